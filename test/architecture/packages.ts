/** Which files may import which packages, and that faker is never loaded before something is generated. */
import { importsOf, packageName } from './imports.ts';
import type { SourceFile } from './source-file.ts';

/** Package → the files that may import it. */
export type PackageHomes = Readonly<Record<string, RegExp>>;

/** Refuses a package outside its home, and one that the build knows nothing of. */
export function checkPackages(
  files: readonly SourceFile[],
  homes: PackageHomes,
  known: readonly string[],
): readonly string[] {
  return files.flatMap((file) =>
    importsOf(file).flatMap(({ node, specifier, target }) => {
      if (target !== undefined || specifier.startsWith('node:')) return [];
      const name = packageName(specifier);
      const home = homes[name];
      if (home !== undefined && !home.test(file.path)) {
        return [file.at(node, `imports ${specifier}, which belongs to ${home.source} alone`)];
      }
      return known.includes(name)
        ? []
        : [file.at(node, `imports ${specifier}, which is no package of ours`)];
    }),
  );
}

/** Refuses a chain of ordinary imports from an entry point to the package. */
export function checkLoadedLate(
  files: readonly SourceFile[],
  entries: readonly string[],
  late: string,
): readonly string[] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const chains = new Map(entries.map((entry) => [entry, entry]));
  const found: string[] = [];
  for (const [path, chain] of chains) {
    const file = byPath.get(path);
    for (const { node, specifier, target, kind } of file ? importsOf(file) : []) {
      if (kind !== 'value') continue;
      if (target !== undefined) {
        if (!chains.has(target)) chains.set(target, `${chain} → ${target}`);
      } else if (file && packageName(specifier) === late) {
        found.push(file.at(node, `loads ${late} at start: ${chain}; reach it through import()`));
      }
    }
  }
  return found;
}

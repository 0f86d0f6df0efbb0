/** Which folder may import which: holds the layer table against every import. */
import { type Import, importsOf } from './imports.ts';
import type { SourceFile } from './source-file.ts';

export interface Layers {
  /** Folder below `src/` → what it may import besides itself. `drf (types)` stands for type imports only. */
  readonly folders: Readonly<Record<string, readonly string[]>>;
  /** The same for files directly in `src/`. */
  readonly topFiles: Readonly<Record<string, readonly string[]>>;
}

export function checkLayers(files: readonly SourceFile[], layers: Layers): readonly string[] {
  return files.flatMap((file) => {
    const from = place(file.path);
    const allowed = layers.folders[from] ?? layers.topFiles[from];
    if (allowed === undefined) {
      return [`${file.path}:1 stands outside the layers: ${from} is not in the table`];
    }
    return importsOf(file).flatMap((found) => {
      const reason = refusal(file.path, found, allowed);
      return reason === undefined
        ? []
        : [file.at(found.node, `imports ${found.specifier}: ${reason}`)];
    });
  });
}

function refusal(path: string, found: Import, allowed: readonly string[]): string | undefined {
  if (found.specifier === '(computed)') return 'what a file imports must be readable';
  if (found.target === undefined) return undefined;
  if (!found.target.startsWith('src/')) return 'it lies outside src/';
  const from = place(path);
  const to = place(found.target);
  if (from === 'resources') return resourceRefusal(path, found.target, allowed);
  if (to === from) return undefined;
  if (to === 'resources' && allowed.includes('resources/index')) {
    return found.target === 'src/resources/index.ts'
      ? undefined
      : `${from} may know resources/index.ts only`;
  }
  if (allowed.includes(to)) return undefined;
  if (allowed.includes(`${to} (types)`)) {
    return found.kind === 'type' ? undefined : `${from} may import types only from ${to}`;
  }
  return `${from} may not import ${to}`;
}

/** A resource sees the layers below and other resources' doors; the list of resources sees the doors alone. */
function resourceRefusal(
  path: string,
  target: string,
  allowed: readonly string[],
): string | undefined {
  const to = place(target);
  if (to !== 'resources')
    return allowed.includes(to) ? undefined : `resources may not import ${to}`;
  const own = resourceOf(path);
  const other = resourceOf(target);
  if (own === other) return undefined;
  if (other === undefined) return 'a resource does not know the list that it is in';
  return target === `src/resources/${other}/index.ts`
    ? undefined
    : `only ${other}/index.ts is its door`;
}

/** `src/drf/fields.ts` → `drf`; `src/index.ts` → `index.ts`. */
function place(path: string): string {
  return path.split('/')[1] ?? '';
}

/** `payments` for a file inside `src/resources/payments/`; undefined for one directly in `src/resources/`. */
export function resourceOf(path: string): string | undefined {
  return /^src\/resources\/([^/]+)\//.exec(path)?.[1];
}

/** Names, lengths and first lines of files. */
import type { SourceFile } from './source-file.ts';

const KEBAB_CASE = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Names that say where something was put and not what it is. */
const SAYS_NOTHING = /(^|-)(utils?|helpers?|common|misc|managers?)(-|$)/;

/** The only files that may gather others: the library's door, the list of resources, each resource's door. */
const BARRELS = /^src\/(resources\/([^/]+\/)?)?index\.ts$/;

export function checkNames(files: readonly Pick<SourceFile, 'path'>[]): readonly string[] {
  return files.flatMap(({ path }) => {
    const parts = path.replace(/\.(tsx?|json|html|css|svg)$/, '').split('/');
    const faults = parts.flatMap((part) => {
      if (!KEBAB_CASE.test(part)) return [`${path}:1 is not named in kebab-case: ${part}`];
      return SAYS_NOTHING.test(part) ? [`${path}:1 has a name that says nothing: ${part}`] : [];
    });
    const isBarrel = parts.at(-1) === 'index' && !BARRELS.test(path);
    return isBarrel ? [...faults, `${path}:1 is a barrel: import the file itself`] : faults;
  });
}

export function checkLength(files: readonly SourceFile[], most: number): readonly string[] {
  return files.flatMap(({ path, text }) => {
    const lines = text.replace(/\n$/, '').split('\n').length;
    return lines > most ? [`${path}:${most + 1} has ${lines} lines, more than ${most}`] : [];
  });
}

export function checkOpeningComment(files: readonly SourceFile[]): readonly string[] {
  return files
    .filter(({ text }) => !/^(#!.*\n)?\s*\/[/*]/.test(text))
    .map(({ path }) => `${path}:1 does not open with a comment that says what it decides`);
}

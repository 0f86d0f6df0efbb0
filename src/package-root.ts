/** Where the package's own files lie (fixtures, package.json), from the source tree and from the built bundles alike, and its version. */
import { readFileSync } from 'node:fs';

/** Folder URL of the package, with a closing slash. Holds because `src/` and `dist/` are both one level below it. */
export const packageRoot: URL = new URL('..', import.meta.url);

/** The version of this package, read from `package.json`: it is said nowhere else. */
export function packageVersion(): string {
  const content: unknown = JSON.parse(readFileSync(new URL('package.json', packageRoot), 'utf8'));
  const isPackage = typeof content === 'object' && content !== null && 'version' in content;
  return isPackage ? String(content.version) : 'unknown';
}

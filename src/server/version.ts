/** The version of this package. */
import { readFileSync } from 'node:fs';
import { packageRoot } from '../package-root.ts';

/** Read from `package.json`, so that it is said in one place. */
export function packageVersion(): string {
  const content: unknown = JSON.parse(readFileSync(new URL('package.json', packageRoot), 'utf8'));
  const isPackage = typeof content === 'object' && content !== null && 'version' in content;
  return isPackage ? String(content.version) : 'unknown';
}

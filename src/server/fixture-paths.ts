/** Which files an option for fixtures leads to, and what one that leads to none was meant to be. */
import { readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { SHIPPED_NAMES, type ShippedName, worldHint } from '../fixtures/default-documents.ts';
import { hint, nearestName } from '../values/nearest-name.ts';

/** The one file of a folder that is loaded where it is there: the others are worlds of their own then. */
const ENTRY_FILE = 'default.json';

/** The shipped world of that name. It beats a file of the same name, which can be had as `./empty`. */
export function shippedName(source: string): ShippedName | undefined {
  return SHIPPED_NAMES.find((name) => name === source);
}

/**
 * The files that a path gives: itself; or of a folder its `default.json`, or else all its `.json` files by name.
 * @throws Error where there is no such thing, or where the folder cannot be read
 */
export function fixtureFiles(path: string): readonly string[] {
  if (!statSync(path).isDirectory()) return [path];
  const names = readdirSync(path).filter((name) => name.endsWith('.json'));
  const files = names.includes(ENTRY_FILE) ? [ENTRY_FILE] : names.sort();
  return files.map((name) => join(path, name));
}

/** Says of a path where nothing is what it may have been meant to be; empty where nothing is near. */
export function pathHint(path: string): string {
  return worldHint(path) || hint(nearestName(path, neighbours(path)));
}

/** What could be loaded beside where a path leads to: folders and `.json` files. */
function neighbours(path: string): readonly string[] {
  try {
    const folder = dirname(path);
    const start = path.startsWith('./') ? './' : '';
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() || entry.name.endsWith('.json'))
      .map(({ name }) => start + join(folder, name));
  } catch {
    return [];
  }
}

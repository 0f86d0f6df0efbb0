/** Decides how pulled fixtures get into a folder: whole, or not at all. */
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { secretBytes } from '../../values/random.ts';
import { rowLines } from '../../values/row-lines.ts';
import type { StateDocument } from '../../vocabulary/state-document.ts';

/** In a folder of fixtures it is loaded with all others. */
export const PULLED_FILE = 'pulled.json';

/** Of a folder that has it, nothing else is loaded. */
const FIRST_FILE = 'default.json';
export const HIDDEN = `a ${FIRST_FILE} stands beside it, which is loaded alone where the folder is: name the file`;

/** Whether whoever loads the folder does not get what was pulled. */
export function isHidden(folder: string): boolean {
  return existsSync(join(folder, FIRST_FILE));
}

/** The path that was written, as `export` writes a state. `isPrivate`: for nobody but the user to read. @throws the system's own error */
export function writeFixtures(folder: string, state: StateDocument, isPrivate: boolean): string {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, PULLED_FILE);
  const part = join(folder, `.${PULLED_FILE}-${Buffer.from(secretBytes(6)).toString('hex')}`);
  try {
    writeFileSync(part, `${rowLines(JSON.stringify(state))}\n`, {
      mode: isPrivate ? 0o600 : 0o666,
      flag: 'wx',
    });
    renameSync(part, file);
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  }
  return file;
}

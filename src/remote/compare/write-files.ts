/** Decides how a comparison gets into files: whole, or not at all. */
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { secretBytes } from '../../values/random.ts';

/** The cases, and the world that they name, in a folder beside them: the player takes both. */
export function recordFiles(file: string): Readonly<Record<'cases' | 'world' | 'name', string>> {
  const name = basename(file).replace(/\.json$/, '');
  return { cases: file, world: join(dirname(file), 'worlds', `${name}.json`), name };
}

/** Another name first: there is never a half. @throws the system's own error */
export function writeWhole(file: string, text: string): void {
  const end = Buffer.from(secretBytes(6)).toString('hex');
  const part = join(dirname(file), `.${basename(file)}-${end}`);
  mkdirSync(dirname(file), { recursive: true });
  try {
    writeFileSync(part, text, { flag: 'wx' });
    renameSync(part, file);
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  }
}

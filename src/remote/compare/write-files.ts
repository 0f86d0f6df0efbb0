/** Decides how a comparison gets into files: whole, or not at all. */
import { mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { secretBytes } from '../../values/random.ts';
import { optionError } from '../../values/schema/problem-error.ts';
import type { Problem } from '../../values/schema/schema.ts';
import type { CompareOptions } from './compare-options.ts';

/** Before anything is asked that could not be written down. @throws OptionError with all files that cannot be */
export function refuseFiles({ writeContract, record }: CompareOptions): void {
  const problems: readonly Problem[] = Object.entries({ writeContract, record }).flatMap(
    ([name, file]) => {
      const message = file === undefined ? undefined : unfit(file);
      return message === undefined ? [] : [{ pointer: `/${name}`, message }];
    },
  );
  if (problems.length === 0) return;
  throw optionError(problems);
}

function unfit(file: string): string | undefined {
  if (statSync(file, { throwIfNoEntry: false })?.isDirectory())
    return 'must be a file, not a folder';
  const folder = statSync(dirname(file), { throwIfNoEntry: false });
  return folder?.isDirectory() ? undefined : 'must be in a folder that is there';
}

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

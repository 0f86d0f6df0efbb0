/** A client's project whose `node_modules/.bin` has the built command: what npm and npx find in it. */
import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

export interface LinkedProject {
  readonly folder: string;
  /** A file that processes write to and a test reads. */
  readonly file: () => { readonly descriptor: number; readonly read: () => string };
  readonly read: (name: string) => string;
  readonly write: (name: string, content: string) => string;
  readonly remove: () => void;
}

/** With these scripts in its manifest. */
export function linkedProject(scripts: Readonly<Record<string, string>> = {}): LinkedProject {
  const folder = mkdtempSync(join(tmpdir(), 'waldur-payments-mock-'));
  const descriptors: number[] = [];
  mkdirSync(join(folder, 'node_modules/.bin'), { recursive: true });
  symlinkSync(CLI, join(folder, 'node_modules/.bin/waldur-payments-mock'));
  const write = (name: string, content: string): string => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  write('package.json', JSON.stringify({ private: true, scripts }));
  return {
    folder,
    file() {
      const path = join(folder, `output-${descriptors.length}`);
      const descriptor = openSync(path, 'a');
      descriptors.push(descriptor);
      return { descriptor, read: () => readFileSync(path, 'utf8') };
    },
    read: (name) => readFileSync(join(folder, name), 'utf8'),
    write,
    remove() {
      for (const descriptor of descriptors) closeSync(descriptor);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

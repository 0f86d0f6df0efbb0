/** A scratch copy of the source: changed, built, asked from a process of its own, and compiled. */
import { execFileSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

const root = fileURLToPath(new URL('../../', import.meta.url));
const COPIED = ['src', 'fixtures', 'package.json', 'tsconfig.json'];

export interface SourceCopy {
  /** Files by their paths from the root that are not as they were. */
  readonly changed: () => readonly string[];
  readonly write: (file: string, text: string) => void;
  /** Puts lines right after others. @throws Error where those are not there */
  readonly insert: (file: string, after: string, lines: string) => void;
  /** What a module prints as JSON, which may import `./dist/library.mjs`: the copy, bundled. */
  readonly run: (script: string) => Readonly<Record<string, unknown>>;
  /** What the compiler has to say: nothing, where all is well. @throws Error with its output otherwise */
  readonly compile: () => string;
  readonly remove: () => void;
}

export function copySource(): SourceCopy {
  const folder = mkdtempSync(join(tmpdir(), 'source-copy-'));
  for (const part of COPIED) cpSync(join(root, part), join(folder, part), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  const changed = new Set<string>();
  const node = (...args: readonly string[]) =>
    execFileSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
  const write = (file: string, text: string): void => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
    changed.add(file);
  };
  return {
    changed: () => [...changed].sort(),
    write,
    insert: (file, after, lines) => {
      const text = readFileSync(join(folder, file), 'utf8');
      if (!text.includes(after)) throw new Error(`${file} has no line ${after}`);
      write(
        file,
        text.replace(after, () => after + lines),
      );
    },
    run: (script) => {
      buildSync({
        entryPoints: [join(folder, 'src/index.ts')],
        outfile: join(folder, 'dist/library.mjs'),
        bundle: true,
        packages: 'external',
        platform: 'node',
        format: 'esm',
        logLevel: 'silent',
      });
      const catalogue = 'language-catalogue.json';
      cpSync(join(folder, 'src/drf/language', catalogue), join(folder, 'dist', catalogue));
      writeFileSync(join(folder, 'script.mjs'), script);
      return JSON.parse(node('script.mjs'));
    },
    compile: () => node('node_modules/typescript/bin/tsc', '-p', 'src'),
    remove: () => rmSync(folder, { recursive: true }),
  };
}

/** The types of `dist/`: what the entries show, once for `require` as `.d.ts` and once for `import` as `.d.mts`. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { JEST, LIBRARY, VITEST } from './entries.mjs';

/** A relative module name in an import, an export or an `import('…')` type. */
const RELATIVE = /(\bfrom\s*|\bimport\s*\(?\s*)(['"])(\.{1,2}\/[^'"]+?)(?:\.d)?\.(?:ts|js)\2/g;

/** Writes only the declarations that a reader of an entry can reach; false where the sources don't compile. */
export function buildDeclarations(root, outdir) {
  const emitted = mkdtempSync(join(tmpdir(), 'declarations-'));
  try {
    if (!emit(root, emitted)) return false;
    const entries = Object.values({ ...LIBRARY, ...JEST, ...VITEST });
    for (const file of reachable(entries.map((entry) => declarationOf(emitted, entry)))) {
      const text = readFileSync(file, 'utf8');
      const target = join(outdir, 'types', relative(emitted, file));
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, text.replace(RELATIVE, '$1$2$3.js$2'));
      writeFileSync(target.replace(/\.d\.ts$/, '.d.mts'), text.replace(RELATIVE, '$1$2$3.mjs$2'));
    }
    return true;
  } finally {
    rmSync(emitted, { recursive: true, force: true });
  }
}

function emit(root, outDir) {
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  const options = ['-p', join(root, 'src/tsconfig.json'), '--outDir', outDir];
  return spawnSync(process.execPath, [compiler, ...options], { stdio: 'inherit' }).status === 0;
}

function declarationOf(emitted, entry) {
  return join(emitted, entry.replace(/^src\//, '').replace(/\.ts$/, '.d.ts'));
}

function reachable(entries) {
  const files = new Set(entries);
  for (const file of files) {
    for (const [, , , path] of readFileSync(file, 'utf8').matchAll(RELATIVE)) {
      files.add(`${join(dirname(file), path)}.d.ts`);
    }
  }
  return files;
}

/** Writes `src/vocabulary/`, the words of tests as types, from the tables that the mock runs by. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { copyFile, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { CATALOGUE } from './late-packages.mjs';

const root = new URL('../', import.meta.url);
const folder = new URL('src/vocabulary/', root);
/** One level below the project, where `package-root.ts` looks for it. */
const bundle = new URL('.build/.vocabulary.mjs', root);
/** What the source loads late from beside itself. */
const catalogue = new URL(CATALOGUE.file, bundle);

await build({
  absWorkingDir: fileURLToPath(root),
  entryPoints: ['test/vocabulary/vocabulary-files.ts'],
  outfile: fileURLToPath(bundle),
  bundle: true,
  platform: 'node',
  format: 'esm',
  packages: 'external',
  logLevel: 'warning',
});
await copyFile(new URL(`${CATALOGUE.folder}/${CATALOGUE.file}`, root), catalogue);
try {
  const { vocabularyFiles } = await import(bundle.href);
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of vocabularyFiles()) {
    const file = new URL(name, folder);
    if (textOf(file) === text) continue;
    writeFileSync(file, text);
    console.log(`src/vocabulary/${name} is new.`);
  }
} finally {
  await rm(bundle, { force: true });
  await rm(catalogue, { force: true });
}

function textOf(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

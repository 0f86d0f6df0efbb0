/** Writes the generated parts of README files: `test/readme/pages.ts` says which there are, and what writes each. */
import { copyFile, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { CATALOGUE } from './late-packages.mjs';

const root = new URL('../', import.meta.url);
/** In a folder of the project: from there the source finds the package's files, and Node the packages. */
const bundle = new URL('pages-bundle.mjs', import.meta.url);
/** What the source loads late from beside itself. */
const catalogue = new URL(CATALOGUE.file, import.meta.url);

await build({
  absWorkingDir: fileURLToPath(root),
  entryPoints: ['test/readme/pages.ts'],
  outfile: fileURLToPath(bundle),
  bundle: true,
  platform: 'node',
  format: 'esm',
  packages: 'external',
  logLevel: 'warning',
});
await copyFile(new URL(`${CATALOGUE.folder}/${CATALOGUE.file}`, root), catalogue);
try {
  const { writePages } = await import(bundle.href);
  const changed = await writePages(root);
  console.log(changed.length > 0 ? `Written: ${changed.join(', ')}.` : 'All pages are up to date.');
} finally {
  await rm(bundle);
  await rm(catalogue);
}

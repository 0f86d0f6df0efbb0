/** Writes the fidelity ledger into the README, from the claims and checks of `test/fidelity`. */
import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = new URL('../', import.meta.url);
/** Below the project, so that packages are found. */
const bundle = new URL('node_modules/.cache/fidelity.mjs', root);

await build({
  absWorkingDir: fileURLToPath(root),
  entryPoints: ['test/fidelity/readme-section.ts'],
  outfile: fileURLToPath(bundle),
  bundle: true,
  platform: 'node',
  format: 'esm',
  packages: 'external',
  logLevel: 'warning',
});
try {
  const { writeSection } = await import(bundle.href);
  console.log(`The fidelity ledger in README.md is ${writeSection(root) ? 'new' : 'as it was'}.`);
} finally {
  await rm(bundle);
}

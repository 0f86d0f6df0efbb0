/** Before all tests: bundles the source, for this run alone; in a run that counts, a second time, to count. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleSource } from './bundle-source.mjs';

// biome-ignore lint/style/noDefaultExport: Jest calls the default export of the file that its configuration names
export default async function bundle() {
  const folder = mkdtempSync(join(tmpdir(), 'waldur-payments-mock-source-'));
  const { COVERAGE_COUNTS: counts, SOURCE_MUTATION: mutation } = process.env;
  process.env.SOURCE_BUNDLE = join(folder, 'source.cjs');
  const plugins = [];
  if (mutation !== undefined) {
    const { breakSource } = await import('../mutation/break-source.mjs');
    plugins.push(breakSource(JSON.parse(mutation)));
  }
  await bundleSource(process.env.SOURCE_BUNDLE, plugins);
  if (counts === undefined) return;
  const { countCoverage } = await import('./count-coverage.mjs');
  const files = {};
  process.env.COUNTING_BUNDLE = join(folder, 'counting.cjs');
  await bundleSource(process.env.COUNTING_BUNDLE, [countCoverage(files)]);
  writeFileSync(join(counts, 'files.json'), JSON.stringify(files));
}

/** Before all tests: bundles the source for this run alone, unless whoever started the run has done so (.ci/test.mjs). */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleForTests } from './bundles.mjs';

// biome-ignore lint/style/noDefaultExport: Jest calls the default export of the file that its configuration names
export default async function bundle() {
  const { COVERAGE_COUNTS, SOURCE_MUTATION, SOURCE_BUNDLE } = process.env;
  if (SOURCE_BUNDLE !== undefined) return;
  const folder = mkdtempSync(join(tmpdir(), 'waldur-payments-mock-source-'));
  process.env.OWN_BUNDLES = folder;
  Object.assign(process.env, await bundleForTests(folder, COVERAGE_COUNTS, SOURCE_MUTATION));
}

/** The scripts that the tests of a run take the source from: as it is, and where the run counts, one that counts. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleSource } from './bundle-source.mjs';

/**
 * @param folder which is there, and gets the scripts
 * @param counts the folder of counters.ts, which gets the maps of all files, in a run that counts
 * @param mutation what is to be broken (break-source.mjs), as JSON
 * @returns the variables that tell the tests' processes of them
 */
export async function bundleForTests(folder, counts, mutation) {
  const plain = join(folder, 'source.cjs');
  const plugins = [];
  if (mutation !== undefined) {
    const { breakSource } = await import('../mutation/break-source.mjs');
    plugins.push(breakSource(JSON.parse(mutation)));
  }
  await bundleSource(plain, plugins);
  if (counts === undefined) return { SOURCE_BUNDLE: plain };
  const { countCoverage } = await import('./count-coverage.mjs');
  const { sizeOf } = await import('./counter-places.mjs');
  const files = [];
  const counting = join(folder, 'counting.cjs');
  await bundleSource(counting, [countCoverage(files)]);
  writeFileSync(join(counts, 'files.json'), JSON.stringify(files));
  const counters = files.reduce((total, { map }) => total + sizeOf(map), 0);
  return { SOURCE_BUNDLE: plain, COUNTING_BUNDLE: counting, COUNTERS: String(counters) };
}

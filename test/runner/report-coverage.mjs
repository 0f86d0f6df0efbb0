/** Adds up what the processes of a whole run have counted, prints it, and tells whether it is enough. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import coverage from 'istanbul-lib-coverage';
import report from 'istanbul-lib-report';
import reports from 'istanbul-reports';
import { root } from './bundle-source.mjs';
import { filled } from './counter-places.mjs';

/** Percents. */
const LEAST = { lines: 95, branches: 90 };

/**
 * @param folder of bundles.mjs and counters.ts
 * @param reporters Istanbul's, which may write to `coverage/`
 * @returns what is too little, empty if nothing is
 */
export function reportCoverage(folder, reporters = ['text-summary']) {
  const files = JSON.parse(readFileSync(join(folder, 'files.json'), 'utf8'));
  const sums = [];
  for (const name of readdirSync(folder).filter((each) => each.endsWith('.counts'))) {
    const { buffer } = Uint8Array.from(readFileSync(join(folder, name)));
    for (const [place, count] of new Uint32Array(buffer).entries()) {
      sums[place] = (sums[place] ?? 0) + count;
    }
  }
  const map = coverage.createCoverageMap(
    Object.fromEntries(files.map((file) => [file.map.path, filled(file, sums)])),
  );
  const context = report.createContext({ dir: join(root, 'coverage'), coverageMap: map });
  for (const name of reporters) reports.create(name, { projectRoot: root }).execute(context);
  const summary = map.getCoverageSummary();
  return Object.entries(LEAST)
    .map(([kind, least]) => ({ kind, least, pct: summary[kind].pct }))
    .filter(({ pct, least }) => !(pct >= least))
    .map(({ kind, least, pct }) => `${pct} % of ${kind} are covered, which must be ${least} %.`);
}

/** What the bundled source has counted in this process, and how it reaches the report of a whole run. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

let counters: Uint32Array | undefined;

/** What the source counts in, shared by all tests of this process; undefined in a run that does not count. */
export function countersOfProcess(): Uint32Array | undefined {
  const { COUNTERS } = process.env;
  if (COUNTERS !== undefined) counters ??= new Uint32Array(Number(COUNTERS));
  return counters;
}

/** Leaves what was counted so far in the folder of the run, `COVERAGE_COUNTS`. */
export function saveCounters(): void {
  const { COVERAGE_COUNTS } = process.env;
  if (COVERAGE_COUNTS === undefined || counters === undefined) return;
  writeFileSync(join(COVERAGE_COUNTS, `${process.pid}.counts`), counters);
}

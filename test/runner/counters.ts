/** What the bundled source has counted in this process, and how it reaches the report of a whole run. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Names the folder of a run that counts, in which `files.json` has all files with their counters at zero. */
const VARIABLE = 'COVERAGE_COUNTS';
const FILES = 'files.json';

interface Counters {
  readonly s: unknown;
  readonly f: unknown;
  readonly b: unknown;
}

let counters: Readonly<Record<string, Counters>> | undefined;

/** What the source counts in, shared by all tests of this process; undefined in a run that does not count. */
export function countersOfProcess(): object | undefined {
  const folder = process.env[VARIABLE];
  if (folder === undefined) return undefined;
  counters ??= JSON.parse(readFileSync(join(folder, FILES), 'utf8'));
  return counters;
}

/** Leaves what was counted so far. */
export function saveCounters(): void {
  const folder = process.env[VARIABLE];
  if (folder === undefined || counters === undefined) return;
  const counts = Object.entries(counters).map(([path, { s, f, b }]) => [path, { s, f, b }]);
  const text = JSON.stringify(Object.fromEntries(counts));
  writeFileSync(join(folder, `${process.pid}.counts.json`), text);
}

/**
 * How long the built package takes to load a fixture file, beside JSON.parse and a bare loop that makes the same rows.
 * Arguments: number of payments, number of rounds.
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { median } from './processes.mjs';
import { writeFixture } from './world.mjs';

const SUBJECTS = ['mock', 'plain'];
const LOAD_ONCE = fileURLToPath(new URL('load-once.mjs', import.meta.url));

/**
 * Medians of so many rounds, each load in a process of its own: `mock` and `baseline` in milliseconds, `cpu` in
 * milliseconds of processor time of all threads, which the collector and the compiler share.
 */
export async function measureLoading({ payments = 100_000, rounds = 5 } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const file = join(folder, 'world.json');
  const taken = { mock: [], plain: [] };
  try {
    await writeFixture(file, payments);
    for (let round = 0; round < rounds; round += 1) {
      for (const subject of SUBJECTS) taken[subject].push(await loadOnce(subject, file));
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  const middle = (subject, key) => median(taken[subject].map((each) => each[key]));
  return {
    payments,
    rounds,
    node: process.version,
    mock: middle('mock', 'milliseconds'),
    baseline: middle('plain', 'milliseconds'),
    cpu: { mock: middle('mock', 'cpuMs'), baseline: middle('plain', 'cpuMs') },
  };
}

async function loadOnce(subject, file) {
  const { stdout } = await promisify(execFile)(process.execPath, [LOAD_ONCE, subject, file]);
  return JSON.parse(stdout);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [payments, rounds] = process.argv.slice(2).map(Number);
  console.log(JSON.stringify(await measureLoading({ payments, rounds }), null, 2));
}

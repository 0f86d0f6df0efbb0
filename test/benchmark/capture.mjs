/**
 * What the journal costs: processor time of a list and of a create, with it and with `--journal 0`, in the same rounds.
 * Arguments: rounds, requests of a round.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cpuMicros, median, runLoad, startServer } from './processes.mjs';
import { writeFixture } from './world.mjs';

const here = (file) => fileURLToPath(new URL(file, import.meta.url));
const START = [here('../../dist/cli.js'), 'start', '--port', '0'];
const OPERATIONS = ['list', 'create'];
const WARM_UP = 4;

/** By operation: microseconds `on` and `off`, and `ratio`, the median of those of the rounds. */
export async function measureCapture({ rounds, amount, payments = 1000 }) {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const fixture = join(folder, 'world.json');
  const servers = [];
  try {
    await writeFixture(fixture, payments);
    for (const more of [[], ['--journal', '0']]) {
      servers.push(
        await startServer([...START, '--log-format', 'json', '--fixtures', fixture, ...more]),
      );
    }
    const figures = {};
    for (const operation of OPERATIONS) {
      figures[operation] = await measureOperation(servers, operation, rounds, amount);
    }
    return figures;
  } finally {
    for (const server of servers) await server.close();
    rmSync(folder, { recursive: true });
  }
}

async function measureOperation(servers, operation, rounds, amount) {
  const taken = [];
  for (const server of servers) await cpuOf(server, operation, WARM_UP * amount);
  for (let round = 0; round < rounds; round += 1) {
    // Who comes first takes turns.
    const [first, second] = round % 2 ? [1, 0] : [0, 1];
    const pair = [];
    for (const index of [first, second]) {
      pair[index] = await cpuOf(servers[index], operation, amount);
    }
    taken.push(pair);
  }
  return {
    on: median(taken.map(([on]) => on)),
    off: median(taken.map(([, off]) => off)),
    ratio: median(taken.map(([on, off]) => on / off)),
  };
}

async function cpuOf({ port, pid }, operation, amount) {
  const before = cpuMicros(pid);
  const load = await runLoad([here('load.mjs'), String(port), operation, String(amount)]);
  if (load.failed > 0) throw new Error(`${operation}: ${load.failed} requests failed`);
  return (cpuMicros(pid) - before) / load.requests;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [rounds = 9, amount = 4000] = process.argv.slice(2).map(Number);
  console.log(JSON.stringify(await measureCapture({ rounds, amount }), null, 2));
}

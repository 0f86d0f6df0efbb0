/**
 * What the journal costs: processor time of a list and of a create, with it and with `--journal 0`. Both servers stand on one
 * core and take turns after few requests, so that whatever else the machine does meets both alike.
 * Arguments: rounds, requests of a round.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { OPERATIONS } from './operations.mjs';
import { message, openPipeline } from './pipeline.mjs';
import { cpuMicros, median, startServer } from './processes.mjs';
import { TOKEN, writeFixture } from './world.mjs';

const here = (file) => fileURLToPath(new URL(file, import.meta.url));
const START = [here('../../dist/cli.js'), 'start', '--port', '0'];
const MEASURED = ['list', 'create'];
const WARM_UP = 4000;
/** So many requests are under way at once. */
const BATCH = 4;

/** By operation: microseconds of a request `on` and `off`, and the ratios of the rounds' means and medians. */
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
    for (const operation of MEASURED) {
      figures[operation] = await measureOperation(servers, operation, rounds, amount);
    }
    return figures;
  } finally {
    for (const server of servers) await server.close();
    rmSync(folder, { recursive: true });
  }
}

async function measureOperation(servers, operation, rounds, amount) {
  const [{ method, path, headers, body }] = OPERATIONS[operation](0);
  const batch = Array.from({ length: BATCH }, () =>
    message(method, path, { token: TOKEN, type: headers?.['content-type'], body }),
  );
  const cpuOf = async ({ pid }, { send }, times) => {
    const before = cpuMicros(pid);
    for (let sent = 0; sent < times; sent += BATCH) await send(batch);
    return (cpuMicros(pid) - before) / times;
  };
  for (const server of servers) {
    // On a connection of its own: one that waits for long is closed.
    const pipeline = openPipeline(server.port);
    await cpuOf(server, pipeline, WARM_UP);
    pipeline.close();
  }
  const pipelines = servers.map(({ port }) => openPipeline(port));
  const taken = [];
  for (let round = 0; round < rounds; round += 1) {
    const pair = [];
    // Who comes first takes turns.
    for (const index of round % 2 ? [1, 0] : [0, 1]) {
      pair[index] = await cpuOf(servers[index], pipelines[index], amount);
    }
    taken.push(pair);
  }
  for (const { statuses, close } of pipelines) {
    close();
    if (Object.keys(statuses).some((status) => !status.startsWith('2'))) {
      throw new Error(`${operation}: answered ${JSON.stringify(statuses)}`);
    }
  }
  const [on, off] = [0, 1].map((index) => taken.map((pair) => pair[index]));
  return {
    on: mean(on),
    off: mean(off),
    // Clearing memory falls on few of the rounds, and counts in the means alone.
    means: mean(on) / mean(off),
    medians: median(on) / median(off),
  };
}

function mean(values) {
  return values.reduce((total, each) => total + each, 0) / values.length;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [rounds = 300, amount = 100] = process.argv.slice(2).map(Number);
  console.log(JSON.stringify(await measureCapture({ rounds, amount }), null, 2));
}

/**
 * What an open page of the inspector costs the mock at full load: answers a second and processor time, beside a mock of which no page
 * is open. Two servers with the same world take turns; the page stays open on one of them, the first in one half of the pairs, the
 * second in the other. Lists are asked for on four raw connections with 16 requests under way on each, whose answers are only counted,
 * so that the server always has the next one waiting and is itself the limit. Measured twice: with the servers on a core of their own
 * (load and browser on the other), and with everything free to use both.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { OPERATIONS } from './operations.mjs';
import { message, openPipeline } from './pipeline.mjs';
import { cpuMicros, descendants, median, pinTo, startServer } from './processes.mjs';
import { TOKEN, writeFixture } from './world.mjs';

const COMMAND = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const [CONNECTIONS, UNDER_WAY] = [4, 16];
const WARM_UP = 20_000;
/** The page reads what is there when it opens, and what is left of a round after it. */
const QUIET_MS = 2000;
const PAYMENTS = 1000;

const LAYOUTS = {
  serverOnItsOwnCore: { servers: '0', others: '1' },
  allOnTwoCores: { servers: '0,1', others: '0,1' },
};

/** By layout, the medians of the pairs. */
export async function measureCost({ pairs, amount, launch }) {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const fixture = join(folder, 'world.json');
  try {
    await writeFixture(fixture, PAYMENTS);
    const figures = {};
    for (const [layout, cores] of Object.entries(LAYOUTS)) {
      const taken = [];
      for (const watched of [0, 1]) {
        const half = { watched, pairs: pairs / 2, amount, launch, fixture, cores };
        taken.push(...(await measurePairs(half)));
      }
      figures[layout] = summary(taken);
    }
    return figures;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Each of the pairs: what was measured with the page and without it. */
async function measurePairs({ watched, pairs, amount, launch, fixture, cores }) {
  const servers = [];
  let browser;
  try {
    for (let count = 0; count < 2; count += 1) {
      const args = ['start', '--port', '0', '--log-format', 'json', '--fixtures', fixture];
      servers.push(await startServer([COMMAND, ...args]));
    }
    browser = await launch();
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${servers[watched].port}/__admin/#/requests`);
    await page.getByRole('searchbox').waitFor();
    const pids = servers.map(({ pid }) => pid);
    const programs = descendants(process.pid).filter((pid) => !pids.includes(pid));
    pinTo(cores.others, [process.pid, ...programs]);
    pinTo(cores.servers, pids);
    for (const server of servers) await run(server, WARM_UP);
    const taken = [];
    for (let pair = 0; pair < pairs; pair += 1) {
      const measured = {};
      for (const index of pair % 2 ? [1, 0] : [0, 1]) {
        await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
        const before = cpuOf(programs);
        const round = await run(servers[index], amount);
        const browserShare = (cpuOf(programs) - before) / 1000 / round.ms;
        measured[index === watched ? 'with' : 'without'] = { ...round, browserShare };
      }
      taken.push(measured);
    }
    return taken;
  } finally {
    await browser?.close();
    for (const server of servers) await server.close();
  }
}

async function run({ port, pid }, amount) {
  const [{ method, path }] = OPERATIONS.list(0);
  const batch = Array.from({ length: UNDER_WAY }, () => message(method, path, { token: TOKEN }));
  const pipelines = Array.from({ length: CONNECTIONS }, () => openPipeline(port));
  const [cpu, own, started] = [cpuMicros(pid), cpuMicros(process.pid), performance.now()];
  let left = amount;
  await Promise.all(
    pipelines.map(async ({ send }) => {
      for (; left > 0; left -= UNDER_WAY) await send(batch);
    }),
  );
  const ms = performance.now() - started;
  for (const { close, statuses } of pipelines) {
    close();
    if (Object.keys(statuses).some((status) => status !== '200'))
      throw new Error(`answered ${JSON.stringify(statuses)}`);
  }
  return {
    ms,
    perSecond: (amount / ms) * 1000,
    cpu: (cpuMicros(pid) - cpu) / amount,
    serverShare: (cpuMicros(pid) - cpu) / 1000 / ms,
    loadShare: (cpuMicros(process.pid) - own) / 1000 / ms,
  };
}

const cpuOf = (pids) => pids.reduce((total, pid) => total + (cpuMicros(pid) ?? 0), 0);

function summary(taken) {
  const two = (value) => Number(value.toFixed(2));
  const share = (key, which) => two(median(taken.map((pair) => pair[which][key])));
  return {
    answersASecondWithout: Math.round(median(taken.map(({ without }) => without.perSecond))),
    throughputWithToWithout: two(median(taken.map((pair) => pair.without.ms / pair.with.ms))),
    serverCpuWithToWithout: two(median(taken.map((pair) => pair.with.cpu / pair.without.cpu))),
    serverCpuMicrosWithout: Math.round(median(taken.map((pair) => pair.without.cpu))),
    // Of a core, while requests come as fast as they are answered.
    serverShare: [share('serverShare', 'without'), share('serverShare', 'with')],
    loadShare: [share('loadShare', 'without'), share('loadShare', 'with')],
    browserShare: [share('browserShare', 'without'), share('browserShare', 'with')],
  };
}

/**
 * Soaks the built server in mixed traffic, and its control plane in nonsense: `npm run soak -- --minutes=5 --fuzz=20000
 * --heap=256 --seed=1 --write`. Fails on a request without an answer, on a 500 that nobody asked for and no note names, on
 * an error inside the server, on its end, and on memory that does not come back.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createClient } from './client.mjs';
import { controlRequests, FUZZED } from './control-fuzz.mjs';
import { Judge } from './judge.mjs';
import { readOperations } from './operations.mjs';
import { report, writeReport } from './report.mjs';
import { createChance, createTraffic } from './traffic.mjs';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '5' },
    /** Requests to the control plane that are nonsense. */
    fuzz: { type: 'string', default: '20000' },
    /** Megabytes that the server's heap may take; 0 is what Node takes by itself. */
    heap: { type: 'string', default: '256' },
    seed: { type: 'string' },
    connections: { type: 'string', default: '16' },
    /** How often the traffic pauses, to see what is left in memory: three times at least, the first of them to warm up. */
    rounds: { type: 'string', default: '10' },
    contract: { type: 'string', default: 'documented' },
    /** Seconds that an answer may take. */
    patience: { type: 'string', default: '30' },
    /** Another server than the mock's own. */
    server: { type: 'string', default: fileURLToPath(new URL('server.mjs', import.meta.url)) },
    write: { type: 'boolean', default: false },
  },
});
const { minutes, fuzz, heap, connections, rounds, patience } = Object.fromEntries(
  Object.entries(values).map(([name, value]) => [name, Number(value)]),
);
const seed = Number(values.seed ?? Date.now() % 1_000_000);
/** Megabytes that may be left over from round to round, all state put back: heap after a collection, and resident. */
const LEFT = { heap: 16, rss: 96 };
/** Megabytes beside the heap that the server may take at its highest: code, stacks, buffers of bodies and uploads. */
const BESIDE_HEAP = 350;
const MEGABYTE = 1024 * 1024;

const judge = new Judge();
console.error(`soak: seed ${seed}, ${minutes} minutes, ${fuzz} strange requests, heap ${heap} MB`);

const child = fork(
  values.server,
  [JSON.stringify({ maxSandboxes: 50, contract: values.contract })],
  {
    execArgv: ['--expose-gc', ...(heap > 0 ? [`--max-old-space-size=${heap}`] : [])],
  },
);
/** So long after its last word a server is known to have ended, on a busy machine too. */
const END_MS = 10_000;
let hasEnded = false;
let isDone = false;
child.on('exit', (code, signal) => {
  hasEnded = true;
  if (!isDone) judge.fail('the end of the server', String(code ?? signal));
});
const NO_MEMORY = { heap: 0, rss: 0 };
/** What stands in for a word of a server that is no more. */
const gone = once(child, 'exit').then(() => [{}]);
let tellMemory = () => undefined;
// Heard all the time: of two words that come together, who listens anew after each would miss the second one.
child.on('message', ({ error, memory }) => {
  if (error) judge.fail('an error inside the server', error);
  if (memory) tellMemory(memory);
});
const [{ url }] = await Promise.race([once(child, 'message'), gone]);
const client = createClient(url, { connections: connections + 5, patienceMs: patience * 1000 });
const operations = await readOperations(client);
const strange = controlRequests(operations.admin, { seed, count: fuzz });

/** How often the sandbox of the strange requests has gone. */
let dropped = 0;
const peak = { rss: 0 };
const lefts = [];
for (let round = 0; round < rounds && !hasEnded; round += 1) {
  const until = performance.now() + (minutes * 60_000) / rounds;
  const share = strange.slice((round * fuzz) / rounds, ((round + 1) * fuzz) / rounds);
  const isOver = () => hasEnded || performance.now() > until;
  await Promise.all([
    ...Array.from({ length: connections }, (_, index) => work(`${round}-${index}`, isOver)),
    sendAll(share),
    watch(isOver),
  ]);
  if (!hasEnded) await putBack().then((left) => lefts.push(left), unlessEnded);
}
isDone = true;
child.kill('SIGKILL');
client.close();

const [, warm, ...later] = lefts;
for (const part of ['heap', 'rss']) {
  const grown = Math.min(...later.slice(-3).map((left) => left[part])) - (warm?.[part] ?? 0);
  if (grown > LEFT[part]) judge.fail(`memory that stays (${part})`, `${Math.round(grown)} MB`);
}
if (heap > 0 && peak.rss > heap + BESIDE_HEAP) {
  judge.fail('too much memory', `${Math.round(peak.rss)} MB`);
}
const told = report({ judge, peak, lefts, minutes, fuzz, heap, seed });
console.log(told);
if (values.write) writeReport(told);
process.exitCode = judge.failures.length === 0 ? 0 : 1;

/** A server that ends is silent before it is known to have ended: what fails then is no fault of the soak's own. */
async function unlessEnded(error) {
  await Promise.race([gone, setTimeout(END_MS)]);
  if (!hasEnded) throw error;
}

async function send(kind, wanted, allowances) {
  const answer = await client.ask(wanted);
  if (!hasEnded) judge.note(kind, wanted, answer, allowances);
  return answer;
}

async function work(name, isOver) {
  const [round] = name.split('-');
  const next = createTraffic(operations, createChance(`${seed}-${name}`), round);
  while (!isOver()) await next(send);
}

/** A few at a time, to their end: also when the time of the others is up. */
async function sendAll(requests) {
  const queue = requests.values();
  const one = async () => {
    for (const wanted of queue) {
      if (hasEnded) return;
      const path = wanted.path.replace(FUZZED, `/__sandbox/fuzz-${dropped}/`);
      const { status } = await send(
        'strange control plane',
        { ...wanted, path },
        { mayBeLost: true },
      );
      if (status === 410) dropped += 1;
    }
  };
  await Promise.all([one(), one(), one(), one()]);
}

async function watch(isOver) {
  while (!isOver()) {
    peak.rss = Math.max(peak.rss, (await memory(false)).rss);
    await setTimeout(100);
  }
}

/** All state away that a test run would put away, and what is left in megabytes. */
async function putBack() {
  const { text } = await client.ask({ path: '/__admin/sandboxes' });
  for (const { name } of JSON.parse(text).sandboxes.slice(1)) {
    await client.ask({ method: 'DELETE', path: `/__admin/sandboxes/${name}` });
  }
  const known = await client.ask({ path: '/__admin/snapshots' });
  for (const name of JSON.parse(known.text).snapshots) {
    await client.ask({ method: 'DELETE', path: `/__admin/snapshots/${encodeURIComponent(name)}` });
  }
  await client.ask({ method: 'POST', path: '/__admin/reset' });
  return memory(true);
}

async function memory(collects) {
  if (hasEnded) return NO_MEMORY;
  const told = new Promise((resolve) => {
    tellMemory = resolve;
  });
  // A server that ends is out of reach before it is known to have ended.
  child.send({ collects }, () => undefined);
  const { heap, rss } = await Promise.race([told, gone.then(() => NO_MEMORY)]);
  return { heap: heap / MEGABYTE, rss: rss / MEGABYTE };
}

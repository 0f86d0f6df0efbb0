/**
 * The inspector in a real Chromium (`CHROMIUM`, or /usr/bin/chromium), over the built server with 100,000 payments: how soon its table
 * is there and how it scrolls, how it stands 1,000 requests a second, and what an open page costs the mock (`inspector-cost.mjs`).
 * Arguments: payments, pairs of rounds, requests of a round.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import autocannon from 'autocannon';
import { chromium } from 'playwright-core';
import { measureCost } from './inspector-cost.mjs';
import { OPERATIONS } from './operations.mjs';
import { startServer } from './processes.mjs';
import { TOKEN, writeFixture } from './world.mjs';

const COMMAND = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking'];
const [SCROLLS, STEP_PX] = [200, 600];
const LIVE = { rate: 1000, seconds: 10 };
const READ_ROW = '.grid-row:not(.is-awaited)';
/** What takes longer is felt. Source: w3.org/TR/longtasks, 50 ms; the house allows 100. */
const WATCH = () => {
  globalThis.longTasks = [];
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) globalThis.longTasks.push(duration);
  }).observe({ type: 'longtask', buffered: true });
};

const longest = (page) => page.evaluate('Math.round(Math.max(0, ...longTasks.splice(0)))');

const launch = () => chromium.launch({ executablePath: CHROMIUM, args: FLAGS });

/** By what is measured: milliseconds, megabytes, ratios. */
async function measureInspector({ payments, pairs, amount }) {
  const page = await measurePage(payments);
  return { ...page, cost: await measureCost({ pairs, amount, launch }) };
}

async function measurePage(payments) {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const fixture = join(folder, 'world.json');
  let server;
  let browser;
  try {
    await writeFixture(fixture, payments);
    const args = ['start', '--port', '0', '--log-format', 'json', '--fixtures', fixture];
    server = await startServer([COMMAND, ...args]);
    browser = await launch();
    const page = await browser.newPage();
    await page.addInitScript(WATCH);
    const at = (hash) => `http://127.0.0.1:${server.port}/__admin/${hash}`;
    const table = await measureTable(page, at('#/data/payments'));
    const live = await measureLive(page, at('#/requests'), server);
    return { table, live };
  } finally {
    await browser?.close();
    await server?.close();
    rmSync(folder, { recursive: true });
  }
}

async function measureTable(page, url) {
  const started = performance.now();
  await page.goto(url);
  await page.locator(READ_ROW).first().waitFor();
  const firstViewMs = Math.round(performance.now() - started);
  await longest(page);
  await page.locator('[role=grid]').hover();
  for (let step = 0; step < SCROLLS; step += 1) await page.mouse.wheel(0, STEP_PX);
  await page.getByRole('grid').focus();
  await page.keyboard.press('End');
  await page.locator(READ_ROW).last().waitFor();
  await page.waitForTimeout(300);
  return { firstViewMs, longestScrollTaskMs: await longest(page) };
}

async function measureLive(page, url, { port }) {
  await page.goto(url);
  await page.reload();
  await page.getByRole('searchbox').waitFor();
  await longest(page);
  const load = autocannon({
    url: `http://127.0.0.1:${port}`,
    connections: 4,
    overallRate: LIVE.rate,
    duration: LIVE.seconds,
    requests: OPERATIONS.list(0).map((one) => ({
      ...one,
      headers: { host: 'bench.test', authorization: `Token ${TOKEN}` },
    })),
  });
  const answersMs = [];
  for (let at = 0; at < LIVE.seconds - 1; at += 1) {
    await page.waitForTimeout(900);
    const started = performance.now();
    const text = at % 2 ? '' : 'no such path';
    await page.getByRole('searchbox').fill(text);
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
    answersMs.push(performance.now() - started);
  }
  const { requests } = await load;
  const megabytes = await page.evaluate('performance.memory.usedJSHeapSize / 1048576');
  return {
    requestsPerSecond: Math.round(requests.average),
    longestTaskMs: await longest(page),
    slowestAnswerMs: Math.round(Math.max(...answersMs)),
    megabytes: Math.round(megabytes),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [payments = 100_000, pairs = 20, amount = 15_000] = process.argv.slice(2).map(Number);
  console.log(JSON.stringify(await measureInspector({ payments, pairs, amount }), null, 2));
}

/** Measures reset, fork and snapshot of a sandbox at several sizes, each as a ratio to the smallest. Run on the built package. */
import { performance } from 'node:perf_hooks';
import { startMockServer } from '../../dist/index.js';

const SIZES = process.argv.slice(2).map(Number);
const sizes = SIZES.length > 0 ? SIZES : [1_000, 100_000, 1_000_000];
const ROUNDS = 51;
const TOUCHES = 10;

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** Microseconds of one call, without what prepares it. */
async function measure(work, prepare = async () => {}) {
  const times = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    await prepare(round);
    const start = performance.now();
    work(round);
    times.push((performance.now() - start) * 1000);
  }
  return median(times);
}

async function measureSize(payments) {
  const fixtures = {
    users: [{ username: 'staff', token: 't', is_staff: true }],
    generate: { seed: 1, payments },
  };
  const server = await startMockServer({ fixtures });
  const headers = { ...server.as('staff').headers, 'Content-Type': 'application/json' };
  const list = await fetch(`${server.url}/api/payment-profiles/?is_active=true`, { headers });
  const [{ url: profile }] = await list.json();
  const body = JSON.stringify({ profile, date_of_payment: '2024-01-01', sum: '1.00' });
  const touch = async () => {
    for (let count = 0; count < TOUCHES; count += 1) {
      await fetch(`${server.url}/api/payments/`, { method: 'POST', headers, body });
    }
  };
  const figures = {
    'reset, untouched': await measure(() => server.reset()),
    [`reset after ${TOUCHES} creates`]: await measure(() => server.reset(), touch),
    'fork (a new sandbox)': await measure((round) => server.sandbox(`fork-${round}`)),
    'named snapshot': await measure(() => server.snapshot('here'), touch),
    'restore a snapshot': await measure(() => server.restore('here'), touch),
  };
  await server.close();
  return figures;
}

const columns = [];
for (const size of sizes) columns.push(await measureSize(size));
const [smallest] = columns;
console.log(
  `| microseconds, median of ${ROUNDS} | ${sizes.map((n) => `${n} payments`).join(' | ')} |`,
);
console.log(`|---|${sizes.map(() => '---').join('|')}|`);
for (const name of Object.keys(smallest)) {
  const cells = columns.map((column) => {
    const ratio = (column[name] / smallest[name]).toFixed(2);
    return `${column[name].toFixed(1)} (× ${ratio})`;
  });
  console.log(`| ${name} | ${cells.join(' | ')} |`);
}

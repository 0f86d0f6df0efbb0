/** Measures reset, fork and snapshot of a sandbox at two sizes. On the built package. */
import { startMockServer } from '../../dist/index.js';
import { median } from './processes.mjs';

const ROUNDS = 51;
const TOUCHES = 10;

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

/** Reset, fork and snapshot at the largest of these sizes, with the ratio to the smallest. */
export async function measureState([smallest, largest]) {
  const small = await measureSize(smallest);
  const large = await measureSize(largest);
  return Object.fromEntries(
    Object.entries(large).map(([name, micros]) => [
      name,
      { micros, payments: largest, to: smallest, ratio: micros / small[name] },
    ]),
  );
}

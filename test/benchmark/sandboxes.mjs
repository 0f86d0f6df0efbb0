/** Measures what fifty busy sandboxes hold of memory, and what is left of it when they are gone. Run with --expose-gc on the built package. */
import { startMockServer } from '../../dist/index.js';

const SANDBOXES = 50;
const REQUESTS = 200;

if (typeof globalThis.gc !== 'function') throw new Error('Run this with node --expose-gc.');

const settled = async () => {
  for (let round = 0; round < 4; round += 1) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    globalThis.gc();
  }
  return process.memoryUsage().heapUsed;
};

const server = await startMockServer();
const headers = { ...server.as('staff').headers, 'Content-Type': 'application/json' };
const profile = '/api/payment-profiles/a1b2c3d4-e5f6-7890-abcd-ef1234567890/';
const body = JSON.stringify({ profile, date_of_payment: '2024-01-01', sum: '1.00' });

const work = (round) =>
  Promise.all(
    Array.from({ length: SANDBOXES }, async (_, index) => {
      const base = `${server.url}/__sandbox/round-${round}-${index}/api/payments/`;
      for (let count = 0; count < REQUESTS; count += 1) {
        const answer = await fetch(
          base,
          count % 2 ? { headers } : { method: 'POST', headers, body },
        );
        await answer.arrayBuffer();
      }
    }),
  );
const drop = async (round) => {
  for (let index = 0; index < SANDBOXES; index += 1) {
    await fetch(`${server.url}/__admin/sandboxes/round-${round}-${index}`, { method: 'DELETE' });
  }
};

await work(0);
await drop(0);
const before = await settled();
await work(1);
const busy = await settled();
await drop(1);
const after = await settled();
const megabytes = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;
console.log('| heap after collection | |');
console.log('|---|---|');
console.log(`| before ${SANDBOXES} sandboxes (warm) | ${megabytes(before)} |`);
console.log(`| with them, ${REQUESTS} requests each | ${megabytes(busy)} |`);
console.log(`| when they are dropped | ${megabytes(after)} (× ${(after / before).toFixed(3)}) |`);
await server.close();

/** Uploads eight files of 20 MB to a server of the built package, exports the state, and tells how much memory that took. */
import { startMockServer } from '../../dist/index.mjs';

const MEGABYTE = 1024 * 1024;
const file = new Blob([Buffer.alloc(20 * MEGABYTE, 'x')]);

const server = await startMockServer({ auth: 'off' });
const { payment_profiles: profiles } = server.state();
const statuses = [];
for (let index = 0; index < 8; index += 1) {
  const form = new FormData();
  form.append('profile', `/api/payment-profiles/${profiles[0].uuid}/`);
  form.append('date_of_payment', '2024-01-15');
  form.append('sum', '1.00');
  form.append('proof', file, 'proof.txt');
  const { status } = await fetch(`${server.url}/api/payments/`, { method: 'POST', body: form });
  statuses.push(status);
}
gc();
const before = process.memoryUsage().rss;
let peak = before;
let bytes = 0;
const response = await fetch(`${server.url}/__admin/state`);
for await (const chunk of response.body) {
  bytes += chunk.length;
  peak = Math.max(peak, process.memoryUsage.rss());
}
await server.close();
console.log(
  JSON.stringify({ bytes, statuses, grownMegabytes: Math.round((peak - before) / MEGABYTE) }),
);

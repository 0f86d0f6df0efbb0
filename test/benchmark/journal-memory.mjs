/**
 * What the journal holds of memory, beside what it believes to hold: requests of each kind go to a server whose journal is
 * bounded by bytes alone; then its heap is measured with all that is recorded, and without. Runs under `--expose-gc`.
 * Arguments: requests of each kind, names of kinds (all unless told); `--max-bytes`, and `--read` to read all of it before.
 */

import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { openPipeline, message as plainMessage } from './pipeline.mjs';

const { startMockServer } = createRequire(import.meta.url)('../../dist/index.js');
const TOKEN = 'YOUR_API_TOKEN';
const PROFILE = '/api/payment-profiles/a1b2c3d4-e5f6-7890-abcd-ef1234567890/';
const PAID = '/api/payments/ba000000-0000-4000-8000-000000000001/';
/** So many requests are under way at once, on one connection. */
const BATCH = 20;
const KIB = 1024;

const message = (method, path, more = {}) => plainMessage(method, path, { token: TOKEN, ...more });
const json = (value, text = JSON.stringify(value)) => ({ type: 'application/json', body: text });
const multipart = (body) => ({ type: 'multipart/form-data; boundary=b', body });
const part = (name, value, more = '') =>
  `--b\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${value}\r\n`;
const PAYMENT = { profile: PROFILE, date_of_payment: '2024-05-01', sum: '10.50' };
const FIELDS = Object.entries(PAYMENT).map(([name, value]) => part(name, value));
const many = (count, make) => Array.from({ length: count }, (_each, index) => make(index));

/** By kind: its requests, of which each has a number. */
export const KINDS = {
  list: () => message('GET', '/api/payments/'),
  'filtered list': (number) => message('GET', `/api/payments/?page=1&page_size=1&o=${number}`),
  create: () => message('POST', '/api/payments/', json(PAYMENT)),
  change: (number) => message('PATCH', PAID, json({ sum: `${number % 1000}.00` })),
  upload: () =>
    message(
      'POST',
      '/api/payments/',
      multipart(
        `${FIELDS.join('')}${part('proof', 'x'.repeat(20 * KIB), '; filename="a.pdf"')}--b--\r\n`,
      ),
    ),
  'refused JSON': () =>
    message('POST', '/api/payments/', json(null, `{"sum": "${'1'.repeat(8 * KIB)}`)),
  'refused multipart': () =>
    message('POST', '/api/payments/', multipart(`${FIELDS.join('')}${'y'.repeat(8 * KIB)}`)),
  'unknown members': () =>
    message(
      'POST',
      '/api/payments/',
      json(Object.fromEntries(many(500, (index) => [`m${index}`, index]))),
    ),
  'empty lists': () => message('POST', '/api/payments/', json(null, `[${'[],'.repeat(2000)}[]]`)),
  'form of many fields': () =>
    message('POST', '/api/payments/', {
      type: 'application/x-www-form-urlencoded',
      body: many(800, (index) => `f${index}=1`).join('&'),
    }),
  'long body': () => message('POST', '/api/payments/', json({ sum: 'z'.repeat(100 * KIB) })),
  'long path': (number) => message('GET', `/api/${'p'.repeat(8 * KIB)}${number}/`),
  'many parameters': () =>
    message('GET', `/api/payments/?${many(1500, (index) => `q${index}=1`).join('&')}`),
  'many headers': (number) =>
    message('GET', '/api/payments/', { headers: many(200, (index) => `X-H-${index}: ${number}`) }),
  'big answer': () => message('OPTIONS', '/api/payments/'),
};

/** By kind: megabytes that the journal `believes` to hold and really `holds`, for how many entries. */
export async function measureJournal({
  amount,
  kinds = Object.keys(KINDS),
  maxBytes = 16 * KIB * KIB,
  read = false,
}) {
  const figures = {};
  for (const kind of kinds) figures[kind] = await measureKind(KINDS[kind], amount, maxBytes, read);
  return figures;
}

async function measureKind(make, amount, maxBytes, read) {
  const server = await startMockServer({ port: 0, journal: 1_000_000, journalBytes: maxBytes });
  try {
    const port = Number(new URL(server.url).port);
    // Whatever is loaded or made on the first use is there before it counts.
    await sendAll(port, make, 5 * BATCH);
    await heldBy(server);
    await server.reset();
    await sendAll(port, make, amount);
    if (read) await (await fetch(`${server.url}/__admin/requests`)).arrayBuffer();
    const { number, bytes } = await heldBy(server);
    const full = heapBytes();
    await server.reset();
    const holds = full - heapBytes();
    return { number, believes: bytes, holds, ratio: Number((holds / bytes).toFixed(2)) };
  } finally {
    await server.close();
  }
}

async function heldBy({ url }) {
  const { limits } = await (await fetch(`${url}/__admin/health`)).json();
  return limits.journal;
}

function heapBytes() {
  for (let round = 0; round < 3; round += 1) globalThis.gc();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** In batches, each when all of the one before are answered. */
async function sendAll(port, make, amount) {
  const pipeline = openPipeline(port);
  for (let number = 0; number < amount; number += BATCH) {
    await pipeline.send(many(BATCH, (index) => make(number + index)));
  }
  pipeline.close();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { 'max-bytes': { type: 'string' }, read: { type: 'boolean' } },
  });
  const [amount = '5000', ...kinds] = positionals;
  const maxBytes = values['max-bytes'];
  const figures = await measureJournal({
    amount: Number(amount),
    read: values.read,
    ...(maxBytes === undefined ? {} : { maxBytes: Number(maxBytes) }),
    ...(kinds.length > 0 ? { kinds } : {}),
  });
  for (const [kind, each] of Object.entries(figures)) {
    console.log(JSON.stringify({ kind, ...each }));
  }
}

/**
 * Plays a script of mixed requests in fifty sandboxes of the built package at once, and tells digests of what each was
 * answered. In a process of its own: instrumented for coverage and inside Jest, ten thousand requests take a minute.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Agent, request as httpRequest } from 'node:http';
import { text } from 'node:stream/consumers';
import { isDeepStrictEqual } from 'node:util';
import { startMockServer } from '../../dist/index.js';

const SANDBOXES = 50;
const REQUESTS = 200;
const PAGE_UUID = 'a1b2c3d4-e5f6-7890-abcd-ef1234567890';
const world = JSON.parse(
  readFileSync(new URL('../conformance/worlds/base.json', import.meta.url), 'utf8'),
);
const options = { fixtures: world, now: '2024-06-01T12:00:00Z', randomSeed: 11 };

/** The n-th request of a sandbox's script: a mix of all kinds, and different in every sandbox. */
function request(sandbox, n) {
  const sum = `${sandbox}.${String(n % 100).padStart(2, '0')}`;
  const profile = `/api/payment-profiles/${PAGE_UUID}/`;
  const payment = `/api/payments/${PAGE_UUID}/`;
  switch (n % 8) {
    case 0:
      return ['POST', '/api/payments/', { profile, date_of_payment: '2024-01-01', sum }];
    case 1:
      return ['GET', `/api/payments/?page=last&page_size=${1 + (sandbox % 5)}`];
    case 2:
      return ['PATCH', payment, { sum }];
    case 3:
      return ['POST', `${payment}link_to_invoice/`, { invoice: `/api/invoices/${PAGE_UUID}/` }];
    case 4:
      return ['GET', payment];
    case 5:
      return ['POST', `${payment}unlink_from_invoice/`];
    case 6:
      return ['POST', '/api/payments/', { sum: 'x' }];
    default:
      return ['GET', '/api/payments/?date_of_payment=2024-01-01&page_size=20'];
  }
}

const agent = new Agent({ keepAlive: true, maxSockets: SANDBOXES });

/** One request over a kept connection, much cheaper than `fetch`; gives status and body. */
function send(url, method, headers, body) {
  return new Promise((resolve, reject) => {
    const sent = httpRequest(url, { method, headers, agent }, async (response) => {
      resolve(`${response.statusCode} ${await text(response)}`);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** Plays a sandbox's script and gives a digest of all its answers, less what names the server and the sandbox. */
async function play(server, sandbox, prefix) {
  const digest = createHash('sha256');
  const common = { ...server.as('staff').headers, 'Content-Type': 'application/json' };
  for (let n = 0; n < REQUESTS; n += 1) {
    const [method, path, json] = request(sandbox, n);
    const body = json === undefined ? '' : JSON.stringify(json);
    const headers = { ...common, 'Content-Length': Buffer.byteLength(body) };
    const answer = await send(server.url + prefix + path, method, headers, body);
    digest.update(`${answer.replaceAll(server.url + prefix, '')}\n`);
  }
  return digest.digest('hex');
}

const server = await startMockServer(options);
const before = server.state();
const indexes = Array.from({ length: SANDBOXES }, (_, index) => index);
const together = await Promise.all(
  indexes.map((index) => play(server, index, `/__sandbox/together-${index}`)),
);
const alone = await play(server, 7, '/__sandbox/alone');
const isUntouched = isDeepStrictEqual(server.state(), before);
await server.close();
const other = await startMockServer(options);
const inAnotherRun = await play(other, 7, '/__sandbox/other');
await other.close();
agent.destroy();
console.log(JSON.stringify({ together, alone, inAnotherRun, isUntouched }));

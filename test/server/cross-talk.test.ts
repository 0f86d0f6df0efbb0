/** Fifty sandboxes at work at once: none sees another, and each answers as if it were alone. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type StartedMockServer, startMockServer } from '../../src/index.ts';
import { world } from '../client.ts';
import { INVOICE, PAYMENT, PROFILE } from '../resources/base-world.ts';

const SANDBOXES = 50;
const REQUESTS = 200;
const options = { fixtures: world('base'), now: '2024-06-01T12:00:00Z', randomSeed: 11 } as const;

let server: StartedMockServer;

beforeAll(async () => {
  server = await startMockServer(options);
});
afterAll(() => server.close());

/** The n-th request of a sandbox's script: a mix of all kinds, and different in every sandbox. */
function request(
  sandbox: number,
  n: number,
): readonly [method: string, path: string, body?: unknown] {
  const sum = `${sandbox}.${String(n % 100).padStart(2, '0')}`;
  const profile = `/api/payment-profiles/${PROFILE.active}/`;
  switch (n % 8) {
    case 0:
      return ['POST', '/api/payments/', { profile, date_of_payment: '2024-01-01', sum }];
    case 1:
      return ['GET', `/api/payments/?page=last&page_size=${1 + (sandbox % 5)}`];
    case 2:
      return ['PATCH', `/api/payments/${PAYMENT.unlinked}/`, { sum }];
    case 3:
      return [
        'POST',
        `/api/payments/${PAYMENT.unlinked}/link_to_invoice/`,
        { invoice: `/api/invoices/${INVOICE.october}/` },
      ];
    case 4:
      return ['GET', `/api/payments/${PAYMENT.unlinked}/`];
    case 5:
      return ['POST', `/api/payments/${PAYMENT.unlinked}/unlink_from_invoice/`];
    case 6:
      return ['POST', '/api/payments/', { sum: 'x' }];
    default:
      return ['GET', `/api/payments/?date_of_payment=2024-01-01&page_size=300`];
  }
}

/** Plays a sandbox's script and gives a digest of all its answers, less what names the sandbox. */
async function play(sandbox: number, prefix: string): Promise<string> {
  const digest = createHash('sha256');
  const headers = { ...server.as('staff').headers, 'Content-Type': 'application/json' };
  for (let n = 0; n < REQUESTS; n += 1) {
    const [method, path, body] = request(sandbox, n);
    const response = await fetch(server.url + prefix + path, {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    digest.update(`${response.status} ${text.replaceAll(prefix, '')}\n`);
  }
  return digest.digest('hex');
}

describe('fifty sandboxes with two hundred requests each, all at once', () => {
  it('answer as each would alone, and leave the default one untouched', async () => {
    const before = server.state();
    const names = Array.from({ length: SANDBOXES }, (_, index) => index);
    const together = await Promise.all(
      names.map((index) => play(index, `/__sandbox/together-${index}`)),
    );
    const alone = await play(7, '/__sandbox/alone');
    expect(new Set(together).size).toBe(SANDBOXES);
    expect(together[7]).toBe(alone);
    expect(server.state()).toEqual(before);
  }, 60_000);
});

describe('two runs with the same seed and a clock that stands still', () => {
  it('give the same bytes', async () => {
    const first = await play(3, '/__sandbox/first');
    const other = await startMockServer(options);
    const again = await play(3, '/__sandbox/second');
    await other.close();
    expect(again).toBe(first);
  });
});

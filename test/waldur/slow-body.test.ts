/** Requests whose body is still coming in while others are answered. */
import { once } from 'node:events';
import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type StartedMockServer, startMockServer } from '../../src/index.ts';
import { world } from '../client.ts';
import { INVOICE, PAYMENT } from '../resources/base-world.ts';

let server: StartedMockServer;

beforeAll(async () => {
  server = await startMockServer({ fixtures: world('base') });
});
beforeEach(() => server.reset());
afterAll(() => server.close());

/** Waits for the server to have the headers, does something else, and then sends the rest. */
async function sendSlowly(
  method: string,
  path: string,
  body: object,
  meanwhile: () => Promise<unknown>,
) {
  const payload = JSON.stringify(body);
  const headers = {
    ...server.as('staff').headers,
    'Content-Type': 'application/json',
    'Content-Length': payload.length,
    Expect: '100-continue',
  };
  const slow = request(`${server.url}${path}`, { method, headers, agent: false });
  const answer = new Promise<{ status: number; json: unknown }>((resolve, reject) => {
    slow.on('error', reject);
    slow.on('response', async (response) => {
      resolve({ status: response.statusCode ?? 0, json: JSON.parse(await text(response)) });
    });
  });
  slow.flushHeaders();
  await once(slow, 'continue');
  slow.write(payload.slice(0, -1));
  await meanwhile();
  slow.end(payload.slice(-1));
  return answer;
}

const quick = (method: string, path: string, body?: object) =>
  fetch(`${server.url}${path}`, {
    method,
    headers: { ...server.as('staff').headers, 'Content-Type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

describe('a request whose body comes in slowly', () => {
  const path = `/api/payments/${PAYMENT.unlinked}/`;

  it('finds its payment gone when it was deleted meanwhile', async () => {
    const answer = await sendSlowly('PATCH', path, { sum: '1.00' }, () => quick('DELETE', path));
    expect(answer).toEqual({
      status: 404,
      json: { detail: 'No Payment matches the given query.' },
    });
  });

  it('keeps what was changed meanwhile and not sent by it', async () => {
    const answer = await sendSlowly('PATCH', path, { sum: '1.00' }, () =>
      quick('PATCH', path, { date_of_payment: '2020-02-02' }),
    );
    expect(answer.json).toMatchObject({ sum: '1.00', date_of_payment: '2020-02-02' });
  });

  it('cannot link a payment that was linked meanwhile', async () => {
    const link = `${path}link_to_invoice/`;
    const invoice = (uuid: string) => ({ invoice: `/api/invoices/${uuid}/` });
    const answer = await sendSlowly('POST', link, invoice(INVOICE.november), () =>
      quick('POST', link, invoice(INVOICE.october)),
    );
    expect(answer).toEqual({ status: 400, json: ['Link to an invoice exists.'] });
  });
});

/** The first and the last moment that there are: everything is answered there as at any other time. */

import { describe, expect, it } from '@jest/globals';
import type { FixtureDocument } from '../../src/index.ts';
import { createMockServer, startMockServer } from '../../src/index.ts';
import { CONTRACTS, createClient } from '../client.ts';
import { CUSTOMER, INVOICE, PAYMENT, PROFILE } from '../resources/base-world.ts';

const EDGES = ['0001-01-01T00:00:00Z', '9999-12-31T23:59:59.999999Z'] as const;
const ROWS = ['payments', 'payment-profiles', 'invoices', 'customers'];
const places = EDGES.flatMap((now) =>
  CONTRACTS.flatMap((contract) => [0, 5].map((delayMs) => ({ now, contract, delayMs }))),
);

describe.each(places)('at $now, $contract, with a delay of $delayMs ms', (options) => {
  const errors: string[] = [];
  const client = createClient({
    ...options,
    onEvent: (event) => event.event === 'error' && errors.push(event.message),
  });

  it('every request has its answer, and time stands', async () => {
    const profile = client.url('payment-profiles', PROFILE.active);
    const json = { profile, date_of_payment: '9999-12-31', sum: '1.00' };
    const statuses = [
      await client.send({ method: 'POST', path: '/api/payments/', json }),
      ...(await Promise.all(ROWS.map((name) => client.get(`/api/${name}/`)))),
      await client.get(`/api/invoices/${INVOICE.created}/`),
      await client.send({
        method: 'POST',
        path: `/api/invoices/${INVOICE.created}/paid/`,
        json: { date: '9999-12-31', proof: null },
      }),
      await client.send({
        method: 'PATCH',
        path: `/api/payments/${PAYMENT.unlinked}/`,
        json: { date_of_payment: '0001-01-01' },
      }),
      await client.send({ method: 'DELETE', path: `/api/payments/${PAYMENT.unlinked}/` }),
      await client.get(`/api/customers/${CUSTOMER.gamma}/`),
      await client.get('/api/users/me/'),
    ].map(({ status }) => status);
    expect(statuses.filter((status) => status >= 500)).toEqual([]);
    expect(statuses.filter((status) => status < 300).length).toBeGreaterThan(8);
    expect(errors).toEqual([]);
    const wasAt = client.clock.now();
    client.reset();
    expect((await client.get('/api/payments/')).status).toBe(200);
    expect(wasAt.slice(0, 4)).toBe(options.now.slice(0, 4));
  });

  it('the control plane refuses to move out of time, and moves inwards', async () => {
    const out = options.now.startsWith('0') ? -60_000 : 60_000;
    const ask = async (method: 'POST' | 'PUT', path: string, json: object) =>
      (await client.send({ method, path: `/__admin${path}`, json })).status;
    expect(await ask('POST', '/clock/advance', { ms: out })).toBe(400);
    expect(await ask('POST', '/clock/advance', { ms: -out })).toBe(200);
    expect(await ask('PUT', '/clock', { mode: 'frozen', now: options.now })).toBe(200);
    expect(await ask('PUT', '/clock', { mode: 'offset', offsetMs: out })).toBe(200);
    expect(() => client.clock.advance(out * 1e12)).toThrow(RangeError);
    expect(() => client.clock.setOffset(out * 1e12)).toThrow(RangeError);
    expect(errors).toEqual([]);
  });
});

describe.each(EDGES)('fixtures at %s', (at) => {
  it('serve tokens that expire, invoices that are due, and rows without dates', async () => {
    const fixtures: FixtureDocument = {
      users: [
        {
          username: 'a',
          password: 'b',
          token: 't',
          token_lifetime: 1e9,
          token_created: at,
          is_staff: true,
        },
      ],
      customers: [{ $id: 'c', name: 'C' }],
      invoices: [
        {
          customer: 'c',
          state: 'paid',
          year: Number(at.slice(0, 4)),
          month: 12,
          invoice_date: at.slice(0, 10),
        },
        { customer: 'c', state: 'created', year: 9999, month: 12 },
        { customer: 'c' },
      ],
      generate: { seed: 1, payments: 20, invoices: 5 },
    };
    const client = createClient({ fixtures, now: at });
    expect((await client.get('/api/invoices/', 'a')).status).toBe(200);
    const json = { username: 'a', password: 'b' };
    const path = '/api-auth/password/';
    expect((await client.send({ as: 'anonymous', method: 'POST', path, json })).status).toBe(200);
    expect(createMockServer({ fixtures: client.state() }).state()).toEqual(client.state());
  });
});

it('a server that is told to stand at the end of time starts, with a delay, and answers', async () => {
  const server = await startMockServer({ now: EDGES[1], delayMs: [1, 5] });
  const { headers } = server.as('staff');
  for (const path of ['/api/payments/', '/__admin/clock', '/api/payments/']) {
    expect((await fetch(server.url + path, { headers })).status).toBe(200);
  }
  await server.close();
});

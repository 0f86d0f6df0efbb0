/** Faults that strike by more than an operation. */
import { afterEach, describe, expect, it } from '@jest/globals';
import { createClient } from '../../client.ts';
import { PAYMENT, PROFILE } from '../../resources/base-world.ts';

const pay = (sum: string) => ({
  ...{ method: 'POST' as const, path: '/api/payments/' },
  json: { profile: `/api/payment-profiles/${PROFILE.active}/`, date_of_payment: '2023-10-01', sum },
});
const api = createClient();
afterEach(() => api.reset());

describe('a fault with a pattern', () => {
  it('fails the second payment of 5 by a user, and no other', async () => {
    api.faults.add({
      operation: 'payments_create',
      matches: { body: { sum: { matches: '^5\\.' } }, actor: 'staff', headers: { prefer: null } },
      respond: 'bad_gateway',
      skip: 1,
    });
    const statuses = [];
    for (const [sum, as] of [
      ['5.00', 'staff'],
      ['6.00', 'staff'],
      ['5.00', 'owner'],
      ['5.00', 'staff'],
      ['5.00', 'staff'],
    ] as const) {
      statuses.push((await api.send({ ...pay(sum), as })).status);
    }
    expect(statuses).toEqual([201, 201, 403, 502, 201]);
    expect(api.requests.entries()[3]).toMatchObject({
      ...{ actor: 'staff', body: { sum: '5.00' }, fault: 'fault-1', status: 502 },
    });
    expect(api.faults.list()).toMatchObject([{ hits: 1, remaining: 0 }]);
  });

  it('reads forms and uploads too, which the API reads after it', async () => {
    api.faults.add({ operation: '*', matches: { body: { sum: '7.00' } }, respond: 'not_found' });
    const parts = (sum: string) => [
      { name: 'profile', value: `/api/payment-profiles/${PROFILE.active}/` },
      { name: 'date_of_payment', value: '2023-10-01' },
      { name: 'sum', value: sum },
      { name: 'proof', fileName: 'a.txt', bytes: Buffer.from('proof') },
    ];
    const send = (sum: string) =>
      api.send({ method: 'POST', path: '/api/payments/', parts: parts(sum) });
    expect([(await send('8.00')).status, (await send('7.00')).status]).toEqual([201, 404]);
  });

  it('leaves what is read of a request without a body as it is without a fault', async () => {
    const row = `/api/payments/${PAYMENT.unlinked}/`;
    const readings = async () => {
      const from = api.requests.entries().length;
      await api.send({ path: '/api/payments/' });
      await api.send({ path: row, method: 'HEAD' });
      await api.send({ path: '/api/payments/', method: 'POST' });
      await api.send({ path: '/api/payments/', method: 'POST', as: 'inactive' });
      await api.send({ path: row, method: 'DELETE', as: 'owner' });
      return api.requests
        .entries()
        .slice(from)
        .map(({ method, body }) => [method, body]);
    };
    const usual = await readings();
    expect(usual).toEqual([
      ['GET', null],
      ['HEAD', null],
      ['POST', {}],
      ['POST', null],
      ['DELETE', null],
    ]);
    api.faults.add({ operation: '*', matches: { headers: { a: 'b' } }, delayMs: 1 });
    expect(await readings()).toEqual(usual);
    const bodiless = { matches: { method: 'GET', wholeBody: null }, times: 0 };
    expect(api.requests.verify(bodiless).verified).toBe(false);
  });

  it('is refused where it asks for what is not known yet, or for a secret', async () => {
    const matches = {
      ...{ status: 201, durationMs: { min: 1 }, headers: { Authorization: 'Token a', a: 'b' } },
      ...{ query: { token: 'a', o: 'b' }, body: { password: 'a', token: null, sum: '5.00' } },
    };
    const { status, json } = await api.send({
      ...{ method: 'POST', path: '/__admin/faults' },
      json: { operation: '*', matches, respond: 'not_found' },
    });
    const pointers = json.errors.map(({ pointer }: { pointer: string }) => pointer);
    expect([status, pointers]).toEqual([
      400,
      [
        ...['/matches/status', '/matches/durationMs', '/matches/headers/Authorization'],
        ...['/matches/query/token', '/matches/body/password'],
      ],
    ]);
  });
});

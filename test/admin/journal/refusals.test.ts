/** What a request was refused for, as the journal tells it: by name, with the step that refused it. */
import { beforeEach, describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import { createMockServer } from '../../../src/index.ts';

const server = createMockServer({ contract: 'documented' });
const client = supertest(server.app);
const staff = server.as('staff').headers;
const PAYMENTS = '/api/payments/';
const PAYMENT = `${PAYMENTS}77777777-7777-7777-7777-777777777777/`;

beforeEach(() => server.reset());

const last = () => server.requests.entries().at(-1)?.refusals;

describe('refusals of a journal entry', () => {
  it.each([
    ['no token', () => client.get(PAYMENTS), ['auth.not_authenticated', 'authenticate']],
    ['no such page', () => client.get('/api/nothing/'), ['request.no_such_page', 'route']],
    ['a bad host', () => client.get(PAYMENTS).set('Host', 'a b'), ['request.host', 'route']],
    ['a method', () => client.put(PAYMENTS).set(staff), ['method.not_allowed', 'method']],
    ['no such row', () => client.get(PAYMENT).set(staff), ['lookup.no_match', 'find']],
    [
      'a filter',
      () => client.get(`${PAYMENTS}?date_of_payment=x`).set(staff),
      ['payments.filter.date_of_payment', 'find'],
    ],
    [
      'no JSON',
      () => client.post(PAYMENTS).set(staff).type('json').send('{'),
      ['parse.json', 'parse'],
    ],
    [
      'a login, which is answered and not thrown',
      () => client.post('/api-auth/password/').send({ username: 'x', password: 'y' }),
      ['users.wrong_password', 'act'],
    ],
  ])('is the one that won: %s', async (_, ask, [name, step]) => {
    expect((await ask()).status).toBeGreaterThanOrEqual(400);
    expect(last()).toEqual([{ name, step }]);
  });

  it('are all mistakes of a body, each by the name of its field', async () => {
    const body = { profile: 'x', sum: '1.234', date_of_payment: '' };
    await client.post(PAYMENTS).set(staff).send(body);
    expect(last()).toEqual([
      { name: 'payments.profile.no_match', step: 'validate' },
      { name: 'payments.date_of_payment.invalid', step: 'validate' },
      { name: 'payments.sum.max_decimal_places', step: 'validate' },
    ]);
  });

  it('are none where nothing is refused, and none of a fault', async () => {
    await client.get(PAYMENTS).set(staff);
    expect(last()).toEqual([]);
    server.faults.add({ operation: 'payments_list', respond: 'bad_gateway' });
    await client.get(PAYMENTS).set(staff);
    expect(last()).toEqual([]);
  });

  it('can be asked for, by patterns and by filters', async () => {
    await client.get(PAYMENTS);
    await client.get(PAYMENTS).set(staff);
    const refused = { refusal: 'auth.not_authenticated' } as const;
    expect(server.requests.verify({ matches: refused, times: 1 })).toEqual({ verified: true });
    expect(server.requests.verify({ matches: { refusal: null }, times: 1 }).verified).toBe(true);
    const missed = server.requests.verify({ matches: { refusal: 'lookup.no_match' } });
    expect(missed).toMatchObject({
      verified: false,
      nearestMiss: { differences: [{ pointer: '/refusal', expected: 'lookup.no_match' }] },
    });
    const list = (query: string) => client.get(`/__admin/requests?${query}`);
    expect((await list('refusal=auth.not_authenticated')).body.total).toBe(1);
    expect((await list('refusal=')).body.total).toBe(1);
    expect((await list('refusal=auth.not_authentcated')).body).toEqual({
      errors: [
        {
          pointer: '/refusal',
          message: 'is no refusal of the API: did you mean "auth.not_authenticated"?',
        },
      ],
    });
  });

  it('are no occasion of a fault, which comes before them', async () => {
    const fault = { operation: '*', delayMs: 1, matches: { refusal: 'lookup.no_match' } };
    const { status, body } = await client.post('/__admin/faults').send(fault);
    expect([status, body.errors]).toEqual([
      400,
      [{ pointer: '/matches/refusal', message: 'is not known before the request is answered' }],
    ]);
  });
});

describe('GET /__admin/requests/{sequence}', () => {
  it('is one entry, as the list has it', async () => {
    await client.get(PAYMENTS);
    await client.get(PAYMENTS).set(staff);
    const { requests } = (await client.get('/__admin/requests')).body;
    expect(requests).toHaveLength(2);
    for (const each of requests) {
      const one = await client.get(`/__admin/requests/${each.sequence}`);
      expect([one.status, one.body]).toEqual([200, each]);
    }
  });

  it('is 404 for one that is forgotten or still to come, and for what is no number', async () => {
    await client.get(PAYMENTS);
    const sequence = server.requests.entries().at(-1)?.sequence ?? 0;
    const status = async (name: unknown) => (await client.get(`/__admin/requests/${name}`)).status;
    expect(await status(sequence)).toBe(200);
    server.requests.clear();
    expect(await Promise.all([sequence, sequence + 1, 'x', 0].map(status))).toEqual([
      404, 404, 404, 404,
    ]);
  });
});

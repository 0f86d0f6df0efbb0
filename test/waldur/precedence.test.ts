import { beforeEach, describe, expect, it } from '@jest/globals';
import { type Ask, CONTRACTS, createClient } from '../client.ts';
import { INVOICE, MISSING, PAYMENT } from '../resources/base-world.ts';
import { TEXT } from '../resources/refusals.ts';

/**
 * One fault each, in the order in which they win: two of them in one request, and the earlier is told. What a fault needs
 * is laid over what the later one needs. Source: BEHAVIOUR 3.
 */
interface Fault {
  readonly name: string;
  readonly ask: Partial<Ask>;
  readonly status: number;
  readonly body: string | object;
  /** What takes the place of the path's parts; the rest comes from the good request. */
  readonly uuid?: string;
  readonly query?: string;
  readonly end?: string;
}

const JSON_TYPE = { 'Content-Type': 'application/json' };
const FAULTS: readonly Fault[] = [
  { name: 'no such route', end: 'nowhere/', ask: {}, status: 404, body: TEXT.notFoundPage },
  { name: 'no final slash', end: 'link_to_invoice', ask: {}, status: 301, body: '' },
  {
    name: 'an unknown format',
    query: 'format=xml',
    ask: {},
    status: 404,
    body: { detail: 'Not found.' },
  },
  {
    name: 'an Accept without JSON',
    ask: { headers: { Accept: 'image/png' } },
    status: 406,
    body: TEXT.notAcceptable,
  },
  {
    name: 'a bad token',
    ask: { as: 'anonymous', headers: { Authorization: 'Token x' } },
    status: 401,
    body: { detail: 'Invalid token.' },
  },
  { name: 'no token', ask: { as: 'anonymous' }, status: 401, body: TEXT.notAuthenticated },
  {
    name: 'a wrong method',
    ask: { method: 'PATCH' },
    status: 405,
    body: { detail: 'Method "PATCH" not allowed.' },
  },
  { name: 'a user who may not write', ask: { as: 'owner' }, status: 403, body: TEXT.denied },
  { name: 'a bad filter', query: 'profile_uuid=x', ask: {}, status: 400, body: TEXT.badFilterUuid },
  { name: 'a missing payment', uuid: MISSING, ask: {}, status: 404, body: TEXT.noPayment },
  {
    name: 'a linked payment',
    uuid: PAYMENT.linked,
    ask: {},
    status: 400,
    body: ['Link to an invoice exists.'],
  },
  {
    name: 'malformed JSON',
    ask: { raw: '{', headers: JSON_TYPE },
    status: 400,
    body: TEXT.badJson,
  },
  {
    name: 'a body of another type',
    ask: { raw: '{', headers: { 'Content-Type': 'text/plain' } },
    status: 415,
    body: TEXT.plainText,
  },
  {
    name: 'no invoice',
    ask: { raw: '{}', headers: JSON_TYPE },
    status: 400,
    body: { invoice: TEXT.required },
  },
  {
    name: "another organization's invoice",
    ask: { raw: `{"invoice":"/api/invoices/${INVOICE.betaPaid}/"}`, headers: JSON_TYPE },
    status: 400,
    body: ['The passed invoice does not belong to the selected customer.'],
  },
];

const clash = (a: Fault, b: Fault) =>
  (['end', 'query', 'uuid'] as const).some(
    (part) => a[part] !== undefined && b[part] !== undefined,
  ) ||
  (a.ask.raw !== undefined && b.ask.raw !== undefined);

const PAIRS = FAULTS.flatMap((winner, index) =>
  FAULTS.slice(index + 1)
    .filter((loser) => !clash(winner, loser))
    .map((loser) => [winner.name, loser.name, winner, loser] as const),
);

describe.each(CONTRACTS)('which of two faults is told (%s)', (contract) => {
  const api = createClient({ contract });

  beforeEach(() => api.reset());

  const both = (winner: Fault, loser: Fault): Ask => {
    const { uuid, end } = { ...loser, ...winner };
    const path = `/api/payments/${uuid ?? PAYMENT.unlinked}/${end ?? 'link_to_invoice/'}`;
    return {
      method: 'POST',
      raw: `{"invoice":"/api/invoices/${INVOICE.october}/"}`,
      ...loser.ask,
      ...winner.ask,
      headers: { ...JSON_TYPE, ...loser.ask.headers, ...winner.ask.headers },
      path: [path, loser.query, winner.query].filter((part) => part !== undefined).join('?'),
    };
  };

  it.each(PAIRS)('%s beats %s', async (_winner, _loser, winner, loser) => {
    const before = api.state();
    const answer = await api.send(both(winner, loser));
    expect(answer.status).toBe(winner.status);
    if (typeof winner.body === 'string') expect(answer.text).toContain(winner.body);
    else expect(answer.json).toEqual(winner.body);
    expect(api.state()).toEqual(before);
  });

  it('links where there is no fault', async () => {
    const good: Fault = { name: 'none', ask: {}, status: 200, body: '' };
    expect((await api.send(both(good, good))).status).toBe(200);
  });

  it.each<[string, Ask, number]>([
    [
      'too many parameters beat a missing token',
      { as: 'anonymous', path: `/api/payments/?${'a&'.repeat(1001)}` },
      400,
    ],
    ['no route beats too many parameters', { path: `/nowhere/?${'a&'.repeat(1001)}` }, 404],
    [
      'a missing slash beats too many parameters',
      { path: `/api/payments?${'a&'.repeat(1001)}` },
      301,
    ],
    ['a bad host beats a missing route', { path: '/nowhere/', headers: { Host: 'a_b' } }, 400],
    [
      'a preflight beats a bad host',
      {
        method: 'OPTIONS',
        path: '/',
        headers: { Host: 'a_b', 'Access-Control-Request-Method': 'GET' },
      },
      200,
    ],
    [
      'a bad filter of a list beats a bad page',
      { path: '/api/payments/?page=99&profile_uuid=x' },
      400,
    ],
    [
      'a filter that leads nowhere beats a bad page',
      { path: '/api/payments/?page=99&profile=/nowhere/' },
      404,
    ],
    [
      'a malformed body beats its fields',
      { method: 'POST', path: '/api/payments/', raw: '{"sum":"x"', headers: JSON_TYPE },
      400,
    ],
  ])('%s', async (_what, ask, status) => {
    expect((await api.send(ask)).status).toBe(status);
  });
});

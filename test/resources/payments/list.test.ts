import { beforeEach, describe, expect, it } from '@jest/globals';
import { CONTRACTS, createClient, ORIGIN, world } from '../../client.ts';
import { PAYMENT, PROFILE } from '../base-world.ts';
import { itRefuses, TEXT } from '../refusals.ts';

const PATH = '/api/payments/';

describe.each(CONTRACTS)('GET /api/payments/ (%s)', (contract) => {
  const api = createClient({ contract });

  beforeEach(() => api.reset());

  it('answers a bare array of ten, oldest first, with the count and the links', async () => {
    const { status, headers, json } = await api.get(PATH);
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'application/json',
      allow: 'GET, POST, HEAD, OPTIONS',
      vary: 'Accept-Language, Cookie',
      'content-language': 'en',
      'x-frame-options': 'DENY',
      'x-result-count': '29',
      link: [
        `<${ORIGIN}/api/payments/>; rel="first"`,
        `<${ORIGIN}/api/payments/?page=2>; rel="next"`,
        `<${ORIGIN}/api/payments/?page=3>; rel="last"`,
      ].join(', '),
    });
    expect(json.map(({ sum }: { sum: string }) => sum)).toEqual([
      ...['1000.00', '1234.56', '7.00', '100.00', '300.00'],
      ...['0.00', '0.01', '-50.25', '99999999.99', '301.50'],
    ]);
  });

  it('shows the same objects, byte for byte, as the detail does', async () => {
    const { text, json } = await api.get(`${PATH}?page_size=300`);
    const details = [];
    for (const { uuid } of json) details.push((await api.get(`${PATH}${uuid}/`)).text);
    expect(text).toBe(`[${details.join(',')}]`);
  });

  it('shows the keys of a linked and of an unlinked payment in their order', async () => {
    const { json } = await api.get(`${PATH}?page_size=2`);
    const ten = ['uuid', 'url', 'profile', 'date_of_payment', 'sum', 'proof'].concat([
      'invoice',
      'invoice_uuid',
      'invoice_period',
      'customer_uuid',
    ]);
    const nine = ten.filter((key) => key !== 'invoice_uuid');
    expect(json.map(Object.keys)).toEqual([contract === 'documented' ? ten : nine, ten]);
  });

  it.each([
    ...([
      ['staff', 29],
      ['staff_support', 29],
      ['support', 29],
    ] as const),
    ...([
      ['owner', 25],
      ['manager', 25],
      ['customer_support', 25],
      ['owner_b', 4],
    ] as const),
    ...([
      ['owner_ab', 29],
      ['project_manager', 0],
      ['project_admin', 0],
      ['stranger', 0],
    ] as const),
  ])('shows %s the %i payments that they may see, each once', async (as, count) => {
    const { status, headers, json } = await api.get(`${PATH}?page_size=300`, as);
    expect(status).toBe(200);
    expect(headers['x-result-count']).toBe(String(count));
    expect(new Set(json.map(({ uuid }: { uuid: string }) => uuid)).size).toBe(count);
    expect(json).toHaveLength(count);
  });

  it('shows an owner the payments on an inactive profile too', async () => {
    const { headers } = await api.get(`${PATH}?profile_uuid=${PROFILE.old}`, 'owner');
    expect(headers['x-result-count']).toBe('3');
  });

  it('hides a payment from its owner as soon as it moves to another organization', async () => {
    const json = { profile: `/api/payment-profiles/${PROFILE.beta}/` };
    await api.send({ method: 'PATCH', path: `${PATH}${PAYMENT.unlinked}/`, json });
    expect((await api.get(PATH, 'owner')).headers['x-result-count']).toBe('24');
    expect((await api.get(PATH, 'owner_b')).headers['x-result-count']).toBe('5');
  });

  it('puts a new payment last, and leaves a changed one where it was', async () => {
    const profile = `/api/payment-profiles/${PROFILE.active}/`;
    const json = { profile, date_of_payment: '1999-01-01', sum: '1' };
    const before = (await api.get(`${PATH}?page_size=300`)).json;
    const created = await api.send({ method: 'POST', path: PATH, json });
    await api.send({ method: 'PATCH', path: `${PATH}${before[0].uuid}/`, json: { sum: '2' } });
    const after = (await api.get(`${PATH}?page_size=300`)).json;
    const uuids = (rows: readonly { uuid: string }[]) => rows.map(({ uuid }) => uuid);
    expect(uuids(after)).toEqual([...uuids(before), created.json.uuid]);
  });

  it('answers HEAD with the headers of GET and no body', async () => {
    const path = `${PATH}?page_size=2&page=3&profile_uuid=${PROFILE.active}`;
    const { date: _of, ...headers } = (await api.get(path)).headers;
    const head = await api.send({ method: 'HEAD', path });
    expect([head.status, head.bytes.length]).toEqual([200, 0]);
    expect(head.headers).toMatchObject(headers);
  });

  it('ignores a selection of fields', async () => {
    expect((await api.get(`${PATH}?field=uuid`)).text).toBe((await api.get(PATH)).text);
  });

  itRefuses(api, { path: PATH }, [
    [
      'an unknown format',
      { as: 'anonymous', path: `${PATH}?format=xml` },
      404,
      { detail: 'Not found.' },
    ],
    [
      'an Accept without JSON',
      { as: 'anonymous', headers: { Accept: 'text/html' } },
      406,
      TEXT.notAcceptable,
    ],
    ['an empty Accept', { as: 'anonymous', headers: { Accept: '' } }, 406, TEXT.notAcceptable],
    [
      'a request without token',
      { as: 'anonymous', path: `${PATH}?profile_uuid=x` },
      401,
      TEXT.notAuthenticated,
    ],
    ['PUT', { method: 'PUT', as: 'stranger' }, 405, { detail: 'Method "PUT" not allowed.' }],
    ['PATCH', { method: 'PATCH', as: 'stranger' }, 405, { detail: 'Method "PATCH" not allowed.' }],
    [
      'DELETE',
      { method: 'DELETE', as: 'stranger' },
      405,
      { detail: 'Method "DELETE" not allowed.' },
    ],
    [
      'a bad filter, before a bad page',
      { path: `${PATH}?profile_uuid=x&page=99` },
      400,
      TEXT.badFilterUuid,
    ],
    ['a page that is not there', { path: `${PATH}?page=99` }, 404, { detail: 'Invalid page.' }],
  ]);
});

describe('the pages of GET /api/payments/', () => {
  const api = createClient({ fixtures: world('many') });

  it.each([
    ['', 10, 1],
    ['page_size=7', 7, 1],
    ['page_size=300', 300, 1],
    ['page_size=301', 300, 1],
    ['page_size=99999999999999999999', 300, 1],
    ['page_size=0', 10, 1],
    ['page_size=-3', 10, 1],
    ['page_size=ten', 10, 1],
    ['page_size=', 10, 1],
    ['page_size=%205%20', 5, 1],
    ['page_size=%2B5', 5, 1],
    ['page_size=005', 5, 1],
    ['page_size=%D9%A5', 5, 1],
    ['page_size=1_0', 10, 1],
    ['page_size=2.5', 10, 1],
    ['page_size=3&page_size=4', 4, 1],
    ['page=', 10, 1],
    ['page=2', 10, 11],
    ['page=%202', 10, 11],
    ['page=%2B2', 10, 11],
    ['page=02', 10, 11],
    ['page=%D9%A2', 10, 11],
    ['page=last', 5, 301],
    ['page=31', 5, 301],
    ['page=2&page_size=300', 5, 301],
    ['page=last&page_size=1', 1, 305],
    ['page=1&page=2', 10, 11],
  ])('?%s has %i rows from the %ith on', async (query, length, first) => {
    const all = [
      ...(await api.get(`${PATH}?page_size=300`)).json,
      ...(await api.get(`${PATH}?page_size=300&page=2`)).json,
    ];
    const { status, headers, json } = await api.get(`${PATH}?${query}`);
    expect(status).toBe(200);
    expect(headers['x-result-count']).toBe('305');
    expect(json).toEqual(all.slice(first - 1, first - 1 + length));
  });

  it.each(['0', '-1', '32', '2.0', 'x', 'LAST', 'first', '99999999999999999999', '%00'])(
    '?page=%s is not there',
    async (page) => {
      const { status, headers, json } = await api.get(`${PATH}?page=${page}`);
      expect([status, json]).toEqual([404, { detail: 'Invalid page.' }]);
      expect(headers['link']).toBeUndefined();
    },
  );

  it('has a first page of nothing, and no second one', async () => {
    const none = `${PATH}?date_of_payment=1900-01-01`;
    const { status, headers, json } = await api.get(none);
    expect([status, headers['x-result-count'], json]).toEqual([200, '0', []]);
    expect((await api.get(`${none}&page=last`)).status).toBe(200);
    expect((await api.get(`${none}&page=2`)).status).toBe(404);
  });
});

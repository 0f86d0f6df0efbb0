/** What the API takes no notice of: nothing that a client sent is ignored in silence, and nothing usual is told. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type StartedMockServer, startMockServer } from '../../../src/index.ts';
import { matchers } from '../../../src/testing/jest.ts';

let server: StartedMockServer;
beforeAll(async () => {
  server = await startMockServer();
});
beforeEach(() => server.reset());
afterAll(() => server.close());

const PAYMENT = '/api/payments/ba000000000040008000000000000006/';
const UNLINK = `${PAYMENT}unlink_from_invoice/`;
const JSON_TYPE = 'application/json';

async function ignored(method: string, path: string, body?: string, type = JSON_TYPE, more = {}) {
  const { headers } = server.as('staff');
  await fetch(server.url + path, {
    method,
    redirect: 'manual',
    headers: { ...headers, ...(body === undefined ? {} : { 'Content-Type': type }), ...more },
    ...(body === undefined ? {} : { body }),
  });
  const [entry] = server.requests.entries();
  const judged = matchers.toHaveIgnoredNothing.call({ isNot: false }, server);
  const { query, body: fields, headers: names } = entry?.ignored ?? {};
  const isNothing = [query, fields, names].every((each) => each?.length === 0);
  // The matcher, the expectation and the entry are of one mind.
  expect(await judged).toMatchObject({ pass: isNothing });
  const expectation = { matches: { ignoredNothing: true }, times: 1 } as const;
  expect(server.requests.verify(expectation).verified).toBe(isNothing);
  return entry?.ignored;
}

const LONG = JSON.stringify({ filler: 'x'.repeat(70_000) });

describe('a body', () => {
  it.each([
    ['POST', UNLINK, '{"reason":"x"}', ['reason']],
    ['DELETE', PAYMENT, '{"reason":"x"}', ['reason']],
    ['DELETE', PAYMENT, '[1]', ['*']],
    ['DELETE', PAYMENT, '"why"', ['*']],
    ['POST', UNLINK, LONG, ['*']],
    ['POST', '/api/payments/', '[{"sum":"1","zzz":1}]', ['*']],
    ['POST', '/api/payments', '{"sum":"1"}', ['*']],
    ['PUT', '/api/payments/', '{"sum":"1"}', ['*']],
  ])('of %s %s is ignored: %.30s', async (method, path, body, names) => {
    expect(await ignored(method, path, body)).toMatchObject({ body: names });
  });

  it('is ignored whatever its type, where none is read', async () => {
    expect(await ignored('POST', UNLINK, 'reason', 'text/plain')).toMatchObject({ body: ['*'] });
    server.reset();
    const form = await ignored('POST', UNLINK, 'reason=x', 'application/x-www-form-urlencoded');
    expect(form).toMatchObject({ body: ['reason'] });
  });

  it.each([
    ['POST', UNLINK, '{}'],
    ['POST', UNLINK, ''],
    ['POST', UNLINK, undefined],
    ['DELETE', PAYMENT, '{}'],
    ['DELETE', PAYMENT, 'null'],
    ['PATCH', PAYMENT, '{}'],
    ['PUT', '/api/payments/', '{}'],
    ['POST', '/api/payments/', '{"sum":"1"}'],
    ['POST', '/api/nowhere/', '{"sum":"1"}'],
  ])('as clients send it is none: %s %s %s', async (method, path, body) => {
    const nothing = { query: [], body: [], headers: [] };
    expect(await ignored(method, path, body)).toEqual(nothing);
  });
});

it('tells the parameters of a method that the path does not have', async () => {
  expect(await ignored('PUT', '/api/payments/?zzz=1')).toMatchObject({ query: ['zzz'] });
});

it.each([
  'If-Unmodified-Since',
  'If-Modified-Since',
  'If-Range',
  'X-HTTP-Method',
  'X-Method-Override',
])('tells of the header %s', async (name) => {
  const told = await ignored('GET', PAYMENT, undefined, JSON_TYPE, { [name]: 'x' });
  expect(told).toMatchObject({ headers: [name.toLowerCase()] });
});

it('tells of a body that came with GET', async () => {
  // `fetch` sends none.
  const { request } = await import('node:http');
  await new Promise((resolve) => {
    const framing = { 'Content-Type': JSON_TYPE, 'Content-Length': '14' };
    const headers = { ...server.as('staff').headers, ...framing };
    const sent = request(`${server.url}/api/payments/`, { method: 'GET', headers }, (answer) =>
      answer.resume().on('end', resolve),
    );
    sent.end('{"reason":"x"}');
  });
  expect(server.requests.entries()).toMatchObject([{ ignored: { body: ['reason'] } }]);
});

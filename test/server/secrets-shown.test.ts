/** Secrets in what tests and fixtures say themselves: expectations, faults and stubs are shown without them. */
import { afterEach, describe, expect, it } from '@jest/globals';
import { type StartedMockServer, startMockServer } from '../../src/index.ts';
import { matchers } from '../../src/testing/jest.ts';

const SECRET = 'Marked-Secret-0815';
const JSON_TYPE = { 'Content-Type': 'application/json' };

const started: StartedMockServer[] = [];
afterEach(async () => {
  for (const server of started.splice(0)) await server.close();
});

async function begun(options: Parameters<typeof startMockServer>[0] = {}) {
  const server = await startMockServer(options);
  started.push(server);
  return server;
}

describe('an expectation', () => {
  const EXPECTED = {
    'a cookie that was not sent': { headers: { cookie: `sessionid=${SECRET}` } },
    'a key that was not sent, by an expression': { headers: { 'x-api-key': { matches: SECRET } } },
    'keys that were not sent': { headers: { 'x-api-key': [SECRET] } },
    'a parameter that was not sent': { query: { token: SECRET } },
    'a password in the place of a list': { body: { password: SECRET } },
    'a nested password': { body: { login: { passwords: [SECRET] } } },
    'all of a body': { wholeBody: { fields: [{ name: 'password', value: SECRET }] } },
    'a pair in a text': { body: `token=${SECRET}` },
  };

  it.each(
    Object.entries(EXPECTED).flatMap(([name, pattern]) =>
      ['[]', '"text"', '{"login": "x"}'].map((body) => [name, body, pattern] as const),
    ),
  )('is told without %s, where the body is %s', async (_name, body, pattern) => {
    const server = await begun();
    const sent = { method: 'POST', headers: JSON_TYPE, body };
    await (await fetch(`${server.url}/api/payments/`, sent)).text();
    const matches = { operation: 'payments_create', ...pattern };
    const asked = await fetch(`${server.url}/__admin/requests/verify`, {
      ...{ method: 'POST', headers: JSON_TYPE, body: JSON.stringify({ matches }) },
    });
    const told = await asked.text();
    expect(told).toContain('"nearestMiss":{');
    expect(told).not.toContain(SECRET);
  });

  it('is told without secrets by a matcher', async () => {
    const server = await begun();
    const options = { wholeBody: { password: SECRET }, headers: { cookie: SECRET, accept: 'a/b' } };
    const { message } = await matchers.toHaveReceived.call({}, server, 'payments_create', options);
    expect(message()).toContain('{"wholeBody":{"password":"****"}');
    expect(message()).toContain('"accept":"a/b"');
    expect(message()).not.toContain(SECRET);
  });
});

describe('a fault', () => {
  it.each([
    ['/matches/body/login/password', { body: { login: { password: 'X' } } }],
    ['/matches/wholeBody/fields/0/value', { wholeBody: { fields: [{ name: 'pwd', value: 'X' }] } }],
    ['/matches/query/key', { query: { key: 'X' } }],
  ])('is refused where it waits for a secret at %s', async (pointer, matches) => {
    const server = await begun();
    const fault = { operation: 'payments_list', matches, respond: 'bad_gateway' };
    const body = JSON.stringify(fault);
    const sent = { method: 'POST', headers: JSON_TYPE, body };
    const refused = await fetch(`${server.url}/__admin/faults`, sent);
    const message = 'is a secret, by which no fault strikes: use actor';
    expect(await refused.json()).toEqual({ errors: [{ pointer, message }] });
  });

  it('is listed without the secrets that it answers with', async () => {
    const server = await begun();
    const added = server.faults.add({
      operation: 'payments_list',
      respond: {
        status: 500,
        headers: { 'Set-Cookie': `sessionid=${SECRET}`, 'X-Api-Key': SECRET, 'X-A': 'b' },
        body: { password: SECRET, a: 1 },
      },
    });
    const listed = await (await fetch(`${server.url}/__admin/faults`)).text();
    expect(JSON.stringify(added) + listed).not.toContain(SECRET);
    expect(listed).toContain('"X-A":"b"');
    const answer = await fetch(`${server.url}/api/payments/`);
    expect(answer.headers.get('X-Api-Key')).toBe(SECRET);
    expect(await answer.json()).toEqual({ password: SECRET, a: 1 });
  });

  it('is listed with them where all is to be shown', async () => {
    const { faults } = await begun({ showSecrets: true });
    faults.add({ operation: '*', respond: { status: 500, body: { password: SECRET } } });
    expect(JSON.stringify(faults.list())).toContain(SECRET);
  });
});

describe('a file of Pact', () => {
  it('has no secrets of stubs in its states', async () => {
    const stub = {
      path: '/api/zz/',
      headers: { 'X-Api-Key': SECRET, 'Set-Cookie': `a=${SECRET}`, 'X-A': 'b' },
      body: { access_token: SECRET, a: 1 },
    };
    const users = [{ username: 'bob', token: 'bobs-token-0815', is_staff: true }];
    const server = await begun({ fixtures: [{ users, stubs: [stub] }] });
    const { headers } = server.as('bob');
    await (await fetch(`${server.url}/api/payments/`, { headers })).text();
    const pact = JSON.stringify(server.requests.pact({ consumer: 'checkout' }));
    expect(pact).toContain('"X-A":"b"');
    expect(pact).not.toContain(SECRET);
    expect(JSON.stringify(server.state())).toContain(SECRET);
  });
});

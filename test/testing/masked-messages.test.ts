/** What a test expects is told without its secrets, by the matchers and by the control plane alike. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type StartedMockServer, startMockServer } from '../../src/index.ts';
import { matchers } from '../../src/testing/jest.ts';

const TOKEN = 'known-token-0815-abcdef';
const SHORT = 'pw9x!7';
const fixtures = { users: [{ username: 'staff', token: TOKEN, is_staff: true }] };
let server: StartedMockServer;
beforeAll(async () => {
  server = await startMockServer({ fixtures });
  await fetch(`${server.url}/api/payments/?page=1`, server.as('staff'));
});
afterAll(() => server.close());

const PATTERNS: readonly (readonly [string, object])[] = [
  ['a key of the query', { query: { key: SHORT } }],
  ['a code of the query', { query: { code: [SHORT] } }],
  ['an expression of the query', { query: { token: { matches: SHORT } } }],
  ['a text of the query', { query: { next: `/a?token=${SHORT}` } }],
  ['a header', { headers: { 'X-Api-Key': SHORT } }],
  ['a list of a header', { headers: { cookie: [`a=${SHORT}`] } }],
  ['a text of a header', { headers: { referer: `http://a/?token=${SHORT}` } }],
  ['a password', { body: { user: { password: SHORT } } }],
  ['a whole body', { wholeBody: [{ pin: SHORT }] }],
  ['prose', { body: { note: `password: ${SHORT}` } }],
  ['a path', { path: `/api/x/token=${SHORT}/`, operation: null }],
  ['a known token in a body', { body: { note: TOKEN } }],
  ['a known token in the query', { query: { o: `-${TOKEN}` } }],
  ['a known token in the path', { path: `/api/${TOKEN}/`, operation: null }],
  ['a known token in an expression', { path: { matches: `/${TOKEN}/` }, operation: null }],
];

describe.each(PATTERNS)('%s', (_name, pattern) => {
  it('is told nowhere by the matcher', () => {
    const { path, operation, ...asked } = { path: undefined, operation: undefined, ...pattern };
    const options = { times: 7, ...(path ? { sandbox: 'default' } : asked) };
    const judged = matchers.toHaveReceived.call({ isNot: false }, server, 'payments_list', options);
    const message = 'message' in judged ? judged.message() : '';
    expect(message).toContain('toHaveReceived("payments_list"');
    expect(message).not.toContain(TOKEN);
    expect(message).not.toContain(SHORT);
  });

  it('is told nowhere by the control plane', async () => {
    const ask = async (path: string, body: object): Promise<string> => {
      const headers = { 'Content-Type': 'application/json' };
      const sent = { method: 'POST', headers, body: JSON.stringify(body) };
      return (await fetch(`${server.url}/__admin/requests/${path}`, sent)).text();
    };
    const answers = [
      await ask('verify', { matches: pattern }),
      await ask('verify', { sequence: [pattern, pattern], exact: true }),
      await ask('wait', { matches: pattern, timeoutMs: 0 }),
    ].join('\n');
    expect(answers).toContain('"verified":false');
    expect(answers).not.toContain(TOKEN);
    expect(answers).not.toContain(SHORT);
  });
});

describe('what is refused is not repeated', () => {
  const ask = async (path: string, body?: string): Promise<string> => {
    const headers = { 'Content-Type': 'application/json' };
    const sent = body === undefined ? {} : { method: 'POST', headers, body };
    const answer = await fetch(`${server.url}/__admin/${path}`, sent);
    expect(answer.status).toBe(400);
    return answer.text();
  };
  const path = (text: string) => JSON.stringify({ matches: { path: text } });

  it.each<[name: string, route: string, body: string | undefined]>([
    ['a path without a slash', 'requests/verify', path(`api/${TOKEN}/`)],
    ['a path with escapes', 'requests/verify', path(`/api/%78${TOKEN}/`)],
    ['a pair in a path with escapes', 'requests/verify', path(`/api/x%3Ftoken=${SHORT}/`)],
    ['a path of a filter', `requests?path=${encodeURIComponent(`api/${TOKEN}/`)}`, undefined],
    ['a path of a fault', 'faults', JSON.stringify({ matches: { path: `/%78${TOKEN}/` } })],
    ['a broken body', 'requests/count', `{"password": ${SHORT}}`],
    ['a broken body of a single word', 'requests/count', SHORT],
    ['a broken pattern of a query', `requests/har?matches={"pin":${SHORT}}`, undefined],
    ['a broken pattern of events', `events?matches={"pin":${SHORT}}`, undefined],
  ])('%s', async (_name, route, body) => {
    const told = await ask(route, body);
    expect(told).not.toContain(TOKEN);
    expect(told).not.toContain(SHORT.slice(0, 3));
  });

  it('by the library either', () => {
    const asked = () => server.requests.verify({ matches: { path: `api/${TOKEN}/` } });
    expect(asked).toThrow('begins with a slash');
    expect(asked).not.toThrow(TOKEN);
  });
});

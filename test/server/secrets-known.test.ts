/** Secrets that are known by themselves, wherever they stand: in the log and in events as in the journal, now and later. */
import { afterEach, describe, expect, it } from '@jest/globals';
import { type ServerEvent, type StartedMockServer, startMockServer } from '../../src/index.ts';

const TOKEN = 'Known/Tok+en=0815';
const PLAIN = 'Marked-Secret-0815';
const fixtures = {
  users: [
    { username: 'staff', token: 'staff-token', is_staff: true },
    { username: 'owner', token: PLAIN },
    { username: 'weird', token: TOKEN },
  ],
};

const started: StartedMockServer[] = [];
afterEach(async () => {
  for (const server of started.splice(0)) await server.close();
});

async function begun(options: Parameters<typeof startMockServer>[0] = {}) {
  const events: ServerEvent[] = [];
  const onEvent = (event: ServerEvent) => void events.push(event);
  const server = await startMockServer({ fixtures, onEvent, ...options });
  started.push(server);
  const get = async (path: string, sent: RequestInit = {}) =>
    (await fetch(server.url + path, sent)).text();
  return { server, events, get };
}

type Begun = Awaited<ReturnType<typeof begun>>;

/** All that is told of requests. */
async function told({ server, events, get }: Begun): Promise<string> {
  const journal = JSON.stringify(server.requests.entries());
  return [journal, JSON.stringify(events), await get('/__admin/requests/har')].join('\n');
}

describe('a known secret', () => {
  it.each<[name: string, path: string, headers: Record<string, string>]>([
    ['a header of a key', `/api/payments/?q=${PLAIN}x`, { 'X-Api-Key': `${PLAIN}x` }],
    ['a cookie', `/api/payments/?q=${PLAIN}x`, { Cookie: `sessionid=${PLAIN}x` }],
    [
      'Basic credentials',
      `/api/payments/?q=${PLAIN}x`,
      { Authorization: `Basic ${Buffer.from(`a:${PLAIN}x`).toString('base64')}` },
    ],
    ['small escapes', '/api/x/?q=ab%2bcd%2fefghij%3d', { Authorization: 'Token ab+cd/efghij=' }],
    ['few escapes', '/api/x/?q=ab%2Bcd/efghij=', { Authorization: 'Token ab+cd/efghij=' }],
    ['a full stop', `/api/x/${PLAIN}./`, {}],
    ['a colon', `/api/a:${PLAIN}/`, {}],
    ['quotes', `/api/x/?q=%22${PLAIN}%22`, {}],
    ['a blank', `/api/%20${PLAIN}/?q=x%20${PLAIN}.`, {}],
    ['an escaped letter', `/api/x/?q=%4D${PLAIN.slice(1)}`, {}],
    ['escapes of escapes', `/api/x/?q=%2522${PLAIN}%2522`, {}],
    ['signs of its own', `/api/x/${TOKEN}/?q=${TOKEN}&r=${encodeURIComponent(TOKEN)}`, {}],
  ])('is told nowhere beside %s', async (_name, path, headers) => {
    const server = await begun();
    await server.get(path, { headers });
    const output = await told(server);
    for (const secret of [PLAIN.slice(1), TOKEN, 'efghij']) expect(output).not.toContain(secret);
  });

  it('is told nowhere in a body, among other words', async () => {
    const server = await begun();
    const body = JSON.stringify({ a: `it is ${PLAIN}.`, b: `t:${TOKEN}`, c: [`"${PLAIN}"`] });
    const headers = { 'Content-Type': 'application/json' };
    await server.get('/api/payments/', { method: 'POST', headers, body });
    const output = await told(server);
    for (const secret of [PLAIN, TOKEN]) expect(output).not.toContain(secret);
  });

  it('leaves longer words that it is part of', async () => {
    const { server, get } = await begun();
    await get(`/api/payments/?o=${PLAIN}s`);
    expect(server.requests.entries()[0]?.query).toEqual({ o: [`${PLAIN}s`] });
  });

  it('is one of the sandbox that took the request', async () => {
    const server = await begun();
    const content = { users: [{ username: 'bob', token: 'sandbox-token-0815' }] };
    server.server.sandbox('refunds').seed(content);
    await server.get('/__sandbox/refunds/api/payments/?q=sandbox-token-0815');
    expect(await told(server)).not.toContain('sandbox-token-0815');
    expect(JSON.stringify(server.events)).toContain('?q=****0815');
  });

  it('is one that the body names, in the path', async () => {
    const server = await begun();
    const headers = { 'Content-Type': 'application/json' };
    const body = JSON.stringify({ password: 'in-the-body-0815' });
    await server.get('/api-auth/password/?q=in-the-body-0815', { method: 'POST', headers, body });
    expect(JSON.stringify(server.events)).not.toContain('in-the-body-0815');
  });

  it.each<[name: string, change: (server: StartedMockServer) => void]>([
    ['another state', (server) => server.seed({ users: [{ username: 'new', token: 'other' }] })],
    ['a reset', (server) => server.reset({ keep: ['journal'] })],
    [
      'another token',
      ({ tables }) => {
        const [user] = tables.rows('users', { username: 'late' }).rows;
        tables.change('users', user?.key ?? '', { token: 'rotated-token-1' });
      },
    ],
    [
      'the end of a user',
      ({ tables }) =>
        tables.remove('users', tables.rows('users', { username: 'late' }).rows[0]?.key ?? ''),
    ],
    ['a snapshot', (server) => server.restore('before')],
  ])('stays one in what it was sent in before %s', async (_name, change) => {
    const { server, get } = await begun();
    server.snapshot('before');
    server.tables.add('users', { username: 'late', token: 'late-token-0815' });
    await get('/api/payments/?q=late-token-0815');
    change(server);
    expect(server.tables.rows('users', { token: 'late-token-0815' }).total).toBe(0);
    expect(JSON.stringify(server.requests.entries())).not.toContain('late-token-0815');
    server.requests.clear();
  });

  it('is one that another request has sent as its credentials, before or after', async () => {
    const server = await begun();
    const word = 'Zq8XkPw71LmN0vRt5s';
    const uuid = '9c63955906284bff95897435efebea6f';
    const sent = { Authorization: `Token ${word}` };
    await server.get(`/api/payments/?q=${word}&note=x${word}x`);
    await server.get('/api/payments/', { headers: sent });
    await server.get('/api/payments/', { headers: { Authorization: `Token ${uuid}` } });
    await server.get('/api/payments/', { headers: { Authorization: 'Token short-word' } });
    await server.get(`/api/payments/?q=${word}&o=${uuid}&page=short-word`);
    const queries = server.server.requests.entries().map(({ query }) => query);
    expect(queries[0]).toEqual({ q: ['****Rt5s'], note: [`x${word}x`] });
    expect(queries.at(-1)).toEqual({ q: ['****Rt5s'], o: [uuid], page: ['short-word'] });
    expect(JSON.stringify(server.events.slice(1))).not.toContain(word);
    server.server.requests.clear();
    await server.get('/api/payments/', { headers: { Authorization: 'Token short-word-0815-1' } });
    await server.get(`/api/payments/?q=${word}`);
    expect(server.server.requests.entries().at(-1)?.query).toEqual({ q: [word] });
  });

  it('is the token of the control plane too', async () => {
    const server = await begun({ adminToken: 'admin-token-0815' });
    const headers = { 'X-Note': 'it is admin-token-0815' };
    await server.get('/api/admin-token-0815/?q=xadmin-token-0815x', { headers });
    const journal = JSON.stringify(server.server.requests.entries());
    expect(journal + JSON.stringify(server.events)).not.toContain('admin-token-0815');
  });
});

it('is one that an answer names, wherever the answer repeats it', async () => {
  const word = 'in-the-answer-0815';
  const body = { token: word, note: `it is ${word}`, pin: 'ab12c', again: 'ab12c' };
  const cookie = 'in-a-cookie-0815';
  const headers = { 'Set-Cookie': `sid=${cookie}; Path=/; HttpOnly`, 'X-Echo': cookie };
  const stubs = [{ method: 'GET', path: '/api/stubbed/', status: 200, body, headers }] as const;
  const server = await begun({ fixtures: { ...fixtures, stubs } });
  await server.get('/api/stubbed/', server.server.as('staff'));
  server.server.faults.add({ operation: 'payments_list', respond: { status: 200, body } });
  await server.get('/api/payments/');
  const faults = await server.get('/__admin/faults');
  const pact = await server.get('/__admin/requests/pact?consumer=a');
  const journal = await told(server);
  for (const secret of [word, 'ab12c']) expect(journal + faults + pact).not.toContain(secret);
  expect(journal).not.toContain(cookie);
  expect(server.server.requests.entries()[0]?.status).toBe(200);
});

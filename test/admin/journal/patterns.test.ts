/** What can be asked of requests: everything that is written down, by equality and by expressions. */
import { afterEach, describe, expect, it } from '@jest/globals';
import { type StartedMockServer, startMockServer } from '../../../src/index.ts';

const started: StartedMockServer[] = [];
afterEach(async () => {
  for (const server of started.splice(0)) await server.close();
});

const BODY = { sum: '5.00', note: 'PO-17', nested: { matches: 'a' } };

/** One request, with all that a pattern can ask for. */
async function scene(options = {}, body: unknown = BODY) {
  const server = await startMockServer(options);
  started.push(server);
  server.sandbox('shop').faults.add({ operation: '*', times: null, delayMs: 20 });
  await fetch(`${server.url}/__sandbox/shop/api/payments/?tag=a&tag=b`, {
    method: 'POST',
    headers: {
      Authorization: 'Token owner-token',
      'Content-Type': 'application/json',
      'X-Request-Id': 'abc-123',
      'If-Match': '"1"',
    },
    body: JSON.stringify(body),
  });
  const ask = async (path: string, json?: unknown) => {
    const headers = { 'Content-Type': 'application/json' };
    const more = json === undefined ? {} : { method: 'POST', headers, body: JSON.stringify(json) };
    const answer = await fetch(`${server.url}/__sandbox/shop/__admin/requests${path}`, more);
    // biome-ignore lint/suspicious/noExplicitAny: a test says by its expectations what it holds
    const answered: any = await answer.json();
    return { status: answer.status, body: answered };
  };
  return { server, ask };
}

describe('a pattern', () => {
  it.each([
    [{ headers: { 'X-REQUEST-ID': 'abc-123' } }, { headers: { 'x-request-id': 'abc' } }],
    [
      { headers: { 'x-request-id': { matches: '^abc-\\d+$' } } },
      { headers: { a: { matches: '' } } },
    ],
    [{ headers: { 'x-request-id': ['abc-123'] } }, { headers: { 'x-request-id': [] } }],
    [{ headers: { 'idempotency-key': null } }, { headers: { 'if-match': null } }],
    [{ sandbox: 'shop' }, { sandbox: 'default' }],
    [{ sandbox: { matches: 'sh' } }, { sandbox: { matches: '^h' } }],
    [{ outcome: 'answered' }, { outcome: 'aborted' }],
    [{ outcome: { matches: '^an' } }, { outcome: null }],
    [{ fault: 'fault-1' }, { fault: null }],
    [{ durationMs: { min: 15, max: 60_000 } }, { durationMs: { max: 1 } }],
    [{ query: { tag: { matches: '^b$' } } }, { query: { tag: { matches: 'c' } } }],
    [{ query: { tag: ['a', { matches: 'b' }] } }, { query: { tag: ['a'] } }],
    [{ path: { matches: '/payments/$' } }, { path: { matches: '^payments' } }],
    [{ method: { matches: '^P' } }, { method: { matches: 'GET' } }],
    [{ actor: 'owner' }, { actor: { matches: '^wner' } }],
    [{ body: { note: { matches: '^PO-\\d\\d$' } } }, { body: { note: { matches: '^po' } } }],
    [{ body: { nested: { matches: 'a' } } }, { body: { nested: { matches: 'b' } } }],
    [{ wholeBody: BODY }, { wholeBody: { sum: '5.00', note: 'PO-17' } }],
    [{ wholeBody: { ...BODY, note: { matches: '.' } } }, { wholeBody: { ...BODY, more: 1 } }],
  ])('%j is found, and %j is not', async (like, unlike) => {
    const { ask } = await scene();
    const count = async (pattern: unknown) => (await ask('/count', pattern)).body.count;
    expect([await count(like), await count(unlike)]).toEqual([1, 0]);
    const wait = (pattern: unknown) => ask('/wait', { matches: pattern, timeoutMs: 0 });
    expect((await wait(like)).body.matched).toBe(true);
    const { body } = await ask('/verify', { matches: unlike });
    expect(body.verified).toBe(false);
    expect(body.nearestMiss.differences).toHaveLength(1);
  });

  it('is refused with the place of what is wrong in it', async () => {
    const { ask } = await scene();
    const { status, body } = await ask('/count', {
      headers: { a: { matches: '(' }, b: 5 },
      durationMs: { min: -1 },
      body: { a: [{ matches: '(?=x)' }] },
    });
    expect([status, body.errors.map(({ pointer }: { pointer: string }) => pointer)]).toEqual([
      400,
      ['/headers/a/matches', '/headers/b', '/durationMs/min', '/body/a/0/matches'],
    ]);
    expect(body.errors[3].message).toContain('look around');
  });

  it('that asks for a secret is refused where any answer could be false', async () => {
    const { ask } = await scene();
    const asked = { matches: { headers: { Authorization: 'Token owner-token' } } };
    for (const path of ['/verify', '/wait']) {
      const { status, body } = await ask(path, asked);
      expect([status, body.errors[0].pointer]).toEqual([400, '/headers/authorization']);
      expect(body.errors[0].message).toContain('--show-secrets');
    }
    const masked = { headers: { Authorization: 'Token ****oken' } };
    expect((await ask('/count', masked)).body.count).toBe(1);
    const open = await scene({ showSecrets: true });
    expect((await open.ask('/verify', { ...asked, times: 1 })).body).toEqual({ verified: true });
  });

  it('claims nothing of the end of a body of which the beginning is kept', async () => {
    const { ask } = await scene({}, { filler: 'x'.repeat(70_000), sum: '5.00' });
    const matches = { body: { sum: '5.00' } };
    expect((await ask('/count', matches)).body).toEqual({ count: 0, unknown: 1 });
    expect((await ask('/verify', { matches, times: 0 })).body).toMatchObject({
      verified: false,
      undecided: true,
      message: expect.stringContaining('of 1 body only the beginning is kept'),
    });
  });
});

describe('the list', () => {
  it.each([
    ['sandbox=shop', 1],
    ['outcome=answered', 1],
    ['outcome=', 0],
    ['fault=fault-1', 1],
    ['fault=', 0],
  ])('by %s has %i', async (query, total) => {
    const { ask } = await scene();
    expect((await ask(`?${query}`)).body.total).toBe(total);
  });
});

describe('the reading', () => {
  it('is there where a fault answers, where nothing is found, and where the caller is refused', async () => {
    const server = await startMockServer();
    started.push(server);
    server.faults.add({ operation: 'payments_create', respond: 'bad_gateway' });
    const headers = { 'Content-Type': 'application/json', Prefer: 'return=minimal' };
    const send = (path: string) =>
      fetch(server.url + path, { method: 'POST', headers, body: '{"sum": 5, "uuid": "x"}' });
    for (const path of ['/api/payments/', '/api/nowhere/', '/api/payments/']) await send(path);
    const read = { body: { sum: 5, uuid: 'x' } };
    expect(server.requests.entries()).toMatchObject([
      { ...read, status: 502, ignored: { body: ['uuid'], headers: ['prefer'] } },
      { ...read, status: 404, ignored: { body: [], headers: ['prefer'] } },
      { ...read, status: 401, ignored: { body: ['uuid'], headers: ['prefer'] } },
    ]);
  });

  it('of a multipart body too, whoever refuses it; one that cannot be cut has none', async () => {
    const server = await startMockServer();
    started.push(server);
    const form = () => {
      const fields = new FormData();
      fields.set('sum', '5');
      fields.set('proof', new Blob(['abc']), 'a.pdf');
      return fields;
    };
    for (const path of ['/api/payments/', '/api/nowhere/']) {
      await fetch(server.url + path, { method: 'POST', body: form() });
    }
    const broken = '--b\r\nContent-Disposition: form-data; name="sum"\r\n\r\n5\r\n--b--';
    for (const boundary of ['b', 'õ']) {
      const headers = { 'Content-Type': `multipart/form-data; boundary=${boundary}` };
      await fetch(`${server.url}/api/payments/`, { method: 'POST', headers, body: broken });
    }
    const read = { body: { sum: '5', proof: { name: 'a.pdf', size: 3 } } };
    expect(server.requests.entries()).toMatchObject([
      { ...read, status: 401 },
      { ...read, status: 404 },
      { body: { sum: '5' }, status: 401 },
      { body: null, status: 401 },
    ]);
  });
});

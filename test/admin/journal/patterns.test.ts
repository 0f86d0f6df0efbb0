/** What can be asked of requests: everything that is written down, by equality and by expressions. */
import { connect } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import { type StartedMockServer, startMockServer } from '../../../src/index.ts';
import { matchers } from '../../../src/testing/jest.ts';

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
    [{ sandbox: 'shop' }, { sandbox: 'shop', fault: null }],
    [{ sandbox: { matches: 'sh' } }, { sandbox: { matches: 'sh' }, fault: null }],
    [{ outcome: 'answered' }, { outcome: 'aborted' }],
    [{ outcome: { matches: '^an' } }, { outcome: null }],
    [{ fault: 'fault-1' }, { fault: null }],
    [{ durationMs: { min: 15, max: 60_000 } }, { durationMs: { max: 1 } }],
    [{ query: { tag: { matches: '^b$' } } }, { query: { tag: { matches: 'c' } } }],
    [{ query: { tag: ['a', { matches: 'b' }] } }, { query: { tag: ['a'] } }],
    [{ path: { matches: '/payments/$' } }, { path: { matches: '^payments' } }],
    [{ method: { matches: '^P' } }, { method: { matches: 'GET' } }],
    [{ actor: 'owner' }, { actor: { matches: '^staff' } }],
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

describe('a pattern', () => {
  it('of a secret that is no text claims nothing either', async () => {
    const { ask } = await scene({}, { token: { a: 1 }, pin_token: 5, credentials: [true, null] });
    for (const body of [{ token: { a: 1 } }, { pin_token: 5 }, { credentials: [true, null] }]) {
      const { status } = await ask('/verify', { matches: { body }, times: 0 });
      expect([body, status]).toEqual([body, 400]);
    }
    const other = { matches: { body: { credentials: ['****', 'a'] } }, times: 0 };
    expect((await ask('/verify', other)).body).toEqual({ verified: true });
    expect((await ask('/count', { body: { pin_token: '****' } })).body.count).toBe(1);
  });

  it('of a number that JSON cannot carry is refused where it could be the one', async () => {
    const { server, ask } = await scene();
    await fetch(`${server.url}/__sandbox/shop/api/payments/`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: '{"sum": 12345678901234567890}',
    });
    const matches = { body: { sum: 12345678901234567000 } };
    const { status, body } = await ask('/verify', { matches, times: 0 });
    expect([status, body.errors[0].pointer]).toEqual([400, '/body/sum']);
    expect((await ask('/count', { body: { sum: '12345678901234567890' } })).body.count).toBe(1);
  });

  it.each([
    ['/outcome', { outcome: 'answerd' }],
    ['/headers/Content-Type:', { headers: { 'Content-Type:': null } }],
    ['/headers/If Match', { headers: { 'If Match': null } }],
  ])('that could never be told apart by %s is refused', async (pointer, matches) => {
    const { ask } = await scene();
    const { status, body } = await ask('/count', matches);
    expect([status, body.errors[0].pointer]).toEqual([400, pointer]);
  });
});

describe('a name that is a token', () => {
  const TOKEN = 'owner-token';

  it('is refused as a secret, wherever a pattern has it', async () => {
    const { server, ask } = await scene({}, { [TOKEN]: 1, nested: { [TOKEN]: null } });
    await fetch(`${server.url}/__sandbox/shop/api/payments/?${TOKEN}=7`);
    for (const [pointer, matches] of [
      [`/query/${TOKEN}`, { query: { [TOKEN]: '7' } }],
      [`/query/${TOKEN}`, { query: { [TOKEN]: [] } }],
      [`/body/${TOKEN}`, { body: { [TOKEN]: 1 } }],
      [`/body/nested/${TOKEN}`, { body: { nested: { [TOKEN]: 2 } } }],
      [`/body/${TOKEN}`, { wholeBody: { [TOKEN]: 1, nested: {} } }],
    ] as const) {
      const { status, body } = await ask('/verify', { matches, times: 0 });
      expect([status, body.errors?.[0].pointer]).toEqual([400, pointer]);
      expect(body.errors[0].message).toContain('--show-secrets');
    }
    const shown = { body: { '****oken': '****' } };
    expect((await ask('/count', shown)).body.count).toBe(1);
    const other = { matches: { body: { 'owner-tokem': 1 } }, times: 0 };
    expect((await ask('/verify', other)).body).toEqual({ verified: true });
  });
});

describe('the nearest miss', () => {
  it('does not tell of a secret that was expected', async () => {
    const { ask } = await scene();
    for (const part of [
      { headers: { 'X-Api-Key': 'Marked-Secret' } },
      { query: { token: 'Marked-Secret' } },
      { body: { password: { matches: 'Marked-Secret' }, sum: '5.00' } },
      { wholeBody: { password: 'Marked-Secret' } },
    ]) {
      const { body } = await ask('/verify', { matches: { operation: 'payments_create', ...part } });
      expect(body.nearestMiss.differences).not.toHaveLength(0);
      expect(JSON.stringify(body)).toContain('****');
      expect(JSON.stringify(body)).not.toContain('Marked-Secret');
    }
  });
});

describe('a long body', () => {
  const LONG = { bogus: 'x'.repeat(70_000) };

  it('that nobody has read is no ground for any claim', async () => {
    const { server, ask } = await scene({}, LONG);
    server.sandbox('shop').requests.clear();
    const faults = server.sandbox('shop').faults;
    faults.clear();
    faults.add({ operation: '*', respond: 'bad_gateway' });
    await fetch(`${server.url}/__sandbox/shop/api/payments/`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(LONG),
    });
    for (const matches of [
      { ignoredNothing: true },
      { ignoredNothing: true, body: { bogus: 'y' } },
      { body: null },
      { wholeBody: {} },
    ]) {
      const told = await ask('/verify', { matches, times: 1 });
      expect(told.body).toMatchObject({ verified: false, undecided: true });
      expect((await ask('/count', matches)).body).toEqual({ count: 0, unknown: 1 });
    }
    const exact = { sequence: [{ ignoredNothing: true }], exact: true };
    expect((await ask('/verify', exact)).body.verified).toBe(false);
    expect((await ask('/verify', { matches: { method: 'POST' }, times: 1 })).body.verified).toBe(
      true,
    );
    const { toHaveIgnoredNothing } = matchers;
    for (const isNot of [false, true]) {
      const judged = await toHaveIgnoredNothing.call({ isNot }, server.sandbox('shop'));
      expect([isNot, judged.pass]).toEqual([isNot, isNot]);
    }
  });

  it('or a short one that was cut off on its way is none either, nor one that still comes in', async () => {
    const { server, ask } = await scene();
    server.sandbox('shop').reset();
    const { port } = new URL(server.url);
    const client = connect(Number(port), '127.0.0.1');
    client.write(
      'POST /__sandbox/shop/api/payments/ HTTP/1.1\r\nHost: a\r\nAuthorization: Token YOUR_API_TOKEN\r\n' +
        'Content-Type: application/json\r\nContent-Length: 99\r\n\r\n{"sum": "5.00"}',
    );
    while (server.sandbox('shop').requests.entries().length === 0) await setImmediate();
    const patterns = [{ ignoredNothing: true }, { body: null }, { wholeBody: { sum: '5.00' } }];
    const none = patterns.map(() => ({ count: 0, unknown: 1 }));
    const counts = () =>
      Promise.all(patterns.map(async (pattern) => (await ask('/count', pattern)).body));
    expect(await counts()).toEqual(none);
    client.destroy();
    await ask('/wait', { matches: { outcome: 'aborted' } });
    expect(await counts()).toEqual(none);
  });

  it('whose files alone are long is known', async () => {
    const { server, ask } = await scene();
    const form = new FormData();
    form.set('sum', '6.00');
    form.set('proof', new Blob([new Uint8Array(70_000)]), 'a.pdf');
    const url = `${server.url}/__sandbox/shop/api/payments/`;
    await fetch(url, {
      method: 'POST',
      headers: { Authorization: 'Token YOUR_API_TOKEN' },
      body: form,
    });
    const verified = async (sum: string, times: number) =>
      (await ask('/verify', { matches: { body: { sum } }, times })).body;
    expect(await verified('6.00', 1)).toEqual({ verified: true });
    expect(await verified('7.00', 0)).toEqual({ verified: true });
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

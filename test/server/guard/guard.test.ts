/** Who the control plane lets in: the same table for the units and for the server behind them. */
import { beforeAll, describe, expect, it } from '@jest/globals';
import { emptyReply, type Reply } from '../../../src/drf/reply.ts';
import type { Request } from '../../../src/drf/request.ts';
import { createGuard, type DoorOptions } from '../../../src/server/guard/guard.ts';
import { readHost } from '../../../src/server/guard/host-name.ts';
import { exampleOf, wireOf } from './example-request.ts';
import { FRIENDS, HOSTS, NO_HOSTS, STRANGERS } from './table-of-hosts.ts';

const OPEN: DoorOptions = { cors: true, publicUrl: undefined };

/** The status at the door, 200 for whoever gets in, and what the refusal says. */
async function at(
  headers: Request['headers'],
  options: Partial<DoorOptions> = {},
  more: Partial<Request> = {},
): Promise<{ readonly status: number; readonly told: string; readonly reply: Reply }> {
  const guard = createGuard({ ...OPEN, ...options });
  const reply = await guard(exampleOf({ host: '127.0.0.1:8000', ...headers }, more), () =>
    emptyReply(200),
  );
  const told = reply.body.kind === 'json' ? JSON.stringify(reply.body.value) : '';
  return { status: reply.status, told, reply };
}

describe('a host', () => {
  const cases = Object.entries(HOSTS).flatMap(([kind, hosts]) =>
    hosts.map((host) => [host, kind] as const),
  );

  it.each(cases)('%j is a %s', (host, kind) => {
    expect(readHost(host)?.kind).toBe(kind);
  });

  it.each(cases)('%j gets in unless it is a %s that anybody may own', async (host, kind) => {
    expect((await at({ host })).status).toBe(kind === 'name' ? 403 : 200);
  });

  it.each(NO_HOSTS)('%j is none, and stays outside', async (host) => {
    expect(readHost(host)).toBeUndefined();
    expect((await at({ host })).status).toBe(403);
  });

  it.each([
    ['1.0', 200],
    ['1.1', 400],
  ])('is missing in HTTP/%s, where no browser asks: %i', async (httpVersion, status) => {
    const reply = await at(
      { host: undefined },
      {},
      { wire: wireOf('/__admin/state', httpVersion) },
    );
    expect(reply.status).toBe(status);
  });

  it.each([
    ['http://127.0.0.1:8000/__admin/state', '127.0.0.1:8000', 200],
    ['http://localhost/__admin/state', 'waldur', 200],
    ['http://evil.example/__admin/state', '127.0.0.1:8000', 403],
    ['HTTPS://evil.example?x', '127.0.0.1:8000', 403],
    ['http://127.0.0.1:8000/__admin/state', 'evil.example', 403],
    ['http://evil.example@127.0.0.1:8000/__admin/state', '127.0.0.1:8000', 403],
    ['http:///__admin/state', '127.0.0.1:8000', 403],
    ['/__admin/state?next=http://evil.example/', '127.0.0.1:8000', 200],
  ])('is that of the target too: %s at %s gets %i', async (target, host, status) => {
    const reply = await at({ host }, {}, { wire: wireOf(target) });
    expect(reply.status).toBe(status);
  });

  it('of the target is whose own page may ask', async () => {
    const wire = wireOf('http://10.0.0.5:8000/__admin/state');
    const own = { host: '127.0.0.1', origin: 'http://10.0.0.5:8000' };
    expect((await at(own, {}, { wire })).status).toBe(200);
    const other = { host: '10.0.0.6', origin: 'http://10.0.0.6' };
    expect((await at(other, {}, { wire })).status).toBe(403);
  });

  it.each([
    { host: 'bob:hunter2@evil.example' },
    { origin: 'http://bob:hunter2@evil.example' },
    { origin: 'http://bob:hunt@er2@evil.example' },
    { origin: 'http://bob@evil.example?token=hunter2' },
  ])('is told without who logs in by it: %j', async (headers) => {
    const { status, told } = await at(headers);
    expect(status).toBe(403);
    expect(told).toContain('****@evil.example');
    expect(told).not.toMatch(/bob|hunt|er2/);
  });

  it('is told with the option that lets it in, and not at any length', async () => {
    const { told } = await at({ host: `${'a'.repeat(500)}.example` });
    expect(told).toMatch(/allowedHosts \(--allowed-hosts, WALDUR_MOCK_ALLOWED_HOSTS\)/);
    expect(told.length).toBeLessThan(500);
  });

  it.each([
    ['mock.example.com', 'mock.example.com', 200],
    ['mock.example.com', 'MOCK.Example.com:8000', 200],
    ['MOCK.example.com', 'mock.example.com', 200],
    ['mock.example.com', 'a.mock.example.com', 403],
    ['mock.example.com', 'mock.example.com.evil.example', 403],
    ['mock.example.com', 'notmock.example.com', 403],
    ['.example.com', 'example.com', 200],
    ['.example.com', 'a.b.example.com', 200],
    ['.example.com', 'notexample.com', 403],
    ['.example.com', 'example.com.evil.example', 403],
    ['xn--wldur-gra.example', 'xn--wldur-gra.example', 200],
  ])('allowed as %s, %s gets %i', async (allowed, host, status) => {
    expect((await at({ host }, { allowedHosts: [allowed] })).status).toBe(status);
  });

  it('is that of the public URL, which somebody set on purpose', async () => {
    const options = { publicUrl: 'https://mock.example.com/waldur' };
    expect((await at({ host: 'mock.example.com' }, options)).status).toBe(200);
    const origin = 'https://mock.example.com';
    expect((await at({ origin }, options)).status).toBe(200);
    expect((await at({ origin: 'https://other.example.com' }, options)).status).toBe(403);
  });
});

describe('an origin', () => {
  it.each(FRIENDS)('%j gets in, and is told so by its own name', async (origin) => {
    const { status, reply } = await at({ origin });
    expect(status).toBe(200);
    expect(reply.headers).toMatchObject({ 'Access-Control-Allow-Origin': origin, Vary: 'Origin' });
  });

  it.each(STRANGERS)('%j stays outside, for reading and for writing', async (origin) => {
    for (const method of ['GET', 'POST', 'OPTIONS']) {
      const { status, told, reply } = await at({ origin }, {}, { method });
      expect([method, status]).toEqual([method, 403]);
      expect(told).toMatch(/adminOrigins \(--admin-origins, WALDUR_MOCK_ADMIN_ORIGINS\)/);
      expect(Object.keys(reply.headers).join()).not.toMatch(/access-control/i);
    }
  });

  it.each([
    ['http://10.0.0.5:8000', '10.0.0.5:8000', 200],
    ['https://10.0.0.5', '10.0.0.5', 200],
    ['http://waldur:8000', 'waldur:8000', 200],
    ['http://waldur:8000', 'WALDUR:8000', 200],
    ['http://waldur:8001', 'waldur:8000', 403],
    ['http://10.0.0.6:8000', '10.0.0.5:8000', 403],
    ['http://evil.example', 'evil.example', 403],
    ['http://evil.example', '10.0.0.5', 403],
  ])('%s asks %s, and gets %i: its own page is at home', async (origin, host, status) => {
    expect((await at({ origin, host })).status).toBe(status);
  });

  it.each([
    ['https://app.example.com', 'https://app.example.com', 200],
    ['https://app.example.com:443', 'https://app.example.com', 200],
    ['HTTPS://APP.example.com', 'https://app.example.com', 200],
    ['https://app.example.com', 'http://app.example.com', 403],
    ['https://app.example.com', 'https://app.example.com:8443', 403],
    ['https://app.example.com', 'https://a.app.example.com', 403],
    ['chrome-extension://abcdefgh', 'chrome-extension://abcdefgh', 200],
    ['chrome-extension://abcdefgh', 'chrome-extension://other', 403],
  ])('let in as %s, %s gets %i', async (allowed, origin, status) => {
    const headers = { origin, 'sec-fetch-site': 'cross-site' };
    expect((await at(headers, { adminOrigins: [allowed] })).status).toBe(status);
  });

  it('and a host that are both strange are told both', async () => {
    const { told } = await at({ origin: 'https://evil.example', host: 'other.example' });
    expect(JSON.parse(told).errors).toHaveLength(2);
  });
});

describe('a page that does not say whose it is', () => {
  it.each([
    ['cross-site', 403],
    ['cross-site,none', 403],
    ['none, Cross-Site', 403],
    ['Cross-Site', 403],
    ['same-site', 200],
    ['same-origin', 200],
    ['none', 200],
    [undefined, 200],
  ])('of a site that is %s gets %i', async (site, status) => {
    expect((await at({ 'sec-fetch-site': site })).status).toBe(status);
  });

  it('is told how it gets in', async () => {
    expect((await at({ 'sec-fetch-site': 'cross-site' })).told).toMatch(/--admin-origins/);
  });

  it('but of this machine is no stranger, though localhost is another site than 127.0.0.1', async () => {
    const headers = { 'sec-fetch-site': 'cross-site', origin: 'http://localhost:6006' };
    expect((await at(headers)).status).toBe(200);
  });
});

describe('a write', () => {
  const body = { 'content-length': '2' };
  it.each([
    ['application/json', {}, 200],
    ['application/json; charset=utf-8', body, 200],
    [' Application/JSON ;x=1', body, 200],
    [undefined, {}, 200],
    [undefined, { 'content-length': '0' }, 200],
    [undefined, body, 415],
    [undefined, { 'transfer-encoding': 'chunked' }, 415],
    ['', body, 415],
    ['text/plain', {}, 415],
    ['text/plain', body, 415],
    ['text/plain;application/json', body, 415],
    ['application/x-www-form-urlencoded', {}, 415],
    ['multipart/form-data; boundary=x', body, 415],
    ['application/merge-patch+json', body, 415],
    ['application/jsonx', body, 415],
    ['application/json, text/plain', body, 415],
  ])('of %j with %j gets %i', async (type, headers, status) => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      const sent = { ...headers, 'content-type': type };
      expect([method, (await at(sent, {}, { method })).status]).toEqual([method, status]);
    }
  });

  it('is told what it takes', async () => {
    const { told } = await at({ 'content-type': 'text/plain' }, {}, { method: 'POST' });
    expect(told).toMatch(/application\/json, not .*text\/plain/);
  });

  it('is what reading is not', async () => {
    expect((await at({ 'content-type': 'text/plain', ...body })).status).toBe(200);
  });
});

describe('a preflight', () => {
  const headers = { origin: 'http://localhost:3000', 'access-control-request-method': 'PUT' };
  let reply: Reply;
  beforeAll(async () => {
    ({ reply } = await at(headers, { adminToken: 'secret' }, { method: 'OPTIONS' }));
  });

  it('is answered without the token, which no browser sends with it', () => {
    expect(reply).toMatchObject({
      status: 204,
      headers: {
        'Access-Control-Allow-Origin': 'http://localhost:3000',
        'Access-Control-Allow-Headers': 'Content-Type, Authorization, X-Mock-Sandbox',
        'Access-Control-Allow-Methods': expect.stringContaining('PUT'),
        Vary: 'Origin',
      },
    });
  });

  it('and any other answer lets no page read where CORS is off', async () => {
    for (const method of ['OPTIONS', 'GET']) {
      const { reply: off } = await at(headers, { cors: false }, { method });
      expect(Object.keys(off.headers).join()).not.toMatch(/access-control/i);
    }
  });
});

describe('the token', () => {
  const adminToken = 's3cret-0123456789';
  const asked = async (authorization: string | undefined, path = '/state') =>
    (await at({ authorization }, { adminToken }, { path })).status;

  it.each([
    [`Bearer ${adminToken}`, 200],
    [`bearer  ${adminToken} `, 200],
    [undefined, 401],
    ['', 401],
    ['Bearer', 401],
    ['Bearer ', 401],
    [adminToken, 401],
    [`Token ${adminToken}`, 401],
    [`Bearer ${adminToken}x`, 401],
    [`Bearer ${adminToken.slice(0, -1)}`, 401],
    [`Bearer ${adminToken.toUpperCase()}`, 401],
    [`Bearer x ${adminToken}`, 401],
    [`Bearer ${adminToken},Bearer x`, 401],
  ])('given as %j gets %i', async (authorization, status) => {
    expect(await asked(authorization)).toBe(status);
  });

  it.each([
    '/health',
    '/ready',
    '/health/',
    '/',
    '',
    '/inspector/inspector.css',
    '/docs',
    '/docs/swagger-ui.css',
    '/openapi.json',
  ])('is not asked for at %s, which tells nothing of anybody', async (path) => {
    expect(await asked(undefined, path)).toBe(200);
  });

  it.each(['/state', '/requests', '/nowhere', '/docs/a/b', '/healthy', '/coverage', '/events'])(
    'is asked for at %j',
    async (path) => {
      expect(await asked(undefined, path)).toBe(401);
    },
  );

  it('is named by its option, and never told', async () => {
    const { told, reply } = await at({ authorization: 'Bearer wrong' }, { adminToken });
    expect(told).toMatch(/adminToken \(--admin-token, WALDUR_MOCK_ADMIN_TOKEN\)/);
    expect(told).not.toContain(adminToken);
    expect(told).not.toContain('wrong');
    expect(reply.headers).toMatchObject({ 'WWW-Authenticate': 'Bearer' });
  });
});

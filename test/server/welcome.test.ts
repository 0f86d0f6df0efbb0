/** The welcome at `/`: who gets it, what it tells, and that all others get what a real server answers. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import {
  createMockServer,
  type ServerOptions,
  type StartedMockServer,
  startMockServer,
} from '../../src/index.ts';

/** As Chromium sends it for a page. */
const BROWSER =
  'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8,application/signed-exchange;v=b3;q=0.7';
const TITLE = '<h1>Waldur payments mock';

const opened = (options: ServerOptions = {}, url = '/') =>
  request(createMockServer(options).app).get(url).set('Accept', BROWSER);

/** The plain page, as everybody gets it who is not welcomed. */
async function plain(options: ServerOptions = {}): Promise<string> {
  return (await request(createMockServer(options).app).get('/')).text;
}

/** The line to paste, as it is read off the page. */
function curlIn(html: string): string {
  const [, text = ''] = /<pre[^>]*><code>(.*?)<\/code>/s.exec(html) ?? [];
  return text.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));
}

describe('GET / of a browser', () => {
  it('is a page with the ways on, the rows, the tokens of this world and a first request', async () => {
    const { status, headers, text } = await opened();
    expect([status, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    for (const href of ['/__admin/', '/__admin/docs']) {
      expect(text).toContain(`<a href="${href}">`);
    }
    // Without a token it is a refusal, so that it is no link.
    expect(text).toMatch(/<code>http:\/\/127\.0\.0\.1:\d+\/api\/<\/code>/);
    expect(text).not.toContain('href="/api/"');
    expect(text).toMatch(/the documented API.*It holds .*8 payments/);
    expect(text).toContain('<td>owner</td><td>user</td><td><code>owner-token</code></td>');
    expect(curlIn(text)).toMatch(
      /^curl -H "Authorization: Token YOUR_API_TOKEN" http:\/\/127\.0\.0\.1:\d+\/api\/payments\/$/,
    );
  });

  it('loads nothing, runs nothing and is kept by nobody', async () => {
    const { headers, text } = await opened();
    expect(headers).toMatchObject({
      'content-security-policy': expect.stringMatching(/^default-src 'none'; .*style-src 'sha256-/),
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      vary: 'Accept-Language, Cookie',
    });
    expect(text).not.toMatch(/<script|javascript:|style=/);
  });

  it("is a sandbox's own under its prefix", async () => {
    const server = createMockServer();
    const url = '/__sandbox/refunds/';
    server.sandbox('refunds').seed({
      users: [{ username: 'anna', token: 'annas', is_staff: true }],
    });
    const { text } = await request(server.app).get(url).set('Accept', BROWSER);
    expect(text).toContain(`${TITLE}, sandbox refunds`);
    expect(text).toContain('<a href="/__sandbox/refunds/__admin/">');
    expect(text).toContain('It holds 1 users.');
    expect(curlIn(text)).toMatch(/Token annas" http:.*\/__sandbox\/refunds\/api\/payments\/$/);
  });

  it('says how many users are not listed, and why', async () => {
    expect((await opened()).text).toContain('2 of 11 users are left out: they are inactive');
    const anna = { username: 'anna', token: 'annas' };
    expect((await opened({ fixtures: { users: [anna] } })).text).not.toContain('left out');
    const many = Array.from({ length: 21 }, (_, n) => ({ username: `u${n}`, token: `t${n}` }));
    expect((await opened({ fixtures: { users: many } })).text).toContain(
      'the first 20 who can call, of 21 users',
    );
  });

  it('is journaled as the request that it is, with no token in it', async () => {
    const server = createMockServer();
    await request(server.app).get('/').set('Accept', BROWSER);
    const [entry] = server.requests.entries();
    expect(entry).toMatchObject({ path: '/', status: 200, operation: null });
    const told = JSON.stringify(entry?.response);
    expect(told).toContain('Waldur payments mock');
    expect(told).not.toMatch(/YOUR_API_TOKEN|owner-token/);
  });

  it.each([
    ['nobody', { users: [] }, /Nobody: no active user has a token/, /^curl http:[^ ]+\/$/],
    [
      'users who cannot call',
      {
        users: [
          { username: 'off', token: 'a', is_active: false },
          { username: 'bare', token: null },
          {
            username: 'late',
            token: 'b',
            token_created: '2000-01-01T00:00:00Z',
            token_lifetime: 1,
          },
        ],
      },
      /Nobody: no active user has a token/,
      /^curl http:[^ ]+\/$/,
    ],
    [
      'a user with a hostile name and token',
      { users: [{ username: '<img src=x onerror=alert(1)>', token: "a'$(b)`c" }] },
      /<td>&#60;img src=x onerror=alert\(1\)&#62;<\/td>/,
      /^curl -H 'Authorization: Token a'\\''\$\(b\)`c' http:/,
    ],
  ])('tells of %s', async (_who, fixtures, told, curl) => {
    const { text } = await opened({ fixtures });
    expect(text).toMatch(told);
    expect(text).not.toContain('<img');
    expect(curlIn(text)).toMatch(curl);
  });

  it('says that nobody has to say who they are, where that is so', async () => {
    const { text } = await opened({ auth: 'off' });
    expect(text).toContain('Everybody is staff here');
    expect(curlIn(text)).toMatch(/^curl http:[^ ]+\/api\/payments\/$/);
  });

  it('shows no token where the control plane asks for its own', async () => {
    const { text } = await opened({ adminToken: 'sesame' });
    expect(text).toContain(TITLE);
    expect(text).not.toMatch(/YOUR_API_TOKEN|owner-token|sesame/);
  });

  it('tells the language, as before', async () => {
    const { headers } = await opened().set('Accept-Language', 'de');
    expect(headers['content-language']).toBe('de');
  });
});

describe('all others at /', () => {
  it.each(['', '*/*', 'application/json', 'application/json, text/html', 'text/html;q=0'])(
    'get the plain page with Accept %p',
    async (accept) => {
      const { status, headers, text } = await opened().set('Accept', accept);
      expect([status, text]).toEqual([200, await plain()]);
      expect(headers['content-security-policy']).toBeUndefined();
    },
  );

  it.each([
    ['a page of another site', { Origin: 'http://evil.example' }],
    ['a page of this machine, by a script', { Origin: 'http://localhost:3000' }],
    ['a name that leads here', { Host: 'evil.example' }],
    ['a link of another site', { 'Sec-Fetch-Site': 'cross-site' }],
  ])('who are strangers get the plain page: %s', async (_who, headers) => {
    const { status, text } = await opened().set(headers);
    expect([status, text]).toEqual([200, await plain()]);
  });

  it('get the plain page where there is no control plane', async () => {
    expect((await opened({ admin: false })).text).toBe(await plain());
  });

  it.each(['HEAD', 'OPTIONS', 'POST', 'PUT', 'DELETE'] as const)(
    'get for %s what they got, whatever they accept',
    async (method) => {
      const { app } = createMockServer();
      const ask = (accept: string) =>
        request(app)[method.toLowerCase() as 'head']('/').set('Accept', accept);
      const [browser, other] = [await ask(BROWSER), await ask('*/*')];
      const seen = ({ status, text, headers }: typeof browser) => {
        const { date, ...rest } = headers;
        return [status, text, Object.keys(rest), date === undefined];
      };
      expect(seen(browser)).toEqual(seen(other));
    },
  );

  it('get what they got at other paths, and from a server that wants a sandbox named', async () => {
    expect((await opened({}, '/index.html')).status).toBe(404);
    expect((await opened({ requireSandbox: true })).status).toBe(421);
    expect((await opened().set('Host', 'no host'))?.status).toBe(400);
  });
});

describe('firstRequest()', () => {
  let server: StartedMockServer;
  beforeAll(async () => {
    server = await startMockServer();
  });
  afterAll(() => server.close());

  it('is a line that works when it is pasted', async () => {
    const [, header = '', url = ''] = /^curl -H "(.*?)" (.*)$/.exec(server.firstRequest()) ?? [];
    const cut = header.indexOf(': ');
    const response = await fetch(url, {
      headers: { [header.slice(0, cut)]: header.slice(cut + 2) },
    });
    expect([url, response.status]).toEqual([`${server.url}/api/payments/`, 200]);
    expect(await response.json()).not.toHaveLength(0);
  });

  it('follows the users', () => {
    server.seed({ users: [{ username: 'anna', token: 'annas' }] });
    expect(server.firstRequest()).toContain('Token annas');
    server.reset();
  });
});

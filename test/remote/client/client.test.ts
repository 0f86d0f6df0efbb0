/** The client of a real server: what it sends, what it tries again, where it stops, and what it never tells. */
import { createServer } from 'node:https';
import { type AddressInfo, connect } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import {
  type ClientOptions,
  createRemoteClient,
  type RemoteClient,
  RemoteError,
  type RemoteTry,
} from '../../../src/remote/client/client.ts';
import { proxyFor } from '../../../src/remote/client/proxy.ts';
import { type AnsweringServer, answering } from '../answering-server.ts';
import { SELF_SIGNED } from './self-signed.ts';

const TOKEN = 'a-secret-of-forty-characters-0123456789a';

const open: (AnsweringServer | { readonly close: () => void })[] = [];
afterEach(async () => {
  for (const each of open.splice(0)) {
    if ('close' in each) each.close();
    else await each[Symbol.asyncDispose]();
  }
});

async function serving(...given: Parameters<typeof answering>): Promise<AnsweringServer> {
  const server = await answering(...given);
  open.push(server);
  return server;
}

/** Waits are noted, and not waited for. */
function client(options: ClientOptions): RemoteClient & { readonly waits: number[] } {
  const waits: number[] = [];
  const made = createRemoteClient({
    pause: async (ms) => void waits.push(ms),
    ...options,
  });
  open.push(made);
  return {
    send: made.send,
    told: made.told,
    close: made.close,
    waits,
    get requests() {
      return made.requests;
    },
  };
}

async function failure(answer: Promise<unknown>): Promise<RemoteError> {
  try {
    await answer;
  } catch (error) {
    if (error instanceof RemoteError) return error;
    throw error;
  }
  throw new Error('There was an answer.');
}

const text = (body: Uint8Array): string => Buffer.from(body).toString();

describe('a request', () => {
  it('goes below the path of the base, with the token, and its answer comes as it is', async () => {
    const server = await serving((_, response) => {
      response.writeHead(418, { 'X-Two': ['a', 'b'] }).end('tea');
    });
    const answer = await client({ base: `${server.url}/waldur/`, token: TOKEN }).send({
      method: 'GET',
      path: '/api/payments/?page=1&o=%C3%A4',
    });
    expect([answer.status, text(answer.body)]).toEqual([418, 'tea']);
    expect(answer.headers.filter(([name]) => name === 'X-Two')).toEqual([
      ['X-Two', 'a'],
      ['X-Two', 'b'],
    ]);
    expect(server.asked[0]?.line).toBe('GET /waldur/api/payments/?page=1&o=%C3%A4');
    expect(server.asked[0]?.headers.authorization).toBe(`Token ${TOKEN}`);
  });

  it('has another token, none, or a header of its own in the place of it', async () => {
    const server = await serving((_, response) => response.end());
    const { send } = client({ base: server.url, token: TOKEN });
    await send({ method: 'GET', path: '/', token: 'other' });
    await send({ method: 'GET', path: '/', token: null });
    await send({ method: 'GET', path: '/', headers: { authorization: 'Bearer x' } });
    const sent = server.asked.map(({ headers }) => headers.authorization);
    expect(sent).toEqual(['Token other', undefined, 'Bearer x']);
  });

  it('has a length where it has a body, and where a server waits for one', async () => {
    const server = await serving((request, response) => request.pipe(response));
    const { send } = client({ base: server.url });
    const answer = await send({ method: 'POST', path: '/', body: '{"ä":1}' });
    await send({ method: 'DELETE', path: '/' });
    expect(text(answer.body)).toBe('{"ä":1}');
    expect(server.asked.map(({ headers }) => headers['content-length'])).toEqual(['8', '0']);
  });

  it('follows no redirect', async () => {
    const server = await serving((_, response) =>
      response.writeHead(302, { Location: '/elsewhere/' }).end(),
    );
    const answer = await client({ base: server.url }).send({ method: 'GET', path: '/' });
    expect([answer.status, server.asked.length]).toEqual([302, 1]);
  });

  it('takes a URL of the same server, and sends nothing to any other', async () => {
    const server = await serving((_, response) => response.end());
    const asking = client({ base: server.url, token: TOKEN });
    await asking.send({ method: 'GET', path: `${server.url}/media/a b.pdf` });
    const others = [
      'http://127.0.0.2/',
      `http://x:y@${server.url.slice(7)}/`,
      '@evil.test/',
      'api/',
    ];
    for (const path of others) {
      expect((await failure(asking.send({ method: 'GET', path }))).kind).toBe('elsewhere');
    }
    expect(server.asked.map(({ line }) => line)).toEqual(['GET /media/a%20b.pdf']);
  });
});

describe('another try', () => {
  it.each([429, 502, 503, 504])(
    'comes after %i, later each time, and then the answer stands',
    async (status) => {
      const server = await serving((_, response) => response.writeHead(status).end());
      const asking = client({ base: server.url });
      const answer = await asking.send({ method: 'GET', path: '/' });
      expect([answer.status, server.asked.length, asking.requests]).toEqual([status, 5, 5]);
      expect(asking.waits).toHaveLength(4);
      for (const [index, ms] of asking.waits.entries()) {
        expect(ms).toBeGreaterThanOrEqual(125 * 2 ** index);
        expect(ms).toBeLessThanOrEqual(250 * 2 ** index);
      }
    },
  );

  it('waits for a server that is away with four requests, and with more once it is back', async () => {
    let isAway = true;
    const server = await serving((_, response) => {
      response.statusCode = isAway ? 503 : 200;
      response.end();
    });
    const asking = client({ base: server.url, retries: 2 });
    const send = async () => (await asking.send({ method: 'GET', path: '/' })).status;
    for (let at = 0; at < 6; at += 1) expect(await send()).toBe(503);
    expect([server.asked.length, asking.waits.length]).toEqual([14, 8]);
    isAway = false;
    expect(await send()).toBe(200);
    isAway = true;
    await send();
    expect(server.asked).toHaveLength(18);
  });

  it('waits for what the server asks for, within a bound', async () => {
    const asked = [
      '3',
      '86400',
      'Fri, 31 Dec 9999 23:59:59 GMT',
      'Sun, 06 Nov 1994 08:49:37 GMT',
      'soon',
    ];
    const server = await serving((_, response) => {
      response.writeHead(503, { 'Retry-After': asked[server.asked.length - 1] ?? '' }).end();
    });
    const asking = client({ base: server.url, retries: 5 });
    await asking.send({ method: 'GET', path: '/' });
    expect(asking.waits.slice(0, 3)).toEqual([3000, 30_000, 30_000]);
    expect(asking.waits.slice(3).every((ms) => ms <= 4000)).toBe(true);
  });

  it('comes after a lost connection, and what it gives is the answer', async () => {
    const tries: RemoteTry[] = [];
    const server = await serving((request, response) => {
      if (server.asked.length < 3) request.socket.destroy();
      else response.end('here');
    });
    const asking = client({ base: server.url, onTry: (told) => tries.push(told) });
    const answer = await asking.send({ method: 'GET', path: '/?token=abc' });
    expect(text(answer.body)).toBe('here');
    expect(tries.map(({ attempt, outcome }) => [attempt, outcome])).toEqual([
      [1, 'cut'],
      [2, 'cut'],
      [3, 200],
    ]);
    expect(tries[0]?.url).toBe(`${server.url}/?token=***`);
  });

  it('comes of no request that may have changed something, nor after any other status', async () => {
    const server = await serving((request, response) =>
      response.writeHead(request.method === 'GET' ? 500 : 503).end(),
    );
    const asking = client({ base: server.url });
    for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'])
      await asking.send({ method, path: '/' });
    expect([server.asked.length, asking.waits]).toEqual([5, []]);
  });
});

describe('the pace', () => {
  it('has two requests at one moment at most', async () => {
    const held: (() => void)[] = [];
    let most = 0;
    const server = await serving((_, response) => {
      held.push(() => response.end());
      most = Math.max(most, held.length);
      // Two are let go together: a third one would have come before them, or with them.
      if (held.length === 2) setImmediate(() => held.splice(0).map((release) => release()));
    });
    const { send } = client({ base: server.url });
    await Promise.all(Array.from({ length: 12 }, () => send({ method: 'GET', path: '/' })));
    expect([most, server.asked.length]).toEqual([2, 12]);
  });

  it('has so many a second', async () => {
    const server = await serving((_, response) => response.end());
    const asking = client({ base: server.url, rate: 0.001 });
    for (let count = 0; count < 3; count += 1) await asking.send({ method: 'GET', path: '/' });
    // The waits are not waited for here: the second request would have come a thousand seconds later, the third after that.
    expect(asking.waits.map((ms) => Math.round(ms / 100_000))).toEqual([10, 20]);
  });
});

describe('no answer', () => {
  it('is told of a port that nobody listens on, at once', async () => {
    const server = await answering((_, response) => response.end());
    await server[Symbol.asyncDispose]();
    const asking = client({ base: server.url });
    expect((await failure(asking.send({ method: 'GET', path: '/' }))).kind).toBe('unreachable');
    expect(asking.waits).toEqual([]);
  });

  it('is a timeout where the answer, or the rest of it, does not come', async () => {
    const server = await serving((request, response) => {
      if (request.url === '/part') response.write('some');
    });
    const asking = client({ base: server.url, timeoutMs: 50 });
    for (const path of ['/', '/part']) {
      expect((await failure(asking.send({ method: 'GET', path }))).kind).toBe('timeout');
    }
    expect(asking.requests).toBe(2);
  });

  it('is a body that is too large, announced or not, and no more of it is read', async () => {
    let written = 0;
    const server = await serving((request, response) => {
      if (request.url === '/announced')
        response.writeHead(200, { 'Content-Length': '10000000000' });
      const more = (): void => {
        if (response.destroyed) return;
        written += 65_536;
        if (response.write(Buffer.alloc(65_536))) setImmediate(more);
      };
      response.on('drain', more);
      more();
    });
    const asking = client({ base: server.url, maxBodyBytes: 100_000 });
    for (const path of ['/announced', '/endless']) {
      expect((await failure(asking.send({ method: 'GET', path }))).kind).toBe('too-large');
    }
    expect(written).toBeLessThan(64 * 1024 * 1024);
    expect(asking.waits).toEqual([]);
  });

  it('is an answer that is cut short', async () => {
    const server = await serving((_, response) => {
      response.writeHead(200, { 'Content-Length': '10' }).write('half', () => response.destroy());
    });
    const asking = client({ base: server.url, retries: 1 });
    expect((await failure(asking.send({ method: 'GET', path: '/' }))).kind).toBe('cut');
    expect(server.asked).toHaveLength(2);
  });

  it('is what speaks no HTTP', async () => {
    const server = await serving((request) => request.socket.end('220 mail.test ESMTP\r\n'));
    const asking = client({ base: server.url });
    expect((await failure(asking.send({ method: 'GET', path: '/' }))).kind).toBe('not-http');
  });

  it('is a request that was stopped, before, within, and by closing', async () => {
    const stop = new AbortController();
    const server = await serving(() => stop.abort());
    const asking = client({ base: server.url, signal: stop.signal });
    const both = [1, 2, 3].map(() => failure(asking.send({ method: 'GET', path: '/' })));
    const kinds = (await Promise.all(both)).map(({ kind }) => kind);
    const closed = client({ base: server.url });
    closed.close();
    kinds.push((await failure(closed.send({ method: 'GET', path: '/' }))).kind);
    expect(kinds).toEqual(['aborted', 'aborted', 'aborted', 'aborted']);
  });

  it('tells no secret', async () => {
    const server = await serving((request) => request.socket.end(`HTTP/9 ${TOKEN}\r\n`));
    const asking = client({ base: server.url, token: TOKEN });
    const error = await failure(asking.send({ method: 'GET', path: '/?api_key=k3y&page=2' }));
    expect(`${error.message} ${error.url}`).not.toMatch(/secret-of|k3y/);
    expect(error.url).toBe(`${server.url}/?api_key=***&page=2`);
  });

  it.each(['ftp://x.test', 'http://user:pass@x.test', 'http://x.test/?a', 'nothing'])(
    'can be had of the base %s',
    (base) => {
      expect(() => createRemoteClient({ base })).toThrow(
        'base must be an http or https URL without user, query or fragment',
      );
    },
  );

  it('can be had with a token that no header can hold, which is not told', () => {
    expect(() => createRemoteClient({ base: 'http://x.test', token: 'two\nlines' })).toThrow(
      /^token must be a text of 1 to 1000 visible ASCII characters without blanks$/,
    );
  });
});

describe('a certificate that nobody trusts', () => {
  it('ends it before anything is sent, unless the client takes any', async () => {
    const asked: (string | undefined)[] = [];
    const server = createServer(SELF_SIGNED, (request, response) => {
      asked.push(request.headers.authorization);
      response.end();
    });
    open.push({ close: () => server.close() && server.closeAllConnections() });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const [base, target] = [`https://127.0.0.1:${port}`, `127.0.0.1:${port}`];
    const error = await failure(client({ base, token: TOKEN }).send({ method: 'GET', path: '/' }));
    expect([error.kind, asked]).toEqual(['tls', []]);
    expect(error.message).toBe(
      `GET ${base}/: self-signed certificate (DEPTH_ZERO_SELF_SIGNED_CERT). NODE_EXTRA_CA_CERTS names a file with the authority that signed its certificate`,
    );
    const taking = client({ base, token: TOKEN, insecure: true });
    expect((await taking.send({ method: 'GET', path: '/' })).status).toBe(200);
    const proxy = await serving(
      () => undefined,
      (_, socket) => {
        const tunnel = connect(port, '127.0.0.1');
        tunnel.on('error', () => undefined);
        socket.write('HTTP/1.1 200 OK\r\n\r\n');
        socket.pipe(tunnel).pipe(socket);
      },
    );
    const through = { base, token: TOKEN, environment: { HTTPS_PROXY: proxy.url } };
    expect((await failure(client(through).send({ method: 'GET', path: '/' }))).kind).toBe('tls');
    const both = client({ ...through, insecure: true });
    expect((await both.send({ method: 'GET', path: '/' })).status).toBe(200);
    expect(asked).toEqual([`Token ${TOKEN}`, `Token ${TOKEN}`]);
    expect(proxy.asked.map(({ line }) => line)).toEqual([`CONNECT ${target}`, `CONNECT ${target}`]);
  });
});

describe('a proxy', () => {
  it('is asked for the whole URL of what has no TLS', async () => {
    const proxy = await serving((_, response) => response.end('by proxy'));
    const environment = { http_proxy: proxy.url.replace('//', '//me:p%40ss@') };
    const asking = client({ base: 'http://waldur.test/', environment });
    expect(text((await asking.send({ method: 'GET', path: '/api/' })).body)).toBe('by proxy');
    const [{ line, headers } = { line: '', headers: {} }] = proxy.asked;
    expect([line, headers.host]).toEqual(['GET http://waldur.test/api/', 'waldur.test']);
    expect(headers['proxy-authorization']).toBe(`Basic ${btoa('me:p@ss')}`);
  });

  it('opens a tunnel for TLS, through which it learns neither path nor token', async () => {
    const plain = await serving((_, response) => response.end());
    const sent: string[] = [];
    const proxy = await serving(
      () => undefined,
      (_, socket) => {
        const target = connect(Number(new URL(plain.url).port), '127.0.0.1');
        socket.on('data', (bytes) => sent.push(bytes.toString('latin1')));
        socket.write('HTTP/1.1 200 OK\r\n\r\n');
        socket.pipe(target).pipe(socket);
        target.on('error', () => undefined);
      },
    );
    const environment = { HTTPS_PROXY: proxy.url };
    const asking = client({ base: 'https://waldur.test', token: TOKEN, environment, retries: 0 });
    // What it leads to speaks no TLS.
    expect((await failure(asking.send({ method: 'GET', path: '/secret' }))).kind).toMatch(
      /^(tls|cut)$/,
    );
    expect(proxy.asked[0]?.line).toBe('CONNECT waldur.test:443');
    expect(sent.join('')).not.toMatch(/secret|Token/);
  });

  it('that refuses what has no TLS is told as such too', async () => {
    const proxy = await serving((_, response) => response.writeHead(407).end('no'));
    const asking = client({ base: 'http://waldur.test', environment: { http_proxy: proxy.url } });
    const error = await failure(asking.send({ method: 'GET', path: '/' }));
    expect([error.kind, error.message]).toEqual([
      'proxy',
      'GET http://waldur.test/: the proxy answered 407',
    ]);
  });

  it.each(['http', 'https'])('that is not there is named, on the way to %s', async (scheme) => {
    const environment = { all_proxy: 'http://me:secret@127.0.0.1:1' };
    const asking = client({ base: `${scheme}://waldur.test`, environment });
    const error = await failure(asking.send({ method: 'GET', path: '/' }));
    expect([error.kind, error.message]).toEqual([
      'unreachable',
      `GET ${scheme}://waldur.test/: connect ECONNREFUSED 127.0.0.1:1, by the proxy 127.0.0.1:1`,
    ]);
  });

  it('that refuses is told as such', async () => {
    const proxy = await serving(
      () => undefined,
      (_, socket) => socket.end('HTTP/1.1 407 Who are you\r\nContent-Length: 0\r\n\r\n'),
    );
    const asking = client({ base: 'https://waldur.test', environment: { https_proxy: proxy.url } });
    const error = await failure(asking.send({ method: 'GET', path: '/' }));
    expect([error.kind, error.message]).toEqual([
      'proxy',
      'GET https://waldur.test/: the proxy answered 407',
    ]);
  });

  it.each([
    ['https://a.waldur.test', { HTTPS_PROXY: 'http://p:1' }, 'http://p:1/'],
    ['https://a.waldur.test', { HTTP_PROXY: 'http://p:1' }, undefined],
    ['https://a.waldur.test', { ALL_PROXY: 'p:1' }, 'http://p:1/'],
    [
      'https://a.waldur.test',
      { https_proxy: 'http://low', HTTPS_PROXY: 'http://up' },
      'http://low/',
    ],
    [
      'https://a.waldur.test',
      { https_proxy: 'http://p', NO_PROXY: 'b.test, waldur.test' },
      undefined,
    ],
    ['https://a.waldur.test', { https_proxy: 'http://p', NO_PROXY: '.waldur.test' }, undefined],
    [
      'https://a.waldur.test',
      { https_proxy: 'http://p', NO_PROXY: '*.waldur.test:443' },
      undefined,
    ],
    [
      'https://a.waldur.test',
      { https_proxy: 'http://p', NO_PROXY: 'waldur.test:8443' },
      'http://p/',
    ],
    ['https://a.waldur.test', { https_proxy: 'http://p', NO_PROXY: '*' }, undefined],
    ['https://notwaldur.test', { https_proxy: 'http://p', NO_PROXY: 'waldur.test' }, 'http://p/'],
    ['http://[::1]:8000', { http_proxy: 'http://p', NO_PROXY: '::1' }, undefined],
    ['http://[::1]:8000', { http_proxy: 'http://p', NO_PROXY: '[::1]:8000' }, undefined],
    ['http://10.1.2.3', { http_proxy: 'http://p', NO_PROXY: '10.0.0.0/8' }, undefined],
    ['http://11.1.2.3', { http_proxy: 'http://p', NO_PROXY: '10.0.0.0/8' }, 'http://p/'],
    ['http://[fd00::1]', { http_proxy: 'http://p', NO_PROXY: 'fd00::/8' }, undefined],
    ['http://10.1.2.3', { http_proxy: 'http://p', NO_PROXY: '10.0.0.0/33, fd00::/8' }, 'http://p/'],
    ['http://a.test', { http_proxy: 'http://p', NO_PROXY: '10.0.0.0/8, a.test/8' }, 'http://p/'],
  ])('on the way to %s, with %j, is %s', (url, environment, proxy) => {
    expect(proxyFor(new URL(url), environment)?.href).toBe(proxy);
  });

  it('must be a URL, and is not told where it is none', () => {
    expect(() => proxyFor(new URL('http://a.test'), { HTTP_PROXY: 'socks5://u:secret@h' })).toThrow(
      /^the proxy of HTTP_PROXY must be an http or https URL$/,
    );
    expect(() => proxyFor(new URL('http://a.test'), { HTTP_PROXY: 'http://u:100%@h' })).toThrow(
      /^the proxy of HTTP_PROXY must have its user and password with each % written as %25$/,
    );
  });
});

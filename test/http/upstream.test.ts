/** What goes on to another server, what comes back, and what the mock says where neither can be. */
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { parseQuery } from '../../src/drf/query-dict.ts';
import type { Request } from '../../src/drf/request.ts';
import { createUpstream } from '../../src/http/upstream.ts';
import { type ServerOptions, type StartedMockServer, startMockServer } from '../../src/index.ts';

type Handle = (req: IncomingMessage, res: ServerResponse, body: string) => void;

interface Seen {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly raw: readonly string[];
  readonly body: string;
}

const usual: Handle = (_req, res) => void res.writeHead(200, { 'X-There': 'yes' }).end('there');
let handle = usual;
let seen: Seen[] = [];
const there = createServer((req, res) => {
  const chunks: Buffer[] = [];
  req.on('data', (chunk) => chunks.push(chunk));
  req.on('end', () => {
    const body = Buffer.concat(chunks).toString();
    const { method = '', url = '', headers, rawHeaders } = req;
    seen.push({ method, url, headers, raw: rawHeaders, body });
    handle(req, res, body);
  });
});
const opened = new Promise<void>((resolve) => there.listen(0, '127.0.0.1', resolve));
const started: StartedMockServer[] = [];

async function mock(options: ServerOptions = {}, path = ''): Promise<StartedMockServer> {
  await opened;
  const upstream = `${originOf()}${path}`;
  const server = await startMockServer({ fixtures: {}, upstream, ...options });
  started.push(server);
  return server;
}

function originOf(): string {
  const address = there.address();
  return `http://127.0.0.1:${Object(address).port}`;
}

interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  /** Names and values in turn. */
  readonly raw: readonly string[];
  readonly body: Buffer;
}

/** Not by `fetch`, which follows redirects and adds headers. */
function ask(
  server: StartedMockServer,
  path: string,
  { method = 'GET', headers = {}, body = '' } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const all = {
      ...headers,
      ...(body === '' ? {} : { 'Content-Length': Buffer.byteLength(body) }),
    };
    const sent = request(server.url, { method, path, headers: all, agent: false }, (res) => {
      const chunks: Buffer[] = [];
      res.on('data', (chunk) => chunks.push(chunk));
      res.on('end', () =>
        resolve({
          ...{ status: res.statusCode ?? 0, headers: res.headers, raw: res.rawHeaders },
          body: Buffer.concat(chunks),
        }),
      );
    });
    sent.on('error', reject).end(body);
  });
}

/** Of a client in the same process, without a socket. */
const silentRequest: Request = {
  method: 'GET',
  path: '/a b/',
  queryString: 'c=d',
  query: parseQuery('c=d'),
  headers: { 'x-one': 'a' },
  base: 'http://mock.test',
  prefix: '',
  body: { bytes: () => Promise.resolve(Buffer.alloc(0)), parts: () => Promise.resolve([]) },
};

beforeEach(() => {
  handle = usual;
  seen = [];
});

afterAll(async () => {
  await Promise.all(started.map((server) => server.close()));
  there.closeAllConnections();
  await new Promise((resolve) => there.close(resolve));
});

describe('what goes on', () => {
  it('is what the mock does not serve, as it came', async () => {
    const server = await mock();
    const headers = { 'Content-Type': 'text/x', 'X-One': 'a', Authorization: 'Token mine' };
    const body = '{"half';
    const { status } = await ask(server, '/api/%C3%BCber/%2Fa//b?c=%20d&c=e+f', {
      method: 'PATCH',
      headers,
      body,
    });
    expect(status).toBe(200);
    expect(seen).toMatchObject([
      { method: 'PATCH', url: '/api/%C3%BCber/%2Fa//b?c=%20d&c=e+f', body },
    ]);
    expect(seen[0]?.headers).toMatchObject({
      ...{ host: new URL(originOf()).host, 'content-length': '6', 'content-type': 'text/x' },
      ...{ 'x-one': 'a', authorization: 'Token mine', via: '1.1 waldur-payments-mock' },
    });
  });

  it('is nothing of what the mock or a stub answers, and no preflight', async () => {
    const server = await mock({ stubs: [{ path: '/api/projects/', role: 'everybody', body: [] }] });
    for (const path of ['/', '/api/payments/', '/api/payments', '/api/projects/']) {
      await ask(server, path);
    }
    const preflight = { 'Access-Control-Request-Method': 'PUT', Origin: 'http://app.test' };
    await ask(server, '/api/keys/', { method: 'OPTIONS', headers: preflight });
    expect(seen).toEqual([]);
    expect(server.requests.entries().map(({ answeredBy }) => answeredBy)).toEqual([
      ...['mock', 'mock', 'mock', 'stub', 'mock'],
    ]);
  });

  it('is a query that no stub of the path wants', async () => {
    const stubs = [{ path: '/a/', query: { b: 1 }, role: 'everybody', body: 'stub' }] as const;
    const server = await mock({ stubs });
    expect(String((await ask(server, '/a/?b=1')).body)).toBe('stub');
    expect(String((await ask(server, '/a/?b=2')).body)).toBe('there');
  });

  it('leaves behind what is of one connection, or of the mock', async () => {
    const server = await mock();
    await ask(server, '/x', {
      headers: {
        Connection: 'close, X-Mine',
        'X-Mine': '1',
        TE: 'trailers',
        'Proxy-Authorization': 'Basic eA==',
        'X-Mock-Sandbox': 'default',
        Cookie: 'a=b',
      },
    });
    expect(Object.keys(seen[0]?.headers ?? {}).sort()).toEqual([
      ...['connection', 'cookie', 'host', 'via'],
    ]);
  });

  it('goes below the path of the upstream, and without the prefix of the sandbox', async () => {
    const server = await mock({}, '/waldur/');
    await ask(server, '/__sandbox/one/api/keys/?a=1');
    await ask(server, '/health');
    await ask(server, 'ftp://elsewhere.test/__sandbox/one/api/a/?b=http://c/');
    expect(seen.map(({ url }) => url)).toEqual([
      ...['/waldur/api/keys/?a=1', '/waldur/health', '/waldur/api/a/?b=http://c/'],
    ]);
  });

  it('has the token of the upstream in the place of the client’s, which goes nowhere', async () => {
    const server = await mock({ upstreamToken: 'upstream-secret-token' });
    await ask(server, '/x', { headers: { Authorization: 'Token client-secret' } });
    expect(seen[0]?.headers['authorization']).toBe('Token upstream-secret-token');
    expect(seen[0]?.raw.join()).not.toContain('client-secret');
  });

  it('is refused where a WebSocket is wanted', async () => {
    const server = await mock();
    const headers = { Connection: 'Upgrade', Upgrade: 'websocket' };
    const { status, body } = await ask(server, '/ws/', { headers });
    expect([status, seen]).toEqual([502, []]);
    expect(JSON.parse(String(body)).detail).toMatch(/is asked over HTTP alone/);
  });
});

describe('what comes back', () => {
  it('is the answer as it was, with a note', async () => {
    const zipped = gzipSync('{"a":1}');
    handle = (_req, res) =>
      res
        .writeHead(418, {
          ...{ 'Content-Type': 'application/json', 'Content-Encoding': 'gzip', ETag: '"1"' },
          ...{
            'Content-Language': 'et',
            'X-Mock-Note': 'theirs',
            'Access-Control-Allow-Origin': 'x',
          },
          ...{ 'Keep-Alive': 'timeout=9', 'Set-Cookie': 'a=b; Path=/' },
        })
        .end(zipped);
    const server = await mock();
    const answer = await ask(server, '/x', {
      headers: { 'Accept-Language': 'de', Origin: 'http://app.test' },
    });
    expect([answer.status, answer.body]).toEqual([418, zipped]);
    expect(answer.headers).toMatchObject({
      ...{ 'content-type': 'application/json', 'content-encoding': 'gzip', etag: '"1"' },
      ...{ 'content-language': 'et', 'set-cookie': ['a=b; Path=/'] },
      ...{ 'x-mock-note': `upstream ${originOf()}`, 'access-control-allow-origin': '*' },
    });
  });

  describe.each([
    ['a short one', { 'Content-Length': '5' }],
    ['one that goes through', {}],
  ])('with headers that repeat, of %s', (_what, length) => {
    const LINES = {
      'Set-Cookie': ['a=1; Expires=Wed, 09 Jun 2100 10:18:14 GMT', 'b=2', 'a=3'],
      'WWW-Authenticate': ['Basic realm="a, b"', 'Token'],
      Link: ['</api/x/>; rel="a"', '</api/y/>; rel="b"'],
      Vary: ['Cookie', 'Origin'],
      Warning: ['199 a "x"', '299 b "y"'],
    };
    beforeEach(() => {
      handle = (_req, res) => {
        res.writeHead(401, { ...LINES, ...length });
        res.end('there');
      };
    });
    const linesIn = (raw: readonly string[], name: string): readonly string[] =>
      raw.filter((_, at) => at % 2 === 1 && raw[at - 1]?.toLowerCase() === name.toLowerCase());

    it.each(['GET', 'HEAD'])('is answered to %s with each line as it came', async (method) => {
      const { raw } = await ask(await mock(), '/x', { method });
      for (const [name, lines] of Object.entries(LINES)) expect(linesIn(raw, name)).toEqual(lines);
    });

    it('is written down with each line', async () => {
      const server = await mock({ showSecrets: true });
      await ask(server, '/x');
      const headers = server.requests.entries()[0]?.response?.headers ?? [];
      for (const [name, lines] of Object.entries(LINES)) {
        expect(linesIn(headers.flat(), name)).toEqual(lines);
      }
      const [entry] = server.requests.har().log.entries;
      expect(entry?.response.cookies.map(({ name }) => name)).toEqual(['a', 'b', 'a']);
    });

    it('has the mock’s own address in each link', async () => {
      const server = await mock();
      const link = `<${originOf()}/api/x/>; rel="a"`;
      handle = (_req, res) =>
        void res.writeHead(200, { Link: [link, link], ...length }).end('there');
      const own = `<${server.url}/api/x/>; rel="a"`;
      expect(linesIn((await ask(server, '/x')).raw, 'Link')).toEqual([own, own]);
    });

    it('keeps them where a fault mistreats the answer', async () => {
      const server = await mock();
      server.faults.add({ operation: '*', transport: 'slowBody' });
      expect(linesIn((await ask(server, '/x')).raw, 'Set-Cookie')).toEqual(LINES['Set-Cookie']);
    });
  });

  it('is written down, counted apart, and no part of a Pact', async () => {
    const server = await mock({ upstreamToken: 'upstream-secret-token' });
    handle = (_req, res) => res.end('{"echo":"upstream-secret-token"}');
    await ask(server, '/x?a=1', { method: 'POST', body: 'sent' });
    const [entry] = server.requests.entries();
    expect(entry).toMatchObject({
      operation: null,
      actor: null,
      status: 200,
      answeredBy: 'upstream',
    });
    expect(entry?.request.body).toMatchObject({ text: 'sent' });
    expect(entry?.response?.body?.text).toBe('{"echo":"****oken"}');
    expect(server.coverage.counts()).toEqual({
      operations: {},
      elsewhere: { upstream: { 200: 1 } },
    });
    expect(server.requests.pact({ consumer: 'a', provider: 'b' }).interactions).toEqual([]);
    expect(server.requests.har().log.entries).toMatchObject([{ _answeredBy: 'upstream' }]);
    const matches = { answeredBy: 'upstream', path: '/x' } as const;
    expect(server.requests.verify({ matches, times: 1 })).toEqual({ verified: true });
    expect(server.requests.verify({ matches: { answeredBy: 'mock' }, times: 0 }).verified).toBe(
      true,
    );
  });

  it('has the mock’s own address in the place of its own, in redirects and links', async () => {
    const base = `${originOf()}/waldur`;
    const server = await mock({}, '/waldur');
    handle = (_req, res) =>
      res
        .writeHead(302, {
          Location: `${base}/api/a/?b=1`,
          Link: `<${base}/api/a/?page=2>; rel="next"`,
        })
        .end();
    const { status, headers } = await ask(server, '/__sandbox/one/api/a?b=1');
    expect([status, headers.location]).toEqual([302, '/__sandbox/one/api/a/?b=1']);
    expect(headers['link']).toBe(`<${server.url}/__sandbox/one/api/a/?page=2>; rel="next"`);
    handle = (_req, res) => res.writeHead(301, { Location: '/waldur/b/' }).end();
    expect((await ask(server, '/b')).headers.location).toBe('/b/');
  });

  it.each(['http://evil.test/', '//evil.test/x', '/outside'])(
    'is refused where it redirects to %s',
    async (location) => {
      const server = await mock({}, '/waldur');
      handle = (_req, res) => res.writeHead(302, { Location: location }).end();
      const { status, headers, body } = await ask(server, '/x');
      expect([status, headers.location]).toEqual([502, undefined]);
      expect(String(body)).toContain('redirects to another place');
    },
  );

  it('may be empty, or nothing but a head', async () => {
    const server = await mock();
    handle = (_req, res) => res.writeHead(204).end();
    expect(await ask(server, '/x', { method: 'DELETE' })).toMatchObject({ status: 204 });
    handle = usual;
    const { status, headers, body } = await ask(server, '/x', { method: 'HEAD' });
    expect([status, headers['x-there'], body.length]).toEqual([200, 'yes', 0]);
  });
});

describe('an upstream that does not do what it should', () => {
  const detailOf = ({ body }: Answer) => JSON.parse(String(body)).detail;

  it('that is not there is told by 502', async () => {
    const server = await mock({ upstream: 'http://127.0.0.1:1/' });
    const answer = await ask(server, '/x');
    expect(answer.status).toBe(502);
    expect(detailOf(answer)).toBe('The upstream http://127.0.0.1:1 does not answer: ECONNREFUSED.');
    expect(answer.headers['x-mock-note']).toBe(
      'upstream http://127.0.0.1:1 does not answer: ECONNREFUSED',
    );
  });

  it('that breaks off, before or in its answer, is told too', async () => {
    const server = await mock();
    handle = (req) => req.socket.destroy();
    expect(detailOf(await ask(server, '/x'))).toMatch(/does not answer: ECONNRESET\.$/);
    handle = (_req, res) => {
      res.writeHead(200, { 'Content-Length': 100 });
      res.write('half', () => res.destroy());
    };
    expect(detailOf(await ask(server, '/x'))).toMatch(/breaks its answer off\.$/);
  });

  it('that answers more than the mock takes is given up', async () => {
    const server = await mock({ maxBodyBytes: 1000 });
    handle = (_req, res) => void res.end('x'.repeat(1001));
    expect(detailOf(await ask(server, '/x'))).toMatch(/answers more than 1000 bytes: the option/);
    const sent = await ask(server, '/x', { method: 'POST', body: 'x'.repeat(1001) });
    expect([sent.status, seen.length]).toEqual([413, 1]);
  });

  it('that leads back to the mock ends after some hops', async () => {
    const server = await mock();
    const port = Number(new URL(server.url).port);
    handle = (req, res) => {
      const { url = '', headers } = req;
      const next = request(
        { host: '127.0.0.1', port, path: url, headers, agent: false },
        (back) => {
          res.writeHead(back.statusCode ?? 0);
          back.pipe(res);
        },
      );
      next.end();
    };
    const answer = await ask(server, '/x');
    expect(answer.status).toBe(502);
    expect(detailOf(answer)).toMatch(/leads back here/);
    expect(seen).toHaveLength(3);
  });

  it('that is silent for too long is told', async () => {
    await opened;
    handle = () => undefined;
    const upstream = createUpstream({ url: originOf(), maxBodyBytes: 1000, silenceMs: 20 });
    const { status, headers } = await upstream(silentRequest);
    expect([status, headers['X-Mock-Note']]).toEqual([
      502,
      `upstream ${originOf()} is silent for 0.02 seconds`,
    ]);
    expect(seen).toMatchObject([{ method: 'GET', url: '/a%20b/?c=d' }]);
  });

  it('that wants another protocol is refused', async () => {
    const server = await mock();
    handle = (req) =>
      req.socket.end(
        'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n',
      );
    expect((await ask(server, '/x')).status).toBe(502);
  });

  it('is left alone when the client leaves, or a reset comes', async () => {
    const server = await mock();
    const arrived = new Promise<IncomingMessage>((resolve) => {
      handle = (req) => resolve(req);
    });
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
    socket.write('GET /x HTTP/1.1\r\nHost: a\r\n\r\n');
    const there = await arrived;
    const closed = new Promise((resolve) => there.socket.once('close', resolve));
    socket.destroy();
    await closed;
    const again = new Promise<IncomingMessage>((resolve) => {
      handle = (req) => resolve(req);
    });
    const lost = ask(server, '/y').catch(() => 'lost');
    const next = await again;
    const gone = new Promise((resolve) => next.socket.once('close', resolve));
    server.reset({ keep: ['journal'] });
    expect(await lost).toBe('lost');
    await gone;
    expect(
      server.requests.entries().map(({ aborted, answeredBy }) => [aborted, answeredBy]),
    ).toEqual([
      ['client', null],
      ['reset', null],
    ]);
  });
});

describe('the option upstream', () => {
  it.each(['ftp://a.test', 'http://user:secret@a.test', 'http://a.test/?x', 'a.test', ''])(
    'refuses %s',
    async (upstream) => {
      await expect(startMockServer({ upstream })).rejects.toThrow(
        'upstream must be an http or https URL without user, query or fragment',
      );
    },
  );
});

/** What is refused before it comes to a sandbox stands in a journal all the same: nothing can be claimed without it. */
import { connect } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type ServerEvent, type StartedMockServer, startMockServer } from '../../src/index.ts';

const SECRET = 'hunter22secret';
let server: StartedMockServer;
let strict: StartedMockServer;
const events: ServerEvent[] = [];
beforeAll(async () => {
  server = await startMockServer({ onEvent: (event) => events.push(event) });
  strict = await startMockServer({ requireSandbox: true });
});
beforeEach(() => {
  server.reset();
  strict.reset();
  events.length = 0;
});
afterAll(async () => {
  await server.close();
  await strict.close();
});

/** What comes back for bytes as they are. */
function sent(text: string, { port } = server): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(text, 'latin1'));
    socket.setEncoding('latin1').on('data', (more: string) => {
      answer += more;
    });
    socket.on('error', reject).on('close', () => resolve(answer));
  });
}

const CLOSE = 'Connection: close\r\n';
describe.each([
  ['a line that is none', 'GARBAGE\r\n\r\n', 400, '', ''],
  ['what TLS begins with', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', 400, '', ''],
  ['blanks in the path', 'GET /api/a b/ HTTP/1.1\r\nHost: a\r\n\r\n', 400, 'GET', '/api/a b/'],
  ['a header without a colon', 'GET /api/ HTTP/1.1\r\nHost a\r\n\r\n', 400, 'GET', '/api/'],
  ['no host', `POST /api/payments/ HTTP/1.1\r\n${CLOSE}\r\n`, 400, 'POST', '/api/payments/'],
  [
    'headers without an end',
    `GET /api/payments/?page=1 HTTP/1.1\r\nHost: a\r\nX-Long: ${'a'.repeat(20_000)}\r\n\r\n`,
    431,
    'GET',
    '/api/payments/',
  ],
  [
    'a proxy',
    'CONNECT example.com:443 HTTP/1.1\r\nHost: a\r\n\r\n',
    400,
    'CONNECT',
    'example.com:443',
  ],
  [
    'a sandbox that cannot be read',
    `GET /__sandbox/%ZZ/api/ HTTP/1.1\r\nHost: a\r\n${CLOSE}\r\n`,
    400,
    'GET',
    '/__sandbox/%ZZ/api/',
  ],
  [
    'a name that is none',
    `GET /__sandbox/a%20b/api/ HTTP/1.1\r\nHost: a\r\n${CLOSE}\r\n`,
    400,
    'GET',
    '/api/',
  ],
])('%s', (_name, text, status, method, path) => {
  it('is written down, and told', async () => {
    expect(await sent(text)).toContain(` ${status} `);
    const entries = server.requests.entries();
    expect(entries).toEqual([
      expect.objectContaining({ method, path, status, outcome: 'answered', sandbox: 'default' }),
    ]);
    expect(server.requests.verify({ matches: {}, times: 0 })).toMatchObject({
      verified: false,
    });
    expect(events).toEqual([
      expect.objectContaining({ event: 'request', status, sandbox: 'default' }),
    ]);
  });
});

it('a second request of a connection is told apart from the first', async () => {
  const first = `GET /api/payments/ HTTP/1.1\r\nHost: a\r\nAuthorization: Token ${SECRET}\r\n\r\n`;
  await sent(`${first}GET /b HTTP/1.1\r\nno header\r\n\r\n`);
  expect(server.requests.entries().map(({ path, status }) => [path, status])).toEqual([
    ['/api/payments/', 401],
    ['/b', 400],
  ]);
});

it('shows no secret of what nobody could read', async () => {
  await sent(`GET /api/?token=${SECRET} HTTP/1.1\r\nAuthorization: Token ${SECRET}\r\nbad\r\n\r\n`);
  await sent(`en ${SECRET}\r\nHost: a\r\n\r\n`);
  await sent(`GET /api/ HTTP/1.1\r\nAuthorization Token ${SECRET}\r\n\r\n`);
  const shown = [...server.requests.entries().map((entry) => JSON.stringify(entry)), ...events];
  expect(shown).toHaveLength(6);
  expect(JSON.stringify(shown)).not.toContain(SECRET);
});

it('belongs to the sandbox of its path, where there is one; that of the control plane to none', async () => {
  const shop = server.sandbox('shop');
  await sent('GET /__sandbox/shop/api/ HTTP/1.1\r\nHost a\r\n\r\n');
  await sent('GET /__admin/requests HTTP/1.1\r\nHost a\r\n\r\n');
  expect(shop.requests.entries()).toMatchObject([{ path: '/api/', status: 400, sandbox: 'shop' }]);
  expect(server.requests.entries()).toEqual([]);
});

it('a body that breaks is told by its own request alone', async () => {
  const head = 'POST /api/payments/ HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n';
  await sent(`${head}ZZ\r\n`);
  expect(server.requests.entries()).toHaveLength(1);
  // Answered before the body breaks, and before it ends.
  for (const more of ['ZZ\r\n', '']) {
    server.reset();
    await new Promise<void>((resolve) => {
      const socket = connect(server.port, '127.0.0.1', () => socket.write(head));
      socket.once('data', () => socket.end(more)).on('close', () => resolve());
    });
    expect(server.requests.entries()).toMatchObject([{ status: 401 }]);
  }
});

it('a request that names no sandbox is written down where one is asked for, but a preflight', async () => {
  const answer = await fetch(`${strict.url}/api/payments/?token=${SECRET}`, strict.as('staff'));
  expect(answer.status).toBe(421);
  const [entry] = strict.requests.entries();
  expect(entry).toMatchObject({ operation: 'payments_list', status: 421, actor: 'staff' });
  expect(JSON.stringify(entry)).not.toContain(SECRET);
  expect(
    strict.requests.verify({ matches: { operation: 'payments_list' }, times: 0 }),
  ).toMatchObject({ verified: false });
  expect(strict.coverage.counts().operations).toEqual({});
});

it('so is one for a sandbox that is gone', async () => {
  await fetch(`${server.url}/__sandbox/gone/api/payments/`);
  await fetch(`${server.url}/__admin/sandboxes/gone`, { method: 'DELETE' });
  await fetch(`${server.url}/__sandbox/gone/api/payments/`);
  expect(server.requests.entries()).toMatchObject([{ operation: 'payments_list', status: 410 }]);
});

it('a file of Pact has nothing of what no API has answered', async () => {
  await sent('GET /api/ HTTP/1.1\r\nHost a\r\n\r\n');
  await sent('CONNECT bob:hunter22@a:1 HTTP/1.1\r\nHost: a\r\n\r\n');
  await fetch(`${server.url}/__sandbox/a%20b/api/payments/`);
  expect(server.requests.entries().map(({ path }) => path)).toEqual([
    '/api/',
    'a:1',
    '/api/payments/',
  ]);
  expect(server.requests.pact({ consumer: 'shop' }).interactions).toEqual([]);
});

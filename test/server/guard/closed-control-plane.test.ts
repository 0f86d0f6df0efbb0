/** A server behind its door: strangers change nothing and read nothing, wherever the control plane stands; the API is open. */
import { beforeEach, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { createMockServer, type MockServer, startMockServer } from '../../../src/index.ts';

const STRANGERS = [
  { Origin: 'https://evil.example' },
  { Origin: 'null' },
  { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site' },
  { 'Sec-Fetch-Site': 'cross-site' },
  { Host: 'rebound.evil.example:8000' },
  { Host: 'rebound.evil.example:8000', 'Sec-Fetch-Site': 'same-origin' },
  { Host: 'evil.example', Origin: 'http://evil.example' },
] as const;
const PREFIXES = ['', '/__sandbox/quiet', '/__SANDBOX/quiet'] as const;
const WRITES = [
  ['post', '/reset', {}],
  ['put', '/state', {}],
  ['patch', '/state', { customers: [{ name: 'New' }] }],
  ['post', '/faults', { operation: 'payments_list', respond: 'bad_gateway' }],
  ['put', '/snapshots/mine', undefined],
  ['post', '/sandboxes', { name: 'mine' }],
  ['put', '/clock', { mode: 'frozen', now: '2020-01-01T00:00:00Z' }],
  ['delete', '/requests', undefined],
] as const;

let server: MockServer;
beforeEach(async () => {
  server = createMockServer();
  await request(server.app).get('/api/payments/').set(server.as('staff').headers);
});

/** All that a stranger could change. */
async function everything(): Promise<string> {
  const { body } = await request(server.app).get('/__admin/sandboxes');
  const names = body.sandboxes.map(({ name }: { name: string }) => name);
  const { frozen } = (await request(server.app).get('/__admin/clock')).body;
  const parts = [names, server.state(), server.requests.entries(), server.faults.list(), frozen];
  return JSON.stringify([...parts, (await request(server.app).get('/__admin/snapshots')).body]);
}

describe.each(STRANGERS)('a stranger, as told by %j', (headers) => {
  it.each(WRITES)('changes nothing by %s %s', async (method, path, body) => {
    const before = await everything();
    for (const prefix of PREFIXES) {
      for (const admin of ['/__admin', '/__Admin']) {
        const sent = request(server.app)[method](`${prefix}${admin}${path}`).set(headers);
        const answer = await (body === undefined ? sent : sent.send(body));
        expect([prefix + admin, answer.status]).toEqual([prefix + admin, 403]);
      }
    }
    expect(await everything()).toBe(before);
  });

  it('reads nothing', async () => {
    for (const path of ['/state', '/requests', '/docs', '/health', '/nowhere', '']) {
      const answer = await request(server.app).get(`/__sandbox/new/__admin${path}`).set(headers);
      expect([path, answer.status]).toEqual([path, 403]);
      expect(answer.body.errors).not.toEqual([]);
      expect(Object.keys(answer.headers).join()).not.toMatch(/access-control/);
    }
  });
});

describe('the API', () => {
  it('is open to every origin and host, as in production', async () => {
    for (const prefix of ['', '/__sandbox/quiet']) {
      const { status, headers } = await request(server.app)
        .get(`${prefix}/api/payments/`)
        .set({ ...server.as('staff').headers, Host: 'waldur.evil.example' })
        .set({ Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site' });
      expect([status, headers['access-control-allow-origin']]).toEqual([200, '*']);
    }
  });
});

describe('a page of another loopback port', () => {
  const page = { Origin: 'http://localhost:6006', 'Sec-Fetch-Site': 'cross-site' };

  it.each(PREFIXES)('reads and writes under %j', async (prefix) => {
    const at = `${prefix}/__admin`;
    const preflight = await request(server.app)
      .options(`${at}/state`)
      .set({ ...page, 'Access-Control-Request-Method': 'PUT' })
      .set('Access-Control-Request-Headers', 'content-type');
    const written = await request(server.app).put(`${at}/state`).set(page).send({});
    const read = await request(server.app).get(`${at}/state`).set(page);
    expect([preflight.status, written.status, read.body.payments]).toEqual([204, 204, []]);
    for (const { headers } of [preflight, written, read]) {
      expect(headers).toMatchObject({
        'access-control-allow-origin': 'http://localhost:6006',
        vary: 'Origin',
      });
    }
  });

  it('reads what goes wrong', async () => {
    const answer = await request(server.app).post('/__admin/reset').set(page).send('x=1');
    expect(answer.status).toBe(415);
    expect(answer.headers['access-control-allow-origin']).toBe('http://localhost:6006');
  });
});

describe('what a server is told', () => {
  it('lets in hosts and origins, and asks for its token', async () => {
    const { app } = createMockServer({
      allowedHosts: ['.mock.example'],
      adminOrigins: ['https://app.example'],
      adminToken: 'open-sesame',
    });
    const ask = (headers: Readonly<Record<string, string>>) =>
      request(app)
        .get('/__admin/state')
        .set({ Host: 'a.mock.example', Origin: 'https://app.example', ...headers });
    const { status, body } = await ask({});
    expect([status, body.errors]).toEqual([401, [expect.objectContaining({ pointer: '' })]]);
    expect((await ask({ Authorization: 'Bearer open-sesame' })).status).toBe(200);
    expect((await ask({ Host: 'mock.example.evil' })).status).toBe(403);
  });

  it.each([
    [{ allowedHosts: 'a.example' }, 'allowedHosts must be a list of host names'],
    [{ allowedHosts: ['a.example:80'] }, /^allowedHosts\/0 must be a host name without a port/],
    [{ allowedHosts: ['*'] }, /^allowedHosts\/0 must be a host name/],
    [{ allowedHosts: ['https://a.example'] }, /^allowedHosts\/0 must be a host name/],
    [{ adminOrigins: ['*'] }, /^adminOrigins\/0 must be an origin, such as/],
    [{ adminOrigins: ['null'] }, /^adminOrigins\/0 must be an origin/],
    [{ adminOrigins: ['https://a.example/'] }, /^adminOrigins\/0 must be an origin/],
    [{ adminOrigins: ['a.example', 5] }, /adminOrigins\/0 must be.*; adminOrigins\/1 must be/],
    [{ adminToken: '' }, /^adminToken must be a text of 1 to 1000/],
    [{ adminToken: 'a b' }, /^adminToken must be/],
    [{ adminToken: 'ä' }, /^adminToken must be/],
    [{ requireSandbox: 'yes' }, /^requireSandbox must be true or false/],
    [{ adminTokens: 'x' }, /^adminTokens is no option: did you mean "adminToken"/],
  ])('%j is refused', (options, message) => {
    expect(() => createMockServer(Object(options))).toThrow(message);
  });

  it('is reached by the name that it listens on', async () => {
    const started = await startMockServer({ host: 'localhost' });
    expect((await fetch(`${started.url}/__admin/state`)).status).toBe(200);
    await started.close();
  });
});

describe('requireSandbox', () => {
  const ask = (path: string, headers: Readonly<Record<string, string>> = {}) =>
    request(server.app)
      .get(path)
      .set({ ...server.as('staff').headers, ...headers });

  beforeEach(() => {
    server = createMockServer({ requireSandbox: true });
  });

  it.each(['/api/payments/', '/api/nowhere/', '/', '/media/x.pdf'])(
    'refuses %s with 421 and the reason',
    async (path) => {
      const { status, body, headers } = await ask(path);
      expect(status).toBe(421);
      expect(body.detail).toMatch(/--require-sandbox.*X-Mock-Sandbox/);
      expect(headers['x-mock-note']).toBe(body.detail);
      expect(server.requests.entries().at(-1)).toMatchObject({ path, status: 421 });
    },
  );

  it('lets in what names one, the default one included', async () => {
    expect((await ask('/__sandbox/a/api/payments/')).status).toBe(200);
    expect((await ask('/__sandbox/default/api/payments/')).status).toBe(200);
    expect((await ask('/api/payments/', { 'X-Mock-Sandbox': 'a' })).status).toBe(200);
    expect((await ask('/api/payments/', { 'X-Mock-Sandbox': '' })).status).toBe(400);
  });

  it('leaves the control plane as it is, and what a browser asks before it sends the header', async () => {
    expect((await ask('/__admin/state')).status).toBe(200);
    const preflight = await request(server.app)
      .options('/api/payments/')
      .set({ Origin: 'http://app.test', 'Access-Control-Request-Method': 'GET' })
      .set('Access-Control-Request-Headers', 'x-mock-sandbox');
    expect(preflight.status).toBe(200);
    expect(preflight.headers['access-control-allow-headers']).toContain('X-Mock-Sandbox');
  });
});

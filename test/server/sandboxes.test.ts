/** Sandboxes: whose state is whose, where their links lead, and when they go. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type StartedMockServer, startMockServer } from '../../src/index.ts';
import { resources, site } from '../../src/resources/index.ts';
import { Sandbox } from '../../src/sandbox/sandbox.ts';
import { Sandboxes } from '../../src/sandbox/sandboxes.ts';
import { Store } from '../../src/store/store.ts';
import { createClock } from '../../src/values/clock.ts';
import { contractOf } from '../../src/waldur/contract.ts';
import { world } from '../client.ts';
import { PAYMENT, PROFILE } from '../resources/base-world.ts';

let server: StartedMockServer;

beforeAll(async () => {
  server = await startMockServer({ fixtures: world('base'), maxSandboxes: 3 });
});
beforeEach(() => server.reset());
afterAll(() => server.close());

/** A sandbox with nothing in it. */
function fork(): Sandbox {
  const store = new Store(resources.map(({ table }) => table));
  const options = { site, auth: 'strict', randomSeed: 1, now: undefined, delayMs: 0 } as const;
  return new Sandbox({ ...options, contract: contractOf('documented') }, store, store.snapshot());
}

type Call = {
  readonly method?: string;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
};

async function call(path: string, { method = 'GET', body, headers = {} }: Call = {}) {
  const response = await fetch(server.url + path, {
    method,
    headers: { ...server.as('staff').headers, 'Content-Type': 'application/json', ...headers },
    redirect: 'manual',
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    json: text === '' ? null : JSON.parse(text),
  };
}

const newPayment = {
  profile: `/api/payment-profiles/${PROFILE.active}/`,
  date_of_payment: '2024-01-01',
  sum: '1.00',
};
const create = (prefix: string, headers = {}) =>
  call(`${prefix}/api/payments/`, { method: 'POST', body: newPayment, headers });
const count = async (prefix: string, headers = {}) =>
  (await call(`${prefix}/api/payments/`, { headers })).headers.get('x-result-count');

describe('a sandbox by its path', () => {
  it('has the server’s seed and keeps its changes to itself', async () => {
    await create('/__sandbox/path-a');
    expect(
      await Promise.all(
        ['/__sandbox/path-a', '/__sandbox/path-b', ''].map((prefix) => count(prefix)),
      ),
    ).toEqual(['30', '29', '29']);
  });

  it('keeps hyperlinks, Link, Location and redirects inside', async () => {
    const base = `${server.url}/__sandbox/path-a`;
    const made = await create('/__sandbox/path-a');
    expect([made.json.url, made.headers.get('location'), made.json.profile]).toEqual([
      expect.stringContaining(`${base}/api/payments/`),
      made.json.url,
      `${base}/api/payment-profiles/${PROFILE.active}/`,
    ]);
    const list = await call('/__sandbox/path-a/api/payments/');
    expect(list.headers.get('link')).toContain(`<${base}/api/payments/?page=2>; rel="next"`);
    const slash = await call('/__sandbox/path-a/api/payments?page=2');
    expect([slash.status, slash.headers.get('location')]).toEqual([
      301,
      '/__sandbox/path-a/api/payments/?page=2',
    ]);
    const withProof = await call(`/__sandbox/path-a/api/payments/${PAYMENT.withProof}/`);
    expect(withProof.json.proof).toContain(`${base}/api/media/`);
  });

  it('takes its own links and bare paths as input', async () => {
    const { json } = await call(`/__sandbox/path-a/api/payment-profiles/${PROFILE.active}/`);
    for (const profile of [json.url, new URL(json.url).pathname, newPayment.profile]) {
      const body = { ...newPayment, profile };
      const made = await call('/__sandbox/path-a/api/payments/', { method: 'POST', body });
      expect(made.status).toBe(201);
    }
    const filtered = await call(
      `/__sandbox/path-a/api/payments/?profile=${encodeURIComponent(json.url)}`,
    );
    expect(filtered.status).toBe(200);
  });

  it('resets, by its own control plane, alone', async () => {
    await create('/__sandbox/path-b');
    await create('');
    await call('/__sandbox/path-b/__admin/reset', { method: 'POST' });
    expect([await count('/__sandbox/path-b'), await count('')]).toEqual(['29', '30']);
  });

  it.each(['a b', 'x'.repeat(101), 'a%2Fb'])('refuses the name %s', async (name) => {
    const answer = await call(`/__sandbox/${name.replace(' ', '%20')}/api/payments/`);
    expect([answer.status, answer.headers.get('x-mock-note')]).toEqual([
      400,
      expect.stringContaining('is no name for a sandbox'),
    ]);
  });

  it('answers a path that cannot be decoded without a stack trace', async () => {
    const response = await fetch(`${server.url}/__sandbox/%zz/api/payments/`);
    expect([response.status, await response.text()]).toEqual([
      400,
      expect.not.stringContaining('at '),
    ]);
  });
});

describe('a sandbox by its header', () => {
  it('has a state of its own, and links without prefix', async () => {
    const headers = { 'X-Mock-Sandbox': 'by-header' };
    const made = await create('', headers);
    expect(made.json.url).toContain(`${server.url}/api/payments/`);
    expect([await count('', headers), await count('')]).toEqual(['30', '29']);
  });

  it('is the one of the same name by its path', async () => {
    await create('', { 'X-Mock-Sandbox': 'same' });
    expect(await count('/__sandbox/same')).toBe('30');
  });
});

describe('POST /__admin/sandboxes', () => {
  const order = (body: unknown) => call('/__admin/sandboxes', { method: 'POST', body });
  const drop = (name: string) => call(`/__admin/sandboxes/${name}`, { method: 'DELETE' });

  it('makes one with its own fixtures, time and seed', async () => {
    const fixtures = { users: [{ username: 'staff', token: 'mine', is_staff: true }] };
    const made = await order({
      name: 'own',
      fixtures,
      now: '2020-02-02T00:00:00Z',
      seed: 7,
      ttlSeconds: 60,
    });
    expect([made.status, made.json]).toEqual([
      201,
      expect.objectContaining({
        name: 'own',
        ttlSeconds: 60,
        sizes: expect.objectContaining({ users: 1, payments: 0 }),
      }),
    ]);
    const clock = await call('/__sandbox/own/__admin/clock');
    expect(clock.json.now).toBe('2020-02-02T00:00:00.000000Z');
    expect(await count('/__sandbox/own', { Authorization: 'Token mine' })).toBe('0');
    await drop('own');
  });

  it('draws its chance from randomSeed, of which seed is an alias', async () => {
    const uuids: string[] = [];
    for (const seed of [{ randomSeed: 7 }, { seed: 7 }, { randomSeed: 8 }]) {
      await order({ name: 'drawn', ...seed });
      uuids.push((await create('/__sandbox/drawn')).json.uuid);
      await drop('drawn');
    }
    const [first, alias, other] = uuids;
    expect([first, other]).toEqual([expect.stringMatching(/^[\da-f]{32}$|-/), expect.any(String)]);
    expect(alias).toBe(first);
    expect(other).not.toBe(first);
    const both = await order({ name: 'drawn', randomSeed: 7, seed: 8 });
    expect([both.status, both.json.errors]).toEqual([
      400,
      [{ pointer: '/randomSeed', message: 'is the same as seed: give one of them' }],
    ]);
  });

  it('makes one of a scenario, to which it resets', async () => {
    await order({ name: 'hundred', scenario: 'hundred-payments' });
    const headers = { Authorization: 'Token YOUR_API_TOKEN' };
    expect(await count('/__sandbox/hundred', headers)).toBe('100');
    await call('/__sandbox/hundred/__admin/reset', { method: 'POST' });
    expect(await count('/__sandbox/hundred', headers)).toBe('100');
    await drop('hundred');
  });

  it('makes one of a shipped world, and tells what a wrong name of one was meant to be', async () => {
    const made = await order({ name: 'users', fixtures: 'empty' });
    expect([made.status, made.json.sizes.payments]).toEqual([201, 0]);
    await drop('users');
    const wrong = async (fixtures: string) => {
      const { status, json } = await order({ name: 'wrong', fixtures });
      return [status, json.errors];
    };
    const expected = 'must be a fixture document, or one of default, empty, edge-cases';
    expect(await wrong('edge-casez')).toEqual([
      400,
      [{ pointer: '/fixtures', message: `${expected}: did you mean "edge-cases"?` }],
    ]);
    expect(await wrong('hundred-payments')).toEqual([
      400,
      [
        {
          pointer: '/fixtures',
          message: `${expected}: did you mean "hundred-payments", as the scenario?`,
        },
      ],
    ]);
    expect(await wrong('./world.json')).toEqual([
      400,
      [{ pointer: '/fixtures', message: expected }],
    ]);
  });

  it('refuses a name in use with 409', async () => {
    await order({ name: 'taken' });
    expect((await order({ name: 'taken' })).status).toBe(409);
    expect((await order({ name: 'default' })).status).toBe(409);
    await drop('taken');
  });

  it('tells everything that is wrong with an order', async () => {
    const { status, json } = await order({
      name: '/',
      fixtures: [],
      scenario: 'x',
      seed: {},
      now: 1,
      ttlSeconds: 0,
      nmae: 1,
    });
    expect([status, json.errors.map(({ pointer }: { pointer: string }) => pointer).sort()]).toEqual(
      [400, ['/fixtures', '/name', '/nmae', '/now', '/scenario', '/seed', '/ttlSeconds']],
    );
  });

  it('tells what is wrong with its fixtures, and makes nothing', async () => {
    const { status, json } = await order({ name: 'bad', fixtures: { payments: [{ sum: 'x' }] } });
    expect([status, json.errors[0].pointer]).toEqual([
      400,
      expect.stringMatching(/^\/fixtures\/payments\/0/),
    ]);
    expect((await order({ name: 'bad' })).status).toBe(201);
    await drop('bad');
  });
});

describe('GET /__admin/sandboxes', () => {
  it('lists them with their sizes', async () => {
    await create('/__sandbox/listed');
    const { json } = await call('/__admin/sandboxes');
    expect(json.sandboxes[0]).toMatchObject({ name: 'default', sizes: { payments: 29 } });
    expect(json.sandboxes.at(-1)).toMatchObject({
      name: 'listed',
      sizes: { payments: 30 },
      requests: 1,
    });
  });
});

describe('a dropped sandbox', () => {
  it('answers 410 with the reason, and no silent fresh start', async () => {
    await create('/__sandbox/gone');
    expect((await call('/__admin/sandboxes/gone', { method: 'DELETE' })).status).toBe(204);
    const after = await call('/__sandbox/gone/api/payments/');
    expect([after.status, after.json.detail]).toEqual([
      410,
      'The sandbox "gone" is gone: it was deleted.',
    ]);
    expect((await call('/__sandbox/gone/__admin/state')).status).toBe(410);
  });

  it('can be ordered anew', async () => {
    await call('/__sandbox/again/api/payments/');
    await call('/__admin/sandboxes/again', { method: 'DELETE' });
    await call('/__admin/sandboxes', { method: 'POST', body: { name: 'again' } });
    expect(await count('/__sandbox/again')).toBe('29');
  });

  it.each(['default', 'nobody'])('cannot be %s', async (name) => {
    expect((await call(`/__admin/sandboxes/${name}`, { method: 'DELETE' })).status).toBe(404);
  });

  it('is the least recently used one when there are too many', async () => {
    for (const name of ['lru-1', 'lru-2', 'lru-3', 'lru-1', 'lru-4'])
      await count(`/__sandbox/${name}`);
    const { json } = await call('/__sandbox/lru-2/api/payments/');
    expect(json.detail).toContain('it was the least recently used of more than 3');
    expect(await count('/__sandbox/lru-1')).toBe('29');
  });
});

describe('an idle sandbox', () => {
  it('is dropped after its time, by the real clock and not by its own', () => {
    let nowMs = 0;
    const clock = createClock({ source: () => nowMs });
    const sandboxes = new Sandboxes(fork(), { cap: 10, ttlSeconds: 60, clock, fork });
    const first = sandboxes.use('a');
    nowMs = 59_000;
    expect(sandboxes.use('a')).toBe(first);
    nowMs = 119_000;
    expect(sandboxes.list().map(({ name, idleSeconds }) => [name, idleSeconds])).toEqual([
      ['default', 0],
      ['a', 60],
    ]);
    nowMs = 119_001;
    expect(sandboxes.use('a')).toEqual({ dropped: 'it was idle for 60 seconds' });
  });
});

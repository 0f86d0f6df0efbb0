/** Whatever stands in a member of what a client sends: a refusal or an answer, never a fault of the mock's own. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  createMockServer,
  OptionError,
  type StartedMockServer,
  startMockServer,
} from '../../src/index.ts';
import { WORLD } from '../server/documents.ts';

/** Names that every object has, or that mean something to the language. */
const INHERITED = [
  'toString',
  'constructor',
  '__proto__',
  'hasOwnProperty',
  'valueOf',
  'toJSON',
  'then',
];
/** An object with such a member of its own, as JSON makes it. */
const owning = (name: string, value: unknown) => Object.fromEntries([[name, value]]);
const VALUES: readonly unknown[] = [
  ...[null, true, 0, -1, 1.5, 1e308, -1e308, 2 ** 53, '', '\0', '\ud800', '1', 'payments_list'],
  ...INHERITED,
  ...INHERITED.map((name) => owning(name, 1)),
  ...[[], {}, [null], [[]], [{}], [1, 2], { length: 2 }, { min: 1 }, { mode: { toString: 1 } }],
];

/** The document with every value in every place, and every inherited name in every object. */
function* variants(value: unknown, wrap: (inner: unknown) => unknown): Generator<unknown> {
  for (const hostile of VALUES) yield wrap(hostile);
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      yield* variants(item, (inner) => wrap(value.with(index, inner)));
    }
  } else if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value);
    for (const [name, member] of entries) {
      const others = entries.filter(([other]) => other !== name);
      yield wrap(Object.fromEntries(others));
      yield* variants(member, (inner) => wrap(Object.fromEntries([...others, [name, inner]])));
    }
    for (const name of INHERITED) {
      yield wrap(Object.fromEntries([...entries, [name, 'x']]));
      yield wrap(Object.fromEntries([...entries, [name, {}]]));
    }
  }
}

const MATCHES = {
  operation: 'payments_create',
  method: 'POST',
  path: '/api/*',
  status: 201,
  actor: 'staff',
  query: { page: '1' },
  body: { sum: '5' },
  ignoredNothing: true,
};
const BODIES: readonly (readonly [method: string, path: string, body: unknown])[] = [
  ['PUT', '/clock', { mode: 'frozen', now: '2023-10-01T10:00:00Z' }],
  ['PUT', '/clock', { mode: 'offset', offsetMs: 5 }],
  ['PUT', '/clock', { mode: 'real' }],
  ['POST', '/clock/advance', { ms: 5 }],
  ['POST', '/reset', { keep: ['journal'] }],
  ['POST', '/faults', { operation: '*', times: 1, skip: 0, when: 'before', transport: 'truncate' }],
  ['POST', '/faults', [{ operation: '*', delayMs: 1, respond: 'not_found' }]],
  [
    'POST',
    '/faults',
    { operation: '*', respond: { preset: 'throttled', headers: { A: 'b' }, retryAfterSeconds: 1 } },
  ],
  ['POST', '/faults', { operation: '*', respond: { status: 418, headers: { A: 'b' }, body: {} } }],
  ['POST', '/requests/count', MATCHES],
  ['POST', '/requests/verify', { matches: MATCHES, times: { min: 1, max: 2 } }],
  ['POST', '/requests/verify', { sequence: [{ operation: 'payments_list' }], exact: true }],
  ['POST', '/requests/wait', { matches: { query: { a: ['1'] } }, times: 1, timeoutMs: 1 }],
  [
    'POST',
    '/sandboxes',
    { name: 'a', scenario: 'payment-awaiting-link', seed: 1, now: '2023-10-01', ttlSeconds: 5 },
  ],
  ['POST', '/sandboxes', { name: 'b', fixtures: { customers: [{ name: 'A' }] } }],
  ['PUT', '/state', WORLD],
  ['PATCH', '/state', { generate: { seed: 1, customers: 1 } }],
  [
    'PATCH',
    '/state',
    { payments: [{ proof: { name: 'a', base64: 'eA==' }, profile: 'x', sum: '1' }] },
  ],
  ['PATCH', '/state', { users: [{ username: 'u', roles: [{ customer: 'x', role: 'owner' }] }] }],
];

const errors: string[] = [];
let server: StartedMockServer;
beforeAll(async () => {
  server = await startMockServer({
    fixtures: WORLD,
    maxSandboxes: 5,
    onEvent: (event) => event.event === 'error' && errors.push(event.message),
  });
});
beforeEach(() => {
  server.reset();
  errors.length = 0;
});
afterAll(() => server.close());

async function ask(method: string, path: string, body?: unknown): Promise<number> {
  const { status } = await fetch(`${server.url}${path}`, {
    method,
    headers: { 'Content-Type': 'application/json', ...server.as('staff').headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return status;
}

describe('a body of the control plane', () => {
  it.each(BODIES)(
    'of %s %s is answered or refused, whatever a member is: %j',
    async (method, path, body) => {
      const faults: unknown[] = [];
      const headers = { 'Content-Type': 'application/json' };
      for (const variant of variants(body, (whole) => whole)) {
        const target = `${server.url}/__admin${path}`;
        const answer = await fetch(target, { method, headers, body: JSON.stringify(variant) });
        if (answer.status >= 500) faults.push([variant, answer.status]);
        await answer.arrayBuffer();
      }
      expect(faults).toEqual([]);
      expect(errors).toEqual([]);
    },
    60_000,
  );

  it.each(INHERITED)('with a mode named %s is no clock', async (name) => {
    expect(await ask('PUT', '/__admin/clock', { mode: name })).toBe(400);
    expect(await ask('PUT', '/__admin/clock', owning(name, 'real'))).toBe(400);
    expect(await ask('PUT', '/__admin/clock', { mode: owning(name, 1) })).toBe(400);
    expect(await ask('PUT', '/__admin/clock', { mode: 'real', ...owning(name, 1) })).toBe(400);
  });
});

describe('an inherited name', () => {
  it.each(INHERITED)('in a path, a query or a header is none of ours: %s', async (name) => {
    // The test before may have made a sandbox of that name.
    await ask('DELETE', `/__admin/sandboxes/${name}`);
    for (const path of ['', '/snapshots/', '/faults/', '/docs/', '/sandboxes/']) {
      for (const method of ['GET', 'DELETE']) {
        expect([400, 404, 405]).toContain(await ask(method, `/__admin${path}${name}`));
      }
    }
    for (const path of ['requests', 'coverage', 'openapi.json', 'docs', 'state']) {
      const key = path === 'coverage' ? 'format' : 'contract';
      expect(await ask('GET', `/__admin/${path}?${name}=1&${key}=${name}`)).toBeLessThan(500);
    }
    expect(await ask('GET', `/api/payments/?${name}=${name}&o=${name}&field=${name}`)).toBe(200);
    const headers = { [name]: 'x', ...server.as('staff').headers };
    expect((await fetch(`${server.url}/api/payments/`, { headers })).status).toBe(200);
    expect(await ask('GET', '/__admin/requests')).toBe(200);
    expect(errors).toEqual([]);
  });

  it('is no option, and members that are inherited are refused, for nobody would read them', () => {
    for (const name of INHERITED) {
      expect(() => createMockServer(owning(name, 1))).toThrow(OptionError);
      for (const option of ['contract', 'auth', 'fixtures', 'delayMs', 'now', 'publicUrl']) {
        expect(() => createMockServer(owning(option, owning(name, 1)))).toThrow();
      }
    }
    const options = Object.create({ contract: 'none', delayMs: -1, publicUrl: 5, onEvent: 5 });
    expect(() => createMockServer(options)).toThrow('has members that are inherited');
    const fixtures = { customers: [Object.create({ uuid: 'no uuid' })] };
    expect(createMockServer({ fixtures }).state()).toMatchObject({ customers: [{}] });
  });
});

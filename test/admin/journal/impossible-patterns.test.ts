/** Patterns that no request could ever be like: refused, for a test that expects none of them would be content for ever. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type StartedMockServer, startMockServer, verifyRequests } from '../../../src/index.ts';
import { matchers } from '../../../src/testing/jest.ts';
import { thrownProblems } from '../../thrown-problems.ts';

let server: StartedMockServer;
beforeAll(async () => {
  server = await startMockServer();
});
beforeEach(async () => {
  server.reset();
  await fetch(`${server.url}/api/payments/`, server.as('staff'));
});
afterAll(() => server.close());

/** The library takes what no compiler has seen. */
const asked = (path: 'verify' | 'count', json: unknown) =>
  fetch(`${server.url}/__admin/requests/${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(json),
  });
// biome-ignore lint/suspicious/noExplicitAny: a test says by its expectations what it holds
const answered = async (answer: Promise<Response>): Promise<any> => (await answer).json();

describe('a pattern', () => {
  it.each([
    [{ sandbox: 'refunds' }, '/sandbox', 'which is "default"'],
    [{ sandbox: { matches: '^other' } }, '/sandbox', 'which is "default"'],
    [{ actor: 'stfaf' }, '/actor', 'did you mean "staff"?'],
    [{ fault: 'fault-99' }, '/fault', 'no fault that was ever added'],
    [{ fault: 'nonsense' }, '/fault', 'no fault that was ever added'],
    [{ method: 'FOO' }, '/method', 'is no method of HTTP'],
    [{ method: 'POTS' }, '/method', 'did you mean "POST"?'],
    [{ method: { matches: '^post$' } }, '/method', 'is found in none of GET'],
    [{ outcome: { matches: 'Answered' } }, '/outcome', 'is found in none of answered, aborted'],
    [{ path: 'api/payments/' }, '/path', 'begins with a slash'],
    [{ path: 'http://127.0.0.1:8000/api/payments/' }, '/path', 'without scheme and host'],
    [{ path: '/__sandbox/refunds/api/payments/' }, '/path', 'without the prefix of a sandbox'],
    [{ path: '/api/payments/?page=1' }, '/path', 'asked for by query'],
    [{ durationMs: { min: 10, max: 1 } }, '/durationMs/max', 'from 10 on'],
    [{ actor: { matches: 'stfaf' } }, '/actor', 'found in no user of this world'],
    [{ fault: { matches: '^f' } }, '/fault', 'no fault that was ever added'],
    [{ path: '/__admin/requests' }, '/path', 'the journal has no requests'],
    [{ path: '/__admin/*' }, '/path', 'the journal has no requests'],
    [{ path: '/api/*/payments/' }, '/path', 'has a * at its end alone'],
    [{ path: '/api/payments/**' }, '/path', 'has a * at its end alone'],
    [{ path: '/api/a%20b/' }, '/path', 'is without escapes'],
    [{ headers: { accept: 'text/html ' } }, '/headers/accept', 'is no value of a header'],
    [{ headers: { accept: ['\u20ac'] } }, '/headers/accept/0', 'is no value of a header'],
    [{ operation: 'payments_list', method: 'POST' }, '/method', 'which has GET, HEAD'],
    [{ operation: 'payments_list', path: '/api/payments' }, '/path', 'which has /api/payments/'],
    [{ operation: 'payments_list', path: '/api/payments/a*' }, '/path', 'which has /api/payments/'],
    [
      { operation: 'payments_retrieve', path: '/api/payments/a' },
      '/path',
      'which has /api/payments/{uuid}/',
    ],
    [
      { operation: 'payments_retrieve', path: '/api/payments//' },
      '/path',
      'which has /api/payments/{uuid}/',
    ],
    [{ status: null, outcome: 'answered' }, '/status', 'is null of no request'],
    [{ status: 200, outcome: null }, '/status', 'once a request is over'],
    [{ durationMs: { min: 1 }, outcome: null }, '/durationMs', 'once a request is over'],
    [{ answeredBy: 'mock', outcome: null }, '/answeredBy', 'once a request is over'],
    [{ answeredBy: null, outcome: 'answered' }, '/answeredBy', 'is null of no request'],
    [{ answeredBy: null, status: 200 }, '/answeredBy', 'is null of no request'],
    [{ answeredBy: 'stub', status: null }, '/answeredBy', 'with a status alone'],
    [{ answeredBy: 'fault', fault: null }, '/fault', 'is null of no request'],
    [{ body: { a: [1], b: 1 }, wholeBody: { a: [1] } }, '/body/b', 'is otherwise in wholeBody'],
    [{ body: { a: { b: 1 } }, wholeBody: { a: { b: '1' } } }, '/body/a/b', 'is otherwise'],
    [{ body: [1], wholeBody: { a: 1 } }, '/body', 'is otherwise in wholeBody'],
    [{ operation: 'payments_list', method: { matches: '^P' } }, '/method', 'which has GET, HEAD'],
  ])('of %j is refused', async (matches, pointer, message) => {
    for (const [path, json, before] of [
      ['count', matches, ''],
      ['verify', { matches, times: 0 }, '/matches'],
      ['verify', { sequence: [{}, matches] }, '/sequence/1'],
    ] as const) {
      const { errors } = await answered(asked(path, json));
      expect(errors).toEqual([
        { pointer: before + pointer, message: expect.stringContaining(message) },
      ]);
    }
  });

  it.each([
    [{ sandbox: 'default', actor: 'staff' }, 1],
    [{ actor: 'owner' }, 0],
    [{ actor: { matches: '^ow' } }, 0],
    [{ method: 'get' }, 1],
    [{ method: 'propfind' }, 0],
    [{ method: { matches: '^P' } }, 0],
    [{ path: '*' }, 1],
    [{ path: { matches: '\\?page' } }, 0],
    [{ path: { matches: '%20' } }, 0],
    [{ path: '/api/100%/' }, 0],
    [{ operation: 'payments_list', method: 'head', path: '/api/p*' }, 0],
    [{ operation: 'payments_list', method: 'get', path: '/api/payments/' }, 1],
    [{ operation: 'payments_retrieve', path: '/api/payments/*' }, 0],
    [{ operation: 'payments_retrieve', path: '/api/payments/a/' }, 0],
    [{ operation: null, path: '/api/payments' }, 0],
    [{ durationMs: { min: 0, max: 60_000 } }, 1],
    [{ status: null, outcome: 'aborted', answeredBy: null }, 0],
    [{ status: 200, outcome: 'aborted' }, 0],
    [{ outcome: null, status: null, answeredBy: null }, 0],
    [{ fault: null, answeredBy: 'mock' }, 1],
    [{ body: { a: { matches: '1' } }, wholeBody: { a: 'b' } }, 0],
    [{ body: { a: [1] }, wholeBody: { a: [1], b: { matches: '1' } } }, 0],
    [{ operation: 'payments_list', method: { matches: '^G' } }, 1],
  ])('of %j is taken', async (matches, times) => {
    expect(await answered(asked('verify', { matches, times }))).toEqual({ verified: true });
  });

  it('may name users who are gone, as long as requests of theirs are known', async () => {
    const { headers } = server.as('owner');
    await fetch(`${server.url}/api/payments/`, { headers });
    server.seed({ users: [{ username: 'other', token: 'other-token' }] });
    const owner = { matches: { actor: 'owner' }, times: 1 };
    expect(await answered(asked('verify', owner))).toEqual({ verified: true });
    server.requests.clear();
    const { errors } = await answered(asked('verify', { ...owner, times: 0 }));
    expect(errors).toMatchObject([{ pointer: '/matches/actor' }]);
  });

  it('may name a fault that there was, though it struck nothing and is gone', async () => {
    server.faults.add({ operation: 'payments_create', respond: 'bad_gateway' });
    server.faults.clear();
    const verification = server.requests.verify({ matches: { fault: 'fault-1' }, times: 0 });
    expect(verification).toEqual({ verified: true });
  });
});

it('an expectation that any number of requests meets is refused', async () => {
  const times = await answered(asked('verify', { matches: {}, times: { min: 0 } }));
  expect(times.errors).toEqual([
    { pointer: '/times/min', message: expect.stringContaining('any number of requests') },
  ]);
});

it('the library and the matchers refuse the same', () => {
  const sandbox = { matches: { sandbox: 'other' }, times: 0 } as const;
  expect(thrownProblems(() => server.requests.verify(sandbox))).toHaveLength(1);
  expect(thrownProblems(() => verifyRequests(server.requests.entries(), sandbox))).toHaveLength(1);
  const plain: unknown = JSON.parse(JSON.stringify(server.requests.entries()));
  const entries = Array.isArray(plain) ? plain : [];
  expect(thrownProblems(() => verifyRequests(entries, sandbox))).toHaveLength(1);
  for (const isNot of [false, true]) {
    const judged = (options: object) =>
      matchers.toHaveReceived.call({ isNot }, server, 'payments_list', options);
    for (const options of [
      { sandbox: 'other' },
      { body: undefined },
      { body: { sum: undefined } },
      { query: { page: undefined } },
      { actor: undefined },
    ]) {
      expect(thrownProblems(() => judged(options))).toHaveLength(1);
    }
  }
});

class Refused {
  get status(): number {
    return 400;
  }
}
class Long {
  readonly min = 0;
  get max(): number {
    return 0;
  }
}

it.each<[name: string, pattern: object]>([
  ['a getter of a class', new Refused()],
  ['an inherited member', Object.create({ status: 400 })],
  ['a hidden member', Object.defineProperty({}, 'status', { value: 400 })],
  ['a getter inside', { durationMs: new Long() }],
  ['a getter in a body', { body: { a: new Refused() } }],
  ['a getter in a query', { query: new Refused() }],
])('what nobody would read of a pattern is refused: %s', (_name, pattern) => {
  const pass = () => server.requests.verify({ matches: pattern });
  expect(pass).toThrow(/getters of a class|must be JSON/);
  for (const isNot of [true, false]) {
    const judged = () => matchers.toHaveReceived.call({ isNot }, server, 'payments_list', pattern);
    expect(judged).toThrow(/getters of a class|must be JSON|takes options such as/);
  }
});

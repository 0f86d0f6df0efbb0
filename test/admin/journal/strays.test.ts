/** Requests that a misspelt name led into a sandbox of their own: nothing is claimed of the one that was meant. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type ServerEvent, type StartedMockServer, startMockServer } from '../../../src/index.ts';
import { matchers } from '../../../src/testing/jest.ts';
import { openSandbox } from '../../../src/testing/test-server.ts';

let server: StartedMockServer;
let events: ServerEvent[];
beforeEach(async () => {
  events = [];
  server = await startMockServer({ onEvent: (event) => void events.push(event) });
});
afterEach(() => server.close());

const call = (sandbox: string, path = '/api/payments/') =>
  fetch(server.url + path, {
    headers: { ...server.as('staff').headers, 'X-Mock-Sandbox': sandbox },
  });

async function ask(sandbox: string, path: string, body: object): Promise<unknown> {
  const answer = await fetch(`${server.url}/__sandbox/${sandbox}/__admin/${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  return answer.status === 204 ? undefined : answer.json();
}

const LISTS = { operation: 'payments_list' } as const;
const WHY = expect.stringContaining('1 request like that reached "refunsd"');
const UNDECIDED = expect.objectContaining({ verified: false, undecided: true, message: WHY });

describe('a sandbox of nearly the same name', () => {
  beforeEach(async () => {
    await ask('refunds', 'reset', {});
    await call('refunsd');
  });

  it.each<[name: string, expectation: object]>([
    ['none of them', { matches: LISTS, times: 0 }],
    ['a maximum', { matches: {}, times: { max: 0 } }],
    ['at least one', { matches: LISTS }],
    ['an order', { sequence: [LISTS] }],
    ['an exact order', { sequence: [LISTS], exact: true }],
    ['the sandbox by its name', { matches: { ...LISTS, sandbox: 'refunds' }, times: 0 }],
  ])('leaves undecided: %s', async (_name, expectation) => {
    expect(await ask('refunds', 'requests/verify', expectation)).toEqual(UNDECIDED);
  });

  it('leaves an exact order undecided that is as expected', async () => {
    await call('refunds');
    const exact = { sequence: [LISTS], exact: true };
    expect(await ask('refunds', 'requests/verify', exact)).toEqual(UNDECIDED);
  });

  it('counts among what nobody knows', async () => {
    expect(await ask('refunds', 'requests/count', LISTS)).toEqual({ count: 0, unknown: 1 });
  });

  it('is named to who has waited', async () => {
    const waited = await ask('refunds', 'requests/wait', { matches: LISTS, timeoutMs: 0 });
    expect(waited).toEqual({ matched: false, requests: [], message: WHY });
  });

  it.each([true, false])('fails a matcher, negated or not: %s', (isNot) => {
    const refunds = server.sandbox('refunds');
    const judged = [
      matchers.toHaveReceived.call({ isNot }, refunds, 'payments_list'),
      matchers.toHaveReceived.call({ isNot }, refunds, 'payments_list', { times: 0 }),
      matchers.toHaveIgnoredNothing.call({ isNot }, refunds),
    ];
    for (const each of judged) {
      expect(each).toMatchObject({ pass: isNot });
      expect('message' in each && each.message()).toContain('reached "refunsd"');
    }
  });

  it.each([true, false])(
    'fails a matcher that asks over HTTP, negated or not: %s',
    async (isNot) => {
      const refunds = await openSandbox(`${server.url}/__sandbox/refunds`);
      const judged = [
        await matchers.toHaveReceived.call({ isNot }, refunds, 'payments_list'),
        await matchers.toHaveReceived.call({ isNot }, refunds, 'payments_list', { times: 0 }),
        await matchers.toHaveIgnoredNothing.call({ isNot }, refunds),
      ];
      for (const each of judged) {
        expect(each.pass).toBe(isNot);
        expect(each.message()).toContain('reached "refunsd"');
      }
      const none = { times: 0 };
      expect(
        await matchers.toHaveReceived.call({ isNot }, refunds, 'payments_create', none),
      ).toMatchObject({ pass: true });
    },
  );

  it('is told beside the requests, with its own', async () => {
    const list = async (name: string) =>
      (await fetch(`${server.url}/__sandbox/${name}/__admin/requests`)).json();
    expect(await list('refunds')).toMatchObject({
      requests: [],
      strays: [{ name: 'refunsd', requests: [{ operation: 'payments_list' }] }],
    });
    expect(await list('default')).not.toHaveProperty('strays');
  });

  it('leaves alone what it has no request like', async () => {
    const creates = { matches: { operation: 'payments_create' }, times: 0 };
    expect(await ask('refunds', 'requests/verify', creates)).toEqual({ verified: true });
  });

  it('is one of its own as soon as a test speaks of it', async () => {
    await ask('refunsd', 'requests/count', {});
    const none = { matches: LISTS, times: 0 };
    expect(await ask('refunds', 'requests/verify', none)).toEqual({ verified: true });
    expect((await call('refunsd')).headers.get('X-Mock-Note')).toBeNull();
  });

  it('says in its answers, and in events, which one was probably meant', async () => {
    const note = expect.stringMatching(/^sandbox "refunsd".*did you mean "refunds"\?$/);
    expect((await call('refunsd')).headers.get('X-Mock-Note')).toEqual(note);
    expect(events).toContainEqual(expect.objectContaining({ sandbox: 'refunsd', note }));
  });
});

describe('a header of nearly the name that names a sandbox', () => {
  const ask = (header: string, path = '/api/payments/', more: object = {}) =>
    fetch(server.url + path, { headers: { [header]: 'refunds', ...more } });
  const MEANT = 'did you mean "X-Mock-Sandbox"?';

  it.each([
    ...['X-Mock-Sandbx', 'x-mock-sandboxes', 'X-Moc-Sandbox', 'X_Mock_Sandbox', 'Mock-Sandbox'],
    ...['X-Mock-Sanbdox', 'X-MockSandbox'],
  ])('is refused, for the request would reach another one: %s', async (header) => {
    const answer = await ask(header);
    expect([answer.status, await answer.json()]).toEqual([
      400,
      { detail: expect.stringContaining(MEANT) },
    ]);
    expect(server.requests.entries()).toMatchObject([{ status: 400, sandbox: 'default' }]);
    const asked = await ask(header, '/__admin/requests');
    expect([asked.status, await asked.text()]).toEqual([400, expect.stringContaining('did you')]);
  });

  it.each([
    ...['X-Mock-Response-Code', 'X-Mock-Note', 'X-Sandbox-Id', 'Sandbox', 'X-Request-Id'],
    ...['Authorization', 'X-Mock-Match-Request-Body', 'X-Smock-Box'],
  ])('is none of %s', async (header) => {
    expect((await ask(header)).status).not.toBe(400);
    expect((await ask(header, '/__admin/health')).status).toBe(200);
  });

  it('does no harm where the sandbox is named', async () => {
    const { status } = await ask('X-Mock-Sandbx', '/__sandbox/refunds/api/payments/');
    expect(status).toBe(401);
    const right = { 'X-Mock-Sandbox': 'refunds' };
    expect((await ask('X-Mock-Sandbx', '/api/payments/', right)).status).toBe(401);
  });
});

it.each([
  ['worker-1', 'worker-2'],
  ['checkout', 'checkout-2'],
  ['refunds', 'invoices'],
])('%s and %s are two', async (made, other) => {
  await ask(made, 'reset', {});
  expect((await call(other)).headers.get('X-Mock-Note')).toBeNull();
  const none = { matches: {}, times: 0 };
  expect(await ask(made, 'requests/verify', none)).toEqual({ verified: true });
});

it('two that requests alone have made are two', async () => {
  await call('refunds');
  await call('refund');
  const once = { matches: LISTS, times: 1 };
  expect(await ask('refunds', 'requests/verify', once)).toEqual({ verified: true });
});

it('the default one is meant too', async () => {
  expect((await call('Default')).headers.get('X-Mock-Note')).toContain('did you mean "default"?');
  expect(server.requests.verify({ matches: LISTS, times: 0 })).toEqual(
    expect.objectContaining({ undecided: true }),
  );
});

it('one that was dropped and made on purpose is no stray', async () => {
  await ask('refunds', 'reset', {});
  await call('refunsd');
  await fetch(`${server.url}/__admin/sandboxes/refunsd`, {
    method: 'DELETE',
    headers: { 'Content-Type': 'application/json' },
  });
  await ask('default', 'sandboxes', { name: 'refunsd' });
  await call('refunsd');
  const none = { matches: LISTS, times: 0 };
  expect(await ask('refunds', 'requests/verify', none)).toEqual({ verified: true });
});

it.each([
  ['/__sandbx/refunds/api/payments/', 'did you mean "/__sandbox"?'],
  ['/__sandboxes/refunds/api/payments/', 'did you mean "/__sandbox"?'],
  ['/__admn/health', 'did you mean "/__admin"?'],
  ['/__sandbox/', 'The name of a sandbox is missing'],
  ['/__else/', 'its own begin with /__admin and /__sandbox'],
])('%s is told to be no path of the mock', async (path, note) => {
  const answer = await fetch(server.url + path);
  expect(answer.status).toBe(404);
  expect(answer.headers.get('X-Mock-Note')).toContain(note);
});

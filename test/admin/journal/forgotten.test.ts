/** A journal that has dropped requests claims nothing that only those could tell. */
import { describe, expect, it } from '@jest/globals';
import { startMockServer, verifyRequests } from '../../../src/index.ts';
import { Journal } from '../../../src/sandbox/journal/journal.ts';
import { matchers } from '../../../src/testing/jest.ts';
import { ask, CREATE, create, list, open } from './journal-scene.ts';

/** The first request is a create of 5.00, and it is dropped. */
function forgetful(more = 3): Journal {
  const journal = new Journal({ capacity: more });
  create(journal, { sum: '5.00' });
  for (let count = 0; count < more; count += 1) list(journal);
  return journal;
}

const verified = async (expectation: unknown, journal = forgetful()) =>
  (await ask(journal, 'POST', '/requests/verify', expectation)).body;

describe('what totals tell', () => {
  it.each([
    [{ operation: 'payments_create' }, 1],
    [{ operation: 'payments_create', status: 201, actor: 'staff', method: 'POST' }, 1],
    [{ operation: 'payments_list' }, 3],
    [{ operation: 'payments_mark_as_paid' }, 0],
    [{ operation: 'payments_create', status: 400 }, 0],
    [{ actor: null }, 3],
    [{ operation: 'payments_mark_as_paid', body: { a: 1 } }, 0],
    [{}, 4],
  ])('is known for certain: %j came %i times', async (matches, times) => {
    expect(await verified({ matches, times })).toEqual({ verified: true });
    expect(await verified({ matches, times: times + 1 })).toMatchObject({ verified: false });
    expect(await verified({ matches, times: { max: times } })).toEqual({ verified: true });
    const { body } = await ask(forgetful(), 'POST', '/requests/count', matches);
    expect(body).toEqual({ count: times, unknown: 0 });
  });

  it('is refused with what was found, dropped ones included', async () => {
    expect(await verified({ matches: { operation: 'payments_create' }, times: 0 })).toEqual({
      verified: false,
      message: 'Expected 0 requests like payments_create, found 0 among 3 and 1 that were dropped',
      nearestMiss: null,
    });
  });

  it('never rolls over, and begins anew with a reset', async () => {
    const journal = forgetful();
    const told = async () => (await ask(journal, 'GET', '/requests/totals')).body;
    const creates = { operation: 'payments_create', method: 'POST', status: 201, actor: 'staff' };
    const lists = { operation: 'payments_list', method: 'GET', status: 200, actor: null };
    expect(await told()).toEqual({
      totals: [
        { ...creates, count: 1 },
        { ...lists, count: 3 },
      ],
      dropped: 1,
      limits: ['journal'],
    });
    journal.reset();
    expect(await told()).toEqual({ totals: [], dropped: 0, limits: [] });
    expect(await verified({ matches: {}, times: 0 }, journal)).toEqual({ verified: true });
  });
});

describe('what totals do not tell', () => {
  const body = { sum: '5.00' };
  it.each([
    [{ matches: { operation: 'payments_create', body }, times: 0 }],
    [{ matches: { path: '/api/payments/' }, times: 3 }],
    [{ matches: { path: '/api/payments/' }, times: { max: 3 } }],
    [{ matches: { ignoredNothing: true }, times: 4 }],
    [{ matches: { method: 'POST', query: { a: '1' } }, times: { min: 1, max: 1 } }],
    [{ sequence: Array(4).fill({ path: '/api/payments/' }), exact: true }],
    [{ sequence: [{ operation: 'payments_create' }, { operation: 'payments_list' }] }],
  ])('is not verified: %j', async (expectation) => {
    const told = await verified(expectation);
    expect(told).toMatchObject({ verified: false, undecided: true });
    expect(told.message).toMatch(
      /; 1 older request was dropped, and nobody knows: the option journal \(--journal, WALDUR_MOCK_JOURNAL\) raises the limit\.$/,
    );
  });

  it.each([
    [{ matches: { operation: 'payments_create', body }, times: { max: 1 } }],
    [{ matches: { path: '/api/payments/' }, times: { min: 3 } }],
    [{ sequence: [{ operation: 'payments_list' }, { operation: 'payments_list' }] }],
  ])('is verified where it cannot matter: %j', async (expectation) => {
    expect(await verified(expectation)).toEqual({ verified: true });
  });

  it('is refused for good where it cannot matter either', async () => {
    const exact = await verified({ sequence: [{}, {}], exact: true });
    expect(exact).toEqual({
      verified: false,
      message: 'Expected exactly 2 requests, and 4 requests came',
      nearestMiss: null,
    });
  });

  it('counts a request that was dropped before it was answered, and one that is still open', async () => {
    const journal = new Journal({ capacity: 1 });
    const entry = open(journal, CREATE);
    list(journal);
    const expectation = { matches: { operation: 'payments_create' }, times: 0 };
    expect(await verified(expectation, journal)).toMatchObject({ undecided: true });
    entry.close(201, null);
    const told = await verified(expectation, journal);
    expect([told.verified, told.undecided]).toEqual([false, undefined]);
    journal.reset();
    expect(await verified(expectation, journal)).toEqual({ verified: true });
  });

  it('counts a request that was to be done yet when all was cleared away, for either time', async () => {
    const journal = new Journal();
    const stale = open(journal, CREATE);
    journal.clear();
    const creates = { operation: 'payments_create' };
    const isUnknown = async () => {
      for (const expectation of [
        { matches: creates, times: 0 },
        { matches: creates, times: 1 },
        { sequence: [creates] },
      ]) {
        const told = await verified(expectation, journal);
        expect(told).toMatchObject({ verified: false, undecided: true });
        expect(told.message).toContain(
          '1 older request was under way when the journal was cleared',
        );
      }
    };
    await isUnknown();
    stale.close(201, null);
    await isUnknown();
    journal.clear();
    expect(await verified({ matches: creates, times: 0 }, journal)).toEqual({ verified: true });
  });

  it('names the limit that was in the way', async () => {
    const journal = new Journal({ maxBytes: 4000 });
    create(journal, { sum: '5.00' });
    for (let count = 0; count < 3; count += 1) list(journal);
    const { message } = await verified({ matches: { body }, times: 0 }, journal);
    expect(message).toContain('--journal-bytes');
  });
});

describe('a journal that keeps nothing', () => {
  it('still tells totals, and nothing else', async () => {
    const journal = new Journal({ capacity: 0 });
    create(journal, { sum: '5.00' });
    const matches = { operation: 'payments_create' } as const;
    expect(await verified({ matches, times: 1 }, journal)).toEqual({ verified: true });
    const told = await verified({ matches: { ...matches, body: {} }, times: 0 }, journal);
    expect(told).toMatchObject({ verified: false, undecided: true });
  });
});

describe('the library and the matchers', () => {
  it('claim no more than the control plane does', async () => {
    await using server = await startMockServer({ journal: 2 });
    const send = (method: string, path: string) =>
      fetch(server.url + path, { method, headers: server.as('staff').headers });
    await send('POST', '/api/payments/');
    for (let count = 0; count < 3; count += 1) await send('GET', '/api/payments/?nonsense=1');
    const none = { matches: { operation: 'payments_create', body: {} }, times: 0 } as const;
    expect(server.requests.verify(none)).toMatchObject({ verified: false, undecided: true });
    expect(verifyRequests(server.requests.entries(), none)).toMatchObject({ undecided: true });
    expect(server.requests.totals()).toMatchObject([
      { operation: 'payments_create', status: 400, actor: 'staff', count: 1 },
      { operation: 'payments_list', count: 3 },
    ]);
    const judged = (isNot: boolean, options = {}) =>
      matchers.toHaveReceived.call({ isNot }, server, 'payments_create', options);
    // Whatever is claimed of what nobody knows, the test fails.
    for (const isNot of [true, false]) {
      expect(judged(isNot, { body: { sum: '1' } })).toMatchObject({ pass: isNot });
    }
    expect(judged(true)).toMatchObject({ pass: true });
    expect(judged(false)).toMatchObject({ pass: true });
  });

  it('does not say that nothing was ignored', async () => {
    await using server = await startMockServer({ journal: 1 });
    for (const query of ['?nonsense=1', '']) await fetch(`${server.url}/api/payments/${query}`);
    for (const isNot of [true, false]) {
      const result = await matchers.toHaveIgnoredNothing.call({ isNot }, server);
      expect(result.pass).toBe(isNot);
      expect(result.message()).toContain('1 older request was dropped, and nobody knows');
    }
  });
});

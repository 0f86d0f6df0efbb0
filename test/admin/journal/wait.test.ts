/** Waiting for requests: at once, in time, in vain. */
import { describe, expect, it, jest } from '@jest/globals';
import { Journal } from '../../../src/sandbox/journal/journal.ts';
import { waitForRequests } from '../../../src/sandbox/journal/wait.ts';
import { ask, busyJournal, CREATE, create, list, open } from './journal-scene.ts';

const WANTED = { operation: 'payments_create', status: 201 };
const wait = (journal: Journal, order: unknown) => ask(journal, 'POST', '/requests/wait', order);

/** How many listen at this moment. */
function watched(journal: Journal): () => number {
  let listening = 0;
  const subscribe = journal.subscribe.bind(journal);
  jest.spyOn(journal, 'subscribe').mockImplementation((listener) => {
    const stop = subscribe(listener);
    listening += 1;
    return () => {
      listening -= 1;
      stop();
    };
  });
  return () => listening;
}

describe('POST /requests/wait', () => {
  it('answers at once where enough requests are there', async () => {
    const journal = busyJournal();
    const listening = watched(journal);
    const { status, body } = await wait(journal, { matches: WANTED, times: 2, timeoutMs: 0 });
    expect([status, body]).toEqual([
      200,
      { matched: true, requests: journal.entries().slice(1, 3) },
    ]);
    expect(listening()).toBe(0);
  });

  it('answers as soon as the last one is answered', async () => {
    const journal = busyJournal();
    const listening = watched(journal);
    const waiting = wait(journal, { matches: WANTED, times: 3, timeoutMs: 60_000 });
    list(journal);
    const pending = open(journal, CREATE);
    expect(listening()).toBe(1);
    pending.close(201, null);
    const { body } = await waiting;
    expect(body.matched).toBe(true);
    expect(body.requests).toHaveLength(3);
    expect(listening()).toBe(0);
  });

  it('does not count a request that is not answered yet', async () => {
    const journal = new Journal();
    open(journal, CREATE);
    const order = { matches: { operation: 'payments_create' }, timeoutMs: 1 };
    expect((await wait(journal, order)).body).toMatchObject({ matched: false, requests: [] });
  });

  it('answers what came when time is up, and stops listening', async () => {
    const journal = busyJournal();
    const listening = watched(journal);
    const { status, body } = await wait(journal, { matches: WANTED, times: 3, timeoutMs: 5 });
    expect([status, body]).toEqual([
      200,
      {
        matched: false,
        requests: journal.entries().slice(1, 3),
        message: 'Waited 5 ms for 3 requests like payments_create, and 2 came',
      },
    ]);
    expect(listening()).toBe(0);
    create(journal, {});
  });

  it('starts anew after a reset', async () => {
    const journal = busyJournal();
    const waiting = wait(journal, { matches: WANTED, times: 3 });
    journal.reset();
    for (let count = 0; count < 3; count += 1) create(journal, {});
    expect((await waiting).body.requests).toEqual(journal.entries());
  });

  it('refuses a bad order with all its problems', async () => {
    const order = { matches: { path: 5 }, times: 0, timeoutMs: 60_001, timeout: 1 };
    const { status, body } = await wait(new Journal(), order);
    expect([status, body.errors.map(({ pointer }: { pointer: string }) => pointer)]).toEqual([
      400,
      ['/matches/path', '/times', '/timeoutMs', '/timeout'],
    ]);
    expect((await wait(new Journal(), [])).status).toBe(400);
    expect((await wait(new Journal(), {})).body.errors).toEqual([
      { pointer: '/matches', message: 'is required' },
    ]);
  });
});

describe('waitForRequests', () => {
  it('ends early, and stops listening, when its signal says so', async () => {
    const journal = new Journal();
    const listening = watched(journal);
    const order = { matches: {}, times: 1, timeoutMs: 60_000 };
    const controller = new AbortController();
    const waiting = waitForRequests(journal, order, controller.signal);
    expect(listening()).toBe(1);
    controller.abort();
    expect(await waiting).toMatchObject({ matched: false });
    expect(await waitForRequests(journal, order, controller.signal)).toMatchObject({
      matched: false,
    });
    expect(listening()).toBe(0);
  });
});

/** Requests that are not over, and bodies that are not all there: what may come to be as expected is never denied. */
import { describe, expect, it } from '@jest/globals';
import { startMockServer } from '../../../src/index.ts';
import { Journal } from '../../../src/sandbox/journal/journal.ts';
import { ask, CREATE, create, jsonData, list, open } from './journal-scene.ts';

const UNDECIDED = { verified: false, undecided: true };
const verified = async (journal: Journal, expectation: unknown) =>
  (await ask(journal, 'POST', '/requests/verify', expectation)).body;

describe('a request that is not over', () => {
  it.each([
    { status: 200 },
    { operation: 'payments_create', status: 201 },
    { outcome: 'aborted' },
    { answeredBy: 'fault' },
    { durationMs: { min: 1 } },
    { refusal: 'auth.invalid_token' },
    { actor: 'staff' },
    { actor: { matches: '^st' } },
  ])('may still be like %j', async (matches) => {
    const journal = new Journal();
    const entry = open(journal, CREATE);
    expect(await verified(journal, { matches, times: 0 })).toMatchObject(UNDECIDED);
    expect(await verified(journal, { matches, times: 1 })).toMatchObject(UNDECIDED);
    const { body } = await ask(journal, 'POST', '/requests/count', matches);
    expect(body).toEqual({ count: 0, unknown: 1 });
    expect(await verified(journal, { sequence: [matches] })).toMatchObject(UNDECIDED);
    const exact = await verified(journal, { sequence: [matches], exact: true });
    expect(exact).toMatchObject(UNDECIDED);
    expect(exact.message).toContain('1 request may come to it that is not over');
    entry.close(404, null);
    const told = await verified(journal, { matches: { ...matches, status: 500 }, times: 0 });
    expect(told).toEqual({ verified: true });
  });

  it.each([
    [{ operation: 'payments_list', status: 200 }, 0],
    [{ status: 200, path: '/api/invoices/' }, 0],
    [{ operation: 'payments_create' }, 1],
    [{ status: null }, 1],
    [{ outcome: null }, 1],
  ])('is known as far as it is told: %j', async (matches, times) => {
    const journal = new Journal();
    open(journal, CREATE);
    expect(await verified(journal, { matches, times })).toEqual({ verified: true });
  });

  it('has no body that is still to be read', async () => {
    const journal = new Journal();
    const [none, some] = [open(journal, CREATE), open(journal, CREATE)];
    for (const matches of [{ body: {} }, { wholeBody: null }, { wholeBody: {} }]) {
      for (const times of [0, 1, 2]) {
        expect(await verified(journal, { matches, times })).toMatchObject(UNDECIDED);
      }
    }
    expect(await verified(journal, { matches: { ignoredNothing: true }, times: 2 })).toMatchObject(
      UNDECIDED,
    );
    some.onBody(jsonData('{}'));
    some.close(400, null);
    none.close(400, 'f');
    for (const matches of [{ body: {} }, { wholeBody: null }]) {
      expect(await verified(journal, { matches, times: 1 })).toEqual({ verified: true });
    }
  });

  it('does not deny what others are enough for', async () => {
    const journal = new Journal();
    create(journal, { sum: '1' });
    open(journal, CREATE);
    expect(await verified(journal, { matches: { status: 201 } })).toEqual({ verified: true });
    expect(await verified(journal, { matches: { status: 201 }, times: 1 })).toMatchObject(
      UNDECIDED,
    );
  });

  it('has sent its head already, and its body comes slowly', async () => {
    await using server = await startMockServer();
    server.faults.add({ operation: 'payments_list', transport: 'slowBody' });
    const answer = await fetch(`${server.url}/api/payments/`, server.as('staff'));
    expect(answer.status).toBe(200);
    const told = server.requests.verify({ matches: { status: 200 }, times: 0 });
    expect(told).toMatchObject(UNDECIDED);
    await answer.body?.cancel();
  });
});

describe('a sequence over a long body', () => {
  it('is as undecided as a count', async () => {
    await using server = await startMockServer();
    const { headers } = server.as('staff');
    await fetch(`${server.url}/api/payments/`, {
      method: 'POST',
      headers: { ...headers, 'Content-Type': 'application/json' },
      body: JSON.stringify({ filler: 'x'.repeat(70_000), sum: '1' }),
    });
    const sequence = [{ body: { sum: '1' } }] as const;
    for (const exact of [false, true]) {
      const told = server.requests.verify({ sequence, exact });
      expect(told).toMatchObject(UNDECIDED);
      expect(JSON.stringify(told)).toContain('of 1 body only the beginning is kept');
    }
    const other = server.requests.verify({ sequence: [{ ...sequence[0], method: 'PUT' }] });
    expect([other.verified, Object.hasOwn(other, 'undecided')]).toEqual([false, false]);
  });

  it('is refused where even what may be does not come in that order', async () => {
    const journal = new Journal();
    open(journal, CREATE);
    list(journal);
    const sequence = [{ operation: 'payments_list' }, { status: 201 }];
    expect((await verified(journal, { sequence })).undecided).toBeUndefined();
  });
});

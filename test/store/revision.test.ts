/** What a table tells of the rows that its own refer to: whether any of them changed since. */
import { describe, expect, it } from '@jest/globals';
import { createPayment, createWorld, invoices, parts, payments, profiles } from './world.ts';

/** Whether the work lets what was made of payments before stand no longer. */
function outdates(work: (store: ReturnType<typeof createWorld>) => void): boolean {
  const store = createWorld();
  store.table(payments).insert(createPayment('a', { invoice: 'i0' }));
  store.table(parts).insert({ uuid: 'x', payment: 'a', parent: null });
  const before = store.table(payments).revisionBelow;
  work(store);
  return store.table(payments).revisionBelow !== before;
}

describe('Table.revisionBelow', () => {
  it('grows when a row changes or goes that rows of the table refer to', () => {
    expect(outdates((store) => store.table(profiles).replace({ uuid: 'p0', code: 'c' }))).toBe(
      true,
    );
    expect(outdates((store) => store.table(invoices).delete('i3'))).toBe(true);
  });

  it('grows when another state is put back, and stays where the state is the present one', () => {
    const putBack = (change: (store: ReturnType<typeof createWorld>) => void) =>
      outdates((store) => {
        const before = store.snapshot();
        change(store);
        store.restore(before);
      });
    expect(putBack((store) => store.table(profiles).insert({ uuid: 'p9' }))).toBe(true);
    expect(putBack((store) => store.table(profiles).replace({ uuid: 'p0', code: 'c' }))).toBe(true);
    expect(putBack(() => undefined)).toBe(false);
  });

  it('stays when rows come in, when own rows change, and when those change that refer to them', () => {
    expect(outdates((store) => store.table(profiles).insert({ uuid: 'p9' }))).toBe(false);
    expect(outdates((store) => store.table(payments).replace(createPayment('a')))).toBe(false);
    expect(outdates((store) => store.table(parts).delete('x'))).toBe(false);
  });

  it('grows with rows that are referred to through others, and with those of the table itself', () => {
    const store = createWorld();
    store.table(payments).insert(createPayment('a'));
    store.table(parts).insert({ uuid: 'x', payment: 'a', parent: null });
    const revisions = [store.table(parts).revisionBelow];
    store.table(profiles).replace({ uuid: 'p0', code: 'c' });
    revisions.push(store.table(parts).revisionBelow);
    store.table(parts).replace({ uuid: 'x', payment: 'a', parent: 'x' });
    revisions.push(store.table(parts).revisionBelow);
    expect(new Set(revisions).size).toBe(3);
  });

  it('grows when a transaction is taken back that has changed such rows', () => {
    type Work = (store: ReturnType<typeof createWorld>) => unknown;
    const undone = (change: Work) => (store: ReturnType<typeof createWorld>) =>
      expect(() =>
        store.transaction(() => {
          change(store);
          throw new Error('stop');
        }),
      ).toThrow('stop');
    expect(outdates(undone((store) => store.table(invoices).delete('i3')))).toBe(true);
    expect(outdates(undone(() => undefined))).toBe(false);
  });
});

describe('Table.findBy', () => {
  it('finds a row by a unique column or a reference, and refuses other columns', () => {
    const table = createWorld().table(payments);
    const row = table.insert(createPayment('a', { number: '7' }));
    expect(table.findBy('number', '7')).toBe(row);
    expect(table.findBy('profile', 'p0')).toBe(row);
    expect(table.findBy('number', '8')).toBeUndefined();
    expect(() => table.findBy('note', '')).toThrow('payments.note has no index');
  });
});

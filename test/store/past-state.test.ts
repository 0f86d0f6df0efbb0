/** A state that has passed can be had again, and is the very one that was kept where it was. */
import { describe, expect, it } from '@jest/globals';
import type { Store } from '../../src/store/store.ts';
import { createPayment, createWorld, invoices, payments, profiles, uuidsOf } from './world.ts';

const add = (store: Store, uuid: string): unknown =>
  store.transaction(() => store.table(payments).insert(createPayment(uuid, { invoice: 'i0' })));

const then = (store: Store, { snapshot }: ReturnType<Store['present']>): string[] =>
  uuidsOf(store.fork(snapshot).table(payments).select());

describe('Store.present', () => {
  it('is the same until something changes, and so after what was taken back', () => {
    const store = createWorld();
    const first = store.present();
    const failed = () =>
      store.transaction(() => {
        store.table(invoices).delete('i0');
        throw new Error('stop');
      });
    expect(failed).toThrow('stop');
    store.transaction(() => store.table(payments).get('a'));
    expect(store.present()).toBe(first);
    add(store, 'a');
    const second = store.present();
    expect(second).not.toBe(first);
    store.table(profiles).replace({ uuid: 'p0', code: 'c' });
    expect(store.present()).not.toBe(second);
  });

  it('can be had when it has passed, in any order', () => {
    const store = createWorld();
    const states = ['a', 'b', 'c', 'd'].map((uuid) => {
      const state = store.present();
      add(store, uuid);
      return state;
    });
    const [first, second, third, fourth] = states;
    if (!first || !second || !third || !fourth) throw new Error('There are four.');
    store.transaction(() => store.table(payments).replace(createPayment('a', { note: 'new' })));
    store.transaction(() => store.table(invoices).delete('i0'));
    expect(then(store, third)).toEqual(['a', 'b']);
    expect(then(store, first)).toEqual([]);
    expect(then(store, fourth)).toEqual(['a', 'b', 'c']);
    expect(then(store, second)).toEqual(['a']);
    expect(store.fork(fourth.snapshot).table(payments).get('a')?.note).toBe('');
    expect(store.fork(fourth.snapshot).table(invoices).has('i0')).toBe(true);
    expect(third.snapshot).toBe(third.snapshot);
    expect(uuidsOf(store.table(payments).select())).toEqual(['a', 'b', 'c', 'd']);
  });

  it('has the tables of a snapshot that was taken of it, whenever it is asked for', () => {
    const store = createWorld();
    const seed = store.snapshot();
    const before = store.present();
    add(store, 'a');
    const after = store.present();
    add(store, 'b');
    for (const name of ['profiles', 'invoices', 'payments']) {
      expect(before.snapshot.tables.get(name)).toBe(seed.tables.get(name));
    }
    expect(after.snapshot.tables.get('payments')).not.toBe(seed.tables.get('payments'));
    expect(after.snapshot.tables.get('profiles')).toBe(seed.tables.get('profiles'));
  });

  it('is not noted where it was let go, and is where somebody wants it again', () => {
    const store = createWorld();
    const state = store.present();
    expect(state.needsChanges).toBe(true);
    state.letGo();
    expect(state.needsChanges).toBe(false);
    expect(store.present()).toBe(state);
    state.hold();
    add(store, 'a');
    expect(then(store, state)).toEqual([]);
    const other = store.present();
    other.letGo();
    add(store, 'b');
    expect(store.present()).not.toBe(other);
  });

  it('outlives changes outside of transactions, and another state that is put in its place', () => {
    const store = createWorld();
    const empty = store.snapshot();
    store.table(payments).insert(createPayment('a'));
    const one = store.present();
    store.table(payments).insertAll([createPayment('b'), createPayment('c')]);
    const three = store.present();
    store.restore(empty);
    const none = store.present();
    add(store, 'd');
    expect([none, three, one].map((state) => then(store, state))).toEqual([
      [],
      ['a', 'b', 'c'],
      ['a'],
    ]);
  });
});

/** All tables of a store change, roll back, fork and restore as one. */
import { describe, expect, it } from '@jest/globals';
import { Store } from '../../src/store/store.ts';
import { defineTable } from '../../src/store/table-definition.ts';
import { createPayment, createWorld, invoices, payments, profiles, uuidsOf } from './world.ts';

describe('Store', () => {
  it('refuses a table it was made without, two of one name, and a reference to none', () => {
    const store = new Store([profiles]);
    expect(() => store.table(payments)).toThrow('no table payments');
    expect(() => new Store([profiles, profiles])).toThrow('Two tables: profiles');
    expect(() => new Store([payments])).toThrow('payments.profile refers to no table: profiles');
  });

  it('counts the rows of each table', () => {
    expect(createWorld().sizes()).toEqual({ profiles: 4, invoices: 4, payments: 0, parts: 0 });
  });
});

describe('Store.transaction', () => {
  it('returns what the work returns and keeps what it did', () => {
    const store = createWorld();
    const row = store.transaction(() => store.table(payments).insert(createPayment('a')));
    expect(store.table(payments).get('a')).toBe(row);
  });

  it('puts all tables back when the work throws, and throws on', () => {
    const store = createWorld();
    const kept = store.table(payments).insert(createPayment('a', { invoice: 'i0' }));
    const work = () => {
      store.table(invoices).delete('i0');
      store.table(payments).insert(createPayment('b'));
      throw new Error('stop');
    };
    expect(() => store.transaction(work)).toThrow('stop');
    expect([...store.table(payments).select()]).toEqual([kept]);
    expect(store.table(payments).get('a')).toBe(kept);
    expect(store.table(invoices).has('i0')).toBe(true);
  });

  it('joins the transaction it runs in', () => {
    const store = createWorld();
    const insert = (uuid: string) => store.table(payments).insert(createPayment(uuid));
    const work = () => {
      store.transaction(() => insert('a'));
      expect(() =>
        store.transaction(() => {
          insert('b');
          throw new Error('inner');
        }),
      ).toThrow('inner');
      expect(store.table(payments).has('b')).toBe(true);
      throw new Error('outer');
    };
    expect(() => store.transaction(work)).toThrow('outer');
    expect(store.table(payments).size).toBe(0);
    store.transaction(() => insert('c'));
    expect(uuidsOf(store.table(payments).select())).toEqual(['c']);
  });

  it('takes back what was done around a snapshot, a loop and a restore in its midst', () => {
    const store = createWorld();
    const table = store.table(payments);
    const rows = ['a', 'b'].map((uuid) => table.insert(createPayment(uuid)));
    const state = (note: string) => rows.map((row) => ({ ...row, note }));
    const seen: string[][] = [];
    const work = () => {
      for (const row of state('first')) table.replace(row);
      const snapshot = store.snapshot();
      for (const { uuid } of table.select()) table.replace(createPayment(uuid, { note: 'second' }));
      table.delete('a');
      table.insertAll([createPayment('c'), createPayment('d')]);
      seen.push(uuidsOf(table.select()));
      store.restore(snapshot);
      expect([...table.select()]).toEqual(state('first'));
      table.insert(createPayment('e'));
      throw new Error('stop');
    };
    expect(() => store.transaction(work)).toThrow('stop');
    expect(seen).toEqual([['b', 'c', 'd']]);
    expect([...table.select()]).toEqual(rows);
    expect(['a', 'b', 'c', 'e'].map((uuid) => table.get(uuid))).toEqual([
      ...rows,
      undefined,
      undefined,
    ]);
  });

  it('takes back a row that came in, moved, and was kept by a snapshot before the end', () => {
    const store = createWorld();
    const table = store.table(payments);
    const work = () => {
      table.insert(createPayment('a', { created: '0' }));
      table.replace(createPayment('a', { created: '1' }));
      store.snapshot();
      throw new Error('stop');
    };
    expect(() => store.transaction(work)).toThrow('stop');
    expect([...table.select()]).toEqual([]);
    expect(table.select().where('state', 'new').count).toBe(0);
  });

  it('leaves the row that was kept before alone when it changes it again and again', () => {
    const store = createWorld();
    const table = store.table(payments);
    table.insert(createPayment('a'));
    table.replace(createPayment('a', { note: 'kept' }));
    const snapshot = store.snapshot();
    for (const note of ['x', 'y']) table.replace(createPayment('a', { note, created: note }));
    store.restore(snapshot);
    expect(table.get('a')?.note).toBe('kept');
    expect(table.select().first()?.note).toBe('kept');
  });

  it('gives the next row the same turn after a roll back as before', () => {
    const tries = [true, false].map((fails) => {
      const store = createWorld();
      if (fails) {
        expect(() =>
          store.transaction(() => {
            store.table(payments).insert(createPayment('a'));
            throw new Error('stop');
          }),
        ).toThrow('stop');
      }
      store.table(payments).insert(createPayment('b'));
      return store.snapshot().tables.get('payments')?.nextSeq;
    });
    expect(tries[0]).toBe(tries[1]);
  });
});

describe('Store.snapshot', () => {
  it('can be restored again and again, and is not touched by later changes', () => {
    const store = createWorld();
    const table = store.table(payments);
    table.insert(createPayment('a'));
    const snapshot = store.snapshot();
    for (const uuid of ['b', 'c']) {
      table.insert(createPayment(uuid));
      table.delete('a');
      store.restore(snapshot);
      expect(uuidsOf(table.select())).toEqual(['a']);
    }
  });

  it('is refused by a store with other tables', () => {
    const store = new Store([defineTable('others')]);
    expect(() => store.restore(createWorld().snapshot())).toThrow('no table others');
  });

  it('lets a loop walk the rows as they were when it began', () => {
    const table = createWorld().table(payments);
    const uuids = Array.from({ length: 300 }, (_, place) => `r${place}`);
    for (const uuid of uuids) table.insert(createPayment(uuid));
    const walked: string[] = [];
    for (const { uuid } of table.select().where('state', 'new')) {
      walked.push(uuid);
      table.delete(uuid);
      table.insert(createPayment(`${uuid}-again`));
    }
    expect(walked).toEqual(uuids);
    expect(table.size).toBe(300);
  });
});

describe('Store.fork', () => {
  it('makes a store of its own: neither sees what the other changes', () => {
    const store = createWorld();
    const kept = store.table(payments).insert(createPayment('a'));
    const fork = store.fork();
    fork.table(payments).insert(createPayment('b'));
    fork.table(payments).replace(createPayment('a', { note: 'forked' }));
    store.table(payments).insert(createPayment('c'));
    expect(uuidsOf(fork.table(payments).select())).toEqual(['a', 'b']);
    expect(uuidsOf(store.table(payments).select())).toEqual(['a', 'c']);
    expect(store.table(payments).get('a')).toBe(kept);
    expect(fork.fork().table(payments).get('a')?.note).toBe('forked');
  });
});

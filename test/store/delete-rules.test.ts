/** A delete does to the rows that refer what their own table says, or nothing at all. */
import { describe, expect, it } from '@jest/globals';
import { ProtectedError } from '../../src/store/errors.ts';
import { Store } from '../../src/store/store.ts';
import { defineTable } from '../../src/store/table-definition.ts';
import {
  createPayment,
  createWorld,
  invoices,
  parts,
  payments,
  profiles,
  uuidsOf,
} from './world.ts';

describe('Table.delete', () => {
  it('refuses while a row that protects refers to it, names table, column and count, and changes nothing', () => {
    const store = createWorld();
    for (const uuid of ['a', 'b']) store.table(payments).insert(createPayment(uuid));
    const before = store.sizes();
    const refusal = new ProtectedError('payments', 'profile', 2);
    expect(() => store.table(profiles).delete('p0')).toThrow(refusal);
    expect(store.sizes()).toEqual(before);
    expect(store.table(profiles).delete('p1')).toBe(true);
    for (const uuid of ['a', 'b']) store.table(payments).delete(uuid);
    expect(store.table(profiles).delete('p0')).toBe(true);
  });

  it('sets the reference of the rows that refer to it to null, and leaves the others alone', () => {
    const store = createWorld();
    const table = store.table(payments);
    table.insert(createPayment('a', { invoice: 'i0' }));
    const other = table.insert(createPayment('b', { invoice: 'i1' }));
    table.insert(createPayment('c', { invoice: 'i0' }));
    expect(store.table(invoices).delete('i0')).toBe(true);
    expect(uuidsOf(table.select().where('invoice', null))).toEqual(['a', 'c']);
    expect(table.get('b')).toBe(other);
    expect(Object.isFrozen(table.get('a'))).toBe(true);
  });

  it('deletes the rows that cascade from it, round a circle too', () => {
    const store = createWorld();
    store.table(payments).insertAll([createPayment('a'), createPayment('b')]);
    store.table(parts).insertAll([
      { uuid: 'self', payment: 'a', parent: 'self' },
      { uuid: 'x', payment: 'a', parent: 'y' },
      { uuid: 'y', payment: 'b', parent: 'x' },
      { uuid: 'z', payment: 'b', parent: null },
    ]);
    store.table(payments).delete('a');
    expect(uuidsOf(store.table(parts).select())).toEqual(['z']);
  });

  it('refuses at the end of a cascade, and changes nothing, even if the protecting row would go as well', () => {
    type Link = { readonly uuid: string; readonly up: string | null; readonly top: string | null };
    const tops = defineTable<{ readonly uuid: string }>('tops');
    const middles = defineTable<Link>('middles', {
      references: { up: { to: 'tops', onDelete: 'cascade' } },
    });
    const leaves = defineTable<Link>('leaves', {
      references: {
        top: { to: 'tops', onDelete: 'cascade' },
        up: { to: 'middles', onDelete: 'protect' },
      },
    });
    const store = new Store([leaves, middles, tops]);
    store.table(tops).insert({ uuid: 't' });
    store.table(middles).insert({ uuid: 'm', up: 't', top: null });
    store.table(leaves).insert({ uuid: 'l', up: 'm', top: 't' });
    expect(() => store.table(tops).delete('t')).toThrow(new ProtectedError('leaves', 'up', 1));
    expect(store.sizes()).toEqual({ tops: 1, middles: 1, leaves: 1 });
  });

  it('may clear one reference of a row whose other target goes in the same delete', () => {
    type Node = {
      readonly uuid: string;
      readonly owner: string | null;
      readonly next: string | null;
    };
    const nodes = defineTable<Node>('nodes', {
      references: {
        owner: { to: 'nodes', onDelete: 'cascade' },
        next: { to: 'nodes', onDelete: 'setNull' },
      },
    });
    const store = new Store([nodes]);
    store.table(nodes).insertAll([
      { uuid: 'root', owner: null, next: null },
      { uuid: 'child', owner: 'root', next: null },
      { uuid: 'both', owner: null, next: 'child' },
    ]);
    store.table(nodes).delete('root');
    expect([...store.table(nodes).select()]).toEqual([{ uuid: 'both', owner: null, next: null }]);
  });
});

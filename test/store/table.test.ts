/** A table lets in what may stand there, refuses the rest without a trace, and keeps rows in order. */
import { describe, expect, it } from '@jest/globals';
import { DuplicateError, MissingReferenceError, MissingRowError } from '../../src/store/errors.ts';
import { Store } from '../../src/store/store.ts';
import { defineTable } from '../../src/store/table-definition.ts';
import { createPayment, createWorld, parts, payments, uuidsOf } from './world.ts';

describe('Table', () => {
  it('returns the row it was given, frozen, and finds it again', () => {
    const table = createWorld().table(payments);
    const row = createPayment('a');
    expect(table.insert(row)).toBe(row);
    expect(Object.isFrozen(row)).toBe(true);
    expect([table.get('a'), table.get('b'), table.has('a'), table.has('b')]).toEqual([
      row,
      undefined,
      true,
      false,
    ]);
    expect([table.name, table.size]).toEqual(['payments', 1]);
  });

  it('orders rows by sort key, then insertion, and keeps the turn of a replaced row', () => {
    const table = createWorld().table(payments);
    table.insert(createPayment('late', { created: '2024' }));
    for (const uuid of ['c', 'a', 'b']) table.insert(createPayment(uuid));
    expect(uuidsOf(table.select())).toEqual(['c', 'a', 'b', 'late']);
    const replaced = table.replace(createPayment('a', { state: 'paid' }));
    expect(Object.isFrozen(replaced)).toBe(true);
    expect(uuidsOf(table.select())).toEqual(['c', 'a', 'b', 'late']);
    table.replace(createPayment('a', { created: '2025' }));
    expect(uuidsOf(table.select())).toEqual(['c', 'b', 'late', 'a']);
    expect(table.size).toBe(4);
  });

  it('lets a replaced row come last among equals where the table says so, and takes that back', () => {
    const moving = defineTable<{ uuid: string; kind: string }>('moving', {
      indexes: [['kind']],
      movesOnReplace: true,
    });
    const store = new Store([moving]);
    const table = store.table(moving);
    for (const uuid of ['a', 'b', 'c']) table.insert({ uuid, kind: 'x' });
    const turns = () => [...table.select()].map(({ uuid }) => table.select().turnOf(uuid));
    expect(() =>
      store.transaction(() => {
        table.replace({ uuid: 'a', kind: 'y' });
        throw new RangeError('no');
      }),
    ).toThrow('no');
    expect([uuidsOf(table.select()), turns()]).toEqual([
      ['a', 'b', 'c'],
      [0, 1, 2],
    ]);
    table.replace({ uuid: 'a', kind: 'y' });
    expect([uuidsOf(table.select()), turns()]).toEqual([
      ['b', 'c', 'a'],
      [1, 2, 3],
    ]);
    expect([table.size, table.select().where('kind', 'x').count]).toEqual([3, 2]);
    expect(table.select().turnOf('nobody')).toBe(0);
  });

  it('moves a replaced row between the values of an index', () => {
    const table = createWorld().table(payments);
    table.insert(createPayment('a'));
    table.replace(createPayment('a', { state: 'paid', invoice: 'i1' }));
    const count = (state: string) => table.select().where('state', state).count;
    expect([count('new'), count('paid')]).toEqual([0, 1]);
    expect(table.select().where('invoice', 'i1').first()?.state).toBe('paid');
  });

  it('refuses a second row with the same uuid', () => {
    const table = createWorld().table(payments);
    table.insert(createPayment('a'));
    expect(() => table.insert(createPayment('a'))).toThrow(
      new DuplicateError('payments', 'uuid', 'a'),
    );
    expect(table.size).toBe(1);
  });

  it('refuses a value twice in a unique column, but takes null twice and its own value again', () => {
    const table = createWorld().table(payments);
    table.insert(createPayment('a', { number: '7' }));
    table.insert(createPayment('b'));
    table.insert(createPayment('c'));
    const taken = new DuplicateError('payments', 'number', '7');
    expect(() => table.insert(createPayment('d', { number: '7' }))).toThrow(taken);
    expect(() => table.replace(createPayment('b', { number: '7' }))).toThrow(taken);
    expect(table.replace(createPayment('a', { number: '7', note: 'x' })).note).toBe('x');
    expect([table.size, table.get('b')?.number]).toEqual([3, null]);
  });

  it('refuses a reference to a row that does not exist, on insert and replace', () => {
    const table = createWorld().table(payments);
    const missing = new MissingReferenceError('payments', 'invoice', 'i9');
    expect(() => table.insert(createPayment('a', { invoice: 'i9' }))).toThrow(missing);
    table.insert(createPayment('a'));
    expect(() => table.replace(createPayment('a', { invoice: 'i9' }))).toThrow(missing);
    expect(() => table.insert(createPayment('b', { profile: 'p9' }))).toThrow(
      MissingReferenceError,
    );
    expect(table.select().count).toBe(1);
  });

  it('lets a row refer to itself', () => {
    const store = createWorld();
    store.table(payments).insert(createPayment('a'));
    expect(store.table(parts).insert({ uuid: 'x', payment: 'a', parent: 'x' }).parent).toBe('x');
  });

  it('refuses to replace what is not there', () => {
    const table = createWorld().table(payments);
    expect(() => table.replace(createPayment('a'))).toThrow(new MissingRowError('payments', 'a'));
  });

  it('refuses what an index cannot sort, and changes nothing', () => {
    const table = createWorld().table(payments);
    const unsortable = createPayment('a', { state: Number.NaN });
    expect(() => table.insert(unsortable)).toThrow(TypeError);
    expect(() => table.insertAll([createPayment('b'), unsortable])).toThrow(TypeError);
    expect([table.size, table.has('a'), table.has('b')]).toEqual([0, false, false]);
  });

  it('answers whether there was a row to delete', () => {
    const table = createWorld().table(payments);
    table.insert(createPayment('a'));
    expect([table.delete('a'), table.delete('a'), table.size]).toEqual([true, false, 0]);
  });
});

describe('Table.insertAll', () => {
  it.each([1, 40, 900])('adds to %d rows as single inserts do', (present) => {
    const [one, all] = [createWorld().table(payments), createWorld().table(payments)];
    const rowAt = (place: number) =>
      createPayment(`r${place}`, {
        created: `${(place * 37) % 101}`,
        profile: `p${place % 4}`,
        state: [null, true, 3, 'x'][place % 4] ?? null,
      });
    const rows = Array.from({ length: present + 100 }, (_, place) => rowAt(place));
    for (const row of rows) one.insert(row);
    all.insertAll(rows.slice(0, present));
    all.insertAll(rows.slice(present));
    expect(uuidsOf(all.select())).toEqual(uuidsOf(one.select()));
    for (const state of [null, true, 3, 'x']) {
      const selected = [one, all].map((table) => uuidsOf(table.select().where('state', state)));
      expect(selected[1]).toEqual(selected[0]);
    }
    expect(Object.isFrozen(rows[0])).toBe(true);
  });

  it('adds none if one is a duplicate or refers to nothing', () => {
    const table = createWorld().table(payments);
    table.insert(createPayment('a', { number: '7' }));
    const fine = createPayment('b');
    for (const bad of [
      createPayment('a'),
      createPayment('b'),
      createPayment('c', { number: '7' }),
    ]) {
      expect(() => table.insertAll([fine, bad])).toThrow(DuplicateError);
    }
    const dangling = createPayment('c', { invoice: 'i9' });
    expect(() => table.insertAll([fine, dangling])).toThrow(MissingReferenceError);
    expect([table.size, table.has('b')]).toEqual([1, false]);
  });

  it('lets rows refer to each other, whatever their order, and takes an empty list', () => {
    const store = createWorld();
    store.table(payments).insert(createPayment('a'));
    store.table(parts).insertAll([]);
    store.table(parts).insertAll([
      { uuid: 'x', payment: 'a', parent: 'y' },
      { uuid: 'y', payment: 'a', parent: null },
    ]);
    expect(uuidsOf(store.table(parts).select())).toEqual(['x', 'y']);
  });
});

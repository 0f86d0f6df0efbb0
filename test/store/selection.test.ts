/** A selection selects, orders, counts and cuts the same rows whichever index answers. */
import { describe, expect, it } from '@jest/globals';
import type { Table } from '../../src/store/table.ts';
import { compareColumnValues, isColumnValue } from '../../src/store/table-index.ts';
import { createPayment, createWorld, type Payment, payments, uuidsOf } from './world.ts';

/** Twelve payments, r00 to r11, in order; profile p0 to p3, state x, y, z and invoice null, i1 by turns. */
function createTable(): Table<Payment> {
  const table = createWorld().table(payments);
  for (let place = 11; place >= 0; place -= 1) {
    const digits = String(place).padStart(2, '0');
    table.insert(
      createPayment(`r${digits}`, {
        created: digits,
        profile: `p${place % 4}`,
        state: ['x', 'y', 'z'][place % 3] ?? null,
        invoice: place % 2 === 0 ? null : 'i1',
        note: place < 6 ? 'low' : 'high',
      }),
    );
  }
  return table;
}

describe('Selection', () => {
  it('holds all rows in order until it is narrowed', () => {
    const all = createTable().select();
    expect(all.count).toBe(12);
    expect(uuidsOf(all).slice(0, 3)).toEqual(['r00', 'r01', 'r02']);
    expect(all.first()?.uuid).toBe('r00');
  });

  it.each<[string, (table: Table<Payment>) => Iterable<Payment>, string[]]>([
    ['one column', (table) => table.select().where('state', 'y'), ['r01', 'r04', 'r07', 'r10']],
    [
      'a null',
      (table) => table.select().where('invoice', null).where('state', 'x'),
      ['r00', 'r06'],
    ],
    [
      'two columns of one index',
      (table) => table.select().where('state', 'x').where('profile', 'p1'),
      ['r09'],
    ],
    [
      'a column without an index',
      (table) => table.select().where('note', 'low').where('profile', 'p0'),
      ['r00', 'r04'],
    ],
    ['the uuid', (table) => table.select().where('uuid', 'r07'), ['r07']],
    [
      'the uuid and what it is not',
      (table) => table.select().where('uuid', 'r07').where('state', 'x'),
      [],
    ],
    ['a value none has', (table) => table.select().where('state', 7), []],
    [
      'two different values at once',
      (table) => table.select().where('state', 'x').where('state', 'y'),
      [],
    ],
    [
      'several values, merged in order',
      (table) => table.select().whereIn('profile', ['p3', 'p0']),
      ['r00', 'r03', 'r04', 'r07', 'r08', 'r11'],
    ],
    [
      'a value named twice',
      (table) => table.select().whereIn('state', ['z', 'z']),
      ['r02', 'r05', 'r08', 'r11'],
    ],
    ['no values', (table) => table.select().whereIn('note', []).where('state', 'x'), []],
    [
      'several values of several columns',
      (table) => table.select().whereIn('profile', ['p0', 'p1']).whereIn('state', ['x', 'y']),
      ['r00', 'r01', 'r04', 'r09'],
    ],
    [
      'values common to both lists',
      (table) => table.select().whereIn('profile', ['p0', 'p1']).whereIn('profile', ['p1', 'p2']),
      ['r01', 'r05', 'r09'],
    ],
    [
      'a test',
      (table) =>
        table
          .select()
          .where('state', 'x')
          .filter(({ created }) => created > '05'),
      ['r06', 'r09'],
    ],
    [
      'another order, ties in the former',
      (table) =>
        table
          .select()
          .where('state', 'x')
          .orderBy((a, b) => (a.note < b.note ? -1 : Number(a.note > b.note))),
      ['r06', 'r09', 'r00', 'r03'],
    ],
    [
      'insertion, narrowed after',
      (table) => table.select().byInsertion().where('state', 'x'),
      ['r09', 'r06', 'r03', 'r00'],
    ],
    [
      'another order, ties by insertion',
      (table) =>
        table
          .select()
          .byInsertion()
          .where('state', 'x')
          .orderBy((a, b) => (a.note < b.note ? -1 : Number(a.note > b.note))),
      ['r09', 'r06', 'r03', 'r00'],
    ],
    [
      'insertion, whatever has changed since',
      (table) => {
        const row = table.get('r09');
        if (row) table.replace({ ...row, created: '00', note: 'low' });
        return table.select().where('state', 'x').byInsertion();
      },
      ['r09', 'r06', 'r03', 'r00'],
    ],
    [
      'another order, narrowed after',
      (table) =>
        table
          .select()
          .orderBy((a, b) => (a.uuid < b.uuid ? 1 : -1))
          .where('state', 'x'),
      ['r09', 'r06', 'r03', 'r00'],
    ],
  ])('selects by %s', (_name, select, expected) => {
    expect(uuidsOf(select(createTable()))).toEqual(expected);
  });

  it.each<[string, number, number, string[]]>([
    ['from the start', 0, 2, ['r00', 'r03']],
    ['from within', 2, 3, ['r04', 'r07', 'r08']],
    ['to the end', 4, 100, ['r08', 'r11']],
    ['past the end', 6, 2, []],
    ['of nothing', 0, 0, []],
    ['from before the start', -3, 1, ['r00']],
    ['without end', 5, Infinity, ['r11']],
  ])('cuts a page %s, by index, by test and by sort alike', (_name, offset, limit, expected) => {
    const merged = createTable().select().whereIn('profile', ['p0', 'p3']);
    expect(uuidsOf(merged.page(offset, limit))).toEqual(expected);
    expect(uuidsOf(merged.filter(() => true).page(offset, limit))).toEqual(expected);
    expect(uuidsOf(merged.orderBy(() => 0).page(offset, limit))).toEqual(expected);
    const backwards = [...merged].reverse().map(({ uuid }) => uuid);
    const start = Math.max(0, offset);
    expect(uuidsOf(merged.byInsertion().page(offset, limit))).toEqual(
      backwards.slice(start, start + Math.max(0, limit)),
    );
  });

  it('finds a row only if it is one of those selected', () => {
    const selected = createTable()
      .select()
      .where('state', 'x')
      .filter(({ uuid }) => uuid !== 'r03');
    expect(['r00', 'r01', 'r03', 'r99'].map((uuid) => selected.get(uuid)?.uuid)).toEqual([
      'r00',
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('walks only the rows of the narrowest index when a test remains', () => {
    let tested = 0;
    const selected = createTable().select().where('note', 'low').where('profile', 'p0');
    const counted = selected.filter(() => {
      tested += 1;
      return true;
    });
    expect([counted.count, tested]).toEqual([2, 2]);
  });

  it('tests the table rather than more combinations of values than it has rows', () => {
    const many = Array.from({ length: 40 }, (_, place) => `p${place}`);
    const selected = createTable().select().whereIn('profile', many).where('state', 'x');
    expect(selected.count).toBe(4);
  });

  it('reads the table anew at each use', () => {
    const table = createTable();
    const selected = table.select().where('state', 'x');
    table.delete('r00');
    expect([selected.count, selected.first()?.uuid]).toEqual([3, 'r03']);
  });
});

describe('compareColumnValues', () => {
  const sorted = [null, false, true, -Infinity, -1, 0, 2.5, 10, '', '10', '9', 'A', 'a', 'ä'];

  it('puts values of all types in one order', () => {
    const places = sorted.map((_, place) => place);
    for (const a of places) {
      const signs = places.map((b) => Math.sign(compareColumnValues(sorted[a], sorted[b])));
      expect(signs).toEqual(places.map((b) => Math.sign(a - b)));
    }
  });

  it.each([[undefined], [Number.NaN], [[]], [{}], [1n]])('does not take %p', (value) => {
    expect(isColumnValue(value)).toBe(false);
  });
});

/** Rows by what a text begins with: what is passed over must be what is nowhere, whatever has changed meanwhile. */
import { describe, expect, it } from '@jest/globals';
import { createPayment, createWorld, payments } from './world.ts';

describe('the beginnings of a table', () => {
  it('know the longest text that a text begins with, of so many characters at least', () => {
    const table = createWorld().table(payments);
    for (const number of ['abcd', 'abcdef', null, 'x']) {
      table.insert(createPayment(`u-${number}`, { number }));
    }
    const find = (text: string) => table.beginnings.find('number', text, 3)?.number;
    expect([find('abcdefg'), find('abcde'), find('abc'), find('xyz')]).toEqual([
      'abcdef',
      'abcd',
      undefined,
      undefined,
    ]);
  });

  it('pass a place by where no text begins, and know of changes', () => {
    const store = createWorld();
    const table = store.table(payments);
    const may = (text: string, at: number) => table.beginnings.mayStand('number', text, at);
    expect(may('abcd', 0)).toBe(false);
    const before = store.snapshot();
    const row = table.insert(createPayment('a', { number: 'abcd' }));
    expect([may('abcd', 0), may('/abcd/', 1), may('/abcd/', 2), may('/a', 1)]).toEqual([
      ...[true, true],
      ...[false, false],
    ]);
    table.replace({ ...row, number: 'xyz' });
    expect([may('abcd', 0), may('xyz', 0)]).toEqual([false, true]);
    store.restore(before);
    expect(may('xyz', 0)).toBe(false);
  });

  it('tell one column from another', () => {
    const table = createWorld().table(payments);
    table.insert(createPayment('a', { number: 'abcd', state: 'new' }));
    expect(table.beginnings.mayStand('number', 'abcd', 0)).toBe(true);
    expect(table.beginnings.mayStand('state', 'abcd', 0)).toBe(false);
    expect(table.beginnings.mayStand('state', 'newer', 0)).toBe(true);
  });

  it('pass nothing by where there are many rows', () => {
    const table = createWorld().table(payments);
    const rows = Array.from({ length: 257 }, (_, index) => createPayment(`u${index}`));
    table.insertAll(rows);
    expect(table.beginnings.mayStand('number', 'abcd', 0)).toBe(true);
  });
});

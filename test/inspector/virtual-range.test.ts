/** Of a long list what is in sight is drawn, wherever it was scrolled to, and however long it is. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { stepOf } from '../../src/inspector/parts/list-keys.ts';
import { MOST_PX, scrollFor, virtualRange } from '../../src/inspector/parts/virtual-range.ts';

const lists = fc.record({
  count: fc.nat(3_000_000),
  rowPx: fc.integer({ min: 20, max: 40 }),
  viewPx: fc.integer({ min: 0, max: 3000 }),
  scrollPx: fc.double({ min: -100, max: 20_000_000, noNaN: true }),
});

describe('virtualRange', () => {
  it('draws few rows, of those that there are, in an element that browsers can make', () => {
    fc.assert(
      fc.property(lists, (list) => {
        const { first, end, heightPx } = virtualRange(list);
        expect(first).toBeGreaterThanOrEqual(0);
        expect(end).toBeLessThanOrEqual(list.count);
        expect(end - first).toBeLessThanOrEqual(list.viewPx / list.rowPx + 20);
        expect(heightPx).toBeLessThanOrEqual(MOST_PX);
      }),
    );
  });

  it('leaves no gap in what is in sight', () => {
    fc.assert(
      fc.property(lists, (list) => {
        const { first, end, heightPx, topPx } = virtualRange(list);
        const scrollPx = Math.min(Math.max(0, list.scrollPx), Math.max(0, heightPx - list.viewPx));
        expect(topPx).toBeLessThanOrEqual(scrollPx + 0.01);
        const bottomPx = topPx + (end - first) * list.rowPx;
        const neededPx = Math.min(scrollPx + list.viewPx, heightPx);
        expect(bottomPx).toBeGreaterThanOrEqual(neededPx - 0.01);
      }),
    );
  });

  it('brings any row into sight', () => {
    fc.assert(
      fc.property(lists, fc.double({ min: 0, max: 0.999_999, noNaN: true }), (given, share) => {
        const list = { ...given, viewPx: given.viewPx + 100, count: given.count + 1 };
        const row = Math.floor(list.count * share);
        const scrollPx = scrollFor(row, { ...list, scrollPx: Math.max(0, list.scrollPx) });
        const { first, end } = virtualRange({ ...list, scrollPx: scrollPx ?? list.scrollPx });
        expect(row).toBeGreaterThanOrEqual(first);
        expect(row).toBeLessThan(end);
      }),
    );
  });
});

describe('stepOf', () => {
  it.each([
    ['j', -1, 0],
    ['ArrowDown', 3, 4],
    ['k', -1, 0],
    ['ArrowUp', 3, 2],
    ['ArrowUp', 0, 0],
    ['PageDown', 3, 13],
    ['PageUp', 3, 0],
    ['Home', 8, 0],
    ['End', 8, 19],
    ['j', 19, 19],
    ['x', 3, undefined],
  ])('%s from row %i of 20 leads to %p', (key, row, to) => {
    expect(stepOf(key, row, 20)).toBe(to);
  });

  it('leads nowhere in an empty list', () => {
    expect(stepOf('j', -1, 0)).toBeUndefined();
  });
});

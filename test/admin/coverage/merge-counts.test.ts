/** Merging: the same sums in whichever order and grouping, which is what lets workers write on their own. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { mergeCounts } from '../../../src/sandbox/coverage/coverage.ts';
import { countsOf } from './contract.ts';

const names = fc.oneof(
  fc.constantFrom('200', '400', 'page', 'sum', '__proto__', 'constructor'),
  fc.string({ maxLength: 3 }),
);
const hits = fc.dictionary(names, fc.nat({ max: 1_000_000 }), { maxKeys: 4 });
const counts = fc.record({
  operations: fc.dictionary(
    names,
    fc.record({ statuses: hits, query: hits, fields: hits, faults: hits }),
    { maxKeys: 3 },
  ),
});
const bytes = (...list: Parameters<typeof mergeCounts>[0]) => JSON.stringify(mergeCounts(list));

describe('merged counts', () => {
  it('are sums by operation, kind and name', () => {
    const [first, second] = [
      countsOf('a', { 200: 1, 400: 2 }, { page: 1 }),
      countsOf('a', { 200: 3 }, { page: 4 }, { page: 5 }, { 502: 2 }),
    ];
    expect(mergeCounts([first, second, countsOf('b', { 200: 1 })])).toEqual({
      operations: {
        ...countsOf('a', { 200: 4, 400: 2 }, { page: 5 }, { page: 5 }, { 502: 2 }).operations,
        ...countsOf('b', { 200: 1 }).operations,
      },
    });
  });

  it('are the same bytes in any order', () => {
    fc.assert(
      fc.property(counts, counts, (a, b) => {
        expect(bytes(a, b)).toBe(bytes(b, a));
      }),
    );
  });

  it('are the same bytes in any grouping', () => {
    fc.assert(
      fc.property(counts, counts, counts, (a, b, c) => {
        const whole = bytes(a, b, c);
        expect(bytes(mergeCounts([a, b]), c)).toBe(whole);
        expect(bytes(a, mergeCounts([b, c]))).toBe(whole);
      }),
    );
  });

  it('of none are nothing, and of one are themselves', () => {
    expect(mergeCounts([])).toEqual({ operations: {} });
    fc.assert(
      fc.property(counts, (one) => {
        expect(JSON.parse(bytes(one))).toEqual(JSON.parse(JSON.stringify(one)));
      }),
    );
  });

  it('leave what they were made of alone', () => {
    const one = countsOf('a', { 200: 1 });
    mergeCounts([one, one]);
    expect(one).toEqual(countsOf('a', { 200: 1 }));
  });
});

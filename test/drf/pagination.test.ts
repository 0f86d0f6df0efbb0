/** Page arithmetic. Source: BEHAVIOUR 8; the cases of pagination.json. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { pageOf } from '../../src/drf/pagination.ts';
import { parseQuery } from '../../src/drf/query-dict.ts';
import { ApiException } from '../../src/drf/refusal.ts';
import { anyText } from '../any-text.ts';
import { thrownBy } from './outcome.ts';

const MANY = '9'.repeat(5000);

describe('pageOf', () => {
  it.each([
    ['', 10],
    ['page_size=', 10],
    ['page_size=1', 1],
    ['page_size=28', 28],
    ['page_size=300', 300],
    ['page_size=301', 300],
    ['page_size=100000', 300],
    ['page_size=99999999999999999999', 300],
    [`page_size=${MANY}`, 10],
    ['page_size=0', 10],
    ['page_size=-0', 10],
    ['page_size=-5', 10],
    ['page_size=abc', 10],
    ['page_size=2.5', 10],
    ['page_size=1e2', 10],
    ['page_size=%207%20', 7],
    ['page_size=%2B7', 7],
    ['page_size=007', 7],
    ['page_size=1_0', 10],
    ['page_size=1_1', 11],
    ['page_size=%D9%A2', 2],
    ['page_size=5&page_size=6', 6],
    ['page_size=5&page_size=', 10],
    ['PAGE_SIZE=5', 10],
  ])('reads the size in %j as %i', (query, size) => {
    expect(pageOf(parseQuery(query), 29)).toMatchObject({ number: 1, size });
  });

  it.each([
    ['', 1],
    ['page=', 1],
    ['page=1', 1],
    ['page=3', 3],
    ['page=last', 3],
    ['page=%201', 1],
    ['page=%2B2', 2],
    ['page=002', 2],
    ['page=%D9%A2', 2],
    ['page=2%0A', 2],
    ['page=1&page=2', 2],
    ['page=99&page=last', 3],
    ['page=99&page=', 1],
  ])('reads the page in %j as %i', (query, number) => {
    expect(pageOf(parseQuery(query), 29)).toEqual({ number, size: 10, count: 29, pages: 3 });
  });

  it.each(['4', '0', '-1', 'LAST', '1.5', '1.0', 'abc', '1e0', '%00', '%20', '1%202', '0x1', MANY])(
    'refuses page %s with 404',
    (page) => {
      expect(thrownBy(() => pageOf(parseQuery(`page=${page}`), 29))).toMatchObject({
        code: 'lookup.invalid_page',
        status: 404,
        body: { detail: { text: 'Invalid page.' } },
      });
    },
  );

  it.each([
    [0, 1],
    [1, 1],
    [10, 1],
    [11, 2],
    [305, 31],
  ])('cuts %i rows into %i pages', (count, pages) => {
    expect(pageOf(parseQuery('page=last'), count)).toEqual({
      number: pages,
      size: 10,
      count,
      pages,
    });
  });

  it('throws nothing but 404 for any text', () => {
    const text = fc.oneof(
      anyText(),
      fc.string({ unit: fc.constantFrom(...'0123456789+-_. last') }),
    );
    fc.assert(
      fc.property(text, text, fc.nat(400), (page, size, count) => {
        const query = parseQuery(new URLSearchParams({ page, page_size: size }).toString());
        const thrown = thrownBy(() => pageOf(query, count));
        const isInvalidPage = thrown instanceof ApiException && thrown.status === 404;
        expect(thrown === undefined || isInvalidPage).toBe(true);
      }),
    );
  });

  it('cuts a list into pages that hold every row once, all of them full but the last', () => {
    fc.assert(
      fc.property(fc.nat(400), fc.integer({ min: 1, max: 320 }), (count, asked) => {
        const rows = Array.from({ length: count }, (_, index) => index);
        const { pages } = pageOf(parseQuery(`page_size=${asked}`), count);
        const cut = Array.from({ length: pages }, (_, index) => {
          const { number, size } = pageOf(
            parseQuery(`page_size=${asked}&page=${index + 1}`),
            count,
          );
          return rows.slice((number - 1) * size, number * size);
        });
        expect(cut.flat()).toEqual(rows);
        expect(cut.slice(0, -1).every(({ length }) => length === Math.min(asked, 300))).toBe(true);
        expect(
          thrownBy(() => pageOf(parseQuery(`page_size=${asked}&page=${pages + 1}`), count)),
        ).toBeInstanceOf(ApiException);
      }),
    );
  });
});

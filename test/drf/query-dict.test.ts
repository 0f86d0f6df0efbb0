/** The many-valued dictionary of queries and forms. Source: Django http/request.QueryDict. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { hasTooManyFields, MAX_FIELDS, parseQuery, QueryDict } from '../../src/drf/query-dict.ts';
import { quotePlus } from '../../src/drf/text.ts';
import { anyText } from '../any-text.ts';

describe('QueryDict', () => {
  const query = parseQuery('b=1&a=2&b=3&__proto__=4&c');

  it('gives the last value, all values, and the names in order', () => {
    expect(query.get('b')).toBe('3');
    expect(query.getList('b')).toEqual(['1', '3']);
    expect(query.get('c')).toBe('');
    expect(query.get('__proto__')).toBe('4');
    expect(query.names()).toEqual(['b', 'a', '__proto__', 'c']);
  });

  it.each(['d', 'B', 'constructor', 'toString', ''])('has no %j', (name) => {
    expect(query.has(name)).toBe(false);
    expect(query.get(name)).toBeUndefined();
    expect(query.getList(name)).toEqual([]);
  });

  it('is empty without pairs', () => {
    expect(new QueryDict().names()).toEqual([]);
    expect(parseQuery('').names()).toEqual([]);
  });

  it('keeps every pair in its order', () => {
    const pair = fc.tuple(anyText({ minLength: 1 }), anyText());
    fc.assert(
      fc.property(fc.array(pair), (pairs) => {
        const raw = pairs
          .map(([name, value]) => `${quotePlus(name)}=${quotePlus(value)}`)
          .join('&');
        const read = parseQuery(raw);
        for (const name of read.names()) {
          const sent = pairs.filter(([each]) => each === name).map(([, value]) => value);
          expect(read.getList(name)).toEqual(sent);
        }
        expect(read.names()).toEqual([...new Set(pairs.map(([name]) => name))]);
      }),
    );
  });
});

describe('hasTooManyFields', () => {
  it.each([
    ['', false],
    [Array(MAX_FIELDS).fill('a').join('&'), false],
    [
      Array(MAX_FIELDS + 1)
        .fill('a')
        .join('&'),
      true,
    ],
    ['&'.repeat(MAX_FIELDS - 1), false],
    ['&'.repeat(MAX_FIELDS), true],
    ['a'.repeat(5000), false],
  ])('case %#: %#', (raw, expected) => {
    expect(hasTooManyFields(raw)).toBe(expected);
  });
});

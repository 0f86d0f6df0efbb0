/** JSON in pieces is the same text as JSON in one, and never more of it than is asked for. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { jsonPieces } from '../../src/values/json-pieces.ts';

const joined = (value: unknown) => [...jsonPieces(value)].join('');
const LONG = 65_536;

describe('jsonPieces', () => {
  it('gives the text of JSON.stringify for any JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
        expect(joined(value)).toBe(JSON.stringify(value));
      }),
    );
  });

  it.each([
    ['a member that is undefined', { a: undefined, b: [1, { c: undefined }] }],
    ['an item that is undefined', [undefined, [undefined]]],
    ['numbers that JSON has not', [Number.NaN, { a: Number.POSITIVE_INFINITY }]],
    ['a name that needs escapes', { '"\n': { é: [] } }],
    ['a lone surrogate', ['\ud800', { a: ['\udc00'] }]],
    ['an object without a prototype', Object.assign(Object.create(null), { a: [{}] })],
    ['deep nesting', JSON.parse(`${'['.repeat(1000)}${']'.repeat(1000)}`)],
    ['texts around the size of a piece', [LONG - 1, LONG, LONG + 1].map((n) => 'x'.repeat(n))],
    ['a pair across a border', [`${'x'.repeat(LONG - 1)}😀${'y'.repeat(LONG)}`]],
    ['half a pair at the end of all', [`${'x'.repeat(2 * LONG - 1)}\ud83d`]],
    ['escapes all along', ['"\\\n'.repeat(LONG)]],
  ])('does so with %s', (_, value) => {
    expect(joined(value)).toBe(JSON.stringify(value));
  });

  it('writes bytes as Base64, of any length and from the middle of a buffer', () => {
    const whole = Uint8Array.from({ length: 200_000 }, (_, index) => index % 251);
    for (const length of [0, 1, 2, 3, 49_151, 49_152, 49_153, 150_000]) {
      const bytes = whole.subarray(7, 7 + length);
      expect(joined({ bytes })).toBe(
        JSON.stringify({ bytes: Buffer.from(bytes).toString('base64') }),
      );
    }
  });

  it('makes the items of a list when their turn comes, and no more after it is stopped', () => {
    let made = 0;
    let isClosed = false;
    const items = {
      *[Symbol.iterator]() {
        try {
          for (; ; made += 1) yield { made, text: 'x'.repeat(900) };
        } finally {
          isClosed = true;
        }
      },
    };
    const pieces = jsonPieces({ items });
    const first = pieces.next().value;
    expect(first).toMatch(/^\{"items":\[\{"made":0,"text":"x+"\},/);
    expect(made).toBeLessThan(100);
    pieces.return();
    expect(isClosed).toBe(true);
  });

  it('gives pieces of bounded size', () => {
    const value = {
      bytes: new Uint8Array(1_000_000),
      text: 'é'.repeat(1_000_000),
      rows: Array(5000).fill({ a: 1 }),
    };
    const sizes = Array.from(jsonPieces(value), ({ length }) => length);
    expect(sizes.length).toBeGreaterThan(30);
    expect(Math.max(...sizes)).toBeLessThan(3 * LONG);
  });
});

/** How Python reads text; expectations made with Python 3.11. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  asciiDigits,
  codePointLength,
  floatText,
  pythonInt,
  strip,
} from '../../src/values/python-text.ts';

describe('strip', () => {
  it.each([
    [' a b ', 'a b'],
    [
      '\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u200a\u2028\u2029\u202f\u205f\u3000x\x1f',
      'x',
    ],
    ['\ufeffa\u200b', '\ufeffa\u200b'],
    [' \n', ''],
    ['', ''],
  ])('makes %j to %j', (text, expected) => {
    expect(strip(text)).toBe(expected);
  });
});

describe('pythonInt', () => {
  it.each([
    ['12', 12n],
    [' +1_000 ', 1000n],
    ['-0', 0n],
    ['-7', -7n],
    ['007', 7n],
    ['٣٤', 34n],
    ['\u20035\xa0', 5n],
    ['9'.repeat(4300), BigInt('9'.repeat(4300))],
    ['9'.repeat(4301), undefined],
    ['\x1c5', undefined],
    ['+ 5', undefined],
    ['1__0', undefined],
    ['_1', undefined],
    ['1_', undefined],
    ['1.0', undefined],
    ['1e2', undefined],
    ['²', undefined],
    ['', undefined],
  ])('reads %j', (text, expected) => {
    expect(pythonInt(text)).toBe(expected);
  });

  it('reads back every whole number', () => {
    fc.assert(
      fc.property(fc.bigInt(), (value) => {
        expect(pythonInt(` ${value} `)).toBe(value);
      }),
    );
  });
});

describe('asciiDigits', () => {
  it.each([
    ['a1٣９', 'a139'],
    ['०१२३४५६७८९', '0123456789'],
    ['𝟎𝟗𝟘𝟡𝟢𝟫𝟬𝟵𝟶𝟿', '0909090909'],
    ['½²Ⅷ', '½²Ⅷ'],
  ])('makes %j to %j', (text, expected) => {
    expect(asciiDigits(text)).toBe(expected);
  });
});

describe('codePointLength', () => {
  it.each([
    ['', 0],
    ['é', 1],
    ['😀a', 2],
    ['\ud83d', 1],
    ['\ude00\ud83d', 2],
  ])('counts %j as %d', (text, expected) => {
    expect(codePointLength(text)).toBe(expected);
  });
});

describe('floatText', () => {
  it.each([
    [1, '1.0'],
    [-0, '-0.0'],
    [0.1, '0.1'],
    [123.456, '123.456'],
    [0.0001, '0.0001'],
    [0.00001, '1e-05'],
    [1e15, '1000000000000000.0'],
    [1e16, '1e+16'],
    [1.5e300, '1.5e+300'],
    [5e-324, '5e-324'],
    [-123456789012345.6, '-123456789012345.6'],
    [Number.POSITIVE_INFINITY, 'inf'],
    [Number.NEGATIVE_INFINITY, '-inf'],
    [Number.NaN, 'nan'],
  ])('prints %d as %s', (value, expected) => {
    expect(floatText(value)).toBe(expected);
  });

  it('prints every finite float so that it reads back', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(Number(floatText(value))).toBe(value);
        expect(floatText(value)).toMatch(/[.e]/);
      }),
    );
  });
});

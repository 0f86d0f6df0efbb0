/** How amounts are read, written and added; expectations made with Python 3.11 decimal. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  addDecimals,
  compareDecimals,
  type Decimal,
  decimal,
  type FiniteDecimal,
  multiplyDecimals,
  parseDecimal,
  precisionOf,
  quantize,
  rescale,
  withoutNegativeZero,
} from '../../src/values/decimal.ts';

function finite(text: string): FiniteDecimal {
  const parsed = parseDecimal(text);
  if (parsed?.kind !== 'finite') throw new Error(`${text} is not finite`);
  return parsed;
}

const amounts = fc
  .bigInt({ min: -(10n ** 12n), max: 10n ** 12n })
  .map((units) => quantize(finite(`${units}e-2`), 2));

describe('parseDecimal', () => {
  it.each([
    ['200.00', false, '20000', -2n],
    ['+007.50', false, '750', -2n],
    ['-0', true, '0', 0n],
    ['0.00', false, '0', -2n],
    ['.5', false, '5', -1n],
    ['5.', false, '5', 0n],
    ['1E+2', false, '1', 2n],
    ['12e-1', false, '12', -1n],
    ['_1__0_', false, '10', 0n],
    ['١.٥e٢', false, '15', 1n],
    ['1e999999999999999999', false, '1', 999999999999999999n],
  ])('reads %j', (text, negative, digits, exponent) => {
    expect(parseDecimal(text)).toStrictEqual({ kind: 'finite', negative, digits, exponent });
  });

  it.each([
    ['inf', 'infinite', false],
    ['-Infinity', 'infinite', true],
    ['i_nf', 'infinite', false],
    ['NaN', 'nan', false],
    ['-sNaN007', 'nan', true],
  ])('reads %j', (text, kind, negative) => {
    expect(parseDecimal(text)).toStrictEqual({ kind, negative });
  });

  it.each([
    '',
    '.',
    '-',
    '+-1',
    '1e',
    'e5',
    '1,5',
    ' 1',
    '1 ',
    '1.2.3',
    '0x1',
    'infinity1',
    'nan1x',
    '½',
    '_',
    '1e1000000000000000000',
    '0e1000000000000000000',
    '1e-1999999999999999998',
  ])('refuses %j', (text) => {
    expect(parseDecimal(text)).toBeUndefined();
  });
});

describe('precisionOf', () => {
  it.each([
    ['123.45', 5n, 3n, 2n],
    ['1e9', 10n, 10n, 0n],
    ['0.001', 3n, 0n, 3n],
    ['0', 1n, 1n, 0n],
    ['0.00', 2n, 0n, 2n],
    ['1e999999999999', 1000000000000n, 1000000000000n, 0n],
  ])('counts %s', (text, total, whole, decimals) => {
    expect(precisionOf(finite(text))).toStrictEqual({ total, whole, decimals });
  });
});

describe('quantize', () => {
  it.each([
    ['200', 2, '200.00'],
    ['1e2', 2, '100.00'],
    ['-0', 2, '-0.00'],
    ['0e-999999999', 2, '0.00'],
    ['0e999999999', 2, '0.00'],
    ['-1e-999999999', 2, '-0.00'],
    ['0.005', 2, '0.00'],
    ['0.015', 2, '0.02'],
    ['0.0151', 2, '0.02'],
    ['9.995', 2, '10.00'],
    ['2.5', 0, '2'],
    ['12345678901234567890.126', 2, '12345678901234567890.13'],
  ])('writes %s with %d places as %s', (text, places, expected) => {
    expect(quantize(finite(text), places)).toBe(expected);
  });

  it('refuses a result of more than 40 digits instead of writing it out', () => {
    expect(() => quantize(finite('1e999999999999'), 2)).toThrow(RangeError);
    expect(() => quantize(finite('1e39'), 2)).toThrow(RangeError);
  });

  it('gives text that survives a round trip', () => {
    fc.assert(
      fc.property(amounts, (amount) => {
        expect(quantize(finite(amount), 2)).toBe(amount);
        expect(decimal(amount)).toBe(amount);
      }),
    );
  });
});

describe('decimal', () => {
  it.each(['200', '200.0', '0200.00', '+1.00', '1e2', '', 'x', '.50'])('refuses %j', (text) => {
    expect(() => decimal(text)).toThrow(RangeError);
  });

  it('takes other places when told', () => {
    expect(decimal('-5', 0)).toBe('-5');
    expect(decimal('0.125', 3)).toBe('0.125');
  });
});

describe('arithmetic', () => {
  const d = (text: string): Decimal => decimal(text, (text.split('.')[1] ?? '').length);

  it.each([
    ['0.10', '0.20', '0.30'],
    ['-0.05', '0.05', '0.00'],
    ['-0.00', '-0.00', '0.00'],
    ['1', '0.001', '1.001'],
    ['-99999999.99', '-0.01', '-100000000.00'],
  ])('adds %s and %s to %s', (a, b, sum) => {
    expect(addDecimals(d(a), d(b))).toBe(sum);
  });

  it.each([
    ['1.00', '1', 0],
    ['-0.00', '0.00', 0],
    ['9.00', '10.00', -1],
    ['-9.00', '-10.00', 1],
  ])('compares %s with %s as %d', (a, b, order) => {
    expect(compareDecimals(d(a), d(b))).toBe(order);
  });

  it.each([
    ['1.50', '3', 2, '4.50'],
    ['0.05', '0.5', 2, '0.02'],
    ['-0.15', '0.1', 2, '-0.02'],
    ['-0.01', '0.1', 2, '0.00'],
    ['2', '3', 2, '6.00'],
  ])('multiplies %s by %s', (a, b, places, product) => {
    expect(multiplyDecimals(d(a), d(b), places)).toBe(product);
  });

  it.each([
    ['1.005', 2, '1.00'],
    ['-1.015', 2, '-1.02'],
    ['1', 2, '1.00'],
    ['1.00', 2, '1.00'],
  ])('rescales %s to %d places as %s', (text, places, expected) => {
    expect(rescale(d(text), places)).toBe(expected);
  });

  it('drops the sign of a zero, and of nothing else', () => {
    expect(withoutNegativeZero(d('-0.00'))).toBe('0.00');
    expect(withoutNegativeZero(d('-0.01'))).toBe('-0.01');
    expect(withoutNegativeZero(d('0.00'))).toBe('0.00');
  });

  it('adds in any order, undoes an addition, and keeps the order of amounts', () => {
    fc.assert(
      fc.property(amounts, amounts, (a, b) => {
        expect(addDecimals(a, b)).toBe(addDecimals(b, a));
        expect(addDecimals(addDecimals(a, b), multiplyDecimals(b, d('-1'), 2))).toBe(a);
        expect(compareDecimals(a, b)).toBe(-compareDecimals(b, a) + 0);
      }),
    );
  });
});

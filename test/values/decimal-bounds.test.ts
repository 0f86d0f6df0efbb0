/** Numbers of any size against amounts. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  compareDecimals,
  decimal,
  type FiniteDecimal,
  parseDecimal,
} from '../../src/values/decimal.ts';
import { ceilingOf, floorOf, isMoreThan, truncated } from '../../src/values/decimal-bounds.ts';

function numberOf(text: string): FiniteDecimal {
  const parsed = parseDecimal(text);
  if (parsed?.kind !== 'finite') throw new Error(`${text} is no number.`);
  return parsed;
}

const MOST = `1${'0'.repeat(38)}.00`;

describe('floorOf and ceilingOf', () => {
  it.each([
    ['0', '0.00', '0.00'],
    ['-0', '0.00', '0.00'],
    ['0e400', '0.00', '0.00'],
    ['1', '1.00', '1.00'],
    ['1.230', '1.23', '1.23'],
    ['1.2300001', '1.23', '1.24'],
    ['-1.2300001', '-1.24', '-1.23'],
    ['1.999', '1.99', '2.00'],
    ['12e1', '120.00', '120.00'],
    ['0.001', '0.00', '0.01'],
    ['-0.001', '-0.01', '0.00'],
    ['1e-400', '0.00', '0.01'],
    ['-1e-400', '-0.01', '0.00'],
    ['1e-999999999999999', '0.00', '0.01'],
    ['1e400', MOST, MOST],
    ['-1e400', `-${MOST}`, `-${MOST}`],
    ['1e999999999999999', MOST, MOST],
  ])('hold %s between %s and %s', (text, floor, ceiling) => {
    expect([floorOf(numberOf(text), 2), ceilingOf(numberOf(text), 2)]).toEqual([floor, ceiling]);
  });
});

describe('truncated', () => {
  it.each([
    ['2023.9', 2023],
    ['-1.9', -1],
    ['-0.9', 0],
    ['2.0235e3', 2023],
    ['1e-400', 0],
    ['-1e400', -1e40],
  ])('makes %s %d', (text, whole) => {
    expect(truncated(numberOf(text))).toBe(whole);
  });
});

describe('isMoreThan', () => {
  it.each([
    ['100', false],
    ['100.000', false],
    ['1e2', false],
    ['100.0000001', true],
    ['101', true],
    ['1.001e2', true],
    ['99.9', false],
    ['1e3', true],
    ['-1e400', false],
    ['0e400', false],
    ['1e-400', false],
    ['1e999999999999999', true],
  ])('says of %s and 100: %s', (text, isMore) => {
    expect(isMoreThan(numberOf(text), 100n)).toBe(isMore);
  });
});

describe('any number', () => {
  const PLACES = 3;
  const amounts = fc
    .bigInt({ min: -(10n ** 6n), max: 10n ** 6n })
    .map((units) => ({ units, text: textOf(units) }));
  const numbers = fc.record({
    units: fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n }),
    places: fc.integer({ min: 0, max: 6 }),
  });

  /** Units of thousandths as an amount. */
  function textOf(units: bigint): string {
    const digits = String(units < 0n ? -units : units).padStart(PLACES + 1, '0');
    return `${units < 0n ? '-' : ''}${digits.slice(0, -PLACES)}.${digits.slice(-PLACES)}`;
  }

  it('is held against amounts as fractions are', () => {
    fc.assert(
      fc.property(amounts, numbers, (amount, { units, places }) => {
        const number = numberOf(`${units}e-${places}`);
        const held = decimal(amount.text, PLACES);
        const difference = amount.units * 10n ** BigInt(places) - units * 10n ** BigInt(PLACES);
        expect(compareDecimals(held, floorOf(number, PLACES)) <= 0).toBe(difference <= 0n);
        expect(compareDecimals(held, ceilingOf(number, PLACES)) >= 0).toBe(difference >= 0n);
        expect(truncated(number)).toBe(Number(units / 10n ** BigInt(places)));
        const limit = 1000n;
        expect(isMoreThan(number, limit)).toBe(units > limit * 10n ** BigInt(places));
      }),
    );
  });
});

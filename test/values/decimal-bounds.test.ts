/** Numbers of any size against amounts. */
import { describe, expect, it } from '@jest/globals';
import { type FiniteDecimal, parseDecimal } from '../../src/values/decimal.ts';
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

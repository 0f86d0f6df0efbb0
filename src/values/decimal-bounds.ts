// Decides how a number of any size and precision is held against amounts, which have neither.

import { type Decimal, type FiniteDecimal, signedText } from './decimal.ts';

/** More digits than any amount has. What has more still is as good as ten to this power. */
const MOST_DIGITS = 40;

/** The largest amount of so many places that is no more than the number. */
export function floorOf(number: FiniteDecimal, places: number): Decimal {
  const { units, isExact } = unitsOf(number, places);
  return signedText(isExact || !number.negative ? units : units - 1n, places);
}

/** The smallest amount of so many places that is no less than the number. */
export function ceilingOf(number: FiniteDecimal, places: number): Decimal {
  const { units, isExact } = unitsOf(number, places);
  return signedText(isExact || number.negative ? units : units + 1n, places);
}

/** The number without its fraction, which a float holds as long as it may be a column's. Source: Python int(Decimal). */
export function truncated(number: FiniteDecimal): number {
  return Number(unitsOf(number, 0).units);
}

/** Whether the number is more than a whole one that is more than nothing. */
export function isMoreThan({ negative, digits, exponent }: FiniteDecimal, limit: bigint): boolean {
  if (negative || digits === '0') return false;
  const whole = BigInt(digits.length) + exponent;
  const limitDigits = BigInt(limit.toString().length);
  if (whole !== limitDigits) return whole > limitDigits;
  return exponent < 0n
    ? BigInt(digits) > limit * 10n ** -exponent
    : BigInt(digits) * 10n ** exponent > limit;
}

/** The number in units of its last place, cut towards zero, and whether nothing was cut off. */
function unitsOf(
  { negative, digits, exponent }: FiniteDecimal,
  places: number,
): { readonly units: bigint; readonly isExact: boolean } {
  const shift = exponent + BigInt(places);
  const kept = digits === '0' ? 0n : BigInt(digits.length) + shift;
  if (kept <= 0n) return { units: 0n, isExact: digits === '0' };
  if (kept > MOST_DIGITS) {
    const most = 10n ** BigInt(MOST_DIGITS);
    return { units: negative ? -most : most, isExact: true };
  }
  const size = shift >= 0n ? BigInt(digits) * 10n ** shift : BigInt(digits.slice(0, Number(kept)));
  const isExact = shift >= 0n || !/[1-9]/.test(digits.slice(Number(kept)));
  return { units: negative ? -size : size, isExact };
}

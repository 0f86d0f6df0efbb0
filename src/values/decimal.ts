// Decides how amounts are read, written, compared and added without a float.

import type { Brand } from './brand.ts';
import { asciiDigits } from './python-text.ts';

/** A number as canonical text with a fixed count of decimal places: `"200.00"`. Only `"-0.00"` is a second zero. */
export type Decimal = Brand<string, 'decimal'>;

/** A finite number, as Python's as_tuple(): digits without leading zeros (`"0"` for zero) times ten to the exponent. */
export interface FiniteDecimal {
  readonly kind: 'finite';
  readonly negative: boolean;
  readonly digits: string;
  readonly exponent: bigint;
}

/** What a text stands for; only `finite` is an amount. */
export type ParsedDecimal =
  | FiniteDecimal
  | { readonly kind: 'infinite'; readonly negative: boolean }
  | { readonly kind: 'nan'; readonly negative: boolean };

/** Digits of a number, counted as DRF counts them. */
export interface Precision {
  readonly total: bigint;
  readonly whole: bigint;
  readonly decimals: bigint;
}

/** Longest result of quantize(); a field allows at most 10. */
const MAX_DIGITS = 40;
/** decimal.MAX_EMAX and decimal.MIN_ETINY of 64-bit Python 3.11: beyond them a literal is not exact and is refused. */
const MAX_EMAX = 999_999_999_999_999_999n;
const MIN_ETINY = -1_999_999_999_999_999_997n;

const NUMBER = /^([+-]?)(?:(\d+)(?:\.(\d*))?|\.(\d+))(?:[eE]([+-]?\d+))?$/;
const SPECIAL = /^([+-]?)(?:(inf(?:inity)?)|s?nan\d*)$/i;

/**
 * The number a text stands for, undefined where Python raises. Blanks are not stripped; underscores are dropped
 * anywhere; digits of any script count. Source: Python 3.11 decimal.Decimal(str), C version.
 */
export function parseDecimal(text: string): ParsedDecimal | undefined {
  const plain = asciiDigits(text).replaceAll('_', '');
  const [, sign, whole, fraction, bare, power] = NUMBER.exec(plain) ?? [];
  if (sign === undefined) return parseSpecial(plain);
  const decimals = bare ?? fraction ?? '';
  const digits = `${whole ?? ''}${decimals}`.replace(/^0+(?=\d)/, '');
  const exponent = BigInt(power?.replace('+', '') ?? '0') - BigInt(decimals.length);
  if (exponent < MIN_ETINY || exponent + BigInt(digits.length) - 1n > MAX_EMAX) return undefined;
  return { kind: 'finite', negative: sign === '-', digits, exponent };
}

function parseSpecial(text: string): ParsedDecimal | undefined {
  const [, sign, infinity] = SPECIAL.exec(text) ?? [];
  if (sign === undefined) return undefined;
  return { kind: infinity === undefined ? 'nan' : 'infinite', negative: sign === '-' };
}

/** How many digits a number has in all, before and after the point. Source: DRF 3.15 DecimalField.validate_precision. */
export function precisionOf({ digits, exponent }: FiniteDecimal): Precision {
  const length = BigInt(digits.length);
  if (exponent >= 0n) return { total: length + exponent, whole: length + exponent, decimals: 0n };
  const decimals = -exponent;
  if (length > decimals) return { total: length, whole: length - decimals, decimals };
  return { total: decimals, whole: 0n, decimals };
}

/**
 * The number with the given decimal places, rounded half to even; a negative zero keeps its sign. Throws RangeError
 * when the result has more than 40 digits. Source: Python 3.11 Decimal.quantize.
 */
export function quantize(parsed: FiniteDecimal, places: number): Decimal {
  return textOf(unitsOf(parsed, BigInt(places)), places, parsed.negative);
}

function unitsOf({ digits, exponent }: FiniteDecimal, places: bigint): bigint {
  const shift = exponent + places;
  const kept = BigInt(digits.length) + shift;
  if (digits === '0' || kept < 0n) return 0n;
  if (kept > BigInt(MAX_DIGITS)) throw new RangeError(`A decimal has at most ${MAX_DIGITS} digits`);
  return shift >= 0n ? BigInt(digits) * 10n ** shift : divide(BigInt(digits), 10n ** -shift);
}

/** Quotient of two numbers that are not negative, rounded half to even. */
function divide(dividend: bigint, divisor: bigint): bigint {
  const quotient = dividend / divisor;
  const twice = (dividend % divisor) * 2n;
  return twice > divisor || (twice === divisor && quotient % 2n === 1n) ? quotient + 1n : quotient;
}

function textOf(units: bigint, places: number, negative: boolean): Decimal {
  const digits = units.toString().padStart(places + 1, '0');
  const point = digits.length - places;
  const fraction = places === 0 ? '' : `.${digits.slice(point)}`;
  return `${negative ? '-' : ''}${digits.slice(0, point)}${fraction}` as Decimal;
}

const CANONICAL = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;

/** A text that is known to be canonical, with exactly the given decimal places. Throws RangeError if it is not. */
export function decimal(text: string, places = 2): Decimal {
  const amount = text as Decimal;
  if (CANONICAL.test(text) && placesOf(amount) === places) return amount;
  throw new RangeError(`"${text}" is not a decimal with ${places} places`);
}

function placesOf(amount: Decimal): number {
  const point = amount.indexOf('.');
  return point < 0 ? 0 : amount.length - point - 1;
}

function signedUnits(amount: Decimal, places: number): bigint {
  return BigInt(amount.replace('.', '')) * 10n ** BigInt(places - placesOf(amount));
}

/** So many units of the last place. */
export function signedText(units: bigint, places: number): Decimal {
  return textOf(units < 0n ? -units : units, places, units < 0n);
}

/** The exact sum, with the decimal places of the longer one; never a negative zero. */
export function addDecimals(a: Decimal, b: Decimal): Decimal {
  const places = Math.max(placesOf(a), placesOf(b));
  return signedText(signedUnits(a, places) + signedUnits(b, places), places);
}

/** Order by amount: `"-0.00"`, `"0"` and `"0.00"` are equal. */
export function compareDecimals(a: Decimal, b: Decimal): -1 | 0 | 1 {
  const places = Math.max(placesOf(a), placesOf(b));
  const left = signedUnits(a, places);
  const right = signedUnits(b, places);
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/** The product with the given decimal places, rounded half to even; never a negative zero. */
export function multiplyDecimals(a: Decimal, b: Decimal, places: number): Decimal {
  const from = placesOf(a) + placesOf(b);
  const product = signedUnits(a, placesOf(a)) * signedUnits(b, placesOf(b));
  return signedText(rescaleUnits(product, from, places), places);
}

/** The amount with the given decimal places, rounded half to even; never a negative zero. */
export function rescale(amount: Decimal, places: number): Decimal {
  const from = placesOf(amount);
  return from === places
    ? amount
    : signedText(rescaleUnits(signedUnits(amount, from), from, places), places);
}

function rescaleUnits(units: bigint, from: number, to: number): bigint {
  if (to >= from) return units * 10n ** BigInt(to - from);
  const divisor = 10n ** BigInt(from - to);
  return units < 0n ? -divide(-units, divisor) : divide(units, divisor);
}

/** The amount, with `"0.00"` for `"-0.00"`, as a database gives it back. Source: BEHAVIOUR 5, sum `"-0"`. */
export function withoutNegativeZero(amount: Decimal): Decimal {
  return amount.startsWith('-') && /^-[0.]+$/.test(amount) ? (amount.slice(1) as Decimal) : amount;
}

// Decides how Python reads text where JavaScript reads it differently: blanks, digits, integers, floats, lengths.

// Classes of Unicode stand where they are used: V8 makes them when it reads them, and most servers never need one.

/** More digits than this are refused. Source: Python 3.11 sys.int_info.default_max_str_digits. */
export const MAX_INT_DIGITS = 4300;

/** The inside of a character class with every blank. Source: Python 3.11 str.isspace, `\s` of re. */
export const BLANKS =
  '\\t\\n\\v\\f\\r\\x1c-\\x1f \\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000';

const BLANK = new RegExp(`[${BLANKS}]`);
const INT_BLANK = new RegExp(`(?![\\x1c-\\x1f])[${BLANKS}]`);
const PLAIN_INTEGER = /^\d{1,15}$/;
const INTEGER = /^([+-]?)(\d+(?:_\d+)*)$/;

/** The text without blanks at both ends; U+FEFF is not a blank. Source: Python 3.11 str.strip(). */
export function strip(text: string): string {
  return trim(text, BLANK);
}

/** The text without the blanks that int() skips: U+001C to U+001F stay. Source: Python 3.11 int(str). */
export function stripForInt(text: string): string {
  return trim(text, INT_BLANK);
}

function trim(text: string, blank: RegExp): string {
  let start = 0;
  let end = text.length;
  while (start < end && blank.test(text.charAt(start))) start += 1;
  while (end > start && blank.test(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

/** True for text of nothing but ASCII. */
export function isAscii(text: string): boolean {
  // Every other character takes more bytes than code units.
  return Buffer.byteLength(text) === text.length;
}

/** The text with every decimal digit of any script as its ASCII digit. Source: Python 3.11 unicodedata.decimal. */
export function asciiDigits(text: string): string {
  if (isAscii(text)) return text;
  return text.replace(/\p{Nd}/gu, (digit) => (digit <= '9' ? digit : asciiDigit(digit)));
}

/** Scripts have their digits in runs of ten, some runs in a row: the place in the row, modulo ten, is the value. */
function asciiDigit(digit: string): string {
  const point = digit.codePointAt(0) ?? 0;
  let zero = point;
  while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String((point - zero) % 10);
}

/**
 * The whole number a text stands for, undefined where Python raises. Blanks around, a sign, digits of any script and
 * single underscores between digits are allowed. Source: Python 3.11 int(str).
 */
export function pythonInt(text: string): bigint | undefined {
  if (PLAIN_INTEGER.test(text)) return BigInt(text);
  const [, sign, body] = INTEGER.exec(asciiDigits(stripForInt(text))) ?? [];
  if (body === undefined) return undefined;
  const digits = body.replaceAll('_', '');
  if (digits.length > MAX_INT_DIGITS) return undefined;
  return sign === '-' ? -BigInt(digits) : BigInt(digits);
}

/** How many characters Python counts. A lone surrogate counts one. Source: Python 3.11 len(str). */
export function codePointLength(text: string): number {
  let length = 0;
  for (const _ of text) length += 1;
  return length;
}

/** A float as Python prints it: `1.0`, `1e+16`, `1e-05`, `inf`, `nan`. Source: Python 3.11 repr(float). */
export function floatText(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  const sign = value < 0 || Object.is(value, -0) ? '-' : '';
  const size = Math.abs(value);
  if (size === Number.POSITIVE_INFINITY) return `${sign}inf`;
  const [mantissa = '0', power = '0'] = size.toExponential().split('e');
  const exponent = Number(power);
  if (exponent < -4 || exponent >= 16) {
    const padded = String(Math.abs(exponent)).padStart(2, '0');
    return `${sign}${mantissa}e${exponent < 0 ? '-' : '+'}${padded}`;
  }
  return sign + fixedText(mantissa.replace('.', ''), exponent);
}

function fixedText(digits: string, exponent: number): string {
  if (exponent < 0) return `0.${'0'.repeat(-exponent - 1)}${digits}`;
  const padded = digits.padEnd(exponent + 2, '0');
  return `${padded.slice(0, exponent + 1)}.${padded.slice(exponent + 1)}`;
}

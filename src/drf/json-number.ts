// Decides which characters of a JSON text are one number.

import { MAX_INT_DIGITS } from '../values/python-text.ts';
import { decodeError, JsonDecodeError } from './json-error.ts';

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const CONSTANT = /-?Infinity|NaN/y;
const FLOAT = /[.eE]/;

/**
 * The literal of the number at a UTF-16 index; it ends before a point or an exponent without digits. Throws
 * JsonDecodeError, also for the constants Python knows and for too many digits of a whole number.
 * Source: CPython 3.11 Modules/_json.c _match_number_unicode; DRF 3.15 utils.json.strict_constant; int(str).
 */
export function numberAt(text: string, at: number): string {
  NUMBER.lastIndex = at;
  const literal = NUMBER.exec(text)?.[0];
  if (literal === undefined) throw notANumber(text, at);
  const length = literal.startsWith('-') ? literal.length - 1 : literal.length;
  if (length > MAX_INT_DIGITS && !isFloatLiteral(literal)) throw tooLong(length);
  return literal;
}

/** Whether a number literal stands for a float: it has a point or an exponent. */
export function isFloatLiteral(literal: string): boolean {
  return FLOAT.test(literal);
}

function notANumber(text: string, at: number): JsonDecodeError {
  CONSTANT.lastIndex = at;
  const constant = CONSTANT.exec(text)?.[0];
  if (constant === undefined) return decodeError('Expecting value', text, at);
  return new JsonDecodeError(`Out of range float values are not JSON compliant: '${constant}'`);
}

function tooLong(length: number): JsonDecodeError {
  const limit = `Exceeds the limit (${MAX_INT_DIGITS} digits) for integer string conversion`;
  const advice = 'use sys.set_int_max_str_digits() to increase the limit';
  return new JsonDecodeError(`${limit}: value has ${length} digits; ${advice}`);
}

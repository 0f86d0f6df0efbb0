// Decides what a JSON body means: what Python's json module reads from it, or the words with which it gives up.

import { floatText } from '../values/python-text.ts';
import type { Charset } from './charset.ts';
import { decodeStream } from './charset-stream.ts';
import { decodeError, JsonDecodeError, JsonNestingError } from './json-error.ts';
import { isFloatLiteral, numberAt } from './json-number.ts';
import { scanString } from './json-string.ts';
import { isReordered, rememberKeys, type Sent } from './sent-keys.ts';

/** A JSON number with a point or an exponent: `5.0` is a float where `5` is a bigint. */
export class JsonFloat {
  /** Python's repr(float): `1.0`, `1e+16`, `inf`. */
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** An object without prototype, so that `__proto__` is a key like any other. */
export interface JsonObject extends Sent {
  readonly [key: string]: JsonValue;
}

/** A JSON value; whole numbers are bigint of any size. */
export type JsonValue =
  | null
  | boolean
  | string
  | bigint
  | JsonFloat
  | readonly JsonValue[]
  | JsonObject;

/** Deepest nesting. Python's limit is 1000 stack frames, of which the server's own leave about this many. */
const MAX_DEPTH = 990;

/**
 * The value of a body, or the text that follows `JSON parse error - `. UTF-8 unless told otherwise; of a repeated key the last value
 * wins. Source: Python 3.11 json.load as DRF 3.15 JSONParser (strict) calls it; BEHAVIOUR 6.
 */
export function decodeJson(
  bytes: Uint8Array,
  charset?: Charset,
): { readonly value: JsonValue } | { readonly error: string; readonly isTooDeep?: boolean } {
  const decoded = decodeStream(bytes, charset);
  if ('error' in decoded) return decoded;
  try {
    return { value: scanDocument(decoded.text) };
  } catch (error) {
    if (error instanceof JsonNestingError) return { error: error.message, isTooDeep: true };
    if (error instanceof JsonDecodeError) return { error: error.message };
    throw error;
  }
}

/** The value's type as Python names it: `NoneType bool str int float list dict`. Source: Python 3.11. */
export function jsonTypeName(value: JsonValue): string {
  if (value === null) return 'NoneType';
  if (typeof value === 'boolean') return 'bool';
  if (typeof value === 'string') return 'str';
  if (typeof value === 'bigint') return 'int';
  if (value instanceof JsonFloat) return 'float';
  return Array.isArray(value) ? 'list' : 'dict';
}

/** Whether all numbers in it are finite, however deep. */
export function isFiniteJson(value: JsonValue): boolean {
  if (value instanceof JsonFloat) return Number.isFinite(Number(value.text));
  if (typeof value !== 'object' || value === null) return true;
  return Object.values<JsonValue>(value).every(isFiniteJson);
}

function scanDocument(text: string): JsonValue {
  if (text.startsWith('\ufeff')) {
    throw decodeError('Unexpected UTF-8 BOM (decode using utf-8-sig)', text, 0);
  }
  const scanner = { text, at: 0, depth: 0 };
  skipBlanks(scanner);
  const value = scanValue(scanner);
  skipBlanks(scanner);
  if (scanner.at !== text.length) throw decodeError('Extra data', text, scanner.at);
  return value;
}

/** Where the decoder stands: a UTF-16 index of the text, and how many lists and objects are open. */
interface Scanner {
  readonly text: string;
  at: number;
  depth: number;
}

function skipBlanks(scanner: Scanner): void {
  for (;;) {
    const code = scanner.text.charCodeAt(scanner.at);
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return;
    scanner.at += 1;
  }
}

/** Source: CPython 3.11 Modules/_json.c _scan_once_unicode. */
function scanValue(scanner: Scanner): JsonValue {
  const { text, at } = scanner;
  switch (text.charAt(at)) {
    case '"':
      return scanText(scanner);
    case '{':
      return nested(scanner, 'object', scanObject);
    case '[':
      return nested(scanner, 'array', scanArray);
    case 'n':
      if (text.startsWith('null', at)) return skip(scanner, 4, null);
      break;
    case 't':
      if (text.startsWith('true', at)) return skip(scanner, 4, true);
      break;
    case 'f':
      if (text.startsWith('false', at)) return skip(scanner, 5, false);
      break;
    default:
      return scanNumber(scanner);
  }
  throw decodeError('Expecting value', text, at);
}

function skip<T>(scanner: Scanner, length: number, value: T): T {
  scanner.at += length;
  return value;
}

function scanText(scanner: Scanner): string {
  const { value, end } = scanString(scanner.text, scanner.at);
  scanner.at = end;
  return value;
}

function scanNumber(scanner: Scanner): bigint | JsonFloat {
  const literal = numberAt(scanner.text, scanner.at);
  scanner.at += literal.length;
  return isFloatLiteral(literal) ? new JsonFloat(floatText(Number(literal))) : BigInt(literal);
}

function nested<T>(scanner: Scanner, kind: string, scan: (scanner: Scanner) => T): T {
  scanner.depth += 1;
  if (scanner.depth > MAX_DEPTH) {
    throw new JsonNestingError(
      `maximum recursion depth exceeded while decoding a JSON ${kind} from a unicode string`,
    );
  }
  scanner.at += 1;
  skipBlanks(scanner);
  const value = scan(scanner);
  scanner.depth -= 1;
  return value;
}

function scanObject(scanner: Scanner): JsonObject {
  const members: Record<string, JsonValue> = Object.create(null);
  let sent: Set<string> | undefined;
  if (scanner.text[scanner.at] === '}') return skip(scanner, 1, members);
  do {
    if (scanner.text[scanner.at] !== '"') {
      const words = 'Expecting property name enclosed in double quotes';
      throw decodeError(words, scanner.text, scanner.at);
    }
    const key = scanText(scanner);
    skipBlanks(scanner);
    if (scanner.text[scanner.at] !== ':') {
      throw decodeError("Expecting ':' delimiter", scanner.text, scanner.at);
    }
    scanner.at += 1;
    skipBlanks(scanner);
    if (sent === undefined && isReordered(key)) sent = new Set(Object.keys(members));
    sent?.add(key);
    members[key] = scanValue(scanner);
  } while (goesOn(scanner, '}'));
  if (sent) rememberKeys(members, sent);
  return members;
}

function scanArray(scanner: Scanner): readonly JsonValue[] {
  const items: JsonValue[] = [];
  if (scanner.text[scanner.at] === ']') return skip(scanner, 1, items);
  do items.push(scanValue(scanner));
  while (goesOn(scanner, ']'));
  return items;
}

/** Reads what follows a member: a comma (true) or the closing bracket (false). */
function goesOn(scanner: Scanner, closing: string): boolean {
  skipBlanks(scanner);
  const character = scanner.text[scanner.at];
  if (character !== closing && character !== ',') {
    throw decodeError("Expecting ',' delimiter", scanner.text, scanner.at);
  }
  scanner.at += 1;
  if (character === ',') skipBlanks(scanner);
  return character === ',';
}

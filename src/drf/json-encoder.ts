/** Decides how a value is written as JSON: the bytes DRF's renderer sends. */

import { isList } from '../values/plain-json.ts';
import { decodeJson, JsonFloat } from './json-decoder.ts';

/** What can be written. Members that are undefined are left out; numbers are whole. */
export type JsonOutput =
  | null
  | boolean
  | string
  | number
  | bigint
  | JsonFloat
  | JsonText
  | readonly JsonOutput[]
  | { readonly [key: string]: JsonOutput | undefined };

/** JSON that has been written already, compact. */
export class JsonText {
  readonly text: string;
  /** Its length as UTF-8: to count it for each answer is dear where answers are long. */
  readonly bytes: number;

  constructor(text: string, bytes = Buffer.byteLength(text)) {
    this.text = text;
    this.bytes = bytes;
  }
}

/**
 * The text of a value: compact, or in the layout of json.dumps(indent=N) with `indent` blanks (1 to 8) a level. Throws
 * RangeError for a number that is not whole: an amount is a string. Source: DRF 3.15 JSONRenderer; BEHAVIOUR 1.
 */
export function encodeJson(value: JsonOutput, indent = 0): string {
  return indent > 0 ? laidOut(value, ' '.repeat(indent), '\n') : compact(value);
}

function compact(value: JsonOutput): string {
  if (value instanceof JsonText) return value.text;
  if (isScalar(value)) return scalarText(value);
  if (isList(value)) return `[${value.map(compact).join()}]`;
  let text = '';
  for (const key in value) {
    const member = value[key];
    if (member === undefined) continue;
    text += `${text === '' ? '' : ','}${stringText(key)}:${compact(member)}`;
  }
  return `{${text}}`;
}

/** `margin` is the line end with the blanks of the present level. */
function laidOut(value: JsonOutput, step: string, margin: string): string {
  if (isScalar(value)) return scalarText(value);
  if (value instanceof JsonText) return laidOut(read(value), step, margin);
  const inner = margin + step;
  if (isList(value)) {
    const items = value.map((item) => inner + laidOut(item, step, inner));
    return items.length === 0 ? '[]' : `[${items.join(',')}${margin}]`;
  }
  const members = Object.entries(value).flatMap(([key, member]) =>
    member === undefined ? [] : `${inner}${stringText(key)}: ${laidOut(member, step, inner)}`,
  );
  return members.length === 0 ? '{}' : `{${members.join(',')}${margin}}`;
}

type Scalar = null | boolean | string | number | bigint | JsonFloat;

function isScalar(value: JsonOutput): value is Scalar {
  return value === null || typeof value !== 'object' || value instanceof JsonFloat;
}

function scalarText(value: Scalar): string {
  if (typeof value === 'string') return stringText(value);
  if (value instanceof JsonFloat) return value.text;
  if (typeof value === 'number' && !Number.isSafeInteger(value)) {
    throw new RangeError(`${value} is not a whole number`);
  }
  return String(value);
}

/** ASCII that stands in JSON as it is. */
const PLAIN = /^[ !#-[\]-~]*$/;

/** Line ends for JavaScript, not for JSON, are escaped as DRF does. */
function stringText(text: string): string {
  if (PLAIN.test(text)) return `"${text}"`;
  return JSON.stringify(text).replace(/[\u2028\u2029]/g, (end) =>
    end === '\u2028' ? '\\u2028' : '\\u2029',
  );
}

function read({ text }: JsonText): JsonOutput {
  const decoded = decodeJson(Buffer.from(text));
  if ('error' in decoded) throw new TypeError(`${text} is no JSON: ${decoded.error}`);
  return decoded.value;
}

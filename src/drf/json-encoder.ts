// Decides how a value is written as JSON: the bytes DRF's renderer sends.

import { JsonFloat } from './json-decoder.ts';

/** What can be written. Members that are undefined are left out; numbers are whole. */
export type JsonOutput =
  | null
  | boolean
  | string
  | number
  | bigint
  | JsonFloat
  | readonly JsonOutput[]
  | { readonly [key: string]: JsonOutput | undefined };

/**
 * The text of a value: compact, or in the layout of json.dumps(indent=N) with `indent` blanks (1 to 8) a level. Throws
 * RangeError for a number that is not whole: an amount is a string. Source: DRF 3.15 JSONRenderer; BEHAVIOUR 1.
 */
export function encodeJson(value: JsonOutput, indent = 0): string {
  const text = indent > 0 ? laidOut(value, ' '.repeat(indent), '\n') : compact(value);
  // Line ends for JavaScript, not for JSON: DRF escapes them. They can stand in strings alone.
  return text.replace(/[\u2028\u2029]/g, (end) => (end === '\u2028' ? '\\u2028' : '\\u2029'));
}

function compact(value: JsonOutput): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (isScalar(value)) return scalarText(value);
  let text = '';
  if (isList(value)) {
    for (const item of value) text += text === '' ? compact(item) : `,${compact(item)}`;
    return `[${text}]`;
  }
  for (const key in value) {
    const member = value[key];
    if (member === undefined) continue;
    text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${compact(member)}`;
  }
  return `{${text}}`;
}

/** `margin` is the line end with the blanks of the present level. */
function laidOut(value: JsonOutput, step: string, margin: string): string {
  if (isScalar(value)) return scalarText(value);
  const inner = margin + step;
  if (isList(value)) {
    const items = value.map((item) => inner + laidOut(item, step, inner));
    return items.length === 0 ? '[]' : `[${items.join(',')}${margin}]`;
  }
  const members = Object.entries(value).flatMap(([key, member]) =>
    member === undefined ? [] : `${inner}${JSON.stringify(key)}: ${laidOut(member, step, inner)}`,
  );
  return members.length === 0 ? '{}' : `{${members.join(',')}${margin}}`;
}

type Scalar = null | boolean | string | number | bigint | JsonFloat;

function isScalar(value: JsonOutput): value is Scalar {
  return value === null || typeof value !== 'object' || value instanceof JsonFloat;
}

function isList(value: JsonOutput): value is readonly JsonOutput[] {
  return Array.isArray(value);
}

function scalarText(value: Scalar): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (value instanceof JsonFloat) return value.text;
  if (typeof value === 'number' && !Number.isSafeInteger(value)) {
    throw new RangeError(`${value} is not a whole number`);
  }
  return String(value);
}

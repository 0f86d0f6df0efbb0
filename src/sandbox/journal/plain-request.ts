/**
 * How bodies are written down: as plain JSON, and of a long one its length, its SHA-256 and its beginning.
 */

import { JsonFloat, type JsonValue } from '../../drf/json-decoder.ts';
import type { RequestData } from '../../drf/parsers.ts';
import type { Request } from '../../drf/request.ts';
import { UploadedFile } from '../../drf/uploaded-file.ts';
import { sha256Of } from '../../values/hashing.ts';
import { MAX_JOURNAL_BODY_BYTES } from '../../values/limits.ts';
import { isList, type PlainJson } from '../../values/plain-json.ts';

/** Plain, frozen JSON: a form's field is its value, or the list of them where it was sent more than once. */
export function plainBody(data: RequestData): PlainJson {
  if (data.kind === 'json') return plainValue(data.value);
  const { fields } = data;
  const members = fields.names().map((name) => {
    const [first = '', ...more] = fields.getList(name).map(plainPart);
    return [name, more.length === 0 ? first : Object.freeze([first, ...more])] as const;
  });
  return Object.freeze(Object.fromEntries(members));
}

/** The names at the top of a body; none where it is no object. */
export function namesOf(data: RequestData): readonly string[] {
  if (data.kind === 'form') return data.fields.names();
  return isObject(data.value) ? Object.keys(data.value) : [];
}

/** Whether there is something in a body that has no names: a list, a text, a number. */
export function isNameless(data: RequestData): boolean {
  if (data.kind === 'form' || isObject(data.value)) return false;
  const { value } = data;
  return value !== null && value !== '' && !(isList(value) && value.length === 0);
}

function plainPart(part: string | UploadedFile): PlainJson {
  return part instanceof UploadedFile
    ? Object.freeze({ name: part.name, size: part.bytes.length })
    : part;
}

function plainValue(value: JsonValue): PlainJson {
  if (typeof value === 'bigint') return plainInteger(value);
  if (value instanceof JsonFloat) return plainFloat(value);
  if (value === null || typeof value !== 'object') return value;
  if (!isObject(value)) return Object.freeze(value.map(plainValue));
  const members = Object.entries(value).map(([name, item]) => [name, plainValue(item)] as const);
  return Object.freeze(Object.fromEntries(members));
}

function isObject(value: JsonValue): value is { readonly [key: string]: JsonValue } {
  const isScalar = value === null || typeof value !== 'object' || value instanceof JsonFloat;
  return !isScalar && !Array.isArray(value);
}

/** As text where a number would not be exact. */
function plainInteger(value: bigint): number | string {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : String(value);
}

/** As text where JSON has no number for it (`1e999` is `inf`); there is no negative zero either. */
function plainFloat({ text }: JsonFloat): number | string {
  const number = Number(text);
  return Number.isFinite(number) ? number + 0 : text;
}

/** Names at the top of a long body that are looked at, and how much of each. */
const MOST_NAMES = 100;
const LONGEST_NAME = 100;
/** What a value takes beside its text, roughly. Source: V8's object and array headers. */
const NODE_BYTES = 48;
/** What a header takes beside its text. */
const HEADER_BYTES = 128;
/** What a member of an object takes beside its name's text and its value. Source: measured, for objects of thousands. */
const MEMBER_BYTES = 96;

/** How many bytes of a body would be written down: the contents of files are not. */
export function lengthWithoutFiles(data: RequestData, { length }: Uint8Array): number {
  if (data.kind === 'json') return length;
  let files = 0;
  for (const name of data.fields.names()) {
    for (const part of data.fields.getList(name)) {
      if (part instanceof UploadedFile) files += part.bytes.length;
    }
  }
  return length - files;
}

/** Length in bytes, SHA-256 in hex, and the first 64 KiB as text; a character that is cut in two is left out. */
export function shortened(bytes: Uint8Array): PlainJson {
  const first = Buffer.from(bytes.subarray(0, MAX_JOURNAL_BODY_BYTES)).toString('utf8');
  return Object.freeze({
    length: bytes.length,
    sha256: sha256Of(bytes),
    first: first.replace(/\ufffd$/, ''),
  });
}

/** The first names, as copies: a part of a long text keeps all of it in memory. */
export function firstNames(names: readonly string[]): readonly string[] {
  return Object.freeze(
    names
      .slice(0, MOST_NAMES)
      .map((name) => Buffer.from(name.slice(0, LONGEST_NAME)).toString('utf8')),
  );
}

/** A value as it was read, or as it is written down. */
type Weighed = PlainJson | JsonValue | readonly Weighed[] | { readonly [name: string]: Weighed };

/** About how many bytes of memory a value takes. */
export function weightOf(value: Weighed): number {
  if (typeof value === 'string') return NODE_BYTES + value.length;
  if (typeof value === 'bigint' || value instanceof JsonFloat) return NODE_BYTES;
  if (value === null || typeof value !== 'object') return 8;
  let bytes = NODE_BYTES;
  if (isList(value)) {
    for (const item of value) bytes += 8 + weightOf(item);
    return bytes;
  }
  for (const name in value) bytes += MEMBER_BYTES + name.length + weightOf(value[name] ?? null);
  return bytes;
}

/** What headers take, as they were sent and as they are read. */
export function weightOfHeaders(headers: Request['headers']): number {
  let bytes = 0;
  for (const name in headers) bytes += HEADER_BYTES + name.length + (headers[name]?.length ?? 0);
  return bytes;
}

/** What an entry takes beside what was sent: itself, what is made of it when it is read, and the usual head of an answer. */
export const ENTRY_BYTES = 1536;

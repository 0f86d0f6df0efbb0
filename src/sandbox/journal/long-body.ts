/** How a body that is too long for the journal is written down: its length, its SHA-256 and its beginning. */
import { createHash } from 'node:crypto';
import { JsonFloat, type JsonValue } from '../../drf/json-decoder.ts';
import type { RequestData } from '../../drf/parsers.ts';
import { UploadedFile } from '../../drf/uploaded-file.ts';
import { MAX_JOURNAL_BODY_BYTES } from '../../values/limits.ts';
import type { PlainJson } from '../../values/plain-json.ts';

/** Names at the top of a long body that are looked at, and how much of each. */
const MOST_NAMES = 100;
const LONGEST_NAME = 100;
/** What a value takes beside its text, roughly. Source: V8's object and array headers. */
const NODE_BYTES = 48;
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
    sha256: createHash('sha256').update(bytes).digest('hex'),
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

function isList(value: Weighed): value is readonly Weighed[] {
  return Array.isArray(value);
}

// Decides which texts are a uuid, and its one canonical form.

import type { Brand } from './brand.ts';
import { asciiDigits, stripForInt } from './python-text.ts';

/** The key of a row of one table: 32 lower-case hexadecimal digits without dashes. */
export type Uuid<TableName extends string> = Brand<string, `uuid:${TableName}`>;

const CANONICAL = /^[0-9a-f]{32}$/;
const DASHED = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const HEX_INT = /^\+?(?:0[xX]_?)?([0-9a-fA-F]+(?:_[0-9a-fA-F]+)*)$/;

/**
 * The uuid in any form Python reads: dashes anywhere, braces, `urn:uuid:`, upper case; undefined where Python raises.
 * Source: Python 3.11 uuid.UUID(str), which reads the 32 characters left over with int(hex, 16).
 */
export function parseUuid<TableName extends string>(text: string): Uuid<TableName> | undefined {
  if (text.length === 32 && CANONICAL.test(text)) return text as Uuid<TableName>;
  if (text.length === 36 && DASHED.test(text)) return withoutDashes(text) as Uuid<TableName>;
  const bare = withoutBraces(text.replaceAll('urn:', '').replaceAll('uuid:', ''));
  const characters = bare.replaceAll('-', '');
  // 32 code points are at most 64 UTF-16 units: a longer text is not counted.
  if (characters.length > 64 || Array.from(characters).length !== 32) return undefined;
  const digits = HEX_INT.exec(asciiDigits(stripForInt(characters)))?.[1];
  if (digits === undefined) return undefined;
  return digits.replaceAll('_', '').toLowerCase().padStart(32, '0') as Uuid<TableName>;
}

/** Joined, which gives one flat text, and in half the time that `replaceAll` takes for a chain of five. */
function withoutDashes(text: string): string {
  return [
    text.slice(0, 8),
    text.slice(9, 13),
    text.slice(14, 18),
    text.slice(19, 23),
    text.slice(24),
  ].join('');
}

function withoutBraces(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && '{}'.includes(text.charAt(start))) start += 1;
  while (end > start && '{}'.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

/** A uuid as the key of a row of one table; the caller vouches that it is one, or may be. */
export function keyOf<TableName extends string>(uuid: Uuid<string>): Uuid<TableName> {
  return uuid as Uuid<TableName>;
}

/** The name of a table as that of the table whose keys are meant; the caller vouches that it is. */
export function tableName<TableName extends string>(name: string): TableName {
  return name as TableName;
}

/** The form with dashes: `a1b2c3d4-e5f6-7890-abcd-ef1234567890`. Source: RFC 4122. */
export function dashed(uuid: Uuid<string>): string {
  const head = `${uuid.slice(0, 8)}-${uuid.slice(8, 12)}-${uuid.slice(12, 16)}`;
  return `${head}-${uuid.slice(16, 20)}-${uuid.slice(20)}`;
}

/** A version 4 uuid of 16 bytes, of which 6 bits are overwritten. Throws RangeError for another length. */
export function uuidFromBytes<TableName extends string>(bytes: Uint8Array): Uuid<TableName> {
  if (bytes.length !== 16) throw new RangeError(`A uuid has 16 bytes, not ${bytes.length}`);
  const marked = Buffer.from(bytes);
  marked[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  marked[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return marked.toString('hex') as Uuid<TableName>;
}

/** Decides which texts the database can hold. Source: PostgreSQL 15, text and jsonb. */
import type { JsonValue } from '../drf/json-decoder.ts';
import { JsonFloat } from '../drf/json-decoder.ts';
import { invalid, type Validated, valid } from '../values/validated.ts';

const LONE_SURROGATE = /\p{Cs}/u;

/** The value, unless a text or a key in it, at any depth that the stack allows, has what the database cannot hold. */
export function storable<Value extends JsonValue>(value: Value): Validated<Value> {
  const fault = faultIn(value);
  return fault === undefined
    ? valid(value)
    : invalid(`must not contain ${fault}, which the database cannot hold`);
}

function faultIn(value: unknown): string | undefined {
  if (typeof value === 'string') return faultOf(value);
  if (typeof value !== 'object' || value === null || value instanceof JsonFloat) return undefined;
  for (const [name, member] of Object.entries(value)) {
    const fault = faultOf(name) ?? faultIn(member);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function faultOf(text: string): string | undefined {
  if (text.includes('\0')) return 'the character U+0000';
  return LONE_SURROGATE.test(text) ? 'half of a surrogate pair' : undefined;
}

/** How stored JSON comes back: the order of its keys, and how its numbers are written. */
import { JsonFloat, type JsonValue } from '../../drf/json-decoder.ts';
import { isDictionary } from '../../drf/serializer.ts';
import { isList } from '../../values/plain-json.ts';

/**
 * The same JSON as PostgreSQL's jsonb gives it back: shorter keys first, then by code; numbers as its `numeric` writes them.
 * Source: observed (theme `payment-profiles`), for the keys; PostgreSQL 15 numeric, for the numbers.
 */
export function storedJson(value: JsonValue): JsonValue {
  if (value instanceof JsonFloat) return storedNumber(value);
  if (value === null || typeof value !== 'object') return value;
  if (isList(value)) return value.map(storedJson);
  if (!isDictionary(value)) return value;
  const ordered: Record<string, JsonValue> = Object.create(null);
  const byLength = (a: string, b: string) =>
    Buffer.byteLength(a) - Buffer.byteLength(b) || (a < b ? -1 : 1);
  for (const key of Object.keys(value).sort(byLength))
    ordered[key] = storedJson(value[key] ?? null);
  return ordered;
}

const LARGE = /^(-?)(\d)(?:\.(\d+))?e\+(\d+)$/;

/** A number is written without an exponent, so that a large one comes back whole; and there is no negative zero. */
function storedNumber(float: JsonFloat): JsonValue {
  if (float.text === '-0.0') return new JsonFloat('0.0');
  const [, sign = '', first = '', fraction = '', exponent] = LARGE.exec(float.text) ?? [];
  if (exponent === undefined) return float;
  return BigInt(sign + first + fraction.padEnd(Number(exponent), '0'));
}

/** The order of keys in stored JSON. */
import { JsonFloat, type JsonValue } from '../../drf/json-decoder.ts';
import { isDictionary } from '../../drf/serializer.ts';
import { isList } from '../../values/plain-json.ts';

/** The same JSON as PostgreSQL's jsonb gives it back: shorter keys first, then by code. Source: observed (theme `payment-profiles`). */
export function jsonbOrder(value: JsonValue): JsonValue {
  if (value === null || typeof value !== 'object' || value instanceof JsonFloat) return value;
  if (isList(value)) return value.map(jsonbOrder);
  if (!isDictionary(value)) return value;
  const ordered: Record<string, JsonValue> = Object.create(null);
  const byLength = (a: string, b: string) =>
    Buffer.byteLength(a) - Buffer.byteLength(b) || (a < b ? -1 : 1);
  for (const key of Object.keys(value).sort(byLength))
    ordered[key] = jsonbOrder(value[key] ?? null);
  return ordered;
}

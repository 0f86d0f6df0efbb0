/** Reads JSON as bodies are read: whole numbers and floats apart, objects without a prototype. */
import { decodeJson, type JsonValue } from '../../src/drf/json-decoder.ts';

/** The value of a JSON text; the text must be well-formed. */
export function json(text: string): JsonValue {
  const decoded = decodeJson(Buffer.from(text));
  if ('error' in decoded) throw new Error(decoded.error);
  return decoded.value;
}

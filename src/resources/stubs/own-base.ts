/** Links of a stub's body to the mock itself, whatever its address: a server's hyperlinks are whole URLs. */
import { JsonFloat, type JsonValue } from '../../drf/json-decoder.ts';
import { isList } from '../../values/plain-json.ts';

/** A text that begins with it, and with a slash behind it, begins with the mock's own address in an answer. */
export const OWN_BASE = '{{base}}';

/** `base`: of the request, without a slash at its end. */
export function withOwnBase(body: JsonValue, base: string): JsonValue {
  if (typeof body === 'string') {
    return body.startsWith(`${OWN_BASE}/`) ? base + body.slice(OWN_BASE.length) : body;
  }
  if (body === null || typeof body !== 'object' || body instanceof JsonFloat) return body;
  if (isList(body)) return body.map((item) => withOwnBase(item, base));
  return Object.fromEntries(
    Object.entries(body).map(([name, member]) => [name, withOwnBase(member, base)]),
  );
}

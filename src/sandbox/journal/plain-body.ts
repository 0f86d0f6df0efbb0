/** How a parsed body is written down. */
import { JsonFloat, type JsonValue } from '../../drf/json-decoder.ts';
import type { RequestData } from '../../drf/parsers.ts';
import { UploadedFile } from '../../drf/uploaded-file.ts';
import type { PlainJson } from '../../values/plain-json.ts';

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

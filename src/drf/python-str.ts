/** What Python's `str()` shows of a value that came in as JSON, for messages that quote it. */

import { isList } from '../values/plain-json.ts';
import type { FieldInput } from './field.ts';
import { JsonFloat, type JsonValue, jsonTypeName } from './json-decoder.ts';
import { sentKeys } from './sent-keys.ts';
import { UploadedFile } from './uploaded-file.ts';

/** `str(value)`: text as it is, containers as their Python literals, a file as its name. */
export function pythonStr(value: FieldInput): string {
  if (value instanceof UploadedFile) return value.name;
  return typeof value === 'string' ? value : pythonRepr(value);
}

/** The name of the value's Python type. */
export function pythonTypeName(value: FieldInput): string {
  return value instanceof UploadedFile ? value.typeName : jsonTypeName(value);
}

function pythonRepr(value: JsonValue): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'bigint') return value.toString();
  if (value instanceof JsonFloat) return value.text;
  if (typeof value === 'string') return quoted(value);
  if (isList(value)) return `[${value.map(pythonRepr).join(', ')}]`;
  const members = sentKeys(value).map((key) => `${quoted(key)}: ${pythonRepr(value[key] ?? null)}`);
  return `{${members.join(', ')}}`;
}

function quoted(text: string): string {
  const mark = text.includes("'") && !text.includes('"') ? '"' : "'";
  const escaped = text
    .replaceAll('\\', '\\\\')
    .replaceAll(mark, `\\${mark}`)
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll('\t', '\\t')
    .replace(/[^ \P{Z}]|\p{C}/gu, escapedPoint);
  return `${mark}${escaped}${mark}`;
}

/** What does not print, as Python's repr has it: `\x00`, `\u2028`, `\U000e0001`. */
function escapedPoint(char: string): string {
  const hex = (char.codePointAt(0) ?? 0).toString(16);
  if (hex.length <= 2) return `\\x${hex.padStart(2, '0')}`;
  return hex.length <= 4 ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`;
}

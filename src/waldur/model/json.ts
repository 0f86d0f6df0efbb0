/** The kinds of free JSON, and how that is written in documents so that it loads as the same again. */
import { type FieldInput, type Reader, refusing } from '../../drf/field.ts';
import { readJson, readJsonText } from '../../drf/fields.ts';
import { decodeJson, isFiniteJson, JsonFloat, type JsonValue } from '../../drf/json-decoder.ts';
import { encodeJson } from '../../drf/json-encoder.ts';
import { JSON_FIELD } from '../../drf/messages.ts';
import type { Schema } from '../../drf/schema.ts';
import { floatText } from '../../values/python-text.ts';
import { invalid, type Validated, valid } from '../../values/validated.ts';
import { storable } from '../fixture/storable.ts';
import { JSON_FAULTS, PARSE_FAULTS } from '../refusals.ts';
import type { Call } from '../site/call.ts';
import type { Kind, WritableKind } from './kind.ts';

/** More than a request's body may have (990 levels), and little for the stack. */
const MAX_DEPTH = 1000;

/** In documents an object or a list, or the text of any JSON: where `5.0` and `5` or the digits of a large number matter, for a document that JSON.parse has read knows them no more. */
const IN_DOCUMENTS: Kind<JsonValue>['inDocuments'] = {
  schema: { type: ['object', 'array', 'string'] },
  read: (input) => {
    if (typeof input === 'string') return fromText(input);
    return typeof input === 'object' && input !== null
      ? fromPlainJson(input)
      : invalid('must be an object');
  },
  write: jsonDocument,
};

/** Any JSON but null; starts as an empty object. `schema` is what people are told of it. */
export function json(schema: Schema): WritableKind<JsonValue> {
  return {
    info: { type: 'field' },
    schema: () => schema,
    reading: {
      allowNull: false,
      toInternalValue: storing(readJson),
      fromForm: storing(readJsonText),
      schema: (encoding) => (encoding === 'json' ? schema : JSON_TEXT),
    },
    keep(value, { contract }) {
      const isFault = contract.reproduces(unstorable) && !isStorable(value);
      if (isFault) throw unstorable.error();
      return value;
    },
    initial: Object.freeze(Object.create(null)),
    isLarge: true,
    inDocuments: IN_DOCUMENTS,
  };
}

const { unstorable } = JSON_FAULTS;
const { crash } = PARSE_FAULTS;

/** In a form. */
const JSON_TEXT: Schema = {
  description: 'JSON as text.',
  type: 'string',
  contentMediaType: 'application/json',
};

/** The server looks no further: what the database cannot hold makes it fail. Where that fault is not reproduced, it is no JSON. */
function storing(read: Reader<JsonValue, unknown>): Reader<JsonValue, Call> {
  return refusing(
    [JSON_FIELD.invalid.detail(), unstorable.any, crash.any],
    (input: FieldInput, { world: { contract } }: Call) => {
      const outcome = read(input, undefined);
      if (!outcome.valid && contract.reproduces(crash) && nestsTooDeep(input)) throw crash.error();
      const isRefused =
        outcome.valid && !contract.reproduces(unstorable) && !isStorable(outcome.value);
      return isRefused ? invalid(JSON_FIELD.invalid.detail()) : outcome;
    },
  );
}

/** Of a text in a form. */
function nestsTooDeep(input: FieldInput): boolean {
  const decoded = typeof input === 'string' ? decodeJson(Buffer.from(input)) : { error: '' };
  return 'error' in decoded && decoded.isTooDeep === true;
}

/** Null is what a column has that holds no JSON. */
function isStorable(value: JsonValue): boolean {
  return value !== null && isFiniteJson(value) && storable(value).valid;
}

/** A list of any JSON, which starts empty. */
export function jsonList(items: Schema): Kind<readonly JsonValue[]> {
  return {
    info: { type: 'field' },
    schema: () => ({ type: 'array', items }),
    initial: [],
    isLarge: true,
    inDocuments: {
      schema: { type: 'array', items: IN_DOCUMENTS.schema },
      read: (input, context) => {
        if (!Array.isArray(input)) return invalid('must be a list');
        const values: JsonValue[] = [];
        for (const [index, each] of input.entries()) {
          const outcome = IN_DOCUMENTS.read(each, context);
          if (!outcome.valid) return { valid: false, errors: { [index]: outcome.errors } };
          values.push(outcome.value);
        }
        return valid(values);
      },
      write: (values) => values.map(jsonDocument),
    },
  };
}

/** Plain JSON, or its text where plain JSON would come back as something else. */
function jsonDocument(value: JsonValue): unknown {
  const plain = toPlain(value);
  const isObject = typeof plain === 'object' && plain !== null;
  const text = encodeJson(value);
  return isObject && encodeJson(fromPlain(plain)) === text ? plain : text;
}

function fromText(text: string): Validated<JsonValue> {
  const decoded = decodeJson(Buffer.from(text));
  return 'value' in decoded
    ? storable(decoded.value)
    : invalid(`must be an object, or JSON as text: ${decoded.error}`);
}

/** What `JSON.parse` gives, as the API keeps it: whole numbers apart from others. */
function fromPlainJson(input: unknown): Validated<JsonValue> {
  return isJson(input, 0)
    ? storable(fromPlain(input))
    : invalid(`must be JSON, nested at most ${MAX_DEPTH} deep`);
}

function isJson(value: unknown, depth: number): boolean {
  if (value === null || ['string', 'boolean', 'bigint'].includes(typeof value)) return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || depth === MAX_DEPTH) return false;
  if (value instanceof JsonFloat) return true;
  return Object.values(value).every((member) => isJson(member, depth + 1));
}

/** What `JSON.parse` has read, whole numbers apart from others. */
export function fromPlain(value: unknown): JsonValue {
  if (typeof value === 'number') {
    return Number.isInteger(value) ? BigInt(value) : new JsonFloat(floatText(value));
  }
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'bigint' || value instanceof JsonFloat) return value;
  if (Array.isArray(value)) return value.map(fromPlain);
  if (typeof value !== 'object' || value === null) return null;
  const members: Record<string, JsonValue> = Object.create(null);
  for (const [name, member] of Object.entries(value)) members[name] = fromPlain(member);
  return members;
}

/** The same as `JSON.stringify` takes it. */
export function toPlain(value: JsonValue): unknown {
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof JsonFloat) return Number(value.text);
  if (Array.isArray(value)) return value.map(toPlain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, toPlain(member)]));
}

/** Serializers: an ordered record of fields, which shows rows and validates bodies. */

import { isList } from '../values/plain-json.ts';
import { gather, invalid, valid } from '../values/validated.ts';
import type { FieldInput, FieldReader, ReadableField } from './field.ts';
import { JsonFloat, type JsonObject } from './json-decoder.ts';
import type { JsonOutput } from './json-encoder.ts';
import { BODY, FIELD } from './messages.ts';
import type { RequestData } from './parsers.ts';
import { pythonTypeName } from './python-str.ts';
import type { Checked, ErrorDetail } from './refusal.ts';
import { UploadedFile } from './uploaded-file.ts';

/** The fields of a resource by their wire names, in wire order; those with a reader may be written. */
export type Fields<Row, Context> = Readonly<
  Record<string, ReadableField<Row, Context> & { readonly write?: FieldReader<unknown, Context> }>
>;

type WritableNames<F> = {
  readonly [Name in keyof F]: F[Name] extends { readonly write: unknown } ? Name : never;
}[keyof F];

/** What a whole body gives: a value of every writable field, undefined where one was left out that is not required. */
export type ValuesOf<F> = {
  readonly [Name in WritableNames<F>]: F[Name] extends {
    readonly write: FieldReader<infer Value, never, infer Required>;
  }
    ? Required extends true
      ? Value
      : Value | undefined
    : never;
};

/** What a PATCH gives: likewise, and anything may be left out. */
export type PartialValuesOf<F> = {
  readonly [Name in keyof ValuesOf<F>]: ValuesOf<F>[Name] | undefined;
};

/** One row as it stands on the wire. */
export function represent<Row, Context>(
  fields: Fields<Row, Context>,
  row: Row,
  context: Context,
): { readonly [name: string]: JsonOutput } {
  const shown: Record<string, JsonOutput> = {};
  for (const name in fields) {
    const value = fields[name]?.toRepresentation(row, context);
    if (value !== undefined) shown[name] = value;
  }
  return shown;
}

interface ValidationOptions {
  readonly partial: boolean;
}

/**
 * Reads a whole body, as for POST and PUT: every field, all mistakes at once. Unknown and read-only names are passed over.
 * Source: DRF Serializer.run_validation; BEHAVIOUR 5 and 6.
 */
export function validate<Row, Context, F extends Fields<Row, Context>>(
  fields: F & Fields<Row, Context>,
  data: RequestData,
  context: Context,
): Checked<ValuesOf<F>> {
  return gather<ValuesOf<F>, ErrorDetail>(readAll(fields, data, context, { partial: false }));
}

/** Reads a body of which nothing is required, as for PATCH. */
export function validatePartial<Row, Context, F extends Fields<Row, Context>>(
  fields: F & Fields<Row, Context>,
  data: RequestData,
  context: Context,
): Checked<PartialValuesOf<F>> {
  return gather<PartialValuesOf<F>, ErrorDetail>(readAll(fields, data, context, { partial: true }));
}

type Reading = readonly [name: string, value: Checked<unknown>];

function readAll<Row, Context>(
  fields: Fields<Row, Context>,
  data: RequestData,
  context: Context,
  options: ValidationOptions,
): Checked<readonly Reading[]> {
  const source = dictionary(data);
  if (!source.valid) return source;
  const readings: Reading[] = [];
  for (const [name, { write }] of Object.entries(fields)) {
    if (!write) continue;
    const input = source.value(name);
    readings.push([name, readGiven(write, input, data.kind, context, options)]);
  }
  return valid(readings);
}

type Lookup = (name: string) => FieldInput | undefined;

function dictionary(data: RequestData): Checked<Lookup> {
  if (data.kind === 'form') return valid((name) => data.fields.get(name));
  const { value } = data;
  if (value === null)
    return { valid: false, errors: { non_field_errors: [BODY.no_data.detail()] } };
  if (!isDictionary(value)) {
    const message = BODY.not_a_dictionary.detail({ datatype: pythonTypeName(value) });
    return { valid: false, errors: { non_field_errors: [message] } };
  }
  return valid((name) => (Object.hasOwn(value, name) ? value[name] : undefined));
}

/** Source: DRF Field.get_value, JSONField.get_value. */
function readGiven<Context>(
  reader: FieldReader<unknown, Context>,
  input: FieldInput | undefined,
  kind: RequestData['kind'],
  context: Context,
  options: ValidationOptions,
): Checked<unknown> {
  if (kind === 'json' || input === undefined) return read(reader, input, context, options);
  if (reader.fromForm) return reader.fromForm(input, context);
  return read(reader, input === '' ? blankInForm(reader) : input, context, options);
}

/** True for a JSON object. */
export function isDictionary(value: FieldInput): value is JsonObject {
  if (typeof value !== 'object' || value === null) return false;
  return !(value instanceof UploadedFile || value instanceof JsonFloat || isList(value));
}

/** Source: DRF Field.get_value. */
function blankInForm(reader: FieldReader<unknown, never>): FieldInput | undefined {
  if (reader.allowNull) return reader.allowBlank ? '' : null;
  return reader.required ? '' : reader.allowBlank ? '' : undefined;
}

/** Source: DRF Field.validate_empty_values, RelatedField.run_validation. */
function read<Context>(
  reader: FieldReader<unknown, Context>,
  input: FieldInput | undefined,
  context: Context,
  { partial }: ValidationOptions,
): Checked<unknown> {
  const given = input === undefined && !partial ? reader.absent : input;
  if (given === undefined) {
    return reader.required && !partial ? invalid(FIELD.required.detail()) : valid(undefined);
  }
  const value = given === '' && reader.blankIsNull ? null : given;
  if (value === null) return reader.allowNull ? valid(null) : invalid(FIELD.null.detail());
  return reader.toInternalValue(value, context);
}

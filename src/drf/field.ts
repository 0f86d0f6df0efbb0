/** What a field is: how it is described, how a row shows it, and how it reads what a client sent. */

import type { JsonValue } from './json-decoder.ts';
import type { JsonOutput } from './json-encoder.ts';
import type { Checked, ErrorDetail } from './refusal.ts';
import type { Encoding, Schema, Wire } from './schema.ts';
import type { UploadedFile } from './uploaded-file.ts';

/** One value of a body, after the form rules for blanks. */
export type FieldInput = JsonValue | UploadedFile;

/** The description that `OPTIONS` gives, in DRF's words and order. */
export interface FieldInfo {
  readonly type: string;
  readonly required: boolean;
  readonly read_only: boolean;
  /** Made from the name where it is left out. */
  readonly label?: string;
  readonly help_text?: string;
  readonly min_length?: number;
  readonly max_length?: number;
  readonly min_value?: number;
  readonly max_value?: number;
  readonly max_digits?: number;
  readonly decimal_places?: number;
  readonly choices?: readonly { readonly value: string; readonly display_name: string }[];
  /** Where it is read-only to all but staff; OPTIONS tells each caller what it is to them. */
  readonly writableBy?: 'staff';
}

export interface ReadableField<Row, Context> {
  readonly info: FieldInfo;
  /** What OPTIONS tells otherwise than `info`: of a field that looks like one to write, and is not. */
  readonly told?: Told;
  /** The value on the wire; undefined leaves the key out. */
  readonly toRepresentation: (row: Row, context: Context) => JsonOutput | undefined;
  /** What is shown, where `info` does not tell. */
  readonly schema?: OutputSchema;
  /** The relation that it is read through, where that may be null. */
  readonly through?: Through;
}

/** A relation, and what is shown of a field behind it while the relation is null: null, not even the key, or a text. */
export interface Through {
  readonly name: string;
  readonly whenNull: (wire: Wire) => string | null | undefined;
  /** True where the key may be missing behind a relation that is there, too. */
  readonly mayLack?: true;
}

/** Made when somebody asks for it. */
export type OutputSchema = (wire: Wire) => Schema;

/** Rules for values that are absent, null or blank, and the reading of all others. */
export interface WritableField<Row, Value, Context, Required extends boolean = boolean>
  extends ReadableField<Row, Context> {
  readonly write: FieldReader<Value, Context, Required>;
}

export interface FieldReader<Value, Context, Required extends boolean = boolean> {
  readonly required: Required;
  readonly allowNull: boolean;
  /** True where `''` means null: relations. */
  readonly blankIsNull?: boolean;
  /** True where a blank in a form is kept as `''`: text that may be blank. */
  readonly allowBlank?: boolean;
  /** What a whole body that leaves the field out means, be it JSON or a form; absent where nothing. */
  readonly absent?: FieldInput;
  /** What may be sent, where the field's `info` does not tell. */
  readonly schema?: (encoding: Encoding) => Schema;
  readonly toInternalValue: Reader<Value, Context>;
  /** How a form is read that has the field, blank or not, where that is not as JSON is read. */
  readonly fromForm?: Reader<Value, Context>;
}

/** Reads a value that is neither absent nor null, and says what it refuses. */
export interface Reader<Value, Context> {
  (input: FieldInput, context: Context): Checked<Value>;
  readonly refusals?: readonly ErrorDetail[];
}

/** The same function, which now says what it refuses. */
export function refusing<Read extends object>(
  refusals: readonly ErrorDetail[],
  read: Read,
): Read & { readonly refusals: readonly ErrorDetail[] } {
  return Object.assign(read, { refusals });
}

/** All that a reader says but whether the field must be sent. */
export type Reading<Value, Context> = Omit<FieldReader<Value, Context>, 'required'>;
/** What OPTIONS tells of a field besides its role. */
export type Description = Omit<FieldInfo, 'required' | 'read_only'>;

export type Told = Partial<FieldInfo>;

/** A field that a whole body must have. */
export function requiredField<Row, Value, Context>(
  info: Description,
  reading: Reading<Value, Context>,
  toRepresentation: ReadableField<Row, Context>['toRepresentation'],
  schema?: OutputSchema,
): WritableField<Row, Value, Context, true> {
  const write = { ...reading, required: true } as const;
  return { info: describe(info, true), toRepresentation, write, ...described(schema) };
}

/** A field that a body may leave out. */
export function optionalField<Row, Value, Context>(
  info: Description,
  reading: Reading<Value, Context>,
  toRepresentation: ReadableField<Row, Context>['toRepresentation'],
  schema?: OutputSchema,
): WritableField<Row, Value, Context, false> {
  const write = { ...reading, required: false } as const;
  return { info: describe(info, false), toRepresentation, write, ...described(schema) };
}

function described(schema: OutputSchema | undefined): { readonly schema?: OutputSchema } {
  return schema === undefined ? {} : { schema };
}

function describe({ type, ...limits }: Description, required: boolean): FieldInfo {
  return { type, required, read_only: false, ...limits };
}

/** A field that only shows. */
export function readOnlyField<Row, Context>(
  toRepresentation: ReadableField<Row, Context>['toRepresentation'],
  type = 'field',
  schema?: OutputSchema,
  told?: Told,
): ReadableField<Row, Context> {
  const info = { type, required: false, read_only: true };
  return { info, toRepresentation, ...described(schema), ...(told && { told }) };
}

/** A field that shows something of the row behind a relation, which may be null. Its schema is that of a row that is there. */
export function throughField<Row, Context>(
  through: Through,
  field: ReadableField<Row, Context>,
): ReadableField<Row, Context> {
  return { ...field, through };
}

/** `date_of_payment` → `Date of payment`. Source: DRF Field.bind. */
export function labelOf(name: string): string {
  const words = name.replaceAll('_', ' ');
  return words.slice(0, 1).toUpperCase() + words.slice(1).toLowerCase();
}

/** The schema of a serializer and of its fields, on the wire and in bodies. */
import type { FieldInfo, FieldReader, Through, Told } from './field.ts';
import {
  type BodySchema,
  constant,
  ENCODINGS,
  type Encoding,
  nullable,
  objectSchema,
  type Schema,
  type Wire,
} from './schema.ts';
import { valueSchema } from './value-schema.ts';

/** What of a field the generator looks at. */
export interface DescribedField {
  readonly info: FieldInfo;
  readonly told?: Told;
  readonly schema?: (wire: Wire) => Schema;
  readonly through?: Through;
  readonly write?: Pick<
    FieldReader<unknown, never>,
    'required' | 'allowNull' | 'schema' | 'toInternalValue'
  >;
}

export type DescribedFields = Readonly<Record<string, DescribedField>>;

/** A row as it is answered. */
export function representationSchema(fields: DescribedFields, wire: Wire): Schema {
  const entries = Object.entries(fields);
  const behind = entries.flatMap(([name, { through }]) =>
    through ? [{ ...through, name, relation: through.name, whenNull: through.whenNull(wire) }] : [],
  );
  const relations = [...new Set(behind.map(({ relation }) => relation))];
  const rules = relations.map((relation) =>
    relationRule(
      relation,
      behind.filter((each) => each.relation === relation),
    ),
  );
  const [only = {}, ...others] = rules;
  return {
    ...objectSchema(
      Object.fromEntries(entries.map(([name, field]) => [name, outputSchema(field, wire)])),
      behind.filter(({ whenNull }) => whenNull === undefined).map(({ name }) => name),
    ),
    ...(others.length === 0 ? only : { allOf: rules }),
  };
}

function outputSchema({ info, schema, through }: DescribedField, wire: Wire): Schema {
  const own = schema?.(wire) ?? valueSchema(info);
  return through?.whenNull(wire) === null ? nullable(own) : own;
}

interface Behind {
  readonly name: string;
  readonly whenNull: string | null | undefined;
  readonly mayLack?: true;
}

/** Whether a relation is null shows in the fields behind it. */
function relationRule(relation: string, behind: readonly Behind[]): Schema {
  const absent = ({ whenNull }: Behind): Schema => {
    if (whenNull === undefined) return NOTHING;
    return whenNull === null ? NULL : constant(whenNull);
  };
  const present = ({ whenNull }: Behind): Schema =>
    whenNull === undefined ? {} : { not: whenNull === null ? NULL : constant(whenNull) };
  const members = (schemaOf: (field: Behind) => Schema): Schema => ({
    properties: Object.fromEntries(behind.map((field) => [field.name, schemaOf(field)])),
  });
  return {
    if: { properties: { [relation]: NULL } },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    then: members(absent),
    else: {
      ...members(present),
      required: behind.filter(({ mayLack }) => !mayLack).map(({ name }) => name),
    },
  };
}

const NULL: Schema = { type: 'null' };
/** Fits no value: the member must not be there. */
const NOTHING: Schema = { not: {} };

export interface BodyOptions {
  /** The name of the type. */
  readonly title: string;
  /** True where nothing has to be sent. */
  readonly partial?: boolean;
  readonly example?: unknown;
}

/** The body that a serializer reads: its writable fields. Others are passed over, so they are not forbidden. */
export function bodySchema(
  fields: DescribedFields,
  { title, partial = false, example }: BodyOptions,
): BodySchema {
  const readers = Object.entries(fields).flatMap(([name, { info, write }]) =>
    write ? [{ name, info, write }] : [],
  );
  const isRequired = !partial && readers.some(({ write }) => write.required);
  const inEncoding = (encoding: Encoding): Schema => {
    const required = partial ? [] : readers.filter(({ write }) => write.required);
    return {
      ...(encoding === 'json' ? { title } : {}),
      type: 'object',
      properties: Object.fromEntries(
        readers.map(({ name, info, write }) => [name, inputSchema(info, write, encoding)]),
      ),
      ...(required.length > 0 ? { required: required.map(({ name }) => name) } : {}),
    };
  };
  const content = Object.entries(ENCODINGS).map(([encoding, type]) => {
    const known = encoding === 'form' || encoding === 'multipart' ? encoding : 'json';
    return [type, inEncoding(known)];
  });
  return {
    required: isRequired,
    content: Object.fromEntries(content),
    ...(example === undefined ? {} : { example }),
  };
}

function inputSchema(
  info: FieldInfo,
  { allowNull, schema }: NonNullable<DescribedField['write']>,
  encoding: Encoding,
): Schema {
  const own =
    schema?.(encoding) ?? (info.type === 'file upload' ? fileSchema(encoding) : valueSchema(info));
  if (encoding !== 'json') return own;
  return allowNull && own['type'] !== 'null' ? nullable(own) : own;
}

/** A file is sent by multipart alone: JSON can say that there is none, and so can a blank in a form. */
function fileSchema(encoding: Encoding): Schema {
  switch (encoding) {
    case 'json':
      return { type: 'null' };
    case 'form':
      return { type: 'string', maxLength: 0 };
    case 'multipart':
      return { type: 'string', format: 'binary', contentMediaType: 'application/octet-stream' };
    default:
      return encoding satisfies never;
  }
}

/** The schema of what OPTIONS tells, which is of each route always the same: what all have in common is said once. */
import type { DescribedFields } from './field-schema.ts';
import { type MetadataOptions, metadata, toldOf } from './metadata.ts';
import { constant, constantValue, objectSchema, type Schema } from './schema.ts';

const TEXT: Schema = { type: 'string' };
const INTEGER: Schema = { type: 'integer' };
const FLAG: Schema = { type: 'boolean' };
const LIMITS: Readonly<Record<string, Schema>> = {
  help_text: TEXT,
  min_length: INTEGER,
  max_length: INTEGER,
  min_value: INTEGER,
  max_value: INTEGER,
  max_digits: INTEGER,
  decimal_places: INTEGER,
  choices: { type: 'array', items: objectSchema({ value: TEXT, display_name: TEXT }) },
};

/** What may be told of a field. */
const FIELD: Schema = {
  title: 'FieldMetadata',
  ...objectSchema(
    { type: TEXT, required: FLAG, read_only: FLAG, label: TEXT, ...LIMITS },
    Object.keys(LIMITS),
  ),
};

const FIELDS: Schema = { title: 'FieldsMetadata', type: 'object', additionalProperties: FIELD };

/** Who is told, and of what. */
interface Scope {
  /** True where everybody is told the fields. */
  readonly isAlways: boolean;
  /** False where a call may pick some of them. */
  readonly isWhole: boolean;
}

export function metadataSchema(
  fields: DescribedFields,
  options: MetadataOptions,
  { isAlways, isWhole }: Scope,
): Schema {
  const { name, description, renders, parses } = metadata(fields, options);
  const { method } = options;
  const common = {
    name: TEXT,
    description: TEXT,
    renders: constantValue(renders),
    parses: constantValue(parses),
  };
  const told = { description: constant(String(description)) };
  const properties = { name: constant(String(name)) };
  if (method === undefined) {
    return {
      allOf: [{ title: 'RouteMetadata', ...objectSchema(common) }],
      properties: { ...properties, ...told },
    };
  }
  const actions = { type: 'object', additionalProperties: FIELDS };
  return {
    allOf: [
      { title: 'DescribedRouteMetadata', ...objectSchema({ ...common, actions }, ['actions']) },
      // The same of all routes of a resource.
      {
        properties: {
          ...told,
          actions: objectSchema({ [method]: fieldsSchema(fields, isWhole) }),
        },
        ...(isAlways ? { required: ['actions'] } : {}),
      },
    ],
    properties,
  };
}

/** By patterns, as generators make types of properties, and know none of values that are no plain ones. */
function fieldsSchema(fields: DescribedFields, isWhole: boolean): Schema {
  const toStaff = toldOf(fields, true);
  const toOthers = toldOf(fields, false);
  // What staff alone may write is told to others as read-only.
  const isSame = JSON.stringify(toStaff) === JSON.stringify(toOthers);
  if (isWhole && isSame) return { allOf: [FIELDS], const: toStaff };
  const members = Object.entries(toStaff).map(([name, each]) => {
    const other = toOthers[name];
    const isOne = JSON.stringify(other) === JSON.stringify(each);
    return [`^${name}$`, isOne ? { const: each } : { enum: [each, other] }];
  });
  return {
    allOf: [FIELDS],
    patternProperties: Object.fromEntries(members),
    additionalProperties: false,
    ...(isWhole ? { required: Object.keys(toStaff) } : { minProperties: 1 }),
  };
}

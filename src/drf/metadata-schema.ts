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
  const own = { name: constant(String(name)), description: constant(String(description)) };
  if (method === undefined) {
    return {
      allOf: [{ title: 'RouteMetadata', ...objectSchema(common) }],
      properties: own,
    };
  }
  const all = { type: 'object', additionalProperties: FIELD };
  return {
    allOf: [
      {
        title: 'DescribedRouteMetadata',
        ...objectSchema({ ...common, actions: { type: 'object', additionalProperties: all } }, [
          'actions',
        ]),
      },
    ],
    properties: {
      ...own,
      actions: objectSchema({ [method]: fieldsSchema(fields, isWhole) }),
    },
    ...(isAlways ? { required: ['actions'] } : {}),
  };
}

function fieldsSchema(fields: DescribedFields, isWhole: boolean): Schema {
  const toOthers = toldOf(fields, false);
  const members = Object.entries(toldOf(fields, true)).map(([name, each]) => {
    const other = toOthers[name];
    // What staff alone may write is told to others as read-only.
    const isSame = JSON.stringify(other) === JSON.stringify(each);
    return [name, { allOf: [FIELD], ...(isSame ? { const: each } : { enum: [each, other] }) }];
  });
  const whole: Readonly<Record<string, Schema>> = Object.fromEntries(members);
  return isWhole
    ? objectSchema(whole)
    : { ...objectSchema(whole, Object.keys(whole)), minProperties: 1 };
}

/** The schema of what OPTIONS tells, which is of each route always the same: what all have in common is said once. */
import type { DescribedFields } from './field-schema.ts';
import { type MetadataOptions, metadata, toldOf } from './metadata.ts';
import { constant, constantValue, objectSchema, type Schema } from './schema.ts';

const TEXT: Schema = { type: 'string' };
const INTEGER: Schema = { type: 'integer' };
const FLAG: Schema = { type: 'boolean' };
const LIMITS: Readonly<Record<string, Schema>> = {
  max_length: INTEGER,
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

/** `isAlways` where everybody is told the fields. */
export function metadataSchema(
  fields: DescribedFields,
  options: MetadataOptions,
  isAlways: boolean,
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
      actions: objectSchema({ [method]: fieldsSchema(fields) }),
    },
    ...(isAlways ? { required: ['actions'] } : {}),
  };
}

function fieldsSchema(fields: DescribedFields): Schema {
  const told = Object.entries(toldOf(fields));
  return objectSchema(
    Object.fromEntries(told.map(([name, each]) => [name, { allOf: [FIELD], const: each }])),
  );
}

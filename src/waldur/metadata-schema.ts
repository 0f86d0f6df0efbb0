/** The schema of OPTIONS: it says of each route always the same. */
import { type MetadataOptions, metadata } from '../drf/metadata.ts';
import { constant, constantValue, objectSchema, type Schema } from '../drf/schema.ts';
import type { Fields } from '../drf/serializer.ts';

/** `isAlways` where everybody is told the fields. */
export function metadataSchema<Row, Context>(
  fields: Fields<Row, Context>,
  options: MetadataOptions,
  isAlways = true,
): Schema {
  const { name, renders, parses, actions } = metadata(fields, options);
  return objectSchema(
    {
      name: constant(String(name)),
      description: constant(''),
      renders: constantValue(renders),
      parses: constantValue(parses),
      ...(actions === undefined ? {} : { actions: constantValue(actions) }),
    },
    isAlways ? [] : ['actions'],
  );
}

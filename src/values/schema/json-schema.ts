/** Decides how values are described to others: pieces of JSON Schema 2020-12. */

/** A piece of JSON Schema. One with a `title` is a type of its own, which a document names once. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** An object that has these members and no others; all of them, unless some are named that may be left out. */
export function objectSchema(
  properties: Readonly<Record<string, JsonSchema>>,
  optional: readonly string[] = [],
): JsonSchema {
  const required = Object.keys(properties).filter((name) => !optional.includes(name));
  return {
    type: 'object',
    properties,
    ...(required.length > 0 ? { required } : {}),
    additionalProperties: false,
  };
}

/** What says more of a value than its type does: null would have to be there too. */
const MORE_THAN_TYPE = ['enum', 'const', 'title'] as const;

/** The same value or null. */
export function nullableSchema(schema: JsonSchema): JsonSchema {
  const { type } = schema;
  return typeof type === 'string' && MORE_THAN_TYPE.every((name) => schema[name] === undefined)
    ? { ...schema, type: [type, 'null'] }
    : { anyOf: [schema, { type: 'null' }] };
}

/** Any of them; where each says no more than a type, a list of the types, each once. */
export function anyOfSchema(schemas: readonly JsonSchema[]): JsonSchema {
  const types = schemas.flatMap(({ type, ...more }) =>
    typeof type === 'string' && Object.keys(more).length === 0 ? [type] : [],
  );
  return types.length === schemas.length ? { type: [...new Set(types)] } : { anyOf: schemas };
}

/** The value of a schema that writes out the only one there is, with all that may be left out of it. */

type Members = Readonly<Record<string, unknown>>;

/** Undefined for a schema that leaves something open. References must have been followed. */
export function onlyValue(schema: unknown): unknown {
  const { const: constant, type, prefixItems = [], maxItems, allOf = [] }: Members = Object(schema);
  if (constant !== undefined) return constant;
  if (type === 'null') return null;
  if (type === 'array' && Array.isArray(prefixItems) && maxItems === prefixItems.length) {
    return all(prefixItems.map((each) => onlyValue(each)));
  }
  const schemas: readonly Members[] = [Object(schema), ...[allOf].flat()];
  const closed = schemas.find(({ additionalProperties }) => additionalProperties === false);
  const names = Object.keys(Object(closed?.['properties']));
  const values = all(names.map((name) => inAny(schemas, name)));
  return values?.length ? Object.fromEntries(names.map((name, i) => [name, values[i]])) : undefined;
}

function inAny(schemas: readonly Members[], name: string): unknown {
  const values = schemas.map(({ properties }) => onlyValue(Object(properties)[name]));
  return values.find((value) => value !== undefined);
}

/** Undefined where one is. */
function all(values: readonly unknown[]): readonly unknown[] | undefined {
  return values.includes(undefined) ? undefined : values;
}

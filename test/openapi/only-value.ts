/**
 * The value of a schema that writes out the only one there is, or the first of several, with all that may be left out of it;
 * of what it leaves open, the example that stands there.
 */

type Members = Readonly<Record<string, unknown>>;

/** Undefined for a schema that leaves something open. References must have been followed. */
export function onlyValue(schema: unknown): unknown {
  const { type, prefixItems = [], maxItems, allOf = [] }: Members = Object(schema);
  const written = writtenIn(schema);
  if (written !== undefined) return written;
  if (type === 'null') return null;
  if (type === 'array' && Array.isArray(prefixItems) && maxItems === prefixItems.length) {
    return all(prefixItems.map((each) => onlyValue(each)));
  }
  const schemas: readonly Members[] = [Object(schema), ...[allOf].flat()];
  const closed = schemas.find(({ additionalProperties }) => additionalProperties === false);
  const names = Object.keys(membersOf(closed));
  const values = all(names.map((name) => inAny(schemas, name)));
  return values?.length ? Object.fromEntries(names.map((name, i) => [name, values[i]])) : undefined;
}

function writtenIn(schema: unknown): unknown {
  const { const: constant, enum: [first] = [], examples: [example] = [] } = Object(schema);
  return constant ?? first ?? example;
}

function inAny(schemas: readonly Members[], name: string): unknown {
  const values = schemas.map((each) => onlyValue(membersOf(each)[name]));
  return values.find((value) => value !== undefined);
}

/** Those under patterns are such as fit one name. */
function membersOf(schema: unknown): Members {
  const { properties = {}, patternProperties = {} }: Members = Object(schema);
  const byPattern = Object.entries(Object(patternProperties)).map(([pattern, each]) => [
    pattern.replace(/^\^(\w+)\$$/, '$1'),
    each,
  ]);
  return { ...Object(properties), ...Object.fromEntries(byPattern) };
}

/** Undefined where one is. */
function all(values: readonly unknown[]): readonly unknown[] | undefined {
  return values.includes(undefined) ? undefined : values;
}

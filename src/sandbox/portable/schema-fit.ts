/** Which of several schemas a value is of, as far as their first words tell. */
import type { Schema } from '../../drf/schema.ts';

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The alternatives of a schema; itself where it has none. */
export function schemasIn(schema: Schema): readonly Schema[] {
  const { anyOf } = schema;
  return Array.isArray(anyOf) ? anyOf.filter(isObject).flatMap(schemasIn) : [schema];
}

/** The types that a schema names; none where it takes any. */
export function typesOf({ type }: Schema): readonly unknown[] {
  if (Array.isArray(type)) return type;
  return type === undefined ? [] : [type];
}

/** Whether a value may be of a schema: types, fixed values, members that must be there and that must not. */
export function fits(schema: Schema, value: unknown): boolean {
  const types = typesOf(schema);
  if (types.length > 0 && !types.includes(typeOf(value)) && !isWhole(types, value)) return false;
  if (Object.hasOwn(schema, 'const') && schema['const'] !== value) return false;
  if (!isObject(value)) return true;
  const { required, additionalProperties, properties } = schema;
  const members: Readonly<Record<string, unknown>> = Object(properties);
  const names = Array.isArray(required) ? required.map(String) : [];
  if (!names.every((name) => Object.hasOwn(value, name))) return false;
  return (
    additionalProperties !== false ||
    Object.keys(value).every((name) => Object.hasOwn(members, name))
  );
}

function isWhole(types: readonly unknown[], value: unknown): boolean {
  return types.includes('integer') && Number.isInteger(value);
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

/** Examples that show of what repeats one, and of whole lists one that looks different: the others would say nothing new. */
import type { Schema } from '../drf/schema.ts';
import { isPlain } from './plain.ts';

/** Of an object whose members have names that the schema does not know. */
const SHOWN = 2;

/** Characters of a row that a second one may stand beside: of longer ones, what differs is lost among what does not. */
const SHORT_ROW = 600;

/** A value that fits its schema, and still does when it is shortened. */
export function shortened(value: unknown, schema: Schema): unknown {
  return shortValue(value, schema, true);
}

function shortValue(value: unknown, schema: Schema, isAll: boolean): unknown {
  const schemas = allOf(schema);
  if (Array.isArray(value)) {
    const list = schemas.find(({ items }) => isPlain(items));
    return list === undefined ? value : shortList(value, list, isAll);
  }
  return isPlain(value) ? shortObject(value, schemas) : value;
}

/** The first; of a list that is all there is, and of short rows, also the first in which something is there that is not in it, or of another type. */
function shortList(
  value: readonly unknown[],
  { items, minItems }: Schema,
  isAll: boolean,
): readonly unknown[] {
  const all = value.map((each) => shortValue(each, isPlain(items) ? items : {}, false));
  const [first, ...others] = all;
  const isShort = isAll && JSON.stringify(first ?? null).length <= SHORT_ROW;
  const other = isShort ? others.find((each) => lookOf(each) !== lookOf(first)) : undefined;
  const shown = other === undefined ? all.slice(0, 1) : [first, other];
  return typeof minItems === 'number' && shown.length < minItems ? all : shown;
}

/** What of a value is no matter of its texts and numbers. */
function lookOf(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) =>
    typeof each === 'object' ? each : typeof each,
  );
}

function shortObject(value: Schema, schemas: readonly Schema[]): Schema {
  const members = schemas.flatMap(({ properties }) => (isPlain(properties) ? [properties] : []));
  const others = schemas.find(({ additionalProperties }) => isPlain(additionalProperties));
  const rest = others?.['additionalProperties'];
  const of = (name: string) => members.map((each) => each[name]).find(isPlain);
  const known = Object.keys(value).filter((name) => of(name) !== undefined);
  const unknown = Object.keys(value).filter((name) => of(name) === undefined);
  const isTable = isPlain(rest) && others?.['minProperties'] === undefined;
  const shown = [...known, ...(isTable ? unknown.slice(0, SHOWN) : unknown)];
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => shown.includes(name))
      .map(([name, each]) => [
        name,
        shortValue(each, of(name) ?? (isPlain(rest) ? rest : {}), false),
      ]),
  );
}

/** A schema and all that it is made of in the same place. */
function allOf(schema: Schema): readonly Schema[] {
  const parts = [schema['anyOf'], schema['allOf']].flatMap((each) =>
    Array.isArray(each) ? each.filter(isPlain) : [],
  );
  return [schema, ...parts.flatMap(allOf)];
}

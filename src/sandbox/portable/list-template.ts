/** The item that stands for all items of a list: with what all of them have, and nothing that only some are like. */
import { isObject } from './schema-fit.ts';

export function templateOf(list: readonly unknown[]): unknown {
  const [first] = list;
  const items = list.filter(isObject);
  if (!isObject(first) || items.length < list.length) return first;
  const members = Object.keys(first).flatMap((name) => {
    if (!items.every((item) => Object.hasOwn(item, name))) return [];
    const values = items.map((item) => item[name]);
    return isMixed(values) ? [] : [[name, richestOf(values)] as const];
  });
  return Object.fromEntries(members);
}

/** No rule says 'null, or such an object'. */
function isMixed(values: readonly unknown[]): boolean {
  return (
    values.includes(null) && values.some((value) => typeof value === 'object' && value !== null)
  );
}

/** One that shows what is in it; of objects, what they have in common. */
function richestOf(values: readonly unknown[]): unknown {
  if (values.every(isObject)) return templateOf(values);
  const shows = (value: unknown): boolean =>
    Array.isArray(value) ? value.length > 0 : value !== null;
  return values.find(shows) ?? values[0];
}

/** JSON as JavaScript has it, and how to know it. */

export type PlainJson =
  | null
  | boolean
  | number
  | string
  | readonly PlainJson[]
  | { readonly [name: string]: PlainJson };

/** What a text means as JSON; undefined where it is none. */
export function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Deeper than any body that the API reads, and no danger to the stack. Source: json-decoder's own limit of 990. */
export const MAX_DEPTH = 1000;

/** False beyond that depth too, so that circles end. */
export function isPlainJson(value: unknown, depth = 0): value is PlainJson {
  if (depth > MAX_DEPTH) return false;
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (Array.isArray(value)) return value.every((item) => isPlainJson(item, depth + 1));
  if (!isMembers(value) || hidesMembers(value)) return false;
  return Object.values(value).every((item) => isPlainJson(item, depth + 1));
}

/** True for an object that is a bag of members: no list, no date, no function. */
export function isMembers(value: unknown): value is Readonly<Record<string, unknown>> {
  return Object.prototype.toString.call(value) === '[object Object]';
}

/**
 * Whether an object has members that no list of its own tells: inherited ones, getters of a class, hidden ones. Whoever wrote
 * them means them, and nobody would look at them; methods are none.
 */
export function hidesMembers(value: object): boolean {
  if (Object.getOwnPropertyNames(value).length !== Object.keys(value).length) return true;
  let inherited: object | null = Object.getPrototypeOf(value);
  // The last one is that of all objects, of whatever realm.
  while (inherited !== null && !Object.hasOwn(inherited, 'hasOwnProperty')) {
    const members = Object.entries(Object.getOwnPropertyDescriptors(inherited));
    if (members.some(([, member]) => member.enumerable || member.get !== undefined)) return true;
    inherited = Object.getPrototypeOf(inherited);
  }
  return false;
}

/** `Array.isArray` that knows readonly lists. */
export function isList<T>(value: T | readonly T[]): value is readonly T[] {
  return Array.isArray(value);
}

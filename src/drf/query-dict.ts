/** The many-valued dictionary in which Django keeps query strings and forms. */
import type { Charset } from './charset.ts';
import { charsetOf } from './media-type.ts';
import { parsePairs } from './text.ts';

/** Names with their values, in the order of their first appearance. `get` gives the last value, as Django does. */
export class QueryDict<Value = string> {
  readonly #values = new Map<string, Value[]>();

  constructor(pairs: Iterable<readonly [name: string, value: Value]> = []) {
    for (const [name, value] of pairs) this.#append(name, value);
  }

  #append(name: string, value: Value): void {
    const values = this.#values.get(name);
    if (values) values.push(value);
    else this.#values.set(name, [value]);
  }

  get isEmpty(): boolean {
    return this.#values.size === 0;
  }

  has(name: string): boolean {
    return this.#values.has(name);
  }

  /** The last value, or undefined. */
  get(name: string): Value | undefined {
    return this.#values.get(name)?.at(-1);
  }

  getList(name: string): readonly Value[] {
    return this.#values.get(name) ?? [];
  }

  /** All values of each name. */
  lists(): Readonly<Record<string, readonly Value[]>> {
    return Object.fromEntries(this.#values);
  }

  names(): readonly string[] {
    return [...this.#values.keys()];
  }
}

/** Most pairs that a query or a form may hold. Source: Django DATA_UPLOAD_MAX_NUMBER_FIELDS; BEHAVIOUR 6. */
export const MAX_FIELDS = 1000;

/** True when a query or urlencoded form has more pairs than Django reads: it answers a bare 400. */
export function hasTooManyFields(raw: string): boolean {
  if (raw.length < MAX_FIELDS) return false;
  return raw.split('&', MAX_FIELDS + 1).length > MAX_FIELDS;
}

/** Reads `a=1&b=2`, without its question mark, in UTF-8 unless another character set is given. */
export function parseQuery(raw: string, charset?: Charset): QueryDict {
  return new QueryDict(raw === '' ? [] : parsePairs(raw, charset));
}

/** The same of a request, whose body's character set is its query's too. */
export function queryOf(
  queryString: string,
  headers: Readonly<Record<string, string | undefined>>,
): QueryDict {
  return parseQuery(queryString, charsetOf(headers['content-type']));
}

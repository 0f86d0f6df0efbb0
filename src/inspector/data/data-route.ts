/** What the data view shows, as its URL says it: a table with its order and filters, a row of it, a new one, or all changes. */
import { hashOf, type Route } from '../route.ts';

export interface DataRoute {
  /** Undefined before one is chosen. */
  readonly table: string | undefined;
  /** Of the row that is open; `new` for one that is being made. */
  readonly key: string | undefined;
  readonly search: string;
  /** A column, with a minus before it where the order is turned round. */
  readonly order: string;
  /** `added`, `changed` or `any`. */
  readonly changed: string;
  /** Columns that must have a value. */
  readonly where: Readonly<Record<string, string>>;
}

export const CHANGES = 'changes';
export const NEW = 'new';
const WHERE = 'where.';

export function readDataRoute({ path, query }: Route): DataRoute {
  const { q = '', o = '', changed = '' } = query;
  const where = Object.entries(query).flatMap(([name, value]) =>
    name.startsWith(WHERE) ? [[name.slice(WHERE.length), value]] : [],
  );
  const [table, key] = path;
  return { table, key, search: q, order: o, changed, where: Object.fromEntries(where) };
}

export function dataHash({ table, key, search, order, changed, where }: DataRoute): string {
  const path = [...(table === undefined ? [] : [table]), ...(table && key ? [key] : [])];
  const given = Object.entries(where).map(([name, value]) => [`${WHERE}${name}`, value]);
  return hashOf('data', path, { q: search, o: order, changed, ...Object.fromEntries(given) });
}

/** Of one row, whatever else the table would show. */
export function rowHash(table: string, key: string): string {
  return hashOf('data', [table, key]);
}

/** The path of the control plane for some of the rows. */
export function rowsPath(route: DataRoute, offset: number, limit: number): string {
  const { table = '', search, order, changed, where } = route;
  const given = Object.entries({ search, o: order, changed, ...where }).filter(
    ([, value]) => value !== '',
  );
  const query = new URLSearchParams([['offset', `${offset}`], ['limit', `${limit}`], ...given]);
  return `/tables/${encodeURIComponent(table)}?${query}`;
}

/** The order after a click on a column: up, down, and as it was. */
export function nextOrder(order: string, column: string): string {
  if (order === column) return `-${column}`;
  return order === `-${column}` ? '' : column;
}

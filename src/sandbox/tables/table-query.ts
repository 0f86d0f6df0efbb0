/** What of a table is asked for: which rows, in which order, and which page of them. */
import { hint, nearestName } from '../../values/nearest-name.ts';
import { digits, once, optional, told, withDefault } from '../../values/schema/changes.ts';
import { object } from '../../values/schema/composites.ts';
import { oneOf, text, whole } from '../../values/schema/scalars.ts';
import {
  accepted,
  type Problem,
  problemsOf,
  type Read,
  under,
} from '../../values/schema/schema.ts';
import type { RowColumn } from '../../waldur/fixture/fixture.ts';
import { makeOf, valuesMeant } from './plain-values.ts';

/** Most rows of a page. */
const MOST_ROWS = 1000;

export const CHANGES = ['added', 'changed', 'any'] as const;

/** By name, as in a query; all other names are columns. */
export const PAGE_QUERY = object({
  offset: told(withDefault(once(digits(whole({ min: 0 }))), 0), {
    description: 'How many rows are passed over.',
  }),
  limit: told(withDefault(once(digits(whole({ min: 0, max: MOST_ROWS }))), 100), {
    description: 'Most rows of the answer.',
  }),
  search: told(optional(once(text())), {
    description: 'Rows that have this text in any column, whatever the case of letters.',
  }),
  o: told(optional(once(text())), {
    description: 'The order: columns with commas between them, each with `-` before it to turn it.',
  }),
  changed: told(optional(once(oneOf(CHANGES))), {
    description: 'Rows that were added or changed since the reset; `any` is both.',
  }),
});

export interface TableQuery {
  readonly offset: number;
  readonly limit: number;
  readonly search: string | undefined;
  readonly changed: (typeof CHANGES)[number] | undefined;
  readonly orders: readonly Order[];
  /** The values that a column may hold, one of each list. */
  readonly where: readonly (readonly [column: RowColumn, values: readonly unknown[]])[];
}

export interface Order {
  readonly column: RowColumn;
  readonly isTurned: boolean;
}

const OWN = ['offset', 'limit', 'search', 'o', 'changed'];

/** A name is that of a column, the key included. */
export function readTableQuery(
  given: Readonly<Record<string, unknown>>,
  columns: readonly RowColumn[],
): Read<TableQuery> {
  const isOwn = ([name]: readonly [string, unknown]): boolean => OWN.includes(name);
  const members = Object.entries(given).filter(([, value]) => value !== undefined);
  const own = PAGE_QUERY.read(Object.fromEntries(members.filter(isOwn)));
  const [o]: readonly unknown[] = [given['o']].flat();
  const orders = readOrders(typeof o === 'string' ? o : '', columns);
  const where = members
    .filter((member) => !isOwn(member))
    .map(([name, value]) => readWhere(name, value, columns));
  const problems = [
    ...problemsOf(own),
    ...problemsOf(orders),
    ...where.flatMap((each) => problemsOf(each)),
  ];
  if (!own.valid || !orders.valid || problems.length > 0) return { valid: false, problems };
  const { offset, limit, search, changed } = own.value;
  const asked = where.flatMap((each) => (each.valid ? [each.value] : []));
  return accepted({ offset, limit, search, changed, orders: orders.value, where: asked });
}

function readWhere(
  name: string,
  value: unknown,
  columns: readonly RowColumn[],
): Read<TableQuery['where'][number]> {
  const column = columns.find((each) => each.name === name);
  if (!column) return { valid: false, problems: under(name, [unknownColumn(name, columns)]) };
  const texts: readonly unknown[] = Array.isArray(value) ? value : [value];
  const meant = texts.map((each) => valuesMeant(makeOf(column), String(each)));
  const problems = under(name, meant.flatMap(problemsOf));
  if (problems.length > 0) return { valid: false, problems };
  return accepted([column, meant.flatMap((each) => (each.valid ? each.value : []))]);
}

function readOrders(o: string, columns: readonly RowColumn[]): Read<readonly Order[]> {
  const sortable = columns.filter(isSortable);
  const found = (o === '' ? [] : o.split(',')).map((each): Order | Problem => {
    const name = each.replace(/^-/, '');
    const column = sortable.find((one) => one.name === name);
    return column ? { column, isTurned: each !== name } : unknownColumn(name, sortable);
  });
  const problems = found.flatMap((each) => ('message' in each ? [each] : []));
  if (problems.length > 0) return { valid: false, problems: under('o', problems) };
  return accepted(found.flatMap((each) => ('column' in each ? [each] : [])));
}

function unknownColumn(name: string, columns: readonly RowColumn[]): Problem {
  const names = columns.map((each) => each.name);
  const near = hint(nearestName(name, names)) || `: there are ${names.join(', ')}`;
  return { pointer: '', message: `there is no such column as "${name}"${near}` };
}

/** Whether rows can be put in order by it. */
export function isSortable(column: RowColumn): boolean {
  return column.compare !== undefined || makeOf(column) === 'key';
}

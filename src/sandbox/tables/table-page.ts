/** The rows of a table, page by page: sought, narrowed and put in order without writing out more than the page. */
import type { Selection } from '../../store/selection.ts';
import { ProblemError } from '../../values/schema/problem-error.ts';
import { dashed } from '../../values/uuid.ts';
import { memberOf, vouched } from '../../values/vouched.ts';
import type { DocumentRow, HeldRow, TableParts } from '../../waldur/fixture/fixture.ts';
import { makeOf, searcher } from './plain-values.ts';
import { type Change, changeOf, changesIn } from './row-changes.ts';
import { sorted } from './sorted-rows.ts';
import { columnsOf } from './table-infos.ts';
import { readTableQuery, type TableQuery } from './table-query.ts';
import { keyIn, type TableScope, tableNamed } from './table-scope.ts';

export interface TableRow {
  /** With dashes. */
  readonly key: string;
  readonly change: Change;
  /** As documents have it, but for bytes. */
  readonly row: DocumentRow;
}

export interface TablePage {
  /** How many there are on all pages. */
  readonly total: number;
  readonly offset: number;
  readonly rows: readonly TableRow[];
}

/** A row with what it was. */
export interface TableRowWithSeed extends TableRow {
  /** As a reset will make it; null where it will take it away. */
  readonly seed: DocumentRow | null;
}

/**
 * `given` are the parameters of a query, columns among them. @throws AbsenceError for a table that is not there; ProblemError
 * with all that is wrong with the query
 */
export function tablePage(
  scope: TableScope,
  name: string,
  given: Readonly<Record<string, unknown>>,
): TablePage {
  return tableNamed(name).parts((parts) => {
    const read = readTableQuery(given, columnsOf(parts));
    if (!read.valid) throw new ProblemError(read.problems);
    const { offset, limit } = read.value;
    const { total, rows } = rowsOf(parts, read.value, given, scope);
    return {
      total,
      offset,
      rows: rows(offset, limit).map((row) => ({
        key: dashed(row.uuid),
        change: changeOf(parts, row, scope),
        row: withoutBytes(parts, row, scope),
      })),
    };
  });
}

/** One row whole. @throws AbsenceError for a table or a row that is not there */
export function tableRow(scope: TableScope, name: string, key: string): TableRowWithSeed {
  const fixture = tableNamed(name);
  const uuid = keyIn(fixture, key, scope.store);
  return fixture.parts((parts) => {
    const { table, written } = parts;
    const row = scope.store.table(table).get(uuid);
    if (row === undefined) throw new RangeError(`${name} has lost ${uuid}.`);
    const before = scope.seed.table(table).get(uuid);
    return {
      key: dashed(uuid),
      change: changeOf(parts, row, scope),
      row: written(row, scope.store),
      seed: before === undefined ? null : written(before, scope.seed),
    };
  });
}

/** A list of which a page can be cut. */
interface Listing<Row> {
  readonly total: number;
  readonly rows: (offset: number, limit: number) => readonly Row[];
}

/** What an index answers is asked each time; what takes a walk is walked once, as long as nothing changes. */
function rowsOf<Row extends HeldRow>(
  parts: TableParts<Row>,
  query: TableQuery,
  given: Readonly<Record<string, unknown>>,
  scope: TableScope,
): Listing<Row> {
  const table = scope.store.table(parts.table);
  const selected = narrowed(table.select(), query);
  const { search, changed, orders } = query;
  if (search === undefined && changed === undefined && orders.length === 0) {
    return { total: selected.count, rows: (offset, limit) => selected.page(offset, limit) };
  }
  const { offset: _, limit: __, ...asked } = given;
  const of = [scope.seed, table.version, JSON.stringify(asked)];
  const all = scope.memory.get(`rows/${parts.table.name}`, of, () => {
    const found = [
      ...(changed === undefined ? selected : changedAmong(parts, selected, changed, scope)),
    ];
    const sought = search === undefined ? found : found.filter(seeker(parts, search));
    return orders.length === 0 ? sought : sorted(sought, orders);
  });
  return { total: all.length, rows: (offset, limit) => all.slice(offset, offset + limit) };
}

function narrowed<Row extends HeldRow>(
  selection: Selection<Row>,
  { where }: TableQuery,
): Selection<Row> {
  return where.reduce(
    (rows, [{ member }, values]) =>
      rows.whereIn(vouched<keyof Row & string>(member), vouched(values)),
    selection,
  );
}

function changedAmong<Row extends HeldRow>(
  parts: TableParts<Row>,
  selection: Selection<Row>,
  wanted: NonNullable<TableQuery['changed']>,
  scope: TableScope,
): readonly Row[] {
  const { added, changed } = changesIn(parts, scope);
  const after = changed.map((each) => each.after);
  const all = { added, changed: after, any: [...added, ...after] }[wanted];
  return all.filter(({ uuid }) => selection.get(uuid) !== undefined);
}

function seeker<Row extends HeldRow>(
  parts: TableParts<Row>,
  search: string,
): (row: Row) => boolean {
  const has = searcher(search);
  const columns = columnsOf(parts).map((column) => [column, makeOf(column)] as const);
  return (row) =>
    columns.some(([{ member, write }, make]) => {
      const value: unknown = memberOf(row, member);
      return has(make, make === 'data' ? write(value) : value);
    });
}

/** Bytes are not in it. */
export function withoutBytes<Row extends HeldRow>(
  { columns, show }: TableParts<Row>,
  row: Row,
  { store }: Pick<TableScope, 'store'>,
): DocumentRow {
  const hidden = columns.filter(({ isBinary }) => isBinary).map(({ name }) => name);
  const shown = show(row, store);
  if (hidden.length === 0) return shown;
  return Object.fromEntries(Object.entries(shown).filter(([name]) => !hidden.includes(name)));
}

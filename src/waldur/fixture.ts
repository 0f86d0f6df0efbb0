/** What a resource says of its rows in fixture documents: columns, and the way between a document row and a stored one. */
import type { Store } from '../store/store.ts';
import type { TableDefinition } from '../store/table-definition.ts';
import { dashed, keyOf, parseUuid, type Uuid } from '../values/uuid.ts';
import { vouchedFor } from '../values/validated.ts';
import type { Column, Columns, ColumnValues, DocumentRow, RowContext } from './fixture-column.ts';
import { type NamedColumn, type Problem, type ReadOutcome, readColumns } from './fixture-row.ts';

export interface FixtureOptions<
  Name extends string,
  Row extends { readonly uuid: Uuid<Name> },
  C extends Columns,
> {
  /** The top-level key of documents: the plural API name, which is the table's name too. */
  readonly key: Name;
  /** Columns of its own that are unique have the same name in documents. */
  readonly table: TableDefinition<Row>;
  /** The path segment of its API URLs, by which rows may be named too. */
  readonly basename?: string;
  readonly columns: C;
  /** Keys that answers of the API have and rows have no use for: a captured answer is a fixture row. */
  readonly ignored: readonly string[];
  readonly toRow: (values: ColumnValues<C>, uuid: Uuid<Name>, context: RowContext) => Row;
  /** The business rules that a row breaks, judged by the columns that could be read. */
  readonly breaches?: (values: Partial<ColumnValues<C>>, context: RowContext) => readonly Problem[];
  /** True where no row is asked for before all are read: they are stored together then, which is much cheaper. */
  readonly isStoredTogether?: boolean;
  /** The document row that loads as this row again; its uuids get their dashes elsewhere, and its bytes their Base64. */
  readonly toDocument: (row: Row, store: Store) => DocumentRow;
}

/** A fixture definition as the loader sees it: its row type is its own affair. */
export interface Fixture {
  readonly key: string;
  readonly basename: string | undefined;
  readonly columns: Columns;
  readonly ignored: readonly string[];
  readonly has: (store: Store, uuid: string) => boolean;
  /** Reads and stores one row, and gives all that is wrong with it. */
  readonly load: (source: DocumentRow, context: RowContext) => readonly Problem[];
  readonly createLoader: (store: Store) => RowLoader;
  /** All rows of a store, as a document has them. */
  readonly documentRows: (store: Store) => readonly DocumentRow[];
  /** The same rows, each made when it is asked for, with bytes where a document has Base64. */
  readonly rowsToWrite: (store: Store) => Iterable<DocumentRow>;
}

/**
 * Reads rows one after another. A row with faults is stored too, with what stands in for them, so that the rows that
 * refer to it are judged rightly: whoever loads puts the store back when there are problems.
 */
export interface RowLoader {
  readonly load: Fixture['load'];
  /** Stores what was held back. */
  readonly finish: () => void;
}

export function defineFixture<
  Name extends string,
  Row extends { readonly uuid: Uuid<Name> },
  C extends Columns,
>(options: FixtureOptions<Name, Row, C>): Fixture {
  const { key, basename, columns, ignored, table, isStoredTogether = false } = options;
  const entries = Object.entries<Column<unknown>>(columns);
  const references = entries.filter(([, { isReference }]) => isReference).map(([name]) => name);
  const binary = entries
    .filter(([, { schema }]) => 'contentEncoding' in schema)
    .map(([name]) => name);
  const { unique } = table;
  const named: readonly NamedColumn[] = entries.map(([name, column]) => {
    return { name, column, isUnique: unique.some((own) => own === name) };
  });

  const claim = (column: string, value: unknown, context: RowContext): string | undefined => {
    const own = unique.find((name) => name === column);
    if (own === undefined) return undefined;
    const all = context.store.table(table).select();
    return context.claim(`${key}.${own}`, value, () => Array.from(all, (row) => row[own]));
  };

  const read = (source: DocumentRow, context: RowContext): ReadOutcome<Row> => {
    const { values, faults } = readColumns(named, source, context, claim);
    if (faults) context.doubt(key, context.uuid, faults.failed);
    const sound = vouchedFor<Partial<ColumnValues<C>>>(values);
    const broken = options.breaches?.(sound, context) ?? NO_PROBLEMS;
    const whole = vouchedFor<ColumnValues<C>>(faults ? { ...values, ...faults.stand } : values);
    const uuid = keyOf<Name>(context.uuid);
    const row = faults?.isWhole === false ? undefined : options.toRow(whole, uuid, context);
    const problems = faults ? [...faults.problems, ...broken] : broken;
    return { row, isSound: faults === undefined, problems };
  };

  const show = (row: Row, store: Store): Record<string, unknown> => {
    const shown: Record<string, unknown> = { ...options.toDocument(row, store) };
    for (const name of ['uuid', ...references]) shown[name] = withDashes(shown[name]);
    return shown;
  };

  const load: Fixture['load'] = (source, context) => {
    const { row, problems } = read(source, context);
    if (row !== undefined) context.store.table(table).insert(row);
    return problems;
  };

  return {
    key,
    basename,
    columns,
    ignored,
    load,
    has: (store, uuid) => store.table(table).has(uuid),
    createLoader(store) {
      if (!isStoredTogether) return { load, finish: () => undefined };
      const rows: Row[] = [];
      return {
        load(source, context) {
          const { row, isSound, problems } = read(source, context);
          if (row !== undefined && isSound && problems.length === 0) rows.push(row);
          return problems;
        },
        finish: () => store.table(table).insertAll(rows),
      };
    },
    documentRows: (store) =>
      Array.from(store.table(table).select(), (row) => {
        const shown = show(row, store);
        for (const name of binary) shown[name] = inBase64(shown[name]);
        return shown;
      }),
    rowsToWrite: (store) => ({
      *[Symbol.iterator]() {
        for (const row of store.table(table).select()) yield show(row, store);
      },
    }),
  };
}

const NO_PROBLEMS: readonly Problem[] = [];

function inBase64(value: unknown): unknown {
  return value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value;
}

function withDashes(value: unknown): unknown {
  const uuid = typeof value === 'string' ? parseUuid(value) : undefined;
  return uuid === undefined ? value : dashed(uuid);
}

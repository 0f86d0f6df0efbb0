/** What a resource says of its rows in fixture documents: columns, and the way between a document row and a stored one. */
import { DuplicateError } from '../store/errors.ts';
import type { Store } from '../store/store.ts';
import type { TableDefinition } from '../store/table-definition.ts';
import type { Clock } from '../values/clock.ts';
import type { Random } from '../values/random.ts';
import { parseUuid, type Uuid } from '../values/uuid.ts';
import { type ErrorTree, gather, invalid, type Validated, valid } from '../values/validated.ts';

/** A piece of JSON Schema. */
export type Schema = Readonly<Record<string, unknown>>;

/** What reading a row may draw on. */
export interface RowContext {
  /** Everything read so far: what the row may refer to is in here. */
  readonly store: Store;
  readonly clock: Clock;
  /** The stream of the row's own table. */
  readonly random: Random;
  /** The row's place in its list, from 0. */
  readonly index: number;
  /** The row that a uuid, an alias or an API URL names; an error that hints at the nearest alias otherwise. */
  readonly find: <Name extends string>(table: Name, reference: string) => Validated<Uuid<Name>>;
}

export interface Column<Value> {
  readonly schema: Schema;
  readonly required: boolean;
  /** For a row that leaves the column out. */
  readonly fallback: (context: RowContext) => Value;
  readonly read: (input: unknown, context: RowContext) => Validated<Value>;
}

export type Columns = Readonly<Record<string, Column<unknown>>>;

export type ColumnValues<C> = {
  readonly [Name in keyof C]: C[Name] extends Column<infer Value> ? Value : never;
};

export interface FixtureOptions<
  Name extends string,
  Row extends { readonly uuid: Uuid<Name> },
  C extends Columns,
> {
  /** The top-level key of documents: the plural API name, which is the table's name too. */
  readonly key: Name;
  readonly table: TableDefinition<Row>;
  /** The path segment of its API URLs, by which rows may be named too. */
  readonly basename?: string;
  readonly columns: C;
  /** Keys that answers of the API have and rows have no use for: a captured answer is a fixture row. */
  readonly ignored: readonly string[];
  readonly toRow: (values: ColumnValues<C>, uuid: Uuid<Name>, context: RowContext) => Row;
  /** The business rules that a row breaks; called when the rows before it are stored. */
  readonly breaches?: (
    row: Row,
    context: RowContext,
    values: ColumnValues<C>,
  ) => readonly Problem[];
  /** The document row that loads as this row again. */
  readonly toDocument: (row: Row, store: Store) => Readonly<Record<string, unknown>>;
}

/** What is wrong with a row. */
export interface Problem {
  /** JSON pointer from the row on: `/sum`; empty for the row itself. */
  readonly pointer: string;
  readonly message: string;
}

/** A fixture definition as the loader sees it: its row type is its own affair. */
export interface Fixture {
  readonly key: string;
  readonly basename: string | undefined;
  readonly columns: Columns;
  readonly ignored: readonly string[];
  /** Stores a document row under a uuid, unless something is wrong with it. */
  readonly load: (
    source: Readonly<Record<string, unknown>>,
    uuid: string,
    context: RowContext,
  ) => readonly Problem[];
  /** All rows of a store, as a document has them. */
  readonly documentRows: (store: Store) => readonly Readonly<Record<string, unknown>>[];
}

export function defineFixture<
  Name extends string,
  Row extends { readonly uuid: Uuid<Name> },
  C extends Columns,
>(options: FixtureOptions<Name, Row, C>): Fixture {
  const { key, basename, columns, ignored, table, toRow, breaches, toDocument } = options;
  const entries = Object.entries<Column<unknown>>(columns);
  return {
    key,
    basename,
    columns,
    ignored,
    documentRows: (store) =>
      Array.from(store.table(table).select(), (row) => toDocument(row, store)),
    load(source, text, context) {
      const uuid = parseUuid<Name>(text);
      if (uuid === undefined) return [{ pointer: '/uuid', message: 'must be a uuid' }];
      const outcomes = entries.map(
        ([name, column]) => [name, readColumn(column, source[name], context)] as const,
      );
      const values = gather<ColumnValues<C>>(valid(outcomes));
      if (!values.valid) return flatten(values.errors, '');
      const row = toRow(values.value, uuid, context);
      const broken = breaches?.(row, context, values.value) ?? [];
      return broken.length > 0 ? broken : insert(() => context.store.table(table).insert(row));
    },
  };
}

function readColumn(
  { required, fallback, read }: Column<unknown>,
  input: unknown,
  context: RowContext,
): Validated<unknown> {
  if (input !== undefined) return read(input, context);
  return required ? invalid('is required') : valid(fallback(context));
}

function flatten(errors: ErrorTree, pointer: string): readonly Problem[] {
  if (isMessages(errors)) return errors.map((message) => ({ pointer, message }));
  return Object.entries(errors).flatMap(([name, inner]) =>
    flatten(inner, `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`),
  );
}

function isMessages(errors: ErrorTree): errors is readonly string[] {
  return Array.isArray(errors);
}

function insert(store: () => unknown): readonly Problem[] {
  try {
    store();
    return [];
  } catch (error) {
    if (!(error instanceof DuplicateError)) throw error;
    return [
      {
        pointer: `/${error.column}`,
        message: `is taken: another row has ${JSON.stringify(error.value)}`,
      },
    ];
  }
}

/** Decides what has to be said about a table: its order, its indexes, its unique columns and its references. */

/** What every row has: a `uuid`, the key of its table. */
export interface StoredRow {
  readonly uuid: string;
}

/** What an indexed column may hold. Sorted null, false, true, numbers, text (by UTF-16 code unit). */
export type ColumnValue = string | number | boolean | null;

/** What becomes of a row when the row it refers to is deleted. Source: Django `on_delete` PROTECT, SET_NULL, CASCADE. */
export type OnDelete = 'protect' | 'setNull' | 'cascade';

/** A column that holds the uuid of a row in the table named `to`, or null. The rule stands on the row that refers. */
export interface Reference {
  readonly to: string;
  readonly onDelete: OnDelete;
}

/** References by the column that holds them. */
export type References<R extends StoredRow> = {
  readonly [C in keyof R & string]?: Reference;
};

/** A complete description of one table; made by `defineTable`. */
export interface TableDefinition<R extends StoredRow> {
  readonly name: string;
  /** Sort key of a row as text; rows stand in the order of (this, insertion). */
  readonly order: (row: R) => string;
  /** Every index of the table, each a tuple of columns; the index on `uuid` and the order go without saying. */
  readonly indexes: readonly (readonly (keyof R & string)[])[];
  /** The columns of all of them, each once. */
  readonly indexed: readonly (keyof R & string)[];
  /** Columns in which no two rows hold the same value; null is never a duplicate. */
  readonly unique: readonly (keyof R & string)[];
  readonly references: References<R>;
  /** True where a row that is replaced comes after all that are equal in order: it stands where it was written last. */
  readonly movesOnReplace: boolean;
  /** Bytes that a row holds beyond those that every row has; undefined where all rows of the table are small. */
  readonly weigh: ((row: R) => number) | undefined;
}

/** What a resource says about its table; whatever is left out is empty, and the order is that of insertion. */
export interface TableOptions<R extends StoredRow> {
  readonly order?: (row: R) => string;
  readonly indexes?: readonly (readonly (keyof R & string)[])[];
  readonly unique?: readonly (keyof R & string)[];
  readonly references?: References<R>;
  readonly movesOnReplace?: boolean;
  readonly weigh?: (row: R) => number;
}

/**
 * Describes a table. Unique columns and references get an index of their own. An index serves a selection that fixes
 * *all* its columns (with `where` or `whereIn`), so declare the combinations that are asked for, not their prefixes.
 */
export function defineTable<R extends StoredRow>(
  name: string,
  options: TableOptions<R> = {},
): TableDefinition<R> {
  const { order = () => '', indexes = [], unique = [], references = {} } = options;
  const { movesOnReplace = false, weigh } = options;
  const single = [...unique, ...columnsOf(references)].map((column) => [column]);
  const all = new Map([...indexes, ...single].map((columns) => [columns.join(), columns]));
  all.delete('uuid');
  all.delete('');
  const indexed = new Set<keyof R & string>(['uuid', ...[...all.values()].flat()]);
  return Object.freeze({
    name,
    order,
    indexes: [...all.values()],
    indexed: [...indexed],
    unique,
    references,
    movesOnReplace,
    weigh,
  });
}

/** The columns that refer to another table. */
export function columnsOf<T extends object>(references: T): Extract<keyof T, string>[] {
  const columns: Extract<keyof T, string>[] = [];
  for (const column in references) columns.push(column);
  return columns;
}

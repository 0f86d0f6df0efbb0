/** What may be done to a table, and in which order a change is checked and made: no value twice, no reference to nothing. */

import { Beginnings } from './beginning.ts';
import { DuplicateError, MissingReferenceError, MissingRowError } from './errors.ts';
import type { SortedEntries } from './indexed-rows.ts';
import { everything } from './query.ts';
import { type RowDifferences, rowDifferences } from './row-differences.ts';
import { type Selection, TableSelection } from './selection.ts';
import type { Surroundings } from './surroundings.ts';
import { type ColumnValue, columnsOf, type StoredRow } from './table-definition.ts';
import { isColumnValue } from './table-index.ts';
import type { TableRows, TableState } from './table-rows.ts';

/** The rows of one resource. A row is frozen when it comes in; it is replaced, never edited. */
export class Table<R extends StoredRow> {
  readonly #rows: TableRows<R>;
  readonly #surroundings: Surroundings;
  readonly #references: readonly (readonly [column: keyof R & string, to: string])[];
  /** Finds rows by what a text begins with. */
  readonly beginnings: Beginnings<R>;

  constructor(rows: TableRows<R>, surroundings: Surroundings) {
    this.#rows = rows;
    this.#surroundings = surroundings;
    this.beginnings = new Beginnings(rows.indexed);
    const { references } = rows.definition;
    this.#references = columnsOf(references).flatMap((column) => {
      const to = references[column]?.to;
      return to === undefined ? [] : [[column, to] as const];
    });
  }

  get name(): string {
    return this.#rows.definition.name;
  }

  get size(): number {
    return this.#rows.indexed.size;
  }

  get(uuid: string): R | undefined {
    return this.#rows.indexed.find(uuid)?.row;
  }

  /** The first row with this value in a column that has an index of its own. @throws Error where it has none */
  findBy<C extends keyof R & string>(column: C, value: R[C]): R | undefined {
    return this.#rows.indexed.indexOn(column).first([value])?.row;
  }

  /**
   * Grows whenever a row changes or goes that these rows refer to, directly or through others: what was made of such a
   * row together with those that it refers to holds until then.
   */
  get revisionBelow(): number {
    return this.#surroundings.revisionBelow();
  }

  has(uuid: string): boolean {
    return this.#rows.indexed.find(uuid) !== undefined;
  }

  /** Adds a row and returns it, frozen. @throws DuplicateError, MissingReferenceError; nothing changes then. */
  insert(row: R): R {
    if (this.has(row.uuid)) throw new DuplicateError(this.name, 'uuid', row.uuid);
    this.#checkUnique(row);
    this.#checkReferences(row);
    this.#surroundings.admit(1, this.#weigh(row));
    return this.#rows.add(row);
  }

  /**
   * Adds many rows, each as `insert` does, and freezes them; a row may refer to any other of them. Much cheaper than
   * single inserts when they are many for the table. @throws as `insert` does; none is added then.
   */
  insertAll(rows: readonly R[]): void {
    const batch = this.#rows.sort(rows);
    this.#checkBatch(batch);
    const { weigh } = this.#rows.definition;
    const bytes = weigh ? rows.reduce((total, row) => total + weigh(row), 0) : 0;
    this.#surroundings.admit(rows.length, bytes);
    this.#rows.addSorted(batch);
  }

  /**
   * Puts a row in the place of the one with its uuid and returns it, frozen; it keeps its turn among equals in order,
   * unless the table says that it moves.
   * @throws MissingRowError, DuplicateError, MissingReferenceError; nothing changes then.
   */
  replace(row: R): R {
    const old = this.#rows.indexed.find(row.uuid);
    if (old === undefined) throw new MissingRowError(this.name, row.uuid);
    this.#checkUnique(row, old.row);
    this.#checkReferences(row, old.row);
    const bytes = this.#weigh(row);
    if (bytes > 0) this.#surroundings.admit(0, bytes);
    if (!this.#rows.definition.movesOnReplace) return this.#rows.swap(old, row);
    this.#rows.remove(old);
    return this.#rows.add(row);
  }

  /**
   * Takes a row out, with the delete rules of every table that refers here; false if it is not there.
   * @throws ProtectedError when a row that refers to it forbids that; nothing changes then.
   */
  delete(uuid: string): boolean {
    if (!this.has(uuid)) return false;
    this.#surroundings.delete(uuid);
    return true;
  }

  /** Grows with every change, and where another state is put back. */
  get version(): number {
    return this.#rows.indexed.version;
  }

  /** The rows of this moment; costs the same whatever the size. */
  snapshot(): TableState<R> {
    return this.#rows.snapshot();
  }

  /** What is otherwise than in a moment of a table of this definition: cheap where they share nearly all rows. */
  differencesFrom(moment: TableState<R>): RowDifferences<R> {
    return rowDifferences(moment, this.#rows);
  }

  /** All rows, in order. */
  select(): Selection<R> {
    return new TableSelection(this.#rows.indexed, everything());
  }

  /** @throws DuplicateError when another row holds a value that the row takes anew in a unique column. */
  #checkUnique(row: R, old?: R): void {
    for (const column of this.#rows.definition.unique) {
      const value = newValue(column, row, old);
      if (value === null || !this.#rows.indexed.indexOn(column).first([value])) continue;
      throw new DuplicateError(this.name, column, value);
    }
  }

  /** @throws MissingReferenceError when the row anew refers to a row that is not there; it may refer to itself. */
  #checkReferences(row: R, old?: R): void {
    for (const [column, to] of this.#references) {
      const value = newValue(column, row, old);
      if (value === null || (to === this.name && value === row.uuid)) continue;
      if (typeof value === 'string' && this.#surroundings.has(to, value)) continue;
      throw new MissingReferenceError(this.name, column, value);
    }
  }

  /**
   * As one by one, but each value is looked up only once, and the rows may refer to each other.
   * @throws DuplicateError, MissingReferenceError
   */
  #checkBatch(batch: SortedEntries<R>): void {
    this.#checkDistinct('uuid', batch);
    for (const column of this.#rows.definition.unique) this.#checkDistinct(column, batch);
    for (const [column, to] of this.#references) {
      const own = to === this.name ? this.#distinctValues('uuid', batch) : undefined;
      for (const value of this.#distinctValues(column, batch)) {
        if (own?.has(value)) continue;
        if (typeof value === 'string' && this.#surroundings.has(to, value)) continue;
        throw new MissingReferenceError(this.name, column, value);
      }
    }
  }

  #checkDistinct(column: keyof R & string, batch: SortedEntries<R>): void {
    const index = this.#rows.indexed.indexOn(column);
    let last: ColumnValue = null;
    for (const { row } of batch.get(index) ?? []) {
      const value = newValue(column, row);
      if (value === null) continue;
      if (value === last || (this.size > 0 && index.first([value]) !== undefined)) {
        throw new DuplicateError(this.name, column, value);
      }
      last = value;
    }
  }

  /** The values that the rows hold in a column; walked as they came, for that is how they lie in memory. */
  #distinctValues(column: keyof R & string, batch: SortedEntries<R>): ReadonlySet<ColumnValue> {
    const values = new Set<ColumnValue>();
    for (const { row } of batch.get(this.#rows.indexed.inOrder) ?? [])
      values.add(newValue(column, row));
    values.delete(null);
    return values;
  }

  #weigh(row: R): number {
    return this.#rows.definition.weigh?.(row) ?? 0;
  }
}

/** What the row holds in a column if that has to be checked; null if it is null, unchanged or not to be indexed. */
function newValue<R>(column: keyof R & string, row: R, old?: R): ColumnValue {
  const value: unknown = row[column];
  return value !== old?.[column] && isColumnValue(value) ? value : null;
}

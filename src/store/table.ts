/** Decides what may be done to a table, and in which order a change is checked and made. */

import { checkBatch } from './batch-checks.ts';
import { DuplicateError, MissingRowError } from './errors.ts';
import { everything } from './query.ts';
import { indexOn } from './referring-rows.ts';
import { checkReferences, checkUnique } from './row-checks.ts';
import type { Selection } from './selection.ts';
import type { StoredRow } from './table-definition.ts';
import type { TableRows } from './table-rows.ts';
import { TableSelection } from './table-selection.ts';

/** What a table asks of the store it stands in. */
export interface Surroundings {
  /** Whether that table holds this uuid. */
  readonly has: (table: string, uuid: string) => boolean;
  /** Grows whenever a row changes or goes that rows of this table refer to, however far. */
  readonly revisionBelow: (table: string) => number;
  /** Lets so many rows more in, of so many bytes. @throws where there is no room; nothing changes then. */
  readonly admit: (rows: number, bytes: number) => void;
  /** Deletes a row and applies the rules of those that refer to it, all or nothing. */
  readonly delete: (table: string, uuid: string) => void;
}

/** The rows of one resource. A row is frozen when it comes in; it is replaced, never edited. */
export class Table<R extends StoredRow> {
  readonly #rows: TableRows<R>;
  readonly #surroundings: Surroundings;

  constructor(rows: TableRows<R>, surroundings: Surroundings) {
    this.#rows = rows;
    this.#surroundings = surroundings;
  }

  get name(): string {
    return this.#rows.definition.name;
  }

  /** Kept, not counted. */
  get size(): number {
    return this.#rows.size;
  }

  get(uuid: string): R | undefined {
    return this.#rows.find(uuid)?.row;
  }

  /** The first row with this value in a column that has an index of its own. @throws Error where it has none */
  findBy<C extends keyof R & string>(column: C, value: R[C]): R | undefined {
    return indexOn(this.#rows, column).first([value])?.row;
  }

  /**
   * Grows whenever a row changes or goes that these rows refer to, directly or through others: what was made of such a
   * row together with those that it refers to holds until then.
   */
  get revisionBelow(): number {
    return this.#surroundings.revisionBelow(this.name);
  }

  has(uuid: string): boolean {
    return this.#rows.find(uuid) !== undefined;
  }

  /** Adds a row and returns it, frozen. @throws DuplicateError, MissingReferenceError; nothing changes then. */
  insert(row: R): R {
    if (this.has(row.uuid)) throw new DuplicateError(this.name, 'uuid', row.uuid);
    checkUnique(this.#rows, row);
    checkReferences(this.#rows, this.#surroundings.has, row);
    this.#surroundings.admit(1, this.#weigh(row));
    return this.#rows.add(row);
  }

  /**
   * Adds many rows, each as `insert` does, and freezes them; a row may refer to any other of them. Much cheaper than
   * single inserts when they are many for the table. @throws as `insert` does; none is added then.
   */
  insertAll(rows: readonly R[]): void {
    const batch = this.#rows.sort(rows);
    checkBatch(this.#rows, this.#surroundings.has, batch);
    const { weigh } = this.#rows.definition;
    const bytes = weigh ? rows.reduce((total, row) => total + weigh(row), 0) : 0;
    this.#surroundings.admit(rows.length, bytes);
    this.#rows.addSorted(batch);
  }

  /**
   * Puts a row in the place of the one with its uuid and returns it, frozen; it keeps its turn among equals in order.
   * @throws MissingRowError, DuplicateError, MissingReferenceError; nothing changes then.
   */
  replace(row: R): R {
    const old = this.#rows.find(row.uuid);
    if (old === undefined) throw new MissingRowError(this.name, row.uuid);
    checkUnique(this.#rows, row, old.row);
    checkReferences(this.#rows, this.#surroundings.has, row, old.row);
    const bytes = this.#weigh(row);
    if (bytes > 0) this.#surroundings.admit(0, bytes);
    return this.#rows.swap(old, row);
  }

  /**
   * Takes a row out, with the delete rules of every table that refers here; false if it is not there.
   * @throws ProtectedError when a row that refers to it forbids that; nothing changes then.
   */
  delete(uuid: string): boolean {
    if (!this.has(uuid)) return false;
    this.#surroundings.delete(this.name, uuid);
    return true;
  }

  /** All rows, in order. */
  select(): Selection<R> {
    return new TableSelection(this.#rows, everything());
  }

  #weigh(row: R): number {
    return this.#rows.definition.weigh?.(row) ?? 0;
  }
}

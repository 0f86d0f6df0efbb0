/** All tables of one sandbox, which change, roll back, fork and restore as one. */

import { lazy } from '../values/lazy.ts';
import { TypedRegistry } from '../values/typed-registry.ts';
import { EditEpoch } from './edit-epoch.ts';
import { type Changes, PastState, type StoreSnapshot } from './past-state.ts';
import { refuseLostReferences, Schema, tablesBelow } from './references.ts';
import { Table } from './table.ts';
import type { StoredRow, TableDefinition } from './table-definition.ts';
import { type Change, TableRows, type TableState } from './table-rows.ts';

export type { PastState, StoreSnapshot } from './past-state.ts';

/** A set of tables. @throws Error on construction when two share a name or a reference points to none of them. */
export class Store {
  readonly #definitions: readonly TableDefinition<never>[];
  readonly #epoch = new EditEpoch(() => this.#keepPresent());
  readonly #rows = new Map<string, TableRows<never>>();
  readonly #schema = lazy(() => new Schema(this.#rows));
  /** Made when they are first asked for: most of a fork never are. */
  readonly #tables = new TypedRegistry();
  /** Undefined where nobody has asked for it. */
  #present: PastState | undefined;
  #otherwise: TableRows<never> | undefined;
  #admit: ((rows: number, bytes: number) => void) | undefined;

  /** `isChecked` where a store has been made of the same definitions. */
  constructor(definitions: readonly TableDefinition<never>[], isChecked = false) {
    this.#definitions = definitions;
    for (const definition of definitions) {
      if (this.#rows.has(definition.name)) throw new Error(`Two tables: ${definition.name}.`);
      this.#rows.set(definition.name, new TableRows<never>(definition, this.#epoch));
    }
    if (!isChecked) refuseLostReferences(definitions);
  }

  /** The table that this definition describes. @throws Error when the store was made without it. */
  table<R extends StoredRow>(definition: TableDefinition<R>): Table<R> {
    const table = this.#tables.get<Table<R>>(definition);
    if (table !== undefined) return table;
    const { name } = definition;
    const rows = this.#rows.get(name);
    if (rows?.definition !== definition) throw new Error(`The store has no table ${name}.`);
    this.#tables.set(definition, this.#tableOf(name, rows));
    return this.table(definition);
  }

  #tableOf(name: string, rows: TableRows<never>): Table<never> {
    const below = lazy(() => tablesBelow(name, this.#rows));
    return new Table<never>(rows, {
      has: (other, uuid) => this.has(other, uuid),
      revisionBelow: () => below().reduce((total, { indexed }) => total + indexed.revision, 0),
      admit: (count, bytes) => this.#admit?.(count, bytes),
      delete: (uuid) => this.transaction(() => this.#schema().delete(name, uuid)),
    });
  }

  /** Asks before every row that comes in, and every one that gets large: so many rows, so many bytes. A throw keeps it out. */
  admitBy(admit: (rows: number, bytes: number) => void): void {
    this.#admit = admit;
  }

  /** Whether a table, by its name, holds a uuid; false for a table that is not there. */
  has(table: string, uuid: string): boolean {
    return this.#rows.get(table)?.indexed.find(uuid) !== undefined;
  }

  /**
   * Does the work; if it throws, undoes all changes to the tables and throws on: it costs what was changed, whatever the
   * size. A transaction within another joins it.
   */
  transaction<T>(work: () => T): T {
    if (this.#epoch.isUndoable) return work();
    this.#epoch.begin();
    try {
      const result = work();
      if (this.#present && this.#epoch.hasChanged) this.#present = this.#passed(this.#present);
      this.#epoch.commit();
      return result;
    } catch (error) {
      this.#epoch.rollBack();
      throw error;
    }
  }

  /** The present state, which can be had when it has passed; the same until something changes. Not within a transaction. */
  present(): PastState {
    this.#present ??= new PastState(this);
    return this.#present;
  }

  /** What the present state has become by the changes of a transaction; undefined where nobody needs to know. */
  #passed(before: PastState): PastState | undefined {
    if (!before.needsChanges) return undefined;
    const changes = new Map<string, readonly Change<never>[]>();
    for (const [name, rows] of this.#rows) {
      if (rows.changes.length > 0) changes.set(name, rows.changes);
    }
    const next = new PastState(this);
    before.pass(changes, next);
    return next;
  }

  /** Before changes that nobody notes. */
  #keepPresent(): void {
    const present = this.#present;
    this.#present = undefined;
    // It is kept by those who hold it.
    if (present?.needsChanges) void present.snapshot;
  }

  /** Undoes what was done last, here or to the store that this is a fork of. */
  takeBack(changes: Changes): void {
    for (const [name, each] of changes) this.#rows.get(name)?.takeBack(each);
  }

  /** The present state; costs the same whatever the size. */
  snapshot(): StoreSnapshot {
    const tables = new Map<string, TableState<never>>();
    for (const [name, rows] of this.#rows) tables.set(name, rows.state);
    this.#epoch.end();
    return { tables };
  }

  /** Whether the present state is that one; nothing is kept for it, so that what changes next costs no copies. */
  isAt({ tables }: StoreSnapshot): boolean {
    // The table that was otherwise when this was asked last nearly always is so again.
    const last = this.#otherwise;
    if (last && !last.isAt(tables.get(last.definition.name))) return false;
    for (const [name, rows] of this.#rows) {
      if (rows.isAt(tables.get(name))) continue;
      this.#otherwise = rows;
      return false;
    }
    return true;
  }

  /** Puts a state of this store, or of one with the same tables, back. The snapshot can be used again. */
  restore({ tables }: StoreSnapshot): void {
    for (const [name, rows] of this.#rows) {
      const state = tables.get(name);
      if (state === undefined) throw new Error(`The snapshot has no table ${name}.`);
      rows.state = state;
    }
  }

  /** A store of its own with the same rows, or with those of a moment, shared until either changes. */
  fork(moment = this.snapshot()): Store {
    const fork = new Store(this.#definitions, true);
    fork.restore(moment);
    return fork;
  }

  /** Whether all tables together hold more rows; where the one that changes does by itself, the others are not counted. */
  holdsMoreThan(rows: number): boolean {
    return (this.#otherwise?.indexed.size ?? 0) > rows || this.count() > rows;
  }

  /** How many rows all tables hold. */
  count(): number {
    let total = 0;
    for (const { indexed } of this.#rows.values()) total += indexed.size;
    return total;
  }

  /** How many rows each table holds. */
  sizes(): { readonly [table: string]: number } {
    return Object.fromEntries(
      Array.from(this.#rows, ([name, { indexed }]) => [name, indexed.size]),
    );
  }
}

/** Decides what belongs together: tables that change, roll back, fork and restore as one. */

import { TypedRegistry } from '../values/typed-registry.ts';
import { deleteWithRules } from './delete-rules.ts';
import { EditEpoch } from './edit-epoch.ts';
import { createSchema } from './schema.ts';
import { Table } from './table.ts';
import type { StoredRow, TableDefinition } from './table-definition.ts';
import { TableRows, type TableState } from './table-rows.ts';

/** All tables of a store as they were at one moment. Shares what has not changed since; never changes. */
export interface StoreSnapshot {
  readonly tables: ReadonlyMap<string, TableState<never>>;
}

/** A set of tables. @throws Error on construction when two share a name or a reference points to none of them. */
export class Store {
  readonly #definitions: readonly TableDefinition<never>[];
  readonly #epoch = new EditEpoch();
  readonly #rows = new Map<string, TableRows<never>>();
  readonly #tables = new TypedRegistry();
  #isInTransaction = false;
  #admit: ((rows: number, bytes: number) => void) | undefined;

  constructor(definitions: readonly TableDefinition<never>[]) {
    this.#definitions = definitions;
    for (const definition of definitions) {
      if (this.#rows.has(definition.name)) throw new Error(`Two tables: ${definition.name}.`);
      this.#rows.set(definition.name, new TableRows<never>(definition, this.#epoch));
    }
    const schema = createSchema(this.#rows);
    const surroundings = {
      has: schema.has,
      revisionBelow: (table: string) => {
        let total = 0;
        for (const rows of schema.below(table)) total += rows.revision;
        return total;
      },
      admit: (rows: number, bytes: number) => this.#admit?.(rows, bytes),
      delete: (table: string, uuid: string) =>
        this.transaction(() => deleteWithRules(schema, table, uuid)),
    };
    for (const rows of this.#rows.values()) {
      this.#tables.set(rows.definition, new Table<never>(rows, surroundings));
    }
  }

  /** The table that this definition describes. @throws Error when the store was made without it. */
  table<R extends StoredRow>(definition: TableDefinition<R>): Table<R> {
    const table = this.#tables.get<Table<R>>(definition);
    if (table === undefined) throw new Error(`The store has no table ${definition.name}.`);
    return table;
  }

  /** Asks before every row that comes in, and every one that gets large: so many rows, so many bytes. A throw keeps it out. */
  admitBy(admit: (rows: number, bytes: number) => void): void {
    this.#admit = admit;
  }

  /** Whether a table, by its name, holds a uuid; false for a table that is not there. */
  has(table: string, uuid: string): boolean {
    return this.#rows.get(table)?.find(uuid) !== undefined;
  }

  /** Does the work; if it throws, puts all tables back and throws on. A transaction within another joins it. */
  transaction<T>(work: () => T): T {
    if (this.#isInTransaction) return work();
    const before = this.snapshot();
    this.#isInTransaction = true;
    try {
      return work();
    } catch (error) {
      this.restore(before);
      throw error;
    } finally {
      this.#isInTransaction = false;
    }
  }

  /** The present state; costs the same whatever the size. */
  snapshot(): StoreSnapshot {
    this.#epoch.end();
    const tables = new Map<string, TableState<never>>();
    for (const [name, rows] of this.#rows) tables.set(name, rows.state);
    return { tables };
  }

  /** Puts a state of this store, or of one with the same tables, back. The snapshot can be used again. */
  restore({ tables }: StoreSnapshot): void {
    for (const [name, rows] of this.#rows) {
      const state = tables.get(name);
      if (state === undefined) throw new Error(`The snapshot has no table ${name}.`);
      rows.state = state;
    }
  }

  /** A store of its own with the same rows, shared until either changes. */
  fork(): Store {
    const fork = new Store(this.#definitions);
    fork.restore(this.snapshot());
    return fork;
  }

  /** How many rows each table holds. */
  sizes(): { readonly [table: string]: number } {
    return Object.fromEntries(Array.from(this.#rows, ([name, { size }]) => [name, size]));
  }
}

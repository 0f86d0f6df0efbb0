/**
 * Who refers to whom, and what becomes of the rows that refer to a row that is deleted. The rule stands on the row that
 * refers; here the references of all tables are seen from the tables they point to.
 */

import { ProtectedError } from './errors.ts';
import type { OnDelete, Reference, StoredRow, TableDefinition } from './table-definition.ts';
import type { TableRows } from './table-rows.ts';

/** What a delete rule may do to a table, whose type of row it does not know. */
interface ReferringRows {
  /** How many rows refer to this uuid through this column. */
  count(column: string, uuid: string): number;
  /** The uuids of those rows, in order. */
  list(column: string, uuid: string): readonly string[];
  /** Replaces those rows by rows with null there. */
  setNull(column: string, uuid: string): void;
  /** Takes one row out, if it is there. */
  remove(uuid: string): void;
}

/** One reference, seen from the table it points to. */
interface Referrer {
  readonly table: string;
  readonly column: string;
  readonly onDelete: OnDelete;
  readonly rows: ReferringRows;
}

/** The references between the tables of a store, in both directions. */
export class Schema {
  readonly #rows = new Map<string, ReferringRows>();
  readonly #referrers = new Map<string, Referrer[]>();

  constructor(tables: ReadonlyMap<string, TableRows<never>>) {
    for (const [name, rows] of tables) this.#rows.set(name, referringRows(rows));
    for (const [table, { definition }] of tables) {
      for (const [column, { to, onDelete }] of referencesOf(definition)) {
        const known = this.#referrers.get(to) ?? [];
        this.#referrers.set(to, [...known, { table, column, onDelete, rows: this.#rowsOf(table) }]);
      }
    }
  }

  /**
   * Takes a row out, and with it all that cascades from it, then clears what still refers to them. As in Django, a row
   * that is protected stops it even if the row that refers to it would be deleted too.
   * @throws ProtectedError at the first reference that forbids it, before anything changes.
   */
  delete(table: string, uuid: string): void {
    const doomed = this.#collectDoomed(table, uuid);
    for (const [from, uuids] of doomed) {
      const rows = this.#rowsOf(from);
      for (const one of uuids) rows.remove(one);
    }
    for (const [to, uuids] of doomed) {
      for (const { column, onDelete, rows } of this.#referrersTo(to)) {
        if (onDelete === 'setNull') for (const one of uuids) rows.setNull(column, one);
      }
    }
  }

  /** The uuids that go, by table: the row itself and what cascades from it. */
  #collectDoomed(table: string, uuid: string): ReadonlyMap<string, ReadonlySet<string>> {
    const doomed = new Map<string, Set<string>>();
    const pending = [{ to: table, uuid }];
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      const { to, uuid: target } = next;
      const uuids = doomed.get(to) ?? new Set();
      if (uuids.has(target)) continue;
      doomed.set(to, uuids.add(target));
      for (const referrer of this.#referrersTo(to)) {
        refuseProtected(referrer, target);
        if (referrer.onDelete !== 'cascade') continue;
        const referring = referrer.rows.list(referrer.column, target);
        for (const one of referring) pending.push({ to: referrer.table, uuid: one });
      }
    }
    return doomed;
  }

  #referrersTo(table: string): readonly Referrer[] {
    return this.#referrers.get(table) ?? [];
  }

  #rowsOf(table: string): ReferringRows {
    const rows = this.#rows.get(table);
    if (rows === undefined) throw new Error(`No table ${table}.`);
    return rows;
  }
}

function refuseProtected({ table, column, onDelete, rows }: Referrer, uuid: string): void {
  if (onDelete !== 'protect') return;
  const count = rows.count(column, uuid);
  if (count > 0) throw new ProtectedError(table, column, count);
}

function referringRows<R extends StoredRow>(rows: TableRows<R>): ReferringRows {
  const entriesOf = (column: string, uuid: string) => {
    const { index, from, to } = rows.indexed.indexOn(column).range([uuid]);
    return index.tree.slice(from, to);
  };
  return {
    count: (column, uuid) => {
      const { from, to } = rows.indexed.indexOn(column).range([uuid]);
      return to - from;
    },
    list: (column, uuid) => entriesOf(column, uuid).map(({ row }) => row.uuid),
    setNull: (column, uuid) => {
      for (const entry of entriesOf(column, uuid)) {
        rows.swap(entry, { ...entry.row, [column]: null });
      }
    },
    remove: (uuid) => {
      const entry = rows.indexed.find(uuid);
      if (entry !== undefined) rows.remove(entry);
    },
  };
}

/** The tables that one refers to, directly or through others. */
export function tablesBelow(
  name: string,
  tables: ReadonlyMap<string, TableRows<never>>,
): readonly TableRows<never>[] {
  const names = new Set<string>();
  const add = (each: string) => {
    for (const [, { to }] of referencesOf(tables.get(each)?.definition)) names.add(to);
  };
  add(name);
  for (const each of names) add(each);
  return [...names].flatMap((each) => tables.get(each) ?? []);
}

/** @throws Error when a reference points to none of these tables. */
export function refuseLostReferences(definitions: readonly TableDefinition<never>[]): void {
  for (const definition of definitions) {
    for (const [column, { to }] of referencesOf(definition)) {
      if (definitions.some(({ name }) => name === to)) continue;
      throw new Error(`${definition.name}.${column} refers to no table: ${to}.`);
    }
  }
}

/** What the columns of a table refer to. */
function referencesOf(
  definition: TableDefinition<never> | undefined,
): readonly (readonly [string, Reference])[] {
  const references: Readonly<Record<string, Reference | undefined>> = definition?.references ?? {};
  return Object.entries(references).flatMap(([column, reference]) =>
    reference === undefined ? [] : [[column, reference] as const],
  );
}

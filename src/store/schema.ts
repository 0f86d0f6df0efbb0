/** Decides who refers to whom: the references of all tables, seen from the tables they point to. */

import type { Referrer, Schema } from './delete-rules.ts';
import { type ReferringRows, referringRows } from './referring-rows.ts';
import type { Reference } from './table-definition.ts';
import type { TableRows } from './table-rows.ts';

/** The references between these tables, and whether a uuid stands in one. @throws Error when one points outside. */
export function createSchema(
  tables: ReadonlyMap<string, TableRows<never>>,
): Schema & { readonly has: (table: string, uuid: string) => boolean } {
  const rowsByName = new Map<string, ReferringRows>();
  for (const [name, rows] of tables) rowsByName.set(name, referringRows(rows));
  const rowsOf = (table: string): ReferringRows => {
    const rows = rowsByName.get(table);
    if (rows === undefined) throw new Error(`No table ${table}.`);
    return rows;
  };
  const referrers = new Map<string, Referrer[]>();
  for (const [table, { definition }] of tables) {
    const references: Readonly<Record<string, Reference | undefined>> = definition.references;
    for (const [column, reference] of Object.entries(references)) {
      if (reference === undefined) continue;
      const { to, onDelete } = reference;
      if (!tables.has(to)) throw new Error(`${table}.${column} refers to no table: ${to}.`);
      const known = referrers.get(to) ?? [];
      referrers.set(to, [...known, { table, column, onDelete, rows: rowsOf(table) }]);
    }
  }
  return {
    rowsOf,
    referrersTo: (table) => referrers.get(table) ?? [],
    has: (table, uuid) => tables.get(table)?.find(uuid) !== undefined,
  };
}

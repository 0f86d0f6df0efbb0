/** Decides who refers to whom: the references of all tables, seen from the tables they point to. */

import type { Referrer, Schema } from './delete-rules.ts';
import { type ReferringRows, referringRows } from './referring-rows.ts';
import type { Reference } from './table-definition.ts';
import type { TableRows } from './table-rows.ts';

/** The references between these tables, in both directions, and whether a uuid stands in one. @throws Error when one points outside. */
export function createSchema(tables: ReadonlyMap<string, TableRows<never>>): Schema & {
  readonly has: (table: string, uuid: string) => boolean;
  readonly below: (table: string) => readonly TableRows<never>[];
} {
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
  const belowByName = new Map(
    [...tables.keys()].map((name) => [name, tablesBelow(name, tables)] as const),
  );
  return {
    rowsOf,
    referrersTo: (table) => referrers.get(table) ?? [],
    below: (table) => belowByName.get(table) ?? [],
    has: (table, uuid) => tables.get(table)?.find(uuid) !== undefined,
  };
}

/** The tables that one refers to, directly or through others. */
function tablesBelow(
  name: string,
  tables: ReadonlyMap<string, TableRows<never>>,
): readonly TableRows<never>[] {
  const names = new Set(targetsOf(tables.get(name)));
  for (const each of names) for (const next of targetsOf(tables.get(each))) names.add(next);
  return [...names].flatMap((each) => tables.get(each) ?? []);
}

function targetsOf(rows: TableRows<never> | undefined): readonly string[] {
  const references: Readonly<Record<string, Reference | undefined>> =
    rows?.definition.references ?? {};
  return Object.values(references).flatMap((reference) => reference?.to ?? []);
}

/** Decides how rows are found and changed by what they refer to, without knowing their type. */

import type { StoredRow } from './table-definition.ts';
import type { TableIndex } from './table-index.ts';
import type { TableRows } from './table-rows.ts';

/** What a delete rule may do to a table. */
export interface ReferringRows {
  /** How many rows refer to this uuid through this column. */
  count(column: string, uuid: string): number;
  /** The uuids of those rows, in order. */
  list(column: string, uuid: string): readonly string[];
  /** Replaces those rows by rows with null there. */
  setNull(column: string, uuid: string): void;
  /** Takes one row out; false if it is not there. */
  remove(uuid: string): boolean;
}

/** The rows of a table as delete rules see them. */
export function referringRows<R extends StoredRow>(rows: TableRows<R>): ReferringRows {
  const entriesOf = (column: string, uuid: string) => {
    const { index, from, to } = indexOn(rows, column).range([uuid]);
    return Array.from({ length: to - from }, (_, place) => index.tree.at(from + place));
  };
  return {
    count: (column, uuid) => {
      const { from, to } = indexOn(rows, column).range([uuid]);
      return to - from;
    },
    list: (column, uuid) => entriesOf(column, uuid).flatMap((entry) => entry?.row.uuid ?? []),
    setNull: (column, uuid) => {
      for (const entry of entriesOf(column, uuid)) {
        if (entry !== undefined) rows.swap(entry, { ...entry.row, [column]: null });
      }
    },
    remove: (uuid) => {
      const entry = rows.find(uuid);
      if (entry !== undefined) rows.remove(entry);
      return entry !== undefined;
    },
  };
}

/** The index on this column alone. @throws Error if there is none: `defineTable` makes one for each reference. */
export function indexOn<R extends StoredRow>(rows: TableRows<R>, column: string): TableIndex<R> {
  const found = rows.byColumn.get(column);
  if (found === undefined) throw new Error(`${rows.definition.name}.${column} has no index.`);
  return found;
}

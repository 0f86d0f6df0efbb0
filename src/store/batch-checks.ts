/** Decides whether many rows may enter a table together: as one by one, but each value is looked up only once. */

import { DuplicateError, MissingReferenceError } from './errors.ts';
import { indexOn } from './referring-rows.ts';
import { newValue } from './row-checks.ts';
import { columnsOf, type StoredRow } from './table-definition.ts';
import type { TableRows } from './table-rows.ts';

/** @throws DuplicateError, MissingReferenceError as single inserts would, but that the rows may refer to each other. */
export function checkBatch<R extends StoredRow>(
  rows: TableRows<R>,
  has: (table: string, uuid: string) => boolean,
  batch: readonly R[],
): void {
  const { name, unique, references } = rows.definition;
  const uuids = checkDistinct(rows, 'uuid', batch);
  for (const column of unique) checkDistinct(rows, column, batch);
  for (const column of columnsOf(references)) {
    const to = references[column]?.to;
    if (to === undefined) continue;
    const present = new Set<unknown>(to === name ? uuids : []);
    for (const row of batch) {
      const value = newValue(column, row);
      if (value === null || present.has(value)) continue;
      if (typeof value !== 'string' || !has(to, value)) {
        throw new MissingReferenceError(name, column, value);
      }
      present.add(value);
    }
  }
}

/** The values that the rows hold in a unique column. */
function checkDistinct<R extends StoredRow>(
  rows: TableRows<R>,
  column: keyof R & string,
  batch: readonly R[],
): ReadonlySet<unknown> {
  const index = indexOn(rows, column);
  const seen = new Set<unknown>();
  for (const row of batch) {
    const value = newValue(column, row);
    if (value === null) continue;
    if (seen.has(value) || (rows.size > 0 && index.first([value]) !== undefined)) {
      throw new DuplicateError(rows.definition.name, column, value);
    }
    seen.add(value);
  }
  return seen;
}

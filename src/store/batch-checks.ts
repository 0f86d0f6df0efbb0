/** Decides whether many rows may enter a table together: as one by one, but each value is looked up only once. */

import { DuplicateError, MissingReferenceError } from './errors.ts';
import { indexOn } from './referring-rows.ts';
import { newValue } from './row-checks.ts';
import { type ColumnValue, columnsOf, type StoredRow } from './table-definition.ts';
import type { SortedRows, TableRows } from './table-rows.ts';

/** @throws DuplicateError, MissingReferenceError as single inserts would, but that the rows may refer to each other. */
export function checkBatch<R extends StoredRow>(
  rows: TableRows<R>,
  has: (table: string, uuid: string) => boolean,
  batch: SortedRows<R>,
): void {
  const { name, unique, references } = rows.definition;
  checkDistinct(rows, 'uuid', batch);
  for (const column of unique) checkDistinct(rows, column, batch);
  for (const column of columnsOf(references)) {
    const to = references[column]?.to;
    if (to === undefined) continue;
    const own = to === name ? distinctValues(rows, 'uuid', batch) : undefined;
    for (const value of distinctValues(rows, column, batch)) {
      if (own?.has(value) || (typeof value === 'string' && has(to, value))) continue;
      throw new MissingReferenceError(name, column, value);
    }
  }
}

function checkDistinct<R extends StoredRow>(
  rows: TableRows<R>,
  column: keyof R & string,
  batch: SortedRows<R>,
): void {
  const index = indexOn(rows, column);
  let last: ColumnValue = null;
  for (const { row } of batch.get(index) ?? []) {
    const value = newValue(column, row);
    if (value === null) continue;
    if (value === last || (rows.size > 0 && index.first([value]) !== undefined)) {
      throw new DuplicateError(rows.definition.name, column, value);
    }
    last = value;
  }
}

/** The values that the rows hold in a column; walked as they came, for that is how they lie in memory. */
function distinctValues<R extends StoredRow>(
  rows: TableRows<R>,
  column: keyof R & string,
  batch: SortedRows<R>,
): ReadonlySet<ColumnValue> {
  const values = new Set<ColumnValue>();
  for (const { row } of batch.get(rows.inOrder) ?? []) values.add(newValue(column, row));
  values.delete(null);
  return values;
}

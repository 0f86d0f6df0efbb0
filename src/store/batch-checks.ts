/** Decides whether many rows may enter a table together: as one by one, but by neighbours in the order of each column. */

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
    const own = new Set(to === name ? distinctValues(rows, 'uuid', batch) : []);
    for (const value of distinctValues(rows, column, batch)) {
      if (own.has(value) || (typeof value === 'string' && has(to, value))) continue;
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

/** The values that the rows hold in a column, each once: equal ones are neighbours. */
function distinctValues<R extends StoredRow>(
  rows: TableRows<R>,
  column: keyof R & string,
  batch: SortedRows<R>,
): readonly ColumnValue[] {
  const values: ColumnValue[] = [];
  let last: ColumnValue = null;
  for (const { row } of batch.get(indexOn(rows, column)) ?? []) {
    const value = newValue(column, row);
    if (value !== null && value !== last) values.push(value);
    last = value;
  }
  return values;
}

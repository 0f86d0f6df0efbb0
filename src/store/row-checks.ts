/** Decides whether a row may stand in its table: no value twice in a unique column, no reference to nothing. */

import { isColumnValue } from './column-value.ts';
import { DuplicateError, MissingReferenceError } from './errors.ts';
import { indexOn } from './referring-rows.ts';
import { type ColumnValue, columnsOf, type StoredRow } from './table-definition.ts';
import type { TableRows } from './table-rows.ts';

/** @throws DuplicateError when another row holds a value that the row takes anew in a unique column. */
export function checkUnique<R extends StoredRow>(rows: TableRows<R>, row: R, old?: R): void {
  const { name, unique } = rows.definition;
  for (const column of unique) {
    const value = newValue(column, row, old);
    if (value === null || indexOn(rows, column).first([value]) === undefined) continue;
    throw new DuplicateError(name, column, value);
  }
}

/** @throws MissingReferenceError when the row anew refers to a row that is not there; it may refer to itself. */
export function checkReferences<R extends StoredRow>(
  rows: TableRows<R>,
  has: (table: string, uuid: string) => boolean,
  row: R,
  old?: R,
): void {
  const { name, references } = rows.definition;
  for (const column of columnsOf(references)) {
    const value = newValue(column, row, old);
    const to = references[column]?.to;
    if (value === null || to === undefined) continue;
    if (to === name && value === row.uuid) continue;
    if (typeof value !== 'string' || !has(to, value)) {
      throw new MissingReferenceError(name, column, value);
    }
  }
}

/** What the row holds in a column if that has to be checked; null if it is null, unchanged or not to be indexed. */
export function newValue<R>(column: keyof R & string, row: R, old?: R): ColumnValue {
  const value: unknown = row[column];
  return value !== old?.[column] && isColumnValue(value) ? value : null;
}

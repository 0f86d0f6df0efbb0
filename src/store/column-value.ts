/** Decides what an indexed column may hold and how its values sort: null, false, true, numbers, text. */

import type { ColumnValue } from './table-definition.ts';

/** Whether an index can hold this; NaN cannot be put in order, and undefined is not a value. */
export function isColumnValue(value: unknown): value is ColumnValue {
  if (typeof value === 'number') return !Number.isNaN(value);
  return value === null || typeof value === 'string' || typeof value === 'boolean';
}

/** Negative, zero or positive; a total order over all column values, of whatever type. */
export function compareColumnValues(a: unknown, b: unknown): number {
  if (a === b) return 0;
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : 1;
  if (typeof a === 'number' && typeof b === 'number') return a < b ? -1 : 1;
  if (typeof a === 'boolean' && typeof b === 'boolean') return a ? 1 : -1;
  return placeOfType(a) - placeOfType(b);
}

function placeOfType(value: unknown): number {
  if (value === null) return 0;
  if (typeof value === 'boolean') return 1;
  if (typeof value === 'number') return 2;
  return typeof value === 'string' ? 3 : 4;
}

/** Decides how the rows of a table are kept and compared: one entry a row, shared by all its indexes. */

import { compareColumnValues } from './column-value.ts';

/** A row with its sort key and the number of its insertion, which settles ties. */
export interface Entry<R> {
  readonly row: R;
  readonly seq: number;
  readonly key: string;
}

/** The order of the table: (sort key, insertion). */
export function compareOrder<R>(a: Entry<R>, b: Entry<R>): number {
  if (a.key !== b.key) return a.key < b.key ? -1 : 1;
  return a.seq - b.seq;
}

/** Compares the columns of a row with values for them. */
export function valuesOrder<R>(
  columns: readonly (keyof R & string)[],
): (row: R, values: readonly unknown[]) => number {
  const [first, ...rest] = columns;
  if (first !== undefined && rest.length === 0) {
    return (row, values) => compareColumnValues(row[first], values[0]);
  }
  return (row, values) => {
    for (const [index, column] of columns.entries()) {
      const order = compareColumnValues(row[column], values[index]);
      if (order !== 0) return order;
    }
    return 0;
  };
}

/** The order of an index: (columns, sort key, insertion). */
export function entryOrder<R>(
  columns: readonly (keyof R & string)[],
): (a: Entry<R>, b: Entry<R>) => number {
  const [first, ...rest] = columns;
  if (first === undefined) return compareOrder;
  if (rest.length === 0) {
    return (a, b) => compareColumnValues(a.row[first], b.row[first]) || compareOrder(a, b);
  }
  return (a, b) => {
    for (const column of columns) {
      const order = compareColumnValues(a.row[column], b.row[column]);
      if (order !== 0) return order;
    }
    return compareOrder(a, b);
  };
}

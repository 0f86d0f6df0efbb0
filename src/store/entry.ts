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

/** Compares the leading columns of a row with these values. */
export function compareToValues<R>(
  row: R,
  columns: readonly (keyof R & string)[],
  values: readonly unknown[],
): number {
  for (let index = 0; index < columns.length; index += 1) {
    const column = columns[index];
    const order = column === undefined ? 0 : compareColumnValues(row[column], values[index]);
    if (order !== 0) return order;
  }
  return 0;
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

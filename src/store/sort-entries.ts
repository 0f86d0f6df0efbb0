/** Decides how many entries are put in the order of an index at once: by gathering equal values, not by comparing all. */

import { compareColumnValues } from './column-value.ts';
import { compareOrder, type Entry } from './entry.ts';

/** The entries in the order of the table; next to nothing if they are so already. */
export function sortInOrder<R>(entries: readonly Entry<R>[]): readonly Entry<R>[] {
  return [...entries].sort(compareOrder);
}

/** Entries that are in the order of the table, in the order of an index on these columns. */
export function sortByColumns<R>(
  inOrder: readonly Entry<R>[],
  columns: readonly (keyof R & string)[],
): readonly Entry<R>[] {
  return columns.reduceRight(gatherByColumn, inOrder);
}

function gatherByColumn<R>(
  entries: readonly Entry<R>[],
  column: keyof R & string,
): readonly Entry<R>[] {
  const gathered = new Map<unknown, Entry<R>[]>();
  for (const entry of entries) {
    const value = entry.row[column];
    const equals = gathered.get(value);
    if (equals === undefined) gathered.set(value, [entry]);
    else equals.push(entry);
  }
  return [...gathered.keys()]
    .sort(compareColumnValues)
    .flatMap((value) => gathered.get(value) ?? []);
}

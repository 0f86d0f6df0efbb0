/** How many entries are put in the order of an index at once: by counting equal values, not by comparing all. */

import { compareOrder, type Entry } from './entry.ts';
import { compareColumnValues } from './table-index.ts';
import { slot } from './tree-node.ts';

/** The entries in the order of the table; next to nothing if they are so already. */
export function sortInOrder<R>(entries: readonly Entry<R>[]): readonly Entry<R>[] {
  const isInOrder = entries.every((entry, place) => {
    const last = entries[place - 1];
    return last === undefined || compareOrder(last, entry) < 0;
  });
  return isInOrder ? entries : [...entries].sort(compareOrder);
}

/** Puts entries in the order of an index on these columns. */
export type Sorter<R> = (columns: readonly (keyof R & string)[]) => readonly Entry<R>[];

/** Takes the entries in the order of the table; what two orders have in common is done once. */
export function createSorter<R>(inOrder: readonly Entry<R>[]): Sorter<R> {
  const known = new Map<string, readonly Entry<R>[]>();
  const sorted: Sorter<R> = ([first, ...rest]) => {
    if (first === undefined) return inOrder;
    const name = [first, ...rest].join();
    const entries = known.get(name) ?? sortByColumn(sorted(rest), first);
    known.set(name, entries);
    return entries;
  };
  return sorted;
}

/** A counting sort, which leaves equals in their order: only distinct values are compared. */
function sortByColumn<R>(
  entries: readonly Entry<R>[],
  column: keyof R & string,
): readonly Entry<R>[] {
  if (isSortedBy(entries, column)) return entries;
  const { groups, sizes, groupOf } = groupBy(entries, column);
  const nextPlaces = new Uint32Array(sizes.length);
  let start = 0;
  for (const value of sortValues([...groups.keys()])) {
    const group = groups.get(value) ?? 0;
    nextPlaces[group] = start;
    start += slot(sizes, group);
  }
  const sorted = entries.slice();
  for (let index = 0; index < entries.length; index += 1) {
    const group = groupOf[index] ?? 0;
    const place = nextPlaces[group] ?? 0;
    sorted[place] = slot(entries, index);
    nextPlaces[group] = place + 1;
  }
  return sorted;
}

function isSortedBy<R>(entries: readonly Entry<R>[], column: keyof R & string): boolean {
  let last: unknown = entries[0]?.row[column];
  for (const { row } of entries) {
    const value = row[column];
    if (compareColumnValues(last, value) > 0) return false;
    last = value;
  }
  return true;
}

/** Numbers the distinct values as they come; `sizes` counts how often each does, `groupOf` says which each entry has. */
function groupBy<R>(entries: readonly Entry<R>[], column: keyof R & string) {
  const groups = new Map<unknown, number>();
  const sizes: number[] = [];
  const groupOf = new Uint32Array(entries.length);
  for (let index = 0; index < entries.length; index += 1) {
    const value = slot(entries, index).row[column];
    let group = groups.get(value);
    if (group === undefined) {
      group = sizes.length;
      groups.set(value, group);
      sizes.push(0);
    }
    groupOf[index] = group;
    sizes[group] = slot(sizes, group) + 1;
  }
  return { groups, sizes, groupOf };
}

/** Texts alone need no comparison of ours, which takes twice as long. */
function sortValues(values: unknown[]): readonly unknown[] {
  const areTexts = values.every((value) => typeof value === 'string');
  return areTexts ? values.sort() : values.sort(compareColumnValues);
}

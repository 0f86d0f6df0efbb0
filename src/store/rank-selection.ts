/** Decides where in each of several sorted ranges their merged order reaches a given offset, without walking there. */

import type { Entry } from './entry.ts';
import type { IndexRange, TableIndex } from './table-index.ts';

/**
 * The rank at which each range goes on, once `offset` entries of the merged order have been passed over. The order of the
 * table is searched for the entry of that offset: O(k log² n) for k ranges of n rows.
 */
export function seekOffset<R>(
  inOrder: TableIndex<R>,
  ranges: readonly IndexRange<R>[],
  offset: number,
): readonly number[] {
  if (ranges.length === 0 || offset <= 0) return ranges.map(({ from }) => from);
  let low = 0;
  let high = inOrder.tree.size;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (passedBefore(ranges, inOrder.tree.at(middle)) <= offset) low = middle + 1;
    else high = middle;
  }
  return ranksAt(ranges, inOrder.tree.at(low - 1));
}

function ranksAt<R>(ranges: readonly IndexRange<R>[], pivot: Entry<R> | undefined): number[] {
  return ranges.map(({ index, values, from }) =>
    pivot === undefined ? from : index.rankBefore(values, pivot),
  );
}

/** How many entries of all ranges stand before the pivot. */
function passedBefore<R>(ranges: readonly IndexRange<R>[], pivot: Entry<R> | undefined): number {
  const starts = ranges.reduce((sum, { from }) => sum + from, 0);
  return ranksAt(ranges, pivot).reduce((sum, rank) => sum + rank, 0) - starts;
}

/** Decides how a planned question is walked: its ranges merged into the order of the table, and tested if need be. */

import { compareOrder } from './entry.ts';
import { mergeCursors } from './merge.ts';
import { isAskedFor, type Query } from './query.ts';
import type { QueryPlan } from './query-plan.ts';
import { seekOffset } from './rank-selection.ts';
import type { StoredRow } from './table-definition.ts';
import type { TableRows } from './table-rows.ts';
import type { Cursor } from './tree-walk.ts';

/** The rows asked for, in the order of the table. `offset` passes over entries of the ranges, tested or not. */
export function walkPlan<R extends StoredRow>(
  rows: TableRows<R>,
  query: Query<R>,
  { ranges, isPartial }: QueryPlan<R>,
  offset: number,
): Cursor<R> {
  const starts = seekOffset(rows.inOrder, ranges, offset);
  const walks = ranges.map(({ index, to }, place) => index.tree.walk(starts[place], to));
  const next = mergeCursors(walks, compareOrder);
  if (!isPartial) return () => next()?.row;
  return () => {
    let entry = next();
    while (entry !== undefined && !isAskedFor(query, entry.row)) entry = next();
    return entry?.row;
  };
}

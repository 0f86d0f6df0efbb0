/** Decides which index answers a question: one that fixes it wholly, else the one that leaves the fewest rows to test. */

import type { Query } from './query.ts';
import type { StoredRow } from './table-definition.ts';
import type { IndexRange, TableIndex } from './table-index.ts';
import type { TableRows } from './table-rows.ts';

/** Ranges of one index, none empty and no two overlapping, each in the order of the table. */
export interface QueryPlan<R> {
  readonly ranges: readonly IndexRange<R>[];
  /** How many rows the ranges hold. */
  readonly total: number;
  /** Whether the rows of the ranges still have to be tested one by one. */
  readonly isPartial: boolean;
}

/**
 * The cheapest way to an answer. An index can serve if all its columns are fixed; one with more combinations of values
 * than the table has rows is passed over, since a walk costs less.
 */
export function planQuery<R extends StoredRow>(rows: TableRows<R>, query: Query<R>): QueryPlan<R> {
  const { fixed, tests } = query;
  if (fixed.size === 0) return wholeTable(rows, tests.length > 0);
  for (const values of fixed.values()) {
    if (values.size === 0) return { ranges: [], total: 0, isPartial: false };
  }
  const usable = rows.indexes.filter((index) => combinations(index, query) <= rows.size);
  const exact = usable.find(({ columns }) => columns.length === fixed.size);
  if (exact !== undefined) return planOf(exact, query, tests.length > 0);
  const plans = usable.map((index) => planOf(index, query, true));
  return plans.reduce(
    (best, plan) => (plan.total < best.total ? plan : best),
    planOf(rows.inOrder, query, true),
  );
}

function wholeTable<R extends StoredRow>(rows: TableRows<R>, isPartial: boolean): QueryPlan<R> {
  const range = rows.inOrder.range([]);
  return { ranges: range.to > 0 ? [range] : [], total: range.to, isPartial };
}

/** How many ranges the index would take; none if it does not serve. */
function combinations<R>({ columns }: TableIndex<R>, { fixed }: Query<R>): number {
  return columns.reduce((product, column) => product * (fixed.get(column)?.size ?? Infinity), 1);
}

function planOf<R>(index: TableIndex<R>, { fixed }: Query<R>, isPartial: boolean): QueryPlan<R> {
  const tuples = index.columns.reduce<readonly (readonly unknown[])[]>(
    (heads, column) =>
      heads.flatMap((head) => Array.from(fixed.get(column) ?? [], (value) => [...head, value])),
    [[]],
  );
  const ranges = tuples.map((values) => index.range(values)).filter(({ from, to }) => from < to);
  const total = ranges.reduce((sum, { from, to }) => sum + to - from, 0);
  return { ranges, total, isPartial };
}

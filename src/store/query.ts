/** A question to a table: how it is written down and narrowed, which index answers it, and how the answer is walked. */

import { compareOrder, type Entry } from './entry.ts';
import type { IndexedRows } from './indexed-rows.ts';
import { mergeCursors } from './merge-cursors.ts';
import type { StoredRow } from './table-definition.ts';
import type { IndexRange, TableIndex } from './table-index.ts';
import type { Compare, Cursor } from './tree-node.ts';

/** What rows must be like, and in which order they are wanted; the last order named comes first. */
export interface Query<R> {
  readonly fixed: ReadonlyMap<keyof R & string, ReadonlySet<unknown>>;
  readonly tests: readonly ((row: R) => boolean)[];
  readonly orders: readonly Compare<R>[];
  /** True where what the orders leave equal is in the order of insertion and not in that of the table. */
  readonly isByInsertion: boolean;
  /** The plan that was made last, and the version of the table that it holds for: who counts rows cuts a page of them too. */
  last: { readonly plan: QueryPlan<R>; readonly version: number } | undefined;
}

/** The question that all rows answer. */
export function everything<R>(): Query<R> {
  return { fixed: new Map(), tests: [], orders: [], isByInsertion: false, last: undefined };
}

/** The same question, with one column held to these values as well as to those it was held to before. */
export function narrow<R>(
  query: Query<R>,
  column: keyof R & string,
  values: readonly unknown[],
): Query<R> {
  const before = query.fixed.get(column);
  const kept = before === undefined ? values : values.filter((value) => before.has(value));
  return { ...query, fixed: new Map(query.fixed).set(column, new Set(kept)), last: undefined };
}

/** Whether a row is one of those asked for. */
export function isAskedFor<R>({ fixed, tests }: Query<R>, row: R): boolean {
  for (const [column, values] of fixed) if (!values.has(row[column])) return false;
  return tests.every((test) => test(row));
}

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
export function planQuery<R extends StoredRow>(
  rows: IndexedRows<R>,
  query: Query<R>,
): QueryPlan<R> {
  const { last } = query;
  if (last?.version === rows.version) return last.plan;
  const plan = makePlan(rows, query);
  query.last = { plan, version: rows.version };
  return plan;
}

function makePlan<R extends StoredRow>(rows: IndexedRows<R>, query: Query<R>): QueryPlan<R> {
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

function wholeTable<R extends StoredRow>(rows: IndexedRows<R>, isPartial: boolean): QueryPlan<R> {
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

/** The rows asked for, in the order of the table. `offset` passes over entries of the ranges, tested or not. */
export function walkPlan<R extends StoredRow>(
  rows: IndexedRows<R>,
  query: Query<R>,
  plan: QueryPlan<R>,
  offset: number,
): Cursor<R> {
  const next = walkEntries(rows, query, plan, offset);
  return () => next()?.row;
}

/** The same, each with what is kept of it. */
export function walkEntries<R extends StoredRow>(
  rows: IndexedRows<R>,
  query: Query<R>,
  { ranges, isPartial }: QueryPlan<R>,
  offset: number,
): Cursor<Entry<R>> {
  const starts = seekOffset(rows.inOrder, ranges, offset);
  const walks = ranges.map(({ index, to }, place) => index.tree.walk(starts[place], to));
  const next = mergeCursors(walks, compareOrder);
  if (!isPartial) return next;
  return () => {
    let entry = next();
    while (entry !== undefined && !isAskedFor(query, entry.row)) entry = next();
    return entry;
  };
}

/**
 * The rank at which each range goes on, once `offset` entries of the merged order have been passed over. The order of the
 * table is searched for the entry of that offset: O(k log² n) for k ranges of n rows.
 */
function seekOffset<R>(
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

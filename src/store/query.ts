/** Decides how a selection's question is written down and narrowed. */

import type { RowOrder } from './selection.ts';

/** What rows must be like, and in which order they are wanted; the last order named comes first. */
export interface Query<R> {
  readonly fixed: ReadonlyMap<keyof R & string, ReadonlySet<unknown>>;
  readonly tests: readonly ((row: R) => boolean)[];
  readonly orders: readonly RowOrder<R>[];
}

/** The question that all rows answer. */
export function everything<R>(): Query<R> {
  return { fixed: new Map(), tests: [], orders: [] };
}

/** The same question, with one column held to these values as well as to those it was held to before. */
export function narrow<R>(
  query: Query<R>,
  column: keyof R & string,
  values: readonly unknown[],
): Query<R> {
  const before = query.fixed.get(column);
  const kept = before === undefined ? values : values.filter((value) => before.has(value));
  return { ...query, fixed: new Map(query.fixed).set(column, new Set(kept)) };
}

/** Whether a row is one of those asked for. */
export function isAskedFor<R>({ fixed, tests }: Query<R>, row: R): boolean {
  for (const [column, values] of fixed) if (!values.has(row[column])) return false;
  return tests.every((test) => test(row));
}

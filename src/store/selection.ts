/** Decides what may be asked of a subset of a table's rows. */

/** Negative, zero or positive, as for `Array.prototype.sort`. */
export type RowOrder<R> = (a: R, b: R) => number;

/**
 * A subset of rows in order. It is a question, not an answer: each use reads the table as it then is, and a loop
 * walks the rows as they were when it began. Every refinement returns a new selection.
 */
export interface Selection<R> extends Iterable<R> {
  /** The rows that hold this value in this column. */
  where<C extends keyof R & string>(column: C, value: R[C]): Selection<R>;
  /** The rows that hold one of these values; a value named twice counts once, and none at all selects nothing. */
  whereIn<C extends keyof R & string>(column: C, values: readonly R[C][]): Selection<R>;
  /** The rows that pass a test no index can answer; costs a walk of what is selected. */
  filter(test: (row: R) => boolean): Selection<R>;
  /** The same rows in another order; ties keep the former one. Costs a walk and a sort of what is selected. */
  orderBy(compare: RowOrder<R>): Selection<R>;
  /** The row with this uuid, if it is in this selection. */
  get(uuid: string): R | undefined;
  /** How many rows there are; a walk only if `filter` or a column without an index is involved. */
  readonly count: number;
  /** At most `limit` rows, after `offset` have been passed over (0-based). */
  page(offset: number, limit: number): readonly R[];
  first(): R | undefined;
}

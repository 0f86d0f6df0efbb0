/** A subset of a table's rows: what may be asked of it, and how it is counted, cut into pages and walked. */

import type { Entry } from './entry.ts';
import type { IndexedRows } from './indexed-rows.ts';
import {
  isAskedFor,
  narrow,
  planQuery,
  type Query,
  type QueryPlan,
  walkEntries,
  walkPlan,
} from './query.ts';
import type { StoredRow } from './table-definition.ts';
import type { IndexRange } from './table-index.ts';
import type { Compare, Cursor } from './tree-node.ts';

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
  orderBy(compare: Compare<R>): Selection<R>;
  /**
   * The same rows, of which those that no order tells apart come in the order of their insertion: as from a database that is
   * asked for no order, or for one that leaves ties. Costs a walk and a sort of what is selected.
   */
  byInsertion(): Selection<R>;
  /** The row with this uuid, if it is in this selection. */
  get(uuid: string): R | undefined;
  /** A number by which the rows of the table stand in the order in which they came into it; 0 for one that is not there. */
  turnOf(uuid: string): number;
  /** How many rows there are; a walk only if `filter` or a column without an index is involved. */
  readonly count: number;
  /** At most `limit` rows, after `offset` have been passed over (0-based). */
  page(offset: number, limit: number): readonly R[];
  first(): R | undefined;
}

/** A selection over the rows of a table, read anew at each use. */
export class TableSelection<R extends StoredRow> implements Selection<R> {
  readonly #rows: IndexedRows<R>;
  readonly #query: Query<R>;

  constructor(rows: IndexedRows<R>, query: Query<R>) {
    this.#rows = rows;
    this.#query = query;
  }

  where<C extends keyof R & string>(column: C, value: R[C]): Selection<R> {
    return new TableSelection(this.#rows, narrow(this.#query, column, [value]));
  }

  whereIn<C extends keyof R & string>(column: C, values: readonly R[C][]): Selection<R> {
    return new TableSelection(this.#rows, narrow(this.#query, column, values));
  }

  filter(test: (row: R) => boolean): Selection<R> {
    const tests = [...this.#query.tests, test];
    return new TableSelection(this.#rows, { ...this.#query, tests, last: undefined });
  }

  orderBy(compare: Compare<R>): Selection<R> {
    const orders = [compare, ...this.#query.orders];
    return new TableSelection(this.#rows, { ...this.#query, orders, last: undefined });
  }

  byInsertion(): Selection<R> {
    return new TableSelection(this.#rows, { ...this.#query, isByInsertion: true, last: undefined });
  }

  get(uuid: string): R | undefined {
    const row = this.#rows.find(uuid)?.row;
    return row !== undefined && isAskedFor(this.#query, row) ? row : undefined;
  }

  turnOf(uuid: string): number {
    return this.#rows.find(uuid)?.seq ?? 0;
  }

  get count(): number {
    const plan = planQuery(this.#rows, this.#query);
    return plan.isPartial ? take(this.#walk(plan), Infinity).length : plan.total;
  }

  page(offset: number, limit: number): readonly R[] {
    const start = Math.max(0, offset);
    if (isSorted(this.#query)) return [...this].slice(start, start + Math.max(0, limit));
    const plan = planQuery(this.#rows, this.#query);
    const [only] = plan.ranges;
    if (plan.isPartial) return take(this.#walk(plan), start + limit).slice(start);
    if (only && plan.ranges.length === 1) return rowsOf(only, start, limit);
    return start < plan.total ? take(this.#walk(plan, start), limit) : [];
  }

  first(): R | undefined {
    return this.page(0, 1)[0];
  }

  *[Symbol.iterator](): Iterator<R> {
    this.#rows.keepPresent();
    const plan = planQuery(this.#rows, this.#query);
    if (isSorted(this.#query)) {
      const entries = take(walkEntries(this.#rows, this.#query, plan, 0), Infinity);
      for (const { row } of entries.sort(inTurn(this.#query))) yield row;
      return;
    }
    const next = this.#walk(plan);
    for (let row = next(); row !== undefined; row = next()) yield row;
  }

  #walk(plan: QueryPlan<R>, offset = 0): Cursor<R> {
    return walkPlan(this.#rows, this.#query, plan, offset);
  }
}

function rowsOf<R>({ index, from, to }: IndexRange<R>, start: number, limit: number): readonly R[] {
  const first = from + start;
  return index.tree.slice(first, Math.min(to, first + limit)).map(({ row }) => row);
}

function take<R>(next: Cursor<R>, limit: number): R[] {
  const taken: R[] = [];
  while (taken.length < limit) {
    const row = next();
    if (row === undefined) break;
    taken.push(row);
  }
  return taken;
}

/** Whether the rows are wanted in another order than that of the table. */
function isSorted<R>({ orders, isByInsertion }: Query<R>): boolean {
  return isByInsertion || orders.length > 0;
}

/** The first order decides; what it leaves equal is left to the next. */
function inTurn<R>({ orders, isByInsertion }: Query<R>): Compare<Entry<R>> {
  return (a, b) => {
    for (const order of orders) {
      const decided = order(a.row, b.row);
      if (decided !== 0) return decided;
    }
    return isByInsertion ? a.seq - b.seq : 0;
  };
}

/** Decides how a selection is counted, cut into pages and walked. */

import { walkPlan } from './plan-walk.ts';
import { isAskedFor, narrow, type Query } from './query.ts';
import { planQuery, type QueryPlan } from './query-plan.ts';
import type { RowOrder, Selection } from './selection.ts';
import type { StoredRow } from './table-definition.ts';
import type { IndexRange } from './table-index.ts';
import type { TableRows } from './table-rows.ts';
import type { Cursor } from './tree-walk.ts';

/** A selection over the rows of a table, read anew at each use. */
export class TableSelection<R extends StoredRow> implements Selection<R> {
  readonly #rows: TableRows<R>;
  readonly #query: Query<R>;

  constructor(rows: TableRows<R>, query: Query<R>) {
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
    return new TableSelection(this.#rows, { ...this.#query, tests });
  }

  orderBy(compare: RowOrder<R>): Selection<R> {
    const orders = [compare, ...this.#query.orders];
    return new TableSelection(this.#rows, { ...this.#query, orders });
  }

  get(uuid: string): R | undefined {
    const row = this.#rows.find(uuid)?.row;
    return row !== undefined && isAskedFor(this.#query, row) ? row : undefined;
  }

  get count(): number {
    const plan = planQuery(this.#rows, this.#query);
    return plan.isPartial ? take(this.#walk(plan), Infinity).length : plan.total;
  }

  page(offset: number, limit: number): readonly R[] {
    const start = Math.max(0, offset);
    if (this.#query.orders.length > 0) return [...this].slice(start, start + Math.max(0, limit));
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
    const { orders } = this.#query;
    const next = this.#walk(planQuery(this.#rows, this.#query));
    if (orders.length > 0) yield* take(next, Infinity).sort(inTurn(orders));
    else for (let row = next(); row !== undefined; row = next()) yield row;
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

/** The first order decides; what it leaves equal is left to the next. */
function inTurn<R>(orders: readonly RowOrder<R>[]): RowOrder<R> {
  return (a, b) => orders.reduce((decided, order) => decided || order(a, b), 0);
}

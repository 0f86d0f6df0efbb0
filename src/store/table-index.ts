/** Decides how one index finds the rows that hold given values: as a range of ranks in its tree. */

import type { EditEpoch } from './edit-epoch.ts';
import { compareOrder, type Entry, entryOrder, valuesOrder } from './entry.ts';
import { SortedTree } from './sorted-tree.ts';

/** The entries of an index that hold `values` in its columns: ranks `from` up to, not including, `to`. */
export interface IndexRange<R> {
  readonly index: TableIndex<R>;
  readonly values: readonly unknown[];
  readonly from: number;
  readonly to: number;
}

/** One index: a tree sorted by (columns, order of the table). Without columns it is the order of the table itself. */
export class TableIndex<R> {
  readonly columns: readonly (keyof R & string)[];
  readonly tree: SortedTree<Entry<R>>;
  readonly #compare: (row: R, values: readonly unknown[]) => number;

  constructor(columns: readonly (keyof R & string)[], epoch: EditEpoch) {
    this.columns = columns;
    this.#compare = valuesOrder<R>(columns);
    this.tree = new SortedTree(entryOrder<R>(columns), epoch);
  }

  /** The entries that hold these values, one a column; all entries if there are no columns. */
  range(values: readonly unknown[]): IndexRange<R> {
    const { columns, tree } = this;
    if (columns.length === 0) return { index: this, values, from: 0, to: tree.size };
    const from = tree.rank(({ row }) => this.#compare(row, values) < 0);
    const to = tree.rank(({ row }) => this.#compare(row, values) <= 0);
    return { index: this, values, from, to };
  }

  /** The first entry that holds these values. */
  first(values: readonly unknown[]): Entry<R> | undefined {
    const found = this.tree.seek(({ row }) => this.#compare(row, values) < 0);
    if (found === undefined) return undefined;
    return this.#compare(found.row, values) === 0 ? found : undefined;
  }

  /** Where in the tree the entries with these values reach the pivot, in the order of the table. */
  rankBefore(values: readonly unknown[], pivot: Entry<R>): number {
    return this.tree.rank(
      (entry) => (this.#compare(entry.row, values) || compareOrder(entry, pivot)) < 0,
    );
  }
}

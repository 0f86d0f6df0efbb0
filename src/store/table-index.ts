/** How the rows of a table are kept and found: one entry a row, in indexes that each hold all of them in an order of its own. */

import type { EditEpoch } from './edit-epoch.ts';
import { compareOrder, type Entry } from './entry.ts';
import { type KeptIndex, Waiting } from './kept-index.ts';
import { SortedTree } from './sorted-tree.ts';
import type { ColumnValue } from './table-definition.ts';
import type { Compare } from './tree-node.ts';

/** Whether an index can hold this; NaN cannot be put in order, and undefined is not a value. */
export function isColumnValue(value: unknown): value is ColumnValue {
  if (typeof value === 'number') return !Number.isNaN(value);
  return value === null || typeof value === 'string' || typeof value === 'boolean';
}

/** Negative, zero or positive; a total order over all column values, of whatever type: null, false, true, numbers, text. */
export function compareColumnValues(a: unknown, b: unknown): number {
  if (a === b) return 0;
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : 1;
  if (typeof a === 'number' && typeof b === 'number') return a < b ? -1 : 1;
  if (typeof a === 'boolean' && typeof b === 'boolean') return a ? 1 : -1;
  return placeOfType(a) - placeOfType(b);
}

function placeOfType(value: unknown): number {
  if (value === null) return 0;
  if (typeof value === 'boolean') return 1;
  if (typeof value === 'number') return 2;
  return typeof value === 'string' ? 3 : 4;
}

/** The entries of an index that hold `values` in its columns: ranks `from` up to, not including, `to`. */
export interface IndexRange<R> {
  readonly index: TableIndex<R>;
  readonly values: readonly unknown[];
  readonly from: number;
  readonly to: number;
}

/** So many entries wait at most: whoever reads the index next waits for them, a millisecond or so. */
const MOST_LATE = 1024;

/**
 * One index: a tree sorted by (columns, order of the table). Without columns it is the order of the table itself. What comes
 * in one by one waits until somebody reads the index, which few requests do of most.
 */
export class TableIndex<R> {
  readonly columns: readonly (keyof R & string)[];
  readonly #tree: SortedTree<Entry<R>>;
  readonly #order: Compare<Entry<R>>;
  readonly #compare: CompareValues<R>;
  /** What is there in the place of the tree, from a kept state: nobody has read it since. */
  #kept: Waiting<Entry<R>> | undefined;
  /** Came in, and is not in the tree yet. */
  #late: Entry<R>[] = [];

  constructor(columns: readonly (keyof R & string)[], epoch: EditEpoch) {
    this.columns = columns;
    this.#compare = valuesOrder<R>(columns);
    this.#order = entryOrder<R>(columns);
    this.#tree = new SortedTree(this.#order, epoch);
  }

  /** How many entries there are; nothing is put into the tree for it. */
  get size(): number {
    return (this.#kept ?? this.#tree).size + this.#late.length;
  }

  /** All that is in the index. Whoever walks it ends the epoch after that. */
  get tree(): SortedTree<Entry<R>> {
    if (this.#late.length > 0 || this.#kept !== undefined) this.catchUp();
    return this.#tree;
  }

  /** The present state. Whoever keeps it ends the epoch after that; setting it puts that state back. */
  get state(): KeptIndex<Entry<R>> {
    if (this.#late.length > 0) {
      const late = this.#late;
      if ((this.#kept?.length ?? 0) + late.length >= MOST_LATE) this.catchUp();
      else {
        this.#kept = this.#kept?.with(late) ?? new Waiting(this.#tree.root, late, this.#order);
        this.#late = [];
      }
    }
    return this.#kept ?? this.#tree.root;
  }

  set state(state: KeptIndex<Entry<R>>) {
    if (this.#late.length > 0) this.#late = [];
    this.#kept = undefined;
    if (state instanceof Waiting) this.#kept = state;
    else this.#tree.root = state;
  }

  add(entry: Entry<R>): void {
    if (this.#late.push(entry) >= MOST_LATE) this.catchUp();
  }

  remove(entry: Entry<R>): void {
    const place = this.#late.lastIndexOf(entry);
    if (place < 0) this.tree.remove(entry);
    else this.#late.splice(place, 1);
  }

  /** Puts what waits into the tree: before the epoch ends for whoever walks that tree. */
  catchUp(): void {
    if (this.#kept !== undefined) this.#tree.root = this.#kept.root;
    this.#kept = undefined;
    if (this.#late.length === 0) return;
    this.#tree.insertAll(this.#late);
    this.#late.length = 0;
  }

  /** The entries that hold these values, one a column; all entries if there are no columns. */
  range(values: readonly unknown[]): IndexRange<R> {
    const { columns, tree } = this;
    if (columns.length === 0) return { index: this, values, from: 0, to: tree.size };
    const wanted = { values, compare: this.#compare };
    const from = tree.rank(isLess, wanted);
    const to = tree.rank(isNotMore, wanted);
    return { index: this, values, from, to };
  }

  /** The first entry that holds these values. */
  first(values: readonly unknown[]): Entry<R> | undefined {
    const compare = this.#compare;
    const found = this.tree.seek(isLess, { values, compare });
    return found !== undefined && compare(found.row, values) === 0 ? found : undefined;
  }

  /** The last entry that holds these values or less; undefined where all hold more. */
  last(values: readonly unknown[]): Entry<R> | undefined {
    const { tree } = this;
    return tree.at(tree.rank(isNotMore, { values, compare: this.#compare }) - 1);
  }

  /** Where in the tree the entries with these values reach the pivot, in the order of the table. */
  rankBefore(values: readonly unknown[], pivot: Entry<R>): number {
    return this.tree.rank(
      (entry, end) => (this.#compare(entry.row, values) || compareOrder(entry, end)) < 0,
      pivot,
    );
  }

  /** Whether two rows hold the same in its columns. */
  isSame(a: R, b: R): boolean {
    for (const column of this.columns) if (a[column] !== b[column]) return false;
    return true;
  }
}

/** Compares the columns of a row with values for them. */
type CompareValues<R> = (row: R, values: readonly unknown[]) => number;

/** A place in an index: where the entries with these values stand. */
interface Wanted<R> {
  readonly values: readonly unknown[];
  readonly compare: CompareValues<R>;
}

function isLess<R>({ row }: Entry<R>, { values, compare }: Wanted<R>): boolean {
  return compare(row, values) < 0;
}

function isNotMore<R>({ row }: Entry<R>, { values, compare }: Wanted<R>): boolean {
  return compare(row, values) <= 0;
}

function valuesOrder<R>(columns: readonly (keyof R & string)[]): CompareValues<R> {
  const [first, ...rest] = columns;
  if (first !== undefined && rest.length === 0) {
    return (row, values) => compareColumnValues(row[first], values[0]);
  }
  return (row, values) => {
    for (const [index, column] of columns.entries()) {
      const order = compareColumnValues(row[column], values[index]);
      if (order !== 0) return order;
    }
    return 0;
  };
}

/** The order of an index: (columns, sort key, insertion); without a loop where there are no more than two columns. */
function entryOrder<R>(
  columns: readonly (keyof R & string)[],
): (a: Entry<R>, b: Entry<R>) => number {
  const [first, second, ...rest] = columns;
  if (first === undefined) return compareOrder;
  if (first === 'uuid') {
    return (a, b) => a.mark - b.mark || compareColumnValues(a.row[first], b.row[first]);
  }
  if (second === undefined) {
    return (a, b) => compareColumnValues(a.row[first], b.row[first]) || compareOrder(a, b);
  }
  const compareRest = rest.length === 0 ? compareOrder<R> : entryOrder<R>(rest);
  return (a, b) =>
    compareColumnValues(a.row[first], b.row[first]) ||
    compareColumnValues(a.row[second], b.row[second]) ||
    compareRest(a, b);
}

/** Decides how a row enters, changes and leaves all indexes of its table together; checks nothing but indexability. */

import { isColumnValue } from './column-value.ts';
import type { EditEpoch } from './edit-epoch.ts';
import type { Entry } from './entry.ts';
import { sortByColumns, sortInOrder } from './sort-entries.ts';
import type { StoredRow, TableDefinition } from './table-definition.ts';
import { TableIndex } from './table-index.ts';
import type { TreeNode } from './tree-node.ts';

/** All that changes in a table: the root of each index, and the number the next row gets. */
export interface TableState<R> {
  readonly roots: readonly TreeNode<Entry<R>>[];
  readonly nextSeq: number;
}

/** The rows of one table under all its indexes. */
export class TableRows<R extends StoredRow> {
  readonly definition: TableDefinition<R>;
  /** Every index: `uuid` first, then the order of the table, then those that were declared. */
  readonly indexes: readonly TableIndex<R>[];
  readonly byUuid: TableIndex<R>;
  readonly inOrder: TableIndex<R>;
  /** Those on one column, by it. */
  readonly byColumn: ReadonlyMap<string, TableIndex<R>>;
  readonly #epoch: EditEpoch;
  #nextSeq = 0;
  #revision = 0;

  constructor(definition: TableDefinition<R>, epoch: EditEpoch) {
    this.definition = definition;
    this.#epoch = epoch;
    this.byUuid = new TableIndex<R>(['uuid'], epoch);
    this.inOrder = new TableIndex<R>([], epoch);
    const others = definition.indexes.map((columns) => new TableIndex<R>(columns, epoch));
    this.indexes = [this.byUuid, this.inOrder, ...others];
    this.byColumn = new Map(
      this.indexes.flatMap((index) => {
        const [column, ...more] = index.columns;
        return column !== undefined && more.length === 0 ? [[column, index] as const] : [];
      }),
    );
  }

  get size(): number {
    return this.inOrder.tree.size;
  }

  /** Grows whenever a row changes or goes, or another state is put back; a row that comes in alters none. */
  get revision(): number {
    return this.#revision;
  }

  get state(): TableState<R> {
    return { roots: this.indexes.map(({ tree }) => tree.root), nextSeq: this.#nextSeq };
  }

  set state({ roots, nextSeq }: TableState<R>) {
    for (const [index, root] of roots.entries()) {
      const target = this.indexes[index];
      if (target !== undefined) target.tree.root = root;
    }
    this.#nextSeq = nextSeq;
    this.#revision += 1;
  }

  /** Keeps what is being walked as it is, whatever changes from here on. */
  keepPresent(): void {
    this.#epoch.end();
  }

  find(uuid: string): Entry<R> | undefined {
    return this.byUuid.first([uuid]);
  }

  /** Adds a row; its uuid must be new. @throws TypeError when an indexed column holds what cannot be sorted. */
  add(row: R): R {
    const entry = this.#entry(row, this.#nextSeq);
    this.#nextSeq += 1;
    for (const { tree } of this.indexes) tree.insert(entry);
    return row;
  }

  /** Adds many rows as `add` adds one; the more, the cheaper each. */
  addAll(rows: readonly R[]): void {
    const entries = rows.map((row, place) => this.#entry(row, this.#nextSeq + place));
    this.#nextSeq += rows.length;
    const inOrder = sortInOrder(entries);
    for (const { columns, tree } of this.indexes) {
      tree.insertSorted(sortByColumns(inOrder, columns));
    }
  }

  /** Puts a row in the place of another with the same uuid. @throws TypeError as `add` does. */
  swap(old: Entry<R>, row: R): R {
    const entry = this.#entry(row, old.seq);
    this.#revision += 1;
    for (const { tree } of this.indexes) {
      if (tree.replace(entry)) continue;
      tree.remove(old);
      tree.insert(entry);
    }
    return row;
  }

  remove(entry: Entry<R>): void {
    this.#revision += 1;
    for (const { tree } of this.indexes) tree.remove(entry);
  }

  #entry(row: R, seq: number): Entry<R> {
    for (const { columns } of this.indexes) {
      for (const column of columns) {
        if (isColumnValue(row[column])) continue;
        throw new TypeError(`${this.definition.name}.${column} holds what no index can sort.`);
      }
    }
    Object.freeze(row);
    return { row, seq, key: this.definition.order(row) };
  }
}

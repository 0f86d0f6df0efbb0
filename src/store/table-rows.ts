/** How the rows of one table change, so that a transaction can take it back; checks nothing but indexability. */

import type { EditEpoch } from './edit-epoch.ts';
import { type Entry, markOf } from './entry.ts';
import { IndexedRows, type SortedEntries } from './indexed-rows.ts';
import type { KeptIndex } from './kept-index.ts';
import { createSorter, sortInOrder } from './sort-entries.ts';
import type { StoredRow, TableDefinition } from './table-definition.ts';
import { isColumnValue } from './table-index.ts';

/** All that changes in a table: the state of each index, `uuid` first, and the number the next row gets. */
export interface TableState<R> {
  readonly indexes: readonly KeptIndex<Entry<R>>[];
  readonly nextSeq: number;
}

/**
 * One thing that a transaction did: what it added or removed, the row that gave way, or all as it was before. An entry that
 * is still there may have given way to another since: it is found by its uuid.
 */
export type Change<R> =
  | { readonly kind: 'added'; readonly uuid: string; readonly seq: number }
  | { readonly kind: 'removed'; readonly entry: Entry<R> }
  | { readonly kind: 'swapped'; readonly row: R }
  | { readonly kind: 'set'; readonly state: TableState<R> };

/** The rows of one table, and what the running transaction did to them. */
export class TableRows<R extends StoredRow> {
  readonly definition: TableDefinition<R>;
  readonly indexed: IndexedRows<R>;
  readonly #epoch: EditEpoch;
  #changes: Change<R>[] = [];
  #nextSeq = 0;
  /** The state that was kept or put back last: the present one, as long as the rows are of that version. */
  #kept: TableState<R> | undefined;
  #keptVersion = 0;

  constructor(definition: TableDefinition<R>, epoch: EditEpoch) {
    this.definition = definition;
    this.#epoch = epoch;
    this.indexed = new IndexedRows(definition, epoch);
  }

  /** The present state. Whoever keeps it ends the epoch after that; setting it puts that state back. */
  get state(): TableState<R> {
    if (this.#kept !== undefined && this.#isAsKept()) return this.#kept;
    return this.#keep({ indexes: this.indexed.states, nextSeq: this.#nextSeq });
  }

  /** The present state, to be kept as it is. */
  snapshot(): TableState<R> {
    const { state } = this;
    this.#epoch.end();
    return state;
  }

  /** Whether nothing has changed since that state was kept or put back last. */
  isAt(state: TableState<R> | undefined): boolean {
    return state === this.#kept && this.#isAsKept();
  }

  set state(state: TableState<R>) {
    if (state === this.#kept && this.#isAsKept()) return;
    this.#noteState();
    this.#put(state);
  }

  /** Adds a row; its uuid must be new. @throws TypeError when an indexed column holds what cannot be sorted. */
  add(row: R): R {
    const entry = this.#entry(row, this.#nextSeq);
    if (this.#isNoted()) this.#changes.push({ kind: 'added', uuid: row.uuid, seq: entry.seq });
    this.#nextSeq += 1;
    this.indexed.insert(entry);
    return row;
  }

  /** Puts new rows in all orders without adding them. @throws TypeError as `add` does */
  sort(rows: readonly R[]): SortedEntries<R> {
    const entries = rows.map((row, place) => this.#entry(row, this.#nextSeq + place));
    const sorted = createSorter(sortInOrder(entries));
    return new Map(this.indexed.indexes.map((index) => [index, sorted(index.columns)]));
  }

  /** Adds rows that were sorted last, as `add` adds one; the more, the cheaper each. */
  addSorted(batch: SortedEntries<R>): void {
    this.#noteState();
    this.indexed.insertSorted(batch);
    this.#nextSeq += batch.get(this.indexed.inOrder)?.length ?? 0;
  }

  /** Puts a row in the place of another with the same uuid. @throws TypeError as `add` does. */
  swap(old: Entry<R>, row: R): R {
    const key = this.#keyOf(row);
    if (this.#isNoted()) this.#changes.push({ kind: 'swapped', row: old.row });
    this.indexed.exchange(old, row, key);
    return row;
  }

  remove(entry: Entry<R>): void {
    if (this.#isNoted()) this.#changes.push({ kind: 'removed', entry });
    this.indexed.remove(entry);
  }

  /** What the running transaction has done, first to last. */
  get changes(): readonly Change<R>[] {
    return this.#changes;
  }

  keepChanges(): void {
    this.#changes = [];
  }

  takeBackChanges(): void {
    this.takeBack(this.#changes);
    this.#changes = [];
  }

  /** Undoes what was done last to these rows, or to those that they are a fork of. */
  takeBack(changes: readonly Change<R>[]): void {
    // What was made of the rows meanwhile stands no longer, whatever is undone.
    this.indexed.outdate();
    for (const change of changes.toReversed()) this.#undo(change);
  }

  #undo(change: Change<R>): void {
    switch (change.kind) {
      case 'added': {
        const entry = this.indexed.find(change.uuid);
        if (entry !== undefined) this.indexed.remove(entry);
        this.#nextSeq = change.seq;
        return;
      }
      case 'removed':
        this.indexed.insert(change.entry);
        return;
      case 'swapped': {
        const { row } = change;
        const entry = this.indexed.find(row.uuid);
        if (entry !== undefined) this.indexed.exchange(entry, row, this.definition.order(row));
        return;
      }
      case 'set':
        this.#put(change.state);
    }
  }

  /**
   * Whether what is about to be done has to be taken down: outside of a transaction it is not, and where the state before
   * all of it is kept anyway that is enough, and it is the very same that is put back.
   */
  #isNoted(): boolean {
    if (!this.#epoch.isUndoable) {
      this.#epoch.changesUnnoted();
      return false;
    }
    const [first] = this.#changes;
    if (first) return first.kind !== 'set';
    this.#epoch.note(this);
    if (this.#kept === undefined || !this.#isAsKept()) return true;
    this.#changes.push({ kind: 'set', state: this.#kept });
    return false;
  }

  /** Keeps the present state to be put back, where many rows are about to change. */
  #noteState(): void {
    if (this.#isNoted()) this.#changes.push({ kind: 'set', state: this.snapshot() });
  }

  #put(state: TableState<R>): void {
    this.indexed.states = state.indexes;
    this.#nextSeq = state.nextSeq;
    this.#keep(state);
  }

  /** Most tables do not change between two snapshots or resets: those of them then cost nothing. */
  #keep(state: TableState<R>): TableState<R> {
    this.#kept = state;
    this.#keptVersion = this.indexed.version;
    return state;
  }

  #isAsKept(): boolean {
    return this.#keptVersion === this.indexed.version;
  }

  #entry(row: R, seq: number): Entry<R> {
    const key = this.#keyOf(row);
    return { row, key, seq, mark: markOf(row.uuid), owner: this.#epoch.owner };
  }

  /** The sort key of a row that may come in; freezes it. @throws TypeError when an indexed column cannot be sorted. */
  #keyOf(row: R): string {
    for (const column of this.definition.indexed) {
      if (isColumnValue(row[column])) continue;
      throw new TypeError(`${this.definition.name}.${column} holds what no index can sort.`);
    }
    Object.freeze(row);
    return this.definition.order(row);
  }
}

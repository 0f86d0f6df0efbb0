/** The rows of one table under all its indexes: how an entry enters, changes and leaves all of them together, unchecked. */

import type { EditEpoch } from './edit-epoch.ts';
import { type Entry, markOf } from './entry.ts';
import type { KeptIndex } from './kept-index.ts';
import type { StoredRow, TableDefinition } from './table-definition.ts';
import { TableIndex } from './table-index.ts';
import { slot, type TreeNode } from './tree-node.ts';

/** New entries in the order of each index of their table. */
export type SortedEntries<R> = ReadonlyMap<TableIndex<R>, readonly Entry<R>[]>;

/** What is read of a table, and the edits that its changes are made of. */
export class IndexedRows<R extends StoredRow> {
  readonly name: string;
  /** Every index: `uuid` first, then the order of the table, then those that were declared. */
  readonly indexes: readonly TableIndex<R>[];
  readonly inOrder: TableIndex<R>;
  readonly #byUuid: TableIndex<R>;
  readonly #epoch: EditEpoch;
  /** What was looked up last, found or not: a request asks for the same row several times. */
  #lastUuid: string | undefined;
  #last: Entry<R> | undefined;
  #version = 0;
  #revision = 0;

  constructor({ name, indexes }: TableDefinition<R>, epoch: EditEpoch) {
    this.name = name;
    this.#epoch = epoch;
    this.#byUuid = new TableIndex<R>(['uuid'], epoch);
    this.inOrder = new TableIndex<R>([], epoch);
    const others = indexes.map((columns) => new TableIndex<R>(columns, epoch));
    this.indexes = [this.#byUuid, this.inOrder, ...others];
  }

  get size(): number {
    return this.#byUuid.size;
  }

  /** Grows with every change. */
  get version(): number {
    return this.#version;
  }

  /** Grows whenever a row changes or goes, or another state is put back; a row that comes in alters none. */
  get revision(): number {
    return this.#revision;
  }

  /** The state of each index. Whoever keeps them ends the epoch after that; setting them puts that state back. */
  get states(): readonly KeptIndex<Entry<R>>[] {
    return this.indexes.map(({ state }) => state);
  }

  set states(states: readonly KeptIndex<Entry<R>>[]) {
    let place = 0;
    for (const index of this.indexes) {
      index.state = slot(states, place);
      place += 1;
    }
    this.outdate();
    this.#forget();
  }

  /** Makes whatever was made of these rows stand no longer. */
  outdate(): void {
    this.#version += 1;
    this.#revision += 1;
  }

  /** Keeps what is being walked as it is, whatever changes from here on. */
  keepPresent(): void {
    for (const index of this.indexes) index.catchUp();
    this.#epoch.end();
  }

  find(uuid: string): Entry<R> | undefined {
    if (uuid === this.#lastUuid) return this.#last;
    const found = this.#byUuid.tree.seek(isUuidBefore, { uuid, mark: markOf(uuid) });
    return this.#remember(uuid, found?.row.uuid === uuid ? found : undefined);
  }

  /** All entries in the order of their uuids, as a tree to be looked at and not kept. */
  get byUuid(): TreeNode<Entry<R>> {
    return this.#byUuid.tree.root;
  }

  /** The index on this column alone. @throws Error if there is none: `defineTable` makes one for each reference. */
  indexOn(column: string): TableIndex<R> {
    for (const index of this.indexes) {
      if (index.columns.length === 1 && index.columns[0] === column) return index;
    }
    throw new Error(`${this.name}.${column} has no index.`);
  }

  insert(entry: Entry<R>): void {
    this.#version += 1;
    for (const index of this.indexes) index.add(entry);
    this.#remember(entry.row.uuid, entry);
  }

  insertSorted(batch: SortedEntries<R>): void {
    this.#version += 1;
    for (const [{ tree }, entries] of batch) tree.insertSorted(entries);
    this.#forget();
  }

  remove(entry: Entry<R>): void {
    this.outdate();
    for (const index of this.indexes) index.remove(entry);
    this.#forget();
  }

  /**
   * Puts a row of the same uuid, with its sort key, in the place of the entry's. An entry of this epoch takes it over and
   * moves only where its order changes; any other gives way to a new one.
   */
  exchange(old: Entry<R>, row: R, key: string): void {
    this.outdate();
    const { owner } = this.#epoch;
    const isOwn = old.owner === owner;
    const { row: before, seq, mark } = old;
    const isInOrder = key === old.key;
    for (const index of this.indexes) {
      if (!isInOrder || !index.isSame(before, row)) index.remove(old);
    }
    const entry = isOwn ? old : { row, key, seq, mark, owner };
    entry.row = row;
    entry.key = key;
    for (const index of this.indexes) {
      if (!isInOrder || !index.isSame(before, row)) index.add(entry);
      else if (!isOwn) index.tree.replace(entry);
    }
    this.#remember(row.uuid, entry);
  }

  #remember(uuid: string, entry: Entry<R> | undefined): Entry<R> | undefined {
    this.#lastUuid = uuid;
    this.#last = entry;
    return entry;
  }

  #forget(): void {
    this.#lastUuid = undefined;
    this.#last = undefined;
  }
}

/** A uuid that is looked for. */
interface Place {
  readonly uuid: string;
  readonly mark: number;
}

function isUuidBefore<R extends StoredRow>(entry: Entry<R>, { uuid, mark }: Place): boolean {
  return entry.mark === mark ? entry.row.uuid < uuid : entry.mark < mark;
}

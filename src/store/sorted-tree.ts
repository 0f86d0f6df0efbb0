/** A sorted list: a counted, copy-on-write B+tree whose root can be kept and put back. */

import type { EditEpoch } from './edit-epoch.ts';
import { buildTree, insertRun, mergeSorted, RUN } from './tree-build.ts';
import { insertEntry, removeEntry, replaceEntry, splitNode } from './tree-edit.ts';
import {
  type Compare,
  type Cursor,
  createCursor,
  createNode,
  entriesBetween,
  type IsBefore,
  MAX_SLOTS,
  placeOfRank,
  rankOf,
  seek,
  slot,
  type TreeNode,
} from './tree-node.ts';

/**
 * A tree is built anew when at least one entry comes in for so many that are there. Measured at a million entries: sorted
 * inserts cost as much as that at about one for three.
 */
const REBUILD_SHARE = 3;

/**
 * Entries in the order of `compare`, which must tell any two of them apart. Everything costs O(log n), but `size` and
 * `root`, which cost nothing.
 */
export class SortedTree<E> {
  readonly #compare: Compare<E>;
  readonly #epoch: EditEpoch;
  #root: TreeNode<E>;

  constructor(compare: Compare<E>, epoch: EditEpoch) {
    this.#compare = compare;
    this.#epoch = epoch;
    this.#root = createNode<E>(epoch.owner, [], undefined);
  }

  /** The present state. Whoever keeps it ends the epoch after that; setting it puts that state back. */
  get root(): TreeNode<E> {
    return this.#root;
  }

  set root(root: TreeNode<E>) {
    this.#root = root;
  }

  get size(): number {
    return this.#root.size;
  }

  insert(entry: E): void {
    const { owner } = this.#epoch;
    const root = insertEntry(this.#root, entry, this.#compare, owner);
    this.#root = root.items.length <= MAX_SLOTS ? root : this.#grow(root, entry, owner);
  }

  /** Adds many entries, in any order. */
  insertAll(entries: readonly E[]): void {
    if (entries.length < RUN) for (const entry of entries) this.insert(entry);
    else this.insertSorted([...entries].sort(this.#compare));
  }

  /** Adds many entries, given in order. Builds the tree anew if they are many for it. */
  insertSorted(entries: readonly E[]): void {
    if (entries.length * REBUILD_SHARE < this.size) {
      this.#root = insertRun(this.#root, entries, this.#compare, this.#epoch.owner);
      return;
    }
    const present: E[] = [];
    const next = this.walk();
    for (let entry = next(); entry !== undefined; entry = next()) present.push(entry);
    this.#root = buildTree(mergeSorted(present, entries, this.#compare), this.#epoch.owner);
  }

  /** Puts the entry in the place of the one equal to it in order; false if there is none. */
  replace(entry: E): boolean {
    const root = replaceEntry(this.#root, entry, this.#compare, this.#epoch.owner);
    if (root === undefined) return false;
    this.#root = root;
    return true;
  }

  /** Takes out the entry equal to this one in order; false if there is none. */
  remove(entry: E): boolean {
    const root = removeEntry(this.#root, entry, this.#compare, this.#epoch.owner);
    if (root === undefined) return false;
    this.#root = root.children?.length === 1 ? slot(root.children, 0) : root;
    return true;
  }

  /** The entry of this 0-based rank; undefined past either end. */
  at(rank: number): E | undefined {
    const place = placeOfRank(this.#root, rank);
    return place?.items[place.index];
  }

  /** How many entries stand before the place; `isBefore` is true for a head of the list and false for the rest. */
  rank<P>(isBefore: IsBefore<E, P>, place: P): number {
    return rankOf(this.#root, isBefore, place);
  }

  /** The first entry that does not stand before the place. */
  seek<P>(isBefore: IsBefore<E, P>, place: P): E | undefined {
    return seek(this.#root, isBefore, place);
  }

  /** Walks the entries of ranks `from` up to, not including, `to`. A change during the walk needs a new epoch first. */
  walk(from = 0, to = this.size): Cursor<E> {
    return createCursor(this.#root, from, to);
  }

  /** The entries of ranks `from` up to, not including, `to`. */
  slice(from: number, to: number): readonly E[] {
    return entriesBetween(this.#root, from, to);
  }

  #grow(root: TreeNode<E>, entry: E, owner: object): TreeNode<E> {
    const children = [...splitNode(root, entry, owner)];
    const firsts = children.map((child) => slot(child.items, 0));
    return createNode(owner, firsts, children);
  }
}

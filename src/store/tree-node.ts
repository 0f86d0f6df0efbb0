/** The shape of a tree node, and how places are found below it: by comparing, by rank, and one after the other. */

/** Most slots of a node; wide enough for a shallow tree, narrow enough to copy on write. */
export const MAX_SLOTS = 64;
/** Fewest slots of a node that is not the root. A split at the edge leaves no less on either side. */
export const MIN_SLOTS = 8;

/**
 * A leaf holds entries. An inner node holds children, and in `items` the first entry below each of them, so that one
 * search serves both. `size` counts the entries below.
 */
export interface TreeNode<E> {
  readonly owner: object;
  readonly items: E[];
  readonly children: TreeNode<E>[] | undefined;
  size: number;
}

/** Negative, zero or positive, as for `Array.prototype.sort`. */
export type Compare<E> = (a: E, b: E) => number;

/**
 * Whether an entry stands before the place that is looked for: true for a head of the list, false for the rest. What
 * describes the place is handed in, so that a search makes no function.
 */
export type IsBefore<E, P> = (entry: E, place: P) => boolean;

/** Gives the next entry at each call, then undefined. */
export type Cursor<E> = () => E | undefined;

/** The element at an index that is known to be there. @throws RangeError when it is not: the tree is broken. */
export function slot<T>(list: readonly T[], index: number): T {
  const value = list[index];
  if (value === undefined) throw new RangeError(`No slot ${index} in ${list.length}.`);
  return value;
}

/** A new node around these slots; counts what is below. */
export function createNode<E>(
  owner: object,
  items: E[],
  children: TreeNode<E>[] | undefined,
): TreeNode<E> {
  const size =
    children === undefined ? items.length : children.reduce((total, node) => total + node.size, 0);
  return { owner, items, children, size };
}

/**
 * How many slots stand before the entry or are its equal. The last is asked first: where rows arrive in order it is the
 * only one, else it costs one comparison more than a binary search.
 */
export function slotsUpTo<E>(items: readonly E[], entry: E, compare: Compare<E>): number {
  let high = items.length;
  if (high === 0 || compare(slot(items, high - 1), entry) <= 0) return high;
  let low = 0;
  high -= 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compare(slot(items, middle), entry) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How many slots stand before the place. */
function slotsBefore<E, P>(items: readonly E[], isBefore: IsBefore<E, P>, place: P): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBefore(slot(items, middle), place)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How many entries stand before the place. */
export function rankOf<E, P>(root: TreeNode<E>, isBefore: IsBefore<E, P>, place: P): number {
  let node = root;
  let rank = 0;
  while (node.children !== undefined) {
    const index = Math.max(0, slotsBefore(node.items, isBefore, place) - 1);
    for (let before = 0; before < index; before += 1) rank += slot(node.children, before).size;
    node = slot(node.children, index);
  }
  return rank + slotsBefore(node.items, isBefore, place);
}

/** The first entry that does not stand before the place. */
export function seek<E, P>(root: TreeNode<E>, isBefore: IsBefore<E, P>, place: P): E | undefined {
  let node = root;
  let next: E | undefined;
  while (node.children !== undefined) {
    const index = Math.max(1, slotsBefore(node.items, isBefore, place));
    next = node.items[index] ?? next;
    node = slot(node.children, index - 1);
  }
  return node.items[slotsBefore(node.items, isBefore, place)] ?? next;
}

interface LeafPlace<E> {
  readonly items: readonly E[];
  readonly index: number;
}

/** The leaf that holds the entry of this 0-based rank, and its place there; undefined past the end. */
export function placeOfRank<E>(root: TreeNode<E>, rank: number): LeafPlace<E> | undefined {
  if (rank < 0 || rank >= root.size) return undefined;
  let node = root;
  let left = rank;
  while (node.children !== undefined) {
    let index = 0;
    let child = slot(node.children, index);
    while (left >= child.size) {
      left -= child.size;
      index += 1;
      child = slot(node.children, index);
    }
    node = child;
  }
  return { items: node.items, index: left };
}

/** The entries of ranks `from` up to, not including, `to`: leaf after leaf. */
export function entriesBetween<E>(root: TreeNode<E>, from: number, to: number): readonly E[] {
  const entries: E[] = [];
  for (let rank = from; rank < to; rank = from + entries.length) {
    const place = placeOfRank(root, rank);
    if (place === undefined) break;
    entries.push(...place.items.slice(place.index, place.index + to - rank));
  }
  return entries;
}

/** The entries of ranks `from` up to, not including, `to`; a step costs a descent once a leaf. */
export function createCursor<E>(root: TreeNode<E>, from: number, to: number): Cursor<E> {
  let left = Math.min(to, root.size) - from;
  let rank = from;
  let items: readonly E[] = [];
  let index = 0;
  return () => {
    if (left <= 0) return undefined;
    if (index >= items.length) {
      const place = placeOfRank(root, rank);
      if (place === undefined) return undefined;
      ({ items, index } = place);
      rank += items.length - index;
    }
    const entry = items[index];
    index += 1;
    left -= 1;
    return entry;
  };
}

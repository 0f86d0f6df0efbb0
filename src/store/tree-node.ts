/** Decides the shape of a tree node: one class for leaves and inner nodes, counted, with an owner. */

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

/** Whether an entry stands before the place that is looked for; true for a head of the list, false for the rest. */
export type IsBefore<E> = (entry: E) => boolean;

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

/** The node itself if the running edit made it, else a copy that the edit may change. */
export function editable<E>(node: TreeNode<E>, owner: object): TreeNode<E> {
  if (node.owner === owner) return node;
  return { owner, items: node.items.slice(), children: node.children?.slice(), size: node.size };
}

/** Puts a changed child back into its slot. */
export function placeChild<E>(parent: TreeNode<E>, index: number, child: TreeNode<E>): void {
  if (parent.children === undefined) return;
  parent.children[index] = child;
  parent.items[index] = slot(child.items, 0);
}

/** How many slots stand before the place: a binary search. */
export function slotsBefore<E>(node: TreeNode<E>, isBefore: IsBefore<E>): number {
  let low = 0;
  let high = node.items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBefore(slot(node.items, middle))) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How many slots stand before the entry or are its equal: the same search, without a test to be made for it. */
export function slotsUpTo<E>(
  items: readonly E[],
  entry: E,
  compare: (a: E, b: E) => number,
): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compare(slot(items, middle), entry) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

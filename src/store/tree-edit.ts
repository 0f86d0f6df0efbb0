/**
 * How an entry is put into a tree, in the place of its equal, or out of it: on the way back full nodes are split, thin ones
 * filled up or merged. A node that belongs to `owner` is edited in place; of any other a copy is, so that who keeps it
 * sees nothing of this.
 */

import {
  type Compare,
  createNode,
  MAX_SLOTS,
  MIN_SLOTS,
  slot,
  slotsUpTo,
  type TreeNode,
} from './tree-node.ts';

/** The node with the entry in it; may have one slot too many, which the caller splits. */
export function insertEntry<E>(
  node: TreeNode<E>,
  entry: E,
  compare: Compare<E>,
  owner: object,
): TreeNode<E> {
  const own = editable(node, owner);
  const { items, children } = own;
  const index = slotsUpTo(items, entry, compare);
  own.size += 1;
  if (children === undefined) {
    insertSlot(items, index, entry);
    return own;
  }
  const childIndex = Math.max(0, index - 1);
  const child = insertEntry(slot(children, childIndex), entry, compare, owner);
  if (child.items.length <= MAX_SLOTS) {
    placeChild(own, childIndex, child);
    return own;
  }
  const [left, right] = splitNode(child, entry, owner);
  placeChild(own, childIndex, left);
  insertSlot(children, childIndex + 1, right);
  insertSlot(items, childIndex + 1, slot(right.items, 0));
  return own;
}

/**
 * Two nodes from one that is too full. Where the entry came in at an edge, more will follow there (rows arrive in
 * order), so that side keeps the room.
 */
export function splitNode<E>(
  node: TreeNode<E>,
  entry: E,
  owner: object,
): readonly [TreeNode<E>, TreeNode<E>] {
  const { items, children } = node;
  let cut = items.length >>> 1;
  if (items[items.length - 1] === entry) cut = items.length - MIN_SLOTS;
  else if (items[0] === entry) cut = MIN_SLOTS;
  return [
    createNode(owner, items.slice(0, cut), children?.slice(0, cut)),
    createNode(owner, items.slice(cut), children?.slice(cut)),
  ];
}

/** The node with the entry in the place of its equal; undefined if there is none. */
export function replaceEntry<E>(
  node: TreeNode<E>,
  entry: E,
  compare: Compare<E>,
  owner: object,
): TreeNode<E> | undefined {
  const index = slotsUpTo(node.items, entry, compare) - 1;
  if (index < 0) return undefined;
  if (node.children === undefined) {
    if (compare(slot(node.items, index), entry) !== 0) return undefined;
    const own = editable(node, owner);
    own.items[index] = entry;
    return own;
  }
  const child = replaceEntry(slot(node.children, index), entry, compare, owner);
  if (child === undefined) return undefined;
  const own = editable(node, owner);
  placeChild(own, index, child);
  return own;
}

/** The node without the entry; undefined if it is not there. */
export function removeEntry<E>(
  node: TreeNode<E>,
  entry: E,
  compare: Compare<E>,
  owner: object,
): TreeNode<E> | undefined {
  const index = slotsUpTo(node.items, entry, compare) - 1;
  if (index < 0) return undefined;
  if (node.children === undefined) {
    if (compare(slot(node.items, index), entry) !== 0) return undefined;
    const own = editable(node, owner);
    own.items.splice(index, 1);
    own.size -= 1;
    return own;
  }
  const child = removeEntry(slot(node.children, index), entry, compare, owner);
  if (child === undefined) return undefined;
  const own = editable(node, owner);
  own.size -= 1;
  placeChild(own, index, child);
  if (child.items.length < MIN_SLOTS) evenOut(own, index, owner);
  return own;
}

/** Joins a thin child with its neighbour, or shares their slots evenly if that would be too many for one. */
function evenOut<E>(parent: TreeNode<E>, index: number, owner: object): void {
  if (parent.children === undefined) return;
  const leftIndex = Math.max(0, index - 1);
  const left = slot(parent.children, leftIndex);
  const right = slot(parent.children, leftIndex + 1);
  const items = [...left.items, ...right.items];
  const children =
    left.children && right.children ? [...left.children, ...right.children] : undefined;
  if (items.length <= MAX_SLOTS) {
    parent.children.splice(leftIndex + 1, 1);
    parent.items.splice(leftIndex + 1, 1);
    placeChild(parent, leftIndex, createNode(owner, items, children));
    return;
  }
  const cut = items.length >>> 1;
  placeChild(parent, leftIndex, createNode(owner, items.slice(0, cut), children?.slice(0, cut)));
  placeChild(parent, leftIndex + 1, createNode(owner, items.slice(cut), children?.slice(cut)));
}

/** The node itself if the running edit may change it, else a copy that it may. */
function editable<E>(node: TreeNode<E>, owner: object): TreeNode<E> {
  if (node.owner === owner) return node;
  return { owner, items: node.items.slice(), children: node.children?.slice(), size: node.size };
}

/** Puts a changed child back into its slot; one that was edited in place mostly is there already. */
function placeChild<E>(parent: TreeNode<E>, index: number, child: TreeNode<E>): void {
  if (parent.children === undefined) return;
  const first = slot(child.items, 0);
  if (parent.children[index] !== child) parent.children[index] = child;
  if (parent.items[index] !== first) parent.items[index] = first;
}

function insertSlot<T>(list: T[], index: number, value: T): void {
  // `splice` would make a list of nothing each time.
  list.push(value);
  for (let at = list.length - 1; at > index; at -= 1) list[at] = slot(list, at - 1);
  list[index] = value;
}

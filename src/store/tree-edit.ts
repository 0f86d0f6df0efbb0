/** Decides how an entry is put into a tree, or put in the place of another, with full nodes split on the way back. */

import {
  createNode,
  editable,
  MAX_SLOTS,
  MIN_SLOTS,
  placeChild,
  slot,
  slotsUpTo,
  type TreeNode,
} from './tree-node.ts';

/** What an edit needs to know: the order of entries, and the owner of the nodes it makes. */
export interface TreeEdit<E> {
  readonly compare: (a: E, b: E) => number;
  readonly owner: object;
}

/** The node with the entry in it; may have one slot too many, which the caller splits. */
export function insertEntry<E>(node: TreeNode<E>, entry: E, edit: TreeEdit<E>): TreeNode<E> {
  const own = editable(node, edit.owner);
  const index = slotsUpTo(own.items, entry, edit.compare);
  own.size += 1;
  if (own.children === undefined) {
    own.items.splice(index, 0, entry);
    return own;
  }
  const childIndex = Math.max(0, index - 1);
  const child = insertEntry(slot(own.children, childIndex), entry, edit);
  if (child.items.length <= MAX_SLOTS) {
    placeChild(own, childIndex, child);
    return own;
  }
  const [left, right] = splitNode(child, entry, edit.owner);
  placeChild(own, childIndex, left);
  own.children.splice(childIndex + 1, 0, right);
  own.items.splice(childIndex + 1, 0, slot(right.items, 0));
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
  edit: TreeEdit<E>,
): TreeNode<E> | undefined {
  const index = slotsUpTo(node.items, entry, edit.compare) - 1;
  if (index < 0) return undefined;
  if (node.children === undefined) {
    if (edit.compare(slot(node.items, index), entry) !== 0) return undefined;
    const own = editable(node, edit.owner);
    own.items[index] = entry;
    return own;
  }
  const child = replaceEntry(slot(node.children, index), entry, edit);
  if (child === undefined) return undefined;
  const own = editable(node, edit.owner);
  placeChild(own, index, child);
  return own;
}

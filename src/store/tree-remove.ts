/** Decides how an entry is taken out of a tree, with thin nodes filled up or merged on the way back. */

import type { TreeEdit } from './tree-edit.ts';
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

/** The node without the entry; undefined if it is not there. */
export function removeEntry<E>(
  node: TreeNode<E>,
  entry: E,
  edit: TreeEdit<E>,
): TreeNode<E> | undefined {
  const index = slotsUpTo(node.items, entry, edit.compare) - 1;
  if (index < 0) return undefined;
  if (node.children === undefined) {
    if (edit.compare(slot(node.items, index), entry) !== 0) return undefined;
    const own = editable(node, edit.owner);
    own.items.splice(index, 1);
    own.size -= 1;
    return own;
  }
  const child = removeEntry(slot(node.children, index), entry, edit);
  if (child === undefined) return undefined;
  const own = editable(node, edit.owner);
  own.size -= 1;
  placeChild(own, index, child);
  if (child.items.length < MIN_SLOTS) evenOut(own, index, edit.owner);
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

/** Decides how a tree is made of entries that are in order already: from the leaves up, nodes evenly filled. */

import { createNode, MAX_SLOTS, MIN_SLOTS, slot, type TreeNode } from './tree-node.ts';

/** Slots taken at most; the rest is room for the inserts to come. */
const FILLED_SLOTS = MAX_SLOTS - MIN_SLOTS;

/** The root of a tree of these entries, in O(n). */
export function buildTree<E>(sorted: readonly E[], owner: object): TreeNode<E> {
  let nodes = inChunks(sorted).map((items) => createNode(owner, items, undefined));
  while (nodes.length > 1) {
    nodes = inChunks(nodes).map((children) => {
      const firsts = children.map((child) => slot(child.items, 0));
      return createNode(owner, firsts, children);
    });
  }
  return slot(nodes, 0);
}

/** The list cut into pieces of nearly the same length; an empty list makes one empty piece. */
function inChunks<T>(list: readonly T[]): T[][] {
  const count = Math.max(1, Math.ceil(list.length / FILLED_SLOTS));
  return Array.from({ length: count }, (_, piece) => {
    const start = Math.floor((piece * list.length) / count);
    return list.slice(start, Math.floor(((piece + 1) * list.length) / count));
  });
}

/** Two sorted lists as one. */
export function mergeSorted<E>(
  left: readonly E[],
  right: readonly E[],
  compare: (a: E, b: E) => number,
): readonly E[] {
  if (left.length === 0) return right;
  const merged: E[] = [];
  let at = 0;
  for (const entry of left) {
    for (let other = right[at]; other !== undefined; other = right[at]) {
      if (compare(other, entry) > 0) break;
      merged.push(other);
      at += 1;
    }
    merged.push(entry);
  }
  for (; at < right.length; at += 1) merged.push(slot(right, at));
  return merged;
}

/** Decides how places in a tree are found: by rank, by what stands before them, and one after the other. */

import { type IsBefore, slot, slotsBefore, type TreeNode } from './tree-node.ts';

/** Gives the next entry at each call, then undefined. */
export type Cursor<E> = () => E | undefined;

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

/** How many entries stand before the place. */
export function rankOf<E>(root: TreeNode<E>, isBefore: IsBefore<E>): number {
  let node = root;
  let rank = 0;
  while (node.children !== undefined) {
    const index = Math.max(0, slotsBefore(node, isBefore) - 1);
    for (let before = 0; before < index; before += 1) rank += slot(node.children, before).size;
    node = slot(node.children, index);
  }
  return rank + slotsBefore(node, isBefore);
}

/** The first entry that does not stand before the place. */
export function seek<E>(root: TreeNode<E>, isBefore: IsBefore<E>): E | undefined {
  let node = root;
  let next: E | undefined;
  while (node.children !== undefined) {
    const index = Math.max(1, slotsBefore(node, isBefore));
    next = node.items[index] ?? next;
    node = slot(node.children, index - 1);
  }
  return node.items[slotsBefore(node, isBefore)] ?? next;
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

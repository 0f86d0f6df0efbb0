/** How many sorted entries become a tree from the leaves up, or come into one: what stands together goes in together. */

import { insertEntry, splitNode } from './tree-edit.ts';
import {
  type Compare,
  createNode,
  MAX_SLOTS,
  MIN_SLOTS,
  slot,
  slotsUpTo,
  type TreeNode,
} from './tree-node.ts';

/** Slots taken at most; the rest is room for the inserts to come. */
const FILLED_SLOTS = MAX_SLOTS - MIN_SLOTS;

/** Entries that are worth a look at where they stand together. */
export const RUN = 16;

/** The root of a tree of these entries, in O(n). */
export function buildTree<E>(sorted: readonly E[], owner: object): TreeNode<E> {
  return rootOver(leavesOf(sorted, owner), owner);
}

/** The root with these entries, given in order, in it: next to nothing for each of those that come to stand together. */
export function insertRun<E>(
  root: TreeNode<E>,
  run: readonly E[],
  compare: Compare<E>,
  owner: object,
): TreeNode<E> {
  return rootOver(withRun(root, run, compare, owner), owner);
}

/** What takes the place of a node that a run goes into: one node, or as many as it takes. */
function withRun<E>(
  node: TreeNode<E>,
  run: readonly E[],
  compare: Compare<E>,
  owner: object,
): readonly TreeNode<E>[] {
  if (run.length < RUN) return withEach(node, run, compare, owner);
  const { items, children } = node;
  if (children === undefined) return leavesOf(mergeSorted(items, run, compare), owner);
  const nodes: TreeNode<E>[] = [];
  let done = 0;
  for (let from = 0; from < run.length; ) {
    const index = Math.max(0, slotsUpTo(items, slot(run, from), compare) - 1);
    const next = items[index + 1];
    let to = from + 1;
    while (to < run.length && (next === undefined || compare(slot(run, to), next) < 0)) to += 1;
    nodes.push(...children.slice(done, index));
    nodes.push(...withRun(slot(children, index), run.slice(from, to), compare, owner));
    done = index + 1;
    from = to;
  }
  nodes.push(...children.slice(done));
  return nodes.length > MAX_SLOTS ? parentsOf(nodes, owner) : [parentOf(nodes, owner)];
}

/**
 * The same one by one: of a few that stand apart each has a leaf of its own, and to make all of these anew takes several
 * times as long.
 */
function withEach<E>(
  node: TreeNode<E>,
  run: readonly E[],
  compare: Compare<E>,
  owner: object,
): readonly TreeNode<E>[] {
  const nodes = [node];
  for (const entry of run) {
    let place = nodes.length - 1;
    while (place > 0 && compare(entry, slot(slot(nodes, place).items, 0)) < 0) place -= 1;
    const grown = insertEntry(slot(nodes, place), entry, compare, owner);
    if (grown.items.length <= MAX_SLOTS) nodes[place] = grown;
    else nodes.splice(place, 1, ...splitNode(grown, entry, owner));
  }
  return nodes;
}

function rootOver<E>(nodes: readonly TreeNode<E>[], owner: object): TreeNode<E> {
  let level = nodes;
  while (level.length > 1) level = parentsOf(level, owner);
  return slot(level, 0);
}

function leavesOf<E>(sorted: readonly E[], owner: object): readonly TreeNode<E>[] {
  return inChunks(sorted).map((items) => createNode(owner, items, undefined));
}

function parentsOf<E>(nodes: readonly TreeNode<E>[], owner: object): readonly TreeNode<E>[] {
  return inChunks(nodes).map((children) => parentOf(children, owner));
}

function parentOf<E>(children: TreeNode<E>[], owner: object): TreeNode<E> {
  const firsts = children.map((child) => slot(child.items, 0));
  return createNode(owner, firsts, children);
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
  compare: Compare<E>,
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

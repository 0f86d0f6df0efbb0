/**
 * How an entry is put into a tree, in the place of its equal, or out of it: on the way back full nodes are split, thin ones
 * filled up or merged. A node that belongs to `owner` is edited in place; of any other a copy is, so that who keeps it
 * sees nothing of this. Many sorted entries become a tree from the leaves up.
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

/** Slots taken at most; the rest is room for the inserts to come. */
const FILLED_SLOTS = MAX_SLOTS - MIN_SLOTS;

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
  { items, children }: TreeNode<E>,
  run: readonly E[],
  compare: Compare<E>,
  owner: object,
): readonly TreeNode<E>[] {
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

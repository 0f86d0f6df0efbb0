/** What two trees do not share: of trees that one was made of the other, next to nothing has to be looked at. */
import type { TreeNode } from './tree-node.ts';

/** Entries of either tree that do not stand in a node of both, in order. */
export interface DifferingEntries<E> {
  readonly before: readonly E[];
  readonly after: readonly E[];
}

/** Costs a look at the nodes, of which there is one for some dozens of entries; at none where the trees are the same. */
export function differingEntries<E>(before: TreeNode<E>, after: TreeNode<E>): DifferingEntries<E> {
  if (before === after) return { before: [], after: [] };
  return {
    before: entriesOutside(before, nodesOf(after)),
    after: entriesOutside(after, nodesOf(before)),
  };
}

function nodesOf<E>(root: TreeNode<E>): ReadonlySet<TreeNode<E>> {
  const nodes = new Set([root]);
  for (const { children } of nodes) for (const child of children ?? []) nodes.add(child);
  return nodes;
}

/** Those of nodes that are not among the others. */
function entriesOutside<E>(root: TreeNode<E>, others: ReadonlySet<TreeNode<E>>): readonly E[] {
  const entries: E[] = [];
  const pending = [root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (others.has(node)) continue;
    if (node.children) pending.push(...node.children.toReversed());
    else for (const entry of node.items) entries.push(entry);
  }
  return entries;
}

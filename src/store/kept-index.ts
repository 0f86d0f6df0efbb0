/** What an index of a kept state is: a tree, or a tree and what came in and is not in it yet. */

import { EditEpoch } from './edit-epoch.ts';
import { SortedTree } from './sorted-tree.ts';
import type { Compare, TreeNode } from './tree-node.ts';

/** Never changes, as far as anybody sees. */
export type KeptIndex<E> = TreeNode<E> | Waiting<E>;

/**
 * A tree and what came in since, in any order. To keep it costs nothing; whoever reads it first puts all in, for everybody
 * who keeps it.
 */
export class Waiting<E> {
  readonly #compare: Compare<E>;
  #root: TreeNode<E>;
  #late: readonly E[];

  /** Both are its own from here on: neither may be edited. */
  constructor(root: TreeNode<E>, late: readonly E[], compare: Compare<E>) {
    this.#root = root;
    this.#late = late;
    this.#compare = compare;
  }

  /** The tree with all in it, whose nodes are nobody's to edit. */
  get root(): TreeNode<E> {
    if (this.#late.length > 0) {
      const tree = new SortedTree(this.#compare, new EditEpoch());
      tree.root = this.#root;
      tree.insertAll(this.#late);
      this.#root = tree.root;
      this.#late = [];
    }
    return this.#root;
  }

  /** The same with more that waits. */
  with(more: readonly E[]): Waiting<E> {
    return new Waiting(this.#root, this.#late.concat(more), this.#compare);
  }

  /** How many wait. */
  get length(): number {
    return this.#late.length;
  }

  /** How many there are in all. */
  get size(): number {
    return this.#root.size + this.#late.length;
  }
}

export function rootOf<E>(kept: KeptIndex<E>): TreeNode<E> {
  return kept instanceof Waiting ? kept.root : kept;
}

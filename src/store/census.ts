/** Counts what several states hold together: rows, and the bytes of the large ones; what they share counts once. */
import type { Amount } from '../values/limits.ts';
import type { Entry } from './entry.ts';
import { rootOf } from './kept-index.ts';
import type { StoreSnapshot } from './store.ts';
import type { TableDefinition } from './table-definition.ts';
import type { TreeNode } from './tree-node.ts';

/** The rows of a leaf that weigh something, each with its bytes. */
type Heavy = readonly (readonly [row: object, bytes: number])[];

/**
 * Remembers what it has weighed, as long as that lives: a node of a snapshot never changes. A leaf that two states do
 * not share counts in both, so that a row may count more than once; its bytes do not.
 */
export class Census {
  readonly #definitions: ReadonlyMap<string, TableDefinition<never>>;
  readonly #weighed = new WeakMap<object, Heavy>();

  constructor(definitions: readonly TableDefinition<never>[]) {
    this.#definitions = new Map(definitions.map((each) => [each.name, each]));
  }

  count(states: Iterable<StoreSnapshot>): Amount {
    const seen = new Set<object>();
    let [number, bytes] = [0, 0];
    const visit = (node: TreeNode<Entry<never>>, weigh: ((row: never) => number) | undefined) => {
      if (seen.has(node)) return;
      seen.add(node);
      if (node.children !== undefined) {
        for (const child of node.children) visit(child, weigh);
        return;
      }
      number += node.items.length;
      if (weigh === undefined) return;
      for (const [row, weight] of this.#heavyOf(node, weigh)) {
        if (!seen.has(row)) bytes += weight;
        seen.add(row);
      }
    };
    for (const { tables } of states) {
      for (const [name, { indexes }] of tables) {
        const [byUuid] = indexes;
        if (byUuid) visit(rootOf(byUuid), this.#definitions.get(name)?.weigh);
      }
    }
    return { number, bytes };
  }

  #heavyOf(leaf: TreeNode<Entry<never>>, weigh: (row: never) => number): Heavy {
    const known = this.#weighed.get(leaf);
    if (known) return known;
    const heavy = leaf.items.flatMap(({ row }) => {
      const bytes = weigh(row);
      return bytes > 0 ? [[row, bytes] as const] : [];
    });
    this.#weighed.set(leaf, heavy);
    return heavy;
  }
}

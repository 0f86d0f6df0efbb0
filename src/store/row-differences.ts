/** Which rows came in, went and were replaced between two states of a table. */
import { differingEntries } from './differing-entries.ts';
import type { Entry } from './entry.ts';
import type { StoredRow } from './table-definition.ts';
import type { TreeNode } from './tree-node.ts';

/** In the order of their uuids. */
export interface RowDifferences<R> {
  readonly added: readonly R[];
  /** Other rows of the same uuid, be they equal or not. */
  readonly replaced: readonly { readonly before: R; readonly after: R }[];
  readonly removed: readonly R[];
}

/** Both trees are in the order of the uuids. */
export function rowDifferences<R extends StoredRow>(
  before: TreeNode<Entry<R>>,
  after: TreeNode<Entry<R>>,
): RowDifferences<R> {
  const differing = differingEntries(before, after);
  const old = new Map(differing.before.map(({ row }) => [row.uuid, row]));
  const added: R[] = [];
  const replaced: { readonly before: R; readonly after: R }[] = [];
  for (const { row } of differing.after) {
    const known = old.get(row.uuid);
    if (known === undefined) added.push(row);
    else if (known !== row) replaced.push({ before: known, after: row });
    old.delete(row.uuid);
  }
  return { added, replaced, removed: [...old.values()] };
}

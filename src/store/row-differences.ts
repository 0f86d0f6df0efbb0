/** Which rows came in, went and were replaced between two states of a table. */
import { differingEntries } from './differing-entries.ts';
import { rootOf } from './kept-index.ts';
import type { StoredRow } from './table-definition.ts';
import type { TableRows, TableState } from './table-rows.ts';

/** In the order of their uuids. */
export interface RowDifferences<R> {
  readonly added: readonly R[];
  /** Other rows of the same uuid, be they equal or not. */
  readonly replaced: readonly { readonly before: R; readonly after: R }[];
  readonly removed: readonly R[];
}

/** Between a moment and the present; costs nothing where no row was touched. */
export function rowDifferences<R extends StoredRow>(
  moment: TableState<R>,
  present: TableRows<R>,
): RowDifferences<R> {
  const [byUuid] = moment.indexes;
  if (byUuid === undefined || present.isAt(moment)) return { added: [], replaced: [], removed: [] };
  const differing = differingEntries(rootOf(byUuid), present.indexed.byUuid);
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

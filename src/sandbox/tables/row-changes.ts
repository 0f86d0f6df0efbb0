/** What was done to the rows of a table since the reset, and to each of them. */
import { isDeepStrictEqual } from 'node:util';
import { byCodeUnit } from '../../values/text-order.ts';
import { memberOf } from '../../values/vouched.ts';
import type { HeldRow, TableParts } from '../../waldur/fixture/fixture.ts';
import type { TableScope } from './table-scope.ts';

/** Null for a row that is as it was. */
export type Change = 'added' | 'changed' | null;

/** In the order of the table. */
export interface RowChanges<Row> {
  readonly added: readonly Row[];
  readonly changed: readonly { readonly before: Row; readonly after: Row }[];
  readonly removed: readonly Row[];
}

/** Looked for once as long as neither the table nor the seed is another. */
export function changesIn<Row extends HeldRow>(
  parts: TableParts<Row>,
  { store, seed, memory }: TableScope,
): RowChanges<Row> {
  const { table } = parts;
  const present = store.table(table);
  return memory.get(`changes/${table.name}`, [seed, present.version], () => {
    const { added, replaced, removed } = present.differencesFrom(seed.table(table).snapshot());
    const inOrder = (a: Row, b: Row): number => byCodeUnit(table.order(a), table.order(b));
    return {
      added: added.toSorted(inOrder),
      changed: replaced
        .filter(({ before, after }) => !isSame(parts, before, after))
        .toSorted((a, b) => inOrder(a.after, b.after)),
      removed: removed.toSorted(inOrder),
    };
  });
}

/** What was done to one row that is there. */
export function changeOf<Row extends HeldRow>(
  parts: TableParts<Row>,
  row: Row,
  { seed }: TableScope,
): Change {
  const before = seed.table(parts.table).get(row.uuid);
  if (before === undefined) return 'added';
  return isSame(parts, before, row) ? null : 'changed';
}

/** Whether two rows would stand in a document alike. */
function isSame<Row extends HeldRow>({ columns }: TableParts<Row>, a: Row, b: Row): boolean {
  if (a === b) return true;
  return columns.every(({ member, write }) => {
    const [one, other]: readonly unknown[] = [memberOf(a, member), memberOf(b, member)];
    return one === other || isDeepStrictEqual(write(one), write(other));
  });
}

/** Decides by what a row of a list is known on both sides, and whether two lists come in the same order. */
import { isMembers, type PlainJson } from '../../values/plain-json.ts';

type ByKey = ReadonlyMap<string, PlainJson>;

/** Whether both lists have the rows of both in one order; of rows that are alike in the member they are ordered by, in any. */
export function isSameOrder(
  order: readonly string[],
  realOrder: readonly string[],
  rows: ByKey,
  orderedBy: string | undefined,
): boolean {
  if (order.join() === realOrder.join()) return true;
  if (orderedBy === undefined) return false;
  const values = (keys: readonly string[]): string =>
    JSON.stringify(keys.map((key) => Object(rows.get(key))[orderedBy] ?? null));
  return values(order) === values(realOrder);
}

/** By which a row is known on both sides, whatever form its uuid has. */
export function keyOf(row: PlainJson): string {
  return isMembers(row) ? keyOfRow(row) : JSON.stringify(row);
}

export function keyOfRow(row: Readonly<Record<string, unknown>>): string {
  const { uuid, url }: { uuid?: unknown; url?: unknown } = { ...row };
  const key = typeof uuid === 'string' ? uuid : url;
  return typeof key === 'string' ? key.replaceAll('-', '').toLowerCase() : '';
}

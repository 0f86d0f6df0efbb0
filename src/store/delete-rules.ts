/** Decides what becomes of the rows that refer to a row that is deleted. The rule stands on the row that refers. */

import { ProtectedError } from './errors.ts';
import type { ReferringRows } from './referring-rows.ts';
import type { OnDelete } from './table-definition.ts';

/** One reference of the schema, seen from the table it points to. */
export interface Referrer {
  readonly table: string;
  readonly column: string;
  readonly onDelete: OnDelete;
  readonly rows: ReferringRows;
}

/** What the rules need of the schema. */
export interface Schema {
  rowsOf(table: string): ReferringRows;
  referrersTo(table: string): readonly Referrer[];
}

/**
 * Takes a row out, and with it all that cascades from it, then clears what still refers to them. As in Django, a row
 * that is protected stops it even if the row that refers to it would be deleted too.
 * @throws ProtectedError at the first reference that forbids it, before anything changes.
 */
export function deleteWithRules(schema: Schema, table: string, uuid: string): void {
  const doomed = [...collectDoomed(schema, table, uuid)];
  for (const [from, uuids] of doomed) {
    const rows = schema.rowsOf(from);
    for (const one of uuids) rows.remove(one);
  }
  for (const [to, uuids] of doomed) {
    for (const { column, onDelete, rows } of schema.referrersTo(to)) {
      if (onDelete === 'setNull') for (const one of uuids) rows.setNull(column, one);
    }
  }
}

/** The uuids that go, by table: the row itself and what cascades from it. */
function collectDoomed(
  schema: Schema,
  table: string,
  uuid: string,
): ReadonlyMap<string, ReadonlySet<string>> {
  const doomed = new Map<string, Set<string>>();
  const pending = [{ to: table, uuid }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { to, uuid: target } = next;
    const uuids = doomed.get(to) ?? new Set();
    if (uuids.has(target)) continue;
    doomed.set(to, uuids.add(target));
    for (const referrer of schema.referrersTo(to)) {
      refuseProtected(referrer, target);
      if (referrer.onDelete !== 'cascade') continue;
      const referring = referrer.rows.list(referrer.column, target);
      pending.push(...referring.map((one) => ({ to: referrer.table, uuid: one })));
    }
  }
  return doomed;
}

function refuseProtected({ table, column, onDelete, rows }: Referrer, uuid: string): void {
  if (onDelete !== 'protect') return;
  const count = rows.count(column, uuid);
  if (count > 0) throw new ProtectedError(table, column, count);
}

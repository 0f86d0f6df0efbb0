/** Deleting what other rows hold on to. */
import type { Refusal } from '../../drf/refusal.ts';
import { ProtectedError } from '../../store/errors.ts';
import type { StoredRow, TableDefinition } from '../../store/table-definition.ts';
import type { Call } from '../site/call.ts';

/**
 * Deletes a row with the rules of those that refer to it.
 * @throws ApiException `one` when a row forbids it; `several`, the server's own fault, where several do and the contract has it.
 * Source: BEHAVIOUR 13 and 14.
 */
export function deleteRow<Row extends StoredRow>(
  { world }: Call,
  table: TableDefinition<Row>,
  uuid: Row['uuid'],
  { one, several }: { readonly one: Refusal; readonly several: Refusal },
): void {
  try {
    world.store.table(table).delete(uuid);
  } catch (error) {
    if (!(error instanceof ProtectedError)) throw error;
    const isFault = error.count > 1 && world.contract.reproduces(several);
    throw (isFault ? several : one).error();
  }
}

/** Deleting what other rows hold on to. */
import { apiException } from '../drf/exceptions.ts';
import { ProtectedError } from '../store/errors.ts';
import type { StoredRow, TableDefinition } from '../store/table-definition.ts';
import { type Call, serverFault } from './call.ts';

/**
 * Deletes a row with the rules of those that refer to it.
 * @throws ApiException conflict (409) when a row forbids it; where several do, the server's own fault, if the contract has it.
 * Source: BEHAVIOUR 13 and 14.
 */
export function deleteRow<Row extends StoredRow>(
  { world }: Call,
  table: TableDefinition<Row>,
  uuid: Row['uuid'],
  refusal: string,
): void {
  try {
    world.store.table(table).delete(uuid);
  } catch (error) {
    if (!(error instanceof ProtectedError)) throw error;
    if (error.count > 1 && world.contract.hasServerFaults) {
      throw serverFault('deleting a row that several others refer to fails.');
    }
    throw apiException('conflict', refusal);
  }
}

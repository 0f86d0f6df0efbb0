/** Fixture columns that name another row. */
import type { Uuid } from '../values/uuid.ts';
import { invalid } from '../values/validated.ts';
import { requiredColumn } from './columns.ts';
import type { Column } from './fixture-column.ts';

/** A reference to another row: its uuid, its alias, or its API URL. */
export function referenceColumn<Name extends string>(table: Name): Column<Uuid<Name>> {
  const required = requiredColumn({ type: 'string', minLength: 1 }, readReference(table));
  return { ...required, isReference: true };
}

/** The key of the row that is named. */
export function readReference<Name extends string>(table: Name): Column<Uuid<Name>>['read'] {
  return (input, { find }) =>
    typeof input === 'string' && input !== ''
      ? find(table, input)
      : invalid('must be the uuid, alias or URL of a row');
}

/** A whole row as what an action answers. */
import { jsonReply, type Reply } from '../../drf/reply.ts';
import type { Schema } from '../../drf/schema.ts';
import { type Fields, represent } from '../../drf/serializer.ts';
import type { Contract } from '../contract.ts';
import type { Call } from '../site/call.ts';
import { type DescribedRow, rowSchema } from './view-set-parts.ts';

export interface RowAnswer<Row> {
  readonly schema: (contract: Contract) => Schema;
  /** As it is now. */
  readonly reply: (row: Row, call: Call) => Reply;
}

export function rowAnswer<Row, F extends Fields<Row, Call>>(
  model: string,
  fields: F & Fields<Row, Call>,
  { selectsFields = false }: Pick<DescribedRow, 'selectsFields'> = {},
): RowAnswer<Row> {
  return {
    schema: (contract) => rowSchema({ model, fields, selectsFields }, contract),
    reply: (row, call) => jsonReply(represent<Row, Call>(fields, row, call)),
  };
}

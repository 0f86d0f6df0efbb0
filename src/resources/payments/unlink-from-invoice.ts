/** Taking a payment's link to its invoice away. */
import { validationError } from '../../drf/exceptions.ts';
import { detailSchema } from '../../drf/refusal-schemas.ts';
import { emptyReply, jsonReply } from '../../drf/reply.ts';
import { constant } from '../../drf/schema.ts';
import { isStaff } from '../../waldur/permissions.ts';
import { stateRefusal } from '../../waldur/response-schemas.ts';
import type { Action } from '../../waldur/view-set-options.ts';
import { type Payment, payments } from './model.ts';

const UNLINKED = 'An invoice has been unlinked from payment.';
const NOT_LINKED = 'Link to an invoice does not exist.';

/** The body is ignored, whatever it is. Source: BEHAVIOUR 4. */
export const unlinkFromInvoice: Action<Payment> = {
  permission: isStaff,
  parses: false,
  schema: {
    description: 'The body is ignored, whatever it is.',
    exampleRow: 'ba000000-0000-4000-8000-000000000002',
    answer: ({ actionAnswer }) =>
      actionAnswer === 'published' ? undefined : detailSchema(constant(UNLINKED)),
    refusals: [stateRefusal('The payment is not linked.', NOT_LINKED)],
  },
  check: ({ invoice }) => {
    if (invoice === null) throw validationError([NOT_LINKED]);
  },
  act: (payment, _data, { world: { store, contract } }) => {
    store.table(payments).replace({ ...payment, invoice: null });
    return contract.actionAnswer === 'published'
      ? emptyReply(200)
      : jsonReply({ detail: UNLINKED });
  },
};

/** Taking a payment's link to its invoice away. */
import { detailSchema } from '../../drf/refusal-schemas.ts';
import { emptyReply, jsonReply } from '../../drf/reply.ts';
import { constant } from '../../drf/schema.ts';
import { isStaff } from '../../waldur/site/permissions.ts';
import type { Action } from '../../waldur/view-set/view-set-options.ts';
import { type Payment, payments } from './fields.ts';
import { PAYMENT_REFUSALS } from './refusals.ts';

const { link_missing } = PAYMENT_REFUSALS;
const UNLINKED = 'An invoice has been unlinked from payment.';

/** The body is ignored, whatever it is. Source: BEHAVIOUR 4. */
export const unlinkFromInvoice: Action<Payment> = {
  permission: isStaff,
  description: 'The body is ignored, whatever it is.',
  exampleRow: 'ba000000-0000-4000-8000-000000000002',
  answer: ({ unlinkAnswer }) =>
    unlinkAnswer === 'empty' ? undefined : detailSchema(constant(UNLINKED)),
  refusals: [link_missing],
  check: ({ invoice }) => {
    if (invoice === null) throw link_missing.error();
  },
  act: (payment, _data, { world: { store, contract } }) => {
    store.table(payments).replace({ ...payment, invoice: null });
    return contract.unlinkAnswer === 'empty' ? emptyReply(200) : jsonReply({ detail: UNLINKED });
  },
};

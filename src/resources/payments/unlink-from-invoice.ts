/** Taking a payment's link to its invoice away. */
import { detailSchema } from '../../drf/refusal-schemas.ts';
import { emptyReply, jsonReply } from '../../drf/reply.ts';
import { constant } from '../../drf/schema.ts';
import { isStaff } from '../../waldur/site/permissions.ts';
import { rowAnswer } from '../../waldur/view-set/row-answer.ts';
import type { Action } from '../../waldur/view-set/view-set-options.ts';
import { type Payment, paymentModel, payments } from './fields.ts';
import { PAYMENT_REFUSALS } from './refusals.ts';

const { link_missing } = PAYMENT_REFUSALS;
const WHOLE = rowAnswer<Payment, typeof paymentModel.serializer>(
  'Payment',
  paymentModel.serializer,
);
const UNLINKED = 'An invoice has been unlinked from payment.';

/** The body is ignored, whatever it is. Source: BEHAVIOUR 4. */
export const unlinkFromInvoice: Action<Payment> = {
  permission: isStaff,
  description: 'The body is ignored, whatever it is.',
  exampleRow: 'ba000000-0000-4000-8000-000000000002',
  answer: (contract) => {
    const { unlink_answer: kind } = contract.differences;
    if (kind === 'empty') return undefined;
    return kind === 'payment' ? WHOLE.schema(contract) : detailSchema(constant(UNLINKED));
  },
  refusals: [link_missing],
  check: ({ invoice }) => {
    if (invoice === null) throw link_missing.error();
  },
  act: (payment, _data, call) => {
    const { store, contract } = call.world;
    const unlinked = { ...payment, invoice: null };
    store.table(payments).replace(unlinked);
    const { unlink_answer: kind } = contract.differences;
    if (kind === 'empty') return emptyReply(200);
    return kind === 'payment' ? WHOLE.reply(unlinked, call) : jsonReply({ detail: UNLINKED });
  },
};

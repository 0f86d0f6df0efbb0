/** Linking a payment to a paid invoice of its organization. */
import { detailSchema } from '../../drf/refusal-schemas.ts';
import { emptyReply, jsonReply } from '../../drf/reply.ts';
import { constant, objectSchema } from '../../drf/schema.ts';
import { required } from '../../waldur/model/field.ts';
import { relation } from '../../waldur/model/relations.ts';
import { serializerOf } from '../../waldur/model/serializer.ts';
import { urlSchema } from '../../waldur/model/value-schemas.ts';
import { urlOf } from '../../waldur/site/call.ts';
import { isStaff } from '../../waldur/site/permissions.ts';
import { readingAction } from '../../waldur/view-set/action.ts';
import { INVOICES, invoices } from '../invoices/index.ts';
import { paymentProfiles } from '../payment-profiles/index.ts';
import { type Payment, payments } from './fields.ts';
import { PAYMENT_REFUSALS } from './refusals.ts';

const { link_exists, other_customer } = PAYMENT_REFUSALS;
const LINKED = 'An invoice has been linked to payment.';

/** A link that is there already wins over whatever the body says. Source: BEHAVIOUR 3 and 4. */
export const linkToInvoice = readingAction({
  permission: isStaff,
  description:
    'The invoice must be paid, of the same organization, and the payment not linked yet.',
  // An invoice that is not paid is as good as missing. Source: BEHAVIOUR 4.
  fields: serializerOf({
    invoice: required(
      relation(invoices, INVOICES, {
        choice: { allows: ({ state }) => state === 'paid', must: 'be paid' },
      }),
    ),
  }),
  example: { invoice: '/api/invoices/a1b2c3d4-e5f6-7890-abcd-ef1234567890/' },
  answer: (contract) => {
    const invoice = urlSchema(contract, INVOICES);
    const answers = {
      published: objectSchema({ invoice }),
      detail: detailSchema(constant(LINKED)),
      both: objectSchema({ invoice, detail: constant(LINKED) }),
      empty: undefined,
    };
    return answers[contract.differences.link_answer];
  },
  refusals: [link_exists, other_customer],
  check: ({ invoice }: Payment) => {
    if (invoice !== null) throw link_exists.error();
  },
  act: (payment: Payment, { invoice }, call) => {
    const { store, contract } = call.world;
    const profile = store.table(paymentProfiles).get(payment.profile);
    if (invoice.customer !== profile?.organization) throw other_customer.error();
    store.table(payments).replace({ ...payment, invoice: invoice.uuid });
    const link = { invoice: urlOf(call, INVOICES, invoice.uuid) };
    const answers = {
      published: link,
      detail: { detail: LINKED },
      both: { ...link, detail: LINKED },
      empty: undefined,
    };
    const answer = answers[contract.differences.link_answer];
    return answer === undefined ? emptyReply(200) : jsonReply(answer);
  },
});

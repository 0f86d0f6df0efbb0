/** Linking a payment to a paid invoice of its organization. */
import { validationError } from '../../drf/exceptions.ts';
import { jsonReply } from '../../drf/reply.ts';
import { validate } from '../../drf/serializer.ts';
import { type Call, urlOf } from '../../waldur/call.ts';
import { relatedField } from '../../waldur/fields.ts';
import { isStaff } from '../../waldur/permissions.ts';
import { passed } from '../../waldur/rows.ts';
import type { Action } from '../../waldur/view-set-options.ts';
import { INVOICES, type InvoiceId, invoices } from '../invoices/index.ts';
import { paymentProfiles } from '../payment-profiles/index.ts';
import { type Payment, payments } from './model.ts';

const linkFields = {
  invoice: relatedField({
    basename: INVOICES,
    key: ({ invoice }: Payment) => invoice,
    find: findPaidInvoice,
  }),
};

/** An invoice that is not paid is as good as missing. Source: BEHAVIOUR 4. */
function findPaidInvoice(uuid: InvoiceId, { world }: Call) {
  const invoice = world.store.table(invoices).get(uuid);
  return invoice?.state === 'paid' ? invoice : undefined;
}

/** A link that is there already wins over whatever the body says. Source: BEHAVIOUR 3 and 4. */
export const linkToInvoice: Action<Payment> = {
  permission: isStaff,
  parses: true,
  fields: ['invoice'],
  check: ({ invoice }) => {
    if (invoice !== null) throw validationError(['Link to an invoice exists.']);
  },
  act: (payment, data, call) => {
    const { invoice } = passed(validate(linkFields, data, call));
    const { store, contract } = call.world;
    const profile = store.table(paymentProfiles).get(payment.profile);
    if (invoice.customer !== profile?.organization) {
      throw validationError(['The passed invoice does not belong to the selected customer.']);
    }
    store.table(payments).replace({ ...payment, invoice: invoice.uuid });
    return jsonReply(
      contract.actionAnswer === 'published'
        ? { invoice: urlOf(call, INVOICES, invoice.uuid) }
        : { detail: 'An invoice has been linked to payment.' },
    );
  },
};

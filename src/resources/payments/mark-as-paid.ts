/** Marking an invoice as paid, which makes a payment: the operation that payments add to invoices. */
import { optionalField, requiredField } from '../../drf/field.ts';
import { readDate } from '../../drf/fields.ts';
import { readFile } from '../../drf/file-field.ts';
import { validationError } from '../../drf/refusal.ts';
import { emptyReply, type Reply } from '../../drf/reply.ts';
import type { ValuesOf } from '../../drf/serializer.ts';
import { type Decimal, rescale } from '../../values/decimal.ts';
import type { Call } from '../../waldur/site/call.ts';
import { isStaff } from '../../waldur/site/permissions.ts';
import { readingAction } from '../../waldur/view-set/action.ts';
import {
  INVOICE_REFUSALS,
  type Invoice,
  invoices,
  requireCreated,
  totalOf,
  UNPAID_EXAMPLE,
  WHOLE_INVOICE,
} from '../invoices/index.ts';
import { MEDIA_REFUSALS } from '../media/index.ts';
import { activeProfile } from '../payment-profiles/index.ts';
import { paymentModel, payments, SUM_PLACES, sum } from './fields.ts';

const nothing = () => null;

/** Source: Waldur invoices/serializers.PaidSerializer, whose proof may be left out but not be null, and has any name. */
const paidFields = {
  date: requiredField({ type: 'date' }, { allowNull: false, toInternalValue: readDate }, nothing),
  proof: optionalField(
    { type: 'file upload' },
    { allowNull: false, toInternalValue: readFile() },
    nothing,
  ),
};

/**
 * Without a body only the state changes; with one, a payment of the total is made on the active profile and linked.
 * Source: BEHAVIOUR 13; observed (theme `invoices`).
 */
export const markAsPaid = readingAction({
  permission: isStaff,
  description:
    'Of an invoice that is created. With a date, a payment of its total is made and linked.',
  fields: paidFields,
  example: { date: '2023-12-05' },
  exampleRow: UNPAID_EXAMPLE,
  answer: (contract) =>
    contract.differences.paid_answer === 'invoice' ? WHOLE_INVOICE.schema(contract) : undefined,
  refusals: [
    INVOICE_REFUSALS.not_created,
    INVOICE_REFUSALS.no_active_profile,
    ...Object.values(MEDIA_REFUSALS),
  ],
  mistakes: { sum: sum.reading.toInternalValue.refusals ?? [] },
  check: requireCreated,
  act: (invoice: Invoice, values, call) => {
    recordPayment(invoice, values, call);
    return setPaid(invoice, call);
  },
  actWithout: setPaid,
});

function setPaid(invoice: Invoice, call: Call): Reply {
  const { store, contract } = call.world;
  const paid: Invoice = { ...invoice, state: 'paid' };
  store.table(invoices).replace(paid);
  const isWhole = contract.differences.paid_answer === 'invoice';
  return isWhole ? WHOLE_INVOICE.reply(paid, call) : emptyReply(200);
}

function recordPayment(
  invoice: Invoice,
  { date, proof }: ValuesOf<typeof paidFields>,
  call: Call,
): void {
  const { world } = call;
  const profile = activeProfile(invoice.customer, world.store);
  if (!profile) throw INVOICE_REFUSALS.no_active_profile.error();
  const payment = paymentModel.made({ date_of_payment: date, proof }, world, {
    profile: profile.uuid,
    sum: sumOf(invoice, call),
    invoice: invoice.uuid,
  });
  world.store.table(payments).insert(payment);
}

/** The total of the invoice, as long as a payment can hold it. Source: the column's width; not measured. */
function sumOf(invoice: Invoice, call: Call): Decimal {
  const read = sum.reading.toInternalValue(rescale(totalOf(invoice), SUM_PLACES), call);
  if (!read.valid) throw validationError({ sum: read.errors });
  return read.value;
}

/** Marking an invoice as paid, which makes a payment: the operation that payments add to invoices. */
import { optionalField, requiredField } from '../../drf/field.ts';
import { readDate } from '../../drf/fields.ts';
import { readFile } from '../../drf/file-field.ts';
import { JsonFloat } from '../../drf/json-decoder.ts';
import type { RequestData } from '../../drf/parsers.ts';
import { isList } from '../../drf/python-str.ts';
import { validationError } from '../../drf/refusal.ts';
import { errorsByName, refusal } from '../../drf/refusal-schemas.ts';
import { emptyReply } from '../../drf/reply.ts';
import { isDictionary, validate } from '../../drf/serializer.ts';
import { type Decimal, rescale } from '../../values/decimal.ts';
import type { Call } from '../../waldur/call.ts';
import { isStaff } from '../../waldur/permissions.ts';
import { stateRefusal } from '../../waldur/response-schemas.ts';
import { passed } from '../../waldur/rows.ts';
import type { Action } from '../../waldur/view-set-options.ts';
import {
  INVOICE_REFUSALS,
  type Invoice,
  invoices,
  requireCreated,
  totalOf,
  UNPAID_EXAMPLE,
} from '../invoices/index.ts';
import { activeProfile } from '../payment-profiles/index.ts';
import { paymentModel, payments, SUM_PLACES, sum } from './fields.ts';

const nothing = () => null;

/** Names are cut to this before anybody looks at them, so that here none is too long: the serializer has no limit. */
const LONGEST_NAME = 255;

/** Source: Waldur invoices/serializers.PaidSerializer, whose proof may be left out but not be null. */
const paidFields = {
  date: requiredField({ type: 'date' }, { allowNull: false, toInternalValue: readDate }, nothing),
  proof: optionalField(
    { type: 'file upload' },
    { allowNull: false, toInternalValue: readFile(LONGEST_NAME) },
    nothing,
  ),
};

/**
 * Without a body only the state changes; with one, a payment of the total is made on the active profile and linked.
 * Source: BEHAVIOUR 13; observed (theme `invoices`).
 */
export const markAsPaid: Action<Invoice> = {
  permission: isStaff,
  parses: true,
  fields: ['date', 'proof'],
  hasConflict: true,
  schema: {
    description:
      'Of an invoice that is created. With a date, a payment of its total is made and linked.',
    body: paidFields,
    mayBeEmpty: true,
    example: { date: '2023-12-05' },
    exampleRow: UNPAID_EXAMPLE,
    answer: () => undefined,
    refusals: [
      stateRefusal(
        'The organization has no active profile.',
        INVOICE_REFUSALS.no_active_profile.text,
      ),
      refusal(400, 'The total is more than a payment can hold.', errorsByName(['sum'])),
    ],
  },
  check: requireCreated,
  act: (invoice, data, call) => {
    if (!isEmpty(data)) recordPayment(invoice, data, call);
    call.world.store.table(invoices).replace({ ...invoice, state: 'paid' });
    return emptyReply(200);
  },
};

function recordPayment(invoice: Invoice, data: RequestData, call: Call): void {
  const { world } = call;
  const { date, proof } = passed(validate(paidFields, data, call));
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

/** What Python holds for false: no body, null, and anything without content. */
function isEmpty(data: RequestData): boolean {
  if (data.kind === 'form') return data.fields.names().length === 0;
  const { value } = data;
  if (value === null || value === false || value === '' || value === 0n) return true;
  if (value instanceof JsonFloat) return Number(value.text) === 0;
  if (isList(value)) return value.length === 0;
  return isDictionary(value) && Object.keys(value).length === 0;
}

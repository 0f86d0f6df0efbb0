/** Marking an invoice as paid, which makes a payment: the operation that payments add to invoices. */
import { validationError } from '../../drf/exceptions.ts';
import { optionalField, requiredField } from '../../drf/field.ts';
import { readDate } from '../../drf/fields.ts';
import type { RequestData } from '../../drf/parsers.ts';
import { isList } from '../../drf/python-str.ts';
import { emptyReply } from '../../drf/reply.ts';
import { isDictionary, validate } from '../../drf/serializer.ts';
import { rescale } from '../../values/decimal.ts';
import type { Call } from '../../waldur/call.ts';
import { isStaff } from '../../waldur/permissions.ts';
import { passed } from '../../waldur/rows.ts';
import type { Action } from '../../waldur/view-set-options.ts';
import { newUuid } from '../../waldur/world.ts';
import { type Invoice, invoices, requireCreated, totalOf } from '../invoices/index.ts';
import { activeProfile } from '../payment-profiles/index.ts';
import { payments } from './model.ts';
import { paymentFields, SUM_PLACES } from './serializer.ts';
import { storeProof } from './write.ts';

const nothing = () => null;

const paidFields = {
  date: requiredField({ type: 'date' }, { allowNull: false, toInternalValue: readDate }, nothing),
  proof: optionalField({ type: 'file upload' }, paymentFields.proof.write, nothing),
};

/**
 * Without a body only the state changes; with one, a payment of the total is made on the active profile and linked.
 * Source: BEHAVIOUR 13; observed (theme `invoices`).
 */
export const markAsPaid: Action<Invoice> = {
  permission: isStaff,
  parses: true,
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
  if (!profile) throw validationError(['The active profile for this customer does not exist.']);
  world.store.table(payments).insert({
    uuid: newUuid(world, 'payments'),
    profile: profile.uuid,
    dateOfPayment: date,
    sum: rescale(totalOf(invoice), SUM_PLACES),
    proof: proof ? storeProof(proof, world) : null,
    invoice: invoice.uuid,
    created: world.clock.now(),
  });
}

/** What Python holds for false: no body, null, and anything without content. */
function isEmpty(data: RequestData): boolean {
  if (data.kind === 'form') return data.fields.names().length === 0;
  const { value } = data;
  if (value === null || value === false || value === '' || value === 0n) return true;
  if (isList(value)) return value.length === 0;
  return isDictionary(value) && Object.keys(value).length === 0;
}

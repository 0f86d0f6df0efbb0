/** Payments, as fixture documents have them. */

import type { Store } from '../../store/store.ts';
import { decimal } from '../../values/decimal.ts';
import { dateOf } from '../../values/instant.ts';
import {
  booleanColumn,
  dateColumn,
  decimalColumn,
  instantColumn,
  nullable,
  referenceColumn,
} from '../../waldur/columns.ts';
import { defineFixture, type Problem } from '../../waldur/fixture.ts';
import { invoices } from '../invoices/index.ts';
import { fileColumn } from '../media/index.ts';
import { paymentProfiles } from '../payment-profiles/index.ts';
import { type Payment, payments } from './model.ts';
import { PAYMENTS, SUM_DIGITS, SUM_PLACES } from './serializer.ts';

export const paymentFixture = defineFixture({
  key: 'payments',
  basename: PAYMENTS,
  table: payments,
  columns: {
    profile: referenceColumn('payment_profiles'),
    date_of_payment: dateColumn(({ clock }) => dateOf(clock.now())),
    sum: decimalColumn(SUM_DIGITS, SUM_PLACES, decimal('0.00')),
    proof: fileColumn,
    invoice: nullable(referenceColumn('invoices')),
    created: instantColumn(({ clock }) => clock.now()),
    $moved: booleanColumn(false),
  },
  ignored: ['url', 'invoice_uuid', 'invoice_period', 'customer_uuid'],
  toRow: (values, uuid): Payment => ({
    uuid,
    profile: values.profile,
    dateOfPayment: values.date_of_payment,
    sum: values.sum,
    proof: values.proof,
    invoice: values.invoice,
    created: values.created,
  }),
  breaches: (row, { store }, { $moved }) => ($moved ? [] : linkBreaches(row, store)),
  toDocument: (row, store) => ({
    uuid: row.uuid,
    profile: row.profile,
    date_of_payment: row.dateOfPayment,
    sum: row.sum,
    proof: row.proof,
    invoice: row.invoice,
    created: row.created,
    ...(linkBreaches(row, store).length > 0 ? { $moved: true } : {}),
  }),
});

/**
 * A payment is linked to a paid invoice of its own organization, unless it was moved to another one afterwards: then its
 * row says `"$moved": true`. Source: BEHAVIOUR 4.
 */
function linkBreaches({ profile, invoice }: Payment, store: Store): readonly Problem[] {
  const linked = invoice === null ? undefined : store.table(invoices).get(invoice);
  if (!linked) return [];
  const pointer = '/invoice';
  if (linked.state !== 'paid') {
    return [{ pointer, message: `must be a paid invoice, and this one is ${linked.state}` }];
  }
  return linked.customer === store.table(paymentProfiles).get(profile)?.organization
    ? []
    : [{ pointer, message: 'must be an invoice of the organization of the profile' }];
}

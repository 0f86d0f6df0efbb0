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
} from '../../waldur/columns.ts';
import { defineFixture } from '../../waldur/fixture.ts';
import type { RowContext } from '../../waldur/fixture-column.ts';
import type { Problem } from '../../waldur/fixture-row.ts';
import { referenceColumn } from '../../waldur/reference-column.ts';
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
  breaches: ({ $moved, profile, invoice }, { store, isDoubtful }) =>
    $moved === false ? linkBreaches({ profile, invoice }, store, isDoubtful) : [],
  isStoredTogether: true,
  toDocument: (row, store) => ({
    uuid: row.uuid,
    profile: row.profile,
    date_of_payment: row.dateOfPayment,
    sum: row.sum,
    proof: row.proof,
    invoice: row.invoice,
    created: row.created,
    ...(linkBreaches(row, store, () => false).length > 0 ? { $moved: true } : {}),
  }),
});

/**
 * A payment is linked to a paid invoice of its own organization, unless it was moved to another one afterwards: then its
 * row says `"$moved": true`. What is doubtful breaks no rule. Source: BEHAVIOUR 4.
 */
function linkBreaches(
  { profile, invoice }: { [Name in 'profile' | 'invoice']: Payment[Name] | undefined },
  store: Store,
  isDoubtful: RowContext['isDoubtful'],
): readonly Problem[] {
  const linked = invoice ? store.table(invoices).get(invoice) : undefined;
  if (!linked) return [];
  const pointer = '/invoice';
  if (linked.state !== 'paid' && !isDoubtful('invoices', linked.uuid, 'state')) {
    return [{ pointer, message: `must be a paid invoice, and this one is ${linked.state}` }];
  }
  const payer = profile && store.table(paymentProfiles).get(profile)?.organization;
  return payer === undefined || linked.customer === payer
    ? []
    : [{ pointer, message: 'must be an invoice of the organization of the profile' }];
}

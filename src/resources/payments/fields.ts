/** Payments: what an organization has paid. Their fields, and the rule that documents keep. */
import type { Store } from '../../store/store.ts';
import type { CalendarDate } from '../../values/calendar-date.ts';
import { withoutNegativeZero } from '../../values/decimal.ts';
import { dateOf, type Instant } from '../../values/instant.ts';
import type { Uuid } from '../../values/uuid.ts';
import type { Problem, RowContext } from '../../waldur/fixture/fixture.ts';
import { date, instant } from '../../waldur/model/date-kinds.ts';
import {
  type DefaultContext,
  derived,
  optional,
  type RowOf,
  readOnly,
  required,
  stored,
  through,
  url,
} from '../../waldur/model/field.ts';
import { nullable } from '../../waldur/model/kind.ts';
import { defineModel } from '../../waldur/model/model.ts';
import { boolean, decimal } from '../../waldur/model/number-kinds.ts';
import { type Choice, key, relation } from '../../waldur/model/relations.ts';
import { columnOf } from '../../waldur/model/row-columns.ts';
import { uuidSchema } from '../../waldur/model/value-schemas.ts';
import type { Call } from '../../waldur/site/call.ts';
import { INVOICES, invoices, periodOf } from '../invoices/index.ts';
import { file } from '../media/index.ts';
import {
  PAYMENT_PROFILES,
  type PaymentProfile,
  paymentProfiles,
} from '../payment-profiles/index.ts';

export const PAYMENTS = 'payments';
export type PaymentId = Uuid<'payments'>;

/** Decimal places of a sum. Source: BEHAVIOUR 5. */
export const SUM_PLACES = 2;
/** Eight digits before the point, and a sign. Source: BEHAVIOUR 5. */
export const sum = decimal(8 + SUM_PLACES, SUM_PLACES);

/** The folder has 17 characters with its slash. Source: BEHAVIOUR 5 and 12. */
const proof = file({ folder: 'proof_of_payment', maxNameLength: 100 });

/** Source: BEHAVIOUR 5. */
const ACTIVE: Choice<PaymentProfile> = {
  allows: ({ isActive }) => isActive === true,
  must: 'be active',
};

/** Source: BEHAVIOUR 1, 5 and 7. */
export const paymentFields = {
  uuid: readOnly(key('payments')),
  url: url(PAYMENTS),
  profile: required(relation(paymentProfiles, PAYMENT_PROFILES, { choice: ACTIVE }), {
    filters: ['exact'],
  }),
  date_of_payment: required(date, { defaultFrom: today, filters: ['exact'] }),
  /** Minus zero is answered as it was sent. */
  sum: optional(sum, { stored: withoutNegativeZero }),
  proof: optional(proof),
  invoice: readOnly(nullable(relation(invoices, INVOICES, { onDelete: 'setNull' }))),
  invoice_uuid: through(
    { name: 'invoice', whenNull: ({ absentRelation }) => absentRelation },
    derived(invoiceUuid, 'field', uuidSchema),
  ),
  invoice_period: through(
    { name: 'invoice', whenNull: () => null },
    derived(invoicePeriod, 'field', () => ({
      type: 'string',
      pattern: '^(0[1-9]|1[0-2])-\\d{4}$',
    })),
  ),
  customer_uuid: derived(customerUuid, 'field', uuidSchema),
  created: stored(instant, { defaultFrom: now }),
};

export interface Payment extends RowOf<typeof paymentFields> {}

export const paymentModel = defineModel<Payment, typeof paymentFields>({
  name: 'payments',
  basename: PAYMENTS,
  fields: paymentFields,
  table: {
    // Ordered by the time of creation. Source: BEHAVIOUR 4.
    order: ({ created }) => created,
    indexes: [['dateOfPayment'], ['profile', 'dateOfPayment']],
  },
  first: { filters: ['date_of_payment'] },
  rules: {
    extra: { $moved: columnOf(stored(boolean, { default: false })) },
    writeExtra: (row, store) =>
      linkBreaches(row, store, () => false).length > 0 ? { $moved: true } : {},
    breaches: (row, { $moved }, { store, isDoubtful }) =>
      $moved === false ? linkBreaches(row, store, isDoubtful) : [],
    isStoredTogether: true,
  },
});

export const payments = paymentModel.table;

function today({ clock }: DefaultContext): CalendarDate {
  return dateOf(clock.now());
}

function now({ clock }: DefaultContext): Instant {
  return clock.now();
}

function invoiceUuid(
  { invoice }: Payment,
  { world: { contract } }: Call,
): string | null | undefined {
  return invoice === null ? contract.absentRelation : contract.wireUuid(invoice);
}

function invoicePeriod({ invoice }: Payment, { world }: Call): string | null {
  const row = invoice === null ? undefined : world.store.table(invoices).get(invoice);
  return row === undefined ? null : periodOf(row);
}

function customerUuid({ profile }: Payment, { world: { store, contract } }: Call): string | null {
  const row = store.table(paymentProfiles).get(profile);
  return row === undefined ? null : contract.wireUuid(row.organization);
}

/**
 * A payment is linked to a paid invoice of its own organization, unless it was moved to another one afterwards: then its
 * row says `"$moved": true`. What is doubtful breaks no rule. Source: BEHAVIOUR 4.
 */
function linkBreaches(
  { profile, invoice }: Partial<Payment>,
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

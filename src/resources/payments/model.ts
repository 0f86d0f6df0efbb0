/** Payments, as they are stored. */
import { defineTable } from '../../store/table-definition.ts';
import type { CalendarDate } from '../../values/calendar-date.ts';
import type { Decimal } from '../../values/decimal.ts';
import type { Instant } from '../../values/instant.ts';
import type { Uuid } from '../../values/uuid.ts';
import type { InvoiceId } from '../invoices/index.ts';
import type { MediaId } from '../media/index.ts';
import type { PaymentProfileId } from '../payment-profiles/index.ts';

export type PaymentId = Uuid<'payments'>;

export interface Payment {
  readonly uuid: PaymentId;
  readonly profile: PaymentProfileId;
  readonly dateOfPayment: CalendarDate;
  /** Two decimal places; may be negative. */
  readonly sum: Decimal;
  readonly proof: MediaId | null;
  readonly invoice: InvoiceId | null;
  readonly created: Instant;
}

/** Ordered by the time of creation. Source: BEHAVIOUR 4. */
export const payments = defineTable<Payment>('payments', {
  order: ({ created }) => created,
  indexes: [['dateOfPayment'], ['profile', 'dateOfPayment']],
  references: {
    profile: { to: 'payment_profiles', onDelete: 'protect' },
    invoice: { to: 'invoices', onDelete: 'setNull' },
    proof: { to: 'media', onDelete: 'protect' },
  },
});

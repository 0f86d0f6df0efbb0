/** Invoices: one an organization and month, as they are stored. */
import type { JsonValue } from '../../drf/json-decoder.ts';
import { rowWeight } from '../../store/row-weight.ts';
import { defineTable } from '../../store/table-definition.ts';
import type { CalendarDate } from '../../values/calendar-date.ts';
import type { Decimal } from '../../values/decimal.ts';
import type { Uuid } from '../../values/uuid.ts';
import type { CustomerId } from '../../waldur/users.ts';

export type InvoiceId = Uuid<'invoices'>;

/** Source: BEHAVIOUR 4 and 13; `pending_finalization` from 8.0.2 on (CLIENTS 1). */
export const INVOICE_STATES = [
  'pending',
  'pending_finalization',
  'created',
  'paid',
  'canceled',
] as const;
export type InvoiceState = (typeof INVOICE_STATES)[number];

export interface Invoice {
  readonly uuid: InvoiceId;
  readonly customer: CustomerId;
  readonly state: InvoiceState;
  readonly year: number;
  readonly month: number;
  readonly number: number;
  readonly created: CalendarDate;
  /** Null until the invoice is created at the end of its month. */
  readonly invoiceDate: CalendarDate | null;
  /** Two decimal places. */
  readonly taxPercent: Decimal;
  /** Sum of the items without tax, ten decimal places. */
  readonly price: Decimal;
  readonly items: readonly JsonValue[];
  readonly paymentUrl: string;
  readonly referenceNumber: string;
  readonly backendId: string;
}

/** Newest period first. Source: BEHAVIOUR 13. */
export const invoices = defineTable<Invoice>('invoices', {
  order: ({ year, month }) => `${9999 - year}`.padStart(4, '0') + `${12 - month}`.padStart(2, '0'),
  indexes: [['state'], ['customer', 'state'], ['year'], ['created']],
  references: { customer: { to: 'customers', onDelete: 'protect' } },
  weigh: rowWeight,
});

/** `"08-2023"`. Source: BEHAVIOUR 1, `invoice_period`. */
export function periodOf({ year, month }: Invoice): string {
  return `${String(month).padStart(2, '0')}-${String(year).padStart(4, '0')}`;
}

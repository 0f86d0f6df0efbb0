/** The month that an invoice is for, and the days that follow from it. */
import { addDays, type CalendarDate, calendarDate } from '../../values/calendar-date.ts';
import type { DefaultContext } from '../../waldur/model/field.ts';

/** Days from the invoice date to the day it is due. Source: observed (theme `invoices`). */
const PAYMENT_INTERVAL_DAYS = 30;

export interface Period {
  readonly year: number;
  readonly month: number;
}

export interface Dated {
  readonly invoiceDate: CalendarDate | null;
}

/** `"08-2023"`. Source: BEHAVIOUR 1, `invoice_period`. */
export function periodOf({ year, month }: Period): string {
  return `${String(month).padStart(2, '0')}-${String(year).padStart(4, '0')}`;
}

export function dueDate({ invoiceDate }: Dated): CalendarDate | null {
  return invoiceDate === null ? null : addDays(invoiceDate, PAYMENT_INTERVAL_DAYS);
}

export function thisYear({ clock }: DefaultContext): number {
  return Number(clock.now().slice(0, 4));
}

export function thisMonth({ clock }: DefaultContext): number {
  return Number(clock.now().slice(5, 7));
}

export function firstOfMonth({ year, month }: Period): CalendarDate {
  return firstDay(year, month);
}

/** A pending invoice has no date; any other one was made on the first day after its month. */
export function usualInvoiceDate({
  state,
  year,
  month,
}: Period & { readonly state: string }): CalendarDate | null {
  if (state === 'pending') return null;
  return month === 12 ? firstDay(Math.min(year + 1, 9999), 1) : firstDay(year, month + 1);
}

function firstDay(year: number, month: number): CalendarDate {
  const day = calendarDate(year, month, 1);
  if (day === undefined) throw new RangeError(`${year}-${month} is no month.`);
  return day;
}

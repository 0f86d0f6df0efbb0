/** Invoices, as fixture documents have them. */
import { type CalendarDate, calendarDate } from '../../values/calendar-date.ts';
import { decimal, rescale } from '../../values/decimal.ts';
import {
  choiceColumn,
  column,
  DATE_SCHEMA,
  dateColumn,
  decimalColumn,
  integerColumn,
  nullable,
  textColumn,
} from '../../waldur/columns.ts';
import { defineFixture } from '../../waldur/fixture.ts';
import type { RowContext } from '../../waldur/fixture-column.ts';
import { jsonDocument, jsonListColumn } from '../../waldur/json-column.ts';
import { referenceColumn } from '../../waldur/reference-column.ts';
import { INVOICE_PLACES } from './amounts.ts';
import { INVOICE_STATES, type Invoice, invoices } from './model.ts';
import { INVOICES } from './serializer.ts';

/** Added to the row's number in its table. Source: BEHAVIOUR 0. */
const FIRST_NUMBER = 100_000;
const UNKNOWN_DATE = '' as const;

export const invoiceFixture = defineFixture({
  key: 'invoices',
  basename: INVOICES,
  table: invoices,
  columns: {
    customer: referenceColumn('customers'),
    state: choiceColumn(INVOICE_STATES, 'pending'),
    year: integerColumn(1, 9999, ({ clock }) => Number(clock.now().slice(0, 4))),
    month: integerColumn(1, 12, ({ clock }) => Number(clock.now().slice(5, 7))),
    number: integerColumn(1, Number.MAX_SAFE_INTEGER, nextNumber),
    created: column<CalendarDate | typeof UNKNOWN_DATE>(
      DATE_SCHEMA,
      dateColumn(noDate).read,
      () => UNKNOWN_DATE,
    ),
    invoice_date: column<CalendarDate | null | typeof UNKNOWN_DATE>(
      { anyOf: [DATE_SCHEMA, { type: 'null' }] },
      nullable(dateColumn(noDate)).read,
      () => UNKNOWN_DATE,
    ),
    tax_percent: decimalColumn(4, 2, decimal('0.00')),
    price: decimalColumn(22, INVOICE_PLACES, rescale(decimal('0.00'), INVOICE_PLACES)),
    items: jsonListColumn(),
    payment_url: textColumn(() => ''),
    reference_number: textColumn(() => '', 300),
    backend_id: textColumn(() => ''),
  },
  ignored: ['url', 'tax', 'total', 'issuer_details', 'due_date', 'customer_details'],
  toRow: (values, uuid): Invoice => {
    const { state, year, month, created, invoice_date: invoiceDate } = values;
    return {
      uuid,
      customer: values.customer,
      state,
      year,
      month,
      number: values.number,
      created: created === UNKNOWN_DATE ? firstDay(year, month) : created,
      invoiceDate: invoiceDate === UNKNOWN_DATE ? usualInvoiceDate(values) : invoiceDate,
      taxPercent: values.tax_percent,
      price: values.price,
      items: values.items,
      paymentUrl: values.payment_url,
      referenceNumber: values.reference_number,
      backendId: values.backend_id,
    };
  },
  toDocument: (row) => ({
    uuid: row.uuid,
    customer: row.customer,
    state: row.state,
    year: row.year,
    month: row.month,
    number: row.number,
    created: row.created,
    invoice_date: row.invoiceDate,
    tax_percent: row.taxPercent,
    price: row.price,
    items: row.items.map(jsonDocument),
    payment_url: row.paymentUrl,
    reference_number: row.referenceNumber,
    backend_id: row.backendId,
  }),
});

function noDate(): never {
  throw new Error('This date is derived from the other columns.');
}

function nextNumber({ store }: RowContext): number {
  return FIRST_NUMBER + store.table(invoices).size + 1;
}

/** A pending invoice has no date; any other one was made on the first day after its month. */
function usualInvoiceDate({
  state,
  year,
  month,
}: Pick<Invoice, 'state' | 'year' | 'month'>): CalendarDate | null {
  if (state === 'pending') return null;
  return month === 12 ? firstDay(Math.min(year + 1, 9999), 1) : firstDay(year, month + 1);
}

function firstDay(year: number, month: number): CalendarDate {
  const day = calendarDate(year, month, 1);
  if (day === undefined) throw new RangeError(`${year}-${month} is no month.`);
  return day;
}

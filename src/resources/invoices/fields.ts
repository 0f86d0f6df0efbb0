/** Invoices: one an organization and month. Their fields, and what is made of them. */

import { cleanNumber } from '../../drf/form-fields.ts';
import { constantValue, nullable as nullableSchema } from '../../drf/schema.ts';
import { DATE, decimalSchema } from '../../drf/value-schema.ts';

import {
  addDecimals,
  compareDecimals,
  type Decimal,
  decimal as decimalOf,
  type FiniteDecimal,
  multiplyDecimals,
  rescale,
} from '../../values/decimal.ts';
import { ceilingOf, floorOf } from '../../values/decimal-bounds.ts';
import type { Uuid } from '../../values/uuid.ts';
import { date } from '../../waldur/model/date-kinds.ts';
import type { DefaultContext, RowOf } from '../../waldur/model/field.ts';
import { derived, readOnly, stored, url } from '../../waldur/model/field.ts';
import { defineFilter, type WaldurFilter } from '../../waldur/model/filters.ts';
import { jsonList } from '../../waldur/model/json.ts';
import { nullable } from '../../waldur/model/kind.ts';
import { defineModel } from '../../waldur/model/model.ts';
import { decimal, integer } from '../../waldur/model/number-kinds.ts';
import { numberParameter } from '../../waldur/model/parameter-schemas.ts';
import { key, relation } from '../../waldur/model/relations.ts';
import { choice, text, webAddress } from '../../waldur/model/text-kinds.ts';
import { rowAnswer } from '../../waldur/view-set/row-answer.ts';
import { CUSTOMERS, customers } from '../customers/index.ts';
import { customerDetails, detailsSchema } from './customer-details.ts';
import { ISSUER_DETAILS } from './issuer-details.ts';
import { dueDate, firstOfMonth, thisMonth, thisYear, usualInvoiceDate } from './period.ts';
import { INVOICE_STATES, stateFilter } from './states.ts';
import { TOLD } from './told.ts';

export const INVOICES = 'invoices';
export type InvoiceId = Uuid<'invoices'>;

/** Decimal places of amounts in answers. Source: observed (theme `invoices`). */
const INVOICE_PLACES = 10;
/** Most digits before the point: twelve of a price, and those that a tax of up to 99.99 percent adds. */
const AMOUNT_DIGITS = 13;
/** Added to the row's number in its table. Source: BEHAVIOUR 0. */
const FIRST_NUMBER = 100_000;
const PERCENT = decimalOf('0.01');

const AMOUNT = { schema: () => decimalSchema(AMOUNT_DIGITS, INVOICE_PLACES) };

/** The texts that staff may set, each by an operation of its own. Source: Waldur's invoice model. */
export const SETTABLE = {
  backend_id: text(),
  payment_url: webAddress,
  reference_number: text({ maxLength: 300 }),
};

/** Source: observed (theme `invoices`); BEHAVIOUR 13 for the filters, of which start and end are exclusive. */
export const invoiceFields = {
  url: url(INVOICES),
  uuid: readOnly(key('invoices')),
  number: readOnly(integer(1, Number.MAX_SAFE_INTEGER), {
    defaultFrom: nextNumber,
    told: TOLD.number,
  }),
  customer: readOnly(relation(customers, CUSTOMERS), {
    filters: ['exact'],
    told: TOLD.customer,
  }),
  /** The sum of the items without tax. */
  price: readOnly(decimal(22, INVOICE_PLACES), { ...AMOUNT, told: TOLD.price }),
  tax_percent: stored(decimal(4, 2)),
  tax: derived(taxOf, 'decimal', AMOUNT.schema, TOLD.tax),
  total: derived(totalOf, 'decimal', AMOUNT.schema, TOLD.total),
  state: readOnly(choice(INVOICE_STATES), {
    default: 'pending',
    told: TOLD.state,
  }),
  year: readOnly(integer(1, 9999), {
    defaultFrom: thisYear,
    filters: ['exact'],
    ordering: true,
    told: TOLD.year,
  }),
  month: readOnly(integer(1, 12), {
    defaultFrom: thisMonth,
    schema: () => ({ type: 'integer', minimum: 1, maximum: 12 }),
    filters: ['exact'],
    ordering: true,
    told: TOLD.month,
  }),
  created: stored(date, {
    derivedFrom: firstOfMonth,
    filters: ['exact', { gt: 'start_date' }, { lt: 'end_date' }],
    ordering: true,
  }),
  issuer_details: derived(issuerDetails, 'field', () => constantValue(ISSUER_DETAILS)),
  /** Null until the invoice is created at the end of its month. */
  invoice_date: readOnly(nullable(date), {
    derivedFrom: usualInvoiceDate,
    told: TOLD.invoice_date,
  }),
  due_date: derived(dueDate, 'field', () => nullableSchema(DATE), TOLD.due_date),
  customer_details: derived(customerDetails, 'field', detailsSchema),
  items: readOnly(jsonList({ description: 'As the fixtures have it.' })),
  backend_id: readOnly(SETTABLE.backend_id, { told: TOLD.backend_id }),
  payment_url: readOnly(SETTABLE.payment_url, { told: TOLD.payment_url }),
  reference_number: readOnly(SETTABLE.reference_number, { told: TOLD.reference_number }),
};

export interface Invoice extends RowOf<typeof invoiceFields> {}

export const invoiceModel = defineModel<Invoice, typeof invoiceFields>({
  name: 'invoices',
  basename: INVOICES,
  fields: invoiceFields,
  table: {
    // Newest period first. Source: BEHAVIOUR 13.
    order: ({ year, month }) =>
      `${9999 - year}`.padStart(4, '0') + `${12 - month}`.padStart(2, '0'),
    indexes: [['state'], ['customer', 'state'], ['year'], ['created']],
  },
  first: {
    documents: [
      'customer',
      'state',
      'year',
      'month',
      'number',
      'created',
      'invoice_date',
      'tax_percent',
      'price',
      'items',
      'payment_url',
      'reference_number',
    ],
    orderings: ['created'],
  },
  filters: [
    stateFilter(),
    sumFilter('min_sum', ceilingOf, (order) => order >= 0),
    sumFilter('max_sum', floorOf, (order) => order <= 0),
  ],
});

export const invoices = invoiceModel.table;

/** A whole invoice, as some releases answer an action. Source: CLIENTS 1. */
export const WHOLE_INVOICE = rowAnswer<Invoice, typeof invoiceModel.serializer>(
  'Invoice',
  invoiceModel.serializer,
  { selectsFields: true },
);

/** Compares the total with a bound, which is the nearest amount to the number that was sent. */
function sumFilter(
  name: string,
  boundOf: (asked: FiniteDecimal, places: number) => Decimal,
  holds: (order: number) => boolean,
): WaldurFilter<Invoice> {
  return defineFilter(
    name,
    cleanNumber,
    (rows, asked) => {
      const bound = boundOf(asked, INVOICE_PLACES);
      return rows.filter((invoice) => holds(compareDecimals(totalOf(invoice), bound)));
    },
    numberParameter,
  );
}

/** Tax on the price, ten decimal places. */
function taxOf({ price, taxPercent }: Invoice): Decimal {
  return multiplyDecimals(
    multiplyDecimals(price, taxPercent, INVOICE_PLACES),
    PERCENT,
    INVOICE_PLACES,
  );
}

/** Price and tax, ten decimal places. */
export function totalOf(invoice: Invoice): Decimal {
  return addDecimals(rescale(invoice.price, INVOICE_PLACES), taxOf(invoice));
}

function issuerDetails(): typeof ISSUER_DETAILS {
  return ISSUER_DETAILS;
}

function nextNumber({ store }: DefaultContext): number {
  return FIRST_NUMBER + store.table(invoices).size + 1;
}

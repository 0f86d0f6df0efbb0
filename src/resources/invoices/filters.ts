/** The filters and orderings of the list of invoices. */
import { cleanNumber } from '../../drf/form-fields.ts';
import { compareDecimals, type Decimal, decimal } from '../../values/decimal.ts';
import {
  choicesFilter,
  dateFilter,
  defineFilter,
  orderingFilter,
  urlFilter,
  uuidFilter,
  type WaldurFilter,
} from '../../waldur/filters.ts';
import { numberParameter } from '../../waldur/parameter-schemas.ts';
import type { CustomerId } from '../../waldur/users.ts';
import { CUSTOMERS } from '../customers/index.ts';
import { totalOf } from './amounts.ts';
import { INVOICE_STATES, type Invoice } from './model.ts';

/** A number that an invoice has to equal, at least to reach, or not to exceed. */
function numberFilter(
  name: string,
  holds: (invoice: Invoice, value: Decimal) => boolean,
): WaldurFilter<Invoice> {
  return defineFilter(
    name,
    cleanNumber,
    (rows, value) => rows.filter((invoice) => holds(invoice, value)),
    numberParameter,
  );
}

function equals(column: number, value: Decimal): boolean {
  return compareDecimals(decimal(String(column), 0), value) === 0;
}

/** Source: BEHAVIOUR 13; observed (theme `invoices`): start and end are exclusive and count from `created`. */
export const invoiceFilters: readonly WaldurFilter<Invoice>[] = [
  urlFilter('customer', CUSTOMERS, (rows, uuid: CustomerId) => rows.where('customer', uuid)),
  uuidFilter('customer_uuid', (rows, uuid: CustomerId) => rows.where('customer', uuid)),
  choicesFilter('state', INVOICE_STATES, (rows, states) =>
    states.length === 0 ? rows : rows.whereIn('state', states),
  ),
  numberFilter('year', ({ year }, value) => equals(year, value)),
  numberFilter('month', ({ month }, value) => equals(month, value)),
  dateFilter('created', (rows, date) => rows.where('created', date)),
  dateFilter('start_date', (rows, date) => rows.filter(({ created }) => created > date)),
  dateFilter('end_date', (rows, date) => rows.filter(({ created }) => created < date)),
  numberFilter('min_sum', (invoice, value) => compareDecimals(totalOf(invoice), value) >= 0),
  numberFilter('max_sum', (invoice, value) => compareDecimals(totalOf(invoice), value) <= 0),
  orderingFilter(['created', 'year', 'month'], {
    created: (a, b) => (a.created < b.created ? -1 : Number(a.created > b.created)),
    year: (a, b) => a.year - b.year,
    month: (a, b) => a.month - b.month,
  }),
];

/** Invoices, as they stand on the wire. */
import { readOnlyField } from '../../drf/field.ts';
import type { Fields } from '../../drf/serializer.ts';
import { addDays } from '../../values/calendar-date.ts';
import { rescale } from '../../values/decimal.ts';
import type { Call } from '../../waldur/call.ts';
import { relatedUrl, urlField, uuidField } from '../../waldur/fields.ts';
import { CUSTOMERS, countryName, customers } from '../customers/index.ts';
import { INVOICE_PLACES, taxOf, totalOf } from './amounts.ts';
import { ISSUER_DETAILS } from './issuer-details.ts';
import type { Invoice } from './model.ts';

export const INVOICES = 'invoices';
/** Days from the invoice date to the day it is due. Source: observed (theme `invoices`). */
const PAYMENT_INTERVAL_DAYS = 30;

/** Source: observed (theme `invoices`). */
export const invoiceFields = {
  url: urlField<Invoice>(INVOICES),
  uuid: uuidField<Invoice>(),
  number: readOnlyField(({ number }: Invoice) => number, 'integer'),
  customer: readOnlyField(relatedUrl(CUSTOMERS, ({ customer }: Invoice) => customer)),
  price: readOnlyField(({ price }: Invoice) => rescale(price, INVOICE_PLACES), 'decimal'),
  tax: readOnlyField((invoice: Invoice) => taxOf(invoice), 'decimal'),
  total: readOnlyField((invoice: Invoice) => totalOf(invoice), 'decimal'),
  state: readOnlyField(({ state }: Invoice) => state, 'choice'),
  year: readOnlyField(({ year }: Invoice) => year, 'integer'),
  month: readOnlyField(({ month }: Invoice) => month, 'integer'),
  issuer_details: readOnlyField(() => ISSUER_DETAILS),
  invoice_date: readOnlyField(({ invoiceDate }: Invoice) => invoiceDate, 'date'),
  due_date: readOnlyField(({ invoiceDate }: Invoice) =>
    invoiceDate === null ? null : addDays(invoiceDate, PAYMENT_INTERVAL_DAYS),
  ),
  customer_details: readOnlyField(customerDetails),
  items: readOnlyField(({ items }: Invoice) => items),
  backend_id: readOnlyField(({ backendId }: Invoice) => backendId, 'string'),
  payment_url: readOnlyField(({ paymentUrl }: Invoice) => paymentUrl, 'string'),
  reference_number: readOnlyField(({ referenceNumber }: Invoice) => referenceNumber, 'string'),
} satisfies Fields<Invoice, Call>;

function customerDetails({ customer }: Invoice, { world }: Call) {
  const row = world.store.table(customers).get(customer);
  if (!row) return null;
  return {
    name: row.name,
    address: row.address,
    country: row.country,
    country_name: countryName(row.country),
    email: row.email,
    postal: row.postal,
    phone_number: row.phoneNumber,
    bank_name: row.bankName,
    bank_account: row.bankAccount,
  };
}

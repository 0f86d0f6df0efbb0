/** Invoices, as they stand on the wire. */
import { readOnlyField } from '../../drf/field.ts';
import { DATE, decimalSchema } from '../../drf/field-schema.ts';
import { constantValue, nullable, objectSchema, type Schema } from '../../drf/schema.ts';
import type { Fields } from '../../drf/serializer.ts';
import { addDays } from '../../values/calendar-date.ts';
import { rescale } from '../../values/decimal.ts';
import type { Call } from '../../waldur/call.ts';
import { relatedUrl, urlField, uuidField } from '../../waldur/fields.ts';
import { urlSchema } from '../../waldur/value-schemas.ts';
import { COUNTRY, COUNTRY_NAME, CUSTOMERS, countryName, customers } from '../customers/index.ts';
import { INVOICE_PLACES, taxOf, totalOf } from './amounts.ts';
import { ISSUER_DETAILS } from './issuer-details.ts';
import { INVOICE_STATES, type Invoice } from './model.ts';

export const INVOICES = 'invoices';
/** Days from the invoice date to the day it is due. Source: observed (theme `invoices`). */
const PAYMENT_INTERVAL_DAYS = 30;
/** Most digits before the point: twelve of a price, and those that a tax of up to 99.99 percent adds. */
const AMOUNT_DIGITS = 13;

const amount = () => decimalSchema(AMOUNT_DIGITS, INVOICE_PLACES);
const nullableDate = () => nullable(DATE);

/** Source: observed (theme `invoices`). */
export const invoiceFields = {
  url: urlField<Invoice>(INVOICES),
  uuid: uuidField<Invoice>(),
  number: readOnlyField(({ number }: Invoice) => number, 'integer'),
  customer: readOnlyField(
    relatedUrl(CUSTOMERS, ({ customer }: Invoice) => customer),
    'field',
    (wire) => urlSchema(wire, CUSTOMERS),
  ),
  price: readOnlyField(({ price }: Invoice) => rescale(price, INVOICE_PLACES), 'decimal', amount),
  tax: readOnlyField((invoice: Invoice) => taxOf(invoice), 'decimal', amount),
  total: readOnlyField((invoice: Invoice) => totalOf(invoice), 'decimal', amount),
  state: readOnlyField(
    ({ state }: Invoice) => state,
    'choice',
    () => ({
      type: 'string',
      enum: [...INVOICE_STATES],
    }),
  ),
  year: readOnlyField(({ year }: Invoice) => year, 'integer'),
  month: readOnlyField(
    ({ month }: Invoice) => month,
    'integer',
    () => ({
      type: 'integer',
      minimum: 1,
      maximum: 12,
    }),
  ),
  issuer_details: readOnlyField(
    () => ISSUER_DETAILS,
    'field',
    () => constantValue(ISSUER_DETAILS),
  ),
  invoice_date: readOnlyField(({ invoiceDate }: Invoice) => invoiceDate, 'date', nullableDate),
  due_date: readOnlyField(
    ({ invoiceDate }: Invoice) =>
      invoiceDate === null ? null : addDays(invoiceDate, PAYMENT_INTERVAL_DAYS),
    'field',
    nullableDate,
  ),
  customer_details: readOnlyField(customerDetails, 'field', detailsSchema),
  items: readOnlyField(
    ({ items }: Invoice) => items,
    'field',
    () => ({ type: 'array', items: { description: 'As the fixtures have it.' } }),
  ),
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

function detailsSchema(): Schema {
  const text = { type: 'string' };
  return objectSchema({
    name: text,
    address: text,
    country: COUNTRY,
    country_name: COUNTRY_NAME,
    email: text,
    postal: text,
    phone_number: text,
    bank_name: text,
    bank_account: text,
  });
}

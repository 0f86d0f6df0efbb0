/** Bends of what rows hold. */
import { type Bend, isListOf, isRowOf, json, type Row, rows, without } from './bends.ts';

/** Where rows of payments are told, whole or in part. */
const PAYMENTS = /^payments_(list|retrieve)(: |$)|^languages$/;
const PROFILES = /^payment_profiles_(list|retrieve)(: |$)/;
const INVOICES = /^invoices_(list|retrieve)(: |$)/;
const CUSTOMERS = /^customers_(list|retrieve)(: |$)/;

const at = (...names: readonly string[]): RegExp =>
  new RegExp(`^(/\\d+)?/(${names.join('|')})$|order of members$`);

export const BENT_ROWS: readonly Bend[] = [
  {
    name: 'a field is gone',
    after: rows('payments', (row) => without(row, 'customer_uuid')),
    ...{ rules: PAYMENTS, places: at('customer_uuid') },
  },
  {
    name: 'a field is added',
    after: rows('payments', (row) => ({ ...row, currency: 'EUR' })),
    ...{ rules: PAYMENTS, places: at('currency') },
  },
  {
    name: 'a field is renamed',
    after: rows('payments', ({ date_of_payment: paid_at, ...row }) => ({ ...row, paid_at })),
    ...{ rules: PAYMENTS, places: at('date_of_payment', 'paid_at') },
  },
  {
    name: 'null is left out',
    after: rows('payments', (row) => (row['proof'] === null ? without(row, 'proof') : row)),
    ...{ rules: PAYMENTS, places: at('proof') },
  },
  {
    name: 'empty text is null',
    after: rows('customers', (row) => ({ ...row, phone_number: row['phone_number'] || null })),
    ...{ rules: CUSTOMERS, places: at('phone_number') },
  },
  {
    name: 'a number stands for a text',
    after: rows('payments', (row) => ({ ...row, sum: Number(row['sum']) })),
    ...{ rules: PAYMENTS, places: at('sum') },
  },
  {
    name: 'a text stands for a number',
    after: json(isRowOf('invoices'), (row) => ({ ...Object(row), year: String(Object(row).year) })),
    ...{ rules: INVOICES, places: at('year') },
  },
  {
    name: 'a text stands for a boolean',
    after: json(isRowOf('payment-profiles'), (row) => ({
      ...Object(row),
      is_active: String(Object(row).is_active),
    })),
    ...{ rules: PROFILES, places: at('is_active') },
  },
  {
    name: 'fewer places of a sum',
    after: rows('payments', (row) => ({ ...row, sum: String(row['sum']).replace(/0$/, '') })),
    ...{ rules: PAYMENTS, places: at('sum') },
  },
  {
    name: 'another date format',
    after: json(isRowOf('payments'), (row) => ({
      ...Object(row),
      date_of_payment: Object(row).date_of_payment.split('-').reverse().join('.'),
    })),
    ...{ rules: PAYMENTS, places: at('date_of_payment') },
  },
  {
    name: 'a date is a time',
    after: rows('payments', (row) => ({
      ...row,
      date_of_payment: `${row['date_of_payment']}T00:00:00Z`,
    })),
    ...{ rules: PAYMENTS, places: at('date_of_payment') },
  },
  {
    name: 'a time has a zone in minutes',
    after: rows('customers', (row) => ({
      ...row,
      created: String(row['created']).replace('Z', '+03:00'),
    })),
    ...{ rules: CUSTOMERS, places: at('created') },
  },
  {
    name: 'a time has no fraction',
    after: json(isRowOf('customers'), (row) => ({
      ...Object(row),
      created: Object(row).created.replace(/\.\d+/, ''),
    })),
    ...{ rules: CUSTOMERS, places: at('created') },
  },
  {
    name: 'uuids in capitals',
    after: rows('payments', (row) => ({ ...row, uuid: String(row['uuid']).toUpperCase() })),
    ...{ rules: PAYMENTS, places: at('uuid') },
  },
  {
    name: 'links to another host',
    after: rows('payments', (row) => ({
      ...row,
      profile: String(row['profile']).replace(/127\.0\.0\.1:\d+/, 'internal.example'),
    })),
    ...{ rules: PAYMENTS, places: at('profile') },
  },
  {
    name: 'links without a host',
    after: rows('invoices', (row) => ({
      ...row,
      customer: String(row['customer']).replace(/^https?:..[^/]+/, ''),
    })),
    ...{ rules: INVOICES, places: at('customer') },
  },
  {
    name: 'members in another order',
    after: rows('payments', ({ uuid, ...row }) => ({ ...row, uuid })),
    ...{ rules: PAYMENTS, places: /order of members$/ },
  },
  {
    name: 'a list in an object',
    after: json(isListOf('roles'), (results) => ({ results })),
    ...{ rules: /^roles_list$/, places: /^body$/ },
  },
  {
    name: 'another sign',
    after: json(isRowOf('payments'), (row: unknown) => {
      const { sum, ...more }: Row = Object(row);
      return { ...more, sum: `-${sum}`.replace('--', '') };
    }),
    ...{ rules: PAYMENTS, places: at('sum') },
  },
];

/** Organizations, as fixture documents have them. */

import { instantColumn, patternColumn, textColumn } from '../../waldur/columns.ts';
import { defineFixture } from '../../waldur/fixture.ts';
import { type Customer, customers } from './model.ts';
import { CUSTOMERS } from './serializer.ts';

const blank = () => '';

export const customerFixture = defineFixture({
  key: 'customers',
  basename: CUSTOMERS,
  table: customers,
  columns: {
    name: textColumn(({ index }) => `Organization ${index + 1}`, 150),
    abbreviation: textColumn(blank, 12),
    email: textColumn(blank, 75),
    slug: textColumn(blank),
    address: textColumn(blank, 300),
    country: patternColumn(/^([A-Z]{2})?$/, 'a country code such as "EE", or empty', blank),
    postal: textColumn(blank, 20),
    phone_number: textColumn(blank),
    bank_name: textColumn(blank, 150),
    bank_account: textColumn(blank, 50),
    created: instantColumn(({ clock }) => clock.now()),
  },
  ignored: ['url', 'country_name', 'payment_profiles'],
  toRow: (values, uuid): Customer => ({
    uuid,
    name: values.name,
    abbreviation: values.abbreviation,
    email: values.email,
    slug: values.slug === '' ? slugOf(values.name) : values.slug,
    address: values.address,
    country: values.country,
    postal: values.postal,
    phoneNumber: values.phone_number,
    bankName: values.bank_name,
    bankAccount: values.bank_account,
    created: values.created,
  }),
  toDocument: (row) => ({
    uuid: row.uuid,
    name: row.name,
    abbreviation: row.abbreviation,
    email: row.email,
    slug: row.slug,
    address: row.address,
    country: row.country,
    postal: row.postal,
    phone_number: row.phoneNumber,
    bank_name: row.bankName,
    bank_account: row.bankAccount,
    created: row.created,
  }),
});

/** `Acme & Sons` → `acme-sons`. Source: Django slugify. */
function slugOf(name: string): string {
  const ascii = name.normalize('NFKD').replace(/[^\w\s-]/g, '');
  return ascii
    .trim()
    .toLowerCase()
    .replace(/[-\s]+/g, '-');
}

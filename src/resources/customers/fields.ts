/** Organizations: who is invoiced and who pays. Their fields, and what is made of them. */
import type { Instant } from '../../values/instant.ts';
import { instant } from '../../waldur/model/date-kinds.ts';
import {
  type DefaultContext,
  derived,
  type RowOf,
  readOnly,
  url,
} from '../../waldur/model/field.ts';
import { defineModel } from '../../waldur/model/model.ts';
import { key } from '../../waldur/model/relations.ts';
import { pattern, text } from '../../waldur/model/text-kinds.ts';
import { countryName } from './country-name.ts';

export const CUSTOMERS = 'customers';

/** The fields that clients of the payments API read. Source: CLIENTS 6; observed (theme `customers`). */
export const customerFields = {
  url: url(CUSTOMERS),
  uuid: readOnly(key('customers'), { filters: ['exact'] }),
  created: readOnly(instant, { defaultFrom: now }),
  name: readOnly(text({ maxLength: 150 }), { defaultFrom: nextName, filters: ['icontains'] }),
  slug: readOnly(text({ type: 'slug' }), { derivedFrom: slugOf }),
  abbreviation: readOnly(text({ maxLength: 12 })),
  email: readOnly(text({ type: 'email', maxLength: 75 })),
  phone_number: readOnly(text()),
  country: readOnly(pattern(/^([A-Z]{2})?$/, 'a country code such as "EE", or empty', 'choice')),
  country_name: derived(nameOfCountry, 'field', () => ({ type: ['string', 'null'] })),
  address: readOnly(text({ maxLength: 300 })),
  postal: readOnly(text({ maxLength: 20 })),
  bank_name: readOnly(text({ maxLength: 150 })),
  bank_account: readOnly(text({ maxLength: 50 })),
};

export interface Customer extends RowOf<typeof customerFields> {}

export const customerModel = defineModel<Customer, typeof customerFields>({
  name: 'customers',
  basename: CUSTOMERS,
  fields: customerFields,
  // Ordered by name. Source: observed (theme `customers`).
  table: { order: ({ name }) => name },
  first: {
    documents: [
      'name',
      'abbreviation',
      'email',
      'slug',
      'address',
      'country',
      'postal',
      'phone_number',
      'bank_name',
      'bank_account',
    ],
    filters: ['name'],
  },
  rules: { ignored: ['payment_profiles'] },
});

export const customers = customerModel.table;

function now({ clock }: DefaultContext): Instant {
  return clock.now();
}

function nextName({ index }: DefaultContext): string {
  return `Organization ${index + 1}`;
}

/** `Acme & Sons` → `acme-sons`. Source: Django slugify. */
function slugOf({ name }: Customer): string {
  const ascii = name.normalize('NFKD').replace(/[^\w\s-]/g, '');
  return ascii
    .trim()
    .toLowerCase()
    .replace(/[-\s]+/g, '-');
}

function nameOfCountry({ country }: Customer): string | null {
  return countryName(country);
}

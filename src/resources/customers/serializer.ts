/** Organizations, as they stand on the wire. */
import { readOnlyField } from '../../drf/field.ts';
import type { Schema } from '../../drf/schema.ts';
import type { Fields } from '../../drf/serializer.ts';
import type { Call } from '../../waldur/call.ts';
import { urlField, uuidField } from '../../waldur/fields.ts';
import { countryName } from './country-name.ts';
import type { Customer } from './model.ts';

export const CUSTOMERS = 'customers';

/** An ISO 3166 code, or empty. */
export const COUNTRY: Schema = { type: 'string', pattern: '^([A-Z]{2})?$' };
export const COUNTRY_NAME: Schema = { type: ['string', 'null'] };

/** The fields that clients of the payments API read. Source: CLIENTS 6; observed (theme `customers`). */
export const customerFields = {
  url: urlField<Customer>(CUSTOMERS),
  uuid: uuidField<Customer>(),
  created: readOnlyField(({ created }: Customer) => created, 'datetime'),
  name: readOnlyField(({ name }: Customer) => name, 'string'),
  slug: readOnlyField(({ slug }: Customer) => slug, 'slug'),
  abbreviation: readOnlyField(({ abbreviation }: Customer) => abbreviation, 'string'),
  email: readOnlyField(({ email }: Customer) => email, 'email'),
  phone_number: readOnlyField(({ phoneNumber }: Customer) => phoneNumber, 'string'),
  country: readOnlyField(
    ({ country }: Customer) => country,
    'choice',
    () => COUNTRY,
  ),
  country_name: readOnlyField(
    ({ country }: Customer) => countryName(country),
    'field',
    () => COUNTRY_NAME,
  ),
  address: readOnlyField(({ address }: Customer) => address, 'string'),
  postal: readOnlyField(({ postal }: Customer) => postal, 'string'),
  bank_name: readOnlyField(({ bankName }: Customer) => bankName, 'string'),
  bank_account: readOnlyField(({ bankAccount }: Customer) => bankAccount, 'string'),
} satisfies Fields<Customer, Call>;

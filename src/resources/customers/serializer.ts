/** Organizations, as they stand on the wire. */
import { readOnlyField } from '../../drf/field.ts';
import type { Fields } from '../../drf/serializer.ts';
import type { Call } from '../../waldur/call.ts';
import { urlField, uuidField } from '../../waldur/fields.ts';
import { countryName } from './country-name.ts';
import type { Customer } from './model.ts';

export const CUSTOMERS = 'customers';

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
  country: readOnlyField(({ country }: Customer) => country, 'choice'),
  country_name: readOnlyField(({ country }: Customer) => countryName(country)),
  address: readOnlyField(({ address }: Customer) => address, 'string'),
  postal: readOnlyField(({ postal }: Customer) => postal, 'string'),
  bank_name: readOnlyField(({ bankName }: Customer) => bankName, 'string'),
  bank_account: readOnlyField(({ bankAccount }: Customer) => bankAccount, 'string'),
} satisfies Fields<Customer, Call>;

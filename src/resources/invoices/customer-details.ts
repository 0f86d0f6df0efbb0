/** What an invoice tells of its organization. */
import { representationSchema } from '../../drf/field-schema.ts';
import type { JsonOutput } from '../../drf/json-encoder.ts';
import type { Schema, Wire } from '../../drf/schema.ts';
import { type Fields, represent } from '../../drf/serializer.ts';
import { lazy } from '../../values/lazy.ts';
import type { Call } from '../../waldur/site/call.ts';
import type { CustomerId } from '../../waldur/site/users.ts';
import { type Customer, customerModel, customers } from '../customers/index.ts';

const details = lazy(
  (): Fields<Customer, Call> =>
    Object.fromEntries(
      (
        [
          'name',
          'address',
          'country',
          'country_name',
          'email',
          'postal',
          'phone_number',
          'bank_name',
          'bank_account',
        ] as const
      ).map((name) => [name, customerModel.serializer[name]]),
    ),
);

export function customerDetails(
  { customer }: { readonly customer: CustomerId },
  call: Call,
): JsonOutput {
  const row = call.world.store.table(customers).get(customer);
  return row === undefined ? null : represent(details(), row, call);
}

export function detailsSchema(wire: Wire): Schema {
  return representationSchema(details(), wire);
}

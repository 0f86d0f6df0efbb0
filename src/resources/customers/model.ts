/** Organizations, as they are stored. */
import { rowWeight } from '../../store/row-weight.ts';
import { defineTable } from '../../store/table-definition.ts';
import type { Instant } from '../../values/instant.ts';
import type { CustomerId } from '../../waldur/users.ts';

export interface Customer {
  readonly uuid: CustomerId;
  readonly name: string;
  readonly abbreviation: string;
  readonly email: string;
  readonly slug: string;
  readonly address: string;
  /** ISO 3166 code of two letters, or empty. */
  readonly country: string;
  readonly postal: string;
  readonly phoneNumber: string;
  readonly bankName: string;
  readonly bankAccount: string;
  readonly created: Instant;
}

/** Ordered by name. Source: observed (theme `customers`). */
export const customers = defineTable<Customer>('customers', {
  order: ({ name }) => name,
  weigh: rowWeight,
});

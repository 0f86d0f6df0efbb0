/** What users add to the answer about an organization. */
import { readOnlyField } from '../../drf/field.ts';
import type { Call } from '../../waldur/site/call.ts';
import { type CustomerId, knownCustomers } from '../../waldur/site/users.ts';
import type { Customer } from '../customers/index.ts';
import { type User, users } from './fields.ts';

/** How many users have a role in it or in one of its projects, inactive ones too. Source: BEHAVIOUR 17. */
export const usersCount = {
  users_count: readOnlyField(usersOf, 'field', () => ({ type: 'integer', minimum: 0 })),
};

function usersOf({ uuid }: Customer, { world: { store }, once }: Call): number {
  return once.get(countAll, () => countAll(store.table(users).select())).get(uuid) ?? 0;
}

function countAll(all: Iterable<User>): ReadonlyMap<CustomerId, number> {
  const counts = new Map<CustomerId, number>();
  for (const user of all) {
    for (const customer of knownCustomers(user)) {
      counts.set(customer, (counts.get(customer) ?? 0) + 1);
    }
  }
  return counts;
}

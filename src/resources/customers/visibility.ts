/** Which organizations a user sees. */
import type { Selection } from '../../store/selection.ts';
import { type Actor, knownCustomers, seesEverything } from '../../waldur/site/users.ts';
import type { Customer } from './fields.ts';

/** Of these rows, all for staff and support, those of any of their roles for others. Source: BEHAVIOUR 17. */
export function visibleTo(user: Actor, rows: Selection<Customer>): Selection<Customer> {
  return seesEverything(user) ? rows : rows.whereIn('uuid', knownCustomers(user));
}

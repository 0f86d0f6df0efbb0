/** Organizations: who is invoiced and who pays. */
import type { Fields } from '../../drf/serializer.ts';
import type { Resource } from '../../waldur/resource.ts';
import type { Call } from '../../waldur/site/call.ts';
import { userOf } from '../../waldur/site/permissions.ts';
import { knownCustomers, seesEverything } from '../../waldur/site/users.ts';
import { defineViewSet } from '../../waldur/view-set/view-set.ts';
import { CUSTOMERS, type Customer, customerModel, customers } from './fields.ts';

export {
  CUSTOMERS,
  type Customer,
  customerModel,
  customers,
} from './fields.ts';

/**
 * The resource, with what its children add to its answers. A user sees the organizations of all of their roles.
 * Source: BEHAVIOUR 17; observed (theme `customers`).
 */
export function createCustomers(extraFields: Fields<Customer, Call>): Resource {
  return {
    table: customers,
    fixture: customerModel.fixture,
    view: defineViewSet<Customer, Fields<Customer, Call>>({
      basename: CUSTOMERS,
      operationPrefix: 'customers',
      model: 'Customer',
      fields: { ...customerModel.serializer, ...extraFields },
      selectsFields: true,
      examples: { row: 'ca000000-0000-4000-8000-000000000001' },
      visible: (call) => {
        const user = userOf(call);
        const all = call.world.store.table(customers).select();
        return seesEverything(user) ? all : all.whereIn('uuid', knownCustomers(user));
      },
      filters: customerModel.filters,
    }),
  };
}

/** Organizations: who is invoiced and who pays. */
import type { Fields } from '../../drf/serializer.ts';
import { lazy } from '../../values/lazy.ts';
import type { Resource } from '../../waldur/resource.ts';
import type { Call } from '../../waldur/site/call.ts';
import { userOf } from '../../waldur/site/permissions.ts';
import { defineViewSet } from '../../waldur/view-set/view-set.ts';
import { CUSTOMERS, type Customer, type customerFields } from './fields.ts';
import { customerModel, customers } from './model.ts';
import { visibleTo } from './visibility.ts';

export { CUSTOMERS, type Customer } from './fields.ts';
export { customerModel, customers } from './model.ts';

/** Fields that children add to the answers, under the name of the field that they stand behind. */
type Added = Readonly<Partial<Record<keyof typeof customerFields, Fields<Customer, Call>>>>;

/**
 * The resource, with what its children add to its answers. A user sees the organizations of all of their roles. A real
 * server has operations that write; here their methods are refused.
 * Source: BEHAVIOUR 17; observed (theme `customers`).
 */
export function createCustomers(added: () => Added): Resource {
  const fields = lazy(() => withAdded(customerModel.serializer, added()));
  return {
    table: customers,
    get fixture() {
      return customerModel.fixture;
    },
    view: defineViewSet<Customer, Fields<Customer, Call>>({
      basename: CUSTOMERS,
      operationPrefix: 'customers',
      model: 'Customer',
      get fields() {
        return fields();
      },
      selectsFields: true,
      examples: { row: 'ca000000-0000-4000-8000-000000000001' },
      visible: (call) => visibleTo(userOf(call), call.world.store.table(customers).select()),
      get filters() {
        return customerModel.filters;
      },
      refused: ['POST', 'PUT', 'PATCH', 'DELETE'],
    }),
  };
}

function withAdded(
  own: Fields<Customer, Call>,
  added: Readonly<Record<string, Fields<Customer, Call> | undefined>>,
): Fields<Customer, Call> {
  const fields = Object.entries<Fields<Customer, Call>[string]>(own);
  return Object.fromEntries(
    fields.flatMap(([name, field]) => [[name, field], ...Object.entries(added[name] ?? {})]),
  );
}

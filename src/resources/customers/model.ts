/** Organizations: who is invoiced and who pays. Their table, and how documents and queries name them. */
import { defineModel } from '../../waldur/model/model.ts';
import { CUSTOMERS, type Customer, customerFields } from './fields.ts';
import { customerFilters } from './filters.ts';

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
    orderings: ['name'],
  },
  filters: customerFilters,
  unknownOrderings: 'dropped',
  rules: { ignored: ['payment_profiles', 'projects', 'projects_count', 'users_count'] },
});

export const customers = customerModel.table;

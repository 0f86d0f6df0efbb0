/** The filters of the list of organizations. */
import { cleanText } from '../../drf/form-fields.ts';
import { defineFilter, uuidFilter, type WaldurFilter } from '../../waldur/filters.ts';
import { textParameter } from '../../waldur/parameter-schemas.ts';
import type { CustomerId } from '../../waldur/users.ts';
import type { Customer } from './model.ts';

/** Source: the published operation `customers_list`; not measured. Names match in part and in any case. */
export const customerFilters: readonly WaldurFilter<Customer>[] = [
  defineFilter(
    'name',
    cleanText,
    (rows, text) => rows.filter(({ name }) => name.toLowerCase().includes(text.toLowerCase())),
    textParameter,
  ),
  uuidFilter('uuid', (rows, uuid: CustomerId) => rows.where('uuid', uuid)),
];

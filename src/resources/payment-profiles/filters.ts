/** The filters and orderings of the list of payment profiles. */

import { byCodeUnit } from '../../values/text-order.ts';
import {
  booleanFilter,
  choicesFilter,
  orderingFilter,
  urlFilter,
  uuidFilter,
  type WaldurFilter,
} from '../../waldur/filters.ts';
import type { CustomerId } from '../../waldur/users.ts';
import { CUSTOMERS } from '../customers/index.ts';
import { PAYMENT_TYPE_NAMES, type PaymentProfile } from './model.ts';

/** Source: BEHAVIOUR 13; observed (theme `payment-profiles`). `is_active=false` finds nothing: inactive is null. */
export const paymentProfileFilters: readonly WaldurFilter<PaymentProfile>[] = [
  urlFilter('organization', CUSTOMERS, (rows, uuid: CustomerId) =>
    rows.where('organization', uuid),
  ),
  uuidFilter('organization_uuid', (rows, uuid: CustomerId) => rows.where('organization', uuid)),
  choicesFilter('payment_type', PAYMENT_TYPE_NAMES, (rows, types) =>
    types.length === 0 ? rows : rows.whereIn('paymentType', types),
  ),
  booleanFilter('is_active', (rows, isActive) =>
    isActive ? rows.where('isActive', true) : rows.whereIn('isActive', []),
  ),
  orderingFilter(['name', 'payment_type', 'is_active'], {
    name: (a, b) => byCodeUnit(a.name, b.name),
    payment_type: (a, b) => byCodeUnit(a.paymentType, b.paymentType),
    is_active: (a, b) => Number(b.isActive === true) - Number(a.isActive === true),
  }),
];

/** The filters of the list of payments. */
import { dateFilter, urlFilter, uuidFilter, type WaldurFilter } from '../../waldur/filters.ts';
import { PAYMENT_PROFILES, type PaymentProfileId } from '../payment-profiles/index.ts';
import type { Payment } from './model.ts';

/** Source: BEHAVIOUR 7. */
export const paymentFilters: readonly WaldurFilter<Payment>[] = [
  dateFilter('date_of_payment', (rows, date) => rows.where('dateOfPayment', date)),
  urlFilter('profile', PAYMENT_PROFILES, (rows, uuid: PaymentProfileId) =>
    rows.where('profile', uuid),
  ),
  uuidFilter('profile_uuid', (rows, uuid: PaymentProfileId) => rows.where('profile', uuid)),
];

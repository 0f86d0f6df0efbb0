/** Payments: what an organization has paid, with its proof and the invoice it is for. */
import type { Selection } from '../../store/selection.ts';
import type { Resource } from '../../waldur/resource.ts';
import type { Call } from '../../waldur/site/call.ts';
import { userOf } from '../../waldur/site/permissions.ts';
import { ownCustomers, seesEverything } from '../../waldur/site/users.ts';
import { defineViewSet } from '../../waldur/view-set/view-set.ts';
import { MEDIA_REFUSALS } from '../media/index.ts';
import { profilesOf } from '../payment-profiles/index.ts';
import { PAYMENTS, type Payment, paymentModel, payments } from './fields.ts';
import { linkToInvoice } from './link-to-invoice.ts';
import { PAYMENT_FAULTS } from './refusals.ts';
import { unlinkFromInvoice } from './unlink-from-invoice.ts';
import { createPayment, destroyPayment, updatePayment } from './write.ts';

export { markAsPaid } from './mark-as-paid.ts';

/** The page's own example. */
const PAYMENT = 'a1b2c3d4-e5f6-7890-abcd-ef1234567890';
/** As the published page creates one, under the URL that there is, and with a sum: without one, servers fail. */
const EXAMPLE = {
  profile: '/api/payment-profiles/a1b2c3d4-e5f6-7890-abcd-ef1234567890/',
  date_of_payment: '2023-10-01',
  sum: '100.00',
};

export const paymentResource: Resource = {
  table: payments,
  get fixture() {
    return paymentModel.fixture;
  },
  view: defineViewSet<Payment, typeof paymentModel.serializer>({
    basename: PAYMENTS,
    isPublished: true,
    operationPrefix: 'payments',
    model: 'Payment',
    get fields() {
      return paymentModel.serializer;
    },
    keepsTextsOf: payments,
    visible: visiblePayments,
    get filters() {
      return paymentModel.filters;
    },
    create: createPayment,
    update: updatePayment,
    destroy: destroyPayment,
    refusals: {
      create: [PAYMENT_FAULTS.sum_missing, ...Object.values(MEDIA_REFUSALS)],
      update: Object.values(MEDIA_REFUSALS),
    },
    examples: { row: PAYMENT, body: EXAMPLE, part: { sum: '250.00' } },
    actions: { link_to_invoice: linkToInvoice, unlink_from_invoice: unlinkFromInvoice },
  }),
};

/** Those on any profile of the user's organizations, inactive ones too. Source: BEHAVIOUR 2. */
function visiblePayments(call: Call): Selection<Payment> {
  const user = userOf(call);
  const { store } = call.world;
  const all = store.table(payments).select();
  return seesEverything(user) ? all : all.whereIn('profile', profilesOf(ownCustomers(user), store));
}

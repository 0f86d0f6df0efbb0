/** What the business rules of payments refuse. Source: BEHAVIOUR 4 and 14. */
import { defineRefusals } from '../../drf/define-refusals.ts';
import { defineServerFaults } from '../../waldur/refusals.ts';

export const PAYMENT_REFUSALS = defineRefusals(
  'payments',
  { status: 400, shape: 'list', step: 'state', source: 'BEHAVIOUR 4' },
  {
    link_exists: {
      text: 'Link to an invoice exists.',
      what: 'the payment is linked already',
      preset: 'link_exists',
    },
    link_missing: {
      text: 'Link to an invoice does not exist.',
      what: 'the payment is not linked',
      preset: 'link_missing',
    },
    other_customer: {
      text: 'The passed invoice does not belong to the selected customer.',
      what: 'the invoice is one of another customer',
      preset: 'other_customer',
      step: 'act',
    },
  },
);

export const PAYMENT_FAULTS = defineServerFaults('payments', {
  sum_missing: {
    note: 'a payment without "sum" cannot be created. Nothing was stored.',
    what: 'a payment is created without `sum`',
  },
});

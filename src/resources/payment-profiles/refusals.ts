/** What the business rules of payment profiles refuse. Source: BEHAVIOUR 13 and 14. */
import { defineRefusals } from '../../drf/define-refusals.ts';
import { defineServerFaults } from '../../waldur/refusals.ts';

export const PROFILE_REFUSALS = defineRefusals(
  'payment_profiles',
  { status: 409, shape: 'detail', step: 'act', source: 'BEHAVIOUR 13' },
  {
    has_payments: {
      text: 'Cannot delete payment profile with existing payments',
      what: 'a payment refers to the profile',
    },
    second_active: {
      text: 'The fields organization, is_active must make a unique set.',
      what: 'the organization has another profile that is active, or not active, likewise',
      status: 400,
      shape: 'non_field',
      step: 'validate',
      source: 'observed (theme `payment-profiles`); DRF validators.UniqueTogetherValidator',
    },
  },
);

export const PROFILE_FAULTS = defineServerFaults('payment_profiles', {
  many_payments: {
    note: 'deleting a row that several others refer to fails.',
    what: 'several payments refer to the profile that is deleted',
  },
});

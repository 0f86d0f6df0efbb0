/** Payment profiles: how an organization pays. */
import type { Resource } from '../../waldur/resource.ts';
import { isStaff, userOf } from '../../waldur/site/permissions.ts';
import { defineViewSet } from '../../waldur/view-set/view-set.ts';
import { enableAnswer, enableProfile } from './enable.ts';
import {
  MODEL,
  PAYMENT_PROFILES,
  type PaymentProfile,
  paymentProfileModel,
  paymentProfiles,
} from './fields.ts';
import { PROFILE_FAULTS, PROFILE_REFUSALS } from './refusals.ts';
import { visibleProfiles } from './visibility.ts';
import { createProfile, destroyProfile, updateProfile } from './write.ts';

export {
  PAYMENT_PROFILES,
  type PaymentProfile,
  type PaymentProfileId,
  paymentProfiles,
} from './fields.ts';
export { organizationProfiles } from './organization-profiles.ts';
export { activeProfile, profilesOf } from './visibility.ts';

export const paymentProfileResource: Resource = {
  table: paymentProfiles,
  get fixture() {
    return paymentProfileModel.fixture;
  },
  view: defineViewSet<PaymentProfile, typeof paymentProfileModel.serializer>({
    basename: PAYMENT_PROFILES,
    exampleBasename: 'profile',
    operationPrefix: 'payment_profiles',
    model: MODEL,
    get fields() {
      return paymentProfileModel.serializer;
    },
    keepsTextsOf: paymentProfiles,
    visible: (call) => visibleProfiles(userOf(call), call.world.store),
    get filters() {
      return paymentProfileModel.filters;
    },
    create: createProfile,
    update: updateProfile,
    destroy: destroyProfile,
    refusals: {
      create: [PROFILE_REFUSALS.second_active],
      update: [PROFILE_REFUSALS.second_active],
      destroy: [PROFILE_REFUSALS.has_payments, PROFILE_FAULTS.many_payments],
    },
    examples: {
      row: 'a1b2c3d4-e5f6-7890-abcd-ef1234567890',
      body: {
        name: 'Acme by the month',
        organization: '/api/customers/ca000000-0000-4000-8000-000000000001/',
        payment_type: 'invoices',
        is_active: null,
        attributes: { contract_sum: 5000 },
      },
      part: { name: 'Acme agreement 2024' },
    },
    actions: {
      enable: {
        permission: isStaff,
        description: 'The profile that was active is so no more.',
        answer: enableAnswer,
        act: (row, _data, call) => enableProfile(row, call),
      },
    },
  }),
};

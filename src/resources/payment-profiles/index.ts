/** Payment profiles: how an organization pays. */
import { detailSchema } from '../../drf/refusal-schemas.ts';
import { constant } from '../../drf/schema.ts';
import { isStaff, userOf } from '../../waldur/permissions.ts';
import type { Resource } from '../../waldur/resource.ts';
import { defineViewSet } from '../../waldur/view-set.ts';
import { paymentProfileFilters } from './filters.ts';
import { paymentProfileFixture } from './fixture.ts';
import { type PaymentProfile, paymentProfiles } from './model.ts';
import { MODEL, PAYMENT_PROFILES, paymentProfileFields } from './serializer.ts';
import { visibleProfiles } from './visibility.ts';
import { createProfile, destroyProfile, ENABLED, enableProfile, updateProfile } from './write.ts';

export { type PaymentProfile, type PaymentProfileId, paymentProfiles } from './model.ts';
export { organizationProfiles } from './organization-profiles.ts';
export { PROFILE_FAULTS, PROFILE_REFUSALS } from './refusals.ts';
export { PAYMENT_PROFILES } from './serializer.ts';
export { activeProfile, profilesOf } from './visibility.ts';

export const paymentProfileResource: Resource = {
  table: paymentProfiles,
  fixture: paymentProfileFixture,
  view: defineViewSet<PaymentProfile, typeof paymentProfileFields>({
    basename: PAYMENT_PROFILES,
    exampleBasename: 'profile',
    operationPrefix: 'payment_profiles',
    model: MODEL,
    fields: paymentProfileFields,
    keepsTextsOf: paymentProfiles,
    visible: (call) => visibleProfiles(userOf(call), call.world.store),
    filters: paymentProfileFilters,
    create: createProfile,
    update: updateProfile,
    destroy: destroyProfile,
    conflicts: ['destroy'],
    faults: ['destroy'],
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
        parses: false,
        schema: {
          description: 'The profile that was active is so no more.',
          answer: () => detailSchema(constant(ENABLED)),
        },
        act: (row, _data, call) => enableProfile(row, call),
      },
    },
  }),
};

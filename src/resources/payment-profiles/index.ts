/** Payment profiles: how an organization pays. */
import { isStaff, userOf } from '../../waldur/permissions.ts';
import type { Resource } from '../../waldur/resource.ts';
import { defineViewSet } from '../../waldur/view-set.ts';
import { paymentProfileFilters } from './filters.ts';
import { paymentProfileFixture } from './fixture.ts';
import { type PaymentProfile, paymentProfiles } from './model.ts';
import { PAYMENT_PROFILES, paymentProfileFields } from './serializer.ts';
import { visibleProfiles } from './visibility.ts';
import { createProfile, destroyProfile, enableProfile, updateProfile } from './write.ts';

export { type PaymentProfile, type PaymentProfileId, paymentProfiles } from './model.ts';
export { organizationProfiles } from './organization-profiles.ts';
export { PAYMENT_PROFILES } from './serializer.ts';
export { activeProfile, profilesOf } from './visibility.ts';

export const paymentProfileResource: Resource = {
  table: paymentProfiles,
  fixture: paymentProfileFixture,
  view: defineViewSet<PaymentProfile, typeof paymentProfileFields>({
    basename: PAYMENT_PROFILES,
    exampleBasename: 'profile',
    operationPrefix: 'payment_profiles',
    model: 'PaymentProfile',
    fields: paymentProfileFields,
    keepsTextsOf: paymentProfiles,
    visible: (call) => visibleProfiles(userOf(call), call.world.store),
    filters: paymentProfileFilters,
    create: createProfile,
    update: updateProfile,
    destroy: destroyProfile,
    conflicts: ['destroy'],
    actions: {
      enable: {
        permission: isStaff,
        parses: false,
        act: (row, _data, call) => enableProfile(row, call),
      },
    },
  }),
};

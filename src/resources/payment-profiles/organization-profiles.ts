/** What payment profiles add to the answer about an organization. */
import { readOnlyField } from '../../drf/field.ts';
import { representationSchema } from '../../drf/field-schema.ts';
import { nullable } from '../../drf/schema.ts';
import { represent } from '../../drf/serializer.ts';
import type { Call } from '../../waldur/site/call.ts';
import { userOf } from '../../waldur/site/permissions.ts';
import { owns, seesEverything } from '../../waldur/site/users.ts';
import type { Customer } from '../customers/index.ts';
import { MODEL, paymentProfileModel, paymentProfiles } from './fields.ts';

/**
 * All profiles for staff and support, the active one for owners, null for other roles; as they were written, the last one
 * last. Source: BEHAVIOUR 17.
 */
export const organizationProfiles = {
  payment_profiles: readOnlyField(profilesShown, 'field', (wire) =>
    nullable({
      type: 'array',
      items: { title: MODEL, ...representationSchema(paymentProfileModel.serializer, wire) },
    }),
  ),
};

function profilesShown({ uuid }: Customer, call: Call) {
  const user = userOf(call);
  const all = call.world.store.table(paymentProfiles).select().where('organization', uuid);
  if (!seesEverything(user) && !owns(user, uuid)) return null;
  const shown = seesEverything(user) ? all : all.where('isActive', true);
  return Array.from(shown.byInsertion(), (profile) =>
    represent(paymentProfileModel.serializer, profile, call),
  );
}

/** Creating, changing, enabling and deleting payment profiles. */
import { jsonReply, type Reply } from '../../drf/reply.ts';
import type { PartialValuesOf, ValuesOf } from '../../drf/serializer.ts';
import type { Store } from '../../store/store.ts';
import type { Call } from '../../waldur/call.ts';
import { deleteRow } from '../../waldur/protected-delete.ts';
import { newUuid } from '../../waldur/world.ts';
import { jsonbOrder } from './jsonb.ts';
import { type PaymentProfile, paymentProfiles } from './model.ts';
import { PROFILE_FAULTS, PROFILE_REFUSALS } from './refusals.ts';
import type { paymentProfileFields } from './serializer.ts';
import { activeProfile } from './visibility.ts';

/** @throws ApiException 400 for a second active profile of an organization */
export function createProfile(
  values: ValuesOf<typeof paymentProfileFields>,
  { world }: Call,
): PaymentProfile {
  const { is_active: isActive = true } = values;
  const profile: PaymentProfile = {
    uuid: newUuid(world, 'payment_profiles'),
    name: values.name,
    organization: values.organization.uuid,
    paymentType: values.payment_type,
    isActive: isActive === true ? true : null,
    attributes: values.attributes ?? Object.create(null),
  };
  refuseSecondActive(profile, world.store);
  world.store.table(paymentProfiles).insert(stored(profile));
  return profile;
}

/** @throws ApiException 400 for a second active profile of an organization */
export function updateProfile(
  row: PaymentProfile,
  values: PartialValuesOf<typeof paymentProfileFields>,
  { world }: Call,
): PaymentProfile {
  const { is_active: isActive } = values;
  const profile: PaymentProfile = {
    uuid: row.uuid,
    name: values.name ?? row.name,
    organization: values.organization?.uuid ?? row.organization,
    paymentType: values.payment_type ?? row.paymentType,
    isActive: isActive === undefined ? row.isActive : isActive === true ? true : null,
    attributes: values.attributes ?? row.attributes,
  };
  refuseSecondActive(profile, world.store);
  world.store.table(paymentProfiles).replace(stored(profile));
  return profile;
}

function stored(profile: PaymentProfile): PaymentProfile {
  return { ...profile, attributes: jsonbOrder(profile.attributes) };
}

/** Source: observed (theme `payment-profiles`); DRF validators.UniqueTogetherValidator. */
function refuseSecondActive({ uuid, organization, isActive }: PaymentProfile, store: Store): void {
  const active = isActive === true ? activeProfile(organization, store) : undefined;
  if (active === undefined || active.uuid === uuid) return;
  throw PROFILE_REFUSALS.second_active.error();
}

export const ENABLED = 'Payment profile has been enabled.';

/** Switches the organization to this profile; the one that was active is so no more. Source: BEHAVIOUR 13. */
export function enableProfile(row: PaymentProfile, { world }: Call): Reply {
  const table = world.store.table(paymentProfiles);
  const active = activeProfile(row.organization, world.store);
  if (active) table.replace({ ...active, isActive: null });
  table.replace({ ...row, isActive: true });
  return jsonReply({ detail: ENABLED });
}

/** @throws ApiException 409 while a payment refers to it */
export function destroyProfile({ uuid }: PaymentProfile, call: Call): void {
  deleteRow(call, paymentProfiles, uuid, {
    one: PROFILE_REFUSALS.has_payments,
    several: PROFILE_FAULTS.many_payments,
  });
}

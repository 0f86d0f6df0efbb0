/** Creating, changing, enabling and deleting payment profiles. */
import { jsonReply, type Reply } from '../../drf/reply.ts';
import type { PartialValuesOf, ValuesOf } from '../../drf/serializer.ts';
import type { Store } from '../../store/store.ts';
import type { Call } from '../../waldur/site/call.ts';
import { deleteRow } from '../../waldur/view-set/protected-delete.ts';
import { type PaymentProfile, paymentProfileModel, paymentProfiles } from './fields.ts';
import { PROFILE_FAULTS, PROFILE_REFUSALS } from './refusals.ts';
import { activeProfile } from './visibility.ts';

type Fields = typeof paymentProfileModel.serializer;

/** @throws ApiException 400 for a second active profile of an organization */
export function createProfile(values: ValuesOf<Fields>, { world }: Call): PaymentProfile {
  const profile = paymentProfileModel.made(values, world);
  refuseSecondActive(profile, world.store);
  world.store.table(paymentProfiles).insert(paymentProfileModel.stored(profile));
  return profile;
}

/** @throws ApiException 400 for a second active profile of an organization */
export function updateProfile(
  row: PaymentProfile,
  values: PartialValuesOf<Fields>,
  { world }: Call,
): PaymentProfile {
  const profile = paymentProfileModel.changed(row, values, world);
  refuseSecondActive(profile, world.store);
  world.store.table(paymentProfiles).replace(paymentProfileModel.stored(profile));
  return profile;
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

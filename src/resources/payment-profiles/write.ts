/** Creating, changing and deleting payment profiles. */
import type { PartialValuesOf, ValuesOf } from '../../drf/serializer.ts';
import type { Store } from '../../store/store.ts';
import type { Call } from '../../waldur/site/call.ts';
import type { CustomerId } from '../../waldur/site/users.ts';
import { deleteRow } from '../../waldur/view-set/protected-delete.ts';
import { type PaymentProfile, paymentProfileModel, paymentProfiles } from './fields.ts';
import { PROFILE_FAULTS, PROFILE_REFUSALS } from './refusals.ts';

type Fields = typeof paymentProfileModel.serializer;

/** @throws ApiException 400 for a second active profile of an organization */
export function createProfile(values: ValuesOf<Fields>, { world }: Call): PaymentProfile {
  const { organization, is_active: isActive = true } = values;
  const pair = { organization: organization.uuid, isActive };
  refuseSamePair(pair, undefined, world.store);
  const profile = paymentProfileModel.made(values, world);
  world.store.table(paymentProfiles).insert(paymentProfileModel.stored(profile));
  return profile;
}

/** @throws ApiException 400 for the pair of organization and activity that another profile has */
export function updateProfile(
  row: PaymentProfile,
  values: PartialValuesOf<Fields>,
  { world }: Call,
): PaymentProfile {
  const { organization, is_active: isActive = row.isActive } = values;
  const pair = { organization: organization?.uuid ?? row.organization, isActive };
  refuseSamePair(pair, row, world.store);
  const profile = paymentProfileModel.changed(row, values, world);
  world.store.table(paymentProfiles).replace(paymentProfileModel.stored(profile));
  return profile;
}

/** What of a profile must be its own, before false is stored as null. */
interface Pair {
  readonly organization: CustomerId;
  readonly isActive: boolean | null;
}

/**
 * Null is looked for like any value, but where it is what changes nothing is looked for; and false is nowhere stored.
 * Source: BEHAVIOUR 13; DRF 3.15 validators.UniqueTogetherValidator.
 */
function refuseSamePair(pair: Pair, row: PaymentProfile | undefined, store: Store): void {
  const { organization, isActive } = pair;
  const isChanged =
    row === undefined || organization !== row.organization || isActive !== row.isActive;
  const isNulled = isActive === null && row?.isActive !== null;
  if (!isChanged || isNulled || isActive === false) return;
  const same = store.table(paymentProfiles).select().where('organization', organization);
  for (const { uuid } of same.where('isActive', isActive)) {
    if (uuid !== row?.uuid) throw PROFILE_REFUSALS.second_active.error();
  }
}

/** @throws ApiException 409 while a payment refers to it */
export function destroyProfile({ uuid }: PaymentProfile, call: Call): void {
  deleteRow(call, paymentProfiles, uuid, {
    one: PROFILE_REFUSALS.has_payments,
    several: PROFILE_FAULTS.many_payments,
  });
}

/** Which payment profiles a user sees. */
import type { Selection } from '../../store/selection.ts';
import type { Store } from '../../store/store.ts';
import type { Actor, CustomerId } from '../../waldur/site/users.ts';
import { ownCustomers, seesEverything } from '../../waldur/site/users.ts';
import { type PaymentProfile, type PaymentProfileId, paymentProfiles } from './fields.ts';

/** Staff and support see all, others the active ones of their organizations. Source: BEHAVIOUR 13. */
export function visibleProfiles(user: Actor, store: Store): Selection<PaymentProfile> {
  const all = store.table(paymentProfiles).select();
  if (seesEverything(user)) return all;
  return all.whereIn('organization', ownCustomers(user)).where('isActive', true);
}

/** All profiles of some organizations, active or not: those whose payments their members see. Source: BEHAVIOUR 2. */
export function profilesOf(
  customers: readonly CustomerId[],
  store: Store,
): readonly PaymentProfileId[] {
  const profiles = store.table(paymentProfiles).select().whereIn('organization', customers);
  return Array.from(profiles, ({ uuid }) => uuid);
}

/** The profile that an organization pays by now, if any. */
export function activeProfile(organization: CustomerId, store: Store): PaymentProfile | undefined {
  const profiles = store.table(paymentProfiles).select().where('organization', organization);
  return profiles.where('isActive', true).first();
}

/** Who failed to log in, how often, and from where: after some failures a name is locked for a while. */
import { defineTable } from '../../store/table-definition.ts';
import { newSha256 } from '../../values/hashing.ts';
import { addSeconds, type Instant } from '../../values/instant.ts';
import { type Uuid, uuidFromBytes } from '../../values/uuid.ts';
import type { World } from '../../waldur/site/world.ts';

/** Source: BEHAVIOUR 22; Waldur core/views.ObtainAuthToken. */
const MOST_FAILURES = 4;
export const LOCK_MINUTES = 10;
/** How many old rows make room for each new one: so they never pile up. */
const TO_CLEAR = 2;

interface LoginFailure {
  readonly uuid: Uuid<'login_failures'>;
  readonly failures: number;
  readonly last: Instant;
}

/** It is no part of documents: a newly seeded world has no locks. */
export const loginFailures = defineTable<LoginFailure>('login_failures');

/** Whose failures count together: those of one user name, as it was sent, from one address. */
interface Attempt {
  readonly username: string;
  readonly peer: string;
}

export function isLocked(attempt: Attempt, world: World): boolean {
  const row = world.store.table(loginFailures).get(keyOf(attempt));
  return row !== undefined && row.failures >= MOST_FAILURES && lasts(row, world);
}

/** The count begins anew when its time is over, and each failure gives it that time again. */
export function countFailure(attempt: Attempt, world: World): void {
  const table = world.store.table(loginFailures);
  const uuid = keyOf(attempt);
  const row = table.get(uuid);
  const before = row && lasts(row, world) ? row.failures : 0;
  const now = { uuid, failures: before + 1, last: world.clock.now() };
  if (row) {
    table.replace(now);
    return;
  }
  for (const old of table.select().page(0, TO_CLEAR)) {
    if (!lasts(old, world)) table.delete(old.uuid);
  }
  table.insert(now);
}

export function forgetFailures(attempt: Attempt, { store }: World): void {
  store.table(loginFailures).delete(keyOf(attempt));
}

function lasts({ last }: LoginFailure, { clock }: World): boolean {
  return clock.now() < addSeconds(last, LOCK_MINUTES * 60);
}

/** Made of both, so that a name of any length takes the same room. */
function keyOf({ username, peer }: Attempt): Uuid<'login_failures'> {
  const hash = newSha256()
    .update(JSON.stringify([username, peer]))
    .digest();
  return uuidFromBytes(hash.subarray(0, 16));
}

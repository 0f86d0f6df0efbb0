/** Who may do what, apart from what they see. */
import { AUTHENTICATION, PERMISSION } from '../drf/refusals.ts';
import type { Call } from './call.ts';
import type { User } from './users.ts';

/** Throws when the actor may not. */
export type Permission = (actor: User | 'anonymous') => void;

/** @throws ApiException 401 */
export const isAuthenticated: Permission = (actor) => {
  if (actor === 'anonymous') throw AUTHENTICATION.not_authenticated.error();
};

/** @throws ApiException 401, 403. Source: BEHAVIOUR 2. */
export const isStaff: Permission = (actor) => {
  if (actor === 'anonymous') throw AUTHENTICATION.not_authenticated.error();
  if (!actor.isStaff) throw PERMISSION.denied.error();
};

/** The user behind a call that only users reach. */
export function userOf({ actor }: Call): User {
  if (actor === 'anonymous') throw AUTHENTICATION.not_authenticated.error();
  return actor;
}

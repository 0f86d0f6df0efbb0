/** Who may do what, apart from what they see. */
import { apiException } from '../drf/exceptions.ts';
import type { Call } from './call.ts';
import type { User } from './users.ts';

/** Throws when the actor may not. */
export type Permission = (actor: User | 'anonymous') => void;

/** @throws ApiException not_authenticated (401) */
export const isAuthenticated: Permission = (actor) => {
  if (actor === 'anonymous') throw apiException('not_authenticated');
};

/** @throws ApiException not_authenticated (401), permission_denied (403). Source: BEHAVIOUR 2. */
export const isStaff: Permission = (actor) => {
  if (actor === 'anonymous') throw apiException('not_authenticated');
  if (!actor.isStaff) throw apiException('permission_denied');
};

/** The user behind a call that only users reach. */
export function userOf({ actor }: Call): User {
  if (actor === 'anonymous') throw apiException('not_authenticated');
  return actor;
}

/** Who may do what, apart from what they see. */
import type { Refusal } from '../../drf/refusal.ts';
import { AUTHENTICATION, PERMISSION } from '../../drf/refusals.ts';
import type { Call } from './call.ts';
import { type Actor, seesEverything } from './users.ts';

export interface Permission {
  /** Throws when the actor may not. */
  readonly check: (actor: Actor | 'anonymous') => void;
  /** What it throws, and what a token can be refused for on the way there. */
  readonly refusals: readonly Refusal[];
  /** `optional` where nobody has to say who they are. */
  readonly authentication: 'required' | 'optional';
}

const { not_authenticated, ...BAD_TOKENS } = AUTHENTICATION;

/** Lets everybody in; a bad token is refused all the same. */
export const everybody: Permission = {
  check: () => undefined,
  refusals: Object.values(BAD_TOKENS),
  authentication: 'optional',
};

export const isAuthenticated: Permission = {
  check: (actor) => {
    if (actor === 'anonymous') throw not_authenticated.error();
  },
  refusals: Object.values(AUTHENTICATION),
  authentication: 'required',
};

/** Source: BEHAVIOUR 2 */
export const isStaff: Permission = {
  check: (actor) => {
    if (actor === 'anonymous') throw not_authenticated.error();
    if (!actor.isStaff) throw PERMISSION.denied.error();
  },
  refusals: [...isAuthenticated.refusals, PERMISSION.denied],
  authentication: 'required',
};

/** Source: BEHAVIOUR 21 */
export const isStaffOrSupport: Permission = {
  ...isStaff,
  check: (actor) => {
    if (actor === 'anonymous') throw not_authenticated.error();
    if (!seesEverything(actor)) throw PERMISSION.denied.error();
  },
};

/** The user behind a call that only users reach. */
export function userOf({ actor }: Call): Actor {
  if (actor === 'anonymous') throw not_authenticated.error();
  return actor;
}

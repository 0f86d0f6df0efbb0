/** For whom a stub answers, and who is one of them. */

import type { Call } from '../../waldur/site/call.ts';
import { CUSTOMER_ROLES, PROJECT_ROLES } from '../../waldur/site/users.ts';

/** `everybody` asks for no token at all; `support` is that of the server, or of an organization. */
export const STUB_ROLES = ['everybody', 'staff', ...CUSTOMER_ROLES, ...PROJECT_ROLES] as const;
export type StubRole = (typeof STUB_ROLES)[number];

/** Null is any user. A role in an organization or a project counts whichever of them it is. */
export function isFor(role: StubRole | null, actor: Call['actor']): boolean {
  if (role === 'everybody') return true;
  if (actor === 'anonymous') return false;
  if (role === null) return true;
  if (role === 'staff') return actor.isStaff;
  if (role === 'support' && actor.isSupport) return true;
  return actor.roles.some((each) => each.role === role);
}

/** The users of a sandbox, with what it takes to call as one of them, and the roles that say what they may. */
import { users } from '../../resources/index.ts';
import { digits, once, optional, told, withDefault } from '../../values/schema/changes.ts';
import { object } from '../../values/schema/composites.ts';
import { demand } from '../../values/schema/problem-error.ts';
import { text, whole } from '../../values/schema/scalars.ts';
import { dashed } from '../../values/uuid.ts';
import { isExpired } from '../../waldur/site/authentication.ts';
import type { Role } from '../../waldur/site/users.ts';
import type { TableScope } from './table-scope.ts';

export interface KnownUser {
  readonly username: string;
  /** Null for a user who has none. */
  readonly token: string | null;
  readonly isStaff: boolean;
  readonly isSupport: boolean;
  /** False for one whose token is refused. */
  readonly isActive: boolean;
  /** Whether the token is older than it may be, by the clock of the sandbox: it is refused. */
  readonly isExpired: boolean;
  readonly roles: readonly KnownRole[];
}

export interface KnownRole {
  readonly role: string;
  /** With dashes: the organization, or that of the project. */
  readonly customer: string;
  readonly project?: string;
}

export interface KnownUsers {
  readonly users: readonly KnownUser[];
  /** How many there are, those beyond the limit included. */
  readonly total: number;
}

export const USERS_QUERY = object({
  search: told(optional(once(text())), {
    description: 'Users with this in their name, whatever the case of letters.',
  }),
  limit: told(withDefault(once(digits(whole({ min: 0, max: 1000 }))), 100), {
    description: 'Most users of the answer.',
  }),
});

/** In the order of their table. @throws ProblemError for a query that is none */
export function knownUsers(
  { store, clock }: Pick<TableScope, 'store' | 'clock'>,
  given: Readonly<Record<string, unknown>>,
): KnownUsers {
  const { search = '', limit } = demand(USERS_QUERY, given);
  const wanted = search.toLowerCase();
  const all = store.table(users).select();
  const found =
    wanted === '' ? all : all.filter(({ username }) => username.toLowerCase().includes(wanted));
  return {
    total: found.count,
    users: found.page(0, limit).map((user) => {
      const { username, token, isStaff, isSupport, isActive, roles } = user;
      const may = { isStaff, isSupport, isActive, isExpired: isExpired(user, clock) };
      return { username, token, ...may, roles: roles.map(toldRole) };
    }),
  };
}

function toldRole(role: Role): KnownRole {
  const customer = dashed(role.customer);
  return role.scope === 'project'
    ? { role: role.role, customer, project: dashed(role.project) }
    : { role: role.role, customer };
}

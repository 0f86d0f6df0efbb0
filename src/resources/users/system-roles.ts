/** The roles that every server starts with, and which of them a role of a fixture is. */
import { type Uuid, uuidFromBytes } from '../../values/uuid.ts';
import type { Role } from '../../waldur/site/users.ts';
import { permissionsOfRole } from './role-permissions.ts';

export interface SystemRole {
  readonly uuid: Uuid<'roles'>;
  readonly name: string;
  /** In English; empty where nobody wrote one. */
  readonly description: string;
  /** What it is a role in: `customer`. */
  readonly scope: string;
  readonly permissions: readonly string[];
}

/** By name. Source: BEHAVIOUR 19, recorded. */
const DESCRIPTIONS = {
  'CALL.MANAGER': 'Call manager',
  'CALL.REVIEWER': '',
  'CUSTOMER.MANAGER': 'Organization manager',
  'CUSTOMER.OWNER': 'Organization owner',
  'CUSTOMER.READER': '',
  'CUSTOMER.SUPPORT': '',
  'OFFERING.MANAGER': 'Offering manager',
  'PROJECT.ADMIN': 'Project administrator',
  'PROJECT.MANAGER': 'Project manager',
  'PROJECT.MEMBER': '',
  'PROPOSAL.MANAGER': 'Proposal manager',
  'PROPOSAL.MEMBER': '',
} as const;
type RoleName = keyof typeof DESCRIPTIONS;

/** In the order of their names. */
const ROLES: readonly SystemRole[] = Object.entries(DESCRIPTIONS).map(
  ([name, description], index) => ({
    uuid: roleUuid(index + 1),
    name,
    description,
    scope: name.slice(0, name.indexOf('.')).toLowerCase(),
    permissions: permissionsOfRole(name),
  }),
);

export function systemRoles(): readonly SystemRole[] {
  return ROLES;
}

/** A real server draws them by chance. Here they are always the same: `0e000000-0000-4000-8000-000000000001`. */
function roleUuid(number: number): Uuid<'roles'> {
  const bytes = new Uint8Array(16);
  bytes[0] = 0x0e;
  bytes[15] = number;
  return uuidFromBytes(bytes);
}

const NAMES = {
  owner: 'CUSTOMER.OWNER',
  manager: 'CUSTOMER.MANAGER',
  support: 'CUSTOMER.SUPPORT',
  project_manager: 'PROJECT.MANAGER',
  project_admin: 'PROJECT.ADMIN',
} as const satisfies Record<Role['role'], RoleName>;

/** @throws RangeError never: every role of a fixture is one of the server's */
export function systemRole({ role }: Role): SystemRole {
  const found = ROLES.find(({ name }) => name === NAMES[role]);
  if (!found) throw new RangeError(`There is no role ${role}.`);
  return found;
}

/** What fixtures call the role of this name; undefined for one that they do not have. */
export function fixtureRole(name: string): Role['role'] | undefined {
  const roles: readonly Role['role'][] = [
    ...(['owner', 'manager', 'support', 'project_manager', 'project_admin'] as const),
  ];
  return roles.find((role) => NAMES[role] === name);
}

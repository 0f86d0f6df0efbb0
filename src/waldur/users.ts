/** Users with their tokens and roles, and what a role lets them see. */
import { rowWeight } from '../store/row-weight.ts';
import { defineTable } from '../store/table-definition.ts';
import type { Instant } from '../values/instant.ts';
import type { Uuid } from '../values/uuid.ts';

export type UserId = Uuid<'users'>;
export type CustomerId = Uuid<'customers'>;
export type ProjectId = Uuid<'projects'>;

export const CUSTOMER_ROLES = ['owner', 'manager', 'support'] as const;
export const PROJECT_ROLES = ['project_manager', 'project_admin'] as const;
export type CustomerRole = (typeof CUSTOMER_ROLES)[number];
export type ProjectRole = (typeof PROJECT_ROLES)[number];

/** A role in an organization, or in one of its projects. */
export type Role =
  | { readonly scope: 'customer'; readonly role: CustomerRole; readonly customer: CustomerId }
  | {
      readonly scope: 'project';
      readonly role: ProjectRole;
      readonly customer: CustomerId;
      readonly project: ProjectId;
    };

export interface User {
  readonly uuid: UserId;
  readonly username: string;
  readonly fullName: string;
  readonly email: string;
  readonly isStaff: boolean;
  readonly isSupport: boolean;
  readonly isActive: boolean;
  /** Null for a user who has none. */
  readonly token: string | null;
  /** For logging in; null for a user who cannot. */
  readonly password: string | null;
  /** When the token was made; counts with `tokenLifetimeSeconds`. */
  readonly tokenCreated: Instant;
  /** Null for a token that never expires. */
  readonly tokenLifetimeSeconds: number | null;
  readonly roles: readonly Role[];
}

export const users = defineTable<User>('users', {
  unique: ['username', 'token'],
  weigh: rowWeight,
});

/** True for those who see every organization. */
export function seesEverything(user: User): boolean {
  return user.isStaff || user.isSupport;
}

/** Organizations in which the user has a role of the organization's own. */
export function ownCustomers({ roles }: User): readonly CustomerId[] {
  return [
    ...new Set(roles.filter(({ scope }) => scope === 'customer').map((role) => role.customer)),
  ];
}

/** Organizations that the user knows of: through any role, in a project too. */
export function knownCustomers({ roles }: User): readonly CustomerId[] {
  return [...new Set(roles.map(({ customer }) => customer))];
}

/** True when the user owns the organization. */
export function owns({ roles }: User, customer: CustomerId): boolean {
  return roles.some((role) => role.role === 'owner' && role.customer === customer);
}

/** Who calls, with their roles, and what a role lets them see. */
import type { Store } from '../../store/store.ts';
import type { Instant } from '../../values/instant.ts';
import type { Uuid } from '../../values/uuid.ts';

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

/** Who calls: what authentication, permissions and visibility ask of a user. */
export interface Actor {
  readonly uuid: UserId;
  readonly username: string;
  readonly isStaff: boolean;
  readonly isSupport: boolean;
  readonly isActive: boolean;
  /** Null for a user who has none. */
  readonly token: string | null;
  readonly tokenCreated: Instant;
  /** Null for a token that never expires. */
  readonly tokenLifetimeSeconds: number | null;
  readonly roles: readonly Role[];
}

/** Who could call. */
export interface KnownActors {
  readonly count: number;
  readonly usernames: readonly string[];
}

/** Tells which tokens go, at next to no cost where no user changes. */
export interface TokenWatch {
  /** Notes those of this moment. */
  readonly look: () => void;
  /** Those of the moment that was noted which the store does not know any more; notes those of this moment. */
  readonly gone: () => readonly string[];
}

/** Where those who call are found. */
export interface Actors {
  readonly byToken: (token: string, store: Store) => Actor | undefined;
  /** False where certainly no token begins at a place of a text. */
  readonly mayBeginToken: (text: string, at: number, store: Store) => boolean;
  /** The longest token that a text begins with, of so many characters at least. */
  readonly tokenAt: (text: string, least: number, store: Store) => string | undefined;
  /** Knows the tokens of this moment. */
  readonly watchTokens: (store: Store) => TokenWatch;
  readonly byUuid: (uuid: UserId, store: Store) => Actor | undefined;
  /** How many there are, and the first so many of their names. */
  readonly known: (most: number, store: Store) => KnownActors;
  /** Lets the user's token begin its life at this instant. */
  readonly renewToken: (uuid: UserId, now: Instant, store: Store) => void;
  /** The staff user that everybody is where nobody has to say who they are. */
  readonly everybody: Actor;
}

/** True for those who see every organization. */
export function seesEverything(user: Actor): boolean {
  return user.isStaff || user.isSupport;
}

/** Organizations in which the user has a role of the organization's own. */
export function ownCustomers({ roles }: Actor): readonly CustomerId[] {
  return [
    ...new Set(roles.filter(({ scope }) => scope === 'customer').map((role) => role.customer)),
  ];
}

/** Organizations that the user knows of: through any role, in a project too. */
export function knownCustomers({ roles }: Actor): readonly CustomerId[] {
  return [...new Set(roles.map(({ customer }) => customer))];
}

/** True when the user owns the organization. */
export function owns({ roles }: Actor, customer: CustomerId): boolean {
  return roles.some((role) => role.role === 'owner' && role.customer === customer);
}

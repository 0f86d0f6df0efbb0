/** Users, with their tokens and roles: who may call, and what they see. Their fields. */
import { Store } from '../../store/store.ts';
import { createClock } from '../../values/clock.ts';
import { type Instant, instantFromEpochMs } from '../../values/instant.ts';
import { uuidFromBytes } from '../../values/uuid.ts';
import { instant } from '../../waldur/model/date-kinds.ts';
import {
  type DefaultContext,
  derived,
  heldAs,
  type RowOf,
  readOnly,
  stored,
  url,
} from '../../waldur/model/field.ts';
import { nullable } from '../../waldur/model/kind.ts';
import { defineModel } from '../../waldur/model/model.ts';
import { boolean, integer } from '../../waldur/model/number-kinds.ts';
import { key } from '../../waldur/model/relations.ts';
import { pattern, text } from '../../waldur/model/text-kinds.ts';
import type { Actors } from '../../waldur/site/users.ts';
import { permissionsOf, permissionsSchema } from './permissions.ts';
import { roles } from './roles-kind.ts';

const USERS = 'users';

/** Longest life of a token that can be told, in seconds: 100 years. */
const MAX_LIFETIME_SECONDS = 3_155_760_000;

const token = nullable(pattern(/^\S{1,255}$/u, 'text without blanks, 1 to 255 characters'));

/** As users see themselves. Source: CLIENTS 6 (`users/me/`). */
export const userFields = {
  url: url(USERS),
  uuid: readOnly(key('users')),
  username: readOnly(text({ maxLength: 128, allowBlank: 'never' }), {
    defaultFrom: ownName,
    unique: true,
  }),
  full_name: readOnly(text()),
  email: readOnly(text({ maxLength: 320 })),
  is_staff: readOnly(boolean, { default: false }),
  is_support: readOnly(boolean, { default: false }),
  is_active: readOnly(boolean, { default: true }),
  /** Null for a user who has none. */
  token: readOnly(token, { unique: true, schema: () => ({ type: ['string', 'null'] }) }),
  /** Null for a token that never expires. */
  token_lifetime: heldAs(
    'tokenLifetimeSeconds',
    readOnly(nullable(integer(1, MAX_LIFETIME_SECONDS)), {
      schema: () => ({ type: ['integer', 'null'], minimum: 1 }),
    }),
  ),
  agreement_date: derived(agreementDate, 'datetime'),
  permissions: derived(permissionsOf, 'field', permissionsSchema),
  /** For logging in; null for a user who cannot. */
  password: stored(nullable(text())),
  /** When the token was made. */
  token_created: stored(instant, { defaultFrom: now }),
  roles: stored(roles),
};

export interface User extends RowOf<typeof userFields> {}

export const userModel = defineModel<User, typeof userFields>({
  name: 'users',
  basename: USERS,
  fields: userFields,
  first: { documents: ['url', 'permissions', 'username', 'token', 'password'] },
});

export const users = userModel.table;

const EVERYBODY = userModel.usual({
  context: {
    uuid: uuidFromBytes<'users'>(new Uint8Array(16)),
    store: new Store([]),
    clock: createClock({ now: instantFromEpochMs(0) }),
    index: 0,
  },
  given: { username: 'staff', isStaff: true },
});

export const actors: Actors = {
  byToken: (token, store) => store.table(users).findBy('token', token),
  byUuid: (uuid, store) => store.table(users).get(uuid),
  known(most, store) {
    const all = store.table(users).select();
    return { count: all.count, usernames: all.page(0, most).map(({ username }) => username) };
  },
  renewToken: (uuid, now, store) => {
    const user = store.table(users).get(uuid);
    if (user) store.table(users).replace({ ...user, tokenCreated: now });
  },
  everybody: EVERYBODY,
};

/** All that is known of who calls. */
export function userBehind(uuid: User['uuid'], store: Store): User {
  return store.table(users).get(uuid) ?? EVERYBODY;
}

function ownName({ uuid }: DefaultContext): string {
  return `user-${uuid}`;
}

function now({ clock }: DefaultContext): Instant {
  return clock.now();
}

function agreementDate({ tokenCreated }: User): Instant {
  return tokenCreated;
}

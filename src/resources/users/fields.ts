/** Users, with their tokens and roles: who may call, and what they see. Their fields. */
import type { Instant } from '../../values/instant.ts';
import { slugOf } from '../../values/slug.ts';
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
import { type Kind, nullable } from '../../waldur/model/kind.ts';
import { defineModel } from '../../waldur/model/model.ts';
import { boolean, integer } from '../../waldur/model/number-kinds.ts';
import { key } from '../../waldur/model/relations.ts';
import { pattern, text } from '../../waldur/model/text-kinds.ts';
import { seesEverything } from '../../waldur/site/users.ts';
import { affiliations } from './affiliations-kind.ts';
import { firstName, fullName, LONGEST_FULL_NAME, lastName, nameBreaches } from './full-name.ts';
import { identityProvider } from './identity-provider.ts';
import { permissionsOf, permissionsSchema } from './permissions.ts';
import { roles } from './roles-kind.ts';

const USERS = 'users';

/** Longest life of a token that can be told, in seconds: 100 years. */
const MAX_LIFETIME_SECONDS = 3_155_760_000;
/** What a server gives its tokens. Source: BEHAVIOUR 18. */
const USUAL_LIFETIME_SECONDS = 3600;

const token = nullable(pattern(/^\S{1,255}$/u, 'text without blanks, 1 to 255 characters'));

/**
 * A user of whom nothing is said is told the server's usual lifetime, but the token never ends: fixtures have tokens that
 * were made long ago, and a mock stands idle for longer than an hour.
 */
const lifetime: Kind<number | null> = {
  ...nullable(integer(1, MAX_LIFETIME_SECONDS)),
  schema: () => ({ type: 'integer', minimum: 1 }),
  show: (seconds) => seconds ?? USUAL_LIFETIME_SECONDS,
};

/** As users see themselves. Source: BEHAVIOUR 18. */
export const userFields = {
  url: url(USERS),
  uuid: readOnly(key('users')),
  username: readOnly(text({ maxLength: 128, allowBlank: 'never' }), {
    defaultFrom: ownName,
    unique: true,
  }),
  slug: readOnly(text({ type: 'slug' }), { derivedFrom: slugOfName }),
  full_name: readOnly(text({ maxLength: LONGEST_FULL_NAME }), { derivedFrom: fullName }),
  native_name: readOnly(text()),
  job_title: readOnly(text()),
  email: readOnly(text({ maxLength: 320 })),
  phone_number: readOnly(text()),
  organization: readOnly(text()),
  civil_number: readOnly(nullable(text())),
  description: readOnly(forStaff(text({ maxLength: 2000 }))),
  is_staff: readOnly(forStaff(boolean), { default: false }),
  is_active: readOnly(forStaff(boolean), { default: true }),
  is_support: readOnly(forStaff(boolean), { default: false }),
  /** Null for a user who has none. */
  token: readOnly(token, { unique: true, schema: () => ({ type: ['string', 'null'] }) }),
  /** Null for a token that never expires. */
  token_lifetime: heldAs('tokenLifetimeSeconds', readOnly(lifetime)),
  registration_method: readOnly(text(), { default: 'default' }),
  date_joined: readOnly(instant, { derivedFrom: whenTheTokenWasMade }),
  agreement_date: readOnly(nullable(instant)),
  preferred_language: readOnly(text({ maxLength: 10 })),
  permissions: derived(permissionsOf, 'field', permissionsSchema),
  requested_email: readOnly(nullable(text({ maxLength: 320 }))),
  affiliations: readOnly(affiliations),
  first_name: readOnly(text(), { derivedFrom: firstName }),
  last_name: readOnly(text(), { derivedFrom: lastName }),
  ...identityProvider,
  image: readOnly(nullable(text())),
  identity_source: readOnly(text()),
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
  rules: { breaches: nameBreaches },
});

export const users = userModel.table;

/** The same, shown to staff and support alone; others do not even get the key. Source: BEHAVIOUR 18. */
function forStaff<Value extends string | boolean>(kind: Kind<Value>): Kind<Value> {
  return {
    ...kind,
    show: (value, { actor }) =>
      actor !== 'anonymous' && seesEverything(actor) ? value : undefined,
  };
}

function ownName({ uuid }: DefaultContext): string {
  return `user-${uuid}`;
}

function slugOfName({ username }: User): string {
  return slugOf(username);
}

/** Nobody has a token before. */
function whenTheTokenWasMade({ tokenCreated }: User): Instant {
  return tokenCreated;
}

function now({ clock }: DefaultContext): Instant {
  return clock.now();
}

/** Who calls: token authentication, impersonation, and the switch that turns both off. */
import { ApiException } from '../../drf/refusal.ts';
import { AUTHENTICATION } from '../../drf/refusals.ts';
import type { Request } from '../../drf/request.ts';
import { latin1Bytes, utf8Text } from '../../drf/text.ts';
import { addSeconds } from '../../values/instant.ts';
import { parseUuid } from '../../values/uuid.ts';
import { IMPERSONATION } from '../refusals.ts';
import type { Actor } from './users.ts';
import type { World } from './world.ts';

/** Who calls, and who stands behind an impersonation. */
export interface Identity {
  readonly actor: Actor | 'anonymous';
  readonly impersonator: Actor | undefined;
}

/**
 * @throws ApiException 401 for a token that is there but no good. No token is no error yet.
 * Source: DRF authentication.TokenAuthentication; BEHAVIOUR 9.
 */
export function authenticate(request: Request, world: World): Identity {
  if (world.auth === 'off') return { actor: world.actors.everybody, impersonator: undefined };
  const token = tokenOf(request.headers['authorization'] ?? '');
  if (token === undefined) return { actor: 'anonymous', impersonator: undefined };
  const user = userOf(token, world);
  const impersonated = user.isStaff ? impersonatedBy(request, world) : undefined;
  renewToken(impersonated ?? user, world);
  return impersonated
    ? { actor: impersonated, impersonator: user }
    : { actor: user, impersonator: undefined };
}

/**
 * The token begins its life anew. One that never ends is left alone, as is one that is no second old: a token lives for
 * whole seconds, and nobody sees when it was made.
 * Source: BEHAVIOUR 9.
 */
function renewToken(
  { uuid, tokenCreated, tokenLifetimeSeconds }: Actor,
  { store, clock, actors }: World,
): void {
  if (tokenLifetimeSeconds === null) return;
  const now = clock.now();
  if (addSeconds(tokenCreated, 1) <= now) actors.renewToken(uuid, now, store);
}

const PLAIN_TOKEN = /^token ([!-~]+)$/i;

/** The token of an `Authorization: Token …` header; undefined for other schemes and none. */
function tokenOf(header: string): string | undefined {
  const [, plain] = PLAIN_TOKEN.exec(header) ?? [];
  if (plain !== undefined) return plain;
  const [scheme = '', token, ...more] = header
    .split(/[ \t\n\r\v\f]+/)
    .filter((word) => word !== '');
  if (scheme.toLowerCase() !== 'token') return undefined;
  if (token === undefined) throw AUTHENTICATION.no_credentials.error();
  if (more.length > 0) throw AUTHENTICATION.spaces.error();
  const text = utf8Text(latin1Bytes(token));
  if (text === undefined) throw AUTHENTICATION.invalid_characters.error();
  return text;
}

function userOf(token: string, world: World): Actor {
  const { store, clock, actors } = world;
  const user = actors.byToken(token, store);
  if (!user) throw AUTHENTICATION.invalid_token.noted(whoIsThere(world));
  if (!user.isActive) throw AUTHENTICATION.inactive_user.error();
  if (isExpired(user, clock)) throw AUTHENTICATION.token_expired.error();
  return user;
}

/** Whether the token of a user has lived as long as it may. */
export function isExpired(
  { tokenCreated, tokenLifetimeSeconds }: Actor,
  clock: World['clock'],
): boolean {
  return (
    tokenLifetimeSeconds !== null && addSeconds(tokenCreated, tokenLifetimeSeconds) < clock.now()
  );
}

/** Two schemes in one header, as TypeScript clients from 8.0.9 on send `auth: 'Token X'`. Source: CLIENTS 4. */
const BEARER_TOKEN = /^\s*bearer\s+token\s/i;
const BEARER_NOTE =
  'The header is "Bearer Token X", which no Waldur takes: TypeScript clients from 8.0.9 on make it of auth: "Token X". ' +
  'Leave auth away, and set headers: { Authorization: "Token X" }.';

/** The same refusal, with a note where the header shows why there seemed to be no token. */
export function explained(error: unknown, { headers }: Request): unknown {
  const { not_authenticated } = AUTHENTICATION;
  const isMeant = error instanceof ApiException && error.code === not_authenticated.name;
  return isMeant && BEARER_TOKEN.test(headers['authorization'] ?? '')
    ? not_authenticated.noted(BEARER_NOTE)
    : error;
}

/** Most names in a note, and most characters of them: with all that a header needs for any letter, it stays under 5 kB. */
const MOST_NAMES = 20;
const MOST_CHARACTERS = 500;

/** For whoever mistook the token: the names of those who have one, and never a token. Our own, no real server says it. */
function whoIsThere({ store, actors }: World): string {
  const { count, usernames } = actors.known(MOST_NAMES, store);
  if (count === 0) return 'Nobody can log in: there are no users in the fixtures.';
  let length = 0;
  const shown = usernames.filter((name) => {
    length += name.length;
    return length <= MOST_CHARACTERS;
  });
  const more = count === shown.length ? '' : `, and ${count - shown.length} more`;
  return `No user of the fixtures has this token. There are ${shown.join(', ')}${more}.`;
}

/**
 * Whom a staff user acts as, active or not; an unknown user, or no uuid, is ignored.
 * @throws ApiException 403 for a user without a token
 * Source: Waldur core/authentication.ImpersonationAuthentication; BEHAVIOUR 9.
 */
function impersonatedBy({ headers }: Request, { store, actors }: World): Actor | undefined {
  const header = headers['x-impersonated-user-uuid'];
  const uuid = header === undefined ? undefined : parseUuid<'users'>(header);
  const user = uuid === undefined ? undefined : actors.byUuid(uuid, store);
  if (user?.token === null) throw IMPERSONATION.no_session.error();
  return user;
}

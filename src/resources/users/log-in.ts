/** From a username and a password to a token. */
import { handleException } from '../../drf/exception-handler.ts';
import { requiredField } from '../../drf/field.ts';
import { readText } from '../../drf/fields.ts';
import { jsonReply, type Reply } from '../../drf/reply.ts';
import { objectSchema } from '../../drf/schema.ts';
import { addSeconds } from '../../values/instant.ts';
import type { Call } from '../../waldur/site/call.ts';
import { everybody } from '../../waldur/site/permissions.ts';
import type { World } from '../../waldur/site/world.ts';
import { definePostView } from '../../waldur/view-set/single-view.ts';
import { type User, users } from './fields.ts';
import { LOGIN_DESCRIPTION } from './login-description.ts';
import { countFailure, forgetFailures, isLocked, LOCK_MINUTES } from './login-failures.ts';
import { USER_REFUSALS } from './refusals.ts';

/** In code points. Source: BEHAVIOUR 22. */
const LONGEST = 128;
const TOKEN_BYTES = 20;

const credential = () =>
  requiredField(
    { type: 'string' },
    { allowNull: false, toInternalValue: readText({ maxLength: LONGEST }) },
    () => null,
  );

interface Credentials {
  readonly username: string;
  readonly password: string;
}

/**
 * A user logs in when the fixtures give them a password. Nobody has to say who they are, but a bad token is refused, as the
 * view leaves authentication as it is everywhere. Source: Waldur core/views.ObtainAuthToken; BEHAVIOUR 22.
 */
export const loginView = definePostView({
  path: '/api-auth/password/',
  takesRest: true,
  name: 'Obtain Auth Token',
  optionsText: LOGIN_DESCRIPTION,
  operation: 'api_auth_password',
  permission: everybody,
  summary: 'Log in',
  body: {
    title: 'CredentialsRequest',
    fields: { username: credential(), password: credential() },
    example: { username: 'staff', password: 'staff' },
  },
  schema: () => objectSchema({ token: { type: 'string', minLength: 1 } }),
  refusals: [USER_REFUSALS.locked_out, USER_REFUSALS.wrong_password],
  answer: logIn,
});

/** What it refuses is answered, not thrown: the failure has to stay counted. */
function logIn(credentials: Credentials, { world, request, language, listener }: Call): Reply {
  const { username } = credentials;
  const attempt = { username, peer: request.peer ?? '' };
  if (isLocked(attempt, world)) {
    const refusal = USER_REFUSALS.locked_out.error({ minutes: LOCK_MINUTES });
    return handleException(refusal, language, listener);
  }
  const user = userWith(credentials, world);
  if (!user) {
    countFailure(attempt, world);
    return handleException(USER_REFUSALS.wrong_password.error(), language, listener);
  }
  forgetFailures(attempt, world);
  return jsonReply({ token: refreshToken(user, world) });
}

/** Inactive users are as good as none. Source: Django contrib/auth/backends.ModelBackend. */
function userWith({ username, password }: Credentials, { store }: World): User | undefined {
  const user = store.table(users).findBy('username', username);
  return user?.isActive && user.password === password ? user : undefined;
}

/** The user's token, from now on; a new one where there was none or it had expired. */
function refreshToken(user: User, { store, clock, random }: World): string {
  const now = clock.now();
  const lifetime = user.tokenLifetimeSeconds;
  const isExpired = lifetime !== null && addSeconds(user.tokenCreated, lifetime) < now;
  const kept = isExpired ? null : user.token;
  const token = kept ?? Buffer.from(random.stream('tokens').bytes(TOKEN_BYTES)).toString('hex');
  store.table(users).replace({ ...user, token, tokenCreated: now });
  return token;
}

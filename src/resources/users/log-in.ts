/** From a username and a password to a token. */
import { requiredField } from '../../drf/field.ts';
import { readText } from '../../drf/fields.ts';
import { jsonReply, type Reply } from '../../drf/reply.ts';
import { objectSchema } from '../../drf/schema.ts';
import { addSeconds } from '../../values/instant.ts';
import { everybody } from '../../waldur/site/permissions.ts';
import type { World } from '../../waldur/site/world.ts';
import { definePostView } from '../../waldur/view-set/single-view.ts';
import { type User, users } from './fields.ts';
import { USER_REFUSALS } from './refusals.ts';

const LONGEST = 1000;
const TOKEN_BYTES = 20;

const credential = () =>
  requiredField(
    { type: 'string' },
    { allowNull: false, toInternalValue: readText({ maxLength: LONGEST }) },
    () => null,
  );

/** A user logs in when the fixtures give them a password. Source: Waldur core/views.ObtainAuthToken; not measured. */
export const loginView = definePostView({
  path: '/api-auth/password/',
  name: 'Obtain Auth Token',
  operation: 'api_auth_password',
  permission: everybody,
  summary: 'Log in',
  body: {
    title: 'CredentialsRequest',
    fields: { username: credential(), password: credential() },
    example: { username: 'staff', password: 'staff' },
  },
  schema: () => objectSchema({ token: { type: 'string', minLength: 1 } }),
  refusals: [USER_REFUSALS.wrong_password],
  answer: ({ username, password }, { world }): Reply => {
    const user = world.store.table(users).select().where('username', username).first();
    if (!user?.isActive || user.password === null || user.password !== password) {
      throw USER_REFUSALS.wrong_password.error();
    }
    return jsonReply({ token: refreshToken(user, world) });
  },
});

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

/** From a username and a password to a token. */
import { requiredField } from '../../drf/field.ts';
import { readText } from '../../drf/fields.ts';
import { detailSchema, refusal } from '../../drf/refusal-schemas.ts';
import { jsonReply, type Reply } from '../../drf/reply.ts';
import { constant, objectSchema } from '../../drf/schema.ts';
import { validate } from '../../drf/serializer.ts';
import { addSeconds } from '../../values/instant.ts';
import type { Call } from '../../waldur/call.ts';
import { passed } from '../../waldur/rows.ts';
import { defineSingleView, everybody } from '../../waldur/single-view.ts';
import { type User, users } from '../../waldur/users.ts';
import type { World } from '../../waldur/world.ts';
import { USER_REFUSALS } from './refusals.ts';

const LONGEST = 1000;
const TOKEN_BYTES = 20;

const credential = () =>
  requiredField(
    { type: 'string' },
    { allowNull: false, toInternalValue: readText({ maxLength: LONGEST }) },
    () => null,
  );
const loginFields = { username: credential(), password: credential() };

/** A user logs in when the fixtures give them a password. Source: Waldur core/views.ObtainAuthToken; not measured. */
export const loginView = defineSingleView({
  path: '/api-auth/password/',
  name: 'Obtain Auth Token',
  operation: 'api_auth_password',
  method: 'POST',
  permission: everybody,
  fields: ['username', 'password'],
  schema: {
    summary: 'Log in',
    body: { title: 'CredentialsRequest', fields: loginFields },
    example: { username: 'staff', password: 'staff' },
    answer: () => objectSchema({ token: { type: 'string', minLength: 1 } }),
    refusals: [
      refusal(
        401,
        'Nobody has this name and password.',
        detailSchema(constant(USER_REFUSALS.wrong_password.text)),
      ),
    ],
  },
  answer: (call: Call, data): Reply => {
    const { username, password } = passed(validate(loginFields, data, call));
    const { world } = call;
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

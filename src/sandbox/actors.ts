/** Users of a sandbox, by name, for tests that call as one of them. */
import { users } from '../resources/index.ts';
import type { Store } from '../store/store.ts';

/** What a client needs to call as a user. */
export interface Actor {
  readonly token: string;
  readonly headers: { readonly Authorization: string };
}

/** @throws RangeError when there is no such user, or none with a token */
export function actorOf(username: string, store: Store): Actor {
  const user = store.table(users).select().where('username', username).first();
  if (!user) {
    const known = Array.from(store.table(users).select(), (each) => each.username);
    throw new RangeError(
      `There is no user "${username}". There are: ${known.join(', ') || 'none'}.`,
    );
  }
  const { token } = user;
  if (token === null) throw new RangeError(`The user "${username}" has no token.`);
  return { token, headers: { Authorization: `Token ${token}` } };
}

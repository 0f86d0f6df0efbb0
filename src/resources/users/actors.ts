/** Who could call, as authentication asks for them. */
import { Store } from '../../store/store.ts';
import { createClock } from '../../values/clock.ts';
import { instantFromEpochMs } from '../../values/instant.ts';
import { uuidFromBytes } from '../../values/uuid.ts';
import type { Actors } from '../../waldur/site/users.ts';
import { type User, userModel, users } from './fields.ts';

const EVERYBODY = userModel.usual({
  context: {
    uuid: uuidFromBytes<'users'>(new Uint8Array(16)),
    store: new Store([]),
    clock: createClock({ now: instantFromEpochMs(0) }),
    index: 0,
  },
  given: { username: 'staff', isStaff: true },
});

const NONE: readonly string[] = [];

export const actors: Actors = {
  byToken: (token, store) => store.table(users).findBy('token', token),
  mayBeginToken: (text, at, store) => store.table(users).beginnings.mayStand('token', text, at),
  tokenAt: (text, least, store) =>
    store.table(users).beginnings.find('token', text, least)?.token ?? undefined,
  watchTokens(store) {
    const table = store.table(users);
    let { version } = table;
    let moment = table.snapshot();
    const look = (): void => {
      if (table.version === version) return;
      version = table.version;
      moment = table.snapshot();
    };
    return {
      look,
      gone() {
        // As after most resets and restores: no user has changed.
        if (table.version === version) return NONE;
        const { removed, replaced } = table.differencesFrom(moment);
        look();
        const changed = replaced.filter(({ before, after }) => before.token !== after.token);
        return [...removed, ...changed.map(({ before }) => before)].flatMap(
          ({ token }) => token ?? [],
        );
      },
    };
  },
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

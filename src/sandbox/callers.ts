/** Who calls a sandbox: those who can, for a person who looks around, and all of whom requests may be. */
import type { Request } from '../drf/request.ts';
import { users } from '../resources/index.ts';
import { isExpired } from '../waldur/site/authentication.ts';
import type { World } from '../waldur/site/world.ts';
import type { JournalWorld } from './journal/known-names.ts';
import type { RecordedRequest } from './journal/recorded-request.ts';

export interface Caller {
  readonly username: string;
  readonly token: string;
  readonly kind: 'staff' | 'support' | 'user';
}

/** More are not looked at, so that a world of any size answers at once. */
const MOST_USERS = 1000;

/** The first so many, staff first, else in the order of the users. */
export function callersOf({ store, clock }: World, most: number): readonly Caller[] {
  const found = store
    .table(users)
    .select()
    .page(0, MOST_USERS)
    .flatMap((user): readonly Caller[] => {
      const { username, token, isActive, isStaff, isSupport } = user;
      if (!isActive || token === null || isExpired(user, clock)) return [];
      return [{ username, token, kind: isStaff ? 'staff' : isSupport ? 'support' : 'user' }];
    });
  const isStaff = ({ kind }: Caller): boolean => kind === 'staff';
  return [...found.filter(isStaff), ...found.filter((each) => !isStaff(each))].slice(0, most);
}

/**
 * Whose token a request brings, by name, good or not; null for a token of nobody and for none. Nothing is refused here, and no
 * token begins its life.
 */
export function senderOf({ headers }: Request, { actors, store, auth }: World): string | null {
  if (auth === 'off') return actors.everybody.username;
  const [, token] = /^token[ \t]+([!-~]+)$/i.exec(headers['authorization'] ?? '') ?? [];
  return token === undefined ? null : (actors.byToken(token, store)?.username ?? null);
}

/** Where the API does not ask who calls, or has not got as far, the token tells. */
export function nameSender(entry: RecordedRequest, request: Request, world: World): void {
  const { actor, credentials } = entry;
  if (actor !== null || credentials === undefined) return;
  entry.onSender(senderOf(request, world));
}

/** A sandbox, as far as it matters here. */
interface Named {
  readonly world: World;
  readonly operations: readonly { readonly id: string }[];
  readonly faults: { readonly mostAdded: number };
}

/** What patterns may name of a sandbox; whoever everybody is where nobody has to say is one of its users. */
export function namesOf(sandbox: Named) {
  const world: JournalWorld = {
    actors() {
      const { store, actors, auth } = sandbox.world;
      const names = Array.from(store.table(users).select(), ({ username }) => username);
      return auth === 'off' ? [...names, actors.everybody.username] : names;
    },
    faults: () => sandbox.faults.mostAdded,
  };
  return { world, operations: () => sandbox.operations.map(({ id }) => id) };
}

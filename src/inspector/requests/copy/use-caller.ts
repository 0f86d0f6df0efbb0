/** Who sent a request, looked up among the users of its sandbox, which may be another one than that of the page. */
import { adminOf } from '../../client/place.ts';
import type { JournalEntry, User } from '../../client/shapes.ts';
import { useModel } from '../../model.ts';
import { useRemote } from '../../parts/use-remote.ts';
import { type Caller, callerOf } from './sent.ts';

export function useCaller(entry: JournalEntry): Caller {
  const { api, place, users } = useModel();
  const { sandbox } = entry;
  const isOwn = sandbox === place.sandbox;
  const { value } = useRemote(
    async (signal) => {
      if (isOwn) return undefined;
      const path = `/${adminOf(place, sandbox)}/users`;
      return (await api.get<{ readonly users: readonly User[] }>(path, signal)).users;
    },
    [sandbox],
  );
  return callerOf(entry, isOwn ? users.value : (value ?? []));
}

/** Who sent a request, looked up among the users of its sandbox, which may be another one than that of the page. */
import { adminOf } from '../../client/place.ts';
import type { JournalEntry, OneRow, User } from '../../client/shapes.ts';
import { useModel } from '../../model.ts';
import { useRemote } from '../../parts/use-remote.ts';
import { type Caller, callerOf, impersonatorOf } from './sent.ts';

export function useCaller(entry: JournalEntry): Caller {
  const { api, place, users } = useModel();
  const { sandbox } = entry;
  const isOwn = sandbox === place.sandbox;
  const impersonator = impersonatorOf(entry);
  const { value } = useRemote(
    async (signal) => {
      const admin = `/${adminOf(place, sandbox)}`;
      const told = isOwn
        ? undefined
        : await api.get<{ readonly users: readonly User[] }>(`${admin}/users`, signal);
      if (impersonator === undefined) return { users: told?.users };
      const { row } = await api.get<OneRow>(`${admin}/tables/users/${impersonator}`, signal);
      return { users: told?.users, sender: `${row['username']}` };
    },
    [sandbox, impersonator],
  );
  return callerOf(entry, (isOwn ? users.value : value?.users) ?? [], value?.sender);
}

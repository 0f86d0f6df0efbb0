/** The users of this world: what they may do, their tokens, and a call as one of them. */

import type { User } from '../client/shapes.ts';
import { EXAMPLES } from '../data/example-document.ts';
import { useModel } from '../model.ts';
import { Awaited } from '../parts/awaited.tsx';
import { Empty } from '../parts/empty.tsx';
import { Problems } from '../parts/problems.tsx';
import { useRemote } from '../parts/use-remote.ts';
import { hashOf } from '../route.ts';
import { CallAs } from './call-as.tsx';
import { UserTable } from './user-table.tsx';

export function TokensView() {
  const { api, revisions, route, lineFor } = useModel();
  const { value, problems, reload } = useRemote(
    (signal) => api.get<{ readonly users: readonly User[] }>('/users', signal),
    [revisions.state.value],
  );
  const users = value?.users ?? [];
  const [name] = route.value.path;
  const chosen = users.find(({ username }) => username === name);
  return (
    <div class="page">
      <header class="page-head">
        <h1>Tokens</h1>
        <p class="dim">
          Who there is to call as. A token goes into a header: Authorization: Token …
        </p>
      </header>
      {value === undefined && <Awaited problems={problems} reload={reload} />}
      {value && <Problems problems={problems} onRetry={reload} />}
      {chosen && <CallAs key={chosen.username} user={chosen} />}
      {users.length > 0 && <UserTable users={users} chosen={chosen?.username} />}
      {value !== undefined && users.length === 0 && (
        <Empty
          title="There are no users in this world"
          line={lineFor({ method: 'PATCH', path: '/state', body: { users: [EXAMPLES.users] } })}
        >
          Add one under <a href={hashOf('data', ['users', 'new'])}>Data</a>, or paste this line.
        </Empty>
      )}
    </div>
  );
}

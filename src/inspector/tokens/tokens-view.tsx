/** The users of this world: what they may do, their tokens, and a call as one of them. */

import { useState } from 'preact/hooks';
import type { User } from '../client/shapes.ts';
import { useModel } from '../model.ts';
import { CopyButton } from '../parts/copy-button.tsx';
import { Empty } from '../parts/empty.tsx';
import { Problems } from '../parts/problems.tsx';
import { Scroller } from '../parts/scroller.tsx';
import { ShownText } from '../parts/shown-text.tsx';
import { useRemote } from '../parts/use-remote.ts';
import { hashOf } from '../route.ts';
import { CallAs } from './call-as.tsx';
import { rolesText } from './roles.ts';

export function TokensView() {
  const { api, revisions, route, place } = useModel();
  const { value, problems } = useRemote(
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
      <Problems problems={problems} />
      {chosen && <CallAs key={chosen.username} user={chosen} />}
      {users.length > 0 && <UserTable users={users} chosen={chosen?.username} />}
      {value !== undefined && users.length === 0 && (
        <Empty
          title="There are no users in this world"
          line={`curl -X PATCH ${place.origin}${place.admin}/state --json '{"users": [{"username": "staff", "token": "my-token", "is_staff": true}]}'`}
        >
          Add one under <a href={hashOf('data', ['users', 'new'])}>Data</a>, or paste this line.
        </Empty>
      )}
    </div>
  );
}

interface UserTableProps {
  readonly users: readonly User[];
  readonly chosen: string | undefined;
}

function UserTable({ users, chosen }: UserTableProps) {
  const [isShown, setShown] = useState(false);
  return (
    <section class="card wide" aria-label="Users">
      <label class="check">
        <input
          type="checkbox"
          checked={isShown}
          onChange={(event) => setShown(event.currentTarget.checked)}
        />
        Show the tokens
      </label>
      <Scroller label="Table of users">
        <table class="plain-table">
          <thead>
            <tr>
              <th scope="col">user</th>
              <th scope="col">may</th>
              <th scope="col">token</th>
              <th scope="col">
                <span class="unseen">call</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {users.map((user) => (
              <tr key={user.username} class={user.username === chosen ? 'is-chosen' : ''}>
                <th scope="row">
                  <ShownText text={user.username} most={60} />
                </th>
                <td>
                  {user.isStaff && <span class="chip">staff</span>}
                  {user.isSupport && <span class="chip">support</span>}
                  {!user.isActive && <span class="chip aborted">inactive</span>}
                  <ShownText text={rolesText(user.roles)} most={120} />
                </td>
                <td class="token">
                  {user.token === null ? (
                    <span class="dim">none</span>
                  ) : (
                    <Token token={user.token} isShown={isShown} />
                  )}
                </td>
                <td>
                  <a class="button small" href={hashOf('tokens', [user.username])}>
                    Call as
                  </a>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroller>
    </section>
  );
}

function Token({ token, isShown }: { readonly token: string; readonly isShown: boolean }) {
  return (
    <>
      <code>
        <bdi>{isShown ? token : `••••${token.slice(-4)}`}</bdi>
      </code>
      <CopyButton text={token} label="Copy the token" />
      <CopyButton text={`Authorization: Token ${token}`} label="Copy the header" words="header" />
    </>
  );
}

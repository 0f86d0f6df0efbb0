/** The users as a table, or as cards where there is no room for one. */
import { useMemo, useState } from 'preact/hooks';
import type { RowPage, User } from '../client/shapes.ts';
import { useModel } from '../model.ts';
import { CopyButton } from '../parts/copy-button.tsx';
import { cut } from '../parts/cut.ts';
import { Scroller } from '../parts/scroller.tsx';
import { ShownText } from '../parts/shown-text.tsx';
import { useRemote } from '../parts/use-remote.ts';
import { hashOf } from '../route.ts';
import { rolesText } from './roles.ts';
import { tokenHints } from './token-hints.ts';

/** More organizations are told by their uuids. */
const MOST_NAMES = 100;
/** A name has a line, not a page. */
const MOST_OF_NAME = 60;

interface UserTableProps {
  readonly users: readonly User[];
  readonly chosen: string | undefined;
}

export function UserTable({ users, chosen }: UserTableProps) {
  const [isShown, setShown] = useState(false);
  const names = useCustomerNames();
  const hints = useMemo(() => tokenHints(users.flatMap(({ token }) => token ?? [])), [users]);
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
        <table class="plain-table users">
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
                  <Rights user={user} names={names} />
                </td>
                <td class="token">
                  {user.token === null ? (
                    <span class="dim">none</span>
                  ) : (
                    <Token
                      token={user.token}
                      username={cut(user.username, MOST_OF_NAME).shown}
                      shown={isShown ? undefined : hints.get(user.token)}
                    />
                  )}
                </td>
                <td class="actions">
                  <a class="button small" href={hashOf('tokens', [user.username])}>
                    Call as<span class="unseen"> {cut(user.username, MOST_OF_NAME).shown}</span>
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

function Rights({
  user,
  names,
}: {
  readonly user: User;
  readonly names: ReadonlyMap<string, string>;
}) {
  const { isStaff, isSupport, isActive, isExpired, roles } = user;
  return (
    <span class="rights">
      {isStaff && <span class="chip">staff</span>}
      {isSupport && <span class="chip">support</span>}
      {!isActive && <span class="chip aborted">inactive</span>}
      {isExpired && <span class="chip aborted">token expired</span>}
      {roles.length > 0 && <ShownText text={rolesText(roles, names)} most={120} />}
      {roles.length === 0 && !isStaff && !isSupport && <span class="dim">no role</span>}
    </span>
  );
}

interface TokenProps {
  readonly token: string;
  readonly username: string;
  /** What is shown in its place. */
  readonly shown: string | undefined;
}

function Token({ token, username, shown = token }: TokenProps) {
  return (
    <span class="token-line">
      <code>
        <bdi>{shown}</bdi>
      </code>
      <CopyButton text={token} label={`Copy the token of ${username}`} />
      <CopyButton
        text={`Authorization: Token ${token}`}
        label={`Copy the header with the token of ${username}`}
        words="Authorization: Token …"
      />
    </span>
  );
}

/** By uuid. */
function useCustomerNames(): ReadonlyMap<string, string> {
  const { api, revisions } = useModel();
  const { value } = useRemote(
    (signal) => api.get<RowPage>(`/tables/customers?limit=${MOST_NAMES}`, signal),
    [revisions.state.value],
  );
  return new Map(
    (value?.rows ?? []).flatMap(({ key, row }) =>
      typeof row['name'] === 'string' ? [[key, row['name'].slice(0, MOST_OF_NAME)]] : [],
    ),
  );
}

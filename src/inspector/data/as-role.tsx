/** A row as each user would get it from the API: asked for with that user's token. */
import { useState } from 'preact/hooks';
import type { ApiAnswer } from '../client/api.ts';
import { useModel } from '../model.ts';
import { Choice } from '../parts/choice.tsx';
import { prettyJson } from '../parts/json-tokens.ts';
import { JsonView } from '../parts/json-view.tsx';
import { StatusBadge } from '../parts/status-badge.tsx';
import { apiPath } from './api-path.ts';

interface AsRoleProps {
  readonly table: string;
  readonly uuid: string;
}

interface Got {
  readonly username: string;
  readonly answer: ApiAnswer;
}

export function AsRole({ table, uuid }: AsRoleProps) {
  const { api, users, place, toasts } = useModel();
  const [got, setGot] = useState<Got>();
  const path = apiPath(table, uuid);
  if (path === undefined) return null;
  const ask = async (username: string): Promise<void> => {
    const token = users.peek().find((user) => user.username === username)?.token ?? undefined;
    if (username === '') return setGot(undefined);
    try {
      const headers = token === undefined ? {} : { headers: { Authorization: `Token ${token}` } };
      setGot({
        username,
        answer: await api.call(`${place.prefix}${path}`, { method: 'GET', ...headers }),
      });
    } catch (error) {
      toasts.fail(error);
    }
  };
  return (
    <section aria-label="As a user would get it">
      <h3>As a user would get it</h3>
      <div class="inline">
        <Choice
          label="User"
          any="Choose a user"
          value={got?.username ?? ''}
          options={users.value.map(({ username }) => username)}
          onChoice={(username) => void ask(username)}
        />
        <span role="status">{got && <StatusBadge status={got.answer.status} />}</span>
        <code class="dim">GET {path}</code>
      </div>
      <p class="hint">
        It is asked as that user, so it stands among the requests and in the coverage.
      </p>
      {got && (
        <JsonView
          json={prettyJson(got.answer.text) ?? got.answer.text}
          label={`As ${got.username} gets it`}
        />
      )}
    </section>
  );
}

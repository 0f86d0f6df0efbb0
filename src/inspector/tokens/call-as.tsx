/** One request of the API as a user, and its answer. It is in the journal like any other. */
import { useState } from 'preact/hooks';
import type { ApiAnswer } from '../client/api.ts';
import type { Summary, User } from '../client/shapes.ts';
import { useModel } from '../model.ts';
import { prettyJson } from '../parts/json-tokens.ts';
import { JsonView } from '../parts/json-view.tsx';
import { ShownText } from '../parts/shown-text.tsx';
import { StatusBadge } from '../parts/status-badge.tsx';
import { useDraft } from '../parts/use-draft.ts';
import { useFreshRow } from '../requests/use-fresh-row.ts';
import { hashOf } from '../route.ts';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'] as const;
const WITHOUT_BODY: readonly string[] = ['GET', 'HEAD', 'OPTIONS', 'DELETE'];
/** What the form begins with. */
const FIRST = { method: 'GET', path: '/api/payments/', body: '{}' };

interface Got {
  readonly answer: ApiAnswer;
  /** Undefined where the journal has none of it. */
  readonly row: Summary | undefined;
}

export function CallAs({ user }: { readonly user: User }) {
  const { api, place, toasts } = useModel();
  const [written, setWritten] = useDraft('call');
  const { method, path, body } = { ...FIRST, ...written };
  const write = (changes: Partial<typeof FIRST>): void => setWritten({ ...written, ...changes });
  const find = useFreshRow(place.sandbox);
  const [got, setGot] = useState<Got>();
  const answer = got?.answer;
  const hasBody = !WITHOUT_BODY.includes(method);
  const call = async (): Promise<void> => {
    try {
      const headers: Record<string, string> = {
        ...(user.token === null ? {} : { Authorization: `Token ${user.token}` }),
        ...(hasBody ? { 'Content-Type': 'application/json' } : {}),
      };
      const target = `${place.prefix}/${path.trim().replace(/^\/+/, '')}`;
      const fresh = find(method, target);
      const answer = await api.call(target, { method, headers, ...(hasBody ? { body } : {}) });
      setGot({ answer, row: await fresh() });
    } catch (error) {
      toasts.fail(error);
    }
  };
  const pretty = answer && prettyJson(answer.text);
  return (
    <section class="card wide" aria-label="Call as a user">
      <h2>
        Call as <ShownText text={user.username} most={60} />
      </h2>
      <form
        class="inline call"
        onSubmit={(event) => {
          event.preventDefault();
          void call();
        }}
      >
        <label class="field">
          <span>Method</span>
          <select value={method} onChange={(event) => write({ method: event.currentTarget.value })}>
            {METHODS.map((each) => (
              <option key={each}>{each}</option>
            ))}
          </select>
        </label>
        <label class="field grows">
          <span>Path</span>
          <input
            type="text"
            spellcheck={false}
            value={path}
            onInput={(event) => write({ path: event.currentTarget.value })}
          />
        </label>
        {hasBody && (
          <label class="field all">
            <span>Body, JSON</span>
            <textarea
              class="code"
              rows={5}
              spellcheck={false}
              value={body}
              onInput={(event) => write({ body: event.currentTarget.value })}
            />
          </label>
        )}
        <button type="submit" class="main">
          Send
        </button>
      </form>
      <p class="hint">It stands among the requests and counts in the coverage.</p>
      <div role="status">
        {got && answer && (
          <p>
            <StatusBadge status={answer.status} /> {answer.statusText}{' '}
            <a href={hashOf('requests', got.row === undefined ? [] : [got.row.sequence])}>
              See it under Requests
            </a>
          </p>
        )}
      </div>
      {answer && answer.text !== '' && <JsonView json={pretty ?? answer.text} label="The answer" />}
    </section>
  );
}

/** Remembered states: saved under a name, come back to, forgotten. */
import { useState } from 'preact/hooks';
import { useModel } from '../model.ts';
import { Icon } from '../parts/icon.tsx';
import { useRemote } from '../parts/use-remote.ts';

export function Snapshots() {
  const { api, revisions, toasts } = useModel();
  const [name, setName] = useState('');
  const { value, reload } = useRemote(
    (signal) => api.get<{ readonly snapshots: readonly string[] }>('/snapshots', signal),
    [revisions.snapshots.value],
  );
  const names = value?.snapshots ?? [];
  const act = async (method: string, path: string, told: string): Promise<void> => {
    try {
      await api.send(method, path);
      reload();
      revisions.bump('state');
      toasts.tell(told);
    } catch (error) {
      toasts.fail(error);
    }
  };
  const pathOf = (each: string): string => `/snapshots/${encodeURIComponent(each)}`;
  return (
    <details class="pop">
      <summary class="button small">
        Snapshots {names.length > 0 && <span class="number">{names.length}</span>}{' '}
        <Icon name="down" />
      </summary>
      <div class="pop-body card">
        <form
          class="inline"
          onSubmit={(event) => {
            event.preventDefault();
            if (name.trim() === '') return;
            void act('PUT', pathOf(name.trim()), `${name.trim()} is remembered.`);
            setName('');
          }}
        >
          <label class="field grows">
            <span>Remember the rows as</span>
            <input
              type="text"
              value={name}
              onInput={(event) => setName(event.currentTarget.value)}
            />
          </label>
          <button type="submit">Save</button>
        </form>
        {names.length === 0 && (
          <p class="dim">None is saved. Save one, break things, and come back.</p>
        )}
        <ul>
          {names.map((each) => (
            <li key={each}>
              <bdi>{each}</bdi>
              <span class="fill" />
              <button
                type="button"
                class="small"
                onClick={() => void act('POST', `${pathOf(each)}/restore`, `Back to ${each}.`)}
              >
                Restore
              </button>
              <button
                type="button"
                class="plain"
                aria-label={`Forget ${each}`}
                onClick={() => void act('DELETE', pathOf(each), `${each} is forgotten.`)}
              >
                <Icon name="trash" />
              </button>
            </li>
          ))}
        </ul>
      </div>
    </details>
  );
}

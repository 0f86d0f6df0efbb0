/** Remembered states: saved under a name, come back to, forgotten. */
import { useRef, useState } from 'preact/hooks';
import { useModel } from '../model.ts';
import { Icon } from '../parts/icon.tsx';
import { useLeaving } from '../parts/use-leaving.ts';
import { useRemote } from '../parts/use-remote.ts';

export function Snapshots() {
  const { api, revisions, toasts } = useModel();
  const [name, setName] = useState('');
  const [wrong, setWrong] = useState('');
  const root = useRef<HTMLDetailsElement>(null);
  const close = (): void => {
    if (root.current) root.current.open = false;
  };
  useLeaving(root, close);
  const { value, reload } = useRemote(
    (signal) => api.get<{ readonly snapshots: readonly string[] }>('/snapshots', signal),
    [revisions.snapshots.value],
  );
  const names = value?.snapshots ?? [];
  const act = async (method: string, path: string, told: string): Promise<boolean> => {
    try {
      await api.send(method, path);
      reload();
      revisions.bump('state');
      toasts.tell(told);
      return true;
    } catch (error) {
      toasts.fail(error);
      return false;
    }
  };
  const pathOf = (each: string): string => `/snapshots/${encodeURIComponent(each)}`;
  const save = async (): Promise<void> => {
    const wanted = name.trim();
    const refused = wrongIn(wanted);
    setWrong(refused);
    if (refused !== '') return;
    if (await act('PUT', pathOf(wanted), `${wanted} is remembered.`)) setName('');
  };
  return (
    <details
      class="pop"
      ref={root}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        close();
        root.current?.querySelector('summary')?.focus();
      }}
    >
      <summary class="button small">
        Snapshots {names.length > 0 && <span class="number">{names.length}</span>}{' '}
        <Icon name="down" />
      </summary>
      <div class="pop-body card">
        <form
          class="inline"
          onSubmit={(event) => {
            event.preventDefault();
            void save();
          }}
        >
          <label class="field grows">
            <span>Remember the rows as</span>
            <input
              type="text"
              value={name}
              aria-invalid={wrong !== ''}
              aria-describedby={wrong === '' ? undefined : 'snapshot-wrong'}
              onInput={(event) => {
                setName(event.currentTarget.value);
                setWrong('');
              }}
            />
          </label>
          <button type="submit">Save</button>
        </form>
        {wrong !== '' && (
          <p class="wrong" id="snapshot-wrong" role="alert">
            {wrong}
          </p>
        )}
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

/** Empty where nothing is. It stands in a path, as one of its segments. */
function wrongIn(name: string): string {
  if (name === '') return 'A snapshot needs a name.';
  return /^\.{1,2}$|[/\\]/.test(name) ? 'A name has no slashes, and is more than dots.' : '';
}

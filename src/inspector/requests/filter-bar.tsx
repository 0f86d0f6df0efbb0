/** Narrows the list, stops it, and empties it. What is asked for stands in the URL. */
import { useEffect, useRef } from 'preact/hooks';
import { DEFAULT_SANDBOX } from '../client/place.ts';
import { useModel } from '../model.ts';
import { CalmCount } from '../parts/calm-count.tsx';
import { Choice } from '../parts/choice.tsx';
import { cut } from '../parts/cut.ts';
import { Icon } from '../parts/icon.tsx';
import { SureButton } from '../parts/sure-button.tsx';
import { hashOf } from '../route.ts';
import {
  ANONYMOUS,
  filterQuery,
  MARKS,
  type RequestFilter,
  STATUS_CLASSES,
  valuesOf,
} from './filter.ts';

/** What is asked for by links alone, in words. */
const BY_LINK = { field: 'with field', param: 'with parameter', fault: 'struck by' } as const;

/** More does not fit into a button. */
const MOST_NAME = 40;

interface FilterBarProps {
  readonly filter: RequestFilter;
  readonly shown: number;
}

export function FilterBar({ filter, shown }: FilterBarProps) {
  const { route, log, place, go, isWide, showAll } = useModel();
  const all = log.requests.value;
  const set = (changes: Partial<RequestFilter>): void => {
    const { path } = route.peek();
    go(hashOf('requests', path, filterQuery({ ...filter, ...changes })), true);
  };
  const statuses = [
    ...STATUS_CLASSES,
    ...new Set(all.flatMap(({ status }) => (status === null ? [] : `${status}`))),
  ];
  const count = shown === all.length ? `${all.length}` : `${shown} of ${all.length}`;
  return (
    <div class="bar" role="search">
      <FilterText text={filter.text} onText={(text) => set({ text })} />
      <Choice
        label="Status"
        value={filter.status}
        options={[...new Set([...statuses, filter.status])].sort()}
        onChoice={(status) => set({ status })}
      />
      <Choice
        label="Operation"
        value={filter.operation}
        options={[...new Set([...valuesOf(all, 'operation'), filter.operation])]}
        onChoice={(operation) => set({ operation })}
      />
      <Choice
        label="User"
        value={filter.actor}
        options={[...new Set([ANONYMOUS, ...valuesOf(all, 'actor'), filter.actor])]}
        words={{ [ANONYMOUS]: 'anonymous' }}
        onChoice={(actor) => set({ actor })}
      />
      <Choice
        label="Mark"
        value={filter.mark}
        options={[...MARKS]}
        onChoice={(mark) => set({ mark })}
      />
      {(['field', 'param', 'fault'] as const).map(
        (name) =>
          filter[name] !== '' && (
            <button
              key={name}
              type="button"
              class="small"
              title="Shows the others, too"
              onClick={() => set({ [name]: '' })}
            >
              {BY_LINK[name]} <bdi>{cut(filter[name], MOST_NAME).shown}</bdi> ×
            </button>
          ),
      )}
      {place.sandbox === DEFAULT_SANDBOX && (
        <label class="check" title="The requests of other sandboxes, too">
          <input
            type="checkbox"
            checked={isWide.value}
            onChange={(event) => showAll(event.currentTarget.checked)}
          />
          All sandboxes
        </label>
      )}
      <span class="fill" />
      <CalmCount shown={count} words={`${count} requests`} />
      <PauseButton />
      <ClearButton />
    </div>
  );
}

function FilterText({
  text,
  onText,
}: {
  readonly text: string;
  readonly onText: (text: string) => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== '/' || event.target instanceof HTMLInputElement) return;
      if (event.target instanceof HTMLTextAreaElement || event.target instanceof HTMLSelectElement)
        return;
      event.preventDefault();
      input.current?.focus();
      input.current?.select();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
  return (
    <label class="search">
      <Icon name="search" />
      <span class="unseen">Filter requests by text</span>
      <input
        ref={input}
        type="search"
        placeholder="Filter: path, operation, user (/)"
        value={text}
        onInput={(event) => onText(event.currentTarget.value)}
      />
    </label>
  );
}

function PauseButton() {
  const { log } = useModel();
  const isPaused = log.isPaused.value;
  const waiting = log.waiting.value;
  return (
    <button
      type="button"
      class="small"
      aria-pressed={isPaused}
      onClick={() => log.pause(!isPaused)}
    >
      <Icon name={isPaused ? 'play' : 'pause'} />
      {isPaused ? `Go on${waiting > 0 ? ` (${waiting} new)` : ''}` : 'Pause'}
    </button>
  );
}

function ClearButton() {
  const { api, log, go, toasts, isWide, place } = useModel();
  const clear = async (): Promise<void> => {
    try {
      await api.send('DELETE', '/requests');
      log.clear(place.sandbox);
      go(hashOf('requests'));
      if (isWide.peek()) toasts.tell('The requests of this sandbox are forgotten.');
    } catch (error) {
      toasts.fail(error);
    }
  };
  return <SureButton words="Clear log" title="Forget all requests" act={clear} />;
}

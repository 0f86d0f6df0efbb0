/** What of the contract was exercised: a map of cells, and what is still missing. */
import { useRef } from 'preact/hooks';
import type { CoverageReport } from '../client/shapes.ts';
import { useModel } from '../model.ts';
import { Awaited } from '../parts/awaited.tsx';
import { Empty } from '../parts/empty.tsx';
import { Icon } from '../parts/icon.tsx';
import { Problems } from '../parts/problems.tsx';
import { saveJson } from '../parts/save-file.ts';
import { useRemote } from '../parts/use-remote.ts';
import { useRoving } from '../parts/use-roving.ts';
import { firstCurl } from '../requests/copy/first-curl.ts';
import { hashOf } from '../route.ts';
import {
  missingOf,
  percentText,
  type Shown,
  shownIn,
  shownOperations,
  shownQuery,
} from './missing.ts';
import { OperationCells } from './operation-cells.tsx';

const SHARES = [
  ['operations', 'Operations'],
  ['statuses', 'Statuses'],
  ['query', 'Query parameters'],
  ['fields', 'Body fields'],
] as const;

export function CoverageView() {
  const { api, revisions, toasts, place, users, route, go } = useModel();
  const base = `${place.origin}${place.prefix}`;
  const asked = shownIn(route.value.query);
  const { isMissing, text } = asked;
  const set = (changes: Partial<Shown>): void =>
    go(hashOf('coverage', [], shownQuery({ ...asked, ...changes })), true);
  const {
    value: report,
    problems,
    reload,
  } = useRemote(
    (signal) => api.get<CoverageReport>('/coverage', signal),
    [revisions.journal.value],
  );
  const clear = async (): Promise<void> => {
    try {
      await api.send('DELETE', '/coverage');
      reload();
      toasts.tell('It counts from zero.');
    } catch (error) {
      toasts.fail(error);
    }
  };
  const shown = report === undefined ? [] : shownOperations(report, asked);
  const map = useRef<HTMLUListElement>(null);
  const onKeyDown = useRoving(map);
  return (
    <div class="page">
      <header class="page-head">
        <h1>Coverage</h1>
        <p class="dim">
          What of the contract your client has used since the start. A cell leads to its requests.{' '}
          <em>Call as</em> and <em>Send again</em> count, too.
        </p>
        <span class="fill" />
        {report && (
          <button type="button" class="small" onClick={() => saveJson('coverage.json', report)}>
            Save as JSON
          </button>
        )}
        <button type="button" class="small" onClick={() => void clear()}>
          <Icon name="trash" /> Count from zero
        </button>
      </header>
      {report === undefined && <Awaited problems={problems} reload={reload} />}
      {report && <Problems problems={problems} onRetry={reload} />}
      {report && (
        <>
          <ul class="tiles">
            {SHARES.map(([name, words]) => {
              const { covered, total } = report.summary[name];
              return (
                <li key={name} class="card tile">
                  <span class="dim">{words}</span>
                  <strong class="number">{percentText(report.summary[name])} %</strong>
                  <span class="number">
                    {covered} of {total}
                  </span>
                  <meter
                    min={0}
                    max={Math.max(1, total)}
                    value={covered}
                    aria-label={`${words} covered`}
                  />
                </li>
              );
            })}
          </ul>
          {report.summary.total.covered === 0 && (
            <section class="card" aria-label="How to begin">
              <Empty title="Nothing is used yet" line={firstCurl(base, users.value)}>
                Point your client at <code>{base}</code>, or paste this line into a terminal.
              </Empty>
            </section>
          )}
          <div class="bar flat">
            <label class="search">
              <Icon name="search" />
              <span class="unseen">Filter operations</span>
              <input
                type="search"
                placeholder="Filter operations"
                value={text}
                onInput={(event) => set({ text: event.currentTarget.value })}
              />
            </label>
            <label class="check">
              <input
                type="checkbox"
                checked={isMissing}
                onChange={(event) => set({ isMissing: event.currentTarget.checked })}
              />
              Only what is missing ({missingOf(report)})
            </label>
            <span class="fill" />
            <span class="legend" aria-hidden="true">
              <span class="cell hit swatch" /> used <span class="cell swatch" /> missing
            </span>
          </div>
          <ul class="operations" ref={map} onKeyDown={onKeyDown}>
            {shown.map(([id, operation]) => (
              <OperationCells key={id} id={id} operation={operation} isMissing={isMissing} />
            ))}
          </ul>
          {shown.length === 0 && <p class="dim">Nothing is left here.</p>}
        </>
      )}
    </div>
  );
}

/** All that is otherwise than after the reset. */

import type { Changes, Row, TableInfo } from '../client/shapes.ts';
import { useModel } from '../model.ts';
import { Empty } from '../parts/empty.tsx';
import { Problems } from '../parts/problems.tsx';
import { saveJson } from '../parts/save-file.ts';
import { ShownText } from '../parts/shown-text.tsx';
import { useRemote } from '../parts/use-remote.ts';
import { rowHash } from './data-route.ts';
import { DiffTable } from './diff-table.tsx';
import { exampleDocument } from './example-document.ts';

export function ChangesView({ tables: all }: { readonly tables: readonly TableInfo[] }) {
  const { api, revisions, lineFor } = useModel();
  const { value, problems, reload } = useRemote<Changes>(
    (signal) => api.get('/changes', signal),
    [revisions.state.value],
  );
  const tables = Object.entries(value?.tables ?? {}).filter(
    ([, { added, changed, removed }]) => added.length + changed.length + removed.length > 0,
  );
  return (
    <section class="pane list-pane changes" aria-label="Changes since the reset">
      <div class="bar">
        <h2>Changes since the reset</h2>
        <span class="fill" />
        {tables.length > 0 && (
          <button type="button" class="small" onClick={() => saveJson('changes.json', value)}>
            Save as JSON
          </button>
        )}
      </div>
      <Problems problems={problems} onRetry={reload} />
      {value?.isCut === true && <p class="notes">There is more than is shown here.</p>}
      {value !== undefined && tables.length === 0 && (
        <Empty
          title="Nothing has changed"
          line={lineFor({
            method: 'PATCH',
            path: '/state',
            body: exampleDocument('payments', all),
          })}
        >
          All rows are as they were after the last reset. What your client or this page writes shows
          up here; so does what this line adds.
        </Empty>
      )}
      {tables.map(([name, { added, changed, removed }]) => (
        <section key={name} class="card" aria-label={`Changes of ${name}`}>
          <h3>{name}</h3>
          {added.map((row) => (
            <OneLine key={keyIn(row)} kind="added" table={name} row={row} />
          ))}
          {changed.map(({ key, before, after }) => (
            <div key={key}>
              <OneLine kind="changed" table={name} row={after} />
              <DiffTable before={before} after={after} />
            </div>
          ))}
          {removed.map((row) => (
            <OneLine key={keyIn(row)} kind="removed" table={name} row={row} />
          ))}
        </section>
      ))}
    </section>
  );
}

interface OneLineProps {
  readonly kind: 'added' | 'changed' | 'removed';
  readonly table: string;
  readonly row: Row;
}

function OneLine({ kind, table, row }: OneLineProps) {
  const key = keyIn(row);
  return (
    <p class="change-line">
      <span class={`chip ${kind}`}>{kind}</span>{' '}
      {kind === 'removed' ? <bdi>{key}</bdi> : <a href={rowHash(table, key)}>{key}</a>}{' '}
      {kind !== 'changed' && (
        <code class="dim">
          <ShownText text={JSON.stringify(row)} most={160} />
        </code>
      )}
    </p>
  );
}

function keyIn(row: Row): string {
  return String(row['uuid'] ?? '');
}

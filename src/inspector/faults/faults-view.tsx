/** Faults: those that are set, and a form to set one. */
import { useState } from 'preact/hooks';
import type { FaultInfo } from '../client/shapes.ts';
import { useModel } from '../model.ts';
import { Empty } from '../parts/empty.tsx';
import { Problems } from '../parts/problems.tsx';
import { SureButton } from '../parts/sure-button.tsx';
import { useRemote } from '../parts/use-remote.ts';
import { hashOf } from '../route.ts';
import { FaultForm } from './fault-form.tsx';
import { FaultRow } from './fault-row.tsx';
import { isSpent } from './spent.ts';

/** What the URL names where it is no fault. */
const NEW = 'new';

export function FaultsView() {
  const { api, route, revisions, toasts, lineFor } = useModel();
  const { value, problems, reload } = useRemote(
    (signal) => api.get<{ readonly faults: readonly FaultInfo[] }>('/faults', signal),
    [revisions.faults.value],
  );
  const faults = value?.faults ?? [];
  const { path, query } = route.value;
  const [fresh, setFresh] = useState<string>();
  const meant = fresh ?? (path[0] === NEW ? undefined : path[0]);
  const [waiting, spent] = parted(faults);
  const clear = async (): Promise<void> => {
    try {
      await api.send('DELETE', '/faults');
      reload();
      toasts.tell('All faults are removed.');
    } catch (error) {
      toasts.fail(error);
    }
  };
  const body = { operation: 'payments_create', respond: 'bad_gateway' };
  const line = lineFor({ method: 'POST', path: '/faults', body });
  return (
    <div class="page">
      <header class="page-head">
        <h1>Faults</h1>
        <p class="dim">
          An error on demand: the next request that it fits gets it, and then the API is well again.
        </p>
        <span class="fill" />
        {faults.length > 0 && <SureButton words="Remove all" act={clear} />}
      </header>
      <div class="columns">
        <section class="card" aria-label="Set a fault">
          <h2>Set a fault</h2>
          <FaultForm
            key={query['fault'] ?? ''}
            given={path[0] === NEW ? query['fault'] : undefined}
            onSet={(id) => {
              setFresh(id);
              reload();
            }}
          />
        </section>
        <section class="card stays" aria-label="Faults that are set">
          <h2>Faults that are set</h2>
          <Problems problems={problems} onRetry={reload} />
          {value !== undefined && meant !== undefined && !faults.some(({ id }) => id === meant) && (
            <p class="dim">
              <bdi>{meant}</bdi> is not set any more.
            </p>
          )}
          <FaultList faults={waiting} meant={meant} onChange={reload} />
          {spent.length > 0 && <h3>Used up: they strike no more</h3>}
          <FaultList faults={spent} meant={meant} onChange={reload} />
          {value !== undefined && faults.length === 0 && (
            <Empty title="No fault is set" line={line}>
              Set one here, open a <a href={hashOf('requests')}>request</a> and choose{' '}
              <em>Set as fault…</em>, or paste this line.
            </Empty>
          )}
        </section>
      </div>
    </div>
  );
}

interface FaultListProps {
  readonly faults: readonly FaultInfo[];
  /** The id of the one that is meant. */
  readonly meant: string | undefined;
  readonly onChange: () => void;
}

function FaultList({ faults, meant, onChange }: FaultListProps) {
  if (faults.length === 0) return null;
  return (
    <ul class="fault-list">
      {faults.map((fault) => (
        <FaultRow key={fault.id} fault={fault} isMeant={fault.id === meant} onChange={onChange} />
      ))}
    </ul>
  );
}

/** Those that may still strike, and those that are used up. */
function parted(
  faults: readonly FaultInfo[],
): readonly [readonly FaultInfo[], readonly FaultInfo[]] {
  return [faults.filter((each) => !isSpent(each)), faults.filter(isSpent)];
}

/** Faults: those that are set, and a form to set one. */

import type { FaultInfo } from '../client/shapes.ts';
import { useModel } from '../model.ts';
import { Empty } from '../parts/empty.tsx';
import { Problems } from '../parts/problems.tsx';
import { SureButton } from '../parts/sure-button.tsx';
import { useRemote } from '../parts/use-remote.ts';
import { hashOf } from '../route.ts';
import { FaultForm } from './fault-form.tsx';
import { FaultRow } from './fault-row.tsx';

export function FaultsView() {
  const { api, route, revisions, toasts, lineFor } = useModel();
  const { value, problems, reload } = useRemote(
    (signal) => api.get<{ readonly faults: readonly FaultInfo[] }>('/faults', signal),
    [revisions.faults.value],
  );
  const faults = value?.faults ?? [];
  const { path, query } = route.value;
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
            given={path[0] === 'new' ? query['fault'] : undefined}
            onSet={reload}
          />
        </section>
        <section class="card" aria-label="Faults that are set">
          <h2>Faults that are set</h2>
          <Problems problems={problems} onRetry={reload} />
          {faults.length > 0 && (
            <ul class="fault-list">
              {faults.map((fault) => (
                <FaultRow key={fault.id} fault={fault} onChange={reload} />
              ))}
            </ul>
          )}
          {value !== undefined && faults.length === 0 && (
            <Empty title="No fault is set" line={line}>
              Set one here, open a <a href={hashOf('requests')}>request</a> and choose{' '}
              <em>Set as fault</em>, or paste this line.
            </Empty>
          )}
        </section>
      </div>
    </div>
  );
}

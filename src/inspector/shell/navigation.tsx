/** The way between the views. */
import type { FaultInfo } from '../client/shapes.ts';
import { isWaiting } from '../faults/spent.ts';
import { useModel } from '../model.ts';
import { Icon } from '../parts/icon.tsx';
import { useInSight } from '../parts/use-in-sight.ts';
import { useRemote } from '../parts/use-remote.ts';
import { hashOf, VIEWS, type View } from '../route.ts';

const TITLES = {
  requests: 'Requests',
  data: 'Data',
  faults: 'Faults',
  clock: 'Clock',
  coverage: 'Coverage',
  contract: 'Contract',
  sandboxes: 'Sandboxes',
  tokens: 'Tokens',
} as const satisfies Record<View, string>;

export function titleOf(view: View): string {
  return TITLES[view];
}

export function Navigation() {
  const { route, place } = useModel();
  const { view } = route.value;
  const nav = useInSight(view);
  return (
    <nav class="views" aria-label="Views" ref={nav}>
      <ul>
        {VIEWS.map((each) => (
          <li key={each}>
            <a href={hashOf(each)} aria-current={each === view ? 'page' : undefined}>
              <Icon name={each} />
              <span>{TITLES[each]}</span>
              {each === 'requests' && <RequestCount />}
              {each === 'faults' && <FaultCount />}
            </a>
          </li>
        ))}
        <li class="apart">
          <a href={`${place.admin}/docs`}>
            <Icon name="book" />
            <span>API console</span>
          </a>
        </li>
      </ul>
    </nav>
  );
}

/** By itself, so that what comes in draws nothing else anew. */
function RequestCount() {
  const count = useModel().log.requests.value.length;
  return count > 0 ? <small aria-hidden="true">{count}</small> : null;
}

/** How many wait for a request: who has forgotten one wonders at what the API answers. */
function FaultCount() {
  const { api, revisions, isLocked } = useModel();
  const { value } = useRemote(
    (signal) => api.get<{ readonly faults: readonly FaultInfo[] }>('/faults', signal),
    [revisions.faults.value, isLocked.value],
  );
  const waiting = value?.faults.filter(isWaiting).length;
  return waiting ? (
    <small class="waiting">
      {waiting}
      <span class="unseen"> waiting</span>
    </small>
  ) : null;
}

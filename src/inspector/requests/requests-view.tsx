/** What the API was asked, live: the list, and beside it the request that was chosen. */
import type { Summary } from '../client/shapes.ts';
import { useModel } from '../model.ts';
import { Awaited } from '../parts/awaited.tsx';
import { Empty } from '../parts/empty.tsx';
import { useRemote } from '../parts/use-remote.ts';
import { hashOf } from '../route.ts';
import { chosenIn } from './chosen.ts';
import { firstCurl } from './copy/first-curl.ts';
import { RequestDetail } from './detail/request-detail.tsx';
import { carryingPath, filtered, isFiltered, type RequestFilter, readFilter } from './filter.ts';
import { FilterBar } from './filter-bar.tsx';
import { RequestList } from './request-list.tsx';
import { keyOf } from './summary.ts';

export function RequestsView() {
  const { route, log, journal, place, go, users } = useModel();
  const { path, query } = route.value;
  const filter = readFilter(query);
  const all = log.requests.value;
  const shown = filtered(all, filter, useCarrying(filter));
  const chosen = chosenIn(path, place.sandbox);
  const close = (): void => go(hashOf('requests', [], query));
  return (
    <div class={`split ${chosen === undefined ? '' : 'has-detail'}`}>
      <h1 class="unseen">Requests</h1>
      <section class="pane list-pane" aria-label="Requests">
        <FilterBar filter={filter} shown={shown.length} />
        <Missed />
        {shown.length > 0 && <RequestList requests={shown} chosen={chosen} />}
        {shown.length === 0 && isFiltered(filter) && all.length > 0 && (
          <Empty title="No request is like this">
            <a href={hashOf('requests')}>Remove the filter</a> to see all {all.length}.
          </Empty>
        )}
        {all.length === 0 && !log.isRead.value && (
          <div class="empty">
            <Awaited problems={journal.problems.value} reload={journal.reload} />
          </div>
        )}
        {all.length === 0 && log.isRead.value && (
          <Empty
            title="No requests yet"
            line={firstCurl(`${place.origin}${place.prefix}`, users.value)}
          >
            Point your client at <code>{`${place.origin}${place.prefix}`}</code>, or paste this line
            into a terminal. Requests show up here by themselves.
          </Empty>
        )}
      </section>
      {chosen !== undefined && (
        <RequestDetail
          key={`${chosen.sandbox}/${chosen.sequence}`}
          chosen={chosen}
          onClose={close}
        />
      )}
    </div>
  );
}

/** Where they come faster than the page is told of them. */
function Missed() {
  const { log, journal } = useModel();
  const missed = log.missed.value;
  if (missed === 0) return null;
  return (
    <p class="missed">
      {missed.toLocaleString('en')} more came too fast to be listed at once.{' '}
      <button type="button" class="small" onClick={journal.reload}>
        List them now
      </button>
    </p>
  );
}

/** Empty until the server has answered. */
function useCarrying(filter: RequestFilter): ReadonlySet<string> | undefined {
  const { api, revisions, place } = useModel();
  const path = carryingPath(filter);
  const { value } = useRemote(
    async (signal) => {
      if (path === undefined) return undefined;
      const { requests } = await api.get<{ readonly requests: readonly Summary[] }>(path, signal);
      return new Set(requests.map(({ sequence }) => keyOf({ sandbox: place.sandbox, sequence })));
    },
    [path, path !== undefined && revisions.journal.value],
  );
  return path === undefined ? undefined : (value ?? new Set());
}

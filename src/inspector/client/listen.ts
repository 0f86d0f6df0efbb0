/** What the page makes of the feed: requests for the list, and which of what it shows has to be asked for anew. */
import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { RequestLog } from '../requests/request-log.ts';
import { summaryIn, type Told } from '../requests/summary.ts';
import type { Api } from './api.ts';
import type { ServerEvent } from './event-parser.ts';
import type { Connection, FeedOptions } from './feed.ts';
import type { Place } from './place.ts';
import type { ClockState, Health, Summary, User } from './shapes.ts';

const KINDS = [
  'state',
  'faults',
  'clock',
  'snapshots',
  'sandboxes',
  'journal',
  'contract',
] as const;
type Kind = (typeof KINDS)[number];
export type Revisions = Readonly<Record<Kind, ReadonlySignal<number>>> & {
  /** To be told of what the page itself has changed. */
  readonly bump: (kind: Kind) => void;
};

export interface Known {
  readonly revisions: Revisions;
  readonly health: Signal<Health | undefined>;
  readonly clock: Signal<ClockState | undefined>;
  readonly users: Signal<readonly User[]>;
}

interface Listening {
  readonly place: Place;
  readonly api: Api;
  readonly log: RequestLog;
  readonly isWide: Signal<boolean>;
}

export interface Heard {
  readonly known: Known;
  readonly feed: Pick<FeedOptions, 'path' | 'onEvents' | 'ask'>;
  readonly onState: (state: Connection) => void;
  readonly refresh: () => void;
}

/** The journal's usual size. */
const FIRST_REQUESTS = 1000;
/** How soon a view is brought up to date after requests that may have changed what it shows. */
const SETTLE_MS = 500;

export function listen(model: Listening, connection: ReadonlySignal<Connection>): Heard {
  const { place, api, log, isWide } = model;
  const counters: Readonly<Record<Kind, Signal<number>>> = {
    state: signal(0),
    faults: signal(0),
    clock: signal(0),
    snapshots: signal(0),
    sandboxes: signal(0),
    journal: signal(0),
    contract: signal(0),
  };
  const bump = (kind: Kind): void => {
    counters[kind].value += 1;
    refresh();
  };
  const health = signal<Health | undefined>(undefined);
  const clock = signal<ClockState | undefined>(undefined);
  const users = signal<readonly User[]>([]);
  const refresh = (): void => {
    keep(api.get<Health>('/health'), health);
    keep(api.get<ClockState>('/clock'), clock);
    keep(
      api.get<{ users: readonly User[] }>('/users').then((told) => told.users),
      users,
    );
  };
  let latest = 0;
  let isSettling = false;

  const settle = (): void => {
    if (isSettling) return;
    isSettling = true;
    setTimeout(() => {
      isSettling = false;
      counters.state.value += 1;
      counters.journal.value += 1;
      counters.faults.value += 1;
    }, SETTLE_MS);
  };
  const take = (summaries: readonly Summary[]): void => {
    if (summaries.length === 0) return;
    log.add(summaries);
    for (const { sandbox, sequence } of summaries) {
      if (sandbox === place.sandbox) latest = Math.max(latest, sequence);
    }
    settle();
  };
  const summariesIn = (told: readonly Told[]): readonly Summary[] =>
    told.flatMap((one) => summaryIn(one, place.sandbox) ?? []);
  const load = async (since = 0): Promise<void> => {
    const query = `since=${since}&limit=${FIRST_REQUESTS}`;
    const { requests } = await api.get<{ requests: readonly Told[] }>(
      `/requests/summaries?${query}`,
    );
    if (since === 0) {
      // A server that was started anew counts from one.
      log.clear();
      latest = 0;
    }
    take(summariesIn(requests));
  };
  const loadQuietly = (): void => void load(0).catch(() => undefined);
  const notice = ({ event, data }: ServerEvent): void => {
    if (event === 'dropped') loadQuietly();
    if (event !== 'changed') return;
    const { what, sandbox = place.sandbox }: { what?: string; sandbox?: string } = JSON.parse(data);
    const kind = KINDS.find((each) => each === what);
    if (kind === undefined || (sandbox !== place.sandbox && kind !== 'sandboxes')) return;
    counters[kind].value += 1;
    if (kind === 'journal') loadQuietly();
    else refresh();
  };

  return {
    known: { revisions: { ...counters, bump }, health, clock, users },
    feed: {
      path: () => {
        const isAll = isWide.peek() || place.prefix !== place.root;
        return isAll ? '/events' : `/events?sandbox=${encodeURIComponent(place.sandbox)}`;
      },
      onEvents(events) {
        const told = events.filter(({ event }) => event === 'request' || event === 'aborted');
        take(summariesIn(told.map(({ data }): Told => JSON.parse(data))));
        for (const event of events) notice(event);
      },
      async ask() {
        const isFirst = connection.peek() !== 'asking';
        await load(isFirst ? 0 : latest);
        if (isFirst) refresh();
      },
    },
    onState(state) {
      // After a restart of the server nothing is as it was.
      if (state !== 'live' || connection.peek() === 'live') return;
      loadQuietly();
      refresh();
      for (const kind of KINDS) counters[kind].value += 1;
    },
    refresh,
  };
}

function keep<T>(asked: Promise<T>, kept: Signal<T> | Signal<T | undefined>): void {
  asked.then(
    (value) => {
      kept.value = value;
    },
    () => undefined,
  );
}

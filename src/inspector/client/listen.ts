/** What the page makes of the feed: requests for the list, and which of what it shows has to be asked for anew. */
import { type ReadonlySignal, signal } from '@preact/signals';
import type { RequestLog } from '../requests/request-log.ts';
import type { Told } from '../requests/summary.ts';
import { type Api, type Problem, problemsOf } from './api.ts';
import { createCounters, KINDS, type Kind, type Revisions } from './counters.ts';
import type { ServerEvent } from './event-parser.ts';
import { createFacts, type Facts } from './facts.ts';
import type { Connection, FeedOptions } from './feed.ts';
import { allJournals, journal, summariesIn } from './journals.ts';
import type { Place } from './place.ts';
import type { Summary } from './shapes.ts';

export interface Known extends Facts {
  readonly revisions: Revisions;
  /** What came of asking for the requests: `problems` where they did not come. */
  readonly journal: {
    readonly problems: ReadonlySignal<readonly Problem[]>;
    readonly reload: () => void;
  };
}

/** A value that is looked at, not followed. */
type Peeked<T> = Pick<ReadonlySignal<T>, 'peek'>;

interface Listening {
  readonly place: Place;
  readonly api: Api;
  readonly log: RequestLog;
  readonly isWide: Peeked<boolean>;
}

export interface Heard {
  readonly known: Known;
  readonly feed: Pick<FeedOptions, 'path' | 'onEvents' | 'ask'>;
  readonly onState: (state: Connection) => void;
  readonly refresh: () => void;
}

/** How soon a view is brought up to date after requests that may have changed what it shows. */
const SETTLE_MS = 500;
/** Nobody reads more lines in a second, and each costs the machine. */
const MAX_REQUESTS_PER_SECOND = 200;
/** Those that were not told are read when so long no more of them came: the server tells of them each second. */
const CALM_MS = 2000;

export function listen(model: Listening, connection: Peeked<Connection>): Heard {
  const { place, api, log, isWide } = model;
  const counters = createCounters();
  const { facts, refresh } = createFacts(api);
  const bump = (kind: Kind): void => {
    counters[kind].value += 1;
    refresh();
  };
  let latest = 0;
  /** What the feed tells while the whole list is asked for, which may have been made before. */
  let meanwhile: { readonly heard: Summary[]; missed: number } | undefined;
  const problems = signal<readonly Problem[]>([]);
  let isSettling = false;
  let isStarted = false;

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
  const take = (summaries: readonly Summary[], all?: { readonly missed: number }): void => {
    if (all) log.replace(summaries, all.missed);
    else if (summaries.length > 0) log.add(summaries);
    if (summaries.length === 0) return;
    for (const { sandbox, sequence } of summaries) {
      if (sandbox === place.sandbox) latest = Math.max(latest, sequence);
    }
    settle();
  };
  const loadAll = async (): Promise<void> => {
    const since = { heard: [], missed: 0 };
    meanwhile = since;
    try {
      const all = await (isWide.peek() ? allJournals(model) : journal(model, 0));
      // Asked for anew since: this one may be out of date.
      if (meanwhile !== since) return;
      // A server that was started anew counts from one.
      latest = 0;
      take([...all, ...since.heard], since);
    } finally {
      if (meanwhile === since) meanwhile = undefined;
    }
  };
  const loadQuietly = (): void =>
    void loadAll().then(
      () => {
        problems.value = [];
      },
      (error: unknown) => {
        problems.value = problemsOf(error);
      },
    );
  let calming: ReturnType<typeof setTimeout> | undefined;
  const miss = (count: number): void => {
    log.miss(count);
    if (meanwhile) meanwhile.missed += count;
    settle();
    clearTimeout(calming);
    calming = setTimeout(loadQuietly, CALM_MS);
  };
  /** Its journal was cleared. What is asked for meanwhile may have been made before. */
  const forget = (sandbox: string): void => {
    log.clear(sandbox);
    if (meanwhile !== undefined) loadQuietly();
  };
  const notice = ({ event, data }: ServerEvent): void => {
    if (event === 'dropped') miss(JSON.parse(data).count);
    if (event !== 'changed') return;
    const { what, sandbox = place.sandbox }: { what?: string; sandbox?: string } = JSON.parse(data);
    const kind = KINDS.find((each) => each === what);
    const isOther = sandbox !== place.sandbox;
    if (isOther && kind === 'journal') forget(sandbox);
    if (kind === undefined || (isOther && kind !== 'sandboxes')) return;
    counters[kind].value += 1;
    if (kind !== 'journal') refresh();
    else if (isWide.peek()) forget(sandbox);
    else loadQuietly();
  };

  return {
    known: {
      revisions: { ...counters, bump },
      ...facts,
      journal: { problems, reload: loadQuietly },
    },
    feed: {
      path: () => {
        const isAll = isWide.peek() || place.prefix !== place.root;
        const own = isAll ? '' : `&sandbox=${encodeURIComponent(place.sandbox)}`;
        return `/events?maxRequestsPerSecond=${MAX_REQUESTS_PER_SECOND}${own}`;
      },
      onEvents(events) {
        let told: Told[] = [];
        const takeTold = (): void => {
          const heard = summariesIn(model, told);
          told = [];
          meanwhile?.heard.push(...heard);
          take(heard);
        };
        // In their order: a cleared journal forgets what was told before.
        for (const event of events) {
          if (event.event === 'request' || event.event === 'aborted')
            told.push(JSON.parse(event.data));
          else {
            takeTold();
            notice(event);
          }
        }
        takeTold();
      },
      async ask() {
        const isFirst = connection.peek() !== 'asking';
        if (!isFirst) return take(await journal(model, latest));
        await loadAll();
        refresh();
      },
    },
    onState(state) {
      if (state !== 'live' || connection.peek() === 'live') return;
      loadQuietly();
      refresh();
      const askAnew = (): void => {
        for (const kind of KINDS) counters[kind].value += 1;
      };
      // After a restart nothing is as it was. At the start views ask already: what came between waits.
      if (isStarted) askAnew();
      else setTimeout(askAnew, SETTLE_MS);
      isStarted = true;
    },
    refresh,
  };
}

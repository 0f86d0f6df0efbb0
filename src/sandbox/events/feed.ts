/** The feed: what happens in a server, for as many readers as there are, each at its own pace. */
import { stopwatch } from '../../values/clock.ts';
import { AbsentReaders } from './absent-readers.ts';
import { eventText } from './event-text.ts';
import { type KeptEvent, KeptEvents } from './kept-events.ts';
import { Reader, type ReaderOrder } from './reader.ts';
import type { RequestEvent, ServerEvent } from './server-event.ts';

/** News wait so long, in milliseconds, so that what comes together goes out together. */
const GATHER_MS = 20;
/** After so many at once the next wait longer: each piece costs the server, and a browser more, whatever is in it. */
const BUSY = 15;
const BUSY_GATHER_MS = 100;
/** Shorter than what proxies give a connection on which nothing comes: a minute, mostly. */
const HEARTBEAT_MS = 15_000;
/** How long events are kept for readers who come again, after the last one has gone. */
const LINGER_MS = 60_000;

export interface FeedOptions {
  /** The first id of this server, and the last one that was given. */
  readonly first: number;
  readonly last: number;
  /** Nobody has read for a while. */
  readonly onIdle: () => void;
  readonly heartbeatMs?: number;
  readonly lingerMs?: number;
}

/** Where a request is written down; nulls for one that no sandbox took. */
export type RequestKey = Pick<RequestEvent, 'sandbox' | 'sequence'>;

/** A reader that does not read costs what is handed over to its connection at once: the events are kept once for all. */
export interface Feed {
  /** Its id is the one after that of the former. */
  add(event: Exclude<ServerEvent, RequestEvent>): void;
  /** The same for a request, which is told only where a reader wants so many. */
  addRequest(request: RequestKey, told: () => RequestEvent): void;
  open(order: ReaderOrder): Reader;
  /** Ends all readers; no timer is left. */
  close(): void;
}

/** None of its timers keeps the process alive. */
export function createFeed({
  first,
  last,
  onIdle,
  heartbeatMs = HEARTBEAT_MS,
  lingerMs = LINGER_MS,
}: FeedOptions): Feed {
  const elapsedMs = stopwatch();
  const kept = new KeptEvents(last);
  const absent = new AbsentReaders(lingerMs);
  const readers = new Set<Reader>();
  let gathering: NodeJS.Timeout | undefined;
  /** The id of the first event of the next piece. */
  let unsent = kept.next;
  let gatherMs = GATHER_MS;
  const wakeAll = (): void => {
    gathering = undefined;
    gatherMs = kept.next - unsent > BUSY ? BUSY_GATHER_MS : GATHER_MS;
    unsent = kept.next;
    for (const reader of readers) reader.wake();
  };
  const heartbeat = setInterval(() => {
    for (const reader of readers) reader.remind();
  }, heartbeatMs).unref();
  const close = (): void => {
    clearTimeout(gathering);
    clearInterval(heartbeat);
    for (const reader of [...readers]) reader.end();
    // The last of them may have set it anew.
    clearTimeout(lingering);
  };
  const linger = (): NodeJS.Timeout =>
    setTimeout(() => {
      close();
      onIdle();
    }, lingerMs).unref();
  let lingering = linger();
  const keep = (event: KeptEvent): void => {
    kept.add(event);
    if (readers.size > 0) gathering ??= setTimeout(wakeAll, gatherMs).unref();
  };
  return {
    add(event) {
      // An error of the mock is everybody's concern.
      const sandbox = event.event === 'error' ? undefined : event.sandbox;
      keep({ text: eventText(kept.next, event), sandbox });
    },
    addRequest({ sandbox, sequence }, told) {
      const request = { sandbox, sequence, atMs: elapsedMs() };
      let isWanted = absent.expects(request.atMs);
      // Each is asked, as it counts what it gets.
      for (const reader of readers) isWanted = reader.expects(request) || isWanted;
      const text = isWanted ? eventText(kept.next, told()) : undefined;
      keep({ text, sandbox, sequence, atMs: request.atMs });
    },
    open(order) {
      const { maxRequestsPerSecond: max = Number.POSITIVE_INFINITY } = order;
      absent.await(max, elapsedMs());
      const reader: Reader = new Reader(kept, order, {
        ...{ first, elapsedMs },
        begin() {
          clearTimeout(lingering);
          readers.add(reader);
        },
        leave() {
          if (!readers.delete(reader)) return;
          absent.await(max, elapsedMs());
          if (readers.size === 0) lingering = linger();
        },
      });
      return reader;
    },
    close,
  };
}

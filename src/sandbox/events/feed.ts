/** The feed: what happens in a server, for as many readers as there are, each at its own pace. */
import { eventText } from './event-text.ts';
import { KeptEvents } from './kept-events.ts';
import { Reader, type ReaderOrder } from './reader.ts';
import type { ServerEvent } from './server-event.ts';

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

/** A reader that does not read costs what is handed over to its connection at once: the events are kept once for all. */
export interface Feed {
  /** Its id is the one after that of the former. */
  add(event: ServerEvent): void;
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
  const kept = new KeptEvents(last);
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
  return {
    add(event) {
      const sequence = 'sequence' in event ? { sequence: event.sequence } : {};
      kept.add({ text: eventText(kept.next, event), sandbox: sandboxOf(event), ...sequence });
      if (readers.size > 0) gathering ??= setTimeout(wakeAll, gatherMs).unref();
    },
    open(order) {
      const reader: Reader = new Reader(kept, order, {
        first,
        begin() {
          clearTimeout(lingering);
          readers.add(reader);
        },
        leave() {
          if (readers.delete(reader) && readers.size === 0) lingering = linger();
        },
      });
      return reader;
    },
    close,
  };
}

/** An error of the mock is everybody's concern. */
function sandboxOf(event: ServerEvent): string | null | undefined {
  return event.event === 'error' ? undefined : event.sandbox;
}

/** Where all that is told of a server comes together, and from where it goes to whoever listens: next to nothing where nobody does. */
import { lazy } from '../../values/lazy.ts';
import type { Sandboxes } from '../sandboxes.ts';
import { createFeed, type Feed, type RequestKey } from './feed.ts';
import type { Reader, ReaderOrder } from './reader.ts';
import type { RequestEvent, ServerEvent } from './server-event.ts';

/** Ids begin with the time of the start, so that those of a later server are greater: so many a millisecond. */
const IDS_A_MS = 1000;

export interface EventsOptions {
  readonly onEvent: ((event: ServerEvent) => void) | undefined;
  /** Whether the listener is told of requests too. */
  readonly tellsRequests: boolean;
  /** When the server starts, in milliseconds since 1970. */
  readonly startMs: number;
}

/** Told of a request that is over. */
export type TellRequest = (request: RequestKey, make: () => RequestEvent) => void;

/** Of a server in which nothing happens. */
export function unheardEvents(): Events {
  return new Events({ onEvent: undefined, tellsRequests: false, startMs: 0 });
}

export class Events {
  readonly #onEvent: EventsOptions['onEvent'];
  readonly #tellsRequests: boolean;
  readonly #first: number;
  #last: number;
  #feed: Feed | undefined;

  constructor({ onEvent, tellsRequests, startMs }: EventsOptions) {
    this.#onEvent = onEvent;
    this.#tellsRequests = onEvent !== undefined && tellsRequests;
    this.#last = startMs * IDS_A_MS;
    this.#first = this.#last + 1;
  }

  /** Asked for each request that comes in: whether anybody wants to know how it ends. One that is not told has an id all the same. */
  hearsRequest(): boolean {
    if (this.#tellsRequests || this.#feed) return true;
    this.#last += 1;
    return false;
  }

  readonly tell = (event: Exclude<ServerEvent, RequestEvent>): void => {
    this.#last += 1;
    this.#feed?.add(event);
    this.#onEvent?.(event);
  };

  /** The event is made only where somebody is told of it. */
  readonly tellRequest: TellRequest = (request, make) => {
    const made = lazy(make);
    this.#last += 1;
    this.#feed?.addRequest(request, made);
    if (this.#tellsRequests) this.#onEvent?.(made());
  };

  /** From now on it tells what is changed in any of them. */
  follow(sandboxes: Sandboxes): void {
    sandboxes.watch(({ changes }, sandbox) =>
      changes.listen((what) => this.tell({ event: 'changed', what, sandbox })),
    );
  }

  /** Someone who reads from now on, or from an event on that is kept still: beginning with the first reader, for a while after the last. */
  open(order: ReaderOrder): Reader {
    this.#feed ??= createFeed({
      first: this.#first,
      last: this.#last,
      onIdle: () => {
        this.#feed = undefined;
      },
    });
    return this.#feed.open(order);
  }

  /** Ends all readers. */
  close(): void {
    this.#feed?.close();
    this.#feed = undefined;
  }
}

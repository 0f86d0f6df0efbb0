/** One who reads the feed: where it stands among the kept events, and what it gets next. */
import { droppedText, GREETING, HEARTBEAT } from './event-text.ts';
import type { KeptEvent, KeptEvents } from './kept-events.ts';
import { Quota } from './quota.ts';

/** What is handed over at once, in characters: more waits until the connection has taken it. */
const PORTION = 64 * 1024;

export interface ReaderOrder {
  /** The only sandbox that it wants to hear of; undefined for all, and for requests that none took. */
  readonly sandbox: string | undefined;
  /** Whether a request is to be told of; undefined for all. Other events are told in any case. */
  readonly isWanted?: ((sandbox: string, sequence: number) => boolean) | undefined;
  /** The id of the last event that it has; undefined where it begins with what comes. */
  readonly after: number | undefined;
  /** Of what comes in a second it is told of so many requests, and how many more there were; undefined for all. */
  readonly maxRequestsPerSecond?: number | undefined;
}

/** What a reader has of its feed. */
export interface ReaderOptions {
  /** The first id of this server. */
  readonly first: number;
  /** Called once each, when it is read and when it ends. */
  readonly begin: () => void;
  readonly leave: () => void;
  /** The clock of the feed. */
  readonly elapsedMs: () => number;
}

export class Reader implements AsyncIterable<string> {
  readonly #kept: KeptEvents;
  readonly #sandbox: string | undefined;
  readonly #isWanted: ReaderOrder['isWanted'];
  readonly #options: ReaderOptions;
  /** The same for what comes and, later, for what it is told: so both let the same through. */
  readonly #coming: Quota;
  readonly #telling: Quota;
  /** The id of the event that comes next. */
  #at: number;
  #isMissing: boolean;
  /** So many came that it is not told of, since it was last told how many. */
  #leftOut = 0;
  #isOver = false;
  #isDue = false;
  #wake: () => void = () => undefined;

  constructor(kept: KeptEvents, order: ReaderOrder, options: ReaderOptions) {
    const {
      sandbox,
      after,
      isWanted,
      maxRequestsPerSecond: max = Number.POSITIVE_INFINITY,
    } = order;
    const { first } = options;
    this.#kept = kept;
    this.#sandbox = sandbox;
    this.#isWanted = isWanted;
    this.#options = options;
    this.#coming = new Quota(max);
    this.#telling = new Quota(max);
    // An id that this server has not given yet, or had not at its start, is of another one.
    const isForeign = after !== undefined && (after >= kept.next || after < first - 1);
    this.#isMissing = isForeign;
    this.#at = isForeign ? first : after === undefined ? kept.next : after + 1;
  }

  /** Asked of each request as it comes: whether it has to be written for this reader. */
  expects(request: Omit<KeptEvent, 'text'> & { readonly atMs: number }): boolean {
    if (!this.#coming.isBounded) return true;
    return this.#isFor(request) && this.#coming.takes(request.atMs);
  }

  /** There is news, or may be. */
  wake(): void {
    this.#wake();
  }

  /** It has heard nothing for a while. */
  remind(): void {
    this.#isDue = true;
    this.#wake();
  }

  /** It gets nothing more; a second time does no harm. */
  end(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#options.leave();
    this.#wake();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<string, void, undefined> {
    if (this.#isOver) return;
    this.#options.begin();
    try {
      yield GREETING;
      while (!this.#isOver) {
        const text = this.#take();
        if (text === '') await this.#news();
        else yield text;
      }
    } finally {
      this.end();
    }
  }

  #news(): Promise<void> {
    return new Promise((resolve) => {
      const { elapsedMs } = this.#options;
      const restMs = this.#telling.endMs - elapsedMs();
      // What was left out is told when its second is over, whatever comes.
      const timer = this.#leftOut === 0 ? undefined : setTimeout(resolve, restMs).unref();
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  /** Empty where there is nothing to tell. */
  #take(): string {
    let text = this.#missed();
    for (; this.#at < this.#kept.next && text.length < PORTION; this.#at += 1) {
      const event = this.#kept.get(this.#at);
      if (event && this.#isFor(event)) text += this.#textOf(event);
    }
    if (this.#options.elapsedMs() >= this.#telling.endMs) text += this.#untold();
    if (text === '' && this.#isDue) text = HEARTBEAT;
    this.#isDue = false;
    return text;
  }

  #textOf({ text, atMs }: KeptEvent): string {
    if (text !== undefined && (atMs === undefined || this.#telling.takes(atMs)))
      return this.#untold() + text;
    this.#leftOut += 1;
    return '';
  }

  /** Of those before the next one. */
  #untold(): string {
    const count = this.#leftOut;
    this.#leftOut = 0;
    return count === 0 ? '' : droppedText(this.#at - 1, count);
  }

  #missed(): string {
    const { oldest } = this.#kept;
    const count = Math.max(0, oldest - this.#at);
    if (count === 0 && !this.#isMissing) return '';
    this.#isMissing = false;
    this.#at += count;
    this.#leftOut += count;
    return this.#untold() || droppedText(this.#at - 1, 0);
  }

  #isFor({ sandbox, sequence }: Omit<KeptEvent, 'text'>): boolean {
    if (this.#sandbox !== undefined && sandbox !== undefined && sandbox !== this.#sandbox)
      return false;
    if (!this.#isWanted || sequence === undefined) return true;
    return sequence !== null && typeof sandbox === 'string' && this.#isWanted(sandbox, sequence);
  }
}

/** One who reads the feed: where it stands among the kept events, and what it gets next. */
import { droppedText, GREETING, HEARTBEAT } from './event-text.ts';
import type { KeptEvent, KeptEvents } from './kept-events.ts';

/** What is handed over at once, in characters: more waits until the connection has taken it. */
const PORTION = 64 * 1024;

export interface ReaderOrder {
  /** The only sandbox that it wants to hear of; undefined for all, and for requests that none took. */
  readonly sandbox: string | undefined;
  /** Whether a request is to be told of; undefined for all. Other events are told in any case. */
  readonly isWanted?: ((sandbox: string, sequence: number) => boolean) | undefined;
  /** The id of the last event that it has; undefined where it begins with what comes. */
  readonly after: number | undefined;
}

export class Reader implements AsyncIterable<string> {
  readonly #kept: KeptEvents;
  readonly #sandbox: string | undefined;
  readonly #isWanted: ReaderOrder['isWanted'];
  readonly #begin: () => void;
  readonly #leave: () => void;
  /** The id of the event that comes next. */
  #at: number;
  #isMissing: boolean;
  #isOver = false;
  #isDue = false;
  #wake: () => void = () => undefined;

  /** `first` is the first id of this server; `begin` and `leave` are called once each, when it is read and when it ends. */
  constructor(
    kept: KeptEvents,
    { sandbox, after, isWanted }: ReaderOrder,
    { first, begin, leave }: { first: number; begin: () => void; leave: () => void },
  ) {
    this.#kept = kept;
    this.#sandbox = sandbox;
    this.#isWanted = isWanted;
    this.#begin = begin;
    this.#leave = leave;
    // An id that this server has not given yet, or had not at its start, is of another one.
    const isForeign = after !== undefined && (after >= kept.next || after < first - 1);
    this.#isMissing = isForeign;
    this.#at = isForeign ? first : after === undefined ? kept.next : after + 1;
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
    this.#leave();
    this.#wake();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<string, void, undefined> {
    if (this.#isOver) return;
    this.#begin();
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
      this.#wake = resolve;
    });
  }

  /** Empty where there is nothing to tell. */
  #take(): string {
    let text = this.#missed();
    for (; this.#at < this.#kept.next && text.length < PORTION; this.#at += 1) {
      const event = this.#kept.get(this.#at);
      if (event && this.#isFor(event)) text += event.text;
    }
    if (text === '' && this.#isDue) text = HEARTBEAT;
    this.#isDue = false;
    return text;
  }

  #missed(): string {
    const { oldest } = this.#kept;
    const count = Math.max(0, oldest - this.#at);
    if (count === 0 && !this.#isMissing) return '';
    this.#isMissing = false;
    this.#at += count;
    return droppedText(this.#at - 1, count);
  }

  #isFor({ sandbox, sequence }: KeptEvent): boolean {
    if (this.#sandbox !== undefined && sandbox !== undefined && sandbox !== this.#sandbox)
      return false;
    if (!this.#isWanted || sequence === undefined) return true;
    return sequence !== null && typeof sandbox === 'string' && this.#isWanted(sandbox, sequence);
  }
}

/** The journal: every request of the API, as it came in and as it was answered, of which the oldest are forgotten first. */

import type { Received } from '../../drf/ending.ts';
import type { Operation } from '../../drf/operation.ts';
import type { Request } from '../../drf/request.ts';
import type { Stamp } from '../../values/clock.ts';
import type { Amount, LimitName } from '../../values/limits.ts';
import { demand } from '../../values/schema/problem-error.ts';
import type { JournalEntry } from './entry.ts';
import { requestExpectation } from './expectation.ts';
import {
  type Forgotten,
  ForgottenRequests,
  type RequestTotal,
  totalsOf,
  withForgotten,
} from './forgotten.ts';
import type { JournalBudget } from './journal-budget.ts';
import { checkedJournalOptions, type JournalOptions } from './journal-options.ts';
import type { Scene } from './keeper.ts';
import { Listeners } from './listeners.ts';
import { Queue } from './queue.ts';
import type { Loss } from './recorded-ending.ts';
import { RecordedRequest } from './recorded-request.ts';
import { Repeats } from './repeats.ts';
import type { RequestExpectation, RequestPattern } from './request-pattern.ts';
import { type Verification, verify } from './verify.ts';
import { requestsLike, type WaitLimits, waitOrder } from './wait.ts';

export class Journal {
  readonly #capacity: number;
  /** False where it is off: nothing is captured then. */
  readonly #keeps: boolean;
  readonly #maxBytes: number;
  readonly #budget: JournalBudget;
  readonly #operations: (() => readonly string[]) | undefined;
  #scene: Scene;
  protected readonly queue = new Queue<RecordedRequest>();
  readonly #listeners = new Listeners<JournalEntry>();
  #sequence = 0;
  #bytes = 0;
  readonly #forgotten = new ForgottenRequests();

  /** @throws RangeError for a limit that is no whole number from 0 */
  constructor(options: JournalOptions = {}) {
    const { capacity, maxBytes, budget, operations, secrets } = checkedJournalOptions(options);
    this.#capacity = capacity;
    this.#maxBytes = maxBytes;
    this.#keeps = capacity > 0 && maxBytes > 0;
    this.#budget = budget;
    this.#operations = operations;
    const states = this.#keeps ? options.states : undefined;
    this.#scene = { secrets, sandbox: 'default', states, repeats: new Repeats() };
  }

  /** Writes down a request that has just come in; it shows at once, as unanswered. `at` says when, if anybody asks. */
  open(request: Request, operation: Operation | undefined, at: Stamp): RecordedRequest {
    this.#sequence += 1;
    if (!this.#keeps) {
      this.#forgotten.drop(this.#capacity > 0 ? 'journalBytes' : 'journal');
      return new RecordedRequest(this.#sequence, request, operation, at, this.#scene);
    }
    const recorded = new RecordedRequest(this.#sequence, request, operation, at, this.#scene, this);
    this.queue.add(recorded);
    this.#weigh(recorded.bytes);
    this.#makeRoom();
    return recorded;
  }

  /** From now on its requests reach a sandbox of this name. */
  name(sandbox: string): void {
    this.#scene = { ...this.#scene, sandbox };
  }

  /** One of its requests holds so many bytes more; nothing changes where it is forgotten. */
  grow(recorded: Pick<RecordedRequest, 'sequence'>, bytes: number): void {
    if (!this.holds(recorded.sequence)) return;
    this.#weigh(bytes);
    this.#makeRoom();
  }

  /**
   * Ends a request and tells those who listen; a second time changes nothing. `status` is null for an answer that nobody
   * heard, `lost` for one that went out.
   */
  end(
    recorded: RecordedRequest,
    status: number | null,
    received: Received = 'all',
    lost: Loss | null = null,
  ): void {
    if (recorded.isOver) return;
    recorded.end(status, received, lost);
    if (!this.holds(recorded.sequence)) this.#forgotten.end(recorded);
    this.ended(recorded);
    this.#listeners.tell(() => recorded.entry());
  }

  /** Oldest first, the unanswered ones included. */
  entries(): readonly JournalEntry[] {
    const entries = this.queue.items().map((recorded) => recorded.entry());
    return withForgotten(entries, this.forgotten());
  }

  /** What is still known of the requests that were dropped since the last reset. */
  forgotten(): Forgotten {
    return this.#forgotten.told();
  }

  /** How many requests of each kind there were since the last reset, those that were dropped included. */
  totals(): readonly RequestTotal[] {
    return totalsOf(this.entries());
  }

  /**
   * Whether the requests are as expected. What only those could tell that were dropped is not verified, and the message
   * says so. @throws ProblemError for an expectation that makes no sense
   */
  verify(expectation: RequestExpectation): Verification {
    return verify(this.entries(), demand(requestExpectation(this.#operations?.()), expectation));
  }

  /** The sequence of the last one that came. */
  get last(): number {
    return this.#sequence;
  }

  /** How many entries are kept, and how many bytes they hold by estimate, with the states that they met. */
  get held(): Amount {
    return { number: this.queue.size, bytes: this.#bytes };
  }

  /** How many entries have been forgotten for want of room since the last reset. */
  get dropped(): number {
    return this.#forgotten.dropped;
  }

  /** Whether the entry of a sequence is kept still. */
  holds(sequence: number): boolean {
    return sequence >= (this.queue.oldest?.sequence ?? Number.POSITIVE_INFINITY);
  }

  /** Called with every entry that is over, also one that a reset has forgotten meanwhile; gives the way to stop. */
  subscribe(listener: (entry: JournalEntry) => void): () => void {
    return this.#listeners.add(listener);
  }

  /** Forgets the oldest entry for want of what a limit gives; false where there is none. */
  forgetOldest(limit: LimitName = 'journalTotalBytes'): boolean {
    const oldest = this.queue.take();
    if (!oldest) return false;
    this.#forgotten.drop(limit);
    if (oldest.isOver) this.#forgotten.end(oldest);
    this.#weigh(-oldest.bytes);
    return true;
  }

  /**
   * The answered requests like a pattern, as soon as there are so many; one within five seconds unless told otherwise.
   * @throws ProblemError with all that is wrong with the pattern or the limits; Error when time is up
   */
  async wait(pattern: RequestPattern, limits: WaitLimits = {}): Promise<readonly JournalEntry[]> {
    const order = demand(waitOrder(this.#operations?.()), { ...limits, matches: pattern });
    return requestsLike(this, order);
  }

  /** Forgets all entries; the count of sequences goes on, and so do those who listen. */
  clear(): void {
    this.queue.clear();
    this.#scene.states?.clear();
    this.#weigh(-this.#bytes);
    this.#scene = { ...this.#scene, repeats: new Repeats() };
    this.#forgotten.clear(this.#sequence);
  }

  /** What every part of a sandbox is reset by. */
  reset(): void {
    this.clear();
  }

  /** Gives its part of what is shared back, for good: nobody will ask it any more. */
  leave(): void {
    this.#budget.leave(this);
  }

  #weigh(bytes: number): void {
    this.#bytes += bytes;
    this.#budget.add(this, bytes);
  }

  #makeRoom(): void {
    this.#weigh(this.#scene.states?.growth() ?? 0);
    while (this.queue.size > this.#capacity) this.forgetOldest('journal');
    while (this.#bytes > this.#maxBytes && this.forgetOldest('journalBytes'));
    this.#budget.relieve();
  }

  /** For what is made of requests that are over; nothing here. */
  protected ended(_recorded: RecordedRequest): void {}
}

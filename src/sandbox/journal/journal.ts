/** The journal: every request of the API, as it came in and as it was answered, of which the oldest are forgotten first. */

import type { Operation } from '../../drf/operation.ts';
import type { Request } from '../../drf/request.ts';
import type { Instant } from '../../values/instant.ts';
import { type Amount, LIMITS } from '../../values/limits.ts';
import { demand } from '../../values/schema/problem-error.ts';
import type { AbortReason, JournalEntry } from './entry.ts';
import { JournalBudget } from './journal-budget.ts';
import { Queue } from './queue.ts';
import { RecordedRequest } from './recorded-request.ts';
import type { RequestPattern } from './request-pattern.ts';
import { type WaitLimits, waitForRequests, waitOrder } from './wait.ts';

export type { JournalEntry } from './entry.ts';

/** More than a test sends. */
export const DEFAULT_CAPACITY = LIMITS.journal.usual;

export interface JournalOptions {
  /** Most entries that are kept: a whole number, 1000 unless told otherwise. */
  readonly capacity?: number;
  /** Most bytes that they hold, by estimate: 16 MiB unless told otherwise. */
  readonly maxBytes?: number;
  /** What several journals share: one of their own unless told otherwise. */
  readonly budget?: JournalBudget;
  /** Ids that patterns may name; any unless told. */
  readonly operations?: () => readonly string[];
}

export class Journal {
  readonly #capacity: number;
  readonly #maxBytes: number;
  readonly #budget: JournalBudget;
  readonly #operations: (() => readonly string[]) | undefined;
  readonly #queue = new Queue<RecordedRequest>();
  readonly #listeners = new Set<(entry: JournalEntry) => void>();
  readonly #grow = (recorded: RecordedRequest, bytes: number): void => {
    if (!this.holds(recorded.sequence)) return;
    this.#weigh(bytes);
    this.#makeRoom();
  };
  #sequence = 0;
  #bytes = 0;
  #dropped = 0;

  /** @throws RangeError for a limit that is no whole number from 0 */
  constructor({
    capacity = DEFAULT_CAPACITY,
    maxBytes = LIMITS.journalBytes.usual,
    budget = new JournalBudget(Number.MAX_SAFE_INTEGER),
    operations,
  }: JournalOptions = {}) {
    for (const limit of [capacity, maxBytes]) {
      if (Number.isSafeInteger(limit) && limit >= 0) continue;
      throw new RangeError(`A limit of the journal must be a whole number from 0, not ${limit}`);
    }
    this.#capacity = capacity;
    this.#maxBytes = maxBytes;
    this.#budget = budget;
    this.#operations = operations;
  }

  /** Writes down a request that has just come in; it shows at once, as unanswered. `at` says when, if anybody asks. */
  open(request: Request, operation: Operation | undefined, at: () => Instant): RecordedRequest {
    this.#sequence += 1;
    const recorded = new RecordedRequest(this.#sequence, request, operation, at, this.#grow);
    this.#queue.add(recorded);
    this.#weigh(recorded.bytes);
    this.#makeRoom();
    return recorded;
  }

  /** Ends a request and tells those who listen; a second time changes nothing. */
  close(recorded: RecordedRequest, status: number | null, fault: string | null): void {
    if (recorded.isClosed) return;
    recorded.close(status, fault);
    this.#tell(recorded);
  }

  /** Notes that a request was ended before its answer was out, and tells those who listen unless it was closed before. */
  abort(recorded: RecordedRequest, reason: AbortReason): void {
    const isNews = !recorded.isClosed;
    recorded.abort(reason);
    if (isNews) this.#tell(recorded);
  }

  /** Oldest first, the unanswered ones included. */
  entries(): readonly JournalEntry[] {
    return this.#queue.items().map((recorded) => recorded.entry());
  }

  /** How many entries are kept, and how many bytes they hold by estimate. */
  get held(): Amount {
    return { number: this.#queue.size, bytes: this.#bytes };
  }

  /** How many entries have been forgotten for want of room since the last reset. */
  get dropped(): number {
    return this.#dropped;
  }

  /** Whether the entry of a sequence is kept still. */
  holds(sequence: number): boolean {
    const { oldest } = this.#queue;
    return oldest !== undefined && sequence >= oldest.sequence;
  }

  /** Called with every entry that is closed, also one that a reset has forgotten meanwhile; gives the way to stop. */
  subscribe(listener: (entry: JournalEntry) => void): () => void {
    // One and the same function may listen twice.
    const own = (entry: JournalEntry): void => listener(entry);
    this.#listeners.add(own);
    return () => {
      this.#listeners.delete(own);
    };
  }

  /** Forgets the oldest entry; false where there is none. */
  forgetOldest(): boolean {
    const oldest = this.#queue.take();
    if (!oldest) return false;
    this.#dropped += 1;
    this.#weigh(-oldest.bytes);
    return true;
  }

  /**
   * The answered requests like a pattern, as soon as there are so many; one within five seconds unless told otherwise.
   * @throws ProblemError with all that is wrong with the pattern or the limits; Error when time is up
   */
  async wait(pattern: RequestPattern, limits: WaitLimits = {}): Promise<readonly JournalEntry[]> {
    const order = demand(waitOrder(this.#operations?.()), { ...limits, matches: pattern });
    const outcome = await waitForRequests(this, order);
    if (outcome.matched) return outcome.requests;
    throw new Error(outcome.message);
  }

  /** Forgets all entries; the count of sequences goes on, and so do those who listen. */
  clear(): void {
    this.#queue.clear();
    this.#weigh(-this.#bytes);
    this.#dropped = 0;
  }

  /** An alias of `clear`: what every part of a sandbox is reset by. */
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
    while (this.#queue.size > this.#capacity || this.#bytes > this.#maxBytes) this.forgetOldest();
    this.#budget.relieve();
  }

  #tell(recorded: RecordedRequest): void {
    for (const listener of this.#listeners) listener(recorded.entry());
  }
}

/** The journal: every request of the API, as it came in and as it was answered, of which the oldest are forgotten first. */

import type { Received } from '../../drf/ending.ts';
import type { Operation } from '../../drf/operation.ts';
import type { Request } from '../../drf/request.ts';
import type { Stamp } from '../../values/clock.ts';
import { demand } from '../../values/schema/problem-error.ts';
import { withSecrets } from '../secrets/mask-expected.ts';
import type { JournalEntry } from './entry.ts';
import { requestExpectation } from './expectation.ts';
import { type RequestTotal, totalsOf, withForgotten } from './forgotten.ts';
import { checkedJournalOptions, type JournalOptions } from './journal-options.ts';
import type { Scene } from './keeper.ts';
import { KeptRequests } from './kept-requests.ts';
import { type JournalWorld, type Stray, withKnownNames } from './known-names.ts';
import { Listeners } from './listeners.ts';
import type { Loss } from './recorded-ending.ts';
import { RecordedRequest } from './recorded-request.ts';
import { Repeats } from './repeats.ts';
import type { RequestExpectation, RequestPattern } from './request-pattern.ts';
import { type Verification, verify } from './verify.ts';
import { requestsLike, type WaitLimits, waitOrder } from './wait.ts';

export class Journal extends KeptRequests {
  readonly #operations: (() => readonly string[]) | undefined;
  readonly #world: JournalWorld | undefined;
  #scene: Scene;
  readonly #listeners = new Listeners<JournalEntry>();
  #strays: () => readonly Stray[] = () => [];
  #sequence = 0;

  /** @throws RangeError for a limit that is no whole number from 0 */
  constructor(options: JournalOptions = {}) {
    const { operations, secrets, ...room } = checkedJournalOptions(options);
    super(room);
    this.#operations = operations;
    this.#world = options.world;
    const { states } = room;
    this.#scene = { secrets, sandbox: 'default', states, repeats: new Repeats() };
  }

  /** Writes down a request that has just come in; it shows at once, as unanswered. `at` says when, if anybody asks. */
  open(request: Request, operation: Operation | undefined, at: Stamp): RecordedRequest {
    this.#sequence += 1;
    const keeper = this.keeps ? this : undefined;
    const recorded = new RecordedRequest(
      this.#sequence,
      request,
      operation,
      at,
      this.#scene,
      keeper,
    );
    if (keeper) this.keep(recorded);
    else this.pass(recorded);
    return recorded;
  }

  /** From now on its requests reach a sandbox of this name. */
  name(sandbox: string): void {
    this.#scene = { ...this.#scene, sandbox };
  }

  /** Who can say which other sandboxes may have got its requests. */
  watchStrays(strays: () => readonly Stray[]): void {
    this.#strays = strays;
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
    this.close(recorded);
    this.ended(recorded);
    this.#listeners.tell(() => recorded.entry());
  }

  /** Oldest first, the unanswered ones included. @throws Error once its sandbox was dropped: what came later it cannot tell */
  entries(): readonly JournalEntry[] {
    if (this.isGone) throw new Error(`The sandbox "${this.#scene.sandbox}" was dropped.`);
    const entries = this.queue.items().map((recorded) => recorded.entry());
    const known = { ...this.#world, sandboxes: [this.#scene.sandbox], strays: this.#strays };
    withKnownNames(entries, known);
    return withForgotten(withSecrets(entries, this.#scene.secrets), this.forgotten());
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
    const entries = this.entries();
    const schema = requestExpectation(this.#operations?.(), entries);
    return verify(entries, demand(schema, expectation));
  }

  /** The sequence of the last one that came. */
  get last(): number {
    return this.#sequence;
  }

  /** Called with every entry that is over, also a forgotten one; gives the way to stop. The same may listen twice. */
  subscribe(listener: (entry: JournalEntry) => void): () => void {
    return this.#listeners.add(listener);
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
    this.clearUpTo(this.#sequence);
    this.#scene.repeats.forget();
  }

  /** What every part of a sandbox is reset by. */
  reset(): void {
    this.clear();
  }

  /** For what is made of requests that are over; nothing here. */
  protected ended(_recorded: RecordedRequest): void {}
}

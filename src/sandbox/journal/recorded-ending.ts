/** How a request ended, as the journal keeps it. */
import type { Ending, Outcome, Received, Stage } from '../../drf/ending.ts';
import type { Operation, RefusingOperation } from '../../drf/operation.ts';
import { namesOf, type Refused } from '../../drf/refused.ts';
import { passedMs, steadyMs } from '../../values/clock.ts';
import { vouched } from '../../values/vouched.ts';
import type { AbortReason, Answerer, JournalEntry } from './entry.ts';
import type { Unused } from './ignored.ts';

/** Where an answer was lost, and by what. */
export interface Loss {
  readonly stage: Stage;
  readonly reason: AbortReason;
}

type EndingMembers = Pick<
  JournalEntry,
  keyof Ending | 'status' | 'answeredBy' | 'durationMs' | 'aborted' | 'refusals'
>;

const NONE: readonly Refused[] = Object.freeze([]);
const NOTHING_REFUSED: JournalEntry['refusals'] = Object.freeze([]);

export class RecordedEnding implements Ending {
  /** When it came in, and what it took once it is over: one number, for a number of this kind is an object to V8. */
  #ms = steadyMs();
  #status: number | null = null;
  #fault: string | null = null;
  #answerer: Answerer = 'mock';
  #received: Received | null = null;
  #lost: Loss | null = null;
  #refused = NONE;
  /** Its answer is on its way. */
  protected isGoing = false;

  /** A fault has met it. */
  onFault(id: string): void {
    if (this.isOver) return;
    this.#fault = id;
    this.changed();
  }

  /** The API refuses it. */
  onRefusal(refused: readonly Refused[]): void {
    if (this.isOver) return;
    this.#refused = refused;
    this.changed();
  }

  /** What was written of it before is not all any more. */
  protected changed(): void {}

  /** Source: BEHAVIOUR 10; a redirect to the path with its slash keeps the query, and clients follow it without a body. */
  protected get unused(): Unused | undefined {
    if (this.#refused.some(({ refusal }) => refusal.step === 'method')) return 'all';
    return this.#status === 301 && this.#answerer === 'mock' ? 'body' : undefined;
  }

  /** As an entry tells it; refusals by the names that they have in the operation. */
  protected endingIn(operation: Operation | undefined): EndingMembers {
    const { status, answeredBy, durationMs, fault, outcome, stage, aborted, received } = this;
    const refusals = this.#refusalsIn(operation);
    const how = { outcome, stage, aborted, received, refusals };
    return { status, answeredBy, durationMs, fault, ...how };
  }

  #refusalsIn(operation: Partial<RefusingOperation> = {}): JournalEntry['refusals'] {
    if (this.#refused.length === 0) return NOTHING_REFUSED;
    const names = namesOf(this.#refused, operation.refusals ?? []);
    return Object.freeze(vouched<JournalEntry['refusals']>(names));
  }

  /** It is not the mock itself that answers. */
  onAnswerer(answerer: Exclude<Answerer, 'mock'>): void {
    if (!this.isOver) this.#answerer = answerer;
  }

  /** Ends it; what is told later is too late. `status` is null for an answer that nobody heard. */
  end(status: number | null, received: Received, lost: Loss | null): void {
    if (this.isOver) return;
    this.#status = status;
    this.#received = received;
    this.#lost = lost;
    this.#ms = passedMs(this.#ms);
  }

  /** True once it is answered or given up: there is nothing to be done for it any more. */
  get isOver(): boolean {
    return this.#received !== null;
  }

  /** Whether it may have to be done yet, or its answer made. */
  get isPending(): boolean {
    return !this.isGoing && this.#received === null;
  }

  get status(): number | null {
    return this.#status;
  }

  get answeredBy(): Answerer | null {
    return this.#status === null ? null : this.#answerer;
  }

  get durationMs(): number | null {
    return this.isOver ? this.#ms : null;
  }

  get outcome(): Outcome | null {
    if (!this.isOver) return null;
    return this.#lost ? 'aborted' : 'answered';
  }

  get stage(): Stage | null {
    return this.#lost?.stage ?? null;
  }

  /** What ended it before its answer was out. */
  get aborted(): AbortReason | null {
    return this.#lost?.reason ?? null;
  }

  get received(): Received | null {
    return this.#received;
  }

  get fault(): string | null {
    return this.#fault;
  }
}

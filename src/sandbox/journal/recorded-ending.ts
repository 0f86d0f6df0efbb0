/** How a request ended, as the journal keeps it. */
import type { Ending, Outcome, Received, Stage } from '../../drf/ending.ts';
import type { RefusingOperation } from '../../drf/operation.ts';
import { namesOf, type Refused } from '../../drf/refused.ts';
import { steadyMs } from '../../values/clock.ts';
import { vouched } from '../../values/vouched.ts';
import type { AbortReason, Answerer, JournalEntry } from './entry.ts';

/** Where an answer was lost, and by what. */
export interface Loss {
  readonly stage: Stage;
  readonly reason: AbortReason;
}

const NONE: readonly Refused[] = Object.freeze([]);
const NOTHING_REFUSED: JournalEntry['refusals'] = Object.freeze([]);

export class RecordedEnding implements Ending {
  readonly #startMs = steadyMs();
  #status: number | null = null;
  #durationMs: number | null = null;
  #fault: string | null = null;
  #answerer: Answerer = 'mock';
  #received: Received | null = null;
  #lost: Loss | null = null;
  #refused = NONE;

  /** A fault has met it. */
  onFault(id: string): void {
    if (!this.isOver) this.#fault = id;
  }

  /** The API refuses it. */
  onRefusal(refused: readonly Refused[]): void {
    if (!this.isOver) this.#refused = refused;
  }

  /** By the names that they have in an operation. */
  protected refusalsOf(operation: Partial<RefusingOperation> = {}): JournalEntry['refusals'] {
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
    this.#durationMs = Math.round((steadyMs() - this.#startMs) * 1000) / 1000;
  }

  /** True once it is answered or given up: there is nothing to be done for it any more. */
  get isOver(): boolean {
    return this.#durationMs !== null;
  }

  get status(): number | null {
    return this.#status;
  }

  get answeredBy(): Answerer | null {
    return this.#status === null ? null : this.#answerer;
  }

  get durationMs(): number | null {
    return this.#durationMs;
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

/** How a request ended, as the journal keeps it. */
import type { Ending, Outcome, Received, Stage } from '../../drf/ending.ts';
import { steadyMs } from '../../values/clock.ts';
import type { AbortReason } from './entry.ts';

/** Where an answer was lost, and by what. */
export interface Loss {
  readonly stage: Stage;
  readonly reason: AbortReason;
}

export class RecordedEnding implements Ending {
  /** When it came in, and what it took once it is over: one number, for a number of this kind is an object to V8. */
  #ms = steadyMs();
  #status: number | null = null;
  #fault: string | null = null;
  #received: Received | null = null;
  #lost: Loss | null = null;

  /** A fault has met it. */
  onFault(id: string): void {
    if (!this.isOver) this.#fault = id;
  }

  /** Ends it; what is told later is too late. `status` is null for an answer that nobody heard. */
  end(status: number | null, received: Received, lost: Loss | null): void {
    if (this.isOver) return;
    this.#status = status;
    this.#received = received;
    this.#lost = lost;
    this.#ms = Math.round((steadyMs() - this.#ms) * 1000) / 1000;
  }

  /** True once it is answered or given up: there is nothing to be done for it any more. */
  get isOver(): boolean {
    return this.#received !== null;
  }

  get status(): number | null {
    return this.#status;
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

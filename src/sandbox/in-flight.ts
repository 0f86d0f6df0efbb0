/** The requests of a sandbox's API that are begun and not over. */
import type { AbortReason } from './journal/entry.ts';

/** Gives a request up: it does nothing any more, and its connection is lost. */
type End = (reason: AbortReason) => void;

/**
 * What changes a sandbox's whole state ends what is in flight there, so that nothing of before is in it. A request whose work
 * is done has it in the state of before, and loses its answer. Orders of the control plane are none of them: they are done in
 * one step, when all of their body is there.
 */
export class InFlight {
  readonly #ends = new Set<End>();

  /** Takes a request in; what it gives takes it out, and does no harm twice. */
  add(end: End): () => void {
    this.#ends.add(end);
    return () => void this.#ends.delete(end);
  }

  /** Ends all that there are. One that comes in meanwhile is of the time after. */
  end(reason: AbortReason): void {
    if (this.#ends.size === 0) return;
    const ends = [...this.#ends];
    this.#ends.clear();
    for (const end of ends) end(reason);
  }
}

/** The requests of a sandbox's API that are begun and not over. */
import type { AbortReason } from './journal/entry.ts';

/** A request that can be given up: it does nothing any more then, and its connection is lost. */
export interface Flying {
  readonly giveUp: (reason: AbortReason) => void;
}

/**
 * What changes a sandbox's whole state ends what is in flight there, so that nothing of before is in it. A request whose work
 * is done has it in the state of before, and loses its answer. Orders of the control plane are none of them: they are done in
 * one step, when all of their body is there.
 */
export class InFlight {
  /**
   * A list, and no set: V8 makes a set anew after a few that come and go, and the old one holds on to the new one and to all
   * that it had. Once one of them is old that is a chain of all requests from then on, which only a full collection breaks.
   */
  readonly #all: Flying[] = [];

  /** Takes a request in. */
  add(request: Flying): void {
    this.#all.push(request);
  }

  /** Takes it out; does no harm where it is out. */
  remove(request: Flying): void {
    const place = this.#all.indexOf(request);
    if (place >= 0) this.#all.splice(place, 1);
  }

  /** Ends all that there are. One that comes in meanwhile is of the time after. */
  end(reason: AbortReason): void {
    for (const request of this.#all.splice(0)) request.giveUp(reason);
  }
}

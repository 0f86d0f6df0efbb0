/** How many of what comes are let through in a second, at most: the first ones, and then none until it is over. */

const WINDOW_MS = 1000;

/** All moments are milliseconds of one steady clock, from 0 on. */
export class Quota {
  readonly #max: number;
  #endMs = 0;
  #left = 0;

  /** @param max Infinity lets all through */
  constructor(max: number) {
    this.#max = max;
  }

  get isBounded(): boolean {
    return this.#max !== Number.POSITIVE_INFINITY;
  }

  /** When the present second is over, which began with the first that came after the one before; 0 where all are let through. */
  get endMs(): number {
    return this.#endMs;
  }

  /** Whether one more is let through: then it counts. */
  takes(atMs: number): boolean {
    if (!this.isBounded) return true;
    if (atMs >= this.#endMs) {
      this.#endMs = atMs + WINDOW_MS;
      this.#left = this.#max;
    }
    if (this.#left === 0) return false;
    this.#left -= 1;
    return true;
  }
}

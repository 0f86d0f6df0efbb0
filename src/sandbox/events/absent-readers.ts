/** Readers who are about to begin, and those who have left and may come again: for a while requests are written for them, too. */
import { Quota } from './quota.ts';

export class AbsentReaders {
  readonly #lingerMs: number;
  #untilMs = 0;
  #max = 0;
  #quota = new Quota(0);

  constructor(lingerMs: number) {
    this.#lingerMs = lingerMs;
  }

  /** Someone may come who takes so many a second; of several the one who takes most is waited for. */
  await(max: number, atMs: number): void {
    if (atMs >= this.#untilMs || max > this.#max) {
      this.#max = max;
      this.#quota = new Quota(max);
    }
    this.#untilMs = atMs + this.#lingerMs;
  }

  /** Whether a request is to be written for them. */
  expects(atMs: number): boolean {
    return atMs < this.#untilMs && this.#quota.takes(atMs);
  }
}

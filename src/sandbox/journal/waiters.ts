/** How many clients wait for requests of a sandbox at this moment, and how much they have asked for. */
import type { Admit, Amount } from '../../values/limits.ts';

export class Waiters {
  readonly #admit: Admit;
  #number = 0;
  #bytes = 0;

  constructor(admit: Admit = () => undefined) {
    this.#admit = admit;
  }

  get held(): Amount {
    return { number: this.#number, bytes: this.#bytes };
  }

  /** One more waits, with an order of so many bytes; gives the way to end that. @throws LimitError for one too many */
  enter(bytes: number): () => void {
    this.#admit('waiters', { number: 1, bytes });
    this.#number += 1;
    this.#bytes += bytes;
    return () => {
      this.#number -= 1;
      this.#bytes -= bytes;
    };
  }
}

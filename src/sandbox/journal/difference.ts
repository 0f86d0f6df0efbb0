/** How a request is not as expected. */

/** One place where it is not. */
export interface Difference {
  /** A JSON pointer into the journal's entry: `/body/sum`. */
  readonly pointer: string;
  /** Undefined, and so left out of JSON, where nothing was expected there. */
  readonly expected: unknown;
  /** Undefined likewise where the request has nothing there. */
  readonly actual: unknown;
}

/** What every part of a sandbox that remembers something has to offer, so that a reset is complete. */

export interface Stateful {
  /** Back to how it was at the start. */
  reset(): void;
}

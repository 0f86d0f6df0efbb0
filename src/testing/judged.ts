/** What the matchers know of a helper's server, beside what a test sees of it. */
import type { JournalEntry } from '../sandbox/journal/verify-requests.ts';
import type { Assertions } from './assertions.ts';

/** Under this name, for nobody else. */
export const JUDGING = Symbol('judging');

export interface Judging {
  /** The journal at once, where the server runs in this process; undefined where it has to be asked. */
  readonly entries: () => readonly JournalEntry[] | undefined;
  readonly assertions: Assertions;
}

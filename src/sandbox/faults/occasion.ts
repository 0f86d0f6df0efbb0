/** Whether a request is one that a fault waits for. */
import { ProblemError } from '../../values/schema/problem-error.ts';
import type { JournalEntry } from '../journal/entry.ts';
import { matches } from '../journal/match-pattern.ts';
import type { Pattern } from '../journal/pattern.ts';

/** What could only be told by a secret does not strike. */
export function isOccasion(pattern: Pattern, entry: JournalEntry): boolean {
  try {
    return matches(pattern, entry);
  } catch (error) {
    if (error instanceof ProblemError) return false;
    throw error;
  }
}

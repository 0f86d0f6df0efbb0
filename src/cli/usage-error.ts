/** A command line that makes no sense: exit code 2. */
import { nearestName } from '../values/nearest-name.ts';

export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** The known name nearest to a wrong one, as the end of a message, with what stands before names; empty when none is near. */
export function suggestion(wrong: string, known: readonly string[], before = ''): string {
  const nearest = nearestName(wrong, known);
  return nearest === undefined ? '' : ` Did you mean ${before}${nearest}?`;
}

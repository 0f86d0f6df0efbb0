/** Which request was probably meant by an expectation that none has met. */
import type { JournalEntry } from './entry.ts';
import { type Difference, differences } from './match-pattern.ts';
import type { Pattern } from './pattern.ts';

/** A request that is nearly as expected, and all in which it is not. */
export interface NearestMiss {
  readonly request: Pick<JournalEntry, 'sequence' | 'operation' | 'path'>;
  readonly differences: readonly Difference[];
}

/**
 * The request with the fewest differences, the newest of several; one of the pattern's operation comes before all others.
 * Requests that match are none. Null where there is no other.
 */
export function nearestMiss(
  pattern: Pattern,
  entries: readonly JournalEntry[],
): NearestMiss | null {
  const misses = entries.map((entry) => missOf(pattern, entry)).filter(isMiss);
  const isPreferred = ({ request }: NearestMiss): boolean =>
    request.operation === pattern.operation;
  const preferred = misses.filter(isPreferred);
  return (preferred.length > 0 ? preferred : misses).reduce<NearestMiss | null>(
    (best, miss) =>
      best === null || miss.differences.length <= best.differences.length ? miss : best,
    null,
  );
}

/** How this very request differs. */
export function missOf(pattern: Pattern, entry: JournalEntry): NearestMiss {
  const { sequence, operation, path } = entry;
  return { request: { sequence, operation, path }, differences: differences(pattern, entry) };
}

function isMiss(miss: NearestMiss): boolean {
  return miss.differences.length > 0;
}

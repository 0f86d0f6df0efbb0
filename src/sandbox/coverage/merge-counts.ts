/** Adds up the counts of several workers. */
import type { CoverageCounts, Hits, OperationCounts } from './coverage.ts';

/** Names come out sorted: whatever the order and grouping of the list, the same bytes. */
export function mergeCounts(list: readonly CoverageCounts[]): CoverageCounts {
  const byOperation = new Map<string, OperationCounts[]>();
  for (const { operations } of list) {
    for (const [id, counts] of Object.entries(operations)) {
      const known = byOperation.get(id);
      if (known) known.push(counts);
      else byOperation.set(id, [counts]);
    }
  }
  return { operations: sorted([...byOperation].map(([id, counts]) => [id, sumOf(counts)])) };
}

function sumOf(counts: readonly OperationCounts[]): OperationCounts {
  return {
    statuses: mergeHits(counts.map(({ statuses }) => statuses)),
    query: mergeHits(counts.map(({ query }) => query)),
    fields: mergeHits(counts.map(({ fields }) => fields)),
  };
}

/** The same for hits alone. */
export function mergeHits(list: readonly Hits[]): Hits {
  const sums = new Map<string, number>();
  for (const hits of list) {
    for (const [name, count] of Object.entries(hits)) {
      sums.set(name, (sums.get(name) ?? 0) + count);
    }
  }
  return sorted([...sums]);
}

function sorted<Value>(
  entries: readonly (readonly [string, Value])[],
): Readonly<Record<string, Value>> {
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** Coverage: what of the contract the client's tests have exercised, counted, and added up over several workers. */
import type { Operation } from '../../drf/operation.ts';
import { lazy } from '../../values/lazy.ts';
import { vouched } from '../../values/vouched.ts';
import type { OperationId } from '../../vocabulary/operations.ts';
import type { JournalEntry } from '../journal/entry.ts';

/** What an operation has that can be exercised. */
export const COVERAGE_KINDS = ['statuses', 'query', 'fields'] as const;
export type CoverageKind = (typeof COVERAGE_KINDS)[number];

/** How often something was exercised, by its name; what never was may be left out. */
export type Hits = Readonly<Record<string, number>>;

/** What of a request is counted. */
export interface Exercise extends Pick<JournalEntry, 'status'> {
  /** The mock itself, where nobody says otherwise. */
  readonly answeredBy?: JournalEntry['answeredBy'];
  readonly operation: string | null;
  /** Names in its query, and at the top of its body. */
  readonly parameters: readonly string[];
  readonly sent: readonly string[];
}

/** By status, query parameter and writable body field; and apart, by status, the answers that faults have made. */
export interface OperationCounts extends Readonly<Record<CoverageKind, Hits>> {
  readonly faults: Hits;
}

/** Counts by what was exercised; plain JSON, so that several workers' can be added up. */
export interface CoverageCounts {
  /** By operation; one that was never asked for may be left out. */
  readonly operations: Readonly<Record<string, OperationCounts>>;
  /** What the mock does not serve, by who answered and with which status; left out where there was nothing. It covers nothing. */
  readonly elsewhere?: ElsewhereCounts;
}

/** Those who answer what the mock does not serve. */
export const ELSEWHERE = ['stub', 'upstream'] as const;
export type ElsewhereCounts = { readonly [Answerer in (typeof ELSEWHERE)[number]]?: Hits };

/** The same of a sandbox, which knows its operations; one that was never asked for is left out. */
export interface SandboxCounts extends CoverageCounts {
  readonly operations: { readonly [Id in OperationId]?: OperationCounts };
}

type Tally = Readonly<Record<CoverageKind | 'faults', Map<string, number>>>;

/** Counts requests of the API as they are answered; remembers sums, no requests. */
export class Coverage {
  readonly #operations: () => ReadonlyMap<string, Operation>;
  readonly #tallies = new Map<string, Tally>();
  readonly #elsewhere = new Map<'stub' | 'upstream', Map<string, number>>();

  constructor(operations: () => readonly Operation[]) {
    this.#operations = lazy(() => new Map(operations().map((each) => [each.id, each])));
  }

  /**
   * Counts the status, and those query parameters and writable fields that the operation knows. An answer that a fault has
   * made counts apart, by its status alone: no code of the mock's own is behind it. What a stub
   * or the upstream answers counts apart likewise. An entry without status changes nothing, nor one without operation that
   * the mock answers. `operation` is for those who have looked it up.
   */
  note(exercise: Exercise, isMadeByFault = false, operation = this.#operationOf(exercise)): void {
    const { status } = exercise;
    if (status === null) return;
    if (operation === undefined) {
      this.#noteElsewhere(exercise.answeredBy, status);
      return;
    }
    const tally = this.#tallyOf(operation.id);
    if (isMadeByFault) {
      increment(tally.faults, String(status));
      return;
    }
    increment(tally.statuses, String(status));
    for (const name of exercise.parameters) {
      if (operation.query.includes(name)) increment(tally.query, name);
    }
    for (const name of exercise.sent) {
      if (operation.fields.includes(name)) increment(tally.fields, name);
    }
  }

  /** Of what was exercised alone. */
  counts(): SandboxCounts {
    const operations = [...this.#tallies].map(([id, { statuses, query, fields, faults }]) => [
      id,
      {
        statuses: Object.fromEntries(statuses),
        query: Object.fromEntries(query),
        fields: Object.fromEntries(fields),
        faults: Object.fromEntries(faults),
      },
    ]);
    const elsewhere = [...this.#elsewhere].map(([name, hits]) => [name, Object.fromEntries(hits)]);
    return vouched<SandboxCounts>({
      operations: Object.fromEntries(operations),
      ...(elsewhere.length > 0 ? { elsewhere: Object.fromEntries(elsewhere) } : {}),
    });
  }

  /** Counts from zero. */
  clear(): void {
    this.#tallies.clear();
    this.#elsewhere.clear();
  }

  /** An alias of `clear`: what every part of a sandbox is reset by. */
  reset(): void {
    this.clear();
  }

  #operationOf({ operation: id }: Exercise): Operation | undefined {
    return id === null ? undefined : this.#operations().get(id);
  }

  #noteElsewhere(answerer: Exercise['answeredBy'], status: number): void {
    if (answerer !== 'stub' && answerer !== 'upstream') return;
    const hits = this.#elsewhere.get(answerer) ?? new Map<string, number>();
    this.#elsewhere.set(answerer, hits);
    increment(hits, String(status));
  }

  #tallyOf(id: string): Tally {
    const known = this.#tallies.get(id);
    if (known) return known;
    const made = (): Map<string, number> => new Map();
    const tally: Tally = { statuses: made(), query: made(), fields: made(), faults: made() };
    this.#tallies.set(id, tally);
    return tally;
  }
}

function increment(hits: Map<string, number>, name: string): void {
  hits.set(name, (hits.get(name) ?? 0) + 1);
}

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
  const found = ELSEWHERE.flatMap((name) => {
    const hits = list.flatMap(({ elsewhere = {} }) => {
      const each = elsewhere[name];
      return each ? [each] : [];
    });
    return hits.length > 0 ? [[name, mergeHits(hits)] as const] : [];
  });
  return {
    operations: sorted([...byOperation].map(([id, counts]) => [id, sumOf(counts)])),
    ...(found.length > 0 ? { elsewhere: Object.fromEntries(found) } : {}),
  };
}

function sumOf(counts: readonly OperationCounts[]): OperationCounts {
  return {
    statuses: mergeHits(counts.map(({ statuses }) => statuses)),
    query: mergeHits(counts.map(({ query }) => query)),
    fields: mergeHits(counts.map(({ fields }) => fields)),
    faults: mergeHits(counts.map(({ faults }) => faults)),
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

/** Holds counts against the contract: what was exercised, what was not, and what nobody expected. */
import type { Operation } from '../../drf/operation.ts';
import {
  COVERAGE_KINDS,
  type CoverageCounts,
  type Hits,
  type OperationCounts,
} from './coverage.ts';

/** How much of something was exercised. */
export interface Share {
  readonly covered: number;
  readonly total: number;
  /** With two decimals, rounded down: `"100.00"` is all of it. Of nothing, all is covered. */
  readonly percent: string;
}

/** Hits by name, 0 for what was never exercised; all that the contract has, and nothing else. */
export interface OperationReport extends OperationCounts {
  readonly method: string;
  readonly path: string;
  /** Of statuses, query parameters and fields together. */
  readonly coverage: Share;
  /** Statuses of the mock's own answers that the contract has not. Those of faults are in `faults`, whatever they are. */
  readonly unexpected: Hits;
}

/** Plain JSON; it is counts as well, so that reports can be merged. */
export interface CoverageReport extends CoverageCounts {
  readonly summary: {
    /** Operations that the mock itself has answered. */
    readonly operations: Share;
    readonly statuses: Share;
    readonly query: Share;
    readonly fields: Share;
    /** Of statuses, query parameters and fields together. */
    readonly total: Share;
  };
  readonly operations: Readonly<Record<string, OperationReport>>;
}

/** Says nothing of counts for what the contract does not have, unexpected statuses apart. */
export function report(operations: readonly Operation[], counts: CoverageCounts): CoverageReport {
  const byId = new Map(Object.entries(counts.operations));
  const reports = operations.map(
    (operation) => [operation.id, reportOf(operation, byId.get(operation.id))] as const,
  );
  const all = reports.map(([, each]) => each);
  return {
    summary: {
      operations: share(all.map((each) => ({ called: sumOf(each.statuses, each.unexpected) }))),
      statuses: share(all.map(({ statuses }) => statuses)),
      query: share(all.map(({ query }) => query)),
      fields: share(all.map(({ fields }) => fields)),
      total: share(all.flatMap((each) => COVERAGE_KINDS.map((kind) => each[kind]))),
    },
    operations: Object.fromEntries(reports),
    ...(counts.elsewhere ? { elsewhere: counts.elsewhere } : {}),
  };
}

/** Whether less than `hundredths` of a percent is covered: 8050 is 80.50 %. Exactly as much is enough. */
export function isUnder({ covered, total }: Share, hundredths: bigint): boolean {
  return BigInt(covered) * ALL < hundredths * BigInt(total);
}

/** 100 %, in hundredths of a percent. */
const ALL = 10_000n;

function reportOf(
  { method, path, ...contract }: Operation,
  counts: OperationCounts | undefined,
): OperationReport {
  const expected = contract.statuses.map(String);
  const statuses = hitsOf(expected, counts?.statuses);
  const query = hitsOf(contract.query, counts?.query);
  const fields = hitsOf(contract.fields, counts?.fields);
  const unexpected = Object.entries(counts?.statuses ?? {}).filter(
    ([status, hits]) => hits > 0 && !expected.includes(status),
  );
  return {
    method,
    path,
    coverage: share([statuses, query, fields]),
    statuses,
    query,
    fields,
    faults: counts?.faults ?? {},
    unexpected: Object.fromEntries(unexpected),
  };
}

function hitsOf(names: readonly string[], hits: Hits = {}): Hits {
  const byName = new Map(Object.entries(hits));
  return Object.fromEntries(names.map((name) => [name, byName.get(name) ?? 0]));
}

function share(list: readonly Hits[]): Share {
  const hits = list.flatMap((each) => Object.values(each));
  const [covered, total] = [hits.filter((count) => count > 0).length, hits.length];
  const hundredths = total === 0 ? ALL : (BigInt(covered) * ALL) / BigInt(total);
  const digits = hundredths.toString().padStart(3, '0');
  return { covered, total, percent: `${digits.slice(0, -2)}.${digits.slice(-2)}` };
}

function sumOf(...list: readonly Hits[]): number {
  return list.flatMap((hits) => Object.values(hits)).reduce((sum, count) => sum + count, 0);
}

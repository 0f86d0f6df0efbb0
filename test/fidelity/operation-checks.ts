/** Counts what is recorded and published of each operation, and refuses one that nothing holds. */
import type { Operation } from '../../src/drf/operation.ts';
import { SNIPPETS } from '../page/snippets.ts';
import type { OperationClaims } from './claims/operations.ts';
import type { Evidence } from './evidence.ts';
import type { FindTests } from './own-tests.ts';
import { checkTests } from './rule-checks.ts';
import type { RecordedCase, RecordedStep } from './transcripts.ts';

type Route = Pick<Operation, 'method' | 'path'>;

/** An operation with what speaks for it. */
export interface OperationEvidence extends Evidence {
  /** The statuses that were recorded, in their order. */
  readonly statuses: readonly number[];
}

/** True where a request is one for the operation; HEAD counts as GET, and `.json` as the final slash. */
function isAskedBy({ method, path }: Route, sent: Route): boolean {
  const pattern = path.replace('{uuid}', '[^/.]+').replace(/\/$/, '(/|\\.json/?)');
  return (
    method === (sent.method === 'HEAD' ? 'GET' : sent.method) &&
    new RegExp(`^${pattern}$`).test(sent.path)
  );
}

/** Cases with a step that asks for it, and whether the published page has a command for it. */
export function evidenceOfOperation(
  operation: Operation,
  cases: readonly RecordedCase[],
  claims: OperationClaims,
): OperationEvidence {
  const asks = (step: RecordedStep) => isAskedBy(operation, step);
  const statuses = cases.flatMap(({ steps }) => steps.filter(asks).map(({ status }) => status));
  return {
    recorded: cases.filter(({ steps }) => steps.some(asks)).length,
    page: SNIPPETS.some(({ method, url }) =>
      isAskedBy(operation, { method, path: new URL(url).pathname }),
    ),
    tests: claims[operation.id]?.tests?.length ?? 0,
    statuses: [...new Set(statuses)].sort((a, b) => a - b),
  };
}

/** Operations without a claim, claims without an operation, and operations whose success nothing speaks for. */
export function checkOperations(
  operations: readonly Operation[],
  cases: readonly RecordedCase[],
  claims: OperationClaims,
  findTests: FindTests,
): readonly string[] {
  const stale = Object.keys(claims).filter((id) => !operations.some((one) => one.id === id));
  return [
    ...stale.map((id) => `${id} - is claimed, and the server has no such operation`),
    ...operations.flatMap((operation) => {
      const { id } = operation;
      const claim = claims[id];
      if (!claim) return [`${id} - the server has it, and nobody claims it`];
      const { statuses, tests } = evidenceOfOperation(operation, cases, claims);
      const isRecorded = statuses.some((status) => status < 300);
      return [
        ...(isRecorded || tests > 0
          ? []
          : [`${id} - no success is recorded, and no test is named`]),
        ...checkTests(id, claim.tests ?? [], findTests),
      ];
    }),
  ];
}

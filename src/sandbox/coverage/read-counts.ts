/** Takes counts out of a document that somebody hands in: counts, or a report, which is counts and more. */
import type { Operation } from '../../drf/operation.ts';
import { isMembers } from '../../values/plain-json.ts';
import {
  allOptional,
  changed,
  optional,
  required,
  withDefault,
} from '../../values/schema/changes.ts';
import { object, record } from '../../values/schema/composites.ts';
import { whole } from '../../values/schema/scalars.ts';
import { type Problem, refused, type Schema } from '../../values/schema/schema.ts';
import type { CoverageCounts, Hits, OperationCounts } from './coverage.ts';
import { mergeCounts, mergeHits } from './coverage.ts';

export type CountsRead =
  | { readonly counts: CoverageCounts }
  | { readonly problems: readonly Problem[] };

/**
 * All problems at once. What the contract does not have is one too, for it would be lost in silence: counts of another
 * version of the mock, or of no mock at all.
 */
export function readCounts(content: unknown, operations: readonly Operation[]): CountsRead {
  const read = coverageCounts(operations).read(content);
  return read.valid ? { counts: read.value } : { problems: read.problems };
}

const STATUSES = hits((name) => /^[1-5]\d\d$/.test(name), 'status');

function coverageCounts(operations: readonly Operation[]): Schema<CoverageCounts> {
  const byId = operations.map((operation) => [operation.id, operationCounts(operation)] as const);
  const counts = object(
    {
      operations: object(allOptional(Object.fromEntries(byId)), {
        stranger: () => 'is no operation',
      }),
      elsewhere: optional(object({ stub: optional(STATUSES), upstream: optional(STATUSES) })),
    },
    { words: 'coverage counts, such as {"operations": {}}', ignoresOthers: true },
  );
  const sorted = changed(counts, ({ operations: found, elsewhere }) =>
    mergeCounts([
      ...Object.entries(found).flatMap(([id, each]) =>
        each === undefined ? [] : [{ operations: { [id]: each } }],
      ),
      ...(elsewhere ? [{ operations: {}, elsewhere }] : []),
    ]),
  );
  const isCounts = (input: unknown) => isMembers(input) && isMembers(input['operations']);
  return {
    ...sorted,
    read: (input) => (isCounts(input) ? sorted.read(input) : refused(`must be ${counts.words}`)),
  };
}

/** Unexpected statuses stand apart in a report; here they are statuses like all others. */
function operationCounts({ query, fields }: Operation): Schema<OperationCounts> {
  const counts = object(
    {
      statuses: required(STATUSES),
      query: required(hits((name) => query.includes(name), 'query parameter of this operation')),
      fields: required(hits((name) => fields.includes(name), 'writable field of this operation')),
      faults: withDefault(STATUSES, {}),
      unexpected: withDefault(STATUSES, {}),
    },
    { ignoresOthers: true },
  );
  return changed(counts, ({ unexpected, ...more }) => ({
    ...more,
    statuses: mergeHits([more.statuses, unexpected]),
  }));
}

function hits(isKnown: (name: string) => boolean, what: string): Schema<Hits> {
  const name = (each: string) => (isKnown(each) ? undefined : `is no ${what}`);
  return record(whole({ min: 0 }), { name });
}

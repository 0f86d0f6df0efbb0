/** What is expected of the journal: so many requests of a kind, or requests in an order. */
import { isMembers } from '../../values/plain-json.ts';
import { changed, optional, required, told, withDefault } from '../../values/schema/changes.ts';
import { list, object, type RawMembers, union } from '../../values/schema/composites.ts';
import { FLAG, whole } from '../../values/schema/scalars.ts';
import type { Problem, Schema } from '../../values/schema/schema.ts';
import type { JournalEntry } from './entry.ts';
import { known } from './known-names.ts';
import { type Pattern, requestPattern } from './pattern.ts';

export type Expectation =
  | { readonly kind: 'times'; readonly matches: Pattern; readonly times: Times }
  | {
      readonly kind: 'sequence';
      /** One for each request, in their order. */
      readonly sequence: readonly Pattern[];
      /** True where no other request may have come before, after or between. */
      readonly exact: boolean;
    };

/** Both inclusive; without `max` there may be any number. */
export interface Times {
  readonly min: number;
  readonly max?: number | undefined;
}

const COUNT = whole({ min: 0 });
const JUST: Schema<Times> = changed(COUNT, (count) => ({ min: count, max: count }));
const RANGE: Schema<Times> = changed(
  object(
    { min: optional(COUNT), max: optional(COUNT) },
    { rules: rangeProblems, more: { minProperties: 1 } },
  ),
  ({ min = 0, max }) => ({ min, max }),
);
const TIMES = union([JUST, RANGE], 'a number, or an object with min or max', (input) => {
  if (typeof input === 'number') return JUST;
  return isMembers(input) ? RANGE : undefined;
});

/**
 * `{matches, times?: n | {min?, max?}}` or `{sequence, exact?}`; without `times` one request is enough. The operations are
 * those of `operationId`; where the requests are given, what they can never have is refused.
 */
export function requestExpectation(
  operations?: readonly string[],
  entries?: readonly JournalEntry[],
): Schema<Expectation> {
  const any = requestPattern(operations);
  const pattern = entries ? known(any, entries) : any;
  const times = object(
    { matches: required(pattern), times: withDefault(TIMES, { min: 1 }) },
    { elsewhere: { exact: 'goes with sequence', sequence: 'goes without matches' } },
  );
  const alone = 'does not go with sequence';
  const sequence = object(
    { sequence: list(pattern, { minItems: 1 }), exact: withDefault(FLAG, false) },
    { elsewhere: { matches: alone, times: alone } },
  );
  const either = union(
    [
      changed(times, (found): Expectation => ({ kind: 'times', ...found })),
      changed(sequence, (found): Expectation => ({ kind: 'sequence', ...found })),
    ],
    times.words,
    (input, [ofTimes, ofSequence]) => (hasSequence(input) ? ofSequence : ofTimes),
  );
  return told(either, { title: 'RequestExpectation' });
}

function hasSequence(input: unknown): boolean {
  return isMembers(input) && Object.hasOwn(input, 'sequence') && input['sequence'] !== undefined;
}

function rangeProblems({ min, max }: RawMembers): readonly Problem[] {
  if (min === undefined && max === undefined) {
    return [{ pointer: '', message: 'needs min or max' }];
  }
  if (min === 0 && max === undefined)
    return [
      { pointer: '/min', message: 'is met by any number of requests: give max, or 1 and more' },
    ];
  const areCounts = COUNT.read(min).valid && COUNT.read(max).valid;
  if (!areCounts || Number(min) <= Number(max)) return [];
  return [{ pointer: '/max', message: `must be ${whole({ min: Number(min) }).words}` }];
}

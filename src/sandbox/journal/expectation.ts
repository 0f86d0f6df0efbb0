/** What is expected of the journal, and how such an expectation is read. */
import { type Pattern, readPattern } from './pattern.ts';
import {
  accepted,
  type Members,
  membersOf,
  type Reading,
  readCount,
  readFlag,
  readList,
  refused,
  settled,
} from './reading.ts';

/** So many requests of a kind, or requests in an order. */
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

const NAMES = ['matches', 'times', 'sequence', 'exact'] as const;
const AT_LEAST_ONE: Times = { min: 1 };

/**
 * From `{matches, times?: n | {min?, max?}}` or `{sequence, exact?}`; without `times` one request is enough. The operations
 * are those that `readPattern` takes.
 */
export function readExpectation(
  input: unknown,
  operations?: readonly string[],
): Reading<Expectation> {
  const members = membersOf(input, NAMES);
  if (members === undefined) return refused('must be an object');
  const readEach = (item: unknown): Reading<Pattern> => readPattern(item, operations);
  return isThere(members, 'sequence')
    ? readSequence(members, readEach)
    : readTimesOf(members, readEach);
}

type ReadPattern = (input: unknown) => Reading<Pattern>;

function readTimesOf(members: Members, readEach: ReadPattern): Reading<Expectation> {
  const matches = members.demand('matches', readEach);
  const times = members.read('times', readTimes);
  const exact = members.read('exact', () => refused('goes with sequence'));
  const expectation: Expectation | undefined = matches.value && {
    kind: 'times',
    matches: matches.value,
    times: times.value ?? AT_LEAST_ONE,
  };
  return settled(expectation, members, matches, times, exact);
}

function readSequence(members: Members, readEach: ReadPattern): Reading<Expectation> {
  const alone = () => refused('does not go with sequence');
  const sequence = members.read('sequence', (input) => readList(input, readEach));
  const exact = members.read('exact', readFlag);
  const expectation: Expectation = {
    kind: 'sequence',
    sequence: sequence.value ?? [],
    exact: exact.value ?? false,
  };
  const [matches, times] = [members.read('matches', alone), members.read('times', alone)];
  return settled(expectation, members, sequence, exact, matches, times);
}

function readTimes(input: unknown): Reading<Times> {
  if (typeof input === 'number') {
    const { value, problems } = readCount(0)(input);
    return { value: value === undefined ? undefined : { min: value, max: value }, problems };
  }
  const members = membersOf(input, ['min', 'max']);
  if (members === undefined) return refused('must be a number, or an object with min or max');
  const min = members.read('min', readCount(0));
  const max = members.read('max', readCount(min.value ?? 0));
  const isEmpty = !isThere(members, 'min') && !isThere(members, 'max');
  const times: Times = { min: min.value ?? 0, max: max.value };
  const none = isEmpty ? refused('needs min or max') : accepted(times);
  return settled(times, members, min, max, none);
}

function isThere(members: Members, name: string): boolean {
  return members.read(name, accepted).value !== undefined;
}

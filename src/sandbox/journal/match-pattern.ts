/** Whether a request is like a pattern, where it is not, and which one was probably meant. */

import { pointerStep } from '../../values/json-pointer.ts';
import { isList } from '../../values/plain-json.ts';
import { maskExpected } from '../secrets/mask-expected.ts';
import { bodyDifferences, wholeBodyDifferences } from './body-differences.ts';
import type { Difference } from './difference.ts';
import type { JournalEntry } from './entry.ts';
import { headerDifferences } from './header-differences.ts';
import type { Pattern, QueryPattern } from './pattern.ts';
import { isLike, shownMember, TextMatch, type TextPattern } from './text-pattern.ts';
import { isUnread, readingOf } from './unread-body.ts';

export type { Difference } from './difference.ts';

const COMPARED = [
  'operation',
  'method',
  'status',
  'actor',
  'fault',
  'answeredBy',
] as const satisfies (keyof Pattern)[];

/** @throws ProblemError where the pattern asks for what is a secret, and any answer could be false */
export function matches(pattern: Pattern, entry: JournalEntry): boolean {
  // Nearly all requests that do not match differ in one of these, which is told at once.
  for (const name of COMPARED) {
    const expected = pattern[name];
    if (expected !== undefined && !isLike(expected, entry[name], pointerStep(name))) return false;
  }
  return differences(pattern, entry).length === 0;
}

/** Everything in which a request is not like the pattern, in the order of the pattern's members. */
export function differences(pattern: Pattern, entry: JournalEntry): readonly Difference[] {
  const { path, query, headers, body, wholeBody, durationMs, refusal } = pattern;
  const compared = (name: string, expected: unknown, actual: unknown): readonly Difference[] => {
    const pointer = pointerStep(name);
    const isAsExpected = expected === undefined || isLike(expected, actual, pointer);
    return isAsExpected ? [] : [{ pointer, expected, actual }];
  };
  const read = body === undefined && wholeBody === undefined ? undefined : readingOf(entry);
  return [
    ...COMPARED.flatMap((name) => compared(name, pattern[name], entry[name])),
    ...compared('sandbox', pattern.sandbox, entry.sandbox),
    ...compared('outcome', pattern.outcome, entry.outcome),
    ...(path === undefined || matchesPath(path, entry.path)
      ? []
      : [{ pointer: '/path', expected: path, actual: entry.path }]),
    ...(refusal === undefined ? [] : refusalDifferences(refusal, entry.refusals)),
    ...(durationMs === undefined ? [] : durationDifferences(durationMs, entry.durationMs)),
    ...(query === undefined ? [] : queryDifferences(query, entry.query)),
    ...(headers === undefined ? [] : headerDifferences(headers, entry)),
    ...(body === undefined ? [] : bodyDifferences(body, read, '/body')),
    ...(wholeBody === undefined ? [] : wholeBodyDifferences(wholeBody, read)),
    ...(pattern.ignoredNothing ? ignoredDifferences(entry.ignored) : []),
    ...(pattern.ignoredNothing && isUnread(entry)
      ? [{ pointer: '/ignored/body', expected: [], actual: undefined }]
      : []),
  ];
}

function matchesPath(pattern: TextPattern, path: string): boolean {
  if (pattern instanceof TextMatch) return isLike(pattern, path, '/path');
  const isStart = pattern.endsWith('*') && path.startsWith(pattern.slice(0, -1));
  return isStart || isLike(pattern, path, '/path');
}

function refusalDifferences(
  expected: string | null,
  refusals: JournalEntry['refusals'],
): readonly Difference[] {
  const actual = refusals.map(({ name }) => name);
  const isAsExpected =
    expected === null ? actual.length === 0 : actual.some((name) => name === expected);
  return isAsExpected ? [] : [{ pointer: '/refusal', expected, actual }];
}

function durationDifferences(
  expected: NonNullable<Pattern['durationMs']>,
  actual: number | null,
): readonly Difference[] {
  const { min = 0, max = Number.POSITIVE_INFINITY } = expected;
  const isWithin = actual !== null && actual >= min && actual <= max;
  return isWithin ? [] : [{ pointer: '/durationMs', expected, actual }];
}

function queryDifferences(
  pattern: QueryPattern,
  query: JournalEntry['query'],
): readonly Difference[] {
  return Object.entries(pattern).flatMap(([name, expected]) => {
    const pointer = `/query${pointerStep(name)}`;
    const actual = shownMember(query, name, pointer);
    const like = (one: TextPattern, value: unknown): boolean => isLike(one, value, pointer);
    const isAsExpected = isList(expected)
      ? expected.length === (actual ?? []).length &&
        expected.every((one, index) => like(one, actual?.[index]))
      : (actual ?? []).some((value) => like(expected, value));
    return isAsExpected ? [] : [{ pointer, expected, actual }];
  });
}

function ignoredDifferences(ignored: JournalEntry['ignored']): readonly Difference[] {
  return (['query', 'body', 'headers'] as const)
    .filter((part) => ignored[part].length > 0)
    .map((part) => ({ pointer: `/ignored/${part}`, expected: [], actual: ignored[part] }));
}

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
  const told = differences(pattern, entry).map(withoutSecret);
  return { request: { sequence, operation, path }, differences: told };
}

function withoutSecret({ pointer, expected, actual }: Difference): Difference {
  return { pointer, expected: maskExpected(pointer, expected, actual), actual };
}

function isMiss(miss: NearestMiss): boolean {
  return miss.differences.length > 0;
}

/** Whether a request is like a pattern, where it is not, and which one was probably meant. */

import { pointerStep } from '../../values/json-pointer.ts';
import { isMembers, type PlainJson } from '../../values/plain-json.ts';
import type { JournalEntry } from './entry.ts';
import type { Pattern, QueryPattern } from './pattern.ts';

/** One place where a request is not as expected. */
export interface Difference {
  /** A JSON pointer into the journal's entry: `/body/sum`. */
  readonly pointer: string;
  readonly expected: unknown;
  /** Undefined, and so left out of JSON, where the request has nothing there. */
  readonly actual: unknown;
}

const COMPARED = ['operation', 'method', 'status', 'actor'] as const satisfies (keyof Pattern)[];

export function matches(pattern: Pattern, entry: JournalEntry): boolean {
  // Nearly all requests that do not match differ in one of these, which is told at once.
  for (const name of COMPARED) {
    const expected = pattern[name];
    if (expected !== undefined && expected !== entry[name]) return false;
  }
  return differences(pattern, entry).length === 0;
}

/** Everything in which a request is not like the pattern, in the order of the pattern's members. */
export function differences(pattern: Pattern, entry: JournalEntry): readonly Difference[] {
  const { path, query, body } = pattern;
  return [
    ...COMPARED.flatMap((name) => {
      const [expected, actual] = [pattern[name], entry[name]];
      return expected === undefined || expected === actual
        ? []
        : [{ pointer: pointerStep(name), expected, actual }];
    }),
    ...(path === undefined || matchesPath(path, entry.path)
      ? []
      : [{ pointer: '/path', expected: path, actual: entry.path }]),
    ...(query === undefined ? [] : queryDifferences(query, entry.query)),
    ...(body === undefined ? [] : bodyDifferences(body, entry.body, '/body')),
    ...(pattern.ignoredNothing ? ignoredDifferences(entry.ignored) : []),
  ];
}

function matchesPath(pattern: string, path: string): boolean {
  return pattern.endsWith('*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern;
}

function queryDifferences(
  pattern: QueryPattern,
  query: JournalEntry['query'],
): readonly Difference[] {
  return Object.entries(pattern).flatMap(([name, expected]) => {
    const actual = Object.hasOwn(query, name) ? query[name] : undefined;
    const isLike =
      typeof expected === 'string' ? actual?.includes(expected) : isSameList(expected, actual);
    return isLike ? [] : [{ pointer: `/query${pointerStep(name)}`, expected, actual }];
  });
}

/** No values are what an absent parameter has. */
function isSameList(expected: readonly string[], actual: readonly string[] = []): boolean {
  return (
    expected.length === actual.length && expected.every((value, index) => value === actual[index])
  );
}

function bodyDifferences(
  expected: PlainJson,
  actual: unknown,
  pointer: string,
): readonly Difference[] {
  if (isMembers(expected) && isMembers(actual)) {
    return Object.entries(expected).flatMap(([name, value]) => {
      const found = Object.hasOwn(actual, name) ? actual[name] : undefined;
      return bodyDifferences(value, found, pointer + pointerStep(name));
    });
  }
  if (isList(expected) && Array.isArray(actual) && expected.length === actual.length) {
    return expected.flatMap((value, index) =>
      bodyDifferences(value, actual[index], pointer + pointerStep(index)),
    );
  }
  return expected === actual ? [] : [{ pointer, expected, actual }];
}

function isList(value: PlainJson): value is readonly PlainJson[] {
  return Array.isArray(value);
}

function ignoredDifferences(ignored: JournalEntry['ignored']): readonly Difference[] {
  return (['query', 'body'] as const)
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
  return { request: { sequence, operation, path }, differences: differences(pattern, entry) };
}

function isMiss(miss: NearestMiss): boolean {
  return miss.differences.length > 0;
}

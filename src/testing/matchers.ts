/** Matchers for Jest and Vitest: what a server was asked for, and what it did not take notice of. */

import { inspect } from 'node:util';
import { FORGOTTEN } from '../sandbox/client-side.ts';
import type { PatternMembers, RequestCount } from '../sandbox/journal/request-pattern.ts';
import { type JournalEntry, type Verification, verifyRequests } from '../sandbox/journal/verify.ts';
import type { OperationId } from '../vocabulary/operations.ts';
import type { Assertions, Claim } from './assertions.ts';
import { ignoredText, missText, receivedText, wantedText } from './request-text.ts';
import { givenOptions } from './runner-environment.ts';
import type { TestServer } from './test-server.ts';

/** Under this name, for nobody else. */
export const JUDGING = Symbol('judging');

export interface Judging {
  /** The journal at once, where the server runs in this process; undefined where it has to be asked. */
  readonly entries: () => readonly JournalEntry[] | undefined;
  readonly assertions: Assertions;
}

/** What `useMockServer` gives is asked over HTTP. */
type Asked<R, T> = T extends Pick<TestServer, 'requests'> ? Promise<void> : R;

/** `R` is what the runner's matchers give, `T` what is expected of. */
export interface RequestMatchers<R, T> {
  /**
   * One or more requests of an operation, or as many as `times` says, that are like the rest of the options: members that
   * are named must be there and match. What `useMockServer` gives is to be awaited: a test that does not fails.
   */
  toHaveReceived<Name extends OperationId>(
    operation: Name,
    options?: ReceivedOptions<Name>,
  ): Asked<R, T>;
  /** No request had a query parameter or a body field of which the API takes no notice. */
  toHaveIgnoredNothing(): Asked<R, T>;
}

/** What `toHaveReceived` expects of requests besides their operation. */
export interface ReceivedOptions<Name extends OperationId = OperationId>
  extends PatternMembers<Name> {
  /** A number, or `{ min, max }`. Without it one request is enough. */
  readonly times?: number | RequestCount;
}

/** What a runner wants to hear of a matcher. */
export interface MatcherResult {
  readonly pass: boolean;
  readonly message: () => string;
}

/** Anything with requests: a server, a sandbox, or what `useMockServer` gives. */
export interface RequestSource {
  readonly requests: {
    entries(): readonly JournalEntry[] | Promise<readonly JournalEntry[]>;
  };
  readonly [JUDGING]?: Judging;
}

type Outcome = MatcherResult | Promise<MatcherResult>;

/**
 * For `expect.extend`, which `useMockServer` calls itself. A server in the same process is judged at once: the call itself
 * throws, awaited or not. One that is asked over HTTP is to be awaited; where a test of `useMockServer` does not, it fails.
 */
export const matchers = {
  /** @throws TypeError for an operation that the API does not have, negated or not */
  toHaveReceived(
    this: unknown,
    received: unknown,
    operation: string,
    options: ReceivedOptions = {},
  ): Outcome {
    const own = givenOptions(options, 'toHaveReceived() takes options such as { times: 1 }');
    const call = `toHaveReceived(${inspect(operation)})`;
    const { toHaveReceived } = matchers;
    const asked = callOf(this, call, toHaveReceived);
    return judge(received, asked, (entries) =>
      judgeReceived(entries, operation, own, asked.isNegated),
    );
  },
  /** The API took notice of every query parameter and body field of every request. */
  toHaveIgnoredNothing(this: unknown, received: unknown): Outcome {
    const { toHaveIgnoredNothing } = matchers;
    const asked = callOf(this, 'toHaveIgnoredNothing()', toHaveIgnoredNothing);
    return judge(received, asked, (entries) => judgeIgnored(entries, asked.isNegated));
  },
};

/** A matcher's call: negated or not, and where the test has it. */
interface MatcherCall extends Claim {
  readonly isNegated: boolean;
}

/** `context` is what the runner gives a matcher as `this`; `matcher` is where the test's own lines end. */
function callOf(context: unknown, call: string, matcher: (...args: never) => unknown): MatcherCall {
  const { isNot }: { readonly isNot?: unknown } = Object(context);
  const isNegated = isNot === true;
  const place = new Error();
  Error.captureStackTrace(place, matcher);
  return { isNegated, place, call: `expect(server).${isNegated ? 'not.' : ''}${call}` };
}

function judge(
  received: unknown,
  call: MatcherCall,
  verdict: (entries: readonly JournalEntry[]) => MatcherResult,
): Outcome {
  if (!isSource(received)) {
    throw new TypeError('expect() must be given a mock server, or what useMockServer() gives.');
  }
  const judging = received[JUDGING];
  const near = judging?.entries();
  if (near) {
    // What fails is thrown by the call; what passes is a promise like that of a server that has to be asked.
    const result = verdict(near);
    return result.pass === call.isNegated ? result : Promise.resolve(result);
  }
  const entries = received.requests.entries();
  if (!('then' in entries)) return verdict(entries);
  const judged = entries.then(verdict);
  return judging ? judging.assertions.watch(judged, call) : judged;
}

function isSource(value: unknown): value is RequestSource {
  if (typeof value !== 'object' || value === null || !('requests' in value)) return false;
  return typeof Object(value.requests).entries === 'function';
}

/**
 * What the library exports, for that is all that the bundles of the helpers have of it. Whatever it is given it checks: a
 * method, because the type of one takes what no compiler has seen.
 */
const library: {
  verifyRequests(entries: readonly JournalEntry[], expectation: unknown): Verification;
} = { verifyRequests };

function judgeReceived(
  entries: readonly JournalEntry[],
  operation: string,
  { times, ...pattern }: ReceivedOptions,
  isNegated: boolean,
): MatcherResult {
  const matches = { ...pattern, operation };
  const expectation = times === undefined ? { matches } : { matches, times };
  const verification = library.verifyRequests(entries, expectation);
  const wanted = wantedText(times === undefined ? pattern : { ...pattern, times }, entries);
  const call = `toHaveReceived(${JSON.stringify(operation)}, ${wanted})`;
  // What nobody knows any more is no ground for either claim.
  const pass = verification.verified || (isNegated && verification.undecided === true);
  const told = verification.verified
    ? [`expect(server).not.${call}`, '', 'There are such requests.']
    : [
        `expect(server).${pass ? 'not.' : ''}${call}`,
        '',
        verification.message,
        ...missText(verification.nearestMiss),
      ];
  return {
    pass,
    message: () => [...told, '', ...receivedText(entries)].join('\n'),
  };
}

function droppedBefore(entries: readonly JournalEntry[]): number {
  const forgotten: unknown = Reflect.get(entries, FORGOTTEN);
  return Number(Object(forgotten).dropped ?? 0);
}

function judgeIgnored(entries: readonly JournalEntry[], isNegated: boolean): MatcherResult {
  const ignored = entries.flatMap(ignoredText);
  const times = entries.length + droppedBefore(entries);
  const heeded = library.verifyRequests(entries, { matches: { ignoredNothing: true }, times });
  // Of those that went astray it does not matter what was ignored: nobody has asked for them.
  const verification = heeded.verified
    ? library.verifyRequests(entries, { matches: {}, times })
    : heeded;
  const isUndecided =
    !verification.verified && verification.undecided === true && ignored.length === 0;
  const pass = isUndecided ? isNegated : ignored.length === 0;
  const call = `expect(server).${pass ? 'not.' : ''}toHaveIgnoredNothing()`;
  const told = isUndecided
    ? [verification.message]
    : pass
      ? ['Nothing was ignored.']
      : ['The API took no notice of:', ...ignored];
  return { pass, message: () => [call, '', ...told, '', ...receivedText(entries)].join('\n') };
}

/** Matchers for Jest and Vitest: what a server was asked for, and what it did not take notice of. */
import {
  type JournalEntry,
  type RequestCount,
  type RequestPattern,
  verifyRequests,
} from '../server/verify-requests.ts';
import { ignoredText, missText, receivedText } from './request-text.ts';

/** What `toHaveReceived` expects of requests besides their operation. */
export interface ReceivedOptions extends Omit<RequestPattern, 'operation'> {
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
}

type Outcome = MatcherResult | Promise<MatcherResult>;

/**
 * For `expect.extend`, which `useMockServer` calls itself. A server in the same process is judged at once, what
 * `useMockServer` gives is to be awaited.
 */
export const matchers = {
  /** @throws TypeError for an operation that the API does not have, negated or not */
  toHaveReceived(received: unknown, operation: string, options: ReceivedOptions = {}): Outcome {
    return judge(received, (entries) => judgeReceived(entries, operation, options));
  },
  /** The API took notice of every query parameter and body field of every request. */
  toHaveIgnoredNothing(received: unknown): Outcome {
    return judge(received, judgeIgnored);
  },
};

function judge(
  received: unknown,
  verdict: (entries: readonly JournalEntry[]) => MatcherResult,
): Outcome {
  if (!isSource(received)) {
    throw new TypeError('expect() must be given a mock server, or what useMockServer() gives.');
  }
  const entries = received.requests.entries();
  return 'then' in entries ? entries.then(verdict) : verdict(entries);
}

function isSource(value: unknown): value is RequestSource {
  if (typeof value !== 'object' || value === null || !('requests' in value)) return false;
  return typeof Object(value.requests).entries === 'function';
}

function judgeReceived(
  entries: readonly JournalEntry[],
  operation: string,
  { times, ...pattern }: ReceivedOptions,
): MatcherResult {
  const matches = { ...pattern, operation };
  const expectation = times === undefined ? { matches } : { matches, times };
  const verification = verifyRequests(entries, expectation);
  const wanted = JSON.stringify(times === undefined ? pattern : { ...pattern, times });
  const call = `toHaveReceived(${JSON.stringify(operation)}, ${wanted})`;
  const told = verification.verified
    ? [`expect(server).not.${call}`, '', 'There are such requests.']
    : [`expect(server).${call}`, '', verification.message, ...missText(verification.nearestMiss)];
  return {
    pass: verification.verified,
    message: () => [...told, '', ...receivedText(entries)].join('\n'),
  };
}

function judgeIgnored(entries: readonly JournalEntry[]): MatcherResult {
  const ignored = entries.flatMap(ignoredText);
  const pass = ignored.length === 0;
  const told = pass
    ? ['expect(server).not.toHaveIgnoredNothing()', '', 'Nothing was ignored.']
    : ['expect(server).toHaveIgnoredNothing()', '', 'The API took no notice of:', ...ignored];
  return { pass, message: () => [...told, '', ...receivedText(entries)].join('\n') };
}

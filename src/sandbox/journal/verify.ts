/** Whether the requests that a journal holds are as a test expects, and how it is told where they are not. */
import { site } from '../../resources/index.ts';
import { demand } from '../../values/schema/problem-error.ts';
import { secretsKnownTo } from '../secrets/mask-expected.ts';
import { astrayLike, astrayText } from './astray.ts';
import type { JournalEntry } from './entry.ts';
import { type Expectation, requestExpectation, type Times } from './expectation.ts';
import { forgottenLike, forgottenOf } from './forgotten.ts';
import { likenessOf } from './likeness.ts';
import { type NearestMiss, nearestMiss } from './match-pattern.ts';
import type { Pattern } from './pattern.ts';
import type { RequestExpectation } from './request-pattern.ts';
import {
  counted,
  failed,
  isUnknown,
  listed,
  nameOf,
  undecided,
  unknownText,
  VERIFIED,
  type Verification,
  withoutSecrets,
} from './verdicts.ts';
import { verifyExactly, verifyOrder } from './verify-order.ts';

export type { RequestCount, RequestExpectation, RequestPattern } from './request-pattern.ts';
export type { JournalEntry, NearestMiss, Verification };

/**
 * The same as `POST /__admin/requests/verify`, for entries at hand. A list that a server gave knows what was dropped before
 * it; a list that was made of it does not, so `server.requests.verify` is the one to ask.
 * @throws ProblemError for an expectation that makes no sense, such as one of an operation that the API does not have
 */
export function verifyRequests(
  entries: readonly JournalEntry[],
  expectation: RequestExpectation,
): Verification {
  const operations = site.operations.map(({ id }) => id);
  return verify(entries, demand(requestExpectation(operations, entries), expectation));
}

/** Holds the expectation against entries, oldest first; unanswered ones count. */
export function verify(entries: readonly JournalEntry[], expectation: Expectation): Verification {
  const told = judged(entries, expectation);
  return told.verified ? told : withoutSecrets(told, secretsKnownTo(entries));
}

function judged(entries: readonly JournalEntry[], expectation: Expectation): Verification {
  switch (expectation.kind) {
    case 'times':
      return verifyTimes(entries, expectation.matches, expectation.times);
    case 'sequence':
      return expectation.exact
        ? verifyExactly(entries, expectation.sequence)
        : verifyOrder(entries, expectation.sequence);
    default:
      return expectation satisfies never;
  }
}

/** Those that were dropped count where their totals tell them; where one that nobody knows could matter, nothing is verified. */
function verifyTimes(
  entries: readonly JournalEntry[],
  pattern: Pattern,
  { min, max = Number.POSITIVE_INFINITY }: Times,
): Verification {
  const likeness = entries.map((entry) => likenessOf(pattern, entry));
  const found = entries.filter((_entry, at) => likeness[at] === 'like');
  const forgotten = forgottenOf(entries);
  const { certain, possible } = forgottenLike(pattern, forgotten);
  const unknown = likeness.filter(isUnknown);
  const astray = astrayLike(pattern, entries);
  const least = found.length + certain;
  const most = found.length + possible + unknown.length + astray.count;
  if (least >= min && most <= max) return VERIFIED;
  const isTooFew = least < min;
  const isUndecided = most >= min && least <= max;
  const limit = min === max ? '' : isTooFew ? 'at least ' : 'at most ';
  const wanted = `${limit}${counted(isTooFew ? min : max, 'request')} like ${nameOf(pattern)}`;
  const older = certain === 0 ? '' : ` and ${certain} that were dropped`;
  const came = `Expected ${wanted}, found ${found.length} among ${entries.length}${older}${listed(found)}`;
  const miss = isTooFew ? nearestMiss(pattern, entries) : null;
  if (!isUndecided) return failed(isTooFew ? came + astrayText(astray) : came, miss);
  const told = came + unknownText(unknown) + astrayText(astray);
  return undecided(told, possible - certain, forgotten, miss);
}

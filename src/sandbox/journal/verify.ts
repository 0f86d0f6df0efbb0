/** Whether the requests that a journal holds are as a test expects, and how it is told where they are not. */
import { site } from '../../resources/index.ts';
import { demand } from '../../values/schema/problem-error.ts';
import type { JournalEntry } from './entry.ts';
import { type Expectation, requestExpectation, type Times } from './expectation.ts';
import { type Forgotten, forgottenLike, forgottenOf, forgottenText } from './forgotten.ts';
import { matches, mayBeLike, missOf, type NearestMiss, nearestMiss } from './match-pattern.ts';
import type { Pattern } from './pattern.ts';
import type { RequestExpectation } from './request-pattern.ts';

export type { RequestCount, RequestExpectation, RequestPattern } from './request-pattern.ts';
export type { JournalEntry, NearestMiss };

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
  return verify(entries, demand(requestExpectation(operations), expectation));
}

export type Verification =
  | { readonly verified: true }
  | {
      readonly verified: false;
      /** There where requests could tell that the journal has dropped: then the opposite is not verified either. */
      readonly undecided?: true;
      readonly message: string;
      /** Null where no request comes near, or where there are too many. */
      readonly nearestMiss: NearestMiss | null;
    };

const VERIFIED: Verification = Object.freeze({ verified: true });
/** Most requests that a message lists. */
const MOST_LISTED = 10;

/** Holds the expectation against entries, oldest first; unanswered ones count. */
export function verify(entries: readonly JournalEntry[], expectation: Expectation): Verification {
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
  const found = entries.filter((entry) => matches(pattern, entry));
  const forgotten = forgottenOf(entries);
  const { certain, possible } = forgottenLike(pattern, forgotten);
  const cut = entries.filter((entry) => mayBeLike(pattern, entry)).length;
  const [least, most] = [found.length + certain, found.length + possible + cut];
  if (least >= min && most <= max) return VERIFIED;
  const isTooFew = least < min;
  const isUndecided = most >= min && least <= max;
  const limit = min === max ? '' : isTooFew ? 'at least ' : 'at most ';
  const wanted = `${limit}${counted(isTooFew ? min : max, 'request')} like ${nameOf(pattern)}`;
  const older = certain === 0 ? '' : ` and ${certain} that were dropped`;
  const came = `Expected ${wanted}, found ${found.length} among ${entries.length}${older}${listed(found)}`;
  const miss = isTooFew ? nearestMiss(pattern, entries) : null;
  if (!isUndecided) return failed(came, miss);
  const long =
    cut === 0 ? came : `${came}; of ${counted(cut, 'body', 'bodies')} only the beginning is kept`;
  return undecided(long, possible - certain, forgotten, miss);
}

/** Other requests may stand before, after and between. */
function verifyOrder(entries: readonly JournalEntry[], patterns: readonly Pattern[]): Verification {
  let from = 0;
  for (const [index, pattern] of patterns.entries()) {
    const found = entries.findIndex((entry, at) => at >= from && matches(pattern, entry));
    if (found < 0) {
      const last = entries[from - 1];
      const earlier = entries.slice(0, from).filter((entry) => matches(pattern, entry));
      const where = last === undefined ? '' : ` after request ${last.sequence}`;
      const hint = earlier.length === 0 ? '' : `, only before${listed(earlier)}`;
      const told = `Found nothing like ${placed(patterns, index)}${where}${hint}`;
      return orUndecided(told, nearestMiss(pattern, entries.slice(from)), forgottenOf(entries));
    }
    from = found + 1;
  }
  return VERIFIED;
}

function verifyExactly(
  entries: readonly JournalEntry[],
  patterns: readonly Pattern[],
): Verification {
  const forgotten = forgottenOf(entries);
  if (forgotten.dropped > 0) {
    const wanted = counted(patterns.length, 'request');
    const came = counted(entries.length + forgotten.dropped, 'request');
    const told = `Expected exactly ${wanted}, and ${came} came`;
    return orUndecided(
      told,
      null,
      forgotten,
      entries.length + forgotten.dropped === patterns.length,
    );
  }
  for (const [index, pattern] of patterns.entries()) {
    const entry = entries[index];
    if (entry === undefined) {
      const came = counted(entries.length, 'request');
      return failed(`Found ${came}, and nothing for ${placed(patterns, index)}`, null);
    }
    if (!matches(pattern, entry)) {
      const told = `request ${entry.sequence} is not like ${placed(patterns, index)}`;
      return failed(`In exact order, ${told}`, missOf(pattern, entry));
    }
  }
  const surplus = entries.slice(patterns.length);
  if (surplus.length === 0) return VERIFIED;
  const wanted = counted(patterns.length, 'request');
  return failed(`Expected exactly ${wanted}, found ${surplus.length} more${listed(surplus)}`, null);
}

function failed(message: string, miss: NearestMiss | null): Verification {
  return { verified: false, message, nearestMiss: miss };
}

/** So many requests that were dropped could be the ones, and nobody knows. */
function undecided(
  told: string,
  count: number,
  forgotten: Forgotten,
  miss: NearestMiss | null,
): Verification {
  const message = count === 0 ? told : `${told}; ${forgottenText(count, forgotten)}`;
  return { verified: false, undecided: true, message, nearestMiss: miss };
}

/** Failed, unless what was dropped could be what is missed. */
function orUndecided(
  told: string,
  miss: NearestMiss | null,
  forgotten: Forgotten,
  isPossible = true,
): Verification {
  const { dropped } = forgotten;
  return dropped > 0 && isPossible ? undecided(told, dropped, forgotten, miss) : failed(told, miss);
}

/** `payments_create`, `GET /api/payments/`, or what else there is to say. */
export function nameOf({ operation, method, path }: Pattern): string {
  return (
    operation ?? ([method, path].filter((part) => part !== undefined).join(' ') || 'the pattern')
  );
}

export function counted(count: number, noun: string, several = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : several}`;
}

function placed(patterns: readonly Pattern[], index: number): string {
  const pattern = patterns[index] ?? {};
  return `${nameOf(pattern)} (${index + 1} of ${patterns.length})`;
}

/** `: 3 payments_list, 5 payments_create`, or nothing. */
function listed(entries: readonly JournalEntry[]): string {
  if (entries.length === 0) return '';
  const shown = entries
    .slice(0, MOST_LISTED)
    .map(({ sequence, operation, path }) => `${sequence} ${operation ?? path}`);
  return `: ${[...shown, ...(entries.length > MOST_LISTED ? ['…'] : [])].join(', ')}`;
}

/** Whether the requests that a journal holds are as a test expects. */

import { site } from '../../resources/index.ts';
import { demand } from '../../values/schema/problem-error.ts';
import type { JournalEntry } from './entry.ts';
import { requestExpectation } from './expectation.ts';
import type { NearestMiss } from './match-pattern.ts';
import { type Verification, verify } from './verify.ts';

export type { JournalEntry, NearestMiss, Verification };

/** What a request is to look like; what is left out may be anything. */
export interface RequestPattern {
  /** As published: `payments_create`. */
  readonly operation?: string | null;
  readonly method?: string;
  /** Exact; a trailing `*` stands for any rest. */
  readonly path?: string;
  readonly status?: number | null;
  /** A username; null for anonymous. */
  readonly actor?: string | null;
  /** A text is one of a parameter's values, a list is all of them. */
  readonly query?: Readonly<Record<string, string | number | boolean | readonly string[]>>;
  /** The members it has must be there and match, at any depth. */
  readonly body?: unknown;
  readonly ignoredNothing?: true;
}

/** So many requests like a pattern (one or more unless told otherwise), or requests in an order. */
export type RequestExpectation =
  | { readonly matches: RequestPattern; readonly times?: number | RequestCount }
  | { readonly sequence: readonly RequestPattern[]; readonly exact?: boolean };

/** Both inclusive. */
export interface RequestCount {
  readonly min?: number;
  readonly max?: number;
}

/**
 * The same as `POST /__admin/requests/verify`, for entries at hand.
 * @throws ProblemError for an expectation that makes no sense, such as one of an operation that the API does not have
 */
export function verifyRequests(
  entries: readonly JournalEntry[],
  expectation: RequestExpectation,
): Verification {
  const operations = site.operations.map(({ id }) => id);
  return verify(entries, demand(requestExpectation(operations), expectation));
}

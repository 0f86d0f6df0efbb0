/** What a test writes of requests that it expects: the names in it are those of the operation. */
import type { HttpStatus, StatusOf, UserName } from '../../vocabulary/names.ts';
import type { OperationId, Operations } from '../../vocabulary/operations.ts';
import type { RefusalName } from '../../vocabulary/refusal-names.ts';
import type { Answerer } from './entry.ts';

/** A regular expression, found anywhere in the text: without look-around, back-references and names of groups. */
export interface TextMatch {
  readonly matches: string;
}

/** The same members, each of which may be an expression. No conditional type: the two kinds of modules would not agree on it. */
type WithMatches<T> = { readonly [Name in keyof T]: T[Name] | TextMatch };

/** What may be asked of any request; what is left out may be anything. */
interface CommonPattern {
  readonly method?: string | TextMatch;
  /** Exact; a trailing `*` stands for any rest. */
  readonly path?: string | TextMatch;
  /** A username; null for anonymous. */
  readonly actor?: UserName | TextMatch | null;
  readonly sandbox?: string | TextMatch;
  /** `answered` or `aborted`; null while it lasts. */
  readonly outcome?: 'answered' | 'aborted' | TextMatch | null;
  /** Who made the answer; null for none. */
  readonly answeredBy?: Answerer | null;
  /** The id of a fault; null for none. */
  readonly fault?: string | TextMatch | null;
  /** What the API refused it for, alone or among others; null for nothing. */
  readonly refusal?: RefusalName | null;
  /** Both inclusive. */
  readonly durationMs?: { readonly min?: number; readonly max?: number };
  /** By name, whatever its case. A list is all values of a header, null is none. */
  readonly headers?: Readonly<Record<string, HeaderValue>>;
  readonly ignoredNothing?: true;
}

/** A text is the header, or one of its values; a list is all of them. */
type HeaderValue = string | TextMatch | readonly (string | TextMatch)[] | null;

/** A text is one of a parameter's values, a list is all of them. */
type QueryValue = string | number | boolean | TextMatch | readonly (string | TextMatch)[];

/** What may be asked of a request of one operation. */
export interface PatternMembers<Name extends OperationId> extends CommonPattern {
  /** One that the operation has, an error, or null for a request that is not answered yet. */
  readonly status?: StatusOf<Name> | null;
  /** By the operation's parameters. */
  readonly query?: { readonly [Parameter in Operations[Name]['query']]?: QueryValue };
  /** The members it has must be there and match, at any depth. */
  readonly body?: WithMatches<Operations[Name]['body']> | null;
  /** All of it, and nothing besides. */
  readonly wholeBody?: WithMatches<Operations[Name]['body']> | null;
}

/** A request of one operation. */
export interface OperationPattern<Name extends OperationId> extends PatternMembers<Name> {
  /** As published: `payments_create`. */
  readonly operation: Name;
}

/** A request of whatever operation, or of none. */
interface OpenPattern extends CommonPattern {
  /** Null for a path or method that the API does not have. */
  readonly operation?: null;
  readonly status?: HttpStatus | null;
  readonly query?: Readonly<Record<string, QueryValue>>;
  /** The members it has must be there and match, at any depth. */
  readonly body?: unknown;
  /** All of it, and nothing besides. */
  readonly wholeBody?: unknown;
}

/** What a request is to look like. Where it names the operation, its status, query and body are those of the operation. */
export type RequestPattern =
  | { [Name in OperationId]: OperationPattern<Name> }[OperationId]
  | OpenPattern;

/** So many requests like a pattern (one or more unless told otherwise), or requests in an order. */
export type RequestExpectation =
  | { readonly matches: RequestPattern; readonly times?: number | RequestCount }
  | { readonly sequence: readonly RequestPattern[]; readonly exact?: boolean };

/** Both inclusive. */
export interface RequestCount {
  readonly min?: number;
  readonly max?: number;
}

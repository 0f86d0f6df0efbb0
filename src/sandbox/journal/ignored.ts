/** What the API silently ignores of a request, which is most often a client's mistake. */
import type { Operation } from '../../drf/operation.ts';
import type { JournalEntry } from './entry.ts';

export const NONE: readonly string[] = Object.freeze([]);
/** Stands for all of a body of which no name can be told. */
const ALL: readonly string[] = Object.freeze(['*']);

/** Names as they are shown. */
type TellNames = (names: readonly string[]) => readonly string[];

/** What there is of a request that can be ignored. */
export interface Ignorable {
  readonly parameters: readonly string[];
  /** Those that clients rely on and the API does not know. */
  readonly headers: readonly string[];
  /** What was read of its body; undefined where nothing was. */
  readonly read: { readonly ignored: readonly string[]; readonly isEmpty: boolean } | undefined;
  /** Whether there are bytes of a body, read or not. */
  readonly hasBytes: boolean;
  /** Undefined where nobody knows what the request asks for. */
  readonly operation: Operation | undefined;
  /** What its answer says to be of no use, whatever the operation. */
  readonly unused: Unused | undefined;
}

/** All of a request whose method the path does not have; the body alone where it is sent on to another path. */
export type Unused = 'all' | 'body';

/** All that the API has ignored of a request: its parameters, its body, and its headers. */
export function ignoredOf(request: Ignorable, told: TellNames): JournalEntry['ignored'] {
  return Object.freeze({
    query: told(ignoredQuery(request)),
    body: told(ignoredOfBody(request)),
    headers: request.headers,
  });
}

/** Whether it has ignored anything. */
export function ignoresAny(request: Ignorable): boolean {
  const { headers } = request;
  return headers.length + ignoredQuery(request).length + ignoredOfBody(request).length > 0;
}

/** Query parameters that the operation does not know. */
function ignoredQuery({ parameters, operation, unused }: Ignorable): readonly string[] {
  if (parameters.length === 0 || unused === 'all') return parameters;
  if (operation === undefined) return NONE;
  return Object.freeze(parameters.filter((name) => !operation.query.includes(name)));
}

function ignoredOfBody({ read, hasBytes, operation, unused }: Ignorable): readonly string[] {
  if (unused !== undefined) return (read ? !read.isEmpty : hasBytes) ? ALL : NONE;
  if (read) return read.ignored;
  return hasBytes && operation && ignoresBodies(operation) ? ALL : NONE;
}

/** Headers by which a client believes to be safe, and that the API does not know. Source: no recorded server reads them. */
const RELIED_ON = [
  ...['idempotency-key', 'if-match', 'if-none-match', 'if-modified-since', 'if-unmodified-since'],
  ...[
    'if-range',
    'prefer',
    'range',
    'x-http-method',
    'x-http-method-override',
    'x-method-override',
  ],
] as const;

/** Those of them that a request has, whatever it asks for. */
export function ignoredHeaders(
  headers: Readonly<Record<string, string | undefined>>,
): readonly string[] {
  return Object.freeze(RELIED_ON.filter((name) => headers[name] !== undefined));
}

/**
 * Fields at the top of a body that the operation does not read: unknown ones, those that only answers have, and all where it
 * reads no body. A body that has something in it but no names is ignored as a whole: no field of it is read.
 */
export function ignoredBody(
  names: readonly string[],
  isNameless: boolean,
  operation: Operation | undefined,
): readonly string[] {
  if (operation === undefined) return NONE;
  if (isNameless) return ALL;
  const { fields } = operation;
  // A name that answers have too is read.
  return Object.freeze(names.filter((name) => !fields.includes(name)));
}

function ignoresBodies({ fields, readOnlyFields }: Operation): boolean {
  return fields.length + readOnlyFields.length === 0;
}

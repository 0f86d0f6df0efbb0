/** What the API silently ignores of a request, which is most often a client's mistake. */
import type { Operation } from '../../drf/operation.ts';
import type { JournalEntry } from './entry.ts';

export const NONE: readonly string[] = Object.freeze([]);

/** Query parameters that the operation does not know; none where nobody knows what the request asks for. */
function ignoredQuery(
  names: readonly string[],
  operation: Operation | undefined,
): readonly string[] {
  if (operation === undefined || names.length === 0) return NONE;
  return Object.freeze(names.filter((name) => !operation.query.includes(name)));
}

/** Names as they are shown. */
export type TellNames = (names: readonly string[]) => readonly string[];

/** All that the API has ignored of a request: its parameters, what was read of its body, and its headers. */
export function ignoredOf(
  parameters: readonly string[],
  body: { readonly ignored: readonly string[] } | undefined,
  headers: Readonly<Record<string, string | undefined>>,
  operation: Operation | undefined,
  told: TellNames = (names) => names,
): JournalEntry['ignored'] {
  return Object.freeze({
    query: told(ignoredQuery(parameters, operation)),
    body: told(body?.ignored ?? NONE),
    headers: ignoredHeaders(headers),
  });
}

/** Headers by which a client believes to be safe, and that the API does not know. Source: no recorded server reads them. */
const RELIED_ON = [
  ...['idempotency-key', 'if-match', 'if-none-match', 'prefer', 'range'],
  'x-http-method-override',
] as const;

/** Those of them that a request has, whatever it asks for. */
function ignoredHeaders(headers: Readonly<Record<string, string | undefined>>): readonly string[] {
  return Object.freeze(RELIED_ON.filter((name) => headers[name] !== undefined));
}

/**
 * Fields at the top of a body that the operation does not read: unknown ones, and those that only answers have. None where
 * the operation does not tell its fields.
 */
export function ignoredBody(
  names: readonly string[],
  operation: Operation | undefined,
): readonly string[] {
  if (operation === undefined) return NONE;
  const { fields, readOnlyFields } = operation;
  if (fields.length + readOnlyFields.length === 0) return NONE;
  // A name that is in both lists is read.
  return Object.freeze(names.filter((name) => !fields.includes(name)));
}

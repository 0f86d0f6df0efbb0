/** Hyperlinks: how a client names another row, and what is wrong with the way it did. */
import { invalid, valid } from '../values/validated.ts';
import type { FieldInput } from './field.ts';
import { HYPERLINK } from './messages.ts';
import { pythonTypeName } from './python-str.ts';
import type { Checked, ErrorDetail, Refusal } from './refusal.ts';
import type { RouteMatch } from './router.ts';
import { uriToIri } from './text.ts';

/** What a relation needs of its surroundings: the URL table, and the prefix that is not part of it. */
export interface Resolver {
  /** The route of a percent-decoded path, or undefined. */
  readonly resolveLink: (path: string) => RouteMatch | undefined;
  readonly prefix: string;
}

/** What a hyperlink may be told. */
export const HYPERLINK_REFUSALS: readonly ErrorDetail[] = Object.values<Refusal>(HYPERLINK).map(
  ({ any }) => any,
);

/**
 * Reads a hyperlink to one row of a resource: a URL of any host, or a bare path.
 * Source: DRF relations.HyperlinkedRelatedField.to_internal_value; BEHAVIOUR 5, `profile`.
 */
export function readHyperlink<Row>(
  input: FieldInput,
  basename: string,
  { resolveLink, prefix }: Resolver,
  find: (lookup: string) => Row | undefined,
): Checked<Row> {
  if (typeof input !== 'string')
    return invalid(HYPERLINK.incorrect_type.detail({ data_type: pythonTypeName(input) }));
  const path = /^https?:/.test(input) ? urlPath(input) : input;
  const match = resolveLink(uriToIri(withoutPrefix(path, prefix)));
  if (!match) return invalid(HYPERLINK.no_match.detail());
  if (match.kind !== 'detail' || match.basename !== basename) {
    return invalid(HYPERLINK.incorrect_match.detail());
  }
  const row = find(match.lookup);
  return row === undefined ? invalid(HYPERLINK.does_not_exist.detail()) : valid(row);
}

/** The path with a sandbox's prefix taken off. Source: Django get_script_prefix. */
export function withoutPrefix(path: string, prefix: string): string {
  return prefix !== '' && path.startsWith(`${prefix}/`) ? path.slice(prefix.length) : path;
}

/**
 * The path of a URL or of a path: scheme, host, parameters, query and fragment cut off. Never fails.
 * Source: Python urllib.parse.urlparse.
 */
export function urlPath(url: string): string {
  const clean = url.replace(/^[\0-\x20]+|[\t\r\n]/g, '');
  const afterScheme = clean.replace(/^[a-z][a-z0-9+.-]*:/i, '');
  const [beforeFragment = ''] = afterScheme.split('#', 1);
  const [beforeQuery = ''] = beforeFragment.split('?', 1);
  const path = beforeQuery.startsWith('//') ? beforeQuery.replace(/^\/\/[^/]*/, '') : beforeQuery;
  const parameters = path.indexOf(';', path.lastIndexOf('/') + 1);
  return parameters < 0 ? path : path.slice(0, parameters);
}

/** Hyperlinks: how a client names another row, and what is wrong with the way it did. */

import { isIPv6 } from 'node:net';
import { invalid, valid } from '../values/validated.ts';
import type { FieldInput } from './field.ts';
import { HYPERLINK } from './messages.ts';
import { pythonTypeName } from './python-str.ts';
import type { Checked, ErrorDetail, Refusal } from './refusal.ts';
import type { RouteMatch } from './router.ts';
import { unquote, uriToIri } from './text.ts';

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
 * `absence` says of a lookup that finds none why, for people.
 * Source: DRF relations.HyperlinkedRelatedField.to_internal_value; BEHAVIOUR 5, `profile`.
 */
export function readHyperlink<Row>(
  input: FieldInput,
  basename: string,
  { resolveLink, prefix }: Resolver,
  find: (lookup: string) => Row | undefined,
  absence: (lookup: string) => string,
): Checked<Row> {
  if (typeof input !== 'string')
    return invalid(HYPERLINK.incorrect_type.detail({ data_type: pythonTypeName(input) }));
  const path = isWholeUrl(input) ? urlPath(input) : input;
  const match = resolveLink(uriToIri(unquote(withoutPrefix(path, prefix))));
  if (!match) return invalid(HYPERLINK.no_match.detail());
  if (match.kind !== 'detail' || match.basename !== basename) {
    return invalid(HYPERLINK.incorrect_match.detail());
  }
  const row = find(match.lookup);
  if (row !== undefined) return valid(row);
  return invalid(HYPERLINK.does_not_exist.detail().noted(absence(match.lookup)));
}

/** True for a link of which the path alone counts: a bare path counts as a whole. */
export function isWholeUrl(input: FieldInput): input is string {
  return typeof input === 'string' && /^https?:/.test(input);
}

const AUTHORITY = /^(?:[a-z][a-z0-9+.-]*:)?\/\/([^/?#]*)/i;

/**
 * False for a URL at which Python raises: brackets that do not pair or hold no IPv6 address, or a letter in the host that is
 * made of `/`, `?`, `#`, `@` or `:`.
 * Source: Python 3.11 urllib.parse.urlsplit, _check_bracketed_host and _checknetloc.
 */
export function hasReadableHost(url: string): boolean {
  const [, host = ''] = AUTHORITY.exec(cleanUrl(url)) ?? [];
  const [opens, closes] = [host.includes('['), host.includes(']')];
  if (opens !== closes) return false;
  const [, afterOpening = ''] = host.split('[', 2);
  const [inBrackets = ''] = afterOpening.split(']', 1);
  if (opens && !isBracketed(inBrackets)) return false;
  const letters = host.replace(/[@:#?]/g, '');
  const normal = letters.normalize('NFKC');
  return normal === letters || !/[/?#@:]/.test(normal);
}

/** An IPv6 address, with its zone if it has one, or what RFC 3986 calls IPvFuture. */
function isBracketed(host: string): boolean {
  if (host.startsWith('v')) return /^v[a-f0-9]+\..+$/is.test(host);
  const [address = '', zone, ...more] = host.split('%');
  return isIPv6(address) && zone !== '' && more.length === 0;
}

/** As Python takes a URL before it looks at it. Source: urllib.parse.urlsplit. */
function cleanUrl(url: string): string {
  return url.replace(/^[\0-\x20]+|[\t\r\n]/g, '');
}

/** The path with a sandbox's prefix taken off. Source: Django get_script_prefix. */
export function withoutPrefix(path: string, prefix: string): string {
  return prefix !== '' && path.startsWith(`${prefix}/`) ? path.slice(prefix.length) : path;
}

const SCHEME = /^([a-z][a-z0-9+.-]*):/i;
/** Those whose paths end at a semicolon. Source: Python 3.11 urllib.parse.uses_params. */
const WITH_PARAMETERS = /^(?:|ftp|hdl|prospero|https?|imap|shttp|rtsp[su]?|sips?|mms|sftp|tel)$/i;

/**
 * The path of a URL or of a path: scheme, host, parameters, query and fragment cut off. Never fails.
 * Source: Python urllib.parse.urlparse.
 */
export function urlPath(url: string): string {
  const text = cleanUrl(url);
  const [written = '', scheme = ''] = SCHEME.exec(text) ?? [];
  const [beforeFragment = ''] = text.slice(written.length).split('#', 1);
  const [beforeQuery = ''] = beforeFragment.split('?', 1);
  const path = beforeQuery.startsWith('//') ? beforeQuery.replace(/^\/\/[^/]*/, '') : beforeQuery;
  if (!WITH_PARAMETERS.test(scheme)) return path;
  const parameters = path.indexOf(';', path.lastIndexOf('/') + 1);
  return parameters < 0 ? path : path.slice(0, parameters);
}

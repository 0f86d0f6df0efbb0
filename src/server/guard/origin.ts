/** Decides how an origin is read, as browsers send it and as options name it. */
import { urlOf } from '../../values/url.ts';
import { AUTHORITY, type HostName, readHost } from './host-name.ts';

export interface Origin {
  /** As `URL` writes it, for comparing: lower-case, without the usual port. */
  readonly text: string;
  /** Of a page that came over HTTP; undefined for an extension, or a program that shows pages of its own. */
  readonly host: HostName | undefined;
}

const SCHEME = /^[a-z][a-z\d+.-]*$/;

/** Undefined for `null`, for lists, and for what has a user, a path or blanks: no page has such an origin. */
export function readOrigin(text: string): Origin | undefined {
  const lower = text.toLowerCase();
  const cut = lower.indexOf('://');
  const [scheme, authority] = [lower.slice(0, Math.max(cut, 0)), lower.slice(cut + 3)];
  if (!SCHEME.test(scheme) || !AUTHORITY.test(authority)) return undefined;
  if (scheme !== 'http' && scheme !== 'https') return { text: lower, host: undefined };
  const url = urlOf(lower);
  return url && { text: url.origin, host: readHost(url.host) };
}

/** How addresses are written: of a listening host, and of what hyperlinks may begin with. */

import { withoutEnd } from '../values/text-end.ts';
import { httpUrlOf } from '../values/url.ts';

/** The address under which a listening host is reached. */
export function urlHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}

/** An origin without slashes at its end: a path follows. */
export function withoutEndSlashes(origin: string): string {
  return withoutEnd(origin, '/');
}

/** What a hyperlink may hold: less than `URL` lets pass. Source: RFC 3986, 3.2.2 and 3.3. */
const HOST = /^(?:[\w.~!$&'()*+,;=-]+|\[[\da-f:.]+\])(?::\d+)?$/;
const URI_PATH = /^(?:[\w.~:/@!$&'()*+,;=-]|%[\da-f]{2})*$/i;

/**
 * An http or https URL as hyperlinks begin with it: in ASCII, as `URL` writes it (`https://wäldur.example` becomes
 * `https://xn--wldur-gra.example`), and without a slash at the end. Undefined for anything else.
 */
export function originOf(text: string): string | undefined {
  const url = httpUrlOf(text);
  if (!url) return undefined;
  const { username, password, host, pathname, search, hash } = url;
  if (search !== '' || hash !== '') return undefined;
  if (!HOST.test(host) || !URI_PATH.test(username + password + pathname)) return undefined;
  // Takes away a `?` or `#` with nothing behind it, too.
  url.search = '';
  url.hash = '';
  return withoutEndSlashes(url.href);
}

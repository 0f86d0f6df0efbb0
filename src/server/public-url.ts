/** Which URLs hyperlinks may begin with, and how those are written. */

import { withoutEndSlashes } from './url-host.ts';

/** What a hyperlink may hold: less than `URL` lets pass. Source: RFC 3986, 3.2.2 and 3.3. */
const HOST = /^(?:[\w.~!$&'()*+,;=-]+|\[[\da-f:.]+\])(?::\d+)?$/;
const URI_PATH = /^(?:[\w.~:/@!$&'()*+,;=-]|%[\da-f]{2})*$/i;

/**
 * An http or https URL as hyperlinks begin with it: in ASCII, as `URL` writes it (`https://wäldur.example` becomes
 * `https://xn--wldur-gra.example`), and without a slash at the end. Undefined for anything else.
 */
export function originOf(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  const { protocol, username, password, host, pathname, search, hash } = url;
  if (!/^https?:$/.test(protocol) || search !== '' || hash !== '') return undefined;
  if (!HOST.test(host) || !URI_PATH.test(username + password + pathname)) return undefined;
  // Takes away a `?` or `#` with nothing behind it, too.
  url.search = '';
  url.hash = '';
  return withoutEndSlashes(url.href);
}

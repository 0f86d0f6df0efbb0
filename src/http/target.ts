/** The target of a request line: what of it is path and query, here and for another server. */
import type { Request } from '../drf/request.ts';
import { escapeUriPath } from '../drf/text.ts';

/** Up to a `#`, which no client should send. Source: gunicorn util.split_request_uri (urlsplit). */
function withoutFragment(url: string): string {
  const cut = url.indexOf('#');
  return cut < 0 ? url : url.slice(0, cut);
}

const ABSOLUTE = /^[a-z][a-z0-9+.-]*:\/\/([^/?]*)/i;

/** A proxy's absolute form loses its origin, whatever the scheme. */
export function withoutOrigin(url: string): string {
  return url.startsWith('/') ? url : url.replace(ABSOLUTE, '');
}

/** What stands before and behind the `?`, neither decoded; the query is empty where there is none. */
export function pathAndQuery(url: string): readonly [path: string, query: string] {
  const target = withoutOrigin(withoutFragment(url));
  const cut = target.indexOf('?');
  return cut < 0 ? [target, ''] : [target.slice(0, cut), target.slice(cut + 1)];
}

/** What a proxy's absolute target has in front of its path: host and port, with whatever else stands there; undefined for any other. */
export function authorityOf(target: string): string | undefined {
  return ABSOLUTE.exec(target)?.[1];
}

/** Path and query behind the sandbox's prefix, as they were sent. */
export function targetOf({ wire, prefix, path, queryString }: Request): string {
  if (!wire) return escapeUriPath(path) + (queryString === '' ? '' : `?${queryString}`);
  const sent = withoutOrigin(wire.target);
  return sent.startsWith(prefix) ? sent.slice(prefix.length) : sent;
}

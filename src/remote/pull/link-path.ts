/** Where on its own server a link leads. */
import { withoutEndSlashes } from '../../server/urls.ts';
import { urlOf } from '../../values/url.ts';

/** Below the base, whatever host the link names: a server behind a proxy may call itself something else. */
export function pathOf(link: unknown, base: string): string | undefined {
  const url = typeof link === 'string' ? urlOf(link, base) : undefined;
  if (!url) return undefined;
  const { pathname, search } = url;
  const api = pathname.indexOf('/api/');
  const prefix = withoutEndSlashes(new URL(base).pathname);
  const path =
    api >= 0
      ? pathname.slice(api)
      : pathname.slice(pathname.startsWith(`${prefix}/`) ? prefix.length : 0);
  return path === '/' ? undefined : path + search;
}

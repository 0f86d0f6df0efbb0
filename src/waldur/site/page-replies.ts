/** What is answered before there is a view: Django's pages, and its redirect. */
import { refusalPage } from '../../drf/exception-handler.ts';
import type { Refusal } from '../../drf/refusal.ts';
import type { RefusalListener } from '../../drf/refused.ts';
import { emptyReply, HTML, type Reply, withHeaders } from '../../drf/reply.ts';
import type { Request } from '../../drf/request.ts';
import { escapeUriPath, escapeUriQuery } from '../../drf/text.ts';
import { FRAME_HEADERS, LANGUAGE_HEADERS } from './middleware.ts';

/**
 * What no middleware but the first has seen: a redirect, and a host that is none. Source: Django CommonMiddleware, which says
 * how long an answer is when it comes back to it.
 */
const FROM_FIRST = { isOfUntoldLength: true } as const;

export function refusedHost(refusal: Refusal, listener?: RefusalListener): Reply {
  return { ...refusalPage(refusal, listener), ...FROM_FIRST };
}

export function refusedAsPage(refusal: Refusal, listener?: RefusalListener): Reply {
  return withHeaders(refusalPage(refusal, listener), FRAME_HEADERS);
}

/** A missing final slash is added for every method; nothing is done. Source: CommonMiddleware (APPEND_SLASH). */
export function slashRedirect({ path, prefix, queryString }: Request): Reply {
  const query = queryString === '' ? '' : `?${escapeUriQuery(queryString)}`;
  const location = `${prefix}${escapeUriPath(path)}/${query}`;
  const reply = emptyReply(301, { ...HTML, ...LANGUAGE_HEADERS, Location: location });
  return { ...reply, ...FROM_FIRST };
}

/** Asks another server what the mock does not serve, and gives its answer as it came. */

import { handleException } from '../drf/exception-handler.ts';
import { ApiException } from '../drf/refusal.ts';
import { jsonReply, type Reply, withHeaders } from '../drf/reply.ts';
import type { Request } from '../drf/request.ts';
import type { HeaderPair } from '../values/header-pairs.ts';
import { NOTE_HEADER } from '../values/own-paths.ts';
import { urlOf } from '../values/url.ts';
import type { Upstream } from '../waldur/site/world.ts';
import { targetOf } from './target.ts';
import { replyOf } from './upstream-answer.ts';
import { type AskOptions, ask, bodyToSend } from './upstream-ask.ts';
import { UpstreamFault } from './upstream-fault.ts';
import { hopsOf, MOST_HOPS } from './upstream-headers.ts';

export interface UpstreamOptions extends AskOptions {
  /** Largest body taken of either side, in bytes; an answer that does not say how long it is may have more. */
  readonly maxBodyBytes: number;
}

/** Answers 502 for a server that does not answer, and for what it may not answer. */
export function createUpstream(options: UpstreamOptions): Upstream {
  const { url } = options;
  return async (request) => {
    try {
      refuseUnfit(request);
      const answer = await ask(request, await bodyToSend(request), options);
      const reply = await replyOf(answer, request.method, options.maxBodyBytes);
      return noted(withOwnLinks(reply, request, url), url);
    } catch (error) {
      if (error instanceof ApiException) return noted(handleException(error), url);
      if (!(error instanceof UpstreamFault)) throw error;
      const detail = `The upstream ${url} ${error.message}.`;
      const reply = jsonReply({ detail }, 502, { 'Content-Type': 'application/json' });
      return noted(reply, `${url} ${error.message}`);
    }
  };
}

function noted(reply: Reply, note: string): Reply {
  return withHeaders(reply, { [NOTE_HEADER]: `upstream ${note}` });
}

/** @throws UpstreamFault for what would not end, or would be no HTTP any more */
function refuseUnfit(request: Request): void {
  if (hopsOf(request) >= MOST_HOPS) {
    throw new UpstreamFault('leads back here: the request has come through it already');
  }
  if (request.headers['upgrade']?.toLowerCase() === 'websocket') {
    throw new UpstreamFault('is asked over HTTP alone: no connection becomes a WebSocket');
  }
}

/** Its own address in `Location` and `Link` becomes that of the mock. @throws UpstreamFault for a redirect to another host */
function withOwnLinks(reply: Reply, request: Request, url: string): Reply {
  const own = ([name, value]: HeaderPair): HeaderPair => {
    const lower = name.toLowerCase();
    if (lower === 'link') return [name, value.split(`<${url}/`).join(`<${request.base}/`)];
    return lower === 'location'
      ? [name, ownLocation(value, reply.status, request, url)]
      : [name, value];
  };
  const { headers, repeats } = reply;
  return {
    ...reply,
    headers: Object.fromEntries(Object.entries(headers).map(own)),
    ...(repeats ? { repeats: repeats.map(own) } : {}),
  };
}

function ownLocation(location: string, status: number, request: Request, url: string): string {
  const there = `${url}/`;
  const href = urlOf(location, there + targetOf(request).slice(1))?.href;
  if (href === undefined) return location;
  if (href.startsWith(there)) return `${request.prefix}/${href.slice(there.length)}`;
  if (status >= 300 && status < 400) throw new UpstreamFault(`redirects to another place, ${href}`);
  return location;
}

/** Asks another server what the mock does not serve, and gives its answer as it came. */

import { type IncomingMessage, type RequestOptions, request as requestPlain } from 'node:http';
import { handleException } from '../drf/exception-handler.ts';
import { ApiException } from '../drf/refusal.ts';
import { emptyReply, jsonReply, type Reply, withHeaders } from '../drf/reply.ts';
import { hasBody, type Request, RequestAborted } from '../drf/request.ts';
import { escapeUriPath } from '../drf/text.ts';
import { howToRaise } from '../values/limits.ts';
import { NOTE_HEADER } from '../values/own-paths.ts';
import { urlOf } from '../values/url.ts';
import type { Upstream } from '../waldur/site/world.ts';
import { headersToSend, headersToTell, hopsOf, MOST_HOPS } from './upstream-headers.ts';

/** How long the other server may be silent, in milliseconds. */
const SILENCE_MS = 30_000;

export interface UpstreamOptions {
  /** An http or https URL, perhaps with a path, and no slash at its end. */
  readonly url: string;
  /** Sent in the place of the client's credentials. */
  readonly token?: string | undefined;
  /** Largest body taken of either side, in bytes. */
  readonly maxBodyBytes: number;
  readonly silenceMs?: number;
}

/** What the other server cannot be asked, or has not answered: told by 502, in words of the mock's own. */
class UpstreamFault extends Error {}

/** Answers 502 for a server that does not answer, and for what it may not answer. */
export function createUpstream(options: UpstreamOptions): Upstream {
  const { url } = options;
  return async (request) => {
    try {
      refuseUnfit(request);
      const body = hasBody(request.headers) ? await request.body.bytes() : undefined;
      const answer = await ask(request, body, options);
      const reply = await replyOf(answer, options.maxBodyBytes);
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

/** Path and query behind the sandbox's prefix, as they were sent. */
function targetOf({ wire, prefix, path, queryString }: Request): string {
  if (!wire) return escapeUriPath(path) + (queryString === '' ? '' : `?${queryString}`);
  const sent = wire.target.replace(/^https?:\/\/[^/?]*/i, '');
  return sent.startsWith(prefix) ? sent.slice(prefix.length) : sent;
}

const AGAIN: readonly string[] = ['GET', 'HEAD', 'OPTIONS'];

/** Once more where a connection was kept that the other side had given up. @throws UpstreamFault, RequestAborted */
async function ask(
  request: Request,
  body: Uint8Array | undefined,
  options: UpstreamOptions,
): Promise<IncomingMessage> {
  const { url, token, silenceMs = SILENCE_MS } = options;
  const { protocol, hostname, port, host, pathname } = new URL(url);
  const isSecure = protocol === 'https:';
  // TLS is loaded when it is needed.
  const send = isSecure ? (await import('node:https')).request : requestPlain;
  const how: RequestOptions = {
    hostname: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? (isSecure ? 443 : 80) : port,
    method: request.method,
    path: (pathname === '/' ? '' : pathname) + targetOf(request),
    headers: headersToSend(request, { host, token, length: body?.length }),
    timeout: silenceMs,
  };
  const once = (isFirst: boolean): Promise<IncomingMessage> =>
    new Promise((resolve, reject) => {
      let isDone = false;
      const sent = send(how, (answer) => {
        answer.once('end', () => {
          isDone = true;
        });
        resolve(answer);
      });
      const silence = `is silent for ${silenceMs / 1000} seconds`;
      sent.on('timeout', () => sent.destroy(new UpstreamFault(silence)));
      sent.on('upgrade', (_answer, socket) => {
        socket.destroy();
        reject(new UpstreamFault('would go on in another protocol'));
      });
      sent.on('error', (error) => {
        const isStale = sent.reusedSocket && codeOf(error) === 'ECONNRESET';
        if (isFirst && isStale && AGAIN.includes(request.method)) once(false).then(resolve, reject);
        else reject(faultOf(error));
      });
      request.connection?.onClose(() => {
        if (isDone) return;
        reject(new RequestAborted('The client went away.'));
        sent.destroy();
      });
      request.connection?.heed();
      sent.end(body);
    });
  return once(true);
}

function faultOf(error: Error): UpstreamFault {
  if (error instanceof UpstreamFault) return error;
  const [first = error] = error instanceof AggregateError ? error.errors : [error];
  return new UpstreamFault(`does not answer: ${codeOf(first) ?? Object(first).message}`);
}

function codeOf(error: unknown): string | undefined {
  const code: unknown = Object(error).code;
  return typeof code === 'string' ? code : undefined;
}

/** @throws UpstreamFault for an answer that breaks off, or is too long */
async function replyOf(answer: IncomingMessage, maxBodyBytes: number): Promise<Reply> {
  const { statusCode: status = 502 } = answer;
  const headers = headersToTell(answer.rawHeaders);
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of answer) {
      size += chunk.length;
      if (size > maxBodyBytes) {
        throw new UpstreamFault(
          `answers more than ${maxBodyBytes} bytes: ${howToRaise('maxBodyBytes').replace(/\.$/, '')}`,
        );
      }
      chunks.push(chunk);
    }
  } catch (error) {
    if (error instanceof UpstreamFault) throw error;
    throw new UpstreamFault('breaks its answer off');
  }
  if (size === 0) return emptyReply(status, headers);
  return { status, headers, body: { kind: 'bytes', bytes: Buffer.concat(chunks) } };
}

/** Its own address in `Location` and `Link` becomes that of the mock. @throws UpstreamFault for a redirect to another host */
function withOwnLinks(reply: Reply, request: Request, url: string): Reply {
  const headers = Object.entries(reply.headers).map(([name, value]) => {
    const lower = name.toLowerCase();
    if (lower === 'link') return [name, value.split(`<${url}/`).join(`<${request.base}/`)];
    return lower === 'location'
      ? [name, ownLocation(value, reply.status, request, url)]
      : [name, value];
  });
  return { ...reply, headers: Object.fromEntries(headers) };
}

function ownLocation(location: string, status: number, request: Request, url: string): string {
  const there = `${url}/`;
  const href = urlOf(location, there + targetOf(request).slice(1))?.href;
  if (href === undefined) return location;
  if (href.startsWith(there)) return `${request.prefix}/${href.slice(there.length)}`;
  if (status >= 300 && status < 400) throw new UpstreamFault(`redirects to another place, ${href}`);
  return location;
}

/** The one place where a socket's request becomes a value, and a reply goes out. */
import type { Request as ExpressRequest, Response as ExpressResponse } from 'express';
import { parseQuery } from '../drf/query-dict.ts';
import type { Reply, ReplyBody } from '../drf/reply.ts';
import type { Request } from '../drf/request.ts';
import { decodePath } from '../drf/text.ts';
import { createBodyReader } from './body-reader.ts';
import { mistreat } from './transport.ts';

const NO_BYTES = Buffer.alloc(0);

export interface AdapterOptions {
  /** Origin of hyperlinks, no trailing slash; undefined follows the `Host` header. */
  readonly publicUrl: string | undefined;
  readonly maxBodyBytes: number;
}

/** Hyperlinks follow `Host`, and `X-Forwarded-Proto`, but no other forwarding header. Source: BEHAVIOUR 1. */
export function toRequest(
  req: ExpressRequest,
  res: ExpressResponse,
  { publicUrl, maxBodyBytes }: AdapterOptions,
): Request {
  const { rawPath, queryString } = splitUrl(req.url);
  const prefix = req.baseUrl;
  return {
    method: req.method,
    path: decodePath(rawPath),
    queryString,
    query: parseQuery(queryString),
    headers: singleHeaders(req),
    base: (publicUrl ?? origin(req)) + prefix,
    prefix,
    body: createBodyReader(req, res, maxBodyBytes),
  };
}

/** The request line's target; a proxy's absolute form loses its origin. */
function splitUrl(url: string): { readonly rawPath: string; readonly queryString: string } {
  const target = url.replace(/^https?:\/\/[^/?]*/i, '');
  const cut = target.indexOf('?');
  return cut < 0
    ? { rawPath: target, queryString: '' }
    : { rawPath: target.slice(0, cut), queryString: target.slice(cut + 1) };
}

function origin({ headers, socket }: ExpressRequest): string {
  const [forwarded = ''] = String(headers['x-forwarded-proto'] ?? '').split(',', 1);
  const scheme = forwarded.trim() === 'https' ? 'https' : 'http';
  return `${scheme}://${headers.host ?? `${socket.localAddress ?? 'localhost'}:${socket.localPort ?? 80}`}`;
}

function singleHeaders({ headers }: ExpressRequest): Readonly<Record<string, string | undefined>> {
  const single: Record<string, string | undefined> = Object.create(null);
  for (const name in headers) {
    const value = headers[name];
    single[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return single;
}

/** Sends a reply, or does to it what its transport fault says. HEAD gets the headers of GET, and no body. */
export function send(
  req: ExpressRequest,
  res: ExpressResponse,
  { status, headers, body, transport }: Reply,
): void {
  const bytes = bodyBytes(body);
  const head = { ...headers, 'Content-Length': bytes.length };
  const sent = req.method === 'HEAD' ? NO_BYTES : bytes;
  if (transport !== undefined) {
    mistreat(transport, req, res, { status, headers: head, bytes: sent });
  } else {
    res.writeHead(status, head);
    res.end(sent);
  }
}

function bodyBytes(body: ReplyBody): Uint8Array {
  switch (body.kind) {
    case 'none':
      return NO_BYTES;
    case 'text':
      return Buffer.from(body.text);
    case 'bytes':
      return body.bytes;
    case 'json':
      return Buffer.from(JSON.stringify(body.value));
    default:
      return body satisfies never;
  }
}

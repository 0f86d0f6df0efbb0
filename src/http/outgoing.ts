/** The one place where a reply goes out on a socket, and so the one through which every header of ours goes. */
import type { Request as ExpressRequest, Response as ExpressResponse } from 'express';
import { arePlain, linesOf, sendable, sendableText, withLength } from '../drf/header-fields.ts';
import type { Reply, ReplyBody } from '../drf/reply.ts';
import { NOTE_HEADER } from '../values/own-paths.ts';
import { openPieces, stream } from './stream.ts';
import { mistreat } from './transport.ts';

const NO_BYTES = Buffer.alloc(0);

/**
 * Sends a reply, or does to it what its transport fault says. HEAD gets the headers of GET, and no body. What is made while
 * it goes out takes a while; it rejects with what the making throws.
 */
export function send(
  req: ExpressRequest,
  res: ExpressResponse,
  reply: Reply,
): void | Promise<void> {
  const { status, body, transport, isOfUntoldLength } = reply;
  const note = reply.headers[NOTE_HEADER];
  if (note !== undefined) res.locals[NOTE_HEADER] = note;
  const headers = linesOf(reply);
  if (body.kind === 'pieces' && transport === undefined) {
    const opened = openPieces(body.pieces);
    if (typeof opened === 'string') {
      return send(req, res, { ...reply, body: { kind: 'text', text: opened } });
    }
    writeHead(res, status, headers);
    if (req.method !== 'HEAD') return stream(res, opened);
    res.end();
    return undefined;
  }
  if (body.kind === 'stream') {
    // Node says so itself where there is a body.
    const chunked = req.httpVersion === '1.1' ? { 'Transfer-Encoding': 'chunked' } : {};
    writeHead(res, status, req.method === 'HEAD' ? { ...headers, ...chunked } : headers);
    if (req.method !== 'HEAD') {
      // The first piece may be long in coming.
      res.flushHeaders();
      return stream(res, body.pieces);
    }
    res.end();
    return undefined;
  }
  const content = contentOf(body);
  const known = body.kind === 'text' ? body.bytes : undefined;
  const length = known ?? Buffer.byteLength(content);
  const sent = req.method === 'HEAD' ? NO_BYTES : content;
  if (transport !== undefined) {
    const bytes = typeof sent === 'string' ? Buffer.from(sent) : sent;
    mistreat(transport, req, res, {
      status,
      headers: withLength(sendable(headers), length),
      bytes,
    });
    return;
  }
  writeHead(res, status, isOfUntoldLength ? headers : withLength(headers, length));
  // Text goes out in one piece with its head, in one encoding: ASCII is the same bytes in either, and Latin-1 the faster one.
  if (length === content.length) res.end(sent, 'latin1');
  else if (typeof sent === 'string' && !arePlain(headers)) res.end(Buffer.from(sent));
  else res.end(sent, 'utf8');
}

/** The note of what went out, as it went out; undefined for none. */
export function noteOf({ locals }: ExpressResponse): string | undefined {
  const note: unknown = locals[NOTE_HEADER];
  return typeof note === 'string' ? sendableText(note) : undefined;
}

/** Node looks at every value itself: only where it refuses one are they looked at here, and made such that it takes them. */
function writeHead(
  res: ExpressResponse,
  status: number,
  head: Readonly<Record<string, string | string[] | number>>,
): void {
  try {
    res.writeHead(status, head);
  } catch (error) {
    // By its code: under Jest, Node's errors are of another realm's classes.
    const { code }: { readonly code?: unknown } = Object(error);
    if (code !== 'ERR_INVALID_CHAR') throw error;
    res.writeHead(status, sendable(head));
  }
}

/** All of a body that is whole already. */
export function contentOf(body: Exclude<ReplyBody, { kind: 'stream' }>): string | Uint8Array {
  switch (body.kind) {
    case 'none':
      return NO_BYTES;
    case 'text':
      return body.text;
    case 'pieces':
      return [...body.pieces].join('');
    case 'bytes':
      return body.bytes;
    case 'json':
      return JSON.stringify(body.value);
    default:
      return body satisfies never;
  }
}

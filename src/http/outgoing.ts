/** The one place where a reply goes out on a socket. */
import type { Request as ExpressRequest, Response as ExpressResponse } from 'express';
import type { Reply, ReplyBody } from '../drf/reply.ts';
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
  const { status, headers, body, transport } = reply;
  if (body.kind === 'pieces' && transport === undefined) {
    const opened = openPieces(body.pieces);
    if (typeof opened === 'string') {
      return send(req, res, { ...reply, body: { kind: 'text', text: opened } });
    }
    res.writeHead(status, headers);
    if (req.method !== 'HEAD') return stream(res, opened);
    res.end();
    return undefined;
  }
  const content = contentOf(body);
  const length = Buffer.byteLength(content);
  const head = { ...headers, 'Content-Length': length };
  const sent = req.method === 'HEAD' ? NO_BYTES : content;
  if (transport !== undefined) {
    const bytes = typeof sent === 'string' ? Buffer.from(sent) : sent;
    mistreat(transport, req, res, { status, headers: head, bytes });
  } else {
    res.writeHead(status, head);
    // Text goes out in one piece with its head. ASCII is the same bytes in either encoding, and Latin-1 the faster one.
    res.end(sent, length === content.length ? 'latin1' : 'utf8');
  }
}

function contentOf(body: ReplyBody): string | Uint8Array {
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

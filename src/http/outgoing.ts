/** The one place where a reply goes out on a socket, and so the one through which every header of ours goes. */
import type { Request as ExpressRequest, Response as ExpressResponse } from 'express';
import { arePlain, sendable } from '../drf/header-fields.ts';
import type { Reply, ReplyBody } from '../drf/reply.ts';
import { mistreat } from './transport.ts';

const NO_BYTES = Buffer.alloc(0);

/** Sends a reply, or does to it what its transport fault says. HEAD gets the headers of GET, and no body. */
export function send(
  req: ExpressRequest,
  res: ExpressResponse,
  { status, headers, body, transport }: Reply,
): void {
  const content = contentOf(body);
  const length = Buffer.byteLength(content);
  const isPlain = arePlain(headers);
  const head = { ...(isPlain ? headers : sendable(headers)), 'Content-Length': length };
  const sent = req.method === 'HEAD' ? NO_BYTES : content;
  if (transport !== undefined) {
    const bytes = typeof sent === 'string' ? Buffer.from(sent) : sent;
    mistreat(transport, req, res, { status, headers: head, bytes });
  } else if (!isPlain && typeof sent === 'string') {
    // In one piece with the text, the head would be written in the text's encoding: its values are a byte a character.
    res.writeHead(status, head);
    res.end(Buffer.from(sent));
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
    case 'bytes':
      return body.bytes;
    case 'json':
      return JSON.stringify(body.value);
    default:
      return body satisfies never;
  }
}

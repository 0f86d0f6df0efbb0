/** How an answer is mistreated on its way out, where a fault says so. */
import type { OutgoingHttpHeaders } from 'node:http';
import type { Socket } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import type { Request as ExpressRequest, Response as ExpressResponse } from 'express';
import type { TransportFault } from '../drf/reply.ts';

/** An answer as it would go out. */
export interface Outgoing {
  readonly status: number;
  readonly headers: OutgoingHttpHeaders;
  readonly bytes: Uint8Array;
}

/** A slow body takes a second at most: so many pieces, so many milliseconds apart. */
const PIECES = 20;
const PIECE_DELAY_MS = 50;

export function mistreat(
  transport: TransportFault,
  req: ExpressRequest,
  res: ExpressResponse,
  answer: Outgoing,
): void {
  switch (transport) {
    case 'reset':
      reset(req.socket);
      break;
    case 'stall':
      // The connection stays until the client leaves or the server ends it, and keeps no process alive.
      req.socket.unref();
      break;
    case 'truncate':
      truncate(req, res, answer);
      break;
    case 'slowBody':
      void trickle(res, answer);
      break;
    default:
      transport satisfies never;
  }
}

/** Ends a connection with RST, or plainly where it is none of TCP's own: one with TLS, or a pipe. */
function reset(socket: Socket): void {
  try {
    socket.resetAndDestroy();
  } catch {
    socket.destroy();
  }
}

/** Half the body, then the end. Where there is no body, there is nothing to break off in: no answer at all. */
function truncate(
  req: ExpressRequest,
  res: ExpressResponse,
  { status, headers, bytes }: Outgoing,
): void {
  if (bytes.length === 0) {
    res.destroy();
    return;
  }
  // Bytes that nobody has read when a connection is closed would take the first half with them.
  req.resume();
  res.writeHead(status, headers);
  res.flushHeaders();
  res.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => res.destroy());
}

async function trickle(res: ExpressResponse, { status, headers, bytes }: Outgoing): Promise<void> {
  res.writeHead(status, headers);
  const size = Math.max(1, Math.ceil(bytes.length / PIECES));
  for (let start = 0; start < bytes.length; start += size) {
    if (start > 0) await setTimeout(PIECE_DELAY_MS, undefined, { ref: false });
    if (res.destroyed) return;
    res.write(bytes.subarray(start, start + size));
  }
  res.end();
}

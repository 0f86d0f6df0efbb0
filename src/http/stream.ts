/** How an answer goes out that is made while it is sent: no faster than the client takes it, and no further than it stays. */
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Request as ExpressRequest, Response as ExpressResponse } from 'express';
import type { Reply } from '../drf/reply.ts';

/**
 * What fits into one piece goes out with its length like any other answer, the rest in chunks. A client that leaves ends
 * the making, and that is no error. Rejects with what the making throws: the connection is lost then.
 */
export async function stream(
  req: ExpressRequest,
  res: ExpressResponse,
  { status, headers }: Reply,
  pieces: Iterable<string>,
): Promise<void> {
  const iterator = pieces[Symbol.iterator]();
  const [first, second] = [iterator.next(), iterator.next()];
  const isWhole = first.done === true || second.done === true;
  const text = first.done === true ? '' : first.value;
  if (isWhole) {
    res.writeHead(status, { ...headers, 'Content-Length': Buffer.byteLength(text) });
    res.end(req.method === 'HEAD' ? '' : text);
    return;
  }
  res.writeHead(status, { ...headers });
  if (req.method === 'HEAD') {
    iterator.return?.();
    res.end();
    return;
  }
  const rest: Iterable<string> = { [Symbol.iterator]: () => iterator };
  try {
    await pipeline(Readable.from(inTurn([text, second.value], rest)), res);
  } catch (error) {
    if (Object(error).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  }
}

function* inTurn(...sources: readonly Iterable<string>[]): Generator<string, void, undefined> {
  for (const source of sources) yield* source;
}

/** How a body goes out that is made while it is sent: no faster than the client takes it, and no further than it stays. */
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Response as ExpressResponse } from 'express';

/** The text of a body that is one piece at most; else all its pieces, the first of which are made already. */
export function openPieces(pieces: Iterable<string>): string | Generator<string, void, undefined> {
  const iterator = pieces[Symbol.iterator]();
  const [first, second] = [iterator.next(), iterator.next()];
  if (first.done === true) return '';
  if (second.done === true) return first.value;
  return inTurn([first.value, second.value], { [Symbol.iterator]: () => iterator });
}

/**
 * Sends the pieces behind the head that has been written. A client that leaves ends the making, and that is no error; pieces that
 * are waited for have to end by themselves then.
 * Rejects with what the making throws: the connection is lost then.
 */
export async function stream(
  res: ExpressResponse,
  pieces: Iterable<string> | AsyncIterable<string | Uint8Array>,
): Promise<void> {
  if (res.destroyed) return;
  try {
    await pipeline(Readable.from(pieces), res);
  } catch (error) {
    if (Object(error).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  }
}

function* inTurn(
  taken: readonly string[],
  rest: Iterable<string>,
): Generator<string, void, undefined> {
  yield* taken;
  yield* rest;
}

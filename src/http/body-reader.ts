/** Reads the body of a request from its socket: once, bounded, and only when somebody asks. */
import { finished } from 'node:stream';
import type { Request as ExpressRequest, Response as ExpressResponse } from 'express';
import { bodyTooLarge } from '../drf/limit-error.ts';
import { type BodyReader, RequestAborted } from '../drf/request.ts';
import { readParts } from './multipart.ts';

/** @throws LimitError 413 beyond `maxBytes`, as a front proxy refuses; RequestAborted when the client leaves */
export function createBodyReader(
  req: ExpressRequest,
  res: ExpressResponse,
  maxBytes: number,
): BodyReader {
  let reading: Promise<Buffer> | undefined;
  const bytes = (): Promise<Buffer> => {
    reading ??= readAll(req, maxBytes, (all) => {
      reader.taken = all;
    });
    return reading;
  };
  // A plain member: a getter would cost a tenth of what a request costs.
  const reader: BodyReader & { taken: Uint8Array | undefined } = {
    taken: undefined,
    bytes,
    parts: async (boundary) => readParts(req, res, await bytes(), boundary),
  };
  return reader;
}

function readAll(
  req: ExpressRequest,
  maxBytes: number,
  onRead: (all: Buffer) => void,
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const take = (chunk: Buffer): void => {
      size += chunk.length;
      if (size <= maxBytes) chunks.push(chunk);
      else refuse();
    };
    const stop = finished(req, { writable: false }, (error) => {
      if (error) reject(new RequestAborted('The client went away.'));
      else {
        const all = joined(chunks);
        onRead(all);
        resolve(all);
      }
    });
    // What is still to come is read and forgotten: the refusal has yet to go out on that socket.
    const refuse = (): void => {
      stop();
      req.off('data', take).resume();
      reject(bodyTooLarge(maxBytes));
    };
    if (Number(req.headers['content-length'] ?? 0) > maxBytes) refuse();
    else req.on('data', take);
  });
}

function joined(chunks: readonly Buffer[]): Buffer {
  const [only] = chunks;
  return chunks.length === 1 && only ? only : Buffer.concat(chunks);
}

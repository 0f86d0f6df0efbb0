/** Reads the body of a request from its socket: once, bounded, and only when somebody asks. */
import type { Request as ExpressRequest, Response as ExpressResponse } from 'express';
import { BarePage } from '../drf/exceptions.ts';
import type { BodyReader } from '../drf/request.ts';
import { readParts } from './multipart.ts';

/** The client went away before its body was read. */
export class RequestAborted extends Error {}

/** @throws BarePage 413 beyond `maxBytes`, as a front proxy refuses; RequestAborted when the client leaves */
export function createBodyReader(
  req: ExpressRequest,
  res: ExpressResponse,
  maxBytes: number,
): BodyReader {
  let reading: Promise<Buffer> | undefined;
  const bytes = (): Promise<Buffer> => {
    reading ??= readAll(req, maxBytes);
    return reading;
  };
  return {
    bytes,
    parts: async (boundary) => readParts(req, res, await bytes(), boundary),
  };
}

async function readAll(req: ExpressRequest, maxBytes: number): Promise<Buffer> {
  const note = `The mock takes bodies of at most ${maxBytes} bytes.`;
  if (Number(req.headers['content-length'] ?? 0) > maxBytes) throw new BarePage(413, note);
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    // Leaving the loop must not tear down the socket: the refusal has yet to go out on it.
    for await (const chunk of req.iterator({ destroyOnReturn: false })) {
      size += chunk.length;
      if (size > maxBytes) throw new BarePage(413, note);
      chunks.push(chunk);
    }
  } catch (error) {
    if (!(error instanceof BarePage)) throw new RequestAborted('The client went away.');
    req.resume();
    throw error;
  }
  const [only] = chunks;
  return chunks.length === 1 && only ? only : Buffer.concat(chunks);
}

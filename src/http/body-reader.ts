/** Reads the body of a request from its socket: once, bounded, and only when somebody asks. */
import type { Request as ExpressRequest, Response as ExpressResponse } from 'express';
import type { Charset } from '../drf/charset.ts';
import { bodyTooLarge } from '../drf/limit-error.ts';
import { type BodyReader, type MultipartPart, RequestAborted } from '../drf/request.ts';
import { readParts } from './multipart.ts';

/** @throws LimitError 413 beyond `maxBytes`, as a front proxy refuses; RequestAborted when the client leaves */
export class SocketBody implements BodyReader {
  /** A plain member: a getter would cost a tenth of what a request costs. */
  taken: Buffer | undefined;
  readonly #req: ExpressRequest;
  readonly #res: ExpressResponse;
  readonly #maxBytes: number;
  #reading: Promise<Buffer> | undefined;

  constructor(req: ExpressRequest, res: ExpressResponse, maxBytes: number) {
    this.#req = req;
    this.#res = res;
    this.#maxBytes = maxBytes;
  }

  bytes(): Promise<Buffer> {
    this.#reading ??= new Promise((resolve, reject) => this.#read(resolve, reject));
    return this.#reading;
  }

  async parts(boundary: string, charset: Charset): Promise<readonly MultipartPart[]> {
    return readParts(this.#req, this.#res, await this.bytes(), { boundary, charset });
  }

  #read(resolve: (all: Buffer) => void, reject: (error: Error) => void): void {
    const req = this.#req;
    const maxBytes = this.#maxBytes;
    const chunks: Buffer[] = [];
    let size = 0;
    const take = (chunk: Buffer): void => {
      size += chunk.length;
      if (size <= maxBytes) chunks.push(chunk);
      else refuse();
    };
    const end = (): void => {
      this.taken = joined(chunks);
      resolve(this.taken);
    };
    const lose = (): void => {
      // Every request is closed, and an error is dear to make.
      if (!this.taken) reject(new RequestAborted('The client went away.'));
    };
    // What is still to come is read and forgotten: the refusal has yet to go out on that socket.
    const refuse = (): void => {
      req.off('data', take).off('end', end).resume();
      reject(bodyTooLarge(maxBytes));
    };
    if (Number(req.headers['content-length'] ?? 0) > maxBytes) refuse();
    else if (req.readableEnded) end();
    else if (req.destroyed) lose();
    else req.on('data', take).on('end', end).on('error', lose).on('close', lose);
  }
}

function joined(chunks: readonly Buffer[]): Buffer {
  const [only] = chunks;
  return chunks.length === 1 && only ? only : Buffer.concat(chunks);
}

/** Reads the body of a request from its socket: once, bounded, and only when somebody asks. */
import type { Request as ExpressRequest, Response as ExpressResponse } from 'express';
import type { Charset } from '../drf/charset.ts';
import { bodyTooLarge, LimitError } from '../drf/limit-error.ts';
import {
  type BodyReader,
  BodyTaken,
  hasBody,
  type MultipartPart,
  RequestAborted,
  type WireObserver,
} from '../drf/request.ts';
import { BodyCapture } from '../values/captured-body.ts';
import { readParts } from './multipart.ts';

const TAKEN =
  'the body was read before it came to the mock: mount the mock before whatever parses bodies, such as express.json()';

/**
 * @throws LimitError 413 beyond `maxBytes`, as a front proxy refuses; RequestAborted when the client leaves; BodyTaken in an
 * app that has another parser before the mock
 */
export class SocketBody implements BodyReader {
  /** A plain member: a getter would cost a tenth of what a request costs. */
  taken: Buffer | undefined;
  readonly #req: ExpressRequest;
  readonly #res: ExpressResponse;
  readonly #maxBytes: number;
  readonly #observer: WireObserver | undefined;
  #reading: Promise<Buffer> | undefined;
  #isPassing = false;

  /** The observer is told of the body as far as it comes in, whether it is taken or not. */
  constructor(
    req: ExpressRequest,
    res: ExpressResponse,
    maxBytes: number,
    observer?: WireObserver,
  ) {
    this.#req = req;
    this.#res = res;
    this.#maxBytes = maxBytes;
    this.#observer = observer;
  }

  bytes(): Promise<Buffer> {
    this.#reading ??= new Promise((resolve, reject) => this.#read(resolve, reject));
    return this.#reading;
  }

  async parts(boundary: string, charset: Charset): Promise<readonly MultipartPart[]> {
    return readParts(this.#req, this.#res, await this.bytes(), { boundary, charset });
  }

  passing(): AsyncIterable<Buffer> {
    this.#isPassing = true;
    const capture = new BodyCapture();
    if (!this.#isAnnouncedTooLong()) return this.#pass(capture);
    this.#overhear(capture);
    throw bodyTooLarge(this.#maxBytes);
  }

  /** What nobody takes any more comes in all the same, as of a body that nobody has asked for. */
  async *#pass(capture: BodyCapture): AsyncGenerator<Buffer, void, undefined> {
    const req = this.#req;
    let size = 0;
    let isAll = false;
    try {
      for await (const chunk of req.iterator({ destroyOnReturn: false })) {
        capture.take(chunk);
        size += chunk.length;
        if (size > this.#maxBytes) throw bodyTooLarge(this.#maxBytes);
        yield chunk;
      }
      isAll = true;
    } catch (error) {
      if (error instanceof LimitError) throw error;
      throw new RequestAborted('The client went away.');
    } finally {
      if (isAll || req.destroyed) this.#observer?.onBytes(capture.captured(), isAll);
      else this.#overhear(capture);
    }
  }

  #isAnnouncedTooLong(): boolean {
    return Number(this.#req.headers['content-length'] ?? 0) > this.#maxBytes;
  }

  /** Lets a body that nobody has asked for come in all the same, for whoever observes; it is not kept here. */
  readUnread(): void {
    if (this.#reading || this.#isPassing || this.#req.destroyed || this.#req.readableEnded) return;
    this.#overhear(new BodyCapture());
  }

  /** Reads on for the observer alone. */
  #overhear(capture: BodyCapture): void {
    const observer = this.#observer;
    const req = this.#req;
    if (!observer) return void req.resume();
    // What waits already would be lost with the connection.
    const waiting: unknown = req.read();
    if (Buffer.isBuffer(waiting)) capture.take(waiting);
    const take = (chunk: Buffer): void => capture.take(chunk);
    const tell = (isAll: boolean): void => {
      req.off('end', end).off('close', lose);
      observer.onBytes(capture.captured(), isAll);
    };
    const end = (): void => tell(true);
    const lose = (): void => tell(false);
    req.on('data', take).on('end', end).on('close', lose);
  }

  #read(resolve: (all: Buffer) => void, reject: (error: Error) => void): void {
    const req = this.#req;
    const maxBytes = this.#maxBytes;
    const chunks: Buffer[] = [];
    let size = 0;
    const take = (chunk: Buffer): void => {
      size += chunk.length;
      if (size <= maxBytes) chunks.push(chunk);
      else refuse(chunk);
    };
    const end = (): void => {
      this.taken = joined(chunks);
      this.#observer?.onBytes(this.taken, true);
      resolve(this.taken);
    };
    const lose = (): void => {
      // Every request is closed, and an error is dear to make.
      if (this.taken || isOver) return;
      isOver = true;
      this.#observer?.onBytes(joined(chunks), false);
      reject(new RequestAborted('The client went away.'));
    };
    let isOver = false;
    // What is still to come is not kept: the refusal has yet to go out on that socket.
    const refuse = (chunk?: Buffer): void => {
      isOver = true;
      req.off('data', take).off('end', end);
      const capture = new BodyCapture();
      for (const each of chunk ? [...chunks, chunk] : chunks) capture.take(each);
      this.#overhear(capture);
      reject(bodyTooLarge(maxBytes));
    };
    if (this.#isAnnouncedTooLong()) refuse();
    else if (req.readableEnded && hasBody(req.headers)) reject(new BodyTaken(TAKEN));
    else if (req.readableEnded) end();
    else if (req.destroyed) lose();
    else req.on('data', take).on('end', end).on('error', lose).on('close', lose);
  }
}

function joined(chunks: readonly Buffer[]): Buffer {
  const [only] = chunks;
  return chunks.length === 1 && only ? only : Buffer.concat(chunks);
}

/** A request and its answer as they were on the wire: references are kept, and nothing is made of them until somebody reads. */

import type { Operation } from '../../drf/operation.ts';
import { readAtOnce } from '../../drf/parsers.ts';
import type { Reply } from '../../drf/reply.ts';
import type { Request, WireObserver } from '../../drf/request.ts';
import { type CapturedBody, capturedBody } from '../../values/captured-body.ts';
import type { Secrets } from '../secrets/secrets.ts';
import type { RequestMessage, ResponseMessage } from './entry.ts';
import {
  type KeptBody,
  keptBody,
  messageBody,
  pairsOf,
  readHead,
  weightOfBody,
} from './message-parts.ts';
import { RecordedBody } from './recorded-body.ts';

/** So long a head is counted with the entry. */
const USUAL_HEAD_BYTES = 512;

/** Where bytes are counted that are kept. */
export interface Scales {
  grow(bytes: number): void;
}

export class RecordedMessages implements WireObserver {
  readonly #method: string;
  readonly #target: string;
  readonly #httpVersion: string;
  readonly #rawHeaders: readonly string[] | undefined;
  readonly #headers: Request['headers'];
  readonly #scales: Scales | undefined;
  #body: CapturedBody | undefined;
  #reply: Reply | undefined;
  #replyBody: KeptBody | undefined;
  #head: string | undefined;

  /** Without scales nothing of what is to come is kept. */
  constructor(request: Request, scales: Scales | undefined) {
    const { wire } = request;
    this.#method = request.method;
    this.#target = wire ? wire.target : targetOf(request);
    this.#httpVersion = wire ? wire.httpVersion : '1.1';
    this.#rawHeaders = wire?.rawHeaders;
    this.#headers = request.headers;
    this.#scales = scales;
    if (scales) wire?.observe(this);
  }

  onBytes(body: Uint8Array | CapturedBody): void {
    if (body.length === 0) return;
    this.#body = body instanceof Uint8Array ? capturedBody(body) : body;
    this.#scales?.grow(this.#body.first.length);
  }

  onHead(head: string): void {
    this.#head = head;
    if (head.length > USUAL_HEAD_BYTES) this.#scales?.grow(head.length);
  }

  /** The answer as it is about to go out. */
  onReply(reply: Reply): void {
    if (!this.#scales) return;
    this.#reply = reply;
    const body = this.#method === 'HEAD' ? undefined : keptBody(reply.body);
    if (body === undefined) return;
    this.#replyBody = body;
    this.#scales.grow(weightOfBody(body));
  }

  /** What the API would have read of a body for which it did not ask; undefined where it could not. */
  readLate(
    headers: Request['headers'],
    operation: Operation | undefined,
  ): RecordedBody | undefined {
    if (!this.#body || this.#body.sha256 !== null) return undefined;
    const bytes = Buffer.from(this.#body.first, 'latin1');
    const data = readAtOnce(headers, bytes);
    return data && new RecordedBody(data, bytes, operation);
  }

  request(secrets: Secrets): RequestMessage {
    return Object.freeze({
      httpVersion: this.#httpVersion,
      target: secrets.target(this.#target),
      headers: secrets.pairs(pairsOf(this.#rawHeaders ?? rawOf(this.#headers))),
      body: secrets.body(this.#body ? messageBody(this.#body) : null),
    });
  }

  response(secrets: Secrets): ResponseMessage | null {
    const reply = this.#reply;
    if (!reply) return null;
    const head = this.#head === undefined ? undefined : readHead(this.#head);
    return Object.freeze({
      status: reply.status,
      statusText: head?.statusText ?? '',
      headers: secrets.pairs(head?.headers ?? pairsOf(rawOf(reply.headers))),
      body: secrets.body(this.#replyBody === undefined ? null : messageBody(this.#replyBody)),
    });
  }
}

function rawOf(headers: Request['headers']): readonly string[] {
  return Object.entries(headers).flatMap(([name, value]) =>
    value === undefined ? [] : [name, value],
  );
}

/** Of a request without a socket. */
function targetOf({ prefix, path, queryString }: Request): string {
  return `${prefix}${path}${queryString === '' ? '' : `?${queryString}`}`;
}

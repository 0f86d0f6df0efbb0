/** A request and its answer as they were on the wire: references are kept, and nothing is made of them until somebody reads. */

import type { Operation } from '../../drf/operation.ts';
import { readAtOnce } from '../../drf/parsers.ts';
import type { Reply } from '../../drf/reply.ts';
import type { Request, WireObserver } from '../../drf/request.ts';
import { type CapturedBody, capturedBody } from '../../values/captured-body.ts';
import type { Secrets } from '../secrets/secrets.ts';
import type { RequestMessage, ResponseMessage } from './entry.ts';
import {
  inOnePiece,
  type KeptBody,
  keptBody,
  messageBody,
  pairsOf,
  readHead,
  weightOfBody,
} from './message-parts.ts';
import { RecordedBody } from './recorded-body.ts';
import type { KnownHeaders, Repeats } from './repeats.ts';

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
  readonly #repeats: Repeats;
  #body: CapturedBody | undefined;
  /** Without its body, which is kept beside it. */
  #reply: Pick<Reply, 'status' | 'headers'> | undefined;
  #replyBody: KeptBody | undefined;
  #head: string | undefined;

  /** Without scales nothing of what is to come is kept. */
  constructor(
    request: Request,
    { raw, headers }: KnownHeaders,
    scales: Scales | undefined,
    repeats: Repeats,
  ) {
    const { wire } = request;
    this.#method = request.method;
    this.#target = wire ? wire.target : targetOf(request);
    this.#httpVersion = wire ? wire.httpVersion : '1.1';
    this.#rawHeaders = raw;
    this.#headers = headers;
    this.#scales = scales;
    this.#repeats = repeats;
    if (scales) wire?.observe(this);
  }

  onBytes(body: Uint8Array | CapturedBody): void {
    if (body.length === 0) return;
    // A test runner has a `Uint8Array` of its own, of which no socket's bytes are.
    this.#body = 'sha256' in body ? body : capturedBody(body);
    this.#scales?.grow(this.#body.first.length);
  }

  onHead(head: string): void {
    this.#head = this.#repeats.head(inOnePiece(head));
    if (head.length > USUAL_HEAD_BYTES) this.#scales?.grow(head.length);
  }

  /** The answer as it is about to go out. */
  onReply(reply: Reply): void {
    if (!this.#scales) return;
    const { status, headers } = reply;
    this.#reply = { status, headers };
    const body = this.#method === 'HEAD' ? undefined : keptBody(reply.body);
    if (body === undefined) return;
    this.#replyBody = typeof body === 'string' ? this.#repeats.body(body) : body;
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

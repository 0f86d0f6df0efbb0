/** A request and its answer as they were on the wire: references are kept, and nothing is made of them until somebody reads. */

import type { Operation } from '../../drf/operation.ts';
import { readAtOnce } from '../../drf/parsers.ts';
import type { Reply } from '../../drf/reply.ts';
import { hasBody, type Request, type WireObserver } from '../../drf/request.ts';
import { type CapturedBody, capturedBody, latin1 } from '../../values/captured-body.ts';
import { type HeaderPair, headerOf, headerPairs } from '../../values/header-pairs.ts';
import { MAX_JOURNAL_BODY_BYTES } from '../../values/limits.ts';
import { jsonIn } from '../../values/plain-json.ts';
import type { Secrets } from '../secrets/secrets.ts';
import type { RequestMessage, ResponseMessage } from './entry.ts';
import {
  inOnePiece,
  type KeptBody,
  keptBody,
  messageBody,
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
  readonly #known: KnownHeaders;
  readonly #scales: Scales | undefined;
  readonly #repeats: Repeats;
  /** A short one as a text of one character a byte. */
  #body: CapturedBody | string | undefined;
  /** Undefined until somebody tells. */
  #isComplete: boolean | undefined;
  #status: number | undefined;
  /** Until the head is known that was made of them. */
  #replyHeaders: Reply['headers'] | undefined;
  #replyBody: KeptBody | undefined;
  #head: string | undefined;

  /** Without scales nothing of what is to come is kept. */
  constructor(request: Request, known: KnownHeaders, scales: Scales | undefined, repeats: Repeats) {
    const { wire } = request;
    this.#method = request.method;
    this.#target = wire ? wire.target : targetOf(request);
    this.#httpVersion = wire ? wire.httpVersion : '1.1';
    this.#known = known;
    this.#scales = scales;
    this.#repeats = repeats;
    if (scales && wire) wire.observe(this);
    else this.#isComplete = true;
  }

  onBytes(body: Uint8Array | CapturedBody, isAll: boolean): void {
    this.#isComplete = isAll;
    if (body.length > 0) this.#body = keptBytes(body);
    this.#scales?.grow(Math.min(body.length, MAX_JOURNAL_BODY_BYTES));
  }

  onHead(head: string): void {
    this.#replyHeaders = undefined;
    this.#head = this.#repeats.head(inOnePiece(head));
    if (head.length > USUAL_HEAD_BYTES) this.#scales?.grow(head.length);
  }

  /** Its text is put together before the socket does it, which then need not walk all pieces once more. */
  onAnswer({ body }: Reply): void {
    if (this.#scales && body.kind === 'text') inOnePiece(body.text);
  }

  /** The answer as it went out. */
  onReply(reply: Reply): void {
    if (!this.#scales) return;
    this.#status = reply.status;
    if (this.#head === undefined) this.#replyHeaders = reply.headers;
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
    const body = this.#captured();
    if (!body || body.sha256 !== null) return undefined;
    const bytes = Buffer.from(body.first, 'latin1');
    const data = readAtOnce(headers, bytes);
    return data && new RecordedBody(data, bytes, operation);
  }

  /** Whether all has come in that was announced; where nobody tells, nothing is to come. */
  get isComplete(): boolean {
    return this.#isComplete ?? !hasBody(this.#known.headers);
  }

  get hasBytes(): boolean {
    return this.#body !== undefined;
  }

  /** Whether all bytes of a body are here. */
  get hasWholeBody(): boolean {
    return typeof this.#body === 'string';
  }

  #captured(): CapturedBody | undefined {
    const body = this.#body;
    return typeof body === 'string' ? { first: body, length: body.length, sha256: null } : body;
  }

  /** `isComplete` as it was when the entry was written: late bytes make another entry. */
  request(secrets: Secrets, isComplete: boolean): RequestMessage {
    const { raw, headers } = this.#known;
    const body = this.#captured();
    return Object.freeze({
      httpVersion: this.#httpVersion,
      target: secrets.target(this.#target),
      headers: secrets.pairs(headerPairs(raw ?? rawOf(headers))),
      body: secrets.body(body ? messageBody(body) : null, headers['content-encoding']),
      isComplete,
    });
  }

  response(secrets: Secrets): ResponseMessage | null {
    const status = this.#status;
    if (status === undefined) return null;
    const head = this.#head === undefined ? undefined : readHead(this.#head);
    const headers = head?.headers ?? headerPairs(rawOf(this.#replyHeaders ?? {}));
    const body = this.#replyBody === undefined ? null : messageBody(this.#replyBody);
    // What an answer names as a secret is one wherever it repeats it.
    const own = secrets.of(namedIn(headers), {}, body ? jsonIn(body.text) : undefined);
    return Object.freeze({
      status,
      statusText: head?.statusText ?? '',
      headers: own.pairs(headers),
      body: own.body(body, headerOf(headers, 'content-encoding')),
    });
  }
}

function keptBytes(body: Uint8Array | CapturedBody): CapturedBody | string {
  // A test runner has a `Uint8Array` of its own, of which no socket's bytes are.
  if ('sha256' in body) return body;
  return body.length <= MAX_JOURNAL_BODY_BYTES ? latin1(body) : capturedBody(body);
}

function rawOf(headers: Request['headers']): readonly string[] {
  return Object.entries(headers).flatMap(([name, value]) =>
    value === undefined ? [] : [name, value],
  );
}

/** Headers by name, one that repeats as a list; of a cookie the pair alone, and not how long it lives. */
function namedIn(pairs: readonly HeaderPair[]): Readonly<Record<string, string>> {
  const named: Record<string, string> = {};
  for (const [name, value] of pairs) {
    const [pair = ''] = /^set-cookie$/i.test(name) ? value.split(';', 1) : [value];
    named[name] = Object.hasOwn(named, name) ? `${named[name]}; ${pair}` : pair;
  }
  return named;
}

/** Of a request without a socket. */
function targetOf({ prefix, path, queryString }: Request): string {
  return `${prefix}${path}${queryString === '' ? '' : `?${queryString}`}`;
}

/** A request as the journal keeps it: next to nothing is done with it until somebody reads it. */

import type { Operation } from '../../drf/operation.ts';
import type { RequestData } from '../../drf/parsers.ts';
import type { QueryDict } from '../../drf/query-dict.ts';
import type { Request } from '../../drf/request.ts';
import { stopwatch } from '../../values/clock.ts';
import type { Instant } from '../../values/instant.ts';
import { MAX_JOURNAL_BODY_BYTES } from '../../values/limits.ts';
import type { PlainJson } from '../../values/plain-json.ts';
import { vouched } from '../../values/vouched.ts';
import type { OperationId } from '../../vocabulary/operations.ts';
import type { AbortReason, JournalEntry } from './entry.ts';
import { ignoredBody, ignoredQuery } from './ignored.ts';
import {
  firstNames,
  lengthWithoutFiles,
  maskHeaders,
  namesOf,
  plainBody,
  shortened,
  weightOf,
} from './plain-request.ts';

const NONE: readonly string[] = Object.freeze([]);
/** What an entry takes beside what was sent: itself, and what is made of it when it is read. */
const ENTRY_BYTES = 1024;
/** What a header takes beside its text, likewise. */
const HEADER_BYTES = 64;
/** A body of so many bytes at most is made plain when somebody reads it. */
const LATE_BYTES = 1024;

/** Told when a request that is written down holds so many bytes more. */
export type Grow = (recorded: RecordedRequest, bytes: number) => void;

export class RecordedRequest {
  readonly sequence: number;
  readonly #at: () => Instant;
  readonly #operation: Operation | undefined;
  readonly #method: string;
  readonly #path: string;
  readonly #query: QueryDict;
  readonly #headers: Request['headers'];
  readonly #elapsedMs = stopwatch();
  readonly #grow: Grow;
  #bytes: number;
  #actor: string | null = null;
  #body: PlainJson = null;
  /** What the body will be of when somebody asks. */
  #data: Extract<RequestData, { readonly kind: 'json' }> | undefined;
  #sent = NONE;
  #ignoredBody = NONE;
  #status: number | null = null;
  #durationMs: number | null = null;
  #fault: string | null = null;
  #aborted: AbortReason | null = null;
  #entry: JournalEntry | undefined;

  constructor(
    sequence: number,
    { method, path, query, queryString, headers }: Request,
    operation: Operation | undefined,
    at: () => Instant,
    grow: Grow = () => undefined,
  ) {
    this.sequence = sequence;
    this.#at = at;
    this.#operation = operation;
    this.#method = method;
    this.#path = path;
    this.#query = query;
    this.#headers = headers;
    this.#grow = grow;
    this.#bytes = ENTRY_BYTES + path.length + queryString.length + weightOfHeaders(headers);
  }

  onActor(username: string | null): void {
    if (this.isClosed) return;
    this.#actor = username;
    this.#entry = undefined;
  }

  /** `bytes` are those that the data was read from; of a long body little more is kept than where it began. */
  onBody(data: RequestData, bytes?: Uint8Array): void {
    if (this.isClosed) return;
    const names = namesOf(data);
    const ignored = ignoredBody(names, this.#operation);
    const length = bytes ? lengthWithoutFiles(data, bytes) : 0;
    const isTooLong = bytes !== undefined && length > MAX_JOURNAL_BODY_BYTES;
    if (isTooLong) this.#body = shortened(bytes);
    // Files are not kept, and what is large is small when it is plain.
    else if (data.kind === 'form' || length > LATE_BYTES) this.#body = plainBody(data);
    else this.#data = data;
    this.#ignoredBody = isTooLong ? firstNames(ignored) : ignored;
    this.#sent = isTooLong ? this.#knownFields(names) : names;
    this.#entry = undefined;
    // Texts of a short body may be parts of the whole one, which they keep in memory.
    const more = weightOf(this.#data?.value ?? this.#body) + (isTooLong ? 0 : length);
    this.#bytes += more;
    this.#grow(this, more);
  }

  /** Ends it; what is told later is too late. `status` is null for an answer that nobody hears. */
  close(status: number | null, fault: string | null): void {
    if (this.isClosed) return;
    this.#status = status;
    this.#fault = fault;
    this.#durationMs = Math.round(this.#elapsedMs() * 1000) / 1000;
    this.#entry = undefined;
  }

  /** About how many bytes of memory it holds. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Its connection is lost. One that was answered keeps its status: the answer may have gone out in part. */
  abort(reason: AbortReason): void {
    this.#aborted ??= reason;
    this.#entry = undefined;
    this.close(null, null);
  }

  /** True once it is answered or given up: there is nothing to be done for it any more. */
  get isClosed(): boolean {
    return this.#durationMs !== null;
  }

  get operation(): OperationId | null {
    return this.#operation ? vouched<OperationId>(this.#operation.id) : null;
  }

  get status(): number | null {
    return this.#status;
  }

  get parameters(): readonly string[] {
    return this.#query.isEmpty ? NONE : this.#query.names();
  }

  get sent(): readonly string[] {
    return this.#sent;
  }

  /** As it stands now: frozen, and the same one until there is news. */
  entry(): JournalEntry {
    this.#entry ??= this.#written();
    return this.#entry;
  }

  /** In the operation's own words: a name that is part of a long text would keep all of it in memory. */
  #knownFields(names: readonly string[]): readonly string[] {
    return this.#operation?.fields.filter((field) => names.includes(field)) ?? NONE;
  }

  #written(): JournalEntry {
    if (this.#data) this.#body = plainBody(this.#data);
    this.#data = undefined;
    const names = this.#query.names();
    const query = ignoredQuery(names, this.#operation);
    const lists = names.map((name) => [name, Object.freeze([...this.#query.getList(name)])]);
    return Object.freeze({
      sequence: this.sequence,
      at: this.#at(),
      operation: this.operation,
      method: this.#method,
      path: this.#path,
      query: Object.freeze(Object.fromEntries(lists)),
      actor: this.#actor,
      headers: maskHeaders(this.#headers),
      body: this.#body,
      ignored: Object.freeze({ query, body: this.#ignoredBody }),
      status: this.#status,
      durationMs: this.#durationMs,
      fault: this.#fault,
      aborted: this.#aborted,
    });
  }
}

function weightOfHeaders(headers: Request['headers']): number {
  let bytes = 0;
  for (const name in headers) bytes += HEADER_BYTES + name.length + (headers[name]?.length ?? 0);
  return bytes;
}

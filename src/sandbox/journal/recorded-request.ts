/** A request as the journal keeps it: next to nothing is done with it until somebody reads it. */

import type { Received, Taken } from '../../drf/ending.ts';
import type { Operation } from '../../drf/operation.ts';
import type { RequestData } from '../../drf/parsers.ts';
import type { Reply } from '../../drf/reply.ts';
import type { Request } from '../../drf/request.ts';
import type { Stamp } from '../../values/clock.ts';
import { vouched } from '../../values/vouched.ts';
import type { OperationId } from '../../vocabulary/operations.ts';
import type { Secrets } from '../secrets/secrets.ts';
import type { JournalEntry } from './entry.ts';
import { type Ignorable, ignoredOf, ignoresAny, NONE } from './ignored.ts';
import type { Keeper, Scene } from './keeper.ts';
import { ENTRY_BYTES } from './plain-request.ts';
import { RecordedBody } from './recorded-body.ts';
import type { Loss } from './recorded-ending.ts';
import { RecordedMessages } from './recorded-messages.ts';
import { RecordedQuery } from './recorded-query.ts';
import { RecordedWeight } from './recorded-weight.ts';
import type { KnownHeaders } from './repeats.ts';

export class RecordedRequest extends RecordedWeight implements Taken {
  readonly #operation: Operation | undefined;
  readonly method: string;
  readonly #path: string;
  /** Undefined where there is none. */
  readonly #query: RecordedQuery | undefined;
  readonly #known: KnownHeaders;
  readonly #messages: RecordedMessages;
  #actor: string | null = null;
  #body: RecordedBody | undefined;
  /** Known once the body is not: who listens asks for it of every request. */
  #hasIgnored: boolean | undefined;
  /** Kept in memory by those alone who have read it. */
  #entry: WeakRef<JournalEntry> | undefined;

  constructor(
    sequence: number,
    request: Request,
    operation: Operation | undefined,
    stamp: Stamp,
    scene: Scene,
    keeper?: Keeper,
  ) {
    const known = scene.repeats.headersOf(request);
    super(sequence, scene, stamp, keeper);
    this.#operation = operation;
    this.method = request.method;
    this.#path = request.path;
    this.#query =
      request.queryString === '' ? undefined : new RecordedQuery(request, known.headers);
    this.#known = known;
    this.#messages = new RecordedMessages(request, known, keeper && this, scene.repeats);
    this.startAt(ENTRY_BYTES + this.#path.length + known.weight + (this.#query?.weight ?? 0));
  }

  onActor(username: string | null): void {
    if (this.isOver) return;
    this.#actor = username;
    this.meet();
    this.#entry = undefined;
  }

  /** Whose token it brought, where nobody has told who calls. */
  onSender(username: string | null): void {
    if (this.isOver) return;
    this.#actor ??= username;
    const { credentials } = this;
    if (this.#actor === null && credentials !== undefined) this.scene.secrets.sent(credentials);
    this.#entry = undefined;
  }

  /** `bytes` are those that the data was read from. */
  onBody(data: RequestData, bytes?: Uint8Array): void {
    if (this.isOver) return;
    this.#body = new RecordedBody(data, bytes, this.#operation);
    this.meet(bytes?.length);
    this.grow(this.#body.weight);
  }

  protected override changed(): void {
    this.#entry = undefined;
  }

  /** An answer that is about to go out, whether the client gets it or not. */
  onAnswer(reply: Reply): void {
    this.isGoing = true;
    this.#messages.onAnswer(reply);
  }

  /** The answer of which the client got something, before its end is told. */
  onReply(reply: Reply): void {
    this.#messages.onReply(reply);
  }

  override end(status: number | null, received: Received, lost: Loss | null): void {
    if (this.isOver) return;
    super.end(status, received, lost);
    this.grow(0);
  }

  /** Its reading is over: a short body is read again from its bytes by whoever asks, and kept as those alone. */
  settle(): void {
    if (!(this.#body?.isLate && this.#messages.hasWholeBody)) return;
    this.#hasIgnored = this.hasIgnored;
    this.#body = undefined;
  }

  /** Who calls, as it was sent: a secret. */
  get credentials(): string | undefined {
    return this.#known.headers['authorization'];
  }

  /** For whoever tells of it: its body is read where the path could repeat it. */
  get secrets(): Secrets {
    const isPlain = this.#query === undefined && this.#operation !== undefined;
    return this.#secretsIn(this.#query?.lists(), isPlain ? null : this.#read()?.plain());
  }

  #secretsIn(lists: object | undefined, body: unknown): Secrets {
    return this.scene.secrets.of(this.#known.headers, lists, body);
  }

  get operation(): OperationId | null {
    return this.#operation ? vouched<OperationId>(this.#operation.id) : null;
  }

  /** The username, as far as it is known. */
  get actor(): string | null {
    return this.#actor;
  }

  get hasIgnored(): boolean {
    return this.#hasIgnored ?? ignoresAny(this.#ignorable());
  }

  #ignorable(read = this.#read()): Ignorable {
    const { hasBytes } = this.#messages;
    const [headers, operation] = [this.#known.ignored, this.#operation];
    const { parameters, unused } = this;
    return { parameters, headers, read, hasBytes, operation, unused };
  }

  #read(): RecordedBody | undefined {
    return this.#body ?? this.#messages.readLate(this.#known.headers, this.#operation);
  }

  get parameters(): readonly string[] {
    return this.#query?.names() ?? NONE;
  }

  get sent(): readonly string[] {
    return this.#body?.sent ?? NONE;
  }

  /** As it stands now: frozen, and the same one as long as somebody has it and there is no news. */
  entry(): JournalEntry {
    const known = this.#entry?.deref();
    if (known) return known;
    const written = this.#written();
    this.#entry = new WeakRef(written);
    return written;
  }

  #written(): JournalEntry {
    const [lists, read] = [this.#query?.lists() ?? {}, this.#read()];
    const body = read?.plain() ?? null;
    const secrets = this.#secretsIn(lists, body);
    const [messages, { isComplete }] = [this.#messages, this.#messages];
    const { traceparent } = this.#known.headers;
    return Object.freeze({
      sequence: this.sequence,
      at: this.at,
      realTime: this.stamp.machine(),
      traceparent: traceparent === undefined ? null : secrets.text(traceparent),
      operation: this.operation,
      sandbox: this.sandbox,
      method: this.method,
      path: secrets.target(this.#path),
      query: vouched<JournalEntry['query']>(secrets.query(lists)),
      actor: this.#actor,
      headers: secrets.headers(this.#known.headers),
      body: secrets.value(body),
      ignored: ignoredOf(this.#ignorable(read), (names) => secrets.texts(names)),
      ...this.endingIn(this.#operation),
      // Made when they are read, for they are long, and seldom read; an answer's head comes after its end has been told.
      get request() {
        return messages.request(secrets, isComplete);
      },
      get response() {
        return messages.response(secrets);
      },
    });
  }
}

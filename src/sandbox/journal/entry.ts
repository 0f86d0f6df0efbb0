/** What the journal keeps of one request. */

import type { Ending } from '../../drf/ending.ts';
import type { Step } from '../../drf/refusal-traits.ts';
import type { HeaderPair } from '../../values/header-pairs.ts';
import type { UserName } from '../../vocabulary/names.ts';
import type { OperationId } from '../../vocabulary/operations.ts';
import type { RefusalName } from '../../vocabulary/refusal-names.ts';

/** What ended a request before its answer was out: the client left, a fault or the upstream broke it off, or the mock gave it up at one of these. */
export const ABORT_REASONS = [
  'client',
  'fault',
  'upstream',
  'reset',
  'seed',
  'restore',
  'drop',
  'close',
] as const;
export type AbortReason = (typeof ABORT_REASONS)[number];

/** Who can make an answer: the mock itself, a stub, the server behind `upstream`, or a fault. */
export const ANSWERERS = ['mock', 'stub', 'upstream', 'fault'] as const;
export type Answerer = (typeof ANSWERERS)[number];

/** The bytes of a body. Of one over 64 KiB `text` is the first 64 KiB, and `sha256` that of all of it. */
export interface MessageBody {
  /** Base64 where the bytes are no UTF-8. */
  readonly encoding: 'utf-8' | 'base64';
  readonly text: string;
  /** In bytes, of all that was sent. */
  readonly length: number;
  /** In hex; null where `text` is all of it. */
  readonly sha256: string | null;
}

/** A request as it was sent, whatever the mock made of it. */
export interface RequestMessage {
  /** `1.1`. */
  readonly httpVersion: string;
  /** Path and query, percent-encoded as they came, a sandbox's prefix included. */
  readonly target: string;
  /** In the order in which they came. */
  readonly headers: readonly HeaderPair[];
  /** Null where none was sent. A broken one, and one that nobody read, is there as far as it came. */
  readonly body: MessageBody | null;
  /** False while its body still comes in, and where it was cut off on its way. */
  readonly isComplete: boolean;
}

/** An answer as it went out. */
export interface ResponseMessage {
  readonly status: number;
  readonly statusText: string;
  /** In the order in which they went out. */
  readonly headers: readonly HeaderPair[];
  /** Null where there was none, as in every answer to HEAD. */
  readonly body: MessageBody | null;
}

/** What is written down of a request. All of it is plain JSON, and frozen. */
export interface JournalEntry extends Ending {
  /** From 1, in the order in which requests came in; never used twice in a sandbox's life, resets included. */
  readonly sequence: number;
  /** When it came in, by the sandbox's clock. */
  readonly at: string;
  /** The same by the machine's. */
  readonly realTime: string;
  /** The header of this name, by which traces are put together; null where none was sent. */
  readonly traceparent: string | null;
  /** As published; null where the path or method is none. */
  readonly operation: OperationId | null;
  /** The name of the sandbox that it reached. */
  readonly sandbox: string;
  readonly method: string;
  /** Decoded, without the sandbox's prefix. */
  readonly path: string;
  readonly query: Readonly<Record<string, readonly string[]>>;
  /** The username as whom the API took it, else of whose token it brought; null for a token of nobody and for none. */
  readonly actor: UserName | null;
  /** By lower-case name; a token is masked all but its last four characters. */
  readonly headers: Readonly<Record<string, string>>;
  /**
   * Parsed, a file as `{name, size}`; null where no body was read. One of more than 64 KiB without its files is
   * `{length, sha256, first}`: bytes, hex, and its first 64 KiB as text.
   */
  readonly body: unknown;
  /**
   * Parameters, fields and headers of which the API took no notice; of headers those alone that clients rely on. `*` is all of
   * a body of which no name can be told.
   */
  readonly ignored: {
    readonly query: readonly string[];
    readonly body: readonly string[];
    readonly headers: readonly string[];
  };
  /** Null until it is answered, and where nobody heard the answer. */
  readonly status: number | null;
  /** Who made the answer; null where there is no status. */
  readonly answeredBy: Answerer | null;
  /** Milliseconds until it was over, to the microsecond; null before. */
  readonly durationMs: number | null;
  /** What ended its connection before the answer was out; null where nothing did. */
  readonly aborted: AbortReason | null;
  /**
   * What the API refused it for, by name, and the step that did: one, or all that is wrong with the fields of a body or a
   * query. Empty where nothing was refused; a fault's answer refuses nothing.
   */
  readonly refusals: readonly { readonly name: RefusalName; readonly step: Step }[];
  /** As it was sent; the members above are the mock's reading of it. */
  readonly request: RequestMessage;
  /**
   * As it was answered; null where nobody heard an answer. All of it, also where the client `received` a part; of an upstream's
   * as much as came.
   */
  readonly response: ResponseMessage | null;
}

/** What a request is, once it has left the socket: a value that every later step reads. */
import type { CapturedBody } from '../values/captured-body.ts';
import type { Charset } from './charset.ts';
import type { Delivery, ToldEnding } from './ending.ts';
import type { QueryDict } from './query-dict.ts';
import type { Reply } from './reply.ts';
import type { UploadedFile } from './uploaded-file.ts';

/** Nobody is left to answer: the client went away, or the mock gave the request up. The connection is lost. */
export class RequestAborted extends Error {}

/** Something else has read the body before, and nobody can read it again. */
export class BodyTaken extends Error {}

/** What a request came in on, as far as it can be lost. */
export interface Connection {
  /** Ends it as a network does: without an answer, or in the middle of one. Whoever watches is told before it returns. */
  destroy(): void;
  /** Calls when the answer has gone out or the connection is lost: at once where that has happened. */
  onClose(listener: () => void): void;
  /** One watcher alone is told how the request ends: of a loss only from when its answer is sent, or from `heed` on. */
  watch(watcher: Watcher): void;
  /** From now on a lost connection is told, at once where that has happened. */
  heed(): void;
}

/** Told how a request ends. */
export interface Watcher {
  /** Its answer is on its way, and not all of it is out yet. */
  onGoing(): void;
  /** It is over, with this answer if with any; called once. */
  onOver(delivery: Delivery, reply?: Reply): ToldEnding;
}

/** Parts of a multipart body in their order; a file is one whose part has a file name. */
export type MultipartPart = readonly [name: string, value: string | UploadedFile];

/** Reads the body when, and only when, a step asks for it. Both throw `RequestTooLarge` beyond the server's limit. */
export interface BodyReader {
  bytes(): Promise<Uint8Array>;
  /** The parts up to where the body is broken, if it is; texts are read in the character set. */
  parts(boundary: string, charset: Charset): Promise<readonly MultipartPart[]>;
  /**
   * The bytes as they come in, no faster than they are taken, and kept nowhere; in the place of all else. Absent where there is
   * no socket. Throws at once for a body that announces to be too long.
   */
  readonly passing?: () => AsyncIterable<Uint8Array>;
  /** The bytes, once they have been read. */
  readonly taken?: Uint8Array | undefined;
}

/** Told of a request and its answer as they were on the wire. */
export interface WireObserver {
  /** The body has come in, or as much of it as ever will: not all where it was cut off. Also one that no step has asked for. */
  readonly onBytes: (body: Uint8Array | CapturedBody, isAll: boolean) => void;
  /** The head of the answer is on its way: status line and headers, as they are sent. */
  readonly onHead: (head: string) => void;
}

/** A request as it was on the wire. */
export interface Wire {
  /** Path and query as sent, a sandbox's prefix included. */
  readonly target: string;
  /** `1.1`. */
  readonly httpVersion: string;
  /** Names and values in turn, in the order and case in which they came, one character a byte. */
  readonly rawHeaders: readonly string[];
  /** From now on somebody is told; for one observer alone. */
  readonly observe: (observer: WireObserver) => void;
}

export interface Request {
  readonly method: string;
  /** Percent-decoded, from `/api/` on: a sandbox's prefix is in `base`. */
  readonly path: string;
  /** As sent, without the question mark. */
  readonly queryString: string;
  readonly query: QueryDict;
  /** By lower-case name, one character a byte. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** Scheme, host and the path prefix of the sandbox, no trailing slash: `http://127.0.0.1:8000`. */
  readonly base: string;
  /** The path prefix alone: empty, or `/__sandbox/name`. Django's SCRIPT_NAME. */
  readonly prefix: string;
  readonly body: BodyReader;
  /** The address at the other end of the connection, whatever headers say. Absent where there is no socket. Django's REMOTE_ADDR. */
  readonly peer?: string | undefined;
  /** Absent where there is no socket. */
  readonly connection?: Connection;
  readonly wire?: Wire;
}

/** Whether a body was sent, were it empty in the end. */
export function hasBody(headers: Readonly<Record<string, unknown>>): boolean {
  const length = headers['content-length'];
  return length === undefined ? headers['transfer-encoding'] !== undefined : length !== '0';
}

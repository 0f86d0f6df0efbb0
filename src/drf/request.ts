/** What a request is, once it has left the socket: a value that every later step reads. */
import type { QueryDict } from './query-dict.ts';
import type { UploadedFile } from './uploaded-file.ts';

/** Parts of a multipart body in their order; a file is one whose part has a file name. */
export type MultipartPart = readonly [name: string, value: string | UploadedFile];

/** Reads the body when, and only when, a step asks for it. Both throw `RequestTooLarge` beyond the server's limit. */
export interface BodyReader {
  bytes(): Promise<Uint8Array>;
  /** The parts up to where the body is broken, if it is. */
  parts(boundary: string): Promise<readonly MultipartPart[]>;
  /** The bytes, once they have been read. */
  readonly taken?: Uint8Array | undefined;
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
  /** Says when the client went away before it was answered; undefined where there is no client on a socket. */
  readonly signal?: AbortSignal;
}

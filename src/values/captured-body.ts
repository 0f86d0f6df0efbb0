/** What is kept of the bytes of a message: all of a short body, and of a long one its beginning, its length and its SHA-256. */
import type { Hash } from 'node:crypto';
import { newSha256, sha256Of } from './hashing.ts';
import { MAX_JOURNAL_BODY_BYTES } from './limits.ts';

export interface CapturedBody {
  /** The first 64 KiB at most, one character a byte: a text of its own, which keeps no larger buffer in memory. */
  readonly first: string;
  /** Of the whole body, in bytes. */
  readonly length: number;
  /** Of the whole body, in hex; null where `first` is all of it. */
  readonly sha256: string | null;
}

/** The same of bytes that are all there. */
export function capturedBody(bytes: Uint8Array): CapturedBody {
  const { length } = bytes;
  if (length <= MAX_JOURNAL_BODY_BYTES) return { first: latin1(bytes), length, sha256: null };
  const first = latin1(bytes.subarray(0, MAX_JOURNAL_BODY_BYTES));
  return { first, length, sha256: sha256Of(bytes) };
}

/** The same of bytes that come in piece by piece, and that nobody else keeps. */
export class BodyCapture {
  #first = '';
  #length = 0;
  #hash: Hash | undefined;

  take(piece: Uint8Array): void {
    const room = MAX_JOURNAL_BODY_BYTES - this.#length;
    if (this.#hash === undefined && piece.length > room) {
      this.#hash = newSha256().update(Buffer.from(this.#first, 'latin1'));
    }
    this.#hash?.update(piece);
    if (room > 0) this.#first += latin1(piece.subarray(0, room));
    this.#length += piece.length;
  }

  /** All that has come in. */
  captured(): CapturedBody {
    const sha256 = this.#hash?.copy().digest('hex') ?? null;
    return { first: this.#first, length: this.#length, sha256 };
  }
}

/** A text of its own with one character a byte. */
export function latin1(bytes: Uint8Array): string {
  // What came in on a socket is one.
  if (Buffer.isBuffer(bytes)) return bytes.toString('latin1');
  const { buffer, byteOffset, length } = bytes;
  return Buffer.from(buffer, byteOffset, length).toString('latin1');
}

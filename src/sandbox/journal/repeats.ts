/**
 * What repeats from one request to the next is kept once: a client's headers, an answer's head, a list that has not changed.
 * What is kept of every request outlives many others, and to clear such memory is the dearest part of a journal.
 */
import type { Request } from '../../drf/request.ts';
import { ignoredHeaders } from './ignored.ts';
import { weightOfHeaders } from './plain-request.ts';

/** Headers as they were sent, and as they are read. */
export interface KnownHeaders {
  /** Undefined for a request without a socket. */
  readonly raw: readonly string[] | undefined;
  readonly headers: Request['headers'];
  readonly weight: number;
  /** The names of those that the API does not know, and clients rely on. */
  readonly ignored: readonly string[];
}

/** A longer text is not held here: what the journal may hold is counted by its entries. */
const LONGEST = 16_384;

export class Repeats {
  #ofGet: KnownHeaders | undefined;
  #ofOthers: KnownHeaders | undefined;
  #head = '';
  #body = '';

  headersOf({ method, headers, wire }: Request): KnownHeaders {
    const raw = wire?.rawHeaders;
    const isGet = method === 'GET';
    const last = isGet ? this.#ofGet : this.#ofOthers;
    if (last?.raw && raw && areEqual(last.raw, raw)) return last;
    const known = {
      raw,
      headers,
      weight: weightOfHeaders(headers),
      ignored: ignoredHeaders(headers),
    };
    if (isGet) this.#ofGet = known;
    else this.#ofOthers = known;
    return known;
  }

  /** Holds nothing of what came. */
  forget(): void {
    this.#ofGet = undefined;
    this.#ofOthers = undefined;
    this.#head = '';
    this.#body = '';
  }

  head(text: string): string {
    if (text === this.#head) return this.#head;
    if (text.length <= LONGEST) this.#head = text;
    return text;
  }

  body(text: string): string {
    if (text === this.#body) return this.#body;
    if (text.length <= LONGEST) this.#body = text;
    return text;
  }
}

function areEqual(one: readonly string[], other: readonly string[]): boolean {
  if (one.length !== other.length) return false;
  // From its end: what differs is often the length of a body.
  for (let at = one.length - 1; at >= 0; at -= 1) {
    if (one[at] !== other[at]) return false;
  }
  return true;
}

/** The query of a request as the journal keeps it: what the API has read of a short one, and the text of a long one. */
import { type QueryDict, queryOf } from '../../drf/query-dict.ts';
import type { Request } from '../../drf/request.ts';

/** A longer query is read anew when somebody asks: what is read of it takes many times its length. */
const SHORT = 256;
/** What a parameter takes beside its text. Source: measured, `journal-memory.mjs` in test/benchmark. */
const PARAMETER_BYTES = 256;

export class RecordedQuery {
  readonly #raw: string;
  readonly #headers: Request['headers'];
  readonly #short: QueryDict | undefined;

  constructor(request: Request, headers: Request['headers']) {
    this.#raw = request.queryString;
    this.#headers = headers;
    this.#short = this.#raw.length <= SHORT ? request.query : undefined;
  }

  /** About how many bytes of memory it takes, as it was sent and as it is read. */
  get weight(): number {
    if (!this.#short) return this.#raw.length;
    let bytes = 2 * this.#raw.length + PARAMETER_BYTES;
    for (let at = this.#raw.indexOf('&'); at >= 0; at = this.#raw.indexOf('&', at + 1)) {
      bytes += PARAMETER_BYTES;
    }
    return bytes;
  }

  names(): readonly string[] {
    return this.#read().names();
  }

  /** By name, all values. */
  lists(): Readonly<Record<string, readonly string[]>> {
    const read = this.#read();
    const members = read
      .names()
      .map((name) => [name, Object.freeze([...read.getList(name)])] as const);
    return Object.fromEntries(members);
  }

  #read(): QueryDict {
    return this.#short ?? queryOf(this.#raw, this.#headers);
  }
}

/** What the API read of a body, as the journal keeps it: short ones are made plain when somebody reads, long ones shortened. */

import type { Operation } from '../../drf/operation.ts';
import type { RequestData } from '../../drf/parsers.ts';
import { MAX_JOURNAL_BODY_BYTES } from '../../values/limits.ts';
import type { PlainJson } from '../../values/plain-json.ts';
import { ignoredBody } from './ignored.ts';
import {
  firstNames,
  isNameless,
  lengthWithoutFiles,
  namesOf,
  plainBody,
  shortened,
  weightOf,
} from './plain-request.ts';

const NONE: readonly string[] = Object.freeze([]);
/** A body of so many bytes at most is made plain when somebody reads it. */
const LATE_BYTES = 1024;

export class RecordedBody {
  /** Names at its top that the operation knows, of a long one; of a short one all. */
  readonly sent: readonly string[];
  readonly ignored: readonly string[];
  /** Whether it says nothing: `{}`, `[]`, null. */
  readonly isEmpty: boolean;
  /** About how many bytes of memory it holds. */
  readonly weight: number;
  #plain: PlainJson = null;
  #isLate = false;
  /** What it will be made of when somebody asks. */
  #data: Extract<RequestData, { readonly kind: 'json' }> | undefined;

  /** `bytes` are those that the data was read from; of a long body little more is kept than where it began. */
  constructor(data: RequestData, bytes: Uint8Array | undefined, operation: Operation | undefined) {
    const names = namesOf(data);
    const hasNoNames = isNameless(data);
    const ignored = ignoredBody(names, hasNoNames, operation);
    this.isEmpty = names.length === 0 && !hasNoNames;
    const length = bytes ? lengthWithoutFiles(data, bytes) : 0;
    const isTooLong = bytes !== undefined && length > MAX_JOURNAL_BODY_BYTES;
    if (isTooLong) this.#plain = shortened(bytes);
    // Files are not kept, and what is large is small when it is plain.
    else if (data.kind === 'form' || length > LATE_BYTES) this.#plain = plainBody(data);
    else {
      this.#data = data;
      this.#isLate = true;
    }
    this.ignored = isTooLong ? firstNames(ignored) : ignored;
    // In the operation's own words: a name that is part of a long text would keep all of it in memory.
    this.sent = isTooLong
      ? (operation?.fields.filter((field) => names.includes(field)) ?? NONE)
      : names;
    // Texts of a short body may be parts of the whole one, which they keep in memory.
    this.weight = weightOf(this.#data?.value ?? this.#plain) + (isTooLong ? 0 : length);
  }

  /** Whether it is short JSON, which is made plain late. */
  get isLate(): boolean {
    return this.#isLate;
  }

  plain(): PlainJson {
    if (this.#data) this.#plain = plainBody(this.#data);
    this.#data = undefined;
    return this.#plain;
  }
}

/** The newest events as they were written, by their ids: those who read slowly and those who come again find them here. */

/** As many as a busy server has in some seconds. */
const MOST_EVENTS = 10_000;
/** Of all of them, in characters. */
const MOST_LENGTH = 4 * 1024 * 1024;

export interface KeptEvent {
  /** Undefined where nobody wanted so many: nobody can be told of it any more. */
  readonly text: string | undefined;
  /** That it is about; null for none, undefined for all of them. */
  readonly sandbox: string | null | undefined;
  /** Of the request that it tells of; null for one that no sandbox took, undefined where it tells of none. */
  readonly sequence?: number | null;
  /** When a request was over, in milliseconds of the feed. */
  readonly atMs?: number;
}

/** Ids rise by one; the first is the one after `last`. */
export class KeptEvents {
  readonly #slots: (KeptEvent | undefined)[];
  readonly #mostLength: number;
  #length = 0;
  #oldest: number;
  #next: number;

  constructor(last: number, most = MOST_EVENTS, mostLength = MOST_LENGTH) {
    this.#slots = new Array(most);
    this.#mostLength = mostLength;
    this.#oldest = last + 1;
    this.#next = last + 1;
  }

  /** The id of the oldest one that is kept; `next` where none is. */
  get oldest(): number {
    return this.#oldest;
  }

  /** The id that the next one will have. */
  get next(): number {
    return this.#next;
  }

  add(event: KeptEvent): void {
    if (this.#next - this.#oldest === this.#slots.length) this.#forgetOldest();
    this.#slots[this.#next % this.#slots.length] = event;
    this.#next += 1;
    this.#length += event.text?.length ?? 0;
    while (this.#length > this.#mostLength) this.#forgetOldest();
  }

  /** Undefined for an id that is not kept. */
  get(id: number): KeptEvent | undefined {
    return id < this.#oldest || id >= this.#next ? undefined : this.#slots[id % this.#slots.length];
  }

  #forgetOldest(): void {
    const at = this.#oldest % this.#slots.length;
    this.#length -= this.#slots[at]?.text?.length ?? 0;
    this.#slots[at] = undefined;
    this.#oldest += 1;
  }
}

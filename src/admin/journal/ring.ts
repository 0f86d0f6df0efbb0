/** A list that keeps the newest items only, and counts the others. */

export class Ring<Item> {
  readonly #capacity: number;
  #items: Item[] = [];
  /** Where the oldest item stands, once the ring is full. */
  #start = 0;
  #dropped = 0;

  /** @throws RangeError for a capacity that is no whole number from 0. */
  constructor(capacity: number) {
    if (!Number.isSafeInteger(capacity) || capacity < 0) {
      throw new RangeError(`capacity must be a whole number from 0, not ${capacity}`);
    }
    this.#capacity = capacity;
  }

  /** How many items have been forgotten since the last `clear`. */
  get dropped(): number {
    return this.#dropped;
  }

  add(item: Item): void {
    if (this.#items.length < this.#capacity) {
      this.#items.push(item);
      return;
    }
    this.#dropped += 1;
    if (this.#capacity === 0) return;
    this.#items[this.#start] = item;
    this.#start = (this.#start + 1) % this.#capacity;
  }

  /** Oldest first. */
  items(): readonly Item[] {
    return [...this.#items.slice(this.#start), ...this.#items.slice(0, this.#start)];
  }

  clear(): void {
    this.#items = [];
    this.#start = 0;
    this.#dropped = 0;
  }
}

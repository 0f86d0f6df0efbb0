/** A list that grows at its end and shrinks at its beginning, each for the same small cost. */

/** Gone items are cleared away when there are so many of them, and half of the list is gone. */
const MOST_GAPS = 256;

export class Queue<Item> {
  #items: (Item | undefined)[];
  /** Where the oldest item stands. */
  #start = 0;

  constructor(items: readonly Item[] = []) {
    this.#items = [...items];
  }

  get size(): number {
    return this.#items.length - this.#start;
  }

  get oldest(): Item | undefined {
    return this.#items[this.#start];
  }

  /** The one so many places behind the oldest; undefined where there is none. */
  at(place: number): Item | undefined {
    return place < 0 ? undefined : this.#items[this.#start + place];
  }

  add(item: Item): void {
    this.#items.push(item);
  }

  /** Takes the oldest item out. */
  take(): Item | undefined {
    const item = this.oldest;
    if (this.size === 0) return undefined;
    this.#items[this.#start] = undefined;
    this.#start += 1;
    if (this.#start >= MOST_GAPS && this.#start * 2 >= this.#items.length) {
      this.#items = this.#items.slice(this.#start);
      this.#start = 0;
    }
    return item;
  }

  /** Oldest first. */
  items(): readonly Item[] {
    return this.#items.slice(this.#start).filter((item) => item !== undefined);
  }

  /** Those that pass, oldest first. */
  where(passes: (item: Item) => boolean): Item[] {
    const found: Item[] = [];
    for (const item of this.#items) if (item !== undefined && passes(item)) found.push(item);
    return found;
  }

  /** Takes those out that do not pass. */
  keep(passes: (item: Item) => boolean): void {
    this.#items = this.where(passes);
    this.#start = 0;
  }

  clear(): void {
    this.#items = [];
    this.#start = 0;
  }
}

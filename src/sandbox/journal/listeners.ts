/** Those who want to hear of something, each until it says otherwise. */
export class Listeners<T> {
  readonly #all = new Set<(value: T) => void>();

  /** Gives the way to stop. The same function may listen twice. */
  add(listener: (value: T) => void): () => void {
    const own = (value: T): void => listener(value);
    this.#all.add(own);
    return () => void this.#all.delete(own);
  }

  tell(value: () => T): void {
    for (const listener of this.#all) listener(value());
  }
}

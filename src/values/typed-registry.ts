/** Decides how a value filed under a typed key is found again with its type: the one cast that this takes. */

/**
 * Values of many types, each under a key object that stands for one type. Sound as long as a key is only ever asked for
 * with the type it was filed with; the caller's signature, which ties the two, must see to that.
 */
export class TypedRegistry {
  readonly #values = new Map<object, unknown>();

  set(key: object, value: unknown): void {
    this.#values.set(key, value);
  }

  get<V>(key: object): V | undefined {
    return this.#values.get(key) as V | undefined;
  }
}

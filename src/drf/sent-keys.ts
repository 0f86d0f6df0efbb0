/** Remembers in which order the keys of a JSON object were sent: JavaScript puts those first that are numbers. */

const SENT_KEYS = Symbol('SENT_KEYS');

/** An object that may know it; where it does not, its own order is the one that was sent. */
export interface Sent {
  readonly [SENT_KEYS]?: readonly string[];
}

/** Whether JavaScript may put a key before others. */
export function isReordered(key: string): boolean {
  const code = key.charCodeAt(0);
  return code >= 0x30 && code <= 0x39;
}

/** Lets an object know the order; nobody who goes through its members finds that. */
export function rememberKeys(object: object, keys: Iterable<string>): void {
  Object.defineProperty(object, SENT_KEYS, { value: [...keys] });
}

/** The keys in their order; of a repeated one the place is the first one's. Source: Python 3.11 dict. */
export function sentKeys(object: Sent): readonly string[] {
  return object[SENT_KEYS] ?? Object.keys(object);
}

/** What Jest's global set-up leaves to the tear-down: on the global object, as Jest loads the two files apart. */

const KEY = Symbol.for('waldur-payments-mock.stop');

/** Keeps the way to end the server. */
export function keepStop(stop: () => Promise<void>): void {
  Reflect.set(globalThis, KEY, stop);
}

/** Gives it once. */
export function takeStop(): (() => Promise<void>) | undefined {
  const stop: unknown = Reflect.get(globalThis, KEY);
  Reflect.deleteProperty(globalThis, KEY);
  return typeof stop === 'function' ? async () => void (await stop()) : undefined;
}

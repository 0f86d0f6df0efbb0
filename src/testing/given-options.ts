/** Options that no compiler has seen, handed to a helper or a matcher. */
import { inspect } from 'node:util';

/** What they have of their own. @throws TypeError for what is no object; `taken` is what would be: `toX() takes { a: 1 }` */
export function givenOptions<Options extends object>(options: Options, taken: string): Options {
  if (Object.prototype.toString.call(options) === '[object Object]') return { ...options };
  const told = inspect(options, { depth: 0, breakLength: Number.POSITIVE_INFINITY });
  throw new TypeError(`${taken}, not ${told}.`);
}

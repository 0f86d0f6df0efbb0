/** A first request for whoever has just started a server: a line for a shell that works as it stands. */
import { type Caller, callersOf } from '../sandbox/callers.ts';
import type { World } from '../waldur/site/world.ts';

/** The payments, as staff where there are any; the root, which everybody gets, where nobody has a token. */
export function firstRequest(world: World, base: string): string {
  if (world.auth === 'off') return `curl ${base}/api/payments/`;
  const [caller] = callersOf(world, 1);
  return caller ? curlAs(caller, base) : `curl ${base}/`;
}

/** The payments as somebody. */
export function curlAs({ token }: Caller, base: string): string {
  return `curl -H ${quoted(`Authorization: Token ${token}`)} ${base}/api/payments/`;
}

/** In double quotes, which all shells know; what they would read something into is in those of a POSIX shell. */
function quoted(text: string): string {
  return /^[\w.~+/=: -]*$/.test(text) ? `"${text}"` : `'${text.replaceAll("'", "'\\''")}'`;
}

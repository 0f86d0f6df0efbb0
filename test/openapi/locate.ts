/** Which part of a server a request was sent to, and which path of that: sandboxes, mounts and encodings taken off. */
import type { Exchange } from '../recording/exchange.ts';

export interface Location {
  readonly part: 'api' | 'admin';
  /** Percent-decoded, one character a byte; with `/__admin` before it in the control plane. */
  readonly path: string;
  readonly isInSandbox: boolean;
}

const SANDBOX_PREFIX = /^\/__sandbox\/[^/]+(?=\/|$)/i;
const ADMIN_PREFIX = /^\/__admin(?=\/|$)/i;

/** Does not fail, whatever the target is. */
export function locate({ target, mount, requestHeaders }: Exchange): Location {
  const withoutOrigin = target.replace(/^https?:\/\/[^/?]*/i, '');
  const [raw = ''] = withoutOrigin.split('?', 1);
  const own = raw.toLowerCase().startsWith(mount.toLowerCase()) ? raw.slice(mount.length) : raw;
  const rest = own.replace(SANDBOX_PREFIX, '');
  const isInSandbox = rest !== own || requestHeaders['x-mock-sandbox'] !== undefined;
  const isAdmin = ADMIN_PREFIX.test(rest);
  const path = isAdmin ? `/__admin${rest.slice('/__admin'.length).replace(/\/$/, '')}` : rest;
  return { part: isAdmin ? 'admin' : 'api', path: decoded(path), isInSandbox };
}

/** What is no ASCII cannot tell one path from another. */
function decoded(path: string): string {
  return path.replace(/%([0-9a-f]{2})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

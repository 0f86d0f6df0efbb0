/** How the address of a server is written in a URL. */

/** The address under which a listening host is reached. */
export function urlHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}

/** An origin without slashes at its end: a path follows. */
export function withoutEndSlashes(origin: string): string {
  let end = origin.length;
  while (origin[end - 1] === '/') end -= 1;
  return origin.slice(0, end);
}

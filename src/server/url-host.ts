/** How the address that a server listens on is written in a URL. */

/** The address under which a listening host is reached. */
export function urlHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}

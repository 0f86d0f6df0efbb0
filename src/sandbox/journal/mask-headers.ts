/** Which parts of the headers are nobody's business. */
import type { Request } from '../../drf/request.ts';

const MASK = '****';
/** Enough to tell tokens apart. */
const SHOWN = 4;
const TOKEN_SCHEME = /^(?:token|bearer)$/i;

/** Headers by lower-case name: of a token the last four characters are shown, of other credentials and of cookies nothing. */
export function maskHeaders(headers: Request['headers']): Readonly<Record<string, string>> {
  // A plain loop: this runs for every request, and would be half of what the journal costs.
  const shown: Record<string, string> = Object.create(null);
  for (const name of Object.keys(headers)) {
    const value = headers[name];
    if (value !== undefined) shown[name] = masked(name, value);
  }
  return Object.freeze(shown);
}

function masked(name: string, value: string): string {
  switch (name) {
    case 'authorization':
    case 'proxy-authorization':
      return maskCredentials(value);
    case 'cookie':
      return value.replace(/[^;]+/g, maskCookie);
    default:
      return value;
  }
}

/** `Token ****abcd`; `Basic ****`, whose last characters would tell of the password; a token alone stays without scheme. */
function maskCredentials(value: string): string {
  const [, scheme, rest] = /^\s*(\S+)\s+(\S.*)$/s.exec(value) ?? [];
  if (scheme === undefined || rest === undefined) return maskToken(value.trim());
  return `${scheme} ${TOKEN_SCHEME.test(scheme) ? maskToken(rest.trim()) : MASK}`;
}

/** A token so short that its end would be all of it is not shown at all. */
function maskToken(token: string): string {
  if (TOKEN_SCHEME.test(token)) return token;
  return token.length > SHOWN ? MASK + token.slice(-SHOWN) : MASK;
}

function maskCookie(pair: string): string {
  const cut = pair.indexOf('=');
  return cut < 0 ? MASK : `${pair.slice(0, cut + 1)}${MASK}`;
}

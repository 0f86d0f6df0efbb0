/** How secrets are masked, in values that have a name and where they are known by themselves. */
import { headerSecrecy, secrecyIn } from './secret-names.ts';

export const MASK = '****';
/** Enough to tell tokens apart. */
const SHOWN = 4;
/** Shorter ones are common words, which texts are full of. */
const LEAST_TOKEN = 8;
const TOKEN_SCHEME = /^(?:token|bearer)$/i;
/** Whatever else stands first may be the secret itself. Source: IANA, HTTP authentication schemes. */
const SCHEME =
  /^(?:token|bearer|basic|digest|negotiate|ntlm|hoba|mutual|dpop|gnap|vapid|hawk|jwt|apikey|api-key|scram-sha-\d+|aws4-hmac-sha256)$/i;
/** What may be a token: no blanks, and none of what stands around it in JSON, forms, queries and headers. */
const WORD = /[^\s"'<>&=;,?/\\()[\]{}]{8,}/g;

/** The last four characters of a token; nothing of one so short that its end would be all of it. */
export function maskToken(token: string): string {
  if (TOKEN_SCHEME.test(token)) return token;
  return token.length > SHOWN ? MASK + token.slice(-SHOWN) : MASK;
}

/** `Token ****abcd`; `Basic ****`, whose last characters would tell of the password; a token alone stays without scheme. */
function maskCredentials(value: string): string {
  const [, scheme, rest] = /^\s*(\S+)\s+(\S.*)$/s.exec(value) ?? [];
  if (scheme === undefined || rest === undefined) return maskToken(value.trim());
  if (!SCHEME.test(scheme)) return MASK;
  return `${scheme} ${TOKEN_SCHEME.test(scheme) ? maskToken(rest.trim()) : MASK}`;
}

/** The value of a header, as it may be told. */
export function maskHeader(name: string, value: string): string {
  switch (headerSecrecy(name)) {
    case 'credentials':
      return maskCredentials(value);
    case 'cookies':
      return value.replace(/[^;]+/g, maskCookie);
    case 'whole':
      return maskToken(value);
    default:
      return value;
  }
}

function maskCookie(pair: string): string {
  const cut = pair.indexOf('=');
  return cut < 0 ? MASK : `${pair.slice(0, cut + 1)}${MASK}`;
}

/** Values at any depth of what was read: those of a secret's name, and texts by `scrub`. */
export function maskValue(value: unknown, scrub: (text: string) => string): unknown {
  if (typeof value === 'string') return scrub(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return Object.freeze(value.map((item) => maskValue(item, scrub)));
  const isSecret = secrecyIn(value);
  const members = Object.entries(value).map(([name, member]: readonly [string, unknown]) => {
    const masked = isSecret(name) && member !== null ? maskAll(member) : maskValue(member, scrub);
    return [scrub(name), masked];
  });
  return Object.freeze(Object.fromEntries(members));
}

/** A list stays one, and nothing stays nothing. */
function maskAll(value: unknown): unknown {
  if (!Array.isArray(value)) return MASK;
  return Object.freeze(value.map((item) => (item === null ? null : MASK)));
}

/** A secret in one of its writings, and what stands in its place. */
export type Writing = readonly [written: string, mask: string];

/** How secrets may stand in a text, the longest first: as they are, in a URL, in JSON. */
export function writingsOf(secrets: readonly string[]): readonly Writing[] {
  return secrets
    .filter(({ length }) => length >= LEAST_TOKEN)
    .toSorted((one, other) => other.length - one.length)
    .flatMap((secret) => {
      const json = JSON.stringify(secret).slice(1, -1);
      const mask = maskToken(secret);
      return [...new Set([secret, encodeURIComponent(secret), json])].map(
        (written) => [written, mask] as const,
      );
    });
}

/** A text without the secrets that are given, and without the words that are tokens. */
export function scrubbed(
  text: string,
  secrets: readonly Writing[],
  isToken: (word: string) => boolean,
): string {
  let clean = text;
  for (const [written, mask] of secrets) clean = clean.replaceAll(written, mask);
  return clean.replace(WORD, (word) => (isToken(word) ? maskToken(word) : word));
}

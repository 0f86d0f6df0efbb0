/** How secrets are masked, in values that have a name and in texts that were never read. */
import { headerSecrecy, isSecretName } from './secret-names.ts';

export const MASK = '****';
/** Enough to tell tokens apart. */
const SHOWN = 4;
/** Shorter ones are common words, which texts are full of. */
const LEAST_TOKEN = 8;
const TOKEN_SCHEME = /^(?:token|bearer)$/i;
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

/** A query or a form as it was sent: each pair of a secret's name. */
export function maskPairs(raw: string): string {
  return raw.replace(/[^&]+/g, (pair) => {
    const cut = pair.indexOf('=');
    if (cut < 0 || !isSecretName(decoded(pair.slice(0, cut)))) return pair;
    return `${pair.slice(0, cut + 1)}${MASK}`;
  });
}

/** Path and query as they were sent. */
export function maskTarget(target: string): string {
  const cut = target.indexOf('?');
  return cut < 0 ? target : target.slice(0, cut + 1) + maskPairs(target.slice(cut + 1));
}

/** A body that may be JSON, a form or one of several parts, broken or not. */
export function maskBody(text: string): string {
  const members = text.includes('"') ? maskMembers(text) : text;
  const parts = maskParts(members);
  return /^[^\s{[<"-][^\s{[<"]*$/.test(parts) ? maskPairs(parts) : parts;
}

/** In JSON, or what is left of it: what follows a text that is the name of a secret, and a colon. */
function maskMembers(text: string): string {
  const texts = [...text.matchAll(/"(?:[^"\\]|\\.)*"?/gs)];
  let [clean, from] = ['', 0];
  for (const [index, { 0: name, index: start }] of texts.entries()) {
    if (start < from || !isSecretName(unescaped(name))) continue;
    const next = texts[index + 1];
    const gap = text.slice(start + name.length, next?.index ?? text.length);
    const [before, colon = '', bare = ''] = /^(\s*:\s*)([^\s[{,}\]]*)/.exec(gap) ?? [];
    if (before === undefined || (bare === '' && before !== gap)) continue;
    const end = start + name.length + before.length;
    clean += `${text.slice(from, start)}${name}${colon}"${MASK}"`;
    from = bare === '' && next ? next.index + next[0].length : end;
  }
  return clean + text.slice(from);
}

/** A part of several, from its name to the next boundary. */
function maskParts(text: string): string {
  if (!text.startsWith('--')) return text;
  const boundary = text.slice(0, Math.max(0, text.indexOf('\r\n')));
  if (boundary === '') return text;
  const masked = text.split(boundary).map((part) => {
    const end = part.indexOf('\r\n\r\n');
    const [, quoted, bare] =
      /\bname\s*=\s*(?:"([^"]*)"|([^\s;"]+))/i.exec(part.slice(0, Math.max(0, end))) ?? [];
    return isSecretName(quoted ?? bare ?? '') ? `${part.slice(0, end)}\r\n\r\n${MASK}\r\n` : part;
  });
  return masked.join(boundary);
}

/** Values at any depth of what was read: those of a secret's name, and texts by `scrub`. */
export function maskValue(value: unknown, scrub: (text: string) => string): unknown {
  if (typeof value === 'string') return scrub(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return Object.freeze(value.map((item) => maskValue(item, scrub)));
  const members = Object.entries(value).map(([name, member]: readonly [string, unknown]) => {
    const isSecret = isSecretName(name) && member !== null;
    return [scrub(name), isSecret ? maskAll(member) : maskValue(member, scrub)];
  });
  return Object.freeze(Object.fromEntries(members));
}

/** A list stays one. */
function maskAll(value: unknown): unknown {
  return Array.isArray(value) ? Object.freeze(value.map(() => MASK)) : MASK;
}

/** A text without the secrets that are given, in any writing, and without the words that are tokens. */
export function scrubbed(
  text: string,
  secrets: readonly string[],
  isToken: (word: string) => boolean,
): string {
  let clean = text;
  for (const secret of secrets) {
    if (secret.length < LEAST_TOKEN) continue;
    for (const written of [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)])
      clean = clean.replaceAll(written, maskToken(secret));
  }
  return clean.replace(WORD, (word) => (isToken(word) ? maskToken(word) : word));
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name.replaceAll('+', ' '));
  } catch {
    return name;
  }
}

function unescaped(name: string): string {
  return name.replace(/\\u([0-9a-f]{4})/gi, (_all, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

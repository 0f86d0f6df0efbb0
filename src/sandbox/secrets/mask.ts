/** How secrets are masked, in values that have a name and where they are known by themselves. */
import { cutOut } from '../../values/secrets/cuts.ts';
import { loginCuts } from '../../values/secrets/mask-text.ts';
import {
  headerSecrecy,
  isScheme,
  isSecretName,
  MASK,
  secrecyIn,
} from '../../values/secrets/secret-names.ts';
import { maskTarget } from './mask-message.ts';

/** Enough to tell tokens apart. */
const SHOWN = 4;
const TOKEN_SCHEME = /^(?:token|bearer)$/i;

/** Headers that are a URL, or have some between `<` and `>`: what stands in their query may be escaped. */
const OF_URL = /^(?:content-)?location$|^referer$/i;
const LINKS = /^link$/i;

/** The last four characters of a token; nothing of one so short that its end would be all of it. */
export function maskToken(token: string): string {
  if (TOKEN_SCHEME.test(token)) return token;
  return token.length > SHOWN ? MASK + token.slice(-SHOWN) : MASK;
}

/** `Token ****abcd`; `Basic ****`, whose last characters would tell of the password; a token alone stays without scheme. */
function maskCredentials(value: string): string {
  const [, scheme, rest] = /^\s*(\S+)\s+(\S.*)$/s.exec(value) ?? [];
  if (scheme === undefined || rest === undefined) return maskToken(value.trim());
  if (!isScheme(scheme)) return MASK;
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
      if (OF_URL.test(name)) return maskTarget(value);
      if (LINKS.test(name)) return value.replace(/(?<=<)[^<>]+(?=>)/g, maskTarget);
      // Who logs in may stand before a host, as in a URL.
      return /host$/i.test(name) ? cutOut(value, loginCuts(value)) : value;
  }
}

function maskCookie(pair: string): string {
  const cut = pair.indexOf('=');
  return cut < 0 ? MASK : `${pair.slice(0, cut + 1)}${MASK}`;
}

/** Values at any depth of what was read: those of a secret's name, and texts by `scrub`. `isNamed` judges the first names. */
export function maskValue(
  value: unknown,
  scrub: (text: string) => string,
  isNamed?: (name: string) => boolean,
): unknown {
  if (typeof value === 'string') return scrub(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    return Object.freeze(
      value.map((item) =>
        maskValue(isSecretPair(item) ? [item[0], maskAll(item[1])] : item, scrub),
      ),
    );
  }
  const isSecret = isNamed ?? secrecyIn(value);
  const members = Object.entries(value).map(([name, member]: readonly [string, unknown]) => {
    const masked = isSecret(name) && member !== null ? maskAll(member) : maskValue(member, scrub);
    return [scrub(name), masked];
  });
  return Object.freeze(Object.fromEntries(members));
}

/** A name and its value, as they stand in a list of such pairs. */
function isSecretPair(item: unknown): item is readonly [string, unknown] {
  if (!Array.isArray(item) || item.length !== 2) return false;
  const [name, value]: readonly unknown[] = item;
  return typeof name === 'string' && isSecretName(name) && value !== null;
}

/** A list stays one, and nothing stays nothing. */
function maskAll(value: unknown): unknown {
  if (!Array.isArray(value)) return MASK;
  return Object.freeze(value.map((item) => (item === null ? null : MASK)));
}

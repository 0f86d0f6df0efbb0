/** How secrets are found that say by their own form what they are, whatever stands around them: signed tokens, and private keys. */
import type { Cut } from './cuts.ts';
import { MASK } from './secret-names.ts';

/** A JSON object in Base64 begins so. Source: RFC 7515, 7.1. */
const TOKEN_START = 'eyJ';
const SIGNED = /eyJ[\w-]{5,2000}\.[\w-]{5,20000}(?:\.[\w-]{0,5000}){1,3}/y;
/** Source: RFC 7468, 2. */
const KEY_START = '-----BEGIN ';
const KEY_NAME = /-----BEGIN (?:[A-Z]{1,20} ){0,3}PRIVATE KEY(?: BLOCK)?-----/y;
/** No shorter text has one. */
const LEAST_SHAPE = 16;
const KEY_END = '-----END ';

const LONG_WORD = /[\w.-]{20}/;

/** What those who give out tokens begin them with: GitHub, GitLab, npm, Slack, Stripe, SendGrid, PyPI, age. */
const BRANDED =
  /(?<![A-Za-z\d])(?:gh[opsur]_|github_pat_|glpat-|npm_(?=[A-Za-z\d]{16})|xox[abprs]-|[rs]k_(?:live|test)_|SG\.|pypi-AgE|AGE-SECRET-KEY-)[\w.-]{16,400}/g;
/** Hashes of passwords, as crypt, bcrypt, Argon2 and Django write them. */
const HASHED =
  /(?<![A-Za-z\d])(?:\$(?:1|2[abxy]|5|6|y|argon2(?:id|i|d))\$|(?:pbkdf2_sha\d{1,3}|argon2|scrypt|bcrypt(?:_sha256)?)\$)[\w./+=,$-]{16,500}/g;

export function shapeCuts(text: string): readonly Cut[] {
  if (text.length < LEAST_SHAPE) return [];
  const branded = LONG_WORD.test(text) ? foundBy(BRANDED, text) : [];
  const hashed = text.includes('$') ? foundBy(HASHED, text) : [];
  return [...tokenShapes(text), ...keyShapes(text), ...branded, ...hashed];
}

function foundBy(shape: RegExp, text: string): readonly Cut[] {
  return Array.from(text.matchAll(shape), ({ 0: found, index }): Cut => {
    return [index, index + found.length, MASK];
  });
}

function tokenShapes(text: string): readonly Cut[] {
  const cuts: Cut[] = [];
  for (let at = text.indexOf(TOKEN_START); at >= 0; ) {
    SIGNED.lastIndex = at;
    const [token] = SIGNED.exec(text) ?? [];
    if (token !== undefined) cuts.push([at, at + token.length, MASK]);
    at = text.indexOf(TOKEN_START, at + (token ?? TOKEN_START).length);
  }
  return cuts;
}

/** What stands between the lines around it; all the rest where it is cut off. */
function keyShapes(text: string): readonly Cut[] {
  const cuts: Cut[] = [];
  for (let at = text.indexOf(KEY_START); at >= 0; ) {
    KEY_NAME.lastIndex = at;
    const [name] = KEY_NAME.exec(text) ?? [];
    const from = at + (name ?? KEY_START).length;
    const end = name === undefined ? from : text.indexOf(KEY_END, from);
    const to = end < 0 ? text.length : end;
    if (to > from && text.slice(from, to) !== MASK) cuts.push([from, to, MASK]);
    at = text.indexOf(KEY_START, to);
  }
  return cuts;
}

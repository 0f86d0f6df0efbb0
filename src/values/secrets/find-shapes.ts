/** How secrets are found that say by their own form what they are, whatever stands around them: signed tokens, and private keys. */
import type { Cut } from './cuts.ts';
import { MASK } from './secret-names.ts';

/** A JSON object in Base64 begins so. Source: RFC 7515, 7.1. */
export const TOKEN_START = 'eyJ';
const SIGNED = /eyJ[\w-]{5,2000}\.[\w-]{5,20000}(?:\.[\w-]{0,5000}){1,3}/y;
/** Source: RFC 7468, 2. */
const KEY_START = '-----BEGIN ';
const KEY_NAME = /-----BEGIN (?:[A-Z]{1,20} ){0,3}PRIVATE KEY-----/y;
const KEY_END = '-----END ';

export function shapeCuts(text: string): readonly Cut[] {
  return [...tokenShapes(text), ...keyShapes(text)];
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

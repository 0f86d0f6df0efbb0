/** What a file is, by its first bytes: the client's word for it does not count. */

import { utf8Text } from '../../drf/text.ts';
import { jsonIn } from '../../values/plain-json.ts';

export const SVG_TYPE = 'image/svg+xml';

/** What files of a kind begin with, one character a byte. */
const SIGNATURES: readonly (readonly [mimeType: string, start: string])[] = [
  ['application/pdf', '%PDF-'],
  ['image/png', '\x89PNG\r\n\x1a\n'],
  ['image/jpeg', '\xff\xd8\xff'],
  ['image/gif', 'GIF87a'],
  ['image/gif', 'GIF89a'],
  ['image/tiff', 'II*\0'],
  ['image/tiff', 'MM\0*'],
  ['application/gzip', '\x1f\x8b'],
  ['application/zip', 'PK\x03\x04'],
  // Without a single file in it.
  ['application/zip', 'PK\x05\x06'],
  ['application/x-7z-compressed', '7z\xbc\xaf\x27\x1c'],
  ['application/msword', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'],
  ['text/rtf', '{\\rtf'],
];
/** The same for kinds that take more to tell. */
const PATTERNS: readonly (readonly [mimeType: string, pattern: RegExp])[] = [
  ['image/webp', /^RIFF.{4}WEBP/s],
  [SVG_TYPE, /^\s*(?:<svg[\s>]|<!DOCTYPE svg|<\?xml[^>]*>[\s\S]*?<svg[\s>])/],
  ['text/xml', /^\s*<\?xml\s/],
  ['text/html', /^\s*<(?:!doctype html|html|head|body)[\s>]/i],
];
/** Bytes in which a beginning is looked for. Source: libmagic's sgml, of which the search for `<svg` goes furthest. */
const HEAD = 4096;
/** Bytes in which control characters are. */
const TEXT_HEAD = 512;
/** Control characters that text may have. */
const TEXT_CONTROLS = '\x07\b\t\n\v\f\r\x1b';

/** Follows libmagic for the kinds of files that people send as proofs. Source: BEHAVIOUR 12; observed (theme `proof`). */
export function mimeTypeOf(bytes: Uint8Array): string {
  if (bytes.length === 0) return 'application/x-empty';
  if (bytes.length === 1) return 'application/octet-stream';
  const head = Buffer.from(bytes.subarray(0, HEAD)).toString('latin1');
  const known =
    SIGNATURES.find(([, start]) => head.startsWith(start)) ??
    PATTERNS.find(([, pattern]) => pattern.test(head));
  if (known) return known[0];
  if ([...head.slice(0, TEXT_HEAD)].some((char) => char < ' ' && !TEXT_CONTROLS.includes(char)))
    return 'application/octet-stream';
  const text = utf8Text(bytes);
  return text !== undefined && isJson(text) ? 'application/json' : 'text/plain';
}

function isJson(text: string): boolean {
  return /^\s*[[{]/.test(text) && jsonIn(text) !== undefined;
}

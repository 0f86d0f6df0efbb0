/** What a file is, by its first bytes: the client's word for it does not count. */
import { typeOfJson } from './json-type.ts';
import { isZlib } from './signature-tests.ts';
import { typeOfSignature } from './signatures.ts';
import { isCsv, textIn, typeOfText } from './text-type.ts';

export const SVG_TYPE = 'image/svg+xml';

/** Bytes that are looked at. Source: Waldur media, which hands no more to libmagic; observed. */
const HEAD = 1024;

/**
 * Follows libmagic 5.44 for the kinds of files that people send as proofs, in its order: JSON, CSV, what bytes tell, what text
 * does. Source: BEHAVIOUR 12; observed (theme `proof`); libmagic file_buffer.
 */
export function mimeTypeOf(bytes: Uint8Array): string {
  if (bytes.length === 0) return 'application/x-empty';
  if (bytes.length === 1) return 'application/octet-stream';
  const start = bytes.subarray(0, HEAD);
  const head = Buffer.from(start).toString('latin1');
  const text = textIn(start);
  return (
    typeOfJson(head) ??
    (text !== undefined && isCsv(head) ? 'text/csv' : undefined) ??
    (isSvg(head) ? SVG_TYPE : undefined) ??
    typeOfSignature(head) ??
    (text === undefined ? typeOfBytes(start, head) : typeOfText(text))
  );
}

/** Where `<svg` may stand behind a declaration, which has to have a digit or a dot. */
const [AFTER_VERSION, AFTER_DECLARATION] = [14, 19];

/** By its tag at the very start or behind a declaration, or by its DOCTYPE anywhere. Source: libmagic's sgml. */
function isSvg(head: string): boolean {
  if (head.startsWith('<svg') || /<!doctype[ \t\n\v\f\r]+svg/i.test(head)) return true;
  return (
    head.startsWith('<?xml version=') &&
    /[0-9.]/.test(head.slice(AFTER_VERSION)) &&
    head.includes('<svg', AFTER_DECLARATION)
  );
}

function typeOfBytes(start: Uint8Array, head: string): string {
  return isZlib(head) ? 'application/zlib' : typeOfPadded(start);
}

/**
 * NULs behind a text do no harm, but that no more is told of it. Of an even number of bytes an even number is looked at, for
 * the sake of UTF-16. Source: libmagic trim_nuls, file_ascmagic.
 */
function typeOfPadded(start: Uint8Array): string {
  let length = start.length;
  while (length > 1 && start[length - 1] === 0) length -= 1;
  const isCutInHalf = start.length % 2 === 0 && length % 2 !== 0;
  const text = textIn(start.subarray(0, isCutInHalf ? length + 1 : length));
  return text === undefined ? 'application/octet-stream' : 'text/plain';
}

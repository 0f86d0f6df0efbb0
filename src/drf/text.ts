/** The percent-encodings of the web as Python and Django read and write them. */

// jsdom has none of its own.
import { TextDecoder, TextEncoder } from 'node:util';
import { isAscii } from '../values/python-text.ts';
import { type Charset, UTF_8 } from './charset.ts';

const UTF8 = new TextEncoder();
const STRICT = new TextDecoder('utf-8', { ignoreBOM: true, fatal: true });

/** Bytes behind a text whose every character is one byte, as Node hands out request lines and headers. */
export function latin1Bytes(text: string): Uint8Array {
  return Uint8Array.from(text, (char) => char.charCodeAt(0) & 0xff);
}

/** UTF-8 text of some bytes, or undefined when they are none. */
export function utf8Text(bytes: Uint8Array): string | undefined {
  try {
    return STRICT.decode(bytes);
  } catch {
    return undefined;
  }
}

function unquotedBytes(text: string): Uint8Array {
  const bytes: number[] = [];
  for (let index = 0; index < text.length; index++) {
    const hex = text[index] === '%' ? text.slice(index + 1, index + 3) : '';
    if (/^[0-9a-f]{2}$/i.test(hex)) {
      bytes.push(Number.parseInt(hex, 16));
      index += 2;
    } else bytes.push(text.charCodeAt(index) & 0xff);
  }
  return Uint8Array.from(bytes);
}

/** Text as it came in, one character a byte, in its character set (in Latin-1 where it is none of it). */
function wireText(text: string, charset: Charset = UTF_8): string {
  if (charset === UTF_8 && isAscii(text)) return text;
  return charset.strict(latin1Bytes(text)) ?? text;
}

/** Bytes that a character of UTF-8 takes, by its first byte; 1 where none starts. */
function sequenceLength(lead: number): number {
  if (lead < 0xc2) return 1;
  return lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
}

/** UTF-8 text in which bytes that are none stand percent-encoded. Source: Django utils/encoding.repercent_broken_unicode. */
function repercentBroken(bytes: Uint8Array): string {
  const whole = utf8Text(bytes);
  if (whole !== undefined) return whole;
  let text = '';
  for (let at = 0; at < bytes.length; ) {
    const lead = bytes[at] ?? 0;
    const length = sequenceLength(lead);
    const char = utf8Text(bytes.subarray(at, at + length));
    text += char ?? percentEncoded(lead);
    at += char === undefined ? 1 : length;
  }
  return text;
}

function percentEncoded(byte: number): string {
  return `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
}

/** True for ASCII with nothing percent-encoded in it. */
function isPlain(text: string): boolean {
  return !text.includes('%') && isAscii(text);
}

/**
 * A request path with every percent-encoding undone, `%2F` included. Bytes that are no UTF-8 stay percent-encoded.
 * Source: Django core/handlers/wsgi.get_path_info.
 */
export function decodePath(raw: string): string {
  return isPlain(raw) ? raw : repercentBroken(unquotedBytes(raw));
}

/**
 * Text with its percent-encodings undone. Each stretch of ASCII is turned into bytes and read anew, so that in a character
 * set of several bytes to a character the letters around them are garbled too. Source: urllib.parse.unquote.
 */
export function unquote(text: string, charset: Charset = UTF_8): string {
  if (!text.includes('%')) return text;
  return text.replace(/[\0-\x7f]+/g, (stretch) => charset.lenient(unquotedBytes(stretch)));
}

/** One name or value of a query or form: `+` is a blank, broken bytes become U+FFFD. Source: urllib.parse.unquote_plus. */
export function decodeComponent(raw: string, charset?: Charset): string {
  return unquote(raw.includes('+') ? raw.replaceAll('+', ' ') : raw, charset);
}

/**
 * The pieces between `&`, as name and value. Empty pieces are left out, a missing `=` gives `''`. The whole is read in the
 * character set first (as Latin-1 where it is none of it), UTF-8 where none is given.
 * Source: Django http/request.QueryDict; BEHAVIOUR 6.
 */
export function parsePairs(
  raw: string,
  charset?: Charset,
): readonly (readonly [name: string, value: string])[] {
  const pairs: (readonly [string, string])[] = [];
  for (const piece of wireText(raw, charset).split('&')) {
    if (piece === '') continue;
    const cut = piece.indexOf('=');
    const [name, value] = cut < 0 ? [piece, ''] : [piece.slice(0, cut), piece.slice(cut + 1)];
    pairs.push([decodeComponent(name, charset), decodeComponent(value, charset)]);
  }
  return pairs;
}

/** Every byte of the text's UTF-8 as `%XX`; half a surrogate pair is U+FFFD. */
export function percentEncodedText(text: string): string {
  return Array.from(UTF8.encode(text), percentEncoded).join('');
}

/** `unsafe` is any stretch of what does not stay as it is, never half of a surrogate pair. */
function quote(text: string, unsafe: RegExp): string {
  return text.replace(unsafe, percentEncodedText);
}

/** A value in a query: blanks become `+`; only letters, digits and `_.-~` stay. Source: urllib.parse.quote_plus. */
export function quotePlus(text: string): string {
  if (/^[A-Za-z0-9_.~-]*$/.test(text)) return text;
  return quote(text, /[^A-Za-z0-9_.~ -]+/g).replaceAll(' ', '+');
}

/** A path in a `Location` or `Link`. Source: Django utils/encoding.escape_uri_path. */
export function escapeUriPath(path: string): string {
  if (/^[A-Za-z0-9_.~/-]*$/.test(path)) return path;
  return quote(path, /[^A-Za-z0-9_.~/:@&+$,!*'()-]+/g);
}

/** A query in `Location`: what no URI may have percent-encoded, all else as it is. Source: Django utils/encoding.iri_to_uri. */
export function escapeUriQuery(query: string): string {
  return quote(query, /[^A-Za-z0-9_.~/#%[\]=:;$&()+,!?*@'-]+/g);
}

/** A file name in `Content-Disposition`. Source: urllib.parse.quote. */
export function quoteFileName(name: string): string {
  return quote(name, /[^A-Za-z0-9_.~/-]+/g);
}

/**
 * A hyperlink with its needless percent-encodings undone: of ASCII letters, of `-._~` and of UTF-8 beyond ASCII. `%2F` stays,
 * and so do digits.
 * Source: Django utils/encoding.uri_to_iri.
 */
export function uriToIri(uri: string): string {
  if (!uri.includes('%')) return uri;
  return uri.replace(/(?:%[0-9a-f]{2})+/gi, (run) =>
    run
      .replace(/%(2D|2E|5F|7E|[46][1-9A-F]|[57][0-9A])/gi, decodePath)
      .replace(/(?:%[89A-F][0-9A-F])+/gi, decodePath),
  );
}

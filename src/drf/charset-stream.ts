/** The text of a stream of bytes in a character set, or what Python says where they are none. */
import { decodeUtf8 } from '../values/utf8.ts';
import { type Charset, UTF_8, withoutMark } from './charset.ts';

type Decoded = { readonly text: string } | { readonly error: string };

/** Why bytes are none, by codec; of those with several bytes to a character, one word for all. */
const WHY: Readonly<Record<string, string>> = {
  ascii: 'ordinal not in range(128)',
  charmap: 'character maps to <undefined>',
};
const MARKS = /^(fffe0000|0000feff|fffe|feff)/;

/**
 * What the end cuts off of a character is dropped in silence; UTF-16 and UTF-32 begin with a byte order mark, unless their
 * name says which end comes first. Source: Python 3.11 codecs.getreader(charset)(stream).read(), encodings/utf_16.py.
 */
export function decodeStream(bytes: Uint8Array, charset: Charset = UTF_8): Decoded {
  const { codec } = charset;
  if (codec.startsWith('utf-8')) {
    return decodeUtf8(codec === 'utf-8' ? bytes : withoutMark(bytes));
  }
  const width = codec.startsWith('utf-16') ? 2 : codec.startsWith('utf-32') ? 4 : 1;
  const whole = bytes.subarray(0, bytes.length - (bytes.length % width));
  const isMarked = MARKS.test(Buffer.from(whole.subarray(0, 4)).toString('hex'));
  const error = width === 4 ? wideError(whole, codec) : undefined;
  if (error !== undefined) return { error };
  if (/^utf-\d\d$/.test(codec) && whole.length > 0 && !isMarked) {
    return { error: `${codec.toUpperCase()} stream does not start with BOM` };
  }
  const text = charset.strict(whole);
  return text === undefined ? { error: errorText(whole, charset) } : { text };
}

/** Why four bytes are no character, which is found before a mark is missed. */
function wideError(bytes: Uint8Array, codec: string): string | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isLittle = codec !== 'utf-32-be' && (codec === 'utf-32-le' || !isBigMarked(view));
  for (let at = 0; at < bytes.length; at += 4) {
    const code = view.getUint32(at, isLittle);
    const isSurrogate = code >= 0xd800 && code <= 0xdfff;
    if (code <= 0x10ffff && !isSurrogate) continue;
    const why = isSurrogate
      ? 'code point in surrogate code point range(0xd800, 0xe000)'
      : 'code point not in range(0x110000)';
    return `'utf-32-${isLittle ? 'le' : 'be'}' codec can't decode bytes in position ${at}-${at + 3}: ${why}`;
  }
  return undefined;
}

function isBigMarked(view: DataView): boolean {
  return view.byteLength >= 4 && view.getUint32(0) === 0xfeff;
}

function errorText(bytes: Uint8Array, { codec, strict }: Charset): string {
  const at = bytes.findIndex((_, index) => strict(bytes.subarray(0, index + 1)) === undefined);
  const byte = (bytes[at] ?? 0).toString(16).padStart(2, '0');
  const why = WHY[codec] ?? 'illegal multibyte sequence';
  return `'${codec}' codec can't decode byte 0x${byte} in position ${at}: ${why}`;
}

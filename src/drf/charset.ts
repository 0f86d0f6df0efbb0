/** The character sets in which a client may write, read as Python reads them. */

// jsdom has none of its own.
import { TextDecoder } from 'node:util';

export interface Charset {
  /** What Python calls the codec in its errors: `charmap` for most of one byte to a character. */
  readonly codec: string;
  /** The text of some bytes, or undefined where they are none. */
  readonly strict: (bytes: Uint8Array) => string | undefined;
  /** The same with U+FFFD for what is none. */
  readonly lenient: (bytes: Uint8Array) => string;
}

const REPLACEMENT = '\ufffd';

/** A character set that the platform decodes, by its label there. Source: WHATWG Encoding. */
export function platform(label: string, codec = 'charmap'): Charset {
  return {
    codec,
    strict: (bytes) => attempt(() => decoderOf(label, true).decode(bytes)),
    lenient: (bytes) => decoderOf(label, false).decode(bytes),
  };
}

function decoderOf(label: string, fatal: boolean): TextDecoder {
  return new TextDecoder(label, { fatal, ignoreBOM: true });
}

function attempt(decode: () => string): string | undefined {
  try {
    return decode();
  } catch {
    return undefined;
  }
}

/** 0x80 to 0x9f in the code page 1252, which some releases of Node.js read as Latin-1. Source: WHATWG Encoding. */
const WINDOWS_1252 =
  '\u20ac\x81\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\x8d\u017d\x8f' +
  '\x90\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\x9d\u017e\u0178';

function lenient1252(bytes: Uint8Array): string {
  return LATIN_1.lenient(bytes).replace(
    /[\x80-\x9f]/g,
    (char) => WINDOWS_1252[char.charCodeAt(0) - 0x80] ?? char,
  );
}

/** What the platform makes of bytes that stand for nothing in a code page of Windows, or in a part of ISO 8859. */
const HOLES = /[\ue000-\uf8ff\ufffd]/g;

/** One character to a byte, U+FFFD for what is none. */
function ofSingleBytes(lenient: Charset['lenient']): Charset {
  return {
    codec: 'charmap',
    strict: (bytes) => {
      const text = lenient(bytes);
      return text.includes(REPLACEMENT) ? undefined : text;
    },
    lenient,
  };
}

/** Code pages of Windows: the platform reads holes in them as control characters, Python refuses them. */
export function windows(page: number): Charset {
  const read = page === 1252 ? lenient1252 : platform(`windows-${page}`).lenient;
  // The one hole that the platform reads as a letter.
  const holes = page === 1253 ? /[\x80-\x9f\xaa]/g : /[\x80-\x9f]/g;
  return ofSingleBytes((bytes) =>
    read(bytes).replace(HOLES, REPLACEMENT).replace(holes, REPLACEMENT),
  );
}

/**
 * A part of ISO 8859 which the platform reads as a code page of Windows, that has letters where the controls are. The Thai
 * standard before it has no blank that does not break. Source: WHATWG Encoding; Python 3.11 encodings/iso8859_9, iso8859_11, tis_620.
 */
export function iso8859(part: 9 | 11, hasNoBreakSpace = true): Charset {
  const read = platform(`iso-8859-${part}`).lenient;
  return ofSingleBytes((bytes) => {
    const text = read(bytes).replace(HOLES, REPLACEMENT);
    const chars = Array.from(bytes, (byte, at) =>
      byte < 0xa0 ? String.fromCharCode(byte) : text.charAt(at),
    );
    const all = chars.join('');
    return hasNoBreakSpace ? all : all.replaceAll('\xa0', REPLACEMENT);
  });
}

export const LATIN_1: Charset = {
  codec: 'latin-1',
  strict: (bytes) => Buffer.from(bytes).toString('latin1'),
  lenient: (bytes) => Buffer.from(bytes).toString('latin1'),
};

/** 0xa0 to 0xff in ISO 8859-16, which Node.js has no decoder for. Source: Python 3.11 encodings/iso8859_16.py. */
const HIGH_LATIN_10 =
  '\u00a0ĄąŁ€„Š§š©Ș«Ź\u00adźŻ°±ČłŽ”¶·žčș»ŒœŸżÀÁÂĂÄĆÆÇÈÉÊËÌÍÎÏ' +
  'ĐŃÒÓÔŐÖŚŰÙÚÛÜĘȚßàáâăäćæçèéêëìíîïđńòóôőöśűùúûüęțÿ';

const lenientLatin10: Charset['lenient'] = (bytes) =>
  LATIN_1.lenient(bytes).replace(
    /[\xa0-\xff]/g,
    (char) => HIGH_LATIN_10[char.charCodeAt(0) - 0xa0] ?? char,
  );

export const LATIN_10: Charset = {
  codec: 'charmap',
  strict: lenientLatin10,
  lenient: lenientLatin10,
};

export const ASCII: Charset = {
  codec: 'ascii',
  strict: (bytes) => (bytes.every((byte) => byte < 0x80) ? LATIN_1.lenient(bytes) : undefined),
  lenient: (bytes) => LATIN_1.lenient(bytes).replace(/[\x80-\xff]/g, REPLACEMENT),
};

/** Little-endian unless a byte order mark says otherwise, which is no part of the text. Source: Python codecs, `utf-16`. */
export function marked(little: Charset, big: Charset, width: number): Charset {
  const choose = (bytes: Uint8Array): readonly [Charset, Uint8Array] => {
    const mark = [...bytes.subarray(0, width)].join();
    const [first, second] = [
      width === 2 ? '255,254' : '255,254,0,0',
      width === 2 ? '254,255' : '0,0,254,255',
    ];
    if (mark === first) return [little, bytes.subarray(width)];
    return mark === second ? [big, bytes.subarray(width)] : [little, bytes];
  };
  return {
    codec: width === 2 ? 'utf-16' : 'utf-32',
    strict: (bytes) => {
      const [charset, rest] = choose(bytes);
      return charset.strict(rest);
    },
    lenient: (bytes) => {
      const [charset, rest] = choose(bytes);
      return charset.lenient(rest);
    },
  };
}

export function utf32(isLittle: boolean): Charset {
  const characters = (bytes: Uint8Array): readonly string[] => {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return Array.from({ length: Math.ceil(bytes.length / 4) }, (_, index) => {
      if (index * 4 + 4 > bytes.length) return '';
      const code = view.getUint32(index * 4, isLittle);
      const isCharacter = code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
      return isCharacter ? String.fromCodePoint(code) : '';
    });
  };
  return {
    codec: isLittle ? 'utf-32-le' : 'utf-32-be',
    strict: (bytes) => {
      const all = characters(bytes);
      return all.includes('') ? undefined : all.join('');
    },
    lenient: (bytes) =>
      characters(bytes)
        .map((each) => each || REPLACEMENT)
        .join(''),
  };
}

export const UTF_8 = platform('utf-8', 'utf-8');

/** A byte order mark at the beginning is no part of the text. */
export const UTF_8_SIG: Charset = {
  codec: 'utf-8-sig',
  strict: (bytes) => UTF_8.strict(withoutMark(bytes)),
  lenient: (bytes) => UTF_8.lenient(withoutMark(bytes)),
};

/** Bytes of UTF-8 without such a mark. */
export function withoutMark(bytes: Uint8Array): Uint8Array {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
}

export const UTF_16_LE = platform('utf-16le', 'utf-16-le');
export const UTF_16_BE = platform('utf-16be', 'utf-16-be');

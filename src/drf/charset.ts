/** The character sets in which a client may write, by the names that Python has for them. */

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
function platform(label: string, codec = 'charmap'): Charset {
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

/** Code pages of Windows: the platform reads holes in them as control characters, Python refuses them. */
function windows(page: number): Charset {
  const lenient = page === 1252 ? lenient1252 : platform(`windows-${page}`).lenient;
  const holes = /[\x80-\x9f\ufffd]/g;
  return {
    codec: 'charmap',
    strict: (bytes) => {
      const text = lenient(bytes);
      return text.search(holes) < 0 ? text : undefined;
    },
    lenient: (bytes) => lenient(bytes).replace(holes, REPLACEMENT),
  };
}

const LATIN_1: Charset = {
  codec: 'latin-1',
  strict: (bytes) => Buffer.from(bytes).toString('latin1'),
  lenient: (bytes) => Buffer.from(bytes).toString('latin1'),
};

const ASCII: Charset = {
  codec: 'ascii',
  strict: (bytes) => (bytes.every((byte) => byte < 0x80) ? LATIN_1.lenient(bytes) : undefined),
  lenient: (bytes) => LATIN_1.lenient(bytes).replace(/[\x80-\xff]/g, REPLACEMENT),
};

/** Little-endian unless a byte order mark says otherwise, which is no part of the text. Source: Python codecs, `utf-16`. */
function marked(little: Charset, big: Charset, width: number): Charset {
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

function utf32(isLittle: boolean): Charset {
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
const UTF_8_SIG: Charset = {
  codec: 'utf-8-sig',
  strict: (bytes) => UTF_8.strict(withoutMark(bytes)),
  lenient: (bytes) => UTF_8.lenient(withoutMark(bytes)),
};

/** Bytes of UTF-8 without such a mark. */
export function withoutMark(bytes: Uint8Array): Uint8Array {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
}

const UTF_16_LE = platform('utf-16le', 'utf-16-le');
const UTF_16_BE = platform('utf-16be', 'utf-16-be');

/** By all names that Python knows, `-`, `_` and blanks being one. Source: Python 3.11 encodings.aliases. */
const CHARSETS: readonly (readonly [names: RegExp, charset: Charset])[] = [
  [/^(utf_?8|u8|utf|cp65001|utf8_ucs[24])$/, UTF_8],
  [/^utf_?8_sig$/, UTF_8_SIG],
  [
    /^(iso_?8859_1|8859|cp819|ibm819|iso_8859_1_1987|iso_ir_100|latin_?1?|l1|csisolatin1)$/,
    LATIN_1,
  ],
  [
    /^(us_)?ascii$|^(646|ansi_x3\.?4_(1968|1986)|cp367|ibm367|iso_646_irv_1991|iso_ir_6|csascii)$/,
    ASCII,
  ],
  [/^(utf_?16|u16)$/, marked(UTF_16_LE, UTF_16_BE, 2)],
  [/^(utf_16_?le|unicodelittleunmarked)$/, UTF_16_LE],
  [/^(utf_16_?be|unicodebigunmarked)$/, UTF_16_BE],
  [/^(utf_?32|u32)$/, marked(utf32(true), utf32(false), 4)],
  [/^utf_32_?le$/, utf32(true)],
  [/^utf_32_?be$/, utf32(false)],
  [/^(iso_?8859_2|latin_?2|l2|iso_ir_101|csisolatin2)$/, platform('iso-8859-2')],
  [/^(iso_?8859_3|latin_?3|l3|iso_ir_109)$/, platform('iso-8859-3')],
  [/^(iso_?8859_4|latin_?4|l4|iso_ir_110)$/, platform('iso-8859-4')],
  [/^(iso_?8859_5|cyrillic|iso_ir_144)$/, platform('iso-8859-5')],
  [/^(iso_?8859_6|arabic|asmo_708|ecma_114|iso_ir_127)$/, platform('iso-8859-6')],
  [/^(iso_?8859_7|greek8?|ecma_118|elot_928|iso_ir_126)$/, platform('iso-8859-7')],
  [/^(iso_?8859_8|hebrew|iso_ir_138)$/, platform('iso-8859-8')],
  [/^(iso_?8859_9|latin_?5|l5|iso_ir_148)$/, platform('iso-8859-9')],
  [/^(iso_?8859_10|latin_?6|l6|iso_ir_157)$/, platform('iso-8859-10')],
  [/^(iso_?8859_11|thai|tis_?620|tis_620_0)$/, platform('iso-8859-11')],
  [/^(iso_?8859_13|latin_?7|l7)$/, platform('iso-8859-13')],
  [/^(iso_?8859_14|latin_?8|l8|iso_celtic|iso_ir_199)$/, platform('iso-8859-14')],
  [/^(iso_?8859_15|latin_?9|l9)$/, platform('iso-8859-15')],
  [/^(iso_?8859_16|latin_?10|l10|iso_ir_226)$/, platform('iso-8859-16')],
  [/^(cp_?|windows_)?1250$/, windows(1250)],
  [/^(cp_?|windows_)?1251$/, windows(1251)],
  [/^(cp_?|windows_)?1252$/, windows(1252)],
  [/^(cp_?|windows_)?1253$/, windows(1253)],
  [/^(cp_?|windows_)?1254$/, windows(1254)],
  [/^(cp_?|windows_)?1255$/, windows(1255)],
  [/^(cp_?|windows_)?1256$/, windows(1256)],
  [/^(cp_?|windows_)?1257$/, windows(1257)],
  [/^(cp_?|windows_)?1258$/, windows(1258)],
  [/^(cp)?874$/, windows(874)],
  [/^(cp|ibm)?866$/, platform('ibm866')],
  [/^(koi8_r|cskoi8r)$/, platform('koi8-r')],
  [/^koi8_u$/, platform('koi8-u')],
  [/^(mac_?roman|macintosh)$/, platform('macintosh')],
  [/^(mac_?cyrillic)$/, platform('x-mac-cyrillic')],
  [
    /^(gbk|cp936|936|ms936|gb2312|gb_?2312_1980|chinese|euc_?cn|gb2312_80|iso_ir_58)$/,
    platform('gbk', 'gbk'),
  ],
  [/^gb18030(_2000)?$/, platform('gb18030', 'gb18030')],
  [/^(big5(_tw)?|csbig5|big5_?hkscs|hkscs)$/, platform('big5', 'big5')],
  [/^(euc_?jp|ujis|u_jis)$/, platform('euc-jp', 'euc_jp')],
  [/^(iso_?2022_jp|csiso2022jp)$/, platform('iso-2022-jp', 'iso2022_jp')],
  [
    /^(shift_?jis|sjis|s_jis|csshiftjis|cp932|932|ms932|mskanji|ms_kanji)$/,
    platform('shift_jis', 'shift_jis'),
  ],
  [
    /^(euc_?kr|korean|ks_c_5601(_1987)?|ks_x_1001|ksc5601|ksx1001|cp949|949|ms949|uhc)$/,
    platform('euc-kr', 'euc_kr'),
  ],
];

/**
 * The character set of this name; undefined for one that Python does not know, or that the platform cannot read (code pages
 * of DOS and EBCDIC, UTF-7).
 */
export function charsetNamed(name: string): Charset | undefined {
  const known = name.toLowerCase().replace(/[^a-z0-9.]+/g, '_');
  return CHARSETS.find(([names]) => names.test(known))?.[1];
}

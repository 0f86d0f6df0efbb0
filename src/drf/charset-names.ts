/** The character sets by the names that Python has for them. */
import {
  ASCII,
  type Charset,
  iso8859,
  LATIN_1,
  LATIN_10,
  marked,
  platform,
  UTF_8,
  UTF_8_SIG,
  UTF_16_BE,
  UTF_16_LE,
  utf32,
  windows,
} from './charset.ts';

/** By all names that Python knows, `-`, `_` and blanks being one. Source: Python 3.11 encodings.aliases. */
const CHARSETS: readonly (readonly [names: RegExp, charset: Charset])[] = [
  [/^(utf_?8|u8|utf|cp65001|utf8_ucs[24])$/, UTF_8],
  [/^utf_?8_sig$/, UTF_8_SIG],
  [
    /^(iso_?8859(_1)?|8859|cp819|ibm819|iso_8859_1_1987|iso_ir_100|latin_?1?|l1|csisolatin1)$/,
    LATIN_1,
  ],
  [
    /^(us_)?ascii$|^(us|646|iso646_us|ansi_x3[._]?4_(1968|1986)|cp367|ibm367|iso_646[._]irv_1991|iso_ir_6|csascii)$/,
    ASCII,
  ],
  [/^(utf_?16|u16)$/, marked(UTF_16_LE, UTF_16_BE, 2)],
  [/^(utf_16_?le|unicodelittleunmarked)$/, UTF_16_LE],
  [/^(utf_16_?be|unicodebigunmarked)$/, UTF_16_BE],
  [/^(utf_?32|u32)$/, marked(utf32(true), utf32(false), 4)],
  [/^utf_32_?le$/, utf32(true)],
  [/^utf_32_?be$/, utf32(false)],
  [/^(iso_?8859_2(_1987)?|latin_?2|l2|iso_ir_101|csisolatin2)$/, platform('iso-8859-2')],
  [/^(iso_?8859_3|latin_?3|l3|iso_ir_109|iso_8859_3_1988|csisolatin3)$/, platform('iso-8859-3')],
  [/^(iso_?8859_4(_1988)?|latin_?4|l4|iso_ir_110|csisolatin4)$/, platform('iso-8859-4')],
  [/^(iso_?8859_5(_1988)?|cyrillic|iso_ir_144|csisolatincyrillic)$/, platform('iso-8859-5')],
  [
    /^(iso_?8859_6|arabic|asmo_708|ecma_114|iso_ir_127|iso_8859_6_1987|csisolatinarabic)$/,
    platform('iso-8859-6'),
  ],
  [
    /^(iso_?8859_7(_1987)?|greek8?|ecma_118|elot_928|iso_ir_126|csisolatingreek)$/,
    platform('iso-8859-7'),
  ],
  [/^(iso_?8859_8|hebrew|iso_ir_138|iso_8859_8_1988|csisolatinhebrew)$/, platform('iso-8859-8')],
  [/^(iso_?8859_9(_1989)?|latin_?5|l5|iso_ir_148|csisolatin5)$/, iso8859(9)],
  [/^(iso_?8859_10(_1992)?|latin_?6|l6|iso_ir_157|csisolatin6)$/, platform('iso-8859-10')],
  [/^(iso_?8859_11(_2001)?|thai)$/, iso8859(11)],
  [/^(tis_?620(_0|_2529_[01])?|iso_ir_166)$/, iso8859(11, false)],
  [/^(iso_?8859_13|latin_?7|l7)$/, platform('iso-8859-13')],
  [/^(iso_?8859_14(_1998)?|latin_?8|l8|iso_celtic|iso_ir_199)$/, platform('iso-8859-14')],
  [/^(iso_?8859_15|latin_?9|l9)$/, platform('iso-8859-15')],
  [/^(iso_?8859_16(_2001)?|latin_?10|l10|iso_ir_226)$/, LATIN_10],
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
  [/^(cp|ibm|csibm)?866$/, platform('ibm866')],
  [/^(koi8_r|cskoi8r)$/, platform('koi8-r')],
  [/^koi8_u$/, platform('koi8-u')],
  [/^(mac_?roman|macintosh)$/, platform('macintosh')],
  [/^(mac_?cyrillic)$/, platform('x-mac-cyrillic')],
  [
    /^(gbk|cp936|936|ms936|gb2312|gb_?2312_1980|chinese|euc_?cn|gb2312_80|eucgb2312_cn|csiso58gb231280|iso_ir_58|x_mac_simp_chinese)$/,
    platform('gbk', 'gbk'),
  ],
  [/^gb18030(_2000)?$/, platform('gb18030', 'gb18030')],
  [/^(big5(_tw)?|csbig5|big5_?hkscs|hkscs|x_mac_trad_chinese)$/, platform('big5', 'big5')],
  [/^(euc_?jp|ujis|u_jis)$/, platform('euc-jp', 'euc_jp')],
  [/^(iso_?2022_?jp|csiso2022jp)$/, platform('iso-2022-jp', 'iso2022_jp')],
  [
    /^(shift_?jis|sjis|s_jis|csshiftjis|cp932|932|ms932|mskanji|ms_kanji|x_mac_japanese)$/,
    platform('shift_jis', 'shift_jis'),
  ],
  [
    /^(euc_?kr|korean|ks_c_5601(_1987)?|ks_x_1001|ksc5601|ksx1001|cp949|949|ms949|uhc|x_mac_korean)$/,
    platform('euc-kr', 'euc_kr'),
  ],
];

/**
 * The character set of this name; undefined for one that Python does not know, or that the platform cannot read (code pages
 * of DOS and EBCDIC, UTF-7).
 */
export function charsetNamed(name: string): Charset | undefined {
  const known = nameInPython(name);
  return CHARSETS.find(([names]) => names.test(known))?.[1];
}

/** What of Python's the platform cannot read, or has no name for here. Source: Python 3.11 encodings. */
const UNREAD: readonly RegExp[] = [
  /^(cp|ibm|ms|cs(ibm|iso|pc|ptcp)|ebcdic_cp_|pt(cp)?)?\d{3,4}/,
  /^cp_(gr|is)$|^cspc|^csptcp|^csiso|^ebcdic_cp_/,
  /^(utf_?7|u7|unicode_1_1_utf_7|punycode|idna|(raw_)?unicode_escape|undefined|charmap)$/,
  /^((x_)?mac|iso_?(2022|8859|646)|euc_?|(s|shift)?_?jis|hz)/,
  /^(koi8_t|(kz|rk|strk)_?1048.*|johab|palmos|(hp_)?roman8|r8|ruscii|cyrillic_asian)$/,
];

/** True for one that Python knows, be it read here or not. */
export function isPythonCharset(name: string): boolean {
  const known = nameInPython(name);
  return charsetNamed(name) !== undefined || UNREAD.some((names) => names.test(known));
}

function nameInPython(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9.]+/g, '_');
}

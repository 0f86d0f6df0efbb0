// test/readme/pages.ts
import { readFileSync as readFileSync8, writeFileSync } from "node:fs";

// src/values/python-text.ts
var MAX_INT_DIGITS = 4300;
var BLANKS = "\\t\\n\\v\\f\\r\\x1c-\\x1f \\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
var BLANK = new RegExp(`[${BLANKS}]`);
var INT_BLANK = new RegExp(`(?![\\x1c-\\x1f])[${BLANKS}]`);
var DIGIT = /\p{Nd}/u;
var DIGITS = /\p{Nd}/gu;
var PLAIN_INTEGER = /^\d{1,15}$/;
var INTEGER = /^([+-]?)(\d+(?:_\d+)*)$/;
function strip(text6) {
  return trim(text6, BLANK);
}
function stripForInt(text6) {
  return trim(text6, INT_BLANK);
}
function trim(text6, blank) {
  let start = 0;
  let end2 = text6.length;
  while (start < end2 && blank.test(text6.charAt(start))) start += 1;
  while (end2 > start && blank.test(text6.charAt(end2 - 1))) end2 -= 1;
  return text6.slice(start, end2);
}
function isAscii(text6) {
  return Buffer.byteLength(text6) === text6.length;
}
function asciiDigits(text6) {
  if (isAscii(text6)) return text6;
  return text6.replace(DIGITS, (digit) => digit <= "9" ? digit : asciiDigit(digit));
}
function asciiDigit(digit) {
  const point = digit.codePointAt(0) ?? 0;
  let zero = point;
  while (DIGIT.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String((point - zero) % 10);
}
function pythonInt(text6) {
  if (PLAIN_INTEGER.test(text6)) return BigInt(text6);
  const [, sign, body] = INTEGER.exec(asciiDigits(stripForInt(text6))) ?? [];
  if (body === void 0) return void 0;
  const digits2 = body.replaceAll("_", "");
  if (digits2.length > MAX_INT_DIGITS) return void 0;
  return sign === "-" ? -BigInt(digits2) : BigInt(digits2);
}
function codePointLength(text6) {
  let length = 0;
  for (const _ of text6) length += 1;
  return length;
}
function floatText(value) {
  if (Number.isNaN(value)) return "nan";
  const sign = value < 0 || Object.is(value, -0) ? "-" : "";
  const size = Math.abs(value);
  if (size === Number.POSITIVE_INFINITY) return `${sign}inf`;
  const [mantissa = "0", power = "0"] = size.toExponential().split("e");
  const exponent = Number(power);
  if (exponent < -4 || exponent >= 16) {
    const padded = String(Math.abs(exponent)).padStart(2, "0");
    return `${sign}${mantissa}e${exponent < 0 ? "-" : "+"}${padded}`;
  }
  return sign + fixedText(mantissa.replace(".", ""), exponent);
}
function fixedText(digits2, exponent) {
  if (exponent < 0) return `0.${"0".repeat(-exponent - 1)}${digits2}`;
  const padded = digits2.padEnd(exponent + 2, "0");
  return `${padded.slice(0, exponent + 1)}.${padded.slice(exponent + 1)}`;
}

// src/drf/charset.ts
import { TextDecoder } from "node:util";
var REPLACEMENT = "\uFFFD";
function platform(label, codec = "charmap") {
  return {
    codec,
    strict: (bytes2) => attempt(() => decoderOf(label, true).decode(bytes2)),
    lenient: (bytes2) => decoderOf(label, false).decode(bytes2)
  };
}
function decoderOf(label, fatal) {
  return new TextDecoder(label, { fatal, ignoreBOM: true });
}
function attempt(decode) {
  try {
    return decode();
  } catch {
    return void 0;
  }
}
var WINDOWS_1252 = "\u20AC\x81\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\x8D\u017D\x8F\x90\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\x9D\u017E\u0178";
function lenient1252(bytes2) {
  return LATIN_1.lenient(bytes2).replace(
    /[\x80-\x9f]/g,
    (char) => WINDOWS_1252[char.charCodeAt(0) - 128] ?? char
  );
}
function windows(page2) {
  const lenient = page2 === 1252 ? lenient1252 : platform(`windows-${page2}`).lenient;
  const holes = /[\x80-\x9f\ufffd]/g;
  return {
    codec: "charmap",
    strict: (bytes2) => {
      const text6 = lenient(bytes2);
      return text6.search(holes) < 0 ? text6 : void 0;
    },
    lenient: (bytes2) => lenient(bytes2).replace(holes, REPLACEMENT)
  };
}
var LATIN_1 = {
  codec: "latin-1",
  strict: (bytes2) => Buffer.from(bytes2).toString("latin1"),
  lenient: (bytes2) => Buffer.from(bytes2).toString("latin1")
};
var ASCII = {
  codec: "ascii",
  strict: (bytes2) => bytes2.every((byte) => byte < 128) ? LATIN_1.lenient(bytes2) : void 0,
  lenient: (bytes2) => LATIN_1.lenient(bytes2).replace(/[\x80-\xff]/g, REPLACEMENT)
};
function marked(little, big, width) {
  const choose2 = (bytes2) => {
    const mark = [...bytes2.subarray(0, width)].join();
    const [first, second] = [
      width === 2 ? "255,254" : "255,254,0,0",
      width === 2 ? "254,255" : "0,0,254,255"
    ];
    if (mark === first) return [little, bytes2.subarray(width)];
    return mark === second ? [big, bytes2.subarray(width)] : [little, bytes2];
  };
  return {
    codec: width === 2 ? "utf-16" : "utf-32",
    strict: (bytes2) => {
      const [charset, rest] = choose2(bytes2);
      return charset.strict(rest);
    },
    lenient: (bytes2) => {
      const [charset, rest] = choose2(bytes2);
      return charset.lenient(rest);
    }
  };
}
function utf32(isLittle) {
  const characters = (bytes2) => {
    const view = new DataView(bytes2.buffer, bytes2.byteOffset, bytes2.byteLength);
    return Array.from({ length: Math.ceil(bytes2.length / 4) }, (_, index2) => {
      if (index2 * 4 + 4 > bytes2.length) return "";
      const code2 = view.getUint32(index2 * 4, isLittle);
      const isCharacter3 = code2 <= 1114111 && (code2 < 55296 || code2 > 57343);
      return isCharacter3 ? String.fromCodePoint(code2) : "";
    });
  };
  return {
    codec: isLittle ? "utf-32-le" : "utf-32-be",
    strict: (bytes2) => {
      const all2 = characters(bytes2);
      return all2.includes("") ? void 0 : all2.join("");
    },
    lenient: (bytes2) => characters(bytes2).map((each2) => each2 || REPLACEMENT).join("")
  };
}
var UTF_8 = platform("utf-8", "utf-8");
var UTF_8_SIG = {
  codec: "utf-8-sig",
  strict: (bytes2) => UTF_8.strict(withoutMark(bytes2)),
  lenient: (bytes2) => UTF_8.lenient(withoutMark(bytes2))
};
function withoutMark(bytes2) {
  return bytes2[0] === 239 && bytes2[1] === 187 && bytes2[2] === 191 ? bytes2.subarray(3) : bytes2;
}
var UTF_16_LE = platform("utf-16le", "utf-16-le");
var UTF_16_BE = platform("utf-16be", "utf-16-be");

// src/drf/charset-names.ts
var CHARSETS = [
  [/^(utf_?8|u8|utf|cp65001|utf8_ucs[24])$/, UTF_8],
  [/^utf_?8_sig$/, UTF_8_SIG],
  [
    /^(iso_?8859_1|8859|cp819|ibm819|iso_8859_1_1987|iso_ir_100|latin_?1?|l1|csisolatin1)$/,
    LATIN_1
  ],
  [
    /^(us_)?ascii$|^(646|ansi_x3\.?4_(1968|1986)|cp367|ibm367|iso_646_irv_1991|iso_ir_6|csascii)$/,
    ASCII
  ],
  [/^(utf_?16|u16)$/, marked(UTF_16_LE, UTF_16_BE, 2)],
  [/^(utf_16_?le|unicodelittleunmarked)$/, UTF_16_LE],
  [/^(utf_16_?be|unicodebigunmarked)$/, UTF_16_BE],
  [/^(utf_?32|u32)$/, marked(utf32(true), utf32(false), 4)],
  [/^utf_32_?le$/, utf32(true)],
  [/^utf_32_?be$/, utf32(false)],
  [/^(iso_?8859_2|latin_?2|l2|iso_ir_101|csisolatin2)$/, platform("iso-8859-2")],
  [/^(iso_?8859_3|latin_?3|l3|iso_ir_109)$/, platform("iso-8859-3")],
  [/^(iso_?8859_4|latin_?4|l4|iso_ir_110)$/, platform("iso-8859-4")],
  [/^(iso_?8859_5|cyrillic|iso_ir_144)$/, platform("iso-8859-5")],
  [/^(iso_?8859_6|arabic|asmo_708|ecma_114|iso_ir_127)$/, platform("iso-8859-6")],
  [/^(iso_?8859_7|greek8?|ecma_118|elot_928|iso_ir_126)$/, platform("iso-8859-7")],
  [/^(iso_?8859_8|hebrew|iso_ir_138)$/, platform("iso-8859-8")],
  [/^(iso_?8859_9|latin_?5|l5|iso_ir_148)$/, platform("iso-8859-9")],
  [/^(iso_?8859_10|latin_?6|l6|iso_ir_157)$/, platform("iso-8859-10")],
  [/^(iso_?8859_11|thai|tis_?620|tis_620_0)$/, platform("iso-8859-11")],
  [/^(iso_?8859_13|latin_?7|l7)$/, platform("iso-8859-13")],
  [/^(iso_?8859_14|latin_?8|l8|iso_celtic|iso_ir_199)$/, platform("iso-8859-14")],
  [/^(iso_?8859_15|latin_?9|l9)$/, platform("iso-8859-15")],
  [/^(iso_?8859_16|latin_?10|l10|iso_ir_226)$/, platform("iso-8859-16")],
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
  [/^(cp|ibm)?866$/, platform("ibm866")],
  [/^(koi8_r|cskoi8r)$/, platform("koi8-r")],
  [/^koi8_u$/, platform("koi8-u")],
  [/^(mac_?roman|macintosh)$/, platform("macintosh")],
  [/^(mac_?cyrillic)$/, platform("x-mac-cyrillic")],
  [
    /^(gbk|cp936|936|ms936|gb2312|gb_?2312_1980|chinese|euc_?cn|gb2312_80|iso_ir_58)$/,
    platform("gbk", "gbk")
  ],
  [/^gb18030(_2000)?$/, platform("gb18030", "gb18030")],
  [/^(big5(_tw)?|csbig5|big5_?hkscs|hkscs)$/, platform("big5", "big5")],
  [/^(euc_?jp|ujis|u_jis)$/, platform("euc-jp", "euc_jp")],
  [/^(iso_?2022_jp|csiso2022jp)$/, platform("iso-2022-jp", "iso2022_jp")],
  [
    /^(shift_?jis|sjis|s_jis|csshiftjis|cp932|932|ms932|mskanji|ms_kanji)$/,
    platform("shift_jis", "shift_jis")
  ],
  [
    /^(euc_?kr|korean|ks_c_5601(_1987)?|ks_x_1001|ksc5601|ksx1001|cp949|949|ms949|uhc)$/,
    platform("euc-kr", "euc_kr")
  ]
];
function charsetNamed(name) {
  const known2 = nameInPython(name);
  return CHARSETS.find(([names]) => names.test(known2))?.[1];
}
var UNREAD = [
  /^(cp|ibm|ms|cs(ibm|iso|pc|ptcp)|ebcdic_cp_|pt(cp)?)?\d{3,4}/,
  /^cp_(gr|is)$|^cspc|^csptcp|^csiso|^ebcdic_cp_/,
  /^(utf_?7|u7|unicode_1_1_utf_7|punycode|idna|(raw_)?unicode_escape|undefined|charmap)$/,
  /^((x_)?mac|iso_?(2022|8859|646)|euc_?|(s|shift)?_?jis|hz|tis_620)/,
  /^(koi8_t|(kz|rk|strk)_?1048.*|johab|palmos|(hp_)?roman8|r8|ruscii|us|cyrillic_asian|iso_ir_166)$/
];
function isPythonCharset(name) {
  const known2 = nameInPython(name);
  return charsetNamed(name) !== void 0 || UNREAD.some((names) => names.test(known2));
}
function nameInPython(name) {
  return name.toLowerCase().replace(/[^a-z0-9.]+/g, "_");
}

// src/drf/text.ts
import { TextDecoder as TextDecoder2, TextEncoder } from "node:util";
var UTF8 = new TextEncoder();
var STRICT = new TextDecoder2("utf-8", { ignoreBOM: true, fatal: true });
function latin1Bytes(text6) {
  return Uint8Array.from(text6, (char) => char.charCodeAt(0) & 255);
}
function utf8Text(bytes2) {
  try {
    return STRICT.decode(bytes2);
  } catch {
    return void 0;
  }
}
function unquotedBytes(text6) {
  const bytes2 = [];
  for (let index2 = 0; index2 < text6.length; index2++) {
    const hex = text6[index2] === "%" ? text6.slice(index2 + 1, index2 + 3) : "";
    if (/^[0-9a-f]{2}$/i.test(hex)) {
      bytes2.push(Number.parseInt(hex, 16));
      index2 += 2;
    } else bytes2.push(text6.charCodeAt(index2) & 255);
  }
  return Uint8Array.from(bytes2);
}
function wireText(text6, charset = UTF_8) {
  if (charset === UTF_8 && isAscii(text6)) return text6;
  return charset.strict(latin1Bytes(text6)) ?? text6;
}
function sequenceLength(lead) {
  if (lead < 194) return 1;
  return lead < 224 ? 2 : lead < 240 ? 3 : 4;
}
function repercentBroken(bytes2) {
  const whole2 = utf8Text(bytes2);
  if (whole2 !== void 0) return whole2;
  let text6 = "";
  for (let at3 = 0; at3 < bytes2.length; ) {
    const lead = bytes2[at3] ?? 0;
    const length = sequenceLength(lead);
    const char = utf8Text(bytes2.subarray(at3, at3 + length));
    text6 += char ?? percentEncoded(lead);
    at3 += char === void 0 ? 1 : length;
  }
  return text6;
}
function percentEncoded(byte) {
  return `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
}
function isPlain(text6) {
  return !text6.includes("%") && isAscii(text6);
}
function decodePath(raw) {
  return isPlain(raw) ? raw : repercentBroken(unquotedBytes(raw));
}
function unquote(text6, charset = UTF_8) {
  if (!text6.includes("%")) return text6;
  return text6.replace(/[\0-\x7f]+/g, (stretch) => charset.lenient(unquotedBytes(stretch)));
}
function decodeComponent(raw, charset) {
  return unquote(raw.includes("+") ? raw.replaceAll("+", " ") : raw, charset);
}
function parsePairs(raw, charset) {
  const pairs = [];
  for (const piece of wireText(raw, charset).split("&")) {
    if (piece === "") continue;
    const cut = piece.indexOf("=");
    const [name, value] = cut < 0 ? [piece, ""] : [piece.slice(0, cut), piece.slice(cut + 1)];
    pairs.push([decodeComponent(name, charset), decodeComponent(value, charset)]);
  }
  return pairs;
}
function percentEncodedText(text6) {
  return Array.from(UTF8.encode(text6), percentEncoded).join("");
}
function quote(text6, unsafe) {
  return text6.replace(unsafe, percentEncodedText);
}
function quotePlus(text6) {
  if (/^[A-Za-z0-9_.~-]*$/.test(text6)) return text6;
  return quote(text6, /[^A-Za-z0-9_.~ -]+/g).replaceAll(" ", "+");
}
function escapeUriPath(path2) {
  if (/^[A-Za-z0-9_.~/-]*$/.test(path2)) return path2;
  return quote(path2, /[^A-Za-z0-9_.~/:@&+$,!*'()-]+/g);
}
function escapeUriQuery(query2) {
  return quote(query2, /[^A-Za-z0-9_.~/#%[\]=:;$&()+,!?*@'-]+/g);
}
function quoteFileName(name) {
  return quote(name, /[^A-Za-z0-9_.~/-]+/g);
}
function uriToIri(uri) {
  if (!uri.includes("%")) return uri;
  return uri.replace(
    /(?:%[0-9a-f]{2})+/gi,
    (run) => run.replace(/%(2D|2E|5F|7E|[46][1-9A-F]|[57][0-9A])/gi, decodePath).replace(/(?:%[89A-F][0-9A-F])+/gi, decodePath)
  );
}

// src/drf/media-type.ts
function parseHeaderParameters(line, refuse) {
  const [first = "", ...rest] = splitParameters(line);
  const parameters = /* @__PURE__ */ Object.create(null);
  for (const part of rest) {
    const cut = part.indexOf("=");
    if (cut < 0) continue;
    const name = strip(part.slice(0, cut)).toLowerCase();
    const value = unquoteParameter(strip(part.slice(cut + 1)));
    if (name.endsWith("*")) parameters[name.slice(0, -1)] = extendedValue(value, refuse);
    else parameters[name] = value;
  }
  return [strip(first).toLowerCase(), parameters];
}
function splitParameters(line) {
  const parts = [];
  let start = 0;
  let quoted4 = false;
  for (let index2 = 0; index2 < line.length; index2++) {
    if (line[index2] === '"' && line[index2 - 1] !== "\\") quoted4 = !quoted4;
    if (line[index2] === ";" && !quoted4) {
      parts.push(line.slice(start, index2));
      start = index2 + 1;
    }
  }
  parts.push(line.slice(start));
  return parts;
}
function unquoteParameter(value) {
  if (value.length < 2 || !value.startsWith('"') || !value.endsWith('"')) return value;
  return value.slice(1, -1).replaceAll("\\\\", "\\").replaceAll('\\"', '"');
}
function parseMediaType(text6) {
  const [full, parameters] = parseHeaderParameters(text6);
  const cut = full.indexOf("/");
  const [main, sub] = cut < 0 ? [full, ""] : [full.slice(0, cut), full.slice(cut + 1)];
  return { main, sub, parameters };
}
function charsetOf(contentType) {
  if (contentType === void 0 || !/charset/i.test(contentType)) return void 0;
  const { charset } = parseMediaType(contentType).parameters;
  return charset === void 0 ? void 0 : charsetNamed(charset);
}
function mediaTypeMatches(offered, asked2) {
  const [main, sub] = offered.split("/");
  return (asked2.sub === "*" || asked2.sub === sub) && (asked2.main === "*" || asked2.main === main);
}
function precedence(type) {
  if (type.main === "*") return 0;
  if (type.sub === "*") return 1;
  return Object.keys(type.parameters).every((name) => name === "q") ? 2 : 3;
}
function extendedValue(value, refuse) {
  const [charset = "", , encoded, ...more] = value.split("'");
  if (encoded === void 0 || more.length > 0) return value;
  if (encoded.includes("%") && !isPythonCharset(charset)) refuse?.(charset);
  return unquote(encoded, charsetNamed(charset));
}

// src/drf/query-dict.ts
var QueryDict = class {
  #values = /* @__PURE__ */ new Map();
  constructor(pairs = []) {
    for (const [name, value] of pairs) this.#append(name, value);
  }
  #append(name, value) {
    const values = this.#values.get(name);
    if (values) values.push(value);
    else this.#values.set(name, [value]);
  }
  get isEmpty() {
    return this.#values.size === 0;
  }
  has(name) {
    return this.#values.has(name);
  }
  /** The last value, or undefined. */
  get(name) {
    return this.#values.get(name)?.at(-1);
  }
  getList(name) {
    return this.#values.get(name) ?? [];
  }
  /** All values of each name. */
  lists() {
    return Object.fromEntries(this.#values);
  }
  names() {
    return [...this.#values.keys()];
  }
};
var MAX_FIELDS = 1e3;
function hasTooManyFields(raw) {
  if (raw.length < MAX_FIELDS) return false;
  return raw.split("&", MAX_FIELDS + 1).length > MAX_FIELDS;
}
function parseQuery(raw, charset) {
  return new QueryDict(raw === "" ? [] : parsePairs(raw, charset));
}
function queryOf(queryString, headers2) {
  return parseQuery(queryString, charsetOf(headers2["content-type"]));
}

// src/values/vouched.ts
function vouched(value) {
  return value;
}
function memberOf(owner, name) {
  return owner[name];
}

// src/values/own-paths.ts
var OWN_PREFIX = "/__";
var ADMIN_PATH = "/__admin";
var SANDBOX_PATH = "/__sandbox";
var NOTE_HEADER = "X-Mock-Note";
var SUPPLIED_NAME = /^(?:test(?:-\d+)?|worker-.+)$/;

// src/drf/language/language.ts
var DATE_INPUT_FORMATS = [
  "%Y-%m-%d",
  "%m/%d/%Y",
  "%m/%d/%y",
  "%b %d %Y",
  "%b %d, %Y",
  "%d %b %Y",
  "%d %b, %Y",
  "%B %d %Y",
  "%B %d, %Y",
  "%d %B %Y",
  "%d %B, %Y"
];
var ENGLISH = Object.freeze({
  code: "en",
  dateInputFormats: DATE_INPUT_FORMATS,
  translated: (text6) => text6
});

// src/drf/header-fields.ts
var RESERVED = [
  "connection",
  "content-length",
  "keep-alive",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade"
];
var NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
var VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;
function isHeaderName(name) {
  return NAME.test(name);
}
function isReserved(name) {
  return RESERVED.includes(name.toLowerCase());
}
function isHeaderValue(value) {
  return typeof value === "string" && VALUE.test(value);
}
function joinHeaders(...lists) {
  const joined = {};
  for (const list5 of lists) for (const name in list5) joined[name] = list5[name] ?? "";
  return joined;
}

// src/drf/reply.ts
var TRANSPORT_FAULTS = ["reset", "stall", "truncate", "slowBody"];
var HTML = { "Content-Type": "text/html; charset=utf-8" };
var PLAIN_TEXT = { "Content-Type": "text/plain; charset=utf-8" };
var BODILESS = [204, 205, 304];
var NO_HEADERS = Object.freeze({});
function jsonReply(value, status2 = 200, headers2 = NO_HEADERS) {
  return { status: status2, headers: headers2, body: { kind: "json", value } };
}
function textOf(body) {
  if (body.kind === "text") return body.text;
  return body.kind === "pieces" ? Array.from(body.pieces).join("") : void 0;
}
function emptyReply(status2, headers2 = NO_HEADERS) {
  return { status: status2, headers: headers2, body: { kind: "none" } };
}
function withHeaders(reply2, headers2) {
  return { ...reply2, headers: joinHeaders(reply2.headers, headers2) };
}
function overlaid(reply2, headers2) {
  const names = Object.keys(headers2).map((name) => name.toLowerCase());
  const kept2 = Object.entries(reply2.headers).filter(
    ([name]) => !names.includes(name.toLowerCase())
  );
  return { ...reply2, headers: { ...Object.fromEntries(kept2), ...headers2 } };
}

// src/drf/refusal.ts
var Refusal = class {
  /** Dotted: `hyperlink.no_match`. */
  name;
  /** The last part of the name, DRF's code where DRF has one: `no_match`. */
  code;
  status;
  text;
  shape;
  step;
  what;
  source;
  headers;
  isNoted;
  /** What the contract says of it. */
  summary;
  preset;
  example;
  /** Made once where there is nothing to put in. */
  #plain;
  constructor(group, code2, entry) {
    this.name = `${group}.${code2}`;
    this.code = code2;
    this.status = entry.status;
    this.text = entry.text;
    this.shape = entry.shape;
    this.step = entry.step;
    this.what = entry.what;
    this.source = entry.source;
    this.headers = entry.headers ?? NO_HEADERS;
    this.isNoted = entry.isNoted ?? false;
    this.summary = entry.summary ?? entry.what;
    this.preset = entry.preset;
    this.example = entry.example ?? {};
    this.#plain = new ErrorDetail(this, {});
  }
  /** To be collected with what else is wrong. */
  detail(...[parameters]) {
    return parameters === void 0 ? this.#plain : new ErrorDetail(this, parameters);
  }
  /** Any that it makes: what is not put in stays in braces. */
  get any() {
    return this.#plain;
  }
  /** Any that it makes with these parameters. */
  open(parameters) {
    return new ErrorDetail(this, parameters);
  }
  /** To be thrown. */
  error(...parameters) {
    return new ApiException(this, bodyOf(this.detail(...parameters)));
  }
  /** The same, with a note for people. The refusal's own entry says that there may be one. */
  noted(note2, ...parameters) {
    return new ApiException(this, bodyOf(this.detail(...parameters)), note2);
  }
};
var ErrorDetail = class _ErrorDetail {
  refusal;
  parameters;
  constructor(refusal2, parameters) {
    this.refusal = refusal2;
    this.parameters = parameters;
  }
  get text() {
    return filledIn(this.refusal.text, this.parameters);
  }
  /** What is put in is not translated. Source: BEHAVIOUR 24. */
  textIn(language) {
    if (language === ENGLISH) return this.text;
    return filledIn(language.translated(this.refusal.text), this.parameters);
  }
  /** The same with something in the place of all that is not put in. */
  get example() {
    return new _ErrorDetail(this.refusal, { ...this.refusal.example, ...this.parameters });
  }
};
var PARAMETER = /\{(\w+)\}/g;
function filledIn(template, parameters) {
  if (!template.includes("{")) return template;
  return template.replace(PARAMETER, (whole2, name) => String(parameters[name] ?? whole2));
}
var ApiException = class extends Error {
  /** The name of the refusal, or `invalid` for what was collected. */
  code;
  status;
  /** Where it was thrown; undefined for what was collected, which says so itself. */
  step;
  /** The whole body; of a page the note that says why. */
  body;
  headers;
  /** True for one of Django's own pages, which no API client can read. */
  isPage;
  /** `note` is for people, beside what the API says; empty for none. */
  constructor({ name, status: status2, shape, headers: headers2, step: step2 }, body, note2 = "") {
    super(`${status2} ${name}`);
    this.code = name;
    this.status = status2;
    this.step = step2;
    this.body = body;
    this.headers = note2 === "" ? headers2 : { ...headers2, [NOTE_HEADER]: note2 };
    this.isPage = shape === "page";
  }
};
var INVALID = { name: "invalid", status: 400, shape: "field", headers: NO_HEADERS };
function validationError(errors) {
  return new ApiException(INVALID, errors);
}
function bodyOf(detail2) {
  const { shape } = detail2.refusal;
  switch (shape) {
    case "detail":
      return { detail: detail2 };
    case "non_field":
      return { non_field_errors: [detail2] };
    case "list":
    case "field":
      return [detail2];
    case "page":
    case "urls":
      return detail2;
    default:
      return shape;
  }
}

// src/drf/define-refusals.ts
function defineRefusals(group, shared, entries) {
  const refusals = Object.entries(entries).map(([code2, entry]) => [
    code2,
    new Refusal(group, code2, { ...shared, ...entry })
  ]);
  return vouched(Object.fromEntries(refusals));
}

// src/drf/refusals.ts
var NOT_FOUND = "Not found.";
var BAD_JSON = "JSON parse error - {fault}";
var REQUEST = defineRefusals(
  "request",
  { status: 400, shape: "page", step: "route", source: "Django core/handlers; BEHAVIOUR 6, 10" },
  {
    host: {
      text: "Django refuses this Host header: letters, digits, dots and hyphens only, so no underscores.",
      what: "a `Host` that Django refuses"
    },
    path: { text: "", what: "a path that cannot be decoded" },
    no_such_page: {
      text: "",
      status: 404,
      what: "the URL is none of the server",
      preset: "no_such_page"
    },
    not_in_this_mock: {
      text: "A real server has this; this mock does not.",
      status: 404,
      what: "the URL is one of a real server that this mock does not serve"
    },
    too_many_parameters: { text: "", what: "a query of more than 1000 parameters" }
  }
);
var NEGOTIATION = defineRefusals(
  "negotiation",
  { status: 406, shape: "detail", step: "negotiate", source: "DRF negotiation; BEHAVIOUR 11" },
  {
    unknown_format: { text: NOT_FOUND, status: 404, what: "an unknown `?format=`" },
    not_acceptable: {
      text: "Could not satisfy the request Accept header.",
      what: "the `Accept` header asks for no JSON",
      preset: "not_acceptable"
    }
  }
);
var AUTHENTICATION = defineRefusals(
  "auth",
  {
    status: 401,
    shape: "detail",
    step: "authenticate",
    source: "DRF authentication.TokenAuthentication; BEHAVIOUR 9",
    headers: { "WWW-Authenticate": "Token" },
    summary: "no token, or none that is any good"
  },
  {
    not_authenticated: {
      text: "Authentication credentials were not provided.",
      what: "no token was sent",
      isNoted: true,
      preset: "not_authenticated"
    },
    no_credentials: {
      text: "Invalid token. No credentials provided.",
      what: "the word `Token` stands alone"
    },
    spaces: {
      text: "Invalid token. Token string should not contain spaces.",
      what: "the token has blanks in it"
    },
    invalid_characters: {
      text: "Invalid token header. Token string should not contain invalid characters.",
      what: "the token is no UTF-8"
    },
    invalid_token: {
      text: "Invalid token.",
      what: "nobody has this token",
      isNoted: true,
      preset: "invalid_token"
    },
    inactive_user: {
      text: "User inactive or deleted.",
      what: "the user of the token is inactive",
      preset: "inactive_user"
    },
    token_expired: {
      text: "Token has expired.",
      what: "the token has outlived its time",
      preset: "token_expired"
    }
  }
);
var METHOD = defineRefusals(
  "method",
  { status: 405, shape: "detail", step: "method", source: "DRF exceptions; BEHAVIOUR 10" },
  {
    not_allowed: {
      text: 'Method "{method}" not allowed.',
      what: "the URL has no such method",
      preset: "method_not_allowed"
    }
  }
);
var PERMISSION = defineRefusals(
  "permission",
  { status: 403, shape: "detail", step: "permit", source: "DRF exceptions; BEHAVIOUR 2" },
  {
    denied: {
      text: "You do not have permission to perform this action.",
      what: "the user may not do this",
      summary: "it takes a staff user",
      preset: "permission_denied"
    }
  }
);
var LOOKUP = defineRefusals(
  "lookup",
  { status: 404, shape: "detail", step: "find", source: "Django get_object_or_404; BEHAVIOUR 2" },
  {
    no_match: {
      text: "No {model} matches the given query.",
      what: "the row is not there, or not for this user"
    },
    not_found: { text: NOT_FOUND, what: "there is no such file", source: "BEHAVIOUR 12" },
    invalid_page: {
      text: "Invalid page.",
      what: "the list has no such page",
      source: "DRF pagination; BEHAVIOUR 8",
      preset: "invalid_page"
    }
  }
);
var PARSE = defineRefusals(
  "parse",
  { status: 400, shape: "detail", step: "parse", source: "DRF parsers; BEHAVIOUR 6" },
  {
    json: {
      text: BAD_JSON,
      example: { fault: "Expecting value: line 1 column 1 (char 0)" },
      what: "the body is no JSON",
      preset: "parse_error"
    },
    nesting: {
      text: BAD_JSON,
      example: { fault: "maximum recursion depth exceeded" },
      what: "the JSON nests too deep"
    },
    unknown_charset: {
      text: "Multipart form parse error - unknown encoding: {charset}",
      example: { charset: "klingon" },
      what: "a part is named in no character set"
    },
    non_ascii: {
      text: "Multipart form parse error - Invalid non-ASCII Content-Type in multipart: {content_type}",
      example: { content_type: "multipart/form-data; boundary=\xF5" },
      what: "the type of a multipart body is no ASCII"
    },
    boundary: {
      text: "Multipart form parse error - Invalid boundary in multipart: {boundary}",
      example: { boundary: "None" },
      what: "the multipart body has no boundary",
      preset: "multipart_error"
    },
    content_type: {
      text: "Multipart form parse error - Invalid Content-Type: {content_type}",
      example: { content_type: "Multipart/Form-Data; boundary=x" },
      what: "the type of a multipart body is not in lower case"
    },
    base64: {
      text: "Multipart form parse error - Could not decode base64 data.",
      what: "a file says that it is Base64, and is not"
    },
    media_type: {
      text: 'Unsupported media type "{media_type}" in request.',
      example: { media_type: "text/plain" },
      status: 415,
      what: "the `Content-Type` is none that is read",
      preset: "unsupported_media_type"
    },
    too_many_fields: {
      text: "Django reads at most {fields} fields, {files} files and, of parts, {bytes} bytes of text.",
      shape: "page",
      what: "Django refuses the request: more than 1000 form fields",
      summary: "more than 1000 form fields, 100 files or 2.5 MiB of text",
      preset: "bad_request"
    },
    too_large: {
      text: "{limit}",
      status: 413,
      shape: "page",
      what: "the body is beyond the limit, or the mock holds as much as it may"
    }
  }
);

// src/drf/router.ts
var ROOT = "/api/";
var SUFFIX = /\.([a-z0-9]+)\/?$/;
var Router = class {
  #routes;
  /** Routes that stand alone, by what comes before the dot of a suffix. */
  #suffixed;
  /** Those of which a path needs to have no more than the beginning. */
  #prefixes;
  constructor(routes) {
    this.#routes = new Map(routes.map((each2) => [each2.basename, each2]));
    const alone = routes.filter(({ basename }) => basename.startsWith("/"));
    this.#suffixed = new Map(
      alone.flatMap((each2) => each2.takesSuffix ? [[beforeSuffix(each2), each2]] : [])
    );
    this.#prefixes = alone.filter(({ takesRest }) => takesRest);
  }
  /** The route of a percent-decoded path, or undefined where there is none. Case matters; so does the final slash. */
  resolve(path2) {
    const found3 = this.#resolveWhole(path2);
    if (found3) return found3;
    const prefix = this.#prefixes.find(({ basename }) => path2.startsWith(basename));
    return prefix && { basename: prefix.basename, suffix: void 0, kind: "single" };
  }
  #resolveWhole(path2) {
    if (this.#routes.has(path2)) return { basename: path2, suffix: void 0, kind: "single" };
    if (path2 === "/" || path2 === ROOT) return { basename: "", suffix: void 0, kind: "root" };
    if (!path2.startsWith(ROOT)) return void 0;
    const suffix = SUFFIX.exec(path2);
    const end2 = suffix ? suffix.index : path2.length - 1;
    const single = suffix && this.#suffixed.get(path2.slice(0, end2));
    if (suffix && single) {
      return { basename: single.basename, suffix: suffix[1], kind: "single" };
    }
    const [basename = "", ...rest] = path2.slice(ROOT.length, end2).split("/");
    const routes = this.#routes.get(basename);
    if (routes?.takesRest) return matchRest(routes, path2.slice(`/api/${basename}/`.length));
    if (!suffix && path2[end2] !== "/") return void 0;
    if (!routes || suffix && !routes.takesSuffix) return void 0;
    return match(routes, rest, suffix?.[1]);
  }
  /** The patterns one by one, as an unresolvable hyperlink is told them. */
  patterns() {
    return [...this.#routes.values()].flatMap(
      ({ basename, hasList, actions, takesRest }) => basename.startsWith("/") ? [`^${basename.slice(1)}${takesRest ? "" : "$"}`] : [
        ...hasList ? [`^api/${basename}/$`] : [],
        `^api/${basename}/(?P<uuid>${takesRest ? ".+" : "[^/.]+"})/$`,
        ...actions.map((action) => `^api/${basename}/(?P<uuid>[^/.]+)/${action}/$`)
      ]
    );
  }
};
function beforeSuffix({ basename }) {
  return basename === ROOT ? ROOT : basename.slice(0, -1);
}
function match({ basename, hasList, actions }, rest, suffix) {
  const [lookup, action, ...beyond2] = rest;
  if (lookup === void 0) return hasList ? { basename, suffix, kind: "list" } : void 0;
  if (beyond2.length > 0 || lookup === "" || lookup.includes(".")) return void 0;
  if (action === void 0) return { basename, suffix, kind: "detail", lookup };
  return actions.includes(action) ? { basename, suffix, kind: "action", lookup, action } : void 0;
}
function matchRest({ basename }, rest) {
  const lookup = rest.slice(0, -1);
  const isRoute = rest.endsWith("/") && lookup !== "" && !lookup.includes("\n");
  return isRoute ? { basename, suffix: void 0, kind: "detail", lookup } : void 0;
}

// src/values/lazy.ts
function lazyOf(of, make) {
  let made;
  return () => {
    const present = of();
    if (made?.of !== present) made = { of: present, value: make(present) };
    return made.value;
  };
}
function lazy(make) {
  let made;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

// src/waldur/refusals.ts
var LINK = defineRefusals(
  "link",
  {
    status: 404,
    shape: "urls",
    step: "find",
    source: "Django Resolver404; Waldur core/filters.URLFilter; BEHAVIOUR 7"
  },
  { unresolvable: { text: "", what: "a link in a filter is no path of the server" } }
);
var IMPERSONATION = defineRefusals(
  "impersonation",
  { status: 403, shape: "detail", step: "authenticate", source: "BEHAVIOUR 9" },
  {
    no_session: {
      text: "Unable to impersonate user which does not have an active session.",
      what: "the user to act as has no token"
    }
  }
);
function defineServerFaults(group, faults) {
  const shared = { status: 500, shape: "page", step: "act", source: "BEHAVIOUR 14" };
  const entries = Object.entries(faults).map(([name, { note: note2, what }]) => [
    name,
    { text: `A known fault of the server, reproduced: ${note2}`, what }
  ]);
  return defineRefusals(group, shared, vouched(Object.fromEntries(entries)));
}
function failAs(fault3, contract) {
  if (contract.reproduces(fault3)) throw fault3.error();
}
var ACTION_FAULTS = defineServerFaults("action", {
  format_suffix: {
    note: "an extra operation cannot be asked for with a format suffix.",
    what: "a format suffix after an extra operation"
  }
});
function refuseSuffix({ suffix }, contract) {
  if (suffix !== void 0) failAs(ACTION_FAULTS.format_suffix, contract);
}
var PARSE_FAULTS = defineServerFaults("parse", {
  crash: {
    note: "a body fails its parser: too deep, or in no character set.",
    what: "the body nests too deep, or names no character set: its parser fails"
  }
});
var CRASHES = [PARSE.nesting.name, PARSE.unknown_charset.name];
function asServed(error2, contract) {
  const isFault = error2 instanceof ApiException && CRASHES.includes(error2.code) && contract.reproduces(PARSE_FAULTS.crash);
  return isFault ? PARSE_FAULTS.crash.error() : error2;
}
var LINK_FAULTS = defineServerFaults("link", {
  bad_host: {
    note: "a link cannot be read that has brackets in its host and no IPv6 address in them, or half of a surrogate pair.",
    what: "the host of a link has `[` or `]`, and no IPv6 address between them; half of a surrogate pair in its path"
  }
});
var JSON_FAULTS = defineServerFaults("json", {
  unstorable: {
    note: "JSON that the database cannot hold is not refused: null, an infinite number, U+0000 or half of a surrogate pair.",
    what: "JSON that the database cannot hold: null or `1e400` in a form, U+0000 or half of a surrogate pair anywhere; such a half where a refusal repeats it"
  }
});

// src/values/schema/json-schema.ts
function objectSchema(properties, optional3 = []) {
  const required4 = Object.keys(properties).filter((name) => !optional3.includes(name));
  return {
    type: "object",
    properties,
    ...required4.length > 0 ? { required: required4 } : {},
    additionalProperties: false
  };
}
var MORE_THAN_TYPE = ["enum", "const", "title"];
function nullableSchema(schema) {
  const { type } = schema;
  return typeof type === "string" && MORE_THAN_TYPE.every((name) => schema[name] === void 0) ? { ...schema, type: [type, "null"] } : { anyOf: [schema, { type: "null" }] };
}
function anyOfSchema(schemas) {
  const types = schemas.flatMap(
    ({ type, ...more }) => typeof type === "string" && Object.keys(more).length === 0 ? [type] : []
  );
  return types.length === schemas.length ? { type: [...new Set(types)] } : { anyOf: schemas };
}

// src/drf/schema.ts
var ENCODINGS = {
  json: "application/json",
  form: "application/x-www-form-urlencoded",
  multipart: "multipart/form-data"
};
function constant(text6) {
  return { type: "string", const: text6 };
}
function constantValue(value) {
  if (value === null) return { type: "null" };
  if (Array.isArray(value)) {
    const items2 = value.map(constantValue);
    const count2 = { minItems: items2.length, maxItems: items2.length };
    return { type: "array", ...items2.length > 0 ? { prefixItems: items2 } : {}, ...count2 };
  }
  if (typeof value !== "object") return { type: typeof value, const: value };
  const members = Object.entries(value).map(([name, each2]) => [name, constantValue(each2)]);
  return objectSchema(Object.fromEntries(members));
}
function constantTable(value) {
  return { allOf: [kindSchema(value)], const: value };
}
function kindSchema(value) {
  if (value === null) return { type: "null" };
  if (typeof value !== "object") return { type: typeof value };
  const kinds2 = anyOf(Object.values(value).map(kindSchema));
  return Array.isArray(value) ? { type: "array", items: kinds2 } : { type: "object", additionalProperties: kinds2 };
}
function anyOf(schemas) {
  const [only2] = schemas;
  if (only2 !== void 0 && schemas.every((schema) => schema === only2)) return only2;
  const texts = schemas.map((schema) => JSON.stringify(schema));
  const [first = {}, ...others] = schemas.filter(
    (_, index2) => texts.indexOf(texts[index2] ?? "") === index2
  );
  return others.length === 0 ? first : { anyOf: [first, ...others] };
}
function escapePattern(text6) {
  return text6.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}

// src/drf/value-schema.ts
var DATE_TIME = {
  type: "string",
  format: "date-time",
  pattern: "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,6})?Z$"
};
var DATE = { type: "string", format: "date", pattern: "^\\d{4}-\\d\\d-\\d\\d$" };
function decimalSchema(whole2, places) {
  return { type: "string", format: "decimal", pattern: `^-?\\d{1,${whole2}}\\.\\d{${places}}$` };
}
function valueSchema(info) {
  switch (info.type) {
    case "string":
    case "slug":
    case "email":
    case "url":
      return {
        type: "string",
        ...info.max_length === void 0 ? {} : { maxLength: info.max_length }
      };
    case "integer":
    case "boolean":
      return { type: info.type };
    case "float":
      return { type: "number" };
    case "choice":
      return { type: "string", enum: (info.choices ?? []).map(({ value }) => value) };
    case "date":
      return DATE;
    case "datetime":
      return DATE_TIME;
    case "decimal": {
      const { max_digits = 20, decimal_places = 0 } = info;
      return decimalSchema(max_digits - decimal_places, decimal_places);
    }
    default:
      return {};
  }
}

// src/drf/field-schema.ts
function representationSchema(fields3, wire) {
  const entries = Object.entries(fields3);
  const behind = entries.flatMap(
    ([name, { through: through2 }]) => through2 ? [{ ...through2, name, relation: through2.name, whenNull: through2.whenNull(wire) }] : []
  );
  const relations = [...new Set(behind.map(({ relation: relation2 }) => relation2))];
  const rules = relations.map(
    (relation2) => relationRule(
      relation2,
      behind.filter((each2) => each2.relation === relation2)
    )
  );
  const [only2 = {}, ...others] = rules;
  return {
    ...objectSchema(
      Object.fromEntries(entries.map(([name, field]) => [name, outputSchema(field, wire)])),
      behind.filter(({ whenNull }) => whenNull === void 0).map(({ name }) => name)
    ),
    ...others.length === 0 ? only2 : { allOf: rules }
  };
}
function outputSchema({ info, schema, through: through2 }, wire) {
  const own2 = schema?.(wire) ?? valueSchema(info);
  return through2?.whenNull(wire) === null ? nullableSchema(own2) : own2;
}
function relationRule(relation2, behind) {
  const absent = ({ whenNull }) => {
    if (whenNull === void 0) return NOTHING;
    return whenNull === null ? NULL : constant(whenNull);
  };
  const present = ({ whenNull }) => whenNull === void 0 ? {} : { not: whenNull === null ? NULL : constant(whenNull) };
  const members = (schemaOf3) => ({
    properties: Object.fromEntries(behind.map((field) => [field.name, schemaOf3(field)]))
  });
  return {
    if: { properties: { [relation2]: NULL } },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    then: members(absent),
    else: {
      ...members(present),
      required: behind.filter(({ mayLack }) => !mayLack).map(({ name }) => name)
    }
  };
}
var NULL = { type: "null" };
var NOTHING = { not: {} };
function bodySchema(fields3, { title, partial = false, example }) {
  const readers = Object.entries(fields3).flatMap(
    ([name, { info, write: write2 }]) => write2 ? [{ name, info, write: write2 }] : []
  );
  const isRequired = !partial && readers.some(({ write: write2 }) => write2.required);
  const inEncoding = (encoding) => {
    const required4 = partial ? [] : readers.filter(({ write: write2 }) => write2.required);
    return {
      ...encoding === "json" ? { title } : {},
      type: "object",
      properties: Object.fromEntries(
        readers.map(({ name, info, write: write2 }) => [name, inputSchema(info, write2, encoding)])
      ),
      ...required4.length > 0 ? { required: required4.map(({ name }) => name) } : {}
    };
  };
  const content = Object.entries(ENCODINGS).map(([encoding, type]) => {
    const known2 = encoding === "form" || encoding === "multipart" ? encoding : "json";
    return [type, inEncoding(known2)];
  });
  return {
    required: isRequired,
    content: Object.fromEntries(content),
    ...example === void 0 ? {} : { example }
  };
}
function inputSchema(info, { allowNull, schema }, encoding) {
  const own2 = schema?.(encoding) ?? (info.type === "file upload" ? fileSchema(encoding) : valueSchema(info));
  if (encoding !== "json") return own2;
  return allowNull && own2["type"] !== "null" ? nullableSchema(own2) : own2;
}
function fileSchema(encoding) {
  switch (encoding) {
    case "json":
      return { type: "null" };
    case "form":
      return { type: "string", maxLength: 0 };
    case "multipart":
      return { type: "string", format: "binary", contentMediaType: "application/octet-stream" };
    default:
      return encoding;
  }
}

// src/drf/messages.ts
var NULL_CHARACTERS = "Null characters are not allowed.";
var FILTER = defineRefusals(
  "filter",
  { status: 400, shape: "field", step: "find", source: "Django forms; BEHAVIOUR 7" },
  {
    date: { text: "Enter a valid date.", what: "is no date" },
    uuid: { text: "Enter a valid UUID.", what: "is no uuid" },
    number: { text: "Enter a number.", what: "is no number" },
    max_value: {
      text: "Ensure this value is less than or equal to {limit_value}.",
      what: "is too large a number"
    },
    choice: {
      text: "Select a valid choice. {value} is not one of the available choices.",
      example: { value: "x" },
      what: "is none of the choices"
    },
    null_characters: { text: NULL_CHARACTERS, what: "has a NUL in it" }
  }
);
var BODY = defineRefusals(
  "body",
  {
    status: 400,
    shape: "non_field",
    step: "validate",
    source: "DRF Serializer.run_validation; BEHAVIOUR 6"
  },
  {
    no_data: { text: "No data provided", what: "the body is null", preset: "no_data" },
    not_a_dictionary: {
      text: "Invalid data. Expected a dictionary, but got {datatype}.",
      example: { datatype: "list" },
      what: "the body is a list",
      preset: "not_a_dictionary"
    }
  }
);
var OF_FIELDS = { status: 400, shape: "field", step: "validate" };
var FIELD = defineRefusals(
  "field",
  { ...OF_FIELDS, source: "DRF fields.Field; BEHAVIOUR 5" },
  {
    required: { text: "This field is required.", what: "was left out" },
    null: { text: "This field may not be null.", what: "is null" }
  }
);
var DATE2 = defineRefusals(
  "date",
  { ...OF_FIELDS, source: "DRF fields.DateField; BEHAVIOUR 5" },
  {
    invalid: {
      text: "Date has wrong format. Use one of these formats instead: YYYY-MM-DD.",
      what: "is no date"
    }
  }
);
var DECIMAL = defineRefusals(
  "decimal",
  { ...OF_FIELDS, source: "DRF fields.DecimalField; BEHAVIOUR 5" },
  {
    invalid: { text: "A valid number is required.", what: "is no number" },
    max_digits: {
      text: "Ensure that there are no more than {max_digits} digits in total.",
      what: "has too many digits"
    },
    max_decimal_places: {
      text: "Ensure that there are no more than {max_decimal_places} decimal places.",
      what: "has too many decimals"
    },
    max_whole_digits: {
      text: "Ensure that there are no more than {max_whole_digits} digits before the decimal point.",
      what: "has too many digits before the point"
    },
    max_string_length: {
      text: "String value too large.",
      what: "is a text of more than 1000 characters",
      preset: "too_large"
    }
  }
);
var CHAR = defineRefusals(
  "char",
  { ...OF_FIELDS, source: "DRF fields.CharField and its validators; BEHAVIOUR 13" },
  {
    invalid: { text: "Not a valid string.", what: "is no text" },
    blank: { text: "This field may not be blank.", what: "is blank" },
    max_length: {
      text: "Ensure this field has no more than {max_length} characters.",
      what: "is too long"
    },
    null_characters: { text: NULL_CHARACTERS, what: "has a NUL in it" },
    surrogate_characters: {
      text: "Surrogate characters are not allowed: U+{code_point}.",
      example: { code_point: "D800" },
      what: "has half of a surrogate pair in it"
    }
  }
);
var CHOICE = defineRefusals(
  "choice",
  { ...OF_FIELDS, source: "DRF fields.ChoiceField; BEHAVIOUR 13" },
  {
    invalid_choice: {
      text: '"{input}" is not a valid choice.',
      what: "is none of the choices",
      example: { input: "x" }
    }
  }
);
var BOOLEAN = defineRefusals(
  "boolean",
  { ...OF_FIELDS, source: "DRF fields.BooleanField; BEHAVIOUR 13" },
  { invalid: { text: "Must be a valid boolean.", what: "is no boolean" } }
);
var JSON_FIELD = defineRefusals(
  "json",
  { ...OF_FIELDS, source: "DRF fields.JSONField" },
  {
    invalid: {
      text: "Value must be valid JSON.",
      what: "is no JSON, or a number in it is infinite"
    }
  }
);
var URL_FIELD = defineRefusals(
  "url",
  { ...OF_FIELDS, source: "DRF fields.URLField" },
  { invalid_url: { text: "Enter a valid URL.", what: "is no URL" } }
);
var FILE = defineRefusals(
  "file",
  { ...OF_FIELDS, source: "DRF fields.FileField; BEHAVIOUR 5, `proof`" },
  {
    invalid: {
      text: "The submitted data was not a file. Check the encoding type on the form.",
      what: "is no file part of a multipart body",
      preset: "not_a_file"
    },
    empty: { text: "The submitted file is empty.", what: "is a file of no bytes" },
    max_length: {
      text: "Ensure this filename has at most {max_length} characters (it has {length}).",
      example: { length: 101 },
      what: "is a file with too long a name",
      preset: "long_name"
    }
  }
);
var HYPERLINK = defineRefusals(
  "hyperlink",
  { ...OF_FIELDS, source: "DRF relations.HyperlinkedRelatedField; BEHAVIOUR 5, `profile`" },
  {
    no_match: { text: "Invalid hyperlink - No URL match.", what: "is no URL of the API" },
    incorrect_match: {
      text: "Invalid hyperlink - Incorrect URL match.",
      what: "is the URL of something else",
      preset: "wrong_match"
    },
    does_not_exist: {
      text: "Invalid hyperlink - Object does not exist.",
      what: "is the URL of a row that is not there or may not be used",
      preset: "missing"
    },
    incorrect_type: {
      text: "Incorrect type. Expected URL string, received {data_type}.",
      example: { data_type: "int" },
      what: "is a number and no URL",
      preset: "wrong_type"
    }
  }
);

// src/drf/pages.ts
var PAGES = {
  400: { title: "Bad Request (400)", paragraph: "" },
  404: {
    title: "Not Found",
    paragraph: "The requested resource was not found on this server."
  },
  413: { title: "Request Entity Too Large (413)", paragraph: "" },
  500: { title: "Server Error (500)", paragraph: "" }
};
function pageOf(status2) {
  const page2 = PAGES[status2];
  if (page2 === void 0) throw new RangeError(`There is no page of status ${status2}.`);
  return page2;
}

// src/drf/refusal-traits.ts
var STEPS = [
  "route",
  "negotiate",
  "authenticate",
  "method",
  "permit",
  "find",
  "state",
  "parse",
  "validate",
  "act"
];

// src/drf/refusal-schemas.ts
var noteHeader = (required4) => ({ [NOTE_HEADER]: { schema: { type: "string", minLength: 1 }, required: required4 } });
var MESSAGES = {
  title: "Messages",
  type: "array",
  items: { type: "string" },
  minItems: 1
};
var URL_TABLE = {
  title: "UrlTable",
  ...objectSchema({
    tried: { type: "array", items: { type: "array", items: { type: "string" } } },
    path: { type: "string" }
  })
};
function detailSchema(detail2 = { type: "string" }) {
  return objectSchema({ detail: detail2 });
}
function pageSchema(status2) {
  return { type: "string", pattern: `<title>${escapePattern(pageOf(status2).title)}<\\/title>` };
}
function refusalResponses(all2) {
  const groups = /* @__PURE__ */ new Map();
  for (const possible2 of all2) {
    const key2 = groupOf(possible2.detail);
    const group = groups.get(key2);
    if (group) group.push(possible2);
    else groups.set(key2, [possible2]);
  }
  return [...groups.values()].map(responseOf);
}
function groupOf({ refusal: { status: status2, shape, step: step2 } }) {
  switch (shape) {
    case "field":
    case "non_field":
      return `${status2} errors ${step2 === "find" ? "of filters" : "of fields"}`;
    case "page":
      return `${status2} page`;
    case "detail":
    case "list":
    case "urls":
      return `${status2} ${shape} ${step2}`;
    default:
      return shape;
  }
}
function responseOf(group) {
  const [first] = group;
  if (first === void 0) throw new RangeError("A group has a member.");
  const { status: status2, shape, headers: headers2 } = first.detail.refusal;
  const isAlwaysNoted = shape === "page" && group.every(({ detail: detail2 }) => detail2.text !== "");
  const mayBeNoted = isAlwaysNoted || group.some(({ detail: detail2 }) => detail2.refusal.isNoted);
  const always2 = Object.entries(headers2).map(([name, value]) => [
    name,
    { schema: constant(value), required: true }
  ]);
  const all2 = { ...Object.fromEntries(always2), ...mayBeNoted ? noteHeader(isAlwaysNoted) : {} };
  return {
    status: status2,
    description: isUnread(first) ? UNREAD2 : descriptionOf(group),
    content: {
      [shape === "page" ? "text/html" : "application/json"]: {
        ...isUnread(first) ? { description: descriptionOf(group) } : {},
        ...bodySchemaOf(group)
      }
    },
    ...Object.keys(all2).length > 0 ? { headers: all2 } : {}
  };
}
var UNREAD2 = "The body cannot be read.";
function isUnread({ detail: { refusal: refusal2 } }) {
  return refusal2.step === "parse" && refusal2.status === 400 && refusal2.shape === "detail";
}
function descriptionOf(group) {
  const sentences = group.map(({ detail: { refusal: refusal2 } }) => {
    if (refusal2.step === "find" && refusal2.shape === "field") return "Filters that cannot be read.";
    if (refusal2.step === "validate") return "Fields that are not as they must be, all at once.";
    return `${refusal2.summary.slice(0, 1).toUpperCase()}${refusal2.summary.slice(1)}.`;
  });
  return [...new Set(sentences)].join(" ");
}
function bodySchemaOf(group) {
  const details3 = group.map(({ detail: detail2 }) => detail2);
  const [{ refusal: refusal2 } = { refusal: void 0 }] = details3;
  switch (refusal2?.shape) {
    case "list":
      return { type: "array", items: wordsOf(details3), minItems: 1, maxItems: 1 };
    case "field":
    case "non_field":
      return errorsByName([...new Set(group.map(({ field = "non_field_errors" }) => field))]);
    case "page":
      return pageSchema(refusal2.status);
    case "urls":
      return URL_TABLE;
    default:
      return detailSchema(wordsOf(details3));
  }
}
function wordsOf(details3) {
  const texts = [...new Set(details3.map(({ text: text6 }) => text6))];
  const [only2] = texts;
  const isConstant = (text6) => text6.replace(PARAMETER, "") === text6;
  if (texts.every(isConstant)) {
    return texts.length === 1 && only2 !== void 0 ? constant(only2) : { type: "string", enum: texts };
  }
  return anyOf(texts.map((text6) => isConstant(text6) ? constant(text6) : patternSchema(text6)));
}
function patternSchema(text6) {
  const parts = text6.split(/\{\w+\}/).map(escapePattern);
  return { type: "string", pattern: `^${parts.join("[\\s\\S]*")}$` };
}
function errorsByName(names) {
  return {
    type: "object",
    properties: Object.fromEntries(names.map((name) => [name, MESSAGES])),
    additionalProperties: false,
    minProperties: 1
  };
}
function inOrder(all2) {
  return STEPS.flatMap((step2) => all2.filter(({ detail: detail2 }) => detail2.refusal.step === step2));
}

// src/waldur/view-set/endpoint.ts
function defineEndpoint(options) {
  const { id, method: method2, summary, description, permission, body, guard } = options;
  const { parameters, status: status2 = 200, answer: answer3 } = options;
  const operation2 = operationOf(options);
  return {
    operation: operation2,
    permission,
    parameters,
    parses: body !== void 0,
    guard,
    schema: (contract) => ({
      id,
      method: method2,
      summary,
      ...description === void 0 ? {} : { description },
      parameters: parameters(),
      ...body ? { body: bodySchema(body.fields, body) } : {},
      responses: [
        { status: status2, ...answer3(contract) },
        ...refusalResponses(
          operation2.refusals.filter(
            ({ detail: { refusal: refusal2 } }) => refusal2.status !== 500 || contract.reproduces(refusal2)
          )
        )
      ],
      authentication: permission.authentication
    })
  };
}
function operationOf(options) {
  const { id, method: method2, path: path2 } = options;
  const traits = lazy(() => traitsOf(options));
  return {
    id,
    method: method2,
    path: path2,
    get query() {
      return traits().query;
    },
    get fields() {
      return traits().fields;
    },
    get readOnlyFields() {
      return traits().readOnlyFields;
    },
    get statuses() {
      return traits().statuses;
    },
    get refusals() {
      return traits().refusals;
    }
  };
}
function traitsOf(options) {
  const { status: status2 = 200, permission, parameters, body } = options;
  const fields3 = Object.entries(body?.fields ?? {});
  const refusals = inOrder([
    ...[...Object.values(NEGOTIATION), ...permission.refusals].map(possible),
    ...options.refusals?.() ?? [],
    ...body ? bodyRefusals(options, body.fields) : []
  ]);
  return {
    query: parameters().flatMap((each2) => each2.in === "query" ? [each2.name] : []),
    fields: fields3.flatMap(([name, { write: write2 }]) => write2 ? [name] : []),
    readOnlyFields: fields3.flatMap(([name, { write: write2 }]) => write2 ? [] : [name]),
    statuses: statusesOf(status2, refusals),
    refusals
  };
}
function possible({ any, name, preset }) {
  return { name, alias: preset, detail: any };
}
function ofField({ scope, isPublished = false }, field, details3 = []) {
  return details3.map((detail2) => {
    if (detail2.refusal.shape === "page") return possible(detail2.refusal);
    const { code: code2, preset = code2 } = detail2.refusal;
    const alias = isPublished ? `${field}.${preset}` : void 0;
    return { name: `${scope}.${field}.${code2}`, alias, detail: detail2, field };
  });
}
function bodyRefusals(scope, fields3) {
  return [
    ...Object.values(PARSE).map(possible),
    possible(PARSE_FAULTS.crash),
    ...Object.entries(fields3).flatMap(
      ([name, { write: write2 }]) => write2 ? ofField(scope, name, [
        ...write2.required ? [FIELD.required.detail()] : [],
        ...write2.allowNull ? [] : [FIELD.null.detail()],
        ...write2.toInternalValue.refusals ?? []
      ]) : []
    ),
    ...Object.values(BODY).map(possible)
  ];
}
function statusesOf(success, refusals) {
  const told6 = refusals.filter(({ detail: detail2 }) => detail2.refusal.shape !== "page");
  const statuses = told6.map(({ detail: detail2 }) => detail2.refusal.status);
  return [.../* @__PURE__ */ new Set([success, ...statuses])].sort((a, b) => a - b);
}

// src/values/plain-json.ts
function jsonIn(text6) {
  try {
    return JSON.parse(text6);
  } catch {
    return void 0;
  }
}
var MAX_DEPTH = 1e3;
function isPlainJson(value, depth = 0) {
  if (depth > MAX_DEPTH) return false;
  if (value === null || typeof value === "boolean" || typeof value === "string") return true;
  if (typeof value === "number") return Number.isFinite(value);
  if (Array.isArray(value)) return value.every((item) => isPlainJson(item, depth + 1));
  return isMembers(value) && Object.values(value).every((item) => isPlainJson(item, depth + 1));
}
function isMembers(value) {
  return Object.prototype.toString.call(value) === "[object Object]";
}
function isList(value) {
  return Array.isArray(value);
}

// src/drf/refused.ts
function refusedBy({ body, code: code2, step: step2 }) {
  const found3 = [];
  if (body instanceof ErrorDetail) note(body, void 0, found3);
  else if (typeof body === "object") {
    for (const [name, inner] of Object.entries({ ...body })) {
      note(inner, Array.isArray(body) ? void 0 : name, found3);
    }
  }
  return found3.length > 0 || step2 === void 0 ? found3 : [{ refusal: { name: code2, step: step2 }, field: void 0 }];
}
function note(body, field, found3) {
  if (typeof body === "string") return;
  if (body instanceof ErrorDetail) {
    const { refusal: refusal2 } = body;
    const isKnown = found3.some((each2) => each2.refusal === refusal2 && each2.field === field);
    if (!isKnown) found3.push({ refusal: refusal2, field });
    return;
  }
  for (const inner of Object.values({ ...body })) note(inner, field, found3);
}
function namesOf(refused2, possible2) {
  return refused2.map(({ refusal: refusal2, field }) => {
    const own2 = possible2.find(
      (each2) => each2.field === field && field !== void 0 && each2.detail.refusal === refusal2
    );
    return Object.freeze({ name: own2?.name ?? refusal2.name, step: refusal2.step });
  });
}

// src/drf/exception-handler.ts
function barePage(status2, note2 = "") {
  const { title, paragraph } = pageOf(status2);
  const text6 = `
<!doctype html>
<html lang="en">
<head>
  <title>${title}</title>
</head>
<body>
  <h1>${title}</h1><p>${paragraph}</p>
</body>
</html>
`;
  const headers2 = note2 === "" ? HTML : { ...HTML, [NOTE_HEADER]: note2 };
  return { status: status2, headers: headers2, body: { kind: "text", text: text6 } };
}
function handleException(error2, language = ENGLISH, listener) {
  if (!(error2 instanceof ApiException)) throw error2;
  listener?.onRefusal(refusedBy(error2));
  const { status: status2, body, headers: headers2, isPage } = error2;
  if (isPage) return barePage(status2, body instanceof ErrorDetail ? body.text : "");
  return jsonReply(rendered(body, language), status2, headers2);
}
function refusalPage(refusal2, listener) {
  const { status: status2, text: text6 } = refusal2;
  listener?.onRefusal([{ refusal: refusal2, field: void 0 }]);
  return barePage(status2, text6);
}
function rendered(body, language = ENGLISH) {
  if (body instanceof ErrorDetail) return body.textIn(language);
  if (typeof body === "string") return body;
  if (isList(body)) return body.map((item) => rendered(item, language));
  const members = Object.entries(body).map(([name, inner]) => [name, rendered(inner, language)]);
  return Object.fromEntries(members);
}

// src/values/utf8.ts
import { TextDecoder as TextDecoder3 } from "node:util";
function hasLoneSurrogate(text6) {
  return /\p{Cs}/u.test(text6);
}
var decoder = new TextDecoder3("utf-8", { fatal: true, ignoreBOM: true });
function decodeUtf8(bytes2) {
  try {
    return { text: decoder.decode(bytes2) };
  } catch {
    return decodeStrictly(bytes2);
  }
}
function decodeStrictly(bytes2) {
  let at3 = 0;
  while (at3 < bytes2.length) {
    const sequence2 = sequenceAt(bytes2, at3);
    if (sequence2.kind === "cut") break;
    if (sequence2.kind !== "whole") return { error: errorText(bytes2, at3, sequence2) };
    at3 += sequence2.length;
  }
  return { text: decoder.decode(bytes2.subarray(0, at3)) };
}
function sequenceAt(bytes2, at3) {
  const lead = bytes2[at3] ?? 0;
  if (lead < 128) return { kind: "whole", length: 1 };
  if (lead < 194 || lead > 244) return { kind: "invalid start byte", length: 1 };
  const length = lead < 224 ? 2 : lead < 240 ? 3 : 4;
  for (let index2 = 1; index2 < length; index2 += 1) {
    const next = bytes2[at3 + index2];
    if (next === void 0) return { kind: "cut", length: index2 };
    const [low, high] = index2 === 1 ? secondByteRange(lead) : [128, 191];
    if (next >= low && next <= high) continue;
    const halfSurrogate = lead === 237 && index2 === 1 && at3 + 2 === bytes2.length;
    if (halfSurrogate && next >= 160 && next <= 191) return { kind: "cut", length: 2 };
    return { kind: "invalid continuation byte", length: index2 };
  }
  return { kind: "whole", length };
}
function secondByteRange(lead) {
  if (lead === 224) return [160, 191];
  if (lead === 237) return [128, 159];
  if (lead === 240) return [144, 191];
  return lead === 244 ? [128, 143] : [128, 191];
}
function errorText(bytes2, at3, { kind, length }) {
  if (length > 1) {
    return `'utf-8' codec can't decode bytes in position ${at3}-${at3 + length - 1}: ${kind}`;
  }
  const byte = (bytes2[at3] ?? 0).toString(16).padStart(2, "0");
  return `'utf-8' codec can't decode byte 0x${byte} in position ${at3}: ${kind}`;
}

// src/drf/charset-stream.ts
var WHY = {
  ascii: "ordinal not in range(128)",
  charmap: "character maps to <undefined>"
};
var MARKS = /^(fffe0000|0000feff|fffe|feff)/;
function decodeStream(bytes2, charset = UTF_8) {
  const { codec } = charset;
  if (codec.startsWith("utf-8")) {
    return decodeUtf8(codec === "utf-8" ? bytes2 : withoutMark(bytes2));
  }
  const width = codec.startsWith("utf-16") ? 2 : codec.startsWith("utf-32") ? 4 : 1;
  const whole2 = bytes2.subarray(0, bytes2.length - bytes2.length % width);
  const isMarked = MARKS.test(Buffer.from(whole2.subarray(0, 4)).toString("hex"));
  if (/^utf-\d\d$/.test(codec) && whole2.length > 0 && !isMarked) {
    return { error: `${codec.toUpperCase()} stream does not start with BOM` };
  }
  const text6 = charset.strict(whole2);
  return text6 === void 0 ? { error: errorText2(whole2, charset) } : { text: text6 };
}
function errorText2(bytes2, { codec, strict }) {
  const at3 = bytes2.findIndex((_, index2) => strict(bytes2.subarray(0, index2 + 1)) === void 0);
  const byte = (bytes2[at3] ?? 0).toString(16).padStart(2, "0");
  const why = WHY[codec] ?? "illegal multibyte sequence";
  return `'${codec}' codec can't decode byte 0x${byte} in position ${at3}: ${why}`;
}

// src/drf/json-error.ts
var JsonDecodeError = class extends Error {
};
var JsonNestingError = class extends JsonDecodeError {
};
function decodeError(words2, text6, index2) {
  const before = text6.slice(0, index2);
  const lineStart = before.lastIndexOf("\n") + 1;
  const line = before.split("\n").length;
  const column = codePointLength(before.slice(lineStart)) + 1;
  const position = `line ${line} column ${column} (char ${codePointLength(before)})`;
  return new JsonDecodeError(`${words2}: ${position}`);
}

// src/drf/json-number.ts
var NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
var CONSTANT = /-?Infinity|NaN/y;
var FLOAT = /[.eE]/;
function numberAt(text6, at3) {
  NUMBER.lastIndex = at3;
  const literal2 = NUMBER.exec(text6)?.[0];
  if (literal2 === void 0) throw notANumber(text6, at3);
  const length = literal2.startsWith("-") ? literal2.length - 1 : literal2.length;
  if (length > MAX_INT_DIGITS && !isFloatLiteral(literal2)) throw tooLong(length);
  return literal2;
}
function isFloatLiteral(literal2) {
  return FLOAT.test(literal2);
}
function notANumber(text6, at3) {
  CONSTANT.lastIndex = at3;
  const constant3 = CONSTANT.exec(text6)?.[0];
  if (constant3 === void 0) return decodeError("Expecting value", text6, at3);
  return new JsonDecodeError(`Out of range float values are not JSON compliant: '${constant3}'`);
}
function tooLong(length) {
  const limit = `Exceeds the limit (${MAX_INT_DIGITS} digits) for integer string conversion`;
  const advice = "use sys.set_int_max_str_digits() to increase the limit";
  return new JsonDecodeError(`${limit}: value has ${length} digits; ${advice}`);
}

// src/drf/json-string.ts
var QUOTE = 34;
var BACKSLASH = 92;
var HEX = /^[0-9a-fA-F]{4}$/;
var ESCAPES = /* @__PURE__ */ new Map([
  ['"', '"'],
  ["\\", "\\"],
  ["/", "/"],
  ["b", "\b"],
  ["f", "\f"],
  ["n", "\n"],
  ["r", "\r"],
  ["t", "	"]
]);
function scanString(text6, quote2) {
  let value = "";
  let from = quote2 + 1;
  for (; ; ) {
    const stop = stopOf(text6, from);
    const code2 = text6.charCodeAt(stop);
    if (code2 === QUOTE) return { value: value + text6.slice(from, stop), end: stop + 1 };
    if (Number.isNaN(code2)) throw decodeError("Unterminated string starting at", text6, quote2);
    if (code2 !== BACKSLASH) throw decodeError("Invalid control character at", text6, stop);
    value += text6.slice(from, stop);
    const letter = text6.charAt(stop + 1);
    if (letter === "") throw decodeError("Unterminated string starting at", text6, quote2);
    if (letter === "u") {
      value += unicodeEscape(text6, stop + 1);
      from = stop + 6;
    } else {
      const plain2 = ESCAPES.get(letter);
      if (plain2 === void 0) throw decodeError("Invalid \\escape", text6, stop);
      value += plain2;
      from = stop + 2;
    }
  }
}
function stopOf(text6, from) {
  let index2 = from;
  for (; index2 < text6.length; index2 += 1) {
    const code2 = text6.charCodeAt(index2);
    if (code2 === QUOTE || code2 === BACKSLASH || code2 <= 31) break;
  }
  return index2;
}
function unicodeEscape(text6, letter) {
  const digits2 = text6.slice(letter + 1, letter + 5);
  if (!HEX.test(digits2) || letter + 5 >= text6.length) {
    throw decodeError("Invalid \\uXXXX escape", text6, letter);
  }
  return String.fromCharCode(Number.parseInt(digits2, 16));
}

// src/drf/sent-keys.ts
var SENT_KEYS = /* @__PURE__ */ Symbol("SENT_KEYS");
function isReordered(key2) {
  const code2 = key2.charCodeAt(0);
  return code2 >= 48 && code2 <= 57;
}
function rememberKeys(object2, keys) {
  Object.defineProperty(object2, SENT_KEYS, { value: [...keys] });
}
function sentKeys(object2) {
  return object2[SENT_KEYS] ?? Object.keys(object2);
}

// src/drf/json-decoder.ts
var JsonFloat = class {
  /** Python's repr(float): `1.0`, `1e+16`, `inf`. */
  text;
  constructor(text6) {
    this.text = text6;
  }
};
var MAX_DEPTH2 = 990;
function decodeJson(bytes2, charset) {
  const decoded5 = decodeStream(bytes2, charset);
  if ("error" in decoded5) return decoded5;
  try {
    return { value: scanDocument(decoded5.text) };
  } catch (error2) {
    if (error2 instanceof JsonNestingError) return { error: error2.message, isTooDeep: true };
    if (error2 instanceof JsonDecodeError) return { error: error2.message };
    throw error2;
  }
}
function jsonTypeName(value) {
  if (value === null) return "NoneType";
  if (typeof value === "boolean") return "bool";
  if (typeof value === "string") return "str";
  if (typeof value === "bigint") return "int";
  if (value instanceof JsonFloat) return "float";
  return Array.isArray(value) ? "list" : "dict";
}
function isFiniteJson(value) {
  if (value instanceof JsonFloat) return Number.isFinite(Number(value.text));
  if (typeof value !== "object" || value === null) return true;
  return Object.values(value).every(isFiniteJson);
}
function scanDocument(text6) {
  if (text6.startsWith("\uFEFF")) {
    throw decodeError("Unexpected UTF-8 BOM (decode using utf-8-sig)", text6, 0);
  }
  const scanner = { text: text6, at: 0, depth: 0 };
  skipBlanks(scanner);
  const value = scanValue(scanner);
  skipBlanks(scanner);
  if (scanner.at !== text6.length) throw decodeError("Extra data", text6, scanner.at);
  return value;
}
function skipBlanks(scanner) {
  for (; ; ) {
    const code2 = scanner.text.charCodeAt(scanner.at);
    if (code2 !== 32 && code2 !== 10 && code2 !== 13 && code2 !== 9) return;
    scanner.at += 1;
  }
}
function scanValue(scanner) {
  const { text: text6, at: at3 } = scanner;
  switch (text6.charAt(at3)) {
    case '"':
      return scanText(scanner);
    case "{":
      return nested(scanner, "object", scanObject);
    case "[":
      return nested(scanner, "array", scanArray);
    case "n":
      if (text6.startsWith("null", at3)) return skip(scanner, 4, null);
      break;
    case "t":
      if (text6.startsWith("true", at3)) return skip(scanner, 4, true);
      break;
    case "f":
      if (text6.startsWith("false", at3)) return skip(scanner, 5, false);
      break;
    default:
      return scanNumber(scanner);
  }
  throw decodeError("Expecting value", text6, at3);
}
function skip(scanner, length, value) {
  scanner.at += length;
  return value;
}
function scanText(scanner) {
  const { value, end: end2 } = scanString(scanner.text, scanner.at);
  scanner.at = end2;
  return value;
}
function scanNumber(scanner) {
  const literal2 = numberAt(scanner.text, scanner.at);
  scanner.at += literal2.length;
  return isFloatLiteral(literal2) ? new JsonFloat(floatText(Number(literal2))) : BigInt(literal2);
}
function nested(scanner, kind, scan) {
  scanner.depth += 1;
  if (scanner.depth > MAX_DEPTH2) {
    throw new JsonNestingError(
      `maximum recursion depth exceeded while decoding a JSON ${kind} from a unicode string`
    );
  }
  scanner.at += 1;
  skipBlanks(scanner);
  const value = scan(scanner);
  scanner.depth -= 1;
  return value;
}
function scanObject(scanner) {
  const members = /* @__PURE__ */ Object.create(null);
  let sent;
  if (scanner.text[scanner.at] === "}") return skip(scanner, 1, members);
  do {
    if (scanner.text[scanner.at] !== '"') {
      const words2 = "Expecting property name enclosed in double quotes";
      throw decodeError(words2, scanner.text, scanner.at);
    }
    const key2 = scanText(scanner);
    skipBlanks(scanner);
    if (scanner.text[scanner.at] !== ":") {
      throw decodeError("Expecting ':' delimiter", scanner.text, scanner.at);
    }
    scanner.at += 1;
    skipBlanks(scanner);
    if (sent === void 0 && isReordered(key2)) sent = new Set(Object.keys(members));
    sent?.add(key2);
    members[key2] = scanValue(scanner);
  } while (goesOn(scanner, "}"));
  if (sent) rememberKeys(members, sent);
  return members;
}
function scanArray(scanner) {
  const items2 = [];
  if (scanner.text[scanner.at] === "]") return skip(scanner, 1, items2);
  do
    items2.push(scanValue(scanner));
  while (goesOn(scanner, "]"));
  return items2;
}
function goesOn(scanner, closing) {
  skipBlanks(scanner);
  const character = scanner.text[scanner.at];
  if (character !== closing && character !== ",") {
    throw decodeError("Expecting ',' delimiter", scanner.text, scanner.at);
  }
  scanner.at += 1;
  if (character === ",") skipBlanks(scanner);
  return character === ",";
}

// src/drf/json-encoder.ts
var JsonText = class {
  text;
  /** Its length as UTF-8: to count it for each answer is dear where answers are long. */
  bytes;
  constructor(text6, bytes2 = Buffer.byteLength(text6)) {
    this.text = text6;
    this.bytes = bytes2;
  }
};
function encodeJson(value, indent = 0) {
  return indent > 0 ? laidOut(value, " ".repeat(indent), "\n") : compact(value);
}
function compact(value) {
  if (value instanceof JsonText) return value.text;
  if (isScalar(value)) return scalarText(value);
  if (isList(value)) return `[${value.map(compact).join()}]`;
  let text6 = "";
  for (const key2 in value) {
    const member = value[key2];
    if (member === void 0) continue;
    text6 += `${text6 === "" ? "" : ","}${stringText(key2)}:${compact(member)}`;
  }
  return `{${text6}}`;
}
function laidOut(value, step2, margin) {
  if (isScalar(value)) return scalarText(value);
  if (value instanceof JsonText) return laidOut(read(value), step2, margin);
  const inner = margin + step2;
  if (isList(value)) {
    const items2 = value.map((item) => inner + laidOut(item, step2, inner));
    return items2.length === 0 ? "[]" : `[${items2.join(",")}${margin}]`;
  }
  const members = Object.entries(value).flatMap(
    ([key2, member]) => member === void 0 ? [] : `${inner}${stringText(key2)}: ${laidOut(member, step2, inner)}`
  );
  return members.length === 0 ? "{}" : `{${members.join(",")}${margin}}`;
}
function isScalar(value) {
  return value === null || typeof value !== "object" || value instanceof JsonFloat;
}
function scalarText(value) {
  if (typeof value === "string") return stringText(value);
  if (value instanceof JsonFloat) return value.text;
  if (typeof value === "number" && !Number.isSafeInteger(value)) {
    throw new RangeError(`${value} is not a whole number`);
  }
  return String(value);
}
var PLAIN = /^[ !#-[\]-~]*$/;
function stringText(text6) {
  if (PLAIN.test(text6)) return `"${text6}"`;
  return JSON.stringify(text6).replace(
    /[\u2028\u2029]/g,
    (end2) => end2 === "\u2028" ? "\\u2028" : "\\u2029"
  );
}
function read({ text: text6 }) {
  const decoded5 = decodeJson(Buffer.from(text6));
  if ("error" in decoded5) throw new TypeError(`${text6} is no JSON: ${decoded5.error}`);
  return decoded5.value;
}

// src/drf/negotiation.ts
var JSON_TYPE = "application/json";
var JSON_FORMAT = "json";
var MAX_INDENT = 8;
function negotiate(request, suffix) {
  const format = suffix ?? request.query.get("format") ?? "";
  if (format !== "" && format !== JSON_FORMAT) throw NEGOTIATION.unknown_format.error();
  const accept = request.headers["accept"];
  if (accept === void 0 || accept === "*/*" || accept === JSON_TYPE) return { indent: 0 };
  const best = accept.split(",").map((text6) => parseMediaType(strip(text6))).filter((type) => mediaTypeMatches(JSON_TYPE, type)).reduce(
    (first, type) => first && precedence(first) >= precedence(type) ? first : type,
    void 0
  );
  if (!best) throw NEGOTIATION.not_acceptable.error();
  return { indent: indentOf(best.parameters["indent"]) };
}
function indentOf(text6) {
  const wanted = text6 === void 0 ? void 0 : pythonInt(text6);
  if (wanted === void 0 || wanted < 0n) return 0;
  return wanted > MAX_INDENT ? MAX_INDENT : Number(wanted);
}

// src/drf/form-limits.ts
var MAX_FILES = 100;
var MAX_TEXT_BYTES = 2621440;
function formTooLarge() {
  const limits = { fields: MAX_FIELDS, files: MAX_FILES, bytes: MAX_TEXT_BYTES };
  return PARSE.too_many_fields.error(limits);
}

// src/drf/lenient-base64.ts
var PAD = "=";
var DIGIT2 = /[A-Za-z0-9+/]/;
function lenientBase64(content) {
  let digits2 = "";
  let pads = 0;
  for (const char of Buffer.from(content).toString("latin1")) {
    if (char === PAD) {
      const position = digits2.length % 4;
      pads += 1;
      if (position >= 2 && position + pads >= 4) return Buffer.from(digits2, "base64");
    } else if (DIGIT2.test(char)) {
      digits2 += char;
      pads = 0;
    }
  }
  return digits2.length % 4 === 0 ? Buffer.from(digits2, "base64") : void 0;
}

// src/values/xml-entities.ts
var XML_ENTITIES = /* @__PURE__ */ new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"]
]);

// src/drf/character-references.ts
function unescapeHtml(text6) {
  return text6.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]+));/gi, (whole2, ten, hex, name) => {
    const code2 = ten ? Number.parseInt(ten, 10) : Number.parseInt(hex ?? "", 16);
    if (Number.isNaN(code2)) return XML_ENTITIES.get(name) ?? whole2;
    return isCharacter(code2) ? String.fromCodePoint(code2) : "\uFFFD";
  });
}
function isCharacter(code2) {
  return code2 > 0 && code2 <= 1114111 && (code2 < 55296 || code2 > 57343);
}

// src/drf/multipart-headers.ts
var SKIPPED = { kind: "skipped" };
function partKind(head, charset = UTF_8) {
  const headers2 = partHeaders(head);
  for (const value of headers2.values()) {
    if (value.includes("*")) parseHeaderParameters(value, refuseCharset);
  }
  const disposition2 = headers2.get("content-disposition");
  if (disposition2 === void 0) return { ...SKIPPED, isBase64: false };
  const [, parameters] = parseHeaderParameters(disposition2);
  const [encoding] = parseHeaderParameters(headers2.get("content-transfer-encoding") ?? "");
  return {
    ...fromDisposition(parameters["name"], parameters["filename"] ?? "", charset),
    isBase64: encoding === "base64"
  };
}
function refuseCharset(charset) {
  throw PARSE.unknown_charset.error({ charset });
}
function partHeaders(head) {
  const lines = Buffer.from(head).toString("latin1").split("\r\n");
  return new Map(
    lines.flatMap((line) => {
      const text6 = strip(utf8Text(Buffer.from(line, "latin1")) ?? "");
      const colon = text6.indexOf(":");
      const name = text6.slice(0, Math.max(colon, 0)).toLowerCase();
      return colon < 0 ? [] : [[name, text6.slice(colon + 1)]];
    })
  );
}
function fromDisposition(sentName, sentFileName, charset) {
  if (sentName === void 0) return SKIPPED;
  const read4 = (sent) => charset === UTF_8 ? sent : charset.lenient(Buffer.from(sent, "utf8"));
  const name = read4(asciiStrip(sentName));
  if (sentFileName === "") return { kind: "field", name };
  const fileName = sanitizedFileName(read4(sentFileName));
  return fileName === "" ? SKIPPED : { kind: "file", name, fileName };
}
function asciiStrip(text6) {
  const isBlank = (at3) => "	\n\v\f\r ".includes(text6.charAt(at3) || "x");
  let [start, end2] = [0, text6.length];
  while (isBlank(start)) start += 1;
  while (end2 > start && isBlank(end2 - 1)) end2 -= 1;
  return text6.slice(start, end2);
}
function sanitizedFileName(sent) {
  const parts = unescapeHtml(sent).split(/[/\\]/);
  const name = (parts.at(-1) ?? "").replace(/[^ \P{Z}]|\p{C}/gu, "");
  return name === "." || name === ".." ? "" : name;
}

// src/drf/uploaded-file.ts
var SPOOLED_FROM_BYTES = 2621440;
var MAX_NAME_LENGTH = 255;
var UploadedFile = class {
  name;
  bytes;
  constructor(name, bytes2) {
    this.name = shortened(name);
    this.bytes = bytes2;
  }
  /** As Python names the type in `Incorrect type. Expected URL string, received <type>`. */
  get typeName() {
    return this.bytes.length > SPOOLED_FROM_BYTES ? "TemporaryUploadedFile" : "InMemoryUploadedFile";
  }
};
function splitExtension(name) {
  const dot = name.lastIndexOf(".");
  return /^\.*$/.test(name.slice(0, Math.max(dot, 0))) ? [name, ""] : [name.slice(0, dot), name.slice(dot)];
}
function shortened(name) {
  if (codePointLength(name) <= MAX_NAME_LENGTH) return name;
  const [root, extension] = splitExtension(name);
  const end2 = [...extension].slice(0, MAX_NAME_LENGTH);
  return [...root].slice(0, MAX_NAME_LENGTH - end2.length).join("") + end2.join("");
}

// src/drf/multipart.ts
var BLANK_LINE = "\r\n\r\n";
var CR = 13;
var LF = 10;
var MAX_HEAD_BYTES = 1024;
function partOf(kind, bytes2, charset) {
  return kind.kind === "field" ? [kind.name, charset.lenient(bytes2)] : [kind.name, new UploadedFile(kind.fileName, bytes2)];
}
function cutParts(body, boundary, charset) {
  const delimiter = Buffer.from(`--${boundary}`, "latin1");
  const parts = [];
  let textBytes = 0;
  for (let start = 0; start < body.length; ) {
    const found3 = body.indexOf(delimiter, start);
    const end2 = found3 < 0 ? body.length : found3;
    const piece = body.subarray(start, found3 < 0 ? end2 : beforeLineEnd(body, start, end2));
    const part = readPart(piece, charset);
    if (part && (found3 >= 0 || part.kind.kind === "field")) parts.push(part);
    if (part?.kind.kind === "field") textBytes += part.sentBytes + part.kind.name.length + 2;
    if (textBytes > MAX_TEXT_BYTES) throw formTooLarge();
    start = end2 + delimiter.length;
  }
  return parts;
}
function beforeLineEnd(body, start, end2) {
  const beforeLf = end2 > start && body[end2 - 1] === LF ? end2 - 1 : end2;
  return beforeLf > start && body[beforeLf - 1] === CR ? beforeLf - 1 : beforeLf;
}
function readPart(piece, charset) {
  const headEnd = piece.subarray(0, MAX_HEAD_BYTES).indexOf(BLANK_LINE);
  if (headEnd < 0) return void 0;
  const kind = partKind(piece.subarray(0, headEnd), charset);
  if (kind.kind === "skipped") return void 0;
  const content = piece.subarray(headEnd + BLANK_LINE.length);
  const sentBytes = content.length;
  return { kind, content: kind.isBase64 ? decodedBase64(content, kind.kind) : content, sentBytes };
}
function decodedBase64(content, kind) {
  const decoded5 = lenientBase64(content);
  if (decoded5 === void 0 && kind === "file") throw PARSE.base64.error();
  return decoded5 ?? content;
}

// src/drf/parsers.ts
var PARSED_TYPES = [
  JSON_TYPE,
  "application/x-www-form-urlencoded",
  "multipart/form-data"
];
var [, FORM_TYPE, MULTIPART_TYPE] = PARSED_TYPES;
var NOTHING2 = { kind: "json", value: Object.freeze(/* @__PURE__ */ Object.create(null)) };
function parse(request) {
  return request.body.bytes().then((bytes2) => parseBytes(request, bytes2));
}
function readAtOnce(headers2, bytes2) {
  const type = parseMediaType(headers2["content-type"] ?? "");
  const charset = charsetOf(headers2["content-type"]);
  if (mediaTypeMatches(JSON_TYPE, type)) {
    const decoded5 = decodeJson(bytes2, charset);
    return "error" in decoded5 ? void 0 : { kind: "json", value: decoded5.value };
  }
  if (mediaTypeMatches(MULTIPART_TYPE, type)) {
    return partsAtOnce(bytes2, type.parameters["boundary"], charset ?? UTF_8);
  }
  if (!mediaTypeMatches(FORM_TYPE, type)) return void 0;
  const raw = Buffer.from(bytes2).toString("latin1");
  if (hasTooManyFields(raw)) return void 0;
  return { kind: "form", fields: new QueryDict(parsePairs(raw, charset)) };
}
function partsAtOnce(bytes2, boundary, charset) {
  if (!isBoundary(boundary)) return void 0;
  try {
    const cut = cutParts(Buffer.from(bytes2), boundary, charset);
    return formOf(cut.map(({ kind, content }) => partOf(kind, content, charset)));
  } catch (error2) {
    if (error2 instanceof ApiException) return void 0;
    throw error2;
  }
}
function parseBytes(request, bytes2) {
  const header2 = request.headers["content-type"] ?? "";
  if (header2 === JSON_TYPE && bytes2.length > 0) return parseJson(bytes2);
  const type = parseMediaType(header2);
  const isForm = `${type.main}/${type.sub}` === FORM_TYPE || `${type.main}/${type.sub}` === MULTIPART_TYPE;
  if (bytes2.length === 0) return isForm ? { kind: "form", fields: new QueryDict() } : NOTHING2;
  const parsed = PARSED_TYPES.find((offered) => mediaTypeMatches(offered, type));
  switch (parsed) {
    case JSON_TYPE:
      return parseJson(bytes2, charsetOf(header2));
    case FORM_TYPE:
      return parseForm(bytes2, charsetOf(header2));
    case MULTIPART_TYPE:
      return parseMultipart(request, header2, type.parameters["boundary"]);
    default:
      throw PARSE.media_type.error({ media_type: header2 });
  }
}
function parseJson(bytes2, charset) {
  const decoded5 = decodeJson(bytes2, charset);
  if ("error" in decoded5) {
    throw (decoded5.isTooDeep ? PARSE.nesting : PARSE.json).error({ fault: decoded5.error });
  }
  return { kind: "json", value: decoded5.value };
}
function parseForm(bytes2, charset) {
  const raw = Buffer.from(bytes2).toString("latin1");
  if (hasTooManyFields(raw)) throw formTooLarge();
  return { kind: "form", fields: new QueryDict(parsePairs(raw, charset)) };
}
async function parseMultipart(request, header2, boundary) {
  if (!header2.startsWith("multipart/")) throw PARSE.content_type.error({ content_type: header2 });
  if (!isAscii(header2)) throw PARSE.non_ascii.error({ content_type: header2 });
  if (!isBoundary(boundary)) {
    throw PARSE.boundary.error({ boundary: boundary ?? "None" });
  }
  return formOf(await request.body.parts(boundary, charsetOf(header2) ?? UTF_8));
}
function formOf(parts) {
  const files = parts.filter(([, value]) => value instanceof UploadedFile);
  if (files.length > MAX_FILES || parts.length - files.length > MAX_FIELDS) throw formTooLarge();
  return { kind: "form", fields: new QueryDict([...parts].sort(filesLast)) };
}
function filesLast([, a], [, b]) {
  return Number(a instanceof UploadedFile) - Number(b instanceof UploadedFile);
}
function isBoundary(boundary) {
  return boundary !== void 0 && /^[ -~]{0,200}[!-~]$/.test(boundary);
}

// src/drf/request.ts
var RequestAborted = class extends Error {
};
function hasBody(headers2) {
  const length = headers2["content-length"];
  return length === void 0 ? headers2["transfer-encoding"] !== void 0 : length !== "0";
}

// src/drf/reverse.ts
function createReverse(request, suffix) {
  const end2 = suffix === void 0 ? "/" : `.${suffix}`;
  const format = request.query.get("format");
  const query2 = format === void 0 ? "" : `?format=${quotePlus(format)}`;
  return (basename, wireUuid2) => {
    const path2 = wireUuid2 === void 0 ? basename : `${basename}/${wireUuid2}`;
    return `${request.base}/api/${path2}${end2}${query2}`;
  };
}

// src/values/civil.ts
var DAYS_PER_ERA = 146097;
var EPOCH_SHIFT = 719468;
var MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
function daysFromCivil({ year, month, day }) {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const leapDays = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100);
  return era * DAYS_PER_ERA + yearOfEra * 365 + leapDays + dayOfYear - EPOCH_SHIFT;
}
function civilFromDays(days) {
  const shifted = days + EPOCH_SHIFT;
  const era = Math.floor(shifted / DAYS_PER_ERA);
  const dayOfEra = shifted - era * DAYS_PER_ERA;
  const leapDays = Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36524) + Math.floor(dayOfEra / 146096);
  const yearOfEra = Math.floor((dayOfEra - leapDays) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  const day = dayOfYear - Math.floor((153 * fromMarch + 2) / 5) + 1;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}
function isLeapYear(year) {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}
var USUAL_DAY = "(?!0000)\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\\d|2[0-8])";
function isCivil({ year, month, day }) {
  const length = month === 2 && isLeapYear(year) ? 29 : MONTH_LENGTHS[month - 1] ?? 0;
  return year >= 1 && year <= 9999 && day >= 1 && day <= length;
}
function civilText({ year, month, day }) {
  return `${String(year).padStart(4, "0")}-${twoDigits(month)}-${twoDigits(day)}`;
}
function twoDigits(value) {
  return String(value).padStart(2, "0");
}

// src/values/instant.ts
var FIRST_INSTANT = "0001-01-01T00:00:00.000000Z";
var LAST_INSTANT = "9999-12-31T23:59:59.999999Z";
var MICROS_PER_DAY = 864e8;
var MS_PER_DAY = 864e5;
var ISO = /^(\d{4})-(\d\d)-(\d\d)(?:[Tt ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d+))?)?(?:[Zz]|([+-])(\d\d):(\d\d))?)?$/;
var USUAL = new RegExp(
  `^${USUAL_DAY}T(?:[01]\\d|2[0-3])(?::[0-5]\\d){2}(?:\\.\\d{3}|\\.\\d{6})?Z$`
);
var LENGTH = "YYYY-MM-DDTHH:MM:SS.ffffffZ".length;
var SECONDS_LENGTH = "YYYY-MM-DDTHH:MM:SSZ".length;
function parseInstant(text6) {
  if (USUAL.test(text6)) return withMicros(text6);
  const match3 = ISO.exec(text6);
  if (match3 === null) return void 0;
  const part = (index2) => Number(match3[index2] ?? "0");
  const civil = { year: part(1), month: part(2), day: part(3) };
  const inRange = part(4) < 24 && part(5) < 60 && part(6) < 60 && part(9) < 24 && part(10) < 60;
  if (!isCivil(civil) || !inRange) return void 0;
  const offset = (part(9) * 60 + part(10)) * (match3[8] === "-" ? -1 : 1);
  const seconds = (part(4) * 60 + part(5) - offset) * 60 + part(6);
  const micros = Number((match3[7] ?? "").slice(0, 6).padEnd(6, "0"));
  return instantOf(daysFromCivil(civil), seconds * 1e6 + micros);
}
function withMicros(text6) {
  if (text6.length === LENGTH) return text6;
  const rest = text6.length === SECONDS_LENGTH ? ".000000Z" : "000Z";
  return [text6.slice(0, -1), rest].join("");
}
function instantOf(days, microsOfDay) {
  const carried = Math.floor(microsOfDay / MICROS_PER_DAY);
  const micros = microsOfDay - carried * MICROS_PER_DAY;
  const civil = civilFromDays(days + carried);
  if (!isCivil(civil)) return void 0;
  const seconds = Math.floor(micros / 1e6);
  const hour = twoDigits(Math.floor(seconds / 3600));
  const minute = twoDigits(Math.floor(seconds / 60) % 60);
  const fraction = String(micros % 1e6).padStart(6, "0");
  return `${civilText(civil)}T${hour}:${minute}:${twoDigits(seconds % 60)}.${fraction}Z`;
}
function daysOf(instant2) {
  const [year = 0, month = 0, day = 0] = instant2.slice(0, 10).split("-").map(Number);
  return daysFromCivil({ year, month, day });
}
function microsOf(instant2) {
  const [hour = 0, minute = 0] = instant2.slice(11, 16).split(":").map(Number);
  const micros = Number(instant2.slice(17, 19)) * 1e6 + Number(instant2.slice(20, 26));
  return (hour * 60 + minute) * 6e7 + micros;
}
function instantFromEpochMs(ms) {
  const days = Math.floor(ms / MS_PER_DAY);
  return instantOf(days, Math.round((ms - days * MS_PER_DAY) * 1e3)) ?? edge(ms);
}
function epochMs(instant2) {
  return daysOf(instant2) * MS_PER_DAY + microsOf(instant2) / 1e3;
}
function movedBy(instant2, seconds) {
  const days = Math.floor(seconds / 86400);
  const micros = Math.round((seconds - days * 86400) * 1e6);
  return instantOf(daysOf(instant2) + days, microsOf(instant2) + micros);
}
function addSeconds(instant2, seconds) {
  return movedBy(instant2, seconds) ?? edge(seconds);
}
function edge(direction) {
  return direction < 0 ? FIRST_INSTANT : LAST_INSTANT;
}
function dateOf(instant2) {
  return instant2.slice(0, "YYYY-MM-DD".length);
}

// src/values/uuid.ts
var CANONICAL = /^[0-9a-f]{32}$/;
var DASHED = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
var HEX_INT = /^\+?(?:0[xX]_?)?([0-9a-fA-F]+(?:_[0-9a-fA-F]+)*)$/;
function parseUuid(text6) {
  if (text6.length === 32 && CANONICAL.test(text6)) return text6;
  if (text6.length === 36 && DASHED.test(text6)) return withoutDashes(text6);
  const bare2 = withoutBraces(text6.replaceAll("urn:", "").replaceAll("uuid:", ""));
  const characters = bare2.replaceAll("-", "");
  if (characters.length > 64 || Array.from(characters).length !== 32) return void 0;
  const digits2 = HEX_INT.exec(asciiDigits(stripForInt(characters)))?.[1];
  if (digits2 === void 0) return void 0;
  return digits2.replaceAll("_", "").toLowerCase().padStart(32, "0");
}
function withoutDashes(text6) {
  return [
    text6.slice(0, 8),
    text6.slice(9, 13),
    text6.slice(14, 18),
    text6.slice(19, 23),
    text6.slice(24)
  ].join("");
}
function withoutBraces(text6) {
  let start = 0;
  let end2 = text6.length;
  while (start < end2 && "{}".includes(text6.charAt(start))) start += 1;
  while (end2 > start && "{}".includes(text6.charAt(end2 - 1))) end2 -= 1;
  return text6.slice(start, end2);
}
function keyOf(uuid) {
  return uuid;
}
function tableName(name) {
  return name;
}
function dashed(uuid) {
  const head = `${uuid.slice(0, 8)}-${uuid.slice(8, 12)}-${uuid.slice(12, 16)}`;
  return `${head}-${uuid.slice(16, 20)}-${uuid.slice(20)}`;
}
function uuidFromBytes(bytes2) {
  if (bytes2.length !== 16) throw new RangeError(`A uuid has 16 bytes, not ${bytes2.length}`);
  const marked3 = Buffer.from(bytes2);
  marked3[6] = (bytes2[6] ?? 0) & 15 | 64;
  marked3[8] = (bytes2[8] ?? 0) & 63 | 128;
  return marked3.toString("hex");
}

// src/waldur/site/authentication.ts
function authenticate(request, world) {
  if (world.auth === "off") return { actor: world.actors.everybody, impersonator: void 0 };
  const token2 = tokenOf(request.headers["authorization"] ?? "");
  if (token2 === void 0) return { actor: "anonymous", impersonator: void 0 };
  const user = userOf(token2, world);
  const impersonated = user.isStaff ? impersonatedBy(request, world) : void 0;
  renewToken(impersonated ?? user, world);
  return impersonated ? { actor: impersonated, impersonator: user } : { actor: user, impersonator: void 0 };
}
function renewToken({ uuid, tokenCreated, tokenLifetimeSeconds }, { store, clock, actors: actors2 }) {
  const now4 = clock.now();
  if (tokenLifetimeSeconds !== null && addSeconds(tokenCreated, 1) <= now4) {
    actors2.renewToken(uuid, now4, store);
  }
}
var PLAIN_TOKEN = /^token ([!-~]+)$/i;
function tokenOf(header2) {
  const [, plain2] = PLAIN_TOKEN.exec(header2) ?? [];
  if (plain2 !== void 0) return plain2;
  const [scheme = "", token2, ...more] = header2.split(/[ \t\n\r\v\f]+/).filter((word) => word !== "");
  if (scheme.toLowerCase() !== "token") return void 0;
  if (token2 === void 0) throw AUTHENTICATION.no_credentials.error();
  if (more.length > 0) throw AUTHENTICATION.spaces.error();
  const text6 = utf8Text(latin1Bytes(token2));
  if (text6 === void 0) throw AUTHENTICATION.invalid_characters.error();
  return text6;
}
function userOf(token2, world) {
  const { store, clock, actors: actors2 } = world;
  const user = actors2.byToken(token2, store);
  if (!user) throw AUTHENTICATION.invalid_token.noted(whoIsThere(world));
  if (!user.isActive) throw AUTHENTICATION.inactive_user.error();
  if (isExpired(user, clock)) throw AUTHENTICATION.token_expired.error();
  return user;
}
function isExpired({ tokenCreated, tokenLifetimeSeconds }, clock) {
  return tokenLifetimeSeconds !== null && addSeconds(tokenCreated, tokenLifetimeSeconds) < clock.now();
}
var BEARER_TOKEN = /^\s*bearer\s+token\s/i;
var BEARER_NOTE = 'The header is "Bearer Token X", which no Waldur takes: TypeScript clients from 8.0.9 on make it of auth: "Token X". Leave auth away, and set headers: { Authorization: "Token X" }.';
function explained(error2, { headers: headers2 }) {
  const { not_authenticated: not_authenticated2 } = AUTHENTICATION;
  const isMeant = error2 instanceof ApiException && error2.code === not_authenticated2.name;
  return isMeant && BEARER_TOKEN.test(headers2["authorization"] ?? "") ? not_authenticated2.noted(BEARER_NOTE) : error2;
}
var MOST_NAMES = 20;
var MOST_CHARACTERS = 500;
function whoIsThere({ store, actors: actors2 }) {
  const { count: count2, usernames } = actors2.known(MOST_NAMES, store);
  if (count2 === 0) return "Nobody can log in: there are no users in the fixtures.";
  let length = 0;
  const shown3 = usernames.filter((name) => {
    length += name.length;
    return length <= MOST_CHARACTERS;
  });
  const more = count2 === shown3.length ? "" : `, and ${count2 - shown3.length} more`;
  return `No user of the fixtures has this token. There are ${shown3.join(", ")}${more}.`;
}
function impersonatedBy({ headers: headers2 }, { store, actors: actors2 }) {
  const header2 = headers2["x-impersonated-user-uuid"];
  const uuid = header2 === void 0 ? void 0 : parseUuid(header2);
  const user = uuid === void 0 ? void 0 : actors2.byUuid(uuid, store);
  if (user?.token === null) throw IMPERSONATION.no_session.error();
  return user;
}

// src/waldur/site/call.ts
var Once = class {
  #made;
  /** `about` tells one thing from another. */
  get(about, make) {
    this.#made ??= /* @__PURE__ */ new Map();
    if (!this.#made.has(about)) this.#made.set(about, make());
    return vouched(this.#made.get(about));
  }
};
function urlOf({ reverse, world }, basename, uuid) {
  return reverse(basename, world.contract.wireUuid(uuid));
}
function urlStyle({ reverse }) {
  return reverse("", "");
}

// src/waldur/site/middleware.ts
var LANGUAGE_HEADERS = {
  Vary: "Accept-Language, Cookie",
  "Content-Language": ENGLISH.code
};
var FRAME_HEADERS = { ...LANGUAGE_HEADERS, "X-Frame-Options": "DENY" };
var JSON_HEADERS = { "Content-Type": JSON_TYPE };
function toldIn(language, reply2) {
  if (language === ENGLISH) return reply2;
  return withHeaders(reply2, { "Content-Language": language.code });
}
function inLanguage(language, reply2) {
  if (language === ENGLISH) return reply2;
  return reply2 instanceof Promise ? reply2.then((late) => toldIn(language, late)) : toldIn(language, reply2);
}

// src/waldur/site/lifecycle.ts
var NO_DATA = { kind: "json", value: null };
var SAFE_METHODS = ["GET", "HEAD", "OPTIONS"];
var COMPACT = { indent: 0 };
var NOBODY = { actor: "anonymous", impersonator: void 0 };
function dispatch(target, request, world, language, observer) {
  const progress = { accepted: COMPACT, identity: void 0 };
  const finish = (reply2) => finalize(reply2, target, progress, world);
  const refuse = (thrown) => {
    const error2 = explained(asServed(thrown, world.contract), request);
    const reply2 = handleException(error2, language, observer);
    return error2 instanceof ApiException && error2.isPage ? withHeaders(reply2, { ...FRAME_HEADERS, ...impersonation(progress, world) }) : finish(reply2);
  };
  try {
    progress.accepted = negotiate(request, target.match.suffix);
    const isAsked = target.view.permission.authentication !== "none";
    progress.identity = isAsked ? authenticate(request, world) : NOBODY;
    const { actor: actor2 } = progress.identity;
    observer?.onActor(actor2 === "anonymous" ? null : actor2.username);
    const call = createCall(request, target, world, actor2, language, observer);
    const endpoint2 = choose(target, call);
    endpoint2.permission.check(actor2);
    if (!endpoint2.parses) return finish(perform(endpoint2, call));
    endpoint2.guard(call);
    return parse(request).then((data) => {
      try {
        return finish(performWith(data, endpoint2, call, observer));
      } catch (error2) {
        return refuse(error2);
      }
    }, refuse);
  } catch (error2) {
    return refuse(error2);
  }
}
function performWith(data, { guard }, call, observer) {
  const { request, world } = call;
  if (observer?.isOver) throw new RequestAborted("It was given up while its body came in.");
  observer?.onBody(data, request.body.taken);
  return world.store.transaction(() => guard(call)(data));
}
function perform({ guard }, call) {
  const { request, world } = call;
  const act2 = guard(call);
  const isSafe = SAFE_METHODS.includes(request.method);
  return isSafe ? act2(NO_DATA) : world.store.transaction(() => act2(NO_DATA));
}
function createCall(request, { match: match3 }, world, actor2, language, listener) {
  return {
    request,
    match: match3,
    world,
    actor: actor2,
    reverse: createReverse(request, match3.suffix),
    resolveLink: world.urls.resolveLink,
    prefix: request.prefix,
    language,
    listener,
    once: new Once()
  };
}
function choose({ endpoint: endpoint2, view }, call) {
  if (endpoint2) return endpoint2;
  const { actor: actor2, request } = call;
  view.permission.check(actor2);
  view.refuse?.(call);
  throw METHOD.not_allowed.error({ method: request.method });
}
function impersonation({ identity }, { contract }) {
  const impersonator = identity?.impersonator;
  return impersonator && { "X-impersonator-uuid": contract.wireUuid(impersonator.uuid) };
}
function finalize({ status: status2, headers: headers2, body }, { route: route3 }, progress, world) {
  const { accepted: accepted2 } = progress;
  const by = impersonation(progress, world);
  if (body.kind !== "json") {
    return { status: status2, headers: joinHeaders(headers2, route3.headers, by), body };
  }
  const { value } = body;
  const text6 = encodeJson(value, accepted2.indent);
  const bytes2 = value instanceof JsonText && accepted2.indent === 0 ? value.bytes : void 0;
  const ownHeaders = by || headers2 !== NO_HEADERS ? joinHeaders(JSON_HEADERS, headers2, route3.headers, by) : route3.jsonHeaders;
  return { status: status2, headers: ownHeaders, body: { kind: "text", text: text6, bytes: bytes2 } };
}

// src/waldur/site/page-replies.ts
var FROM_FIRST = { isOfUntoldLength: true };
function refusedHost(refusal2, listener) {
  return { ...refusalPage(refusal2, listener), ...FROM_FIRST };
}
function refusedAsPage(refusal2, listener) {
  return withHeaders(refusalPage(refusal2, listener), FRAME_HEADERS);
}
function slashRedirect({ path: path2, prefix, queryString }) {
  const query2 = queryString === "" ? "" : `?${escapeUriQuery(queryString)}`;
  const location = `${prefix}${escapeUriPath(path2)}/${query2}`;
  const reply2 = emptyReply(301, { ...HTML, ...LANGUAGE_HEADERS, Location: location });
  return { ...reply2, ...FROM_FIRST };
}

// src/waldur/site/csrf-page.ts
var CSRF_PAGE = `
<!DOCTYPE html>
<html lang="en">
<head>
  <meta http-equiv="content-type" content="text/html; charset=utf-8">
  <meta name="robots" content="NONE,NOARCHIVE">
  <title>403 Forbidden</title>
  <style type="text/css">
    html * { padding:0; margin:0; }
    body * { padding:10px 20px; }
    body * * { padding:0; }
    body { font:small sans-serif; background:#eee; color:#000; }
    body>div { border-bottom:1px solid #ddd; }
    h1 { font-weight:normal; margin-bottom:.4em; }
    h1 span { font-size:60%; color:#666; font-weight:normal; }
    #info { background:#f6f6f6; }
    #info ul { margin: 0.5em 4em; }
    #info p, #summary p { padding-top:10px; }
    #summary { background: #ffc; }
    #explanation { background:#eee; border-bottom: 0px none; }
  </style>
</head>
<body>
<div id="summary">
  <h1>Forbidden <span>(403)</span></h1>
  <p>CSRF verification failed. Request aborted.</p>


  <p>You are seeing this message because this site requires a CSRF cookie when submitting forms. This cookie is required for security reasons, to ensure that your browser is not being hijacked by third parties.</p>
  <p>If you have configured your browser to disable cookies, please re-enable them, at least for this site, or for \u201Csame-origin\u201D requests.</p>

</div>

<div id="explanation">
  <p><small>More information is available with DEBUG=True.</small></p>
</div>

</body>
</html>
`;

// src/waldur/site/root-page.ts
var HEADERS = { ...HTML, ...FRAME_HEADERS };
var ROOT_METHODS = { Allow: "GET, HEAD, OPTIONS" };
var WELCOME = `<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <title>Waldur payments mock</title>
</head>
<body>
  <h1>Waldur payments mock</h1>
  <p>The API is at <a href="api/">/api/</a>.</p>
</body>
</html>
`;
function rootPage({ method: method2 }) {
  switch (method2) {
    case "GET":
    case "HEAD":
      return { status: 200, headers: HEADERS, body: { kind: "text", text: WELCOME } };
    case "OPTIONS":
      return emptyReply(200, { ...HEADERS, ...ROOT_METHODS });
    case "TRACE":
      return emptyReply(405, { ...HEADERS, ...ROOT_METHODS });
    default:
      return { status: 403, headers: HEADERS, body: { kind: "text", text: CSRF_PAGE } };
  }
}

// src/waldur/site/urls.ts
function createUrls(router, aliased) {
  const examples = aliased.flatMap(
    ({ exampleBasename, routes }) => exampleBasename === void 0 ? [] : [[`/api/${exampleBasename}/`, `/api/${routes.basename}/`]]
  );
  const resolve = (path2) => router.resolve(path2);
  return {
    resolve,
    resolveLink: (path2) => {
      const example = examples.find(([prefix]) => path2.startsWith(prefix));
      return resolve(example ? example[1] + path2.slice(example[0].length) : path2);
    },
    patterns: () => router.patterns()
  };
}
function lacksSlash(path2, { resolve }) {
  return !path2.endsWith("/") && resolve(`${path2}/`) !== void 0;
}

// src/drf/field.ts
function refusing(refusals, read4) {
  return Object.assign(read4, { refusals });
}
function requiredField(info, reading, toRepresentation, schema) {
  const write2 = { ...reading, required: true };
  return { info: describe(info, true), toRepresentation, write: write2, ...described(schema) };
}
function optionalField(info, reading, toRepresentation, schema) {
  const write2 = { ...reading, required: false };
  return { info: describe(info, false), toRepresentation, write: write2, ...described(schema) };
}
function described(schema) {
  return schema === void 0 ? {} : { schema };
}
function describe({ type, ...limits }, required4) {
  return { type, required: required4, read_only: false, ...limits };
}
function readOnlyField(toRepresentation, type = "field", schema, told6) {
  const info = { type, required: false, read_only: true };
  return { info, toRepresentation, ...described(schema), ...told6 && { told: told6 } };
}
function throughField(through2, field) {
  return { ...field, through: through2 };
}
function labelOf(name) {
  const words2 = name.replaceAll("_", " ");
  return words2.slice(0, 1).toUpperCase() + words2.slice(1).toLowerCase();
}

// src/drf/metadata.ts
function metadata(fields3, { name, description = "", method: method2, isStaff: isStaff2 = true }) {
  const described4 = {
    name,
    description,
    renders: [JSON_TYPE],
    parses: [...PARSED_TYPES]
  };
  return method2 === void 0 ? described4 : { ...described4, actions: { [method2]: toldOf(fields3, isStaff2) } };
}
var ATTRIBUTES = [
  "help_text",
  "min_length",
  "max_length",
  "min_value",
  "max_value",
  "max_digits",
  "decimal_places"
];
function toldOf(fields3, isStaff2) {
  return Object.fromEntries(
    Object.entries(fields3).map(([name, { info, told: told6 }]) => {
      const whole2 = { ...info, ...told6 };
      const isClosed = whole2.writableBy === "staff" && !isStaff2;
      return [name, tell(name, isClosed ? { ...whole2, read_only: true } : whole2)];
    })
  );
}
function tell(name, info) {
  const { type, required: required4, read_only, label = labelOf(name), choices } = info;
  const shown3 = { type, required: required4, read_only, label };
  for (const attribute of ATTRIBUTES) {
    const value = info[attribute];
    if (value !== void 0) shown3[attribute] = value;
  }
  if (choices && !read_only) shown3["choices"] = choices.map((choice2) => ({ ...choice2 }));
  return shown3;
}

// src/drf/metadata-schema.ts
var TEXT = { type: "string" };
var INTEGER2 = { type: "integer" };
var FLAG = { type: "boolean" };
var LIMITS = {
  help_text: TEXT,
  min_length: INTEGER2,
  max_length: INTEGER2,
  min_value: INTEGER2,
  max_value: INTEGER2,
  max_digits: INTEGER2,
  decimal_places: INTEGER2,
  choices: { type: "array", items: objectSchema({ value: TEXT, display_name: TEXT }) }
};
var FIELD2 = {
  title: "FieldMetadata",
  ...objectSchema(
    { type: TEXT, required: FLAG, read_only: FLAG, label: TEXT, ...LIMITS },
    Object.keys(LIMITS)
  )
};
var FIELDS = { title: "FieldsMetadata", type: "object", additionalProperties: FIELD2 };
function metadataSchema(fields3, options, { isAlways, isWhole: isWhole3 }) {
  const { name, description, renders, parses } = metadata(fields3, options);
  const { method: method2 } = options;
  const common = {
    name: TEXT,
    description: TEXT,
    renders: constantValue(renders),
    parses: constantValue(parses)
  };
  const told6 = { description: constant(String(description)) };
  const properties = { name: constant(String(name)) };
  if (method2 === void 0) {
    return {
      allOf: [{ title: "RouteMetadata", ...objectSchema(common) }],
      properties: { ...properties, ...told6 }
    };
  }
  const actions = { type: "object", additionalProperties: FIELDS };
  return {
    allOf: [
      { title: "DescribedRouteMetadata", ...objectSchema({ ...common, actions }, ["actions"]) },
      // The same of all routes of a resource.
      {
        properties: {
          ...told6,
          actions: objectSchema({ [method2]: fieldsSchema(fields3, isWhole3) })
        },
        ...isAlways ? { required: ["actions"] } : {}
      }
    ],
    properties
  };
}
function fieldsSchema(fields3, isWhole3) {
  const toStaff = toldOf(fields3, true);
  const toOthers = toldOf(fields3, false);
  const isSame2 = JSON.stringify(toStaff) === JSON.stringify(toOthers);
  if (isWhole3 && isSame2) return { allOf: [FIELDS], const: toStaff };
  const members = Object.entries(toStaff).map(([name, each2]) => {
    const other = toOthers[name];
    const isOne = JSON.stringify(other) === JSON.stringify(each2);
    return [`^${name}$`, isOne ? { const: each2 } : { enum: [each2, other] }];
  });
  return {
    allOf: [FIELDS],
    patternProperties: Object.fromEntries(members),
    additionalProperties: false,
    ...isWhole3 ? { required: Object.keys(toStaff) } : { minProperties: 1 }
  };
}

// src/waldur/model/parameter-schemas.ts
var LENIENT_UUID = {
  type: "string",
  pattern: "^[0-9A-Fa-f]{8}-?([0-9A-Fa-f]{4}-?){3}[0-9A-Fa-f]{12}$"
};
function dateParameter() {
  return {
    description: "Also in the other formats that Django reads in English.",
    schema: { type: "string", format: "date" }
  };
}
function uuidParameter() {
  return { schema: LENIENT_UUID };
}
function linkParameter(basename) {
  return {
    description: `The URL or path of a row of /api/${basename}/; its host is ignored.`,
    schema: { type: "string", format: "uri-reference" }
  };
}
function choicesParameter(choices) {
  return {
    description: "Repeated for more than one.",
    schema: { type: "array", items: { type: "string", enum: [...choices] } },
    list: "many"
  };
}
function booleanParameter() {
  return { schema: { type: "boolean" } };
}
function numberParameter() {
  return { schema: { type: "number" } };
}
function textParameter() {
  return { schema: { type: "string" } };
}
function orderingParameter(keys) {
  return {
    description: "Keys in their order, `-` before one that descends.",
    schema: {
      type: "array",
      items: { type: "string", enum: [...keys, ...keys.map((key2) => `-${key2}`)] }
    },
    list: "comma"
  };
}
var PAGE_SCHEMAS = [
  {
    name: "page",
    in: "query",
    description: "Counted from 1; `last` is the last one.",
    schema: { anyOf: [{ type: "integer", minimum: 1 }, { const: "last" }] }
  },
  {
    name: "page_size",
    in: "query",
    description: "More than 300 are 300.",
    schema: { type: "integer", minimum: 1, maximum: 300, default: 10 }
  }
];
var FORMAT_SCHEMA = {
  name: "format",
  in: "query",
  description: "Shows again in all URLs of the answer.",
  schema: { type: "string", enum: ["json"] }
};
function fieldParameter(names) {
  return {
    name: "field",
    in: "query",
    description: "Shows only these, or all where none of them is known.",
    schema: { type: "array", items: { type: "string", enum: [...names] } },
    list: "many"
  };
}
function uuidPath(example) {
  return { name: "uuid", in: "path", schema: LENIENT_UUID, example };
}

// src/waldur/view-set/response-schemas.ts
var always = (schema) => ({ schema, required: true });
function constantHeaders(headers2) {
  const entries = Object.entries(headers2);
  return Object.fromEntries(entries.map(([name, text6]) => [name, always(constant(text6))]));
}
var LANGUAGE_TOLD = {
  "Content-Language": {
    description: "The language of the answer, as a cookie or `Accept-Language` asks for it.",
    schema: { type: "string", pattern: "^[a-z]{2}$" },
    required: true
  }
};
var VARY_HEADER = constantHeaders({ Vary: LANGUAGE_HEADERS.Vary });
var LANGUAGE_HEADERS2 = { ...constantHeaders(LANGUAGE_HEADERS), ...LANGUAGE_TOLD };
var FRAME_HEADERS2 = { ...constantHeaders(FRAME_HEADERS), ...LANGUAGE_TOLD };
var IMPERSONATOR = {
  "X-impersonator-uuid": { schema: { type: "string" }, required: false }
};
var METHODS_ALLOWED = {
  Allow: {
    description: "The methods of the path, as its successes tell them too.",
    schema: { type: "string", pattern: "^[A-Z]+(, [A-Z]+)*$" },
    required: true
  }
};
function framed(responses, { Allow: methods, ...headers2 }) {
  return responses.map((response) => {
    const isPage = response.content["text/html"] !== void 0;
    const isSuccess = response.status < 400 && methods !== void 0;
    const allow = isSuccess ? constantHeaders({ Allow: methods }) : METHODS_ALLOWED;
    const own2 = isPage ? FRAME_HEADERS2 : { ...allow, ...constantHeaders(headers2), ...LANGUAGE_TOLD };
    const acting = response.status === 401 ? {} : IMPERSONATOR;
    return { ...response, headers: { ...own2, ...acting, ...response.headers } };
  });
}
function answer({ description, schema, headers: headers2 = {} }) {
  const content = schema === void 0 ? {} : { "application/json": schema };
  return { description, content, headers: headers2 };
}
var COUNT_HEADER = {
  description: "How many rows the whole list has.",
  schema: { type: "string", pattern: "^\\d+$" },
  required: true
};
var PAGE_HEADERS = {
  "X-Result-Count": COUNT_HEADER,
  Link: {
    description: "The URLs of the first, previous, next and last page.",
    schema: {
      type: "string",
      pattern: '^<[^>]+>; rel="first"(, <[^>]+>; rel="prev")?(, <[^>]+>; rel="next")?, <[^>]+>; rel="last"$'
    },
    required: true
  }
};
var LOCATION = {
  Location: { schema: { type: "string", format: "uri" }, required: true }
};

// src/waldur/view-set/route.ts
function createRoute(options) {
  const { path: path2, tag, endpoints, refused: refused2 = [], lacksHead = false } = options;
  const byMethod = new Map(
    endpoints.flatMap((each2) => each2.operation ? [[each2.operation.method, each2]] : [])
  );
  const all2 = new Map([...byMethod, ["OPTIONS", metadataEndpoint(options, byMethod)]]);
  const answeredBy = lacksHead ? asItIs : methodOf;
  const headers2 = { Allow: allowed([...all2.keys(), ...refused2], answeredBy), ...FRAME_HEADERS };
  return {
    endpoints: all2,
    isIn: options.isIn,
    find: (method2) => all2.get(answeredBy({ method: method2 })),
    headers: headers2,
    jsonHeaders: Object.freeze({ ...JSON_HEADERS, ...headers2 }),
    schema: (contract) => ({
      path: path2,
      tag,
      operations: [...all2.values()].map((each2) => each2.schema(contract)).map((each2) => ({ ...each2, responses: framed(each2.responses, headers2) })).flatMap((each2) => [each2, ...lacksHead ? [] : headOf(each2)])
    })
  };
}
function methodOf({ method: method2 }) {
  return method2 === "HEAD" ? "GET" : method2;
}
function asItIs({ method: method2 }) {
  return method2;
}
var METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"];
function allowed(methods, answeredBy = methodOf) {
  return METHODS.filter((method2) => methods.includes(answeredBy({ method: method2 }))).join(", ");
}
function metadataEndpoint({ path: path2, name, description, permission, described: described4, refused: refused2 = [] }, endpoints) {
  const [first] = endpoints.values();
  const { isFor: isFor2, picked } = described4 ?? {};
  const fields3 = () => described4?.fields ?? {};
  const isThere = described4 && (endpoints.has(described4.method) || refused2.includes(described4.method));
  const method2 = isThere ? described4.method : void 0;
  const id = first?.operation?.id ?? path2;
  const endpoint2 = defineEndpoint({
    id: `${id}_metadata`,
    scope: id,
    method: "OPTIONS",
    path: path2,
    summary: "Describe the route",
    permission,
    parameters: () => [
      ...(first?.parameters() ?? []).filter((each2) => each2.in === "path"),
      ...picked ? [fieldParameter(Object.keys(fields3()))] : [],
      FORMAT_SCHEMA
    ],
    answer: () => answer({
      description: "What the route is and takes.",
      schema: metadataSchema(
        fields3(),
        { name, description, method: method2 },
        { isAlways: !isFor2, isWhole: !picked }
      )
    }),
    guard: (call) => () => {
      const isTold = method2 !== void 0 && (isFor2?.(call) ?? true);
      const shown3 = isTold && picked ? picked(call) : fields3();
      const isStaff2 = call.actor !== "anonymous" && call.actor.isStaff;
      const told6 = isTold ? method2 : void 0;
      return jsonReply(metadata(shown3, { name, description, method: told6, isStaff: isStaff2 }));
    }
  });
  return { ...endpoint2, operation: void 0 };
}
function headOf(operation2) {
  if (operation2.method !== "GET") return [];
  const { id, responses } = operation2;
  const isList2 = id.endsWith("_list");
  return [
    {
      ...operation2,
      id: isList2 ? id.replace(/_list$/, "_count") : `${id}_head`,
      method: "HEAD",
      summary: isList2 ? "Count" : "Look whether it is there",
      responses: responses.map((response) => ({ ...response, content: {} }))
    }
  ];
}

// src/waldur/site/whole-paths.ts
function targetAt(place, method2) {
  return { ...place, endpoint: place.route.find(method2) };
}
function wholePaths(views, locate2) {
  const paths = views.flatMap(({ routes: { basename, hasList } }) => {
    if (basename.startsWith("/")) return [basename];
    return hasList ? [`/api/${basename}/`] : [];
  });
  const whole2 = new Set(paths);
  const found3 = /* @__PURE__ */ new Map();
  return (path2) => {
    const known2 = found3.get(path2);
    if (known2 || !whole2.has(path2)) return known2;
    const place = locate2(path2);
    if (!place) return void 0;
    const targets = new Map(METHODS.map((method2) => [method2, targetAt(place, method2)]));
    found3.set(path2, targets);
    return targets;
  };
}

// src/waldur/site/site.ts
var PREFLIGHT_HEADERS = { ...HTML, Vary: LANGUAGE_HEADERS.Vary };
var HOST = /^([a-z0-9.-]+|\[[a-f0-9]*:[a-f0-9.:]+\])(:[0-9]+)?$/i;
function createSite(resources2, singleViews2, { names, siblings }, elsewhere = () => void 0) {
  const views = [...singleViews2, ...resources2.flatMap(({ view }) => view ? [view] : [])];
  const router = new Router([
    ...singleViews2.map(({ routes }) => routes),
    ...resources2.flatMap(({ view, fixture }) => view?.routes ?? unserved(fixture))
  ]);
  const byBasename = new Map(
    views.map((view) => [view.routes.basename, view])
  );
  const isSibling = (match3) => match3.kind === "detail" && siblings[match3.basename]?.includes(match3.lookup) === true;
  const isGap = (path2) => {
    const [, basename = ""] = /^\/api\/([^/.]+)/.exec(path2) ?? [];
    if (!byBasename.has(basename)) return names.includes(basename);
    const match3 = router.resolve(path2);
    return match3 === void 0 ? path2 === `/api/${basename}/` : isSibling(match3);
  };
  const locate2 = (path2) => {
    const match3 = router.resolve(path2);
    const view = match3 && byBasename.get(match3.basename);
    return match3 && view && !isSibling(match3) ? { view, match: match3, route: view.route(match3) } : void 0;
  };
  const known2 = wholePaths(views, locate2);
  const operations2 = lazy(() => operationsOf(views));
  const allows = lazy(() => allowsOf(views));
  const refusals = lazy(() => [
    ...operations2().flatMap((operation2) => operation2.refusals),
    ...ofNoOperation()
  ]);
  return {
    allowOf: ({ path: path2 }) => allows().get(path2) ?? "",
    get operations() {
      return operations2();
    },
    get refusals() {
      return refusals();
    },
    urls: ({ differences: differences2 }) => createUrls(router, differences2.example_links === "taken" ? views : []),
    find({ method: method2, path: path2 }) {
      const target = known2(path2)?.get(method2);
      if (target) return target;
      const place = locate2(path2);
      return place && targetAt(place, method2);
    },
    handle(request, target, world, observer) {
      if (isPreflight(request)) return emptyReply(200, PREFLIGHT_HEADERS);
      const language = world.languages.chosenBy(request.headers);
      const early = refusedAtOnce(request, target, world, observer);
      if (early) return inLanguage(language, early);
      if (target) {
        return inLanguage(language, dispatch(target, request, world, language, observer));
      }
      const reply2 = elsewhere({ request, world, language, observer });
      if (reply2) return inLanguage(language, reply2);
      if (world.upstream) {
        observer?.onAnswerer("upstream");
        return world.upstream(request);
      }
      const refusal2 = isGap(request.path) ? REQUEST.not_in_this_mock : REQUEST.no_such_page;
      return inLanguage(language, refusedAsPage(refusal2, observer));
    },
    serves(path2) {
      const place = locate2(path2);
      return path2 === "/" || place !== void 0 && place.route.isIn === void 0;
    }
  };
}
function operationsOf(views) {
  return views.flatMap(
    ({ all: all2 }) => all2().flatMap(
      ({ endpoints }) => [...endpoints.values()].flatMap(({ operation: operation2 }) => operation2 ?? [])
    )
  );
}
function allowsOf(views) {
  return new Map(
    views.flatMap(
      ({ all: all2 }) => all2().flatMap(
        ({ endpoints, headers: headers2 }) => [...endpoints.values()].flatMap(
          ({ operation: operation2 }) => operation2 ? [[operation2.path, headers2["Allow"] ?? ""]] : []
        )
      )
    )
  );
}
function ofNoOperation() {
  return [
    ...Object.values(REQUEST),
    ...Object.values(METHOD),
    ...Object.values(IMPERSONATION)
  ].map(possible);
}
function unserved({ basename }) {
  return basename === void 0 ? [] : [{ basename, hasList: true, actions: [], takesSuffix: true }];
}
function refusedAtOnce(request, target, { urls }, listener) {
  if (!HOST.test(request.headers["host"] ?? "localhost"))
    return refusedHost(REQUEST.host, listener);
  if (request.path === "/") return rootPage(request);
  if (!target) return lacksSlash(request.path, urls) ? slashRedirect(request) : void 0;
  return hasTooManyFields(request.queryString) ? refusedAsPage(REQUEST.too_many_parameters, listener) : void 0;
}
function isPreflight({ method: method2, headers: headers2 }) {
  return method2 === "OPTIONS" && headers2["access-control-request-method"] !== void 0;
}

// src/waldur/view-set/view.ts
function viewWithin(view, contract) {
  const lacking = view.lacks?.(contract) ?? [];
  if (lacking.length === 0) return view;
  const { routes } = view;
  return {
    ...view,
    all: () => view.all().filter(({ isIn }) => isIn?.(contract) ?? true),
    routes: { ...routes, actions: routes.actions.filter((name) => !lacking.includes(name)) }
  };
}

// src/waldur/site/users.ts
var CUSTOMER_ROLES = ["owner", "manager", "support"];
var PROJECT_ROLES = ["project_manager", "project_admin"];
function seesEverything(user) {
  return user.isStaff || user.isSupport;
}
function ownCustomers({ roles: roles2 }) {
  return [
    ...new Set(roles2.filter(({ scope }) => scope === "customer").map((role) => role.customer))
  ];
}
function knownCustomers({ roles: roles2 }) {
  return [...new Set(roles2.map(({ customer }) => customer))];
}
function owns({ roles: roles2 }, customer) {
  return roles2.some((role) => role.role === "owner" && role.customer === customer);
}

// src/waldur/site/permissions.ts
var { not_authenticated, ...BAD_TOKENS } = AUTHENTICATION;
var everybody = {
  check: () => void 0,
  refusals: Object.values(BAD_TOKENS),
  authentication: "optional"
};
var unasked = {
  check: () => void 0,
  refusals: [],
  authentication: "none"
};
var isAuthenticated = {
  check: (actor2) => {
    if (actor2 === "anonymous") throw not_authenticated.error();
  },
  refusals: Object.values(AUTHENTICATION),
  authentication: "required"
};
var isStaff = {
  check: (actor2) => {
    if (actor2 === "anonymous") throw not_authenticated.error();
    if (!actor2.isStaff) throw PERMISSION.denied.error();
  },
  refusals: [...isAuthenticated.refusals, PERMISSION.denied],
  authentication: "required"
};
var isStaffOrSupport = {
  ...isStaff,
  check: (actor2) => {
    if (actor2 === "anonymous") throw not_authenticated.error();
    if (!seesEverything(actor2)) throw PERMISSION.denied.error();
  }
};
function userOf2({ actor: actor2 }) {
  if (actor2 === "anonymous") throw not_authenticated.error();
  return actor2;
}

// src/values/validated.ts
function valid(value) {
  return { valid: true, value };
}
function invalid(messages) {
  return { valid: false, errors: isMessages(messages) ? messages : [messages] };
}
function isMessages(messages) {
  return Array.isArray(messages);
}
function collect(fields3) {
  return gather(valid(Object.entries(fields3)));
}
function gather(outcomes) {
  if (!outcomes.valid) return outcomes;
  const values = {};
  const errors = {};
  let failed2 = false;
  for (const [name, outcome2] of outcomes.value) {
    if (!outcome2.valid) {
      errors[name] = outcome2.errors;
      failed2 = true;
    } else if (outcome2.value !== void 0) values[name] = outcome2.value;
  }
  return failed2 ? { valid: false, errors } : { valid: true, value: values };
}

// src/drf/python-str.ts
function pythonStr(value) {
  if (value instanceof UploadedFile) return value.name;
  return typeof value === "string" ? value : pythonRepr(value);
}
function pythonTypeName(value) {
  return value instanceof UploadedFile ? value.typeName : jsonTypeName(value);
}
function pythonRepr(value) {
  if (value === null) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value === "bigint") return value.toString();
  if (value instanceof JsonFloat) return value.text;
  if (typeof value === "string") return quoted(value);
  if (isList(value)) return `[${value.map(pythonRepr).join(", ")}]`;
  const members = sentKeys(value).map((key2) => `${quoted(key2)}: ${pythonRepr(value[key2] ?? null)}`);
  return `{${members.join(", ")}}`;
}
function quoted(text6) {
  const mark = text6.includes("'") && !text6.includes('"') ? '"' : "'";
  const escaped2 = text6.replaceAll("\\", "\\\\").replaceAll(mark, `\\${mark}`).replaceAll("\n", "\\n").replaceAll("\r", "\\r").replaceAll("	", "\\t").replace(/[^ \P{Z}]|\p{C}/gu, escapedPoint);
  return `${mark}${escaped2}${mark}`;
}
function escapedPoint(char) {
  const hex = (char.codePointAt(0) ?? 0).toString(16);
  if (hex.length <= 2) return `\\x${hex.padStart(2, "0")}`;
  return hex.length <= 4 ? `\\u${hex.padStart(4, "0")}` : `\\U${hex.padStart(8, "0")}`;
}

// src/drf/serializer.ts
function represent(fields3, row2, context) {
  const shown3 = {};
  for (const name in fields3) {
    const value = fields3[name]?.toRepresentation(row2, context);
    if (value !== void 0) shown3[name] = value;
  }
  return shown3;
}
function validate(fields3, data, context) {
  return gather(readAll(fields3, data, context, { partial: false }));
}
function validatePartial(fields3, data, context) {
  return gather(readAll(fields3, data, context, { partial: true }));
}
function readAll(fields3, data, context, options) {
  const source = dictionary(data);
  if (!source.valid) return source;
  const readings = [];
  for (const [name, { write: write2 }] of Object.entries(fields3)) {
    if (!write2) continue;
    const input = source.value(name);
    readings.push([name, readGiven(write2, input, data.kind, context, options)]);
  }
  return valid(readings);
}
function dictionary(data) {
  if (data.kind === "form") return valid((name) => data.fields.get(name));
  const { value } = data;
  if (value === null)
    return { valid: false, errors: { non_field_errors: [BODY.no_data.detail()] } };
  if (!isDictionary(value)) {
    const message = BODY.not_a_dictionary.detail({ datatype: pythonTypeName(value) });
    return { valid: false, errors: { non_field_errors: [message] } };
  }
  return valid((name) => Object.hasOwn(value, name) ? value[name] : void 0);
}
function readGiven(reader, input, kind, context, options) {
  if (kind === "json" || input === void 0) return read2(reader, input, context, options);
  if (reader.fromForm) return reader.fromForm(input, context);
  return read2(reader, input === "" ? blankInForm(reader) : input, context, options);
}
function isDictionary(value) {
  if (typeof value !== "object" || value === null) return false;
  return !(value instanceof UploadedFile || value instanceof JsonFloat || isList(value));
}
function blankInForm(reader) {
  if (reader.allowNull) return reader.allowBlank ? "" : null;
  return reader.required ? "" : reader.allowBlank ? "" : void 0;
}
function read2(reader, input, context, { partial }) {
  const given = input === void 0 && !partial ? reader.absent : input;
  if (given === void 0) {
    return reader.required && !partial ? invalid(FIELD.required.detail()) : valid(void 0);
  }
  const value = given === "" && reader.blankIsNull ? null : given;
  if (value === null) return reader.allowNull ? valid(null) : invalid(FIELD.null.detail());
  return reader.toInternalValue(value, context);
}

// src/drf/filters.ts
function filterSelection(filters3, selection, query2, context, language = ENGLISH) {
  if (query2.isEmpty) return selection;
  const steps = [];
  const errors = {};
  for (const { name, clean } of filters3) {
    if (!query2.has(name)) continue;
    const cleaned = clean(query2.getList(name), language, context);
    if (!cleaned.valid) errors[name] = cleaned.errors;
    else if (cleaned.value) steps.push(cleaned.value);
  }
  if (Object.keys(errors).length > 0) throw validationError(errors);
  return steps.reduce((narrowed2, step2) => step2(narrowed2, context), selection);
}

// src/waldur/view-set/picked-fields.ts
function pickedFields(fields3, query2) {
  const asked2 = query2.getList("field");
  if (asked2.length === 0) return fields3;
  const kept2 = Object.entries(fields3).filter(([name]) => asked2.includes(name));
  return kept2.length === 0 ? fields3 : Object.fromEntries(kept2);
}

// src/waldur/view-set/rows.ts
function selected({ visible, filters: filters3 }, call) {
  return filterSelection(filters3, visible(call), call.request.query, call, call.language);
}
function findRow(options, call) {
  const rows = selected(options, call);
  const { match: match3 } = call;
  const uuid = match3.kind === "detail" || match3.kind === "action" ? parseUuid(match3.lookup) : void 0;
  const row2 = uuid === void 0 ? void 0 : rows.get(uuid);
  if (!row2) throw LOOKUP.no_match.error({ model: options.model });
  return row2;
}
function isVisible(options, call) {
  try {
    findRow(options, call);
    return true;
  } catch (error2) {
    if (error2 instanceof ApiException) return false;
    throw error2;
  }
}
function shownRows(options, rows, call) {
  const text6 = textReader(options, call);
  return text6 ? listOf(rows.map(text6)) : rows.map(shower(options, call));
}
function listOf(items2) {
  let list5 = "[";
  let bytes2 = "[]".length;
  for (const { text: text6, bytes: more } of items2) {
    const isFirst = list5.length === 1;
    list5 += isFirst ? text6 : `,${text6}`;
    bytes2 += isFirst ? more : 1 + more;
  }
  return new JsonText(`${list5}]`, bytes2);
}
function shownRow(options, row2, call) {
  const text6 = textReader(options, call);
  return text6 ? text6(row2) : shower(options, call)(row2);
}
function shower(options, call) {
  const fields3 = shownFields(options, call);
  return (row2) => represent(fields3, row2, call);
}
function textReader(options, call) {
  const { keepsTextsOf, fields: fields3 } = options;
  if (keepsTextsOf === void 0 || shownFields(options, call) !== fields3) return void 0;
  const write2 = (row2) => encodeJson(represent(fields3, row2, call));
  return call.world.texts.reader(keepsTextsOf, urlStyle(call), write2);
}
function shownFields({ fields: fields3, selectsFields = false }, { request }) {
  return selectsFields ? pickedFields(fields3, request.query) : fields3;
}
function passed(outcome2) {
  if (!outcome2.valid) throw validationError(outcome2.errors);
  return outcome2.value;
}

// src/drf/selection-schema.ts
function wholeSchema({ title, selection, schema, isSure }) {
  const { type, properties, additionalProperties, allOf: allOf2, ...own2 } = schema;
  const picked = {
    title: selection,
    type,
    properties,
    additionalProperties,
    ...isSure ? { minProperties: 1 } : {}
  };
  return { title, allOf: [picked, ...Array.isArray(allOf2) ? allOf2 : []], ...own2 };
}
function wholeOrPicked(pickable2) {
  const whole2 = wholeSchema(pickable2);
  const [picked = {}] = Array.isArray(whole2["allOf"]) ? whole2["allOf"] : [];
  return anyOf([whole2, picked]);
}

// src/waldur/view-set/view-set-parts.ts
function placeOf(options, name, below2) {
  const { basename, operationPrefix, isPublished } = options;
  return {
    id: `${operationPrefix}_${name}`,
    scope: operationPrefix,
    isPublished,
    path: `/api/${basename}/${below2}`
  };
}
function rowParameters(options, row2 = options.examples.row) {
  return [uuidPath(row2), ...filterParameters(options), FORMAT_SCHEMA];
}
function lookupRefusals(options) {
  const { name } = LOOKUP.no_match;
  const detail2 = LOOKUP.no_match.detail({ model: options.model });
  return [...filterRefusals(options), { name, detail: detail2 }];
}
function own(refusals = []) {
  return refusals.map(possible);
}
function rowSchema(options, contract) {
  const { model: title, fields: fields3, selectsFields } = options;
  if (selectsFields) return wholeSchema(pickable(options, contract));
  return { title, ...representationSchema(fields3, contract) };
}
function shownSchema(options, contract) {
  if (!options.selectsFields) return rowSchema(options, contract);
  return wholeOrPicked(pickable(options, contract));
}
function pickable({ model: title, fields: fields3 }, contract) {
  const schema = representationSchema(fields3, contract);
  const { required: required4 } = schema;
  const isSure = Array.isArray(required4) && required4.length === Object.keys(fields3).length;
  return { title, selection: `${title}Selection`, schema, isSure };
}
function shownParameters({
  selectsFields = false,
  fields: fields3
}) {
  return [...selectsFields ? [fieldParameter(Object.keys(fields3))] : [], FORMAT_SCHEMA];
}
function filterParameters({ filters: filters3 }) {
  return filters3.map(({ name, schema }) => ({ name, in: "query", ...schema() }));
}
function shownRowParameters(options) {
  return [
    uuidPath(options.examples.row),
    ...filterParameters(options),
    ...shownParameters(options)
  ];
}
function filterRefusals(options) {
  const { operationPrefix, filters: filters3, isPublished } = options;
  const ofFilters = filters3.flatMap(
    ({ name: field, clean }) => (clean.refusals ?? []).map((detail2, index2) => {
      const place = `filter.${field}${index2 === 0 ? "" : `.${detail2.refusal.code}`}`;
      const alias = isPublished ? place : void 0;
      return { name: `${operationPrefix}.${place}`, alias, detail: detail2, field };
    })
  );
  const resolves = filters3.some((each2) => each2.resolves);
  return [
    ...ofFilters,
    ...resolves ? [possible(LINK.unresolvable), possible(LINK_FAULTS.bad_host)] : []
  ];
}

// src/waldur/view-set/action.ts
function readingAction({
  fields: fields3,
  example,
  act: act2,
  actWithout,
  ...traits
}) {
  return {
    ...traits,
    body: { fields: fields3, partial: actWithout !== void 0, example },
    act: (row2, data, call) => actWithout && isEmpty(data) ? actWithout(row2, call) : act2(row2, passed(validate(fields3, data, call)), call)
  };
}
function actionEndpoint(options, name, {
  permission,
  description,
  check: check2,
  refusals,
  mistakes = {},
  body,
  method: method2 = "POST",
  ...action
}) {
  const place = placeOf(options, action.operation ?? name, `{uuid}/${name}/`);
  const scope = `${place.scope}.${name}`;
  return defineEndpoint({
    ...place,
    scope,
    method: method2,
    summary: pretty(name),
    description,
    permission,
    parameters: () => rowParameters(options, action.exampleRow),
    ...body ? { body: { title: requestTitle(name), ...body } } : {},
    answer: (contract) => answer({ description: "It is done.", schema: action.answer(contract) }),
    refusals: () => [
      ...lookupRefusals(options),
      ...own(refusals),
      ...Object.entries(mistakes).flatMap(
        ([field, details3]) => ofField({ ...place, scope }, field, details3)
      ),
      ...own(Object.values(ACTION_FAULTS))
    ],
    guard: (call) => {
      const refuse = () => refuseSuffix(call.match, call.world.contract);
      if (!check2) refuse();
      const row2 = findRow(options, call);
      if (check2) {
        check2(row2, call);
        refuse();
      }
      return (data) => action.act(row2, data, call);
    }
  });
}
function pretty(name) {
  return name.slice(0, 1).toUpperCase() + name.slice(1).replaceAll("_", " ");
}
function requestTitle(name) {
  return `${name.replace(/(?:^|_)(.)/g, (_, letter) => letter.toUpperCase())}Request`;
}
function isEmpty(data) {
  if (data.kind === "form") return data.fields.names().length === 0;
  const { value } = data;
  if (value === null || value === false || value === "" || value === 0n) return true;
  if (value instanceof JsonFloat) return Number(value.text) === 0;
  if (isList(value)) return value.length === 0;
  return isDictionary(value) && Object.keys(value).length === 0;
}

// src/drf/pagination.ts
var DEFAULT_PAGE_SIZE = 10;
var MAX_PAGE_SIZE = 300;
var LAST_PAGE = "last";
function pageOf2(query2, count2) {
  const size = pageSize(query2.get("page_size"));
  const pages2 = Math.max(1, Math.ceil(count2 / size));
  const asked2 = query2.get("page") ?? "";
  if (asked2 === "") return { number: 1, size, count: count2, pages: pages2 };
  const number = asked2 === LAST_PAGE ? BigInt(pages2) : pythonInt(asked2);
  if (number === void 0 || number < 1n || number > pages2) {
    throw LOOKUP.invalid_page.error();
  }
  return { number: Number(number), size, count: count2, pages: pages2 };
}
function pageSize(text6) {
  const wanted = text6 === void 0 ? void 0 : pythonInt(text6);
  if (wanted === void 0 || wanted <= 0n) return DEFAULT_PAGE_SIZE;
  return wanted > MAX_PAGE_SIZE ? MAX_PAGE_SIZE : Number(wanted);
}

// src/values/text-order.ts
function byCodeUnit(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}

// src/waldur/view-set/link-header.ts
var SEPARATOR = ", ";
function pageHeaders(request, page2) {
  const { number, pages: pages2 } = page2;
  const path2 = request.base + escapeUriPath(request.path);
  const query2 = pageQuery(request.query);
  const link = (target, relation2) => `<${path2}${query2(target)}>; rel="${relation2}"`;
  let links2 = link(1, "first");
  if (number > 1) links2 += SEPARATOR + link(number - 1, "prev");
  if (number < pages2) links2 += SEPARATOR + link(number + 1, "next");
  links2 += SEPARATOR + link(pages2, "last");
  return { "X-Result-Count": String(page2.count), Link: links2 };
}
function pageQuery(query2) {
  if (query2.isEmpty) return (page2) => page2 === 1 ? "" : `?page=${page2}`;
  const others = query2.names().filter((name) => name !== "page");
  const before = pairsOf(others.filter((name) => name < "page").sort(byCodeUnit), query2);
  const behind = pairsOf(others.filter((name) => name > "page").sort(byCodeUnit), query2);
  return (page2) => {
    const pairs = page2 === 1 ? [...before, ...behind] : [...before, `page=${page2}`, ...behind];
    return pairs.length === 0 ? "" : `?${pairs.join("&")}`;
  };
}
function pairsOf(names, query2) {
  return names.flatMap(
    (name) => query2.getList(name).map((value) => `${quotePlus(name)}=${quotePlus(value)}`)
  );
}

// src/waldur/view-set/endpoints.ts
function listEndpoint(options) {
  return defineEndpoint({
    ...placeOf(options, "list", ""),
    method: "GET",
    summary: "List",
    permission: isAuthenticated,
    parameters: () => [...filterParameters(options), ...PAGE_SCHEMAS, ...shownParameters(options)],
    answer: (contract) => {
      const items2 = shownSchema(options, contract);
      return answer({
        description: "A page of the list.",
        schema: { type: "array", items: items2, maxItems: 300 },
        headers: PAGE_HEADERS
      });
    },
    refusals: () => [...filterRefusals(options), possible(LOOKUP.invalid_page)],
    guard: (call) => () => {
      const rows = selected(options, call);
      const page2 = pageOf2(call.request.query, rows.count);
      const onPage = rows.page((page2.number - 1) * page2.size, page2.size);
      return jsonReply(shownRows(options, onPage, call), 200, pageHeaders(call.request, page2));
    }
  });
}
function createEndpoint(options, create2) {
  const { fields: fields3, model, examples, refusals } = options;
  return defineEndpoint({
    ...placeOf(options, "create", ""),
    method: "POST",
    summary: "Create",
    permission: isStaff,
    parameters: () => [FORMAT_SCHEMA],
    body: { title: `${model}Request`, fields: fields3, example: examples.body },
    status: 201,
    answer: (contract) => answer({
      description: "The new row.",
      schema: rowSchema(options, contract),
      headers: LOCATION
    }),
    refusals: () => own(refusals?.create),
    guard: (call) => (data) => {
      const row2 = create2(passed(validate(fields3, data, call)), call);
      const shown3 = represent(fields3, row2, call);
      const { url: url2 } = shown3;
      return jsonReply(shown3, 201, typeof url2 === "string" ? { Location: url2 } : {});
    }
  });
}
function retrieveEndpoint(options) {
  return defineEndpoint({
    ...placeOf(options, "retrieve", "{uuid}/"),
    method: "GET",
    summary: "Retrieve",
    permission: isAuthenticated,
    parameters: () => shownRowParameters(options),
    answer: (contract) => answer({ description: "The row.", schema: shownSchema(options, contract) }),
    refusals: () => lookupRefusals(options),
    guard: (call) => () => show(options, findRow(options, call), call)
  });
}
function updateEndpoint(options, update) {
  const { fields: fields3, model, examples } = options;
  return defineEndpoint({
    ...changing(options, "update"),
    method: "PUT",
    summary: "Update",
    description: "What may be left out is kept as it is.",
    body: { title: `${model}Request`, fields: fields3, example: examples.body },
    guard: (call) => {
      const row2 = findRow(options, call);
      return (data) => show(options, update(row2, passed(validate(fields3, data, call)), call), call);
    }
  });
}
function partialUpdateEndpoint(options, update) {
  const { fields: fields3, model, examples } = options;
  return defineEndpoint({
    ...changing(options, "partial_update"),
    method: "PATCH",
    summary: "Partial update",
    body: { title: `Patched${model}Request`, fields: fields3, partial: true, example: examples.part },
    guard: (call) => {
      const row2 = findRow(options, call);
      return (data) => show(options, update(row2, passed(validatePartial(fields3, data, call)), call), call);
    }
  });
}
function destroyEndpoint(options, destroy) {
  return defineEndpoint({
    ...placeOf(options, "destroy", "{uuid}/"),
    method: "DELETE",
    summary: "Delete",
    permission: isStaff,
    parameters: () => rowParameters(options),
    status: 204,
    answer: () => answer({ description: "It is gone." }),
    refusals: () => [...lookupRefusals(options), ...own(options.refusals?.destroy)],
    guard: (call) => {
      const row2 = findRow(options, call);
      return () => {
        destroy(row2, call);
        return emptyReply(204);
      };
    }
  });
}
function changing(options, name) {
  return {
    ...placeOf(options, name, "{uuid}/"),
    permission: isStaff,
    parameters: () => shownRowParameters(options),
    answer: (contract) => answer({ description: "The row as it is now.", schema: shownSchema(options, contract) }),
    refusals: () => [...lookupRefusals(options), ...own(options.refusals?.update)]
  };
}
function show(options, row2, call) {
  return jsonReply(shownRow(options, row2, call));
}

// src/waldur/view-set/view-set.ts
function defineViewSet(options) {
  const { basename, exampleBasename, model, selectsFields } = options;
  const { create: create2, update, destroy } = options;
  const path2 = `/api/${basename}/`;
  const refused2 = options.refused ?? [];
  const route3 = (below2, name, described4, routed) => lazy(
    () => createRoute({
      path: path2 + below2,
      tag: basename,
      name,
      permission: isAuthenticated,
      described: {
        fields: options.fields,
        ...selectsFields && { picked: (call) => shownFields(options, call) },
        ...described4
      },
      ...routed()
    })
  );
  const list5 = route3("", `${spaced(model)} List`, { method: "POST" }, () => ({
    endpoints: [listEndpoint(options), ...create2 ? [createEndpoint(options, create2)] : []],
    refused: refused2.filter((method2) => method2 === "POST")
  }));
  const detail2 = route3(
    "{uuid}/",
    `${spaced(model)} Instance`,
    { method: "PUT", isFor: (call) => isVisible(options, call) },
    () => ({
      endpoints: [
        retrieveEndpoint(options),
        ...update ? [updateEndpoint(options, update), partialUpdateEndpoint(options, update)] : [],
        ...destroy ? [destroyEndpoint(options, destroy)] : []
      ],
      refused: refused2.filter((method2) => method2 !== "POST")
    })
  );
  const actions = new Map(
    Object.entries(options.actions ?? {}).map(([name, action]) => [
      name,
      route3(`{uuid}/${name}/`, pretty(name), { method: "POST" }, () => ({
        endpoints: [actionEndpoint(options, name, action)],
        isIn: action.isIn
      }))
    ])
  );
  return {
    routes: { basename, hasList: true, actions: [...actions.keys()], takesSuffix: true },
    exampleBasename,
    permission: isAuthenticated,
    lacks: (contract) => Object.entries(options.actions ?? {}).flatMap(
      ([name, { isIn }]) => isIn?.(contract) === false ? [name] : []
    ),
    all: () => [list5, detail2, ...actions.values()].map((each2) => each2()),
    route: (match3) => {
      if (match3.kind === "list") return list5();
      const action = match3.kind === "action" ? actions.get(match3.action) : void 0;
      return (action ?? detail2)();
    }
  };
}
function spaced(model) {
  return model.replace(/(?<=[a-z])(?=[A-Z])/g, " ");
}

// src/values/date-format.ts
var MONTHS = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december"
];
var SHORT_MONTHS = MONTHS.map((name) => name.slice(0, 3));
var LONG_MONTHS = MONTHS;
var DIRECTIVES = {
  Y: "(?<Y>\\p{Nd}{4})",
  y: "(?<y>\\p{Nd}{2})",
  m: "(?<m>1[0-2]|0[1-9]|[1-9])",
  d: "(?<d>3[0-1]|[1-2]\\p{Nd}|0[1-9]|[1-9]| [1-9])",
  b: `(?<b>${SHORT_MONTHS.join("|")})`,
  B: `(?<B>${LONG_MONTHS.toSorted((a, b) => b.length - a.length).join("|")})`,
  "%": "%"
};
function parseDateFormat(text6, format) {
  const match3 = patternOf(format).exec(text6);
  if (match3 === null || match3[0].length !== text6.length) return void 0;
  const { Y, y, m, d = "1", b, B } = match3.groups ?? {};
  const civil = { year: yearFrom(Y, y), month: monthFrom(m, b, B), day: numberOf(d) };
  return isCivil(civil) ? civil : void 0;
}
function yearFrom(full, short) {
  if (short !== void 0) return numberOf(short) + (numberOf(short) <= 68 ? 2e3 : 1900);
  return full === void 0 ? 1900 : numberOf(full);
}
function monthFrom(month, short, long) {
  if (long !== void 0) return LONG_MONTHS.indexOf(long.toLowerCase()) + 1;
  if (short !== void 0) return SHORT_MONTHS.indexOf(short.toLowerCase()) + 1;
  return month === void 0 ? 1 : numberOf(month);
}
function numberOf(digits2) {
  return Number(asciiDigits(digits2));
}
function patternOf(format) {
  const source = format.replace(/[\\.^$*+?(){}[\]|/]/g, "\\$&").replace(new RegExp(`[${BLANKS}]+`, "g"), `[${BLANKS}]+`).replace(/%(.?)/gs, (_, letter) => directive(letter, format));
  return new RegExp(`^${source}`, "iu");
}
function directive(letter, format) {
  const source = DIRECTIVES[letter];
  if (source === void 0) throw new RangeError(`No directive "%${letter}" in "${format}"`);
  return source;
}

// src/values/calendar-date.ts
var FIRST_DATE = "0001-01-01";
var LAST_DATE = "9999-12-31";
function calendarDate(year, month, day) {
  const civil = { year, month, day };
  return isCivil(civil) ? civilText(civil) : void 0;
}
function yearOf(date2) {
  return Number(date2.slice(0, 4));
}
function monthOf(date2) {
  return Number(date2.slice(5, 7));
}
function addDays(date2, days) {
  const civil = { year: yearOf(date2), month: monthOf(date2), day: Number(date2.slice(8)) };
  return dateFromDays(daysFromCivil(civil) + days) ?? (days < 0 ? FIRST_DATE : LAST_DATE);
}
function dateFromDays(days) {
  const { year, month, day } = civilFromDays(days);
  return calendarDate(year, month, day);
}
var PLAIN_DATE = /^\d{4}-\d\d-\d\d$/;
var USUAL2 = new RegExp(`^${USUAL_DAY}$`);
function parsePlainDate(text6) {
  if (USUAL2.test(text6)) return text6;
  if (!PLAIN_DATE.test(text6)) return void 0;
  return calendarDate(Number(text6.slice(0, 4)), Number(text6.slice(5, 7)), Number(text6.slice(8)));
}
var ISO_WEEK = /^(\d{4})-W(\d{2})(?:-(\d))?$/;
var BASIC_WEEK = /^(\d{4})W(\d{2})$/;
var BASIC_DATE = /^(\d{4})(\d{2})(\d{2})(?:\p{ASCII}{2})?$/u;
var BASIC_WEEKDAY = /^(\d{4})W(\d{2})(\d)(?:\p{ASCII}{2})?$/u;
var DJANGO_DATE = /^(\d{4})-(\d{1,2})-(\d{1,2})\n?$/;
function parseIsoDate(text6) {
  if (PLAIN_DATE.test(text6)) return parsePlainDate(text6);
  const bytes2 = text6.replace(/[\u0080-\u07ff]/g, "\0\0");
  const week = ISO_WEEK.exec(bytes2) ?? BASIC_WEEK.exec(bytes2) ?? BASIC_WEEKDAY.exec(bytes2);
  if (week !== null) return weekDate(Number(week[1]), Number(week[2]), Number(week[3] ?? "1"));
  const day = BASIC_DATE.exec(bytes2) ?? DJANGO_DATE.exec(asciiDigits(text6));
  return day === null ? void 0 : calendarDate(Number(day[1]), Number(day[2]), Number(day[3]));
}
function weekDate(year, week, weekday) {
  const newYear = daysFromCivil({ year, month: 1, day: 1 });
  const first = ((newYear + 3) % 7 + 7) % 7;
  const weeks = first === 3 || first === 2 && isLeapYear(year) ? 53 : 52;
  if (year < 1 || week < 1 || week > weeks || weekday < 1 || weekday > 7) return void 0;
  const firstMonday = newYear - first + (first > 3 ? 7 : 0);
  return dateFromDays(firstMonday + (week - 1) * 7 + weekday - 1);
}
function parseDateFormats(text6, formats) {
  for (const format of formats) {
    const civil = parseDateFormat(text6, format);
    if (civil !== void 0) return calendarDate(civil.year, civil.month, civil.day);
  }
  return void 0;
}

// src/values/decimal.ts
var MAX_DIGITS = 40;
var MAX_EMAX = 999999999999999999n;
var MIN_ETINY = -1999999999999999997n;
var NUMBER2 = /^([+-]?)(?:(\d+)(?:\.(\d*))?|\.(\d+))(?:[eE]([+-]?\d+))?$/;
var SPECIAL = /^([+-]?)(?:(inf(?:inity)?)|s?nan\d*)$/i;
function parseDecimal(text6) {
  const plain2 = asciiDigits(text6).replaceAll("_", "");
  const [, sign, whole2, fraction, bare2, power] = NUMBER2.exec(plain2) ?? [];
  if (sign === void 0) return parseSpecial(plain2);
  const decimals = bare2 ?? fraction ?? "";
  const digits2 = `${whole2 ?? ""}${decimals}`.replace(/^0+(?=\d)/, "");
  const exponent = BigInt(power?.replace("+", "") ?? "0") - BigInt(decimals.length);
  if (exponent < MIN_ETINY || exponent + BigInt(digits2.length) - 1n > MAX_EMAX) return void 0;
  return { kind: "finite", negative: sign === "-", digits: digits2, exponent };
}
function parseSpecial(text6) {
  const [, sign, infinity] = SPECIAL.exec(text6) ?? [];
  if (sign === void 0) return void 0;
  return { kind: infinity === void 0 ? "nan" : "infinite", negative: sign === "-" };
}
function precisionOf({ digits: digits2, exponent }) {
  const length = BigInt(digits2.length);
  if (exponent >= 0n) return { total: length + exponent, whole: length + exponent, decimals: 0n };
  const decimals = -exponent;
  if (length > decimals) return { total: length, whole: length - decimals, decimals };
  return { total: decimals, whole: 0n, decimals };
}
function quantize(parsed, places) {
  return textOf2(unitsOf(parsed, BigInt(places)), places, parsed.negative);
}
function unitsOf({ digits: digits2, exponent }, places) {
  const shift = exponent + places;
  const kept2 = BigInt(digits2.length) + shift;
  if (digits2 === "0" || kept2 < 0n) return 0n;
  if (kept2 > BigInt(MAX_DIGITS)) throw new RangeError(`A decimal has at most ${MAX_DIGITS} digits`);
  return shift >= 0n ? BigInt(digits2) * 10n ** shift : divide(BigInt(digits2), 10n ** -shift);
}
function divide(dividend, divisor) {
  const quotient = dividend / divisor;
  const twice = dividend % divisor * 2n;
  return twice > divisor || twice === divisor && quotient % 2n === 1n ? quotient + 1n : quotient;
}
function textOf2(units, places, negative) {
  const digits2 = units.toString().padStart(places + 1, "0");
  const point = digits2.length - places;
  const fraction = places === 0 ? "" : `.${digits2.slice(point)}`;
  return `${negative ? "-" : ""}${digits2.slice(0, point)}${fraction}`;
}
var CANONICAL2 = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;
function decimal(text6, places = 2) {
  const amount = text6;
  if (CANONICAL2.test(text6) && placesOf(amount) === places) return amount;
  throw new RangeError(`"${text6}" is not a decimal with ${places} places`);
}
function placesOf(amount) {
  const point = amount.indexOf(".");
  return point < 0 ? 0 : amount.length - point - 1;
}
function signedUnits(amount, places) {
  return BigInt(amount.replace(".", "")) * 10n ** BigInt(places - placesOf(amount));
}
function signedText(units, places) {
  return textOf2(units < 0n ? -units : units, places, units < 0n);
}
function addDecimals(a, b) {
  const places = Math.max(placesOf(a), placesOf(b));
  return signedText(signedUnits(a, places) + signedUnits(b, places), places);
}
function compareDecimals(a, b) {
  const places = Math.max(placesOf(a), placesOf(b));
  const left = signedUnits(a, places);
  const right = signedUnits(b, places);
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
function multiplyDecimals(a, b, places) {
  const from = placesOf(a) + placesOf(b);
  const product = signedUnits(a, placesOf(a)) * signedUnits(b, placesOf(b));
  return signedText(rescaleUnits(product, from, places), places);
}
function rescale(amount, places) {
  const from = placesOf(amount);
  return from === places ? amount : signedText(rescaleUnits(signedUnits(amount, from), from, places), places);
}
function rescaleUnits(units, from, to) {
  if (to >= from) return units * 10n ** BigInt(to - from);
  const divisor = 10n ** BigInt(from - to);
  return units < 0n ? -divide(-units, divisor) : divide(units, divisor);
}
function withoutNegativeZero(amount) {
  return amount.startsWith("-") && /^-[0.]+$/.test(amount) ? amount.slice(1) : amount;
}

// src/drf/fields.ts
var MAX_NUMBER_TEXT = 1e3;
var readDate = refusing(
  [DATE2.invalid.detail()],
  (input) => {
    const date2 = typeof input === "string" ? parseIsoDate(input) : void 0;
    return date2 === void 0 ? invalid(DATE2.invalid.detail()) : valid(date2);
  }
);
function readDecimal(maxDigits, places) {
  const maxWholeDigits = maxDigits - places;
  const mistakes = {
    invalid: DECIMAL.invalid.detail(),
    tooManyDigits: DECIMAL.max_digits.detail({ max_digits: maxDigits }),
    tooManyPlaces: DECIMAL.max_decimal_places.detail({ max_decimal_places: places }),
    tooManyWholeDigits: DECIMAL.max_whole_digits.detail({ max_whole_digits: maxWholeDigits }),
    tooLarge: DECIMAL.max_string_length.detail()
  };
  return refusing(Object.values(mistakes), (input) => {
    const text6 = strip(pythonStr(input));
    if (codePointLength(text6) > MAX_NUMBER_TEXT) return invalid(mistakes.tooLarge);
    const parsed = parseDecimal(text6);
    if (parsed?.kind !== "finite") return invalid(mistakes.invalid);
    const { total, whole: whole2, decimals } = precisionOf(parsed);
    if (total > maxDigits) return invalid(mistakes.tooManyDigits);
    if (decimals > places) return invalid(mistakes.tooManyPlaces);
    if (whole2 > maxWholeDigits) return invalid(mistakes.tooManyWholeDigits);
    return valid(quantize(parsed, places));
  });
}
function readText({
  maxLength,
  allowBlank = false,
  invalid: noText = CHAR.invalid.detail(),
  form
}) {
  const tooLong2 = CHAR.max_length.detail({ max_length: maxLength });
  const refusals = [
    noText,
    ...allowBlank ? [] : [CHAR.blank.detail()],
    tooLong2,
    CHAR.null_characters.detail(),
    CHAR.surrogate_characters.any,
    ...form && form.mistake.refusal !== noText.refusal ? [form.mistake] : []
  ];
  return refusing(refusals, (input) => {
    const isText2 = typeof input === "string" || typeof input === "bigint" || input instanceof JsonFloat;
    if (!isText2) return invalid(noText);
    const text6 = strip(pythonStr(input));
    if (text6 === "") return allowBlank ? valid("") : invalid(CHAR.blank.detail());
    const errors = [
      ...codePointLength(text6) > maxLength ? [tooLong2] : [],
      ...text6.includes("\0") ? [CHAR.null_characters.detail()] : [],
      ...surrogateErrors(text6),
      ...form === void 0 || form.test(text6) ? [] : [form.mistake]
    ];
    return errors.length > 0 ? invalid(errors) : valid(text6);
  });
}
function surrogateErrors(text6) {
  const lone = /\p{Cs}/u.exec(text6)?.[0];
  if (lone === void 0) return [];
  const codePoint = lone.charCodeAt(0).toString(16).toUpperCase();
  return [CHAR.surrogate_characters.detail({ code_point: codePoint })];
}
function readChoice(choices) {
  return refusing([CHOICE.invalid_choice.any], (input) => {
    const text6 = pythonStr(input);
    const choice2 = choices.find((candidate) => candidate === text6);
    return choice2 === void 0 ? invalid(CHOICE.invalid_choice.detail({ input: text6 })) : valid(choice2);
  });
}
var TRUE_TEXTS = ["t", "y", "yes", "true", "on", "1"];
var FALSE_TEXTS = ["f", "n", "no", "false", "off", "0"];
var NULL_TEXTS = ["null", ""];
var readNullableBoolean = refusing(
  [BOOLEAN.invalid.detail()],
  (input) => {
    const text6 = booleanText(input);
    if (text6 === void 0) return invalid(BOOLEAN.invalid.detail());
    const word = text6.toLowerCase();
    if (TRUE_TEXTS.includes(word)) return valid(true);
    if (FALSE_TEXTS.includes(word)) return valid(false);
    return NULL_TEXTS.includes(word) ? valid(null) : invalid(BOOLEAN.invalid.detail());
  }
);
function booleanText(input) {
  if (input instanceof JsonFloat) return String(Number(input.text));
  return typeof input === "object" ? void 0 : pythonStr(input);
}
var NO_JSON = JSON_FIELD.invalid.detail();
var readJson = refusing(
  [NO_JSON],
  (input) => input instanceof UploadedFile || !isFiniteJson(input) ? invalid(NO_JSON) : valid(input)
);
var readJsonText = refusing([NO_JSON], (input) => {
  const decoded5 = decodeJson(Buffer.from(pythonStr(input)));
  return "value" in decoded5 ? valid(decoded5.value) : invalid(NO_JSON);
});

// src/values/decimal-bounds.ts
var MOST_DIGITS = 40;
function floorOf(number, places) {
  const { units, isExact } = unitsOf2(number, places);
  return signedText(isExact || !number.negative ? units : units - 1n, places);
}
function ceilingOf(number, places) {
  const { units, isExact } = unitsOf2(number, places);
  return signedText(isExact || number.negative ? units : units + 1n, places);
}
function truncated(number) {
  return Number(unitsOf2(number, 0).units);
}
function isMoreThan({ negative, digits: digits2, exponent }, limit) {
  if (negative || digits2 === "0") return false;
  const whole2 = BigInt(digits2.length) + exponent;
  const limitDigits = BigInt(limit.toString().length);
  if (whole2 !== limitDigits) return whole2 > limitDigits;
  return exponent < 0n ? BigInt(digits2) > limit * 10n ** -exponent : BigInt(digits2) * 10n ** exponent > limit;
}
function unitsOf2({ negative, digits: digits2, exponent }, places) {
  const shift = exponent + BigInt(places);
  const kept2 = digits2 === "0" ? 0n : BigInt(digits2.length) + shift;
  if (kept2 <= 0n) return { units: 0n, isExact: digits2 === "0" };
  if (kept2 > MOST_DIGITS) {
    const most = 10n ** BigInt(MOST_DIGITS);
    return { units: negative ? -most : most, isExact: true };
  }
  const size = shift >= 0n ? BigInt(digits2) * 10n ** shift : BigInt(digits2.slice(0, Number(kept2)));
  const isExact = shift >= 0n || !/[1-9]/.test(digits2.slice(Number(kept2)));
  return { units: negative ? -size : size, isExact };
}

// src/drf/form-fields.ts
function last(values) {
  const value = values.at(-1);
  return value === "" ? void 0 : value;
}
var cleanDate = refusing(
  [FILTER.date.detail()],
  (values, { dateInputFormats } = ENGLISH) => {
    const text6 = last(values);
    if (text6 === void 0) return valid(void 0);
    const date2 = parseDateFormats(strip(text6), dateInputFormats);
    return date2 === void 0 ? invalid(FILTER.date.detail()) : valid(date2);
  }
);
var cleanUuid = refusing(
  [FILTER.uuid.detail()],
  (values) => {
    const text6 = strip(last(values) ?? "");
    if (text6 === "") return valid(void 0);
    const uuid = parseUuid(text6);
    return uuid === void 0 ? invalid(FILTER.uuid.detail()) : valid(uuid);
  }
);
var cleanText = refusing(
  [FILTER.null_characters.detail()],
  (values) => {
    const text6 = strip(last(values) ?? "");
    if (text6.includes("\0")) return invalid(FILTER.null_characters.detail());
    return valid(text6 === "" ? void 0 : text6);
  }
);
var MAX_NUMBER = 1e50;
var TOO_LARGE = FILTER.max_value.detail({ limit_value: floatText(MAX_NUMBER) });
var cleanNumber = refusing(
  [FILTER.number.detail(), TOO_LARGE],
  (values) => {
    const text6 = last(values);
    if (text6 === void 0) return valid(void 0);
    const parsed = parseDecimal(strip(text6));
    if (parsed?.kind !== "finite") return invalid(FILTER.number.detail());
    return isMoreThan(parsed, BigInt(MAX_NUMBER)) ? invalid(TOO_LARGE) : valid(parsed);
  }
);
function cleanChoices(values, choices) {
  const chosen = [];
  for (const value of values) {
    const choice2 = choices.find((candidate) => candidate === value);
    if (choice2 === void 0) return invalid(FILTER.choice.detail({ value }));
    chosen.push(choice2);
  }
  return valid(chosen);
}
function cleanBoolean(values) {
  const text6 = last(values)?.toLowerCase();
  if (text6 === "true" || text6 === "1") return valid(true);
  return valid(text6 === "false" || text6 === "0" ? false : void 0);
}
function cleanNullBoolean(values) {
  const text6 = last(values);
  if (text6 === "true" || text6 === "True" || text6 === "2") return valid(true);
  return valid(text6 === "false" || text6 === "False" || text6 === "3" ? false : void 0);
}
function cleanOrdering(values, keys) {
  const terms = [];
  const asked2 = last(values);
  if (asked2 === void 0) return valid(void 0);
  for (const text6 of asked2.split(",")) {
    if (text6 === "") continue;
    const descending = text6.startsWith("-");
    const key2 = keys.find((candidate) => candidate === (descending ? text6.slice(1) : text6));
    if (key2 === void 0) return invalid(FILTER.choice.detail({ value: text6 }));
    terms.push({ key: key2, descending });
  }
  return valid(terms);
}
function knownOrdering(values, keys) {
  const terms = (last(values) ?? "").split(",").flatMap((part) => {
    const text6 = strip(part);
    const descending = text6.startsWith("-");
    const key2 = keys.find((candidate) => candidate === (descending ? text6.slice(1) : text6));
    return key2 === void 0 ? [] : [{ key: key2, descending }];
  });
  return valid(terms.length === 0 ? void 0 : terms);
}

// src/values/any-case.ts
function anyCase(part) {
  const wanted = upper(part);
  return (text6) => upper(text6).includes(wanted);
}
function upper(text6) {
  const capitals = text6.toUpperCase();
  if (capitals.length === text6.length) return capitals;
  return Array.from(text6, (letter) => {
    const capital = letter.toUpperCase();
    return capital.length === letter.length ? capital : letter;
  }).join("");
}

// src/drf/relations.ts
import { isIPv6 } from "node:net";
var HYPERLINK_REFUSALS = Object.values(HYPERLINK).map(
  ({ any }) => any
);
function readHyperlink(input, basename, { resolveLink, prefix }, find) {
  if (typeof input !== "string")
    return invalid(HYPERLINK.incorrect_type.detail({ data_type: pythonTypeName(input) }));
  const path2 = isWholeUrl(input) ? urlPath(input) : input;
  const match3 = resolveLink(uriToIri(unquote(withoutPrefix(path2, prefix))));
  if (!match3) return invalid(HYPERLINK.no_match.detail());
  if (match3.kind !== "detail" || match3.basename !== basename) {
    return invalid(HYPERLINK.incorrect_match.detail());
  }
  const row2 = find(match3.lookup);
  return row2 === void 0 ? invalid(HYPERLINK.does_not_exist.detail()) : valid(row2);
}
function isWholeUrl(input) {
  return typeof input === "string" && /^https?:/.test(input);
}
var AUTHORITY = /^(?:[a-z][a-z0-9+.-]*:)?\/\/([^/?#]*)/i;
function hasReadableHost(url2) {
  const [, host = ""] = AUTHORITY.exec(cleanUrl(url2)) ?? [];
  const [opens, closes] = [host.includes("["), host.includes("]")];
  if (opens !== closes) return false;
  const [, afterOpening = ""] = host.split("[", 2);
  const [inBrackets = ""] = afterOpening.split("]", 1);
  if (opens && !isBracketed(inBrackets)) return false;
  const letters = host.replace(/[@:#?]/g, "");
  const normal = letters.normalize("NFKC");
  return normal === letters || !/[/?#@:]/.test(normal);
}
function isBracketed(host) {
  if (host.startsWith("v")) return /^v[a-f0-9]+\..+$/is.test(host);
  const [address = "", zone, ...more] = host.split("%");
  return isIPv6(address) && zone !== "" && more.length === 0;
}
function cleanUrl(url2) {
  return url2.replace(/^[\0-\x20]+|[\t\r\n]/g, "");
}
function withoutPrefix(path2, prefix) {
  return prefix !== "" && path2.startsWith(`${prefix}/`) ? path2.slice(prefix.length) : path2;
}
function urlPath(url2) {
  const afterScheme = cleanUrl(url2).replace(/^[a-z][a-z0-9+.-]*:/i, "");
  const [beforeFragment = ""] = afterScheme.split("#", 1);
  const [beforeQuery = ""] = beforeFragment.split("?", 1);
  const path2 = beforeQuery.startsWith("//") ? beforeQuery.replace(/^\/\/[^/]*/, "") : beforeQuery;
  const parameters = path2.indexOf(";", path2.lastIndexOf("/") + 1);
  return parameters < 0 ? path2 : path2.slice(0, parameters);
}

// src/waldur/model/filters.ts
function defineFilter(name, clean, narrow2, schema) {
  return {
    name,
    schema,
    clean: refusing(
      clean.refusals ?? [],
      (values, language, context) => {
        const cleaned = clean(values, language, context);
        if (!cleaned.valid) return cleaned;
        const { value } = cleaned;
        return valid(
          value === void 0 ? void 0 : (rows, call) => narrow2(rows, value, call)
        );
      }
    )
  };
}
function urlFilter(name, basename, equals) {
  return {
    ...defineFilter(
      name,
      cleanText,
      (rows, value, call) => {
        const uuid = linkedUuid(value, basename, call);
        return uuid === void 0 ? rows.whereIn("uuid", []) : equals(rows, uuid);
      },
      () => linkParameter(basename)
    ),
    resolves: true
  };
}
function linkedUuid(value, basename, call) {
  if (!hasReadableHost(value)) failAs(LINK_FAULTS.bad_host, call.world.contract);
  const path2 = withoutPrefix(urlPath(value), call.prefix);
  if (!path2.startsWith("/")) return void 0;
  const match3 = call.resolveLink(path2);
  if (!match3) throw unresolvable(path2, call);
  return match3.kind === "detail" && match3.basename === basename ? parseUuid(match3.lookup) : void 0;
}
function unresolvable(path2, { world }) {
  const tried = world.urls.patterns().map((pattern2) => [pattern2]);
  return new ApiException(LINK.unresolvable, { tried, path: path2.slice(1) });
}
function orderingFilter(keys, comparisons) {
  return defineFilter(
    "o",
    refusing([FILTER.choice.any], (values) => cleanOrdering(values, keys)),
    (rows, terms) => rows.byInsertion().orderBy((a, b) => {
      for (const { key: key2, descending } of terms) {
        const order = comparisons[key2](a, b);
        if (order !== 0) return descending ? -order : order;
      }
      return 0;
    }),
    () => orderingParameter(keys)
  );
}

// src/waldur/model/query.ts
function queryOf2(options) {
  const { clean, schema } = options;
  return (lookup, name, member) => {
    if (lookup === "exact" || typeof lookup === "object" && "exact" in lookup) {
      const equal = options.exact ? (rows, asked2) => options.exact?.(rows, member, asked2) ?? rows : (rows, asked2) => rows.where(member, asked2);
      return [defineFilter(lookup === "exact" ? name : lookup.exact, clean, equal, schema)];
    }
    if (lookup === "icontains") {
      if (!options.isText) throw new Error(`${name} is no text, which could contain a part.`);
      const within3 = (rows, asked2) => {
        const holds = anyCase(String(asked2));
        return rows.filter((row2) => holds(String(row2[member])));
      };
      return [defineFilter(name, clean, within3, schema)];
    }
    const { order } = options;
    if (order === void 0) throw new Error(`${name} has no order to be asked for.`);
    const [parameter, sign] = "gt" in lookup ? [lookup.gt, 1] : [lookup.lt, -1];
    const beyond2 = (rows, asked2) => rows.filter((row2) => order(row2[member], asked2) * sign > 0);
    return [defineFilter(parameter, clean, beyond2, schema)];
  };
}

// src/waldur/model/date-kinds.ts
var dateQuery = queryOf2({
  clean: cleanDate,
  schema: dateParameter,
  order: (held2, asked2) => byCodeUnit(String(held2), asked2)
});
var date = {
  info: { type: "date" },
  schema: () => DATE,
  reading: { allowNull: false, toInternalValue: readDate },
  inDocuments: {
    // Whether there is such a day, a schema cannot say.
    schema: { type: "string", format: "date", pattern: PLAIN_DATE.source },
    read: (input) => {
      const found3 = typeof input === "string" ? parsePlainDate(input) : void 0;
      return found3 === void 0 ? invalid('must be a date such as "2023-10-01"') : valid(found3);
    }
  },
  query: dateQuery,
  compare: byCodeUnit
};
var INSTANT_PATTERN = "^\\d{4}-\\d\\d-\\d\\d([Tt ]\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?([Zz]|[+-]\\d\\d:\\d\\d)?)?$";
var instant = {
  info: { type: "datetime" },
  inDocuments: {
    schema: { type: "string", pattern: INSTANT_PATTERN },
    read: (input) => {
      const found3 = typeof input === "string" ? parseInstant(input) : void 0;
      return found3 === void 0 ? invalid('must be a time such as "2023-10-01T10:00:00Z"') : valid(found3);
    }
  },
  compare: byCodeUnit
};

// src/waldur/model/value-schemas.ts
var ENDS = "(\\/|\\.json)(\\?format=[^&#]*)?";
function uuidSchema({ uuidPattern }) {
  return { type: "string", pattern: `^${uuidPattern}$` };
}
function urlSchema({ uuidPattern }, basename) {
  return absolute(`${escapePattern(`/api/${basename}/`)}${uuidPattern}${ENDS}`);
}
function fileUrlSchema({ uuidPattern }, basename) {
  return absolute(`${escapePattern(`/api/${basename}/`)}${uuidPattern}\\/`);
}
function absolute(path2) {
  return { type: "string", format: "uri", pattern: `^https?:\\/\\/[^?#]+${path2}$` };
}

// src/waldur/model/field.ts
function required(kind, options = {}) {
  return { access: "required", kind, options };
}
function optional(kind, options = {}) {
  return { access: "optional", kind, options };
}
function readOnly(kind, options = {}) {
  return { access: "readOnly", kind, options };
}
function stored(kind, options = {}) {
  return { access: "stored", kind, options };
}
function derived(toRepresentation, type = "field", schema, told6) {
  return { access: "derived", field: readOnlyField(toRepresentation, type, schema, told6) };
}
function url(basename) {
  return derived(
    ({ uuid }, call) => urlOf(call, basename, uuid),
    "field",
    (wire) => urlSchema(wire, basename)
  );
}
function through(relation2, { access, field }) {
  return { access, field: throughField(relation2, field) };
}
function heldAs(member, field) {
  return { ...field, member };
}

// src/waldur/model/kind.ts
function nullable(kind) {
  const {
    info,
    schema,
    inDocuments,
    reference,
    query: query2,
    compare,
    sortKey,
    mentions,
    isLarge = false
  } = kind;
  return {
    info,
    initial: null,
    isLarge,
    schema: (wire) => nullableSchema(schema?.(wire) ?? valueSchema({ type: info.type })),
    inDocuments: {
      schema: { anyOf: [inDocuments.schema, { type: "null" }] },
      ...inDocuments.written && {
        written: { anyOf: [inDocuments.written, { type: "null" }] }
      },
      read: (input, context) => input === null ? valid(null) : inDocuments.read(input, context),
      ...inDocuments.write && { write: unlessNull(inDocuments.write) }
    },
    ...kind.show && { show: unlessNull(kind.show) },
    ...reference && { reference },
    ...mentions && { mentions: nullableMentions(mentions) },
    ...query2 && { query: query2 },
    ...compare && { compare: nullsFirst(compare) },
    ...sortKey && {
      sortKey: (value) => value === null ? Number.NEGATIVE_INFINITY : sortKey(value)
    }
  };
}
function nullableMentions({ tables: tables2, of }) {
  return { tables: tables2, of: (value) => value === null ? [] : of(value) };
}
function unlessNull(change3) {
  return (value, ...rest) => value === null ? null : change3(value, ...rest);
}
function nullsFirst(compare) {
  return (a, b) => a === null || b === null ? Number(a !== null) - Number(b !== null) : compare(a, b);
}

// src/waldur/model/number-kinds.ts
var boolean = {
  info: { type: "boolean" },
  inDocuments: {
    schema: { type: "boolean" },
    read: (input) => typeof input === "boolean" ? valid(input) : invalid("must be true or false")
  },
  query: queryOf2({ clean: cleanBoolean, schema: booleanParameter }),
  compare: (a, b) => Number(a) - Number(b)
};
function integer(minimum, maximum) {
  return {
    info: { type: "integer" },
    inDocuments: {
      schema: { type: "integer", minimum, maximum },
      read: (input) => typeof input === "number" && Number.isInteger(input) && input >= minimum && input <= maximum ? valid(input) : invalid(`must be a whole number from ${minimum} to ${maximum}`)
    },
    query: queryOf2({
      clean: cleanNumber,
      schema: numberParameter,
      // A fraction is dropped. Source: Django IntegerField.get_prep_value.
      exact: (rows, member, asked2) => rows.where(member, truncated(asked2))
    }),
    compare: (a, b) => a - b
  };
}
var float = {
  info: { type: "float" },
  show: (value) => new JsonFloat(floatText(value)),
  inDocuments: {
    schema: { type: "number" },
    read: (input) => typeof input === "number" && Number.isFinite(input) ? valid(input) : invalid("must be a number")
  },
  compare: (a, b) => a - b
};
function decimal2(maxDigits, places) {
  const whole2 = maxDigits - places;
  return {
    info: { type: "decimal", max_digits: maxDigits, decimal_places: places },
    schema: () => decimalSchema(whole2, places),
    reading: { allowNull: false, toInternalValue: readDecimal(maxDigits, places) },
    initial: rescale(decimal("0", 0), places),
    inDocuments: {
      schema: { type: "string", pattern: `^-?0*\\d{1,${whole2}}(\\.\\d{1,${places}})?$` },
      read: amountReader(whole2, places)
    },
    query: queryOf2({
      clean: cleanNumber,
      schema: numberParameter,
      exact: (rows, member, asked2) => {
        const amount = floorOf(asked2, places);
        return amount === ceilingOf(asked2, places) ? rows.where(member, amount) : rows.whereIn(member, []);
      }
    }),
    compare: compareDecimals,
    sortKey: unitsOf3
  };
}
function unitsOf3(amount) {
  if (amount.length > 16) return BigInt(amount.replace(".", ""));
  let units = 0;
  for (let at3 = 0; at3 < amount.length; at3 += 1) {
    const digit = amount.charCodeAt(at3) - 48;
    if (digit >= 0) units = units * 10 + digit;
  }
  return amount.startsWith("-") ? -units : units;
}
function amountReader(whole2, places) {
  const usual2 = new RegExp(`^-?(0|[1-9]\\d{0,${whole2 - 1}})\\.\\d{${places}}$`);
  return (input) => {
    if (typeof input === "number") {
      return invalid(`must be text, such as "${amountText(input, places)}"`);
    }
    if (typeof input === "string" && usual2.test(input)) {
      return valid(withoutNegativeZero(decimal(input, places)));
    }
    const isAmount = typeof input === "string" && /^-?\d+(\.\d+)?$/.test(input);
    const parsed = isAmount ? parseDecimal(input) : void 0;
    if (parsed?.kind !== "finite") return invalid('must be an amount as text, such as "100.00"');
    const precision = precisionOf(parsed);
    return precision.whole > whole2 || precision.decimals > places ? invalid(`must have at most ${whole2} digits before the point and ${places} after it`) : valid(withoutNegativeZero(quantize(parsed, places)));
  };
}
function amountText(input, places) {
  const parsed = parseDecimal(floatText(input));
  const isAmount = parsed?.kind === "finite" && Math.abs(input) < 1e15;
  return isAmount ? quantize(parsed, places) : "100.00";
}

// src/waldur/model/relations.ts
var uuidQuery = queryOf2({ clean: cleanUuid, schema: uuidParameter });
function key(_table) {
  return {
    info: { type: "string" },
    schema: uuidSchema,
    show: (uuid, { world }) => world.contract.wireUuid(uuid),
    inDocuments: {
      schema: { description: "With or without dashes.", type: "string", minLength: 1 },
      read: (_input, { uuid }) => valid(keyOf(uuid)),
      write: dashed
    },
    query: uuidQuery
  };
}
function relation(table, basename, { onDelete = "protect", isChoosable = () => true } = {}) {
  const find = (lookup, { world }) => {
    const uuid = parseUuid(lookup);
    const row2 = uuid === void 0 ? void 0 : world.store.table(table).get(uuid);
    return row2 !== void 0 && isChoosable(row2) ? row2 : void 0;
  };
  return {
    info: { type: "field" },
    schema: (wire) => urlSchema(wire, basename),
    reading: {
      allowNull: false,
      blankIsNull: true,
      schema: () => ({
        description: `The URL or path of a row of /api/${basename}/.`,
        type: "string",
        format: "uri-reference"
      }),
      toInternalValue: refusing(
        [...HYPERLINK_REFUSALS, LINK_FAULTS.bad_host.any],
        (input, call) => {
          const isFault = typeof input === "string" && isUnreadable(input);
          if (isFault) failAs(LINK_FAULTS.bad_host, call.world.contract);
          return readHyperlink(input, basename, call, (lookup) => find(lookup, call));
        }
      )
    },
    keep: ({ uuid }) => keyOf(uuid),
    show: (uuid, call) => urlOf(call, basename, uuid),
    reference: { to: table.name, onDelete },
    inDocuments: {
      schema: { type: "string", minLength: 1 },
      read: readReference(tableName(table.name)),
      write: dashed
    },
    query: (lookup, name, member) => [
      urlFilter(name, basename, (rows, uuid) => rows.where(member, uuid)),
      ...uuidQuery(lookup, `${name}_uuid`, member)
    ]
  };
}
function isUnreadable(link) {
  return isWholeUrl(link) ? !hasReadableHost(link) || hasLoneSurrogate(urlPath(link)) : hasLoneSurrogate(link);
}
function readReference(table) {
  return (input, { find }) => typeof input === "string" && input !== "" ? find(table, input) : invalid("must be the uuid, alias or URL of a row");
}

// src/drf/url-field.ts
import { isIPv6 as isIPv62 } from "node:net";
import { domainToASCII } from "node:url";
var MAX_URL = 200;
var MAX_VALIDATED = 2048;
var MAX_HOST = 253;
var SCHEMES = ["http", "https", "ftp", "ftps"];
var LETTERS = "\\u00a1-\\uffff";
var BYTE = "(?:0|25[0-5]|2[0-4][0-9]|1[0-9]?[0-9]?|[1-9][0-9]?)";
var ADDRESS = new RegExp(`^(?:${BYTE}(?:\\.${BYTE}){3}|\\[[0-9a-f:.]+\\])$`, "iu");
var LABEL = new RegExp(`^(?!-)[a-z${LETTERS}0-9-]{1,63}(?<!-)$`, "iu");
var LAST_LABEL = new RegExp(`^(?!-)(?:[a-z${LETTERS}-]{2,63}|xn--[a-z0-9]{1,59})(?<!-)$`, "iu");
var SCHEME = /^[a-z0-9.+-]*:\/\//iu;
var USER = new RegExp(`^[^${BLANKS}:@/]+(?::[^${BLANKS}:@/]*)?@`, "iu");
var BEHIND_USER = new RegExp(
  `^(\\[[^\\]]*\\]|[^:/?#]*)(?::[0-9]{1,5})?(?:[/?#][^${BLANKS}]*)?$`,
  "iu"
);
function readUrl({ allowBlank = false } = {}) {
  const mistake = URL_FIELD.invalid_url.detail();
  return readText({
    maxLength: MAX_URL,
    allowBlank,
    invalid: mistake,
    form: { test: isAbsoluteUrl, mistake }
  });
}
function isAbsoluteUrl(text6) {
  const [scheme = ""] = text6.split("://", 1);
  const isLong = text6.length > MAX_VALIDATED && codePointLength(text6) > MAX_VALIDATED;
  if (isLong || /[\t\r\n]/.test(text6) || !SCHEMES.includes(scheme.toLowerCase())) return false;
  if (!hasReadableHost(text6)) return false;
  const authority = /^[^:]*:\/\/([^/?#]*)/.exec(text6)?.[1] ?? "";
  if (isWritten(text6)) {
    const address = /^\[(.+)\](?::[0-9]{1,5})?$/.exec(authority)?.[1];
    if (address !== void 0 && !isIPv62(address)) return false;
  } else if (!isUrlInAscii(text6, scheme, authority)) return false;
  const length = codePointLength(hostOf(authority));
  return length > 0 && length <= MAX_HOST;
}
function isWritten(text6) {
  const scheme = SCHEME.exec(text6)?.[0];
  if (scheme === void 0) return false;
  const rest = text6.slice(scheme.length);
  const user = USER.exec(rest)?.[0] ?? "";
  return isHostWritten(rest.slice(user.length)) || user !== "" && isHostWritten(rest);
}
function isHostWritten(text6) {
  const host = BEHIND_USER.exec(text6)?.[1];
  if (host === void 0) return false;
  if (host.toLowerCase() === "localhost" || ADDRESS.test(host)) return true;
  const labels = (host.endsWith(".") ? host.slice(0, -1) : host).split(".");
  const last2 = labels.pop() ?? "";
  return labels.length > 0 && labels.every((each2) => LABEL.test(each2)) && LAST_LABEL.test(last2);
}
function isUrlInAscii(text6, scheme, authority) {
  if (isAscii(authority)) return false;
  const labels = authority.split(/[.\u3002\uff0e\uff61]/);
  const isRooted = labels.length > 1 && labels.at(-1) === "";
  const written3 = (isRooted ? labels.slice(0, -1) : labels).map(asciiLabel);
  if (written3.includes("")) return false;
  const rest = text6.slice(scheme.length + "://".length + authority.length);
  return isWritten(`${scheme}://${written3.join(".")}${isRooted ? "." : ""}${rest}`);
}
function asciiLabel(label) {
  const ascii = isAscii(label) ? label : domainToASCII(`${label}.example`).slice(0, -".example".length);
  return ascii.length < 64 ? ascii : "";
}
function hostOf(authority) {
  const host = authority.slice(authority.lastIndexOf("@") + 1);
  const bracket = host.indexOf("[");
  const [name = ""] = bracket < 0 ? host.split(":", 1) : host.slice(bracket + 1).split("]", 1);
  return name;
}

// src/values/nearest-name.ts
var MAX_LENGTH = 64;
var MAX_DISTANCE = 3;
var SHORT = 3;
var WRONG_OF_TWENTY = { sameStart: 8, otherStart: 5 };
function nearestName(name, known2) {
  if (name.length > MAX_LENGTH) return void 0;
  let best;
  let least = MAX_DISTANCE + 1;
  const letters = lettersOf(name);
  for (const candidate of known2) {
    if (letters !== "" && lettersOf(candidate) === letters) return candidate;
    const most = Math.min(least - 1, allowedDistance(name, candidate));
    if (Math.abs(candidate.length - name.length) > most) continue;
    const distance = distanceBetween(name, candidate);
    if (distance > most) continue;
    least = distance;
    best = candidate;
  }
  return best;
}
function lettersOf(name) {
  return name.toLowerCase().replace(/[^a-z0-9]/g, "");
}
function allowedDistance(name, candidate) {
  const length = Math.max(name.length, candidate.length);
  const isSameStart = name[0]?.toLowerCase() === candidate[0]?.toLowerCase();
  const share2 = isSameStart ? WRONG_OF_TWENTY.sameStart : WRONG_OF_TWENTY.otherStart;
  return Math.max(length < SHORT ? 0 : 1, Math.floor(length * share2 / 20));
}
function hint(nearest) {
  return nearest === void 0 ? "" : `: did you mean ${JSON.stringify(nearest)}?`;
}
function choiceWords(choices) {
  return choices.length === 2 ? choices.join(" or ") : `one of ${choices.join(", ")}`;
}
function mustBeOneOf(choices, input) {
  const nearest = typeof input === "string" ? nearestName(input, choices) : void 0;
  return `must be ${choiceWords(choices)}${hint(nearest)}`;
}
function distanceBetween(left, right) {
  const a = left.toLowerCase();
  const b = right.toLowerCase();
  let beforeLast = [];
  let last2 = Array.from({ length: b.length + 1 }, (_, index2) => index2);
  for (let row2 = 1; row2 <= a.length; row2 += 1) {
    const current = [row2];
    for (let column = 1; column <= b.length; column += 1) {
      const isSame2 = a[row2 - 1] === b[column - 1];
      const changed2 = at(last2, column - 1) + (isSame2 ? 0 : 1);
      const isSwapped = a[row2 - 1] === b[column - 2] && a[row2 - 2] === b[column - 1];
      const swapped = isSwapped && row2 > 1 && column > 1 ? at(beforeLast, column - 2) + 1 : changed2;
      current[column] = Math.min(
        changed2,
        swapped,
        at(last2, column) + 1,
        at(current, column - 1) + 1
      );
    }
    beforeLast = last2;
    last2 = current;
  }
  return at(last2, b.length);
}
function at(row2, column) {
  return row2[column] ?? Number.POSITIVE_INFINITY;
}

// src/waldur/fixture/storable.ts
function storable(value) {
  const fault3 = faultIn(value);
  return fault3 === void 0 ? valid(value) : invalid(`must not contain ${fault3}, which the database cannot hold`);
}
function faultIn(value) {
  if (typeof value === "string") return faultOf(value);
  if (typeof value !== "object" || value === null || value instanceof JsonFloat) return void 0;
  for (const [name, member] of Object.entries(value)) {
    const fault3 = faultOf(name) ?? faultIn(member);
    if (fault3 !== void 0) return fault3;
  }
  return void 0;
}
function faultOf(text6) {
  if (text6.includes("\0")) return "the character U+0000";
  return hasLoneSurrogate(text6) ? "half of a surrogate pair" : void 0;
}

// src/waldur/model/text-kinds.ts
var NO_CONTROLS = /^[^\u0000-\u001f\u007f]*$/;
var { unstorable } = JSON_FAULTS;
var textQuery = queryOf2({ clean: cleanText, schema: textParameter, isText: true });
function text({
  maxLength = 255,
  allowBlank = "always",
  allowControls = true,
  type = "string"
} = {}) {
  const onWire = allowBlank === "always";
  const minLength = allowBlank === "never" ? { minLength: 1 } : {};
  const printable = allowControls ? {} : { pattern: NO_CONTROLS.source };
  const isBounded = Number.isFinite(maxLength);
  return {
    info: { type, ...isBounded && { max_length: maxLength } },
    reading: {
      allowNull: false,
      allowBlank: onWire,
      toInternalValue: readText({ maxLength, allowBlank: onWire })
    },
    initial: "",
    isLarge: maxLength > 255,
    inDocuments: {
      schema: { type: "string", ...minLength, ...isBounded && { maxLength }, ...printable },
      read: (input) => {
        if (typeof input !== "string") return invalid("must be text");
        if (input === "" && allowBlank === "never") return invalid("must not be empty");
        const isTooLong = input.length > maxLength && codePointLength(input) > maxLength;
        if (isTooLong) return invalid(`must have at most ${maxLength} characters`);
        const kept2 = storable(input);
        if (!kept2.valid || allowControls || NO_CONTROLS.test(input)) return kept2;
        return invalid("must have no control characters");
      }
    },
    query: textQuery,
    compare: byCodeUnit
  };
}
var webAddress = {
  ...text(),
  info: { type: "url", max_length: MAX_URL },
  schema: () => ({ type: "string", maxLength: 255 }),
  reading: {
    allowNull: false,
    allowBlank: true,
    toInternalValue: readUrl({ allowBlank: true }),
    schema: () => ({
      anyOf: [{ type: "string", format: "uri", maxLength: MAX_URL }, { const: "" }]
    })
  }
};
function pattern(pattern2, wanted, type = "string") {
  return {
    info: { type },
    schema: () => ({ type: "string", pattern: pattern2.source }),
    initial: "",
    inDocuments: {
      schema: { type: "string", pattern: pattern2.source },
      read: (input) => typeof input === "string" && pattern2.test(input) ? storable(input) : invalid(`must be ${wanted}`)
    },
    query: textQuery,
    compare: byCodeUnit
  };
}
function choice(choices) {
  const read4 = readChoice(choices);
  const toInternalValue = refusing(
    [...read4.refusals ?? [], unstorable.any],
    (input, { world }) => {
      const isFault = typeof input === "string" && hasLoneSurrogate(input);
      if (isFault) failAs(unstorable, world.contract);
      return read4(input);
    }
  );
  return {
    info: { type: "choice", choices: choices.map((value) => ({ value, display_name: value })) },
    schema: () => ({ type: "string", enum: [...choices] }),
    reading: { allowNull: false, toInternalValue },
    inDocuments: {
      schema: { enum: [...choices] },
      read: (input) => {
        const found3 = choices.find((candidate) => candidate === input);
        return found3 === void 0 ? invalid(mustBeOneOf(choices, input)) : valid(found3);
      }
    },
    query: queryOf2({
      clean: refusing(
        [FILTER.choice.any],
        (values) => cleanChoices(values, choices)
      ),
      schema: () => choicesParameter(choices),
      exact: (rows, member, chosen) => chosen.length === 0 ? rows : rows.whereIn(member, chosen)
    }),
    compare: byCodeUnit
  };
}
function namedChoice(names) {
  const choices = [];
  for (const value in names) choices.push(value);
  const named3 = choices.map((value) => ({ value, display_name: names[value] }));
  return { ...choice(choices), info: { type: "choice", choices: named3 } };
}

// src/store/row-weight.ts
var LONG = 256;
function rowWeight(row2) {
  let bytes2 = 0;
  for (const value of Object.values(row2)) {
    const weight = valueWeight(value);
    if (weight > LONG) bytes2 += weight;
  }
  return bytes2;
}
function valueWeight(value) {
  let bytes2 = 0;
  const open2 = [value];
  while (open2.length > 0) {
    const next = open2.pop();
    if (typeof next === "string") bytes2 += next.length;
    else if (next instanceof Uint8Array) bytes2 += next.length;
    else if (typeof next === "object" && next !== null) {
      const names = Object.keys(next);
      bytes2 += names.length * 16;
      for (const name of names) bytes2 += name.length;
      for (const inner of Object.values(next)) open2.push(inner);
    } else bytes2 += 8;
  }
  return bytes2;
}

// src/store/table-definition.ts
function defineTable(name, options = {}) {
  const { order = () => "", indexes = [], unique = [], references = {} } = options;
  const { movesOnReplace = false, weigh } = options;
  const single = [...unique, ...columnsOf(references)].map((column) => [column]);
  const all2 = new Map([...indexes, ...single].map((columns) => [columns.join(), columns]));
  all2.delete("uuid");
  all2.delete("");
  const indexed = /* @__PURE__ */ new Set(["uuid", ...[...all2.values()].flat()]);
  return Object.freeze({
    name,
    order,
    indexes: [...all2.values()],
    indexed: [...indexed],
    unique,
    references,
    movesOnReplace,
    weigh
  });
}
function columnsOf(references) {
  const columns = [];
  for (const column in references) columns.push(column);
  return columns;
}

// src/waldur/site/world.ts
var UUID_BYTES = 16;
function newUuid({ random, store }, table) {
  const chance = random.stream(table);
  for (; ; ) {
    const uuid = uuidFromBytes(chance.bytes(UUID_BYTES));
    if (!store.has(table, uuid)) return uuid;
  }
}

// src/values/json-pointer.ts
function pointerStep(name) {
  return `/${replaced(replaced(String(name), "~", "~0"), "/", "~1")}`;
}
function nameOf(step2) {
  return replaced(replaced(step2, "~1", "/"), "~0", "~");
}
function namesIn(pointer) {
  return pointer.split("/").slice(1).map(nameOf);
}
function replaced(text6, part, by) {
  return text6.includes(part) ? text6.split(part).join(by) : text6;
}

// src/waldur/fixture/fixture-row.ts
var REQUIRED = "is required";
function readInto(draft, columns, source, context, claim) {
  let faults;
  for (const { name, member, column, isUnique } of columns) {
    const outcome2 = readColumn(column, source[name], context);
    const isClaimed = isUnique && outcome2.valid && outcome2.value !== null;
    const holder = isClaimed ? claim(member, outcome2.value, context) : void 0;
    if (outcome2.valid && holder === void 0) {
      draft[member] = outcome2.value;
      continue;
    }
    draft[member] = void 0;
    faults ??= { failed: [], problems: [], stand: {}, isWhole: true };
    faults.failed.push(name);
    const errors = outcome2.valid ? [`is taken: ${holder} has it`] : outcome2.errors;
    faults.problems.push(...problemsOf(errors, `/${name}`));
    if (column.required || isUnique) faults.isWhole = false;
    else faults.stand[member] = column.fallback(context);
  }
  return faults;
}
function readColumn({ required: required4, fallback, read: read4 }, input, context) {
  if (input !== void 0) return read4(input, context);
  return required4 ? invalid(REQUIRED) : valid(fallback(context));
}
function problemsOf(errors, pointer) {
  if (isMessages2(errors)) return errors.map((message) => ({ pointer, message }));
  return Object.entries(errors).flatMap(
    ([name, inner]) => problemsOf(inner, pointerTo(pointer, name))
  );
}
function isMessages2(errors) {
  return Array.isArray(errors);
}
function withoutOtherKeys(outcome2, source, known2) {
  const others = Object.keys(source).filter((key2) => !known2.includes(key2));
  if (others.length === 0) return outcome2;
  const errors = /* @__PURE__ */ Object.create(null);
  if (!outcome2.valid) Object.assign(errors, outcome2.errors);
  for (const key2 of others) {
    const near = hint(nearestName(key2, known2));
    errors[key2] = [`is unknown${near || `: there are ${known2.join(", ")}`}`];
  }
  return { valid: false, errors };
}
function pointerTo(pointer, member) {
  return pointer + pointerStep(member);
}

// src/waldur/model/names.ts
function rowName(name) {
  const [head = "", ...tail] = name.split("_");
  return tail.reduce((all2, word) => all2 + word.slice(0, 1).toUpperCase() + word.slice(1), head);
}
function inOrder2(names, first = []) {
  return [
    ...first.filter((name) => names.includes(name)),
    ...names.filter((name) => !first.includes(name))
  ];
}

// src/waldur/model/members.ts
function memberName(name, { member }) {
  return member ?? rowName(name);
}
function membersOf(fields3) {
  return Object.entries(fields3).flatMap(
    ([name, field]) => field.access === "derived" ? [] : [{ name, member: memberName(name, field), field, usual: defaultOf(field) }]
  );
}
function rowMaker() {
  class Row {
    constructor(uuid) {
      this.uuid = uuid;
    }
  }
  return (uuid) => vouched(new Row(uuid));
}
function ordered(members, first = []) {
  if (first.length === 0) return members;
  const names = inOrder2(
    members.map(({ name }) => name),
    first
  );
  return names.flatMap((name) => members.find((member) => member.name === name) ?? []);
}
function defaultOf({ kind, options }) {
  if (options.defaultFrom) return options.defaultFrom;
  const usual2 = options.default === void 0 ? kind.initial : options.default;
  return options.derivedFrom ? () => void 0 : () => usual2;
}
function isIndispensable({ kind, options }) {
  const { defaultFrom, derivedFrom } = options;
  return options.default === void 0 && kind.initial === void 0 && !defaultFrom && !derivedFrom;
}
function derive(row2, members) {
  for (const { member, field } of members) {
    const value = row2[member];
    if (value === void 0 || value === "")
      row2[member] = field.options.derivedFrom?.(vouched(row2));
  }
}

// src/waldur/model/row-columns.ts
var asItIs2 = (value) => value;
function rowColumn({ name, member, field: { kind } }, { column, isUnique }) {
  const { info, reference, inDocuments, compare, sortKey, mentions } = kind;
  return {
    ...{ name, member, column, isUnique },
    type: info.type,
    choices: info.choices?.map(({ value }) => value),
    refersTo: reference?.to,
    isBinary: isBinary(column),
    write: inDocuments.write ?? asItIs2,
    compare,
    sortKey,
    mentions
  };
}
function columnOf(field) {
  const { schema, written: written3, read: read4 } = field.kind.inDocuments;
  const required4 = isIndispensable(field);
  return {
    schema,
    ...written3 && { written: written3 },
    read: read4,
    required: required4,
    fallback: defaultOf(field)
  };
}
function namedColumn({ name, member, field }) {
  return { name, member, column: columnOf(field), isUnique: field.options.unique === true };
}
function isBinary({ schema }) {
  return "contentEncoding" in schema;
}

// src/waldur/model/documents.ts
function documentsOf(options) {
  const { table, basename, members, start, derived: derived2, rules, stored: stored2 } = options;
  const rowColumns = members.map(namedColumn);
  const extraColumns = Object.entries(rules.extra ?? {}).map(([name, column]) => {
    return { name, member: name, column, isUnique: false };
  });
  const claim = (member, value, context) => {
    const all2 = context.store.table(table).select();
    return context.claim(
      `${table.name}.${member}`,
      value,
      () => Array.from(all2, (row2) => row2.uuid === context.uuid ? void 0 : memberOf(row2, member))
    );
  };
  const read4 = (source, context) => {
    const draft = start(context.uuid);
    const extra = {};
    const faults = readInto(draft, rowColumns, source, context, claim);
    const extraFaults = readInto(extra, extraColumns, source, context, claim);
    if (faults) context.doubt(table.name, context.uuid, faults.failed);
    if (extraFaults) context.doubt(table.name, context.uuid, extraFaults.failed);
    const broken = rules.breaches?.(vouched(draft), extra, context) ?? NO_PROBLEMS;
    const problems = faults || extraFaults ? [...faults?.problems ?? [], ...extraFaults?.problems ?? [], ...broken] : broken;
    if (faults?.isWhole === false) return { row: void 0, problems };
    if (faults) Object.assign(draft, faults.stand);
    if (derived2.length > 0) derive(draft, derived2);
    return { row: stored2(vouched(draft)), problems };
  };
  const load3 = (source, context) => {
    const { row: row2, problems } = read4(source, context);
    if (row2 !== void 0) context.store.table(table).insert(row2);
    return problems;
  };
  const replace2 = (source, context) => {
    const { row: row2, problems } = read4(source, context);
    if (row2 !== void 0 && problems.length === 0) context.store.table(table).replace(row2);
    return problems;
  };
  const binary = rowColumns.filter(({ column }) => isBinary(column)).map(({ name }) => name);
  const show6 = (row2, store) => {
    const shown3 = { uuid: dashed(keyOf(row2.uuid)) };
    for (const { name, member, field } of members) {
      const value = memberOf(row2, member);
      const { write: write2 } = field.kind.inDocuments;
      shown3[name] = write2 ? write2(value) : value;
    }
    return Object.assign(shown3, rules.writeExtra?.(row2, store));
  };
  const written3 = (row2, store) => {
    const shown3 = show6(row2, store);
    for (const name of binary) shown3[name] = inBase64(shown3[name]);
    return shown3;
  };
  const columns = lazy(() => members.map((member) => rowColumn(member, namedColumn(member))));
  const breaches2 = (row2, context) => {
    const extra = extraColumns.map(({ name, column }) => [name, column.fallback(context)]);
    return rules.breaches?.(row2, Object.fromEntries(extra), context) ?? NO_PROBLEMS;
  };
  return {
    parts: (use) => use({
      ...{ table, show: show6, written: written3, breaches: breaches2, hasRules: rules.breaches !== void 0 },
      get columns() {
        return columns();
      }
    }),
    key: table.name,
    basename,
    columns: Object.fromEntries(
      [...rowColumns, ...extraColumns].map(({ name, column }) => [name, column])
    ),
    ignored: [...options.ignored, ...rules.ignored ?? []],
    occasional: extraColumns.map(({ name }) => name),
    samples: samplesOf(members),
    load: load3,
    has: (store, uuid) => store.table(table).has(uuid),
    createLoader(store, mode = "add") {
      if (mode === "replace") return { load: replace2, finish: () => void 0 };
      if (!rules.isStoredTogether) return { load: load3, finish: () => void 0 };
      const rows = [];
      return {
        load(source, context) {
          const { row: row2, problems } = read4(source, context);
          if (row2 !== void 0 && problems.length === 0) rows.push(row2);
          return problems;
        },
        finish: () => store.table(table).insertAll(rows)
      };
    },
    documentRows: (store) => Array.from(store.table(table).select(), (row2) => written3(row2, store)),
    rowsToWrite: (store) => ({
      *[Symbol.iterator]() {
        for (const row2 of store.table(table).select()) yield show6(row2, store);
      }
    })
  };
}
var NO_PROBLEMS = [];
function inBase64(value) {
  return value instanceof Uint8Array ? Buffer.from(value).toString("base64") : value;
}
function samplesOf(members) {
  return new Map(
    members.flatMap(({ name, field: { kind, options } }) => {
      const { sample } = options;
      const { write: write2 } = kind.inDocuments;
      if (!sample) return [];
      return [[name, write2 ? (tools) => write2(sample(tools)) : sample]];
    })
  );
}

// src/waldur/model/known-ordering.ts
function knownOrderingFilter(keys, comparisons, ages) {
  return defineFilter(
    "o",
    (values) => knownOrdering(values, keys),
    (rows, terms) => rows.byInsertion().orderBy((a, b) => {
      for (const { key: key2, descending } of terms) {
        const age = () => rows.turnOf(a.uuid) - rows.turnOf(b.uuid);
        const order = comparisons[key2](a, b) || (ages.includes(key2) ? age() : 0);
        if (order !== 0) return descending ? -order : order;
      }
      return 0;
    }),
    () => orderingParameter(keys)
  );
}

// src/waldur/model/model-filters.ts
function filtersOf(members) {
  const filters3 = members.flatMap(
    ({ name, member, field }) => (field.options.filters ?? []).flatMap((lookup) => {
      const { query: query2 } = field.kind;
      if (!query2) throw new Error(`${name} is of a kind that cannot be asked for.`);
      return query2(lookup, name, member);
    })
  );
  return vouched(filters3);
}
function orderingOf(members, unknown3) {
  const orderable = members.filter(({ field }) => field.options.ordering);
  if (orderable.length === 0) return [];
  const keys = orderable.map(({ name }) => name);
  const ages = orderable.filter(({ field }) => field.options.ordering === "age");
  const comparisons = Object.fromEntries(
    orderable.map(({ name, member, field }) => {
      const { compare } = field.kind;
      if (!compare) throw new Error(`${name} is of a kind that has no order.`);
      return [name, (a, b) => compare(memberOf(a, member), memberOf(b, member))];
    })
  );
  if (unknown3 !== "dropped") return [orderingFilter(keys, comparisons)];
  const named3 = ages.map(({ name }) => name);
  return [knownOrderingFilter(keys, comparisons, named3)];
}

// src/waldur/model/serializer.ts
function serializerOf(fields3) {
  const shown3 = Object.entries(fields3).flatMap(
    ([name, field]) => field.access === "stored" ? [] : [[name, bound(name, field)]]
  );
  return vouched(Object.fromEntries(shown3));
}
function bound(name, field) {
  if (field.access === "derived") return field.field;
  const { access, kind, options } = field;
  const show6 = shower2(memberName(name, field), kind);
  const schema = options.schema ?? kind.schema;
  const { told: told6 } = options;
  if (access === "readOnly" || !kind.reading) {
    const limits = told6 && { ...kind.info, ...told6 };
    return readOnlyField(show6, kind.info.type, schema, limits);
  }
  const define = access === "required" ? requiredField : optionalField;
  return { ...define(kind.info, kind.reading, show6, schema), ...told6 && { told: told6 } };
}
function shower2(member, { show: show6 }) {
  return show6 ? (row2, call) => show6(memberOf(row2, member), call) : (row2) => memberOf(row2, member);
}

// src/waldur/model/model.ts
function defineModel(options) {
  const { name, basename, fields: fields3, first = {}, rules = {} } = options;
  const members = membersOf(fields3);
  const derived2 = members.filter(({ field }) => field.options.derivedFrom);
  const settled = members.filter(({ field }) => field.options.stored);
  const others = ordered(members, first.documents).filter(({ member }) => member !== "uuid");
  const start = rowMaker();
  const table = defineTable(name, {
    ...options.table,
    unique: columnNames(members.filter(({ field }) => field.options.unique)),
    references: referencesOf(members),
    ...members.some(({ field }) => field.kind.isLarge) ? { weigh: rowWeight } : {}
  });
  const stored2 = (row2) => {
    if (isSettled(row2, settled)) return row2;
    const draft = start(row2.uuid);
    for (const { member, field } of others) {
      const held2 = memberOf(row2, member);
      draft[member] = field.options.stored ? field.options.stored(held2) : held2;
    }
    return vouched(draft);
  };
  const fill = (context, said) => {
    const draft = start(context.uuid);
    for (const each2 of others) {
      const value = said(each2);
      draft[each2.member] = value === void 0 ? each2.usual(context) : value;
    }
    if (derived2.length > 0) derive(draft, derived2);
    return vouched(draft);
  };
  const serializer = lazy(() => serializerOf(fields3));
  const filters3 = lazy(() => [
    ...filtersOf(ordered(members, first.filters)),
    ...options.filters ?? [],
    ...orderingOf(ordered(members, first.orderings), options.unknownOrderings)
  ]);
  const fixture = lazy(
    () => documentsOf({
      table,
      basename,
      members: others,
      start,
      derived: derived2,
      stored: stored2,
      rules,
      ignored: inOrder2(
        Object.keys(fields3).filter((each2) => fields3[each2]?.access === "derived"),
        first.documents
      )
    })
  );
  return {
    table,
    stored: stored2,
    get serializer() {
      return serializer();
    },
    get filters() {
      return filters3();
    },
    get fixture() {
      return fixture();
    },
    usual: ({ given, context }) => fill(context, (each2) => memberOf(given, each2.member)),
    made(values, world, given = {}) {
      const uuid = newUuid(world, name);
      const { store, clock } = world;
      const context = { store, clock, uuid, index: store.table(table).size };
      return fill(context, (each2) => {
        const value = memberOf(values, each2.name);
        const own2 = memberOf(given, each2.member);
        return own2 === void 0 && value !== void 0 ? kept(each2.field, value, world) : own2;
      });
    },
    changed(row2, values, world) {
      const draft = start(row2.uuid);
      for (const { name: written3, member, field } of others) {
        const value = memberOf(values, written3);
        draft[member] = value === void 0 ? memberOf(row2, member) : kept(field, value, world);
      }
      return vouched(draft);
    }
  };
}
function isSettled(row2, members) {
  for (const { member, field } of members) {
    const held2 = memberOf(row2, member);
    if (field.options.stored?.(held2) !== held2) return false;
  }
  return true;
}
function kept({ kind }, value, world) {
  return kind.keep ? kind.keep(value, world) : value;
}
function columnNames(members) {
  return vouched(members.map(({ member }) => member));
}
function referencesOf(members) {
  return vouched(
    Object.fromEntries(
      members.flatMap(
        ({ member, field }) => field.kind.reference ? [[member, field.kind.reference]] : []
      )
    )
  );
}

// src/resources/media/scan.ts
function take(scanner, pattern2) {
  return takeMatch(scanner, pattern2)?.[0] ?? "";
}
function takeMatch(scanner, pattern2) {
  pattern2.lastIndex = scanner.at;
  const found3 = pattern2.exec(scanner.text);
  scanner.at += found3?.[0].length ?? 0;
  return found3;
}
function takeText(scanner, text6) {
  if (!scanner.text.startsWith(text6, scanner.at)) return false;
  scanner.at += text6.length;
  return true;
}

// src/resources/media/json-type.ts
var BLANKS2 = /[ \t\n\r]*/y;
var STRING = /"(?:[^"\\\0]|\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4}))*"/y;
var SCALAR = /true|false|null|-?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?/y;
var MAX_DEPTH3 = 250;
function typeOfJson(text6) {
  const reader = { text: text6, at: 0 };
  take(reader, BLANKS2);
  const start = text6[reader.at];
  if (start !== "{" && start !== "[" || !readValue(reader, 0)) return void 0;
  if (reader.at === text6.length) return "application/json";
  return text6[reader.at] === start && readValue(reader, 0) ? "application/x-ndjson" : void 0;
}
function readValue(reader, depth) {
  if (depth > MAX_DEPTH3) return false;
  take(reader, BLANKS2);
  const start = reader.text[reader.at];
  const isRead = start === "{" || start === "[" ? readMembers(reader, start === "{" ? "}" : "]", depth) : (take(reader, STRING) || take(reader, SCALAR)) !== "";
  take(reader, BLANKS2);
  return isRead;
}
function readMembers(reader, end2, depth) {
  do {
    reader.at += 1;
    take(reader, BLANKS2);
    if (reader.text[reader.at] === end2) break;
    if (end2 === "}" && !readName(reader)) return false;
    if (!readValue(reader, depth + 1)) return false;
  } while (reader.text[reader.at] === ",");
  const isEnded = reader.text[reader.at] === end2;
  reader.at += 1;
  return isEnded;
}
function readName(reader) {
  const isRead = take(reader, STRING) !== "";
  take(reader, BLANKS2);
  reader.at += 1;
  return isRead && reader.text[reader.at - 1] === ":";
}

// src/resources/media/signatures.ts
var SIGNATURES = [
  ["application/pdf", "%PDF-"],
  ["application/pdf", "\n%PDF-"],
  ["application/pdf", "\xEF\xBB\xBF%PDF-"],
  ["application/vnd.fdf", "%FDF-"],
  ["image/png", "\x89PNG\r\n\n\0\0\0\rIHDR"],
  ["image/jpeg", "\xFF\xD8\xFF", 0, 4],
  ["image/gif", "GIF8"],
  ["image/tiff", "II*\0"],
  ["image/tiff", "MM\0*"],
  ["image/tiff", "MM\0+"],
  ["image/vnd.djvu", "AT&TFORM"],
  ["application/zip", "PK"],
  ["application/gzip", "\x8B", 0, 4],
  ["application/x-7z-compressed", "7z\xBC\xAF'", 0, 8],
  ["application/x-ole-storage", "\xD0\xCF\xE0\xA1\xB1\xE1", 0, 512],
  ["application/x-bzip2", "BZh"],
  ["application/x-xz", "\xFD7zXZ\0"],
  ["application/x-rar", "Rar!\x07\0"],
  ["application/x-rar", "Rar!\x07\0"],
  ["application/zstd", "(\xB5/\xFD"],
  ["application/x-lzip", "LZIP"],
  ["application/x-lz4", '"M'],
  ["audio/flac", "fLaC"],
  ["video/mp4", "ftypavc1", 4],
  ["video/mp4", "ftypdash", 4],
  ["video/mp4", "ftypiso", 4],
  ["video/mp4", "ftypmp4", 4],
  ["video/3gpp2", "ftyp3g2", 4],
  ["video/3gpp", "ftyp3g", 4],
  ["video/quicktime", "ftypqt", 4],
  ["video/x-m4v", "ftypM4V", 4],
  ["audio/x-m4a", "ftypM4A", 4],
  ["image/heic", "ftypheic", 4],
  ["image/heic", "ftypheix", 4],
  ["image/heif", "ftypmif1", 4],
  ["image/heif-sequence", "ftypmsf1", 4],
  ["image/avif", "ftypavif", 4],
  ["application/postscript", "%!"],
  ["application/postscript", "%!"],
  ["text/rtf", "{\\rtf", 0, 6],
  ["text/calendar", "BEGIN:VCALENDAR"],
  ["application/pgp-encrypted", "-----BEGIN PGP MESSAGE-"],
  ["application/pgp-keys", "-----BEGIN PGP PUBLIC KEY BLOCK-"],
  ["application/pgp-keys", "-----BEGIN PGP PRIVATE KEY BLOCK-"],
  ["application/pgp-signature", "-----BEGIN PGP SIGNATURE-"]
];
var PATTERNS = [
  ["image/webp", /^RIFF.{4}WEBP/s],
  ["audio/x-wav", /^RIFF.{4}WAVE/s],
  ["video/x-msvideo", /^RIFF.{4}AVI /s],
  ["image/bmp", /^BM.{12}[\f(48@l|]\0\0\0/s],
  ["text/vcard", /^begin:vcard/i]
];
function typeOfSignature(head) {
  const found3 = SIGNATURES.find(
    ([, bytes2, at3 = 0, leastLength = 0]) => head.startsWith(bytes2, at3) && head.length >= leastLength
  ) ?? PATTERNS.find(([, pattern2]) => pattern2.test(head));
  return found3?.[0] ?? typeOfArchive(head);
}
var DECLARED = "\b\0\0\0mimetypeapplication/";
var DECLARED_AT = 26;
var DECLARABLE = /^(?:epub\+zip|vnd\.oasis\.opendocument\.[a-z-]+)/;
var ENTRY = "PK";
var NAME_AT = 30;
var [SIZE_AT, BEHIND_FIRST] = [18, 49];
var BEHIND_NAME = 26;
var OFFICE = /* @__PURE__ */ new Map([
  ["word/", "wordprocessingml.document"],
  ["ppt/", "presentationml.presentation"],
  ["xl/", "spreadsheetml.sheet"]
]);
function typeOfArchive(head) {
  if (!head.startsWith(ENTRY) || head.length < 50) return void 0;
  if (head.startsWith(DECLARED, DECLARED_AT)) {
    const [name] = DECLARABLE.exec(head.slice(DECLARED_AT + DECLARED.length)) ?? [];
    if (name !== void 0) return `application/${name}`;
  }
  const office = officeKind(head, 0) ?? officeKindInside(head);
  const document2 = "application/vnd.openxmlformats-officedocument";
  return office === void 0 ? "application/zip" : `${document2}.${office}`;
}
function officeKind(head, entry) {
  return OFFICE.get(/^(?:word|ppt|xl)\//.exec(head.slice(entry + NAME_AT))?.[0]);
}
function officeKindInside(head) {
  if (!/^(?:\[Content_Types\]\.xml|_rels\/\.rels|docProps|customXml)/.test(head.slice(NAME_AT)))
    return void 0;
  const size = Buffer.from(head, "latin1").readUInt32LE(SIZE_AT);
  const second = head.indexOf(ENTRY, size + BEHIND_FIRST);
  const third = second < 0 ? -1 : head.indexOf(ENTRY, second + NAME_AT);
  if (third < 0) return void 0;
  const fourth = head.indexOf(ENTRY, third + NAME_AT + BEHIND_NAME);
  return officeKind(head, third) ?? (fourth < 0 ? void 0 : officeKind(head, fourth));
}

// src/resources/media/text-type.ts
var KINDS = [
  ["text/x-shellscript", /^#![ \t]*\/bin\/(?:sh|bash|csh|ksh|tcsh|zsh)[ \n\r]/],
  ["text/x-shellscript", /^#![ \t]*\/usr\/(?:local\/)?bin\/(?:bash|fish|tcsh|zsh)[ \n\r]/],
  ["text/x-shellscript", /^#![ \t]*\/usr\/bin\/env[ \t]+(?:bash|fish|zsh)[ \n\r]/],
  ["text/xml", /^<\?xml version(?:=["']| ")/],
  ["message/rfc822", /^(?:Relay-Version|[Rr]eturn-[Pp]ath|Delivered-To|Received):/],
  ["text/html", /^<!doctype[ \t\n\v\f\r]+html/i],
  ["application/pdf", /^.{0,256}%PDF-/s],
  ["text/html", /^<html>/i],
  ["message/rfc822", /^(?:From|Date):/],
  ["message/news", /^(?:Xref|Path):/],
  ["text/x-script.python", /^#![ \t]*\/usr\/(?:local\/)?bin\/python/],
  ["text/x-script.python", /^#![ \t]*\/usr\/bin\/env[ \t]+python/],
  ["text/x-php", /^<\?(?:php|\r?\n)/i],
  ["text/xml", /^<\?xml/i],
  ["text/x-diff", /^(?:diff |Index:)/],
  ["text/html", /<(?:head|title|html|script|style|table)[> \t\n\v\f\r]/i],
  ["text/html", /<a[ \t\n\v\f\r]*href=/i],
  ["text/html", /<!doctype[ \t\n\v\f\r]+html/i]
];
function typeOfText(text6) {
  return KINDS.find(([, pattern2]) => pattern2.test(text6))?.[0] ?? "text/plain";
}
var TEXT_CONTROLS = "\x07\b	\n\v\f\r\x1B";
var MARKS2 = [
  ["\xFF\xFE\0\0", "utf-32"],
  ["\0\0\xFE\xFF", "utf-32"],
  ["\xFF\xFE", "utf-16"],
  ["\xFE\xFF", "utf-16"]
];
function textIn(head) {
  const bytes2 = Buffer.from(head).toString("latin1");
  const charset = MARKS2.find(([mark]) => bytes2.startsWith(mark))?.[1];
  const text6 = charset === void 0 ? bytes2.slice(bytes2.startsWith("\xEF\xBB\xBF") ? 3 : 0) : charsetNamed(charset)?.lenient(head) ?? "";
  const hasControls = [...text6].some((char) => char < " " && !TEXT_CONTROLS.includes(char));
  return hasControls ? void 0 : text6;
}
var QUOTED = /"[^"]*(?:""[^"]*)*"?/g;
var CSV_LINES = 10;
function isCsv(text6) {
  const lines = text6.replace(QUOTED, "").split("\n").slice(0, -1).slice(0, CSV_LINES);
  const [first = 0, ...others] = lines.map((line) => line.split(",").length);
  return lines.length > 2 && first > 1 && others.every((count2) => count2 === first);
}

// src/resources/media/mime-type.ts
var SVG_TYPE = "image/svg+xml";
var HEAD = 1024;
function mimeTypeOf(bytes2) {
  if (bytes2.length === 0) return "application/x-empty";
  if (bytes2.length === 1) return "application/octet-stream";
  const start = bytes2.subarray(0, HEAD);
  const head = Buffer.from(start).toString("latin1");
  const text6 = textIn(start);
  return typeOfJson(head) ?? (text6 !== void 0 && isCsv(head) ? "text/csv" : void 0) ?? (isSvg(head) ? SVG_TYPE : void 0) ?? typeOfSignature(head) ?? (text6 === void 0 ? "application/octet-stream" : typeOfText(text6));
}
var [AFTER_VERSION, AFTER_DECLARATION] = [14, 19];
function isSvg(head) {
  if (head.startsWith("<svg") || /<!doctype[ \t\n\v\f\r]+svg/i.test(head)) return true;
  return head.startsWith("<?xml version=") && /[0-9.]/.test(head.slice(AFTER_VERSION)) && head.includes("<svg", AFTER_DECLARATION);
}

// src/resources/media/fields.ts
var MEDIA = "media";
var bytes = {
  info: { type: "field" },
  initial: Uint8Array.of(),
  isLarge: true,
  inDocuments: {
    schema: {
      type: "string",
      contentEncoding: "base64",
      pattern: "^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$"
    },
    read: (input) => {
      const isBase64 = typeof input === "string" && input.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(input);
      return isBase64 ? valid(Uint8Array.from(Buffer.from(input, "base64"))) : invalid("must be Base64");
    }
  }
};
var MIME_TYPE = pattern(
  /^(|[\w!#$&^.+-]+\/[\w!#$&^.+-]+(;[\x20-\x7e]*)?)$/,
  'a media type such as "application/pdf"'
);
var mediaFields = {
  uuid: stored(key("media")),
  /** With its folder: `proof_of_payment/receipt.pdf`. */
  name: stored(text({ maxLength: 100, allowBlank: "never", allowControls: false }), {
    defaultFrom: ownName,
    unique: true
  }),
  mime_type: stored(MIME_TYPE, { derivedFrom: mimeType }),
  base64: heldAs("bytes", stored(bytes))
};
var mediaModel = defineModel({
  name: "media",
  basename: MEDIA,
  fields: mediaFields,
  rules: { ignored: ["url"] }
});
var media = mediaModel.table;
function ownName({ uuid }) {
  return `files/${uuid}.txt`;
}
function mimeType(file3) {
  return mimeTypeOf(file3.bytes);
}

// src/resources/media/view.ts
var PATH = `/api/${MEDIA}/{uuid}/`;
var download = defineEndpoint({
  id: "media_retrieve",
  scope: MEDIA,
  method: "GET",
  path: PATH,
  summary: "Download",
  description: "The proof of a payment.",
  permission: everybody,
  parameters: () => [uuidPath("ed000000-0000-4000-8000-000000000001"), FORMAT_SCHEMA],
  answer: () => ({
    description: "The file as it was uploaded.",
    content: { "*/*": { format: "binary", contentMediaType: "application/octet-stream" } },
    headers: {
      "Content-Disposition": {
        schema: { type: "string", pattern: `^attachment; filename(="|\\*=utf-8'')` },
        required: true
      }
    }
  }),
  refusals: () => [possible(LOOKUP.not_found)],
  guard: (call) => () => send(call)
});
function send({ match: match3, world }) {
  const uuid = match3.kind === "detail" ? parseUuid(match3.lookup) : void 0;
  const file3 = uuid === void 0 ? void 0 : world.store.table(media).get(uuid);
  if (!file3) throw LOOKUP.not_found.error();
  return {
    status: 200,
    headers: {
      "Content-Type": file3.mimeType,
      "Content-Disposition": disposition(file3.name.slice(file3.name.lastIndexOf("/") + 1))
    },
    body: { kind: "bytes", bytes: file3.bytes }
  };
}
function disposition(name) {
  const quoted4 = name.replaceAll("\\", "\\\\").replaceAll('"', '\\"');
  return `attachment; ${isAscii(name) ? `filename="${quoted4}"` : `filename*=utf-8''${quoteFileName(name)}`}`;
}
var route = lazy(
  () => createRoute({
    path: PATH,
    tag: MEDIA,
    name: "Media",
    permission: everybody,
    endpoints: [download]
  })
);
var mediaView = {
  routes: { basename: MEDIA, hasList: false, actions: [], takesSuffix: false, takesRest: true },
  permission: everybody,
  all: () => [route()],
  route
};

// src/drf/file-field.ts
function readFile(maxLength = Number.POSITIVE_INFINITY) {
  const refusals = [
    FILE.invalid.detail(),
    FILE.empty.detail(),
    ...Number.isFinite(maxLength) ? [FILE.max_length.open({ max_length: maxLength })] : []
  ];
  return refusing(refusals, (input) => {
    if (!(input instanceof UploadedFile)) return invalid(FILE.invalid.detail());
    if (input.bytes.length === 0) return invalid(FILE.empty.detail());
    const length = codePointLength(input.name);
    return length > maxLength ? invalid(FILE.max_length.detail({ max_length: maxLength, length })) : valid(input);
  });
}

// src/resources/media/refusals.ts
var MEDIA_REFUSALS = defineRefusals(
  "media",
  { status: 400, shape: "page", step: "act", source: "Django Storage; BEHAVIOUR 12" },
  {
    no_name: {
      text: "Django can make no file name of what was sent.",
      what: "nothing is left of the name of a file"
    },
    no_room: {
      text: "The file name has no room left for a free one.",
      what: "a file name that is taken has no room for another one"
    }
  }
);

// src/resources/media/file-name.ts
var MAX_STORED_NAME = 100;
var SUFFIX_LENGTH = 7;
function availableName(folder, fileName, isTaken, randomSuffix) {
  let [root, extension] = splitExtension(validName(fileName));
  let name = `${folder}/${root}${extension}`;
  while (isTaken(name) || codePointLength(name) > MAX_STORED_NAME) {
    name = alternative(folder, root, extension, randomSuffix);
    const excess = codePointLength(name) - MAX_STORED_NAME;
    if (excess > 0) {
      root = [...root].slice(0, -excess).join("");
      if (root === "") throw MEDIA_REFUSALS.no_room.error();
      name = alternative(folder, root, extension, randomSuffix);
    }
  }
  return name;
}
function alternative(folder, root, extension, randomSuffix) {
  return `${folder}/${root}_${randomSuffix(SUFFIX_LENGTH)}${extension}`;
}
function validName(fileName) {
  const name = strip(fileName).replaceAll(" ", "_").replace(/[^-\p{L}\p{N}_.]/gu, "");
  if (name === "" || name === "." || name === "..") {
    throw MEDIA_REFUSALS.no_name.error();
  }
  return name;
}

// src/resources/media/xml-encoding.ts
var HEAD2 = 1024;
function textOfXml(bytes2) {
  const mark = Buffer.from(bytes2.subarray(0, 4)).toString("latin1");
  if (/^(\xff\xfe|\xfe\xff)/.test(mark)) return decoded(bytes2, "utf-16");
  const rest = mark.startsWith("\xEF\xBB\xBF") ? bytes2.subarray(3) : bytes2;
  const declared = declaredCharset(Buffer.from(rest.subarray(0, HEAD2)).toString("latin1"));
  if (declared !== void 0) return decoded(rest, declared);
  return UTF_8.strict(rest) ?? decoded(rest, "latin-1");
}
function declaredCharset(head) {
  const [declaration = ""] = /^<\?xml\s[^>]*/.exec(head) ?? [];
  return /\sencoding\s*=\s*["']([\w.:-]+)["']/.exec(declaration)?.[1];
}
function decoded(bytes2, name) {
  const charset = charsetNamed(name);
  return charset === void 0 ? "" : charset.strict(bytes2) ?? beforeMistakes(bytes2, charset);
}
function beforeMistakes(bytes2, charset) {
  return charset.lenient(bytes2).split("\uFFFD", 1)[0] ?? "";
}

// src/resources/media/xml-scan.ts
var LATIN = ":A-Z_a-z\xC0-\xD6\xD8-\xF6\xF8-\u02FF";
var NEAR = "\u0370-\u037D\u037F-\u1FFF\u200C-\u200D\u2070-\u218F\u2C00-\u2FEF";
var FAR = "\u3001-\uD7FF\uF900-\uFDCF\uFDF0-\uFFFD\u{10000}-\u{EFFFF}";
var NAME_START = `${LATIN}${NEAR}${FAR}`;
var NAME_CHAR = `${NAME_START}0-9.\xB7\u0300-\u036F\u203F-\u2040-`;
var NAME_PATTERN = `[${NAME_START}][${NAME_CHAR}]*`;
var NAME2 = new RegExp(NAME_PATTERN, "uy");
var FIRST = new RegExp(`^[${NAME_START}]`, "u");
var XML_BLANKS = /[ \t\r\n]*/y;
var REFERENCE = new RegExp(
  `&(?:(?:#(?:x([0-9A-Fa-f]*)|([0-9]*))|(${NAME_PATTERN}))(;?))?`,
  "gu"
);
function startsName(text6) {
  return FIRST.test(text6) && !text6.startsWith(":");
}

// src/resources/media/xml-names.ts
var XML = "http://www.w3.org/XML/1998/namespace";
var RESERVED2 = [XML, "http://www.w3.org/2000/xmlns/"];
var Namespaces = class {
  /** By prefix, '' for the default, the innermost last; and the other way round. */
  #uris = new Stacks([["xml", XML]]);
  #prefixes = new Stacks([[XML, "xml"]]);
  /** What each open element declares. */
  #declared = [];
  /** An element that begins, with the names that it is written with. */
  enter(raw, attributes2) {
    const declared = /* @__PURE__ */ new Map();
    const others = [];
    for (const [name, value] of attributes2) {
      const prefix2 = declaredPrefix(name);
      if (prefix2 === void 0) others.push([name, value]);
      else if (!declared.has(prefix2) && isDeclarable(prefix2, value)) declared.set(prefix2, value);
    }
    this.#declare([...declared]);
    const [prefix, localName2] = split(raw);
    return {
      name: this.#joined(prefix, localName2),
      localName: localName2,
      attributes: new Map([
        ...others.map(([name, value]) => [this.#attributeName(name), value]),
        ...[...declared].map(([each2, uri]) => [declarationOf(each2), uri])
      ])
    };
  }
  /** The innermost element has ended. */
  leave() {
    for (const [prefix, uri] of this.#declared.pop() ?? []) {
      this.#uris.pop(prefix);
      this.#prefixes.pop(uri);
    }
  }
  #declare(declared) {
    this.#declared.push(declared);
    for (const [prefix, uri] of declared) {
      this.#uris.push(prefix, uri);
      this.#prefixes.push(uri, prefix);
    }
  }
  #attributeName(name) {
    const [prefix, localName2] = split(name);
    return prefix === "" ? localName2 : this.#joined(prefix, localName2);
  }
  #joined(prefix, localName2) {
    const uri = this.#uris.last(prefix);
    const shown3 = uri === "" ? "" : this.#prefixes.last(uri);
    return shown3 === "" ? localName2 : `${shown3}:${localName2}`;
  }
};
var Stacks = class {
  #stacks;
  constructor(first) {
    this.#stacks = new Map(first.map(([name, text6]) => [name, [text6]]));
  }
  push(name, text6) {
    const stack = this.#stacks.get(name);
    if (stack) stack.push(text6);
    else this.#stacks.set(name, [text6]);
  }
  pop(name) {
    this.#stacks.get(name)?.pop();
  }
  last(name) {
    return this.#stacks.get(name)?.at(-1) ?? "";
  }
};
function declarationOf(prefix) {
  return prefix === "" ? "xmlns" : `xmlns:${prefix}`;
}
function declaredPrefix(name) {
  if (name === "xmlns") return "";
  const [prefix, localName2] = split(name);
  return prefix === "xmlns" ? localName2 : void 0;
}
function isDeclarable(prefix, uri) {
  if (prefix === "") return !RESERVED2.includes(uri);
  return uri !== "" && prefix !== "xml" && prefix !== "xmlns" && !RESERVED2.includes(uri);
}
function split(name) {
  const colon = name.indexOf(":");
  const localName2 = name.slice(colon + 1);
  return colon > 0 && startsName(localName2) ? [name.slice(0, colon), localName2] : ["", name];
}

// src/resources/media/xml-references.ts
function withPlainLines(text6) {
  return text6.replace(/\r\n?/g, "\n");
}
function textOf3(raw, reader) {
  const text6 = withPlainLines(raw);
  const kept2 = text6.replace(/[^\t\n\r -\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "");
  if (kept2 !== text6) reader.isWellFormed = false;
  return resolved(kept2, reader, (entity) => reader.isWellFormed ? entity : "");
}
function attributeValue(raw, reader) {
  return resolved(raw.replace(/\r\n|[\t\n\r]/g, " "), reader, (entity) => entity);
}
function resolved(text6, reader, shown3) {
  return text6.replace(REFERENCE, (_, hex, ten, name, end2) => {
    const isEnded = end2 === ";";
    const entity = isEnded && name !== void 0 ? XML_ENTITIES.get(name) : void 0;
    if (entity !== void 0) return shown3(entity);
    if (isEnded && name !== void 0 && reader.hasExternalSubset) return "";
    const code2 = ten === void 0 ? Number.parseInt(hex, 16) : Number.parseInt(ten, 10);
    if (isEnded && isCharacter2(code2)) return String.fromCodePoint(code2);
    reader.isWellFormed = false;
    return "";
  });
}
function isCharacter2(code2) {
  if (code2 < 32) return code2 === 9 || code2 === 10 || code2 === 13;
  return code2 <= 55295 || code2 >= 57344 && code2 <= 65533 || code2 > 65535 && code2 <= 1114111;
}

// src/resources/media/xml-markup.ts
function readComment(reader) {
  const start = reader.at + 4;
  const hyphens = /--(>?)/g;
  hyphens.lastIndex = start;
  let found3 = hyphens.exec(reader.text);
  while (found3?.[1] === "") {
    reader.isWellFormed = false;
    found3 = hyphens.exec(reader.text);
  }
  if (!found3) return false;
  reader.at = hyphens.lastIndex;
  reader.handler.verbatim("<!--", withPlainLines(reader.text.slice(start, found3.index)), "-->");
  return true;
}
function readInstruction(reader) {
  reader.at += 2;
  const target = take(reader, NAME2);
  const end2 = target === "" ? reader.at : reader.text.indexOf("?>", reader.at);
  if (end2 < 0) return false;
  const isSeparate = target !== "" && (reader.at === end2 || take(reader, XML_BLANKS) !== "");
  if (target === "xml" || !isSeparate) reader.isWellFormed = false;
  if (target === "") return true;
  const data = withPlainLines(reader.text.slice(reader.at, end2));
  reader.at = end2 + 2;
  reader.handler.verbatim("<?", `${target} ${data}`, "?>");
  return true;
}
function readDoctype(reader) {
  take(reader, DOCTYPE);
  const name = take(reader, NAME2);
  take(reader, XML_BLANKS);
  const id = withPlainLines(externalId(reader));
  reader.hasExternalSubset = id !== "";
  reader.handler.verbatim("<!DOCTYPE ", name + id, ">\n");
  take(reader, XML_BLANKS);
  if (takeText(reader, "[") && !readSubset(reader)) return false;
  take(reader, XML_BLANKS);
  return takeText(reader, ">");
}
var DOCTYPE = /<!DOCTYPE[ \t\r\n]*/y;
var PUBLIC_ID = /"([- \r\na-zA-Z0-9'()+,./:=?;!*#@$_%]*)"?|'([- \r\na-zA-Z0-9()+,./:=?;!*#@$_%]*)'?/y;
var SYSTEM_ID = /"([^"]*)"|'([^']*)'/y;
function externalId(reader) {
  if (takeText(reader, "SYSTEM")) {
    const system2 = literal(reader, SYSTEM_ID);
    return system2 === void 0 ? "" : ` SYSTEM "${system2}"`;
  }
  const publicId = takeText(reader, "PUBLIC") ? literal(reader, PUBLIC_ID) : void 0;
  if (publicId === void 0) return "";
  const system = literal(reader, SYSTEM_ID);
  return ` PUBLIC "${publicId}"${system === void 0 ? "" : ` "${system}"`}`;
}
function literal(reader, pattern2) {
  take(reader, XML_BLANKS);
  const found3 = takeMatch(reader, pattern2);
  return found3?.[1] ?? found3?.[2];
}
var DECLARATION = /<!(?:ENTITY|ELEMENT|ATTLIST|NOTATION)(?:[^"'>]|"[^"]*"|'[^']*')*>/y;
var PARAMETER_ENTITY = /%[^;\s<>[\]]+;/y;
function readSubset(reader) {
  for (; ; ) {
    take(reader, XML_BLANKS);
    if (takeText(reader, "]")) return true;
    const { text: text6, at: at3 } = reader;
    const isRead = text6.startsWith("<!--", at3) ? readComment(reader) : text6.startsWith("<?", at3) ? readInstruction(reader) : (take(reader, DECLARATION) || take(reader, PARAMETER_ENTITY)) !== "";
    if (!isRead) return false;
  }
}

// src/resources/media/xml-reader.ts
function readDocument(text6, handler) {
  const document2 = {
    text: text6,
    at: 0,
    handler,
    isWellFormed: true,
    hasExternalSubset: false,
    open: [],
    hasDoctype: false,
    hasRoot: false
  };
  take(document2, /<\?xml[ \t\r\n][^>]*>?/y);
  while (document2.at < text6.length && readOne(document2)) ;
}
function readOne(document2) {
  const { text: text6, at: at3 } = document2;
  const isInside = document2.open.length > 0;
  if (text6[at3] !== "<") return isInside ? readText2(document2) : take(document2, XML_BLANKS) !== "";
  if (text6.startsWith("<!--", at3)) return readComment(document2);
  if (text6.startsWith("<?", at3)) return readInstruction(document2);
  if (isInside && text6.startsWith("<![CDATA[", at3)) return readCharacterData(document2);
  if (isInside && text6.startsWith("</", at3)) return readEndTag(document2);
  if (document2.hasRoot && !isInside) return false;
  if (!document2.hasRoot && !document2.hasDoctype && text6.startsWith("<!DOCTYPE", at3)) {
    document2.hasDoctype = true;
    return readDoctype(document2);
  }
  return readStartTag(document2);
}
function readText2(document2) {
  const raw = take(document2, /[^<]*/y);
  const text6 = textOf3(raw, document2);
  if (raw.length === 1 && document2.at === document2.text.length) return false;
  if (text6 !== "") document2.handler.text(text6);
  return true;
}
function readCharacterData(document2) {
  const end2 = document2.text.indexOf("]]>", document2.at);
  if (end2 < 0) return false;
  document2.handler.text(document2.text.slice(document2.at + 9, end2));
  document2.at = end2 + 3;
  return true;
}
function readEndTag(document2) {
  document2.at += 2;
  const isRight = take(document2, NAME2) === document2.open.pop();
  take(document2, XML_BLANKS);
  if (!takeText(document2, ">") || !isRight) document2.isWellFormed = false;
  document2.handler.end();
  return true;
}
function readStartTag(document2) {
  document2.at += 1;
  const name = take(document2, NAME2);
  if (name === "") return false;
  const attributes2 = [];
  while (take(document2, XML_BLANKS) !== "" && readAttribute(document2, attributes2)) ;
  const names = new Set(attributes2.map(([each2]) => each2));
  if (names.size < attributes2.length) document2.isWellFormed = false;
  document2.hasRoot = true;
  document2.handler.start(name, attributes2);
  if (takeText(document2, "/>")) document2.handler.end();
  else {
    if (!takeText(document2, ">")) document2.isWellFormed = false;
    document2.open.push(name);
  }
  return true;
}
var REST = "=-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}";
var VALUE2 = new RegExp(`"([	
\r !#-;${REST}]*)"?|'([	
\r -&(-;${REST}]*)'?`, "uy");
function readAttribute(document2, attributes2) {
  const name = take(document2, NAME2);
  take(document2, XML_BLANKS);
  if (name === "") return false;
  const isAssigned = takeText(document2, "=");
  take(document2, XML_BLANKS);
  const value = isAssigned ? takeMatch(document2, VALUE2) : null;
  if (!value) {
    document2.isWellFormed = false;
    return false;
  }
  attributes2.push([name, attributeValue(value[1] ?? value[2] ?? "", document2)]);
  return true;
}

// src/resources/media/svg.ts
var DECLARATION2 = '<?xml version="1.0" encoding="utf-8"?>\n';
function rewrittenSvg(svg) {
  return Buffer.from(withoutScripts(textOfXml(svg)));
}
function withoutScripts(svg) {
  const writer = new Writer();
  readDocument(svg, writer);
  return DECLARATION2 + writer.finished();
}
var Writer = class {
  #pieces = [];
  #open = [];
  #namespaces = new Namespaces();
  /** Texts side by side are one. */
  #text;
  start(raw, given) {
    this.#endText();
    const { name, localName: localName2, attributes: attributes2 } = this.#namespaces.enter(raw, given);
    const at3 = this.#pieces.length;
    const written3 = [...attributes2].sort(([a], [b]) => byCodeUnit(a, b)).map(([key2, value]) => ` ${key2}=${quoted2(escaped(value))}`);
    this.#add(`<${name}${written3.join("")}`);
    this.#open.push({ at: at3, name, isScript: localName2 === "script" });
  }
  end() {
    this.#endText();
    const open2 = this.#open.pop();
    if (!open2) return;
    this.#namespaces.leave();
    if (open2.isScript) this.#pieces.length = open2.at;
    else if (this.#pieces.length === open2.at + 1) this.#pieces.push("/>");
    else this.#pieces.push(`</${open2.name}>`);
  }
  text(text6) {
    this.#text = (this.#text ?? "") + text6;
  }
  verbatim(open2, text6, close) {
    this.#endText();
    this.#add(`${open2}${withShortBlanks(text6)}${close}`);
  }
  finished() {
    while (this.#open.length > 0) this.end();
    return this.#pieces.join("");
  }
  /** What comes first in an element closes its start tag. */
  #add(piece) {
    const parent2 = this.#open.at(-1);
    const isFirst = parent2 !== void 0 && this.#pieces.length === parent2.at + 1;
    this.#pieces.push(isFirst ? `>${piece}` : piece);
  }
  #endText() {
    if (this.#text === void 0) return;
    this.#add(escaped(withShortBlanks(this.#text)));
    this.#text = void 0;
  }
};
function withShortBlanks(text6) {
  if (!/^[ \t\n\r\f]*$/.test(text6)) return text6;
  return text6.includes("\n") ? "\n" : " ";
}
function escaped(text6) {
  return text6.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
function quoted2(value) {
  if (!value.includes('"')) return `"${value}"`;
  return value.includes("'") ? `"${value.replaceAll('"', "&quot;")}"` : `'${value}'`;
}

// src/resources/media/file-kind.ts
function file({
  folder,
  maxNameLength
}) {
  return {
    info: { type: "file upload", max_length: maxNameLength },
    schema: (wire) => nullableSchema(fileUrlSchema(wire, MEDIA)),
    reading: { allowNull: true, toInternalValue: readFile(maxNameLength) },
    keep: (upload, world) => upload === null ? null : storeFile(world, folder, upload),
    // The URL carries no format suffix: Django's own `reverse` makes it. Source: BEHAVIOUR 1.
    show: (uuid, { request, world }) => uuid === null ? null : `${request.base}/api/${MEDIA}/${world.contract.wireUuid(uuid)}/`,
    initial: null,
    reference: { to: media.name, onDelete: "protect" },
    inDocuments: {
      schema: SCHEMA,
      written: nullableSchema({ type: "string" }),
      read: (input, context) => readInDocument(input, folder, context),
      write: (uuid) => uuid === null ? null : dashed(uuid)
    }
  };
}
function storeFile(world, folder, { name, bytes: sent }) {
  const table = world.store.table(media);
  const letters = world.random.stream("file-names");
  const isTaken = (each2) => table.select().where("name", each2).count > 0;
  const free = availableName(folder, name, isTaken, (length) => letters.letters(length));
  const mimeType2 = mimeTypeOf(sent);
  const bytes2 = mimeType2 === SVG_TYPE ? rewrittenSvg(sent) : sent;
  const row2 = mediaModel.made({}, world, { name: free, mimeType: mimeType2, bytes: bytes2 });
  table.insert(row2);
  return row2.uuid;
}
var SCHEMA = {
  anyOf: [
    { type: "null" },
    { type: "string", minLength: 1 },
    {
      type: "object",
      properties: {
        uuid: { type: "string" },
        ...Object.fromEntries(
          Object.entries(mediaModel.fixture.columns).map(([name, { schema }]) => [name, schema])
        )
      },
      additionalProperties: false
    }
  ]
};
function readInDocument(input, folder, context) {
  if (input === null) return valid(null);
  if (typeof input === "string" && input !== "") return findOrStandIn(input, folder, context);
  return typeof input === "object" && !Array.isArray(input) ? writtenOut({ ...input }, context) : invalid(`must be null, ${FORMS}`);
}
var FORMS = 'the uuid, alias or URL of a row of media, or the file itself: {"name": "receipt.pdf", "base64": "\u2026"}';
function noFile(errors) {
  const messages = Array.isArray(errors) ? errors : [];
  return invalid(messages.map((message) => `${message}; must be null, ${FORMS}`));
}
function writtenOut({ uuid: text6, ...source }, context) {
  const given = typeof text6 === "string" ? parseUuid(text6) : void 0;
  const uuid = given ?? context.newUuid("media");
  const errors = {};
  if (text6 !== void 0 && given === void 0) errors["uuid"] = ["must be a uuid"];
  else if (mediaModel.fixture.has(context.store, uuid))
    errors["uuid"] = ["is taken by another file"];
  const isTaken = errors["uuid"] !== void 0;
  const inner = { ...context, uuid: isTaken ? context.newUuid("media") : uuid };
  for (const { pointer, message } of mediaModel.fixture.load(source, inner)) {
    errors[pointer.slice(1)] = [message];
  }
  const isFlawless2 = Object.keys(errors).length === 0;
  const read4 = isFlawless2 ? valid(uuid) : { valid: false, errors };
  return withoutOtherKeys(read4, source, Object.keys(mediaModel.fixture.columns));
}
function findOrStandIn(reference, folder, context) {
  const found3 = context.find("media", reference);
  if (found3.valid) return found3;
  const lookup = /^[^?#]*\/api\/media\/([^/?#]+)\/?(?:[?#]|$)/.exec(reference)?.[1];
  const uuid = lookup === void 0 ? void 0 : parseUuid(lookup);
  if (uuid === void 0) return noFile(found3.errors);
  const base64 = Buffer.from("A stand-in: the file was not captured.\n").toString("base64");
  return writtenOut({ uuid, name: `${folder}/${uuid}.txt`, base64 }, context);
}

// src/resources/media/index.ts
var mediaResource = {
  table: media,
  get fixture() {
    return mediaModel.fixture;
  },
  view: mediaView
};

// src/resources/organization-groups/index.ts
var TYPES = "organization-group-types";
var ORGANIZATION_GROUPS = "organization-groups";
var typeFields = {
  url: url(TYPES),
  uuid: readOnly(key("organization_group_types")),
  name: readOnly(text({ maxLength: 150 }), { defaultFrom: nextTypeName })
};
var typeModel = defineModel({
  name: "organization_group_types",
  basename: TYPES,
  fields: typeFields
});
var organizationGroupTypes = typeModel.table;
var parent = {
  info: { type: "field" },
  reference: { to: "organization_groups", onDelete: "setNull" },
  inDocuments: {
    schema: { type: "string", minLength: 1 },
    read: readParent,
    write: dashed
  }
};
var groupFields = {
  url: url(ORGANIZATION_GROUPS),
  uuid: readOnly(key("organization_groups")),
  name: readOnly(text({ maxLength: 150 }), { defaultFrom: nextGroupName }),
  type: readOnly(nullable(relation(organizationGroupTypes, TYPES))),
  parent: readOnly(nullable(parent))
};
var groupModel = defineModel({
  name: "organization_groups",
  basename: ORGANIZATION_GROUPS,
  fields: groupFields
});
var organizationGroups = groupModel.table;
var organizationGroupTypeResource = {
  table: organizationGroupTypes,
  get fixture() {
    return typeModel.fixture;
  }
};
var organizationGroupResource = {
  table: organizationGroups,
  get fixture() {
    return groupModel.fixture;
  }
};
function nextTypeName({ index: index2 }) {
  return `Type ${index2 + 1}`;
}
function nextGroupName({ index: index2 }) {
  return `Group ${index2 + 1}`;
}
function readParent(input, context) {
  const found3 = readReference("organization_groups")(input, context);
  const isLater = !found3.valid && Array.isArray(found3.errors) && found3.errors.length === 0;
  return isLater ? invalid("must name a row that stands above this one") : found3;
}

// src/resources/customers/countries.ts
var OFFERED = {
  AL: "Albania",
  AT: "Austria",
  BE: "Belgium",
  BG: "Bulgaria",
  BA: "Bosnia and Herzegovina",
  CH: "Switzerland",
  CY: "Cyprus",
  CZ: "Czechia",
  DE: "Germany",
  DK: "Denmark",
  ES: "Spain",
  EE: "Estonia",
  FI: "Finland",
  FR: "France",
  GB: "United Kingdom",
  GE: "Georgia",
  GR: "Greece",
  HR: "Croatia",
  HU: "Hungary",
  IE: "Ireland",
  IS: "Iceland",
  IT: "Italy",
  LT: "Lithuania",
  LU: "Luxembourg",
  LV: "Latvia",
  MC: "Monaco",
  MK: "North Macedonia",
  MT: "Malta",
  NL: "Netherlands",
  NO: "Norway",
  PL: "Poland",
  PT: "Portugal",
  RO: "Romania",
  RS: "Serbia",
  SK: "Slovakia",
  SI: "Slovenia",
  SE: "Sweden",
  UA: "Ukraine",
  EU: "European Union"
};
var NAMES = new Map(Object.entries(OFFERED));
var COUNTRY_CHOICES = Object.entries(OFFERED).map(([value, display_name]) => ({ value, display_name }));
function countryName(code2) {
  if (!/^[A-Z]{2}$/.test(code2)) return null;
  const offered = NAMES.get(code2);
  if (offered !== void 0) return offered;
  const name = new Intl.DisplayNames(["en"], { type: "region" }).of(code2);
  return name === void 0 || name === code2 ? null : name;
}

// src/values/slug.ts
function slugOf(name) {
  const ascii = name.normalize("NFKD").replace(/[^\w\s-]/g, "");
  return ascii.trim().toLowerCase().replace(/[-\s]+/g, "-");
}

// src/resources/customers/made-of.ts
var MAX_SLUG = 50;
function now({ clock }) {
  return clock.now();
}
function created({ created: created2 }) {
  return created2;
}
function nextName({ index: index2 }) {
  return `Organization ${index2 + 1}`;
}
function slugOfName({ name }) {
  return slugOf(name).slice(0, MAX_SLUG);
}
function displayName({ abbreviation, name, domain }) {
  if (abbreviation !== "") return abbreviation;
  return domain === "" ? name : `${name} (${domain})`;
}
function nameOfCountry({ country: country2 }) {
  return countryName(country2);
}
function nothing() {
  return null;
}
function groupName(customer, call) {
  return groupOf2(customer, call)?.name;
}
function groupUuid(customer, call) {
  return wireUuid(groupOf2(customer, call), call);
}
function parentName(customer, call) {
  return parentOf(customer, call)?.name;
}
function parentUuid(customer, call) {
  return wireUuid(parentOf(customer, call), call);
}
function typeName(customer, call) {
  return typeOf(customer, call)?.name;
}
function typeUuid(customer, call) {
  return wireUuid(typeOf(customer, call), call);
}
function groupOf2({ organizationGroup }, { world: { store } }) {
  return organizationGroup === null ? void 0 : store.table(organizationGroups).get(organizationGroup);
}
function typeOf(customer, call) {
  const type = groupOf2(customer, call)?.type;
  return type ? call.world.store.table(organizationGroupTypes).get(type) : void 0;
}
function parentOf(customer, call) {
  const parent2 = groupOf2(customer, call)?.parent;
  return parent2 ? call.world.store.table(organizationGroups).get(parent2) : void 0;
}
function wireUuid(row2, { world: { contract } }) {
  return row2 && contract.wireUuid(row2.uuid);
}

// src/resources/customers/percent.ts
var AMOUNT = decimal2(4, 2);
var percent = {
  ...AMOUNT,
  info: { ...AMOUNT.info, min_value: 0, max_value: 200 },
  inDocuments: {
    schema: { type: "string", pattern: "^0*\\d{1,2}(\\.\\d{1,2})?$" },
    read: (input, context) => {
      const amount = AMOUNT.inDocuments.read(input, context);
      return amount.valid && amount.value.startsWith("-") ? invalid("must not be less than zero") : amount;
    }
  }
};

// src/resources/customers/fields.ts
var CUSTOMERS = "customers";
var UNBOUNDED = text({ maxLength: Number.POSITIVE_INFINITY });
var MAX_SPONSOR = 2147483647;
var ofGroup = { name: "organization_group", whenNull: () => void 0 };
var ofItsRelations = { ...ofGroup, mayLack: true };
var TEXT2 = () => ({ type: "string" });
var country = {
  ...pattern(/^([A-Z]{2})?$/, 'a country code such as "EE", or empty', "choice"),
  info: { type: "choice", choices: COUNTRY_CHOICES }
};
function open(kind, options = {}, told6 = {}) {
  return readOnly(kind, { ...options, told: { ...kind.info, read_only: false, ...told6 } });
}
function openToStaff(kind, options = {}, told6 = {}) {
  return open(kind, options, { ...told6, writableBy: "staff" });
}
var customerFields = {
  url: url(CUSTOMERS),
  uuid: readOnly(key("customers")),
  created: readOnly(instant, { defaultFrom: now, ordering: "age" }),
  organization_group: openToStaff(
    nullable(relation(organizationGroups, ORGANIZATION_GROUPS, { onDelete: "setNull" }))
  ),
  organization_group_name: through(ofGroup, derived(groupName, "field", TEXT2)),
  organization_group_uuid: through(ofGroup, derived(groupUuid, "field", uuidSchema)),
  organization_group_parent_name: through(ofItsRelations, derived(parentName, "field", TEXT2)),
  organization_group_parent_uuid: through(ofItsRelations, derived(parentUuid, "field", uuidSchema)),
  organization_group_type_name: through(ofItsRelations, derived(typeName, "field", TEXT2)),
  organization_group_type_uuid: through(ofItsRelations, derived(typeUuid, "field", uuidSchema)),
  display_name: derived(displayName, "field", TEXT2),
  backend_id: open(
    text(),
    { filters: ["exact"] },
    { help_text: "Organization identifier in another application." }
  ),
  image: open(file({ folder: "customers", maxNameLength: 100 }), {}, { type: "image upload" }),
  blocked: openToStaff(boolean, { default: false }),
  archived: openToStaff(boolean, { default: false }),
  default_tax_percent: openToStaff(percent),
  accounting_start_date: openToStaff(
    instant,
    { derivedFrom: created, ordering: "age" },
    { label: "Start date of accounting" }
  ),
  sponsor_number: openToStaff(
    nullable(integer(0, MAX_SPONSOR)),
    {},
    {
      help_text: "External ID of the sponsor covering the costs",
      min_value: 0,
      max_value: MAX_SPONSOR
    }
  ),
  country_name: derived(nameOfCountry, "field", () => ({ type: ["string", "null"] })),
  name: open(
    text({ maxLength: 150 }),
    { defaultFrom: nextName, filters: ["icontains", { exact: "name_exact" }], ordering: true },
    { required: true }
  ),
  slug: openToStaff(text({ type: "slug", maxLength: MAX_SLUG }), { derivedFrom: slugOfName }),
  native_name: open(text({ maxLength: 160 }), { filters: ["icontains"], ordering: true }),
  abbreviation: open(text({ maxLength: 12 }), { filters: ["icontains"], ordering: true }),
  contact_details: open(UNBOUNDED, { filters: ["icontains"], ordering: true }),
  agreement_number: openToStaff(text({ maxLength: 160 }), { filters: ["exact"], ordering: true }),
  email: open(text({ type: "email", maxLength: 75 }), {}, { label: "Email address" }),
  phone_number: open(text()),
  access_subnets: openToStaff(
    UNBOUNDED,
    {},
    {
      help_text: "Enter a comma separated list of IPv4 or IPv6 CIDR addresses from where connection to self-service is allowed."
    }
  ),
  registration_code: open(text({ maxLength: 160 }), { filters: ["exact"], ordering: true }),
  homepage: open(text({ type: "url" })),
  domain: openToStaff(text()),
  vat_code: open(text({ maxLength: 20 }), {}, { help_text: "VAT number" }),
  postal: open(text({ maxLength: 20 })),
  address: open(text({ maxLength: 300 })),
  bank_name: open(text({ maxLength: 150 })),
  bank_account: open(text({ maxLength: 50 })),
  latitude: open(nullable(float)),
  longitude: open(nullable(float)),
  country: open(country),
  is_service_provider: derived(no, "field", () => ({ type: "boolean", const: false })),
  call_managing_organization_uuid: derived(nothing, "field", () => ({ type: "null" }))
};
function no() {
  return false;
}

// src/resources/customers/group-filters.ts
function nameFilter(name, behind) {
  return defineFilter(
    name,
    cleanText,
    (rows, asked2, call) => {
      const holds = anyCase(asked2);
      return rows.filter((customer) => {
        const found3 = behind(customer, call);
        return found3 !== void 0 && holds(found3.name);
      });
    },
    textParameter
  );
}
function rowsFilter(name, table, behind) {
  const clean = (values, _language, { world }) => {
    const uuids = /* @__PURE__ */ new Set();
    for (const value of values) {
      const uuid = parseUuid(value);
      if (uuid === void 0 || !world.store.table(table).has(uuid)) {
        return invalid(FILTER.choice.detail({ value }));
      }
      uuids.add(uuid);
    }
    return valid(uuids);
  };
  return defineFilter(
    name,
    refusing([FILTER.choice.any], clean),
    (rows, uuids, call) => rows.filter((customer) => {
      const found3 = behind(customer, call);
      return found3 !== void 0 && uuids.has(found3.uuid);
    }),
    () => ({
      description: "Repeated for more than one.",
      schema: { type: "array", items: LENIENT_UUID },
      list: "many"
    })
  );
}
var groupFilters = [
  rowsFilter("organization_group_uuid", organizationGroups, groupOf2),
  nameFilter("organization_group_name", groupOf2),
  rowsFilter("organization_group_type_uuid", organizationGroupTypes, typeOf),
  nameFilter("organization_group_type_name", typeOf)
];

// src/resources/customers/visibility.ts
function visibleTo(user, rows) {
  return seesEverything(user) ? rows : rows.whereIn("uuid", knownCustomers(user));
}

// src/resources/customers/filters.ts
function cleanFlag(values) {
  const text6 = values.at(-1);
  return valid(text6 === "true" || text6 === "True" ? true : void 0);
}
function cleanPresence() {
  return valid(true);
}
function cleanRaw(values) {
  return valid(values.at(-1) || void 0);
}
function cleanLooseUuid(values) {
  return valid(parseUuid(values.at(-1) ?? ""));
}
function none(rows) {
  return rows.whereIn("uuid", []);
}
var query = defineFilter(
  "query",
  cleanText,
  (rows, asked2) => {
    const holds = anyCase(asked2);
    const uuid = parseUuid(asked2);
    return rows.filter(
      (customer) => holds(customer.name) || holds(customer.nativeName) || holds(customer.abbreviation) || holds(customer.domain) || holds(customer.registrationCode) || customer.agreementNumber.includes(asked2) || customer.uuid === uuid
    );
  },
  () => ({
    description: "Part of the name, the native name, the abbreviation, the domain, the registration code or the agreement number; or the uuid.",
    schema: { type: "string" }
  })
);
var archived = defineFilter(
  "archived",
  cleanNullBoolean,
  (rows, flag) => rows.where("archived", flag),
  booleanParameter
);
var seenBy = defineFilter(
  "user_uuid",
  cleanRaw,
  (rows, asked2, { world: { actors: actors2, store } }) => {
    const uuid = parseUuid(asked2);
    const user = uuid === void 0 ? void 0 : actors2.byUuid(uuid, store);
    return user === void 0 ? none(rows) : visibleTo(user, rows);
  },
  uuidParameter
);
var owned = defineFilter(
  "owned_by_current_user",
  cleanBoolean,
  (rows, flag, call) => {
    if (!flag) return rows;
    const user = userOf2(call);
    const own2 = user.roles.flatMap(({ customer }) => owns(user, customer) ? [customer] : []);
    return rows.whereIn("uuid", [...new Set(own2)]);
  },
  booleanParameter
);
var accounting = defineFilter(
  "accounting_is_running",
  () => valid(void 0),
  (rows) => rows,
  () => ({ description: "Has no effect.", schema: { type: "boolean" } })
);
function ofMarketplace(name, clean, schema) {
  return defineFilter(name, clean, none, schema);
}
var customerFilters = [
  query,
  ...groupFilters,
  archived,
  seenBy,
  owned,
  accounting,
  ofMarketplace("has_resources", cleanPresence, textParameter),
  ofMarketplace("is_service_provider", cleanFlag, booleanParameter),
  ofMarketplace("is_call_managing_organization", cleanFlag, booleanParameter),
  ofMarketplace("service_provider_uuid", cleanLooseUuid, uuidParameter)
];

// src/resources/customers/model.ts
var customerModel = defineModel({
  name: "customers",
  basename: CUSTOMERS,
  fields: customerFields,
  // Ordered by name. Source: observed (theme `customers`).
  table: { order: ({ name }) => name },
  first: {
    documents: [
      "name",
      "abbreviation",
      "email",
      "slug",
      "address",
      "country",
      "postal",
      "phone_number",
      "bank_name",
      "bank_account"
    ],
    filters: ["name"],
    orderings: ["name"]
  },
  filters: customerFilters,
  unknownOrderings: "dropped",
  rules: { ignored: ["payment_profiles", "projects", "projects_count", "users_count"] }
});
var customers = customerModel.table;

// src/resources/customers/index.ts
function createCustomers(added) {
  const fields3 = lazy(() => withAdded(customerModel.serializer, added()));
  return {
    table: customers,
    get fixture() {
      return customerModel.fixture;
    },
    view: defineViewSet({
      basename: CUSTOMERS,
      operationPrefix: "customers",
      model: "Customer",
      get fields() {
        return fields3();
      },
      selectsFields: true,
      examples: { row: "ca000000-0000-4000-8000-000000000001" },
      visible: (call) => visibleTo(userOf2(call), call.world.store.table(customers).select()),
      get filters() {
        return customerModel.filters;
      },
      refused: ["POST", "PUT", "PATCH", "DELETE"]
    })
  };
}
function withAdded(own2, added) {
  const fields3 = Object.entries(own2);
  return Object.fromEntries(
    fields3.flatMap(([name, field]) => [[name, field], ...Object.entries(added[name] ?? {})])
  );
}

// src/waldur/model/json.ts
var MAX_DEPTH4 = 1e3;
var IN_DOCUMENTS = {
  schema: { type: ["object", "array", "string"] },
  read: (input) => {
    if (typeof input === "string") return fromText(input);
    return typeof input === "object" && input !== null ? fromPlainJson(input) : invalid("must be an object");
  },
  write: jsonDocument
};
function json(schema) {
  return {
    info: { type: "field" },
    schema: () => schema,
    reading: {
      allowNull: false,
      toInternalValue: storing(readJson),
      fromForm: storing(readJsonText),
      schema: (encoding) => encoding === "json" ? schema : JSON_TEXT
    },
    keep(value, { contract }) {
      const isFault = contract.reproduces(unstorable2) && !isStorable(value);
      if (isFault) throw unstorable2.error();
      return value;
    },
    initial: Object.freeze(/* @__PURE__ */ Object.create(null)),
    isLarge: true,
    inDocuments: IN_DOCUMENTS
  };
}
var { unstorable: unstorable2 } = JSON_FAULTS;
var { crash } = PARSE_FAULTS;
var JSON_TEXT = {
  description: "JSON as text.",
  type: "string",
  contentMediaType: "application/json"
};
function storing(read4) {
  return refusing(
    [JSON_FIELD.invalid.detail(), unstorable2.any, crash.any],
    (input, { world: { contract } }) => {
      const outcome2 = read4(input, void 0);
      if (!outcome2.valid && contract.reproduces(crash) && nestsTooDeep(input)) throw crash.error();
      const isRefused = outcome2.valid && !contract.reproduces(unstorable2) && !isStorable(outcome2.value);
      return isRefused ? invalid(JSON_FIELD.invalid.detail()) : outcome2;
    }
  );
}
function nestsTooDeep(input) {
  const decoded5 = typeof input === "string" ? decodeJson(Buffer.from(input)) : { error: "" };
  return "error" in decoded5 && decoded5.isTooDeep === true;
}
function isStorable(value) {
  return value !== null && isFiniteJson(value) && storable(value).valid;
}
function jsonList(items2) {
  return {
    info: { type: "field" },
    schema: () => ({ type: "array", items: items2 }),
    initial: [],
    isLarge: true,
    inDocuments: {
      schema: { type: "array", items: IN_DOCUMENTS.schema },
      read: (input, context) => {
        if (!Array.isArray(input)) return invalid("must be a list");
        const values = [];
        for (const [index2, each2] of input.entries()) {
          const outcome2 = IN_DOCUMENTS.read(each2, context);
          if (!outcome2.valid) return { valid: false, errors: { [index2]: outcome2.errors } };
          values.push(outcome2.value);
        }
        return valid(values);
      },
      write: (values) => values.map(jsonDocument)
    }
  };
}
function jsonDocument(value) {
  const plain2 = toPlain(value);
  const isObject5 = typeof plain2 === "object" && plain2 !== null;
  const text6 = encodeJson(value);
  return isObject5 && encodeJson(fromPlain(plain2)) === text6 ? plain2 : text6;
}
function fromText(text6) {
  const decoded5 = decodeJson(Buffer.from(text6));
  return "value" in decoded5 ? storable(decoded5.value) : invalid(`must be an object, or JSON as text: ${decoded5.error}`);
}
function fromPlainJson(input) {
  return isJson(input, 0) ? storable(fromPlain(input)) : invalid(`must be JSON, nested at most ${MAX_DEPTH4} deep`);
}
function isJson(value, depth) {
  if (value === null || ["string", "boolean", "bigint"].includes(typeof value)) return true;
  if (typeof value === "number") return Number.isFinite(value);
  if (typeof value !== "object" || depth === MAX_DEPTH4) return false;
  if (value instanceof JsonFloat) return true;
  return Object.values(value).every((member) => isJson(member, depth + 1));
}
function fromPlain(value) {
  if (typeof value === "number") {
    return Number.isInteger(value) ? BigInt(value) : new JsonFloat(floatText(value));
  }
  if (typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value === "bigint" || value instanceof JsonFloat) return value;
  if (Array.isArray(value)) return value.map(fromPlain);
  if (typeof value !== "object" || value === null) return null;
  const members = /* @__PURE__ */ Object.create(null);
  for (const [name, member] of Object.entries(value)) members[name] = fromPlain(member);
  return members;
}
function toPlain(value) {
  if (typeof value === "bigint") return Number(value);
  if (value instanceof JsonFloat) return Number(value.text);
  if (Array.isArray(value)) return value.map(toPlain);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, toPlain(member)]));
}

// src/waldur/view-set/row-answer.ts
function rowAnswer(model, fields3, { selectsFields = false } = {}) {
  return {
    schema: (contract) => rowSchema({ model, fields: fields3, selectsFields }, contract),
    reply: (row2, call) => jsonReply(represent(fields3, row2, call))
  };
}

// src/resources/invoices/customer-details.ts
var details = lazy(
  () => Object.fromEntries(
    [
      "name",
      "address",
      "country",
      "country_name",
      "email",
      "postal",
      "phone_number",
      "bank_name",
      "bank_account"
    ].map((name) => [name, customerModel.serializer[name]])
  )
);
function customerDetails({ customer }, call) {
  const row2 = call.world.store.table(customers).get(customer);
  return row2 === void 0 ? null : represent(details(), row2, call);
}
function detailsSchema(wire) {
  return representationSchema(details(), wire);
}

// src/resources/invoices/issuer-details.ts
var ISSUER_DETAILS = {
  company: "OpenNode",
  address: "Lille 4-205",
  country: "Estonia",
  email: "info@opennodecloud.com",
  postal: "80041",
  phone: { country_code: "372", national_number: "5555555" },
  bank: "Estonian Bank",
  account: "123456789",
  vat_code: "EE123456789",
  country_code: "EE"
};

// src/resources/invoices/period.ts
var PAYMENT_INTERVAL_DAYS = 30;
function periodOf({ year, month }) {
  return `${String(month).padStart(2, "0")}-${String(year).padStart(4, "0")}`;
}
function dueDate({ invoiceDate }) {
  return invoiceDate === null ? null : addDays(invoiceDate, PAYMENT_INTERVAL_DAYS);
}
function thisYear({ clock }) {
  return Number(clock.now().slice(0, 4));
}
function thisMonth({ clock }) {
  return Number(clock.now().slice(5, 7));
}
function firstOfMonth({ year, month }) {
  return firstDay(year, month);
}
function usualInvoiceDate({
  state,
  year,
  month
}) {
  if (state === "pending") return null;
  return month === 12 ? firstDay(Math.min(year + 1, 9999), 1) : firstDay(year, month + 1);
}
function firstDay(year, month) {
  const day = calendarDate(year, month, 1);
  if (day === void 0) throw new RangeError(`${year}-${month} is no month.`);
  return day;
}

// src/resources/invoices/states.ts
var NEWER_STATE = "pending_finalization";
var INVOICE_STATES = ["pending", NEWER_STATE, "created", "paid", "canceled"];
var OF_OLDER_SERVERS = INVOICE_STATES.filter(
  (state) => state !== NEWER_STATE
);
function stateFilter() {
  return defineFilter(
    "state",
    refusing(
      [FILTER.choice.any],
      (values, _language, { world: { contract } }) => {
        const isOlder = contract.differences.invoice_states === "without_finalization";
        return cleanChoices(values, isOlder ? OF_OLDER_SERVERS : INVOICE_STATES);
      }
    ),
    (rows, states) => states.length === 0 ? rows : rows.whereIn("state", states),
    () => choicesParameter(INVOICE_STATES)
  );
}

// src/resources/invoices/told.ts
var TOLD_STATES = {
  pending: "Pending",
  created: "Created",
  paid: "Paid",
  canceled: "Canceled"
};
var REQUIRED2 = { required: true, read_only: false };
var OPTIONAL = { required: false, read_only: false };
var AMOUNT2 = { ...REQUIRED2, type: "decimal", max_digits: 22, decimal_places: 10 };
var TOLD = {
  number: { type: "field" },
  customer: { ...REQUIRED2, label: "Organization" },
  price: REQUIRED2,
  tax: AMOUNT2,
  total: AMOUNT2,
  state: {
    ...OPTIONAL,
    choices: Object.entries(TOLD_STATES).map(([value, display_name]) => ({ value, display_name }))
  },
  year: { ...OPTIONAL, min_value: 0, max_value: 32767 },
  month: { ...OPTIONAL, min_value: 1, max_value: 12 },
  invoice_date: {
    ...OPTIONAL,
    help_text: "Date then invoice moved from state pending to created."
  },
  due_date: { ...REQUIRED2, type: "date" },
  backend_id: OPTIONAL,
  payment_url: {
    ...OPTIONAL,
    help_text: "URL for initiating payment via payment gateway."
  },
  reference_number: {
    ...OPTIONAL,
    help_text: "Reference number associated with the invoice."
  }
};

// src/resources/invoices/fields.ts
var INVOICES = "invoices";
var INVOICE_PLACES = 10;
var AMOUNT_DIGITS = 13;
var FIRST_NUMBER = 1e5;
var PERCENT = decimal("0.01");
var AMOUNT3 = { schema: () => decimalSchema(AMOUNT_DIGITS, INVOICE_PLACES) };
var SETTABLE = {
  backend_id: text(),
  payment_url: webAddress,
  reference_number: text({ maxLength: 300 })
};
var invoiceFields = {
  url: url(INVOICES),
  uuid: readOnly(key("invoices")),
  number: readOnly(integer(1, Number.MAX_SAFE_INTEGER), {
    defaultFrom: nextNumber,
    told: TOLD.number
  }),
  customer: readOnly(relation(customers, CUSTOMERS), {
    filters: ["exact"],
    told: TOLD.customer
  }),
  /** The sum of the items without tax. */
  price: readOnly(decimal2(22, INVOICE_PLACES), { ...AMOUNT3, told: TOLD.price }),
  tax_percent: stored(decimal2(4, 2)),
  tax: derived(taxOf, "decimal", AMOUNT3.schema, TOLD.tax),
  total: derived(totalOf, "decimal", AMOUNT3.schema, TOLD.total),
  state: readOnly(choice(INVOICE_STATES), {
    default: "pending",
    told: TOLD.state
  }),
  year: readOnly(integer(1, 9999), {
    defaultFrom: thisYear,
    filters: ["exact"],
    ordering: true,
    told: TOLD.year
  }),
  month: readOnly(integer(1, 12), {
    defaultFrom: thisMonth,
    schema: () => ({ type: "integer", minimum: 1, maximum: 12 }),
    filters: ["exact"],
    ordering: true,
    told: TOLD.month
  }),
  created: stored(date, {
    derivedFrom: firstOfMonth,
    filters: ["exact", { gt: "start_date" }, { lt: "end_date" }],
    ordering: true
  }),
  issuer_details: derived(issuerDetails, "field", () => constantValue(ISSUER_DETAILS)),
  /** Null until the invoice is created at the end of its month. */
  invoice_date: readOnly(nullable(date), {
    derivedFrom: usualInvoiceDate,
    told: TOLD.invoice_date
  }),
  due_date: derived(dueDate, "field", () => nullableSchema(DATE), TOLD.due_date),
  customer_details: derived(customerDetails, "field", detailsSchema),
  items: readOnly(jsonList({ description: "As the fixtures have it." })),
  backend_id: readOnly(SETTABLE.backend_id, { told: TOLD.backend_id }),
  payment_url: readOnly(SETTABLE.payment_url, { told: TOLD.payment_url }),
  reference_number: readOnly(SETTABLE.reference_number, { told: TOLD.reference_number })
};
var invoiceModel = defineModel({
  name: "invoices",
  basename: INVOICES,
  fields: invoiceFields,
  table: {
    // Newest period first. Source: BEHAVIOUR 13.
    order: ({ year, month }) => `${9999 - year}`.padStart(4, "0") + `${12 - month}`.padStart(2, "0"),
    indexes: [["state"], ["customer", "state"], ["year"], ["created"]]
  },
  first: {
    documents: [
      "customer",
      "state",
      "year",
      "month",
      "number",
      "created",
      "invoice_date",
      "tax_percent",
      "price",
      "items",
      "payment_url",
      "reference_number"
    ],
    orderings: ["created"]
  },
  filters: [
    stateFilter(),
    sumFilter("min_sum", ceilingOf, (order) => order >= 0),
    sumFilter("max_sum", floorOf, (order) => order <= 0)
  ]
});
var invoices = invoiceModel.table;
var WHOLE_INVOICE = rowAnswer(
  "Invoice",
  invoiceModel.serializer,
  { selectsFields: true }
);
function sumFilter(name, boundOf, holds) {
  return defineFilter(
    name,
    cleanNumber,
    (rows, asked2) => {
      const bound2 = boundOf(asked2, INVOICE_PLACES);
      return rows.filter((invoice) => holds(compareDecimals(totalOf(invoice), bound2)));
    },
    numberParameter
  );
}
function taxOf({ price, taxPercent }) {
  return multiplyDecimals(
    multiplyDecimals(price, taxPercent, INVOICE_PLACES),
    PERCENT,
    INVOICE_PLACES
  );
}
function totalOf(invoice) {
  return addDecimals(rescale(invoice.price, INVOICE_PLACES), taxOf(invoice));
}
function issuerDetails() {
  return ISSUER_DETAILS;
}
function nextNumber({ store }) {
  return FIRST_NUMBER + store.table(invoices).size + 1;
}

// src/resources/invoices/items.ts
var { items } = invoiceFields;
var itemsOfInvoice = {
  method: "GET",
  operation: "items_retrieve",
  isIn: ({ differences: differences2 }) => differences2.invoice_items === "served",
  permission: isAuthenticated,
  description: "As the fixtures have them. Published, not recorded.",
  answer: (contract) => items.kind.schema?.(contract),
  act: (invoice) => jsonReply(invoice.items)
};

// src/resources/invoices/refusals.ts
var INVOICE_REFUSALS = defineRefusals(
  "invoices",
  { status: 409, shape: "detail", step: "state", source: "BEHAVIOUR 13, `\u2026/paid/`" },
  {
    not_created: {
      text: "Valid states for operation: Created.",
      what: "the invoice is not created, or paid already"
    },
    not_to_be_notified: {
      text: "Notification only for the created invoice can be sent.",
      what: "the invoice is not created, or paid already",
      status: 400,
      shape: "list",
      source: "BEHAVIOUR 13, `\u2026/send_notification/`"
    },
    no_active_profile: {
      text: "The active profile for this customer does not exist.",
      what: "the organization has no active profile",
      status: 400,
      shape: "list",
      step: "act"
    }
  }
);

// src/resources/invoices/send-notification.ts
var { not_created, not_to_be_notified } = INVOICE_REFUSALS;
function requireCreated({ state }) {
  if (state !== "created") throw not_created.error();
}
var UNPAID_EXAMPLE = "1a000000-0000-4000-8000-000000000003";
var SCHEDULED = "Invoice notification sending has been successfully scheduled.";
function isWhole({ differences: differences2 }) {
  return differences2.notification_answer === "invoice";
}
var sendNotification = {
  permission: isStaff,
  description: "Of an invoice that is created and unpaid. Nothing is sent by this server.",
  exampleRow: UNPAID_EXAMPLE,
  answer: (contract) => isWhole(contract) ? WHOLE_INVOICE.schema(contract) : detailSchema(constant(SCHEDULED)),
  refusals: [not_to_be_notified],
  check: ({ state }) => {
    if (state !== "created") throw not_to_be_notified.error();
  },
  act: (invoice, _data, call) => isWhole(call.world.contract) ? WHOLE_INVOICE.reply(invoice, call) : jsonReply({ detail: SCHEDULED })
};

// src/resources/invoices/set-text.ts
function setText(name, example) {
  const { [name]: kind } = SETTABLE;
  return readingAction({
    permission: isStaff,
    description: `Sets \`${name}\`; a blank takes it away.`,
    fields: serializerOf({ [name]: optional(kind) }),
    example: { [name]: example },
    answer: () => void 0,
    act: (invoice, { [name]: value }, call) => {
      if (value !== void 0)
        call.world.store.table(invoices).replace({ ...invoice, [rowName(name)]: value });
      return emptyReply(200);
    }
  });
}
var setTextActions = {
  set_backend_id: setText("backend_id", "INV-100003"),
  set_payment_url: setText("payment_url", "https://pay.example.com/100003"),
  set_reference_number: setText("reference_number", "RF20231203")
};

// src/resources/invoices/index.ts
function createInvoices(actions) {
  return {
    table: invoices,
    get fixture() {
      return invoiceModel.fixture;
    },
    view: defineViewSet({
      basename: INVOICES,
      exampleBasename: "invoice",
      operationPrefix: "invoices",
      model: "Invoice",
      get fields() {
        return invoiceModel.serializer;
      },
      keepsTextsOf: invoices,
      selectsFields: true,
      examples: { row: "a1b2c3d4-e5f6-7890-abcd-ef1234567890" },
      visible: visibleInvoices,
      get filters() {
        return invoiceModel.filters;
      },
      refused: ["POST", "PUT", "PATCH", "DELETE"],
      actions: {
        items: itemsOfInvoice,
        ...setTextActions,
        send_notification: sendNotification,
        ...actions
      }
    })
  };
}
function visibleInvoices(call) {
  const user = userOf2(call);
  const all2 = call.world.store.table(invoices).select();
  return seesEverything(user) ? all2 : all2.whereIn("customer", ownCustomers(user));
}

// src/resources/payment-profiles/jsonb.ts
function jsonbOrder(value) {
  if (value === null || typeof value !== "object" || value instanceof JsonFloat) return value;
  if (isList(value)) return value.map(jsonbOrder);
  if (!isDictionary(value)) return value;
  const ordered2 = /* @__PURE__ */ Object.create(null);
  const byLength = (a, b) => Buffer.byteLength(a) - Buffer.byteLength(b) || (a < b ? -1 : 1);
  for (const key2 of Object.keys(value).sort(byLength))
    ordered2[key2] = jsonbOrder(value[key2] ?? null);
  return ordered2;
}

// src/resources/payment-profiles/fields.ts
var PAYMENT_PROFILES = "payment-profiles";
var MODEL = "PaymentProfile";
var PAYMENT_TYPES = {
  fixed_price: "Fixed-price contract",
  invoices: "Monthly invoices",
  payment_gw_monthly: " Payment gateways (monthly)"
};
var activeFlag = {
  info: { type: "boolean" },
  schema: () => ({ type: ["boolean", "null"], enum: [true, null] }),
  reading: { allowNull: true, absent: true, toInternalValue: readNullableBoolean },
  keep: (flag) => flag === true ? true : null,
  inDocuments: {
    schema: { enum: [true, false, null] },
    read: (input) => {
      if (input === true) return valid(true);
      const isInactive = input === null || input === false;
      return isInactive ? valid(null) : invalid("must be true, false or null");
    }
  },
  query: queryOf2({
    clean: cleanBoolean,
    schema: booleanParameter,
    exact: (rows, member, flag) => flag ? rows.where(member, true) : rows.whereIn(member, [])
  }),
  compare: (a, b) => Number(b === true) - Number(a === true)
};
var ATTRIBUTES2 = {
  description: 'Usually an object, such as `{"contract_sum": 5000}`; any JSON but null.',
  type: ["object", "array", "string", "number", "boolean"]
};
var paymentProfileFields = {
  uuid: readOnly(key("payment_profiles")),
  url: url(PAYMENT_PROFILES),
  name: required(text({ maxLength: 150, allowBlank: "in documents" }), {
    defaultFrom: nextName2,
    ordering: true
  }),
  organization_uuid: derived(organizationUuid, "field", uuidSchema),
  organization: required(relation(customers, CUSTOMERS), { filters: ["exact"] }),
  attributes: optional(json(ATTRIBUTES2), { stored: jsonbOrder }),
  payment_type: required(namedChoice(PAYMENT_TYPES), {
    default: "invoices",
    filters: ["exact"],
    ordering: true
  }),
  payment_type_display: derived(paymentTypeDisplay, "field", () => ({
    type: "string",
    enum: Object.values(PAYMENT_TYPES)
  })),
  is_active: optional(activeFlag, { default: true, filters: ["exact"], ordering: true })
};
var paymentProfileModel = defineModel({
  name: "payment_profiles",
  basename: PAYMENT_PROFILES,
  fields: paymentProfileFields,
  // Ordered by name. Source: BEHAVIOUR 13.
  table: {
    order: ({ name }) => name,
    indexes: [["organization", "isActive"]],
    // The database lists them within their organization as they were last written. Source: BEHAVIOUR 17.
    movesOnReplace: true
  },
  first: { documents: ["name", "organization", "payment_type", "is_active"] },
  rules: { breaches: secondActive }
});
var paymentProfiles = paymentProfileModel.table;
function nextName2({ index: index2 }) {
  return `Payment profile ${index2 + 1}`;
}
function organizationUuid({ organization }, { world }) {
  return world.contract.wireUuid(organization);
}
function paymentTypeDisplay({ paymentType }) {
  return PAYMENT_TYPES[paymentType];
}
function secondActive({ isActive: isActive2, organization }, _extra, { store, uuid: own2, isDoubtful }) {
  if (isActive2 !== true || organization === void 0) return [];
  const others = store.table(paymentProfiles).select().where("organization", organization);
  for (const { uuid } of others.where("isActive", true)) {
    if (uuid === own2 || isDoubtful("payment_profiles", uuid, "is_active")) continue;
    const message = "must not be true: the organization has an active profile already";
    return [{ pointer: "/is_active", message }];
  }
  return [];
}

// src/resources/payment-profiles/visibility.ts
function visibleProfiles(user, store) {
  const all2 = store.table(paymentProfiles).select();
  if (seesEverything(user)) return all2;
  return all2.whereIn("organization", ownCustomers(user)).where("isActive", true);
}
function profilesOf(customers3, store) {
  const profiles = store.table(paymentProfiles).select().whereIn("organization", customers3);
  return Array.from(profiles, ({ uuid }) => uuid);
}
function activeProfile(organization, store) {
  const profiles = store.table(paymentProfiles).select().where("organization", organization);
  return profiles.where("isActive", true).first();
}

// src/resources/payment-profiles/enable.ts
var ENABLED = "Payment profile has been enabled.";
var SENTENCE = constant(ENABLED);
var WHOLE = rowAnswer(
  MODEL,
  paymentProfileModel.serializer
);
function enableAnswer(contract) {
  const answers2 = {
    detail: () => detailSchema(SENTENCE),
    status: () => objectSchema({ status: SENTENCE }),
    both: () => objectSchema({ detail: SENTENCE, status: SENTENCE }),
    profile: () => WHOLE.schema(contract),
    empty: () => void 0
  };
  return answers2[contract.differences.enable_answer]();
}
function enableProfile(row2, call) {
  const { store, contract } = call.world;
  const table = store.table(paymentProfiles);
  const active = activeProfile(row2.organization, store);
  if (active) table.replace({ ...active, isActive: null });
  const enabled = { ...row2, isActive: true };
  table.replace(enabled);
  const answers2 = {
    detail: () => jsonReply({ detail: ENABLED }),
    status: () => jsonReply({ status: ENABLED }),
    both: () => jsonReply({ detail: ENABLED, status: ENABLED }),
    profile: () => WHOLE.reply(enabled, call),
    empty: () => emptyReply(200)
  };
  return answers2[contract.differences.enable_answer]();
}

// src/resources/payment-profiles/refusals.ts
var PROFILE_REFUSALS = defineRefusals(
  "payment_profiles",
  { status: 409, shape: "detail", step: "act", source: "BEHAVIOUR 13" },
  {
    has_payments: {
      text: "Cannot delete payment profile with existing payments",
      what: "a payment refers to the profile"
    },
    second_active: {
      text: "The fields organization, is_active must make a unique set.",
      what: "the organization has another profile that is active, or not active, likewise",
      status: 400,
      shape: "non_field",
      step: "validate",
      source: "observed (theme `payment-profiles`); DRF validators.UniqueTogetherValidator"
    }
  }
);
var PROFILE_FAULTS = defineServerFaults("payment_profiles", {
  many_payments: {
    note: "deleting a row that several others refer to fails.",
    what: "several payments refer to the profile that is deleted"
  }
});

// src/store/errors.ts
var DuplicateError = class extends Error {
  name = "DuplicateError";
  table;
  column;
  value;
  constructor(table, column, value) {
    super(`${table}.${column} already holds ${JSON.stringify(value)}.`);
    this.table = table;
    this.column = column;
    this.value = value;
  }
};
var MissingReferenceError = class extends Error {
  name = "MissingReferenceError";
  table;
  column;
  value;
  constructor(table, column, value) {
    super(`${table}.${column} refers to ${JSON.stringify(value)}, which does not exist.`);
    this.table = table;
    this.column = column;
    this.value = value;
  }
};
var MissingRowError = class extends Error {
  name = "MissingRowError";
  table;
  uuid;
  constructor(table, uuid) {
    super(`${table} holds no row ${uuid}.`);
    this.table = table;
    this.uuid = uuid;
  }
};
var ProtectedError = class extends Error {
  name = "ProtectedError";
  table;
  column;
  count;
  constructor(table, column, count2) {
    super(`${count2} row(s) refer to it through ${table}.${column}.`);
    this.table = table;
    this.column = column;
    this.count = count2;
  }
};

// src/waldur/view-set/protected-delete.ts
function deleteRow({ world }, table, uuid, { one: one3, several }) {
  try {
    world.store.table(table).delete(uuid);
  } catch (error2) {
    if (!(error2 instanceof ProtectedError)) throw error2;
    const isFault = error2.count > 1 && world.contract.reproduces(several);
    throw (isFault ? several : one3).error();
  }
}

// src/resources/payment-profiles/write.ts
function createProfile(values, { world }) {
  const { organization, is_active: isActive2 = true } = values;
  const pair2 = { organization: organization.uuid, isActive: isActive2 };
  refuseSamePair(pair2, void 0, world.store);
  const profile = paymentProfileModel.made(values, world);
  world.store.table(paymentProfiles).insert(paymentProfileModel.stored(profile));
  return profile;
}
function updateProfile(row2, values, { world }) {
  const { organization, is_active: isActive2 = row2.isActive } = values;
  const pair2 = { organization: organization?.uuid ?? row2.organization, isActive: isActive2 };
  refuseSamePair(pair2, row2, world.store);
  const profile = paymentProfileModel.changed(row2, values, world);
  world.store.table(paymentProfiles).replace(paymentProfileModel.stored(profile));
  return profile;
}
function refuseSamePair(pair2, row2, store) {
  const { organization, isActive: isActive2 } = pair2;
  const isChanged = row2 === void 0 || organization !== row2.organization || isActive2 !== row2.isActive;
  const isNulled = isActive2 === null && row2?.isActive !== null;
  if (!isChanged || isNulled || isActive2 === false) return;
  const same = store.table(paymentProfiles).select().where("organization", organization);
  for (const { uuid } of same.where("isActive", isActive2)) {
    if (uuid !== row2?.uuid) throw PROFILE_REFUSALS.second_active.error();
  }
}
function destroyProfile({ uuid }, call) {
  deleteRow(call, paymentProfiles, uuid, {
    one: PROFILE_REFUSALS.has_payments,
    several: PROFILE_FAULTS.many_payments
  });
}

// src/resources/payment-profiles/organization-profiles.ts
var organizationProfiles = {
  payment_profiles: readOnlyField(
    profilesShown,
    "field",
    (wire) => nullableSchema({
      type: "array",
      items: { title: MODEL, ...representationSchema(paymentProfileModel.serializer, wire) }
    })
  )
};
function profilesShown({ uuid }, call) {
  const user = userOf2(call);
  const all2 = call.world.store.table(paymentProfiles).select().where("organization", uuid);
  if (!seesEverything(user) && !owns(user, uuid)) return null;
  const shown3 = seesEverything(user) ? all2 : all2.where("isActive", true);
  return Array.from(
    shown3.byInsertion(),
    (profile) => represent(paymentProfileModel.serializer, profile, call)
  );
}

// src/resources/payment-profiles/index.ts
var paymentProfileResource = {
  table: paymentProfiles,
  get fixture() {
    return paymentProfileModel.fixture;
  },
  view: defineViewSet({
    basename: PAYMENT_PROFILES,
    exampleBasename: "profile",
    operationPrefix: "payment_profiles",
    model: MODEL,
    get fields() {
      return paymentProfileModel.serializer;
    },
    keepsTextsOf: paymentProfiles,
    visible: (call) => visibleProfiles(userOf2(call), call.world.store),
    get filters() {
      return paymentProfileModel.filters;
    },
    create: createProfile,
    update: updateProfile,
    destroy: destroyProfile,
    refusals: {
      create: [PROFILE_REFUSALS.second_active],
      update: [PROFILE_REFUSALS.second_active],
      destroy: [PROFILE_REFUSALS.has_payments, PROFILE_FAULTS.many_payments]
    },
    examples: {
      row: "a1b2c3d4-e5f6-7890-abcd-ef1234567890",
      body: {
        name: "Acme by the month",
        organization: "/api/customers/ca000000-0000-4000-8000-000000000001/",
        payment_type: "invoices",
        is_active: null,
        attributes: { contract_sum: 5e3 }
      },
      part: { name: "Acme agreement 2024" }
    },
    actions: {
      enable: {
        permission: isStaff,
        description: "The profile that was active is so no more.",
        answer: enableAnswer,
        act: (row2, _data, call) => enableProfile(row2, call)
      }
    }
  })
};

// src/resources/payments/fields.ts
var PAYMENTS = "payments";
var SUM_PLACES = 2;
var sum = decimal2(8 + SUM_PLACES, SUM_PLACES);
var proof = file({ folder: "proof_of_payment", maxNameLength: 100 });
function isActive(profile) {
  return profile.isActive === true;
}
var paymentFields = {
  uuid: readOnly(key("payments")),
  url: url(PAYMENTS),
  profile: required(relation(paymentProfiles, PAYMENT_PROFILES, { isChoosable: isActive }), {
    filters: ["exact"]
  }),
  date_of_payment: required(date, { defaultFrom: today, filters: ["exact"] }),
  /** Minus zero is answered as it was sent. */
  sum: optional(sum, { stored: withoutNegativeZero }),
  proof: optional(proof),
  invoice: readOnly(nullable(relation(invoices, INVOICES, { onDelete: "setNull" }))),
  invoice_uuid: through(
    { name: "invoice", whenNull: ({ absentRelation }) => absentRelation },
    derived(invoiceUuid, "field", uuidSchema)
  ),
  invoice_period: through(
    { name: "invoice", whenNull: () => null },
    derived(invoicePeriod, "field", () => ({
      type: "string",
      pattern: "^(0[1-9]|1[0-2])-\\d{4}$"
    }))
  ),
  customer_uuid: derived(customerUuid, "field", uuidSchema),
  created: stored(instant, { defaultFrom: now2 })
};
var paymentModel = defineModel({
  name: "payments",
  basename: PAYMENTS,
  fields: paymentFields,
  table: {
    // Ordered by the time of creation. Source: BEHAVIOUR 4.
    order: ({ created: created2 }) => created2,
    indexes: [["dateOfPayment"], ["profile", "dateOfPayment"]]
  },
  first: { filters: ["date_of_payment"] },
  rules: {
    extra: { $moved: columnOf(stored(boolean, { default: false })) },
    writeExtra: (row2, store) => linkBreaches(row2, store, () => false).length > 0 ? { $moved: true } : {},
    breaches: (row2, { $moved }, { store, isDoubtful }) => $moved === false ? linkBreaches(row2, store, isDoubtful) : [],
    isStoredTogether: true
  }
});
var payments = paymentModel.table;
function today({ clock }) {
  return dateOf(clock.now());
}
function now2({ clock }) {
  return clock.now();
}
function invoiceUuid({ invoice }, { world: { contract } }) {
  return invoice === null ? contract.absentRelation : contract.wireUuid(invoice);
}
function invoicePeriod({ invoice }, { world }) {
  const row2 = invoice === null ? void 0 : world.store.table(invoices).get(invoice);
  return row2 === void 0 ? null : periodOf(row2);
}
function customerUuid({ profile }, { world: { store, contract } }) {
  const row2 = store.table(paymentProfiles).get(profile);
  return row2 === void 0 ? null : contract.wireUuid(row2.organization);
}
function linkBreaches({ profile, invoice }, store, isDoubtful) {
  const linked = invoice ? store.table(invoices).get(invoice) : void 0;
  if (!linked) return [];
  const pointer = "/invoice";
  if (linked.state !== "paid" && !isDoubtful("invoices", linked.uuid, "state")) {
    return [{ pointer, message: `must be a paid invoice, and this one is ${linked.state}` }];
  }
  const payer = profile && store.table(paymentProfiles).get(profile)?.organization;
  return payer === void 0 || linked.customer === payer ? [] : [{ pointer, message: "must be an invoice of the organization of the profile" }];
}

// src/resources/payments/refusals.ts
var PAYMENT_REFUSALS = defineRefusals(
  "payments",
  { status: 400, shape: "list", step: "state", source: "BEHAVIOUR 4" },
  {
    link_exists: {
      text: "Link to an invoice exists.",
      what: "the payment is linked already",
      preset: "link_exists"
    },
    link_missing: {
      text: "Link to an invoice does not exist.",
      what: "the payment is not linked",
      preset: "link_missing"
    },
    other_customer: {
      text: "The passed invoice does not belong to the selected customer.",
      what: "the invoice is one of another customer",
      preset: "other_customer",
      step: "act"
    }
  }
);
var PAYMENT_FAULTS = defineServerFaults("payments", {
  sum_missing: {
    note: 'a payment without "sum" cannot be created. Nothing was stored.',
    what: "a payment is created without `sum`"
  }
});

// src/resources/payments/link-to-invoice.ts
var { link_exists, other_customer } = PAYMENT_REFUSALS;
var LINKED = "An invoice has been linked to payment.";
var linkToInvoice = readingAction({
  permission: isStaff,
  description: "The invoice must be paid, of the same organization, and the payment not linked yet.",
  // An invoice that is not paid is as good as missing. Source: BEHAVIOUR 4.
  fields: serializerOf({
    invoice: required(
      relation(invoices, INVOICES, { isChoosable: ({ state }) => state === "paid" })
    )
  }),
  example: { invoice: "/api/invoices/a1b2c3d4-e5f6-7890-abcd-ef1234567890/" },
  answer: (contract) => {
    const invoice = urlSchema(contract, INVOICES);
    const answers2 = {
      published: objectSchema({ invoice }),
      detail: detailSchema(constant(LINKED)),
      both: objectSchema({ invoice, detail: constant(LINKED) }),
      empty: void 0
    };
    return answers2[contract.differences.link_answer];
  },
  refusals: [link_exists, other_customer],
  check: ({ invoice }) => {
    if (invoice !== null) throw link_exists.error();
  },
  act: (payment2, { invoice }, call) => {
    const { store, contract } = call.world;
    const profile = store.table(paymentProfiles).get(payment2.profile);
    if (invoice.customer !== profile?.organization) throw other_customer.error();
    store.table(payments).replace({ ...payment2, invoice: invoice.uuid });
    const link = { invoice: urlOf(call, INVOICES, invoice.uuid) };
    const answers2 = {
      published: link,
      detail: { detail: LINKED },
      both: { ...link, detail: LINKED },
      empty: void 0
    };
    const answer3 = answers2[contract.differences.link_answer];
    return answer3 === void 0 ? emptyReply(200) : jsonReply(answer3);
  }
});

// src/resources/payments/unlink-from-invoice.ts
var { link_missing } = PAYMENT_REFUSALS;
var WHOLE2 = rowAnswer(
  "Payment",
  paymentModel.serializer
);
var UNLINKED = "An invoice has been unlinked from payment.";
var unlinkFromInvoice = {
  permission: isStaff,
  description: "The body is ignored, whatever it is.",
  exampleRow: "ba000000-0000-4000-8000-000000000002",
  answer: (contract) => {
    const { unlink_answer: kind } = contract.differences;
    if (kind === "empty") return void 0;
    return kind === "payment" ? WHOLE2.schema(contract) : detailSchema(constant(UNLINKED));
  },
  refusals: [link_missing],
  check: ({ invoice }) => {
    if (invoice === null) throw link_missing.error();
  },
  act: (payment2, _data, call) => {
    const { store, contract } = call.world;
    const unlinked = { ...payment2, invoice: null };
    store.table(payments).replace(unlinked);
    const { unlink_answer: kind } = contract.differences;
    if (kind === "empty") return emptyReply(200);
    return kind === "payment" ? WHOLE2.reply(unlinked, call) : jsonReply({ detail: UNLINKED });
  }
};

// src/resources/payments/write.ts
function createPayment(values, { world }) {
  if (values.sum === void 0) failAs(PAYMENT_FAULTS.sum_missing, world.contract);
  const payment2 = paymentModel.made(values, world);
  world.store.table(payments).insert(paymentModel.stored(payment2));
  return payment2;
}
function updatePayment(row2, values, { world }) {
  const payment2 = paymentModel.changed(row2, values, world);
  world.store.table(payments).replace(paymentModel.stored(payment2));
  return payment2;
}
function destroyPayment({ uuid }, { world }) {
  world.store.table(payments).delete(uuid);
}

// src/resources/payments/mark-as-paid.ts
var nothing2 = () => null;
var paidFields = {
  date: requiredField({ type: "date" }, { allowNull: false, toInternalValue: readDate }, nothing2),
  proof: optionalField(
    { type: "file upload" },
    { allowNull: false, toInternalValue: readFile() },
    nothing2
  )
};
var markAsPaid = readingAction({
  permission: isStaff,
  description: "Of an invoice that is created. With a date, a payment of its total is made and linked.",
  fields: paidFields,
  example: { date: "2023-12-05" },
  exampleRow: UNPAID_EXAMPLE,
  answer: (contract) => contract.differences.paid_answer === "invoice" ? WHOLE_INVOICE.schema(contract) : void 0,
  refusals: [
    INVOICE_REFUSALS.not_created,
    INVOICE_REFUSALS.no_active_profile,
    ...Object.values(MEDIA_REFUSALS)
  ],
  mistakes: { sum: sum.reading.toInternalValue.refusals ?? [] },
  check: requireCreated,
  act: (invoice, values, call) => {
    recordPayment(invoice, values, call);
    return setPaid(invoice, call);
  },
  actWithout: setPaid
});
function setPaid(invoice, call) {
  const { store, contract } = call.world;
  const paid = { ...invoice, state: "paid" };
  store.table(invoices).replace(paid);
  const isWhole3 = contract.differences.paid_answer === "invoice";
  return isWhole3 ? WHOLE_INVOICE.reply(paid, call) : emptyReply(200);
}
function recordPayment(invoice, { date: date2, proof: proof2 }, call) {
  const { world } = call;
  const profile = activeProfile(invoice.customer, world.store);
  if (!profile) throw INVOICE_REFUSALS.no_active_profile.error();
  const payment2 = paymentModel.made({ date_of_payment: date2, proof: proof2 }, world, {
    profile: profile.uuid,
    sum: sumOf(invoice, call),
    invoice: invoice.uuid
  });
  world.store.table(payments).insert(payment2);
}
function sumOf(invoice, call) {
  const read4 = sum.reading.toInternalValue(rescale(totalOf(invoice), SUM_PLACES), call);
  if (!read4.valid) throw validationError({ sum: read4.errors });
  return read4.value;
}

// src/resources/payments/index.ts
var PAYMENT = "a1b2c3d4-e5f6-7890-abcd-ef1234567890";
var EXAMPLE = {
  profile: "/api/payment-profiles/a1b2c3d4-e5f6-7890-abcd-ef1234567890/",
  date_of_payment: "2023-10-01",
  sum: "100.00"
};
var paymentResource = {
  table: payments,
  get fixture() {
    return paymentModel.fixture;
  },
  view: defineViewSet({
    basename: PAYMENTS,
    isPublished: true,
    operationPrefix: "payments",
    model: "Payment",
    get fields() {
      return paymentModel.serializer;
    },
    keepsTextsOf: payments,
    visible: visiblePayments,
    get filters() {
      return paymentModel.filters;
    },
    create: createPayment,
    update: updatePayment,
    destroy: destroyPayment,
    refusals: {
      create: [PAYMENT_FAULTS.sum_missing, ...Object.values(MEDIA_REFUSALS)],
      update: Object.values(MEDIA_REFUSALS)
    },
    examples: { row: PAYMENT, body: EXAMPLE, part: { sum: "250.00" } },
    actions: { link_to_invoice: linkToInvoice, unlink_from_invoice: unlinkFromInvoice }
  })
};
function visiblePayments(call) {
  const user = userOf2(call);
  const { store } = call.world;
  const all2 = store.table(payments).select();
  return seesEverything(user) ? all2 : all2.whereIn("profile", profilesOf(ownCustomers(user), store));
}

// src/resources/projects/fields.ts
var PROJECTS = "projects";
var projectFields = {
  url: url(PROJECTS),
  uuid: readOnly(key("projects")),
  name: readOnly(text({ maxLength: 500 }), { defaultFrom: nextName3 }),
  customer: readOnly(relation(customers, CUSTOMERS)),
  end_date: readOnly(nullable(date))
};
var projectModel = defineModel({
  name: "projects",
  basename: PROJECTS,
  fields: projectFields
});
var projects = projectModel.table;
function nextName3({ index: index2 }) {
  return `Project ${index2 + 1}`;
}

// src/resources/projects/organization-projects.ts
var organizationProjects = {
  projects: readOnlyField(projectsShown, "field", projectsSchema)
};
var projectsCount = {
  projects_count: readOnlyField(
    ({ uuid }, { world }) => world.store.table(projects).select().where("customer", uuid).count,
    "field",
    () => ({ type: "integer", minimum: 0 })
  )
};
function projectsShown({ uuid }, call) {
  const all2 = call.world.store.table(projects).select().where("customer", uuid);
  return Array.from(asked(seen(all2, uuid, call), call), (project) => shown(project, call));
}
function seen(all2, customer, call) {
  const user = userOf2(call);
  const roles2 = user.roles.filter((role) => role.customer === customer);
  if (seesEverything(user) || roles2.some(({ scope }) => scope === "customer")) return all2;
  const own2 = roles2.flatMap((role) => role.scope === "project" ? [role.project] : []);
  return all2.whereIn("uuid", own2);
}
function asked(rows, { request: { query: query2 } }) {
  const text6 = query2.get("query") ?? "";
  const showsAll = ["true", "True"].includes(query2.get("show_all_projects") ?? "");
  if (text6 === "" || showsAll) return rows;
  const holds = anyCase(text6);
  return rows.filter(({ name }) => holds(name));
}
function shown({ uuid, name, endDate }, call) {
  return {
    url: urlOf(call, PROJECTS, uuid),
    uuid: call.world.contract.wireUuid(uuid),
    name,
    image: null,
    resource_count: 0,
    end_date: endDate
  };
}
function projectsSchema(wire) {
  const project = objectSchema({
    url: urlSchema(wire, PROJECTS),
    uuid: uuidSchema(wire),
    name: { type: "string" },
    image: { type: "null" },
    resource_count: { type: "integer", const: 0 },
    end_date: nullableSchema(DATE)
  });
  return { type: "array", items: project };
}

// src/resources/projects/index.ts
var projectResource = {
  table: projects,
  get fixture() {
    return projectModel.fixture;
  }
};

// src/waldur/view-set/single-view.ts
function defineSingleView(options) {
  return viewOf(options, "GET", {}, (call) => () => options.answer(call));
}
function definePostView(options) {
  const { body } = options;
  return viewOf(options, "POST", { body }, (call) => (data) => {
    const values = passed(validate(body.fields, data, call));
    return options.answer(values, call);
  });
}
function viewOf(traits, method2, taken, guard) {
  const { path: path2, name, optionsText, operation: operation2, permission, summary, schema, headers: headers2 } = traits;
  const { takesSuffix = false, takesRest, lacksHead, parameters, refusals = [] } = traits;
  const route3 = lazy(() => {
    const endpoint2 = defineEndpoint({
      id: operation2,
      scope: operation2,
      method: method2,
      path: path2,
      summary,
      ...takesRest && { description: "Whatever comes behind its slash, the path leads here." },
      permission,
      parameters: () => [...parameters?.() ?? [], FORMAT_SCHEMA],
      answer: (contract) => answer({ description: "It is so.", schema: schema(contract), headers: headers2 }),
      refusals: () => refusals.map(possible),
      ...taken,
      guard
    });
    return createRoute({
      path: path2,
      tag: "site",
      name,
      description: optionsText,
      lacksHead,
      permission,
      endpoints: [endpoint2]
    });
  });
  return {
    routes: {
      basename: path2,
      hasList: false,
      actions: [],
      takesSuffix,
      ...takesRest && { takesRest }
    },
    permission: traits.otherMethods ?? permission,
    all: () => [route3()],
    route: route3
  };
}

// src/resources/site/real-routes.ts
var RESOURCE_NAMES = `
access-subnets auth-tokens auth-valimo aws-images aws-instances aws-regions aws-sizes
aws-volumes azure-images azure-locations azure-public-ips azure-resource-groups azure-sizes
azure-sql-databases azure-sql-servers azure-virtualmachines booking-offerings booking-resources
broadcast-message-templates broadcast-messages call-managing-organisations call-rounds
customer-credits customer-permissions-reviews customer-quotas customers daily-quotas
digitalocean-droplets digitalocean-images digitalocean-regions digitalocean-sizes events
events-stats financial-reports freeipa-profiles google-auth hooks hooks-email hooks-web
identity-providers invoice-items invoices keys lexis-links marketplace-categories
marketplace-category-columns marketplace-category-component-usages
marketplace-category-components marketplace-category-groups marketplace-category-help-articles
marketplace-component-usages marketplace-component-user-usages
marketplace-customer-estimated-cost-policies marketplace-integration-statuses
marketplace-offering-estimated-cost-policies marketplace-offering-files
marketplace-offering-permissions marketplace-offering-permissions-log
marketplace-offering-referrals marketplace-offering-usage-policies
marketplace-offering-user-roles marketplace-offering-users marketplace-orders
marketplace-plan-components marketplace-plans marketplace-project-estimated-cost-policies
marketplace-project-update-requests marketplace-provider-offerings
marketplace-provider-resources marketplace-public-offerings marketplace-resource-users
marketplace-resources marketplace-robot-accounts marketplace-screenshots
marketplace-script-async-dry-run marketplace-script-dry-run marketplace-sections
marketplace-service-providers marketplace-slurm-remote notification-messages
notification-messages-templates openstack-backup-schedules openstack-backups openstack-flavors
openstack-floating-ips openstack-images openstack-instance-availability-zones
openstack-instances openstack-migrations openstack-networks openstack-ports openstack-routers
openstack-security-groups openstack-server-groups openstack-snapshot-schedules
openstack-snapshots openstack-subnets openstack-tenants openstack-volume-availability-zones
openstack-volume-types openstack-volumes organization-group-types organization-groups
payment-profiles payments paypal-invoices paypal-payments project-credits project-quotas
project-types projects promotions-campaigns proposal-proposals proposal-protected-calls
proposal-public-calls proposal-requested-offerings proposal-requested-resources proposal-reviews
provider-invoice-items rancher-apps rancher-catalogs rancher-cluster-templates rancher-clusters
rancher-hpas rancher-ingresses rancher-namespaces rancher-nodes rancher-projects
rancher-services rancher-templates rancher-users rancher-workloads roles service-settings
slurm-allocation-user-usage slurm-allocations slurm-associations slurm-jobs support-attachments
support-comments support-feedbacks support-issues support-priorities support-templates
support-users user-agreements user-group-invitations user-invitations user-permission-requests
user-permissions users vmware-clusters vmware-datastores vmware-disks vmware-folders
vmware-networks vmware-ports vmware-templates vmware-virtual-machine
`.trim().split(/\s+/);
var SIBLINGS = {
  customers: ["countries"],
  invoices: ["growth"]
};

// src/resources/site/api-root.ts
var apiRootView = defineSingleView({
  path: "/api/",
  takesSuffix: true,
  name: "Api Root",
  operation: "api_root_retrieve",
  permission: isAuthenticated,
  summary: "The URLs of all resources, of those too that this mock does not serve",
  schema: () => ({ type: "object", additionalProperties: { type: "string", format: "uri" } }),
  answer: ({ reverse }) => jsonReply(Object.fromEntries(RESOURCE_NAMES.map((name) => [name, reverse(name)])))
});

// src/values/require-late.ts
import { getBuiltinModule } from "node:process";
function requireFrom(url2) {
  return getBuiltinModule("node:module").createRequire(url2);
}

// src/drf/language/load-catalogue.ts
function loadCatalogue() {
  return requireFrom(import.meta.url)("./language-catalogue.json");
}
function languageNames() {
  return [[ENGLISH.code, "English"], ...Object.entries(loadCatalogue().languages)];
}

// src/resources/site/settings.ts
var FEATURES = {
  customer: ["show_domain", "payments_for_staff_only"],
  project: [
    "estimated_cost",
    "oecd_fos_2007_code",
    "show_industry_flag",
    "show_description_in_create_dialog",
    "show_type_in_create_dialog",
    "show_start_date_in_create_dialog",
    "show_end_date_in_create_dialog",
    "show_image_in_create_dialog"
  ],
  user: [
    "preferred_language",
    "ssh_keys",
    "notifications",
    "disable_user_termination",
    "show_slug"
  ],
  marketplace: [
    "import_resources",
    "conceal_prices",
    "show_experimental_ui_components",
    "show_call_management_functionality",
    "lexis_links"
  ],
  support: ["pricelist", "users", "shared_providers", "vm_type_overview", "conceal_change_request"],
  invitations: [
    "conceal_civil_number",
    "show_tax_number",
    "tax_number_required",
    "civil_number_required",
    "require_user_details"
  ],
  rancher: ["volume_mount_point"],
  slurm: ["jobs"],
  openstack: ["hide_volume_type_selector", "show_migrations"],
  telemetry: ["send_metrics"]
};
var SAMPLE_RATE = 0.01;
var CORE_SETTINGS = {
  MASTERMIND_URL: "",
  AUTHENTICATION_METHODS: ["LOCAL_SIGNIN"],
  INVITATIONS_ENABLED: true,
  VALIDATE_INVITATION_EMAIL: false,
  NATIVE_NAME_ENABLED: false,
  PROTECT_USER_DETAILS_FOR_REGISTRATION_METHODS: [],
  TRANSLATION_DOMAIN: "",
  MATOMO_URL_BASE: null,
  MATOMO_SITE_ID: null,
  SUPPORT_PORTAL_URL: "",
  EXTERNAL_LINKS: [],
  USER_MANDATORY_FIELDS: ["first_name", "last_name", "email"],
  USER_REGISTRATION_HIDDEN_FIELDS: [
    "registration_method",
    "job_title",
    "phone_number",
    "organization"
  ],
  INVITATION_CIVIL_NUMBER_LABEL: "",
  INVITATION_TAX_NUMBER_LABEL: "",
  HOMEPORT_SENTRY_DSN: null,
  HOMEPORT_SENTRY_ENVIRONMENT: "waldur-production",
  HOMEPORT_URL: "https://example.com/",
  OECD_FOS_2007_CODE_MANDATORY: false,
  DEFAULT_IDP: "",
  INVITATION_USE_WEBHOOKS: false,
  SITE_NAME: "Waldur",
  SITE_DESCRIPTION: "Your single pane of control for managing projects, teams and resources in a self-service manner.",
  SITE_ADDRESS: "",
  SITE_EMAIL: "",
  SITE_PHONE: "",
  CURRENCY_NAME: "EUR",
  DOCS_URL: "",
  SHORT_PAGE_TITLE: "Waldur",
  FULL_PAGE_TITLE: "Waldur | Cloud Service Management",
  BRAND_COLOR: "#3a8500",
  BRAND_LABEL_COLOR: "#000000",
  HERO_LINK_LABEL: "",
  HERO_LINK_URL: "",
  COMMON_FOOTER_TEXT: "",
  COMMON_FOOTER_HTML: "",
  DISABLE_DARK_THEME: false,
  POWERED_BY_LOGO: "",
  HERO_IMAGE: "",
  SIDEBAR_LOGO: "",
  SIDEBAR_LOGO_DARK: "",
  SIDEBAR_LOGO_MOBILE: "",
  SIDEBAR_STYLE: "dark",
  SITE_LOGO: "",
  OFFERING_LOGO_PLACEHOLDER: "",
  PROPOSAL_REVIEW_DURATION: 7,
  USER_TABLE_COLUMNS: ""
};
var PLUGIN_SETTINGS = {
  WALDUR_AUTH_SOCIAL: { REMOTE_EDUTEAMS_ENABLED: false, ENABLE_EDUTEAMS_SYNC: false },
  WALDUR_FREEIPA: { USERNAME_PREFIX: "waldur_", ENABLED: false },
  WALDUR_OPENSTACK: {
    ALLOW_CUSTOMER_USERS_OPENSTACK_CONSOLE_ACCESS: true,
    REQUIRE_AVAILABILITY_ZONE: false,
    ALLOW_DIRECT_EXTERNAL_NETWORK_CONNECTION: false,
    TENANT_CREDENTIALS_VISIBLE: false
  },
  WALDUR_MARKETPLACE: { ANONYMOUS_USER_CAN_VIEW_OFFERINGS: true, ENABLE_RESOURCE_END_DATE: true },
  WALDUR_AUTH_SAML2: {
    ENABLE_SINGLE_LOGOUT: false,
    ALLOW_TO_SELECT_IDENTITY_PROVIDER: true,
    IDENTITY_PROVIDER_URL: null,
    IDENTITY_PROVIDER_LABEL: null,
    DISCOVERY_SERVICE_URL: null,
    DISCOVERY_SERVICE_LABEL: null
  },
  WALDUR_AUTH_VALIMO: { LABEL: "Mobile ID", MOBILE_PREFIX: "+372" },
  WALDUR_RANCHER: {
    ROLE_REQUIREMENT: {
      controllplane: { CPU: 2, RAM: 4096 },
      etcd: { CPU: 2, RAM: 4096 },
      worker: { CPU: 1, RAM: 1024 }
    },
    MOUNT_POINT_CHOICES: ["/var/lib/docker", "/var/lib/etcd", "/opt/media01"],
    MOUNT_POINT_MIN_SIZE: { "/var/lib/docker": 64, "/var/lib/etcd": 10 },
    SYSTEM_VOLUME_MIN_SIZE: 64,
    READ_ONLY_MODE: false,
    MOUNT_POINT_CHOICE_IS_MANDATORY: false,
    DISABLE_SSH_KEY_INJECTION: false,
    DISABLE_DATA_VOLUME_CREATION: false
  },
  WALDUR_VMWARE: { BASIC_MODE: false },
  WALDUR_GOOGLE: {},
  WALDUR_INVOICES: {},
  WALDUR_MARKETPLACE_OPENSTACK: {
    INSTANCE_CATEGORY_UUID: null,
    VOLUME_CATEGORY_UUID: null,
    TENANT_CATEGORY_UUID: null
  },
  WALDUR_SUPPORT: { ENABLED: true, DISPLAY_REQUEST_TYPE: true, ACTIVE_BACKEND_TYPE: "atlassian" }
};

// src/resources/site/shown-configuration.ts
var ICONS = { LOGIN_LOGO: "/api/icons/login_logo/", FAVICON: "/api/icons/favicon/" };
function shownConfiguration(base) {
  return {
    FEATURES: features(),
    LANGUAGES: languages(),
    LANGUAGE_CODE: ENGLISH.code,
    WALDUR_CORE: {
      ...CORE_SETTINGS,
      HOMEPORT_SENTRY_TRACES_SAMPLE_RATE: new JsonFloat(String(SAMPLE_RATE)),
      LANGUAGE_CHOICES: languageChoices(),
      LOGIN_LOGO: base + ICONS.LOGIN_LOGO,
      FAVICON: base + ICONS.FAVICON
    },
    ...PLUGIN_SETTINGS
  };
}
function features() {
  return Object.fromEntries(
    Object.entries(FEATURES).map(([area, names]) => [
      area,
      Object.fromEntries(names.map((name) => [name, false]))
    ])
  );
}
function languages() {
  return languageNames().map((each2) => [...each2]);
}
function languageChoices() {
  return languageNames().map(([code2]) => code2).join(",");
}
function configurationSchema() {
  const icon = { type: "string", format: "uri" };
  return objectSchema({
    FEATURES: constantTable(features()),
    LANGUAGES: constantTable(languages()),
    LANGUAGE_CODE: constant(ENGLISH.code),
    WALDUR_CORE: objectSchema({
      ...each(CORE_SETTINGS, constantValue),
      HOMEPORT_SENTRY_TRACES_SAMPLE_RATE: constantValue(SAMPLE_RATE),
      LANGUAGE_CHOICES: constant(languageChoices()),
      LOGIN_LOGO: icon,
      FAVICON: icon
    }),
    ...each(PLUGIN_SETTINGS, constantTable)
  });
}
function each(values, schemaOf3) {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, schemaOf3(value)]));
}

// src/resources/site/configuration.ts
var configurationView = defineSingleView({
  path: "/api/configuration/",
  takesRest: true,
  lacksHead: true,
  name: "Configuration Detail",
  operation: "configuration_retrieve",
  permission: everybody,
  summary: "The settings that a front end reads at its start",
  schema: () => configurationSchema(),
  answer: ({ request: { base } }) => jsonReply(shownConfiguration(base))
});

// src/resources/site/version.ts
var UPSTREAM_VERSION = "7.0.8";
var versionView = defineSingleView({
  path: "/api/version/",
  takesRest: true,
  lacksHead: true,
  name: "Version Detail",
  optionsText: "Retrieve version of the application",
  operation: "version_retrieve",
  permission: isStaffOrSupport,
  summary: "The version of the server that is reproduced",
  schema: () => objectSchema({ version: constant(UPSTREAM_VERSION) }),
  answer: () => jsonReply({ version: UPSTREAM_VERSION })
});

// src/resources/site/index.ts
var siteViews = [apiRootView, configurationView, versionView];

// src/values/schema/schema.ts
function accepted(value) {
  return { valid: true, value };
}
function refused(message) {
  return { valid: false, problems: [{ pointer: "", message }] };
}
function under(name, problems) {
  const step2 = pointerStep(name);
  return problems.map(({ pointer, message }) => ({ pointer: step2 + pointer, message }));
}
function problemsOf2(read4) {
  return read4.valid ? [] : read4.problems;
}
function lineOf({ pointer, message }) {
  return pointer === "" ? message : `${pointer} ${message}`;
}
var MAX_PROBLEMS = 1e3;
function together(names, read4) {
  const values = [];
  const problems = [];
  for (const name of names) {
    const part = read4(name);
    if (part.valid) values.push(part.value);
    for (const problem of under(name, problemsOf2(part))) problems.push(problem);
    if (problems.length < MAX_PROBLEMS) continue;
    const message = `may have more that is wrong: no more than ${MAX_PROBLEMS} problems are told`;
    return {
      valid: false,
      problems: [...problems.slice(0, MAX_PROBLEMS), { pointer: "", message }]
    };
  }
  return problems.length > 0 ? { valid: false, problems } : accepted(values);
}

// src/values/schema/changes.ts
function optional2(schema) {
  return {
    ...schema,
    isOptional: true,
    read: (input) => input === void 0 ? accepted(void 0) : schema.read(input)
  };
}
function allOptional(members) {
  const entries = Object.entries(members).map(([name, schema]) => [name, optional2(schema)]);
  return Object.fromEntries(entries);
}
function withDefault(schema, usual2) {
  return {
    ...schema,
    isOptional: true,
    read: (input) => input === void 0 ? accepted(usual2) : schema.read(input),
    json: () => ({ ...schema.json(), default: usual2 })
  };
}
function required2(schema) {
  return {
    ...schema,
    read: (input) => input === void 0 ? refused("is required") : schema.read(input)
  };
}
function nullable2(schema) {
  return {
    ...schema,
    read: (input) => input === null ? accepted(null) : schema.read(input),
    json: () => nullableSchema(schema.json())
  };
}
function refined(schema, rule2) {
  return {
    ...schema,
    read(input) {
      const read4 = schema.read(input);
      const wrong = read4.valid ? rule2(read4.value) : void 0;
      return wrong === void 0 ? read4 : refused(wrong);
    }
  };
}
function changed(schema, change3) {
  return {
    ...schema,
    read(input) {
      const read4 = schema.read(input);
      return read4.valid ? accepted(change3(read4.value)) : read4;
    }
  };
}
function told(schema, { words: words2 = schema.words, ...json2 }) {
  const isReworded = words2 !== schema.words;
  return {
    ...schema,
    words: words2,
    read(input) {
      const read4 = schema.read(input);
      return isReworded && !read4.valid ? refused(`must be ${words2}`) : read4;
    },
    json: () => ({ ...schema.json(), ...json2 })
  };
}
function digits(schema) {
  return {
    ...schema,
    read: (input) => schema.read(/^\d+$/.test(String(input)) ? Number(input) : void 0)
  };
}
function once(schema) {
  return {
    ...schema,
    read(input) {
      const [value, ...more] = Array.isArray(input) ? input : [input];
      return more.length > 0 ? refused("must be given once") : schema.read(value);
    }
  };
}

// src/values/schema/scalars.ts
function guarded(is, words2, json2) {
  return {
    words: words2,
    read: (input) => is(input) ? accepted(input) : refused(`must be ${words2}`),
    json: () => json2
  };
}
function text2({ words: words2 = "text", pattern: pattern2, ...lengths } = {}) {
  const { minLength = 0, maxLength = Number.POSITIVE_INFINITY } = lengths;
  const is = (input) => {
    if (typeof input !== "string") return false;
    const length = minLength === 0 && maxLength > input.length ? 0 : [...input].length;
    return length >= minLength && length <= maxLength && (pattern2?.test(input) ?? true);
  };
  const json2 = { type: "string", ...pattern2 && { pattern: pattern2.source }, ...lengths };
  return guarded(is, words2, json2);
}
function whole({ min, max: given, unit = "", words: words2 }) {
  const max = given ?? Number.MAX_SAFE_INTEGER;
  const range = max === Number.MAX_SAFE_INTEGER ? `${min} on` : `${min} to ${max}`;
  const is = (input) => typeof input === "number" && Number.isInteger(input) && input >= min && input <= max;
  return guarded(is, words2 ?? `a whole number${unit} from ${range}`, {
    type: "integer",
    minimum: min,
    maximum: max
  });
}
var NUMBER3 = guarded(
  (input) => typeof input === "number" && Number.isFinite(input),
  "a number",
  { type: "number" }
);
var FLAG2 = guarded(
  (input) => typeof input === "boolean",
  "true or false",
  { type: "boolean" }
);
var JSON_VALUE = guarded(
  (input) => isPlainJson(input),
  `JSON, and nested no deeper than ${MAX_DEPTH}`,
  { description: "Any JSON." }
);
function oneOf(choices) {
  return {
    words: choiceWords(choices),
    choices,
    read(input) {
      const found3 = choices.find((choice2) => choice2 === input);
      return found3 === void 0 ? refused(mustBeOneOf(choices, input)) : accepted(found3);
    },
    json: () => ({ type: "string", enum: [...choices] })
  };
}
function constant2(value, words2 = String(value)) {
  const json2 = { type: typeof value, const: value };
  return guarded((input) => input === value, words2, json2);
}

// src/resources/stubs/stub-path.ts
var MOST_SEGMENTS = 20;
var MOST_CHARACTERS2 = 1e3;
var PARAMETER2 = /^\{\w+\}$/;
var PATH2 = /^\/[^\s?#\\]*$/u;
var STUB_PATH = refined(
  text2({
    pattern: PATH2,
    maxLength: MOST_CHARACTERS2,
    words: "a path such as /api/projects/{uuid}/, without a query"
  }),
  faultIn2
);
function faultIn2(path2) {
  if (path2.startsWith(OWN_PREFIX))
    return `must not begin with ${OWN_PREFIX}: that is the mock itself`;
  const segments = segmentsOf(path2);
  if (segments.length > MOST_SEGMENTS) return `must have at most ${MOST_SEGMENTS} segments`;
  const strange = segments.find((each2) => /[{}]/.test(each2) && !PARAMETER2.test(each2));
  return strange === void 0 ? void 0 : `has the segment "${strange}": a parameter is a whole segment such as {uuid}`;
}
function segmentsOf(path2) {
  return path2.split("/").slice(1);
}
function hasParameters(path2) {
  return path2.includes("{");
}
function shapeOf(path2) {
  return path2.replace(/\{\w+\}/g, "{}");
}
function filledIn2(path2, value) {
  return path2.replace(/\{\w+\}/g, value);
}
function turnOf(path2) {
  if (!hasParameters(path2)) return "~";
  return segmentsOf(path2).map((each2) => PARAMETER2.test(each2) ? "1" : "0").join("");
}
function fits(template, path2) {
  const wanted = segmentsOf(template);
  const given = segmentsOf(path2);
  return wanted.length === given.length && wanted.every(
    (each2, index2) => PARAMETER2.test(each2) ? given[index2] !== "" : each2 === given[index2]
  );
}

// src/resources/stubs/find.ts
function stubsAt(stubs2, path2) {
  const found3 = [...stubs2.where("path", path2)];
  for (const stub of stubs2) {
    if (!hasParameters(stub.path)) break;
    if (fits(stub.path, path2)) found3.push(stub);
  }
  return found3;
}
function stubsFor(here, request) {
  const paths = [...new Set(here.map(({ path: path2 }) => path2))];
  return here.filter((stub) => stub.method === methodOf(request) && hasQuery(stub, request)).toSorted(
    (one3, other) => paths.indexOf(one3.path) - paths.indexOf(other.path) || Object.keys(other.query).length - Object.keys(one3.query).length || rankOf(one3) - rankOf(other)
  );
}
function hasQuery({ query: query2 }, request) {
  return Object.entries(query2).every(
    ([name, value]) => request.query.getList(name).includes(value)
  );
}
function rankOf({ role }) {
  if (role === null) return 1;
  return role === "everybody" ? 2 : 0;
}

// src/resources/stubs/own-base.ts
var OWN_BASE = "{{base}}";
function withOwnBase(body, base) {
  if (typeof body === "string") {
    return body.startsWith(`${OWN_BASE}/`) ? base + body.slice(OWN_BASE.length) : body;
  }
  if (body === null || typeof body !== "object" || body instanceof JsonFloat) return body;
  if (isList(body)) return body.map((item) => withOwnBase(item, base));
  return Object.fromEntries(
    Object.entries(body).map(([name, member]) => [name, withOwnBase(member, base)])
  );
}

// src/resources/stubs/reply-of.ts
function replyOf(stub, call) {
  const { status: status2, body } = stub;
  const file3 = stub.file === null ? void 0 : call.world.store.table(media).get(stub.file);
  if (file3) {
    const headers2 = { "Content-Type": file3.mimeType };
    return { status: status2, headers: headers2, body: { kind: "bytes", bytes: file3.bytes } };
  }
  if (body === null) return emptyReply(status2);
  if (typeof body === "string") {
    return { status: status2, headers: PLAIN_TEXT, body: { kind: "text", text: body } };
  }
  return isList(body) && stub.method === "GET" && status2 === 200 ? pageReply(body, call) : jsonReply(withOwnBase(body, call.request.base), status2);
}
function pageReply(list5, { request }) {
  const page2 = pageOf2(request.query, list5.length);
  const start = (page2.number - 1) * page2.size;
  const rows = list5.slice(start, start + page2.size);
  return jsonReply(withOwnBase(rows, request.base), 200, pageHeaders(request, page2));
}

// src/resources/stubs/roles.ts
var STUB_ROLES = ["everybody", "staff", ...CUSTOMER_ROLES, ...PROJECT_ROLES];
function isFor(role, actor2) {
  if (role === "everybody") return true;
  if (actor2 === "anonymous") return false;
  if (role === null) return true;
  if (role === "staff") return actor2.isStaff;
  if (role === "support" && actor2.isSupport) return true;
  return actor2.roles.some((each2) => each2.role === role);
}

// src/resources/stubs/answer.ts
var WITH_BODY = ["POST", "PUT", "PATCH"];
function answerByStub(stubs2, { request, world, language, observer }) {
  const here = stubsAt(stubs2, request.path);
  if (here.length === 0) return lacksSlash2(stubs2, request) ? slashRedirect(request) : void 0;
  const meant = stubsFor(here, request);
  const hasMethod = here.some(({ method: method2 }) => method2 === methodOf(request));
  if (hasMethod && meant.length === 0) return void 0;
  observer?.onAnswerer("stub");
  if (hasTooManyFields(request.queryString)) {
    return refusedAsPage(REQUEST.too_many_parameters, observer);
  }
  let chosen;
  const target = targetOf(here, request, (call) => {
    chosen = chosenOf(meant, call);
    return replyOf(chosen, call);
  });
  const finish = (reply3) => told2(chosen, here, reply3);
  const reply2 = dispatch(target, request, world, language, observer);
  return reply2 instanceof Promise ? reply2.then(finish) : finish(reply2);
}
function lacksSlash2(stubs2, { path: path2 }) {
  return !path2.endsWith("/") && stubsAt(stubs2, `${path2}/`).length > 0;
}
function targetOf(here, { method: method2, path: path2 }, act2) {
  const routes = { basename: path2, hasList: false, actions: [], takesSuffix: false };
  const permission = permissionOf(here);
  const methods = [...new Set(here.map((stub) => stub.method))];
  const made = createRoute({
    path: path2,
    tag: "stubs",
    name: "Stub",
    permission,
    endpoints: methods.map((each2) => endpointOf(path2, each2, here, act2))
  });
  const route3 = () => made;
  return {
    view: { routes, permission, all: () => [made], route: route3 },
    match: { basename: path2, suffix: void 0, kind: "single" },
    route: made,
    endpoint: made.find(method2)
  };
}
function endpointOf(path2, method2, here, act2) {
  const endpoint2 = defineEndpoint({
    id: "stub",
    scope: "stub",
    method: method2,
    path: path2,
    summary: "A stub",
    permission: permissionOf(here.filter((stub) => stub.method === method2)),
    parameters: () => [],
    answer: () => ({ description: "What the stub says.", content: {} }),
    guard: (call) => () => act2(call)
  });
  return { ...endpoint2, parses: WITH_BODY.includes(method2) };
}
function permissionOf(stubs2) {
  return stubs2.some(({ role }) => role === "everybody") ? everybody : isAuthenticated;
}
function chosenOf(meant, call) {
  const found3 = meant.find(({ role }) => isFor(role, call.actor));
  if (found3) return found3;
  userOf2(call);
  throw PERMISSION.denied.error();
}
function told2(chosen, here, reply2) {
  const dressed = chosen ? overlaid(reply2, chosen.headers) : reply2;
  const whose = chosen ? `stub ${nameOf2(chosen)}` : `stub: none for this request; there are ${namesOf2(here)}`;
  const other = dressed.headers[NOTE_HEADER];
  const note2 = other === void 0 ? whose : `${whose}; ${other}`;
  return overlaid(dressed, { [NOTE_HEADER]: note2 });
}
var MOST_NAMED = 5;
function namesOf2(stubs2) {
  const names = stubs2.slice(0, MOST_NAMED).map(nameOf2);
  return [...names, ...stubs2.length > MOST_NAMED ? ["more"] : []].join(", ");
}
function nameOf2({ method: method2, path: path2 }) {
  return `${method2} ${path2}`;
}

// src/values/schema/composites.ts
function list(item, { minItems = 0, words: words2 = minItems > 0 ? "a list, and not empty" : "a list" } = {}) {
  return {
    words: words2,
    read(input) {
      if (!Array.isArray(input) || input.length < minItems) return refused(`must be ${words2}`);
      return together(input.keys(), (index2) => item.read(input[index2]));
    },
    json: () => ({ type: "array", items: item.json(), ...minItems > 0 ? { minItems } : {} })
  };
}
function record(value, { words: words2 = "an object", name: judge } = {}) {
  return {
    words: words2,
    read(input) {
      if (!isMembers(input)) return refused(`must be ${words2}`);
      const names = Object.keys(input);
      const values = together(names, (name) => {
        const wrong = judge?.(name, names);
        return wrong === void 0 ? value.read(input[name]) : refused(wrong);
      });
      if (!values.valid) return values;
      return accepted(Object.fromEntries(values.value.map((each2, index2) => [names[index2], each2])));
    },
    json: () => ({ type: "object", additionalProperties: value.json() })
  };
}
function object(members, {
  words: words2 = "an object",
  stranger: stranger2 = () => "is unknown",
  ignoresOthers = false,
  elsewhere = {},
  rules,
  more
} = {}) {
  const schemas = new Map(Object.entries(members));
  const strange = (name) => {
    if (Object.hasOwn(elsewhere, name)) return elsewhere[name] ?? "";
    const near = hint(nearestName(name, schemas.keys()));
    return stranger2(name) + (near || `: there are ${[...schemas.keys()].join(", ")}`);
  };
  return {
    words: words2,
    read(input) {
      if (!isMembers(input)) return refused(`must be ${words2}`);
      const own2 = Object.entries(input).filter(
        ([name, value]) => value !== void 0 && (schemas.has(name) || !ignoresOthers)
      );
      const raw = Object.assign(/* @__PURE__ */ Object.create(null), input);
      const absent = [...schemas].filter(([name]) => raw[name] === void 0);
      const names = [...own2.map(([name]) => name), ...absent.map(([name]) => name)];
      const values = together(names, (name) => {
        return schemas.get(name)?.read(raw[name]) ?? refused(strange(name));
      });
      const problems = [...problemsOf2(values), ...rules?.(raw) ?? []];
      if (!values.valid || problems.length > 0) return { valid: false, problems };
      const given = names.flatMap((name, index2) => {
        const value = values.value[index2];
        return value === void 0 ? [] : [[name, value]];
      });
      return accepted(Object.fromEntries(given));
    },
    json() {
      const optional3 = [...schemas].filter(([, { isOptional }]) => isOptional === true);
      const properties = Array.from(schemas, ([name, schema]) => [name, schema.json()]);
      const names = optional3.map(([name]) => name);
      const json2 = objectSchema(Object.fromEntries(properties), names);
      return { ...json2, ...ignoresOthers ? { additionalProperties: true } : {}, ...more };
    }
  };
}
function union(schemas, words2, pick2) {
  const first = (input) => schemas.find((schema) => schema.read(input).valid);
  return {
    words: words2,
    read(input) {
      const read4 = (pick2 ?? first)(input, schemas)?.read(input) ?? refused(`must be ${words2}`);
      return read4;
    },
    json: () => anyOfSchema(schemas.map((schema) => schema.json()))
  };
}
function kinds(member, byName2) {
  const names = Object.keys(byName2);
  const words2 = "an object";
  return {
    words: words2,
    read(input) {
      if (!isMembers(input)) return refused(`must be ${words2}`);
      const name = Object.hasOwn(input, member) ? input[member] : void 0;
      const known2 = names.find((each2) => each2 === name);
      const read4 = known2 === void 0 ? { valid: false, problems: under(member, problemsOf2(refused(mustBeOneOf(names, name)))) } : byName2[known2]?.read(input);
      return read4;
    },
    json: () => ({ anyOf: Object.values(byName2).map((schema) => schema.json()) })
  };
}

// src/drf/header-schema.ts
var HEADER_VALUE = guarded(
  isHeaderValue,
  "a text without control characters, one byte a character",
  { type: "string" }
);
var OWN_HEADERS = withDefault(
  record(HEADER_VALUE, { words: "an object of texts by header name", name: wrongName }),
  {}
);
function wrongName(name, all2) {
  if (!isHeaderName(name)) return "is no name of a header";
  if (isReserved(name)) return "is set by the server itself";
  const first = all2.find((other) => other.toLowerCase() === name.toLowerCase());
  return first === name ? void 0 : `is the same header as ${first}`;
}

// src/waldur/model/schema-kind.ts
function readBy(schema, more = {}) {
  return {
    info: { type: "field" },
    ...more,
    inDocuments: {
      get schema() {
        return schema.json();
      },
      read(input) {
        const read4 = schema.read(input);
        return read4.valid ? valid(read4.value) : { valid: false, errors: treeOf(read4.problems) };
      }
    }
  };
}
function treeOf(problems) {
  const whole2 = problems.filter(({ pointer }) => pointer === "");
  if (whole2.length > 0) return whole2.map(({ message }) => message);
  const parts = /* @__PURE__ */ Object.create(null);
  for (const { pointer, message } of problems) {
    const [name = ""] = namesIn(pointer);
    const rest = pointer.slice(
      pointer.indexOf("/", 1) < 0 ? pointer.length : pointer.indexOf("/", 1)
    );
    parts[name] = [...parts[name] ?? [], { pointer: rest, message }];
  }
  return Object.fromEntries(Object.entries(parts).map(([name, inner]) => [name, treeOf(inner)]));
}

// src/resources/stubs/body.ts
var stubBody = {
  info: { type: "field" },
  initial: null,
  isLarge: true,
  inDocuments: {
    schema: {
      description: "JSON; a text is sent as it is; null is no body. A text in it that begins with {{base}}/ is a link to the mock.",
      type: ["object", "array", "string", "number", "boolean", "null"]
    },
    read: (input) => isPlainJson(input) ? valid(fromPlain(input)) : invalid(`must be JSON, and nested no deeper than ${MAX_DEPTH}`),
    write: toPlain
  }
};

// src/resources/stubs/fields.ts
var STUB_METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"];
var QUERY = record(
  changed(union([text2(), NUMBER3, FLAG2], "text, a number, true or false"), String),
  { words: "an object of values by parameter name" }
);
var stubFields = {
  uuid: stored(key("stubs")),
  method: stored(choice(STUB_METHODS), { default: "GET" }),
  path: stored(readBy(STUB_PATH)),
  query: stored(readBy(QUERY, { initial: {} })),
  role: stored(nullable(choice(STUB_ROLES))),
  status: stored(readBy(whole({ min: 200, max: 599 }), { initial: 200 })),
  headers: stored(readBy(OWN_HEADERS, { initial: {} })),
  body: stored(stubBody),
  file: stored(file({ folder: "stubs", maxNameLength: 100 }))
};

// src/values/limits.ts
var KIB = 1024;
var MIB = 1024 * KIB;
var ANY = { min: 0, max: Number.MAX_SAFE_INTEGER };
var LIMITS2 = {
  maxBodyBytes: { flag: "max-body-bytes", usual: 64 * MIB, ...ANY, what: "bytes of one body" },
  maxSandboxes: {
    ...{ flag: "max-sandboxes", usual: 1e3, min: 1, max: 1e5 },
    what: "sandboxes beside the default one"
  },
  maxRows: { flag: "max-rows", usual: 2e6, ...ANY, what: "rows of all sandboxes" },
  maxRowBytes: {
    ...{ flag: "max-row-bytes", usual: 512 * MIB, ...ANY },
    what: "bytes of files and long texts in rows"
  },
  maxGeneratedRows: {
    ...{ flag: "max-generated-rows", usual: 1e5, ...ANY },
    what: "rows generated by one document"
  },
  maxSnapshots: { flag: "max-snapshots", usual: 1e3, ...ANY, what: "snapshots" },
  maxFaults: { flag: "max-faults", usual: 1e4, ...ANY, what: "faults" },
  maxFaultBytes: { flag: "max-fault-bytes", usual: 16 * MIB, ...ANY, what: "bytes of faults" },
  journal: { flag: "journal", usual: 1e3, ...ANY, what: "requests in a journal" },
  journalBytes: { flag: "journal-bytes", usual: 16 * MIB, ...ANY, what: "bytes in a journal" },
  journalTotalBytes: {
    ...{ flag: "journal-total-bytes", usual: 128 * MIB, ...ANY },
    what: "bytes in all journals"
  },
  maxWaiters: { flag: "max-waiters", usual: 1e3, ...ANY, what: "clients that wait" },
  maxWaiterBytes: {
    ...{ flag: "max-waiter-bytes", usual: MIB, ...ANY },
    what: "bytes of what clients wait for"
  }
};
var MAX_SNAPSHOT_NAME = 200;
var MAX_DROPPED_NAMES = 1e4;
var MAX_STUBS = 1e4;
var MAX_JOURNAL_BODY_BYTES = 64 * KIB;
var KINDS2 = {
  rows: { number: "maxRows", bytes: "maxRowBytes" },
  snapshots: { number: "maxSnapshots", bytes: "maxRowBytes" },
  faults: { number: "maxFaults", bytes: "maxFaultBytes" },
  waiters: { number: "maxWaiters", bytes: "maxWaiterBytes" }
};
function howToRaise(name) {
  const limit = LIMITS2[name];
  return `the option ${name} (--${limit.flag}, ${limitVariable(limit)}) raises the limit.`;
}
function limitVariable({ flag }) {
  return `WALDUR_MOCK_${flag.replaceAll("-", "_").toUpperCase()}`;
}
function ofLimits(make) {
  const names = Object.keys(LIMITS2);
  const made = names.map((name) => [name, make(LIMITS2[name], name)]);
  return vouched(Object.fromEntries(made));
}
function limitsOf(options = {}) {
  return ofLimits(({ usual: usual2 }, name) => options[name] ?? usual2);
}

// src/resources/stubs/rules.ts
var SOME_KEY = "00000000-0000-4000-8000-000000000000";
function breachesOf(stub, context, { served, stored: stored2 }) {
  return [
    ...pathProblems(stub, served),
    ...bodyProblems(stub),
    ...identityProblems(stub, context, () => Array.from(stored2, identityOf))
  ];
}
function pathProblems({ path: path2 }, served) {
  if (path2 === void 0 || !served(filledIn2(path2, SOME_KEY))) return [];
  const message = "is a path that the mock serves itself, so this stub would never answer: change rows in its place, or set a fault";
  return [{ pointer: "/path", message }];
}
function bodyProblems({ status: status2, body, file: file3 }) {
  const hasBody2 = body !== void 0 && body !== null;
  const hasFile = file3 !== void 0 && file3 !== null;
  if (hasBody2 && hasFile) {
    return [
      { pointer: "/file", message: "must be left out: there is a body, and an answer has one" }
    ];
  }
  if (!BODILESS.includes(status2) || !(hasBody2 || hasFile)) return [];
  const pointer = hasBody2 ? "/body" : "/file";
  return [{ pointer, message: `must be left out: ${status2} has no body` }];
}
function identityProblems(stub, context, identities) {
  const { stubs: stubs2 } = context.store.sizes();
  if (stubs2 === MAX_STUBS) {
    return [{ pointer: "", message: `is one too many: there may be ${MAX_STUBS} stubs` }];
  }
  const own2 = identityOf(stub);
  if (own2 === void 0) return [];
  const holder = context.claim("stubs.identity", own2, identities);
  if (holder === void 0) return [];
  const message = `cannot be told apart from ${holder}: method, path, query and role are the same`;
  return [{ pointer: "/path", message }];
}
function identityOf({ method: method2, path: path2, query: query2, role }) {
  if (method2 === void 0 || path2 === void 0 || !query2 || role === void 0) return void 0;
  const pairs = Object.entries(query2).sort(([one3], [other]) => byCodeUnit(one3, other));
  return JSON.stringify([method2, shapeOf(path2), role, pairs]);
}

// src/resources/stubs/model.ts
function stubModel(served) {
  const model = defineModel({
    name: "stubs",
    fields: stubFields,
    table: { order: ({ path: path2 }) => turnOf(path2), indexes: [["path"]] },
    rules: {
      breaches: (stub, _extra, context) => breachesOf(stub, context, { served, stored: context.store.table(model.table).select() })
    }
  });
  return model;
}

// src/resources/stubs/index.ts
function createStubs(served) {
  const model = stubModel(served);
  const { table } = model;
  return {
    table,
    resource: {
      table,
      get fixture() {
        return model.fixture;
      }
    },
    elsewhere: (meeting) => {
      const rows = meeting.world.store.table(table);
      return rows.size === 0 ? void 0 : answerByStub(rows.select(), meeting);
    }
  };
}

// src/resources/users/affiliations-kind.ts
var LIST = { type: "array", items: { type: "string" } };
var affiliations = {
  info: { type: "field" },
  schema: () => LIST,
  initial: [],
  isLarge: true,
  inDocuments: {
    schema: LIST,
    read: (input) => {
      if (!Array.isArray(input)) return invalid("must be a list");
      const texts = input.map((each2, index2) => {
        const text6 = typeof each2 === "string" ? storable(each2) : invalid("must be text");
        return [String(index2), text6];
      });
      const read4 = gather(valid(texts));
      return read4.valid ? valid(Object.values(read4.value)) : read4;
    }
  }
};

// src/resources/users/full-name.ts
var LONGEST_FULL_NAME = 511;
function fullName({ firstName: firstName2 = "", lastName: lastName2 = "" }) {
  return `${firstName2} ${lastName2}`.trim();
}
function firstName({ fullName: fullName2 = "", lastName: lastName2 = "" }) {
  const rest = lastName2 !== "" && fullName2.endsWith(lastName2);
  return rest ? fullName2.slice(0, -lastName2.length).trim() : words(fullName2)[0] ?? "";
}
function lastName({ fullName: fullName2 = "", firstName: firstName2 = "" }) {
  return fullName2.startsWith(firstName2) ? fullName2.slice(firstName2.length).trim() : words(fullName2).slice(1).join(" ");
}
function nameBreaches({ fullName: told6, firstName: firstName2, lastName: lastName2 }) {
  if (!told6 || !firstName2 || !lastName2) return [];
  const joined = fullName({ firstName: firstName2, lastName: lastName2 });
  return words(joined).join() === words(told6).join() ? [] : [{ pointer: "/full_name", message: `must be first_name and last_name: "${joined}"` }];
}
function words(text6) {
  return text6.split(/\s+/).filter((word) => word !== "");
}

// src/resources/users/identity-provider.ts
var LOCAL = "default";
function nameOf3({ registrationMethod }) {
  return [LOCAL, ""].includes(registrationMethod) ? "Local DB" : registrationMethod;
}
var text3 = () => ({ type: "string" });
var identityProvider = {
  identity_provider_name: derived(nameOf3, "field", text3),
  identity_provider_label: derived(nameOf3, "field", text3),
  identity_provider_management_url: derived(() => "", "field", text3),
  /** Those that the provider keeps up to date, and the user may not change. */
  identity_provider_fields: derived(
    () => [],
    "field",
    () => ({ type: "array", items: { type: "string" } })
  )
};

// src/resources/users/role-permissions.ts
var PERMISSIONS = {
  "CALL.MANAGER": `
CALL.APPROVE_AND_REJECT_PROPOSALS CALL.CLOSE_ROUNDS
`,
  "CUSTOMER.MANAGER": `
OFFERING.ADD_ENDPOINT OFFERING.ARCHIVE OFFERING.DELETE_ENDPOINT OFFERING.DRY_RUN_SCRIPT
OFFERING.MANAGE_CAMPAIGN OFFERING.MANAGE_USER_GROUP OFFERING.PAUSE OFFERING.UNPAUSE OFFERING.UPDATE
OFFERING.UPDATE_ATTRIBUTES OFFERING.UPDATE_COMPONENTS OFFERING.UPDATE_DESCRIPTION OFFERING.UPDATE_INTEGRATION
OFFERING.UPDATE_LOCATION OFFERING.UPDATE_OPTIONS OFFERING.UPDATE_THUMBNAIL OFFERINGUSER.UPDATE_RESTRICTION
RESOURCE.ACCEPT_BOOKING_REQUEST RESOURCE.COMPLETE_DOWNSCALING RESOURCE.CREATE_ROBOT_ACCOUNT
RESOURCE.DELETE_ROBOT_ACCOUNT RESOURCE.LIST_USERS RESOURCE.REJECT_BOOKING_REQUEST RESOURCE.SET_BACKEND_ID
RESOURCE.SET_BACKEND_METADATA RESOURCE.SET_END_DATE RESOURCE.SUBMIT_REPORT RESOURCE.UPDATE_ROBOT_ACCOUNT
`,
  "CUSTOMER.OWNER": `
ACCESS_SUBNET.CREATE ACCESS_SUBNET.DELETE ACCESS_SUBNET.UPDATE CALL.APPROVE_AND_REJECT_PROPOSALS
CALL.CLOSE_ROUNDS CUSTOMER.CREATE CUSTOMER.DELETE CUSTOMER.UPDATE OFFERING.ACCEPT_CALL_REQUEST
OFFERING.ADD_ENDPOINT OFFERING.ARCHIVE OFFERING.ARCHIVE_PLAN OFFERING.CREATE OFFERING.CREATE_PERMISSION
OFFERING.CREATE_PLAN OFFERING.CREATE_SCREENSHOT OFFERING.CREATE_USER OFFERING.DELETE OFFERING.DELETE_ENDPOINT
OFFERING.DELETE_PERMISSION OFFERING.DELETE_SCREENSHOT OFFERING.DELETE_USER OFFERING.DRY_RUN_SCRIPT
OFFERING.MANAGE_CAMPAIGN OFFERING.MANAGE_USER_GROUP OFFERING.MANAGE_USER_ROLE OFFERING.PAUSE OFFERING.UNPAUSE
OFFERING.UPDATE OFFERING.UPDATE_ATTRIBUTES OFFERING.UPDATE_COMPONENTS OFFERING.UPDATE_DESCRIPTION
OFFERING.UPDATE_INTEGRATION OFFERING.UPDATE_LOCATION OFFERING.UPDATE_OPTIONS OFFERING.UPDATE_PERMISSION
OFFERING.UPDATE_PLAN OFFERING.UPDATE_SCREENSHOT OFFERING.UPDATE_THUMBNAIL OFFERING.UPDATE_USER
OFFERINGUSER.UPDATE_RESTRICTION ORDER.APPROVE ORDER.APPROVE_PRIVATE ORDER.CANCEL ORDER.DESTROY ORDER.REJECT
PROJECT.CREATE PROJECT.CREATE_PERMISSION PROJECT.DELETE PROJECT.DELETE_PERMISSION PROJECT.UPDATE
PROJECT.UPDATE_PERMISSION RESOURCE.ACCEPT_BOOKING_REQUEST RESOURCE.COMPLETE_DOWNSCALING
RESOURCE.CREATE_ROBOT_ACCOUNT RESOURCE.DELETE_ROBOT_ACCOUNT RESOURCE.LIST_IMPORTABLE RESOURCE.LIST_USERS
RESOURCE.MANAGE_USERS RESOURCE.REJECT_BOOKING_REQUEST RESOURCE.SET_BACKEND_ID RESOURCE.SET_BACKEND_METADATA
RESOURCE.SET_END_DATE RESOURCE.SET_LIMITS RESOURCE.SET_PLAN RESOURCE.SET_USAGE RESOURCE.SUBMIT_REPORT
RESOURCE.TERMINATE RESOURCE.UPDATE_OPTIONS RESOURCE.UPDATE_ROBOT_ACCOUNT
`,
  "OFFERING.MANAGER": `
OFFERING.ACCEPT_CALL_REQUEST OFFERING.ADD_ENDPOINT OFFERING.ARCHIVE OFFERING.DELETE_ENDPOINT
OFFERING.DRY_RUN_SCRIPT OFFERING.PAUSE OFFERING.UNPAUSE OFFERING.UPDATE OFFERING.UPDATE_ATTRIBUTES
OFFERING.UPDATE_COMPONENTS OFFERING.UPDATE_DESCRIPTION OFFERING.UPDATE_INTEGRATION OFFERING.UPDATE_LOCATION
OFFERING.UPDATE_OPTIONS RESOURCE.ACCEPT_BOOKING_REQUEST RESOURCE.REJECT_BOOKING_REQUEST
RESOURCE.SET_BACKEND_ID RESOURCE.SET_BACKEND_METADATA RESOURCE.SET_USAGE
`,
  "PROJECT.ADMIN": `
ORDER.APPROVE_PRIVATE ORDER.CANCEL ORDER.DESTROY RESOURCE.LIST_IMPORTABLE RESOURCE.SET_LIMITS
RESOURCE.SET_PLAN RESOURCE.TERMINATE
`,
  "PROJECT.MANAGER": `
ORDER.APPROVE_PRIVATE ORDER.CANCEL ORDER.DESTROY PROJECT.CREATE_PERMISSION PROJECT.DELETE_PERMISSION
PROJECT.UPDATE PROJECT.UPDATE_PERMISSION RESOURCE.LIST_IMPORTABLE RESOURCE.SET_LIMITS RESOURCE.SET_PLAN
RESOURCE.TERMINATE
`,
  "PROPOSAL.MANAGER": `
PROPOSAL.MANAGE
`
};
function permissionsOfRole(name) {
  return PERMISSIONS[name]?.trim().split(/\s+/) ?? [];
}

// src/resources/users/system-roles.ts
var DESCRIPTIONS = {
  "CALL.MANAGER": "Call manager",
  "CALL.REVIEWER": "",
  "CUSTOMER.MANAGER": "Organization manager",
  "CUSTOMER.OWNER": "Organization owner",
  "CUSTOMER.READER": "",
  "CUSTOMER.SUPPORT": "",
  "OFFERING.MANAGER": "Offering manager",
  "PROJECT.ADMIN": "Project administrator",
  "PROJECT.MANAGER": "Project manager",
  "PROJECT.MEMBER": "",
  "PROPOSAL.MANAGER": "Proposal manager",
  "PROPOSAL.MEMBER": ""
};
var ROLES = Object.entries(DESCRIPTIONS).map(
  ([name, description], index2) => ({
    uuid: roleUuid(index2 + 1),
    name,
    description,
    scope: name.slice(0, name.indexOf(".")).toLowerCase(),
    permissions: permissionsOfRole(name)
  })
);
function systemRoles() {
  return ROLES;
}
function roleUuid(number) {
  const bytes2 = new Uint8Array(16);
  bytes2[0] = 14;
  bytes2[15] = number;
  return uuidFromBytes(bytes2);
}
var NAMES2 = {
  owner: "CUSTOMER.OWNER",
  manager: "CUSTOMER.MANAGER",
  support: "CUSTOMER.SUPPORT",
  project_manager: "PROJECT.MANAGER",
  project_admin: "PROJECT.ADMIN"
};
function systemRole({ role }) {
  const found3 = ROLES.find(({ name }) => name === NAMES2[role]);
  if (!found3) throw new RangeError(`There is no role ${role}.`);
  return found3;
}

// src/resources/users/permissions.ts
function permissionsOf(user, call) {
  return user.roles.map((role) => permissionOf2(role, user, call));
}
function permissionOf2(role, user, { world: { store, contract } }) {
  const customerName = store.table(customers).get(role.customer)?.name ?? null;
  const { uuid, name, description } = systemRole(role);
  const granted = {
    user_uuid: contract.wireUuid(user.uuid),
    user_name: user.fullName,
    user_slug: user.slug,
    created: user.dateJoined,
    expiration_time: null,
    role_name: name,
    role_description: description,
    role_uuid: contract.wireUuid(uuid),
    scope_type: role.scope
  };
  if (role.scope === "customer") {
    return {
      ...granted,
      scope_uuid: contract.wireUuid(role.customer),
      scope_name: customerName
    };
  }
  return {
    ...granted,
    scope_uuid: contract.wireUuid(role.project),
    scope_name: store.table(projects).get(role.project)?.name ?? null,
    customer_uuid: contract.wireUuid(role.customer),
    customer_name: customerName
  };
}
function permissionsSchema(wire) {
  const [text6, uuid] = [{ type: "string" }, uuidSchema(wire)];
  const permission = objectSchema(
    {
      user_uuid: uuid,
      user_name: text6,
      user_slug: text6,
      created: DATE_TIME,
      expiration_time: nullableSchema(DATE_TIME),
      role_name: { type: "string", enum: systemRoles().map(({ name }) => name) },
      role_description: text6,
      role_uuid: uuid,
      scope_type: { type: "string", enum: ["customer", "project"] },
      scope_uuid: uuid,
      scope_name: text6,
      customer_uuid: uuid,
      customer_name: text6
    },
    ["customer_uuid", "customer_name"]
  );
  return { type: "array", items: permission };
}

// src/resources/users/roles-kind.ts
var SCHEMA2 = {
  type: "array",
  items: {
    anyOf: [scopeSchema("customer", CUSTOMER_ROLES), scopeSchema("project", PROJECT_ROLES)]
  }
};
function scopeSchema(scope, roles2) {
  return {
    type: "object",
    required: [scope, "role"],
    properties: { [scope]: { type: "string", minLength: 1 }, role: { enum: [...roles2] } },
    additionalProperties: false
  };
}
var roles = {
  info: { type: "field" },
  initial: [],
  mentions: {
    tables: ["customers", "projects"],
    of: (held2) => held2.map(
      (role) => role.scope === "customer" ? { table: "customers", uuid: role.customer } : { table: "projects", uuid: role.project }
    )
  },
  inDocuments: {
    schema: SCHEMA2,
    read: readRoles,
    write: (held2) => held2.map(
      (role) => role.scope === "customer" ? { customer: dashed(role.customer), role: role.role } : { project: dashed(role.project), role: role.role }
    )
  }
};
function readRoles(input, context) {
  if (!Array.isArray(input)) return invalid("must be a list");
  const outcomes = input.map((item, index2) => [String(index2), readRole(item, context)]);
  const roles2 = gather(valid(outcomes));
  return roles2.valid ? valid(Object.values(roles2.value)) : roles2;
}
function readRole(input, context) {
  if (typeof input !== "object" || input === null || Array.isArray(input)) {
    return invalid("must be an object");
  }
  const source = { ...input };
  const { customer, project } = source;
  if (customer === void 0 === (project === void 0)) {
    return invalid('must name a "customer" or a "project"');
  }
  return customer === void 0 ? withoutOtherKeys(projectRole(source, context), source, ["project", "role"]) : withoutOtherKeys(customerRole(source, context), source, ["customer", "role"]);
}
function customerRole(source, context) {
  const read4 = collect({
    customer: readReference("customers")(source["customer"], context),
    role: readRoleName(source["role"], CUSTOMER_ROLES)
  });
  return read4.valid ? valid({ scope: "customer", ...read4.value }) : read4;
}
function projectRole(source, context) {
  const read4 = collect({
    project: readReference("projects")(source["project"], context),
    role: readRoleName(source["role"], PROJECT_ROLES)
  });
  if (!read4.valid) return read4;
  const customer = context.store.table(projects).get(read4.value.project)?.customer;
  return customer === void 0 ? invalid([]) : valid({ scope: "project", customer, ...read4.value });
}
function readRoleName(input, names) {
  const name = names.find((candidate) => candidate === input);
  return name === void 0 ? invalid(mustBeOneOf(names, input)) : valid(name);
}

// src/resources/users/fields.ts
var USERS = "users";
var MAX_LIFETIME_SECONDS = 315576e4;
var USUAL_LIFETIME_SECONDS = 3600;
var token = nullable(pattern(/^\S{1,255}$/u, "text without blanks, 1 to 255 characters"));
var lifetime = {
  ...nullable(integer(1, MAX_LIFETIME_SECONDS)),
  schema: () => ({ type: "integer", minimum: 1 }),
  show: (seconds) => seconds ?? USUAL_LIFETIME_SECONDS
};
var userFields = {
  url: url(USERS),
  uuid: readOnly(key("users")),
  username: readOnly(text({ maxLength: 128, allowBlank: "never" }), {
    defaultFrom: ownName2,
    unique: true
  }),
  slug: readOnly(text({ type: "slug" }), { derivedFrom: slugOfName2 }),
  full_name: readOnly(text({ maxLength: LONGEST_FULL_NAME }), { derivedFrom: fullName }),
  native_name: readOnly(text()),
  job_title: readOnly(text()),
  email: readOnly(text({ maxLength: 320 })),
  phone_number: readOnly(text()),
  organization: readOnly(text()),
  civil_number: readOnly(nullable(text())),
  description: readOnly(forStaff(text({ maxLength: 2e3 }))),
  is_staff: readOnly(forStaff(boolean), { default: false }),
  is_active: readOnly(forStaff(boolean), { default: true }),
  is_support: readOnly(forStaff(boolean), { default: false }),
  /** Null for a user who has none. */
  token: readOnly(token, { unique: true, schema: () => ({ type: ["string", "null"] }) }),
  /** Null for a token that never expires. */
  token_lifetime: heldAs("tokenLifetimeSeconds", readOnly(lifetime)),
  registration_method: readOnly(text(), { default: "default" }),
  date_joined: readOnly(instant, { derivedFrom: whenTheTokenWasMade }),
  agreement_date: readOnly(nullable(instant)),
  preferred_language: readOnly(text({ maxLength: 10 })),
  permissions: derived(permissionsOf, "field", permissionsSchema),
  requested_email: readOnly(nullable(text({ maxLength: 320 }))),
  affiliations: readOnly(affiliations),
  first_name: readOnly(text(), { derivedFrom: firstName }),
  last_name: readOnly(text(), { derivedFrom: lastName }),
  ...identityProvider,
  image: readOnly(nullable(text())),
  identity_source: readOnly(text()),
  /** For logging in; null for a user who cannot. */
  password: stored(nullable(text())),
  /** When the token was made. */
  token_created: stored(instant, { defaultFrom: now3 }),
  roles: stored(roles)
};
var userModel = defineModel({
  name: "users",
  basename: USERS,
  fields: userFields,
  first: { documents: ["url", "permissions", "username", "token", "password"] },
  rules: { breaches: nameBreaches }
});
var users = userModel.table;
function forStaff(kind) {
  return {
    ...kind,
    show: (value, { actor: actor2 }) => actor2 !== "anonymous" && seesEverything(actor2) ? value : void 0
  };
}
function ownName2({ uuid }) {
  return `user-${uuid}`;
}
function slugOfName2({ username }) {
  return slugOf(username);
}
function whenTheTokenWasMade({ tokenCreated }) {
  return tokenCreated;
}
function now3({ clock }) {
  return clock.now();
}

// src/resources/users/login-description.ts
var LOGIN_DESCRIPTION = `Api view loosely based on DRF's default ObtainAuthToken,
but with the responses formats and status codes aligned with BasicAuthentication behavior.

Valid request example:

.. code-block:: http

    POST /api-auth/password/ HTTP/1.1
    Accept: application/json
    Content-Type: application/json
    Host: example.com

    {
        "username": "alice",
        "password": "$ecr3t"
    }

Success response example:

.. code-block:: http

    HTTP/1.0 200 OK
    Allow: POST, OPTIONS
    Content-Type: application/json
    Vary: Accept, Cookie

    {
        "token": "c84d653b9ec92c6cbac41c706593e66f567a7fa4"
    }

Field validation failure response example:

.. code-block:: http

    HTTP/1.0 401 UNAUTHORIZED
    Allow: POST, OPTIONS
    Content-Type: application/json

    {
        "password": ["This field is required."]
    }

Invalid credentials failure response example:

.. code-block:: http

    HTTP/1.0 401 UNAUTHORIZED
    Allow: POST, OPTIONS
    Content-Type: application/json

    {
        "detail": "Invalid username/password"
    }`;

// src/values/hashing.ts
import { getBuiltinModule as getBuiltinModule2 } from "node:process";
function newSha256() {
  return getBuiltinModule2("node:crypto").createHash("sha256");
}
function sha256Of(bytes2, encoding = "hex") {
  return newSha256().update(bytes2).digest(encoding);
}

// src/resources/users/login-failures.ts
var MOST_FAILURES = 4;
var LOCK_MINUTES = 10;
var TO_CLEAR = 2;
var loginFailures = defineTable("login_failures");
function isLocked(attempt2, world) {
  const row2 = world.store.table(loginFailures).get(keyOf2(attempt2));
  return row2 !== void 0 && row2.failures >= MOST_FAILURES && lasts(row2, world);
}
function countFailure(attempt2, world) {
  const table = world.store.table(loginFailures);
  const uuid = keyOf2(attempt2);
  const row2 = table.get(uuid);
  const before = row2 && lasts(row2, world) ? row2.failures : 0;
  const now4 = { uuid, failures: before + 1, last: world.clock.now() };
  if (row2) {
    table.replace(now4);
    return;
  }
  for (const old of table.select().page(0, TO_CLEAR)) {
    if (!lasts(old, world)) table.delete(old.uuid);
  }
  table.insert(now4);
}
function forgetFailures(attempt2, { store }) {
  store.table(loginFailures).delete(keyOf2(attempt2));
}
function lasts({ last: last2 }, { clock }) {
  return clock.now() < addSeconds(last2, LOCK_MINUTES * 60);
}
function keyOf2({ username, peer }) {
  const hash = newSha256().update(JSON.stringify([username, peer])).digest();
  return uuidFromBytes(hash.subarray(0, 16));
}

// src/resources/users/refusals.ts
var USER_REFUSALS = defineRefusals(
  "users",
  {
    status: 401,
    shape: "detail",
    step: "act",
    source: "Waldur core/views.ObtainAuthToken; BEHAVIOUR 22"
  },
  {
    locked_out: {
      text: "Username is locked out. Try in {minutes} minutes.",
      example: { minutes: 10 },
      what: "the name was refused four times within ten minutes"
    },
    wrong_password: {
      text: "Invalid username/password.",
      what: "nobody has this name and password"
    }
  }
);

// src/resources/users/log-in.ts
var LONGEST = 128;
var TOKEN_BYTES = 20;
var credential = () => requiredField(
  { type: "string" },
  { allowNull: false, toInternalValue: readText({ maxLength: LONGEST }) },
  () => null
);
var loginView = definePostView({
  path: "/api-auth/password/",
  takesRest: true,
  name: "Obtain Auth Token",
  optionsText: LOGIN_DESCRIPTION,
  operation: "api_auth_password",
  permission: unasked,
  summary: "Log in",
  body: {
    title: "CredentialsRequest",
    fields: { username: credential(), password: credential() },
    example: { username: "staff", password: "staff" }
  },
  schema: () => objectSchema({ token: { type: "string", minLength: 1 } }),
  refusals: [USER_REFUSALS.locked_out, USER_REFUSALS.wrong_password],
  answer: logIn
});
function logIn(credentials, { world, request, language, listener }) {
  const { username } = credentials;
  const attempt2 = { username, peer: request.peer ?? "" };
  if (isLocked(attempt2, world)) {
    const refusal2 = USER_REFUSALS.locked_out.error({ minutes: LOCK_MINUTES });
    return handleException(refusal2, language, listener);
  }
  const user = userWith(credentials, world);
  if (!user) {
    countFailure(attempt2, world);
    return handleException(USER_REFUSALS.wrong_password.error(), language, listener);
  }
  forgetFailures(attempt2, world);
  return jsonReply({ token: refreshToken(user, world) });
}
function userWith({ username, password }, { store }) {
  const user = store.table(users).findBy("username", username);
  return user?.isActive && user.password === password ? user : void 0;
}
function refreshToken(user, { store, clock, random }) {
  const now4 = clock.now();
  const lifetime2 = user.tokenLifetimeSeconds;
  const isExpired2 = lifetime2 !== null && addSeconds(user.tokenCreated, lifetime2) < now4;
  const kept2 = isExpired2 ? null : user.token;
  const token2 = kept2 ?? Buffer.from(random.stream("tokens").bytes(TOKEN_BYTES)).toString("hex");
  store.table(users).replace({ ...user, token: token2, tokenCreated: now4 });
  return token2;
}

// src/values/typed-registry.ts
var TypedRegistry = class {
  #values = /* @__PURE__ */ new Map();
  set(key2, value) {
    this.#values.set(key2, value);
  }
  get(key2) {
    return this.#values.get(key2);
  }
};

// src/store/edit-epoch.ts
var EditEpoch = class {
  #owner = {};
  #isUndoable = false;
  #changed = [];
  #onUnnoted;
  /** `onUnnoted` is called before each change that no transaction notes. */
  constructor(onUnnoted) {
    this.#onUnnoted = onUnnoted;
  }
  get owner() {
    return this.#owner;
  }
  /** Whether a transaction runs: tables note their changes, and tell of the first with `note`. */
  get isUndoable() {
    return this.#isUndoable;
  }
  end() {
    this.#owner = {};
  }
  begin() {
    this.#isUndoable = true;
  }
  /** Something is about to change outside of any transaction. */
  changesUnnoted() {
    this.#onUnnoted?.();
  }
  /** Whether the running transaction has changed anything. */
  get hasChanged() {
    return this.#changed.length > 0;
  }
  /** Takes down a table that has changed in the running transaction. */
  note(table) {
    this.#changed.push(table);
  }
  commit() {
    this.#isUndoable = false;
    for (const table of this.#changed) table.keepChanges();
    this.#changed.length = 0;
  }
  rollBack() {
    this.#isUndoable = false;
    for (const table of this.#changed) table.takeBackChanges();
    this.#changed.length = 0;
  }
};

// src/store/past-state.ts
var PastState = class {
  #source;
  /** Undefined until it is asked for. */
  #snapshot;
  #isWanted = true;
  /** Undefined while it is the present one, and where the snapshot is there. */
  #after;
  constructor(source) {
    this.#source = source;
  }
  /** False where it can be had without what is done from here on, and where nobody will ask for it. */
  get needsChanges() {
    return this.#isWanted && this.#snapshot === void 0;
  }
  /** Nobody will ask for it: what is done from here on is not noted for it. */
  letGo() {
    this.#isWanted = false;
  }
  /** Somebody will ask for it after all: only while it is the present one. */
  hold() {
    this.#isWanted = true;
  }
  /** It is no longer the present one. */
  pass(changes, next) {
    this.#after = { changes, next };
  }
  /** The same one each time. Costs what has changed since it has passed; not within a transaction. */
  get snapshot() {
    return this.#snapshot ?? this.#made();
  }
  #made() {
    const passed2 = [];
    let state = this;
    for (let after = state.#after; after !== void 0; after = state.#after) {
      passed2.push({ state, changes: after.changes });
      state = after.next;
    }
    let snapshot = state.#kept(state.#snapshot ?? this.#source.snapshot());
    if (passed2.length === 0) return snapshot;
    const fork = this.#source.fork(snapshot);
    for (const { state: each2, changes } of passed2.reverse()) {
      fork.takeBack(changes);
      snapshot = each2.#kept(fork.snapshot());
    }
    return snapshot;
  }
  #kept(snapshot) {
    this.#snapshot = snapshot;
    this.#after = void 0;
    return snapshot;
  }
};

// src/store/references.ts
var Schema = class {
  #rows = /* @__PURE__ */ new Map();
  #referrers = /* @__PURE__ */ new Map();
  constructor(tables2) {
    for (const [name, rows] of tables2) this.#rows.set(name, referringRows(rows));
    for (const [table, { definition }] of tables2) {
      for (const [column, { to, onDelete }] of referencesOf2(definition)) {
        const known2 = this.#referrers.get(to) ?? [];
        this.#referrers.set(to, [...known2, { table, column, onDelete, rows: this.#rowsOf(table) }]);
      }
    }
  }
  /**
   * Takes a row out, and with it all that cascades from it, then clears what still refers to them. As in Django, a row
   * that is protected stops it even if the row that refers to it would be deleted too.
   * @throws ProtectedError at the first reference that forbids it, before anything changes.
   */
  delete(table, uuid) {
    const doomed = this.#collectDoomed(table, uuid);
    for (const [from, uuids] of doomed) {
      const rows = this.#rowsOf(from);
      for (const one3 of uuids) rows.remove(one3);
    }
    for (const [to, uuids] of doomed) {
      for (const { column, onDelete, rows } of this.#referrersTo(to)) {
        if (onDelete === "setNull") for (const one3 of uuids) rows.setNull(column, one3);
      }
    }
  }
  /** The uuids that go, by table: the row itself and what cascades from it. */
  #collectDoomed(table, uuid) {
    const doomed = /* @__PURE__ */ new Map();
    const pending = [{ to: table, uuid }];
    for (let next = pending.pop(); next !== void 0; next = pending.pop()) {
      const { to, uuid: target } = next;
      const uuids = doomed.get(to) ?? /* @__PURE__ */ new Set();
      if (uuids.has(target)) continue;
      doomed.set(to, uuids.add(target));
      for (const referrer of this.#referrersTo(to)) {
        refuseProtected(referrer, target);
        if (referrer.onDelete !== "cascade") continue;
        const referring = referrer.rows.list(referrer.column, target);
        for (const one3 of referring) pending.push({ to: referrer.table, uuid: one3 });
      }
    }
    return doomed;
  }
  #referrersTo(table) {
    return this.#referrers.get(table) ?? [];
  }
  #rowsOf(table) {
    const rows = this.#rows.get(table);
    if (rows === void 0) throw new Error(`No table ${table}.`);
    return rows;
  }
};
function refuseProtected({ table, column, onDelete, rows }, uuid) {
  if (onDelete !== "protect") return;
  const count2 = rows.count(column, uuid);
  if (count2 > 0) throw new ProtectedError(table, column, count2);
}
function referringRows(rows) {
  const entriesOf = (column, uuid) => {
    const { index: index2, from, to } = rows.indexed.indexOn(column).range([uuid]);
    return index2.tree.slice(from, to);
  };
  return {
    count: (column, uuid) => {
      const { from, to } = rows.indexed.indexOn(column).range([uuid]);
      return to - from;
    },
    list: (column, uuid) => entriesOf(column, uuid).map(({ row: row2 }) => row2.uuid),
    setNull: (column, uuid) => {
      for (const entry of entriesOf(column, uuid)) {
        rows.swap(entry, { ...entry.row, [column]: null });
      }
    },
    remove: (uuid) => {
      const entry = rows.indexed.find(uuid);
      if (entry !== void 0) rows.remove(entry);
    }
  };
}
function tablesBelow(name, tables2) {
  const names = /* @__PURE__ */ new Set();
  const add5 = (each2) => {
    for (const [, { to }] of referencesOf2(tables2.get(each2)?.definition)) names.add(to);
  };
  add5(name);
  for (const each2 of names) add5(each2);
  return [...names].flatMap((each2) => tables2.get(each2) ?? []);
}
function refuseLostReferences(definitions) {
  for (const definition of definitions) {
    for (const [column, { to }] of referencesOf2(definition)) {
      if (definitions.some(({ name }) => name === to)) continue;
      throw new Error(`${definition.name}.${column} refers to no table: ${to}.`);
    }
  }
}
function referencesOf2(definition) {
  const references = definition?.references ?? {};
  return Object.entries(references).flatMap(
    ([column, reference]) => reference === void 0 ? [] : [[column, reference]]
  );
}

// src/store/beginning.ts
function entryBeginning(index2, text6, least) {
  const [column] = index2.columns;
  let bound2 = text6;
  while (column !== void 0 && bound2.length >= least) {
    const found3 = index2.tree.at(index2.range([bound2]).to - 1);
    const value = found3?.row[column];
    if (typeof value !== "string") return void 0;
    if (text6.startsWith(value)) return value.length < least ? void 0 : found3;
    bound2 = bound2.slice(0, commonLength(bound2, value));
  }
  return void 0;
}
function commonLength(one3, other) {
  let length = 0;
  while (length < one3.length && one3[length] === other[length]) length += 1;
  return length;
}

// src/store/entry.ts
var MARKED_CHARACTERS = 4;
var LAST_MARKED = 127;
function markOf(text6) {
  let mark = 0;
  for (let at3 = 0; at3 < MARKED_CHARACTERS; at3 += 1) {
    const code2 = at3 < text6.length ? Math.min(text6.charCodeAt(at3), LAST_MARKED) : 0;
    mark = mark * (LAST_MARKED + 1) + code2;
  }
  return mark;
}
function compareOrder(a, b) {
  if (a.key !== b.key) return a.key < b.key ? -1 : 1;
  return a.seq - b.seq;
}

// src/store/tree-node.ts
var MAX_SLOTS = 64;
var MIN_SLOTS = 8;
function slot(list5, index2) {
  const value = list5[index2];
  if (value === void 0) throw new RangeError(`No slot ${index2} in ${list5.length}.`);
  return value;
}
function createNode(owner, items2, children) {
  const size = children === void 0 ? items2.length : children.reduce((total, node) => total + node.size, 0);
  return { owner, items: items2, children, size };
}
function slotsUpTo(items2, entry, compare) {
  let high = items2.length;
  if (high === 0 || compare(slot(items2, high - 1), entry) <= 0) return high;
  let low = 0;
  high -= 1;
  while (low < high) {
    const middle = low + high >>> 1;
    if (compare(slot(items2, middle), entry) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
function slotsBefore(items2, isBefore, place) {
  let low = 0;
  let high = items2.length;
  while (low < high) {
    const middle = low + high >>> 1;
    if (isBefore(slot(items2, middle), place)) low = middle + 1;
    else high = middle;
  }
  return low;
}
function rankOf2(root, isBefore, place) {
  let node = root;
  let rank = 0;
  while (node.children !== void 0) {
    const index2 = Math.max(0, slotsBefore(node.items, isBefore, place) - 1);
    for (let before = 0; before < index2; before += 1) rank += slot(node.children, before).size;
    node = slot(node.children, index2);
  }
  return rank + slotsBefore(node.items, isBefore, place);
}
function seek(root, isBefore, place) {
  let node = root;
  let next;
  while (node.children !== void 0) {
    const index2 = Math.max(1, slotsBefore(node.items, isBefore, place));
    next = node.items[index2] ?? next;
    node = slot(node.children, index2 - 1);
  }
  return node.items[slotsBefore(node.items, isBefore, place)] ?? next;
}
function placeOfRank(root, rank) {
  if (rank < 0 || rank >= root.size) return void 0;
  let node = root;
  let left = rank;
  while (node.children !== void 0) {
    let index2 = 0;
    let child2 = slot(node.children, index2);
    while (left >= child2.size) {
      left -= child2.size;
      index2 += 1;
      child2 = slot(node.children, index2);
    }
    node = child2;
  }
  return { items: node.items, index: left };
}
function entriesBetween(root, from, to) {
  const entries = [];
  for (let rank = from; rank < to; rank = from + entries.length) {
    const place = placeOfRank(root, rank);
    if (place === void 0) break;
    entries.push(...place.items.slice(place.index, place.index + to - rank));
  }
  return entries;
}
function createCursor(root, from, to) {
  let left = Math.min(to, root.size) - from;
  let rank = from;
  let items2 = [];
  let index2 = 0;
  return () => {
    if (left <= 0) return void 0;
    if (index2 >= items2.length) {
      const place = placeOfRank(root, rank);
      if (place === void 0) return void 0;
      ({ items: items2, index: index2 } = place);
      rank += items2.length - index2;
    }
    const entry = items2[index2];
    index2 += 1;
    left -= 1;
    return entry;
  };
}

// src/store/merge-cursors.ts
function mergeCursors(cursors, compare) {
  const [only2] = cursors;
  if (only2 !== void 0 && cursors.length === 1) return only2;
  const heap = cursors.flatMap((next) => headOf2(next) ?? []);
  heap.sort((a, b) => compare(a.entry, b.entry));
  return () => {
    const top = heap[0];
    if (top === void 0) return void 0;
    const head = headOf2(top.next) ?? heap.pop();
    if (head !== void 0 && heap.length > 0) sink(heap, head, compare);
    return top.entry;
  };
}
function headOf2(next) {
  const entry = next();
  return entry === void 0 ? void 0 : { entry, next };
}
function sink(heap, head, compare) {
  let place = 0;
  for (let below2 = 1; below2 < heap.length; below2 = 2 * place + 1) {
    let child2 = slot(heap, below2);
    let at3 = below2;
    const other = heap[below2 + 1];
    if (other !== void 0 && compare(other.entry, child2.entry) < 0) {
      child2 = other;
      at3 = below2 + 1;
    }
    if (compare(head.entry, child2.entry) <= 0) break;
    heap[place] = child2;
    place = at3;
  }
  heap[place] = head;
}

// src/store/query.ts
function everything() {
  return { fixed: /* @__PURE__ */ new Map(), tests: [], orders: [], isByInsertion: false, last: void 0 };
}
function narrow(query2, column, values) {
  const before = query2.fixed.get(column);
  const kept2 = before === void 0 ? values : values.filter((value) => before.has(value));
  return { ...query2, fixed: new Map(query2.fixed).set(column, new Set(kept2)), last: void 0 };
}
function isAskedFor({ fixed, tests }, row2) {
  for (const [column, values] of fixed) if (!values.has(row2[column])) return false;
  return tests.every((test) => test(row2));
}
function planQuery(rows, query2) {
  const { last: last2 } = query2;
  if (last2?.version === rows.version) return last2.plan;
  const plan = makePlan(rows, query2);
  query2.last = { plan, version: rows.version };
  return plan;
}
function makePlan(rows, query2) {
  const { fixed, tests } = query2;
  if (fixed.size === 0) return wholeTable(rows, tests.length > 0);
  for (const values of fixed.values()) {
    if (values.size === 0) return { ranges: [], total: 0, isPartial: false };
  }
  const usable = rows.indexes.filter((index2) => combinations(index2, query2) <= rows.size);
  const exact = usable.find(({ columns }) => columns.length === fixed.size);
  if (exact !== void 0) return planOf(exact, query2, tests.length > 0);
  const plans = usable.map((index2) => planOf(index2, query2, true));
  return plans.reduce(
    (best, plan) => plan.total < best.total ? plan : best,
    planOf(rows.inOrder, query2, true)
  );
}
function wholeTable(rows, isPartial) {
  const range = rows.inOrder.range([]);
  return { ranges: range.to > 0 ? [range] : [], total: range.to, isPartial };
}
function combinations({ columns }, { fixed }) {
  return columns.reduce((product, column) => product * (fixed.get(column)?.size ?? Infinity), 1);
}
function planOf(index2, { fixed }, isPartial) {
  const tuples = index2.columns.reduce(
    (heads, column) => heads.flatMap((head) => Array.from(fixed.get(column) ?? [], (value) => [...head, value])),
    [[]]
  );
  const ranges = tuples.map((values) => index2.range(values)).filter(({ from, to }) => from < to);
  const total = ranges.reduce((sum2, { from, to }) => sum2 + to - from, 0);
  return { ranges, total, isPartial };
}
function walkPlan(rows, query2, plan, offset) {
  const next = walkEntries(rows, query2, plan, offset);
  return () => next()?.row;
}
function walkEntries(rows, query2, { ranges, isPartial }, offset) {
  const starts = seekOffset(rows.inOrder, ranges, offset);
  const walks = ranges.map(({ index: index2, to }, place) => index2.tree.walk(starts[place], to));
  const next = mergeCursors(walks, compareOrder);
  if (!isPartial) return next;
  return () => {
    let entry = next();
    while (entry !== void 0 && !isAskedFor(query2, entry.row)) entry = next();
    return entry;
  };
}
function seekOffset(inOrder4, ranges, offset) {
  if (ranges.length === 0 || offset <= 0) return ranges.map(({ from }) => from);
  let low = 0;
  let high = inOrder4.tree.size;
  while (low < high) {
    const middle = low + high >>> 1;
    if (passedBefore(ranges, inOrder4.tree.at(middle)) <= offset) low = middle + 1;
    else high = middle;
  }
  return ranksAt(ranges, inOrder4.tree.at(low - 1));
}
function ranksAt(ranges, pivot) {
  return ranges.map(
    ({ index: index2, values, from }) => pivot === void 0 ? from : index2.rankBefore(values, pivot)
  );
}
function passedBefore(ranges, pivot) {
  const starts = ranges.reduce((sum2, { from }) => sum2 + from, 0);
  return ranksAt(ranges, pivot).reduce((sum2, rank) => sum2 + rank, 0) - starts;
}

// src/store/differing-entries.ts
function differingEntries(before, after) {
  if (before === after) return { before: [], after: [] };
  return {
    before: entriesOutside(before, nodesOf(after)),
    after: entriesOutside(after, nodesOf(before))
  };
}
function nodesOf(root) {
  const nodes = /* @__PURE__ */ new Set([root]);
  for (const { children } of nodes) for (const child2 of children ?? []) nodes.add(child2);
  return nodes;
}
function entriesOutside(root, others) {
  const entries = [];
  const pending = [root];
  for (let node = pending.pop(); node !== void 0; node = pending.pop()) {
    if (others.has(node)) continue;
    if (node.children) pending.push(...node.children.toReversed());
    else for (const entry of node.items) entries.push(entry);
  }
  return entries;
}

// src/store/row-differences.ts
function rowDifferences(before, after) {
  const differing = differingEntries(before, after);
  const old = new Map(differing.before.map(({ row: row2 }) => [row2.uuid, row2]));
  const added = [];
  const replaced2 = [];
  for (const { row: row2 } of differing.after) {
    const known2 = old.get(row2.uuid);
    if (known2 === void 0) added.push(row2);
    else if (known2 !== row2) replaced2.push({ before: known2, after: row2 });
    old.delete(row2.uuid);
  }
  return { added, replaced: replaced2, removed: [...old.values()] };
}

// src/store/selection.ts
var TableSelection = class _TableSelection {
  #rows;
  #query;
  constructor(rows, query2) {
    this.#rows = rows;
    this.#query = query2;
  }
  where(column, value) {
    return new _TableSelection(this.#rows, narrow(this.#query, column, [value]));
  }
  whereIn(column, values) {
    return new _TableSelection(this.#rows, narrow(this.#query, column, values));
  }
  filter(test) {
    const tests = [...this.#query.tests, test];
    return new _TableSelection(this.#rows, { ...this.#query, tests, last: void 0 });
  }
  orderBy(compare) {
    const orders = [compare, ...this.#query.orders];
    return new _TableSelection(this.#rows, { ...this.#query, orders, last: void 0 });
  }
  byInsertion() {
    return new _TableSelection(this.#rows, { ...this.#query, isByInsertion: true, last: void 0 });
  }
  get(uuid) {
    const row2 = this.#rows.find(uuid)?.row;
    return row2 !== void 0 && isAskedFor(this.#query, row2) ? row2 : void 0;
  }
  turnOf(uuid) {
    return this.#rows.find(uuid)?.seq ?? 0;
  }
  get count() {
    const plan = planQuery(this.#rows, this.#query);
    return plan.isPartial ? take2(this.#walk(plan), Infinity).length : plan.total;
  }
  page(offset, limit) {
    const start = Math.max(0, offset);
    if (isSorted(this.#query)) return [...this].slice(start, start + Math.max(0, limit));
    const plan = planQuery(this.#rows, this.#query);
    const [only2] = plan.ranges;
    if (plan.isPartial) return take2(this.#walk(plan), start + limit).slice(start);
    if (only2 && plan.ranges.length === 1) return rowsOf(only2, start, limit);
    return start < plan.total ? take2(this.#walk(plan, start), limit) : [];
  }
  first() {
    return this.page(0, 1)[0];
  }
  *[Symbol.iterator]() {
    this.#rows.keepPresent();
    const plan = planQuery(this.#rows, this.#query);
    if (isSorted(this.#query)) {
      const entries = take2(walkEntries(this.#rows, this.#query, plan, 0), Infinity);
      for (const { row: row2 } of entries.sort(inTurn(this.#query))) yield row2;
      return;
    }
    const next = this.#walk(plan);
    for (let row2 = next(); row2 !== void 0; row2 = next()) yield row2;
  }
  #walk(plan, offset = 0) {
    return walkPlan(this.#rows, this.#query, plan, offset);
  }
};
function rowsOf({ index: index2, from, to }, start, limit) {
  const first = from + start;
  return index2.tree.slice(first, Math.min(to, first + limit)).map(({ row: row2 }) => row2);
}
function take2(next, limit) {
  const taken = [];
  while (taken.length < limit) {
    const row2 = next();
    if (row2 === void 0) break;
    taken.push(row2);
  }
  return taken;
}
function isSorted({ orders, isByInsertion }) {
  return isByInsertion || orders.length > 0;
}
function inTurn({ orders, isByInsertion }) {
  return (a, b) => {
    for (const order of orders) {
      const decided = order(a.row, b.row);
      if (decided !== 0) return decided;
    }
    return isByInsertion ? a.seq - b.seq : 0;
  };
}

// src/store/tree-build.ts
var FILLED_SLOTS = MAX_SLOTS - MIN_SLOTS;
function buildTree(sorted2, owner) {
  return rootOver(leavesOf(sorted2, owner), owner);
}
function insertRun(root, run, compare, owner) {
  return rootOver(withRun(root, run, compare, owner), owner);
}
function withRun({ items: items2, children }, run, compare, owner) {
  if (children === void 0) return leavesOf(mergeSorted(items2, run, compare), owner);
  const nodes = [];
  let done = 0;
  for (let from = 0; from < run.length; ) {
    const index2 = Math.max(0, slotsUpTo(items2, slot(run, from), compare) - 1);
    const next = items2[index2 + 1];
    let to = from + 1;
    while (to < run.length && (next === void 0 || compare(slot(run, to), next) < 0)) to += 1;
    nodes.push(...children.slice(done, index2));
    nodes.push(...withRun(slot(children, index2), run.slice(from, to), compare, owner));
    done = index2 + 1;
    from = to;
  }
  nodes.push(...children.slice(done));
  return nodes.length > MAX_SLOTS ? parentsOf(nodes, owner) : [parentOf2(nodes, owner)];
}
function rootOver(nodes, owner) {
  let level = nodes;
  while (level.length > 1) level = parentsOf(level, owner);
  return slot(level, 0);
}
function leavesOf(sorted2, owner) {
  return inChunks(sorted2).map((items2) => createNode(owner, items2, void 0));
}
function parentsOf(nodes, owner) {
  return inChunks(nodes).map((children) => parentOf2(children, owner));
}
function parentOf2(children, owner) {
  const firsts = children.map((child2) => slot(child2.items, 0));
  return createNode(owner, firsts, children);
}
function inChunks(list5) {
  const count2 = Math.max(1, Math.ceil(list5.length / FILLED_SLOTS));
  return Array.from({ length: count2 }, (_, piece) => {
    const start = Math.floor(piece * list5.length / count2);
    return list5.slice(start, Math.floor((piece + 1) * list5.length / count2));
  });
}
function mergeSorted(left, right, compare) {
  if (left.length === 0) return right;
  const merged = [];
  let at3 = 0;
  for (const entry of left) {
    for (let other = right[at3]; other !== void 0; other = right[at3]) {
      if (compare(other, entry) > 0) break;
      merged.push(other);
      at3 += 1;
    }
    merged.push(entry);
  }
  for (; at3 < right.length; at3 += 1) merged.push(slot(right, at3));
  return merged;
}

// src/store/tree-edit.ts
function insertEntry(node, entry, compare, owner) {
  const own2 = editable(node, owner);
  const { items: items2, children } = own2;
  const index2 = slotsUpTo(items2, entry, compare);
  own2.size += 1;
  if (children === void 0) {
    insertSlot(items2, index2, entry);
    return own2;
  }
  const childIndex = Math.max(0, index2 - 1);
  const child2 = insertEntry(slot(children, childIndex), entry, compare, owner);
  if (child2.items.length <= MAX_SLOTS) {
    placeChild(own2, childIndex, child2);
    return own2;
  }
  const [left, right] = splitNode(child2, entry, owner);
  placeChild(own2, childIndex, left);
  insertSlot(children, childIndex + 1, right);
  insertSlot(items2, childIndex + 1, slot(right.items, 0));
  return own2;
}
function splitNode(node, entry, owner) {
  const { items: items2, children } = node;
  let cut = items2.length >>> 1;
  if (items2[items2.length - 1] === entry) cut = items2.length - MIN_SLOTS;
  else if (items2[0] === entry) cut = MIN_SLOTS;
  return [
    createNode(owner, items2.slice(0, cut), children?.slice(0, cut)),
    createNode(owner, items2.slice(cut), children?.slice(cut))
  ];
}
function replaceEntry(node, entry, compare, owner) {
  const index2 = slotsUpTo(node.items, entry, compare) - 1;
  if (index2 < 0) return void 0;
  if (node.children === void 0) {
    if (compare(slot(node.items, index2), entry) !== 0) return void 0;
    const own3 = editable(node, owner);
    own3.items[index2] = entry;
    return own3;
  }
  const child2 = replaceEntry(slot(node.children, index2), entry, compare, owner);
  if (child2 === void 0) return void 0;
  const own2 = editable(node, owner);
  placeChild(own2, index2, child2);
  return own2;
}
function removeEntry(node, entry, compare, owner) {
  const index2 = slotsUpTo(node.items, entry, compare) - 1;
  if (index2 < 0) return void 0;
  if (node.children === void 0) {
    if (compare(slot(node.items, index2), entry) !== 0) return void 0;
    const own3 = editable(node, owner);
    own3.items.splice(index2, 1);
    own3.size -= 1;
    return own3;
  }
  const child2 = removeEntry(slot(node.children, index2), entry, compare, owner);
  if (child2 === void 0) return void 0;
  const own2 = editable(node, owner);
  own2.size -= 1;
  placeChild(own2, index2, child2);
  if (child2.items.length < MIN_SLOTS) evenOut(own2, index2, owner);
  return own2;
}
function evenOut(parent2, index2, owner) {
  if (parent2.children === void 0) return;
  const leftIndex = Math.max(0, index2 - 1);
  const left = slot(parent2.children, leftIndex);
  const right = slot(parent2.children, leftIndex + 1);
  const items2 = [...left.items, ...right.items];
  const children = left.children && right.children ? [...left.children, ...right.children] : void 0;
  if (items2.length <= MAX_SLOTS) {
    parent2.children.splice(leftIndex + 1, 1);
    parent2.items.splice(leftIndex + 1, 1);
    placeChild(parent2, leftIndex, createNode(owner, items2, children));
    return;
  }
  const cut = items2.length >>> 1;
  placeChild(parent2, leftIndex, createNode(owner, items2.slice(0, cut), children?.slice(0, cut)));
  placeChild(parent2, leftIndex + 1, createNode(owner, items2.slice(cut), children?.slice(cut)));
}
function editable(node, owner) {
  if (node.owner === owner) return node;
  return { owner, items: node.items.slice(), children: node.children?.slice(), size: node.size };
}
function placeChild(parent2, index2, child2) {
  if (parent2.children === void 0) return;
  const first = slot(child2.items, 0);
  if (parent2.children[index2] !== child2) parent2.children[index2] = child2;
  if (parent2.items[index2] !== first) parent2.items[index2] = first;
}
function insertSlot(list5, index2, value) {
  list5.push(value);
  for (let at3 = list5.length - 1; at3 > index2; at3 -= 1) list5[at3] = slot(list5, at3 - 1);
  list5[index2] = value;
}

// src/store/sorted-tree.ts
var REBUILD_SHARE = 3;
var RUN = 16;
var SortedTree = class {
  #compare;
  #epoch;
  #root;
  constructor(compare, epoch) {
    this.#compare = compare;
    this.#epoch = epoch;
    this.#root = createNode(epoch.owner, [], void 0);
  }
  /** The present state. Whoever keeps it ends the epoch after that; setting it puts that state back. */
  get root() {
    return this.#root;
  }
  set root(root) {
    this.#root = root;
  }
  get size() {
    return this.#root.size;
  }
  insert(entry) {
    const { owner } = this.#epoch;
    const root = insertEntry(this.#root, entry, this.#compare, owner);
    this.#root = root.items.length <= MAX_SLOTS ? root : this.#grow(root, entry, owner);
  }
  /** Adds many entries, in any order. */
  insertAll(entries) {
    if (entries.length < RUN) for (const entry of entries) this.insert(entry);
    else this.insertSorted([...entries].sort(this.#compare));
  }
  /** Adds many entries, given in order. Builds the tree anew if they are many for it. */
  insertSorted(entries) {
    if (entries.length * REBUILD_SHARE < this.size) {
      this.#root = insertRun(this.#root, entries, this.#compare, this.#epoch.owner);
      return;
    }
    const present = [];
    const next = this.walk();
    for (let entry = next(); entry !== void 0; entry = next()) present.push(entry);
    this.#root = buildTree(mergeSorted(present, entries, this.#compare), this.#epoch.owner);
  }
  /** Puts the entry in the place of the one equal to it in order; false if there is none. */
  replace(entry) {
    const root = replaceEntry(this.#root, entry, this.#compare, this.#epoch.owner);
    if (root === void 0) return false;
    this.#root = root;
    return true;
  }
  /** Takes out the entry equal to this one in order; false if there is none. */
  remove(entry) {
    const root = removeEntry(this.#root, entry, this.#compare, this.#epoch.owner);
    if (root === void 0) return false;
    this.#root = root.children?.length === 1 ? slot(root.children, 0) : root;
    return true;
  }
  /** The entry of this 0-based rank; undefined past either end. */
  at(rank) {
    const place = placeOfRank(this.#root, rank);
    return place?.items[place.index];
  }
  /** How many entries stand before the place; `isBefore` is true for a head of the list and false for the rest. */
  rank(isBefore, place) {
    return rankOf2(this.#root, isBefore, place);
  }
  /** The first entry that does not stand before the place. */
  seek(isBefore, place) {
    return seek(this.#root, isBefore, place);
  }
  /** Walks the entries of ranks `from` up to, not including, `to`. A change during the walk needs a new epoch first. */
  walk(from = 0, to = this.size) {
    return createCursor(this.#root, from, to);
  }
  /** The entries of ranks `from` up to, not including, `to`. */
  slice(from, to) {
    return entriesBetween(this.#root, from, to);
  }
  #grow(root, entry, owner) {
    const children = [...splitNode(root, entry, owner)];
    const firsts = children.map((child2) => slot(child2.items, 0));
    return createNode(owner, firsts, children);
  }
};

// src/store/kept-index.ts
var Waiting = class _Waiting {
  #compare;
  #root;
  #late;
  /** Both are its own from here on: neither may be edited. */
  constructor(root, late, compare) {
    this.#root = root;
    this.#late = late;
    this.#compare = compare;
  }
  /** The tree with all in it, whose nodes are nobody's to edit. */
  get root() {
    if (this.#late.length > 0) {
      const tree = new SortedTree(this.#compare, new EditEpoch());
      tree.root = this.#root;
      tree.insertAll(this.#late);
      this.#root = tree.root;
      this.#late = [];
    }
    return this.#root;
  }
  /** The same with more that waits. */
  with(more) {
    return new _Waiting(this.#root, this.#late.concat(more), this.#compare);
  }
  /** How many wait. */
  get length() {
    return this.#late.length;
  }
};
function rootOf(kept2) {
  return kept2 instanceof Waiting ? kept2.root : kept2;
}

// src/store/table-index.ts
function isColumnValue(value) {
  if (typeof value === "number") return !Number.isNaN(value);
  return value === null || typeof value === "string" || typeof value === "boolean";
}
function compareColumnValues(a, b) {
  if (a === b) return 0;
  if (typeof a === "string" && typeof b === "string") return a < b ? -1 : 1;
  if (typeof a === "number" && typeof b === "number") return a < b ? -1 : 1;
  if (typeof a === "boolean" && typeof b === "boolean") return a ? 1 : -1;
  return placeOfType(a) - placeOfType(b);
}
function placeOfType(value) {
  if (value === null) return 0;
  if (typeof value === "boolean") return 1;
  if (typeof value === "number") return 2;
  return typeof value === "string" ? 3 : 4;
}
var MOST_LATE = 1024;
var TableIndex = class {
  columns;
  #tree;
  #order;
  #compare;
  /** What is there in the place of the tree, from a kept state: nobody has read it since. */
  #kept;
  /** Came in, and is not in the tree yet. */
  #late = [];
  constructor(columns, epoch) {
    this.columns = columns;
    this.#compare = valuesOrder(columns);
    this.#order = entryOrder(columns);
    this.#tree = new SortedTree(this.#order, epoch);
  }
  /** All that is in the index. Whoever walks it ends the epoch after that. */
  get tree() {
    if (this.#late.length > 0 || this.#kept !== void 0) this.catchUp();
    return this.#tree;
  }
  /** The present state. Whoever keeps it ends the epoch after that; setting it puts that state back. */
  get state() {
    if (this.#late.length > 0) {
      const late = this.#late;
      if ((this.#kept?.length ?? 0) + late.length >= MOST_LATE) this.catchUp();
      else {
        this.#kept = this.#kept?.with(late) ?? new Waiting(this.#tree.root, late, this.#order);
        this.#late = [];
      }
    }
    return this.#kept ?? this.#tree.root;
  }
  set state(state) {
    if (this.#late.length > 0) this.#late = [];
    this.#kept = void 0;
    if (state instanceof Waiting) this.#kept = state;
    else this.#tree.root = state;
  }
  add(entry) {
    if (this.#late.push(entry) >= MOST_LATE) this.catchUp();
  }
  remove(entry) {
    const place = this.#late.lastIndexOf(entry);
    if (place < 0) this.tree.remove(entry);
    else this.#late.splice(place, 1);
  }
  /** Puts what waits into the tree: before the epoch ends for whoever walks that tree. */
  catchUp() {
    if (this.#kept !== void 0) this.#tree.root = this.#kept.root;
    this.#kept = void 0;
    if (this.#late.length === 0) return;
    this.#tree.insertAll(this.#late);
    this.#late.length = 0;
  }
  /** The entries that hold these values, one a column; all entries if there are no columns. */
  range(values) {
    const { columns, tree } = this;
    if (columns.length === 0) return { index: this, values, from: 0, to: tree.size };
    const wanted = { values, compare: this.#compare };
    const from = tree.rank(isLess, wanted);
    const to = tree.rank(isNotMore, wanted);
    return { index: this, values, from, to };
  }
  /** The first entry that holds these values. */
  first(values) {
    const compare = this.#compare;
    const found3 = this.tree.seek(isLess, { values, compare });
    return found3 !== void 0 && compare(found3.row, values) === 0 ? found3 : void 0;
  }
  /** Where in the tree the entries with these values reach the pivot, in the order of the table. */
  rankBefore(values, pivot) {
    return this.tree.rank(
      (entry, end2) => (this.#compare(entry.row, values) || compareOrder(entry, end2)) < 0,
      pivot
    );
  }
  /** Whether two rows hold the same in its columns. */
  isSame(a, b) {
    for (const column of this.columns) if (a[column] !== b[column]) return false;
    return true;
  }
};
function isLess({ row: row2 }, { values, compare }) {
  return compare(row2, values) < 0;
}
function isNotMore({ row: row2 }, { values, compare }) {
  return compare(row2, values) <= 0;
}
function valuesOrder(columns) {
  const [first, ...rest] = columns;
  if (first !== void 0 && rest.length === 0) {
    return (row2, values) => compareColumnValues(row2[first], values[0]);
  }
  return (row2, values) => {
    for (const [index2, column] of columns.entries()) {
      const order = compareColumnValues(row2[column], values[index2]);
      if (order !== 0) return order;
    }
    return 0;
  };
}
function entryOrder(columns) {
  const [first, second, ...rest] = columns;
  if (first === void 0) return compareOrder;
  if (first === "uuid") {
    return (a, b) => a.mark - b.mark || compareColumnValues(a.row[first], b.row[first]);
  }
  if (second === void 0) {
    return (a, b) => compareColumnValues(a.row[first], b.row[first]) || compareOrder(a, b);
  }
  const compareRest = rest.length === 0 ? compareOrder : entryOrder(rest);
  return (a, b) => compareColumnValues(a.row[first], b.row[first]) || compareColumnValues(a.row[second], b.row[second]) || compareRest(a, b);
}

// src/store/table.ts
var Table = class {
  #rows;
  #surroundings;
  #references;
  constructor(rows, surroundings) {
    this.#rows = rows;
    this.#surroundings = surroundings;
    const { references } = rows.definition;
    this.#references = columnsOf(references).flatMap((column) => {
      const to = references[column]?.to;
      return to === void 0 ? [] : [[column, to]];
    });
  }
  get name() {
    return this.#rows.definition.name;
  }
  /** Kept, not counted. */
  get size() {
    return this.#rows.indexed.size;
  }
  get(uuid) {
    return this.#rows.indexed.find(uuid)?.row;
  }
  /** The first row with this value in a column that has an index of its own. @throws Error where it has none */
  findBy(column, value) {
    return this.#rows.indexed.indexOn(column).first([value])?.row;
  }
  /** The row whose text in such a column is the longest that a text begins with, of so many characters at least. */
  findBeginning(column, text6, least) {
    return entryBeginning(this.#rows.indexed.indexOn(column), text6, least)?.row;
  }
  /**
   * Grows whenever a row changes or goes that these rows refer to, directly or through others: what was made of such a
   * row together with those that it refers to holds until then.
   */
  get revisionBelow() {
    return this.#surroundings.revisionBelow();
  }
  has(uuid) {
    return this.#rows.indexed.find(uuid) !== void 0;
  }
  /** Adds a row and returns it, frozen. @throws DuplicateError, MissingReferenceError; nothing changes then. */
  insert(row2) {
    if (this.has(row2.uuid)) throw new DuplicateError(this.name, "uuid", row2.uuid);
    this.#checkUnique(row2);
    this.#checkReferences(row2);
    this.#surroundings.admit(1, this.#weigh(row2));
    return this.#rows.add(row2);
  }
  /**
   * Adds many rows, each as `insert` does, and freezes them; a row may refer to any other of them. Much cheaper than
   * single inserts when they are many for the table. @throws as `insert` does; none is added then.
   */
  insertAll(rows) {
    const batch = this.#rows.sort(rows);
    this.#checkBatch(batch);
    const { weigh } = this.#rows.definition;
    const bytes2 = weigh ? rows.reduce((total, row2) => total + weigh(row2), 0) : 0;
    this.#surroundings.admit(rows.length, bytes2);
    this.#rows.addSorted(batch);
  }
  /**
   * Puts a row in the place of the one with its uuid and returns it, frozen; it keeps its turn among equals in order,
   * unless the table says that it moves.
   * @throws MissingRowError, DuplicateError, MissingReferenceError; nothing changes then.
   */
  replace(row2) {
    const old = this.#rows.indexed.find(row2.uuid);
    if (old === void 0) throw new MissingRowError(this.name, row2.uuid);
    this.#checkUnique(row2, old.row);
    this.#checkReferences(row2, old.row);
    const bytes2 = this.#weigh(row2);
    if (bytes2 > 0) this.#surroundings.admit(0, bytes2);
    if (!this.#rows.definition.movesOnReplace) return this.#rows.swap(old, row2);
    this.#rows.remove(old);
    return this.#rows.add(row2);
  }
  /**
   * Takes a row out, with the delete rules of every table that refers here; false if it is not there.
   * @throws ProtectedError when a row that refers to it forbids that; nothing changes then.
   */
  delete(uuid) {
    if (!this.has(uuid)) return false;
    this.#surroundings.delete(uuid);
    return true;
  }
  /** Grows with every change, and where another state is put back. */
  get version() {
    return this.#rows.indexed.version;
  }
  /** What is otherwise in this table than in another of the same definition: cheap where they share nearly all rows. */
  differencesFrom(other) {
    return rowDifferences(other.#rows.indexed.byUuid, this.#rows.indexed.byUuid);
  }
  /** All rows, in order. */
  select() {
    return new TableSelection(this.#rows.indexed, everything());
  }
  /** @throws DuplicateError when another row holds a value that the row takes anew in a unique column. */
  #checkUnique(row2, old) {
    for (const column of this.#rows.definition.unique) {
      const value = newValue(column, row2, old);
      if (value === null || this.#rows.indexed.indexOn(column).first([value]) === void 0)
        continue;
      throw new DuplicateError(this.name, column, value);
    }
  }
  /** @throws MissingReferenceError when the row anew refers to a row that is not there; it may refer to itself. */
  #checkReferences(row2, old) {
    for (const [column, to] of this.#references) {
      const value = newValue(column, row2, old);
      if (value === null || to === this.name && value === row2.uuid) continue;
      if (typeof value === "string" && this.#surroundings.has(to, value)) continue;
      throw new MissingReferenceError(this.name, column, value);
    }
  }
  /**
   * As one by one, but each value is looked up only once, and the rows may refer to each other.
   * @throws DuplicateError, MissingReferenceError
   */
  #checkBatch(batch) {
    this.#checkDistinct("uuid", batch);
    for (const column of this.#rows.definition.unique) this.#checkDistinct(column, batch);
    for (const [column, to] of this.#references) {
      const own2 = to === this.name ? this.#distinctValues("uuid", batch) : void 0;
      for (const value of this.#distinctValues(column, batch)) {
        if (own2?.has(value)) continue;
        if (typeof value === "string" && this.#surroundings.has(to, value)) continue;
        throw new MissingReferenceError(this.name, column, value);
      }
    }
  }
  #checkDistinct(column, batch) {
    const index2 = this.#rows.indexed.indexOn(column);
    let last2 = null;
    for (const { row: row2 } of batch.get(index2) ?? []) {
      const value = newValue(column, row2);
      if (value === null) continue;
      if (value === last2 || this.size > 0 && index2.first([value]) !== void 0) {
        throw new DuplicateError(this.name, column, value);
      }
      last2 = value;
    }
  }
  /** The values that the rows hold in a column; walked as they came, for that is how they lie in memory. */
  #distinctValues(column, batch) {
    const values = /* @__PURE__ */ new Set();
    for (const { row: row2 } of batch.get(this.#rows.indexed.inOrder) ?? [])
      values.add(newValue(column, row2));
    values.delete(null);
    return values;
  }
  #weigh(row2) {
    return this.#rows.definition.weigh?.(row2) ?? 0;
  }
};
function newValue(column, row2, old) {
  const value = row2[column];
  return value !== old?.[column] && isColumnValue(value) ? value : null;
}

// src/store/indexed-rows.ts
var IndexedRows = class {
  name;
  /** Every index: `uuid` first, then the order of the table, then those that were declared. */
  indexes;
  inOrder;
  #byUuid;
  #epoch;
  /** What was looked up last, found or not: a request asks for the same row several times. */
  #lastUuid;
  #last;
  #version = 0;
  #revision = 0;
  constructor({ name, indexes }, epoch) {
    this.name = name;
    this.#epoch = epoch;
    this.#byUuid = new TableIndex(["uuid"], epoch);
    this.inOrder = new TableIndex([], epoch);
    const others = indexes.map((columns) => new TableIndex(columns, epoch));
    this.indexes = [this.#byUuid, this.inOrder, ...others];
  }
  get size() {
    return this.#byUuid.tree.size;
  }
  /** Grows with every change. */
  get version() {
    return this.#version;
  }
  /** Grows whenever a row changes or goes, or another state is put back; a row that comes in alters none. */
  get revision() {
    return this.#revision;
  }
  /** The state of each index. Whoever keeps them ends the epoch after that; setting them puts that state back. */
  get states() {
    return this.indexes.map(({ state }) => state);
  }
  set states(states) {
    let place = 0;
    for (const index2 of this.indexes) {
      index2.state = slot(states, place);
      place += 1;
    }
    this.outdate();
    this.#forget();
  }
  /** Makes whatever was made of these rows stand no longer. */
  outdate() {
    this.#version += 1;
    this.#revision += 1;
  }
  /** Keeps what is being walked as it is, whatever changes from here on. */
  keepPresent() {
    for (const index2 of this.indexes) index2.catchUp();
    this.#epoch.end();
  }
  find(uuid) {
    if (uuid === this.#lastUuid) return this.#last;
    const found3 = this.#byUuid.tree.seek(isUuidBefore, { uuid, mark: markOf(uuid) });
    return this.#remember(uuid, found3?.row.uuid === uuid ? found3 : void 0);
  }
  /** All entries in the order of their uuids, as a tree to be looked at and not kept. */
  get byUuid() {
    return this.#byUuid.tree.root;
  }
  /** The index on this column alone. @throws Error if there is none: `defineTable` makes one for each reference. */
  indexOn(column) {
    for (const index2 of this.indexes) {
      if (index2.columns.length === 1 && index2.columns[0] === column) return index2;
    }
    throw new Error(`${this.name}.${column} has no index.`);
  }
  insert(entry) {
    this.#version += 1;
    for (const index2 of this.indexes) index2.add(entry);
    this.#remember(entry.row.uuid, entry);
  }
  insertSorted(batch) {
    this.#version += 1;
    for (const [{ tree }, entries] of batch) tree.insertSorted(entries);
    this.#forget();
  }
  remove(entry) {
    this.outdate();
    for (const index2 of this.indexes) index2.remove(entry);
    this.#forget();
  }
  /**
   * Puts a row of the same uuid, with its sort key, in the place of the entry's. An entry of this epoch takes it over and
   * moves only where its order changes; any other gives way to a new one.
   */
  exchange(old, row2, key2) {
    this.outdate();
    const { owner } = this.#epoch;
    const isOwn = old.owner === owner;
    const { row: before, seq, mark } = old;
    const isInOrder2 = key2 === old.key;
    for (const index2 of this.indexes) {
      if (!isInOrder2 || !index2.isSame(before, row2)) index2.remove(old);
    }
    const entry = isOwn ? old : { row: row2, key: key2, seq, mark, owner };
    entry.row = row2;
    entry.key = key2;
    for (const index2 of this.indexes) {
      if (!isInOrder2 || !index2.isSame(before, row2)) index2.add(entry);
      else if (!isOwn) index2.tree.replace(entry);
    }
    this.#remember(row2.uuid, entry);
  }
  #remember(uuid, entry) {
    this.#lastUuid = uuid;
    this.#last = entry;
    return entry;
  }
  #forget() {
    this.#lastUuid = void 0;
    this.#last = void 0;
  }
};
function isUuidBefore(entry, { uuid, mark }) {
  return entry.mark === mark ? entry.row.uuid < uuid : entry.mark < mark;
}

// src/store/sort-entries.ts
function sortInOrder(entries) {
  const isInOrder2 = entries.every((entry, place) => {
    const last2 = entries[place - 1];
    return last2 === void 0 || compareOrder(last2, entry) < 0;
  });
  return isInOrder2 ? entries : [...entries].sort(compareOrder);
}
function createSorter(inOrder4) {
  const known2 = /* @__PURE__ */ new Map();
  const sorted2 = ([first, ...rest]) => {
    if (first === void 0) return inOrder4;
    const name = [first, ...rest].join();
    const entries = known2.get(name) ?? sortByColumn(sorted2(rest), first);
    known2.set(name, entries);
    return entries;
  };
  return sorted2;
}
function sortByColumn(entries, column) {
  if (isSortedBy(entries, column)) return entries;
  const { groups, sizes, groupOf: groupOf3 } = groupBy(entries, column);
  const nextPlaces = new Uint32Array(sizes.length);
  let start = 0;
  for (const value of sortValues([...groups.keys()])) {
    const group = groups.get(value) ?? 0;
    nextPlaces[group] = start;
    start += slot(sizes, group);
  }
  const sorted2 = entries.slice();
  for (let index2 = 0; index2 < entries.length; index2 += 1) {
    const group = groupOf3[index2] ?? 0;
    const place = nextPlaces[group] ?? 0;
    sorted2[place] = slot(entries, index2);
    nextPlaces[group] = place + 1;
  }
  return sorted2;
}
function isSortedBy(entries, column) {
  let last2 = entries[0]?.row[column];
  for (const { row: row2 } of entries) {
    const value = row2[column];
    if (compareColumnValues(last2, value) > 0) return false;
    last2 = value;
  }
  return true;
}
function groupBy(entries, column) {
  const groups = /* @__PURE__ */ new Map();
  const sizes = [];
  const groupOf3 = new Uint32Array(entries.length);
  for (let index2 = 0; index2 < entries.length; index2 += 1) {
    const value = slot(entries, index2).row[column];
    let group = groups.get(value);
    if (group === void 0) {
      group = sizes.length;
      groups.set(value, group);
      sizes.push(0);
    }
    groupOf3[index2] = group;
    sizes[group] = slot(sizes, group) + 1;
  }
  return { groups, sizes, groupOf: groupOf3 };
}
function sortValues(values) {
  const areTexts = values.every((value) => typeof value === "string");
  return areTexts ? values.sort() : values.sort(compareColumnValues);
}

// src/store/table-rows.ts
var TableRows = class {
  definition;
  indexed;
  #epoch;
  #changes = [];
  #nextSeq = 0;
  /** The state that was kept or put back last: the present one, as long as the rows are of that version. */
  #kept;
  #keptVersion = 0;
  constructor(definition, epoch) {
    this.definition = definition;
    this.#epoch = epoch;
    this.indexed = new IndexedRows(definition, epoch);
  }
  /** The present state. Whoever keeps it ends the epoch after that; setting it puts that state back. */
  get state() {
    if (this.#kept !== void 0 && this.#isAsKept()) return this.#kept;
    return this.#keep({ indexes: this.indexed.states, nextSeq: this.#nextSeq });
  }
  /** Whether nothing has changed since that state was kept or put back last. */
  isAt(state) {
    return state === this.#kept && this.#isAsKept();
  }
  set state(state) {
    if (state === this.#kept && this.#isAsKept()) return;
    this.#noteState();
    this.#put(state);
  }
  /** Adds a row; its uuid must be new. @throws TypeError when an indexed column holds what cannot be sorted. */
  add(row2) {
    const entry = this.#entry(row2, this.#nextSeq);
    if (this.#isNoted()) this.#changes.push({ kind: "added", uuid: row2.uuid, seq: entry.seq });
    this.#nextSeq += 1;
    this.indexed.insert(entry);
    return row2;
  }
  /** Puts new rows in all orders without adding them. @throws TypeError as `add` does */
  sort(rows) {
    const entries = rows.map((row2, place) => this.#entry(row2, this.#nextSeq + place));
    const sorted2 = createSorter(sortInOrder(entries));
    return new Map(this.indexed.indexes.map((index2) => [index2, sorted2(index2.columns)]));
  }
  /** Adds rows that were sorted last, as `add` adds one; the more, the cheaper each. */
  addSorted(batch) {
    this.#noteState();
    this.indexed.insertSorted(batch);
    this.#nextSeq += batch.get(this.indexed.inOrder)?.length ?? 0;
  }
  /** Puts a row in the place of another with the same uuid. @throws TypeError as `add` does. */
  swap(old, row2) {
    const key2 = this.#keyOf(row2);
    if (this.#isNoted()) this.#changes.push({ kind: "swapped", row: old.row });
    this.indexed.exchange(old, row2, key2);
    return row2;
  }
  remove(entry) {
    if (this.#isNoted()) this.#changes.push({ kind: "removed", entry });
    this.indexed.remove(entry);
  }
  /** What the running transaction has done, first to last. */
  get changes() {
    return this.#changes;
  }
  keepChanges() {
    this.#changes = [];
  }
  takeBackChanges() {
    this.takeBack(this.#changes);
    this.#changes = [];
  }
  /** Undoes what was done last to these rows, or to those that they are a fork of. */
  takeBack(changes) {
    this.indexed.outdate();
    for (const change3 of changes.toReversed()) this.#undo(change3);
  }
  #undo(change3) {
    switch (change3.kind) {
      case "added": {
        const entry = this.indexed.find(change3.uuid);
        if (entry !== void 0) this.indexed.remove(entry);
        this.#nextSeq = change3.seq;
        return;
      }
      case "removed":
        this.indexed.insert(change3.entry);
        return;
      case "swapped": {
        const { row: row2 } = change3;
        const entry = this.indexed.find(row2.uuid);
        if (entry !== void 0) this.indexed.exchange(entry, row2, this.definition.order(row2));
        return;
      }
      case "set":
        this.#put(change3.state);
    }
  }
  /**
   * Whether what is about to be done has to be taken down: outside of a transaction it is not, and where the state before
   * all of it is kept anyway that is enough, and it is the very same that is put back.
   */
  #isNoted() {
    if (!this.#epoch.isUndoable) {
      this.#epoch.changesUnnoted();
      return false;
    }
    const [first] = this.#changes;
    if (first) return first.kind !== "set";
    this.#epoch.note(this);
    if (this.#kept === void 0 || !this.#isAsKept()) return true;
    this.#changes.push({ kind: "set", state: this.#kept });
    return false;
  }
  /** Keeps the present state to be put back, where many rows are about to change. */
  #noteState() {
    if (!this.#isNoted()) return;
    const { state } = this;
    this.#epoch.end();
    this.#changes.push({ kind: "set", state });
  }
  #put(state) {
    this.indexed.states = state.indexes;
    this.#nextSeq = state.nextSeq;
    this.#keep(state);
  }
  /** Most tables do not change between two snapshots or resets: those of them then cost nothing. */
  #keep(state) {
    this.#kept = state;
    this.#keptVersion = this.indexed.version;
    return state;
  }
  #isAsKept() {
    return this.#keptVersion === this.indexed.version;
  }
  #entry(row2, seq) {
    const key2 = this.#keyOf(row2);
    return { row: row2, key: key2, seq, mark: markOf(row2.uuid), owner: this.#epoch.owner };
  }
  /** The sort key of a row that may come in; freezes it. @throws TypeError when an indexed column cannot be sorted. */
  #keyOf(row2) {
    for (const column of this.definition.indexed) {
      if (isColumnValue(row2[column])) continue;
      throw new TypeError(`${this.definition.name}.${column} holds what no index can sort.`);
    }
    Object.freeze(row2);
    return this.definition.order(row2);
  }
};

// src/store/store.ts
var Store = class _Store {
  #definitions;
  #epoch = new EditEpoch(() => this.#keepPresent());
  #rows = /* @__PURE__ */ new Map();
  #schema = lazy(() => new Schema(this.#rows));
  /** Made when they are first asked for: most of a fork never are. */
  #tables = new TypedRegistry();
  /** Undefined where nobody has asked for it. */
  #present;
  #admit;
  constructor(definitions) {
    this.#definitions = definitions;
    for (const definition of definitions) {
      if (this.#rows.has(definition.name)) throw new Error(`Two tables: ${definition.name}.`);
      this.#rows.set(definition.name, new TableRows(definition, this.#epoch));
    }
    refuseLostReferences(definitions);
  }
  /** The table that this definition describes. @throws Error when the store was made without it. */
  table(definition) {
    const table = this.#tables.get(definition);
    if (table !== void 0) return table;
    const { name } = definition;
    const rows = this.#rows.get(name);
    if (rows?.definition !== definition) throw new Error(`The store has no table ${name}.`);
    this.#tables.set(definition, this.#tableOf(name, rows));
    return this.table(definition);
  }
  #tableOf(name, rows) {
    const below2 = lazy(() => tablesBelow(name, this.#rows));
    return new Table(rows, {
      has: (other, uuid) => this.has(other, uuid),
      revisionBelow: () => below2().reduce((total, { indexed }) => total + indexed.revision, 0),
      admit: (count2, bytes2) => this.#admit?.(count2, bytes2),
      delete: (uuid) => this.transaction(() => this.#schema().delete(name, uuid))
    });
  }
  /** Asks before every row that comes in, and every one that gets large: so many rows, so many bytes. A throw keeps it out. */
  admitBy(admit) {
    this.#admit = admit;
  }
  /** Whether a table, by its name, holds a uuid; false for a table that is not there. */
  has(table, uuid) {
    return this.#rows.get(table)?.indexed.find(uuid) !== void 0;
  }
  /**
   * Does the work; if it throws, undoes all changes to the tables and throws on: it costs what was changed, whatever the
   * size. A transaction within another joins it.
   */
  transaction(work) {
    if (this.#epoch.isUndoable) return work();
    this.#epoch.begin();
    try {
      const result = work();
      if (this.#present && this.#epoch.hasChanged) this.#present = this.#passed(this.#present);
      this.#epoch.commit();
      return result;
    } catch (error2) {
      this.#epoch.rollBack();
      throw error2;
    }
  }
  /** The present state, which can be had when it has passed; the same until something changes. Not within a transaction. */
  present() {
    this.#present ??= new PastState(this);
    return this.#present;
  }
  /** What the present state has become by the changes of a transaction; undefined where nobody needs to know. */
  #passed(before) {
    if (!before.needsChanges) return void 0;
    const changes = /* @__PURE__ */ new Map();
    for (const [name, rows] of this.#rows) {
      if (rows.changes.length > 0) changes.set(name, rows.changes);
    }
    const next = new PastState(this);
    before.pass(changes, next);
    return next;
  }
  /** Before changes that nobody notes. */
  #keepPresent() {
    const present = this.#present;
    this.#present = void 0;
    if (present?.needsChanges) void present.snapshot;
  }
  /** Undoes what was done last, here or to the store that this is a fork of. */
  takeBack(changes) {
    for (const [name, each2] of changes) this.#rows.get(name)?.takeBack(each2);
  }
  /** The present state; costs the same whatever the size. */
  snapshot() {
    const tables2 = /* @__PURE__ */ new Map();
    for (const [name, rows] of this.#rows) tables2.set(name, rows.state);
    this.#epoch.end();
    return { tables: tables2 };
  }
  /** Whether the present state is that one; nothing is kept for it, so that what changes next costs no copies. */
  isAt({ tables: tables2 }) {
    for (const [name, rows] of this.#rows) if (!rows.isAt(tables2.get(name))) return false;
    return true;
  }
  /** Puts a state of this store, or of one with the same tables, back. The snapshot can be used again. */
  restore({ tables: tables2 }) {
    for (const [name, rows] of this.#rows) {
      const state = tables2.get(name);
      if (state === void 0) throw new Error(`The snapshot has no table ${name}.`);
      rows.state = state;
    }
  }
  /** A store of its own with the same rows, or with those of a moment, shared until either changes. */
  fork(moment = this.snapshot()) {
    const fork = new _Store(this.#definitions);
    fork.restore(moment);
    return fork;
  }
  /** How many rows all tables hold. */
  count() {
    let total = 0;
    for (const { indexed } of this.#rows.values()) total += indexed.size;
    return total;
  }
  /** How many rows each table holds. */
  sizes() {
    return Object.fromEntries(
      Array.from(this.#rows, ([name, { indexed }]) => [name, indexed.size])
    );
  }
};

// src/values/clock.ts
import { hrtime } from "node:process";
function createClock({ now: now4, source = Date.now } = {}) {
  let frozen = now4;
  let offsetMs = 0;
  let last2;
  const present = () => frozen ?? instantFromEpochMs(source() + offsetMs);
  return {
    now: present,
    stamp() {
      const machineMs = source();
      if (!last2?.isOf(frozen, offsetMs, machineMs))
        last2 = new PastMoment(frozen, offsetMs, machineMs);
      return last2;
    },
    machine: () => instantFromEpochMs(source()),
    isFrozen: () => frozen !== void 0,
    freeze(at3 = present()) {
      frozen = at3;
    },
    advance(ms) {
      if (frozen === void 0) offsetMs += ms;
      else frozen = addSeconds(frozen, ms / 1e3);
    },
    setOffset(ms) {
      frozen = void 0;
      offsetMs = ms;
    },
    reset() {
      frozen = now4;
      offsetMs = 0;
    }
  };
}
var PastMoment = class {
  #still;
  #offsetMs;
  #machineMs;
  constructor(still, offsetMs, machineMs) {
    this.#still = still;
    this.#offsetMs = offsetMs;
    this.#machineMs = machineMs;
  }
  isOf(still, offsetMs, machineMs) {
    return this.#machineMs === machineMs && this.#offsetMs === offsetMs && this.#still === still;
  }
  at() {
    return this.#still ?? instantFromEpochMs(this.#machineMs + this.#offsetMs);
  }
  machine() {
    return instantFromEpochMs(this.#machineMs);
  }
};
function steadyMs() {
  const [seconds, nanoseconds] = hrtime();
  return seconds * 1e3 + nanoseconds / 1e6;
}
function passedMs(start) {
  return Math.round((steadyMs() - start) * 1e3) / 1e3;
}

// src/resources/users/actors.ts
var EVERYBODY = userModel.usual({
  context: {
    uuid: uuidFromBytes(new Uint8Array(16)),
    store: new Store([]),
    clock: createClock({ now: instantFromEpochMs(0) }),
    index: 0
  },
  given: { username: "staff", isStaff: true }
});
var actors = {
  byToken: (token2, store) => store.table(users).findBy("token", token2),
  tokenAt: (text6, least, store) => store.table(users).findBeginning("token", text6, least)?.token ?? void 0,
  tokensGone(before, store) {
    const { removed, replaced: replaced2 } = store.table(users).differencesFrom(before.table(users));
    const changed2 = replaced2.filter((each2) => each2.before.token !== each2.after.token);
    return [...removed, ...changed2.map((each2) => each2.before)].flatMap(({ token: token2 }) => token2 ?? []);
  },
  byUuid: (uuid, store) => store.table(users).get(uuid),
  known(most, store) {
    const all2 = store.table(users).select();
    return { count: all2.count, usernames: all2.page(0, most).map(({ username }) => username) };
  },
  renewToken: (uuid, now4, store) => {
    const user = store.table(users).get(uuid);
    if (user) store.table(users).replace({ ...user, tokenCreated: now4 });
  },
  everybody: EVERYBODY
};
function userBehind(uuid, store) {
  return store.table(users).get(uuid) ?? EVERYBODY;
}

// src/resources/users/representation.ts
var FOR_STAFF = ["description", "is_staff", "is_active", "is_support"];
var SECRETS = ["token", "token_lifetime"];
var userFieldParameter = () => fieldParameter(Object.keys(userModel.serializer));
function shownUser(user, call) {
  const caller = userOf2(call);
  const picked = pickedFields(userModel.serializer, call.request.query);
  const isTold = caller.isStaff || caller.uuid === user.uuid;
  return represent(isTold ? picked : without(picked, SECRETS), user, call);
}
function without(fields3, names) {
  return Object.fromEntries(Object.entries(fields3).filter(([name]) => !names.includes(name)));
}
function userSchema(wire, { isOwn }) {
  const optional3 = isOwn ? FOR_STAFF : [...FOR_STAFF, ...SECRETS];
  const schema = representationSchema(userModel.serializer, wire);
  const required4 = Object.keys(userModel.serializer).filter((name) => !optional3.includes(name));
  return wholeOrPicked({
    title: isOwn ? "CurrentUser" : "User",
    selection: "UserSelection",
    schema: { ...schema, required: required4 },
    isSure: false
  });
}

// src/resources/users/me.ts
var meView = defineSingleView({
  path: "/api/users/me/",
  takesSuffix: true,
  name: "Me",
  operation: "users_me_retrieve",
  permission: isAuthenticated,
  otherMethods: isStaff,
  summary: "The user who asks",
  parameters: () => [userFieldParameter()],
  refusals: [ACTION_FAULTS.format_suffix],
  schema: (wire) => userSchema(wire, { isOwn: true }),
  answer: (call) => {
    refuseSuffix(call.match, call.world.contract);
    return jsonReply(shownUser(userBehind(userOf2(call).uuid, call.world.store), call));
  }
});

// src/resources/users/retrieve.ts
var MODEL2 = { model: "User" };
var PATH3 = "/api/users/{uuid}/";
var EXAMPLE2 = "0a000000-0000-4000-8000-000000000003";
var endpoint = () => defineEndpoint({
  id: "users_retrieve",
  scope: "users",
  method: "GET",
  path: PATH3,
  summary: "Retrieve",
  permission: isAuthenticated,
  parameters: () => [uuidPath(EXAMPLE2), userFieldParameter(), FORMAT_SCHEMA],
  answer: (contract) => answer({ description: "The row.", schema: userSchema(contract, { isOwn: false }) }),
  refusals: () => [{ name: LOOKUP.no_match.name, detail: LOOKUP.no_match.detail(MODEL2) }],
  guard: (call) => () => jsonReply(shownUser(found(call), call))
});
var route2 = lazy(
  () => createRoute({
    path: PATH3,
    tag: "users",
    name: "User Instance",
    permission: isAuthenticated,
    endpoints: [endpoint()],
    refused: ["PUT", "PATCH", "DELETE"]
  })
);
var usersView = {
  routes: { basename: "users", hasList: false, actions: [], takesSuffix: true },
  permission: isAuthenticated,
  refuse: refuseMethod,
  all: () => [route2()],
  route: route2
};
var CHANGING = ["PUT", "PATCH", "DELETE"];
function refuseMethod(call) {
  const { method: method2 } = call.request;
  const caller = userOf2(call);
  if (!caller.isStaff && method2 === "DELETE") throw PERMISSION.denied.error();
  if (caller.isStaff && !CHANGING.includes(method2)) return;
  const { uuid } = found(call);
  if (!caller.isStaff && uuid !== caller.uuid) throw PERMISSION.denied.error();
}
function found({ match: match3, actor: actor2, world: { store } }) {
  const uuid = match3.kind === "detail" ? parseUuid(match3.lookup) : void 0;
  const user = uuid === void 0 ? void 0 : store.table(users).get(uuid);
  if (!user || actor2 === "anonymous" || !sees(actor2, user)) throw LOOKUP.no_match.error(MODEL2);
  return user;
}
function sees(actor2, user) {
  if (seesEverything(actor2) || actor2.uuid === user.uuid) return true;
  const known2 = knownCustomers(actor2);
  return knownCustomers(user).some((customer) => known2.includes(customer));
}

// src/resources/users/role-fields.ts
var LONGEST_DESCRIPTION = 2e3;
function roleFields() {
  return {
    uuid: readOnlyField(
      ({ uuid }, { world }) => world.contract.wireUuid(uuid),
      "string",
      uuidSchema
    ),
    name: writable({ required: true, max_length: 150 }, ({ name }) => name),
    description: writable({ max_length: LONGEST_DESCRIPTION }, ({ description }) => description),
    ...descriptions(),
    permissions: readOnlyField(
      ({ permissions }) => permissions,
      "field",
      () => ({ type: "array", items: { type: "string" } })
    ),
    is_system_role: readOnlyField(
      () => true,
      "boolean",
      () => ({ type: "boolean", const: true })
    ),
    is_active: { ...writable({ type: "boolean" }, () => true), schema: () => ({ const: true }) },
    users_count: readOnlyField(grants, "field", () => ({ type: "integer", minimum: 0 })),
    content_type: readOnlyField(
      ({ scope }) => scope,
      "field",
      () => ({ type: "string" })
    )
  };
}
function descriptions() {
  return Object.fromEntries(
    languageNames().map(([code2]) => [
      `description_${code2}`,
      writable(
        { label: `Description [${code2}]`, max_length: LONGEST_DESCRIPTION },
        ({ description }) => code2 === "en" && description !== "" ? description : null,
        code2 === "en" ? ["string", "null"] : "null"
      )
    ])
  );
}
function writable({ type = "string", required: required4 = false, ...limits }, toRepresentation, shownType = type) {
  return {
    info: { type, required: required4, read_only: false, ...limits },
    toRepresentation,
    schema: () => ({ type: shownType })
  };
}
function grants({ name }, { actor: actor2, world: { store } }) {
  if (actor2 === "anonymous" || !seesEverything(actor2)) return void 0;
  let count2 = 0;
  for (const { roles: roles2 } of store.table(users).select()) {
    for (const role of roles2) if (systemRole(role).name === name) count2 += 1;
  }
  return count2;
}

// src/resources/users/roles.ts
var PATH4 = "/api/roles/";
var FILTERS = [
  { name: "is_active", in: "query", ...booleanParameter() }
];
var WRITES = ["PUT", "PATCH", "DELETE"];
var fields = lazy(roleFields);
var describedAs = (method2, isFor2) => ({
  get fields() {
    return fields();
  },
  method: method2,
  isFor: isFor2
});
var listEndpoint2 = () => defineEndpoint({
  id: "roles_list",
  scope: "roles",
  method: "GET",
  path: PATH4,
  summary: "List",
  permission: everybody,
  parameters: () => [...FILTERS, ...PAGE_SCHEMAS, FORMAT_SCHEMA],
  answer: (contract) => answer({
    description: "A page of the list.",
    schema: { type: "array", items: roleSchema(contract), maxItems: 300 },
    headers: PAGE_HEADERS
  }),
  refusals: () => [possible(LOOKUP.invalid_page)],
  guard: (call) => () => {
    const roles2 = selected2(call);
    const page2 = pageOf2(call.request.query, roles2.length);
    const start = (page2.number - 1) * page2.size;
    const shown3 = roles2.slice(start, start + page2.size).map((role) => show2(role, call));
    return jsonReply(shown3, 200, pageHeaders(call.request, page2));
  }
});
var retrieveEndpoint2 = () => defineEndpoint({
  id: "roles_retrieve",
  scope: "roles",
  method: "GET",
  path: `${PATH4}{uuid}/`,
  summary: "Retrieve",
  permission: everybody,
  parameters: () => [uuidPath(systemRoles()[0]?.uuid ?? ""), ...FILTERS, FORMAT_SCHEMA],
  answer: (contract) => answer({ description: "The row.", schema: roleSchema(contract) }),
  refusals: () => [
    { name: LOOKUP.no_match.name, detail: LOOKUP.no_match.detail({ model: "Role" }) }
  ],
  guard: (call) => () => jsonReply(show2(found2(call), call))
});
var list2 = lazy(
  () => createRoute({
    path: PATH4,
    tag: "roles",
    name: "Role List",
    permission: everybody,
    endpoints: [listEndpoint2()],
    refused: ["POST"],
    described: describedAs("POST", isStaffCall)
  })
);
var detail = lazy(
  () => createRoute({
    path: `${PATH4}{uuid}/`,
    tag: "roles",
    name: "Role Instance",
    permission: everybody,
    endpoints: [retrieveEndpoint2()],
    refused: WRITES,
    described: describedAs("PUT", (call) => isStaffCall(call) && named(call) !== void 0)
  })
);
var rolesView = {
  routes: { basename: "roles", hasList: true, actions: [], takesSuffix: true },
  permission: isStaff,
  refuse: (call) => {
    if (call.match.kind === "detail" && WRITES.includes(call.request.method)) found2(call);
  },
  all: () => [list2(), detail()],
  route: ({ kind }) => kind === "list" ? list2() : detail()
};
function selected2({ request: { query: query2 } }) {
  const cleaned = cleanBoolean(query2.getList("is_active"));
  return cleaned.valid && cleaned.value === false ? [] : systemRoles();
}
function found2(call) {
  const role = named(call);
  if (!role) throw LOOKUP.no_match.error({ model: "Role" });
  return role;
}
function named(call) {
  const { match: match3 } = call;
  const uuid = match3.kind === "detail" ? parseUuid(match3.lookup) : void 0;
  return selected2(call).find((each2) => each2.uuid === uuid);
}
function isStaffCall({ actor: actor2 }) {
  return actor2 !== "anonymous" && actor2.isStaff;
}
function show2(role, call) {
  return represent(fields(), role, call);
}
function roleSchema(wire) {
  const { required: _, ...schema } = representationSchema(fields(), wire);
  const names = Object.keys(fields()).filter((name) => name !== "users_count");
  return { title: "Role", ...schema, required: names };
}

// src/resources/users/organization-users.ts
var usersCount = {
  users_count: readOnlyField(usersOf, "field", () => ({ type: "integer", minimum: 0 }))
};
function usersOf({ uuid }, { world: { store }, once: once2 }) {
  return once2.get(countAll, () => countAll(store.table(users).select())).get(uuid) ?? 0;
}
function countAll(all2) {
  const counts = /* @__PURE__ */ new Map();
  for (const user of all2) {
    for (const customer of knownCustomers(user)) {
      counts.set(customer, (counts.get(customer) ?? 0) + 1);
    }
  }
  return counts;
}

// src/resources/users/index.ts
var userResource = {
  table: users,
  moreTables: [loginFailures],
  get fixture() {
    return userModel.fixture;
  },
  view: usersView
};
var userViews = [loginView, meView, rolesView];

// src/resources/index.ts
var customerResource = createCustomers(() => ({
  display_name: organizationProjects,
  accounting_start_date: { ...projectsCount, ...usersCount },
  country: organizationProfiles
}));
var stubs = createStubs((path2) => site.serves(path2));
var resources = [
  mediaResource,
  organizationGroupTypeResource,
  organizationGroupResource,
  customerResource,
  projectResource,
  userResource,
  paymentProfileResource,
  createInvoices({ paid: markAsPaid }),
  paymentResource,
  stubs.resource
];
var tables = resources.flatMap(({ table, moreTables = [] }) => [table, ...moreTables]);
var singleViews = [...userViews, ...siteViews];
var site = siteOver(resources);
function siteOf(contract) {
  const within3 = resources.map(
    (each2) => each2.view ? { ...each2, view: viewWithin(each2.view, contract) } : each2
  );
  return within3.every(({ view }, index2) => view === resources[index2]?.view) ? site : siteOver(within3);
}
function siteOver(served) {
  const real = { names: RESOURCE_NAMES, siblings: SIBLINGS };
  return createSite(served, singleViews, real, stubs.elsewhere);
}

// test/fidelity/claims/differences.ts
var DIFFERENCES = [
  {
    on: "Languages",
    real: "14 of them: `Accept-Language` or a cookie translates the texts of the framework",
    here: "the same; a text that was not recorded in another language (`Not a valid string.`, `Value must be valid JSON.`) is English in all of them",
    tests: [
      [
        "fidelity/differences",
        "answers in English where no recording tells the words of another language"
      ],
      ["drf/language/languages", "answers a request %s in %s"]
    ]
  },
  {
    on: "CORS",
    real: "a front proxy adds the headers, as it is set up",
    here: "open to any origin, added only where the request has an `Origin`",
    tests: [
      ["http/app", "is granted to browsers of another origin"],
      ["http/app", "is not granted where %s"]
    ]
  },
  {
    on: "Size of bodies",
    real: "a front proxy has a limit of its own",
    here: "more than 64 MiB, or what is set, is 413",
    tests: [
      ["server/mock-server", "refuses a larger body with 413 and a note, and changes nothing"]
    ]
  },
  {
    on: "Raw bytes beyond ASCII in the request line",
    real: "read as part of the path",
    here: "refused with 400 by Node's own parser",
    tests: [
      ["fidelity/differences", "refuses raw bytes beyond ASCII in the request line, as Node does"]
    ]
  },
  {
    on: "Nesting of JSON",
    real: "ends where the stack of Python does, at about 1000",
    here: "ends after 990 levels",
    tests: [["drf/json-decoder", "refuses to nest without end, and never overflows the stack"]]
  },
  {
    on: "The URL table in the 404 of a filter",
    real: "every route of the server",
    here: "the routes that the mock has",
    tests: [["resources/payments/filters", "?profile=%s leads nowhere, and gets the URL table"]]
  },
  {
    on: "Bare pages",
    real: "say nothing more",
    here: "have `X-Mock-Note`, which says what was wrong",
    tests: [["waldur/notes", "explains %s"]]
  },
  {
    on: "Faults on demand: throttling (429) and the pages of a front proxy",
    real: "as a deployment is set up",
    here: "in the words of the framework and of nginx; the other presets are as recorded",
    tests: [["admin/faults/presets", "has a recording, or a reason for having none"]]
  },
  {
    on: "Writing organizations",
    real: "staff and owners do",
    here: "405, with the `Allow` of a real server; fixtures and `/__admin/state` set every field",
    tests: [
      ["resources/customers/options", "refuses %s of %s to %s, and tells what a real server has"]
    ]
  },
  {
    on: "Notifications of invoices",
    real: "a mail goes out",
    here: "only the answer is given",
    tests: [["resources/invoices/set-text", "answers that it is scheduled, and changes nothing"]]
  },
  {
    on: "Configuration, roles, version",
    real: "those of the deployment",
    here: "those of the recorded server, with nothing set; roles cannot be written: 405",
    tests: [
      ["resources/site/configuration", "gives the settings of a server with nothing set"],
      ["resources/users/roles", "refuses %s of %s to %s with %i"]
    ]
  },
  {
    on: "Users",
    real: "are listed, and change themselves",
    here: "single ones are shown, to those who know them; their list is a 404 with a note, changes are 405",
    tests: [["resources/users/retrieve", "refuses %s of %s to %s with %i"]]
  },
  {
    on: "The lifetime of tokens",
    real: "3600 seconds, unless somebody set another one",
    here: "`users/me` tells the same, but a token ends only where the fixture names its lifetime",
    tests: [["resources/users/me", "tells the usual lifetime, though nothing ends by it"]]
  },
  {
    on: "`/__admin` and `/__sandbox`",
    real: "do not exist",
    here: "the control plane; it can be left away",
    tests: [["http/app", "is not there unless it is given"]]
  }
];
var UNMEASURED = [
  "Who sees which single user, and what of them: `users_retrieve` but for unknown ones.",
  "Setting the texts of an invoice, and sending it.",
  "The groups and images of organizations; the totals of invoices with items, and a total that no payment can hold.",
  "OpenID logins, sessions and personal access tokens; a token renewed while it is used.",
  "Requests at the same time, throttling (429), caching (304), and the log of events.",
  "Other plugins (more keys in customers), other settings, and releases after October 2024."
];

// test/fidelity/claims/operations.ts
var OPERATION_CLAIMS = {
  payments_list: { says: "the payments that one sees" },
  payments_retrieve: { says: "one of them" },
  payments_create: { says: "record a payment" },
  payments_update: { says: "change it as a whole" },
  payments_partial_update: { says: "change some of it" },
  payments_destroy: { says: "delete it" },
  payments_link_to_invoice: { says: "link it to a paid invoice" },
  payments_unlink_from_invoice: { says: "unlink it" },
  media_retrieve: { says: "download a proof" },
  payment_profiles_list: { says: "the profiles that one sees" },
  payment_profiles_retrieve: { says: "one of them" },
  payment_profiles_create: { says: "make a profile" },
  payment_profiles_update: {
    says: "change it as a whole",
    tests: [["resources/payment-profiles/update", "keeps what PUT leaves out"]]
  },
  payment_profiles_partial_update: {
    says: "change some of it",
    tests: [["resources/payment-profiles/update", "switches a profile off by is_active %j"]]
  },
  payment_profiles_destroy: { says: "delete it" },
  payment_profiles_enable: {
    says: "make it the active one",
    tests: [
      [
        "resources/payment-profiles/enable",
        "switches the other profile of the organization off, and touches no other"
      ]
    ]
  },
  api_root_retrieve: {
    says: "the URLs of all resources",
    tests: [["resources/site/api-root", "lists all resources by their URLs"]]
  },
  invoices_list: { says: "the invoices that one sees" },
  invoices_retrieve: { says: "one of them" },
  invoices_paid: { says: "mark it as paid, which may make a payment" },
  invoices_set_backend_id: {
    says: "set a text of it",
    tests: [["resources/invoices/set-text", "stores the text of a %s body and answers nothing"]]
  },
  invoices_set_payment_url: {
    says: "set a text of it",
    tests: [["resources/invoices/set-text", "stores the text of a %s body and answers nothing"]]
  },
  invoices_set_reference_number: {
    says: "set a text of it",
    tests: [["resources/invoices/set-text", "stores the text of a %s body and answers nothing"]]
  },
  invoices_items_retrieve: {
    says: "its items, by the contract `current` alone: published, not recorded",
    tests: [
      ["waldur/differences", "%s=%s changes what it is about"],
      ["resources/invoices/items", "gives what the invoice shows under `items`"]
    ]
  },
  invoices_send_notification: {
    says: "send it, which leaves no trace",
    tests: [["resources/invoices/set-text", "answers that it is scheduled, and changes nothing"]]
  },
  customers_list: { says: "the organizations that one sees" },
  customers_retrieve: { says: "one of them" },
  api_auth_password: {
    says: "log in",
    tests: [
      ["resources/users/log-in", "gives the token of the fixtures for the right password"],
      ["resources/users/log-in", "refuses %s with 401"],
      ["resources/users/lock", "locks a name after four failures, for the right password too"]
    ]
  },
  users_me_retrieve: {
    says: "who asks",
    tests: [["resources/users/me", "tells who asks, with the roles and their scopes"]]
  },
  users_retrieve: {
    says: "one that the caller knows",
    tests: [["resources/users/retrieve", "shows %s to %s: %i"]]
  },
  roles_list: {
    says: "the roles that there are",
    tests: [["resources/users/roles", "lists the twelve system roles by name"]]
  },
  roles_retrieve: {
    says: "one of them",
    tests: [["resources/users/roles", "shows one of them by its uuid in any form"]]
  },
  configuration_retrieve: {
    says: "settings of a front end",
    tests: [["resources/site/configuration", "gives the settings of a server with nothing set"]]
  },
  version_retrieve: {
    says: "the version of the server",
    tests: [["resources/site/version", "tells staff and support the version"]]
  }
};

// test/fidelity/claims/other-words.ts
var INSIDE = "thrown or passed on inside, never answered";
var JOINED = "put together of other texts";
var NAME3 = "the name that OPTIONS gives a view, or what it says of one";
var HEADER = "a list of names in a header";
var OTHER_WORDS = {
  files: [
    [
      /\/(affiliations-kind|fixture-row|full-name|roles-kind|storable)\.ts$/,
      "told to those who write fixtures"
    ],
    [/\/waldur\/model\/[a-z-]+\.ts$/, "told to those who write fixtures"],
    [
      /\/(customers\/made-of|organization-groups\/index|projects\/fields|users\/fields)\.ts$/,
      "what fixtures leave out"
    ],
    [/\/customers\/countries\.ts$/, "names of countries"],
    [/\/(customers\/percent|organization-groups\/index)\.ts$/, "told to those who write fixtures"],
    [
      /\/(issuer-details|settings|system-roles|identity-provider|role-permissions)\.ts$/,
      "values that stand in answers"
    ],
    [/\/login-description\.ts$/, "what OPTIONS says of the login, which the recordings have whole"],
    [
      /\/(media|payments|payment-profiles)\/(fields|file-kind)\.ts$/,
      "names of types, and what fixtures are told"
    ],
    [/\/http\/cors\.ts$/, HEADER],
    [/\/(csrf-page|root-page)\.ts$/, "pages at `/`, which the conformance tests compare whole"],
    [/\/real-routes\.ts$/, "names of resources"]
  ],
  texts: {
    "{status} {name}": INSIDE,
    "There is no page of status {status}.": INSIDE,
    "{value} is not a whole number": INSIDE,
    "{text} is no JSON: {\u2026}": INSIDE,
    "{year}-{month} is no month.": INSIDE,
    "query parser": INSIDE,
    "The client went away.": INSIDE,
    "It was given up while its body came in.": INSIDE,
    'Content-Disposition: form-data; name="{number}"; filename="file"': INSIDE,
    '<?xml version="1.0" encoding="utf-8"?>\n': "the beginning of an SVG",
    "Api Root": NAME3,
    ", and {\u2026} more": JOINED,
    "{inner}{\u2026}: {\u2026}": JOINED,
    "{words}: {position}": JOINED,
    "{\u2026}: {\u2026}": JOINED,
    "Obtain Auth Token": NAME3,
    "Role List": NAME3,
    "Role Instance": NAME3,
    "User Instance": NAME3,
    "Configuration Detail": NAME3,
    "Version Detail": NAME3,
    "Retrieve version of the application": NAME3,
    "{\u2026} List": NAME3,
    "{\u2026} Instance": NAME3,
    "file upload": "the type of a field in OPTIONS",
    "image upload": "the type of a field in OPTIONS",
    'a country code such as "EE", or empty': "told to those who write fixtures",
    "Accept-Language, Cookie": HEADER,
    '\n<!doctype html>\n<html lang="en">\n<head>\n  <title>{title}</title>\n</head>\n<body>\n  <h1>{title}</h1><p>{paragraph}</p>\n</body>\n</html>\n': "the page around a title and a paragraph"
  }
};

// test/fidelity/claims/rules/authentication.ts
var authentication = {
  title: "Authentication",
  rules: [
    {
      says: "The token comes in `Authorization: Token \u2026`, the keyword in any case.",
      cases: ["retrieve/as-staff", "auth/no-credentials"],
      tests: [["waldur/authentication", "lets in %j"]],
      page: "token"
    },
    {
      says: "Without a token, or with another scheme, the credentials were not provided.",
      cases: ["list/list-anonymous", "retrieve/as-anonymous"],
      tests: [["waldur/authentication", "keeps out %j: %s"]]
    },
    {
      says: "The keyword alone, several words and bytes that are no text are told apart.",
      cases: ["auth/no-credentials", "auth/spaces", "auth/non-ascii"]
    },
    {
      says: "An unknown token is refused.",
      cases: ["auth/bad-beats-404"]
    },
    {
      says: "The token of an inactive user is refused, whatever the user owns.",
      cases: ["auth/inactive", "list/list-inactive"]
    },
    {
      says: "A token that is older than its user's lifetime has expired.",
      tests: [["waldur/authentication", "is over at %s: %i"]]
    },
    {
      says: "A token in the query, in a header of its own or in a cookie is none.",
      cases: ["auth/query-token", "auth/header-token", "auth/cookie-ignored"]
    },
    {
      says: "Every 401 has `WWW-Authenticate: Token`.",
      cases: ["headers/all-errors"]
    },
    {
      says: "Staff may act as another user, and the answer names who does; for others, and for unknown users, it is ignored.",
      cases: ["auth/impersonation"],
      tests: [
        [
          "waldur/authentication",
          "acts as the user that staff name by %s, and names the impersonator"
        ]
      ]
    }
  ]
};

// test/fidelity/claims/rules/bodies.ts
var bodies = {
  title: "Bodies",
  rules: [
    {
      says: "Requests at random, with bodies, links, headers and character sets of every kind, are answered as recorded.",
      cases: ["payments-2/payments2-*"]
    },
    {
      says: "JSON, urlencoded and multipart bodies are read alike.",
      cases: ["create/full", "create/form-urlencoded", "create/multipart", "update/put-form"]
    },
    {
      says: "Any other content type is 415, which quotes it; a wildcard counts as JSON.",
      cases: ["create-body/unsupported-media-type"]
    },
    {
      says: "An empty body is an empty object, whatever its type; blanks alone are bad JSON.",
      cases: ["create-body/empty-body", "create-body/blank-body"]
    },
    {
      says: "JSON that is no object is told by its type; null is no data.",
      cases: ["partial-update/patch-non-object"]
    },
    {
      says: "Bad JSON is told in Python's words, with line, column and character.",
      cases: ["create-body/malformed"],
      tests: [["drf/json-decoder", "refuses %j"]]
    },
    {
      says: "JSON is UTF-8; bytes that are none are told by their place.",
      cases: ["create-body/malformed-encoding"],
      tests: [
        [
          "drf/json-decoder",
          "refuses bytes that are not UTF-8, and drops a sequence that the end cuts off"
        ]
      ]
    },
    {
      says: "Bare `NaN` and `Infinity` are bad JSON.",
      cases: ["create-sum/nan-infinity-literals"]
    },
    {
      says: "Nesting without end and numbers without end are bad JSON too.",
      tests: [
        ["drf/json-decoder", "refuses to nest without end, and never overflows the stack"],
        ["drf/json-decoder", "refuses whole numbers of more than 4300 digits"]
      ]
    },
    {
      says: "A refusal that quotes an object has its keys as they were sent.",
      tests: [["drf/python-str", "shows %s as %s"]]
    },
    {
      says: "Escapes stand for any character, surrogate pairs too, wherever they are.",
      cases: ["create-body/deep-and-unicode"]
    },
    {
      says: "Names of fields are case sensitive; of a repeated one the last value counts.",
      cases: ["create/case-of-keys", "create/duplicate-json-keys", "create/form-repeated-keys"]
    },
    {
      says: "A multipart body without a boundary is told so; one that does not hold its boundary is an empty form.",
      cases: ["create-body/multipart-no-boundary"]
    },
    {
      says: "A form has 1000 fields at most; with more, a bare 400 page.",
      cases: ["limits/form-1000-fields"],
      tests: [["drf/parsers", "answers %s with a bare 400 that says why"]]
    }
  ]
};

// test/fidelity/claims/rules/customers.ts
var customers2 = {
  title: "Organizations",
  rules: [
    {
      says: "An organization is shown whole, in the order of the server; what a fixture leaves out has its default.",
      cases: ["neighbours-2/customers-full-*", "neighbours-2/customers-wide"],
      tests: [
        [
          "resources/customers/representation",
          "shows all that a fixture may set, in the order of the server"
        ],
        [
          "resources/customers/representation",
          "shows what the server makes of a fixture that says nothing"
        ]
      ]
    },
    {
      says: "Without a group, a type or a parent, there are no keys that tell of it; picked alone, nothing is left.",
      tests: [
        [
          "resources/customers/representation",
          "tells no type and no parent of a group that has none"
        ],
        [
          "resources/customers/representation",
          "shows nothing of a group that is picked and missing"
        ]
      ]
    },
    {
      says: "The projects within it are those that the caller sees; a query narrows them too.",
      tests: [
        [
          "resources/customers/representation",
          "shows %s the projects that they may see, asked for with %j"
        ],
        [
          "resources/customers/representation",
          "shows those projects alone that a query finds too, unless all are asked for"
        ]
      ]
    },
    {
      says: "The profiles within it come as they were last written.",
      tests: [["resources/customers/representation", "come as they were last written"]]
    },
    {
      says: "Texts are looked for in any case or as they are, blanks around cut; flags, uuids and groups each in their own way.",
      cases: ["neighbours-2/customers-filters-*"],
      tests: [
        ["resources/customers/filters", "by text: %s"],
        ["resources/customers/filters", "in many places: %s"],
        ["resources/customers/filters", "what is archived: %j"],
        ["resources/customers/filters", "for %s what %s may see"],
        ["resources/customers/filters", "nothing of a marketplace: %s"]
      ]
    },
    {
      says: "A group that is not there is refused, and named as it was sent; a NUL is too.",
      tests: [["resources/customers/filters", "is refused, with all that is wrong: %s"]]
    },
    {
      says: "`o` drops what it does not know; rows that are equal come as they were made.",
      tests: [["resources/customers/filters", "by %s"]]
    },
    {
      says: "OPTIONS tells every field with its limits; what staff alone may write is read-only to others.",
      cases: ["neighbours-2/customers-methods"],
      tests: [
        ["resources/customers/options", "tells a field with its limits and what it is for"],
        ["resources/customers/options", "tells %s that what staff alone may write is read-only"],
        ["resources/customers/options", "tells of PUT to those who see the organization"]
      ]
    }
  ]
};

// test/fidelity/claims/rules/fields.ts
var fields2 = {
  title: "Fields",
  rules: [
    {
      says: "Bodies have four fields: the profile and the date are required.",
      cases: ["create-fields/missing"],
      page: "body"
    },
    {
      says: "An empty text is null for the profile, and wrong for the date, the sum and the proof.",
      cases: ["create-fields/blank"]
    },
    {
      says: "In a form a blank sum counts as left out, and a blank proof as none.",
      cases: [
        "create-fields/form-missing-and-blank",
        "create-fields/multipart-blank",
        "partial-update/patch-form-blank-sum"
      ]
    },
    {
      says: "The profile is a URL of any host or a path; its uuid may be dashed, hex, upper-case or percent-encoded.",
      cases: ["create-profile/ok-forms"],
      tests: [["resources/payments/create", "may be %s"]],
      page: "body"
    },
    {
      says: "A query is cut off a URL, but not off a bare path.",
      cases: ["create-profile/path-with-query"]
    },
    {
      says: "Text that is no route of the API is no URL match.",
      cases: ["create-profile/no-match", "create-profile/form-types"],
      tests: [["drf/relations", "finds no route for %j"]]
    },
    {
      says: "The URL of another resource, of a list or of an action is the wrong match.",
      cases: ["link/link-garbage", "create-profile/no-match"],
      tests: [["drf/relations", "refuses %j as another resource"]]
    },
    {
      says: "An inactive profile is as good as missing.",
      cases: ["create-profile/inactive", "update/put-on-inactive-profile"]
    },
    {
      says: "JSON of another type than text is told by its name in Python.",
      cases: ["create-profile/types", "link/link-garbage"]
    },
    {
      says: "`documented`: the links of the page's examples are taken, under `/api/profile/` and `/api/invoice/`.",
      tests: [
        ["waldur/contracts", "answer what the page's example links named under its real URL"],
        ["page/page-snippets", "%s answers as documented"]
      ],
      page: "examples"
    },
    {
      says: "`deployed`: the links of the page's examples match nothing.",
      cases: ["create-profile/no-match", "link/link-garbage", "filters/profile-unresolvable"],
      tests: [["waldur/contracts", "refuse the profile %s, each in its way"]]
    },
    {
      says: "The date is an ISO date: one-digit parts, no dashes and week dates too.",
      cases: ["create-date/ok"],
      tests: [["resources/payments/create", "takes %j as %s"]],
      page: "date"
    },
    {
      says: "A date with a time is none, and neither is a number or another order.",
      cases: ["create-date/datetime", "proof/upload-file-as-sum"],
      tests: [["resources/payments/create", "refuses %j"]]
    },
    {
      says: "The sum is text or a number in any form that Python's decimals read; negative and zero are fine.",
      cases: ["create-sum/strings-ok", "create-sum/numbers-ok", "create-sum/whitespace"],
      tests: [["properties/amounts", "is the same amount in every way to write it"]],
      page: "sum"
    },
    {
      says: "A sum has 10 digits at most, 8 of them before the point; the number of all is told first.",
      cases: ["create-sum/string-too-long", "create-sum/strings-ok"],
      tests: [["properties/amounts", "is refused beyond its eight digits and two places"]]
    },
    {
      says: "A third decimal place is refused in text, even a zero; a number has no trailing zeros.",
      cases: ["update/put-invalid"],
      tests: [["resources/payments/create", "refuses %s"]]
    },
    {
      says: "What is no number, of whatever type but null, is told in one way.",
      cases: [
        "create-sum/not-numbers",
        "create-sum/nan-infinity-strings",
        "create-sum/wrong-types",
        "proof/upload-file-as-sum"
      ]
    },
    {
      says: "Text of more than 1000 characters, once trimmed, is too large to be a sum.",
      cases: ["create-sum/string-too-long"]
    },
    {
      says: 'Minus zero is answered as `"-0.00"` once, and kept as zero.',
      cases: ["create-sum/negative-zero"],
      tests: [
        ["resources/payments/create", "answers minus zero as it was sent, and keeps it as zero"]
      ]
    },
    {
      says: "In a form the sum follows the same rules.",
      cases: ["create-sum/form"]
    },
    {
      says: "The proof is a file part of a multipart body; in JSON it is left out or null.",
      cases: ["create-fields/proof-wrong-types", "proof/upload-one-byte"],
      page: "proof"
    },
    {
      says: "Null, or a blank part, takes the proof away.",
      cases: ["proof/patch-proof-null-json", "proof/patch-proof-empty-multipart"]
    },
    {
      says: "A part with an empty file name is text; a file beats a text of the same name.",
      cases: ["proof/upload-empty-filename", "proof/upload-text-and-file"]
    },
    {
      says: "The name of a file has 100 characters at most.",
      cases: ["proof/upload-long-name-100"],
      tests: [["drf/file-field", "counts code points"]]
    },
    {
      says: "A file whose name cleans up to nothing is dropped in silence.",
      cases: ["proof/upload-dots"]
    }
  ]
};

// test/fidelity/claims/rules/filters.ts
var filters = {
  title: "Filters",
  rules: [
    {
      says: "`date_of_payment` selects a day, in any of the English formats of Django.",
      cases: ["filters/date-exact", "filters/date-formats"],
      page: "parameters"
    },
    {
      says: "`profile` is a URL of any host, or a path, percent-encoded or not.",
      cases: ["filters/profile-url", "filters/profile-url-encoded", "filters/profile-other-host"],
      page: "parameters"
    },
    {
      says: "A `profile` of another resource, or an unknown or malformed one, selects nothing.",
      cases: [
        "filters/profile-wrong-resource",
        "filters/profile-unknown-uuid",
        "filters/profile-bad-uuid"
      ]
    },
    {
      says: "A `profile` whose path leads nowhere is a 404 that lists the URL table.",
      cases: ["filters/profile-unresolvable"],
      tests: [["resources/payments/filters", "?profile=%s leads nowhere, and gets the URL table"]]
    },
    {
      says: "`documented`: `profile` takes the link of the page's examples.",
      tests: [["waldur/contracts", "take the page's example link as a filter, and do not"]],
      page: "examples"
    },
    {
      says: "`profile_uuid` is a uuid in any form that Python reads; anything else is 400.",
      cases: [
        "filters/profile-uuid",
        "filters/profile-uuid-odd-dashes",
        "filters/profile-uuid-invalid"
      ],
      page: "parameters"
    },
    {
      says: "An empty value is no filter.",
      cases: ["filters/profile-blank", "filters/profile-uuid-blank"],
      tests: [["drf/form-fields", "%s takes absent and empty for no filter"]]
    },
    {
      says: "Of a repeated parameter the last value counts; names are case sensitive.",
      cases: ["filters/profile-repeated", "filters/case-of-names"]
    },
    {
      says: "All bad filters are told together, and beat a path that leads nowhere.",
      cases: ["filters/combined-errors"]
    },
    {
      says: "Unknown parameters are ignored, `search`, `invoice` and `customer_uuid` among them.",
      cases: ["filters/unknown-params"]
    },
    {
      says: "Filters hold for single payments too: what they leave out is not there, for any operation but creating.",
      cases: ["filters/filters-apply-to-detail", "filters/filters-apply-to-mutations"],
      tests: [["resources/payments/filters", "plays no part when a payment is created"]]
    }
  ]
};

// test/fidelity/claims/rules/headers.ts
var headers = {
  title: "Negotiation and headers",
  rules: [
    {
      says: "Only JSON is offered: an `Accept` without it is 406.",
      cases: ["negotiation/accept-406"]
    },
    {
      says: "Without `Accept` JSON comes; its type has no charset.",
      cases: ["negotiation/compact"],
      tests: [["drf/negotiation", "takes an absent header for anything"]]
    },
    {
      says: "Every API answer, errors too, has `Allow`, `Vary`, `Content-Language` and `X-Frame-Options`.",
      cases: ["headers/all-errors", "headers/all-options"],
      tests: [
        [
          "resources/payments/retrieve",
          "sends the headers of every API answer, and none for caches"
        ]
      ]
    },
    {
      says: "There is no caching and no range: neither `ETag`, nor conditions, nor partial answers.",
      cases: ["negotiation/range-ignored"],
      tests: [["http/app", "ignores conditions"]]
    },
    {
      says: "Answers are not compressed.",
      cases: ["negotiation/accept-encoding"]
    }
  ]
};

// test/fidelity/claims/rules/languages.ts
var languages2 = {
  title: "Languages",
  rules: [
    {
      says: "The cookie `django_language`, then `Accept-Language`, decides; a malformed header counts for nothing.",
      cases: ["languages-2/languages2-choice", "languages-3/languages3-choice-*"],
      tests: [["drf/language/languages", "answers a request %s in %s"]]
    },
    {
      says: "Texts of the framework are translated, with what they are filled with; what a language lacks is English.",
      cases: [
        ...[
          "required",
          "nulls",
          "sums",
          "hyperlinks",
          "files",
          "refusals",
          "neighbours",
          "links"
        ].map((theme) => `languages-*-${theme}`)
      ],
      tests: [["drf/language/languages", "translates texts of refusals, to the letter"]]
    },
    {
      says: "Filters take dates as the language writes them, and ISO dates always; bodies take ISO dates alone.",
      cases: ["languages-*-filters", "languages-*-dates"],
      tests: [["drf/language/languages", "takes ISO dates in %s"]]
    }
  ]
};

// test/fidelity/claims/rules/links.ts
var links = {
  title: "Linking",
  rules: [
    {
      says: "`documented`: to link answers the URL of the invoice.",
      tests: [
        ["waldur/contracts", "answer a link with the invoice, and with a sentence"],
        ["page/page-snippets", "Link answers the link, and is there until Unlink"]
      ],
      page: "linkAnswer"
    },
    {
      says: "`deployed`: to link answers a sentence.",
      cases: ["flows/link-unlink-relink", "link/link-period-format"]
    },
    {
      says: "`documented`: to unlink answers no body.",
      tests: [["waldur/contracts", "answer an unlink with nothing, and with a sentence"]],
      page: "unlinked"
    },
    {
      says: "`deployed`: to unlink answers a sentence.",
      cases: ["flows/link-unlink-relink", "unlink/unlink-dashed-path"]
    },
    {
      says: "The invoice must belong to the organization of the profile.",
      cases: ["link/link-other-customer"],
      page: "linkRule"
    },
    {
      says: "An invoice that is not paid is as good as missing.",
      cases: ["link/link-other-customer-unpaid"]
    },
    {
      says: "A payment that is linked is not linked again, to whatever invoice.",
      cases: ["link/link-already", "flows/link-unlink-relink"]
    },
    {
      says: "A payment that is not linked cannot be unlinked.",
      cases: ["unlink/unlink-twice", "flows/link-unlink-relink"]
    },
    {
      says: "The invoice is named by its URL: missing, null, blank and wrong ones are told as fields are.",
      cases: ["link/link-missing", "link/link-null-blank", "link/link-garbage"],
      page: "linkBody"
    },
    {
      says: "Forms and multipart bodies link too.",
      cases: ["link/link-form"]
    },
    {
      says: "Several payments may share an invoice.",
      tests: [["resources/payments/link-to-invoice", "links several payments to one invoice"]]
    },
    {
      says: "The profile of the payment may be inactive.",
      cases: ["link/link-payment-on-inactive-profile", "unlink/unlink-inactive-profile"]
    },
    {
      says: "A payment that moved to another organization unlinks, and links to the new one only.",
      cases: ["partial-update/patch-linked-profile-other-customer"],
      tests: [
        [
          "resources/payments/partial-update",
          "links a payment that was moved and unlinked to its new organization only"
        ]
      ]
    },
    {
      says: "Both take POST alone.",
      cases: ["link/link-methods", "unlink/unlink-methods"],
      page: "operations"
    }
  ]
};

// test/fidelity/claims/rules/media.ts
var media2 = {
  title: "Downloads",
  rules: [
    {
      says: "Everybody may fetch a proof, without a token; a bad one is still 401.",
      cases: ["proof/upload-no-content-type", "proof/patch-proof-replace"],
      tests: [
        ["resources/media/download", "answers the bytes to everybody, as an attachment"],
        ["resources/media/download", "answers %s"]
      ]
    },
    {
      says: "The type is read off the bytes, not taken from the client.",
      cases: ["proof/upload-png", "proof/upload-no-content-type"],
      tests: [["resources/media/mime-type", "says %s of %j"]]
    },
    {
      says: "Only the last part of a file name counts, cleaned of what Django cleans.",
      cases: ["proof/upload-path-traversal", "proof/upload-dots"],
      tests: [["resources/media/file-name", "keeps %j as %j"]]
    },
    {
      says: "A name in use gets seven random characters before its extension.",
      cases: ["proof/upload-same-name-twice"]
    },
    {
      says: "Folder and name have 100 characters together: longer ones are cut.",
      cases: ["proof/upload-long-name-83", "proof/upload-long-name-84"]
    },
    {
      says: "A name beyond ASCII is told in UTF-8.",
      tests: [["resources/media/download", "names a file beyond ASCII by its UTF-8"]]
    },
    {
      says: "A new proof has a new URL; the old file stays, also when the proof is taken away or the payment deleted.",
      cases: [
        "proof/patch-proof-replace",
        "proof/put-replaces-proof",
        "proof/patch-proof-null-json",
        "proof/delete-keeps-media"
      ]
    },
    {
      says: "A payment that is refused stores no file.",
      cases: ["proof/upload-errors-leave-nothing"]
    },
    {
      says: "A file that is not there is a JSON 404.",
      tests: [["resources/media/download", "answers %s"]]
    }
  ]
};

// test/fidelity/claims/rules/neighbours.ts
var neighbours = {
  title: "Profiles, invoices, customers",
  rules: [
    {
      says: "Requests at random to profiles, invoices, organizations and what stands beside them are answered as recorded.",
      cases: ["neighbours-2/neighbours2-*"]
    },
    {
      says: "Profiles come by name; staff and support see all, others the active ones of their organizations.",
      cases: [
        "neighbours-2/profiles-all-*",
        "neighbours-2/profiles-names",
        "payment-profiles/list-*"
      ],
      tests: [
        [
          "resources/payment-profiles/read",
          "shows others than staff and support the active ones alone"
        ]
      ]
    },
    {
      says: "Profiles are filtered by organization, type and activity, and ordered by `o`.",
      cases: ["neighbours-2/profiles-filters-*", "payment-profiles/filters"]
    },
    {
      says: "Profiles are written by staff alone.",
      cases: ["payment-profiles/write-*"]
    },
    {
      says: "A profile is judged field by field.",
      cases: ["payment-profiles/create-missing"]
    },
    {
      says: "A profile that is not active says null, never false; an organization may have many.",
      cases: ["payment-profiles/create-inactive"]
    },
    {
      says: "Attributes are kept as they were sent, but for the order of their keys.",
      cases: ["payment-profiles/create-attributes"],
      tests: [
        [
          "resources/payment-profiles/create",
          "keeps numbers and nesting of attributes as they were sent"
        ]
      ]
    },
    {
      says: "An organization has one active profile: enabling one switches the other off.",
      cases: ["neighbours-2/profiles-enable"],
      tests: [
        [
          "resources/payment-profiles/enable",
          "switches the other profile of the organization off, and touches no other"
        ]
      ]
    },
    {
      says: "Activity is true where POST or PUT says nothing of it, in JSON and in forms; PATCH leaves it.",
      tests: [
        [
          "resources/payment-profiles/activity",
          "is there where %s of POST and PUT says nothing of it, not of PATCH"
        ]
      ]
    },
    {
      says: "No two profiles have the same organization and activity, where a change asks for it and does not ask for null.",
      tests: [
        ["resources/payment-profiles/activity", "takes %s"],
        ["resources/payment-profiles/activity", "refuses %s, and changes nothing"]
      ]
    },
    {
      says: "In a form the attributes are JSON as text; no JSON, and a number too large in JSON, is 400.",
      tests: [
        ["resources/payment-profiles/attributes", "are JSON as text: %s"],
        ["resources/payment-profiles/attributes", "are refused where they are none: %j"],
        ["resources/payment-profiles/attributes", "are refused in JSON as %s"]
      ]
    },
    {
      says: "A profile with a payment cannot be deleted: 409. One without is gone by 204.",
      cases: ["server-errors/profile-delete-one-payment"],
      tests: [["resources/payment-profiles/destroy", "answers 409 for a profile with one payment"]]
    },
    {
      says: "Invoices come newest period first, to who sees their organization.",
      cases: ["neighbours-2/invoices-read-*", "invoices/list-*"]
    },
    {
      says: "Invoices are filtered by state, customer, period and sum, and ordered by `o`.",
      cases: ["neighbours-2/invoices-filters-*", "invoices/filters"]
    },
    {
      says: "A number in a filter is any decimal up to 1e50; year and month drop its fraction.",
      tests: [
        ["drf/form-fields", "refuses %j for its size"],
        ["resources/invoices/read", "?%s selects them"]
      ]
    },
    {
      says: "`o` of commas alone takes the order away; what an order leaves equal comes as it was made.",
      tests: [
        ["resources/invoices/read", "?%s selects them"],
        ["store/selection", "selects by %s"]
      ]
    },
    {
      says: "OPTIONS of list, detail and actions tells of all fields as if they could be written, or of those that `field` picks.",
      tests: [
        ["resources/invoices/options", "tells of %s as %s all fields under %s"],
        ["resources/invoices/options", "tells of those fields that are picked"]
      ]
    },
    {
      says: "Backend id, payment URL and reference number are set in any state; a body without them changes nothing.",
      cases: ["neighbours-2/invoices-set_*"],
      tests: [
        ["resources/invoices/set-text", "takes an invoice that is %s"],
        ["resources/invoices/set-text", "changes nothing %s"]
      ]
    },
    {
      says: "A URL is what Django takes for one; too long, NUL and no URL are told together.",
      tests: [
        ["drf/url-field", "URL"],
        ["drf/url-field", "may have %s or not"]
      ]
    },
    {
      says: "A notification is sent of a created invoice alone: others are 400. The body is never read.",
      cases: ["neighbours-2/invoices-send_notification-*"],
      tests: [["resources/invoices/set-text", "answers that it is scheduled, and changes nothing"]]
    },
    {
      says: "`field` selects the keys of an invoice; unknown ones alone select all.",
      cases: ["invoices/field-param"]
    },
    {
      says: "Staff mark a created invoice as paid, and get an empty 200; other states are 409.",
      cases: [
        "neighbours-2/invoices-paid-*",
        "invoices/paid-no-body",
        "invoices/paid-canceled",
        "invoices/paid-anonymous"
      ]
    },
    {
      says: "With a date, that makes a linked payment of the total on the active profile; a proof goes with it.",
      cases: ["invoices/paid-with-date", "invoices/paid-with-proof"]
    },
    {
      says: "A bad body leaves the invoice as it is; one that is not there is 404.",
      cases: ["invoices/paid-bad-body", "invoices/paid-404"]
    },
    {
      says: "Customers are seen by who has a role in them or in one of their projects.",
      cases: ["customers/list", "customers/retrieve-*"]
    },
    {
      says: "The profiles within a customer are all for staff and support, the active one for its owner, null for others.",
      cases: ["customers/retrieve-project_manager", "customers/retrieve-forms"],
      tests: [
        [
          "resources/customers/read",
          "shows %s the payment profiles of the organization that they may see"
        ],
        ["resources/customers/read", "shows %s no payment profiles"]
      ]
    }
  ]
};

// test/fidelity/claims/rules/operations.ts
var operations = {
  title: "Operations",
  rules: [
    {
      says: "Payments have the eight published operations and no other.",
      cases: ["methods/method-override-ignored"],
      tests: [["waldur/completeness", "of payments are the published ones and no other"]],
      page: "operations"
    },
    {
      says: "The list is a bare array, oldest payment first; an empty one is answered 200.",
      cases: ["list/list-all-in-order", "list/list-empty"],
      page: "array"
    },
    {
      says: "A new payment comes last, and a change moves none.",
      cases: ["flows/two-creates-order", "update/put-does-not-reorder"]
    },
    {
      says: "`HEAD` has the headers of `GET`, the count too, and no body; it heeds filters.",
      cases: ["list/head-list", "list/head-list-filtered", "retrieve/head"]
    },
    {
      says: "One payment is found by its uuid; any other text in its place is 404.",
      cases: ["retrieve/not-found", "update/put-404", "unlink/unlink-404", "destroy/delete-404"],
      page: "operations"
    },
    {
      says: "To create answers 201 with the payment, and its URL as `Location`.",
      cases: ["create/plain", "create/full", "create/other-customer"],
      page: "created"
    },
    {
      says: "Nothing about a payment is unique but its uuid.",
      cases: ["create/duplicates-allowed"]
    },
    {
      says: '`documented`: the profile and the date are enough, and the sum is then `"0.00"`.',
      tests: [
        ["waldur/contracts", "create without a sum, and fail as the server does"],
        ["page/page-snippets", "Create and Update do what they say"]
      ],
      page: "created"
    },
    {
      says: "PUT wants the profile and the date; a sum and a proof that are left out are kept.",
      cases: ["proof/put-keeps-proof", "proof/put-form-keeps-proof"],
      tests: [["page/page-snippets", "Create and Update do what they say"]],
      page: "updated"
    },
    {
      says: "PUT judges fields as creating does.",
      cases: ["update/put-invalid", "update/put-nulls"]
    },
    {
      says: "PATCH changes what is sent, and nothing else.",
      cases: ["partial-update/patch-sum", "partial-update/patch-date"],
      page: "updated"
    },
    {
      says: "PATCH of nothing, or of fields that are read-only or unknown, is 200 and changes nothing.",
      cases: ["partial-update/patch-read-only"],
      tests: [["page/page-snippets", "%s answers as documented"]],
      page: "updated"
    },
    {
      says: "Unknown and read-only fields are passed over in silence, whatever they hold.",
      cases: ["create/read-only-garbage-ignored", "update/put-read-only"]
    },
    {
      says: "A payment on an inactive profile can be changed as long as the profile is not sent.",
      cases: ["partial-update/patch-on-inactive-profile", "update/put-on-inactive-profile"]
    },
    {
      says: "A linked payment may move to the profile of another organization, and keeps its invoice.",
      cases: ["partial-update/patch-linked-profile-other-customer"]
    },
    {
      says: "DELETE answers 204 with neither body nor type, and the payment is gone for every operation.",
      cases: ["destroy/delete", "destroy/delete-then-update"],
      page: "deleted"
    },
    {
      says: "DELETE leaves the invoice, the profile and the file of the proof.",
      cases: ["proof/delete-keeps-media"],
      tests: [
        ["resources/payments/destroy", "leaves the invoice, the profile and the file of the proof"]
      ]
    }
  ]
};

// test/fidelity/claims/rules/pages.ts
var pages = {
  title: "Pages",
  rules: [
    {
      says: "A page has 10 rows, or `page_size` of them.",
      cases: ["pagination/q-page_size=1", "pagination/q-page_size=28", "pagination/full-page"],
      page: "parameters"
    },
    {
      says: "`page_size` is 300 at most: more is 300.",
      cases: ["pagination/q-page_size=100*", "pagination/q-page_size=30*"]
    },
    {
      says: "A `page_size` that cannot be read is 10, and no error.",
      cases: [
        "pagination/q-page_size=",
        "pagination/q-page_size=abc",
        "pagination/q-page_size=2.5"
      ]
    },
    {
      says: "`page` counts from 1; empty is 1, `last` the last one; Python reads the number.",
      cases: [
        "pagination/q-page=1",
        "pagination/q-page=2",
        "pagination/q-page=",
        "pagination/q-page=pct201",
        "pagination/q-page=pct2B2",
        "pagination/q-page=pctD9pctA2",
        "flows/two-creates-order"
      ],
      tests: [["drf/pagination", "reads the page in %j as %i"]],
      page: "parameters"
    },
    {
      says: "A page that is not there, or is no number, is 404.",
      cases: [
        "pagination/q-page=LAST",
        "pagination/q-page=-1",
        "pagination/q-page=1.0",
        "pagination/q-page=1.5",
        "pagination/q-page=pct00"
      ]
    },
    {
      says: "Of a repeated `page` the last one counts.",
      cases: ["pagination/q-page=1&page=2"]
    },
    {
      says: "An empty list has a first page, and its links.",
      cases: ["list/list-empty"],
      tests: [["resources/payments/list", "has a first page of nothing, and no second one"]]
    },
    {
      says: "`X-Result-Count` is the number of all rows that the filters leave.",
      cases: ["list/head-list-filtered", "list/head-list", "payment-profiles/head"],
      tests: [["properties/lists", "counts what it has, in whatever is filtered by whomever"]]
    },
    {
      says: "`Link` has first, prev, next and last in this order, absolute, other parameters sorted by name.",
      cases: ["pagination/q-page=2", "pagination/full-page", "pagination/q-page_size=1"],
      tests: [["waldur/link-header", "of %j"]]
    },
    {
      says: "Links to page 1 leave `page` out, and keep `page_size` as it was sent.",
      cases: ["pagination/q-page=2", "pagination/q-page_size=301"]
    },
    {
      says: "The pages put together are the list.",
      tests: [
        ["properties/lists", "is its pages put together, all of them full but the last"],
        ["waldur/link-header", "leads from page to page until there is no next one"]
      ]
    }
  ]
};

// test/fidelity/claims/rules/precedence.ts
var precedence2 = {
  title: "Which fault is told",
  rules: [
    {
      says: "A path that leads nowhere, or lacks its final slash, is answered before anybody asks for a token.",
      cases: ["auth/bad-beats-404", "routing/unknown-paths"],
      tests: [["waldur/precedence", "%s beats %s"]]
    },
    {
      says: "A format or an `Accept` that cannot be served beats a missing token.",
      cases: ["precedence/406-before-401"]
    },
    {
      says: "A bad token beats a method that is not there, and a payment that is not there.",
      cases: ["auth/bad-beats-404", "link/link-methods", "unlink/unlink-methods"]
    },
    {
      says: "A method that is not there beats the lack of rights, for every user.",
      cases: ["link/link-methods", "unlink/unlink-methods"],
      tests: [["waldur/precedence", "%s beats %s"]]
    },
    {
      says: "The lack of rights beats a payment that is not there, a bad body and a bad content type.",
      cases: [
        "precedence/owner-403-before-404-400-415",
        "create-body/error-order-auth-parse",
        "partial-update/patch-as-*",
        "update/put-as-*",
        "link/link-as-*"
      ]
    },
    {
      says: "A bad filter beats a payment that is not there, and loses to the lack of rights.",
      cases: ["precedence/staff-filter-400-before-404"]
    },
    {
      says: "A payment that is not there beats a body that cannot be read.",
      cases: ["partial-update/patch-parse-vs-404"]
    },
    {
      says: "The state of the link beats the body, even one that cannot be read.",
      cases: ["link/link-already"]
    },
    {
      says: "A body that cannot be read beats its fields.",
      cases: ["partial-update/patch-non-object", "create-body/malformed"],
      tests: [["waldur/precedence", "%s beats %s"]]
    },
    {
      says: "All wrong fields are told at once, in the order of the fields.",
      cases: ["create-fields/all-errors-together", "create-fields/extra-blank-and-null-mix"]
    },
    {
      says: "Whether an invoice can be linked at all is asked before whose it is.",
      cases: ["link/link-other-customer-unpaid"]
    },
    {
      says: "While a body comes in, others may change the payment: what they did is neither lost nor undone.",
      tests: [
        ["waldur/slow-body", "finds its payment gone when it was deleted meanwhile"],
        ["waldur/slow-body", "keeps what was changed meanwhile and not sent by it"]
      ]
    }
  ]
};

// test/fidelity/claims/rules/representation.ts
var representation = {
  title: "Representation",
  rules: [
    {
      says: "A payment with an invoice has ten fields, in one order.",
      cases: ["link/link-period-format", "negotiation/compact"],
      tests: [
        [
          "resources/payments/retrieve",
          "answers a linked payment with all ten fields in their order"
        ]
      ],
      page: "fields"
    },
    {
      says: "`deployed`: without an invoice it has nine: no `invoice_uuid`, and null for `invoice` and `invoice_period`.",
      cases: ["create/plain", "flows/link-unlink-relink", "retrieve/as-staff"]
    },
    {
      says: "`documented`: without an invoice it has all ten, the three of the invoice null.",
      tests: [
        ["waldur/contracts", "show ten fields of a payment without invoice, and nine"],
        ["page/page-snippets", "%s answers as documented"]
      ],
      page: "fields"
    },
    {
      says: "`deployed`: uuids are 32 lower-case hex digits, in fields and in URLs.",
      cases: ["create/plain", "retrieve/uuid-forms", "unlink/unlink-dashed-path"]
    },
    {
      says: "`documented`: uuids are written with dashes, in fields and in URLs.",
      tests: [["waldur/contracts", "write uuids with dashes, and as 32 hex digits"]],
      page: "uuids"
    },
    {
      says: "The date is `YYYY-MM-DD`, however it was sent.",
      cases: ["create-date/ok"],
      page: "date"
    },
    {
      says: "The sum is text with two decimal places, however it was sent.",
      cases: ["create-sum/strings-ok", "create-sum/numbers-ok"],
      tests: [["properties/amounts", "comes back as it was sent, through POST, GET and PATCH"]],
      page: "sum"
    },
    {
      says: "The proof is null or the URL of a download, which never holds the name of the file.",
      cases: ["proof/upload-png", "proof/patch-proof-null-json"],
      page: "proof"
    },
    {
      says: "`invoice_period` is the month and the year of the invoice, as `MM-YYYY`.",
      cases: ["link/link-period-format"]
    },
    {
      says: "`customer_uuid` is the organization of the profile, not that of the invoice.",
      cases: ["partial-update/patch-linked-profile-other-customer"],
      tests: [
        [
          "resources/payments/retrieve",
          "takes the organization from the profile, not from the invoice"
        ]
      ]
    },
    {
      says: "JSON is compact, with characters beyond ASCII as they are; `indent` in `Accept` lays it out, by 8 blanks at most.",
      cases: ["negotiation/compact"],
      tests: [
        ["resources/payments/retrieve", "writes JSON %s for application/json%s"],
        ["drf/json-encoder", "lays out as Python does"]
      ]
    },
    {
      says: "URLs follow `Host` and `X-Forwarded-Proto`; `X-Forwarded-Host` is ignored.",
      cases: ["pagination/link-https", "pagination/link-x-forwarded-host"],
      tests: [["resources/payments/retrieve", "builds URLs from %s"]]
    },
    {
      says: "The list has the same objects as the detail; payments have no selection of fields.",
      tests: [
        ["resources/payments/list", "shows the same objects, byte for byte, as the detail does"],
        ["resources/payments/list", "ignores a selection of fields"]
      ]
    }
  ]
};

// test/fidelity/claims/rules/routing.ts
var routing = {
  title: "Routing",
  rules: [
    {
      says: "Without its final slash a path is redirected by 301, for every method; nothing is done.",
      cases: ["routing/no-slash-list", "routing/no-slash-detail"],
      tests: [["waldur/site", "redirects %s %s to its final slash, and does nothing"]]
    },
    {
      says: "An unknown path is an HTML page with 404, and so are double slashes.",
      cases: ["routing/unknown-paths", "routing/double-slash"]
    },
    {
      says: "A payment is found by its uuid dashed, hex, upper-case or with dashes anywhere.",
      cases: ["retrieve/uuid-forms", "retrieve/uuid-odd-dashes", "unlink/unlink-dashed-path"],
      page: "uuids"
    },
    {
      says: "A method that a path does not have is 405; no header or field stands for a method.",
      cases: ["link/link-methods", "unlink/unlink-methods", "methods/method-override-ignored"]
    },
    {
      says: "`Allow` lists what the path has, for every user.",
      cases: ["headers/allow-per-role", "headers/all-errors", "headers/all-options"]
    },
    {
      says: "`.json` after a path asks for JSON, and comes back in the URLs of the answer; another suffix is 404.",
      cases: ["routing/format-suffix-list"],
      tests: [
        [
          "resources/payments/retrieve",
          "puts a format that was asked for as %s into the URLs of rows, not of media"
        ],
        ["waldur/site", "has no format %s"]
      ]
    },
    {
      says: "`OPTIONS` describes the fields: those of POST to every user, those of PUT to who sees the payment.",
      cases: ["methods/options-list-*", "methods/options-detail-*"]
    },
    {
      says: "`OPTIONS` takes a user.",
      cases: ["methods/options-anonymous"]
    },
    {
      says: "A preflight of a browser is an empty 200 for everybody, on any path.",
      tests: [["waldur/site", "answers a preflight of %s to everybody"]]
    },
    {
      says: "A `Host` that Django refuses is a bare 400 page, one with an underscore too.",
      cases: ["limits/bad-host"]
    }
  ]
};

// test/fidelity/claims/rules/server-errors.ts
var serverErrors = {
  title: "Faults of the server",
  rules: [
    {
      says: "`deployed`: to create without a sum is a 500 page, and nothing is stored, no file either.",
      cases: ["server-errors/create-without-sum-proof"],
      tests: [["waldur/contracts", "create without a sum, and fail as the server does"]]
    },
    {
      says: "`deployed`: to delete a profile with several payments is a 500 page; `documented`: 409.",
      cases: ["server-errors/profile-delete-many-payments"],
      tests: [
        [
          "waldur/contracts",
          "refuse to delete a profile with several payments, and fail as the server does"
        ]
      ]
    },
    {
      says: "`deployed`: attributes that PostgreSQL cannot hold are a 500 page; `documented`: 400.",
      tests: [
        ["resources/payment-profiles/attributes", "that cannot be stored change nothing: %s"],
        [
          "waldur/contracts",
          "refuse attributes that cannot be stored, and fail as the server does"
        ]
      ]
    },
    {
      says: "`deployed`: JSON nested deeper than some 990 levels, and a part named in a character set that Python does not know, are a 500 page; `documented`: 400.",
      tests: [["waldur/contracts", "refuse %s, and fail as the server does"]]
    },
    {
      says: "`deployed`: to link or unlink with `.json` is a 500 page; `documented`: it works.",
      tests: [["waldur/contracts", "take %s with a suffix, and fail as the server does"]]
    }
  ]
};

// test/fidelity/claims/rules/users.ts
var users2 = {
  title: "Users, login, roles, configuration, version",
  rules: [
    {
      says: "`users/me` tells who asks with all that the caller may see of it, impersonated or not.",
      cases: ["neighbours-2/users-me-*"],
      tests: [["resources/users/me", "tells who asks, with the roles and their scopes"]]
    },
    {
      says: "Logging in gives the token, makes an expired one good again, and takes four failures.",
      cases: ["neighbours-2/login-*"],
      tests: [
        ["resources/users/lock", "locks a name after four failures, for the right password too"]
      ]
    },
    {
      says: "Roles are listed by name, with counts for staff and support.",
      cases: ["neighbours-2/roles-*"]
    },
    {
      says: "The configuration is open to everybody, the version to staff and support.",
      cases: ["neighbours-2/configuration-*", "neighbours-2/version-*"]
    }
  ]
};

// test/fidelity/claims/rules/visibility.ts
var visibility = {
  title: "Who sees and who writes",
  rules: [
    {
      says: "Staff and support see every payment.",
      cases: ["retrieve/as-staff", "retrieve/as-support", "list/list-all-in-order"]
    },
    {
      says: "Owner, manager and support of an organization see its payments, each once, whatever their roles.",
      cases: [
        "list/list-as-owner",
        "list/list-as-owner_b",
        "list/list-as-owner_ab",
        "list/list-as-customer_support",
        "list/list-owner-b-all",
        "retrieve/as-owner",
        "retrieve/as-owner_ab"
      ],
      tests: [["resources/payments/list", "shows %s the %i payments that they may see, each once"]]
    },
    {
      says: "They see those on inactive profiles too.",
      cases: ["list/list-owner-all", "retrieve/inactive-profile"]
    },
    {
      says: "Roles in a project give no payments, as no role does: an empty list.",
      cases: ["list/list-as-project_manager", "list/list-as-project_admin"],
      tests: [["resources/payments/list", "shows %s the %i payments that they may see, each once"]]
    },
    {
      says: "A payment that one does not see is 404, not 403.",
      cases: ["retrieve/as-project_*", "retrieve/as-stranger"]
    },
    {
      says: "What one sees follows the profile that the payment has now.",
      cases: ["partial-update/patch-linked-profile-other-customer"],
      tests: [
        [
          "resources/payments/list",
          "hides a payment from its owner as soon as it moves to another organization"
        ]
      ]
    },
    {
      says: "Reading takes a user: without one, or as an inactive one, 401.",
      cases: ["list/list-anonymous", "list/list-inactive", "retrieve/as-anonymous"]
    },
    {
      says: "Writing takes a staff user: everybody else gets 403, the owner and support too.",
      cases: [
        "create/as-owner",
        "create/as-owner_b",
        "create/as-project_manager",
        "create/as-stranger",
        "update/put-as-*",
        "partial-update/patch-as-*",
        "destroy/delete-as-*",
        "link/link-as-*",
        "unlink/unlink-as-*"
      ],
      tests: [["waldur/permissions", "%s by %s is %i"]]
    },
    {
      says: "Writing without a user is 401.",
      cases: [
        "create/as-anonymous",
        "update/put-anonymous",
        "destroy/delete-anonymous",
        "link/link-anonymous"
      ],
      tests: [["waldur/permissions", "%s by %s is 401"]]
    }
  ]
};

// test/fidelity/claims/sections.ts
var SECTIONS = [
  representation,
  visibility,
  precedence2,
  operations,
  links,
  fields2,
  bodies,
  filters,
  pages,
  authentication,
  routing,
  headers,
  languages2,
  media2,
  neighbours,
  customers2,
  users2,
  serverErrors
];

// test/fidelity/claims/texts.ts
var LONG_NUMBER = ["drf/json-decoder", "refuses whole numbers of more than 4300 digits"];
var MEDIA_TYPES = ["resources/media/mime-type", "says %s of %j"];
var OTHER_CHARSETS = ["drf/parsers", "refuses what is no JSON in %s: %j"];
var HELP = ["resources/invoices/options", "tells of %s as %s all fields under %s"];
var OF_OPTIONS = [
  "resources/customers/options",
  "tells a field with its limits and what it is for"
];
var TEXT_CLAIMS = {
  "Organization identifier in another application.": OF_OPTIONS,
  "Start date of accounting": OF_OPTIONS,
  "External ID of the sponsor covering the costs": OF_OPTIONS,
  "Email address": OF_OPTIONS,
  "Enter a comma separated list of IPv4 or IPv6 CIDR addresses from where connection to self-service is allowed.": OF_OPTIONS,
  "VAT number": OF_OPTIONS,
  "Unable to impersonate user which does not have an active session.": [
    "waldur/authentication",
    "refuses to act as a user without a token"
  ],
  "Value must be valid JSON.": ["drf/fields", "json"],
  "maximum recursion depth exceeded while decoding a JSON {kind} from a unicode string": [
    "drf/json-decoder",
    "refuses to nest without end, and never overflows the stack"
  ],
  "Multipart form parse error - unknown encoding: {charset}": [
    "waldur/contracts",
    "refuse %s, and fail as the server does"
  ],
  "Multipart form parse error - Invalid non-ASCII Content-Type in multipart: {content_type}": [
    "drf/parsers",
    "refuses a multipart type that is no ASCII, before it looks for the boundary"
  ],
  "Exceeds the limit ({MAX_INT_DIGITS} digits) for integer string conversion": LONG_NUMBER,
  "use sys.set_int_max_str_digits() to increase the limit": LONG_NUMBER,
  "{limit}: value has {length} digits; {advice}": LONG_NUMBER,
  "<?xml version=": MEDIA_TYPES,
  "-----BEGIN PGP MESSAGE-": MEDIA_TYPES,
  "-----BEGIN PGP PUBLIC KEY BLOCK-": MEDIA_TYPES,
  "-----BEGIN PGP PRIVATE KEY BLOCK-": MEDIA_TYPES,
  "-----BEGIN PGP SIGNATURE-": MEDIA_TYPES,
  "ordinal not in range(128)": OTHER_CHARSETS,
  "character maps to <undefined>": OTHER_CHARSETS,
  "illegal multibyte sequence": OTHER_CHARSETS,
  "{\u2026} stream does not start with BOM": OTHER_CHARSETS,
  "invalid continuation byte": ["values/utf8", "refuses %s"],
  "'utf-8' codec can't decode bytes in position {at}-{\u2026}: {kind}": [
    "drf/json-decoder",
    "refuses bytes that are not UTF-8, and drops a sequence that the end cuts off"
  ],
  "Ensure that there are no more than {max_whole_digits} digits before the decimal point.": [
    "resources/payments/create",
    "refuses %s"
  ],
  "Not a valid string.": ["resources/invoices/set-text", "a list"],
  "Null characters are not allowed.": ["drf/form-fields", "refuses NUL"],
  "Surrogate characters are not allowed: U+{code_point}.": [
    "drf/fields",
    "text of at most 5 characters"
  ],
  "Ensure this value is less than or equal to {limit_value}.": [
    "drf/form-fields",
    "refuses %j for its size"
  ],
  "Date then invoice moved from state pending to created.": HELP,
  "URL for initiating payment via payment gateway.": HELP,
  "Reference number associated with the invoice.": HELP,
  "Enter a valid URL.": ["resources/invoices/set-text", "refuses %s"],
  "The submitted file is empty.": ["resources/payments/proof", "a file of no bytes"],
  "Invoice notification sending has been successfully scheduled.": [
    "resources/invoices/set-text",
    "answers that it is scheduled, and changes nothing"
  ],
  "The fields organization, is_active must make a unique set.": [
    "resources/payment-profiles/create",
    "a second active profile"
  ],
  "Payment profile has been enabled.": [
    "resources/payment-profiles/enable",
    "answers 200 with the same text in both contracts"
  ],
  "The active profile for this customer does not exist.": [
    "resources/invoices/paid",
    "a date where no profile is active"
  ],
  "Invalid username/password.": ["resources/users/log-in", "refuses %s with 401"],
  "Username is locked out. Try in {minutes} minutes.": [
    "resources/users/lock",
    "locks a name after four failures, for the right password too"
  ],
  "Token has expired.": ["waldur/authentication", "keeps out the user %s"]
};
var NOTE = ["waldur/notes", "explains %s"];
var TOO_LARGE2 = ["http/body-reader", "is refused with 413 when it has more, %s"];
var UNKNOWN_TOKEN = [
  "waldur/notes",
  "names the users of the world, and none of their tokens"
];
var TWO_SCHEMES = [
  "waldur/authentication",
  "are refused as the server does, with a note on %s"
];
var NOTE_CLAIMS = {
  "A real server has this; this mock does not.": [
    "resources/site/api-root",
    "says of %s that it is a gap"
  ],
  "a link cannot be read that has brackets in its host and no IPv6 address in them, or half of a surrogate pair.": ["waldur/notes", "explains %s"],
  "Nobody can log in: there are no users in the fixtures.": UNKNOWN_TOKEN,
  'The header is "Bearer Token X", which no Waldur takes: TypeScript clients from 8.0.9 on make it of auth: "Token X". ': TWO_SCHEMES,
  'Leave auth away, and set headers: { Authorization: "Token X" }.': TWO_SCHEMES,
  "No user of the fixtures has this token. There are {\u2026}{more}.": UNKNOWN_TOKEN,
  "Request Entity Too Large (413)": TOO_LARGE2,
  "The mock takes bodies of at most {maxBytes} bytes: {\u2026}": TOO_LARGE2,
  "A fault of the mock itself, not of the API. Please report it.": [
    "http/app",
    "where the handler %s is a 500 page with a note, and told"
  ],
  "Django reads at most {fields} fields, {files} files and, of parts, {bytes} bytes of text.": [
    "drf/parsers",
    "answers %s with a bare 400 that says why"
  ],
  "A known fault of the server, reproduced: {note}": NOTE,
  'a payment without "sum" cannot be created. Nothing was stored.': NOTE,
  "deleting a row that several others refer to fails.": NOTE,
  "an extra operation cannot be asked for with a format suffix.": NOTE,
  "JSON that the database cannot hold is not refused: null, an infinite number, U+0000 or half of a surrogate pair.": NOTE,
  "a body fails its parser: too deep, or in no character set.": NOTE,
  "Django refuses this Host header: letters, digits, dots and hyphens only, so no underscores.": NOTE,
  "Django can make no file name of what was sent.": NOTE,
  "The file name has no room left for a free one.": NOTE
};

// test/fidelity/evidence.ts
function kindOf({ recorded, page: page2, tests }) {
  if (recorded > 0) return page2 ? "both" : "recorded";
  if (page2) return "page";
  return tests > 0 ? "own test" : "none";
}
function cellOf(evidence) {
  const kind = kindOf(evidence);
  const counted2 = evidence.recorded > 0 ? `${kind} (${evidence.recorded})` : kind;
  return evidence.tests > 0 && kind !== "own test" ? `${counted2}, own test` : counted2;
}
function fits2(pattern2, name) {
  const parts = pattern2.split("*").map((part) => part.replace(/[\\^$.+?()[\]{}|]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`, "s").test(name);
}

// test/page/snippets.ts
var header = 'Authorization:"Token YOUR_API_TOKEN"';
var list3 = "https://api.example.com/api/payments/";
var payment = "https://api.example.com/api/payments/a1b2c3d4-e5f6-7890-abcd-ef1234567890/";
var required3 = [
  'profile="https://api.example.com/api/profile/a1b2c3d4-e5f6-7890-abcd-ef1234567890/"',
  'date_of_payment="2023-10-01"'
];
var all = [
  ...["uuid", "url", "profile", "date_of_payment", "sum", "proof", "invoice", "invoice_uuid"],
  ...["invoice_period", "customer_uuid"]
];
var SNIPPETS = [
  { title: "List Payments", method: "GET", url: list3, header, items: [], status: 200, fields: all },
  { title: "Retrieve", method: "GET", url: payment, header, items: [], status: 200, fields: all },
  { title: "Create", method: "POST", url: list3, header, items: required3, status: 201, fields: all },
  {
    title: "Unlink from invoice",
    method: "POST",
    url: `${payment}unlink_from_invoice/`,
    header,
    items: [],
    status: 200,
    fields: []
  },
  {
    title: "Update",
    method: "PUT",
    url: payment,
    header,
    items: required3,
    status: 200,
    fields: all
  },
  {
    title: "Partial Update",
    method: "PATCH",
    url: payment,
    header,
    items: [],
    status: 200,
    fields: all
  },
  { title: "Delete", method: "DELETE", url: payment, header, items: [], status: 204, fields: [] },
  {
    title: "Link to invoice",
    method: "POST",
    url: `${payment}link_to_invoice/`,
    header,
    items: ['invoice="https://api.example.com/api/invoice/a1b2c3d4-e5f6-7890-abcd-ef1234567890/"'],
    status: 200,
    fields: ["invoice"]
  }
];

// test/fidelity/rule-checks.ts
function casesOf({ cases = [] }, all2) {
  return all2.map(({ id }) => id).filter((id) => cases.some((pattern2) => fits2(pattern2, id)));
}
function evidenceOfRule(rule2, all2) {
  const { tests = [], page: page2 } = rule2;
  const recorded = casesOf(rule2, all2).length;
  return { recorded, page: page2 !== void 0, tests: tests.length };
}

// test/fidelity/operation-checks.ts
function isAskedBy({ method: method2, path: path2 }, sent) {
  const pattern2 = path2.replace("{uuid}", "[^/.]+").replace(/\/$/, "(/|\\.json/?)");
  return method2 === (sent.method === "HEAD" ? "GET" : sent.method) && new RegExp(`^${pattern2}$`).test(sent.path);
}
function evidenceOfOperation(operation2, cases, claims) {
  const asks = (step2) => isAskedBy(operation2, step2);
  const statuses = cases.flatMap(({ steps }) => steps.filter(asks).map(({ status: status2 }) => status2));
  return {
    recorded: cases.filter(({ steps }) => steps.some(asks)).length,
    page: SNIPPETS.some(
      ({ method: method2, url: url2 }) => isAskedBy(operation2, { method: method2, path: new URL(url2).pathname })
    ),
    tests: claims[operation2.id]?.tests?.length ?? 0,
    statuses: [...new Set(statuses)].sort((a, b) => a - b)
  };
}

// test/fidelity/product-texts.ts
import { readdirSync, readFileSync } from "node:fs";

// test/architecture/source-file.ts
import { parseSync } from "@swc/core";
var FIRST_TOKEN = "0;";
function sourceFile(path2, text6) {
  const script = text6.replace(/^#!.*/, "");
  const { body } = parseSync(FIRST_TOKEN + script, {
    syntax: "typescript",
    tsx: path2.endsWith(".tsx"),
    target: "es2023"
  });
  const bytes2 = Buffer.from(FIRST_TOKEN + script);
  const line = (node) => bytes2.subarray(0, (node.span?.start ?? 1) - 1).toString().split("\n").length;
  return {
    path: path2,
    text: text6,
    body: nodesIn(body.slice(1)),
    at: (node, message) => `${path2}:${line(node)} ${message}`
  };
}
function* nodesBelow(root, enter = () => true) {
  const left = [root];
  while (left.length > 0) {
    const next = left.pop();
    if (!isObject(next)) continue;
    if (isNode(next)) {
      if (!enter(next)) continue;
      yield next;
    }
    const below2 = Array.isArray(next) ? next : Object.values(next);
    for (let index2 = below2.length - 1; index2 >= 0; index2 -= 1) {
      const each2 = below2[index2];
      if (isObject(each2)) left.push(each2);
    }
  }
}
function nodesIn(list5) {
  return Array.isArray(list5) ? list5.filter(isNode) : [];
}
function child(node, field) {
  const value = node?.[field];
  return isNode(value) ? value : void 0;
}
function nameOf4(node) {
  return node?.type === "Identifier" && typeof node["value"] === "string" ? node["value"] : void 0;
}
function isObject(value) {
  return typeof value === "object" && value !== null;
}
function isNode(value) {
  return isObject(value) && "type" in value && typeof value.type === "string";
}

// test/fidelity/product-texts.ts
var FOLDERS = /^((drf|waldur|resources|http)\/|values\/utf8\.ts$)/;
var OWN_ANSWERS = /^(resources\/stubs\/|http\/upstream)/;
var SENTENCE2 = /[\w.,:"'})] [a-z({\\]|^[A-Z][a-z]+(\.$| [A-Z(])/i;
function readSourceTexts(root) {
  const folder = new URL("src/", root);
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => name.replaceAll("\\", "/")).filter(
    (name) => FOLDERS.test(name) && !OWN_ANSWERS.test(name) && name.endsWith(".ts") && !DESCRIPTIONS2.test(name)
  ).sort().flatMap((name) => sentencesIn(`src/${name}`, readFileSync(new URL(name, folder), "utf8")));
}
function sentencesIn(file3, source) {
  const texts = Array.from(nodesBelow(sourceFile(file3, source).body, isRun), textOf4);
  return texts.flatMap((text6) => text6 && SENTENCE2.test(text6) ? [{ file: file3, text: text6 }] : []);
}
var DESCRIBING = ["summary", "description", "schema", "examples", "example", "what", "source"];
var DESCRIPTIONS2 = /schemas?\.ts$|^waldur\/(contract|differences)\.ts$/;
function isRun(node) {
  const { type } = node;
  if (type === "ImportDeclaration" || type === "ExportAllDeclaration") return false;
  if (type === "KeyValueProperty") return !DESCRIBING.includes(nameOf4(child(node, "key")) ?? "");
  return !type.startsWith("Ts") || /^Ts(As|Satisfies|Const|NonNull)/.test(type);
}
function textOf4(node) {
  if (node.type === "StringLiteral") return String(node["value"]);
  if (node.type !== "TemplateLiteral") return void 0;
  const expressions = Array.isArray(node["expressions"]) ? node["expressions"] : [];
  const quasis = Array.isArray(node["quasis"]) ? node["quasis"] : [];
  return quasis.map(({ cooked }, at3) => `${cooked}${placeholder(expressions[at3])}`).join("");
}
function placeholder(expression) {
  if (expression === void 0) return "";
  return expression.type === "Identifier" ? `{${expression.value}}` : "{\u2026}";
}
var PLACEHOLDER = /\{[\w…]+\}/;
function patternOf2(text6) {
  const literal2 = text6.split(PLACEHOLDER).map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"));
  return new RegExp(`^${literal2.join(".*")}$`, "s");
}

// test/fidelity/text-checks.ts
function answerTexts(all2, other) {
  const kept2 = all2.filter(({ file: file3, text: text6 }) => !isOther(file3, text6, other));
  return [...new Set(kept2.map(({ text: text6 }) => text6))];
}
function isOther(file3, text6, { files, texts }) {
  return text6 in texts || files.some(([pattern2]) => pattern2.test(file3));
}
function wordsOf2(text6) {
  const [, title] = /<title>(.*)<\/title>/.exec(text6) ?? [];
  if (title !== void 0) return [title, .../<p>(.+)<\/p>/.exec(text6)?.slice(1) ?? []];
  const [, fault3] = /^JSON parse error - (.*)$/s.exec(text6) ?? [];
  return fault3 === void 0 ? [text6] : [fault3, ...fault3.split(": ")];
}
function recordingsOf(text6, cases) {
  const pattern2 = patternOf2(text6);
  const holds = (texts) => texts.some((one3) => [one3, ...wordsOf2(one3)].some((words2) => pattern2.test(words2)));
  const found3 = cases.map(({ steps }) => steps.filter(({ texts }) => holds(texts)));
  const statuses = new Set(found3.flatMap((steps) => steps.map(({ status: status2 }) => status2)));
  return {
    recorded: found3.filter((steps) => steps.length > 0).length,
    statuses: [...statuses].sort((a, b) => a - b)
  };
}
function evidenceOfText(text6, cases, claims) {
  return { ...recordingsOf(text6, cases), page: false, tests: text6 in claims ? 1 : 0 };
}

// test/fidelity/transcripts.ts
import { readdirSync as readdirSync2, readFileSync as readFileSync2 } from "node:fs";

// test/openapi/english.ts
function backToEnglish({ languages: languages4, texts }) {
  const back = new Map(
    Object.keys(languages4).map((code2) => [
      code2,
      Object.entries(texts).flatMap(
        ([english, { [code2]: own2 }]) => own2 === void 0 ? [] : [{ pattern: patternOf3(own2), english }]
      )
    ])
  );
  return (text6, code2 = "") => {
    for (const { pattern: pattern2, english } of back.get(code2) ?? []) {
      const { groups = {} } = pattern2.exec(text6) ?? { groups: void 0 };
      if (pattern2.test(text6)) {
        return english.replace(/\{(\w+)\}/g, (_, name) => groups[name] ?? "");
      }
    }
    return text6;
  };
}
function patternOf3(text6) {
  const source = text6.replace(/[\\^$.*+?()[\]|/]/g, "\\$&").replace(/\{(\w+)\}/g, (_, name) => `(?<${name}>.*)`);
  return new RegExp(`^${source}$`, "s");
}

// test/fidelity/transcripts.ts
function readTranscripts(root) {
  const folder = new URL("test/conformance/cases/", root);
  const catalogue = new URL("src/drf/language/language-catalogue.json", root);
  const inEnglish = backToEnglish(JSON.parse(readFileSync2(catalogue, "utf8")));
  return readdirSync2(folder).sort().flatMap((file3) => {
    const cases = JSON.parse(readFileSync2(new URL(file3, folder), "utf8"));
    return cases.map(({ name, steps }) => ({
      id: `${file3.replace(".json", "")}/${name}`,
      steps: steps.map(({ request: { method: method2, path: path2 }, response }) => ({
        method: method2,
        path: path2.replace(/\?.*/s, ""),
        status: response.status,
        texts: [...textsIn(response.json), ...textsOf(response.text)].map(
          (text6) => inEnglish(text6, response.headers?.["content-language"])
        )
      }))
    }));
  });
}
function textsOf(body = "") {
  if (/^[[{]/.test(body)) return [...textsIn(JSON.parse(body))];
  return body === "" ? [] : [body];
}
function* textsIn(value) {
  if (typeof value === "string") yield value;
  else if (typeof value === "object" && value !== null) {
    for (const inner of Object.values(value)) yield* textsIn(inner);
  }
}

// test/fidelity/ledger.ts
function readLedger(root) {
  const cases = readTranscripts(root);
  const sourceTexts = readSourceTexts(root);
  const texts = answerTexts(sourceTexts, OTHER_WORDS);
  const { operations: operations2 } = site;
  const textEvidence = (text6) => ({
    text: text6,
    evidence: evidenceOfText(text6, cases, TEXT_CLAIMS)
  });
  return {
    cases,
    sourceTexts,
    texts,
    operations: operations2,
    operationRows: inOrderOf(Object.keys(OPERATION_CLAIMS), operations2).map((operation2) => ({
      operation: operation2,
      says: OPERATION_CLAIMS[operation2.id]?.says ?? "",
      evidence: evidenceOfOperation(operation2, cases, OPERATION_CLAIMS)
    })),
    sections: SECTIONS.map(({ title, rules }) => ({
      title,
      rules: rules.map((rule2) => ({ rule: rule2, evidence: evidenceOfRule(rule2, cases) }))
    })),
    textRows: texts.filter((text6) => !(text6 in NOTE_CLAIMS)).map(textEvidence),
    notes: texts.filter((text6) => text6 in NOTE_CLAIMS),
    differences: DIFFERENCES
  };
}
function inOrderOf(ids, operations2) {
  return operations2.toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
}
function countKinds(rows) {
  const counts = { both: 0, recorded: 0, page: 0, "own test": 0, none: 0 };
  for (const { evidence } of rows) counts[kindOf(evidence)] += 1;
  return counts;
}

// src/waldur/differences.ts
var CONTRACT_NAMES = ["documented", "deployed", "current"];
function difference(described4) {
  return described4;
}
function fault(name, what, mended, source) {
  const values = { as_deployed: "500, an HTML page", mended };
  const presets2 = {
    documented: "mended",
    deployed: "as_deployed",
    current: "as_deployed"
  };
  return difference({ what, values, ...presets2, source, fault: name });
}
var DIFFERENCES2 = {
  uuid: difference({
    what: "uuids in answers",
    values: { dashed: "with dashes", hex: "32 hex digits" },
    documented: "dashed",
    deployed: "hex",
    current: "hex",
    source: "BEHAVIOUR 1 and 15"
  }),
  absent_relation: difference({
    what: "`invoice_uuid` of a payment without invoice",
    values: {
      null: "null",
      absent: "no such key",
      zeros: "a uuid of zeros, which is untrue, and which the Python client can read"
    },
    documented: "null",
    deployed: "absent",
    current: "absent",
    source: "BEHAVIOUR 1 and 15; CLIENTS 3"
  }),
  link_answer: difference({
    what: "`link_to_invoice`",
    values: {
      published: '`{"invoice": "<url>"}`',
      detail: '`{"detail": "An invoice has been linked to payment."}`',
      both: "both of these members",
      empty: "nothing"
    },
    documented: "published",
    deployed: "detail",
    current: "detail",
    source: "BEHAVIOUR 4 and 15; CLIENTS 1 and 3"
  }),
  unlink_answer: difference({
    what: "`unlink_from_invoice`",
    values: {
      empty: "nothing",
      detail: '`{"detail": "An invoice has been unlinked from payment."}`',
      payment: "the payment"
    },
    documented: "empty",
    deployed: "detail",
    current: "detail",
    source: "BEHAVIOUR 4 and 15; CLIENTS 1 and 3"
  }),
  enable_answer: difference({
    what: "`enable` of a payment profile",
    values: {
      detail: '`{"detail": "Payment profile has been enabled."}`',
      status: '`{"status": "Payment profile has been enabled."}`',
      both: "both of these members",
      profile: "the profile",
      empty: "nothing"
    },
    documented: "detail",
    deployed: "detail",
    current: "detail",
    source: "BEHAVIOUR 13; CLIENTS 1 and 3"
  }),
  paid_answer: difference({
    what: "`paid` of an invoice",
    values: { empty: "nothing", invoice: "the invoice" },
    documented: "empty",
    deployed: "empty",
    current: "empty",
    source: "BEHAVIOUR 13; CLIENTS 1 and 3"
  }),
  notification_answer: difference({
    what: "`send_notification` of an invoice",
    values: { detail: '`{"detail": \u2026}`', invoice: "the invoice" },
    documented: "detail",
    deployed: "detail",
    current: "detail",
    source: "BEHAVIOUR 13; CLIENTS 1"
  }),
  example_links: difference({
    what: "links `/api/profile/{uuid}/`, `/api/invoice/{uuid}/` as input",
    values: { taken: "taken", refused: "refused" },
    documented: "taken",
    deployed: "refused",
    current: "refused",
    source: "BEHAVIOUR 15"
  }),
  invoice_items: difference({
    what: "`GET /api/invoices/{uuid}/items/`",
    values: { unserved: "404, an HTML page", served: "the items of the invoice" },
    documented: "unserved",
    deployed: "unserved",
    current: "served",
    source: "CLIENTS 1",
    isPublishedOnly: true
  }),
  invoice_states: difference({
    what: "the filter `state=pending_finalization` of invoices",
    values: { without_finalization: "400", with_finalization: "taken" },
    documented: "with_finalization",
    deployed: "without_finalization",
    current: "with_finalization",
    source: "BEHAVIOUR 13; CLIENTS 1",
    isPublishedOnly: true
  }),
  server_faults: difference({
    what: "all known faults of the server, those below",
    values: { as_deployed: "reproduced", mended: "not there" },
    documented: "mended",
    deployed: "as_deployed",
    current: "as_deployed",
    source: "BEHAVIOUR 14"
  }),
  fault_sum_missing: fault(
    "payments.sum_missing",
    "create a payment without `sum`",
    '201, `"0.00"`',
    "BEHAVIOUR 14 and 15"
  ),
  fault_many_payments: fault(
    "payment_profiles.many_payments",
    "delete a profile with several payments",
    "409",
    "BEHAVIOUR 14"
  ),
  fault_format_suffix: fault(
    "action.format_suffix",
    "`.json` after an extra operation",
    "it works",
    "BEHAVIOUR 14 and 18"
  ),
  fault_bad_host: fault(
    "link.bad_host",
    "a link whose host has brackets around no IPv6 address",
    "400",
    "BEHAVIOUR 14"
  ),
  fault_unstorable_json: fault(
    "json.unstorable",
    "`attributes` that PostgreSQL cannot hold (U+0000, half of a surrogate pair; in a form `null`, `1e400`)",
    "400",
    "BEHAVIOUR 14"
  ),
  fault_parser_crash: fault(
    "parse.crash",
    "a body at which its parser fails: JSON nested deeper than some 990 levels, a part named in a character set that Python does not know",
    "400",
    "Python 3.11 RecursionError and LookupError, which DRF does not catch"
  )
};

// src/waldur/contract.ts
var USUAL_CONTRACT = "documented";
var DIFFERENCE_NAMES = vouched(Object.keys(DIFFERENCES2));
var UUIDS = {
  dashed: { wireUuid: dashed, uuidPattern: "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}" },
  hex: { wireUuid: (uuid) => uuid, uuidPattern: "[0-9a-f]{32}" }
};
var ZEROS = "0".repeat(32);
function contractOf(choice2) {
  const { preset = USUAL_CONTRACT, ...set2 } = typeof choice2 === "string" ? { preset: choice2 } : choice2;
  const given = set2;
  const chosen = (name) => {
    const told6 = DIFFERENCES2[name];
    const group = told6.fault === void 0 ? void 0 : given.server_faults;
    return given[name] ?? group ?? told6[preset];
  };
  const differences2 = vouched(
    Object.fromEntries(DIFFERENCE_NAMES.map((name) => [name, chosen(name)]))
  );
  const there = new Set(
    DIFFERENCE_NAMES.flatMap((name) => {
      const { fault: fault3 } = DIFFERENCES2[name];
      return fault3 !== void 0 && differences2[name] === "as_deployed" ? [fault3] : [];
    })
  );
  const { wireUuid: wireUuid2, uuidPattern } = UUIDS[differences2.uuid];
  const changes = DIFFERENCE_NAMES.filter((name) => given[name] !== void 0).filter((name) => differences2[name] !== DIFFERENCES2[name][preset]).map((name) => `, ${name}=${differences2[name]}`);
  return {
    name: preset,
    choice: choice2,
    label: preset + changes.join(""),
    differences: differences2,
    wireUuid: wireUuid2,
    uuidPattern,
    absentRelation: { null: null, absent: void 0, zeros: wireZeros(differences2.uuid) }[differences2.absent_relation],
    reproduces: ({ name }) => there.has(name)
  };
}
function wireZeros(form) {
  return form === "hex" ? ZEROS : ZEROS.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
var CONTRACTS = {
  documented: contractOf("documented"),
  deployed: contractOf("deployed"),
  current: contractOf("current")
};

// test/readme/markdown.ts
var code = (text6) => `\`${text6}\``;
function tableOf(head, rows) {
  return [head, head.map(() => "---"), ...rows].map(
    (cells) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`.replaceAll("|  |", "| |")
  );
}
function details2(title, lines) {
  return ["<details>", `<summary>${title}</summary>`, "", ...lines, "", "</details>", ""];
}
var MOST_COLUMNS = 100;
function jsonBlock(value) {
  const short = JSON.stringify(value, null, 1).replace(/\n */g, " ").replace(/\[ | \](?!")/g, (edge2) => edge2.trim());
  const text6 = short.length <= MOST_COLUMNS ? short : JSON.stringify(value, null, 2);
  return ["```json", ...text6.split("\n"), "```"];
}

// test/readme/contract-section.ts
var wordsOf3 = (name) => new Map(Object.entries(DIFFERENCES2[name].values));
function contractSection() {
  const rows = DIFFERENCE_NAMES.map((name) => [
    code(name),
    DIFFERENCES2[name].what,
    ...CONTRACT_NAMES.map((preset) => code(DIFFERENCES2[name][preset]))
  ]);
  const values = DIFFERENCE_NAMES.map((name) => [
    code(name),
    Array.from(wordsOf3(name), ([value, words2]) => `${code(value)}: ${words2}`).join("; ")
  ]);
  return [
    ...tableOf(["difference", "about", ...CONTRACT_NAMES.map(code)], rows),
    "",
    ...tableOf(["difference", "its values"], values)
  ].join("\n");
}
function contractEvidence() {
  const rows = DIFFERENCE_NAMES.map((name) => {
    const told6 = DIFFERENCES2[name];
    const backing = told6.isPublishedOnly === true ? "published, not recorded" : "recorded";
    return [code(name), DIFFERENCES2[name].what, backing, told6.source];
  });
  return tableOf(["difference", "about", "`deployed` and `current`", "source"], rows);
}

// test/fidelity/section.ts
function ledgerSection(ledger) {
  const { operationRows, sections, textRows, notes } = ledger;
  return [
    countTable([
      ["operations", operationRows],
      ["rules", rulesOf(ledger)],
      ["texts", textRows]
    ]),
    ["", "## Operations", "", ...operationTable(ledger)],
    ["", "## Rules", ...sections.flatMap(ruleTable)],
    ["", "## Texts", "", ...textTable(ledger), "", ...noteList(notes)],
    ["", "## Known differences", "", ...differenceTable(ledger), "", ...unmeasured()]
  ].flat().join("\n");
}
function ledgerSummary(ledger) {
  const told6 = (rows, of) => {
    const { recorded, both } = countKinds(rows);
    return `${recorded + both} of ${rows.length} ${of}`;
  };
  return [
    `A real server (October 2024) was recorded for ${told6(ledger.operationRows, "operations")},`,
    `${told6(rulesOf(ledger), "rules")} and ${told6(ledger.textRows, "error texts")}. The published page or tests of our own back the others.`,
    "`npm test` plays every recording. [The ledger](test/fidelity/README.md) lists each claim with its evidence,",
    "the known differences, and what nobody has measured."
  ].join("\n");
}
function rulesOf({ sections }) {
  return sections.flatMap(({ rules }) => rules);
}
function countTable(kinds2) {
  const rows = kinds2.map(([of, claims]) => {
    const { both, recorded, page: page2, "own test": own2 } = countKinds(claims);
    return [of, claims.length, recorded + both, both, page2, own2].map(String);
  });
  return tableOf(["", "all", "recorded", "of these also on the page", "page", "own test"], rows);
}
function operationTable({ operationRows }) {
  const rows = operationRows.map(
    ({ operation: { id, method: method2, path: path2, statuses }, says, evidence }) => {
      const unrecorded = statuses.filter((status2) => !evidence.statuses.includes(status2));
      return [
        `${code(id)}: ${says}`,
        code(`${method2} ${path2}`),
        cellOf(evidence),
        evidence.statuses.join(" "),
        unrecorded.join(" ")
      ];
    }
  );
  return tableOf(["operation", "route", "evidence", "recorded", "also answered"], rows);
}
function ruleTable({ title, rules }) {
  const rows = rules.map(({ rule: rule2, evidence }) => [rule2.says, cellOf(evidence), heldBy(rule2)]);
  return ["", `### ${title}`, "", ...tableOf(["rule", "evidence", "held by"], rows)];
}
function heldBy({ cases = [], tests = [] }) {
  return [...cases.map(code), ...filesOf(tests)].join(", ");
}
function filesOf(tests) {
  return [...new Set(tests.map(([file3]) => `test/${file3}`))];
}
function textTable({ textRows }) {
  const rows = textRows.map(({ text: text6, evidence }) => [
    code(text6),
    evidence.statuses.join(" "),
    cellOf(evidence)
  ]);
  return tableOf(["text", "recorded with", "evidence"], rows);
}
function noteList(notes) {
  return [
    "### Words of the mock itself",
    "",
    "No real server has them:",
    "",
    ...notes.map((note2) => `- ${code(note2)}`)
  ];
}
function differenceTable({ differences: differences2 }) {
  const rows = differences2.map(({ on, real, here, tests }) => [
    on,
    real,
    here,
    filesOf(tests).join(", ")
  ]);
  return [
    "Between the contracts, of which [their tables](../../src/waldur/README.md#contracts) say more. What was not recorded was",
    "published after the recordings, and nobody has seen a server answer it:",
    "",
    ...contractEvidence(),
    "",
    "Besides:",
    "",
    ...tableOf(["", "a real server", "the mock", "held by"], rows)
  ];
}
function unmeasured() {
  return ["### Not measured", "", ...UNMEASURED.map((what) => `- ${what}`)];
}

// src/fixtures/fixture-problem.ts
var MAX_LISTED = 1e5;
function createProblemList() {
  const found3 = [];
  let unlisted;
  let size = 0;
  return {
    add(place, problem) {
      size += 1;
      if (found3.length < MAX_LISTED) found3.push({ place, problem });
      else unlisted ??= problem;
    },
    get size() {
      return size;
    },
    sorted() {
      const listed3 = found3.toSorted((a, b) => a.place - b.place).map(({ problem }) => problem);
      if (unlisted === void 0) return listed3;
      const message = `has more that is wrong, beyond the first ${MAX_LISTED} problems: ${size - MAX_LISTED} in all documents`;
      return [...listed3, { file: unlisted.file, pointer: "", message }];
    }
  };
}

// src/fixtures/json-members.ts
var BETWEEN = /[ \t\r\n:]*/y;
var SCALAR2 = /[^ \t\r\n,\]}]*/y;
function* membersOf2(text6) {
  const open2 = [];
  let isKeyNext = false;
  for (let at3 = endOf(BETWEEN, text6, 0); at3 < text6.length; at3 = endOf(BETWEEN, text6, at3)) {
    const char = text6.charAt(at3);
    const top = open2.at(-1);
    if (char === ",") {
      isKeyNext = top === "object";
      at3 += 1;
    } else if (char === "}" || char === "]") {
      open2.pop();
      isKeyNext = false;
      at3 += 1;
    } else if (isKeyNext) {
      const end2 = endOfString(text6, at3);
      yield { at: at3, depth: open2.length, name: stringIn(text6.slice(at3, end2)) };
      isKeyNext = false;
      at3 = end2;
    } else {
      if (typeof top === "number") {
        yield { at: at3, depth: open2.length, name: top };
        open2[open2.length - 1] = top + 1;
      }
      isKeyNext = char === "{";
      if (char === "{" || char === "[") open2.push(char === "{" ? "object" : 0);
      if (char === '"') at3 = endOfString(text6, at3);
      else at3 = char === "{" || char === "[" ? at3 + 1 : endOf(SCALAR2, text6, at3);
    }
  }
}
function endOf(pattern2, text6, at3) {
  pattern2.lastIndex = at3;
  return at3 + (pattern2.exec(text6)?.[0].length ?? 0);
}
function endOfString(text6, start) {
  for (let quote2 = text6.indexOf('"', start + 1); quote2 >= 0; quote2 = text6.indexOf('"', quote2 + 1)) {
    let first = quote2;
    while (text6[first - 1] === "\\") first -= 1;
    if ((quote2 - first) % 2 === 0) return quote2 + 1;
  }
  return text6.length;
}
function stringIn(quoted4) {
  return quoted4.includes("\\") ? String(JSON.parse(quoted4)) : quoted4.slice(1, -1);
}

// src/fixtures/json-pointer.ts
function jsonPointer(names) {
  return names.reduce(pointerTo, "");
}

// src/fixtures/text-place.ts
function createPlaceTeller(text6) {
  const ends = text6.matchAll(/\r\n|\r|\n/g);
  let next = ends.next();
  let line = 1;
  let start = 0;
  return (at3) => {
    while (!next.done && next.value.index + next.value[0].length <= at3) {
      line += 1;
      start = next.value.index + next.value[0].length;
      next = ends.next();
    }
    return { line, column: at3 - start + 1 };
  };
}
function textPlace({ line, column }) {
  return `line ${line}, column ${column}`;
}

// src/fixtures/repeated-keys.ts
var QUOTE2 = 34;
var BLANK2 = 32;
function repeatedKeys(text6) {
  const problems = [];
  const placeOf4 = createPlaceTeller(text6);
  const path2 = [];
  const known2 = [];
  for (const { at: at3, depth, name } of membersOf2(text6)) {
    path2.length = depth - 1;
    path2.push(name);
    known2.length = Math.min(known2.length, depth);
    while (known2.length < depth) known2.push(/* @__PURE__ */ new Map());
    if (typeof name === "number") continue;
    const place = placeOf4(at3);
    const keys = known2[depth - 1];
    const first = keys?.get(name);
    keys?.set(name, place);
    if (first === void 0) continue;
    const message = `is written twice: at ${textPlace(first)} and at ${textPlace(place)}`;
    problems.push({ pointer: jsonPointer(path2), message, ...place });
    if (problems.length > MAX_LISTED) break;
  }
  return problems;
}
function keysWritten(text6) {
  let written3 = 0;
  for (let at3 = text6.indexOf(":"); at3 >= 0; at3 = text6.indexOf(":", at3 + 1)) {
    const before = text6.charCodeAt(at3 - 1);
    if (before === QUOTE2 || before <= BLANK2) written3 += 1;
  }
  return written3;
}
function countKeys(value) {
  let count2 = 0;
  const open2 = [value];
  const seen2 = /* @__PURE__ */ new Set();
  for (let next = open2.pop(); next !== void 0; next = open2.pop()) {
    if (typeof next !== "object" || next === null || seen2.has(next)) continue;
    seen2.add(next);
    const members = Object.values(next);
    if (!Array.isArray(next)) count2 += members.length;
    for (const member of members) if (typeof member === "object") open2.push(member);
  }
  return count2;
}

// src/fixtures/row-keys.ts
var OWN_KEYS = ["$id", "uuid"];
var COMMENT_KEY = "$comment";
function createKeyReader(fixture, homes) {
  const known2 = keysOf(fixture);
  const last2 = [];
  let keysRead = 0;
  const hasOnlyKnown = (source) => {
    let index2 = 0;
    for (const key2 in source) {
      if (last2[index2] !== key2) {
        if (!known2.has(key2)) return false;
        last2[index2] = key2;
      }
      index2 += 1;
      const value = source[key2];
      if (typeof value === "object" && value !== null) keysRead += countKeys(value);
    }
    keysRead += index2;
    return true;
  };
  const read4 = (source) => {
    if (hasOnlyKnown(source)) return { source, slips: NO_SLIPS };
    const unknown3 = Object.keys(source).filter((key2) => !known2.has(key2));
    const renamed = /* @__PURE__ */ new Map();
    const problems = unknown3.map((key2) => {
      const meant2 = nearestName(key2, known2);
      if (meant2 !== void 0 && !Object.hasOwn(source, meant2) && !renamed.has(`/${meant2}`)) {
        renamed.set(`/${meant2}`, key2);
      }
      const pointer = pointerTo("", key2);
      return { pointer, message: unknownKey(key2, known2, meant2, homes(key2)) };
    });
    const meant = Array.from(renamed, ([pointer, key2]) => [pointer.slice(1), source[key2]]);
    return {
      source: { ...source, ...Object.fromEntries(meant) },
      slips: {
        problems,
        written(pointer) {
          const [, first = "", rest = ""] = /^(\/[^/]*)(.*)$/s.exec(pointer) ?? [];
          const key2 = renamed.get(first);
          return key2 === void 0 ? pointer : pointerTo("", key2) + rest;
        }
      }
    };
  };
  return {
    read: read4,
    get keysRead() {
      return keysRead;
    }
  };
}
var NO_SLIPS = { problems: [], written: (pointer) => pointer };
function keysOf({ columns, ignored }) {
  return /* @__PURE__ */ new Set([...OWN_KEYS, ...Object.keys(columns), ...ignored, COMMENT_KEY]);
}
function createHomesOf(fixtures, top) {
  const all2 = lazy(() => {
    const homes = new Map(top.map((key2) => [key2, ["the top of the document"]]));
    for (const { key: key2, columns } of fixtures) {
      for (const name of Object.keys(columns)) {
        homes.set(name, [...homes.get(name) ?? [], `rows of ${key2}`]);
      }
    }
    return homes;
  });
  return (key2) => all2().get(key2) ?? [];
}
function unknownKey(key2, known2, meant, homes = []) {
  const belongs = homes.length === 0 ? "" : `: it belongs to ${homes.join(" and ")}`;
  const names = [...known2].filter((name) => name !== COMMENT_KEY);
  const told6 = meant === void 0 ? `${belongs}: there are ${names.join(", ")}` : hint(meant);
  return `unknown key ${quoted3(key2)}${told6}`;
}
var MAX_QUOTED = 60;
function quoted3(key2) {
  return JSON.stringify(key2.length > MAX_QUOTED ? `${key2.slice(0, MAX_QUOTED)}\u2026` : key2);
}

// src/fixtures/outline.ts
var SCHEMA_KEY = "$schema";
var GENERATE_KEY = "generate";
function outline(documents, fixtures, problems) {
  const rows = new Map(fixtures.map(({ key: key2 }) => [key2, []]));
  const names = [...rows.keys(), SCHEMA_KEY, GENERATE_KEY, COMMENT_KEY];
  const homesOf = createHomesOf(fixtures, names);
  const readers = new Map(
    fixtures.map((fixture) => [fixture.key, createKeyReader(fixture, homesOf)])
  );
  const unreadable = /* @__PURE__ */ new Set();
  const lostNames = new Map(fixtures.map(({ key: key2 }) => [key2, []]));
  const blocks = [];
  let turn2 = 0;
  let keys = 0;
  const addRows = (file3, written3, key2, list5) => {
    const top = pointerTo("", written3);
    if (!Array.isArray(list5)) {
      unreadable.add(key2);
      if (written3 === key2) {
        problems.add(turn2, { file: file3, pointer: top, message: "must be a list" });
      }
      return;
    }
    const place = { file: file3, pointer: top, turn: turn2 };
    const kept2 = rows.get(key2);
    const reader = readers.get(key2);
    const before = reader?.keysRead ?? 0;
    let index2 = -1;
    for (const each2 of list5) {
      index2 += 1;
      if (isObject2(each2) && kept2 && reader) {
        const { source, slips } = reader.read(ownMembers(each2));
        kept2.push({ list: place, index: index2, source, slips });
        continue;
      }
      const { pointer, turn: turn3 } = placeOf2({ list: place, index: index2 });
      problems.add(turn3, { file: file3, pointer, message: "must be an object" });
      if (typeof each2 === "string") lostNames.get(key2)?.push(each2);
    }
    keys += (reader?.keysRead ?? 0) - before;
    turn2 += list5.length;
  };
  const addMember = (file3, written3, content) => {
    turn2 += 1;
    const pointer = pointerTo("", written3);
    const nearest = names.includes(written3) ? written3 : nearestName(written3, names);
    if (nearest !== written3) {
      const message = unknownKey(written3, names, nearest, homesOf(written3));
      problems.add(turn2, { file: file3, pointer, message });
    }
    keys += 1;
    if (nearest === GENERATE_KEY || nearest === COMMENT_KEY) keys += countKeys(content);
    if (nearest === GENERATE_KEY) {
      blocks.push({ file: file3, pointer, turn: turn2, content });
    }
    if (nearest !== void 0 && rows.has(nearest)) addRows(file3, written3, nearest, content);
    else if (nearest === SCHEMA_KEY && typeof content !== "string") {
      problems.add(turn2, { file: file3, pointer, message: "must be text" });
    }
  };
  const addDocument = ({ name, content, source }) => {
    const first = turn2;
    keys = 0;
    if (isObject2(content)) {
      for (const [key2, member] of Object.entries(content)) addMember(name, key2, member);
    } else {
      const message = `must be an object with lists of rows, such as {"payments": []}`;
      problems.add(turn2, { file: name, pointer: "", message });
    }
    if (source === void 0 || source.keys === keys) return;
    const repeated = repeatedKeys(source.read() ?? "");
    for (const problem of repeated) problems.add(first, { file: name, ...problem });
  };
  for (const document2 of documents) {
    turn2 += 1;
    if ("lost" in document2) {
      problems.add(turn2, document2.lost);
      for (const { key: key2 } of fixtures) unreadable.add(key2);
    } else addDocument(document2);
  }
  return { rows, unreadable, lostNames, blocks };
}
function placeOf2({ list: { file: file3, pointer, turn: turn2 }, index: index2 }) {
  return { file: file3, pointer: `${pointer}/${index2}`, turn: turn2 + 1 + index2 };
}
function isObject2(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
function ownMembers(row2) {
  const prototype = Object.getPrototypeOf(row2);
  const isPlain3 = prototype === null || Object.getPrototypeOf(prototype) === null;
  return isPlain3 ? row2 : { ...row2 };
}

// src/sandbox/faults/answers.ts
function apiAnswer(status2, text6, { allow, language }, headers2 = {}) {
  return toldIn(language, {
    status: status2,
    headers: { "Content-Type": JSON_TYPE, ...headers2, Allow: allow, ...FRAME_HEADERS },
    body: { kind: "text", text: text6 }
  });
}
function apiRefusal(error2, manner) {
  const { status: status2, headers: headers2 } = handleException(error2);
  return apiAnswer(status2, encodeJson(rendered(error2.body, manner.language)), manner, headers2);
}
function djangoPage(page2, { language }) {
  return toldIn(language, withHeaders(page2, FRAME_HEADERS));
}
function proxyPage(status2, title) {
  const lines = [
    "<html>",
    `<head><title>${status2} ${title}</title></head>`,
    "<body>",
    `<center><h1>${status2} ${title}</h1></center>`,
    "<hr><center>nginx</center>",
    "</body>",
    "</html>"
  ];
  return {
    status: status2,
    headers: { Server: "nginx", "Content-Type": "text/html" },
    body: { kind: "text", text: lines.map((line) => `${line}\r
`).join("") }
  };
}

// src/sandbox/faults/presets.ts
var { conflict: CONFLICT } = defineRefusals(
  "any",
  { status: 409, shape: "detail", step: "state", source: "the mock itself" },
  { conflict: { text: "Conflict.", what: "the state of the row forbids it" } }
);
var THROTTLE = defineRefusals(
  "throttle",
  {
    status: 429,
    shape: "detail",
    step: "permit",
    source: "DRF exceptions.Throttled, which BEHAVIOUR 16 leaves out"
  },
  {
    one: {
      text: "Request was throttled. Expected available in {wait} second.",
      what: "too many requests in a short time"
    },
    many: {
      text: "Request was throttled. Expected available in {wait} seconds.",
      what: "too many requests in a short time"
    }
  }
);
function throttled(seconds) {
  const { name, status: status2, shape } = THROTTLE.many;
  const detail2 = (seconds === 1 ? THROTTLE.one : THROTTLE.many).detail({ wait: seconds });
  const headers2 = { "Retry-After": String(seconds) };
  return new ApiException({ name, status: status2, shape, headers: headers2 }, bodyOf(detail2));
}
var OTHERS = {
  not_found: fromOperation(
    LOOKUP.no_match,
    NEGOTIATION.unknown_format,
    (refusal2) => [LOOKUP.no_match, LOOKUP.not_found].some((each2) => each2 === refusal2)
  ),
  conflict: fromOperation(CONFLICT, CONFLICT, ({ status: status2 }) => status2 === CONFLICT.status),
  throttled: {
    status: 429,
    namesWait: true,
    what: "too many requests in a short time, with `Retry-After`",
    answer: (occasion, seconds) => apiRefusal(throttled(seconds), occasion)
  },
  server_error: {
    status: 500,
    what: "the server failed, and rolled everything back",
    answer: (occasion) => djangoPage(barePage(500), occasion)
  },
  too_large: fromProxy(413, "Request Entity Too Large", "the proxy takes no body of this size"),
  bad_gateway: fromProxy(502, "Bad Gateway", "the proxy does not reach the server"),
  service_unavailable: fromProxy(
    503,
    "Service Temporarily Unavailable",
    "the proxy has no server to ask"
  ),
  gateway_timeout: fromProxy(
    504,
    "Gateway Time-out",
    "the server did not answer the proxy in time"
  )
};
var presets = lazy(
  () => new Map([...site.refusals.flatMap(named2), ...Object.entries(OTHERS)])
);
function presetsOf({ refusals }) {
  const own2 = new Set(refusals.flatMap(({ name, alias }) => [name, alias]));
  const conflicts = refusals.some(({ detail: detail2 }) => detail2.refusal.status === CONFLICT.status);
  return [...presets()].filter(([name, { status: status2 }]) => {
    const isAdded = Object.hasOwn(OTHERS, name) && (status2 !== CONFLICT.status || conflicts);
    return own2.has(name) || isAdded;
  });
}
function named2(each2) {
  const preset = presetOf(each2);
  return [each2.name, each2.alias].flatMap((name) => name === void 0 ? [] : [[name, preset]]);
}
function presetOf({ name, detail: detail2, field }) {
  const { status: status2, what, step: step2 } = detail2.refusal;
  return {
    status: status2,
    what: field === void 0 ? what : `${step2 === "find" ? "the filter " : ""}\`${field}\` ${what}`,
    answer: (occasion) => {
      const own2 = occasion.operation.refusals.find((each2) => each2.name === name)?.detail;
      return refusalOf(own2 ?? detail2, field, occasion);
    }
  };
}
function fromOperation({ status: status2, what }, otherwise, isMeant) {
  return {
    status: status2,
    what,
    answer: (occasion) => {
      const own2 = occasion.operation.refusals.find(({ detail: detail2 }) => isMeant(detail2.refusal));
      return refusalOf(own2?.detail ?? otherwise.any, void 0, occasion);
    }
  };
}
function refusalOf(detail2, field, occasion) {
  const { request } = occasion;
  const { refusal: refusal2, parameters } = detail2;
  if (refusal2.shape === "page") return djangoPage(barePage(refusal2.status), occasion);
  const told6 = new ErrorDetail(refusal2, {
    ...refusal2.example,
    method: request.method,
    media_type: request.headers["content-type"] ?? "",
    ...parameters
  });
  return apiRefusal(new ApiException(refusal2, bodyFor(told6, field, request)), occasion);
}
function bodyFor(detail2, field, { path: path2 }) {
  if (field !== void 0) return { [field]: [detail2] };
  if (detail2.refusal.shape !== "urls") return bodyOf(detail2);
  const tried = site.urls(CONTRACTS.deployed).patterns();
  return { tried: tried.map((pattern2) => [pattern2]), path: path2.slice(1) };
}
function fromProxy(status2, title, what) {
  return { status: status2, what, answer: () => proxyPage(status2, title) };
}

// test/architecture/citations.ts
var NUMBERS = String.raw`\d+(?: \([^)]*\))?(?:(?:, (?:and )?| and | to )\d+(?!\.\d)(?: \([^)]*\))?)*`;
function anchorsOf(markdown) {
  const withoutCode = markdown.replace(/^```.*?^```$/gms, "");
  return new Set(
    Array.from(
      withoutCode.matchAll(/^#{1,6} (.+)$/gm),
      ([, heading = ""]) => heading.toLowerCase().replace(/[^\p{L}\p{N}\s_-]/gu, "").replaceAll(" ", "-")
    )
  );
}

// src/openapi/sharing.ts
import { STATUS_CODES } from "node:http";

// src/openapi/plain.ts
function isPlain2(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

// src/openapi/grammar.ts
var KINDS3 = ["schemas", "responses", "parameters", "headers", "requestBodies"];
function visitOperation(operation2, reasonOf2, visit) {
  const { parameters, requestBody, responses } = operation2;
  return {
    ...operation2,
    ...Array.isArray(parameters) ? { parameters: parameters.map((each2) => one(each2, "parameters", nameOf5, visit)) } : {},
    ...requestBody === void 0 ? {} : { requestBody: one(requestBody, "requestBodies", () => "Body", visit) },
    responses: byName(
      responses,
      (response, status2) => one(response, "responses", () => reasonOf2(status2), visit)
    )
  };
}
function visitWithin(kind, part, visit) {
  if (kind === "schemas") return visitSchema(part, visit);
  const { schema, headers: headers2, content } = part;
  return {
    ...part,
    ...schema === void 0 ? {} : { schema: one(schema, "schemas", nothing3, visit) },
    ...headers2 === void 0 ? {} : { headers: byName(headers2, (each2, name) => one(each2, "headers", () => name, visit)) },
    ...content === void 0 ? {} : { content: byName(content, (each2) => media3(each2, visit)) }
  };
}
function media3(object2, visit) {
  if (!isPlain2(object2) || object2["schema"] === void 0) return object2;
  return { ...object2, schema: one(object2["schema"], "schemas", nothing3, visit) };
}
var MEMBERS = ["properties", "patternProperties"];
var VALUES = ["const", "enum", "default", "examples", "required"];
function visitSchema(schema, visit) {
  return byName(schema, (value, keyword) => {
    if (VALUES.includes(keyword)) return value;
    if (MEMBERS.includes(keyword)) {
      return byName(value, (each2, name) => one(each2, "schemas", () => name, visit));
    }
    if (!Array.isArray(value)) return one(value, "schemas", nothing3, visit);
    return value.map((each2) => one(each2, "schemas", nothing3, visit));
  });
}
function one(value, kind, wordOf, visit) {
  return isPlain2(value) && value["$ref"] === void 0 ? visit(kind, value, wordOf(value)) : value;
}
function byName(object2, map) {
  const members = isPlain2(object2) ? Object.entries(object2) : [];
  return Object.fromEntries(members.map(([name, value]) => [name, map(value, name)]));
}
function nameOf5({ name }) {
  return String(name);
}
function nothing3() {
  return void 0;
}

// src/openapi/part-names.ts
function within(place, word) {
  return word === void 0 ? place : { ...place, words: [...place.words, word] };
}
function freeName({ operation: operation2, tag, method: method2, words: words2 }, taken) {
  const last2 = words2.slice(-1);
  const places = [[], [tag], [tag, method2], [operation2]];
  const candidates = [...places.map((place) => [...place, ...last2]), [operation2, ...words2]];
  const names = candidates.map(pascalCase);
  const free = names.find((name) => !taken.has(name));
  if (free !== void 0) return free;
  const [longest = ""] = names.slice(-1);
  let number = 2;
  while (taken.has(`${longest}${number}`)) number += 1;
  return `${longest}${number}`;
}
function pascalCase(words2) {
  return words2.flatMap((word) => word.split(/[^A-Za-z0-9]+/)).map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join("");
}

// src/openapi/shelf.ts
var LEAST_SCHEMA = 70;
var LEAST = 50;
var Shelf = class {
  #kept = /* @__PURE__ */ new Map();
  #shelved = new Map(KINDS3.map((kind) => [kind, /* @__PURE__ */ new Map()]));
  /** Parts whose names were given, as they came. */
  #named = [];
  /** Keeps a part under a name of its own, however often it is used. */
  name(kind, name, part) {
    const kept2 = this.#kept.get(keyOf3(kind, part));
    const shelved = this.#partsOf(kind);
    if (kept2?.name !== void 0) shelved.set(name, referenceTo(kind, kept2.name));
    else {
      shelved.set(name, part);
      this.#named.push({ kind, name, part });
      const place = { operation: name, tag: name, method: "", words: [name] };
      this.#keep(kind, { part, place, uses: 1, name });
    }
  }
  /** Counts one use of a part. What stands within equal parts is used once. */
  count(kind, part, place) {
    const kept2 = this.#kept.get(keyOf3(kind, part));
    if (kept2 !== void 0) kept2.uses += 1;
    else this.#keep(kind, { part, place, uses: 1, name: void 0 });
  }
  /** Once all uses are counted: the part, or a reference to it. */
  take(kind, part) {
    const key2 = keyOf3(kind, part);
    const kept2 = this.#kept.get(key2);
    if (kept2 === void 0) throw new RangeError("A part was not counted.");
    const isLong = key2.length >= (kind === "schemas" ? LEAST_SCHEMA : LEAST);
    if (kept2.name === void 0 && (kept2.uses < 2 || !isLong)) return this.#inside(kind, part);
    kept2.name ??= this.#put(kind, kept2);
    return referenceTo(kind, kept2.name);
  }
  /** Once all uses are counted, and before anything is taken: what has a name of its own, which gives its parts the shortest ones. */
  fill() {
    for (const { kind, name, part } of this.#named) {
      this.#partsOf(kind).set(name, this.#inside(kind, part));
    }
  }
  /** All that is on the shelf, by kind and name. */
  empty() {
    const kinds2 = [...this.#shelved].filter(([, parts]) => parts.size > 0);
    return Object.fromEntries(kinds2.map(([kind, parts]) => [kind, Object.fromEntries(parts)]));
  }
  #keep(kind, kept2) {
    this.#kept.set(keyOf3(kind, kept2.part), kept2);
    visitWithin(kind, kept2.part, (inner, part, word) => {
      this.count(inner, part, within(kept2.place, word));
      return part;
    });
  }
  #put(kind, { part, place }) {
    const shelved = this.#partsOf(kind);
    const name = freeName(place, shelved);
    shelved.set(name, part);
    shelved.set(name, this.#inside(kind, part));
    return name;
  }
  #inside(kind, part) {
    return visitWithin(kind, part, (inner, each2) => this.take(inner, each2));
  }
  #partsOf(kind) {
    const parts = this.#shelved.get(kind);
    if (parts === void 0) throw new RangeError(`Nothing like ${kind} is shared.`);
    return parts;
  }
};
function keyOf3(kind, part) {
  return `${kind} ${JSON.stringify(part)}`;
}
function referenceTo(kind, name) {
  return { $ref: `#/components/${kind}/${name}` };
}

// src/openapi/sharing.ts
function assembleWhole(operations2, named3) {
  return { paths: pathsOf(operations2, (each2) => each2), components: { ...named3 } };
}
function assembleShared(operations2, named3) {
  const shelf = new Shelf();
  for (const [name, schema] of Object.entries(named3.schemas)) shelf.name("schemas", name, schema);
  for (const [name, each2] of Object.entries(named3.responses)) shelf.name("responses", name, each2);
  for (const { operation: operation2, tag, method: method2, id } of operations2) {
    const place = { operation: id, tag, method: method2.toLowerCase(), words: [] };
    const count2 = (kind, part, word = "") => {
      shelf.count(kind, part, { ...place, words: [word] });
    };
    visitOperation(operation2, reasonOf, count2);
  }
  shelf.fill();
  const paths = pathsOf(
    operations2,
    (operation2) => visitOperation(operation2, reasonOf, (kind, part) => shelf.take(kind, part))
  );
  return { paths, components: shelf.empty() };
}
function pathsOf(operations2, map) {
  const mapped = operations2.map((each2) => ({ ...each2, operation: map(each2.operation) }));
  const paths = [...new Set(operations2.map(({ path: path2 }) => path2))];
  return Object.fromEntries(
    paths.map((path2) => [path2, pathItem(mapped.filter((each2) => each2.path === path2))])
  );
}
function pathItem(operations2) {
  const lists = operations2.map(({ operation: operation2 }) => parametersOf(operation2));
  const texts = lists.map((list5) => list5.map((each2) => JSON.stringify(each2)));
  const isCommon = (parameter) => texts.every((each2) => each2.includes(JSON.stringify(parameter)));
  const common = lists[0]?.filter(isCommon) ?? [];
  return {
    ...parametersIn(common),
    ...Object.fromEntries(
      operations2.map(({ method: method2, operation: operation2 }, index2) => {
        const { parameters: _, ...rest } = operation2;
        const own2 = lists[index2]?.filter((each2) => !isCommon(each2)) ?? [];
        return [method2.toLowerCase(), { ...rest, ...parametersIn(own2) }];
      })
    )
  };
}
function parametersOf({ parameters }) {
  return Array.isArray(parameters) ? parameters : [];
}
function parametersIn(parameters) {
  return parameters.length > 0 ? { parameters } : {};
}
function reasonOf(status2) {
  return STATUS_CODES[status2] ?? status2;
}

// src/admin/admin-schema.ts
var TAG = "control plane";
var ERRORS = {
  title: "AdminErrors",
  ...objectSchema({
    errors: {
      type: "array",
      minItems: 1,
      items: objectSchema({
        pointer: {
          description: "Where in the body; empty for the whole.",
          type: "string",
          pattern: "^(/[\\s\\S]*)?$"
        },
        message: { type: "string", minLength: 1 }
      })
    }
  })
};
var REASONS = {
  400: "What was sent is not as it must be.",
  401: "The token of the control plane is missing, or is another one.",
  403: "A page of another site asks, or one that the host may lead to.",
  404: "There is no such thing.",
  405: "The path does not have this method.",
  409: "The name is in use.",
  413: "Beyond a limit by itself.",
  415: "A write that brings no JSON.",
  429: "Beyond a limit together with what is there."
};
function adminResponses() {
  const [noToken, notAllowed] = [error(401), error(405)];
  const allow = { schema: { type: "string", pattern: "^[A-Z]+(, [A-Z]+)*$" }, required: true };
  return {
    AdminNoToken: {
      ...noToken,
      headers: {
        ...noToken.headers,
        "WWW-Authenticate": { schema: constant("Bearer"), required: true }
      }
    },
    AdminPreflight: {
      status: 204,
      description: "A page of another origin may send it.",
      content: {}
    },
    AdminStranger: error(403),
    AdminNotJson: error(415),
    AdminNotFound: error(404),
    AdminMethodNotAllowed: { ...notAllowed, headers: { ...notAllowed.headers, Allow: allow } }
  };
}
function adminSchema(routes) {
  return [...new Set(routes.map(({ path: path2 }) => path2))].map((path2) => {
    const here = routes.filter((route3) => route3.path === path2);
    const operations2 = here.map(operationSchema);
    const [first] = operations2;
    const allow = here.map(({ method: method2 }) => method2).join(", ");
    return {
      path: `${ADMIN_PATH}${path2 === "/" ? "" : path2.replace(/:(\w+)/g, "{$1}")}`,
      tag: TAG,
      operations: [
        ...operations2.flatMap((each2) => [each2, ...headOf3(each2)]),
        ...first ? [optionsOf(first, allow)] : []
      ]
    };
  });
}
function operationSchema({ method: method2, path: path2, body, schema, isOpen }) {
  const { id, summary, query: query2, answers: answers2, refuses = [], example, names = {} } = schema;
  const read4 = body === "none" ? [] : [400, 413];
  const statuses = [.../* @__PURE__ */ new Set([...refuses, ...read4])];
  return {
    id,
    method: method2,
    summary,
    parameters: [...pathParameters(path2, names), ...query2?.() ?? []],
    ...schema.body ? {
      body: {
        required: body === "required",
        content: { "application/json": schema.body() },
        example
      }
    } : {},
    responses: [...answers2().map(uncached), ...statuses.map(error)],
    authentication: isOpen ? "none" : "own"
  };
}
function pathParameters(path2, examples) {
  return Array.from(path2.matchAll(/:(\w+)/g), ([, name = ""]) => ({
    name,
    in: "path",
    schema: { type: "string", minLength: 1 },
    example: examples[name] ?? name
  }));
}
function headOf3(operation2) {
  if (operation2.method !== "GET") return [];
  const responses = operation2.responses.map((response) => ({ ...response, content: {} }));
  return [{ ...operation2, id: `${operation2.id}_head`, method: "HEAD", responses }];
}
function optionsOf({ id, parameters, authentication: authentication2 }, allow) {
  return {
    id: `${id}_metadata`,
    method: "OPTIONS",
    summary: "The methods of the path",
    parameters: parameters.filter((parameter) => parameter.in === "path"),
    responses: [
      {
        status: 204,
        description: "It is so.",
        content: {},
        headers: { Allow: { schema: constant(allow), required: true } }
      }
    ],
    authentication: authentication2
  };
}
function error(status2) {
  const content = { "application/json": ERRORS };
  return uncached({ status: status2, description: REASONS[status2], content });
}
function uncached(response) {
  if (response.status === 204) return response;
  const headers2 = { "Cache-Control": { schema: constant("no-store"), required: true } };
  return { ...response, headers: { ...headers2, ...response.headers } };
}

// src/values/schema/problem-error.ts
var ProblemError = class extends TypeError {
  name = "ProblemError";
  /** All of them, in the order of the input. */
  problems;
  constructor(problems, message = problems.map(lineOf).join("\n")) {
    super(message);
    this.problems = problems;
  }
};
var ConflictError = class extends ProblemError {
  name = "ConflictError";
};
var AbsenceError = class extends RangeError {
  name = "AbsenceError";
};
function demand(schema, input) {
  const read4 = schema.read(input);
  if (read4.valid) return read4.value;
  throw new ProblemError(read4.problems);
}

// src/values/schema/settings.ts
var INSTANT = {
  words: "a time such as 2023-10-01T10:00:00Z",
  read(input) {
    const moment = typeof input === "string" ? parseInstant(input) : void 0;
    return moment === void 0 ? refused(`must be ${INSTANT.words}`) : accepted(moment);
  },
  json: () => ({ type: "string" })
};
var TIME_TEXT = refined(
  text2({ words: INSTANT.words }),
  (time) => INSTANT.read(time).valid ? void 0 : `must be ${INSTANT.words}`
);
var SEED = union([NUMBER3, text2()], "a number or a text");
var IDLE_SECONDS = whole({ min: 1, max: 30 * 86400, unit: " of seconds" });
var SANDBOX_NAME = text2({
  pattern: /^[\w.-]{1,100}$/,
  words: "1 to 100 letters, digits, dots, hyphens or underscores"
});

// src/values/json-pieces.ts
var PIECE = 65536;
var BASE64_STEP = PIECE / 4 * 3;
var SHORT2 = 1024;
function* jsonPieces(value) {
  const draft = { text: "" };
  yield* write(value, draft);
  if (draft.text !== "") yield draft.text;
}
function* write(value, draft) {
  if (typeof value === "string" && value.length > PIECE) yield* writeText(value, draft);
  else if (value === null || typeof value !== "object" || isFlat(value)) {
    draft.text += JSON.stringify(value) ?? "null";
  } else if (value instanceof Uint8Array) yield* writeBytes(value, draft);
  else if (isIterable(value)) yield* writeList(value, draft);
  else yield* writeMembers(value, draft);
  if (draft.text.length >= PIECE) yield take3(draft);
}
function* writeList(items2, draft) {
  let before = "[";
  for (const item of items2) {
    draft.text += before;
    before = ",";
    yield* write(item, draft);
  }
  draft.text += before === "[" ? "[]" : "]";
}
function* writeMembers(object2, draft) {
  let before = "{";
  for (const [name, member] of Object.entries(object2)) {
    if (member === void 0) continue;
    draft.text += `${before}${JSON.stringify(name)}:`;
    before = ",";
    yield* write(member, draft);
  }
  draft.text += before === "{" ? "{}" : "}";
}
function* writeText(text6, draft) {
  draft.text += '"';
  for (let start = 0; start < text6.length; ) {
    let end2 = Math.min(start + PIECE, text6.length);
    if (isHighSurrogate(text6.charCodeAt(end2 - 1)) && end2 < text6.length) end2 -= 1;
    draft.text += JSON.stringify(text6.slice(start, end2)).slice(1, -1);
    yield take3(draft);
    start = end2;
  }
  draft.text += '"';
}
function* writeBytes(bytes2, draft) {
  draft.text += '"';
  for (let start = 0; start < bytes2.length; start += BASE64_STEP) {
    const part = bytes2.subarray(start, start + BASE64_STEP);
    draft.text += Buffer.from(part.buffer, part.byteOffset, part.length).toString("base64");
    if (draft.text.length >= PIECE) yield take3(draft);
  }
  draft.text += '"';
}
function take3(draft) {
  const { text: text6 } = draft;
  draft.text = "";
  return text6;
}
function isFlat(value) {
  if (isIterable(value)) return false;
  return Object.values(value).every(
    (member) => typeof member === "string" ? member.length <= SHORT2 : member === null || typeof member !== "object"
  );
}
function isIterable(value) {
  return Symbol.iterator in value;
}
function isHighSurrogate(unit) {
  return unit >= 55296 && unit <= 56319;
}

// src/admin/admin-route.ts
var UNCACHED = { "Cache-Control": "no-store" };
var JSON_HEADERS2 = { "Content-Type": "application/json", ...UNCACHED };
function readChoice2(query2, name, { words: words2, choices = [], read: read4 }, usual2) {
  const wanted = query2.get(name) ?? usual2;
  const found3 = read4(wanted);
  const near = hint(nearestName(wanted, choices));
  return found3.valid ? found3 : refused(`${name} must be ${words2}, not ${JSON.stringify(wanted)}${near}`);
}
function answers(status2, schema) {
  const content = schema === void 0 ? {} : { "application/json": schema };
  return [{ status: status2, description: status2 === 201 ? "It is made." : "It is so.", content }];
}
function plainReply(value, status2 = 200) {
  const headers2 = { "Content-Type": "application/json" };
  const reply2 = jsonReply(null, status2, headers2);
  return { ...reply2, body: { kind: "text", text: JSON.stringify(value) } };
}
function pieceReply(value) {
  const headers2 = { "Content-Type": "application/json" };
  return { status: 200, headers: headers2, body: { kind: "pieces", pieces: jsonPieces(value) } };
}
function adminError(status2, problems, headers2 = {}) {
  const errors = problems.map(({ pointer, message }) => ({ pointer, message }));
  return jsonReply({ errors }, status2, headers2);
}

// src/admin/clock-routes.ts
var MAX_MOVE_MS = 1e3 * 366 * 864e5;
var OUT_OF_TIME = "must not leave the years 1 to 9999";
var MOVE = told(
  whole({ min: -MAX_MOVE_MS, max: MAX_MOVE_MS, words: "a number of milliseconds" }),
  { description: "Milliseconds." }
);
var ADVANCE = object({ ms: MOVE });
var ofMode = (mode, members) => object(members, { stranger: () => `means nothing in the mode ${mode}` });
var MODES = told(
  kinds("mode", {
    real: ofMode("real", { mode: constant2("real") }),
    frozen: ofMode("frozen", { mode: constant2("frozen"), now: optional2(INSTANT) }),
    offset: ofMode("offset", { mode: constant2("offset"), offsetMs: MOVE })
  }),
  { title: "ClockRequest" }
);
var CLOCK = {
  title: "Clock",
  ...objectSchema({ now: DATE_TIME, frozen: { type: "boolean" } })
};
var clockRoutes = [
  {
    method: "GET",
    path: "/clock",
    body: "none",
    schema: { id: "admin_clock", summary: "What time it is", answers: () => answers(200, CLOCK) },
    act: ({ sandbox: sandbox2 }) => shown2(sandbox2.world.clock)
  },
  {
    method: "PUT",
    path: "/clock",
    body: "required",
    schema: {
      id: "admin_clock_set",
      summary: "Set the clock",
      body: MODES.json,
      example: { mode: "frozen", now: "2023-10-01T10:00:00Z" },
      answers: () => answers(200, CLOCK),
      refuses: [400]
    },
    act: set
  },
  {
    method: "POST",
    path: "/clock/advance",
    body: "required",
    schema: {
      id: "admin_clock_advance",
      summary: "Move the clock",
      body: ADVANCE.json,
      example: { ms: 864e5 },
      answers: () => answers(200, CLOCK),
      refuses: [400]
    },
    act: advance
  }
];
function shown2(clock) {
  return plainReply({ now: clock.now(), frozen: clock.isFrozen() });
}
function set({ sandbox: sandbox2, body }) {
  const { clock } = sandbox2.world;
  const order = demand(MODES, body);
  switch (order.mode) {
    case "real":
      clock.setOffset(0);
      break;
    case "frozen":
      clock.freeze(order.now);
      break;
    case "offset":
      refuseLost(clock.machine(), order.offsetMs, "/offsetMs");
      clock.setOffset(order.offsetMs);
      break;
    default:
      order;
  }
  return shown2(clock);
}
function advance({ sandbox: sandbox2, body }) {
  const { clock } = sandbox2.world;
  const { ms } = demand(ADVANCE, body);
  refuseLost(clock.now(), ms, "/ms");
  clock.advance(ms);
  return shown2(clock);
}
function refuseLost(from, ms, pointer) {
  if (movedBy(from, ms / 1e3) === void 0) {
    throw new ProblemError([{ pointer, message: OUT_OF_TIME }]);
  }
}

// src/waldur/contract-schema.ts
function valuesOf(name) {
  return Object.entries(DIFFERENCES2[name].values);
}
function schemaOf(name) {
  const values = valuesOf(name);
  const words2 = values.map(([value, is]) => `${value}: ${is}`).join("; ");
  return told(oneOf(values.map(([value]) => value)), {
    description: `${DIFFERENCES2[name].what}. ${words2}.`
  });
}
var PRESET = oneOf(CONTRACT_NAMES);
var MEMBERS2 = {
  preset: optional2(PRESET),
  ...Object.fromEntries(DIFFERENCE_NAMES.map((name) => [name, optional2(schemaOf(name))]))
};
var WORDS = "an object such as { preset: 'deployed', absent_relation: 'null' }";
var stranger = () => "is no difference between contracts";
var NOTES = { $schema: optional2(text2()), $comment: optional2(JSON_VALUE) };
function setOf(words2) {
  return changed(
    object({ ...NOTES, ...MEMBERS2 }, { words: words2, stranger }),
    ({ $schema: _, $comment: __, ...set2 }) => vouched(set2)
  );
}
var SET = setOf(WORDS);
var CONTRACT = {
  ...union(
    [PRESET, SET],
    `${PRESET.words}, or ${WORDS}`,
    (input, [name, set2]) => typeof input === "string" ? name : set2
  ),
  choices: CONTRACT_NAMES
};
var CONTRACT_FILE = setOf("an object");

// src/admin/contract-routes.ts
var TEXT3 = { type: "string", minLength: 1 };
var DIFFERENCE_VALUES = Object.fromEntries(
  Object.entries(DIFFERENCES2).map(([name, { what, values }]) => [
    name,
    { description: `${what}.`, type: "string", enum: Object.keys(values) }
  ])
);
var PRESET2 = { type: "string", enum: [...CONTRACT_NAMES] };
var ANSWERED = {
  title: "Contract",
  ...objectSchema({
    preset: PRESET2,
    label: { description: "The preset, and what is otherwise than in it.", ...TEXT3 },
    differences: objectSchema(DIFFERENCE_VALUES),
    known: {
      description: "All in which contracts can differ.",
      type: "array",
      minItems: 1,
      items: objectSchema({
        name: TEXT3,
        what: TEXT3,
        values: {
          description: "What each value means, in words.",
          type: "object",
          additionalProperties: TEXT3
        },
        presets: objectSchema(Object.fromEntries(CONTRACT_NAMES.map((name) => [name, TEXT3]))),
        source: TEXT3
      })
    }
  })
};
var EXAMPLE3 = { preset: "deployed", absent_relation: "null" };
var contractRoutes = [
  {
    method: "GET",
    path: "/contract",
    body: "none",
    schema: {
      id: "admin_contract",
      summary: "The contract, and all in which contracts can differ",
      answers: () => answers(200, ANSWERED)
    },
    act: tell2
  },
  {
    method: "PUT",
    path: "/contract",
    body: "required",
    schema: {
      id: "admin_contract_set",
      summary: "Answer by another contract, until a reset",
      body: CONTRACT.json,
      example: EXAMPLE3,
      answers: () => answers(200, ANSWERED),
      refuses: [400]
    },
    act: change
  }
];
function tell2({ sandbox: sandbox2 }) {
  const { name: preset, label, differences: differences2 } = sandbox2.world.contract;
  const known2 = Object.entries(DIFFERENCES2).map(
    ([name, { what, values, source, documented, deployed, current }]) => {
      return { name, what, values, presets: { documented, deployed, current }, source };
    }
  );
  return plainReply({ preset, label, differences: differences2, known: known2 });
}
function change(call) {
  call.sandbox.served.answerBy(contractOf(demand(CONTRACT, call.body)));
  return tell2(call);
}

// src/sandbox/coverage/coverage.ts
var COVERAGE_KINDS = ["statuses", "query", "fields"];
var ELSEWHERE = ["stub", "upstream"];
var Coverage = class {
  #operations;
  #tallies = /* @__PURE__ */ new Map();
  #elsewhere = /* @__PURE__ */ new Map();
  constructor(operations2) {
    this.#operations = lazy(() => new Map(operations2().map((each2) => [each2.id, each2])));
  }
  /**
   * Counts the status, and those query parameters and writable fields that the operation knows. An answer that a fault has
   * made counts apart, by its status alone: no code of the mock's own is behind it. What a stub
   * or the upstream answers counts apart likewise. An entry without status changes nothing, nor one without operation that
   * the mock answers. `operation` is for those who have looked it up.
   */
  note(exercise, isMadeByFault = false, operation2 = this.#operationOf(exercise)) {
    const { status: status2 } = exercise;
    if (status2 === null) return;
    if (operation2 === void 0) {
      this.#noteElsewhere(exercise.answeredBy, status2);
      return;
    }
    const tally = this.#tallyOf(operation2.id);
    if (isMadeByFault) {
      increment(tally.faults, String(status2));
      return;
    }
    increment(tally.statuses, String(status2));
    for (const name of exercise.parameters) {
      if (operation2.query.includes(name)) increment(tally.query, name);
    }
    for (const name of exercise.sent) {
      if (operation2.fields.includes(name)) increment(tally.fields, name);
    }
  }
  /** Of what was exercised alone. */
  counts() {
    const operations2 = [...this.#tallies].map(([id, { statuses, query: query2, fields: fields3, faults }]) => [
      id,
      {
        statuses: Object.fromEntries(statuses),
        query: Object.fromEntries(query2),
        fields: Object.fromEntries(fields3),
        faults: Object.fromEntries(faults)
      }
    ]);
    const elsewhere = [...this.#elsewhere].map(([name, hits]) => [name, Object.fromEntries(hits)]);
    return vouched({
      operations: Object.fromEntries(operations2),
      ...elsewhere.length > 0 ? { elsewhere: Object.fromEntries(elsewhere) } : {}
    });
  }
  /** Counts from zero. */
  clear() {
    this.#tallies.clear();
    this.#elsewhere.clear();
  }
  /** An alias of `clear`: what every part of a sandbox is reset by. */
  reset() {
    this.clear();
  }
  #operationOf({ operation: id }) {
    return id === null ? void 0 : this.#operations().get(id);
  }
  #noteElsewhere(answerer, status2) {
    if (answerer !== "stub" && answerer !== "upstream") return;
    const hits = this.#elsewhere.get(answerer) ?? /* @__PURE__ */ new Map();
    this.#elsewhere.set(answerer, hits);
    increment(hits, String(status2));
  }
  #tallyOf(id) {
    const known2 = this.#tallies.get(id);
    if (known2) return known2;
    const made = () => /* @__PURE__ */ new Map();
    const tally = { statuses: made(), query: made(), fields: made(), faults: made() };
    this.#tallies.set(id, tally);
    return tally;
  }
};
function increment(hits, name) {
  hits.set(name, (hits.get(name) ?? 0) + 1);
}

// src/values/xml.ts
function attributes(values) {
  return Object.entries(values).map(([name, value]) => `${name}="${escapeXml(String(value))}"`).join(" ");
}
var ENTITIES = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;"
};
function escapeXml(text6) {
  return text6.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "\uFFFD").replace(/[&<>"']/g, (char) => ENTITIES[char] ?? char).replace(/[\t\n\r]/g, (char) => `&#${char.charCodeAt(0)};`);
}

// src/sandbox/coverage/render.ts
var COVERAGE_FORMATS = ["json", "markdown", "junit"];
var COVERAGE_TYPES = {
  json: "application/json",
  markdown: "text/markdown; charset=utf-8",
  junit: "application/xml"
};
function renderCoverage(report4, format) {
  switch (format) {
    case "json":
      return `${JSON.stringify(report4, null, 2)}
`;
    case "markdown":
      return coverageMarkdown(report4);
    case "junit":
      return coverageJunit(report4);
    default:
      return format;
  }
}
function coverageMarkdown({ summary, operations: operations2, elsewhere = {} }) {
  const { total } = summary;
  const entries = Object.entries(operations2);
  const unexpected = entries.flatMap(
    ([id, each2]) => Object.entries(each2.unexpected).map(([status2, hits]) => `| \`${id}\` | ${status2} | ${hits} |`)
  );
  return [
    `# Contract coverage: ${total.percent} %`,
    "",
    "| what | covered | of | percent |",
    "|---|--:|--:|--:|",
    summaryLine("operations called", summary.operations),
    summaryLine("statuses", summary.statuses),
    summaryLine("query parameters", summary.query),
    summaryLine("body fields", summary.fields),
    summaryLine("statuses, parameters and fields", total),
    "",
    "## Operations",
    "",
    "A status stands as a number, a query parameter with `?`, a body field with `.`; `\xD7` says how often. Answers that faults",
    "have made stand apart, and cover nothing.",
    "",
    "| operation | request | covered | exercised | not exercised | by faults |",
    "|---|---|--:|---|---|---|",
    ...entries.map(([id, each2]) => operationLine(id, each2)),
    ...unexpected.length === 0 ? [] : UNEXPECTED_HEAD,
    ...unexpected,
    ...elsewhereLines(elsewhere),
    ""
  ].join("\n");
}
var ELSEWHERE_HEAD = [
  "",
  "## Not served by the mock",
  "",
  "Answers of stubs and of the upstream; they count for nothing above.",
  "",
  "| answered by | status | times |",
  "|---|--:|--:|"
];
var UNEXPECTED_HEAD = [
  "",
  "## Unexpected statuses",
  "",
  "Answers that the contract does not have; they count for nothing above.",
  "",
  "| operation | status | times |",
  "|---|--:|--:|"
];
function elsewhereLines({ stub = {}, upstream = {} }) {
  const lines = [
    ...Object.entries(stub).map(([status2, hits]) => `| stubs | ${status2} | ${hits} |`),
    ...Object.entries(upstream).map(([status2, hits]) => `| the upstream | ${status2} | ${hits} |`)
  ];
  return lines.length === 0 ? [] : [...ELSEWHERE_HEAD, ...lines];
}
function summaryLine(what, { covered, total, percent: percent2 }) {
  return `| ${what} | ${covered} | ${total} | ${percent2} % |`;
}
function operationLine(id, { method: method2, path: path2, coverage, ...each2 }) {
  const items2 = [
    ...marked2(each2.statuses, ""),
    ...marked2(each2.query, "?"),
    ...marked2(each2.fields, ".")
  ];
  const exercised = times(items2);
  const others = items2.filter(([, hits]) => hits === 0).map(([item]) => item);
  const { covered, total, percent: percent2 } = coverage;
  const cells = [
    `\`${id}\``,
    `\`${method2} ${path2}\``,
    `${percent2} % (${covered} of ${total})`,
    exercised.join(", ") || "\u2013",
    others.join(", ") || "\u2013",
    times(marked2(each2.faults, "")).join(", ") || "\u2013"
  ];
  return `| ${cells.join(" | ")} |`;
}
function times(items2) {
  return items2.filter(([, hits]) => hits > 0).map(([item, hits]) => `${item} \xD7${hits}`);
}
function marked2(hits, mark) {
  return Object.entries(hits).map(([name, count2]) => [`\`${mark}${name}\``, count2]);
}
var WORDS2 = {
  statuses: "status",
  query: "query",
  fields: "field"
};
function coverageJunit({ summary, operations: operations2 }) {
  const head = attributes({ name: "contract coverage", ...sums(summary.total) });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites ${head}>`,
    ...Object.entries(operations2).flatMap(([id, each2]) => suite(id, each2)),
    "</testsuites>",
    ""
  ].join("\n");
}
function suite(id, operation2) {
  const cases = COVERAGE_KINDS.flatMap(
    (kind) => Object.entries(operation2[kind]).map(([name, hits]) => {
      const head = attributes({ classname: id, name: `${WORDS2[kind]} ${name}` });
      return hits > 0 ? `    <testcase ${head}/>` : `    <testcase ${head}><skipped message="not exercised"/></testcase>`;
    })
  );
  return [
    `  <testsuite ${attributes({ name: id, ...sums(operation2.coverage) })}>`,
    ...cases,
    `    <system-out>${escapeXml(outputOf(operation2))}</system-out>`,
    "  </testsuite>"
  ];
}
function sums({ covered, total }) {
  return { tests: total, failures: 0, errors: 0, skipped: total - covered };
}
function outputOf({ method: method2, path: path2, coverage, unexpected, faults }) {
  const more = [
    ["unexpected statuses", unexpected],
    ["answers of faults", faults]
  ].flatMap(([what, hits]) => {
    const statuses = Object.entries(hits).map(([status2, count2]) => `${status2} (${count2} times)`);
    return statuses.length === 0 ? [] : [`; ${what}: ${statuses.join(", ")}`];
  });
  return `${method2} ${path2}: ${coverage.percent} %${more.join("")}`;
}

// src/sandbox/coverage/report.ts
function report(operations2, counts) {
  const byId = new Map(Object.entries(counts.operations));
  const reports = operations2.map(
    (operation2) => [operation2.id, reportOf(operation2, byId.get(operation2.id))]
  );
  const all2 = reports.map(([, each2]) => each2);
  return {
    summary: {
      operations: share(all2.map((each2) => ({ called: sumOf2(each2.statuses, each2.unexpected) }))),
      statuses: share(all2.map(({ statuses }) => statuses)),
      query: share(all2.map(({ query: query2 }) => query2)),
      fields: share(all2.map(({ fields: fields3 }) => fields3)),
      total: share(all2.flatMap((each2) => COVERAGE_KINDS.map((kind) => each2[kind])))
    },
    operations: Object.fromEntries(reports),
    ...counts.elsewhere ? { elsewhere: counts.elsewhere } : {}
  };
}
var ALL = 10000n;
function reportOf({ method: method2, path: path2, ...contract }, counts) {
  const expected = contract.statuses.map(String);
  const statuses = hitsOf(expected, counts?.statuses);
  const query2 = hitsOf(contract.query, counts?.query);
  const fields3 = hitsOf(contract.fields, counts?.fields);
  const unexpected = Object.entries(counts?.statuses ?? {}).filter(
    ([status2, hits]) => hits > 0 && !expected.includes(status2)
  );
  return {
    method: method2,
    path: path2,
    coverage: share([statuses, query2, fields3]),
    statuses,
    query: query2,
    fields: fields3,
    faults: counts?.faults ?? {},
    unexpected: Object.fromEntries(unexpected)
  };
}
function hitsOf(names, hits = {}) {
  const byName2 = new Map(Object.entries(hits));
  return Object.fromEntries(names.map((name) => [name, byName2.get(name) ?? 0]));
}
function share(list5) {
  const hits = list5.flatMap((each2) => Object.values(each2));
  const [covered, total] = [hits.filter((count2) => count2 > 0).length, hits.length];
  const hundredths = total === 0 ? ALL : BigInt(covered) * ALL / BigInt(total);
  const digits2 = hundredths.toString().padStart(3, "0");
  return { covered, total, percent: `${digits2.slice(0, -2)}.${digits2.slice(-2)}` };
}
function sumOf2(...list5) {
  return list5.flatMap((hits) => Object.values(hits)).reduce((sum2, count2) => sum2 + count2, 0);
}

// src/admin/coverage-routes.ts
var FORMAT = oneOf(COVERAGE_FORMATS);
var COUNT = { type: "integer", minimum: 0 };
var HITS = { title: "Hits", type: "object", additionalProperties: COUNT };
var ELSEWHERE_HITS = objectSchema({ stub: HITS, upstream: HITS }, ELSEWHERE);
var COUNTED = { statuses: HITS, query: HITS, fields: HITS, faults: HITS };
var SHARE = {
  title: "CoverageShare",
  ...objectSchema({
    covered: COUNT,
    total: COUNT,
    percent: { type: "string", pattern: "^\\d{1,3}\\.\\d\\d$" }
  })
};
var COUNTS = {
  title: "CoverageCounts",
  ...objectSchema(
    {
      operations: { type: "object", additionalProperties: objectSchema(COUNTED) },
      elsewhere: ELSEWHERE_HITS
    },
    ["elsewhere"]
  )
};
var REPORT = {
  title: "CoverageReport",
  ...objectSchema(
    {
      summary: objectSchema({
        operations: SHARE,
        statuses: SHARE,
        query: SHARE,
        fields: SHARE,
        total: SHARE
      }),
      operations: {
        type: "object",
        additionalProperties: objectSchema({
          method: { type: "string" },
          path: { type: "string" },
          coverage: SHARE,
          ...COUNTED,
          unexpected: HITS
        })
      },
      elsewhere: ELSEWHERE_HITS
    },
    ["elsewhere"]
  )
};
function reportResponse() {
  return {
    status: 200,
    description: "The report, as `format` says.",
    content: {
      "application/json": REPORT,
      "text/markdown": { type: "string", pattern: "^# Contract coverage: " },
      "application/xml": { type: "string", pattern: "^<\\?xml " }
    }
  };
}
var coverageRoutes = [
  {
    method: "GET",
    path: "/coverage",
    body: "none",
    tellsOfPast: true,
    schema: {
      id: "admin_coverage",
      summary: "What of the contract was exercised",
      query: () => [
        {
          name: "format",
          in: "query",
          schema: { ...FORMAT.json(), default: "json" }
        }
      ],
      answers: () => [reportResponse()],
      refuses: [400]
    },
    act: show3
  },
  {
    method: "DELETE",
    path: "/coverage",
    body: "none",
    schema: {
      id: "admin_coverage_clear",
      summary: "Count from zero",
      answers: () => answers(204)
    },
    act: forget
  },
  {
    method: "GET",
    path: "/coverage/counts",
    body: "none",
    tellsOfPast: true,
    schema: {
      id: "admin_coverage_counts",
      summary: "What was exercised alone, to be merged",
      answers: () => answers(200, COUNTS)
    },
    act: ({ sandbox: sandbox2 }) => plainReply(sandbox2.coverage.counts())
  }
];
function show3({ sandbox: sandbox2, query: query2 }) {
  const read4 = readChoice2(query2, "format", FORMAT, "json");
  if (!read4.valid) return adminError(400, read4.problems);
  const format = read4.value;
  const text6 = renderCoverage(report(sandbox2.operations, sandbox2.coverage.counts()), format);
  return {
    status: 200,
    headers: { "Content-Type": COVERAGE_TYPES[format] },
    body: { kind: "text", text: text6 }
  };
}
function forget({ sandbox: sandbox2 }) {
  sandbox2.coverage.clear();
  return emptyReply(204);
}

// src/admin/built-file.ts
import { existsSync, readFileSync as readFileSync4 } from "node:fs";

// src/package-root.ts
import { readFileSync as readFileSync3 } from "node:fs";
var packageRoot = new URL("..", import.meta.url);
function packageVersion() {
  const content = JSON.parse(readFileSync3(new URL("package.json", packageRoot), "utf8"));
  const isPackage = typeof content === "object" && content !== null && "version" in content;
  return isPackage ? String(content.version) : "unknown";
}

// src/admin/built-file.ts
function builtFile(folder, name, types) {
  const type = Object.hasOwn(types, name) ? types[name] : void 0;
  const url2 = new URL(`dist/${folder}/${name}`, packageRoot);
  if (type === void 0 || !existsSync(url2)) return void 0;
  const headers2 = { "Content-Type": type, "X-Content-Type-Options": "nosniff" };
  return { status: 200, headers: headers2, body: { kind: "bytes", bytes: readFileSync4(url2) } };
}
function noSuchFile(name, types) {
  const message = `there is no file "${name}": there are ${Object.keys(types).join(", ")}, once the package is built`;
  return adminError(404, [{ pointer: "", message }]);
}
function revalidated(reply2, { headers: headers2 }) {
  if (reply2.body.kind !== "bytes") return reply2;
  const tag = `"${sha256Of(reply2.body.bytes, "base64url").slice(0, 22)}"`;
  const { "Content-Type": type = "", ...rest } = reply2.headers;
  const cached = { ...rest, ETag: tag, "Cache-Control": "no-cache" };
  const known2 = (headers2["if-none-match"] ?? "").split(",").map((each2) => each2.trim());
  const isKnown = known2.some((each2) => each2 === "*" || each2.replace(/^W\//, "") === tag);
  return isKnown ? { status: 304, headers: cached, body: { kind: "none" } } : { ...reply2, headers: { "Content-Type": type, ...cached } };
}

// src/admin/document-order.ts
var DOCUMENT_PARTS = ["api", "control-plane", "all"];

// src/values/html-text.ts
function escapeHtml(text6) {
  return text6.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}

// src/admin/viewer-callers.ts
var VIEWER_CALLERS = `
    // The scheme that the document names.
    const SCHEME = 'token';
    const callers = document.querySelector('#caller');
    const offer = (value, words) => {
      const option = document.createElement('option');
      option.value = value;
      option.textContent = words;
      callers.append(option);
    };
    const kindOf = ({ isStaff, isSupport }) => (isStaff ? 'staff' : isSupport ? 'support' : 'user');
    const present = (viewer) => viewer.authSelectors.authorized()?.getIn([SCHEME, 'value']) ?? '';
    // What is typed into the viewer's own form counts as well.
    const showPresent = (viewer) => {
      const value = present(viewer);
      const isKnown = [...callers.options].some((option) => option.value === value);
      if (!isKnown) offer(value, value === '' ? 'nobody' : 'another token');
      callers.value = value;
    };
    const offerCallers = async (viewer, url) => {
      const answer = await fetch(url).catch(() => undefined);
      const { users } = answer?.ok ? await answer.json() : { users: [] };
      const able = users.filter(({ isActive, token }) => isActive && token !== null);
      for (const user of able) offer('Token ' + user.token, user.username + ' (' + kindOf(user) + ')');
      const first = able.find(({ isStaff }) => isStaff) ?? able[0];
      const values = able.map(({ token }) => 'Token ' + token);
      if (first && !values.includes(present(viewer))) {
        viewer.preauthorizeApiKey(SCHEME, 'Token ' + first.token);
      }
      showPresent(viewer);
      viewer.getStore().subscribe(() => {
        if (callers.value !== present(viewer)) showPresent(viewer);
      });
      callers.addEventListener('change', () => {
        if (callers.value === '') viewer.authActions.logout([SCHEME]);
        else viewer.preauthorizeApiKey(SCHEME, callers.value);
      });
    };
    const openFirst = (viewer, tag) => {
      // An address that names an operation opens that.
      if (location.hash === '') viewer.layoutActions.show(['operations-tag', tag], true);
    };
`;

// src/admin/viewer-plugin.ts
var VIEWER_PLUGIN = `
    const stepsOf = (pointer) =>
      pointer.slice(2).split('/').map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
    const at = (document, steps) => steps.reduce((value, step) => value?.[step], document);
    const resolved = (value, document, open = []) => {
      if (Array.isArray(value)) return value.map((each) => resolved(each, document, open));
      if (typeof value !== 'object' || value === null) return value;
      const { $ref } = value;
      if (typeof $ref !== 'string') {
        const members = Object.entries(value);
        return Object.fromEntries(members.map(([name, each]) => [name, resolved(each, document, open)]));
      }
      if (open.includes($ref)) return value;
      const found = resolved(at(document, stepsOf($ref)), document, [...open, $ref]);
      const isSchema = $ref.startsWith('#/components/schemas/');
      return isSchema ? { title: $ref.split('/').pop(), ...found } : found;
    };
    // An operation has the parameters of its path, and the security of its document.
    const whole = (document, path) => {
      const found = at(document, path);
      if (path[0] !== 'paths' || path.length !== 3) return found;
      const { parameters = [] } = document.paths[path[1]];
      const { security } = document;
      return { security, ...found, parameters: [...parameters, ...(found.parameters ?? [])] };
    };
    const plainJson = () => ({
      fn: {
        resolveSubtree: async (document, path) => ({
          spec: resolved(whole(document, path), document),
          errors: [],
        }),
      },
      statePlugins: {
        spec: {
          wrapActions: {
            parseToJson: (_, { specActions, specSelectors }) => (text = specSelectors.specStr()) =>
              specActions.updateJsonSpec(JSON.parse(text)),
          },
        },
      },
    });
`;

// src/admin/viewer.ts
var VIEWER_FILES = {
  "swagger-ui.css": "text/css; charset=utf-8",
  "swagger-ui-bundle.js": "text/javascript; charset=utf-8",
  LICENSE: "text/plain; charset=utf-8",
  NOTICE: "text/plain; charset=utf-8"
};
var VIEWER_FOLDER = "viewer";
var TOKEN = "Token YOUR_API_TOKEN";
function viewerPage(prefix, shown3) {
  const settings = {
    url: `${prefix}/openapi.json${queryOf3(shown3)}`,
    dom_id: "#viewer",
    // Otherwise the document goes to a validator on the web.
    validatorUrl: null,
    deepLinking: true,
    docExpansion: "none",
    filter: true,
    tryItOutEnabled: true
  };
  const isOfApi = shown3.part !== "control-plane";
  const folder = escapeHtml(`${prefix}/docs`);
  const back = `<a href="${escapeHtml(`${prefix}/`)}">\u2190 Inspector</a>`;
  const links2 = Object.entries(LINKS).map(([part, words2]) => {
    const url2 = `${prefix}/docs${queryOf3({ ...shown3, part })}`;
    return `<a href="${escapeHtml(url2)}">${words2}</a>`;
  });
  return `<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>Waldur payments API</title>
  <link rel="icon" href="data:,">
  <link rel="stylesheet" href="${folder}/swagger-ui.css">
</head>
<body>
  <nav class="swagger-ui wrapper">${[back, ...links2].join(" \xB7 ")}${isOfApi ? CALLERS : ""}</nav>
  <div id="viewer"></div>
  <script src="${folder}/swagger-ui-bundle.js"></script>
  <link rel="preload" as="fetch" crossorigin href="${escapeHtml(settings.url)}">
  <script>${VIEWER_PLUGIN}${isOfApi ? VIEWER_CALLERS : ""}
    const viewer = SwaggerUIBundle({
      ...${inScript(settings)},
      plugins: [plainJson],
      onComplete: () => {
        viewer.preauthorizeApiKey('token', ${inScript(TOKEN)});${isOfApi ? whenShown(prefix) : ""}
      },
    });
  </script>
</body>
</html>
`;
}
var CALLERS = ' \xB7 <label>Authorised as <select id="caller"></select></label>';
function whenShown(prefix) {
  return `
        openFirst(viewer, 'payments');
        void offerCallers(viewer, ${inScript(`${prefix}/users`)});`;
}
var LINKS = {
  api: "API",
  "control-plane": "Control plane"
};
function queryOf3(shown3) {
  const given = Object.entries(shown3).flatMap(
    ([name, value]) => value === void 0 ? [] : [`${name}=${encodeURIComponent(value)}`]
  );
  return given.length > 0 ? `?${given.join("&")}` : "";
}
function inScript(value) {
  return JSON.stringify(value).replaceAll("<", "\\u003c");
}

// src/admin/documentation-routes.ts
var DOCUMENT = {
  description: "An OpenAPI document: this one.",
  type: "object",
  required: ["openapi", "info", "servers", "paths", "components"],
  properties: { openapi: { type: "string", const: "3.1.0" } }
};
var CONTRACT2 = oneOf(CONTRACT_NAMES);
var PART = oneOf(DOCUMENT_PARTS);
var which = () => [
  {
    name: "contract",
    in: "query",
    description: "The server's own unless told otherwise.",
    schema: CONTRACT2.json()
  },
  {
    name: "part",
    in: "query",
    description: "The API unless told otherwise; `all` has both.",
    schema: PART.json()
  }
];
var documentationRoutes = [
  {
    method: "GET",
    path: "/openapi.json",
    body: "none",
    isOpen: true,
    schema: {
      id: "admin_openapi",
      summary: "The API or the control plane, as OpenAPI",
      query: which,
      answers: () => answers(200, DOCUMENT),
      refuses: [400]
    },
    act: document
  },
  {
    method: "GET",
    path: "/docs",
    body: "none",
    isOpen: true,
    schema: {
      id: "admin_docs",
      summary: "The same as a page",
      answers: () => [
        {
          status: 200,
          description: "A page that needs no network.",
          content: { "text/html": { type: "string", pattern: "^<!doctype html>" } }
        }
      ]
    },
    act: ({ prefix, query: query2 }) => text4(HTML, viewerPage(prefix, { contract: query2.get("contract"), part: query2.get("part") }))
  },
  {
    method: "GET",
    path: "/docs/:file",
    body: "none",
    isOpen: true,
    schema: {
      id: "admin_docs_file",
      names: { file: "swagger-ui.css" },
      summary: "What the page is made of",
      answers: () => [
        {
          status: 200,
          description: "A file of the viewer.",
          content: Object.fromEntries(
            Object.values(VIEWER_FILES).map((type) => [
              type.replace(/;.*/, ""),
              { type: "string", minLength: 1 }
            ])
          ),
          headers: { "X-Content-Type-Options": { schema: constant("nosniff"), required: true } }
        }
      ],
      refuses: [404]
    },
    act: file2
  }
];
async function document({ sandbox: sandbox2, openApi, query: query2, base }) {
  const own2 = sandbox2.world.contract;
  const contract = readChoice2(query2, "contract", CONTRACT2, own2.name);
  const part = readChoice2(query2, "part", PART, "api");
  if (contract.valid && part.valid) {
    const choice2 = query2.get("contract") === void 0 ? own2.choice : contract.value;
    return plainReply(await openApi({ part: part.value, contract: choice2, base }));
  }
  return adminError(
    400,
    [contract, part].flatMap((each2) => each2.valid ? [] : each2.problems)
  );
}
function file2({ parameters: { file: name = "" } }) {
  return builtFile(VIEWER_FOLDER, name, VIEWER_FILES) ?? noSuchFile(name, VIEWER_FILES);
}
function text4(headers2, content) {
  return { status: 200, headers: headers2, body: { kind: "text", text: content } };
}

// src/sandbox/journal/entry.ts
var ABORT_REASONS = [
  "client",
  "fault",
  "upstream",
  "reset",
  "seed",
  "restore",
  "drop",
  "close"
];
var ANSWERERS = ["mock", "stub", "upstream", "fault"];

// src/values/secrets/secret-names.ts
var MASK = "****";
var HEADERS2 = {
  authorization: "credentials",
  "proxy-authorization": "credentials",
  authentication: "credentials",
  "x-authentication": "credentials",
  cookie: "cookies",
  cookie2: "cookies",
  "x-cookie": "cookies",
  "set-cookie": "cookies",
  "x-csrftoken": "whole"
};
var SCHEME2 = /^(?:token|bearer|basic|digest|negotiate|ntlm|hoba|mutual|dpop|gnap|vapid|hawk|jwt|apikey|api-key|scram-sha-\d{1,4}|aws4-hmac-sha256)$/i;
function isScheme(word) {
  return SCHEME2.test(word);
}
var ENDINGS = [
  ...["password", "passwd", "passphrase", "passcode", "pwd", "secret", "token", "credential"],
  ...["passwords", "secrets", "tokens", "credentials", "apikeys", "passwordconfirm"],
  ...["apikey", "accesskey", "privatekey", "secretkey", "authkey", "signingkey", "authorization"],
  ...["sessionid", "sessionkey", "signature", "assertion", "passwordconfirmation"],
  ...["passwordhash", "tokenvalue", "otpcode", "samlresponse", "passkey", "encryptionkey"],
  ...["decryptionkey", "masterkey", "accountkey", "functionskey", "subscriptionkey"],
  ...["codeverifier", "oauthverifier", "devicecode", "authorizationcode", "authcode", "accesscode"],
  ...["verificationcode", "securitycode", "mfacode", "smscode", "backupcode", "recoverycode"],
  ...["backupcodes", "recoverycodes", "pincode", "privatekeypem", "licensekey", "connectionstring"],
  ...["mnemonic", "seedphrase", "recoveryphrase", "kubeconfig", "setcookies"]
];
var LAST_WORDS = [
  ...["auth", "jwt", "otp", "totp", "pass", "pw", "session", "sid", "sig", "bearer", "creds"],
  ...["pin", "cvv", "cvc", "csrf", "xsrf", "hmac"]
];
var WHOLE3 = ["cookie", "cookies", "setcookie", "xcookie", "authentication"];
var PARAMETERS = ["key", "code", "ticket"];
var EDITION = /[-_ ]?v\d{1,3}$/i;
var HARMLESS_PARTS = ["id", "uuid", "type", "name", "length"];
function headerSecrecy(name) {
  const lower = name.toLowerCase();
  if (Object.hasOwn(HEADERS2, lower)) return HEADERS2[lower];
  return isSecretName(lower) ? "whole" : void 0;
}
function isSecretName(name) {
  const plain2 = name.includes("%") ? unescaped(name) : name;
  if (isSecretWord(plain2)) return true;
  if (!plain2.includes("[") && !plain2.includes(".")) return false;
  const parts = plain2.split(/[.[\]]+/).filter((part) => part !== "");
  if (HARMLESS_PARTS.includes(parts.at(-1)?.toLowerCase() ?? "")) return false;
  return parts.some((part) => isSecretWord(part));
}
function isSecretParameter(name) {
  return PARAMETERS.includes(name.toLowerCase()) || isSecretName(name);
}
function isSecretWord(given) {
  const name = given.replace(EDITION, "");
  const letters = name.toLowerCase().replace(/[^a-z]/g, "");
  if (ENDINGS.some((ending) => letters.endsWith(ending))) return true;
  if (WHOLE3.includes(letters)) return true;
  if (!LAST_WORDS.some((word) => letters.endsWith(word))) return false;
  const last2 = name.match(/[A-Z]?[a-z]+|[A-Z]+/g)?.at(-1) ?? "";
  return LAST_WORDS.includes(last2.toLowerCase());
}
var NAMING = [
  ...["name", "key", "field", "id", "path", "parameter", "param", "header", "type", "label"]
];
var NAMED = ["value", "values", "val", "content"];
function isNaming(member) {
  return NAMING.includes(member.toLowerCase());
}
function isNamed(member) {
  return NAMED.includes(member.toLowerCase());
}
function secrecyIn(object2) {
  const members = Object.entries(object2);
  const named3 = members.some(([member]) => isNamed(member)) && members.some(
    ([member, name]) => isNaming(member) && typeof name === "string" && isSecretName(name)
  );
  return (member) => named3 && isNamed(member) || isSecretName(member);
}
function unescaped(name) {
  let plain2 = name;
  for (let more = 0; more < 3 && plain2.includes("%"); more += 1) {
    plain2 = plain2.replace(
      /%([0-9a-f]{2})/gi,
      (_all, hex) => String.fromCharCode(Number.parseInt(hex, 16))
    );
  }
  return plain2;
}

// src/sandbox/client-side.ts
var RESET_PARTS = ["state", "journal", "faults", "clock", "contract"];
var FORGOTTEN = /* @__PURE__ */ Symbol.for("waldur-payments-mock.forgotten");
var DISCRETION = /* @__PURE__ */ Symbol.for("waldur-payments-mock.discretion");

// src/values/secrets/peel.ts
var ESCAPE = /(?:%[0-9a-f]{2})+|\\u[0-9a-f]{4}|\\["\\/bfnrt]|&(?:amp|apos|gt|lt|quot|#\d{1,7}|#x[0-9a-f]{1,6});/gi;
var SHORT3 = { b: "\b", f: "\f", n: "\n", r: "\r", t: "	" };
var LAST_CODE = 1114111;
function peeled(text6, layers) {
  let [plain2, placeOf4] = [text6, (at3) => at3];
  for (let layer = 0; layer < layers; layer += 1) {
    const next = peeledOnce(plain2);
    if (!next) return void 0;
    const outer = placeOf4;
    plain2 = next.text;
    placeOf4 = (at3) => outer(next.placeOf(at3));
  }
  return { text: plain2, placeOf: placeOf4 };
}
function peeledOnce(text6) {
  if (!["%", "\\", "&"].some((sign) => text6.includes(sign))) return void 0;
  const places = [];
  let [plain2, from] = ["", 0];
  const keep = (to) => {
    plain2 += text6.slice(from, to);
    for (let at3 = from; at3 < to; at3 += 1) places.push(at3);
  };
  for (const { 0: escaped2, index: index2 } of text6.matchAll(ESCAPE)) {
    keep(index2);
    for (const [written3, start] of charactersOf(escaped2)) {
      plain2 += written3;
      for (const _unit of written3.split("")) places.push(index2 + start);
    }
    from = index2 + escaped2.length;
  }
  if (from === 0) return void 0;
  keep(text6.length);
  return { text: plain2, placeOf: (at3) => places[at3] ?? text6.length };
}
function charactersOf(escaped2) {
  if (escaped2[0] === "%") return charactersIn(Buffer.from(escaped2.replaceAll("%", ""), "hex"));
  if (escaped2[0] === "&") return [[entityOf(escaped2.slice(1, -1).toLowerCase()), 0]];
  const [, letter = ""] = escaped2;
  const isCode = escaped2.length > 2;
  const code2 = Number.parseInt(escaped2.slice(2), 16);
  return [[isCode ? String.fromCharCode(code2) : SHORT3[letter] ?? letter, 0]];
}
function entityOf(name) {
  if (!name.startsWith("#")) return XML_ENTITIES.get(name) ?? "";
  const isHex = name.startsWith("#x");
  const code2 = Number.parseInt(name.slice(isHex ? 2 : 1), isHex ? 16 : 10);
  return String.fromCodePoint(Math.min(code2, LAST_CODE));
}
function charactersIn(bytes2) {
  const found3 = [];
  for (let at3 = 0; at3 < bytes2.length; ) {
    const first = bytes2[at3] ?? 0;
    const length = first < 194 ? 1 : first < 224 ? 2 : first < 240 ? 3 : 4;
    const read4 = bytes2.toString("utf8", at3, at3 + length);
    const isRead = !read4.includes("\uFFFD");
    found3.push([isRead ? read4 : String.fromCharCode(first), at3 * "%00".length]);
    at3 += isRead ? length : 1;
  }
  return found3;
}

// src/values/secrets/cuts.ts
var DEEPEST = 4;
function cutOut(text6, cuts) {
  if (cuts.length === 0) return text6;
  let [clean, at3] = ["", 0];
  for (const [from, to, mask] of cuts.toSorted((a, b) => a[0] - b[0] || b[1] - a[1])) {
    if (from < at3) continue;
    clean += text6.slice(at3, from) + mask;
    at3 = to;
  }
  return clean + text6.slice(at3);
}
function without2(text6, find) {
  return below(cutOut(text6, find(text6)), find);
}
function below(text6, find) {
  let clean = text6;
  for (let depth = 1; depth <= DEEPEST; depth += 1) {
    const plain2 = peeled(clean, depth);
    if (!plain2) break;
    const cuts = find(plain2.text).map(([from, to, mask]) => {
      return [plain2.placeOf(from), plain2.placeOf(to), mask];
    });
    clean = cutOut(clean, cuts);
  }
  return clean;
}

// src/values/secrets/find-elements.ts
var START = /<([\w:.-]{1,100})((?:\s[^<>]{0,1000})?)>/g;
var ATTRIBUTE = /([\w:.-]{1,100})\s?=\s?(?:"([^"<>]{0,1000})"|'([^'<>]{0,1000})')/g;
var LONGEST_NAME = 200;
function elementCuts(text6) {
  const cuts = [];
  let from = 0;
  let isNext = false;
  for (const { 0: tag, 1: name = "", 2: attributes2 = "", index: index2 } of text6.matchAll(START)) {
    if (index2 < from) continue;
    const start = index2 + tag.length;
    const isNamedInside = isNamedIn(attributes2);
    const values = isNamedInside ? attributeCuts(attributes2, index2 + 1 + name.length) : [];
    cuts.push(...values);
    const isSecret = isNext || isNamedInside || isSecretName(name);
    isNext = isNaming(localName(name)) && isSecretName(wordAt(text6, start));
    if (!isSecret || values.length > 0 || attributes2.endsWith("/")) continue;
    const end2 = endOf2(text6, name, start);
    const held2 = text6.slice(start, end2);
    if (held2.trim() === "" || held2 === MASK) continue;
    cuts.push([start, end2, MASK]);
    from = end2;
  }
  return cuts;
}
function endOf2(text6, name, start) {
  const end2 = text6.indexOf(`</${name}`, start);
  return end2 < 0 ? text6.length : end2;
}
function wordAt(text6, start) {
  const end2 = text6.slice(start, start + LONGEST_NAME).indexOf("<");
  return end2 < 0 ? "" : text6.slice(start, start + end2).trim();
}
function localName(name) {
  return name.slice(name.indexOf(":") + 1);
}
function isNamedIn(attributes2) {
  for (const [, attribute = "", value, other] of attributes2.matchAll(ATTRIBUTE)) {
    if (isNaming(localName(attribute)) && isSecretName(value ?? other ?? "")) return true;
  }
  return false;
}
function attributeCuts(attributes2, place) {
  const cuts = [];
  for (const { 0: all2, 1: name = "", 2: value, 3: other, index: index2 } of attributes2.matchAll(
    ATTRIBUTE
  )) {
    const held2 = value ?? other ?? "";
    if (!isNamed(localName(name)) || held2 === "" || held2 === MASK) continue;
    const end2 = place + index2 + all2.length - 1;
    cuts.push([end2 - held2.length, end2, MASK]);
  }
  return cuts;
}

// src/values/secrets/find-members.ts
var TOKEN2 = /"(?:[^"\\]|\\.)*"?|[[\]{}:,]|[^\s"[\]{}:,]+/gs;
function memberCuts(text6, inside2 = (written3) => written3) {
  const cuts = [];
  const inner = [];
  const frames = [frameAt("", 0)];
  const top = () => frames.at(-1) ?? frameAt("", 0);
  const valueEnds = (start, end2, isNull) => {
    const frame = top();
    const { member } = frame;
    frame.member = void 0;
    const cut = [start, end2, `"${MASK}"`];
    if (frame.sign === "[" && !isNull) frame.rest.push(cut);
    if (member === void 0 || isNull) return;
    if (isSecretName(member)) cuts.push(cut);
    else if (isNamed(member)) frame.named.push(cut);
  };
  const close = (end2) => {
    const frame = frames.length > 1 ? frames.pop() : void 0;
    if (!frame) return;
    if (frame.isNamedSecret) cuts.push(...frame.named);
    if (top().sign === "[" && frame.rest.length === 1 && isSecretName(frame.first ?? ""))
      cuts.push(...frame.rest);
    valueEnds(frame.start, end2, false);
  };
  for (const { 0: token2, index: index2 } of text6.matchAll(TOKEN2)) {
    const end2 = index2 + token2.length;
    const frame = top();
    if (token2 === "{" || token2 === "[") frames.push(frameAt(token2, index2));
    else if (token2 === "}" || token2 === "]") close(end2);
    else if (token2 === ":") {
      frame.member = frame.last;
      frame.last = void 0;
    } else if (token2 === ",") [frame.member, frame.last] = [void 0, void 0];
    else {
      const { member } = frame;
      const isText2 = token2.startsWith('"');
      const said = isText2 ? saidBy(token2) : token2;
      frame.last = isText2 || frames.length > 1 ? said : void 0;
      if (member !== void 0 && isNaming(member) && isSecretName(said))
        frame.isNamedSecret = true;
      const isFirst = frame.sign === "[" && frame.first === void 0 && frame.rest.length === 0;
      if (isFirst && isText2) frame.first = said;
      else valueEnds(index2, end2, token2 === "null");
      const masked = isText2 ? inside2(token2) : token2;
      if (masked !== token2) inner.push([index2, end2, masked]);
    }
  }
  while (frames.length > 1) close(text6.length);
  if (top().isNamedSecret) cuts.push(...top().named);
  return [...cuts, ...inner];
}
function frameAt(sign, start) {
  const begun = { member: void 0, last: void 0, first: void 0 };
  return { sign, start, ...begun, named: [], isNamedSecret: false, rest: [] };
}
function saidBy(written3) {
  const said = written3.includes("\\") ? jsonIn(written3) : void 0;
  return typeof said === "string" ? said : written3.replace(/^"|"$/g, "");
}

// src/values/secrets/mask-text.ts
var LONGEST_NAME2 = 100;
var NAME_CHAR2 = /[\w.%+[\]-]/;
var VALUE3 = /"(?:[^"\\]|\\.)*"?|'(?:[^'\\]|\\.)*'?|[^\s&;,"'<>#{}[\]]+/sy;
var CREDENTIALS = /[a-z\d-]{1,30}[ \t+]{1,20}[^\s&;,"'<>#{}[\]]+/iy;
var LINE_START = /(?:^|\n)[ \t]{0,40}(?:- )?["']?[\w.-]{1,60}["']?[ \t]?$/;
var LONGEST_LINE = 1e3;
var BLOCK = /^[ \t]{0,20}(?:[|>][-+\d]{0,2})?[ \t]{0,20}\r?\n/;
var SCHEME_END = "://";
var HOST_END = /\/\/[\w.-]{1,100}$/;
var AUTHORITY2 = /[^\s/?#"'<>\\]{1,2000}/y;
function namedCuts(text6) {
  return [...text6.includes('"') ? memberCuts(text6) : [], ...cutsBesideMembers(text6)];
}
function cutsBesideMembers(text6) {
  const lines = text6.includes(":") ? pairCuts(text6, ":", isHeaderName2) : [];
  const urls = text6.includes(SCHEME_END) ? urlCuts(text6) : [];
  const elements = text6.includes("<") ? elementCuts(text6) : [];
  return [...pairCuts(text6, "="), ...lines, ...urls, ...elements];
}
function colonCuts(text6) {
  return text6.includes(":") ? pairCuts(text6, ":", isSecretName, HOST_END) : [];
}
function isHeaderName2(name) {
  return headerSecrecy(name) === "credentials" || name.includes("-") && isSecretName(name);
}
function pairCuts(text6, sign, isNamed2 = isSecretName, isElse) {
  const cuts = [];
  let from = 0;
  for (let at3 = text6.indexOf(sign); at3 >= 0; at3 = text6.indexOf(sign, at3 + 1)) {
    if (at3 < from || !isNamedBefore(text6, at3, isNamed2)) continue;
    if (isElse?.test(text6.slice(Math.max(0, at3 - LONGEST_NAME2), at3))) continue;
    let start = at3 + 1;
    while (text6[start] === " " || text6[start] === "	") start += 1;
    const end2 = valueEnd(text6, at3, start, sign);
    const value = text6.slice(start, end2);
    if (value === "" || value.includes(MASK)) continue;
    cuts.push([start, end2, maskFor(value)]);
    from = end2;
  }
  return cuts;
}
function valueEnd(text6, at3, start, sign) {
  if (sign === ":") {
    const end3 = blockEnd(text6, at3);
    if (end3 !== void 0) return end3;
    if (text6[start] === "[" || text6[start] === "{") return bracketEnd(text6, start);
  }
  CREDENTIALS.lastIndex = start;
  const [credentials = ""] = CREDENTIALS.exec(text6) ?? [];
  if (isScheme(credentials.split(/[ \t+]/, 1)[0] ?? "")) return start + credentials.length;
  VALUE3.lastIndex = start;
  const [value = ""] = VALUE3.exec(text6) ?? [];
  const isQuoted = value.startsWith('"') || value.startsWith("'");
  const isLine = value !== "" && !isQuoted && (sign === ":" || text6[at3 - 1] === " ");
  if (!isLine || !LINE_START.test(text6.slice(Math.max(0, at3 - LONGEST_NAME2), at3)))
    return start + value.length;
  const end2 = text6.slice(start, start + LONGEST_LINE).search(/[\r\n]/);
  return end2 < 0 ? Math.min(start + LONGEST_LINE, text6.length) : start + end2;
}
function blockEnd(text6, at3) {
  const [head] = BLOCK.exec(text6.slice(at3 + 1, at3 + LONGEST_NAME2)) ?? [];
  if (head === void 0) return void 0;
  const indent = indentOf2(text6, text6.lastIndexOf("\n", at3) + 1);
  const first = at3 + head.length;
  let end2 = first;
  for (let next = end2 + 1; next < text6.length; next = end2 + 1) {
    const isItem = text6[next + indent] === "-";
    if (indentOf2(text6, next) <= indent && !isItem && text6[next] !== "\n") break;
    const stop = text6.indexOf("\n", next);
    end2 = stop < 0 ? text6.length : stop;
  }
  return end2 === first ? void 0 : end2;
}
function bracketEnd(text6, start) {
  let open2 = 0;
  for (let at3 = start; at3 < text6.length; at3 += 1) {
    if (text6[at3] === "[" || text6[at3] === "{") open2 += 1;
    else if (text6[at3] === "]" || text6[at3] === "}") open2 -= 1;
    if (open2 === 0) return at3 + 1;
  }
  return text6.length;
}
function indentOf2(text6, start) {
  let at3 = start;
  while (text6[at3] === " ") at3 += 1;
  return at3 - start;
}
function maskFor(value) {
  const [quote2 = ""] = value;
  return quote2 === '"' || quote2 === "'" ? quote2 + MASK + quote2 : MASK;
}
function isNamedBefore(text6, at3, isNamed2) {
  let end2 = at3;
  while (text6[end2 - 1] === " " || text6[end2 - 1] === "	") end2 -= 1;
  const isQuoted = text6[end2 - 1] === '"' || text6[end2 - 1] === "'";
  if (isQuoted) end2 -= 1;
  let start = end2;
  while (start > 0 && end2 - start < LONGEST_NAME2 && NAME_CHAR2.test(text6[start - 1] ?? ""))
    start -= 1;
  const isParameter = text6[start - 1] === "?" || text6[start - 1] === "&";
  const name = text6.slice(start, end2);
  if (isParameter) return isSecretParameter(name);
  return isQuoted ? isSecretName(name) : isNamed2(name);
}
function urlCuts(text6) {
  const cuts = [];
  for (let at3 = text6.indexOf(SCHEME_END); at3 >= 0; at3 = text6.indexOf(SCHEME_END, at3 + 1)) {
    const start = at3 + SCHEME_END.length;
    AUTHORITY2.lastIndex = start;
    const [authority = ""] = AUTHORITY2.exec(text6) ?? [];
    cuts.push(...loginCuts(authority, start));
  }
  return cuts;
}
function loginCuts(authority, place = 0) {
  const end2 = authority.lastIndexOf("@");
  const from = authority.indexOf(":") + 1;
  const secret = authority.slice(from > end2 ? 0 : from, Math.max(end2, 0));
  if (secret === "" || secret.includes(MASK)) return [];
  return [[place + end2 - secret.length, place + end2, MASK]];
}

// src/sandbox/secrets/mask.ts
var SHOWN = 4;
var TOKEN_SCHEME = /^(?:token|bearer)$/i;
function maskToken(token2) {
  if (TOKEN_SCHEME.test(token2)) return token2;
  return token2.length > SHOWN ? MASK + token2.slice(-SHOWN) : MASK;
}
function maskCredentials(value) {
  const [, scheme, rest] = /^\s*(\S+)\s+(\S.*)$/s.exec(value) ?? [];
  if (scheme === void 0 || rest === void 0) return maskToken(value.trim());
  if (!isScheme(scheme)) return MASK;
  return `${scheme} ${TOKEN_SCHEME.test(scheme) ? maskToken(rest.trim()) : MASK}`;
}
function maskHeader(name, value) {
  switch (headerSecrecy(name)) {
    case "credentials":
      return maskCredentials(value);
    case "cookies":
      return value.replace(/[^;]+/g, maskCookie);
    case "whole":
      return maskToken(value);
    default:
      return /host$/i.test(name) ? cutOut(value, loginCuts(value)) : value;
  }
}
function maskCookie(pair2) {
  const cut = pair2.indexOf("=");
  return cut < 0 ? MASK : `${pair2.slice(0, cut + 1)}${MASK}`;
}
function maskValue(value, scrub, isNamed2) {
  if (typeof value === "string") return scrub(value);
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) {
    return Object.freeze(
      value.map(
        (item) => maskValue(isSecretPair(item) ? [item[0], maskAll(item[1])] : item, scrub)
      )
    );
  }
  const isSecret = isNamed2 ?? secrecyIn(value);
  const members = Object.entries(value).map(([name, member]) => {
    const masked = isSecret(name) && member !== null ? maskAll(member) : maskValue(member, scrub);
    return [scrub(name), masked];
  });
  return Object.freeze(Object.fromEntries(members));
}
function isSecretPair(item) {
  if (!Array.isArray(item) || item.length !== 2) return false;
  const [name, value] = item;
  return typeof name === "string" && isSecretName(name) && value !== null;
}
function maskAll(value) {
  if (!Array.isArray(value)) return MASK;
  return Object.freeze(value.map((item) => item === null ? null : MASK));
}

// src/sandbox/secrets/known-words.ts
var LEAST_TOKEN = 8;
var LONGEST_TOKEN = 255;
var BETWEEN2 = /[\s"<>]/g;
function wordsOf4(secrets) {
  const words2 = new Set([...secrets].flatMap(spellingsOf));
  return [...words2].filter(({ length }) => length >= LEAST_TOKEN);
}
function spellingsOf(secret) {
  const bare2 = secret.replace(/^["']/, "").replace(/["']$/, "");
  const plain2 = peeled(bare2, 1)?.text ?? bare2;
  return [secret, bare2, plain2, plain2.replaceAll("+", " ")];
}
function wordCuts(text6, words2) {
  return words2.flatMap((word) => {
    const cuts = [];
    for (let at3 = text6.indexOf(word); at3 >= 0; at3 = text6.indexOf(word, at3 + word.length)) {
      cuts.push([at3, at3 + word.length, maskToken(word)]);
    }
    return cuts;
  });
}
function tokenCuts(text6, tokenAt) {
  if (text6.length < LEAST_TOKEN) return [];
  const cuts = [];
  for (const [start, stop] of runsIn(text6)) {
    for (let at3 = start; at3 <= stop - LEAST_TOKEN; at3 += 1) {
      if (at3 > start && isOfWord(text6.charCodeAt(at3 - 1))) continue;
      const token2 = tokenAt(text6.slice(at3, Math.min(at3 + LONGEST_TOKEN, stop)));
      if (token2 === void 0) continue;
      const end2 = at3 + token2.length;
      if (isOfWord(text6.charCodeAt(end2 - 1)) && isOfWord(text6.charCodeAt(end2))) continue;
      cuts.push([at3, end2, maskToken(token2)]);
      at3 = end2 - 1;
    }
  }
  return cuts;
}
function* runsIn(text6) {
  let start = 0;
  for (const { index: index2 } of text6.matchAll(BETWEEN2)) {
    if (index2 - start >= LEAST_TOKEN) yield [start, index2];
    start = index2 + 1;
  }
  if (text6.length - start >= LEAST_TOKEN) yield [start, text6.length];
}
function isOfWord(code2) {
  const isDigit = code2 >= 48 && code2 <= 57;
  const isLetter = code2 >= 65 && code2 <= 90 || code2 >= 97 && code2 <= 122;
  return isDigit || isLetter || code2 === 95;
}

// src/values/secrets/find-columns.ts
var LONGEST_HEAD = 2e3;
function columnCuts(text6) {
  const end2 = text6.indexOf("\n");
  if (end2 < 0 || end2 > LONGEST_HEAD) return [];
  const head = text6.slice(0, end2);
  const sign = [",", ";", "	"].find((each2) => head.includes(each2));
  if (sign === void 0) return [];
  const names = cellsOf(head, 0, sign).cells.map(([from, to]) => bare(text6.slice(from, to)));
  if (!names.every((name) => /^[\w .-]{0,60}$/.test(name))) return [];
  const secret = new Set(names.flatMap((name, at3) => isSecretName(name) ? [at3] : []));
  if (secret.size === 0) return [];
  const cuts = [];
  for (let at3 = end2 + 1; at3 < text6.length; ) {
    const line = cellsOf(text6, at3, sign);
    for (const [index2, [from, to]] of line.cells.entries()) {
      if (secret.has(index2) && bare(text6.slice(from, to)) !== "") cuts.push([from, to, MASK]);
    }
    at3 = line.end + 1;
  }
  return cuts;
}
function cellsOf(text6, start, sign) {
  const cells = [];
  let [from, at3, isQuoted] = [start, start, false];
  for (; at3 < text6.length; at3 += 1) {
    const char = text6[at3];
    if (char === '"') isQuoted = !isQuoted;
    else if (isQuoted) continue;
    else if (char === "\n") break;
    else if (char === sign) {
      cells.push([from, at3]);
      from = at3 + 1;
    }
  }
  cells.push([from, text6[at3 - 1] === "\r" ? at3 - 1 : at3]);
  return { cells, end: at3 };
}
function bare(cell) {
  return cell.trim().replace(/^"|"$/g, "");
}

// src/sandbox/secrets/mask-parts.ts
var LONGEST_LINE2 = 1e3;
var NAME4 = /\bname\*?\s?=\s?(?:"([^"]*)"|([^\s;"]+))/i;
function maskParts(text6) {
  let place = "outside";
  let [boundary, isSecret, isNew] = ["", false, false];
  const lines = [];
  for (const line of text6.split("\n")) {
    const end2 = line.endsWith("\r") ? "\r" : "";
    const isFirst = boundary === "" || isNew && line.startsWith("--");
    const isBoundary2 = isFirst ? line.startsWith("--") : isLimit(line.trimEnd(), boundary);
    isNew = isBoundary2 && isFirst;
    if (isBoundary2) {
      if (isFirst) boundary = line.trimEnd();
      place = "head";
      isSecret = false;
    } else if (place === "head") {
      if (/^(?:content-disposition|[ \t])/i.test(line)) isSecret ||= isSecretName(nameIn(line));
      if (line === end2) place = isSecret ? "secret" : "value";
    } else if (place === "secret") {
      lines.push(MASK + end2);
      place = "masked";
      continue;
    } else if (place === "masked") continue;
    lines.push(line);
  }
  return lines.join("\n");
}
function isLimit(line, boundary) {
  return line === boundary || line === `${boundary}--`;
}
function nameIn(line) {
  const [, quoted4, bare2] = NAME4.exec(line.slice(0, LONGEST_LINE2)) ?? [];
  return quoted4 ?? bare2 ?? "";
}

// src/sandbox/secrets/mask-message.ts
var DEEPEST2 = 4;
function maskTarget(target) {
  const cut = target.indexOf("?");
  const query2 = cut < 0 ? "" : maskPairs(target.slice(cut + 1), DEEPEST2, isSecretParameter);
  return without2(cut < 0 ? target : target.slice(0, cut + 1) + query2, saidCuts);
}
function maskBody(text6) {
  return below(maskInside(text6, DEEPEST2), namedCuts);
}
function saidCuts(text6) {
  return [...namedCuts(text6), ...colonCuts(text6)];
}
function maskUnread(text6) {
  const clean = maskBody(text6);
  return jsonIn(clean) === void 0 ? cutOut(clean, [...colonCuts(clean), ...columnCuts(clean)]) : clean;
}
function maskInside(text6, depth) {
  const members = text6.includes('"') ? cutOut(
    text6,
    memberCuts(text6, (written3) => maskWritten(written3, depth - 1))
  ) : text6;
  const parts = /content-disposition/i.test(members) ? maskParts(members) : members;
  const pairs = /^[^{[<"]*[&=%]/.test(parts) ? maskPairs(parts, depth) : parts;
  return cutOut(pairs, cutsBesideMembers(pairs));
}
function maskPairs(raw, depth, isSecret = isSecretName) {
  return raw.replace(/[^&\r\n]+/g, (pair2) => {
    const cut = pair2.indexOf("=");
    const [name, value] = [pair2.slice(0, cut + 1), pair2.slice(cut + 1)];
    if (cut > 0 && isSecret(pair2.slice(0, cut).replaceAll("+", " "))) {
      return value === "" || value.includes(MASK) ? pair2 : name + MASK;
    }
    const inside2 = value.includes("%") && depth > 0 ? decoded2(value) : void 0;
    if (inside2 === void 0) return pair2;
    const clean = maskInside(inside2, depth - 1);
    return clean === inside2 ? pair2 : name + encodeURIComponent(clean);
  });
}
function maskWritten(written3, depth) {
  if (depth < 0 || !/[\\=@:]/.test(written3)) return written3;
  const text6 = jsonIn(written3);
  if (typeof text6 !== "string") return written3;
  const inside2 = maskInside(text6, depth);
  const clean = cutOut(inside2, colonCuts(inside2));
  return clean === text6 ? written3 : JSON.stringify(clean);
}
function decoded2(value) {
  try {
    return decodeURIComponent(value.replaceAll("+", " "));
  } catch {
    return void 0;
  }
}

// src/sandbox/secrets/secret-values.ts
function secretsIn(value) {
  if (typeof value !== "object" || value === null) return [];
  const isSecret = secrecyIn(value);
  return Object.entries(value).flatMap(
    ([name, member]) => isSecret(name) ? textsIn2(member) : secretsIn(member)
  );
}
function secretsInQuery(query2) {
  return Object.entries(query2).flatMap(
    ([name, member]) => isSecretParameter(name) ? textsIn2(member) : []
  );
}
function credentialsOf(headers2) {
  return Object.entries(headers2).flatMap(([name, value]) => {
    if (value === void 0 || headerSecrecy(name) === void 0) return [];
    const words2 = [...value.split(/[\s;]+/), ...value.split(/[\s;,]+/)];
    const [, basic = ""] = /^\s*basic\s+(\S+)/i.exec(value) ?? [];
    const pair2 = Buffer.from(basic, "base64").toString();
    return [...words2, ...words2.map(afterSign), pair2.slice(pair2.indexOf(":") + 1)];
  });
}
function afterSign(word) {
  return word.slice(word.indexOf("=") + 1);
}
function textsIn2(value) {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn2) : [];
}

// src/sandbox/secrets/secrets.ts
var PACKED = /\b(?:gzip|compress|deflate|br|zstd)\b/i;
var HOST_AND_PORT = /^[\w.-]{1,253}:\d{1,5}$/;
var Secrets = class _Secrets {
  #tokenAt;
  /** Those that one request has brought along, and those of the server. */
  #words;
  /** Those that headers have brought along: a client sends the same ones again and again. */
  #ofHeaders = /* @__PURE__ */ new WeakMap();
  #find;
  constructor(tokenAt = () => void 0, words2 = []) {
    this.#tokenAt = tokenAt;
    this.#words = words2;
    this.#find = (text6) => [...wordCuts(text6, words2), ...tokenCuts(text6, tokenAt)];
  }
  /** The same for what has to do with one request: what it names as a secret is one wherever it stands. */
  of(headers2, query2 = {}, body) {
    const known2 = this.#ofHeaders.get(headers2) ?? this.#with(credentialsOf(headers2));
    this.#ofHeaders.set(headers2, known2);
    return known2.#with([...secretsInQuery(query2), ...secretsIn(body)]);
  }
  #with(secrets) {
    const words2 = wordsOf4(secrets);
    return words2.length === 0 ? this : new _Secrets(this.#tokenAt, [...this.#words, ...words2]);
  }
  text(text6) {
    return without2(without2(text6, saidCuts), this.#find);
  }
  /** Bytes of UTF-16 and of UTF-32 have zeros between them. */
  #clean(text6, mask = maskBody) {
    const plain2 = text6.replaceAll("\0", "");
    const clean = without2(mask(plain2), this.#find);
    return clean === plain2 ? text6 : clean;
  }
  texts(texts) {
    return texts.length === 0 ? texts : Object.freeze(texts.map((text6) => this.text(text6)));
  }
  /** Path and query. */
  target(target) {
    return without2(maskTarget(target), this.#find);
  }
  header(name, value) {
    return this.#clean(maskHeader(name, value), HOST_AND_PORT.test(value) ? maskBody : maskUnread);
  }
  headers(headers2) {
    const shown3 = /* @__PURE__ */ Object.create(null);
    for (const [name, value] of Object.entries(headers2)) {
      if (value !== void 0) shown3[this.text(name)] = this.header(name, value);
    }
    return Object.freeze(shown3);
  }
  pairs(pairs) {
    return Object.freeze(
      pairs.map(
        ([name, value]) => Object.freeze([this.text(name), this.header(name, value)])
      )
    );
  }
  /** What was read of a body, or is to be sent. */
  value(value) {
    return maskValue(value, (text6) => this.#clean(text6, maskUnread));
  }
  /** What was read of a query. */
  query(query2) {
    return maskValue(query2, (text6) => this.#clean(text6, maskUnread), isSecretParameter);
  }
  /** Nothing of one that was packed: nobody looks into it, and whoever unpacks it reads all. */
  body(body, contentEncoding = "") {
    if (body === null) return null;
    if (PACKED.test(contentEncoding))
      return Object.freeze({ ...body, encoding: "utf-8", text: MASK });
    const { encoding } = body;
    const raw = encoding === "base64" ? Buffer.from(body.text, "base64").toString("latin1") : body.text;
    const clean = this.#clean(raw, maskUnread);
    if (clean === raw) return body;
    const text6 = encoding === "base64" ? Buffer.from(clean, "latin1").toString("base64") : clean;
    return Object.freeze({ ...body, text: text6 });
  }
};
var OpenSecrets = class extends Secrets {
  of() {
    return this;
  }
  text(text6) {
    return text6;
  }
  target(target) {
    return target;
  }
  header(_name, value) {
    return value;
  }
  value(value) {
    return value;
  }
  query(query2) {
    return query2;
  }
  body(body) {
    return body;
  }
};
function secretsOf({ showSecrets, secrets = [] }, tokenAt) {
  return showSecrets ? new OpenSecrets() : new Secrets(tokenAt, wordsOf4(secrets));
}

// src/sandbox/secrets/mask-expected.ts
function withSecrets(entries, secrets) {
  return Object.defineProperty(entries, DISCRETION, { value: secrets });
}
function secretsKnownTo(entries) {
  const found3 = Reflect.get(entries, DISCRETION);
  return found3 ?? new Secrets();
}
function maskExpected(pointer, expected, actual) {
  const isMissing = actual === void 0 || actual === null;
  if (isMissing && expected !== void 0 && expected !== null && isSecretPlace(pointer))
    return MASK;
  return new Secrets().value(expected);
}
function isSecretPlace(pointer) {
  const [, part, ...names] = pointer.split("/");
  if (part === "headers") return names.some((name) => headerSecrecy(name) !== void 0);
  return names.some(part === "query" ? isSecretParameter : isSecretName);
}

// src/values/pattern/parse-pattern.ts
var CLASSES = {
  d: [[48, 57]],
  w: [
    [48, 57],
    [65, 90],
    [95, 95],
    [97, 122]
  ],
  s: [
    [9, 13],
    [32, 32],
    [160, 160],
    [5760, 5760],
    [8192, 8202],
    [8232, 8233],
    [8239, 8239],
    [8287, 8287],
    [12288, 12288],
    [65279, 65279]
  ]
};
var CONTROLS = { n: 10, r: 13, t: 9, v: 11, f: 12, 0: 0 };
var LINE_ENDS = {
  ranges: [
    [10, 10],
    [13, 13],
    [8232, 8233]
  ],
  isNegated: true
};
var LAST = 1114111;
var MOST_DEPTH = 50;
var PatternFault = class extends Error {
};
function parsePattern(source) {
  const chars = [...source];
  let at3 = 0;
  const fail = (what) => {
    throw new PatternFault(`${what} at character ${at3 + 1}`);
  };
  const take5 = (char) => {
    if (chars[at3] !== char) return false;
    at3 += 1;
    return true;
  };
  const alternatives = (depth) => {
    if (depth > MOST_DEPTH) fail("it is nested too deep");
    const nodes = [sequence2(depth)];
    while (take5("|")) nodes.push(sequence2(depth));
    return nodes.length === 1 && nodes[0] ? nodes[0] : { kind: "any", nodes };
  };
  const sequence2 = (depth) => {
    const nodes = [];
    while (at3 < chars.length && chars[at3] !== "|" && chars[at3] !== ")") {
      nodes.push(repeated(atom(depth)));
    }
    return { kind: "all", nodes };
  };
  const repeated = (node2) => {
    const [min, max] = counts();
    if (min === 1 && max === 1) return node2;
    if (node2.kind === "edge") fail("nothing to repeat");
    take5("?");
    if ("*+?{".includes(chars[at3] ?? " ")) fail("nothing to repeat");
    return { kind: "repeat", node: node2, min, max };
  };
  const counts = () => {
    if (take5("*")) return [0, Number.POSITIVE_INFINITY];
    if (take5("+")) return [1, Number.POSITIVE_INFINITY];
    if (take5("?")) return [0, 1];
    if (chars[at3] !== "{") return [1, 1];
    const [all2, min = "", comma, max] = /^\{(\d{1,4})(,?)(\d{0,4})\}/.exec(chars.slice(at3, at3 + 12).join("")) ?? [];
    if (all2 === void 0) return fail("{ must be written \\{, or stand before a count");
    at3 += all2.length;
    const least = Number(min);
    const most = comma === "" ? least : max === "" ? Number.POSITIVE_INFINITY : Number(max);
    return most < least ? fail("a count must not be backwards") : [least, most];
  };
  const atom = (depth) => {
    const char = chars[at3] ?? "";
    at3 += 1;
    switch (char) {
      case "^":
      case "$":
        return { kind: "edge", edge: char };
      case ".":
        return { kind: "chars", set: LINE_ENDS };
      case "(":
        return group(depth);
      case "[":
        return { kind: "chars", set: charClass() };
      case "\\":
        return escaped2();
      case "*":
      case "+":
      case "?":
        return fail("nothing to repeat");
      case "{":
      case "}":
      case "]":
        return fail(`${char} must be written \\${char}`);
      default:
        return { kind: "chars", set: only(codeOf(char)) };
    }
  };
  const group = (depth) => {
    if (take5("?") && !take5(":")) fail("groups that look around, or have a name, are not known");
    const node2 = alternatives(depth + 1);
    if (!take5(")")) fail("a group has no end");
    return node2;
  };
  const escaped2 = () => {
    if (take5("b")) return { kind: "edge", edge: "b" };
    if (take5("B")) return { kind: "edge", edge: "B" };
    return { kind: "chars", set: escapedSet() };
  };
  const escapedSet = () => {
    const char = chars[at3] ?? fail("\\ stands at the end");
    at3 += 1;
    const ranges = CLASSES[char.toLowerCase()];
    if (ranges) return { ranges, isNegated: char !== char.toLowerCase() };
    const control = CONTROLS[char];
    if (control !== void 0) return only(control);
    if (char === "x") return only(hex(2));
    if (char === "u") return only(hex(4));
    return /[A-Za-z0-9]/.test(char) ? fail(`\\${char} is not known`) : only(codeOf(char));
  };
  const hex = (length) => {
    const digits2 = chars.slice(at3, at3 + length).join("");
    at3 += length;
    return /^[0-9a-f]+$/i.test(digits2) && digits2.length === length ? Number.parseInt(digits2, 16) : fail("hexadecimal digits are missing");
  };
  const charClass = () => {
    const isNegated = take5("^");
    const ranges = [];
    while (!take5("]")) {
      if (at3 >= chars.length) fail("a class has no end");
      const from = classMember();
      const isRange2 = chars[at3] === "-" && at3 + 1 < chars.length && chars[at3 + 1] !== "]";
      if (!isRange2) ranges.push(...plain(from));
      else {
        at3 += 1;
        const [low, high] = [single(from), single(classMember())];
        ranges.push(low <= high ? [low, high] : fail("a range must not be backwards"));
      }
    }
    return { ranges, isNegated };
  };
  const classMember = () => {
    if (take5("\\")) return take5("b") ? only(8) : escapedSet();
    const char = chars[at3] ?? "";
    at3 += 1;
    return only(codeOf(char));
  };
  const single = ({ ranges: [range] }) => range && range[0] === range[1] ? range[0] : fail("a range needs two characters");
  const node = alternatives(0);
  return at3 < chars.length ? fail("a ) has no beginning") : node;
}
function only(code2) {
  return { ranges: [[code2, code2]], isNegated: false };
}
function codeOf(char) {
  return char.codePointAt(0) ?? 0;
}
function plain({ ranges, isNegated }) {
  if (!isNegated) return ranges;
  const gaps = [];
  let from = 0;
  for (const [low, high] of ranges) {
    if (low > from) gaps.push([from, low - 1]);
    from = high + 1;
  }
  return [...gaps, [from, LAST]];
}

// src/values/pattern/linear-pattern.ts
var MOST_STATES = 200;
var LONGEST_SOURCE = 1e3;
var LONGEST_TEXT = 65536;
function linearPattern(source) {
  if (source.length > LONGEST_SOURCE)
    return { fault: `it has more than ${LONGEST_SOURCE} characters` };
  try {
    const states = [{ kind: "end" }];
    const start = build(parsePattern(source), 0, states);
    return { source, test: (text6) => matches(states, start, text6.slice(0, LONGEST_TEXT)) };
  } catch (error2) {
    if (error2 instanceof PatternFault) return { fault: error2.message };
    throw error2;
  }
}
function build(node, next, states) {
  switch (node.kind) {
    case "chars":
      return add({ kind: "chars", set: node.set, next }, states);
    case "edge":
      return add({ kind: "edge", edge: node.edge, next }, states);
    case "all":
      return node.nodes.reduceRight((after, each2) => build(each2, after, states), next);
    case "any":
      return add(
        { kind: "fork", next: node.nodes.map((each2) => build(each2, next, states)) },
        states
      );
    case "repeat":
      return repeat(node.node, node.min, node.max, next, states);
    default:
      return node;
  }
}
function repeat(node, min, max, next, states) {
  let after = next;
  if (max === Number.POSITIVE_INFINITY) {
    const ways = [next];
    after = add({ kind: "fork", next: ways }, states);
    ways.push(build(node, after, states));
  } else {
    for (let count2 = min; count2 < max; count2 += 1) {
      after = add({ kind: "fork", next: [next, build(node, after, states)] }, states);
    }
  }
  for (let count2 = 0; count2 < min; count2 += 1) after = build(node, after, states);
  return after;
}
function add(state, states) {
  if (states.length >= MOST_STATES)
    throw new PatternFault(`it has more than ${MOST_STATES} states`);
  return states.push(state) - 1;
}
function matches(states, start, text6) {
  const chars = Array.from(text6, (char) => char.codePointAt(0) ?? 0);
  const seen2 = new Int32Array(states.length).fill(-1);
  let here = [];
  for (let at3 = 0; at3 <= chars.length; at3 += 1) {
    const todo = [...here, start];
    const waiting = [];
    while (todo.length > 0) {
      const index2 = todo.pop() ?? 0;
      if (seen2[index2] === at3) continue;
      seen2[index2] = at3;
      const state = states[index2];
      if (!state || state.kind === "end") return true;
      if (state.kind === "fork") for (const next of state.next) todo.push(next);
      else if (state.kind === "chars") waiting.push(state);
      else if (isEdge(state.edge, chars, at3)) todo.push(state.next);
    }
    const code2 = chars[at3];
    if (code2 === void 0) return false;
    here = waiting.filter(({ set: set2 }) => has(set2, code2)).map(({ next }) => next);
  }
  return false;
}
function has({ ranges, isNegated }, code2) {
  return ranges.some(([from, to]) => code2 >= from && code2 <= to) !== isNegated;
}
function isEdge(edge2, chars, at3) {
  if (edge2 === "^") return at3 === 0;
  if (edge2 === "$") return at3 === chars.length;
  const isBetween = isWord(chars[at3 - 1]) !== isWord(chars[at3]);
  return edge2 === "b" ? isBetween : !isBetween;
}
function isWord(code2) {
  return code2 !== void 0 && /\w/.test(String.fromCodePoint(code2));
}

// src/sandbox/journal/text-pattern.ts
var TextMatch = class {
  matches;
  #pattern;
  constructor(matches3, pattern2) {
    this.matches = matches3;
    this.#pattern = pattern2;
  }
  isIn(text6) {
    return this.#pattern.test(text6);
  }
};
var EXPRESSION = "A regular expression without look-around and back-references; it is found anywhere.";
var MATCH = changed(
  object({
    matches: {
      ...refined(text2(), (source) => faultOf2(source)),
      isOptional: false,
      json: () => ({ type: "string", description: EXPRESSION })
    }
  }),
  ({ matches: matches3 }) => compiled(matches3)
);
function textPattern(equal = text2()) {
  return union(
    [equal, MATCH],
    `${equal.words}, or { matches: a regular expression }`,
    (input) => isMembers(input) ? MATCH : equal
  );
}
function faultOf2(source) {
  const pattern2 = linearPattern(source);
  return "fault" in pattern2 ? `must be a regular expression: ${pattern2.fault}` : void 0;
}
function compiled(source) {
  const pattern2 = linearPattern(source);
  if ("fault" in pattern2) throw new TypeError(pattern2.fault);
  return new TextMatch(source, pattern2);
}
var JSON_PATTERN = {
  ...JSON_VALUE,
  read(input) {
    const read4 = JSON_VALUE.read(input);
    if (!read4.valid) return read4;
    const problems = [];
    const pattern2 = withMatches(read4.value, [], problems);
    return problems.length > 0 ? { valid: false, problems } : accepted(pattern2);
  }
};
function withMatches(value, path2, problems) {
  if (typeof value !== "object" || value === null) return value;
  if (isList(value)) return value.map((item, at3) => withMatches(item, [...path2, at3], problems));
  const { matches: matches3, ...more } = value;
  if (typeof matches3 === "string" && Object.keys(more).length === 0) {
    const fault3 = faultOf2(matches3);
    if (fault3 === void 0) return compiled(matches3);
    const here = [...path2, "matches"].reduceRight(
      (inner, name) => under(name, inner),
      [{ pointer: "", message: fault3 }]
    );
    problems.push(...here);
    return value;
  }
  const members = Object.entries(value).map(
    ([name, member]) => [name, withMatches(member, [...path2, name], problems)]
  );
  return Object.fromEntries(members);
}
function isLike(expected, actual, pointer) {
  if (typeof actual === "string") {
    if (actual.includes(MASK) && hides(expected, actual)) {
      throw new ProblemError([{ pointer, message: SECRET }]);
    }
    if (isInexact(expected) && Number(actual) === expected) {
      throw new ProblemError([{ pointer, message: INEXACT }]);
    }
  }
  if (expected instanceof TextMatch) return typeof actual === "string" && expected.isIn(actual);
  return expected === actual;
}
function shownMember(members, name, pointer) {
  if (Object.hasOwn(members, name)) return members[name];
  const isHidden = Object.keys(members).some((each2) => each2.includes(MASK) && mayBe(each2, name));
  if (isHidden) throw new ProblemError([{ pointer, message: SECRET }]);
  return void 0;
}
function mayBe(masked, name) {
  const [start = "", ...parts] = masked.split(MASK);
  if (!name.startsWith(start)) return false;
  let from = start.length;
  for (const part of parts) {
    const at3 = name.indexOf(part, from);
    if (at3 < 0) return false;
    from = at3 + part.length;
  }
  return name.endsWith(parts.at(-1) ?? "");
}
var SECRET = `is a secret, of which the journal shows a part: write it as it is shown there ("${MASK}\u2026"), or start the mock with showSecrets (--show-secrets)`;
var INEXACT = "is a number of more digits than JSON keeps: write it as text, as the journal does";
function hides(expected, actual) {
  if (expected instanceof TextMatch) return true;
  if (typeof expected === "string") return !expected.includes(MASK);
  return actual === MASK && expected !== null && expected !== void 0;
}
function isInexact(expected) {
  return Number.isInteger(expected) && !Number.isSafeInteger(expected);
}

// src/sandbox/journal/body-differences.ts
function bodyDifferences(given, actual, pointer) {
  const expected = asMeant(given, actual);
  if (isPatternMembers(expected) && isMembers(actual)) {
    return Object.entries(expected).flatMap(([name, value]) => {
      const here = pointer + pointerStep(name);
      return bodyDifferences(value, shownMember(actual, name, here), here);
    });
  }
  if (isList(expected) && Array.isArray(actual) && expected.length === actual.length) {
    return expected.flatMap(
      (value, index2) => bodyDifferences(value, actual[index2], pointer + pointerStep(index2))
    );
  }
  return isLike(expected, actual, pointer) ? [] : [{ pointer, expected, actual }];
}
function wholeBodyDifferences(expected, actual) {
  return [...bodyDifferences(expected, actual, "/body"), ...surplus(expected, actual, "/body")];
}
function surplus(given, actual, pointer) {
  const expected = asMeant(given, actual);
  if (isList(expected) && Array.isArray(actual)) {
    return expected.flatMap(
      (value, index2) => surplus(value, actual[index2], pointer + pointerStep(index2))
    );
  }
  if (!isPatternMembers(expected) || !isMembers(actual)) return [];
  return Object.entries(actual).flatMap(([name, value]) => {
    const here = pointer + pointerStep(name);
    const wanted = Object.hasOwn(expected, name) ? expected[name] : void 0;
    if (wanted === void 0) return [{ pointer: here, expected: void 0, actual: value }];
    return surplus(wanted, value, here);
  });
}
function asMeant(expected, actual) {
  const isObject5 = expected instanceof TextMatch && isMembers(actual);
  return isObject5 ? { matches: expected.matches } : expected;
}
function isPatternMembers(value) {
  return isMembers(value) && !(value instanceof TextMatch);
}

// src/sandbox/journal/header-differences.ts
function headerDifferences(expected, entry) {
  return Object.entries(expected).flatMap(([given, wanted]) => {
    const name = given.toLowerCase();
    const pointer = `/headers${pointerStep(name)}`;
    const actual = shownMember(entry.headers, name, pointer);
    const isAsExpected = wanted === null || actual === void 0 ? wanted === null && actual === void 0 : isHeaderLike(wanted, actual, valuesOf2(name, entry), pointer);
    return isAsExpected ? [] : [{ pointer, expected: wanted, actual }];
  });
}
function isHeaderLike(wanted, actual, values, pointer) {
  if (isList(wanted)) {
    const all2 = values();
    return wanted.length === all2.length && wanted.every((one3, at3) => isLike(one3, all2[at3], pointer));
  }
  return isLike(wanted, actual, pointer) || values().some((each2) => isLike(wanted, each2, pointer));
}
function valuesOf2(name, entry) {
  return () => entry.request.headers.flatMap(([each2, value]) => each2.toLowerCase() === name ? [value] : []);
}

// src/sandbox/journal/unread-body.ts
function unreadBody({ body, request }) {
  const { body: sent, isComplete } = request;
  if (isComplete && (body !== null || sent === null || sent.sha256 === null)) return void 0;
  return { length: sent?.length ?? 0, sha256: sent?.sha256 ?? null, first: sent?.text ?? "" };
}
function isShortened({ body, request }) {
  return isMembers(body) && typeof body["sha256"] === "string" && body["sha256"] === request.body?.sha256;
}

// src/sandbox/journal/match-pattern.ts
var COMPARED = [
  "operation",
  "method",
  "status",
  "actor",
  "fault",
  "answeredBy"
];
function matches2(pattern2, entry) {
  for (const name of COMPARED) {
    const expected = pattern2[name];
    if (expected !== void 0 && !isLike(expected, entry[name], pointerStep(name))) return false;
  }
  return differences(pattern2, entry).length === 0;
}
function differences(pattern2, entry) {
  const { path: path2, query: query2, headers: headers2, body, wholeBody, durationMs: durationMs2, refusal: refusal2 } = pattern2;
  const compared = (name, expected, actual) => {
    const pointer = pointerStep(name);
    const isAsExpected = expected === void 0 || isLike(expected, actual, pointer);
    return isAsExpected ? [] : [{ pointer, expected, actual }];
  };
  const asksBody = body !== void 0 || wholeBody !== void 0 || pattern2.ignoredNothing === true;
  const unread = asksBody ? unreadBody(entry) : void 0;
  const read4 = unread ?? entry.body;
  return [
    ...COMPARED.flatMap((name) => compared(name, pattern2[name], entry[name])),
    ...compared("sandbox", pattern2.sandbox, entry.sandbox),
    ...compared("outcome", pattern2.outcome, entry.outcome),
    ...path2 === void 0 || matchesPath(path2, entry.path) ? [] : [{ pointer: "/path", expected: path2, actual: entry.path }],
    ...refusal2 === void 0 ? [] : refusalDifferences(refusal2, entry.refusals),
    ...durationMs2 === void 0 ? [] : durationDifferences(durationMs2, entry.durationMs),
    ...query2 === void 0 ? [] : queryDifferences(query2, entry.query),
    ...headers2 === void 0 ? [] : headerDifferences(headers2, entry),
    ...body === void 0 ? [] : bodyDifferences(body, read4, "/body"),
    ...wholeBody === void 0 ? [] : wholeBodyDifferences(wholeBody, read4),
    ...pattern2.ignoredNothing ? ignoredDifferences(entry.ignored) : [],
    ...pattern2.ignoredNothing && unread !== void 0 ? [{ pointer: "/ignored/body", expected: [], actual: void 0 }] : []
  ];
}
function matchesPath(pattern2, path2) {
  if (pattern2 instanceof TextMatch) return isLike(pattern2, path2, "/path");
  const isStart = pattern2.endsWith("*") && path2.startsWith(pattern2.slice(0, -1));
  return isStart || isLike(pattern2, path2, "/path");
}
function refusalDifferences(expected, refusals) {
  const actual = refusals.map(({ name }) => name);
  const isAsExpected = expected === null ? actual.length === 0 : actual.some((name) => name === expected);
  return isAsExpected ? [] : [{ pointer: "/refusal", expected, actual }];
}
function durationDifferences(expected, actual) {
  const { min = 0, max = Number.POSITIVE_INFINITY } = expected;
  const isWithin = actual !== null && actual >= min && actual <= max;
  return isWithin ? [] : [{ pointer: "/durationMs", expected, actual }];
}
function queryDifferences(pattern2, query2) {
  return Object.entries(pattern2).flatMap(([name, expected]) => {
    const pointer = `/query${pointerStep(name)}`;
    const actual = shownMember(query2, name, pointer);
    const like = (one3, value) => isLike(one3, value, pointer);
    const isAsExpected = isList(expected) ? expected.length === (actual ?? []).length && expected.every((one3, index2) => like(one3, actual?.[index2])) : (actual ?? []).some((value) => like(expected, value));
    return isAsExpected ? [] : [{ pointer, expected, actual }];
  });
}
function ignoredDifferences(ignored) {
  return ["query", "body", "headers"].filter((part) => ignored[part].length > 0).map((part) => ({ pointer: `/ignored/${part}`, expected: [], actual: ignored[part] }));
}
function nearestMiss(pattern2, entries) {
  const misses = entries.map((entry) => missOf(pattern2, entry)).filter(isMiss);
  const isPreferred = ({ request }) => request.operation === pattern2.operation;
  const preferred = misses.filter(isPreferred);
  return (preferred.length > 0 ? preferred : misses).reduce(
    (best, miss) => best === null || miss.differences.length <= best.differences.length ? miss : best,
    null
  );
}
function missOf(pattern2, entry) {
  const { sequence: sequence2, operation: operation2, path: path2 } = entry;
  const told6 = differences(pattern2, entry).map(withoutSecret);
  return { request: { sequence: sequence2, operation: operation2, path: path2 }, differences: told6 };
}
function withoutSecret({ pointer, expected, actual }) {
  return { pointer, expected: maskExpected(pointer, expected, actual), actual };
}
function isMiss(miss) {
  return miss.differences.length > 0;
}

// src/sandbox/journal/path-pattern.ts
var ANY_REST = "*";
var PATH5 = refined(text2(), (path2) => {
  if (path2 === ANY_REST) return void 0;
  if (path2.startsWith(`${SANDBOX_PATH}/`)) return "is without the prefix of a sandbox";
  if (/^https?:/i.test(path2)) return "is without scheme and host";
  if (!path2.startsWith("/"))
    return `begins with a slash: did you mean ${JSON.stringify(`/${path2}`)}?`;
  if (path2 === ADMIN_PATH || path2.startsWith(`${ADMIN_PATH}/`))
    return "is one of the control plane, of which the journal has no requests";
  if (path2.includes("?"))
    return "is without a query, which is asked for by query; a question mark of the path by { matches }";
  if (path2.slice(0, -1).includes(ANY_REST))
    return "has a * at its end alone, where it stands for any rest; elsewhere it takes { matches }";
  const plain2 = decoded3(path2);
  return plain2 === path2 ? void 0 : `is without escapes: did you mean ${JSON.stringify(plain2)}? A percent sign of the path is asked for by { matches }`;
});
function decoded3(path2) {
  try {
    return decodeURIComponent(path2);
  } catch {
    return path2;
  }
}
function strangeTo({ operation: operation2, method: method2, path: path2 }) {
  const all2 = site.operations.filter(({ id }) => id === operation2);
  if (all2.length === 0) return [];
  const methods = all2.flatMap((each2) => each2.method === "GET" ? ["GET", "HEAD"] : [each2.method]);
  const paths = all2.map((each2) => each2.path);
  const isMethod = typeof method2 !== "string" || methods.includes(method2.toUpperCase());
  const expression = expressionIn(method2);
  const isFound = expression === void 0 || methods.some((each2) => expression.test(each2));
  const isPath = typeof path2 !== "string" || paths.some((template) => mayBe2(path2, template));
  return [
    ...isMethod && isFound ? [] : [noneOf("method", operation2, methods)],
    ...isPath ? [] : [noneOf("path", operation2, paths)]
  ];
}
function expressionIn(asked2) {
  const { matches: matches3 } = Object(asked2);
  const pattern2 = typeof matches3 === "string" ? linearPattern(matches3) : void 0;
  return pattern2 && !("fault" in pattern2) ? pattern2 : void 0;
}
function noneOf(name, operation2, those) {
  return { pointer: `/${name}`, message: `is none of ${operation2}, which has ${those.join(", ")}` };
}
function mayBe2(path2, template) {
  const isStart = path2.endsWith(ANY_REST);
  const given = (isStart ? path2.slice(0, -1) : path2).split("/");
  const wanted = template.split("/");
  if (isStart ? given.length > wanted.length : given.length !== wanted.length) return false;
  return given.every((part, at3) => {
    const step2 = wanted[at3] ?? "";
    if (step2.startsWith("{")) return part !== "" || isStart && at3 === given.length - 1;
    return isStart && at3 === given.length - 1 ? step2.startsWith(part) : step2 === part;
  });
}

// src/drf/ending.ts
var OUTCOMES = ["answered", "aborted"];
var STAGES = ["upload", "waiting", "answer"];
var RECEIVED = ["nothing", "part", "all", "delayed"];

// src/values/http-methods.ts
var HTTP_METHODS = [
  ...["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "CONNECT", "TRACE", "QUERY"],
  ...["ACL", "BIND", "CHECKOUT", "COPY", "LINK", "LOCK", "M-SEARCH", "MERGE", "MKACTIVITY"],
  ...["MKCALENDAR", "MKCOL", "MOVE", "NOTIFY", "PROPFIND", "PROPPATCH", "PURGE", "REBIND"],
  ...["REPORT", "SEARCH", "SOURCE", "SUBSCRIBE", "UNBIND", "UNLINK", "UNLOCK", "UNSUBSCRIBE"]
];

// src/sandbox/journal/contradictions.ts
var OF_ENDING = ["status", "answeredBy", "durationMs"];
function contradictions(given) {
  const { status: status2, outcome: outcome2, answeredBy, fault: fault3, body, wholeBody } = given;
  const [isAnswered, isSaid] = [typeof status2 === "number", typeof answeredBy === "string"];
  const problems = [];
  const refuse = (name, message) => problems.push({ pointer: `/${name}`, message });
  if (outcome2 === null) {
    for (const name of OF_ENDING.filter(
      (each2) => given[each2] !== void 0 && given[each2] !== null
    ))
      refuse(name, "is there once a request is over, and outcome asks for one that is not (null)");
  }
  if (outcome2 === "answered" && status2 === null)
    refuse("status", "is null of no request whose outcome is answered");
  if (outcome2 === "answered" && answeredBy === null)
    refuse("answeredBy", "is null of no request whose outcome is answered");
  if (isAnswered && answeredBy === null)
    refuse("answeredBy", "is null of no request that has a status");
  if (status2 === null && isSaid)
    refuse("answeredBy", "is there with a status alone, which is to be null");
  if (fault3 === null && answeredBy === "fault")
    refuse("fault", "is null of no request that a fault has answered");
  const where = wholeBody === void 0 ? void 0 : contrary(body, wholeBody);
  if (where) problems.push(...under("body", [where]));
  return problems;
}
function contrary(part, whole2) {
  if (part === void 0 || isExpression(part) || isExpression(whole2)) return void 0;
  if (Array.isArray(part) && Array.isArray(whole2)) return void 0;
  if (isMembers(part) && isMembers(whole2)) {
    for (const [name, member] of Object.entries(part)) {
      const isThere = Object.hasOwn(whole2, name);
      const found3 = isThere ? contrary(member, whole2[name]) : { pointer: "", message: OTHERWISE };
      if (found3) return under(name, [found3])[0];
    }
    return void 0;
  }
  return part === whole2 ? void 0 : { pointer: "", message: OTHERWISE };
}
var OTHERWISE = "is otherwise in wholeBody, so no request has both";
function isExpression(value) {
  return isMembers(value) && Object.keys(value).length === 1 && typeof Object(value).matches === "string";
}

// src/sandbox/journal/refusal-names.ts
var refusalNames = lazy(
  () => new Set(site.refusals.map(({ name }) => name))
);

// src/sandbox/journal/pattern.ts
var STATUS = whole({ min: 100, max: 599 });
var METHOD2 = refined(
  changed(text2(), (method2) => method2.toUpperCase()),
  (method2) => HTTP_METHODS.includes(method2) ? void 0 : `is no method of HTTP${hint(nearestName(method2, HTTP_METHODS))}`
);
var OUTCOME = oneOf(OUTCOMES);
var QUERY_VALUE = changed(union([text2(), NUMBER3, FLAG2], "a plain value"), String);
var QUERY_WORDS = "text, a number, true, false, a list of texts, or { matches: a regular expression }";
var QUERY2 = record(
  union(
    [QUERY_VALUE, textPattern(), list(textPattern())],
    QUERY_WORDS,
    (input, [plain2, match3, all2]) => {
      if (Array.isArray(input)) return all2;
      if (isMembers(input)) return match3;
      return ["string", "number", "boolean"].includes(typeof input) ? plain2 : void 0;
    }
  )
);
var HEADER_NAME = /^[\w!#$%&'*+.^`|~-]+$/;
var HEADER_TEXT = refined(
  text2(),
  (value) => value === value.trim() && /^[\t\x20-\xff]*$/.test(value) ? void 0 : "is no value of a header: blanks around it are not sent, and a character is one byte"
);
var HEADERS3 = record(
  nullable2(
    union(
      [textPattern(HEADER_TEXT), list(textPattern(HEADER_TEXT))],
      "text, a list of texts, null or { matches: \u2026 }",
      (input, [one3, all2]) => Array.isArray(input) ? all2 : one3
    )
  ),
  { name: (name) => HEADER_NAME.test(name) ? void 0 : "is no name of a header" }
);
var MILLISECONDS = guarded(
  (input) => typeof input === "number" && input >= 0,
  "a number from 0 on",
  { type: "number", minimum: 0 }
);
var DURATION = object(
  { min: optional2(MILLISECONDS), max: optional2(MILLISECONDS) },
  {
    rules: ({ min, max }) => typeof min === "number" && typeof max === "number" && min > max ? [{ pointer: "/max", message: `must be a number from ${min} on` }] : []
  }
);
function choicePattern(equal, choices) {
  return refined(textPattern(equal), (asked2) => {
    const isPossible = !(asked2 instanceof TextMatch) || choices.some((each2) => asked2.isIn(each2));
    return isPossible ? void 0 : `is found in none of ${choices.join(", ")}`;
  });
}
function operationId(operations2) {
  return refined(
    text2(),
    (id) => operations2 === void 0 || operations2.includes(id) ? void 0 : `is no operation of the API${hint(nearestName(id, operations2))}`
  );
}
function refusalName(operations2) {
  return refined(text2(), (name) => {
    if (operations2 === void 0) return void 0;
    const names = refusalNames();
    return names.has(name) ? void 0 : `is no refusal of the API${hint(nearestName(name, names))}`;
  });
}
function requestPattern(operations2) {
  const members = {
    operation: described2(
      "As published; null for none.",
      optional2(nullable2(operationId(operations2)))
    ),
    method: optional2(choicePattern(METHOD2, HTTP_METHODS)),
    path: described2("A trailing `*` stands for any rest.", optional2(textPattern(PATH5))),
    /** Null for a request that is not answered yet. */
    status: optional2(nullable2(STATUS)),
    actor: described2("A username; null for anonymous.", optional2(nullable2(textPattern()))),
    sandbox: described2("The name of the sandbox.", optional2(textPattern())),
    outcome: described2(
      "`answered`, `aborted`; null while it lasts.",
      optional2(nullable2(choicePattern(OUTCOME, OUTCOMES)))
    ),
    answeredBy: described2(
      "`mock`, `stub`, `upstream` or `fault`; null for no answer.",
      optional2(nullable2(oneOf(ANSWERERS)))
    ),
    fault: described2("The id of a fault; null for none.", optional2(nullable2(textPattern()))),
    refusal: described2(
      "The name of what it was refused for, alone or among others; null for nothing.",
      optional2(nullable2(refusalName(operations2)))
    ),
    durationMs: described2("Both inclusive.", optional2(DURATION)),
    headers: described2(
      "By name; a list is all values of a header, null is none.",
      optional2(HEADERS3)
    ),
    query: described2("A value is one of the parameter's, a list is all of them.", optional2(QUERY2)),
    body: described2(
      "What of the body must be there and match, at any depth.",
      optional2(JSON_PATTERN)
    ),
    wholeBody: described2("All of the body, and nothing besides.", optional2(JSON_PATTERN)),
    /** The API took notice of every query parameter and body field. */
    ignoredNothing: optional2(constant2(true, "true, or left out"))
  };
  const pattern2 = object(members, {
    rules: (given) => [
      ...lostValues(given),
      ...contradictions(given),
      ...operations2 ? strangeTo(given) : []
    ]
  });
  const description = "What is left out may be anything.";
  return told(pattern2, { title: "RequestPattern", description });
}
function lostValues(members) {
  return Object.keys(members).filter((name) => members[name] === void 0).map((name) => ({ pointer: `/${name}`, message: "is undefined: leave it out, or say what" }));
}
function described2(description, schema) {
  return told(schema, { description });
}

// src/sandbox/journal/filters.ts
var COUNT2 = whole({ min: 0 });
var OR_NONE = "Empty for requests that have none.";
function patternFilters(operations2) {
  return {
    operation: orNone(operationId(operations2)),
    method: optional2(once(METHOD2)),
    path: told(optional2(once(PATH5)), { description: "A trailing `*` stands for any rest." }),
    status: orNone(digits(STATUS)),
    actor: orNone(text2()),
    sandbox: optional2(once(text2())),
    outcome: orNone(OUTCOME),
    answeredBy: orNone(oneOf(ANSWERERS)),
    fault: orNone(text2()),
    refusal: orNone(refusalName(operations2)),
    matches: told(optional2(once(jsonText(requestPattern(operations2)))), {
      description: "A whole pattern as JSON, for what has no parameter of its own: headers, query, body, duration."
    })
  };
}
function requestFilters(operations2) {
  return object({
    ...patternFilters(operations2),
    field: told(optional2(once(text2())), {
      description: "Those whose body has this field, whatever it is."
    }),
    since: told(withDefault(once(digits(COUNT2)), 0), { description: "Sequences above this one." }),
    limit: told(optional2(once(digits(COUNT2))), { description: "The newest so many." })
  });
}
function readFilters(query2, operations2) {
  return requestFilters(operations2).read(query2.lists());
}
function isLike2(entry, { matches: whole2 = {}, ...own2 }) {
  return matches2(own2, entry) && matches2(whole2, entry);
}
function selected3(entries, filters3) {
  const { since, limit, field, ...asked2 } = filters3;
  const found3 = entries.filter((entry) => {
    const isMeant = entry.sequence > since && (field === void 0 || hasField(entry, field));
    return isMeant && isLike2(entry, asked2);
  });
  const first = limit === void 0 ? 0 : Math.max(0, found3.length - limit);
  return { requests: found3.slice(first), total: found3.length };
}
function hasField({ body }, field) {
  return isMembers(body) && Object.hasOwn(body, field);
}
function jsonText(schema) {
  const read4 = (input) => {
    try {
      return schema.read(JSON.parse(String(input)));
    } catch (error2) {
      if (!(error2 instanceof SyntaxError)) throw error2;
      return refused(`must be JSON: ${error2.message}`);
    }
  };
  return {
    ...schema,
    read: read4,
    json: () => ({ type: "string", contentMediaType: "application/json" })
  };
}
function orNone(schema) {
  const read4 = (input) => input === "" ? accepted(null) : schema.read(input);
  const json2 = () => {
    const full = schema.json();
    const isText2 = full["type"] === "string";
    return isText2 ? full : { anyOf: [full, { type: "string", const: "" }] };
  };
  return told(optional2(once({ ...schema, read: read4, json: json2 })), { description: OR_NONE });
}

// src/admin/operations-of.ts
function operationsOf2({ operations: operations2 }) {
  return operations2.map(({ id }) => id);
}

// src/admin/query-parameters.ts
function parametersOf2(schema) {
  return Object.entries(Object(schema["properties"])).map(([name, described4]) => {
    const { description, ...rest } = Object(described4);
    const text6 = typeof description === "string" ? { description } : {};
    return { name, in: "query", ...text6, schema: rest };
  });
}

// src/admin/event-routes.ts
var MAX_TIMEOUT_MS = 864e5;
var TIMEOUT = whole({
  min: 0,
  max: MAX_TIMEOUT_MS,
  words: `milliseconds, up to ${MAX_TIMEOUT_MS}`
});
function patternOf4(operations2) {
  const { sandbox: _own, ...pattern2 } = patternFilters(operations2);
  return pattern2;
}
function filters2(operations2) {
  return object({
    sandbox: optional2(once(SANDBOX_NAME)),
    timeoutMs: optional2(once(digits(TIMEOUT))),
    ...patternOf4(operations2)
  });
}
var EVENT_ID = /^\d{1,16}$/;
var HEADERS4 = { "Content-Type": "text/event-stream", "X-Accel-Buffering": "no" };
var eventRoutes = [
  {
    method: "GET",
    path: "/events",
    body: "none",
    schema: {
      id: "admin_events",
      summary: "What happens, as it happens: server-sent events",
      query: () => [
        ...parametersOf2(object(patternOf4([])).json()),
        {
          name: "sandbox",
          in: "query",
          description: "That sandbox's alone. A sandbox's own control plane tells of it alone anyway.",
          schema: SANDBOX_NAME.json()
        },
        {
          name: "timeoutMs",
          in: "query",
          description: "Ends after so many milliseconds; never unless told otherwise.",
          schema: TIMEOUT.json()
        },
        {
          name: "Last-Event-ID",
          in: "header",
          description: "What came after this one is told first, as far as it is kept.",
          schema: { type: "string", pattern: EVENT_ID.source }
        }
      ],
      answers: () => [
        {
          status: 200,
          description: "Where a request is asked for, others are not told, nor one that the journal has dropped; other events are. Events named `request`, `aborted`, `changed`, `error` and `dropped`, each with an `id` and one line of JSON.",
          content: { "text/event-stream": { type: "string", minLength: 1 } },
          headers: { "X-Accel-Buffering": { schema: constant("no"), required: true } }
        }
      ],
      refuses: [400, 429]
    },
    act: follow
  }
];
function follow({
  sandbox: sandbox2,
  sandboxes,
  asked: asked2,
  query: query2,
  headers: headers2,
  connection,
  events
}) {
  const read4 = demand(filters2(operationsOf2(sandbox2)), query2.lists());
  const { sandbox: wanted = asked2, timeoutMs, ...pattern2 } = read4;
  if (asked2 !== void 0 && wanted !== asked2) {
    const message = `this is the control plane of the sandbox ${asked2}: ask that of the server, or of the other one`;
    throw new ProblemError([{ pointer: "/sandbox", message }]);
  }
  const after = lastEvent(headers2["last-event-id"]);
  const leave = sandbox2.waiters.enter(0);
  const isWanted = (name, sequence2) => {
    const entry = sandboxes.find(name)?.journal.entry(sequence2);
    return entry !== void 0 && isLike2(entry, pattern2);
  };
  const isAll = Object.values(pattern2).every((each2) => each2 === void 0);
  const reader = events.open({ sandbox: wanted, after, isWanted: isAll ? void 0 : isWanted });
  const timer = timeoutMs === void 0 ? void 0 : setTimeout(() => reader.end(), timeoutMs);
  timer?.unref();
  const end2 = () => {
    clearTimeout(timer);
    leave();
    reader.end();
  };
  if (connection) connection.onClose(end2);
  else end2();
  return { status: 200, headers: HEADERS4, body: { kind: "stream", pieces: reader } };
}
function lastEvent(id = "") {
  if (id === "") return void 0;
  if (EVENT_ID.test(id)) return Number(id);
  const message = `the header Last-Event-ID must be the id of an event, a whole number, not ${JSON.stringify(id.slice(0, 100))}`;
  throw new ProblemError([{ pointer: "", message }]);
}

// src/sandbox/journal/forgotten.ts
var NOTHING_FORGOTTEN = Object.freeze({ dropped: 0, totals: [], limits: [] });
var Tally = class {
  #byOperation = /* @__PURE__ */ new Map();
  add({ operation: operation2, method: method2, status: status2, actor: actor2 }, more = 1) {
    const byActor = this.#byOperation.get(operation2) ?? /* @__PURE__ */ new Map();
    const here = byActor.get(actor2) ?? [];
    const known2 = here.find((each2) => each2.status === status2 && each2.method === method2);
    if (known2) {
      known2.count += more;
      return;
    }
    here.push({ operation: operation2, method: method2, status: status2, actor: actor2, count: more });
    this.#byOperation.set(operation2, byActor.set(actor2, here));
  }
  totals() {
    const byActor = [...this.#byOperation.values()].flatMap((each2) => [...each2.values()]);
    return byActor.flat().map((each2) => Object.freeze({ ...each2 }));
  }
  clear() {
    this.#byOperation.clear();
  }
};
var ForgottenRequests = class {
  #over = new Tally();
  #limits = /* @__PURE__ */ new Set();
  /** By sequence: which are not over, of all that are missing and of those that were to be done when all was cleared away. */
  #open = /* @__PURE__ */ new Set();
  #dropped = 0;
  /** What came before was cleared away, and is missing nowhere if it was done by then. */
  #since = 0;
  /** How many there are. */
  get dropped() {
    return this.#dropped;
  }
  /** One more had to go, for want of what a limit gives. */
  drop(limit, sequence2) {
    this.#dropped += 1;
    this.#open.add(sequence2);
    this.#limits.add(limit);
  }
  /** One that was dropped is over. */
  end(request) {
    this.#open.delete(request.sequence);
    if (request.sequence > this.#since) this.#over.add(request);
  }
  told() {
    return { dropped: this.#dropped, totals: this.#over.totals(), limits: [...this.#limits] };
  }
  /**
   * All up to a sequence are cleared away. Those that are to be done yet come to something after that: whether they belong to
   * the time before or after, nobody can tell.
   */
  clear(since, pending) {
    this.#over.clear();
    this.#limits.clear();
    for (const sequence2 of pending) this.#open.add(sequence2);
    this.#dropped = this.#open.size;
    this.#since = since;
  }
};
function withForgotten(entries, forgotten) {
  return Object.defineProperty(entries, FORGOTTEN, { value: forgotten });
}
function forgottenOf(entries) {
  const found3 = Reflect.get(entries, FORGOTTEN);
  return { ...NOTHING_FORGOTTEN, ...found3 };
}
function totalsOf(entries) {
  const all2 = new Tally();
  for (const total of forgottenOf(entries).totals) all2.add(total, total.count);
  for (const entry of entries) all2.add(entry);
  return all2.totals();
}
var COUNTED2 = ["operation", "method", "status", "actor"];
function forgottenLike(pattern2, { dropped, totals: totals2 }) {
  const isTold = Object.entries(pattern2).every(
    ([name, value]) => value === void 0 || COUNTED2.some((each2) => each2 === name)
  );
  let [over, like] = [0, 0];
  for (const total of totals2) {
    over += total.count;
    const isOne = COUNTED2.every(
      (name) => pattern2[name] === void 0 || isLike(pattern2[name], total[name], `/${name}`)
    );
    if (isOne) like += total.count;
  }
  return { certain: isTold ? like : 0, possible: like + dropped - over };
}
function forgottenText(count2, { limits }) {
  const were = count2 === 1 ? "1 older request was" : `${count2} older requests were`;
  if (limits.length === 0) return `${were} under way when the journal was cleared`;
  return `${were} dropped, and nobody knows: ${limits.map(howToRaise).join(" ")}`;
}

// src/sandbox/journal/known-names.ts
var KNOWN = /* @__PURE__ */ Symbol.for("waldur-payments-mock.known");
function withKnownNames(entries, known2) {
  return Object.defineProperty(entries, KNOWN, { value: known2 });
}
function knownNamesOf(entries) {
  const found3 = Reflect.get(entries, KNOWN);
  return found3 ?? { sandboxes: entries.map(({ sandbox: sandbox2 }) => sandbox2) };
}
function known(schema, entries) {
  return {
    ...schema,
    read(input) {
      const read4 = schema.read(input);
      const problems = read4.valid ? strangers(read4.value, entries) : [];
      return problems.length > 0 ? { valid: false, problems } : read4;
    }
  };
}
function strangers(pattern2, entries) {
  const names = knownNamesOf(entries);
  const told6 = [
    ["/sandbox", strangeSandbox(pattern2.sandbox, names)],
    ["/actor", strangeActor(pattern2.actor, entries, names)],
    ["/fault", strangeFault(pattern2.fault, entries, names)]
  ];
  return told6.flatMap(
    ([pointer, message]) => message === void 0 ? [] : [{ pointer, message }]
  );
}
function strangeSandbox(asked2, { sandboxes }) {
  if (asked2 === void 0 || sandboxes.length === 0) return void 0;
  const isOne = (name) => asked2 instanceof TextMatch ? asked2.isIn(name) : asked2 === name;
  if (sandboxes.some(isOne)) return void 0;
  const own2 = [...new Set(sandboxes)].map((name) => JSON.stringify(name)).join(", ");
  return `is not that of these requests, which is ${own2}: ask the other sandbox for its own`;
}
function strangeActor(asked2, entries, { actors: actors2 }) {
  if (asked2 === void 0 || asked2 === null || !actors2) return void 0;
  const seen2 = [...entries, ...forgottenOf(entries).totals].flatMap(({ actor: actor2 }) => actor2 ?? []);
  const all2 = [...seen2, ...actors2()];
  if (asked2 instanceof TextMatch) {
    return all2.some((name) => asked2.isIn(name)) ? void 0 : "is found in no user of this world";
  }
  return all2.includes(asked2) ? void 0 : `is no user of this world${hint(nearestName(asked2, new Set(all2)))}`;
}
function strangeFault(asked2, entries, { faults }) {
  if (asked2 === void 0 || asked2 === null || !faults) return void 0;
  const most = faults();
  const isOne = (name) => name !== null && (asked2 instanceof TextMatch ? asked2.isIn(name) : asked2 === name);
  if (entries.some(({ fault: fault3 }) => isOne(fault3))) return void 0;
  for (let number = 1; number <= most; number += 1) if (isOne(`fault-${number}`)) return void 0;
  const ids = most === 0 ? "there was none" : most === 1 ? "there was fault-1 alone" : `there were fault-1 to fault-${most}`;
  return `is no fault that was ever added: ${ids}`;
}

// src/sandbox/journal/expectation.ts
var COUNT3 = whole({ min: 0 });
var JUST = changed(COUNT3, (count2) => ({ min: count2, max: count2 }));
var RANGE = changed(
  object(
    { min: optional2(COUNT3), max: optional2(COUNT3) },
    { rules: rangeProblems, more: { minProperties: 1 } }
  ),
  ({ min = 0, max }) => ({ min, max })
);
var TIMES = union([JUST, RANGE], "a number, or an object with min or max", (input) => {
  if (typeof input === "number") return JUST;
  return isMembers(input) ? RANGE : void 0;
});
function requestExpectation(operations2, entries) {
  const any = requestPattern(operations2);
  const pattern2 = entries ? known(any, entries) : any;
  const times2 = object(
    { matches: required2(pattern2), times: withDefault(TIMES, { min: 1 }) },
    { elsewhere: { exact: "goes with sequence", sequence: "goes without matches" } }
  );
  const alone = "does not go with sequence";
  const sequence2 = object(
    { sequence: list(pattern2, { minItems: 1 }), exact: withDefault(FLAG2, false) },
    { elsewhere: { matches: alone, times: alone } }
  );
  const either = union(
    [
      changed(times2, (found3) => ({ kind: "times", ...found3 })),
      changed(sequence2, (found3) => ({ kind: "sequence", ...found3 }))
    ],
    times2.words,
    (input, [ofTimes, ofSequence]) => hasSequence(input) ? ofSequence : ofTimes
  );
  return told(either, { title: "RequestExpectation" });
}
function hasSequence(input) {
  return isMembers(input) && Object.hasOwn(input, "sequence") && input["sequence"] !== void 0;
}
function rangeProblems({ min, max }) {
  if (min === void 0 && max === void 0) {
    return [{ pointer: "", message: "needs min or max" }];
  }
  if (min === 0 && max === void 0)
    return [
      { pointer: "/min", message: "is met by any number of requests: give max, or 1 and more" }
    ];
  const areCounts = COUNT3.read(min).valid && COUNT3.read(max).valid;
  if (!areCounts || Number(min) <= Number(max)) return [];
  return [{ pointer: "/max", message: `must be ${whole({ min: Number(min) }).words}` }];
}

// src/sandbox/journal/likeness.ts
function likenessOf(pattern2, entry) {
  const settled = entry.outcome === null ? settledPart(pattern2, entry) : pattern2;
  if (matches2(settled, entry)) return settled === pattern2 ? "like" : "open";
  const known2 = knownPart(settled, entry);
  if (known2 === settled || !matches2(known2, entry)) return "unlike";
  return settled === pattern2 ? "cut" : "open";
}
var OF_ANSWER = ["status", "outcome", "answeredBy"];
function settledPart(pattern2, { actor: actor2, fault: fault3, refusals }) {
  return without3(pattern2, [
    ...OF_ANSWER.filter((name) => pattern2[name] !== null),
    "durationMs",
    ...refusals.length > 0 ? [] : ["refusal"],
    ...actor2 !== null ? [] : ["actor"],
    ...fault3 !== null ? [] : ["fault"]
  ]);
}
function knownPart(pattern2, entry) {
  const { body, wholeBody, ignoredNothing } = pattern2;
  const asksBody = body !== void 0 || wholeBody !== void 0;
  if (!asksBody && ignoredNothing === void 0) return pattern2;
  if (unreadBody(entry)) return without3(pattern2, ["body", "wholeBody", "ignoredNothing"]);
  return asksBody && isShortened(entry) ? without3(pattern2, ["body", "wholeBody"]) : pattern2;
}
function without3(pattern2, names) {
  if (names.every((name) => pattern2[name] === void 0)) return pattern2;
  const members = Object.entries(pattern2);
  return Object.fromEntries(members.filter(([name]) => !names.some((each2) => each2 === name)));
}

// src/sandbox/journal/verdicts.ts
var VERIFIED = Object.freeze({ verified: true });
var MOST_LISTED = 10;
function isUnknown(likeness) {
  return likeness === "cut" || likeness === "open";
}
function unknownText(unknown3) {
  const cut = unknown3.filter((likeness) => likeness === "cut").length;
  const open2 = unknown3.length - cut;
  const ofCut = `; of ${counted(cut, "body", "bodies")} only the beginning is kept`;
  const ofOpen = `; ${counted(open2, "request")} may come to it that ${open2 === 1 ? "is" : "are"} not over`;
  return (cut === 0 ? "" : ofCut) + (open2 === 0 ? "" : ofOpen);
}
function failed(message, miss) {
  return { verified: false, message, nearestMiss: miss };
}
function withoutSecrets({ nearestMiss: miss, ...told6 }, secrets) {
  const differences2 = miss?.differences.map((each2) => ({
    ...each2,
    expected: secrets.value(each2.expected)
  }));
  const nearestMiss2 = miss && differences2 ? { ...miss, differences: differences2 } : null;
  return { ...told6, message: secrets.text(told6.message), nearestMiss: nearestMiss2 };
}
function undecided(told6, count2, forgotten, miss) {
  const message = count2 === 0 ? told6 : `${told6}; ${forgottenText(count2, forgotten)}`;
  return { verified: false, undecided: true, message, nearestMiss: miss };
}
function orUndecided(told6, miss, forgotten, isPossible = true) {
  const { dropped } = forgotten;
  return dropped > 0 && isPossible ? undecided(told6, dropped, forgotten, miss) : failed(told6, miss);
}
function nameOf6({ operation: operation2, method: method2, path: path2 }) {
  const parts = [method2, path2].filter((part) => part !== void 0);
  const texts = parts.map((part) => part instanceof TextMatch ? `/${part.matches}/` : part);
  return operation2 ?? (texts.join(" ") || "the pattern");
}
function counted(count2, noun, several = `${noun}s`) {
  return `${count2} ${count2 === 1 ? noun : several}`;
}
function placed(patterns, index2) {
  const pattern2 = patterns[index2] ?? {};
  return `${nameOf6(pattern2)} (${index2 + 1} of ${patterns.length})`;
}
function listed(entries) {
  if (entries.length === 0) return "";
  const shown3 = entries.slice(0, MOST_LISTED).map(({ sequence: sequence2, operation: operation2, path: path2 }) => `${sequence2} ${operation2 ?? path2}`);
  return `: ${[...shown3, ...entries.length > MOST_LISTED ? ["\u2026"] : []].join(", ")}`;
}

// src/sandbox/journal/verify-order.ts
function verifyOrder(entries, patterns) {
  const { missing: index2, from } = inOrder3(entries, patterns, (likeness) => likeness === "like");
  const pattern2 = patterns[index2];
  if (pattern2 === void 0) return VERIFIED;
  const last2 = entries[from - 1];
  const earlier = entries.slice(0, from).filter((entry) => matches2(pattern2, entry));
  const where = last2 === void 0 ? "" : ` after request ${last2.sequence}`;
  const hint2 = earlier.length === 0 ? "" : `, only before${listed(earlier)}`;
  const told6 = `Found nothing like ${placed(patterns, index2)}${where}${hint2}`;
  const miss = nearestMiss(pattern2, entries.slice(from));
  const unknown3 = [];
  const { missing } = inOrder3(entries, patterns, (likeness) => {
    if (isUnknown(likeness)) unknown3.push(likeness);
    return likeness !== "unlike";
  });
  if (missing < patterns.length) return orUndecided(told6, miss, forgottenOf(entries));
  return undecided(told6 + unknownText(unknown3), 0, forgottenOf(entries), miss);
}
function inOrder3(entries, patterns, isMet) {
  let from = 0;
  for (const [missing, pattern2] of patterns.entries()) {
    const found3 = entries.findIndex((entry, at3) => at3 >= from && isMet(likenessOf(pattern2, entry)));
    if (found3 < 0) return { missing, from };
    from = found3 + 1;
  }
  return { missing: patterns.length, from };
}
function verifyExactly(entries, patterns) {
  const forgotten = forgottenOf(entries);
  if (forgotten.dropped > 0) {
    const wanted2 = counted(patterns.length, "request");
    const came = counted(entries.length + forgotten.dropped, "request");
    const told6 = `Expected exactly ${wanted2}, and ${came} came`;
    return orUndecided(
      told6,
      null,
      forgotten,
      entries.length + forgotten.dropped === patterns.length
    );
  }
  const unknown3 = [];
  for (const [index2, pattern2] of patterns.entries()) {
    const entry = entries[index2];
    if (entry === void 0) {
      const came = counted(entries.length, "request");
      return failed(`Found ${came}, and nothing for ${placed(patterns, index2)}`, null);
    }
    const likeness = likenessOf(pattern2, entry);
    if (isUnknown(likeness)) unknown3.push(likeness);
    if (likeness === "unlike") {
      const told6 = `request ${entry.sequence} is not like ${placed(patterns, index2)}`;
      return failed(`In exact order, ${told6}`, missOf(pattern2, entry));
    }
  }
  const surplus2 = entries.slice(patterns.length);
  if (surplus2.length === 0) {
    if (unknown3.length === 0) return VERIFIED;
    return undecided(`The order is as expected${unknownText(unknown3)}`, 0, forgotten, null);
  }
  const wanted = counted(patterns.length, "request");
  return failed(`Expected exactly ${wanted}, found ${surplus2.length} more${listed(surplus2)}`, null);
}

// src/sandbox/journal/verify.ts
function verify(entries, expectation) {
  const told6 = judged(entries, expectation);
  return told6.verified ? told6 : withoutSecrets(told6, secretsKnownTo(entries));
}
function judged(entries, expectation) {
  switch (expectation.kind) {
    case "times":
      return verifyTimes(entries, expectation.matches, expectation.times);
    case "sequence":
      return expectation.exact ? verifyExactly(entries, expectation.sequence) : verifyOrder(entries, expectation.sequence);
    default:
      return expectation;
  }
}
function verifyTimes(entries, pattern2, { min, max = Number.POSITIVE_INFINITY }) {
  const likeness = entries.map((entry) => likenessOf(pattern2, entry));
  const found3 = entries.filter((_entry, at3) => likeness[at3] === "like");
  const forgotten = forgottenOf(entries);
  const { certain, possible: possible2 } = forgottenLike(pattern2, forgotten);
  const unknown3 = likeness.filter(isUnknown);
  const [least, most] = [found3.length + certain, found3.length + possible2 + unknown3.length];
  if (least >= min && most <= max) return VERIFIED;
  const isTooFew = least < min;
  const isUndecided = most >= min && least <= max;
  const limit = min === max ? "" : isTooFew ? "at least " : "at most ";
  const wanted = `${limit}${counted(isTooFew ? min : max, "request")} like ${nameOf6(pattern2)}`;
  const older = certain === 0 ? "" : ` and ${certain} that were dropped`;
  const came = `Expected ${wanted}, found ${found3.length} among ${entries.length}${older}${listed(found3)}`;
  const miss = isTooFew ? nearestMiss(pattern2, entries) : null;
  if (!isUndecided) return failed(came, miss);
  return undecided(came + unknownText(unknown3), possible2 - certain, forgotten, miss);
}

// src/sandbox/journal/queue.ts
var MOST_GAPS = 256;
var Queue = class {
  #items;
  /** Where the oldest item stands. */
  #start = 0;
  constructor(items2 = []) {
    this.#items = [...items2];
  }
  get size() {
    return this.#items.length - this.#start;
  }
  get oldest() {
    return this.#items[this.#start];
  }
  /** The one so many places behind the oldest; undefined where there is none. */
  at(place) {
    return place < 0 ? void 0 : this.#items[this.#start + place];
  }
  add(item) {
    this.#items.push(item);
  }
  /** Takes the oldest item out. */
  take() {
    const item = this.oldest;
    if (this.size === 0) return void 0;
    this.#items[this.#start] = void 0;
    this.#start += 1;
    if (this.#start >= MOST_GAPS && this.#start * 2 >= this.#items.length) {
      this.#items = this.#items.slice(this.#start);
      this.#start = 0;
    }
    return item;
  }
  /** Oldest first. */
  items() {
    return this.#items.slice(this.#start).filter((item) => item !== void 0);
  }
  /** Takes those out that do not pass. */
  keep(passes) {
    this.#items = this.items().filter(passes);
    this.#start = 0;
  }
  clear() {
    this.#items = [];
    this.#start = 0;
  }
};

// src/sandbox/journal/wait.ts
var DEFAULT_TIMEOUT_MS = 5e3;
var MAX_TIMEOUT_MS2 = 6e4;
function waitOrder(operations2) {
  const order = object({
    matches: required2(requestPattern(operations2)),
    times: withDefault(whole({ min: 1 }), 1),
    timeoutMs: withDefault(whole({ min: 0, max: MAX_TIMEOUT_MS2 }), DEFAULT_TIMEOUT_MS)
  });
  return told(order, { title: "WaitRequest" });
}
async function requestsLike(journal, order) {
  const outcome2 = await waitForRequests(journal, order);
  if (outcome2.matched) return outcome2.requests;
  throw new Error(outcome2.message);
}
function waitForRequests(journal, order, signal) {
  const isOver = ({ status: status2, outcome: outcome2 }) => order.matches.outcome === void 0 ? status2 !== null : outcome2 !== null;
  const isWanted = (entry) => isOver(entry) && matches2(order.matches, entry);
  const entries = journal.entries();
  const found3 = new Queue(entries.filter(isWanted));
  const isKept = ({ sequence: sequence2 }) => journal.holds(sequence2);
  return new Promise((resolve, reject) => {
    const end2 = () => {
      clearTimeout(timer);
      stop();
      signal?.removeEventListener("abort", settle);
    };
    const settle = () => {
      end2();
      const kept2 = found3.items().filter(isKept);
      resolve(
        outcomeOf(
          order,
          journal.forgotten(),
          secretsKnownTo(entries),
          kept2.toSorted((a, b) => a.sequence - b.sequence)
        )
      );
    };
    const stop = journal.subscribe((entry) => {
      while (found3.oldest && !isKept(found3.oldest)) found3.take();
      if (!isKept(entry)) return;
      try {
        if (!isWanted(entry)) return;
      } catch (error2) {
        end2();
        reject(error2);
        return;
      }
      found3.add(entry);
      if (found3.size < order.times) return;
      found3.keep(isKept);
      if (found3.size >= order.times) settle();
    });
    const timer = setTimeout(settle, order.timeoutMs);
    timer.unref();
    signal?.addEventListener("abort", settle);
    if (signal?.aborted || found3.size >= order.times) settle();
  });
}
function outcomeOf({ matches: pattern2, times: times2, timeoutMs }, forgotten, secrets, requests) {
  if (requests.length >= times2) return { matched: true, requests };
  const wanted = `${counted(times2, "request")} like ${secrets.text(nameOf6(pattern2))}`;
  const { possible: possible2 } = forgottenLike(pattern2, forgotten);
  const older = possible2 === 0 ? "" : `; ${forgottenText(possible2, forgotten)}`;
  const message = `Waited ${timeoutMs} ms for ${wanted}, and ${requests.length} came${older}`;
  return { matched: false, requests, message };
}
var Waiters = class {
  #admit;
  #number = 0;
  #bytes = 0;
  constructor(admit = () => void 0) {
    this.#admit = admit;
  }
  get held() {
    return { number: this.#number, bytes: this.#bytes };
  }
  /** One more waits, with an order of so many bytes; gives the way to end that. @throws LimitError for one too many */
  enter(bytes2) {
    this.#admit("waiters", { number: 1, bytes: bytes2 });
    this.#number += 1;
    this.#bytes += bytes2;
    return () => {
      this.#number -= 1;
      this.#bytes -= bytes2;
    };
  }
};

// src/admin/journal-schemas.ts
var TEXT4 = { type: "string" };
var COUNT4 = { type: "integer", minimum: 0 };
var STATUS2 = { type: "integer", minimum: 100, maximum: 599 };
var TEXTS = { type: "array", items: TEXT4 };
var ANY2 = { description: "Any JSON." };
var BODY2 = {
  title: "MessageBody",
  ...objectSchema({
    encoding: { type: "string", enum: ["utf-8", "base64"] },
    text: TEXT4,
    length: { type: "integer", minimum: 1 },
    sha256: nullableSchema({ type: "string", pattern: "^[0-9a-f]{64}$" })
  })
};
var HEADER_PAIRS = {
  type: "array",
  items: { ...TEXTS, minItems: 2, maxItems: 2 }
};
var MEMBERS3 = {
  sequence: { type: "integer", minimum: 1 },
  at: DATE_TIME,
  realTime: DATE_TIME,
  traceparent: nullableSchema(TEXT4),
  operation: nullableSchema(TEXT4),
  sandbox: TEXT4,
  method: TEXT4,
  path: TEXT4,
  query: { type: "object", additionalProperties: { ...TEXTS, minItems: 1 } },
  actor: nullableSchema(TEXT4),
  headers: { type: "object", additionalProperties: TEXT4 },
  body: ANY2,
  ignored: objectSchema({ query: TEXTS, body: TEXTS, headers: TEXTS }),
  status: nullableSchema(STATUS2),
  answeredBy: nullableSchema({ type: "string", enum: [...ANSWERERS] }),
  durationMs: { type: ["number", "null"], minimum: 0 },
  fault: nullableSchema(TEXT4),
  outcome: nullableSchema({ type: "string", enum: [...OUTCOMES] }),
  stage: nullableSchema({ type: "string", enum: [...STAGES] }),
  aborted: nullableSchema({ type: "string", enum: [...ABORT_REASONS] }),
  received: nullableSchema({ type: "string", enum: [...RECEIVED] }),
  refusals: {
    type: "array",
    items: objectSchema({ name: TEXT4, step: { type: "string", enum: [...STEPS] } })
  },
  request: objectSchema({
    httpVersion: TEXT4,
    target: TEXT4,
    headers: HEADER_PAIRS,
    body: nullableSchema(BODY2),
    isComplete: { type: "boolean" }
  }),
  response: nullableSchema(
    objectSchema({
      status: STATUS2,
      statusText: TEXT4,
      headers: HEADER_PAIRS,
      body: nullableSchema(BODY2)
    })
  )
};
var ENTRY2 = { title: "JournalEntry", ...objectSchema(MEMBERS3) };
var ENTRIES = { type: "array", items: ENTRY2 };
var { sequence, sandbox, at: at2, method, path, operation, actor } = MEMBERS3;
var { status, outcome, durationMs, fault: fault2 } = MEMBERS3;
var SUMMARY = {
  title: "RequestSummary",
  ...objectSchema({
    ...{ sequence, sandbox, at: at2, method, path, operation, actor },
    ...{ status, outcome, durationMs, fault: fault2 },
    hasIgnored: { type: "boolean" }
  })
};
var TOTAL = {
  title: "RequestTotal",
  ...objectSchema({
    operation: nullableSchema(TEXT4),
    method: TEXT4,
    status: nullableSchema(STATUS2),
    actor: nullableSchema(TEXT4),
    count: { type: "integer", minimum: 1 }
  })
};
var FORGOTTEN2 = {
  dropped: COUNT4,
  totals: { type: "array", items: TOTAL },
  limits: { type: "array", items: { type: "string", enum: Object.keys(LIMITS2) } }
};
var JOURNAL = objectSchema({ requests: ENTRIES, total: COUNT4, ...FORGOTTEN2 });
var SUMMARIES = objectSchema({
  requests: { type: "array", items: SUMMARY },
  total: COUNT4,
  ...FORGOTTEN2
});
var TOTALS = objectSchema(FORGOTTEN2);
var COUNTED3 = objectSchema({ count: COUNT4, unknown: COUNT4 });
var MISS = objectSchema({
  request: objectSchema({
    sequence: { type: "integer", minimum: 1 },
    operation: nullableSchema(TEXT4),
    path: TEXT4
  }),
  differences: {
    type: "array",
    minItems: 1,
    items: objectSchema({ pointer: TEXT4, expected: ANY2, actual: ANY2 }, ["expected", "actual"])
  }
});
var VERIFICATION = {
  title: "Verification",
  anyOf: [
    objectSchema({ verified: { type: "boolean", const: true } }),
    objectSchema(
      {
        verified: { type: "boolean", const: false },
        undecided: { type: "boolean", const: true },
        message: { type: "string", minLength: 1 },
        nearestMiss: nullableSchema(MISS)
      },
      ["undecided"]
    )
  ]
};
var WAIT_OUTCOME = {
  title: "WaitOutcome",
  anyOf: [
    objectSchema({ matched: { type: "boolean", const: true }, requests: ENTRIES }),
    objectSchema({
      matched: { type: "boolean", const: false },
      requests: ENTRIES,
      message: constantStart("Waited ")
    })
  ]
};
function constantStart(text6) {
  return { type: "string", pattern: `^${text6}` };
}
function filterParameters2() {
  return parametersOf2(requestFilters().json());
}

// src/admin/expectation-routes.ts
var expectationRoutes = [
  {
    method: "POST",
    path: "/requests/count",
    body: "required",
    tellsOfPast: true,
    schema: {
      id: "admin_requests_count",
      summary: "How many requests are like a pattern",
      body: () => requestPattern().json(),
      example: { operation: "payments_create", status: 201 },
      answers: () => answers(200, COUNTED3),
      refuses: [400]
    },
    act: count
  },
  {
    method: "POST",
    path: "/requests/verify",
    body: "required",
    tellsOfPast: true,
    schema: {
      id: "admin_requests_verify",
      summary: "Whether the requests are as expected",
      body: () => requestExpectation().json(),
      example: { matches: { operation: "payments_create" }, times: 1 },
      answers: () => answers(200, VERIFICATION),
      refuses: [400]
    },
    act: check
  },
  {
    method: "POST",
    path: "/requests/wait",
    body: "required",
    schema: {
      id: "admin_requests_wait",
      summary: "Wait for requests",
      body: () => waitOrder().json(),
      example: { matches: { operation: "payments_create" }, timeoutMs: 1e3 },
      answers: () => answers(200, WAIT_OUTCOME),
      refuses: [400, 429]
    },
    act: wait
  }
];
function count({ sandbox: sandbox2, body }) {
  const entries = sandbox2.journal.entries();
  const pattern2 = demand(known(requestPattern(operationsOf2(sandbox2)), entries), body);
  const { certain, possible: possible2 } = forgottenLike(pattern2, forgottenOf(entries));
  const judged2 = entries.map((entry) => likenessOf(pattern2, entry));
  const found3 = judged2.filter((likeness) => likeness === "like").length;
  const unknown3 = judged2.filter((likeness) => likeness !== "unlike").length - found3;
  return plainReply({ count: found3 + certain, unknown: possible2 - certain + unknown3 });
}
function check({ sandbox: sandbox2, body }) {
  const entries = sandbox2.journal.entries();
  const expectation = demand(requestExpectation(operationsOf2(sandbox2), entries), body);
  return plainReply(verify(entries, expectation));
}
async function wait({ sandbox: sandbox2, body, connection }) {
  const order = demand(waitOrder(operationsOf2(sandbox2)), body);
  const { journal, waiters } = sandbox2;
  const leave = waiters.enter(JSON.stringify(body).length);
  const gone = new AbortController();
  connection?.onClose(() => gone.abort());
  try {
    return pieceReply(await waitForRequests(journal, order, gone.signal));
  } finally {
    leave();
  }
}

// src/sandbox/faults/occasion.ts
var LATER = ["status", "answeredBy", "outcome", "fault", "refusal", "durationMs"];
function occasionPattern(ids) {
  return ruled(requestPattern(ids), (pattern2) => [
    ...LATER.filter((name) => pattern2[name] !== void 0).map((name) => ({
      pointer: `/${name}`,
      message: "is not known before the request is answered"
    })),
    ...secretsIn2("/headers", pattern2.headers, () => (name) => headerSecrecy(name) !== void 0),
    ...secretsIn2("/query", pattern2.query, () => isSecretParameter),
    ...secretsIn2("/body", pattern2.body, secrecyIn),
    ...secretsIn2("/wholeBody", pattern2.wholeBody, secrecyIn)
  ]);
}
function secretsIn2(pointer, asked2, secrecy) {
  if (Array.isArray(asked2)) {
    return asked2.flatMap((item, at3) => secretsIn2(pointer + pointerStep(at3), item, secrecy));
  }
  if (!isMembers(asked2)) return [];
  const isSecret = secrecy(asked2);
  return Object.entries(asked2).flatMap(([name, value]) => {
    const here = pointer + pointerStep(name);
    if (value === null || !isSecret(name)) return secretsIn2(here, value, secrecy);
    return [{ pointer: here, message: "is a secret, by which no fault strikes: use actor" }];
  });
}
function ruled(schema, rules) {
  return {
    ...schema,
    read(input) {
      const read4 = schema.read(input);
      const problems = read4.valid ? rules(read4.value) : [];
      return problems.length > 0 ? { valid: false, problems } : read4;
    }
  };
}
function isOccasion(pattern2, entry) {
  try {
    return matches2(pattern2, entry);
  } catch (error2) {
    if (error2 instanceof ProblemError) return false;
    throw error2;
  }
}

// src/sandbox/faults/own-answer.ts
var BODY3 = {
  words: "JSON or a text",
  isOptional: true,
  read(input) {
    if (input === void 0) return accepted({ kind: "none" });
    if (typeof input === "string") return accepted({ kind: "text", text: input });
    const text6 = jsonText2(input);
    return text6 === void 0 ? refused(`must be ${BODY3.words}`) : accepted({ kind: "json", text: text6 });
  },
  json: () => ({})
};
var OWN_ANSWER = changed(
  object(
    { status: whole({ min: 200, max: 599 }), headers: OWN_HEADERS, body: BODY3 },
    { rules: strayBody }
  ),
  ({ status: status2, headers: headers2, body }) => (occasion) => overlaid(reply(status2, body, occasion), headers2)
);
function reply(status2, body, manner) {
  switch (body.kind) {
    case "json":
      return apiAnswer(status2, body.text, manner);
    case "text":
      return { status: status2, headers: PLAIN_TEXT, body: { kind: "text", text: body.text } };
    case "none":
      return emptyReply(status2);
    default:
      return body;
  }
}
function strayBody({ status: status2, body }) {
  if (body === void 0 || !BODILESS.includes(status2)) return [];
  return [{ pointer: "/body", message: `must be left out: ${status2} has no body` }];
}
function jsonText2(value) {
  try {
    const text6 = JSON.stringify(value);
    return typeof text6 === "string" ? text6 : void 0;
  } catch {
    return void 0;
  }
}

// src/sandbox/faults/read-fault.ts
var RETRY_AFTER = withDefault(whole({ min: 0, max: 86400, unit: " of seconds" }), 5);
var PRESET3 = {
  words: "the name of a preset",
  read(input) {
    if (typeof input !== "string") return refused(`must be ${PRESET3.words}`);
    const preset = presets().get(input);
    if (preset) return accepted(preset);
    const near = hint(nearestName(input, presets().keys()));
    const told6 = near || `: GET ${ADMIN_PATH}/faults/presets lists them`;
    return refused(`there is no preset "${input}"${told6}`);
  },
  json: () => ({ title: "FaultPreset", type: "string", enum: [...presets().keys()] })
};
var BY_NAME = changed(
  PRESET3,
  (preset) => answerOf({ preset, headers: {}, retryAfterSeconds: 5 })
);
var BY_PRESET = changed(
  object(
    { preset: PRESET3, headers: OWN_HEADERS, retryAfterSeconds: RETRY_AFTER },
    { rules: strayRetryAfter }
  ),
  answerOf
);
var RESPOND = union(
  [BY_NAME, BY_PRESET, OWN_ANSWER],
  'the name of a preset, or an object with "preset" or "status"',
  (input) => {
    if (typeof input === "string") return BY_NAME;
    if (!isMembers(input)) return void 0;
    const hasPreset = Object.hasOwn(input, "preset") && input["preset"] !== void 0;
    return hasPreset ? BY_PRESET : OWN_ANSWER;
  }
);
function answerOf({ preset, headers: headers2, retryAfterSeconds }) {
  return (occasion) => overlaid(preset.answer(occasion, retryAfterSeconds), headers2);
}
function strayRetryAfter({ preset, retryAfterSeconds }) {
  if (retryAfterSeconds === void 0) return [];
  const takers = [...presets()].flatMap(([name, { namesWait }]) => namesWait ? [name] : []);
  if (takers.some((name) => name === preset)) return [];
  return [{ pointer: "/retryAfterSeconds", message: `belongs to ${takers.join(", ")} alone` }];
}
var MOMENTS = {
  beforeWork: "beforeWork",
  afterWork: "afterWork",
  before: "beforeWork",
  afterCommit: "afterWork"
};
var MOMENT_NAMES = ["beforeWork", "afterWork", "before", "afterCommit"];
var ANY_OPERATION = "*";
var WHEN = "Before the request is done, or after it, and its changes stay. With `beforeWork`, `respond`, `reset` and `stall` stand in the place of the work, and a delay stands before it. Default `beforeWork` with `respond`, else `afterWork`; `before` and `afterCommit` are aliases.";
var TRANSPORT = "What happens to the connection: cut off, no answer, half an answer, a slow one.";
var WHEN_NAME = changed(oneOf(MOMENT_NAMES), (name) => MOMENTS[name]);
var COUNT5 = whole({ min: 0 });
var DELAY = whole({ min: 0, max: 6e5, unit: " of milliseconds" });
var TIMES2 = changed(
  told(nullable2(COUNT5), {
    words: "a whole number, or null for ever",
    description: "How many requests it strikes; 0 or null is for ever."
  }),
  (times2) => times2 === 0 ? null : times2
);
function faultDescription(operations2) {
  const ids = operations2.map(({ id }) => id);
  const operation2 = refined(text2({ words: "the id of an operation, or * for all" }), (id) => {
    if (id === ANY_OPERATION || ids.includes(id)) return void 0;
    const near = hint(nearestName(id, ids)) || `: there are ${ids.join(", ")}, and * for all`;
    return `there is no operation "${id}"${near}`;
  });
  const description = object(
    {
      operation: told(operation2, { description: "As published; `*` is any." }),
      matches: optional2(occasionPattern(ids)),
      times: withDefault(TIMES2, 1),
      skip: withDefault(told(COUNT5, { description: "How many requests it lets pass first." }), 0),
      when: optional2(told(WHEN_NAME, { description: WHEN })),
      respond: optional2(told(RESPOND, { description: "What it answers." })),
      transport: optional2(told(oneOf(TRANSPORT_FAULTS), { description: TRANSPORT })),
      delayMs: withDefault(
        told(DELAY, {
          description: "How long the answer waits; with `beforeWork` the request itself."
        }),
        0
      )
    },
    { words: "an object that describes a fault", rules: nothingHappens }
  );
  const plan = changed(description, ({ when, ...more }) => ({
    ...more,
    when: when ?? (more.respond ? "beforeWork" : "afterWork")
  }));
  return told(plan, { title: "FaultRequest" });
}
function nothingHappens({ respond, transport, delayMs = 0 }) {
  if (respond !== void 0 || transport !== void 0 || delayMs !== 0) return [];
  const message = "is missing, as are transport and delayMs: give at least one of the three";
  return [{ pointer: "/respond", message }];
}

// src/admin/fault-routes.ts
var COUNT6 = { type: "integer", minimum: 0 };
var STATUS3 = { type: "integer", minimum: 200, maximum: 599 };
var FAULT = {
  title: "Fault",
  ...objectSchema({
    id: { type: "string", pattern: "^fault-\\d+$" },
    operation: { type: "string", minLength: 1 },
    hits: COUNT6,
    remaining: nullableSchema(COUNT6),
    isActive: { type: "boolean" },
    description: { description: "As it was set.", type: "object" }
  })
};
var FAULT_LIST = objectSchema({ faults: { type: "array", items: FAULT } });
function faultBody() {
  const fault3 = faultDescription([]);
  return { anyOf: [fault3.json(), list(fault3).json()] };
}
function presetsSchema() {
  const preset = objectSchema({
    name: { type: "string", enum: [...presets().keys()] },
    status: STATUS3,
    what: { type: "string", minLength: 1 }
  });
  return objectSchema({
    presets: { type: "array", items: preset, minItems: 1, maxItems: presets().size }
  });
}
function presetsQuery(operations2) {
  const operation2 = told(optional2(once(operationId(operations2))), {
    description: "Those alone that it can answer."
  });
  return object({ operation: operation2 });
}
var SWITCH = object({ isActive: FLAG2 });
var faultRoutes = [
  {
    method: "GET",
    path: "/faults",
    body: "none",
    schema: {
      id: "admin_faults",
      summary: "The faults that are set",
      answers: () => answers(200, FAULT_LIST)
    },
    act: ({ sandbox: sandbox2 }) => pieceReply({ faults: sandbox2.faults.list() })
  },
  {
    method: "POST",
    path: "/faults",
    body: "required",
    schema: {
      id: "admin_fault_add",
      summary: "Set a fault, or several",
      body: faultBody,
      example: { operation: "payments_create", respond: "bad_gateway" },
      answers: () => answers(201, { anyOf: [FAULT, FAULT_LIST] }),
      refuses: [400, 429]
    },
    act: add2
  },
  {
    method: "DELETE",
    path: "/faults",
    body: "none",
    schema: {
      id: "admin_faults_clear",
      summary: "Take all faults away",
      answers: () => answers(204)
    },
    act: clear
  },
  {
    method: "GET",
    path: "/faults/presets",
    body: "none",
    schema: {
      id: "admin_fault_presets",
      summary: "The answers that have a name",
      query: () => parametersOf2(presetsQuery().json()),
      answers: () => answers(200, presetsSchema()),
      refuses: [400]
    },
    act: tellPresets
  },
  {
    method: "PATCH",
    path: "/faults/:id",
    body: "required",
    schema: {
      id: "admin_fault_switch",
      names: { id: "fault-1" },
      summary: "Turn a fault off, or on again",
      body: SWITCH.json,
      example: { isActive: false },
      answers: () => answers(200, FAULT),
      refuses: [400, 404]
    },
    act: turn
  },
  {
    method: "DELETE",
    path: "/faults/:id",
    body: "none",
    schema: {
      id: "admin_fault_remove",
      names: { id: "fault-1" },
      summary: "Take a fault away",
      answers: () => answers(204),
      refuses: [404]
    },
    act: remove
  }
];
function add2({ sandbox: sandbox2, body }) {
  const { faults } = sandbox2;
  if (Array.isArray(body)) return plainReply({ faults: faults.addAll(body) }, 201);
  return plainReply(faults.add(body), 201);
}
function clear({ sandbox: sandbox2 }) {
  sandbox2.faults.clear();
  return emptyReply(204);
}
function tellPresets({ sandbox: sandbox2, query: query2 }) {
  const asked2 = demand(presetsQuery(operationsOf2(sandbox2)), query2.lists());
  const operation2 = sandbox2.operations.find(({ id }) => id === asked2.operation);
  const shown3 = operation2 ? presetsOf(operation2) : [...presets()];
  const table = shown3.map(([name, { status: status2, what }]) => ({ name, status: status2, what }));
  return plainReply({ presets: table });
}
function turn({ sandbox: sandbox2, parameters: { id = "" }, body }) {
  const absence = sandbox2.faults.absence(id);
  if (absence !== void 0) return adminError(404, [absence]);
  return plainReply(sandbox2.faults.setActive(id, demand(SWITCH, body).isActive));
}
function remove({ sandbox: sandbox2, parameters: { id = "" } }) {
  const absence = sandbox2.faults.absence(id);
  if (absence !== void 0) return adminError(404, [absence]);
  sandbox2.faults.remove(id);
  return emptyReply(204);
}

// src/drf/wants-page.ts
var HTML_TYPE = "text/html";
function wantsPage({ accept = "" }) {
  const asked2 = accept.split(",").map((text6) => {
    const { main, sub, parameters } = parseMediaType(text6);
    return { type: `${main}/${sub}`, quality: qualityOf(parameters["q"]) };
  });
  const best = Math.max(0, ...asked2.map(({ quality }) => quality));
  return best > 0 && asked2.find(({ quality }) => quality === best)?.type === HTML_TYPE;
}
function qualityOf(text6 = "1") {
  return /^(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/.test(text6) ? Number(text6) : 0;
}

// src/admin/inspector.ts
var FOLDER = "inspector";
var PAGE2 = "index.html";
var INSPECTOR_FILES = {
  [PAGE2]: HTML["Content-Type"],
  "inspector.js": "text/javascript; charset=utf-8",
  "inspector.css": "text/css; charset=utf-8",
  "icon.svg": "image/svg+xml"
};
var POLICY = [
  "default-src 'self'",
  "img-src 'self' data: blob:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'"
].join("; ");
function inspectorFile(name, call) {
  const found3 = builtFile(FOLDER, name, INSPECTOR_FILES);
  return found3 && revalidated(withHeaders(found3, { "Content-Security-Policy": POLICY }), call);
}
function inspectorPage(call) {
  return inspectorFile(PAGE2, call);
}

// src/admin/index-routes.ts
var TEXT5 = { type: "string", minLength: 1 };
var LINK2 = objectSchema({
  rel: { description: "The operation, as OpenAPI has it.", ...TEXT5 },
  href: { description: "Its path, with `{name}` for what varies.", ...TEXT5 },
  method: { type: "string", enum: [...METHODS] },
  summary: TEXT5
});
var INDEX = objectSchema({ links: { type: "array", minItems: 1, items: LINK2 } });
var NOSNIFF = { "X-Content-Type-Options": { schema: constant("nosniff"), required: true } };
var TAGGED = {
  ...NOSNIFF,
  ETag: { schema: { type: "string", pattern: '^"[\\w-]{22}"$' }, required: true },
  "Cache-Control": { schema: constant("no-cache"), required: true },
  "Content-Security-Policy": { schema: constant(POLICY), required: true }
};
var UNCHANGED = {
  ...{ status: 304, description: "It is the one that the client has.", content: {} },
  headers: TAGGED
};
var PAGE3 = { type: "string", pattern: "^<!doctype html>" };
var indexRoutes = [
  {
    method: "GET",
    path: "/",
    body: "none",
    isOpen: true,
    schema: {
      id: "admin_index",
      summary: "What there is: the inspector for a browser, links for all others",
      answers: () => [
        {
          ...{ status: 200, description: "The inspector.", headers: TAGGED },
          content: { "text/html": PAGE3 }
        },
        ...answers(200, INDEX),
        UNCHANGED,
        {
          ...{ status: 302, description: "For a browser: the same with a slash.", content: {} },
          headers: { Location: { schema: { type: "string", minLength: 1 }, required: true } }
        }
      ]
    },
    act: index
  },
  {
    method: "GET",
    path: "/inspector/:file",
    body: "none",
    isOpen: true,
    schema: {
      id: "admin_inspector_file",
      names: { file: "inspector.js" },
      summary: "What the inspector is made of",
      answers: () => [
        {
          status: 200,
          description: "A file of the inspector.",
          content: Object.fromEntries(
            Object.values(INSPECTOR_FILES).map((type) => [type.replace(/;.*/, ""), TEXT5])
          ),
          headers: TAGGED
        },
        UNCHANGED
      ],
      refuses: [404]
    },
    act: (call) => {
      const { file: file3 = "" } = call.parameters;
      return inspectorFile(file3, call) ?? noSuchFile(file3, INSPECTOR_FILES);
    }
  }
];
function index(call) {
  const page2 = wantsPage(call.headers) ? pageAt(call) : void 0;
  if (page2) return page2;
  const links2 = call.routes.map(({ method: method2, path: path2, schema: { id, summary } }) => {
    const href = `${call.prefix}${path2.replace(/:(\w+)/g, "{$1}")}`;
    return { rel: id, href, method: method2, summary };
  });
  return plainReply({ links: links2 });
}
function pageAt(call) {
  const [path2 = "", ...query2] = (call.target ?? "/").split("?");
  if (path2.endsWith("/")) return inspectorPage(call);
  const Location = [`${ADMIN_PATH.slice(1)}/`, ...query2].join("?");
  return { status: 302, headers: { Location }, body: { kind: "none" } };
}

// src/sandbox/journal/ignored.ts
var NONE = Object.freeze([]);
var ALL2 = Object.freeze(["*"]);
function ignoredOf(request, told6 = (names) => names) {
  return Object.freeze({
    query: told6(ignoredQuery(request)),
    body: told6(ignoredOfBody(request)),
    headers: ignoredHeaders(request.headers)
  });
}
function hasAny(ignored) {
  return Object.values(ignored).some(({ length }) => length > 0);
}
function ignoredQuery({ parameters, operation: operation2, unused }) {
  if (parameters.length === 0 || unused === "all") return parameters;
  if (operation2 === void 0) return NONE;
  return Object.freeze(parameters.filter((name) => !operation2.query.includes(name)));
}
function ignoredOfBody({ read: read4, hasBytes, operation: operation2, unused }) {
  if (unused !== void 0) return (read4 ? !read4.isEmpty : hasBytes) ? ALL2 : NONE;
  if (read4) return read4.ignored;
  return hasBytes && operation2 && ignoresBodies(operation2) ? ALL2 : NONE;
}
var RELIED_ON = [
  ...["idempotency-key", "if-match", "if-none-match", "if-modified-since", "if-unmodified-since"],
  ...[
    "if-range",
    "prefer",
    "range",
    "x-http-method",
    "x-http-method-override",
    "x-method-override"
  ]
];
function ignoredHeaders(headers2) {
  return Object.freeze(RELIED_ON.filter((name) => headers2[name] !== void 0));
}
function ignoredBody(names, isNameless2, operation2) {
  if (operation2 === void 0) return NONE;
  if (isNameless2) return ALL2;
  const { fields: fields3 } = operation2;
  return Object.freeze(names.filter((name) => !fields3.includes(name)));
}
function ignoresBodies({ fields: fields3, readOnlyFields }) {
  return fields3.length + readOnlyFields.length === 0;
}

// src/sandbox/journal/summary.ts
function summaryOf(entry) {
  const { sequence: sequence2, sandbox: sandbox2, at: at3, method: method2, operation: operation2, actor: actor2, status: status2, outcome: outcome2, durationMs: durationMs2, fault: fault3 } = entry;
  return {
    ...{ sequence: sequence2, sandbox: sandbox2, at: at3, method: method2, path: entry.request.target, operation: operation2, actor: actor2 },
    ...{ status: status2, outcome: outcome2, durationMs: durationMs2, fault: fault3 },
    hasIgnored: hasAny(entry.ignored)
  };
}

// src/admin/journal-routes.ts
var journalRoutes = [
  {
    method: "GET",
    path: "/requests",
    body: "none",
    tellsOfPast: true,
    schema: {
      id: "admin_requests",
      summary: "The requests of the API, oldest first",
      query: filterParameters2,
      answers: () => answers(200, JOURNAL),
      refuses: [400]
    },
    act: list4
  },
  {
    method: "DELETE",
    path: "/requests",
    body: "none",
    schema: {
      id: "admin_requests_clear",
      summary: "Forget all requests",
      answers: () => answers(204),
      refuses: [400]
    },
    act: clear2
  },
  {
    method: "GET",
    path: "/requests/summaries",
    body: "none",
    tellsOfPast: true,
    schema: {
      id: "admin_requests_summaries",
      summary: "The requests of the API in a line each, oldest first",
      query: filterParameters2,
      answers: () => answers(200, SUMMARIES),
      refuses: [400]
    },
    act: summaries
  },
  {
    method: "GET",
    path: "/requests/totals",
    body: "none",
    tellsOfPast: true,
    schema: {
      id: "admin_requests_totals",
      summary: "How many requests of each kind there were",
      answers: () => answers(200, TOTALS)
    },
    act: totals
  },
  {
    method: "GET",
    path: "/requests/:sequence",
    body: "none",
    tellsOfPast: true,
    schema: {
      id: "admin_request",
      names: { sequence: "1" },
      summary: "One request",
      answers: () => answers(200, ENTRY2),
      refuses: [404]
    },
    act: show4
  }
];
function list4(call) {
  return listed2(call, (requests) => requests);
}
function summaries(call) {
  return listed2(call, (requests) => requests.map(summaryOf));
}
function listed2({ sandbox: sandbox2, query: query2 }, shown3) {
  const { journal } = sandbox2;
  const read4 = readFilters(query2, operationsOf2(sandbox2));
  if (!read4.valid) return adminError(400, read4.problems);
  const { requests, total } = selected3(journal.entries(), read4.value);
  return pieceReply({ requests: shown3(requests), total, ...journal.forgotten() });
}
function show4({ sandbox: sandbox2, parameters: { sequence: given = "" } }) {
  const entry = /^\d+$/.test(given) ? sandbox2.journal.entry(Number(given)) : void 0;
  if (entry) return pieceReply(entry);
  const message = `there is no request "${given}": it is forgotten, or still to come`;
  return adminError(404, [{ pointer: "", message }]);
}
function clear2({ sandbox: sandbox2, query: query2 }) {
  const message = "does not go with DELETE, which forgets all requests";
  const problems = query2.names().map((name) => ({ pointer: pointerStep(name), message }));
  if (problems.length > 0) return adminError(400, problems);
  sandbox2.journal.clear();
  return emptyReply(204);
}
function totals({ sandbox: { journal } }) {
  const { dropped, limits } = journal.forgotten();
  return plainReply({ totals: journal.totals(), dropped, limits });
}

// src/values/header-pairs.ts
function headerPairs(raw) {
  const pairs = [];
  for (let at3 = 0; at3 + 1 < raw.length; at3 += 2) {
    pairs.push(Object.freeze([raw[at3] ?? "", raw[at3 + 1] ?? ""]));
  }
  return Object.freeze(pairs);
}
function headerOf(headers2, name) {
  return headers2.find(([each2]) => each2.toLowerCase() === name)?.[1];
}

// src/sandbox/portable/origin.ts
var PREFIX = new RegExp(`^${SANDBOX_PATH}/([^/?]*)`);
function placeOf3({ request }) {
  const { headers: headers2 } = request;
  const scheme = headerOf(headers2, "x-forwarded-proto") === "https" ? "https" : "http";
  const [, absolute2, rest = ""] = /^(https?:\/\/[^/?#]*)?(.*)$/s.exec(request.target) ?? [];
  const origin = absolute2 ?? `${scheme}://${headerOf(headers2, "host") ?? "localhost"}`;
  const [prefix = ""] = PREFIX.exec(rest) ?? [];
  const cut = rest.indexOf("?");
  const path2 = rest.slice(prefix.length, cut < 0 ? void 0 : cut);
  const query2 = cut < 0 ? "" : rest.slice(cut + 1);
  return { origin, prefix, path: path2, query: query2 };
}
function pairsIn(raw) {
  const parts = raw.split("&").filter((part) => part !== "");
  return parts.map((part) => {
    const cut = part.indexOf("=");
    return cut < 0 ? [decoded4(part), ""] : [decoded4(part.slice(0, cut)), decoded4(part.slice(cut + 1))];
  });
}
function decoded4(text6) {
  const plain2 = text6.replaceAll("+", " ");
  try {
    return decodeURIComponent(plain2);
  } catch {
    return plain2;
  }
}

// src/sandbox/portable/har-form.ts
function formParameters(mimeType2, { encoding, text: text6 }) {
  const raw = encoding === "base64" ? Buffer.from(text6, "base64").toString("latin1") : text6;
  if (/^\s*application\/x-www-form-urlencoded\b/i.test(mimeType2)) {
    return pairsIn(raw).map(([name, value]) => ({ name, value }));
  }
  if (!/^\s*multipart\/form-data\b/i.test(mimeType2)) return void 0;
  const [, { boundary }] = parseHeaderParameters(mimeType2);
  if (boundary === void 0) return [];
  const [, ...parts] = `\r
${raw}`.split(`\r
--${boundary}`);
  return parts.flatMap((part) => parameterOf(part, encoding === "base64" ? "latin1" : "utf8"));
}
function parameterOf(part, charset) {
  const cut = part.indexOf("\r\n\r\n");
  if (part.startsWith("--") || cut < 0) return [];
  const headers2 = partHeaders(Buffer.from(part.slice(0, cut), charset));
  const [, { name, filename }] = parseHeaderParameters(headers2.get("content-disposition") ?? "");
  if (name === void 0) return [];
  if (filename === void 0) return [{ name, value: part.slice(cut + 4) }];
  const contentType = headers2.get("content-type")?.trim();
  return [{ name, fileName: filename, ...contentType === void 0 ? {} : { contentType } }];
}

// src/sandbox/portable/har.ts
var UNKNOWN = -1;
var NO_TYPE = "x-unknown";
function harLike(pattern2, entries, operations2) {
  const wanted = demand(requestPattern(operations2), pattern2);
  return harOf(entries.filter((entry) => matches2(wanted, entry)));
}
function harOf(entries) {
  const creator = { name: "waldur-payments-mock", version: packageVersion() };
  return { log: { version: "1.2", creator, entries: entries.map(entryOf) } };
}
function entryOf(entry) {
  const { realTime, durationMs: durationMs2, sequence: sequence2, operation: operation2, actor: actor2, answeredBy, fault: fault3, aborted } = entry;
  const time = durationMs2 ?? 0;
  return {
    startedDateTime: realTime,
    time,
    request: requestOf(entry),
    response: responseOf2(entry),
    cache: {},
    // What the mock measures is the time from the request's head to its answer.
    timings: { send: 0, wait: time, receive: 0 },
    _sequence: sequence2,
    _operation: operation2,
    _actor: actor2,
    _sandbox: entry.sandbox,
    _answeredBy: answeredBy,
    _fault: fault3,
    _aborted: aborted,
    _ignored: entry.ignored
  };
}
function requestOf(entry) {
  const { method: method2, request } = entry;
  const { origin, prefix, path: path2, query: query2 } = placeOf3(entry);
  const { headers: headers2, body } = request;
  return {
    method: method2,
    url: `${origin}${prefix}${path2}${query2 === "" ? "" : `?${query2}`}`,
    httpVersion: `HTTP/${request.httpVersion}`,
    cookies: cookiesIn(headers2, "cookie", ";"),
    headers: headers2.map(pair),
    queryString: pairsIn(query2).map(pair),
    ...body === null ? {} : { postData: postDataOf(headers2, body) },
    headersSize: UNKNOWN,
    bodySize: body === null ? 0 : body.length
  };
}
function postDataOf(headers2, body) {
  const mimeType2 = headerOf(headers2, "content-type") ?? NO_TYPE;
  const params = formParameters(mimeType2, body);
  return {
    mimeType: mimeType2,
    ...params === void 0 ? {} : { params },
    text: body.text,
    ...body.encoding === "base64" ? { _encoding: body.encoding } : {},
    ...body.sha256 === null ? {} : { _sha256: body.sha256 }
  };
}
function responseOf2({ request, response, status: status2 }) {
  const headers2 = response?.headers ?? [];
  const body = response?.body ?? null;
  return {
    status: status2 ?? 0,
    statusText: response?.statusText ?? "",
    httpVersion: `HTTP/${request.httpVersion}`,
    cookies: cookiesIn(headers2, "set-cookie"),
    headers: headers2.map(pair),
    content: contentOf(headers2, body),
    redirectURL: headerOf(headers2, "location") ?? "",
    headersSize: UNKNOWN,
    bodySize: response === null ? UNKNOWN : body?.length ?? 0
  };
}
function contentOf(headers2, body) {
  const mimeType2 = headerOf(headers2, "content-type") ?? NO_TYPE;
  if (body === null) return { size: 0, mimeType: mimeType2 };
  return {
    size: body.length,
    mimeType: mimeType2,
    text: body.text,
    ...body.encoding === "base64" ? { encoding: body.encoding } : {},
    ...body.sha256 === null ? {} : { _sha256: body.sha256 }
  };
}
function cookiesIn(headers2, name, separator) {
  return headers2.filter(([each2]) => each2.toLowerCase() === name).flatMap(
    ([, value]) => separator === void 0 ? [value.split(";", 1)[0] ?? ""] : value.split(separator)
  ).map((cookie) => cookie.trim()).filter((cookie) => cookie !== "").map((cookie) => {
    const cut = cookie.indexOf("=");
    return cut < 0 ? { name: "", value: cookie } : { name: cookie.slice(0, cut), value: cookie.slice(cut + 1) };
  });
}
function pair([name, value]) {
  return { name, value };
}

// src/sandbox/portable/pact-names.ts
var DEFAULT_PROVIDER = "waldur";
var NAME5 = text2({ minLength: 1, maxLength: 200, words: "a name of 1 to 200 characters" });
var PACT_NAMES = object({
  consumer: required2(NAME5),
  provider: withDefault(NAME5, DEFAULT_PROVIDER)
});

// src/fixtures/default-documents.ts
import { readFileSync as readFileSync5 } from "node:fs";
var SHIPPED_NAMES = ["default", "empty", "edge-cases"];
var SCENARIO_NAMES = [
  "fresh-organization",
  "payment-awaiting-link",
  "profile-switched-mid-month",
  "hundred-payments",
  "every-invoice-state",
  "all-linked",
  "app-shell"
];
function shippedDocument(name) {
  return read3(name, `fixtures/${name}.json`);
}
function scenarioDocument(name) {
  return read3(name, `fixtures/scenarios/${name}.json`);
}
function isShipped(name) {
  return [...SCENARIO_NAMES, ...SHIPPED_NAMES].some((each2) => each2 === name);
}
function worldHint(name) {
  const nearest = nearestName(name, [...SHIPPED_NAMES, ...SCENARIO_NAMES]);
  const isScenario = SCENARIO_NAMES.some((scenario) => scenario === nearest);
  return isScenario ? `: did you mean ${JSON.stringify(nearest)}, as the scenario?` : hint(nearest);
}
function read3(name, file3) {
  const content = JSON.parse(readFileSync5(new URL(file3, packageRoot), "utf8"));
  return { name, content };
}

// src/sandbox/orders.ts
var isDocument = (input) => isMembers(input);
var DOCUMENT2 = guarded(isDocument, "a fixture document", { type: "object" });
var WORLD_WORDS = `a fixture document, or one of ${SHIPPED_NAMES.join(", ")}`;
var SHIPPED_WORLD = {
  ...oneOf(SHIPPED_NAMES),
  read(input) {
    const found3 = SHIPPED_NAMES.find((name) => name === input);
    if (found3 !== void 0) return accepted(found3);
    return refused(`must be ${WORLD_WORDS}${worldHint(String(input))}`);
  }
};
var WORLD = union(
  [SHIPPED_WORLD, DOCUMENT2],
  WORLD_WORDS,
  (input, [shipped, document2]) => typeof input === "string" ? shipped : document2
);
var SANDBOX_ORDER = told(
  object(
    {
      name: SANDBOX_NAME,
      fixtures: told(optional2(WORLD), {
        description: "The rows to begin with: the name of a shipped world, or a fixture document. With neither this nor a scenario it begins with those of the server."
      }),
      scenario: told(optional2(oneOf(SCENARIO_NAMES)), {
        description: "Rows that set up one situation; those of `fixtures` come on top."
      }),
      randomSeed: optional2(SEED),
      seed: told(optional2(SEED), { description: "An older name of `randomSeed`." }),
      now: optional2(INSTANT),
      ttlSeconds: optional2(IDLE_SECONDS)
    },
    {
      rules: ({ randomSeed, seed }) => randomSeed === void 0 || seed === void 0 ? [] : [{ pointer: "/randomSeed", message: "is the same as seed: give one of them" }]
    }
  ),
  { title: "SandboxRequest" }
);
var RESET_ORDER = object({
  keep: withDefault(list(oneOf(RESET_PARTS), { words: `a list of ${RESET_PARTS.join(", ")}` }), [])
});

// src/sandbox/make-to-order.ts
function makeToOrder(order, sandboxes) {
  const {
    name,
    fixtures,
    scenario,
    seed,
    randomSeed = seed,
    now: now4,
    ttlSeconds
  } = demand(SANDBOX_ORDER, order);
  if (sandboxes.has(name)) return "conflict";
  const sandbox2 = sandboxes.fork({
    ...randomSeed === void 0 ? {} : { randomSeed },
    ...now4 === void 0 ? {} : { now: now4 }
  });
  const documents = [
    ...scenario === void 0 ? [] : [scenarioDocument(scenario)],
    ...fixtures === void 0 ? [] : [documentIn(fixtures)]
  ];
  if (documents.length > 0) {
    const problems = sandbox2.loadGiven(documents, "replace", "/fixtures");
    if (problems.length > 0) throw new ProblemError(under("fixtures", problems));
    const shipped = typeof fixtures === "string" ? fixtures : void 0;
    const isOne = scenario === void 0 || fixtures === void 0;
    sandbox2.keepAsSeed(isOne ? scenario ?? shipped : void 0);
  }
  return sandboxes.add(name, sandbox2, ttlSeconds);
}
function documentIn(fixtures) {
  if (typeof fixtures === "string") return shippedDocument(fixtures);
  return { name: "fixtures", content: fixtures };
}

// src/sandbox/portable/provider-states.ts
var TOKEN3 = text2({ minLength: 1, maxLength: 255 });
var PARAMS = object({
  scenario: optional2(oneOf(SCENARIO_NAMES)),
  snapshot: told(optional2(text2()), { description: "Where there is none, the fixtures beside it." }),
  fixtures: optional2(WORLD),
  actor: told(optional2(text2()), { description: "Who calls: a username." }),
  token: told(optional2(TOKEN3), { description: "The token by which the actor calls." }),
  password: told(optional2(text2({ minLength: 1 })), { description: "By which the actor logs in." })
});
var PROVIDER_STATE_ORDER = told(
  object(
    {
      state: told(withDefault(text2(), ""), {
        description: "A scenario, a shipped world or a snapshot, unless `params` name one; empty for the seed."
      }),
      params: withDefault(PARAMS, {}),
      action: withDefault(oneOf(["setup", "teardown"]), "setup"),
      consumer: optional2(text2()),
      states: optional2(JSON_VALUE)
    },
    {}
  ),
  { title: "ProviderStateRequest" }
);
function putProviderState(sandbox2, body) {
  const { action, state, params } = demand(PROVIDER_STATE_ORDER, body);
  const before = sandbox2.present();
  put(sandbox2, action === "teardown" ? "seed" : wantedBy(sandbox2, state, params));
  const problems = action === "teardown" ? [] : introduce(sandbox2, params);
  if (problems.length === 0) return;
  sandbox2.restore(before);
  throw new ProblemError(under("params", problems));
}
function put(sandbox2, wanted) {
  if (wanted === "seed") sandbox2.reset(["journal", "faults", "clock"]);
  else if ("moment" in wanted) sandbox2.restore(wanted.moment);
  else {
    const problems = sandbox2.loadGiven(wanted.documents, "replace", "/params/fixtures");
    if (problems.length > 0) throw new ProblemError(under("params", under("fixtures", problems)));
  }
}
function wantedBy(sandbox2, state, params) {
  const { scenario, snapshot, fixtures } = params;
  const moment = snapshot === void 0 ? void 0 : sandbox2.snapshots.get(snapshot);
  if (moment) return { moment };
  const documents = [
    ...scenario === void 0 ? [] : [scenarioDocument(scenario)],
    ...fixtures === void 0 ? [] : [documentIn(fixtures)]
  ];
  if (documents.length > 0) return { documents };
  if (snapshot !== void 0) throw unknown("/params/snapshot", snapshot, sandbox2);
  return state === "" ? "seed" : wantedByName(sandbox2, state);
}
function wantedByName({ snapshots }, state) {
  const name = state.replace(/^the (?:scenario|world|snapshot) /, "");
  const scenario = SCENARIO_NAMES.find((each2) => each2 === name);
  if (scenario !== void 0) return { documents: [scenarioDocument(scenario)] };
  const world = SHIPPED_NAMES.find((each2) => each2 === name);
  if (world !== void 0) return { documents: [shippedDocument(world)] };
  const moment = snapshots.get(name);
  if (moment) return { moment };
  throw unknown("/state", name, { snapshots });
}
function unknown(pointer, name, { snapshots }) {
  const known2 = pointer === "/state" ? [...SCENARIO_NAMES, ...SHIPPED_NAMES] : [];
  const all2 = [...known2, ...snapshots.names()];
  const near = hint(nearestName(name, all2)) || `: there are ${all2.join(", ") || "none"}`;
  const kind = pointer === "/state" ? "scenario, shipped world or snapshot" : "snapshot";
  return new ProblemError([{ pointer, message: `is no ${kind}${near}` }]);
}
function introduce({ world }, { actor: actor2, token: token2, password }) {
  const table = world.store.table(users);
  if (actor2 === void 0) {
    const message = "needs an actor, whose it is";
    return [
      ...token2 === void 0 ? [] : [{ pointer: "/token", message }],
      ...password === void 0 ? [] : [{ pointer: "/password", message }]
    ];
  }
  const user = table.select().where("username", actor2).first();
  if (!user) {
    const near = hint(
      nearestName(
        actor2,
        Array.from(table.select(), ({ username }) => username)
      )
    );
    return [{ pointer: "/actor", message: `is no user of that state${near}` }];
  }
  const given = {
    ...token2 === void 0 ? {} : { token: token2 },
    ...password === void 0 ? {} : { password }
  };
  const owner = token2 === void 0 ? void 0 : table.findBy("token", token2);
  if (owner && owner.uuid !== user.uuid) table.replace({ ...owner, token: null });
  table.replace({ ...user, ...given });
  return [];
}

// src/admin/portable-schemas.ts
var TEXT6 = { type: "string" };
var SIZE = { type: "integer", minimum: -1 };
var MS = { type: "number", minimum: 0 };
var STATUS4 = { type: "integer", minimum: 0, maximum: 599 };
var ANY3 = { description: "Any JSON." };
var listOf2 = (items2) => ({ type: "array", items: items2 });
var PAIRS = listOf2({ title: "HarPair", ...objectSchema({ name: TEXT6, value: TEXT6 }) });
var POST_DATA = objectSchema(
  {
    mimeType: TEXT6,
    params: listOf2(
      objectSchema({ name: TEXT6, value: TEXT6, fileName: TEXT6, contentType: TEXT6 }, [
        ...["value", "fileName", "contentType"]
      ])
    ),
    text: TEXT6,
    _encoding: TEXT6,
    _sha256: TEXT6
  },
  ["params", "_encoding", "_sha256"]
);
var CONTENT = objectSchema(
  { size: SIZE, mimeType: TEXT6, text: TEXT6, encoding: TEXT6, _sha256: TEXT6 },
  ["text", "encoding", "_sha256"]
);
var COMMON = {
  httpVersion: TEXT6,
  cookies: PAIRS,
  headers: PAIRS,
  headersSize: SIZE,
  bodySize: SIZE
};
var HAR_ENTRY = {
  title: "HarEntry",
  ...objectSchema({
    startedDateTime: DATE_TIME,
    time: MS,
    request: objectSchema(
      { method: TEXT6, url: TEXT6, ...COMMON, queryString: PAIRS, postData: POST_DATA },
      ["postData"]
    ),
    response: objectSchema({
      ...{ status: STATUS4, statusText: TEXT6, ...COMMON, content: CONTENT, redirectURL: TEXT6 }
    }),
    cache: { type: "object", maxProperties: 0 },
    timings: objectSchema({ send: MS, wait: MS, receive: MS }),
    _sequence: { type: "integer", minimum: 1 },
    _operation: nullableSchema(TEXT6),
    _actor: nullableSchema(TEXT6),
    _sandbox: TEXT6,
    _answeredBy: nullableSchema({ type: "string", enum: [...ANSWERERS] }),
    _fault: nullableSchema(TEXT6),
    _aborted: nullableSchema(TEXT6),
    _ignored: objectSchema({ query: listOf2(TEXT6), body: listOf2(TEXT6), headers: listOf2(TEXT6) })
  })
};
var HAR = {
  title: "Har",
  ...objectSchema({
    log: objectSchema({
      version: { type: "string", const: "1.2" },
      creator: objectSchema({ name: TEXT6, version: TEXT6 }),
      entries: listOf2(HAR_ENTRY)
    })
  })
};
var NAMED2 = objectSchema({ name: TEXT6 });
var HEADERS5 = { type: "object", additionalProperties: listOf2(TEXT6) };
var BODY4 = objectSchema({
  content: ANY3,
  contentType: TEXT6,
  encoded: {
    anyOf: [
      { type: "string", const: "base64" },
      { type: "boolean", const: false }
    ]
  }
});
var STATE = objectSchema({ name: TEXT6, params: { type: "object", additionalProperties: ANY3 } });
var RULES = objectSchema({ body: { type: "object", additionalProperties: ANY3 } });
var INTERACTION = {
  title: "PactInteraction",
  ...objectSchema(
    {
      type: { type: "string", const: "Synchronous/HTTP" },
      key: TEXT6,
      description: TEXT6,
      providerStates: listOf2(STATE),
      comments: objectSchema({ testname: TEXT6 }),
      request: objectSchema(
        { method: TEXT6, path: TEXT6, query: HEADERS5, headers: HEADERS5, body: BODY4 },
        ["query", "headers", "body"]
      ),
      response: objectSchema(
        { status: STATUS4, headers: HEADERS5, body: BODY4, matchingRules: RULES },
        ["headers", "body", "matchingRules"]
      )
    },
    ["comments"]
  )
};
var PACT = {
  title: "Pact",
  ...objectSchema({
    consumer: NAMED2,
    provider: NAMED2,
    interactions: listOf2(INTERACTION),
    metadata: { type: "object", additionalProperties: ANY3 }
  })
};
function pactParameters() {
  const names = Object(PACT_NAMES.json()["properties"]);
  return Object.entries(names).map(([name, schema]) => ({
    name,
    in: "query",
    schema,
    ...name === "consumer" ? { example: "checkout" } : {}
  }));
}

// src/admin/portable-routes.ts
var portableRoutes = [
  {
    method: "GET",
    path: "/requests/har",
    body: "none",
    tellsOfPast: true,
    schema: {
      id: "admin_requests_har",
      summary: "The requests as an HTTP archive",
      query: filterParameters2,
      answers: () => answers(200, HAR),
      refuses: [400]
    },
    act: har
  },
  {
    method: "POST",
    path: "/requests/har",
    body: "required",
    tellsOfPast: true,
    schema: {
      id: "admin_requests_har_select",
      summary: "Requests like a pattern as an HTTP archive",
      body: () => requestPattern().json(),
      example: { operation: "payments_create" },
      answers: () => answers(200, HAR),
      refuses: [400]
    },
    act: ({ sandbox: sandbox2, body }) => pieceReply(sandbox2.journal.har(Object(body)))
  },
  {
    method: "GET",
    path: "/requests/pact",
    body: "none",
    tellsOfPast: true,
    schema: {
      id: "admin_requests_pact",
      summary: "What a client has used, as a file of Pact",
      query: pactParameters,
      answers: () => answers(200, PACT),
      refuses: [400]
    },
    act: pact
  },
  {
    method: "POST",
    path: "/pact/provider-states",
    body: "required",
    schema: {
      id: "admin_pact_provider_state",
      summary: "Put a state in place for a verifier of Pact",
      body: PROVIDER_STATE_ORDER.json,
      example: { state: "payment-awaiting-link", action: "setup" },
      answers: () => answers(204),
      refuses: [400, 429]
    },
    act: provide
  }
];
function har({ sandbox: sandbox2, query: query2 }) {
  const operations2 = sandbox2.operations.map(({ id }) => id);
  const read4 = readFilters(query2, operations2);
  if (!read4.valid) return adminError(400, read4.problems);
  return pieceReply(harOf(selected3(sandbox2.journal.entries(), read4.value).requests));
}
function pact({ sandbox: sandbox2, query: query2 }) {
  const given = query2.names().map((name) => {
    const [value, ...more] = query2.getList(name);
    return [name, more.length > 0 ? [value, ...more] : value];
  });
  return pieceReply(sandbox2.journal.pact(demand(PACT_NAMES, Object.fromEntries(given))));
}
function provide({ sandbox: sandbox2, body }) {
  putProviderState(sandbox2, body);
  return emptyReply(204);
}

// src/fixtures/generate-block.ts
var ROWS = whole({ min: 0, max: 1e4 });
var GENERATE_BLOCK = told(
  object(
    allOptional({
      seed: whole({ min: 0 }),
      customers: ROWS,
      users: ROWS,
      invoices: ROWS,
      payments: whole({ min: 0, max: 1e6 })
    }),
    {
      words: 'an object such as {"seed": 7, "payments": 500}',
      stranger: (key2) => `unknown key ${quoted3(key2)}`
    }
  ),
  { description: "Rows to be made. The same seed gives the same rows on every machine." }
);

// src/fixtures/fixtures-schema.ts
function fixturesSchema() {
  const fixtures = resources.map(({ fixture }) => fixture);
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "Fixtures of waldur-payments-mock",
    type: "object",
    properties: {
      $schema: { type: "string" },
      [COMMENT_KEY]: COMMENT,
      ...Object.fromEntries(
        fixtures.map(({ key: key2 }) => [key2, { type: "array", items: { $ref: `#/$defs/${key2}` } }])
      ),
      generate: GENERATE_BLOCK.json()
    },
    additionalProperties: false,
    $defs: Object.fromEntries(fixtures.map((fixture) => [fixture.key, rowSchema2(fixture)]))
  };
}
function rowSchema2({ key: key2, columns, ignored }) {
  const entries = Object.entries(columns);
  const required4 = entries.filter(([, column]) => column.required).map(([name]) => name);
  return {
    description: `A row of ${key2}. What is left out gets the default of the server, or a made-up value.`,
    type: "object",
    properties: {
      $id: {
        description: "An alias by which other rows may refer to this one.",
        type: "string",
        minLength: 1
      },
      uuid: { description: "With or without dashes.", type: "string", minLength: 1 },
      ...Object.fromEntries(entries.map(([name, { schema }]) => [name, schema])),
      [COMMENT_KEY]: COMMENT,
      ...Object.fromEntries(ignored.map((name) => [name, READ_ONLY]))
    },
    ...required4.length > 0 ? { required: required4 } : {},
    additionalProperties: false
  };
}
var COMMENT = { description: "For people: text, or a list of lines." };
var READ_ONLY = { description: "Part of API answers; ignored." };

// src/admin/document-schema.ts
function documentSchema() {
  const { $schema: _, $defs, properties, ...rest } = fixturesSchema();
  const rows = isObject2($defs) ? $defs : {};
  const named3 = Object.entries(isObject2(properties) ? properties : {}).map(([key2, list5]) => {
    const items2 = rowOf(rows, key2);
    return [key2, items2 ? { type: "array", items: items2 } : list5];
  });
  return withoutDollars({ ...rest, title: "Fixtures", properties: Object.fromEntries(named3) });
}
function rowSchema3(key2) {
  const { $defs } = fixturesSchema();
  return rowOf(isObject2($defs) ? $defs : {}, key2) ?? {};
}
function rowOf(rows, key2) {
  const row2 = rows[key2];
  return isObject2(row2) ? { ...withoutDollars(row2), title: titleOf(key2) } : void 0;
}
function withoutDollars(schema) {
  const members = Object.entries(isObject2(schema["properties"]) ? schema["properties"] : {});
  const isPlain3 = ([name]) => !name.startsWith("$");
  const patterns = members.filter((member) => !isPlain3(member)).map(([name, each2]) => [`^${escapePattern(name)}$`, each2]);
  return {
    ...schema,
    properties: Object.fromEntries(members.filter(isPlain3)),
    ...patterns.length > 0 ? { patternProperties: Object.fromEntries(patterns) } : {}
  };
}
function titleOf(key2) {
  return `${key2.replace(/(?:^|_)(.)/g, (_, letter) => letter.toUpperCase())}Fixture`;
}

// src/admin/sandbox-routes.ts
var COUNT7 = { type: "integer", minimum: 0 };
var SANDBOX = {
  title: "Sandbox",
  ...objectSchema({
    name: SANDBOX_NAME.json(),
    sizes: {
      description: "Rows by table.",
      type: "object",
      additionalProperties: COUNT7,
      minProperties: 1
    },
    requests: COUNT7,
    idleSeconds: COUNT7,
    ttlSeconds: COUNT7
  })
};
function orderSchema() {
  const order = SANDBOX_ORDER.json();
  const shipped = { type: "string", enum: [...SHIPPED_NAMES] };
  const fixtures = { anyOf: [documentSchema(), shipped] };
  const properties = Object(order["properties"]);
  const { description } = Object(properties.fixtures);
  return { ...order, properties: { ...properties, fixtures: { ...fixtures, description } } };
}
var sandboxRoutes = [
  {
    method: "GET",
    path: "/sandboxes",
    body: "none",
    schema: {
      id: "admin_sandboxes",
      summary: "The sandboxes that there are",
      answers: () => answers(200, objectSchema({ sandboxes: { type: "array", items: SANDBOX, minItems: 1 } }))
    },
    act: ({ sandboxes }) => plainReply({ sandboxes: sandboxes.list() })
  },
  {
    method: "POST",
    path: "/sandboxes",
    body: "required",
    schema: {
      id: "admin_sandbox_create",
      summary: "Make a sandbox",
      body: orderSchema,
      example: { name: "refunds", scenario: "payment-awaiting-link" },
      answers: () => answers(201, SANDBOX),
      refuses: [400, 409, 429]
    },
    act: create
  },
  {
    method: "DELETE",
    path: "/sandboxes/:name",
    body: "none",
    schema: {
      id: "admin_sandbox_drop",
      names: { name: "checkout" },
      summary: "Drop a sandbox",
      answers: () => answers(204),
      refuses: [404]
    },
    act: drop
  }
];
function create({ sandboxes, body }) {
  const made = makeToOrder(body, sandboxes);
  if (made === "conflict") {
    return adminError(409, [{ pointer: "/name", message: "is in use by another sandbox" }]);
  }
  return plainReply(made, 201);
}
function drop({ sandboxes, parameters: { name = "" } }) {
  if (sandboxes.drop(name)) return emptyReply(204);
  const message = `there is no sandbox "${name}" that can be dropped`;
  return adminError(404, [{ pointer: "", message }]);
}

// src/admin/snapshot-routes.ts
var NAME_PATH = "/snapshots/:name";
var EXAMPLE4 = { name: "before-checkout" };
var snapshotRoutes = [
  {
    method: "GET",
    path: "/snapshots",
    body: "none",
    schema: {
      id: "admin_snapshots",
      summary: "The names of all snapshots",
      answers: () => answers(200, objectSchema({ snapshots: { type: "array", items: { type: "string" } } }))
    },
    act: ({ sandbox: sandbox2 }) => plainReply({ snapshots: sandbox2.snapshots.names() })
  },
  {
    method: "PUT",
    path: NAME_PATH,
    body: "none",
    schema: {
      id: "admin_snapshot_take",
      names: EXAMPLE4,
      summary: "Remember the state",
      answers: () => answers(204),
      refuses: [413, 429]
    },
    act: take4
  },
  {
    method: "GET",
    path: NAME_PATH,
    body: "none",
    schema: {
      id: "admin_snapshot",
      names: EXAMPLE4,
      summary: "Export a remembered state",
      answers: () => answers(200, documentSchema()),
      refuses: [404]
    },
    act: show5
  },
  {
    method: "DELETE",
    path: NAME_PATH,
    body: "none",
    schema: {
      id: "admin_snapshot_drop",
      names: EXAMPLE4,
      summary: "Forget a remembered state",
      answers: () => answers(204),
      refuses: [404]
    },
    act: drop2
  },
  {
    method: "POST",
    path: `${NAME_PATH}/restore`,
    body: "none",
    schema: {
      id: "admin_snapshot_restore",
      names: EXAMPLE4,
      summary: "Come back to a remembered state",
      answers: () => answers(204),
      refuses: [404]
    },
    act: restore
  }
];
function take4({ sandbox: sandbox2, parameters: { name = "" } }) {
  sandbox2.snapshots.take(name);
  return emptyReply(204);
}
function show5(call) {
  const { sandbox: sandbox2 } = call;
  const moment = sandbox2.snapshots.get(nameOf7(call));
  return moment ? pieceReply(sandbox2.stateToWrite(moment)) : unknown2(call);
}
function drop2(call) {
  return call.sandbox.snapshots.drop(nameOf7(call)) ? emptyReply(204) : unknown2(call);
}
function restore(call) {
  const { sandbox: sandbox2 } = call;
  const moment = sandbox2.snapshots.get(nameOf7(call));
  if (!moment) return unknown2(call);
  sandbox2.restore(moment);
  return emptyReply(204);
}
function nameOf7({ parameters: { name = "" } }) {
  return name;
}
function unknown2(call) {
  const known2 = call.sandbox.snapshots.known();
  const message = `there is no snapshot "${nameOf7(call)}": there are ${known2}`;
  return adminError(404, [{ pointer: "", message }]);
}

// src/admin/state-routes.ts
var COUNT8 = { type: "integer", minimum: 0 };
var HEALTH = objectSchema({
  status: constant("ok"),
  version: { type: "string", pattern: "^\\d+\\.\\d+\\.\\d+" },
  contract: PRESET2,
  differences: objectSchema(DIFFERENCE_VALUES),
  limits: {
    description: "What is held of each kind, and how much of it may be; bytes by estimate.",
    type: "object",
    additionalProperties: objectSchema(
      { number: COUNT8, bytes: COUNT8, maxNumber: COUNT8, maxBytes: COUNT8, dropped: COUNT8 },
      ["number", "bytes", "maxNumber", "maxBytes", "dropped"]
    ),
    minProperties: 1
  }
});
var LOADING = {
  body: documentSchema,
  example: { customers: [{ name: "Acme" }] },
  answers: () => answers(204),
  refuses: [400, 429]
};
var stateRoutes = [
  {
    method: "GET",
    path: "/health",
    body: "none",
    isOpen: true,
    schema: { id: "admin_health", summary: "Is it well", answers: () => answers(200, HEALTH) },
    act: health
  },
  {
    method: "GET",
    path: "/ready",
    body: "none",
    isOpen: true,
    schema: { id: "admin_ready", summary: "Is it ready", answers: () => answers(200, HEALTH) },
    act: health
  },
  {
    method: "POST",
    path: "/reset",
    body: "optional",
    schema: {
      id: "admin_reset",
      summary: "Back to the seed",
      body: RESET_ORDER.json,
      example: { keep: ["journal"] },
      answers: () => answers(204),
      refuses: [400]
    },
    act: reset
  },
  {
    method: "GET",
    path: "/state",
    body: "none",
    schema: {
      id: "admin_state",
      summary: "Export the state",
      answers: () => answers(200, documentSchema())
    },
    act: ({ sandbox: sandbox2 }) => pieceReply(sandbox2.stateToWrite())
  },
  {
    method: "PUT",
    path: "/state",
    body: "required",
    schema: { id: "admin_state_replace", summary: "Replace the state", ...LOADING },
    act: (call) => load(call, "replace")
  },
  {
    method: "PATCH",
    path: "/state",
    body: "required",
    schema: { id: "admin_state_add", summary: "Add to the state", ...LOADING },
    act: (call) => load(call, "add")
  }
];
function health({ sandbox: sandbox2, sandboxes }) {
  const { name: contract, differences: differences2 } = sandbox2.world.contract;
  return plainReply({
    ...{ status: "ok", version: packageVersion(), contract, differences: differences2 },
    limits: sandbox2.holdings.told(sandbox2, sandboxes.dropped.size)
  });
}
function load({ sandbox: sandbox2, body }, mode) {
  const problems = sandbox2.loadGiven([{ name: "body", content: body }], mode);
  return problems.length === 0 ? emptyReply(204) : adminError(400, problems);
}
function reset({ sandbox: sandbox2, body = {} }) {
  sandbox2.reset(demand(RESET_ORDER, body).keep);
  return emptyReply(204);
}

// src/admin/stub-routes.ts
var stubSchema = () => rowSchema3("stubs");
var stubList = () => ({ type: "array", items: stubSchema() });
var told3 = () => objectSchema({ stubs: stubList() });
var stubRoutes = [
  {
    method: "GET",
    path: "/stubs",
    body: "none",
    schema: {
      id: "admin_stubs",
      summary: "The stubs that there are",
      answers: () => answers(200, told3())
    },
    act: ({ sandbox: sandbox2 }) => pieceReply({ stubs: sandbox2.stubs.list() })
  },
  {
    method: "POST",
    path: "/stubs",
    body: "required",
    schema: {
      id: "admin_stub_add",
      summary: "Add a stub, or several",
      body: () => ({ anyOf: [stubSchema(), stubList()] }),
      example: { path: "/api/hooks-web/", body: [] },
      answers: () => answers(201, { anyOf: [stubSchema(), told3()] }),
      refuses: [400, 429]
    },
    act: add3
  },
  {
    method: "PUT",
    path: "/stubs",
    body: "required",
    schema: {
      id: "admin_stubs_replace",
      summary: "Put stubs in the place of all that there are",
      body: stubList,
      example: [{ path: "/api/hooks-web/", body: [] }],
      answers: () => answers(200, told3()),
      refuses: [400, 429]
    },
    act: ({ sandbox: sandbox2, body }) => plainReply({ stubs: sandbox2.stubs.replace(body) })
  },
  {
    method: "DELETE",
    path: "/stubs",
    body: "none",
    schema: {
      id: "admin_stubs_clear",
      summary: "Take all stubs away",
      answers: () => answers(204)
    },
    act: clear3
  },
  {
    method: "DELETE",
    path: "/stubs/:uuid",
    body: "none",
    schema: {
      id: "admin_stub_remove",
      names: { uuid: "57000000-0000-4000-8000-000000000001" },
      summary: "Take a stub away",
      answers: () => answers(204),
      refuses: [404]
    },
    act: remove2
  }
];
function add3({ sandbox: { stubs: stubs2 }, body }) {
  if (Array.isArray(body)) return plainReply({ stubs: stubs2.addAll(body) }, 201);
  return plainReply(stubs2.add(body), 201);
}
function clear3({ sandbox: sandbox2 }) {
  sandbox2.stubs.clear();
  return emptyReply(204);
}
function remove2({ sandbox: sandbox2, parameters: { uuid = "" } }) {
  const absence = sandbox2.stubs.absence(uuid);
  if (absence !== void 0) return adminError(404, [absence]);
  sandbox2.stubs.remove(uuid);
  return emptyReply(204);
}

// src/sandbox/tables/known-users.ts
var USERS_QUERY = object({
  search: told(optional2(once(text2())), {
    description: "Users with this in their name, whatever the case of letters."
  }),
  limit: told(withDefault(once(digits(whole({ min: 0, max: 1e3 }))), 100), {
    description: "Most users of the answer."
  })
});
function knownUsers({ store, clock }, given) {
  const { search = "", limit } = demand(USERS_QUERY, given);
  const wanted = search.toLowerCase();
  const all2 = store.table(users).select();
  const found3 = wanted === "" ? all2 : all2.filter(({ username }) => username.toLowerCase().includes(wanted));
  return {
    total: found3.count,
    users: found3.page(0, limit).map((user) => {
      const { username, token: token2, isStaff: isStaff2, isSupport, isActive: isActive2, roles: roles2 } = user;
      const may = { isStaff: isStaff2, isSupport, isActive: isActive2, isExpired: isExpired(user, clock) };
      return { username, token: token2, ...may, roles: roles2.map(toldRole) };
    })
  };
}
function toldRole(role) {
  const customer = dashed(role.customer);
  return role.scope === "project" ? { role: role.role, customer, project: dashed(role.project) } : { role: role.role, customer };
}

// src/sandbox/tables/row-changes.ts
import { isDeepStrictEqual } from "node:util";
function changesIn(parts, { store, seed, memory }) {
  const { table } = parts;
  const present = store.table(table);
  return memory.get(`changes/${table.name}`, [seed, present.version], () => {
    const { added, replaced: replaced2, removed } = present.differencesFrom(seed.table(table));
    const inOrder4 = (a, b) => byCodeUnit(table.order(a), table.order(b));
    return {
      added: added.toSorted(inOrder4),
      changed: replaced2.filter(({ before, after }) => !isSame(parts, before, after)).toSorted((a, b) => inOrder4(a.after, b.after)),
      removed: removed.toSorted(inOrder4)
    };
  });
}
function changeOf(parts, row2, { seed }) {
  const before = seed.table(parts.table).get(row2.uuid);
  if (before === void 0) return "added";
  return isSame(parts, before, row2) ? null : "changed";
}
function isSame({ columns }, a, b) {
  if (a === b) return true;
  return columns.every(({ member, write: write2 }) => {
    const [one3, other] = [memberOf(a, member), memberOf(b, member)];
    return one3 === other || isDeepStrictEqual(write2(one3), write2(other));
  });
}

// src/sandbox/tables/plain-values.ts
function makeOf({ refersTo, isBinary: isBinary2, column }) {
  if (isBinary2) return "bytes";
  if (refersTo !== void 0) return "key";
  return makeOfSchema(column.written ?? column.schema);
}
var MAKES = {
  ...{ string: "text", integer: "number", number: "number", boolean: "truth" }
};
function makeOfSchema(schema) {
  const { type, anyOf: anyOf2 } = schema;
  if (Array.isArray(schema["enum"])) return "text";
  const parts = Array.isArray(anyOf2) ? anyOf2 : [];
  const some = parts.map(Object).find((each2) => each2["type"] !== "null");
  return some === void 0 ? MAKES[String(type)] ?? "data" : makeOfSchema(some);
}
function valuesMeant(make, text6) {
  if (text6 === "") return accepted(make === "text" ? ["", null] : [null]);
  switch (make) {
    case "text":
      return accepted([text6]);
    case "key": {
      const uuid = parseUuid(text6);
      return uuid === void 0 ? refused("must be a uuid, or empty for none") : accepted([uuid]);
    }
    case "number": {
      const number = Number(text6);
      return Number.isNaN(number) ? refused("must be a number") : accepted([number]);
    }
    case "truth":
      return ["true", "false"].includes(text6) ? accepted([text6 === "true"]) : refused("must be true or false");
    case "bytes":
    case "data":
      return refused("has parts, by which rows are not told apart here: use search");
    default:
      return make;
  }
}
function searcher(wanted) {
  const holds = anyCase(wanted);
  const digits2 = wanted.toLowerCase().replaceAll("-", "");
  const isKey = /^[0-9a-f]+$/.test(digits2);
  return (make, value) => {
    if (value === null || value === void 0 || value === "") return false;
    switch (make) {
      case "bytes":
        return false;
      case "key":
        return isKey && String(value).includes(digits2);
      case "data":
        return holds(JSON.stringify(value));
      default:
        return holds(String(value));
    }
  };
}

// src/sandbox/tables/sorted-rows.ts
function sorted(rows, orders) {
  return orders.reduceRight((found3, order) => sortedBy(found3, order), rows);
}
function sortedBy(rows, { column: { member, sortKey, compare = compareColumnValues }, isTurned }) {
  const values = rows.map((row2) => memberOf(row2, member));
  const places = (sortKey && placesByNumber(values.map(sortKey), isTurned)) ?? (isInOrder(values, compare) ? placesOfRuns(values, compare, isTurned) : placesByGroup(values, compare, isTurned));
  return places.map((place) => slot(rows, place));
}
function isInOrder(values, compare) {
  return values.every((value, at3) => at3 === 0 || compare(values[at3 - 1], value) <= 0);
}
function placesOfRuns(values, compare, isTurned) {
  const places = Array.from(values.keys());
  if (!isTurned) return places;
  const turned = [];
  for (let end2 = places.length; end2 > 0; ) {
    let start = end2 - 1;
    while (start > 0 && compare(values[start - 1], values[start]) === 0) start -= 1;
    for (let place = start; place < end2; place += 1) turned.push(place);
    end2 = start;
  }
  return turned;
}
function placesByGroup(values, compare, isTurned) {
  const groups = /* @__PURE__ */ new Map();
  for (const [place, value] of values.entries()) {
    const same = groups.get(value);
    if (same) same.push(place);
    else groups.set(value, [place]);
  }
  const keys = [...groups.keys()].sort(compare);
  return (isTurned ? keys.reverse() : keys).flatMap((key2) => groups.get(key2) ?? []);
}
function placesByNumber(keys, isTurned) {
  const plain2 = Float64Array.from(keys, (key2) => typeof key2 === "number" ? key2 : Number.NaN);
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const key2 of plain2) {
    if (!Number.isSafeInteger(key2)) return void 0;
    least = Math.min(least, key2);
    most = Math.max(most, key2);
  }
  const count2 = plain2.length;
  if ((most - least + 1) * count2 > Number.MAX_SAFE_INTEGER) return void 0;
  const both = plain2.map((key2, place) => (isTurned ? most - key2 : key2 - least) * count2 + place);
  return Array.from(both.sort(), (each2) => each2 % count2);
}

// src/sandbox/tables/table-query.ts
var MOST_ROWS = 1e3;
var CHANGES = ["added", "changed", "any"];
var PAGE_QUERY = object({
  offset: told(withDefault(once(digits(whole({ min: 0 }))), 0), {
    description: "How many rows are passed over."
  }),
  limit: told(withDefault(once(digits(whole({ min: 0, max: MOST_ROWS }))), 100), {
    description: "Most rows of the answer."
  }),
  search: told(optional2(once(text2())), {
    description: "Rows that have this text in any column, whatever the case of letters."
  }),
  o: told(optional2(once(text2())), {
    description: "The order: columns with commas between them, each with `-` before it to turn it."
  }),
  changed: told(optional2(once(oneOf(CHANGES))), {
    description: "Rows that were added or changed since the reset; `any` is both."
  })
});
var OWN = ["offset", "limit", "search", "o", "changed"];
function readTableQuery(given, columns) {
  const isOwn = ([name]) => OWN.includes(name);
  const members = Object.entries(given).filter(([, value]) => value !== void 0);
  const own2 = PAGE_QUERY.read(Object.fromEntries(members.filter(isOwn)));
  const [o] = [given["o"]].flat();
  const orders = readOrders(typeof o === "string" ? o : "", columns);
  const where = members.filter((member) => !isOwn(member)).map(([name, value]) => readWhere(name, value, columns));
  const problems = [
    ...problemsOf2(own2),
    ...problemsOf2(orders),
    ...where.flatMap((each2) => problemsOf2(each2))
  ];
  if (!own2.valid || !orders.valid || problems.length > 0) return { valid: false, problems };
  const { offset, limit, search, changed: changed2 } = own2.value;
  const asked2 = where.flatMap((each2) => each2.valid ? [each2.value] : []);
  return accepted({ offset, limit, search, changed: changed2, orders: orders.value, where: asked2 });
}
function readWhere(name, value, columns) {
  const column = columns.find((each2) => each2.name === name);
  if (!column) return { valid: false, problems: under(name, [unknownColumn(name, columns)]) };
  const texts = Array.isArray(value) ? value : [value];
  const meant = texts.map((each2) => valuesMeant(makeOf(column), String(each2)));
  const problems = under(name, meant.flatMap(problemsOf2));
  if (problems.length > 0) return { valid: false, problems };
  return accepted([column, meant.flatMap((each2) => each2.valid ? each2.value : [])]);
}
function readOrders(o, columns) {
  const sortable = columns.filter(isSortable);
  const found3 = (o === "" ? [] : o.split(",")).map((each2) => {
    const name = each2.replace(/^-/, "");
    const column = sortable.find((one3) => one3.name === name);
    return column ? { column, isTurned: each2 !== name } : unknownColumn(name, sortable);
  });
  const problems = found3.flatMap((each2) => "message" in each2 ? [each2] : []);
  if (problems.length > 0) return { valid: false, problems: under("o", problems) };
  return accepted(found3.flatMap((each2) => "column" in each2 ? [each2] : []));
}
function unknownColumn(name, columns) {
  const names = columns.map((each2) => each2.name);
  const near = hint(nearestName(name, names)) || `: there are ${names.join(", ")}`;
  return { pointer: "", message: `there is no such column as "${name}"${near}` };
}
function isSortable(column) {
  return column.compare !== void 0 || makeOf(column) === "key";
}

// src/sandbox/tables/table-infos.ts
var FREE_TEXT = ["string", "email", "slug", "url"];
function listTables(scope) {
  return resources.map(
    ({ fixture }) => fixture.parts((parts) => {
      const { added, changed: changed2, removed } = changesIn(parts, scope);
      return {
        name: fixture.key,
        rows: scope.store.table(parts.table).size,
        changed: { added: added.length, changed: changed2.length, removed: removed.length },
        columns: [...columnsOf2(parts).map(columnInfo), ...occasional(fixture)]
      };
    })
  );
}
function columnsOf2({
  table,
  columns
}) {
  const asItIs3 = (value) => value;
  const key2 = {
    ...{ name: "uuid", member: "uuid", type: "uuid", choices: void 0, isUnique: true },
    column: {
      schema: {},
      required: false,
      fallback: asItIs3,
      read: () => ({ valid: true, value: "" })
    },
    ...{ refersTo: table.name, isBinary: false, write: asItIs3 },
    ...{ compare: void 0, sortKey: void 0, mentions: void 0 }
  };
  return [key2, ...columns];
}
function columnInfo(column) {
  const { name, type, refersTo, choices, isBinary: isBinary2 } = column;
  const isKey = type === "uuid";
  const kind = refersTo === void 0 || isKey ? type : "relation";
  return {
    name,
    kind,
    ...kind === "relation" && refersTo !== void 0 ? { relation: refersTo } : {},
    ...choices ? { choices } : {},
    isText: FREE_TEXT.includes(kind) && makeOf(column) === "text",
    required: column.column.required,
    isSortable: isSortable(column),
    isBinary: isBinary2,
    isOccasional: false
  };
}
function occasional({ columns, occasional: names }) {
  return names.map((name) => ({
    name,
    kind: String(columns[name]?.schema["type"] ?? "field"),
    ...{ isText: false, required: false, isSortable: false, isBinary: false, isOccasional: true }
  }));
}

// src/sandbox/tables/table-scope.ts
function tableNamed(name) {
  const names = resources.map(({ fixture }) => fixture.key);
  const found3 = resources.find(({ fixture }) => fixture.key === name);
  if (found3) return found3.fixture;
  const near = hint(nearestName(name, names)) || `: there are ${names.join(", ")}`;
  throw new AbsenceError(`there is no table "${name}"${near}`);
}
function keyIn(fixture, text6, store) {
  const uuid = parseUuid(text6);
  if (uuid !== void 0 && fixture.has(store, uuid)) return uuid;
  const shown3 = uuid === void 0 ? text6 : dashed(uuid);
  throw new AbsenceError(`there is no row "${shown3}" in ${fixture.key}`);
}

// src/sandbox/tables/table-page.ts
function tablePage(scope, name, given) {
  return tableNamed(name).parts((parts) => {
    const read4 = readTableQuery(given, columnsOf2(parts));
    if (!read4.valid) throw new ProblemError(read4.problems);
    const { offset, limit } = read4.value;
    const { total, rows } = rowsOf2(parts, read4.value, given, scope);
    return {
      total,
      offset,
      rows: rows(offset, limit).map((row2) => ({
        key: dashed(row2.uuid),
        change: changeOf(parts, row2, scope),
        row: withoutBytes(parts, row2, scope)
      }))
    };
  });
}
function tableRow(scope, name, key2) {
  const fixture = tableNamed(name);
  const uuid = keyIn(fixture, key2, scope.store);
  return fixture.parts((parts) => {
    const { table, written: written3 } = parts;
    const row2 = scope.store.table(table).get(uuid);
    if (row2 === void 0) throw new RangeError(`${name} has lost ${uuid}.`);
    const before = scope.seed.table(table).get(uuid);
    return {
      key: dashed(uuid),
      change: changeOf(parts, row2, scope),
      row: written3(row2, scope.store),
      seed: before === void 0 ? null : written3(before, scope.seed)
    };
  });
}
function rowsOf2(parts, query2, given, scope) {
  const table = scope.store.table(parts.table);
  const selected4 = narrowed(table.select(), query2);
  const { search, changed: changed2, orders } = query2;
  if (search === void 0 && changed2 === void 0 && orders.length === 0) {
    return { total: selected4.count, rows: (offset, limit) => selected4.page(offset, limit) };
  }
  const { offset: _, limit: __, ...asked2 } = given;
  const of = [scope.seed, table.version, JSON.stringify(asked2)];
  const all2 = scope.memory.get(`rows/${parts.table.name}`, of, () => {
    const found3 = [
      ...changed2 === void 0 ? selected4 : changedAmong(parts, selected4, changed2, scope)
    ];
    const sought = search === void 0 ? found3 : found3.filter(seeker(parts, search));
    return orders.length === 0 ? sought : sorted(sought, orders);
  });
  return { total: all2.length, rows: (offset, limit) => all2.slice(offset, offset + limit) };
}
function narrowed(selection, { where }) {
  return where.reduce(
    (rows, [{ member }, values]) => rows.whereIn(vouched(member), vouched(values)),
    selection
  );
}
function changedAmong(parts, selection, wanted, scope) {
  const { added, changed: changed2 } = changesIn(parts, scope);
  const after = changed2.map((each2) => each2.after);
  const all2 = { added, changed: after, any: [...added, ...after] }[wanted];
  return all2.filter(({ uuid }) => selection.get(uuid) !== void 0);
}
function seeker(parts, search) {
  const has2 = searcher(search);
  const columns = columnsOf2(parts).map((column) => [column, makeOf(column)]);
  return (row2) => columns.some(([{ member, write: write2 }, make]) => {
    const value = memberOf(row2, member);
    return has2(make, make === "data" ? write2(value) : value);
  });
}
function withoutBytes({ columns, show: show6 }, row2, { store }) {
  const hidden = columns.filter(({ isBinary: isBinary2 }) => isBinary2).map(({ name }) => name);
  const shown3 = show6(row2, store);
  if (hidden.length === 0) return shown3;
  return Object.fromEntries(Object.entries(shown3).filter(([name]) => !hidden.includes(name)));
}

// src/sandbox/tables/state-changes.ts
var CHANGES_QUERY = object({
  limit: told(withDefault(once(digits(whole({ min: 0, max: 1e5 }))), 1e3), {
    description: "Most rows of the answer."
  })
});
function stateChanges(scope, given = {}) {
  const { limit } = demand(CHANGES_QUERY, given);
  let left = limit;
  let isCut = false;
  const some = (rows) => {
    const taken = rows.slice(0, left);
    left -= taken.length;
    if (taken.length < rows.length) isCut = true;
    return taken;
  };
  const tables2 = resources.flatMap(
    ({ fixture }) => fixture.parts((parts) => {
      const { added, changed: changed2, removed } = changesIn(parts, scope);
      if (added.length + changed2.length + removed.length === 0) return [];
      const told6 = {
        added: some(added).map((row2) => withoutBytes(parts, row2, scope)),
        changed: some(changed2).map(({ before, after }) => ({
          key: dashed(after.uuid),
          before: withoutBytes(parts, before, { store: scope.seed }),
          after: withoutBytes(parts, after, scope)
        })),
        removed: some(removed).map((row2) => withoutBytes(parts, row2, { store: scope.seed }))
      };
      return [[fixture.key, told6]];
    })
  );
  return { tables: Object.fromEntries(tables2), isCut };
}

// src/admin/table-schemas.ts
var TEXT7 = { type: "string" };
var NAME6 = { type: "string", minLength: 1 };
var COUNT9 = { type: "integer", minimum: 0 };
var TRUTH = { type: "boolean" };
var KEY = { type: "string", pattern: "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$" };
var ROW = {
  title: "TableRow",
  type: "object",
  required: ["uuid"],
  properties: { uuid: KEY }
};
var CHANGE = nullableSchema({ type: "string", enum: ["added", "changed"] });
var TABLES = objectSchema({
  tables: {
    type: "array",
    minItems: 1,
    items: {
      title: "Table",
      ...objectSchema({
        name: NAME6,
        rows: COUNT9,
        changed: {
          description: "How many rows since the reset.",
          ...objectSchema({ added: COUNT9, changed: COUNT9, removed: COUNT9 })
        },
        columns: {
          type: "array",
          items: {
            title: "Column",
            ...objectSchema(
              {
                name: NAME6,
                kind: {
                  description: "`uuid`, `relation`, or what OPTIONS calls it.",
                  ...NAME6
                },
                relation: { description: "The table that it refers to.", ...NAME6 },
                choices: { type: "array" },
                isText: { description: "Whether it is free text.", ...TRUTH },
                required: TRUTH,
                isSortable: TRUTH,
                isBinary: { description: "Bytes in Base64, which pages leave out.", ...TRUTH },
                isOccasional: {
                  description: "Whether rows have it only where it says something.",
                  ...TRUTH
                }
              },
              ["relation", "choices"]
            )
          }
        }
      })
    }
  }
});
var PAGE4 = {
  title: "TablePage",
  ...objectSchema({
    total: COUNT9,
    offset: COUNT9,
    rows: { type: "array", items: objectSchema({ key: KEY, change: CHANGE, row: ROW }) }
  })
};
var ROW_WITH_SEED = objectSchema({
  key: KEY,
  change: CHANGE,
  row: ROW,
  seed: { description: "As a reset will make it; null where it takes it away.", ...nullableSchema(ROW) }
});
var EDITED = { title: "EditedRow", ...objectSchema({ key: KEY, row: ROW }) };
var ROWS2 = { type: "array", items: ROW };
var STATE_CHANGES = {
  title: "StateChanges",
  ...objectSchema({
    tables: {
      type: "object",
      additionalProperties: objectSchema({
        added: ROWS2,
        changed: { type: "array", items: objectSchema({ key: KEY, before: ROW, after: ROW }) },
        removed: ROWS2
      })
    },
    isCut: { description: "Whether there are more than the limit.", ...TRUTH }
  })
};
var USERS2 = objectSchema({
  users: {
    type: "array",
    items: {
      title: "KnownUser",
      ...objectSchema({
        username: TEXT7,
        token: nullableSchema(TEXT7),
        isStaff: TRUTH,
        isSupport: TRUTH,
        isActive: TRUTH,
        isExpired: TRUTH,
        roles: {
          type: "array",
          items: objectSchema({ role: NAME6, customer: KEY, project: KEY }, ["project"])
        }
      })
    }
  },
  total: COUNT9
});
var pageParameters = () => parametersOf2(PAGE_QUERY.json());
var changesParameters = () => parametersOf2(CHANGES_QUERY.json());
var usersParameters = () => parametersOf2(USERS_QUERY.json());

// src/admin/table-routes.ts
var TABLE_PATH = "/tables/:table";
var ROW_PATH = "/tables/:table/:key";
var TABLE = { table: "customers" };
var ROW2 = { table: "payments", key: "ba000000-0000-4000-8000-000000000006" };
var tableRoutes = [
  {
    method: "GET",
    path: "/tables",
    body: "none",
    schema: {
      id: "admin_tables",
      summary: "The tables, with their columns and how much was changed",
      answers: () => answers(200, TABLES)
    },
    act: ({ sandbox: sandbox2 }) => plainReply({ tables: sandbox2.tables.list() })
  },
  {
    method: "GET",
    path: TABLE_PATH,
    body: "none",
    schema: {
      id: "admin_table",
      names: TABLE,
      summary: "Rows of a table, sought by any column, in any order",
      query: pageParameters,
      answers: () => answers(200, PAGE4),
      refuses: [400, 404]
    },
    act: page
  },
  {
    method: "POST",
    path: TABLE_PATH,
    body: "required",
    schema: {
      id: "admin_row_add",
      names: TABLE,
      summary: "Add a row by the rules of fixtures",
      body: () => ({ type: "object" }),
      example: { name: "Acme" },
      answers: () => answers(201, EDITED),
      refuses: [400, 404, 429]
    },
    act: add4
  },
  {
    method: "GET",
    path: ROW_PATH,
    body: "none",
    schema: {
      id: "admin_row",
      names: ROW2,
      summary: "One row, and what a reset makes of it",
      answers: () => answers(200, ROW_WITH_SEED),
      refuses: [404]
    },
    act: row
  },
  {
    method: "PATCH",
    path: ROW_PATH,
    body: "required",
    schema: {
      id: "admin_row_change",
      names: ROW2,
      summary: "Change members of a row by the rules of fixtures",
      body: () => ({ type: "object" }),
      example: { sum: "12.00" },
      answers: () => answers(200, EDITED),
      refuses: [400, 404, 409, 429]
    },
    act: change2
  },
  {
    method: "DELETE",
    path: ROW_PATH,
    body: "none",
    schema: {
      id: "admin_row_remove",
      names: ROW2,
      summary: "Delete a row, unless others hold on to it",
      answers: () => answers(204),
      refuses: [404, 409]
    },
    act: remove3
  },
  {
    method: "GET",
    path: "/changes",
    body: "none",
    tellsOfPast: true,
    schema: {
      id: "admin_changes",
      summary: "All in which the state is otherwise than a reset makes it",
      query: changesParameters,
      answers: () => answers(200, STATE_CHANGES),
      refuses: [400]
    },
    act: ({ sandbox: sandbox2, query: query2 }) => pieceReply(sandbox2.tables.changes(vouched(query2.lists())))
  },
  {
    method: "GET",
    path: "/users",
    body: "none",
    schema: {
      id: "admin_users",
      summary: "Who can call, with their tokens and roles",
      query: usersParameters,
      answers: () => answers(200, USERS2),
      refuses: [400]
    },
    act: ({ sandbox: sandbox2, query: query2 }) => plainReply(sandbox2.tables.users(query2.lists()))
  }
];
function page(call) {
  const { sandbox: sandbox2, query: query2 } = call;
  return pieceReply(sandbox2.tables.rows(tableOf2(call), vouched(query2.lists())));
}
function add4(call) {
  return plainReply(call.sandbox.tables.add(tableOf2(call), vouched(call.body)), 201);
}
function row(call) {
  return pieceReply(call.sandbox.tables.row(tableOf2(call), keyOf4(call)));
}
function change2(call) {
  const { sandbox: sandbox2, body } = call;
  return pieceReply(sandbox2.tables.change(tableOf2(call), keyOf4(call), vouched(body)));
}
function remove3(call) {
  call.sandbox.tables.remove(tableOf2(call), keyOf4(call));
  return emptyReply(204);
}
function tableOf2({ parameters: { table = "" } }) {
  return vouched(table);
}
function keyOf4({ parameters: { key: key2 = "" } }) {
  return key2;
}

// src/admin/routes.ts
var ADMIN_ROUTES = [
  ...indexRoutes,
  ...stateRoutes,
  ...tableRoutes,
  ...snapshotRoutes,
  ...sandboxRoutes,
  ...clockRoutes,
  ...journalRoutes,
  ...expectationRoutes,
  ...portableRoutes,
  ...eventRoutes,
  ...faultRoutes,
  ...stubRoutes,
  ...coverageRoutes,
  ...contractRoutes,
  ...documentationRoutes
];

// src/openapi/components.ts
function withReferences(schema, types) {
  const { title, ...rest } = schema;
  if (typeof title !== "string") return within2(rest, types);
  const source = JSON.stringify(rest);
  const known2 = types.get(title);
  if (known2 === void 0) types.set(title, { schema: within2(rest, types), source });
  else if (known2.source !== source) throw new Error(`Two types are called ${title}.`);
  return { $ref: `#/components/schemas/${title}` };
}
var MEMBERS4 = ["properties", "patternProperties"];
var VALUES2 = ["const", "enum", "default", "examples", "required"];
function within2(schema, types) {
  return Object.fromEntries(
    Object.entries(schema).map(([keyword, value]) => [
      keyword,
      VALUES2.includes(keyword) ? value : inside(value, MEMBERS4.includes(keyword), types)
    ])
  );
}
function inside(value, areMembers, types) {
  if (Array.isArray(value)) return value.map((item) => inside(item, false, types));
  if (!isSchema(value)) return value;
  if (!areMembers) return withReferences(value, types);
  const members = Object.entries(value).map(([name, member]) => [
    name,
    inside(member, false, types)
  ]);
  return Object.fromEntries(members);
}
function isSchema(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

// src/openapi/shortened.ts
var SHOWN2 = 2;
function shortened2(value, schema) {
  return shortValue(value, schema, true);
}
function shortValue(value, schema, isAll) {
  const schemas = allOf(schema);
  if (Array.isArray(value)) {
    const list5 = schemas.find(({ items: items2 }) => isPlain2(items2));
    return list5 === void 0 ? value : shortList(value, list5, isAll);
  }
  return isPlain2(value) ? shortObject(value, schemas) : value;
}
function shortList(value, { items: items2, minItems }, isAll) {
  const all2 = value.map((each2) => shortValue(each2, isPlain2(items2) ? items2 : {}, false));
  const [first, ...others] = all2;
  const other = isAll ? others.find((each2) => lookOf(each2) !== lookOf(first)) : void 0;
  const shown3 = other === void 0 ? all2.slice(0, 1) : [first, other];
  return typeof minItems === "number" && shown3.length < minItems ? all2 : shown3;
}
function lookOf(value) {
  return JSON.stringify(
    value,
    (_, each2) => typeof each2 === "object" ? each2 : typeof each2
  );
}
function shortObject(value, schemas) {
  const members = schemas.flatMap(({ properties }) => isPlain2(properties) ? [properties] : []);
  const others = schemas.find(({ additionalProperties }) => isPlain2(additionalProperties));
  const rest = others?.["additionalProperties"];
  const of = (name) => members.map((each2) => each2[name]).find(isPlain2);
  const known2 = Object.keys(value).filter((name) => of(name) !== void 0);
  const unknown3 = Object.keys(value).filter((name) => of(name) === void 0);
  const isTable = isPlain2(rest) && others?.["minProperties"] === void 0;
  const shown3 = [...known2, ...isTable ? unknown3.slice(0, SHOWN2) : unknown3];
  return Object.fromEntries(
    Object.entries(value).filter(([name]) => shown3.includes(name)).map(([name, each2]) => [
      name,
      shortValue(each2, of(name) ?? (isPlain2(rest) ? rest : {}), false)
    ])
  );
}
function allOf(schema) {
  const parts = [schema["anyOf"], schema["allOf"]].flatMap(
    (each2) => Array.isArray(each2) ? each2.filter(isPlain2) : []
  );
  return [schema, ...parts.flatMap(allOf)];
}

// src/openapi/written-out.ts
function isWrittenOut(schema) {
  if ("const" in schema || "enum" in schema || schema["type"] === "null") return true;
  if (schema["type"] === "array") return isTuple(schema);
  const { allOf: allOf2 } = schema;
  return isFixedObject([schema, ...Array.isArray(allOf2) ? allOf2.filter(isPlain2) : []]);
}
function isTuple({ prefixItems = [], minItems, maxItems }) {
  if (!Array.isArray(prefixItems) || minItems !== maxItems) return false;
  const isWhole3 = maxItems === prefixItems.length;
  return isWhole3 && prefixItems.every((each2) => isPlain2(each2) && isWrittenOut(each2));
}
function isFixedObject(all2) {
  const closed = all2.find(({ additionalProperties }) => additionalProperties === false);
  const names = Object.keys(membersOf3(closed ?? {}));
  return names.length > 0 && names.every((name) => all2.map((each2) => membersOf3(each2)[name]).some(isMemberWrittenOut));
}
function isMemberWrittenOut(member) {
  return isPlain2(member) && isWrittenOut(member);
}
function membersOf3({ properties, patternProperties }) {
  const byPattern = isPlain2(patternProperties) ? Object.entries(patternProperties) : [];
  return {
    ...isPlain2(properties) ? properties : {},
    ...Object.fromEntries(
      byPattern.map(([pattern2, each2]) => [pattern2, ONE_NAME.test(pattern2) ? each2 : void 0])
    )
  };
}
var ONE_NAME = /^\^\w+\$$/;
function withOpenTexts(schema, value) {
  const { title, properties, additionalProperties } = schema;
  const isClosed = additionalProperties === false && title === void 0;
  if (!isClosed || !isPlain2(properties) || !isPlain2(value)) return void 0;
  const members = Object.entries(properties).map(
    ([name, each2]) => [name, isPlain2(each2) ? filled(each2, value[name]) : void 0]
  );
  const isFilled = members.every(([, each2]) => each2 !== void 0);
  const isWritten2 = Object.values(properties).some(isMemberWrittenOut);
  return isFilled && isWritten2 ? { ...schema, properties: Object.fromEntries(members) } : void 0;
}
function filled(schema, value) {
  if (isWrittenOut(schema)) return schema;
  const isText2 = schema["type"] === "string" && typeof value === "string";
  return isText2 ? { ...schema, examples: [value] } : withOpenTexts(schema, value);
}

// src/openapi/response-objects.ts
function responsesObject(responses, types, example) {
  const statuses = [...new Set(responses.map(({ status: status2 }) => status2))].sort((a, b) => a - b);
  return Object.fromEntries(
    statuses.map((status2) => {
      const alternatives = responses.filter((response) => response.status === status2);
      const body = example?.status === status2 ? example.body : void 0;
      return [String(status2), responseObject(alternatives, types, body)];
    })
  );
}
function responseObject(alternatives, types, example) {
  const headers2 = headersObject(alternatives);
  const content = contentObject(alternatives, types, example);
  return {
    description: [...new Set(alternatives.map(({ description }) => description))].join(" "),
    ...Object.keys(headers2).length > 0 ? { headers: headers2 } : {},
    ...Object.keys(content).length > 0 ? { content } : {}
  };
}
function contentObject(alternatives, types, example) {
  const mediaTypes = new Set(alternatives.flatMap(({ content }) => Object.keys(content)));
  return Object.fromEntries(
    [...mediaTypes].map((mediaType) => {
      const schemas = alternatives.flatMap(({ content }) => {
        const own2 = content[mediaType];
        return own2 === void 0 ? [] : [own2];
      });
      const whole2 = anyOf(schemas);
      const shown3 = mediaType === "application/json" && !isWrittenOut(whole2) ? example : void 0;
      const filled2 = withOpenTexts(whole2, shown3);
      const schema = withReferences(filled2 ?? whole2, types);
      const isBeside = shown3 !== void 0 && filled2 === void 0;
      return [mediaType, { schema, ...isBeside ? { example: shortened2(shown3, whole2) } : {} }];
    })
  );
}
function headersObject(alternatives) {
  const names = new Set(alternatives.flatMap(({ headers: headers2 = {} }) => Object.keys(headers2)));
  return Object.fromEntries(
    [...names].map((name) => {
      const declared = alternatives.flatMap(({ headers: headers2 }) => headers2?.[name] ?? []);
      const isEverywhere = declared.length === alternatives.length;
      return [
        name,
        headerObject(declared, isEverywhere && declared.every((each2) => each2.required))
      ];
    })
  );
}
function headerObject(declared, required4) {
  const schema = anyOf(declared.map((each2) => each2.schema));
  const description = declared.find((each2) => each2.description)?.description;
  const told6 = description === void 0 ? {} : { description };
  return { ...told6, ...required4 ? { required: required4 } : {}, schema };
}

// src/openapi/operation-object.ts
var TOKEN_SCHEME2 = "token";
var OWN_TOKEN_SCHEME = "adminToken";
function operationObject({ tag }, operation2, { types, example, base }) {
  const { id, summary, description, parameters, body, responses, authentication: authentication2 } = operation2;
  return {
    operationId: id,
    tags: [tag],
    summary,
    ...description === void 0 ? {} : { description },
    ...securityOf(authentication2),
    parameters: parameters.map(parameterObject),
    ...body ? { requestBody: bodyObject(body, types, base) } : {},
    responses: responsesObject(responses, types, example)
  };
}
function securityOf(authentication2) {
  switch (authentication2) {
    case "required":
      return {};
    case "optional":
      return { security: [{}, { [TOKEN_SCHEME2]: [] }] };
    case "own":
      return { security: [{}, { [OWN_TOKEN_SCHEME]: [] }] };
    case "none":
      return { security: [] };
    default:
      return authentication2;
  }
}
function parameterObject(parameter) {
  const { name, in: place, description, schema, list: list5, example } = parameter;
  return {
    name,
    in: place,
    ...place === "path" ? { required: true } : {},
    ...description === void 0 ? {} : { description },
    schema,
    ...list5 === void 0 ? {} : { style: "form", explode: list5 === "many" },
    ...example === void 0 ? {} : { example }
  };
}
function bodyObject({ required: required4, content, example }, types, base) {
  const media4 = Object.entries(content).map(([mediaType, schema]) => [
    mediaType,
    {
      schema: withReferences(schema, types),
      ...example === void 0 || mediaType !== "application/json" ? {} : { example: withBase(example, base) }
    }
  ]);
  return { required: required4, content: Object.fromEntries(media4) };
}
function withBase(example, base) {
  if (typeof example === "string") return example.startsWith("/api/") ? base + example : example;
  if (Array.isArray(example)) return example.map((item) => withBase(item, base));
  if (typeof example !== "object" || example === null) return example;
  return Object.fromEntries(
    Object.entries(example).map(([name, value]) => [
      name,
      name === "path" ? value : withBase(value, base)
    ])
  );
}

// src/openapi/document.ts
var OF_NO_OPERATION = "x-of-no-operation";
function openApiDocument(options, assemble = assembleShared) {
  const { title, notes, contract, routes, otherResponses, base, version, exampleOf } = options;
  const types = /* @__PURE__ */ new Map();
  const operations2 = routes.flatMap(
    (route3) => route3.operations.map((operation2) => ({
      path: route3.path,
      method: operation2.method,
      tag: route3.tag,
      id: operation2.id,
      operation: operationObject(route3, operation2, {
        types,
        base,
        example: exampleOf(operation2.id)
      })
    }))
  );
  const responses = Object.entries(otherResponses).map(([name, response]) => [
    name,
    responseObject([response], types)
  ]);
  const { paths, components } = assemble(operations2, {
    schemas: Object.fromEntries([...types].map(([title2, { schema }]) => [title2, schema])),
    responses: Object.fromEntries(responses)
  });
  const asked2 = new Set(
    routes.flatMap((route3) => route3.operations.map(({ authentication: authentication2 }) => authentication2))
  );
  const asksForTokens = asked2.has("required") || asked2.has("optional");
  const schemes = {
    ...asksForTokens ? TOKEN4 : {},
    ...asked2.has("own") ? OWN_TOKEN : {}
  };
  return {
    openapi: "3.1.0",
    info: {
      title,
      version,
      summary: `As waldur-payments-mock serves it, by the contract ${contract}.`,
      description: notes.join(" "),
      license: { name: "MIT", identifier: "MIT" }
    },
    servers: [{ url: base === "" ? "/" : base }],
    tags: [...new Set(routes.map(({ tag }) => tag))].map((name) => ({ name })),
    ...asksForTokens ? { security: [{ [TOKEN_SCHEME2]: [] }] } : {},
    paths,
    components: {
      ...components,
      [OF_NO_OPERATION]: Object.keys(otherResponses),
      ...Object.keys(schemes).length > 0 ? { securitySchemes: schemes } : {}
    }
  };
}
var TOKEN4 = {
  [TOKEN_SCHEME2]: {
    type: "apiKey",
    in: "header",
    name: "Authorization",
    description: "The word `Token`, a blank and the token: `Token YOUR_API_TOKEN`."
  }
};
var OWN_TOKEN = {
  [OWN_TOKEN_SCHEME]: {
    type: "http",
    scheme: "bearer",
    description: "What the server was given as `--admin-token`, if it was given one."
  }
};

// src/fixtures/export-fixtures.ts
var SCHEMA3 = "./node_modules/waldur-payments-mock/dist/fixtures.schema.json";
function documentToWrite(store) {
  const present = store.fork();
  const lists = resources.map(({ fixture }) => [fixture.key, fixture.rowsToWrite(present)]);
  return { $schema: SCHEMA3, ...Object.fromEntries(lists) };
}
function exportFixtures(store) {
  const lists = resources.map(({ fixture }) => [fixture.key, fixture.documentRows(store)]);
  return vouched({ $schema: SCHEMA3, ...Object.fromEntries(lists) });
}

// src/values/random.ts
var ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
var RANGE2 = 2 ** 32;
function createRandom(seed) {
  const words2 = seedWords(String(seed));
  const streams = /* @__PURE__ */ new Map();
  const next = () => advance2(words2);
  const below2 = (span) => {
    const limit = RANGE2 - RANGE2 % span;
    let drawn = next();
    while (drawn >= limit) drawn = next();
    return drawn % span;
  };
  const stream = (name) => {
    const known2 = streams.get(name);
    if (known2 !== void 0) return known2.random;
    const random = createRandom(`${seed}\0${name}`);
    streams.set(name, { random, start: random.state() });
    return random;
  };
  return {
    next,
    bytes(length) {
      const drawn = new Uint8Array(length);
      for (let index2 = 0; index2 < length; index2 += 1) drawn[index2] = next() >>> 24;
      return drawn;
    },
    letters: (length) => Array.from({ length }, () => ALPHABET.charAt(below2(ALPHABET.length))).join(""),
    between(min, max) {
      const span = max - min + 1;
      const whole2 = Number.isSafeInteger(min) && Number.isSafeInteger(max);
      if (!whole2 || span < 1 || span > RANGE2) throw new RangeError(`No range: ${min} to ${max}`);
      return min + below2(span);
    },
    stream,
    state() {
      const saved = [];
      for (const [name, { random }] of streams) saved.push([name, random.state()]);
      return { words: listOf3(words2), streams: Object.fromEntries(saved) };
    },
    restore(state) {
      words2.set(state.words);
      for (const [name, { random, start }] of streams) {
        if (!Object.hasOwn(state.streams, name)) random.restore(start);
      }
      for (const [name, saved] of Object.entries(state.streams)) stream(name).restore(saved);
    }
  };
}
function listOf3(words2) {
  const list5 = [];
  for (let index2 = 0; index2 < words2.length; index2 += 1) list5.push(words2[index2] ?? 0);
  return list5;
}
function advance2(words2) {
  const [a = 0, b = 0, c = 0, counter = 0] = words2;
  const result = a + b + counter >>> 0;
  words2[0] = b ^ b >>> 9;
  words2[1] = c + (c << 3);
  words2[2] = (c << 21 | c >>> 11) + result;
  words2[3] = counter + 1;
  return result;
}
function seedWords(seed) {
  let hash = 1779033703 ^ seed.length;
  for (let index2 = 0; index2 < seed.length; index2 += 1) {
    hash = Math.imul(hash ^ seed.charCodeAt(index2), 3432918353);
    hash = hash << 13 | hash >>> 19;
  }
  const words2 = Uint32Array.from({ length: 4 }, () => {
    hash = Math.imul(hash ^ hash >>> 16, 2246822507);
    hash = Math.imul(hash ^ hash >>> 13, 3266489909);
    hash ^= hash >>> 16;
    return hash;
  });
  words2[3] = 1;
  for (let round = 0; round < 15; round += 1) advance2(words2);
  return words2;
}

// src/fixtures/generate-tools.ts
function pick(random, items2) {
  const item = items2[random.between(0, items2.length - 1)];
  if (item === void 0) throw new RangeError("There is nothing to pick from.");
  return item;
}
function amountText2(cents) {
  const digits2 = String(Math.abs(cents)).padStart(3, "0");
  return `${cents < 0 ? "-" : ""}${digits2.slice(0, -2)}.${digits2.slice(-2)}`;
}

// src/fixtures/generate-customers.ts
var COUNTRIES = ["EE", "FI", "LV", "LT", "SE", "DE"];
var PAYMENT_TYPES2 = ["fixed_price", "invoices", "payment_gw_monthly"];
var CREATED = "2019-06-01T09:00:00Z";
function* generateCustomers(count2, { random, faker }) {
  if (count2 === 0) return;
  const words2 = faker();
  for (let index2 = 0; index2 < count2; index2 += 1) {
    const name = words2.company.name();
    const slug = name.toLowerCase().replace(/[^a-z0-9]+/g, "-");
    yield {
      name,
      abbreviation: name.replace(/[^A-Z]/g, ""),
      email: `billing@${slug}.example`,
      slug: `${slug}-${index2 + 1}`,
      address: words2.location.streetAddress(),
      country: pick(random, COUNTRIES),
      postal: String(random.between(1e4, 99999)),
      phone_number: `+372 5${random.between(1e5, 999999)}`,
      bank_name: `${words2.location.city()} Bank`,
      bank_account: `EE${random.between(10, 99)}${random.between(1e7, 99999999)}`,
      created: CREATED
    };
  }
}
function* generateProfiles(customers3, { random }) {
  for (const [index2, organization] of customers3.entries()) {
    const type = pick(random, PAYMENT_TYPES2);
    const year = random.between(2025, 2029);
    yield {
      name: `Agreement ${String(index2 + 1).padStart(4, "0")}`,
      organization,
      payment_type: type,
      is_active: true,
      attributes: type === "fixed_price" ? {
        agreement_number: `A-${random.between(1e3, 9999)}`,
        end_date: `${year}-12-31`,
        contract_sum: random.between(1, 500) * 100
      } : {}
    };
  }
}

// src/fixtures/generate-invoices.ts
var NEWEST_MONTH = 2024 * 12 + 11;
var STATES = ["paid", "paid", "paid", "paid", "paid", "paid", "created", "created", "canceled"];
function* generateInvoices(count2, { random, customers: customers3, billed }) {
  const taken = new Set(
    billed.map(
      (row2) => monthKey(row2["customer"], Number(row2["year"]) * 12 + Number(row2["month"]) - 1)
    )
  );
  const latest = new Map(customers3.map((customer) => [customer, NEWEST_MONTH]));
  for (let index2 = 0; index2 < count2; index2 += 1) {
    const customer = customers3[index2 % customers3.length] ?? "";
    let at3 = latest.get(customer) ?? NEWEST_MONTH;
    while (taken.has(monthKey(customer, at3))) at3 -= 1;
    latest.set(customer, at3 - 1);
    const year = Math.floor(at3 / 12);
    const month = at3 % 12 + 1;
    const cents = random.between(5e3, 9e5);
    yield {
      customer,
      state: at3 === NEWEST_MONTH ? "pending" : pick(random, STATES),
      year,
      month,
      tax_percent: pick(random, ["0.00", "20.00", "22.00"]),
      price: amountText2(cents),
      items: [],
      payment_url: "",
      reference_number: `RF${random.between(1e7, 99999999)}`,
      backend_id: ""
    };
  }
}
function monthKey(customer, month) {
  return `${customer}/${month}`;
}

// src/fixtures/generate-payments.ts
var START2 = "2020-01-01T00:00:00Z";
var SPAN_SECONDS = 1827 * 86400;
var MAX_DELAY_DAYS = 3;
var PROOF_EVERY = 10;
var MAX_PROOFS = 100;
var REFUND_EVERY = 40;
var LINKED_EVERY = 3;
function* generatePayments(count2, tools) {
  const start = parseInstant(START2);
  if (count2 === 0 || start === void 0) return;
  const { random } = tools;
  const paidOf = byCustomer(tools.paid);
  const proofs = generateProofs(tools);
  const stepSeconds = Math.floor(SPAN_SECONDS / count2);
  for (let index2 = 0; index2 < count2; index2 += 1) {
    const created2 = addSeconds(start, index2 * stepSeconds + random.between(0, stepSeconds - 1));
    const profile = pick(random, tools.profiles);
    const paid = paidOf.get(profile["organization"]) ?? [];
    const isLinked = random.between(1, LINKED_EVERY) === 1 && paid.length > 0;
    const cents = random.between(1e3, 5e5);
    yield {
      profile: profile["uuid"],
      date_of_payment: dateBefore(created2, random.between(0, MAX_DELAY_DAYS)),
      sum: amountText2(random.between(1, REFUND_EVERY) === 1 ? -cents : cents),
      proof: index2 % PROOF_EVERY === 0 ? proofs.next().value ?? null : null,
      invoice: isLinked ? pick(random, paid)["uuid"] : null,
      created: created2
    };
  }
}
function byCustomer(rows) {
  const groups = /* @__PURE__ */ new Map();
  for (const row2 of rows) {
    const group = groups.get(row2["customer"]) ?? [];
    groups.set(row2["customer"], group);
    group.push(row2);
  }
  return groups;
}
function dateBefore(created2, days) {
  return addDays(dateOf(created2), -days);
}
function* generateProofs({ faker, newFile }) {
  const words2 = faker();
  for (let number = 1; number <= MAX_PROOFS; number += 1) {
    const uuid = newFile();
    const text6 = `Payment order ${number}
Payer: ${words2.person.fullName()}
${words2.lorem.sentence()}
`;
    yield {
      uuid,
      name: `proof_of_payment/receipt_${uuid.slice(0, 12)}.txt`,
      mime_type: "text/plain",
      base64: Buffer.from(text6).toString("base64")
    };
  }
}

// src/fixtures/generate-users.ts
var CREATED2 = "2024-01-01T00:00:00Z";
var TOKEN_LENGTH = 40;
function* generateUsers(count2, { random, faker, customers: customers3, known: known2 }) {
  if (count2 === 0) return;
  const words2 = faker();
  const taken = new Set(known2.flatMap((row2) => [row2["username"], row2["token"]]));
  const free = (name) => {
    let candidate = name;
    for (let number = 2; taken.has(candidate); number += 1) candidate = `${name}${number}`;
    taken.add(candidate);
    return candidate;
  };
  for (let index2 = 0; index2 < count2; index2 += 1) {
    const [first, last2] = [words2.person.firstName(), words2.person.lastName()];
    const username = free(`${first}.${last2}`.toLowerCase().replace(/[^a-z.]/g, ""));
    yield {
      username,
      token: free(random.letters(TOKEN_LENGTH)),
      full_name: `${first} ${last2}`,
      email: `${username}@example.com`,
      is_staff: false,
      is_support: false,
      is_active: true,
      token_lifetime: null,
      token_created: CREATED2,
      agreement_date: CREATED2,
      roles: [{ customer: pick(random, customers3), role: pick(random, CUSTOMER_ROLES) }]
    };
  }
}

// src/fixtures/row-names.ts
function nameRows(outline2, naming) {
  const { fixture, isStored, newUuid: newUuid2 } = naming;
  const rows = outline2.rows.get(fixture.key) ?? [];
  const aliases = /* @__PURE__ */ new Map();
  const places = /* @__PURE__ */ new Map();
  const uuids = [];
  const isTrusted = naming.isTrusting && rows.every(({ source }) => source["uuid"] !== void 0);
  const unsettled = [];
  for (const row2 of rows) {
    const given = givenUuid(row2, places, naming);
    if (given !== void 0 && !isTrusted) places.set(given, row2);
    if (given === void 0 || row2.source["$id"] !== void 0) {
      unsettled.push({ row: row2, given, index: uuids.length });
    }
    uuids.push(given);
  }
  for (const { row: row2, given, index: index2 } of unsettled) {
    if (given !== void 0) continue;
    let uuid = newUuid2();
    while (places.has(uuid) || isStored(uuid)) uuid = newUuid2();
    places.set(uuid, row2);
    uuids[index2] = uuid;
  }
  const aliasPlaces = /* @__PURE__ */ new Map();
  for (const { row: row2, given, index: index2 } of unsettled) {
    const uuid = uuids[index2];
    const alias = readAlias(row2, aliasPlaces, naming.problems);
    if (alias !== void 0 && !aliases.has(alias)) aliases.set(alias, uuid);
    const written3 = row2.source["uuid"];
    if (typeof written3 === "string" && given === void 0 && !aliases.has(written3)) {
      if (parseUuid(written3) === void 0) aliases.set(written3, uuid);
    }
  }
  for (const name of outline2.lostNames.get(fixture.key) ?? []) {
    if (!aliases.has(name)) aliases.set(name, void 0);
  }
  return { aliases, places, uuids };
}
function givenUuid(row2, places, { isStored, problems }) {
  const written3 = row2.source["uuid"];
  if (written3 === void 0) return void 0;
  const uuid = typeof written3 === "string" ? parseUuid(written3) : void 0;
  const holder = uuid === void 0 ? void 0 : places.get(uuid);
  const message = uuid === void 0 ? 'must be a uuid such as "a1b2c3d4-e5f6-7890-abcd-ef1234567890"' : holder !== void 0 ? takenBy(holder, row2) : isStored(uuid) ? `is taken: ${STORED_ROW} has it` : void 0;
  if (message === void 0) return uuid;
  report2(row2, "/uuid", message, problems);
  return void 0;
}
function readAlias(row2, taken, problems) {
  const written3 = row2.source["$id"];
  if (written3 === void 0) return void 0;
  if (typeof written3 !== "string" || written3 === "") {
    report2(row2, "/$id", "must be text that is not empty", problems);
    return void 0;
  }
  const holder = taken.get(written3);
  if (parseUuid(written3) !== void 0) {
    report2(row2, "/$id", "must not look like a uuid", problems);
  } else if (holder === void 0) taken.set(written3, row2);
  else report2(row2, "/$id", takenBy(holder, row2), problems);
  return written3;
}
function takenBy(holder, row2) {
  return `is taken: ${placeText(placeOf2(holder), placeOf2(row2))} has it`;
}
function report2(row2, key2, message, problems) {
  const { file: file3, pointer, turn: turn2 } = placeOf2(row2);
  problems.add(turn2, { file: file3, pointer: pointer + row2.slips.written(key2), message });
}
var STORED_ROW = "a row that was there before";
function placeText({ file: file3, pointer }, from) {
  return file3 === from.file && file3 !== "" ? pointer : `${pointer} in ${file3}`;
}
function dashedText(uuid) {
  const parsed = parseUuid(uuid);
  return parsed === void 0 ? uuid : dashed(parsed);
}

// src/fixtures/row-contexts.ts
function createContexts(shared) {
  const { store, clock, newUuid: newUuid2, find } = shared;
  const claims = /* @__PURE__ */ new Map();
  const doubts = /* @__PURE__ */ new Set();
  const claimsOf = (name, stored2) => {
    const known2 = claims.get(name) ?? new Map(Array.from(stored2(), (value) => [value, void 0]));
    claims.set(name, known2);
    return known2;
  };
  const doubt = (table, uuid, columns) => {
    for (const column of columns) doubts.add(`${table}/${uuid}/${column}`);
  };
  const isDoubtful = (table, uuid, column) => doubts.has(`${table}/${uuid}/${column}`);
  return (place, uuid) => ({
    store,
    clock,
    newUuid: newUuid2,
    find,
    doubt,
    isDoubtful,
    index: place.index,
    uuid,
    claim(name, value, stored2) {
      const known2 = claimsOf(name, stored2);
      if (!known2.has(value)) {
        known2.set(value, place);
        return void 0;
      }
      const holder = known2.get(value);
      return holder === void 0 ? STORED_ROW : placeText(placeOf2(holder), placeOf2(place));
    }
  });
}

// src/fixtures/row-finder.ts
var MAX_HINTS = 200;
var MAX_NAMES = 500;
var REPORTED = invalid([]);
function createFinder(options) {
  const { names, unreadable, addressOf, isStored } = options;
  const known2 = /* @__PURE__ */ new Map();
  let hints = 0;
  const missing = (table, reference) => {
    if (unreadable.has(table)) return REPORTED;
    hints += 1;
    const nearest = hints > MAX_HINTS ? void 0 : nearestName(reference, namesOf6(table));
    return invalid(`${quoted3(reference)} names no row of ${table}${hint(nearest)}`);
  };
  function* namesOf6(table) {
    let count2 = 0;
    for (const list5 of [names.get(table)?.aliases.keys(), names.get(table)?.places.keys()]) {
      for (const name of list5 ?? []) {
        count2 += 1;
        if (count2 > MAX_NAMES) return;
        yield dashedText(name);
      }
    }
  }
  const stored2 = (table, uuid) => uuid !== void 0 && isStored(table, uuid) ? uuid : void 0;
  const lookUp = (table, reference) => {
    const aliases = names.get(table)?.aliases;
    if (aliases?.has(reference)) return stored2(table, aliases.get(reference)) ?? REPORTED;
    const address = addressOf(reference);
    const uuid = parseUuid(reference) ?? address?.uuid;
    if (uuid === void 0) return elsewhere(table, reference) ?? missing(table, reference);
    if (address !== void 0 && address.table !== table) {
      return invalid(`must name a row of ${table}, and this is the URL of one of ${address.table}`);
    }
    const isKnown = names.get(table)?.places.has(uuid) === true;
    return stored2(table, uuid) ?? (isKnown ? REPORTED : missing(table, reference));
  };
  const elsewhere = (table, reference) => {
    for (const [other, { aliases }] of names) {
      if (other === table || !aliases.has(reference)) continue;
      return invalid(`must name a row of ${table}, and ${quoted3(reference)} is one of ${other}`);
    }
    return void 0;
  };
  return (table, reference) => {
    const last2 = known2.get(reference);
    if (last2?.table === table) return valid(keyOf(last2.uuid));
    const uuid = lookUp(table, reference);
    if (typeof uuid !== "string") return uuid;
    known2.set(reference, { table, uuid });
    return valid(keyOf(uuid));
  };
}

// src/fixtures/generated-rows.ts
function createRowAdder({ fixtures, store, clock, random }) {
  const isStored = (table, uuid) => fixtures.get(table)?.has(store, uuid) === true;
  const newUuid2 = (table) => {
    const stream = random.stream(`${table}: keys`);
    for (; ; ) {
      const uuid = uuidFromBytes(stream.bytes(16));
      if (!isStored(table, uuid)) return uuid;
    }
  };
  const find = createFinder({
    names: /* @__PURE__ */ new Map(),
    unreadable: /* @__PURE__ */ new Set(),
    addressOf: () => void 0,
    isStored
  });
  const contextOf = createContexts({ store, clock, newUuid: newUuid2, find });
  const problems = [];
  return {
    newUuid: newUuid2,
    problems,
    add(key2, rows) {
      const loader = fixtures.get(key2)?.createLoader(store);
      const list5 = { file: "", pointer: `/${key2}`, turn: 0 };
      const uuids = [];
      for (const row2 of rows) {
        const uuid = newUuid2(key2);
        const found3 = loader?.load(row2, contextOf({ list: list5, index: uuids.length }, uuid)) ?? [];
        for (const { pointer, message } of found3) {
          problems.push({ pointer: "", message: `makes ${key2} of which ${pointer} ${message}` });
        }
        uuids.push(uuid);
      }
      loader?.finish();
      return uuids;
    }
  };
}

// src/fixtures/load-faker.ts
function createFaker(seed) {
  const { faker } = requireFrom(import.meta.url)("@faker-js/faker/locale/en");
  return new faker.constructor({ locale: faker.rawDefinitions, seed });
}

// src/fixtures/generate.ts
var NEEDED_CUSTOMERS = 3;
var NEEDED_INVOICES = 12;
var MOST_NEEDED_INVOICES = 120;
function generate(counts, options) {
  const { fixtures, store } = options;
  const { users: users3 = 0, payments: payments2 = 0 } = counts;
  const random = createRandom(counts.seed ?? options.random.stream("generate").next());
  const adder = createRowAdder({ ...options, random });
  const { newUuid: newUuid2, problems } = adder;
  const rowsOf3 = (key2) => fixtures.get(key2)?.documentRows(store) ?? [];
  const toolsFor = (kind) => ({
    random: random.stream(kind),
    faker: () => createFaker(random.stream(`${kind}: words`).next())
  });
  const add5 = (key2, rows) => adder.add(
    key2,
    withSamples(
      rows,
      fixtures.get(key2)?.samples ?? /* @__PURE__ */ new Map(),
      (name) => toolsFor(`${key2}: ${name}`)
    )
  );
  const isWanted = users3 + payments2 + (counts.invoices ?? 0) > 0;
  const needed = isWanted && rowsOf3("customers").length === 0 ? NEEDED_CUSTOMERS : 0;
  const made = add5(
    "customers",
    generateCustomers(counts.customers || needed, toolsFor("customers"))
  );
  const isPaying = rowsOf3("payment_profiles").some((row2) => row2["is_active"] === true);
  const payers = payments2 > 0 && made.length === 0 && !isPaying ? namesOf3(rowsOf3("customers")) : made;
  add5("payment_profiles", generateProfiles(payers, toolsFor("payment_profiles")));
  const customers3 = namesOf3(rowsOf3("customers"));
  const billed = rowsOf3("invoices");
  const usual2 = Math.min(customers3.length * NEEDED_INVOICES, MOST_NEEDED_INVOICES);
  const invoices2 = counts.invoices ?? (payments2 > 0 && billed.length === 0 ? usual2 : 0);
  add5("invoices", generateInvoices(invoices2, { customers: customers3, billed, ...toolsFor("invoices") }));
  add5("users", generateUsers(users3, { customers: customers3, known: rowsOf3("users"), ...toolsFor("users") }));
  const profiles = rowsOf3("payment_profiles").filter((row2) => row2["is_active"] === true);
  const paid = rowsOf3("invoices").filter((row2) => row2["state"] === "paid");
  const newFile = () => newUuid2("media");
  add5("payments", generatePayments(payments2, { profiles, paid, newFile, ...toolsFor("payments") }));
  return problems;
}
function* withSamples(rows, samples, toolsFor) {
  if (samples.size === 0) return yield* rows;
  const makers = Array.from(samples, ([name, sample]) => {
    const { random, faker } = toolsFor(name);
    let words2;
    const loaded = () => {
      words2 ??= faker();
      return words2;
    };
    return { name, make: () => sample({ random, faker: loaded }) };
  });
  for (const row2 of rows) {
    const made = { ...row2 };
    for (const { name, make } of makers) if (made[name] === void 0) made[name] = make();
    yield made;
  }
}
function namesOf3(rows) {
  return rows.map((row2) => String(row2["uuid"]));
}

// src/fixtures/locate-problems.ts
function locateProblems(problems, documents) {
  const trees = /* @__PURE__ */ new Map();
  for (const document2 of documents) {
    if (!("content" in document2) || document2.source === void 0) continue;
    const tree = treeOf2(problems.filter(({ file: file3 }) => file3 === document2.name));
    if (tree.members.size > 0) locate(document2.source.read() ?? "", tree);
    trees.set(document2.name, tree);
  }
  return problems.map((problem) => {
    const place = placeIn(trees.get(problem.file), problem.pointer);
    return place === void 0 || problem.line !== void 0 ? problem : { ...problem, ...place };
  });
}
function treeOf2(problems) {
  const root = { place: void 0, members: /* @__PURE__ */ new Map() };
  for (const { pointer } of problems) {
    let node = root;
    for (const name of namesIn(pointer)) {
      const next = node.members.get(name) ?? { place: void 0, members: /* @__PURE__ */ new Map() };
      node.members.set(name, next);
      node = next;
    }
  }
  return root;
}
function locate(text6, root) {
  const placeOf4 = createPlaceTeller(text6);
  const path2 = [root];
  for (const { at: at3, depth, name } of membersOf2(text6)) {
    path2.length = depth;
    const node = path2[depth - 1]?.members.get(String(name));
    path2.push(node);
    if (node) node.place = placeOf4(at3);
  }
}
function placeIn(tree, pointer) {
  let node = tree;
  let place;
  for (const name of namesIn(pointer)) {
    node = node?.members.get(name);
    place = node?.place ?? place;
  }
  return place;
}

// src/fixtures/read-rows.ts
function readRows({ rows }, fixtures, { problems, names, mode, ...options }) {
  const contextOf = createContexts(options);
  for (const fixture of fixtures) {
    const loader = fixture.createLoader(options.store, mode);
    const uuids = names.get(fixture.key)?.uuids ?? [];
    rows.get(fixture.key)?.forEach((row2, place) => {
      const uuid = uuids[place];
      if (uuid === void 0) throw new RangeError(`Row ${place} of ${fixture.key} has no key.`);
      const found3 = loader.load(row2.source, contextOf(row2, uuid));
      if (found3.length + row2.slips.problems.length > 0) report3(row2, found3, problems);
    });
    loader.finish();
  }
}
function report3(row2, found3, problems) {
  const { problems: slips, written: asWritten } = row2.slips;
  const written3 = found3.map(({ pointer, message }) => ({ pointer: asWritten(pointer), message }));
  const turns = new Map(Object.keys(row2.source).map((key2, turn2) => [key2, turn2]));
  const all2 = [...slips, ...written3].map((problem) => {
    const [name = ""] = namesIn(problem.pointer);
    return { ...problem, turn: turns.get(name) ?? turns.size };
  });
  const place = placeOf2(row2);
  for (const { pointer, message } of all2.sort((a, b) => a.turn - b.turn)) {
    problems.add(place.turn, { file: place.file, pointer: place.pointer + pointer, message });
  }
}

// src/fixtures/reference.ts
var API_URL = /^(?:[a-z][a-z0-9+.-]*:\/\/[^/]*)?(?:\/[^?#]*)?\/api\/([^/?#]+)\/([^/?#]+?)(?:\.[a-z]+)?\/?(?:[?#].*)?$/i;
function createAddressReader(resources2) {
  const tables2 = /* @__PURE__ */ new Map();
  for (const { fixture, view } of resources2) {
    if (fixture.basename !== void 0) tables2.set(fixture.basename, fixture.key);
    if (view?.exampleBasename !== void 0) tables2.set(view.exampleBasename, fixture.key);
  }
  return (reference) => {
    const [, basename = "", lookup = ""] = API_URL.exec(reference) ?? [];
    const table = tables2.get(basename);
    const uuid = parseUuid(lookup);
    return table === void 0 || uuid === void 0 ? void 0 : { table, uuid };
  };
}

// src/fixtures/resolve-names.ts
function resolveNames(outlined, { store, random, problems, isTrusting, replaced: replaced2 }) {
  const fixtures = resources.map(({ fixture }) => fixture);
  const byKey = new Map(fixtures.map((each2) => [each2.key, each2]));
  const isStored = (table, uuid) => byKey.get(table)?.has(store, uuid) === true;
  const newUuid2 = (table) => uuidFromBytes(random.stream(table).bytes(16));
  const sizes = store.sizes();
  const isTaken = (table) => (uuid) => uuid !== replaced2 && isStored(table, uuid);
  const names = new Map(
    fixtures.map((fixture) => [
      fixture.key,
      nameRows(outlined, {
        ...{ fixture, isTrusting, problems },
        isStored: sizes[fixture.key] === 0 ? () => false : isTaken(fixture.key),
        newUuid: () => newUuid2(fixture.key)
      })
    ])
  );
  const { unreadable } = outlined;
  const addressOf = createAddressReader(resources);
  return { names, newUuid: newUuid2, find: createFinder({ names, unreadable, addressOf, isStored }) };
}

// src/fixtures/load-fixtures.ts
function loadFixtures(documents, options) {
  const { store, random } = options;
  const before = { store: store.snapshot(), random: random.state() };
  const attempt2 = (isTrusting) => {
    const problems = createProblemList();
    let isDone = false;
    try {
      load2(documents, options, problems, isTrusting);
      isDone = problems.size === 0;
    } finally {
      if (!isDone) {
        store.restore(before.store);
        random.restore(before.random);
      }
    }
    return problems.sorted();
  };
  return isFlawless(attempt2) ? [] : locateProblems(attempt2(false), documents);
}
function isFlawless(attempt2) {
  try {
    return attempt2(true).length === 0;
  } catch (error2) {
    if (error2 instanceof DuplicateError) return false;
    throw error2;
  }
}
function load2(documents, { store, clock, random }, problems, isTrusting) {
  const fixtures = resources.map(({ fixture }) => fixture);
  const outlined = outline(documents, fixtures, problems);
  const names = resolveNames(outlined, { store, random, problems, isTrusting });
  readRows(outlined, fixtures, { store, clock, problems, ...names });
  const byKey = new Map(fixtures.map((each2) => [each2.key, each2]));
  for (const block of outlined.blocks) {
    addGenerated(block, { fixtures: byKey, store, clock, random }, problems);
  }
}
function addGenerated({ content, file: file3, pointer, turn: turn2 }, options, problems) {
  const block = GENERATE_BLOCK.read(content);
  const isWanted = block.valid && problems.size === 0;
  const made = isWanted ? generate(block.value, options) : [];
  for (const problem of block.valid ? made : block.problems) {
    problems.add(turn2, { file: file3, pointer: pointer + problem.pointer, message: problem.message });
  }
}

// src/sandbox/callers.ts
function senderOf({ headers: headers2 }, { actors: actors2, store, auth }) {
  if (auth === "off") return actors2.everybody.username;
  const [, token2] = /^token[ \t]+([!-~]+)$/i.exec(headers2["authorization"] ?? "") ?? [];
  return token2 === void 0 ? null : actors2.byToken(token2, store)?.username ?? null;
}
function nameSender(entry, request, world) {
  const { actor: actor2, credentials } = entry;
  if (actor2 !== null || credentials === void 0) return;
  entry.onSender(senderOf(request, world));
}
function namesOf4(sandbox2) {
  const world = {
    actors() {
      const { store, actors: actors2, auth } = sandbox2.world;
      const names = Array.from(store.table(users).select(), ({ username }) => username);
      return auth === "off" ? [...names, actors2.everybody.username] : names;
    },
    faults: () => sandbox2.faults.mostAdded
  };
  return { world, operations: () => sandbox2.operations.map(({ id }) => id) };
}

// src/sandbox/delay.ts
import { setTimeout as setTimeout2 } from "node:timers/promises";
function waitFor(delayMs) {
  return delayMs > 0 ? setTimeout2(delayMs, void 0, { ref: false }) : void 0;
}
function createDelay(delayMs, { clock, random }) {
  const [min, max] = typeof delayMs === "number" ? [delayMs, delayMs] : delayMs;
  const chance = random.stream("delay");
  if (max === 0) return void 0;
  return () => {
    const waitMs = chance.between(min, max);
    if (!clock.isFrozen()) return waitFor(waitMs);
    clock.advance(waitMs);
    return void 0;
  };
}

// src/sandbox/faults/read-first.ts
async function readFirst(request, entry, world) {
  try {
    entry.onBody(await parse(request), request.body.taken);
  } catch {
  }
  entry.onActor(senderOf(request, world));
  return entry.entry();
}

// src/sandbox/answer-request.ts
function answerRequest(request, sandbox2) {
  return new Exchange(request, sandbox2).answer();
}
var nothing4 = () => void 0;
var Exchange = class {
  #request;
  #sandbox;
  /** Those of the moment when it came in. */
  #served;
  #target;
  #entry;
  #strike;
  #stage = "upload";
  /** What it would be that ended it now. */
  #reason = "client";
  #isLate = false;
  #leave;
  #reject = nothing4;
  constructor(request, sandbox2) {
    const { site: site2, world, journal } = sandbox2;
    const target = site2.find(request);
    this.#request = request;
    this.#sandbox = sandbox2;
    this.#served = { site: site2, world };
    this.#target = target;
    this.#entry = journal.open(request, target?.endpoint?.operation, world.clock.stamp());
    request.connection?.watch(this);
  }
  answer() {
    const { faults } = this.#sandbox;
    const { world } = this.#served;
    const operation2 = this.#target?.endpoint?.operation;
    const isAsked = operation2 !== void 0 && faults.asks(operation2);
    const reply2 = isAsked ? readFirst(this.#request, this.#entry, world).then((known2) => this.#begin(known2)) : this.#begin();
    return reply2 instanceof Promise ? this.#hold(reply2) : this.#give(reply2);
  }
  /** `known` is what a fault may ask of the request, where one does. */
  #begin(known2) {
    if (this.#entry.isOver) throw new RequestAborted("It was ended while its body came in.");
    const { faults, delay } = this.#sandbox;
    const { world } = this.#served;
    const operation2 = this.#target?.endpoint?.operation;
    this.#strike = operation2 && faults.strike(operation2, known2);
    if (this.#strike) this.#entry.onFault(this.#strike.id);
    if (this.#strike?.when === "beforeWork") nameSender(this.#entry, this.#request, world);
    return this.#strike || delay ? this.#answerSlowly() : this.#work();
  }
  onGoing() {
    this.#leave ??= this.#sandbox.inFlight.add((reason) => this.#end(reason));
  }
  onOver(delivery, reply2) {
    const entry = this.#entry;
    if (entry.isOver) return entry;
    const { journal, coverage } = this.#sandbox;
    this.#leave?.();
    const isAll = delivery === "all";
    const heard = delivery === "nothing" ? void 0 : reply2;
    nameSender(entry, this.#request, this.#served.world);
    if (heard) entry.onReply(heard);
    const received = isAll && this.#isLate ? "delayed" : delivery;
    const reason = isBroken(reply2) ? "upstream" : this.#reason;
    const lost = isAll ? null : { stage: this.#stage, reason };
    journal.end(entry, heard?.status ?? null, received, lost);
    coverage.note(entry, this.#strike?.respond !== void 0, this.#target?.endpoint?.operation);
    entry.settle();
    return entry;
  }
  #work() {
    const { site: site2, world } = this.#served;
    return site2.handle(this.#request, this.#target, world, this.#entry);
  }
  async #answerSlowly() {
    const [strike, request] = [this.#strike, this.#request];
    const isBefore = strike?.when === "beforeWork";
    if (isBefore) await this.#wait(waitFor(strike.delayMs));
    const instead = isBefore ? answerInstead(request, strike) : void 0;
    this.#stage = "upload";
    const done = instead ?? await this.#work();
    await this.#wait(this.#sandbox.delay?.());
    if (!strike) return done;
    if (!isBefore) await this.#wait(waitFor(strike.delayMs));
    if (strike.respond) this.#entry.onAnswerer("fault");
    const reply2 = instead ?? strike.respond?.(request) ?? done;
    return strike.transport === void 0 ? reply2 : { ...reply2, transport: strike.transport };
  }
  /** @throws RequestAborted where it was ended meanwhile */
  async #wait(time) {
    if (!time) return;
    this.#stage = "waiting";
    this.#isLate = true;
    this.#request.connection?.heed();
    await time;
    if (this.#entry.isOver) throw new RequestAborted("It was ended while it waited.");
  }
  /** What a request comes to, unless it is ended before; a body that never arrives ends it too. */
  #hold(reply2) {
    if (!this.#entry.isOver) this.onGoing();
    return new Promise((resolve, reject) => {
      this.#reject = reject;
      reply2.then(
        (done) => {
          if (!this.#entry.isOver) resolve(this.#give(done));
        },
        (error2) => {
          if (error2 instanceof RequestAborted) this.#end("client");
          reject(error2);
        }
      );
    });
  }
  /** Its answer, which is about to go out. */
  #give(reply2) {
    const { transport, body } = reply2;
    const isCut = transport === "reset" || transport === "truncate";
    this.#entry.onAnswer(reply2);
    this.#stage = transport === "stall" ? "waiting" : "answer";
    if (isCut) this.#reason = "fault";
    if (transport === "slowBody" && body.kind !== "none") this.#isLate = true;
    if (!this.#request.connection) this.onOver(deliveryOf(transport), reply2);
    return reply2;
  }
  /** Gives it up. */
  #end(reason) {
    if (this.#entry.isOver) return;
    const { connection } = this.#request;
    this.#reason = reason;
    if (connection) connection.destroy();
    else this.onOver("nothing");
    this.#reject(new RequestAborted(`It was ended by: ${reason}.`));
  }
};
function isBroken(reply2) {
  return reply2?.body.kind === "stream" && reply2.body.passed?.isBroken() === true;
}
function deliveryOf(transport) {
  if (transport === "truncate") return "part";
  return transport === "reset" || transport === "stall" ? "nothing" : "all";
}
function answerInstead(request, { respond, transport }) {
  if (respond) return respond(request);
  return transport === "reset" || transport === "stall" ? emptyReply(200) : void 0;
}

// src/sandbox/events/changes.ts
var Changes = class {
  #listener;
  listen(listener) {
    this.#listener = listener;
  }
  tell = (what) => this.#listener?.(what);
};

// src/drf/language/accept-language.ts
var MAX_LENGTH2 = 500;
function parseAcceptLanguage(header2) {
  const text6 = cutTo(header2, ",").toLowerCase();
  const pattern2 = /([a-z]{1,8}(?:-[a-z0-9]{1,8})*|\*)(?:[\s\x85]*;[\s\x85]*q=(0(?:\.[0-9]{0,3})?|1(?:\.0{0,3})?))?(?:[\s\x85]*,[\s\x85]*|$)/y;
  const ranges = [];
  while (pattern2.lastIndex < text6.length) {
    const [, range, weight = "1"] = pattern2.exec(text6) ?? [];
    if (range === void 0) return [];
    ranges.push({ range, weight: Number(weight) });
  }
  return ranges.sort((a, b) => b.weight - a.weight).map(({ range }) => range);
}
function knownVariant(code2, isKnown) {
  let variant = cutTo(code2, "-").toLowerCase();
  while (!isKnown(variant)) {
    const cut = variant.lastIndexOf("-");
    if (cut < 0) return void 0;
    variant = variant.slice(0, cut);
  }
  return variant;
}
function cutTo(text6, separator) {
  if (text6.length <= MAX_LENGTH2) return text6;
  const cut = text6.lastIndexOf(separator, MAX_LENGTH2 - 1);
  return cut > 0 ? text6.slice(0, cut) : "";
}
var LANGUAGE_COOKIE = "django_language";
function languageCookie(header2) {
  if (!header2.includes(LANGUAGE_COOKIE)) return void 0;
  const text6 = isAscii(header2) ? header2 : Buffer.from(latin1Bytes(header2)).toString("utf8");
  let language;
  for (const pair2 of text6.split(";")) {
    const cut = pair2.indexOf("=");
    if (cut < 0 || strip(pair2.slice(0, cut)) !== LANGUAGE_COOKIE) continue;
    language = unquoted(strip(pair2.slice(cut + 1)));
  }
  return language;
}
function unquoted(value) {
  if (!/^".*"$/s.test(value)) return value;
  return value.slice(1, -1).replace(
    /\\(?:([0-3][0-7][0-7])|(.))/g,
    (_, octal, char) => octal === void 0 ? char ?? "" : String.fromCharCode(Number.parseInt(octal, 8))
  );
}

// src/drf/language/languages.ts
var ISO_DATE = "%Y-%m-%d";
var Languages = class {
  #made = /* @__PURE__ */ new Map();
  #catalogue;
  /**
   * The language of the answer to a request: of the first that applies, the cookie, `Accept-Language`, English. What fits no
   * language is passed over.
   * Source: Django 4.2 utils/translation/trans_real.get_language_from_request; BEHAVIOUR 24.
   */
  chosenBy({ cookie, "accept-language": header2 }) {
    if (cookie === void 0 && header2 === void 0) return ENGLISH;
    const named3 = cookie === void 0 ? void 0 : languageCookie(cookie);
    const asked2 = named3 === void 0 ? void 0 : this.#fitting(named3);
    return asked2 ?? this.#accepted(header2 ?? "") ?? ENGLISH;
  }
  #accepted(header2) {
    for (const range of parseAcceptLanguage(header2)) {
      if (range === "*") return void 0;
      const language = this.#fitting(range);
      if (language) return language;
    }
    return void 0;
  }
  /** English has no regions here: it is known, as browsers ask for it (`en-US`), without a look into the catalogue. */
  #fitting(code2) {
    if (/^en(?:-|$)/i.test(code2)) return ENGLISH;
    const known2 = knownVariant(code2, (variant) => Object.hasOwn(this.#loaded.languages, variant));
    return known2 === void 0 ? void 0 : this.#language(known2);
  }
  get #loaded() {
    this.#catalogue ??= loadCatalogue();
    return this.#catalogue;
  }
  #language(code2) {
    const made = this.#made.get(code2) ?? languageOf(code2, this.#loaded);
    this.#made.set(code2, made);
    return made;
  }
};
function languageOf(code2, { texts, dateInputFormats }) {
  const words2 = /* @__PURE__ */ new Map();
  for (const [english, column] of Object.entries(texts)) {
    const own2 = column[code2];
    if (own2 !== void 0) words2.set(english, own2);
  }
  const formats = dateInputFormats[code2] ?? ENGLISH.dateInputFormats;
  return {
    code: code2,
    dateInputFormats: formats.includes(ISO_DATE) ? formats : [...formats, ISO_DATE],
    translated: (text6) => words2.get(text6) ?? text6
  };
}

// src/sandbox/faults/fault.ts
function canStrike(fault3, { id }) {
  const { plan, isActive: isActive2 } = fault3;
  const isMeant = plan.operation === ANY_OPERATION || plan.operation === id;
  return isActive2 && isMeant && remaining(fault3) !== 0;
}
function remaining({ plan, hits }) {
  return plan.times === null ? null : plan.times - hits;
}
function told4(fault3, secrets) {
  const { id, hits, isActive: isActive2 } = fault3;
  const { operation: operation2 } = fault3.description;
  const description = vouched(secrets.value(fault3.description));
  return { id, operation: operation2, hits, remaining: remaining(fault3), isActive: isActive2, description };
}

// src/sandbox/faults/faults.ts
var Faults = class {
  #site;
  #admit;
  #languages;
  #changed;
  #secrets;
  #faults = [];
  #added = 0;
  #mostAdded = 0;
  constructor(site2, admit = () => void 0, languages4 = new Languages(), changed2 = () => void 0, secrets = new Secrets()) {
    this.#secrets = secrets;
    this.#site = site2;
    this.#changed = changed2;
    this.#admit = admit;
    this.#languages = languages4;
  }
  /** Adds a fault. @throws ProblemError with all that is wrong with its description; LimitError for one too many */
  add(description) {
    const plan = demand(faultDescription(this.#site.operations), description);
    const text6 = JSON.stringify(description);
    this.#admit("faults", { number: 1, bytes: Buffer.byteLength(text6) });
    return this.#file(plan, text6);
  }
  /** Adds all of a list, or none. @throws ProblemError with pointers that begin with the number in the list; LimitError likewise */
  addAll(descriptions2) {
    const plans = demand(list(faultDescription(this.#site.operations)), descriptions2);
    const texts = descriptions2.map((description) => JSON.stringify(description));
    const bytes2 = texts.reduce((total, text6) => total + Buffer.byteLength(text6), 0);
    this.#admit("faults", { number: plans.length, bytes: bytes2 });
    return plans.map((plan, index2) => this.#file(plan, texts[index2] ?? ""));
  }
  /** How many there are, used-up ones too, and the length of their descriptions. */
  get held() {
    return {
      number: this.#faults.length,
      bytes: this.#faults.reduce((sum2, { bytes: bytes2 }) => sum2 + bytes2, 0)
    };
  }
  /** The highest number that an id ever had, whatever was cleared since. */
  get mostAdded() {
    return this.#mostAdded;
  }
  /** In the order in which they were added; used-up ones too. */
  list() {
    return this.#faults.map((fault3) => told4(fault3, this.#secrets));
  }
  /** Takes one away, used up or not. @throws ProblemError for an id that is not there */
  remove(id) {
    const absence = this.absence(id);
    if (absence !== void 0) throw new ProblemError([absence]);
    this.#faults = this.#faults.filter((fault3) => fault3.id !== id);
    this.#changed("faults");
  }
  /** Turns one off, or on again: it goes on with what is left of it. @throws ProblemError for an id that is not there */
  setActive(id, isActive2) {
    const fault3 = this.#faults.find((each2) => each2.id === id);
    if (!fault3) throw new ProblemError([this.#absent(id)]);
    fault3.isActive = isActive2;
    this.#changed("faults");
    return told4(fault3, this.#secrets);
  }
  /** What is told of an id that is not there; undefined for one that is. */
  absence(id) {
    return this.#faults.some((fault3) => fault3.id === id) ? void 0 : this.#absent(id);
  }
  #absent(id) {
    const known2 = this.#faults.map((fault3) => fault3.id).join(", ") || "none";
    return { pointer: "", message: `there is no fault "${id}": there are ${known2}` };
  }
  /**
   * The fault that strikes this request of an operation, counted as a hit. Of several the first added. One that has
   * requests to skip lets this one pass, to the next fault or to the API. Those that ask for more than an operation are
   * passed over without the request as it is known by then.
   */
  strike(operation2, entry) {
    const struck = this.#faults.find((fault3) => {
      if (!canStrike(fault3, operation2)) return false;
      if (fault3.plan.matches && !(entry && isOccasion(fault3.plan.matches, entry))) return false;
      if (fault3.skip === 0) return true;
      fault3.skip -= 1;
      return false;
    });
    if (!struck) return void 0;
    struck.hits += 1;
    return this.#strikeOf(struck, operation2);
  }
  /** Whether a fault that could strike asks for more than the operation. */
  asks(operation2) {
    return this.#faults.some((fault3) => fault3.plan.matches && canStrike(fault3, operation2));
  }
  /** Takes all of them away; the next one is `fault-1` again. */
  clear() {
    [this.#faults, this.#added] = [[], 0];
    this.#changed("faults");
  }
  /** An alias of `clear`: what every part of a sandbox is reset by. */
  reset() {
    this.clear();
  }
  #file(plan, text6) {
    this.#added += 1;
    const description = vouched(JSON.parse(text6));
    this.#mostAdded = Math.max(this.#mostAdded, this.#added);
    const id = `fault-${this.#added}`;
    const fault3 = {
      id,
      plan,
      description,
      bytes: Buffer.byteLength(text6),
      skip: plan.skip,
      hits: 0,
      isActive: true
    };
    this.#faults.push(fault3);
    this.#changed("faults");
    return told4(fault3, this.#secrets);
  }
  #strikeOf({ id, plan }, operation2) {
    const { when, delayMs, transport, respond: answer3 } = plan;
    const allow = this.#site.allowOf(operation2);
    const note2 = { [NOTE_HEADER]: `fault ${id}` };
    const respond = answer3 && ((request) => {
      const language = this.#languages.chosenBy(request.headers);
      return overlaid(answer3({ request, operation: operation2, allow, language }), note2);
    });
    return { id, when, delayMs, respond, transport };
  }
};

// src/sandbox/held-states.ts
var MOST_TOLD_ROWS = 1e3;
var STATES_SHARE = 1 / 4;
var CHANGE_BYTES = 1024;
var CHANGE_BYTES_A_ROW = 32;
var ROW_BYTES = 1024;
var HeldState = class {
  #state;
  /** What the next one has changed of it, in bytes. */
  bytes;
  constructor(state, rows) {
    this.#state = state;
    this.bytes = CHANGE_BYTES + rows * CHANGE_BYTES_A_ROW;
  }
  /** Undefined where it is no longer held. */
  get snapshot() {
    return this.#state?.snapshot;
  }
  /** It needs nothing of what changes from here on. */
  settle() {
    if (this.#state?.needsChanges) void this.#state.snapshot;
  }
  release() {
    this.#state = void 0;
  }
};
var TOO_LARGE3 = new HeldState(void 0, 0);
var HeldStates = class {
  #store;
  #seed;
  #maxBytes;
  /** Oldest first, the present one last. */
  #held = [];
  #now;
  #bytes = 0;
  #told = 0;
  /**
   * `seed` gives the state that has a name of its own, and so may be large. Beyond so many bytes the oldest go first, and the requests that met them are no longer told with a state.
   */
  constructor(store, seed, maxBytes) {
    this.#store = store;
    this.#seed = seed;
    this.#maxBytes = maxBytes;
  }
  /** How many bytes they hold, more than when it was asked last, beside the state that there is. */
  growth() {
    const more = this.#bytes - this.#told;
    this.#told = this.#bytes;
    return more;
  }
  /** The present one; the same until something changes. */
  now() {
    const [state, seed] = [this.#store.present(), this.#seed()];
    const now4 = this.#now;
    if (now4?.state === state && now4.seed === seed) return now4.held;
    const held2 = this.#hold(state, seed);
    this.#now = { state, seed, held: held2 };
    return held2;
  }
  #hold(state, seed) {
    const last2 = this.#held.at(-1);
    const rows = this.#store.count();
    if (rows > MOST_TOLD_ROWS && !this.#store.isAt(seed)) {
      last2?.settle();
      state.letGo();
      return TOO_LARGE3;
    }
    state.hold();
    if (last2) this.#bytes += last2.bytes;
    const held2 = new HeldState(state, Math.min(rows, MOST_TOLD_ROWS));
    this.#held.push(held2);
    if (this.#bytes > this.#maxBytes) this.#makeRoom();
    return held2;
  }
  /** So many bytes have come in that may soon give way to others. */
  weigh(bytes2) {
    const last2 = this.#held.at(-1);
    if (last2) last2.bytes += bytes2;
  }
  /** All rows, so many, are about to give way to others. */
  weighRows(count2) {
    this.weigh(count2 * ROW_BYTES);
  }
  /** Nobody asks for them any more. */
  clear() {
    for (const held2 of this.#held) held2.release();
    this.#held = [];
    this.#now = void 0;
    this.#bytes = 0;
    this.#told = 0;
  }
  /** Half of it at once, so that it need not be done for every request. */
  #makeRoom() {
    let gone = 0;
    for (const held2 of this.#held.slice(0, -1)) {
      if (this.#bytes <= this.#maxBytes / 2) break;
      held2.release();
      this.#bytes -= held2.bytes;
      gone += 1;
    }
    this.#held = this.#held.slice(gone);
  }
};
function isSameState(one3, other) {
  for (const [name, table] of one3.tables) if (other.tables.get(name) !== table) return false;
  return true;
}

// src/drf/limit-error.ts
var LimitError = class extends ApiException {
  name = "LimitError";
  adminStatus;
  /** Where in the body; empty for the whole. */
  pointer;
  constructor(adminStatus, message, pointer = "") {
    super(PARSE.too_large, PARSE.too_large.detail({ limit: message }));
    this.message = message;
    this.adminStatus = adminStatus;
    this.pointer = pointer;
  }
};

// src/store/census.ts
var Census = class {
  #definitions;
  #weighed = /* @__PURE__ */ new WeakMap();
  constructor(definitions) {
    this.#definitions = new Map(definitions.map((each2) => [each2.name, each2]));
  }
  count(states) {
    const seen2 = /* @__PURE__ */ new Set();
    let [number, bytes2] = [0, 0];
    const visit = (node, weigh) => {
      if (seen2.has(node)) return;
      seen2.add(node);
      if (node.children !== void 0) {
        for (const child2 of node.children) visit(child2, weigh);
        return;
      }
      number += node.items.length;
      if (weigh === void 0) return;
      for (const [row2, weight] of this.#heavyOf(node, weigh)) {
        if (!seen2.has(row2)) bytes2 += weight;
        seen2.add(row2);
      }
    };
    for (const { tables: tables2 } of states) {
      for (const [name, { indexes }] of tables2) {
        const [byUuid] = indexes;
        if (byUuid) visit(rootOf(byUuid), this.#definitions.get(name)?.weigh);
      }
    }
    return { number, bytes: bytes2 };
  }
  #heavyOf(leaf, weigh) {
    const known2 = this.#weighed.get(leaf);
    if (known2) return known2;
    const heavy = leaf.items.flatMap(({ row: row2 }) => {
      const bytes2 = weigh(row2);
      return bytes2 > 0 ? [[row2, bytes2]] : [];
    });
    this.#weighed.set(leaf, heavy);
    return heavy;
  }
};

// src/sandbox/journal/journal-budget.ts
var FREED = 1 / 16;
var STEP = 16;
var JournalBudget = class {
  #maxBytes;
  #members = /* @__PURE__ */ new Set();
  #gone = /* @__PURE__ */ new WeakSet();
  /** Which joined last, or told something last: nearly always the one that tells the next. */
  #latest;
  #bytes = 0;
  constructor(maxBytes) {
    this.#maxBytes = maxBytes;
  }
  /** What all members hold. */
  get held() {
    let number = 0;
    for (const member of this.#members) number += member.held.number;
    return { number, bytes: this.#bytes };
  }
  /** A member holds so many bytes more, or less; it becomes one by that. */
  add(member, bytes2) {
    if (member !== this.#latest) {
      if (this.#gone.has(member)) return;
      this.#members.add(member);
      this.#latest = member;
    }
    this.#bytes += bytes2;
  }
  leave(member) {
    if (this.#members.delete(member)) this.#bytes -= member.held.bytes;
    this.#gone.add(member);
    if (this.#latest === member) this.#latest = void 0;
  }
  relieve() {
    if (this.#bytes <= this.#maxBytes) return;
    const enough = this.#maxBytes * (1 - FREED);
    while (this.#bytes > enough) {
      const fullest = this.#fullest();
      if (!fullest?.forgetOldest()) return;
      for (let more = 1; more < STEP && this.#bytes > enough; more += 1) fullest.forgetOldest();
    }
  }
  #fullest() {
    let fullest;
    for (const member of this.#members) {
      if (!fullest || member.held.bytes > fullest.held.bytes) fullest = member;
    }
    return fullest;
  }
};

// src/sandbox/holdings.ts
var NOTHING3 = { number: 0, bytes: 0 };
var Holdings = class {
  limits;
  journals;
  #holders = () => [];
  #census = new Census(tables);
  /** As of the last count, and what came in since: never less than there is. */
  #rows = NOTHING3;
  constructor(limits) {
    this.limits = limits;
    this.journals = new JournalBudget(limits.journalTotalBytes);
  }
  /** Says whose holdings these are, the default sandbox among them. */
  watch(holders) {
    this.#holders = holders;
  }
  /** `holder` is the sandbox that grows, which may not be one of the server's yet. @throws LimitError where there is no room */
  admit(kind, more, holder) {
    if (kind !== "rows") {
      this.#check(kind, more, this.#held(kind));
      return;
    }
    const number = this.#rows.number + more.number;
    const bytes2 = this.#rows.bytes + more.bytes;
    if (number > this.limits.maxRows || bytes2 > this.limits.maxRowBytes) {
      this.#rows = this.#count(true, holder);
      this.#check(kind, more, this.#rows);
      this.#rows = plus(this.#rows, more);
      return;
    }
    this.#rows = { number, bytes: bytes2 };
  }
  /**
   * How many rows a document may have made once the server runs: a few bytes ask for a million. `pointer` is where the
   * documents stand. @throws LimitError 413 where one asks for more than the limit
   */
  admitGenerated(documents, pointer = "") {
    const { maxGeneratedRows: limit } = this.limits;
    for (const { content } of documents) {
      const wanted = generatedRows(content);
      if (wanted <= limit) continue;
      const message = `asks for ${wanted} rows, and may ask for ${limit} at most: ${howToRaise("maxGeneratedRows")}`;
      throw new LimitError(413, message, `${pointer}/generate`);
    }
  }
  /** All that is held and its limits, by kind: `journal` is that of one sandbox, everything else is of all. */
  told({ journal }, droppedNames) {
    const { limits } = this;
    const kinds2 = KIND_NAMES.map((kind) => {
      const names = KINDS2[kind];
      const bounds = { maxNumber: limits[names.number], maxBytes: limits[names.bytes] };
      const held2 = this.#held(kind);
      const bytes2 = kind === "snapshots" ? this.#bytesOfSnapshots() : held2.bytes;
      return [kind, { number: held2.number, bytes: bytes2, ...bounds }];
    });
    return {
      ...Object.fromEntries(kinds2),
      journal: {
        ...{ ...journal.held, dropped: journal.dropped },
        ...{ maxNumber: limits.journal, maxBytes: limits.journalBytes }
      },
      journals: { ...this.journals.held, maxBytes: limits.journalTotalBytes },
      sandboxes: { number: this.#holders().length - 1, maxNumber: limits.maxSandboxes },
      droppedNames: { number: droppedNames, maxNumber: MAX_DROPPED_NAMES },
      generatedRows: { maxNumber: limits.maxGeneratedRows },
      body: { maxBytes: limits.maxBodyBytes }
    };
  }
  #check(kind, more, held2) {
    const names = KINDS2[kind];
    for (const unit of ["number", "bytes"]) {
      const limit = this.limits[names[unit]];
      if (more[unit] > 0 && held2[unit] + more[unit] > limit) {
        throw beyond(names[unit], limit, more[unit], held2[unit]);
      }
    }
  }
  #held(kind) {
    switch (kind) {
      case "rows":
        return this.#count(true);
      case "snapshots":
        return {
          number: this.#holders().reduce((sum2, { snapshots }) => sum2 + snapshots.size, 0),
          bytes: 0
        };
      case "faults":
      case "waiters":
        return this.#holders().reduce((sum2, holder) => plus(sum2, holder[kind].held), NOTHING3);
      default:
        return kind;
    }
  }
  /** What they alone keep. */
  #bytesOfSnapshots() {
    return this.#count(true).bytes - this.#count(false).bytes;
  }
  #count(snapshots, ...more) {
    const holders = [...this.#holders(), ...more];
    return this.#census.count(holders.flatMap((holder) => holder.states({ snapshots })));
  }
};
var KIND_NAMES = ["rows", "snapshots", "faults", "waiters"];
function beyond(name, limit, more, held2) {
  const isAlone = more > limit;
  const amount = isAlone ? `${more}` : `${more} more than the ${held2} that are there`;
  const message = `The mock keeps at most ${limit} ${LIMITS2[name].what}, and this is ${amount}: ${howToRaise(name)}`;
  return new LimitError(isAlone ? 413 : 429, message);
}
function plus(a, b) {
  return { number: a.number + b.number, bytes: a.bytes + b.bytes };
}
function generatedRows(content) {
  const block = Object(content).generate;
  const read4 = block === void 0 ? void 0 : GENERATE_BLOCK.read(block);
  if (!read4?.valid) return 0;
  const { users: users3 = 0, customers: customers3 = 0, invoices: invoices2 = 0, payments: payments2 = 0 } = read4.value;
  return users3 + customers3 + invoices2 + payments2;
}

// src/sandbox/in-flight.ts
var InFlight = class {
  #ends = /* @__PURE__ */ new Set();
  /** Takes a request in; what it gives takes it out, and does no harm twice. */
  add(end2) {
    this.#ends.add(end2);
    return () => void this.#ends.delete(end2);
  }
  /** Ends all that there are. One that comes in meanwhile is of the time after. */
  end(reason) {
    if (this.#ends.size === 0) return;
    const ends = [...this.#ends];
    this.#ends.clear();
    for (const end2 of ends) end2(reason);
  }
};

// src/sandbox/portable/api-schemas.ts
function answersOf(contract) {
  const views = [...resources.flatMap(({ view }) => view ?? []), ...singleViews];
  const operations2 = views.flatMap(({ all: all2 }) => all2().map((route3) => route3.schema(contract))).flatMap((route3) => route3.operations);
  const known2 = new Map(operations2.map((each2) => [`${each2.method} ${each2.id}`, each2.responses]));
  return (operation2, method2) => known2.get(`${method2} ${operation2}`) ?? [];
}

// src/sandbox/portable/schema-fit.ts
function isObject3(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
function schemasIn(schema) {
  const { anyOf: anyOf2 } = schema;
  return Array.isArray(anyOf2) ? anyOf2.filter(isObject3).flatMap(schemasIn) : [schema];
}
function typesOf({ type }) {
  if (Array.isArray(type)) return type;
  return type === void 0 ? [] : [type];
}
function fits3(schema, value) {
  const types = typesOf(schema);
  if (types.length > 0 && !types.includes(typeOf2(value)) && !isWhole2(types, value)) return false;
  if (Object.hasOwn(schema, "const") && schema["const"] !== value) return false;
  if (!isObject3(value)) return true;
  const { required: required4, additionalProperties, properties } = schema;
  const members = Object(properties);
  const names = Array.isArray(required4) ? required4.map(String) : [];
  if (!names.every((name) => Object.hasOwn(value, name))) return false;
  return additionalProperties !== false || Object.keys(value).every((name) => Object.hasOwn(members, name));
}
function isWhole2(types, value) {
  return types.includes("integer") && Number.isInteger(value);
}
function typeOf2(value) {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}

// src/sandbox/portable/list-template.ts
function templateOf(list5) {
  const [first] = list5;
  const items2 = list5.filter(isObject3);
  if (!isObject3(first) || items2.length < list5.length) return first;
  const members = Object.keys(first).flatMap((name) => {
    if (!items2.every((item) => Object.hasOwn(item, name))) return [];
    const values = items2.map((item) => item[name]);
    return isMixed(values) ? [] : [[name, richestOf(values)]];
  });
  return Object.fromEntries(members);
}
function isMixed(values) {
  return values.includes(null) && values.some((value) => typeof value === "object" && value !== null);
}
function richestOf(values) {
  if (values.every(isObject3)) return templateOf(values);
  const shows = (value) => Array.isArray(value) ? value.length > 0 : value !== null;
  return values.find(shows) ?? values[0];
}

// src/sandbox/portable/matching-rules.ts
function matchedBy(schema, value) {
  const rules = {};
  return { example: walk(schema, value, "$", rules), rules };
}
function walk(given, value, path2, rules) {
  const schema = schemasIn(given).find((each2) => fits3(each2, value)) ?? {};
  if (Array.isArray(value)) return walkList(schema, value, path2, rules);
  if (isObject3(value)) {
    const members = Object.entries(value).map(([name, member]) => [
      name,
      walk(memberSchema(schema, name), member, path2 + step(name), rules)
    ]);
    if (members.length === 0) rules[path2] = rule({ match: "type" });
    return Object.fromEntries(members);
  }
  rules[path2] = ruleOf(given, schema, value);
  return value;
}
function walkList(schema, list5, path2, rules) {
  if (list5.length === 0) {
    rules[path2] = rule({ match: "type", min: 0 });
    return list5;
  }
  rules[path2] = rule({ match: "type", min: path2.includes("[*]") ? 0 : 1 });
  const items2 = Object(schema["items"]);
  return [walk(items2, templateOf(list5), `${path2}[*]`, rules)];
}
function memberSchema(schema, name) {
  const members = Object(schema["properties"]);
  if (Object.hasOwn(members, name)) return members[name] ?? {};
  return isObject3(schema["additionalProperties"]) ? schema["additionalProperties"] : {};
}
function ruleOf(given, schema, value) {
  const mayBeNull = schemasIn(given).some((each2) => typesOf(each2).includes("null"));
  const other = value === null ? schemasIn(given).find((each2) => !isNullAlone(each2)) : schema;
  const matcher = other && matcherOf(other, value);
  if (value === null && !matcher) return rule({ match: "null" });
  if (!matcher) return rule({ match: "type" });
  return mayBeNull ? { combine: "OR", matchers: [{ match: "null" }, matcher] } : rule(matcher);
}
function isNullAlone(schema) {
  return typesOf(schema).every((type) => type === "null") && typesOf(schema).length > 0;
}
function matcherOf(schema, value) {
  const { pattern: pattern2, format } = schema;
  if (Object.hasOwn(schema, "const")) return { match: "equality" };
  if (Array.isArray(schema["enum"])) return enumMatcher(schema["enum"]);
  if (format === "date") return { match: "date", format: "yyyy-MM-dd" };
  if (typeof pattern2 === "string" && isPortable(pattern2)) {
    return { match: "regex", regex: pattern2.replaceAll("\\/", "/") };
  }
  const [type] = typesOf(schema).filter((each2) => each2 !== "null");
  switch (type) {
    case "integer":
      return { match: "integer" };
    case "number":
      return { match: "number" };
    case "boolean":
      return { match: "boolean" };
    case "string":
      return value === null ? { match: "regex", regex: "[\\s\\S]*" } : { match: "type" };
    default:
      return void 0;
  }
}
function enumMatcher(choices) {
  if (!choices.every((choice2) => typeof choice2 === "string")) return { match: "type" };
  const escaped2 = choices.map((choice2) => choice2.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"));
  return { match: "regex", regex: `^(${escaped2.join("|")})$` };
}
function isPortable(pattern2) {
  return !/\(\?[=!<]|\\[1-9]/.test(pattern2);
}
function rule(matcher) {
  return { combine: "AND", matchers: [matcher] };
}
function step(name) {
  return /^[A-Za-z_]\w*$/.test(name) ? `.${name}` : `['${name.replaceAll("'", "\\'")}']`;
}

// src/sandbox/portable/pact-body.ts
var BYTES = "application/octet-stream";
var NUMBER4 = /"[^"\\]*(?:\\.[^"\\]*)*"?|-?\d[\d.eE+-]*/gs;
function pactBody({ headers: headers2, body, place }) {
  if (body === null) return void 0;
  const contentType = headerOf(headers2, "content-type") ?? BYTES;
  const type = contentType.split(";", 1)[0]?.trim().toLowerCase() ?? "";
  if (body.encoding === "base64") return { content: body.text, contentType, encoded: "base64" };
  const text6 = place(body.text);
  if (/[/+]json$/.test(type)) {
    const json2 = losslessJson(text6);
    if (json2 !== void 0) return { content: json2.value, contentType, encoded: false };
  } else if (/^text\/|x-www-form-urlencoded$/.test(type)) {
    return { content: text6, contentType, encoded: false };
  }
  const bytes2 = type.startsWith("multipart/") ? body.text : text6;
  const content = Buffer.from(bytes2).toString("base64");
  return { content, contentType, encoded: "base64" };
}
function losslessJson(text6) {
  try {
    const value = JSON.parse(text6);
    const words2 = (json2) => (json2.match(NUMBER4) ?? []).join(" ").replaceAll(/\\u[0-9a-f]{4}|\\\//gi, "");
    const isSame2 = words2(text6).length === words2(JSON.stringify(value)).length;
    return isSame2 ? { value } : void 0;
  } catch {
    return void 0;
  }
}

// src/sandbox/default-sandbox.ts
var DEFAULT_SANDBOX = "default";

// src/sandbox/portable/test-name.ts
function isTestName(sandbox2) {
  return sandbox2 !== DEFAULT_SANDBOX && !SUPPLIED_NAME.test(sandbox2);
}

// src/sandbox/portable/interaction.ts
var ADDRESS2 = "http://localhost";
var PLACEHOLDER2 = "pact-placeholder-token";
var KEY_LETTERS = 16;
var SHOWN_LETTERS = 8;
function isPortable2(entry) {
  const { method: method2, answeredBy, fault: fault3, aborted, request, response } = entry;
  if (answeredBy !== "mock" || fault3 !== null || aborted !== null || response === null)
    return false;
  const isPreflight2 = method2 === "OPTIONS" && headerOf(request.headers, "access-control-request-method") !== void 0;
  const isWhole3 = [request.body, response.body].every((body) => !body || body.sha256 === null);
  return !isPreflight2 && isWhole3;
}
function interactionOf(entry, met) {
  const place = placeOf3(entry);
  const request = requestOf2(entry, place);
  const response = responseOf3(entry, place, met.answersOf);
  const { operation: operation2, method: method2, status: status2 } = entry;
  const like = [request, met.caller, { ...response, body: likenessOf2(response) }];
  const key2 = sha256Of(Buffer.from(JSON.stringify(like))).slice(0, KEY_LETTERS);
  const asked2 = operation2 ?? `${method2} ${request.path}`;
  const caller = met.caller === void 0 ? "" : ` by ${met.caller}`;
  return {
    type: "Synchronous/HTTP",
    key: key2,
    description: `${asked2}${caller} is answered ${status2} (${key2.slice(0, SHOWN_LETTERS)})`,
    providerStates: [
      { ...met.state, params: { ...met.state.params, ...callerParams(entry, met) } }
    ],
    ...isTestName(entry.sandbox) ? { comments: { testname: entry.sandbox } } : {},
    request,
    response
  };
}
function likenessOf2({ body, matchingRules }) {
  return matchingRules ?? body;
}
function callerParams({ body, status: status2 }, { caller }) {
  if (caller !== void 0) return { actor: caller, token: PLACEHOLDER2 };
  const { username, password } = Object(body);
  const isLogin = typeof username === "string" && typeof password === "string" && status2 === 200;
  return isLogin ? { actor: username, password } : {};
}
function requestOf2(entry, place) {
  const { headers: headers2, body } = entry.request;
  const plain2 = (text6) => withAddress(text6, place);
  const query2 = /* @__PURE__ */ Object.create(null);
  for (const [name, value] of pairsIn(place.query)) {
    query2[name] = [...query2[name] ?? [], plain2(value)];
  }
  const content = pactBody({ headers: headers2, body, place: plain2 });
  return {
    method: entry.method,
    path: place.path,
    ...place.query === "" ? {} : { query: { ...query2 } },
    ...headersOf(headers2, ["accept", "authorization", "content-type"]),
    ...content === void 0 ? {} : { body: content }
  };
}
function responseOf3(entry, place, answersOf2) {
  const { headers: headers2 = [], body = null, status: status2 = 0 } = entry.response ?? {};
  const content = pactBody({ headers: headers2, body, place: (text6) => withAddress(text6, place) });
  const head = { status: status2, ...headersOf(headers2, ["content-type"]) };
  if (content === void 0) return head;
  const schema = schemaOf2(entry, content, answersOf2);
  if (schema === void 0) return { ...head, body: content };
  const { example, rules } = matchedBy(schema, content.content);
  return { ...head, body: { ...content, content: example }, ...rulesOf2(rules) };
}
function rulesOf2(rules) {
  return Object.keys(rules).length === 0 ? {} : { matchingRules: { body: rules } };
}
function schemaOf2({ operation: operation2, method: method2, status: status2 }, { contentType, encoded }, answersOf2) {
  if (operation2 === null || status2 === null || status2 >= 400 || encoded !== false) return void 0;
  const type = contentType.split(";", 1)[0]?.trim() ?? "";
  if (!type.endsWith("json")) return void 0;
  const schemas = answersOf2(operation2, method2).filter((answer3) => answer3.status === status2).flatMap(({ content }) => {
    const schema = content[type];
    return schema === void 0 ? [] : [schema];
  });
  return schemas.length === 0 ? void 0 : anyOf(schemas);
}
var HEADER_NAMES = {
  accept: "Accept",
  authorization: "Authorization",
  "content-type": "Content-Type"
};
function headersOf(headers2, names) {
  const found3 = names.flatMap((name) => {
    const value = headerOf(headers2, name);
    if (value === void 0) return [];
    return [[HEADER_NAMES[name], [name === "authorization" ? placeholder2(value) : value]]];
  });
  return found3.length === 0 ? {} : { headers: Object.fromEntries(found3) };
}
function placeholder2(credentials) {
  const [scheme = "", ...words2] = credentials.trim().split(/\s+/);
  return [scheme, ...words2.map(() => PLACEHOLDER2)].join(" ");
}
function withAddress(text6, { origin, prefix }) {
  const own2 = origin + prefix;
  const parts = text6.split(own2);
  return parts.reduce((done, part) => done + (/^[\w.-]/.test(part) ? own2 : ADDRESS2) + part);
}

// src/sandbox/portable/provider-state.ts
var SHOWN3 = 8;
function providerState(snapshot, { world, snapshots, seed, secrets }) {
  if (seed.name !== void 0 && isSameState(snapshot, seed.store)) return shippedState(seed.name);
  const then = world.store.fork(snapshot);
  if (then.count() > MOST_TOLD_ROWS) return void 0;
  const fixtures = withoutSecrets2(then, secrets);
  const name = snapshots.names().find((each2) => isSameState(snapshots.get(each2)?.store ?? { tables: /* @__PURE__ */ new Map() }, snapshot));
  if (name !== void 0) {
    return { name: `the snapshot ${name}`, params: { snapshot: name, fixtures } };
  }
  const hash = sha256Of(Buffer.from(JSON.stringify(fixtures))).slice(0, SHOWN3);
  return { name: `the fixtures ${hash}`, params: { fixtures } };
}
function shippedState(name) {
  return SCENARIO_NAMES.some((each2) => each2 === name) ? { name: `the scenario ${name}`, params: { scenario: name } } : { name: `the world ${name}`, params: { fixtures: name } };
}
function withoutSecrets2(store, secrets) {
  const { $schema: _, users: users3 = [], stubs: stubs2, ...others } = exportFixtures(store);
  const open2 = users3.map(({ token: _token, password: _password, ...user }) => user);
  return { users: open2, ...others, ...stubs2 && { stubs: secrets.value(stubs2) } };
}

// src/sandbox/portable/interaction-maker.ts
function interactionMaker(contract, named3) {
  const answers2 = answersOf(contract);
  return (recorded, snapshot) => {
    const entry = recorded.entry();
    if (snapshot === void 0 || !isPortable2(entry)) return void 0;
    const state = providerState(snapshot, named3);
    if (state === void 0) return void 0;
    const caller = callerOf(recorded, named3.world.store.fork(snapshot));
    return interactionOf(entry, { state, caller, answersOf: answers2 });
  };
}
function callerOf(recorded, store) {
  const { credentials, actor: actor2 } = recorded;
  const token2 = /^\s*\S+\s+(\S+)\s*$/.exec(credentials ?? "")?.[1];
  if (token2 === void 0) return void 0;
  const user = store.table(users).findBy("token", token2);
  return user && actor2 !== null ? actor2 : user?.username;
}

// src/sandbox/journal/journal-options.ts
var DEFAULT_CAPACITY = LIMITS2.journal.usual;
function checkedJournalOptions({
  capacity = DEFAULT_CAPACITY,
  maxBytes = LIMITS2.journalBytes.usual,
  budget = new JournalBudget(Number.MAX_SAFE_INTEGER),
  operations: operations2,
  secrets = new Secrets(),
  states: given
}) {
  for (const limit of [capacity, maxBytes]) {
    if (Number.isSafeInteger(limit) && limit >= 0) continue;
    throw new RangeError(`A limit of the journal must be a whole number from 0, not ${limit}`);
  }
  const states = capacity > 0 && maxBytes > 0 ? given : void 0;
  return { capacity, maxBytes, budget, operations: operations2, secrets, states };
}

// src/sandbox/journal/kept-requests.ts
var KeptRequests = class {
  /** False where the journal is off: nothing is captured then. */
  keeps;
  queue = new Queue();
  missing = new ForgottenRequests();
  #room;
  #bytes = 0;
  #isGone = false;
  constructor(room) {
    this.#room = room;
    this.keeps = room.capacity > 0 && room.maxBytes > 0;
  }
  /** One more that is to be kept. */
  keep(recorded) {
    this.queue.add(recorded);
    this.#weigh(recorded.bytes);
    this.#makeRoom();
  }
  /** One that was not kept. */
  pass({ sequence: sequence2 }) {
    this.missing.drop(this.#room.capacity > 0 ? "journalBytes" : "journal", sequence2);
  }
  /** One of its requests holds so many bytes more; nothing changes where it is forgotten. */
  grow(recorded, bytes2) {
    if (!this.holds(recorded.sequence)) return;
    this.#weigh(bytes2);
    this.#makeRoom();
  }
  /** What is still known of the requests that were dropped since the last reset. */
  forgotten() {
    return this.missing.told();
  }
  /** How many entries are kept, and how many bytes they hold by estimate, with the states that they met. */
  get held() {
    return { number: this.queue.size, bytes: this.#bytes };
  }
  /** How many entries have been forgotten for want of room since the last reset, or were under way at that. */
  get dropped() {
    return this.missing.dropped;
  }
  /** Whether the entry of a sequence is kept still. */
  holds(sequence2) {
    const { oldest } = this.queue;
    return oldest !== void 0 && sequence2 >= oldest.sequence;
  }
  /** Forgets the oldest entry for want of what a limit gives; false where there is none. */
  forgetOldest(limit = "journalTotalBytes") {
    const oldest = this.queue.take();
    if (!oldest) return false;
    this.missing.drop(limit, oldest.sequence);
    if (oldest.isOver) this.missing.end(oldest);
    this.#weigh(-oldest.bytes);
    return true;
  }
  /** All of them up to a sequence; what is to be done yet is missing from then on. */
  clearUpTo(sequence2) {
    const pending = this.queue.items().filter((each2) => each2.isPending);
    this.queue.clear();
    this.#room.states?.clear();
    this.#weigh(-this.#bytes);
    this.missing.clear(
      sequence2,
      pending.map((each2) => each2.sequence)
    );
  }
  /** Gives its part of what is shared back, for good: nobody will ask it any more. */
  leave() {
    this.#isGone = true;
    this.#room.budget.leave(this);
  }
  /** Whether its sandbox was dropped. */
  get isGone() {
    return this.#isGone;
  }
  #weigh(bytes2) {
    this.#bytes += bytes2;
    this.#room.budget.add(this, bytes2);
  }
  #makeRoom() {
    const { capacity, maxBytes, budget, states } = this.#room;
    this.#weigh(states?.growth() ?? 0);
    while (this.queue.size > capacity) this.forgetOldest("journal");
    while (this.#bytes > maxBytes && this.forgetOldest("journalBytes")) ;
    budget.relieve();
  }
};

// src/sandbox/journal/listeners.ts
var Listeners = class {
  #all = /* @__PURE__ */ new Set();
  /** Gives the way to stop. The same function may listen twice. */
  add(listener) {
    const own2 = (value) => listener(value);
    this.#all.add(own2);
    return () => void this.#all.delete(own2);
  }
  tell(value) {
    for (const listener of this.#all) listener(value());
  }
};

// src/sandbox/journal/plain-request.ts
function plainBody(data) {
  if (data.kind === "json") return plainValue(data.value);
  const { fields: fields3 } = data;
  const members = fields3.names().map((name) => {
    const [first = "", ...more] = fields3.getList(name).map(plainPart);
    return [name, more.length === 0 ? first : Object.freeze([first, ...more])];
  });
  return Object.freeze(Object.fromEntries(members));
}
function namesOf5(data) {
  if (data.kind === "form") return data.fields.names();
  return isObject4(data.value) ? Object.keys(data.value) : [];
}
function isNameless(data) {
  if (data.kind === "form" || isObject4(data.value)) return false;
  const { value } = data;
  return value !== null && value !== "" && !(isList(value) && value.length === 0);
}
function plainPart(part) {
  return part instanceof UploadedFile ? Object.freeze({ name: part.name, size: part.bytes.length }) : part;
}
function plainValue(value) {
  if (typeof value === "bigint") return plainInteger(value);
  if (value instanceof JsonFloat) return plainFloat(value);
  if (value === null || typeof value !== "object") return value;
  if (!isObject4(value)) return Object.freeze(value.map(plainValue));
  const members = Object.entries(value).map(([name, item]) => [name, plainValue(item)]);
  return Object.freeze(Object.fromEntries(members));
}
function isObject4(value) {
  const isScalar2 = value === null || typeof value !== "object" || value instanceof JsonFloat;
  return !isScalar2 && !Array.isArray(value);
}
function plainInteger(value) {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : String(value);
}
function plainFloat({ text: text6 }) {
  const number = Number(text6);
  return Number.isFinite(number) ? number + 0 : text6;
}
var MOST_NAMES2 = 100;
var LONGEST_NAME3 = 100;
var NODE_BYTES = 48;
var HEADER_BYTES = 128;
var MEMBER_BYTES = 96;
function lengthWithoutFiles(data, { length }) {
  if (data.kind === "json") return length;
  let files = 0;
  for (const name of data.fields.names()) {
    for (const part of data.fields.getList(name)) {
      if (part instanceof UploadedFile) files += part.bytes.length;
    }
  }
  return length - files;
}
function shortened3(bytes2) {
  const first = Buffer.from(bytes2.subarray(0, MAX_JOURNAL_BODY_BYTES)).toString("utf8");
  return Object.freeze({
    length: bytes2.length,
    sha256: sha256Of(bytes2),
    first: first.replace(/\ufffd$/, "")
  });
}
function firstNames(names) {
  return Object.freeze(
    names.slice(0, MOST_NAMES2).map((name) => Buffer.from(name.slice(0, LONGEST_NAME3)).toString("utf8"))
  );
}
function weightOf(value) {
  if (typeof value === "string") return NODE_BYTES + value.length;
  if (typeof value === "bigint" || value instanceof JsonFloat) return NODE_BYTES;
  if (value === null || typeof value !== "object") return 8;
  let bytes2 = NODE_BYTES;
  if (isList(value)) {
    for (const item of value) bytes2 += 8 + weightOf(item);
    return bytes2;
  }
  for (const name in value) bytes2 += MEMBER_BYTES + name.length + weightOf(value[name] ?? null);
  return bytes2;
}
function weightOfHeaders(headers2) {
  let bytes2 = 0;
  for (const name in headers2) bytes2 += HEADER_BYTES + name.length + (headers2[name]?.length ?? 0);
  return bytes2;
}
var ENTRY_BYTES = 1536;

// src/sandbox/journal/recorded-body.ts
var NONE2 = Object.freeze([]);
var LATE_BYTES = 1024;
var RecordedBody = class {
  /** Names at its top that the operation knows, of a long one; of a short one all. */
  sent;
  ignored;
  /** Whether it says nothing: `{}`, `[]`, null. */
  isEmpty;
  /** About how many bytes of memory it holds. */
  weight;
  #plain = null;
  #isLate = false;
  /** What it will be made of when somebody asks. */
  #data;
  /** `bytes` are those that the data was read from; of a long body little more is kept than where it began. */
  constructor(data, bytes2, operation2) {
    const names = namesOf5(data);
    const hasNoNames = isNameless(data);
    const ignored = ignoredBody(names, hasNoNames, operation2);
    this.isEmpty = names.length === 0 && !hasNoNames;
    const length = bytes2 ? lengthWithoutFiles(data, bytes2) : 0;
    const isTooLong = bytes2 !== void 0 && length > MAX_JOURNAL_BODY_BYTES;
    if (isTooLong) this.#plain = shortened3(bytes2);
    else if (data.kind === "form" || length > LATE_BYTES) this.#plain = plainBody(data);
    else {
      this.#data = data;
      this.#isLate = true;
    }
    this.ignored = isTooLong ? firstNames(ignored) : ignored;
    this.sent = isTooLong ? operation2?.fields.filter((field) => names.includes(field)) ?? NONE2 : names;
    this.weight = weightOf(this.#data?.value ?? this.#plain) + (isTooLong ? 0 : length);
  }
  /** Whether it is short JSON, which is made plain late. */
  get isLate() {
    return this.#isLate;
  }
  plain() {
    if (this.#data) this.#plain = plainBody(this.#data);
    this.#data = void 0;
    return this.#plain;
  }
};

// src/values/captured-body.ts
function capturedBody(bytes2) {
  const { length } = bytes2;
  if (length <= MAX_JOURNAL_BODY_BYTES) return { first: latin1(bytes2), length, sha256: null };
  const first = latin1(bytes2.subarray(0, MAX_JOURNAL_BODY_BYTES));
  return { first, length, sha256: sha256Of(bytes2) };
}
function latin1({ buffer, byteOffset, length }) {
  return Buffer.from(buffer, byteOffset, length).toString("latin1");
}

// src/sandbox/journal/message-parts.ts
var MOST_BYTES = 3;
function keptBody(body) {
  switch (body.kind) {
    case "text":
      return keptText(body.text, body.bytes);
    case "bytes":
      return capturedBody(body.bytes);
    case "json":
      return keptText(JSON.stringify(body.value));
    case "stream": {
      const captured = body.passed?.captured();
      return captured?.length === 0 ? void 0 : captured;
    }
    case "pieces":
    case "none":
      return void 0;
    default:
      return body;
  }
}
function inOnePiece(text6) {
  return text6.charCodeAt(0) >= 0 ? text6 : "";
}
function keptText(text6, bytes2 = text6.length * MOST_BYTES) {
  if (text6 === "") return void 0;
  return bytes2 <= MAX_JOURNAL_BODY_BYTES ? inOnePiece(text6) : keptLong(text6);
}
function keptLong(text6) {
  const bytes2 = Buffer.from(text6);
  return bytes2.length <= MAX_JOURNAL_BODY_BYTES ? inOnePiece(text6) : capturedBody(bytes2);
}
function weightOfBody(body) {
  return typeof body === "string" ? 2 * body.length : body.first.length;
}
function messageBody(body) {
  if (typeof body === "string") {
    const bytes3 = Buffer.from(body);
    const { length: length2 } = bytes3;
    return Object.freeze({ encoding: "utf-8", text: bytes3.toString(), length: length2, sha256: null });
  }
  const { first, length, sha256 } = body;
  const bytes2 = Buffer.from(first, "latin1");
  const decoded5 = decodeUtf8(bytes2);
  const text6 = "text" in decoded5 ? decoded5.text : void 0;
  const isText2 = text6 !== void 0 && (sha256 !== null || Buffer.byteLength(text6) === length);
  return Object.freeze(
    isText2 ? { encoding: "utf-8", text: text6, length, sha256 } : { encoding: "base64", text: bytes2.toString("base64"), length, sha256 }
  );
}
function readHead(head) {
  const [first = "", ...lines] = head.split("\r\n");
  const raw = lines.flatMap((line) => {
    const cut = line.indexOf(": ");
    return cut < 0 ? [] : [line.slice(0, cut), line.slice(cut + 2)];
  });
  return { statusText: first.split(" ").slice(2).join(" "), headers: headerPairs(raw) };
}

// src/sandbox/journal/recorded-messages.ts
var USUAL_HEAD_BYTES = 512;
var RecordedMessages = class {
  #method;
  #target;
  #httpVersion;
  #known;
  #scales;
  #repeats;
  /** A short one as a text of one character a byte. */
  #body;
  /** Undefined until somebody tells. */
  #isComplete;
  #status;
  /** Until the head is known that was made of them. */
  #replyHeaders;
  #replyBody;
  #head;
  /** Without scales nothing of what is to come is kept. */
  constructor(request, known2, scales, repeats) {
    const { wire } = request;
    this.#method = request.method;
    this.#target = wire ? wire.target : targetOf2(request);
    this.#httpVersion = wire ? wire.httpVersion : "1.1";
    this.#known = known2;
    this.#scales = scales;
    this.#repeats = repeats;
    if (scales && wire) wire.observe(this);
    else this.#isComplete = true;
  }
  onBytes(body, isAll) {
    this.#isComplete = isAll;
    if (body.length > 0) this.#body = keptBytes(body);
    this.#scales?.grow(Math.min(body.length, MAX_JOURNAL_BODY_BYTES));
  }
  onHead(head) {
    this.#replyHeaders = void 0;
    this.#head = this.#repeats.head(inOnePiece(head));
    if (head.length > USUAL_HEAD_BYTES) this.#scales?.grow(head.length);
  }
  /** Its text is put together before the socket does it, which then need not walk all pieces once more. */
  onAnswer({ body }) {
    if (this.#scales && body.kind === "text") inOnePiece(body.text);
  }
  /** The answer as it went out. */
  onReply(reply2) {
    if (!this.#scales) return;
    this.#status = reply2.status;
    if (this.#head === void 0) this.#replyHeaders = reply2.headers;
    const body = this.#method === "HEAD" ? void 0 : keptBody(reply2.body);
    if (body === void 0) return;
    this.#replyBody = typeof body === "string" ? this.#repeats.body(body) : body;
    this.#scales.grow(weightOfBody(body));
  }
  /** What the API would have read of a body for which it did not ask; undefined where it could not. */
  readLate(headers2, operation2) {
    const body = this.#captured();
    if (!body || body.sha256 !== null) return void 0;
    const bytes2 = Buffer.from(body.first, "latin1");
    const data = readAtOnce(headers2, bytes2);
    return data && new RecordedBody(data, bytes2, operation2);
  }
  /** Whether all has come in that was announced; where nobody tells, nothing is to come. */
  get isComplete() {
    return this.#isComplete ?? !hasBody(this.#known.headers);
  }
  get hasBytes() {
    return this.#body !== void 0;
  }
  /** Whether all bytes of a body are here. */
  get hasWholeBody() {
    return typeof this.#body === "string";
  }
  #captured() {
    const body = this.#body;
    return typeof body === "string" ? { first: body, length: body.length, sha256: null } : body;
  }
  /** `isComplete` as it was when the entry was written: late bytes make another entry. */
  request(secrets, isComplete) {
    const { raw, headers: headers2 } = this.#known;
    const body = this.#captured();
    return Object.freeze({
      httpVersion: this.#httpVersion,
      target: secrets.target(this.#target),
      headers: secrets.pairs(headerPairs(raw ?? rawOf(headers2))),
      body: secrets.body(body ? messageBody(body) : null, headers2["content-encoding"]),
      isComplete
    });
  }
  response(secrets) {
    const status2 = this.#status;
    if (status2 === void 0) return null;
    const head = this.#head === void 0 ? void 0 : readHead(this.#head);
    const headers2 = head?.headers ?? headerPairs(rawOf(this.#replyHeaders ?? {}));
    const body = this.#replyBody === void 0 ? null : messageBody(this.#replyBody);
    return Object.freeze({
      status: status2,
      statusText: head?.statusText ?? "",
      headers: secrets.pairs(headers2),
      body: secrets.body(body, headerOf(headers2, "content-encoding"))
    });
  }
};
function keptBytes(body) {
  if ("sha256" in body) return body;
  return body.length <= MAX_JOURNAL_BODY_BYTES ? latin1(body) : capturedBody(body);
}
function rawOf(headers2) {
  return Object.entries(headers2).flatMap(
    ([name, value]) => value === void 0 ? [] : [name, value]
  );
}
function targetOf2({ prefix, path: path2, queryString }) {
  return `${prefix}${path2}${queryString === "" ? "" : `?${queryString}`}`;
}

// src/sandbox/journal/recorded-query.ts
var SHORT4 = 256;
var PARAMETER_BYTES = 256;
var RecordedQuery = class {
  #raw;
  #headers;
  #short;
  constructor(request, headers2) {
    this.#raw = request.queryString;
    this.#headers = headers2;
    this.#short = this.#raw.length <= SHORT4 ? request.query : void 0;
  }
  /** About how many bytes of memory it takes, as it was sent and as it is read. */
  get weight() {
    if (!this.#short) return this.#raw.length;
    let bytes2 = 2 * this.#raw.length + PARAMETER_BYTES;
    for (let at3 = this.#raw.indexOf("&"); at3 >= 0; at3 = this.#raw.indexOf("&", at3 + 1)) {
      bytes2 += PARAMETER_BYTES;
    }
    return bytes2;
  }
  names() {
    return this.#read().names();
  }
  /** By name, all values. */
  lists() {
    const read4 = this.#read();
    const members = read4.names().map((name) => [name, Object.freeze([...read4.getList(name)])]);
    return Object.fromEntries(members);
  }
  #read() {
    return this.#short ?? queryOf(this.#raw, this.#headers);
  }
};

// src/sandbox/journal/keeper.ts
var UNTOLD_BYTES = 4096;

// src/sandbox/journal/recorded-ending.ts
var NONE3 = Object.freeze([]);
var NOTHING_REFUSED = Object.freeze([]);
var RecordedEnding = class {
  /** When it came in, and what it took once it is over: one number, for a number of this kind is an object to V8. */
  #ms = steadyMs();
  #status = null;
  #fault = null;
  #answerer = "mock";
  #received = null;
  #lost = null;
  #refused = NONE3;
  /** Its answer is on its way. */
  isGoing = false;
  /** A fault has met it. */
  onFault(id) {
    if (this.isOver) return;
    this.#fault = id;
    this.changed();
  }
  /** The API refuses it. */
  onRefusal(refused2) {
    if (this.isOver) return;
    this.#refused = refused2;
    this.changed();
  }
  /** What was written of it before is not all any more. */
  changed() {
  }
  /** Source: BEHAVIOUR 10; a redirect to the path with its slash keeps the query, and clients follow it without a body. */
  get unused() {
    if (this.#refused.some(({ refusal: refusal2 }) => refusal2.step === "method")) return "all";
    return this.#status === 301 && this.#answerer === "mock" ? "body" : void 0;
  }
  /** As an entry tells it; refusals by the names that they have in the operation. */
  endingIn(operation2) {
    const { status: status2, answeredBy, durationMs: durationMs2, fault: fault3, outcome: outcome2, stage, aborted, received } = this;
    const refusals = this.#refusalsIn(operation2);
    const how = { outcome: outcome2, stage, aborted, received, refusals };
    return { status: status2, answeredBy, durationMs: durationMs2, fault: fault3, ...how };
  }
  #refusalsIn(operation2 = {}) {
    if (this.#refused.length === 0) return NOTHING_REFUSED;
    const names = namesOf(this.#refused, operation2.refusals ?? []);
    return Object.freeze(vouched(names));
  }
  /** It is not the mock itself that answers. */
  onAnswerer(answerer) {
    if (!this.isOver) this.#answerer = answerer;
  }
  /** Ends it; what is told later is too late. `status` is null for an answer that nobody heard. */
  end(status2, received, lost) {
    if (this.isOver) return;
    this.#status = status2;
    this.#received = received;
    this.#lost = lost;
    this.#ms = passedMs(this.#ms);
  }
  /** True once it is answered or given up: there is nothing to be done for it any more. */
  get isOver() {
    return this.#received !== null;
  }
  /** Whether it may have to be done yet, or its answer made. */
  get isPending() {
    return !(this.isGoing || this.isOver);
  }
  get status() {
    return this.#status;
  }
  get answeredBy() {
    return this.#status === null ? null : this.#answerer;
  }
  get durationMs() {
    return this.isOver ? this.#ms : null;
  }
  get outcome() {
    if (!this.isOver) return null;
    return this.#lost ? "aborted" : "answered";
  }
  get stage() {
    return this.#lost?.stage ?? null;
  }
  /** What ended it before its answer was out. */
  get aborted() {
    return this.#lost?.reason ?? null;
  }
  get received() {
    return this.#received;
  }
  get fault() {
    return this.#fault;
  }
};

// src/sandbox/journal/recorded-meeting.ts
var RecordedMeeting = class extends RecordedEnding {
  scene;
  stamp;
  #met;
  #isOutside = false;
  constructor(scene, stamp) {
    super();
    this.stamp = stamp;
    this.scene = scene;
  }
  /** The name of the sandbox. */
  get sandbox() {
    return this.scene.sandbox;
  }
  /** When it came in, by the sandbox's clock. */
  get at() {
    return this.stamp.at();
  }
  /**
   * The state of the moment when nothing came between it and what was done any more; undefined where it is no longer held,
   * and before there was one.
   */
  get met() {
    return this.#met?.snapshot;
  }
  /** It was refused before it came to any state. */
  stayOutside() {
    this.#isOutside = true;
  }
  /** It has come further, and is not done yet; so many bytes of its body are about to come in. */
  meet(bytes2 = 0) {
    const { states } = this.scene;
    this.#met = states?.now();
    if (bytes2 > 0) states?.weigh(bytes2);
  }
  end(status2, received, lost) {
    if (this.isOver) return;
    super.end(status2, received, lost);
    if (!(this.#met || this.#isOutside)) this.meet();
  }
};

// src/sandbox/journal/recorded-weight.ts
var RecordedWeight = class extends RecordedMeeting {
  sequence;
  /** Undefined where nothing is kept. */
  #keeper;
  #bytes = 0;
  #untold = 0;
  constructor(sequence2, scene, stamp, keeper) {
    super(scene, stamp);
    this.sequence = sequence2;
    this.#keeper = keeper;
  }
  /** It holds so many bytes from the start. */
  startAt(bytes2) {
    this.#bytes = bytes2;
  }
  /** It holds so many bytes more, which whoever has read it has not seen. */
  grow(bytes2) {
    this.changed();
    this.#untold += bytes2;
    if (this.#untold > UNTOLD_BYTES || this.isOver) this.tell();
  }
  tell() {
    const bytes2 = this.#untold;
    this.#untold = 0;
    this.#bytes += bytes2;
    if (bytes2 > 0) this.#keeper?.grow(this, bytes2);
  }
  /** About how many bytes of memory it holds, as far as the journal was told. */
  get bytes() {
    return this.#bytes;
  }
};

// src/sandbox/journal/recorded-request.ts
var RecordedRequest = class extends RecordedWeight {
  #operation;
  method;
  #path;
  /** Undefined where there is none. */
  #query;
  #headers;
  #messages;
  #actor = null;
  #body;
  /** Kept in memory by those alone who have read it. */
  #entry;
  constructor(sequence2, request, operation2, stamp, scene, keeper) {
    const known2 = scene.repeats.headersOf(request);
    super(sequence2, scene, stamp, keeper);
    this.#operation = operation2;
    this.method = request.method;
    this.#path = request.path;
    this.#query = request.queryString === "" ? void 0 : new RecordedQuery(request, known2.headers);
    this.#headers = known2.headers;
    this.#messages = new RecordedMessages(request, known2, keeper && this, scene.repeats);
    this.startAt(ENTRY_BYTES + this.#path.length + known2.weight + (this.#query?.weight ?? 0));
  }
  onActor(username) {
    if (this.isOver) return;
    this.#actor = username;
    this.meet();
    this.#entry = void 0;
  }
  /** Whose token it brought, where nobody has told who calls. */
  onSender(username) {
    if (this.isOver) return;
    this.#actor ??= username;
    this.#entry = void 0;
  }
  /** `bytes` are those that the data was read from. */
  onBody(data, bytes2) {
    if (this.isOver) return;
    this.#body = new RecordedBody(data, bytes2, this.#operation);
    this.meet(bytes2?.length);
    this.grow(this.#body.weight);
  }
  changed() {
    this.#entry = void 0;
  }
  /** An answer that is about to go out, whether the client gets it or not. */
  onAnswer(reply2) {
    this.isGoing = true;
    this.#messages.onAnswer(reply2);
  }
  /** The answer of which the client got something, before its end is told. */
  onReply(reply2) {
    this.#messages.onReply(reply2);
  }
  end(status2, received, lost) {
    if (this.isOver) return;
    super.end(status2, received, lost);
    this.grow(0);
  }
  /** Its reading is over: a short body is read again from its bytes by whoever asks, and kept as those alone. */
  settle() {
    if (this.#body?.isLate && this.#messages.hasWholeBody) this.#body = void 0;
  }
  /** Who calls, as it was sent: a secret. */
  get credentials() {
    return this.#headers["authorization"];
  }
  /** For whoever tells of it: its body is read where the path could repeat it. */
  get secrets() {
    const isPlain3 = this.#query === void 0 && this.#operation !== void 0;
    return this.#secretsIn(this.#query?.lists(), isPlain3 ? null : this.#read()?.plain());
  }
  #secretsIn(lists, body) {
    return this.scene.secrets.of(this.#headers, lists, body);
  }
  get operation() {
    return this.#operation ? vouched(this.#operation.id) : null;
  }
  /** The username, as far as it is known. */
  get actor() {
    return this.#actor;
  }
  get hasIgnored() {
    return hasAny(this.#ignored());
  }
  #ignored(read4 = this.#read(), told6) {
    const { hasBytes } = this.#messages;
    const [headers2, operation2] = [this.#headers, this.#operation];
    const { parameters, unused } = this;
    return ignoredOf({ parameters, headers: headers2, read: read4, hasBytes, operation: operation2, unused }, told6);
  }
  #read() {
    return this.#body ?? this.#messages.readLate(this.#headers, this.#operation);
  }
  get parameters() {
    return this.#query?.names() ?? NONE;
  }
  get sent() {
    return this.#body?.sent ?? NONE;
  }
  /** As it stands now: frozen, and the same one as long as somebody has it and there is no news. */
  entry() {
    const known2 = this.#entry?.deref();
    if (known2) return known2;
    const written3 = this.#written();
    this.#entry = new WeakRef(written3);
    return written3;
  }
  #written() {
    const [lists, read4] = [this.#query?.lists() ?? {}, this.#read()];
    const body = read4?.plain() ?? null;
    const secrets = this.#secretsIn(lists, body);
    const [messages, { isComplete }] = [this.#messages, this.#messages];
    const { traceparent } = this.#headers;
    return Object.freeze({
      sequence: this.sequence,
      at: this.at,
      realTime: this.stamp.machine(),
      traceparent: traceparent === void 0 ? null : secrets.text(traceparent),
      operation: this.operation,
      sandbox: this.sandbox,
      method: this.method,
      path: secrets.target(this.#path),
      query: vouched(secrets.query(lists)),
      actor: this.#actor,
      headers: secrets.headers(this.#headers),
      body: secrets.value(body),
      ignored: this.#ignored(read4, (names) => secrets.texts(names)),
      ...this.endingIn(this.#operation),
      // Made when they are read, for they are long, and seldom read; an answer's head comes after its end has been told.
      get request() {
        return messages.request(secrets, isComplete);
      },
      get response() {
        return messages.response(secrets);
      }
    });
  }
};

// src/sandbox/journal/repeats.ts
var LONGEST2 = 16384;
var Repeats = class {
  #ofGet;
  #ofOthers;
  #head = "";
  #body = "";
  headersOf({ method: method2, headers: headers2, wire }) {
    const raw = wire?.rawHeaders;
    const isGet = method2 === "GET";
    const last2 = isGet ? this.#ofGet : this.#ofOthers;
    if (last2?.raw && raw && areEqual(last2.raw, raw)) return last2;
    const known2 = { raw, headers: headers2, weight: weightOfHeaders(headers2) };
    if (isGet) this.#ofGet = known2;
    else this.#ofOthers = known2;
    return known2;
  }
  head(text6) {
    if (text6 === this.#head) return this.#head;
    if (text6.length <= LONGEST2) this.#head = text6;
    return text6;
  }
  body(text6) {
    if (text6 === this.#body) return this.#body;
    if (text6.length <= LONGEST2) this.#body = text6;
    return text6;
  }
};
function areEqual(one3, other) {
  if (one3.length !== other.length) return false;
  for (let at3 = one3.length - 1; at3 >= 0; at3 -= 1) {
    if (one3[at3] !== other[at3]) return false;
  }
  return true;
}

// src/sandbox/journal/journal.ts
var Journal = class extends KeptRequests {
  #operations;
  #world;
  #scene;
  #listeners = new Listeners();
  #sequence = 0;
  /** @throws RangeError for a limit that is no whole number from 0 */
  constructor(options = {}) {
    const { operations: operations2, secrets, ...room } = checkedJournalOptions(options);
    super(room);
    this.#operations = operations2;
    this.#world = options.world;
    const { states } = room;
    this.#scene = { secrets, sandbox: "default", states, repeats: new Repeats() };
  }
  /** Writes down a request that has just come in; it shows at once, as unanswered. `at` says when, if anybody asks. */
  open(request, operation2, at3) {
    this.#sequence += 1;
    const keeper = this.keeps ? this : void 0;
    const recorded = new RecordedRequest(
      this.#sequence,
      request,
      operation2,
      at3,
      this.#scene,
      keeper
    );
    if (keeper) this.keep(recorded);
    else this.pass(recorded);
    return recorded;
  }
  /** From now on its requests reach a sandbox of this name. */
  name(sandbox2) {
    this.#scene = { ...this.#scene, sandbox: sandbox2 };
  }
  /**
   * Ends a request and tells those who listen; a second time changes nothing. `status` is null for an answer that nobody
   * heard, `lost` for one that went out.
   */
  end(recorded, status2, received = "all", lost = null) {
    if (recorded.isOver) return;
    recorded.end(status2, received, lost);
    if (!this.holds(recorded.sequence)) this.missing.end(recorded);
    this.ended(recorded);
    this.#listeners.tell(() => recorded.entry());
  }
  /** Oldest first, the unanswered ones included. @throws Error once its sandbox was dropped: what came later it cannot tell */
  entries() {
    if (this.isGone) throw new Error(`The sandbox "${this.#scene.sandbox}" was dropped.`);
    const entries = this.queue.items().map((recorded) => recorded.entry());
    withKnownNames(entries, { ...this.#world, sandboxes: [this.#scene.sandbox] });
    return withForgotten(withSecrets(entries, this.#scene.secrets), this.forgotten());
  }
  /** How many requests of each kind there were since the last reset, those that were dropped included. */
  totals() {
    return totalsOf(this.entries());
  }
  /**
   * Whether the requests are as expected. What only those could tell that were dropped is not verified, and the message
   * says so. @throws ProblemError for an expectation that makes no sense
   */
  verify(expectation) {
    const entries = this.entries();
    const schema = requestExpectation(this.#operations?.(), entries);
    return verify(entries, demand(schema, expectation));
  }
  /** The sequence of the last one that came. */
  get last() {
    return this.#sequence;
  }
  /** Called with every entry that is over, also a forgotten one; gives the way to stop. The same may listen twice. */
  subscribe(listener) {
    return this.#listeners.add(listener);
  }
  /**
   * The answered requests like a pattern, as soon as there are so many; one within five seconds unless told otherwise.
   * @throws ProblemError with all that is wrong with the pattern or the limits; Error when time is up
   */
  async wait(pattern2, limits = {}) {
    const order = demand(waitOrder(this.#operations?.()), { ...limits, matches: pattern2 });
    return requestsLike(this, order);
  }
  /** Forgets all entries; the count of sequences goes on, and so do those who listen. */
  clear() {
    this.clearUpTo(this.#sequence);
    this.#scene = { ...this.#scene, repeats: new Repeats() };
  }
  /** What every part of a sandbox is reset by. */
  reset() {
    this.clear();
  }
  /** For what is made of requests that are over; nothing here. */
  ended(_recorded) {
  }
};

// src/sandbox/portable/pact-file.ts
function pactOf(names, interactions) {
  const { consumer, provider } = demand(PACT_NAMES, names);
  return {
    consumer: { name: consumer },
    provider: { name: provider },
    interactions: distinct(interactions),
    metadata: {
      pactSpecification: { version: "4.0" },
      "waldur-payments-mock": { version: packageVersion() }
    }
  };
}
function distinct(interactions) {
  const byKey = /* @__PURE__ */ new Map();
  for (const each2 of interactions) if (!byKey.has(each2.key)) byKey.set(each2.key, each2);
  return [...byKey.values()].toSorted(
    (a, b) => a.description === b.description ? 0 : a.description < b.description ? -1 : 1
  );
}

// src/sandbox/portable/portable-journal.ts
var PortableJournal = class extends Journal {
  #operations;
  #maker;
  #changed;
  #ends = new Listeners();
  /** `maker` is asked for once it is needed. */
  constructor(options, maker, changed2) {
    super(options);
    this.#changed = changed2;
    this.#operations = options.operations;
    this.#maker = maker;
  }
  /** The one of a sequence, answered or not; undefined where it is forgotten, or still to come. */
  entry(sequence2) {
    const { oldest } = this.queue;
    return oldest && this.queue.at(sequence2 - oldest.sequence)?.entry();
  }
  /**
   * What is recorded, or what of it is like a pattern, as an HTTP archive (HAR 1.2): browsers' developer tools open it.
   * @throws ProblemError with all that is wrong with the pattern
   */
  har(pattern2 = {}) {
    return harLike(pattern2, this.entries(), this.#operations?.());
  }
  /**
   * What a client has used, as a file of Pact (V4): an interaction for each distinct request and answer. Answers of
   * faults, stubs and the upstream, aborted requests and preflights are no part of it. @throws ProblemError for names that are none
   */
  pact(names) {
    const maker = this.#maker();
    const interactions = this.queue.items().flatMap((each2) => maker(each2, each2.met) ?? []);
    return pactOf(names, interactions);
  }
  /**
   * Called with each request that is over: what it gives makes an interaction of it, or nothing. The later it is called, the
   * more has come in of a body that nobody waited for.
   */
  eachEnd(told6) {
    return this.#ends.add((recorded) => {
      const snapshot = recorded.met;
      const maker = this.#maker();
      told6(() => maker(recorded, snapshot));
    });
  }
  clear() {
    super.clear();
    this.#changed("journal");
  }
  ended(recorded) {
    this.#ends.tell(() => recorded);
  }
};

// src/sandbox/secrets/known-tokens.ts
var MOST_GONE = 1e4;
var KnownTokens = class {
  #sandbox;
  /** With the last request that may have sent it, in the order of those. */
  #gone = /* @__PURE__ */ new Map();
  /** The same tokens by what they begin with. */
  #byHead;
  constructor(sandbox2) {
    this.#sandbox = sandbox2;
  }
  /** The longest token that a text begins with, of a length that tells it from a common word. */
  at = (text6) => {
    const { actors: actors2, store } = this.#sandbox.world;
    return longer(actors2.tokenAt(text6, LEAST_TOKEN, store), this.#goneAt(text6));
  };
  /** The state was another one until now. */
  changedFrom(before) {
    const { actors: actors2, store } = this.#sandbox.world;
    if (!store.isAt(before)) this.#note(actors2.tokensGone(store.fork(before), store));
  }
  #note(tokens) {
    if (tokens.length === 0) return;
    const { journal } = this.#sandbox;
    this.#byHead = void 0;
    for (const token2 of tokens.slice(-MOST_GONE)) {
      this.#gone.delete(token2);
      this.#gone.set(token2, journal.last);
    }
    for (const [token2, last2] of this.#gone) {
      if (this.#gone.size <= MOST_GONE && journal.holds(last2)) break;
      this.#gone.delete(token2);
    }
  }
  #goneAt(text6) {
    if (this.#gone.size === 0) return void 0;
    this.#byHead ??= byHead(this.#gone.keys());
    const tokens = this.#byHead.get(text6.slice(0, LEAST_TOKEN)) ?? [];
    return tokens.filter((token2) => text6.startsWith(token2)).reduce(longer, void 0);
  }
};
function byHead(tokens) {
  const found3 = /* @__PURE__ */ new Map();
  for (const token2 of tokens) {
    if (token2.length < LEAST_TOKEN) continue;
    const head = token2.slice(0, LEAST_TOKEN);
    const known2 = found3.get(head);
    if (known2) known2.push(token2);
    else found3.set(head, [token2]);
  }
  return found3;
}
function longer(one3, other) {
  return (one3?.length ?? 0) >= (other?.length ?? 0) ? one3 : other;
}

// src/waldur/view-set/row-texts.ts
var MAX_ROWS = 4096;
var RowTexts = class {
  #store;
  #shelves = /* @__PURE__ */ new Map();
  constructor(store) {
    this.#store = store;
  }
  /**
   * Gives the text of a row, written anew only where it has to be. `style` is what all URLs of an answer have in common.
   * For rows that show nothing but themselves and those that they refer to, the same to everybody.
   */
  reader(table, style, write2) {
    const { texts } = this.#shelf(table, style);
    return (row2) => {
      const known2 = texts.get(row2);
      if (known2 !== void 0) return known2;
      if (texts.size >= MAX_ROWS) texts.clear();
      const text6 = new JsonText(write2(row2));
      texts.set(row2, text6);
      return text6;
    };
  }
  #shelf(table, style) {
    const revision = this.#store.table(table).revisionBelow;
    const shelf = this.#shelves.get(table);
    if (shelf?.style === style && shelf.revision === revision) return shelf;
    const empty = { style, revision, texts: /* @__PURE__ */ new Map() };
    this.#shelves.set(table, empty);
    return empty;
  }
};

// src/sandbox/events/told-clock.ts
function toldClock(clock, changed2) {
  const telling = (set2) => (...given) => {
    set2(...given);
    changed2("clock");
  };
  const { freeze, advance: advance3, setOffset, reset: reset2 } = clock;
  return {
    ...clock,
    freeze: telling(freeze),
    advance: telling(advance3),
    setOffset: telling(setOffset),
    reset: telling(reset2)
  };
}

// src/sandbox/served.ts
var Served = class {
  #first;
  #changed;
  #site;
  #world;
  constructor(options, store, changed2) {
    const { site: site2, contract, auth, randomSeed, now: now4, upstream } = options;
    const clock = toldClock(createClock(now4 === void 0 ? {} : { now: now4 }), changed2);
    this.#changed = changed2;
    const random = createRandom(randomSeed);
    const [texts, languages4] = [new RowTexts(store), new Languages()];
    const urls = site2.urls(contract);
    const own2 = { store, clock, random, contract, auth, upstream };
    const world = { ...own2, actors, urls, texts, languages: languages4 };
    this.#first = { site: site2, world };
    [this.#site, this.#world] = [site2, world];
  }
  get site() {
    return this.#site;
  }
  get world() {
    return this.#world;
  }
  get operations() {
    return this.#site.operations;
  }
  allowOf(operation2) {
    return this.#site.allowOf(operation2);
  }
  /** From now on it is that contract, until a reset puts the first one back. */
  answerBy(contract) {
    const site2 = siteOf(contract);
    const texts = new RowTexts(this.#world.store);
    this.#site = site2;
    this.#world = { ...this.#world, contract, texts, urls: site2.urls(contract) };
    this.#changed("contract");
  }
  /** The contract is the one that it began with. */
  reset() {
    if (this.#world !== this.#first.world) {
      [this.#site, this.#world] = [this.#first.site, this.#first.world];
      this.#changed("contract");
    }
  }
};

// src/sandbox/snapshots.ts
var Snapshots = class {
  #present;
  #admit;
  #changed;
  #byName = /* @__PURE__ */ new Map();
  /** `present` is what `take` remembers. */
  constructor(present, admit, changed2 = () => void 0) {
    this.#present = present;
    this.#admit = admit;
    this.#changed = changed2;
  }
  /** How many there are. */
  get size() {
    return this.#byName.size;
  }
  /** In the order in which the names came in. */
  names() {
    return [...this.#byName.keys()];
  }
  /** What all of them keep. */
  moments() {
    return [...this.#byName.values()];
  }
  /** Remembers the present state, in the place of what the name stood for. @throws LimitError for a name too long, or one too many */
  take(name) {
    if (name.length > MAX_SNAPSHOT_NAME) {
      const length = `has ${name.length} characters, and must have ${MAX_SNAPSHOT_NAME} at most`;
      throw new LimitError(413, `The name of a snapshot ${length}.`);
    }
    if (!this.#byName.has(name)) this.#admit("snapshots", { number: 1, bytes: 0 });
    this.#byName.set(name, this.#present());
    this.#changed("snapshots");
  }
  /** Undefined for a name under which nothing is remembered. */
  get(name) {
    return this.#byName.get(name);
  }
  /** False for such a name. */
  drop(name) {
    const isDropped = this.#byName.delete(name);
    if (isDropped) this.#changed("snapshots");
    return isDropped;
  }
  /** All names, for people: `before, after`, or `none`. */
  known() {
    return this.names().join(", ") || "none";
  }
};

// src/sandbox/stubs.ts
var Stubs = class {
  #holder;
  constructor(holder) {
    this.#holder = holder;
  }
  /** In the order in which they are asked: those with parameters first, then by age. */
  list() {
    return vouched(stubs.resource.fixture.documentRows(this.#holder.world.store));
  }
  /** Adds a stub; gives it as it is exported. @throws ProblemError with all that is wrong with it; LimitError for too many bytes */
  add(stub) {
    const [added] = this.#put([stub], (pointer) => pointer.replace(/^\/stubs\/0/, ""));
    if (added === void 0) throw new RangeError("A stub that was added is not there.");
    return added;
  }
  /** Adds all of a list, or none. @throws ProblemError with pointers that begin with the number in the list; LimitError likewise */
  addAll(list5) {
    return this.#put(list5, (pointer) => pointer.replace(/^\/stubs/, ""));
  }
  /** Puts a list in the place of all that there are. @throws as `addAll`; nothing has changed then */
  replace(list5) {
    const { store } = this.#holder.world;
    const before = store.snapshot();
    this.clear();
    try {
      return this.addAll(list5);
    } catch (error2) {
      store.restore(before);
      throw error2;
    }
  }
  /** Takes one away. @throws ProblemError for a uuid that is not there */
  remove(uuid) {
    const absence = this.absence(uuid);
    if (absence !== void 0) throw new ProblemError([absence]);
    this.#table.delete(parseUuid(uuid) ?? uuid);
    this.#holder.changes.tell("state");
  }
  /** What is told of a uuid that is not there; undefined for one that is. */
  absence(uuid) {
    const key2 = parseUuid(uuid);
    if (key2 !== void 0 && this.#table.has(key2)) return void 0;
    return { pointer: "", message: `there is no stub "${uuid}": there are ${this.#table.size}` };
  }
  /** Takes all of them away, those of the seed too, which a reset puts back. */
  clear() {
    for (const { uuid } of [...this.#table.select()]) this.#table.delete(uuid);
    this.#holder.changes.tell("state");
  }
  get #table() {
    return this.#holder.world.store.table(stubs.table);
  }
  #put(list5, pointerOf) {
    const before = new Set(this.#table.select());
    const problems = this.#holder.loadGiven([{ name: "stubs", content: { stubs: list5 } }], "add");
    if (problems.length > 0) {
      const told6 = problems.map((each2) => ({ ...each2, pointer: pointerOf(each2.pointer) }));
      throw new ProblemError(told6);
    }
    const added = [...this.#table.select().byInsertion()].filter((row2) => !before.has(row2));
    const shown3 = new Map(this.list().map((row2) => [parseUuid(row2.uuid), row2]));
    return added.flatMap(({ uuid }) => shown3.get(parseUuid(uuid)) ?? []);
  }
};

// src/fixtures/row-rules.ts
function rulesBrokenAround({ table: to, uuid }, {
  before,
  store,
  clock
}) {
  return resources.flatMap(
    ({ fixture }) => fixture.parts((parts) => {
      const columns = parts.hasRules ? parts.columns.filter(({ refersTo }) => refersTo === to) : [];
      return columns.flatMap(({ member }) => {
        return Array.from(referringRows2(parts.table, member, uuid, store), (row2) => {
          const broken = breaches(parts, row2, store, clock);
          const known2 = broken.length > 0 ? before.table(parts.table).get(row2.uuid) : void 0;
          const isNew = known2 === void 0 || breaches(parts, known2, before, clock).length === 0;
          return isNew ? broken.map((problem) => told5(problem, parts.table.name, row2)) : [];
        }).flat();
      });
    })
  );
}
function referringRows2(table, member, uuid, store) {
  const column = vouched(member);
  return store.table(table).select().where(column, vouched(uuid));
}
function breaches(parts, row2, store, clock) {
  return parts.breaches(row2, judging(store, clock, row2.uuid));
}
function judging(store, clock, uuid) {
  return {
    ...{ store, clock, uuid, index: 0 },
    find: () => invalid([]),
    newUuid: () => {
      throw new RangeError("A rule makes no rows.");
    },
    claim: () => void 0,
    doubt: () => void 0,
    isDoubtful: () => false
  };
}
function told5({ pointer, message }, table, { uuid }) {
  const what = `${table} ${dashed(uuid)} would break a rule by it: ${pointer.slice(1)} ${message}`;
  return { pointer: "", message: what };
}
function rowsThatMention({ table: named3, uuid: wanted }, store) {
  return resources.flatMap(
    ({ fixture }) => fixture.parts(
      ({ table, columns }) => columns.flatMap(({ name, member, mentions }) => {
        if (!mentions?.tables.includes(named3)) return [];
        const isMeant = (each2) => each2.table === named3 && each2.uuid === wanted;
        const rows = store.table(table).select().filter((row2) => mentions.of(memberOf(row2, member)).some(isMeant));
        return Array.from(rows, ({ uuid }) => ({ table: table.name, uuid, column: name }));
      })
    )
  );
}

// src/fixtures/store-row.ts
function storeRow(table, source, { store, clock, random }, replaced2) {
  const problems = createProblemList();
  const mode = replaced2 === void 0 ? "add" : "replace";
  const read4 = () => {
    const fixtures = resources.map(({ fixture }) => fixture);
    const outlined = outline([{ name: "", content: { [table]: [source] } }], fixtures, problems);
    const naming = { store, random, problems, isTrusting: false, replaced: replaced2 };
    const names = resolveNames(outlined, naming);
    readRows(outlined, fixtures, { store, clock, problems, mode, ...names });
    const uuid = names.names.get(table)?.uuids[0];
    if (problems.size > 0 || uuid === void 0) {
      throw new ProblemError(inTheRow(problems, `/${table}/0`));
    }
    return uuid;
  };
  return undoable({ store, random }, read4);
}
function undoable({ store, random }, work) {
  const before = random.state();
  try {
    return store.transaction(work);
  } catch (error2) {
    random.restore(before);
    throw error2;
  }
}
function inTheRow(problems, place) {
  return problems.sorted().map(({ pointer, message }) => ({ pointer: pointer.slice(place.length), message }));
}

// src/sandbox/tables/edit-rows.ts
var MOST_TOLD = 100;
function addRow(scope, table, row2) {
  const fixture = tableNamed(table);
  scope.weigh(weightOf2(row2));
  return edited(fixture, storeRow(table, row2, scope), scope);
}
function changeRow(scope, table, key2, members) {
  const fixture = tableNamed(table);
  const { store, clock } = scope;
  const uuid = keyIn(fixture, key2, store);
  if (!isObject2(members)) throw new ProblemError([{ pointer: "", message: "must be an object" }]);
  if (isOtherKey(members["uuid"], uuid)) {
    throw new ProblemError([{ pointer: "/uuid", message: "is the key of the row, and stays" }]);
  }
  scope.weigh(weightOf2(members));
  const before = store.fork();
  const { uuid: _, ...others } = members;
  undoable(scope, () => {
    replace({ table, uuid }, others, scope);
    const below2 = belowItself(fixture, uuid, scope);
    if (below2.length > 0) throw new ProblemError(below2);
    const broken = rulesBrokenAround({ table, uuid }, { before, store, clock });
    if (broken.length > 0) throw new ConflictError(broken.slice(0, MOST_TOLD));
    for (const other of rowsThatMention({ table, uuid }, store)) replace(other, {}, scope);
  });
  return edited(fixture, uuid, scope);
}
function removeRow(scope, table, key2) {
  const fixture = tableNamed(table);
  const { store } = scope;
  const uuid = keyIn(fixture, key2, store);
  const [mention, ...more] = rowsThatMention({ table, uuid }, store);
  if (mention) throw held(more.length + 1, mention.table, mention.column);
  try {
    fixture.parts((parts) => store.table(parts.table).delete(uuid));
  } catch (error2) {
    if (!(error2 instanceof ProtectedError)) throw error2;
    throw held(error2.count, error2.table, columnName(error2.table, error2.column));
  }
}
function replace({ table, uuid }, members, scope) {
  storeRow(table, { ...written(tableNamed(table), uuid, scope), ...members }, scope, uuid);
}
function written(fixture, uuid, { store }) {
  return fixture.parts((parts) => {
    const row2 = store.table(parts.table).get(uuid);
    if (row2 === void 0) throw new RangeError(`${fixture.key} has lost ${uuid}.`);
    return parts.written(row2, store);
  });
}
function edited(fixture, uuid, scope) {
  return { key: dashed(uuid), row: written(fixture, uuid, scope) };
}
function belowItself(fixture, uuid, { store }) {
  return fixture.parts(({ table, columns }) => {
    const rows = store.table(table).select();
    const row2 = rows.get(uuid);
    return columns.flatMap(({ name, member, refersTo }) => {
      const other = refersTo === table.name && row2 ? memberOf(row2, member) : null;
      const isAbove = typeof other !== "string" || rows.turnOf(other) < rows.turnOf(uuid);
      const message = "must name a row that stands above this one";
      return isAbove ? [] : [{ pointer: `/${name}`, message }];
    });
  });
}
function held(count2, table, column) {
  const rows = count2 === 1 ? "1 row" : `${count2} rows`;
  const verb = count2 === 1 ? "refers" : "refer";
  const message = `cannot be deleted: ${rows} of ${table} ${verb} to it by ${column}`;
  return new ConflictError([{ pointer: "", message }]);
}
function columnName(table, member) {
  const fixture = resources.map((each2) => each2.fixture).find(({ key: key2 }) => key2 === table);
  const name = fixture?.parts(
    ({ columns }) => columns.find((each2) => each2.member === member)?.name
  );
  return name ?? member;
}
function isOtherKey(given, uuid) {
  return given !== void 0 && (typeof given !== "string" || parseUuid(given) !== uuid);
}
function weightOf2(row2) {
  return JSON.stringify(row2)?.length ?? 0;
}

// src/sandbox/tables/memory.ts
var Memory = class {
  #kept = /* @__PURE__ */ new Map();
  /** Made anew where anything of what it is made `of` is another. */
  get(name, of, make) {
    const kept2 = this.#kept.get(name);
    const isSame2 = kept2?.of.length === of.length && of.every((each2, at3) => each2 === kept2.of[at3]);
    const known2 = isSame2 ? kept2?.made.deref() : void 0;
    if (known2) return vouched(known2);
    const made = make();
    this.#kept.set(name, { of, made: new WeakRef(made) });
    return made;
  }
};

// src/sandbox/tables/tables.ts
var Tables = class {
  #world;
  #seeded;
  #states;
  #changedFrom;
  #memory = new Memory();
  /** The store that has the seed in it, and that seed. */
  #seed;
  /**
   * `seeded` is what a reset comes back to; `states` hear of bytes that are about to come in, `changedFrom` of the state that
   * there was before an edit.
   */
  constructor(world, seeded, states, changedFrom) {
    this.#world = world;
    this.#seeded = seeded;
    this.#states = states;
    this.#changedFrom = changedFrom;
  }
  list() {
    return listTables(this.#scope());
  }
  rows(table, query2 = {}) {
    return vouched(tablePage(this.#scope(), table, vouched(query2)));
  }
  row(table, key2) {
    return vouched(tableRow(this.#scope(), table, key2));
  }
  add(table, row2) {
    return this.#edit(() => vouched(addRow(this.#scope(), table, row2)));
  }
  change(table, key2, members) {
    return this.#edit(() => vouched(changeRow(this.#scope(), table, key2, members)));
  }
  remove(table, key2) {
    this.#edit(() => removeRow(this.#scope(), table, key2));
  }
  changes(options = {}) {
    return stateChanges(this.#scope(), options);
  }
  /** Who can call, with their tokens; the query is that of the control plane. @throws ProblemError */
  users(query2) {
    return knownUsers(this.#scope(), query2);
  }
  /** What came of it, once it is told. */
  #edit(work) {
    const before = this.#world.store.snapshot();
    const made = work();
    this.#changedFrom(before);
    return made;
  }
  #scope() {
    const { store, clock, random } = this.#world;
    const seed = this.#seedStore(store);
    const weigh = (bytes2) => this.#states.weigh(bytes2);
    return { store, clock, random, seed, memory: this.#memory, weigh };
  }
  #seedStore(store) {
    const of = this.#seeded();
    if (this.#seed?.of !== of) this.#seed = { of, store: store.fork(of) };
    return this.#seed.store;
  }
};

// src/sandbox/sandbox.ts
var Sandbox = class {
  served;
  journal;
  waiters;
  faults;
  stubs = new Stubs(this);
  coverage;
  snapshots;
  tables;
  inFlight = new InFlight();
  changes = new Changes();
  delay;
  /** Everything that remembers something: what a reset puts back. */
  parts;
  holdings;
  /** What is told of requests goes through it. */
  secrets;
  #empty;
  #seed;
  #states;
  #tokens = new KnownTokens(this);
  /** `store` becomes the sandbox's own; what is in it is the seed, `empty` a moment when nothing was. */
  constructor(options, store, empty, seedName) {
    const { tell: tell3 } = this.changes;
    this.served = new Served(options, store, tell3);
    const { clock, random, languages: languages4 } = this.world;
    const holdings = options.holdings ?? new Holdings(limitsOf());
    if (!options.holdings) holdings.watch(() => [this]);
    const { limits, journals: budget } = holdings;
    const admit = (kind, more) => holdings.admit(kind, more, this);
    store.admitBy((number, bytes2) => admit("rows", { number, bytes: bytes2 }));
    this.secrets = secretsOf(options, this.#tokens.at);
    const { journal: capacity, journalBytes: maxBytes } = limits;
    this.#states = new HeldStates(store, () => this.#seed.store, maxBytes * STATES_SHARE);
    const kept2 = { states: this.#states, ...namesOf4(this), capacity, maxBytes, budget };
    const present = () => this.world.contract;
    const maker = lazyOf(present, (contract2) => interactionMaker(contract2, this));
    this.journal = new PortableJournal({ secrets: this.secrets, ...kept2 }, maker, tell3);
    this.waiters = new Waiters(admit);
    this.faults = new Faults(this.served, admit, languages4, tell3, this.secrets);
    this.coverage = new Coverage(() => this.operations);
    this.delay = createDelay(options.delayMs, this.world);
    [this.#empty, this.holdings] = [{ store: empty, random: random.state() }, holdings];
    this.#seed = { ...this.present(), name: seedName };
    this.snapshots = new Snapshots(() => this.present(), admit, tell3);
    this.tables = new Tables(this.world, () => this.#seed.store, this.#states, this.#changedFrom);
    const state = { reset: () => this.#put(this.#seed, true) };
    const { journal, faults, coverage, served: contract } = this;
    this.parts = { state, journal, faults, clock, coverage, contract };
  }
  get world() {
    return this.served.world;
  }
  get site() {
    return this.served.site;
  }
  /** What its API can be asked for. */
  get operations() {
    return this.served.operations;
  }
  /** Answers a request of the API, and writes it down. */
  handle(request) {
    return answerRequest(request, this);
  }
  /**
   * Puts documents in the place of the state, or adds them to it. A replaced state starts with fresh chance, so that the same
   * world and requests give the same bytes, and ends what is in flight. Changes nothing where there are problems or it throws.
   */
  load(documents, mode) {
    const before = this.present();
    const { store, random, clock } = this.world;
    if (mode === "replace") this.#put(this.#empty);
    let isLoaded = false;
    try {
      const problems = loadFixtures(documents, { store, clock, random });
      isLoaded = problems.length === 0;
      return problems;
    } finally {
      if (!isLoaded) this.#put(before);
      else if (mode === "replace") this.inFlight.end("seed");
      if (isLoaded) this.#changedFrom(before.store);
    }
  }
  /** The same for documents that come in while the server runs; `pointer` is where they stand. @throws LimitError too */
  loadGiven(documents, mode, pointer = "") {
    this.holdings.admitGenerated(documents, pointer);
    return this.load(documents, mode);
  }
  /** Makes the present state the one that `reset` comes back to. `name` is that of a shipped world that it is, or a scenario. */
  keepAsSeed(name) {
    this.#seed = { ...this.present(), name };
  }
  /** What `reset` comes back to. */
  get seed() {
    return this.#seed;
  }
  /** Back to the start in all but what is kept, once requests in flight are ended. Snapshots stay, and coverage adds up. */
  reset(keep = []) {
    this.inFlight.end("reset");
    for (const part of RESET_PARTS) if (!keep.includes(part)) this.parts[part].reset();
  }
  /** The state of this moment. */
  present() {
    return { store: this.world.store.snapshot(), random: this.world.random.state() };
  }
  /** Back to that moment; ends what is in flight. */
  restore(moment) {
    this.inFlight.end("restore");
    this.#put(moment, true);
  }
  #put({ store, random }, isTold = false) {
    const before = this.world.store.snapshot();
    this.#states.weighRows(this.world.store.count());
    this.world.store.restore(store);
    this.world.random.restore(random);
    if (isTold) this.#changedFrom(before);
  }
  #changedFrom = (before) => {
    this.#tokens.changedFrom(before);
    this.changes.tell("state");
  };
  /** All states that are kept: the present one, the seed, and the remembered ones unless they are left out. */
  states({ snapshots }) {
    const remembered = snapshots ? this.snapshots.moments() : [];
    return [this.present().store, this.#seed.store, ...remembered.map(({ store }) => store)];
  }
  /** The state as a fixture document that loads again. */
  state() {
    return exportFixtures(this.world.store);
  }
  /** The same of this moment or of another one, to be written by `jsonPieces`: it stays as it is, whatever happens meanwhile. */
  stateToWrite(moment) {
    return documentToWrite(moment ? this.world.store.fork(moment.store) : this.world.store);
  }
  /** A store of its own with the seed in it, and the moment when nothing was: what a new sandbox is made of. */
  seedStore() {
    return [this.world.store.fork(this.#seed.store), this.#empty.store, this.#seed.name];
  }
};

// src/waldur/site/site-schema.ts
var EMPTY_PAGE = { "text/html": { type: "string", maxLength: 0 } };
var OF_WELCOME = Object.fromEntries(
  ["Content-Security-Policy", "X-Content-Type-Options", "Cache-Control"].map((name) => [
    name,
    { schema: { type: "string", minLength: 1 }, required: false }
  ])
);
function siteResponses(contract) {
  const { no_such_page, not_in_this_mock, ...bad } = REQUEST;
  const { format_suffix } = ACTION_FAULTS;
  return {
    Redirect: {
      status: 301,
      description: "The final slash is missing, for every method; nothing is done.",
      content: EMPTY_PAGE,
      headers: {
        Location: text5("^/[\\s\\S]*/(\\?[\\s\\S]*)?$"),
        ...LANGUAGE_HEADERS2
      }
    },
    Preflight: {
      status: 200,
      description: "OPTIONS with `Access-Control-Request-Method`, at any path.",
      content: EMPTY_PAGE,
      headers: VARY_HEADER
    },
    RootPage: framed2({
      status: 200,
      description: "GET and HEAD of `/`: a page for people. A browser gets our own, with what there is.",
      content: { "text/html": { type: "string" } },
      headers: OF_WELCOME
    }),
    RootMethods: framed2({
      status: 200,
      description: "OPTIONS of `/`.",
      content: EMPTY_PAGE,
      headers: { Allow: text5(`^${ROOT_METHODS.Allow}$`) }
    }),
    CsrfPage: framed2({
      status: 403,
      description: "Any other method of `/`: Django wants a cookie there, whoever calls.",
      content: { "text/html": { type: "string" } }
    }),
    NotFoundPage: framed2(one2(no_such_page)),
    NotInThisMock: framed2({
      ...one2(not_in_this_mock),
      headers: { [NOTE_HEADER]: text5(`^${not_in_this_mock.text}$`) }
    }),
    BadRequestPage: {
      ...one2(...Object.values(bad)),
      // One of them is refused before there is anything to add.
      headers: {
        ...sometimes(FRAME_HEADERS2),
        [NOTE_HEADER]: { schema: { type: "string" }, required: false }
      }
    },
    TooLargePage: framed2(one2(PARSE.too_large)),
    MethodNotAllowed: ofRoute(one2(METHOD.not_allowed)),
    NotImpersonated: ofRoute(one2(...Object.values(IMPERSONATION))),
    NotPermitted: ofRoute(one2(PERMISSION.denied)),
    NoSuchRow: ofRoute(one2(LOOKUP.no_match)),
    NotAuthenticated: ofRoute(one2(...Object.values(AUTHENTICATION))),
    UnknownFormat: ofRoute(one2(NEGOTIATION.unknown_format)),
    NotAcceptable: ofRoute(one2(NEGOTIATION.not_acceptable)),
    ...contract.reproduces(format_suffix) ? { ServerErrorPage: framed2(one2(format_suffix)) } : {}
  };
}
function one2(...refusals) {
  const [response] = refusalResponses(refusals.map(possible));
  if (response === void 0) throw new RangeError("An answer takes a refusal.");
  return response;
}
function ofRoute(response) {
  const [whole2 = response] = framed([response], FRAME_HEADERS);
  return whole2;
}
function framed2(response) {
  return { ...response, headers: { ...response.headers, ...FRAME_HEADERS2 } };
}
function sometimes(headers2) {
  const some = Object.entries(headers2).map(([name, header2]) => [
    name,
    { ...header2, required: false }
  ]);
  return Object.fromEntries(some);
}
function text5(pattern2) {
  const schema = { type: "string", pattern: pattern2 };
  return { schema, required: true };
}

// src/server/document-texts.ts
var TITLES = {
  api: "Waldur payments API",
  "control-plane": "Control plane of the Waldur payments API",
  all: "Waldur payments API"
};
function notesOf(part) {
  const ofApi = part === "control-plane" ? [] : [ANSWERS_OF_API, languages3()];
  return [
    "Answers that belong to no operation stand under `components.responses`; `x-of-no-operation` beside them has their names.",
    ...ofApi,
    ...ELSEWHERE2[part]
  ];
}
var ANSWERS_OF_API = [
  "A missing final slash is a `Redirect`, a path that is none a `NotFoundPage`, a method that a path does not have is",
  "`MethodNotAllowed`. Query parameters that an operation does not know are ignored, and so are unknown fields of bodies.",
  "The header `X-impersonator-uuid` names the staff user who acts as somebody else."
].join(" ");
var ELSEWHERE2 = {
  api: [
    "The control plane of this mock has a document of its own, at the same URL with `?part=control-plane`."
  ],
  "control-plane": ["The API has a document of its own, at the same URL with `?part=api`."],
  all: []
};
function languages3() {
  const names = languageNames().map(([code2, name]) => `\`${code2}\` (${name})`);
  return [
    "Texts of refusals stand here in English. The cookie `django_language` or the header `Accept-Language` asks for them, and for",
    `the dates of filters, as another language has them: ${names.join(", ")}.`
  ].join(" ");
}

// src/admin/match-path.ts
function withoutEndSlash(path2) {
  return path2.replace(/(?<=.)\/$/, "") || "/";
}
function routesAt(path2) {
  const fitting = ADMIN_ROUTES.flatMap((route3) => {
    const parameters = match2(route3.path, path2);
    return parameters === void 0 ? [] : [{ route: route3, parameters }];
  });
  const exact = fitting.filter(({ route: route3 }) => route3.path === path2);
  return exact.length > 0 ? exact : fitting;
}
function match2(pattern2, path2) {
  const [wanted, given] = [pattern2.split("/"), path2.split("/")];
  if (wanted.length !== given.length) return void 0;
  const parameters = /* @__PURE__ */ Object.create(null);
  for (const [index2, segment] of wanted.entries()) {
    const value = given[index2] ?? "";
    if (segment.startsWith(":")) parameters[segment.slice(1)] = value;
    else if (segment !== value) return void 0;
  }
  return Object.values(parameters).includes("") ? void 0 : parameters;
}

// src/admin/handle-admin.ts
async function handleAdmin(request, controlled) {
  const reply2 = await answer2(request, controlled);
  const { status: status2, body, headers: headers2 } = reply2;
  if (status2 === 204) return reply2;
  const usual2 = body.kind === "none" ? UNCACHED : JSON_HEADERS2;
  return withHeaders(reply2, { ...usual2, ...headers2 });
}
async function answer2(request, controlled) {
  const path2 = withoutEndSlash(request.path);
  const here = routesAt(path2);
  if (here.length === 0) return adminError(404, [{ pointer: "", message: unknownPath(path2) }]);
  const method2 = request.method === "HEAD" ? "GET" : request.method;
  const found3 = here.find(({ route: route3 }) => route3.method === method2);
  if (found3) return act(found3.route, found3.parameters, request, controlled);
  const allowed2 = here.map(({ route: route3 }) => route3.method).join(", ");
  if (method2 === "OPTIONS") return emptyReply(204, { Allow: allowed2 });
  const message = `${request.method} is not allowed here: use ${allowed2}`;
  return adminError(405, [{ pointer: "", message }], { Allow: allowed2 });
}
async function act(route3, parameters, request, controlled) {
  const { query: query2, headers: headers2, prefix, connection } = request;
  const base = withoutAdminPath(request.base);
  const target = request.wire?.target;
  const parts = { parameters, query: query2, headers: headers2, base, prefix, target, body: void 0, connection };
  const call = { ...controlled, ...parts, routes: ADMIN_ROUTES };
  try {
    if (route3.body === "none") return await route3.act(call);
    const bytes2 = await request.body.bytes();
    if (bytes2.length === 0 && route3.body === "optional") {
      return await route3.act(call);
    }
    const text6 = utf8Text(bytes2);
    if (text6 === void 0) return adminError(400, [{ pointer: "", message: "must be UTF-8" }]);
    const body = parse2(text6);
    if ("problems" in body) return adminError(400, body.problems);
    return await route3.act({ ...call, body: body.value });
  } catch (error2) {
    return refusal(error2);
  }
}
function refusal(error2) {
  if (error2 instanceof ConflictError) return adminError(409, error2.problems);
  if (error2 instanceof ProblemError) return adminError(400, error2.problems);
  if (error2 instanceof AbsenceError) {
    return adminError(404, [{ pointer: "", message: error2.message }]);
  }
  if (!(error2 instanceof LimitError)) throw error2;
  const { adminStatus, pointer, message } = error2;
  return adminError(adminStatus, [{ pointer, message }]);
}
function withoutAdminPath(base) {
  return base.endsWith(ADMIN_PATH) ? base.slice(0, -ADMIN_PATH.length) : base;
}
function parse2(text6) {
  try {
    const value = JSON.parse(text6);
    const problems = keysWritten(text6) === countKeys(value) ? [] : repeatedKeys(text6);
    return problems.length > 0 ? { problems } : { value };
  } catch (error2) {
    const message = `must be JSON: ${error2 instanceof Error ? error2.message : ""}`;
    return { problems: [{ pointer: "", message }] };
  }
}
function unknownPath(path2) {
  const names = ADMIN_ROUTES.map((route3) => route3.path.slice(1)).filter(Boolean);
  const known2 = [...new Set(names)].join(", ");
  return `there is no ${ADMIN_PATH}${path2}: there are ${known2}`;
}

// src/sandbox/events/event-text.ts
var GREETING = "retry: 1000\n\n";
var HEARTBEAT = ": still here\n\n";
function eventText(id, told6) {
  const isOfRequest = told6.event === "request" || told6.event === "aborted";
  const { event, ...data } = isOfRequest ? { ...told6, fault: told6.fault ?? null } : told6;
  return written2(id, event, data);
}
function droppedText(id, count2) {
  return written2(id, "dropped", { count: count2 });
}
function written2(id, event, data) {
  return `id: ${id}
event: ${event}
data: ${JSON.stringify(data)}

`;
}

// src/sandbox/events/kept-events.ts
var MOST_EVENTS = 1e4;
var MOST_LENGTH = 4 * 1024 * 1024;
var KeptEvents = class {
  #slots;
  #mostLength;
  #length = 0;
  #oldest;
  #next;
  constructor(last2, most = MOST_EVENTS, mostLength = MOST_LENGTH) {
    this.#slots = new Array(most);
    this.#mostLength = mostLength;
    this.#oldest = last2 + 1;
    this.#next = last2 + 1;
  }
  /** The id of the oldest one that is kept; `next` where none is. */
  get oldest() {
    return this.#oldest;
  }
  /** The id that the next one will have. */
  get next() {
    return this.#next;
  }
  add(event) {
    if (this.#next - this.#oldest === this.#slots.length) this.#forgetOldest();
    this.#slots[this.#next % this.#slots.length] = event;
    this.#next += 1;
    this.#length += event.text.length;
    while (this.#length > this.#mostLength) this.#forgetOldest();
  }
  /** Undefined for an id that is not kept. */
  get(id) {
    return id < this.#oldest || id >= this.#next ? void 0 : this.#slots[id % this.#slots.length];
  }
  #forgetOldest() {
    const at3 = this.#oldest % this.#slots.length;
    this.#length -= this.#slots[at3]?.text.length ?? 0;
    this.#slots[at3] = void 0;
    this.#oldest += 1;
  }
};

// src/sandbox/events/reader.ts
var PORTION = 64 * 1024;
var Reader = class {
  #kept;
  #sandbox;
  #isWanted;
  #begin;
  #leave;
  /** The id of the event that comes next. */
  #at;
  #isMissing;
  #isOver = false;
  #isDue = false;
  #wake = () => void 0;
  /** `first` is the first id of this server; `begin` and `leave` are called once each, when it is read and when it ends. */
  constructor(kept2, { sandbox: sandbox2, after, isWanted }, { first, begin: begin2, leave }) {
    this.#kept = kept2;
    this.#sandbox = sandbox2;
    this.#isWanted = isWanted;
    this.#begin = begin2;
    this.#leave = leave;
    const isForeign = after !== void 0 && (after >= kept2.next || after < first - 1);
    this.#isMissing = isForeign;
    this.#at = isForeign ? first : after === void 0 ? kept2.next : after + 1;
  }
  /** There is news, or may be. */
  wake() {
    this.#wake();
  }
  /** It has heard nothing for a while. */
  remind() {
    this.#isDue = true;
    this.#wake();
  }
  /** It gets nothing more; a second time does no harm. */
  end() {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#leave();
    this.#wake();
  }
  async *[Symbol.asyncIterator]() {
    if (this.#isOver) return;
    this.#begin();
    try {
      yield GREETING;
      while (!this.#isOver) {
        const text6 = this.#take();
        if (text6 === "") await this.#news();
        else yield text6;
      }
    } finally {
      this.end();
    }
  }
  #news() {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }
  /** Empty where there is nothing to tell. */
  #take() {
    let text6 = this.#missed();
    for (; this.#at < this.#kept.next && text6.length < PORTION; this.#at += 1) {
      const event = this.#kept.get(this.#at);
      if (event && this.#isFor(event)) text6 += event.text;
    }
    if (text6 === "" && this.#isDue) text6 = HEARTBEAT;
    this.#isDue = false;
    return text6;
  }
  #missed() {
    const { oldest } = this.#kept;
    const count2 = Math.max(0, oldest - this.#at);
    if (count2 === 0 && !this.#isMissing) return "";
    this.#isMissing = false;
    this.#at += count2;
    return droppedText(this.#at - 1, count2);
  }
  #isFor({ sandbox: sandbox2, sequence: sequence2 }) {
    if (this.#sandbox !== void 0 && sandbox2 !== void 0 && sandbox2 !== this.#sandbox)
      return false;
    if (!this.#isWanted || sequence2 === void 0) return true;
    return sequence2 !== null && typeof sandbox2 === "string" && this.#isWanted(sandbox2, sequence2);
  }
};

// src/sandbox/events/feed.ts
var GATHER_MS = 20;
var HEARTBEAT_MS = 15e3;
var LINGER_MS = 6e4;
function createFeed({
  first,
  last: last2,
  onIdle,
  heartbeatMs = HEARTBEAT_MS,
  lingerMs = LINGER_MS
}) {
  const kept2 = new KeptEvents(last2);
  const readers = /* @__PURE__ */ new Set();
  let gathering;
  const wakeAll = () => {
    gathering = void 0;
    for (const reader of readers) reader.wake();
  };
  const heartbeat = setInterval(() => {
    for (const reader of readers) reader.remind();
  }, heartbeatMs).unref();
  const close = () => {
    clearTimeout(gathering);
    clearInterval(heartbeat);
    for (const reader of [...readers]) reader.end();
    clearTimeout(lingering);
  };
  const linger = () => setTimeout(() => {
    close();
    onIdle();
  }, lingerMs).unref();
  let lingering = linger();
  return {
    add(event) {
      const sequence2 = "sequence" in event ? { sequence: event.sequence } : {};
      kept2.add({ text: eventText(kept2.next, event), sandbox: sandboxOf(event), ...sequence2 });
      if (readers.size > 0) gathering ??= setTimeout(wakeAll, GATHER_MS).unref();
    },
    open(order) {
      const reader = new Reader(kept2, order, {
        first,
        begin() {
          clearTimeout(lingering);
          readers.add(reader);
        },
        leave() {
          if (readers.delete(reader) && readers.size === 0) lingering = linger();
        }
      });
      return reader;
    },
    close
  };
}
function sandboxOf(event) {
  return event.event === "error" ? void 0 : event.sandbox;
}

// src/sandbox/events/events.ts
var IDS_A_MS = 1e3;
function unheardEvents() {
  return new Events({ onEvent: void 0, tellsRequests: false, startMs: 0 });
}
var Events = class {
  #onEvent;
  #tellsRequests;
  #first;
  #last;
  #feed;
  constructor({ onEvent, tellsRequests, startMs }) {
    this.#onEvent = onEvent;
    this.#tellsRequests = onEvent !== void 0 && tellsRequests;
    this.#last = startMs * IDS_A_MS;
    this.#first = this.#last + 1;
  }
  /** Asked for each request that comes in: whether anybody wants to know how it ends. One that is not told has an id all the same. */
  hearsRequest() {
    if (this.#tellsRequests || this.#feed) return true;
    this.#last += 1;
    return false;
  }
  tell = (event) => {
    this.#last += 1;
    this.#feed?.add(event);
    const isOfRequest = event.event === "request" || event.event === "aborted";
    if (!isOfRequest || this.#tellsRequests) this.#onEvent?.(event);
  };
  /** From now on it tells what is changed in any of them. */
  follow(sandboxes) {
    sandboxes.watch(
      ({ changes }, sandbox2) => changes.listen((what) => this.tell({ event: "changed", what, sandbox: sandbox2 }))
    );
  }
  /** Someone who reads from now on, or from an event on that is kept still: beginning with the first reader, for a while after the last. */
  open(order) {
    this.#feed ??= createFeed({
      first: this.#first,
      last: this.#last,
      onIdle: () => {
        this.#feed = void 0;
      }
    });
    return this.#feed.open(order);
  }
  /** Ends all readers. */
  close() {
    this.#feed?.close();
    this.#feed = void 0;
  }
};

// src/sandbox/sandboxes.ts
var Sandboxes = class {
  #options;
  #default;
  /** Least recently used first. */
  #kept = /* @__PURE__ */ new Map();
  #dropped = /* @__PURE__ */ new Map();
  #watchers = /* @__PURE__ */ new Set();
  /** None is idle for too long before; whoever is used is so later still. */
  #soonestMs = Number.POSITIVE_INFINITY;
  constructor(standard, options) {
    this.#default = standard;
    this.#options = options;
  }
  /** The sandbox of a name, made of the seed on first use; the reason where it was dropped. */
  use(name) {
    if (name === DEFAULT_SANDBOX) return this.#default;
    const kept2 = this.#kept.get(name);
    if (kept2 && !this.#dropIfIdle(name, kept2)) {
      return this.#keep(name, kept2.sandbox, kept2.ttlSeconds);
    }
    const dropped = this.#dropped.get(name);
    if (dropped !== void 0) return { dropped };
    this.#dropIdle();
    return this.#keep(name, this.#options.fork(), this.#options.ttlSeconds);
  }
  /** The one of a name, as it is: asking does not keep it, nor make one. */
  find(name) {
    return name === DEFAULT_SANDBOX ? this.#default : this.#kept.get(name)?.sandbox;
  }
  /** The names that are remembered of sandboxes that were dropped, and why. */
  get dropped() {
    return this.#dropped;
  }
  /** All that there are, the default one first. */
  all() {
    return [this.#default, ...Array.from(this.#kept.values(), ({ sandbox: sandbox2 }) => sandbox2)];
  }
  /** Called with all that there are, and with each that there will be. */
  watch(watcher) {
    watcher(this.#default, DEFAULT_SANDBOX);
    for (const [name, { sandbox: sandbox2 }] of this.#kept) watcher(sandbox2, name);
    this.#watchers.add(watcher);
  }
  /** Whether a name is in use. */
  has(name) {
    this.#dropIdle();
    return name === DEFAULT_SANDBOX || this.#kept.has(name);
  }
  /** A sandbox of the server's own seed that is not among them yet. */
  fork(changes) {
    return this.#options.fork(changes);
  }
  /** Takes a sandbox in under a name that is not in use; one that was dropped under it is forgotten. */
  add(name, sandbox2, ttlSeconds = this.#options.ttlSeconds) {
    this.#dropped.delete(name);
    this.#keep(name, sandbox2, ttlSeconds);
    return this.#infoOf(name, { sandbox: sandbox2, ttlSeconds, usedMs: this.#nowMs() });
  }
  /** Ends what is in flight there. False for a name that is not in use, and for the default one. */
  drop(name, reason = "it was deleted") {
    const kept2 = this.#kept.get(name);
    if (kept2 === void 0) return false;
    this.#kept.delete(name);
    kept2.sandbox.inFlight.end("drop");
    kept2.sandbox.journal.leave();
    this.#dropped.set(name, reason);
    const [oldest] = this.#dropped.keys();
    if (this.#dropped.size > MAX_DROPPED_NAMES && oldest !== void 0)
      this.#dropped.delete(oldest);
    kept2.sandbox.changes.tell("sandboxes");
    return true;
  }
  /** The default one first, then the least recently used. */
  list() {
    this.#dropIdle();
    const kept2 = Array.from(this.#kept, ([name, each2]) => this.#infoOf(name, each2));
    const standard = { sandbox: this.#default, ttlSeconds: 0, usedMs: this.#nowMs() };
    return [this.#infoOf(DEFAULT_SANDBOX, standard), ...kept2];
  }
  /** Ends what is in flight in all of them: the server closes. */
  endRequests() {
    for (const sandbox2 of this.all()) sandbox2.inFlight.end("close");
  }
  #keep(name, sandbox2, ttlSeconds) {
    const isNew = !this.#kept.delete(name);
    const kept2 = { sandbox: sandbox2, ttlSeconds, usedMs: this.#nowMs() };
    this.#kept.set(name, kept2);
    if (isNew) this.#greet(name, sandbox2);
    this.#expect(kept2);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > this.#options.cap && oldest !== void 0) {
      this.drop(
        oldest,
        `it was the least recently used of more than ${this.#options.cap}; ${howToRaise("maxSandboxes")}`
      );
    }
    return sandbox2;
  }
  /** One that is new here. */
  #greet(name, sandbox2) {
    sandbox2.journal.name(name);
    for (const watcher of this.#watchers) watcher(sandbox2, name);
    sandbox2.changes.tell("sandboxes");
  }
  #infoOf(name, { sandbox: sandbox2, ttlSeconds, usedMs }) {
    const { world, journal } = sandbox2;
    const idleSeconds = Math.floor((this.#nowMs() - usedMs) / 1e3);
    const requests = journal.held.number + journal.dropped;
    return { name, sizes: world.store.sizes(), requests, idleSeconds, ttlSeconds };
  }
  /** Walks all of them where one may be idle for too long: not for every request, and not for every new one. */
  #dropIdle() {
    const nowMs = this.#nowMs();
    if (nowMs <= this.#soonestMs) return;
    this.#soonestMs = Number.POSITIVE_INFINITY;
    for (const [name, kept2] of this.#kept) {
      if (!this.#dropIfIdle(name, kept2, nowMs)) this.#expect(kept2);
    }
  }
  #dropIfIdle(name, kept2, nowMs = this.#nowMs()) {
    return nowMs > endOf3(kept2) && this.drop(name, `it was idle for ${kept2.ttlSeconds} seconds`);
  }
  #expect(kept2) {
    this.#soonestMs = Math.min(this.#soonestMs, endOf3(kept2));
  }
  #nowMs() {
    return epochMs(this.#options.clock.now());
  }
};
function endOf3({ usedMs, ttlSeconds }) {
  return usedMs + ttlSeconds * 1e3;
}

// src/fixtures/problem-text.ts
function problemText({ file: file3, pointer, message, line, column }) {
  const isPlaced = line !== void 0 && column !== void 0;
  const place = isPlaced ? `${pointer} (${textPlace({ line, column })})` : pointer;
  const parts = pointer === "" ? [file3, message] : [file3, place, message];
  return parts.join(": ").replace(CONTROL, (char) => {
    return `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}
var CONTROL = /[\p{Cc}\p{Cs}\u2028\u2029]/gu;

// src/sandbox/seed.ts
var FixtureError = class extends Error {
  name = "FixtureError";
  problems;
  constructor(problems) {
    const count2 = problems.length === 1 ? "a problem" : `${problems.length} problems`;
    super([`The fixtures have ${count2}:`, ...problems.map(problemText)].join("\n"));
    this.problems = problems;
  }
};
function seededSandbox(options, documents) {
  const store = new Store(tables);
  const sandbox2 = new Sandbox(options, store, store.snapshot());
  seedAnew(sandbox2, documents);
  return sandbox2;
}
function seedAnew(sandbox2, documents) {
  const problems = sandbox2.load(documents, "replace");
  if (problems.length > 0) throw new FixtureError(problems);
  const [only2, ...others] = documents;
  sandbox2.keepAsSeed(only2 && others.length === 0 && isShipped(only2.name) ? only2.name : void 0);
}

// src/server/example-answers.ts
var NOW = "2024-01-15T12:00:00Z";
var AUTHORIZATION = "Token YOUR_API_TOKEN";
async function exampleAnswers(routes, sandbox2, base) {
  const { site: site2, world } = sandbox2;
  const start = sandbox2.present();
  const answers2 = /* @__PURE__ */ new Map();
  for (const { path: path2, operations: operations2 } of routes) {
    for (const operation2 of operations2.filter(({ method: method2 }) => method2 !== "HEAD")) {
      const request = exampleRequest(path2, operation2, base);
      const reply2 = await site2.handle(request, site2.find(request), world);
      sandbox2.restore(start);
      const answer3 = answerIn(reply2);
      if (answer3) answers2.set(operation2.id, answer3);
    }
  }
  return answers2;
}
function exampleOptions(contract) {
  const now4 = parseInstant(NOW);
  return { site: siteOf(contract), contract, auth: "strict", randomSeed: 1, now: now4, delayMs: 0 };
}
function defaultSandbox(options) {
  return seededSandbox(options, [shippedDocument("default")]);
}
function exampleRequest(path2, { method: method2, parameters, body }, base) {
  const bytes2 = Buffer.from(body?.example === void 0 ? "" : JSON.stringify(body.example));
  return {
    method: method2,
    path: parameters.reduce(
      (whole2, { name, example = "" }) => whole2.replace(`{${name}}`, example),
      path2
    ),
    queryString: "",
    query: parseQuery(""),
    headers: { authorization: AUTHORIZATION, "content-type": "application/json" },
    base,
    prefix: "",
    body: { bytes: () => Promise.resolve(bytes2), parts: () => Promise.resolve([]) }
  };
}
function answerIn({ status: status2, headers: headers2, body }) {
  const isWanted = headers2["Content-Type"] === "application/json" && status2 < 300;
  const text6 = isWanted ? textOf(body) : void 0;
  return text6 === void 0 ? void 0 : { status: status2, body: JSON.parse(text6) };
}
var LEFT_OUT = [
  ...["admin_openapi", "admin_requests", "admin_request", "admin_requests_wait"],
  ...["admin_requests_har", "admin_requests_har_select", "admin_requests_pact"],
  "admin_requests_summaries"
];
var SAFE = ["GET", "OPTIONS"];
async function adminExampleAnswers(routes, fork, base, before) {
  const answers2 = /* @__PURE__ */ new Map();
  const untouched = await usedServer(fork, before);
  for (const { path: path2, operations: operations2 } of routes) {
    for (const operation2 of operations2) {
      if (operation2.method === "HEAD" || LEFT_OUT.includes(operation2.id)) continue;
      const isSafe = SAFE.includes(operation2.method);
      const controlled = isSafe ? untouched : await usedServer(fork, before);
      const request = exampleRequest(path2.slice(ADMIN_PATH.length), operation2, base + ADMIN_PATH);
      const answer3 = answerIn(await handleAdmin(request, controlled));
      if (answer3) answers2.set(operation2.id, answer3);
    }
  }
  return answers2;
}
async function usedServer(fork, before) {
  const sandbox2 = fork();
  const sandboxes = new Sandboxes(sandbox2, {
    cap: 10,
    ttlSeconds: 3600,
    clock: createClock(),
    fork
  });
  sandboxes.add("checkout", fork());
  sandbox2.snapshots.take("before-checkout");
  for (const request of before) await sandbox2.handle(request);
  sandbox2.faults.add({ operation: "payments_create", respond: "bad_gateway" });
  const openApi = () => Promise.resolve(void 0);
  return { sandbox: sandbox2, sandboxes, openApi, events: unheardEvents(), asked: void 0 };
}

// src/server/unusable.ts
function sandboxResponses() {
  return {
    SandboxGone: described3(410, "The sandbox was dropped.", '^The sandbox "[\\w.-]+" is gone: '),
    SandboxNameUnusable: described3(
      400,
      "The name is none for a sandbox.",
      " is no name for a sandbox\\.$"
    ),
    SandboxNotNamed: described3(
      421,
      "The server was told that each request has to name a sandbox.",
      "^The request names no sandbox"
    )
  };
}
function described3(status2, description, pattern2) {
  const schema = { type: "string", pattern: pattern2 };
  return {
    status: status2,
    description,
    content: { "application/json": detailSchema(schema) },
    headers: { [NOTE_HEADER]: { schema, required: true } }
  };
}

// src/server/describe-server.ts
async function describeServer({ part, contract: choice2, base }, assemble) {
  const contract = contractOf(choice2);
  const views = [...resources.flatMap(({ view }) => view ?? []).reverse(), ...singleViews];
  const routes = views.flatMap(
    (view) => viewWithin(view, contract).all().map((route3) => route3.schema(contract))
  );
  const isOf = (one3) => part === one3 || part === "all";
  const ofApi = isOf("api") ? routes : [];
  const controlPlane = isOf("control-plane") ? adminSchema(ADMIN_ROUTES) : [];
  const options = exampleOptions(contract);
  const world = defaultSandbox(options);
  const fork = (changes = {}) => new Sandbox({ ...options, ...changes }, ...world.seedStore());
  const answers2 = new Map([
    ...await exampleAnswers(ofApi, world, base),
    ...await adminExampleAnswers(controlPlane, fork, base, creation(routes, base))
  ]);
  const described4 = {
    title: TITLES[part],
    notes: notesOf(part),
    contract: contract.label,
    routes: [...ofApi, ...controlPlane],
    otherResponses: {
      ...isOf("api") ? siteResponses(contract) : {},
      ...isOf("control-plane") ? adminResponses() : {},
      ...sandboxResponses()
    },
    base,
    version: packageVersion(),
    exampleOf: (operation2) => answers2.get(operation2)
  };
  return openApiDocument(described4, assemble);
}
function creation(routes, base) {
  return routes.flatMap(
    ({ path: path2, operations: operations2 }) => operations2.filter(({ id }) => id === "payments_create").map((operation2) => exampleRequest(path2, operation2, base))
  );
}

// test/readme/open-api.ts
var ORIGIN = "http://127.0.0.1:8000";
var WHOLE4 = Number.MAX_SAFE_INTEGER;
var OpenApi = class _OpenApi {
  #document;
  constructor(document2) {
    this.#document = document2;
  }
  static async served() {
    const order = { part: "all", contract: "documented", base: ORIGIN };
    return new _OpenApi(await describeServer(order, assembleWhole));
  }
  /** What stands there; references are followed on the way, and at its end. */
  at(value, ...keys) {
    let found3 = this.#resolved(value);
    for (const key2 of keys) found3 = this.#resolved(isObject2(found3) ? found3[key2] : void 0);
    return found3;
  }
  schema(name) {
    return this.at(this.#document, "components", "schemas", name);
  }
  /** Those under a prefix, in their order, without HEAD and OPTIONS: every path has these. */
  operations(prefix) {
    const paths = membersOf4(this.at(this.#document, "paths"));
    return paths.filter(([path2]) => path2.startsWith(prefix)).flatMap(
      ([path2, item]) => membersOf4(item).filter(([method2]) => /^(get|post|put|patch|delete)$/.test(method2)).map(([method2, operation2]) => ({
        id: String(this.at(operation2, "operationId")),
        method: method2.toUpperCase(),
        path: path2,
        summary: String(this.at(operation2, "summary")),
        operation: operation2
      }))
    );
  }
  /** The statuses that an operation documents. */
  statuses({ operation: operation2 }) {
    return membersOf4(this.at(operation2, "responses")).map(([status2]) => status2);
  }
  #resolved(value) {
    const reference = isObject2(value) ? value["$ref"] : void 0;
    if (typeof reference !== "string") return value;
    return this.at(this.#document, ...reference.replace(/^#\//, "").split("/"));
  }
};
function membersOf4(value) {
  return isObject2(value) ? Object.entries(value) : [];
}
function listOf4(value) {
  return Array.isArray(value) ? value : [];
}
function referenceOf(schema) {
  const reference = isObject2(schema) ? schema["$ref"] : void 0;
  return typeof reference === "string" ? reference.replace(/.*\//, "") : void 0;
}
function kindOf2(schema, named3 = code) {
  const reference = referenceOf(schema);
  if (reference !== void 0) return named3(reference);
  if (!isObject2(schema)) return "anything";
  const { type, const: only2, enum: choices, anyOf: anyOf2, items: items2, properties, minimum, maximum } = schema;
  const each2 = (kinds2) => [...new Set(kinds2.map((one3) => kindOf2(one3, named3)))];
  if (only2 !== void 0) return code(JSON.stringify(only2));
  if (Array.isArray(choices)) {
    return choices.map((choice2) => code(JSON.stringify(choice2))).join(", ");
  }
  if (Array.isArray(anyOf2)) return each2(anyOf2).join(" or ");
  if (type === "array") return `a list, each ${kindOf2(items2, named3)}`;
  if (isObject2(properties)) return code(`{ ${Object.keys(properties).join(", ")} }`);
  if (type === void 0) return "anything";
  const [first, ...others] = listOf4([type].flat());
  return [`${first}${boundsOf(minimum, maximum)}`, ...others].join(" or ");
}
function boundsOf(minimum, maximum) {
  const from = typeof minimum === "number" && minimum !== -WHOLE4 ? ` from ${figure(minimum)}` : "";
  const to = typeof maximum === "number" && maximum < WHOLE4 ? ` to ${figure(maximum)}` : "";
  return from + to;
}
var figure = (number) => number.toLocaleString("en");

// test/readme/admin-section.ts
var MOST_LINES = 25;
var ELSEWHERE3 = {
  Fixtures: "[a fixture document](../fixtures/README.md)",
  FaultPreset: "[a preset](#presets)",
  RequestPattern: "[a pattern](#patterns)"
};
var namedIn = (api) => (name) => ELSEWHERE3[name] ?? kindOf2(api.schema(name));
async function adminSection() {
  const api = await OpenApi.served();
  const operations2 = api.operations(ADMIN_PATH);
  const sections = operations2.map((each2) => ({ each: each2, lines: operationLines(api, each2) }));
  const rows = sections.map(({ each: each2, lines }) => {
    const route3 = code(titleOf2(each2));
    const [anchor = ""] = anchorsOf(`# ${titleOf2(each2)}`);
    const linked = lines.length > 0 ? `[${route3}](#${anchor})` : route3;
    return [linked, each2.summary, api.statuses(each2).join(", ")];
  });
  return [
    ...tableOf(["method and path", "what it does", "answers"], rows),
    "",
    ...sections.flatMap(
      ({ each: each2, lines }) => lines.length === 0 ? [] : [`### ${titleOf2(each2)}`, "", `${each2.summary}.`, "", ...lines]
    ),
    "## Patterns",
    "",
    "A pattern says what a request is like. All members that it has must hold; without members it fits every request.",
    "",
    ...memberTable(api, api.schema("RequestPattern"))
  ].join("\n");
}
var titleOf2 = ({ method: method2, path: path2 }) => `${method2} ${path2}`;
function operationLines(api, each2) {
  const parameters = listOf4(api.at(each2.operation, "parameters")).map((one3) => api.at(one3));
  const query2 = parameters.filter((one3) => api.at(one3, "in") === "query");
  const content = api.at(each2.operation, "requestBody", "content", "application/json");
  const body = isObject2(content) ? content["schema"] : void 0;
  const isOptional = api.at(each2.operation, "requestBody", "required") === false;
  return [
    ...query2.length > 0 ? queryTable(api, query2) : [],
    ...body === void 0 ? [] : bodyLines(api, body, isOptional),
    ...exampleLines("For example:", api.at(content, "example")),
    ...answerLines(api, each2)
  ];
}
function queryTable(api, query2) {
  const rows = query2.map((one3) => {
    const schema = api.at(one3, "schema");
    return [
      code(String(api.at(one3, "name"))),
      kindOf2(schema, namedIn(api)),
      [api.at(one3, "description"), usual(api, schema)].filter(Boolean).join(" ")
    ];
  });
  return [...tableOf(["in the query", "is", ""], rows), ""];
}
function bodyLines(api, body, isOptional) {
  const name = referenceOf(body);
  const said = isOptional ? "It may have a body" : "It takes a body";
  if (name !== void 0 && name in ELSEWHERE3) return [`${said}: ${namedIn(api)(name)}.`, ""];
  const forms = formsOf(api, body);
  return forms.flatMap((form, index2) => [
    index2 === 0 ? `${said}:` : "or:",
    "",
    ...memberTable(api, form),
    ""
  ]);
}
function formsOf(api, body) {
  const choices = listOf4(api.at(body, "anyOf"));
  if (choices.length === 0) return [api.at(body)];
  return choices.filter((choice2) => api.at(choice2, "type") !== "array").map((one3) => api.at(one3));
}
function memberTable(api, schema) {
  const required4 = listOf4(api.at(schema, "required"));
  const rows = membersOf4(api.at(schema, "properties")).map(([name, member]) => [
    code(name),
    kindOf2(member, namedIn(api)),
    [
      required4.includes(name) ? "Required." : "",
      isObject2(member) ? member["description"] : "",
      usual(api, member)
    ].filter(Boolean).join(" ")
  ]);
  return tableOf(["member", "is", ""], rows);
}
function usual(api, schema) {
  const value = api.at(schema, "default");
  return value === void 0 ? "" : `Default ${code(JSON.stringify(value))}.`;
}
function answerLines(api, each2) {
  const [status2 = ""] = api.statuses(each2);
  const content = api.at(each2.operation, "responses", status2, "content", "application/json");
  const example = api.at(content, "example");
  if (example === void 0) return [];
  return exampleLines(`It answers ${status2}, such as:`, example);
}
function exampleLines(title, example) {
  if (example === void 0) return [];
  const block = jsonBlock(example);
  return block.length > MOST_LINES ? [] : [title, "", ...block, ""];
}
function presetSection() {
  const rows = Array.from(presets(), ([name, { status: status2, what }]) => [code(name), `${status2}`, what]);
  return details2("All presets", tableOf(["preset", "status", "when the API answers it"], rows)).join("\n").trimEnd();
}

// src/values/url.ts
function urlOf2(text6, base) {
  try {
    return new URL(text6, base);
  } catch {
    return void 0;
  }
}
function httpUrlOf(text6) {
  const url2 = urlOf2(text6);
  return url2 && /^https?:$/.test(url2.protocol) ? url2 : void 0;
}
function isHttpUrl(input) {
  return typeof input === "string" && httpUrlOf(input) !== void 0;
}

// src/remote/client/remote-options.ts
var REMOTE_ADDRESS = guarded(isHttpUrl, "an http or https URL", {
  type: "string"
});
var REMOTE_RATE = guarded(
  (input) => NUMBER3.read(input).valid && Number(input) > 0,
  "a number above 0",
  { type: "number" }
);
var isSignal = (input) => Object(input) === input;
var isText = (input) => input === void 0 || typeof input === "string";
var REMOTE_MEMBERS = allOptional({
  insecure: FLAG2,
  rate: REMOTE_RATE,
  timeoutMs: whole({ min: 1, max: 2 ** 31 - 1 }),
  signal: guarded(isSignal, "an AbortSignal", {}),
  environment: record(guarded(isText, "text", {}))
});

// src/remote/pull/pull-options.ts
var KEPT_KINDS = ["uuids", "sums", "dates"];
var PULL_UUID = guarded(
  (input) => typeof input === "string" && parseUuid(input) !== void 0,
  "a uuid",
  { type: "string" }
);
var PULL_PATH = text2({
  pattern: /^\/[^\s?#\\{}]*$/u,
  maxLength: 1e3,
  words: "a path such as /api/projects/, or a pattern such as /api/marketplace-*"
});
var PULL_FIELD = text2({
  pattern: /^[A-Za-z_]\w{0,99}$/,
  words: "the name of a field"
});
var PULL_LIMIT = whole({ min: 1, max: 1e4 });
var PULL_KEEP = oneOf(KEPT_KINDS);
var isListener = (input) => typeof input === "function";
var MEMBERS5 = {
  from: REMOTE_ADDRESS,
  token: text2({ minLength: 1, words: "a token" }),
  ...allOptional({
    out: text2({ minLength: 1, words: "a folder" }),
    customers: list(PULL_UUID, { words: "a list of uuids" }),
    limit: PULL_LIMIT,
    paths: list(PULL_PATH),
    keepFields: list(PULL_FIELD),
    keep: list(PULL_KEEP),
    anonymise: FLAG2
  }),
  ...REMOTE_MEMBERS,
  ...allOptional({
    onProgress: guarded(isListener, "a function", {})
  })
};
var SCHEMA4 = object(MEMBERS5, {
  words: 'an object such as { from: "https://waldur.example.com", token }',
  stranger: () => "is no option"
});

// src/remote/compare/compare-options.ts
var COMPARE_FORMATS = ["human", "json", "markdown", "junit"];
var TOKEN5 = text2({ minLength: 1, words: "a token" });
var FILE2 = text2({ minLength: 1, words: "a file" });
var isListener2 = (input) => typeof input === "function";
var MEMBERS6 = {
  to: REMOTE_ADDRESS,
  token: TOKEN5,
  ...allOptional({
    as: record(TOKEN5),
    contract: CONTRACT,
    limit: PULL_LIMIT,
    customers: list(PULL_UUID, { words: "a list of uuids" }),
    refusals: FLAG2,
    write: object({ customer: PULL_UUID }, { words: "an object such as { customer: uuid }" }),
    yes: text2({ minLength: 1, words: "the host of `to`" }),
    writeContract: FILE2,
    record: FILE2
  }),
  ...REMOTE_MEMBERS,
  ...allOptional({
    onProgress: guarded(isListener2, "a function", {})
  })
};
var SCHEMA5 = object(MEMBERS6, {
  words: 'an object such as { to: "https://waldur.example.com", token }',
  stranger: () => "is no option"
});

// src/cli/flag-values.ts
var SWITCH2 = changed(oneOf(["on", "off"]), (word) => word === "on");
var RANGE3 = /^(\d{1,7})(?:-(\d{1,7}))?$/;
var MILLISECONDS2 = {
  ...text2(),
  words: "milliseconds, or a range such as 50-200",
  read(input) {
    const [, min, max = min] = RANGE3.exec(String(input)) ?? [];
    return min !== void 0 && Number(min) <= Number(max) ? accepted([Number(min), Number(max)]) : refused(`must be ${MILLISECONDS2.words}`);
  }
};
var MOST_HUNDREDTHS = 10000n;
var PERCENT2 = /^(\d{1,3})(?:\.(\d{1,2}))?$/;
var PERCENTAGE = changed(
  guarded(
    (input) => typeof input === "string" && hundredthsOf(input) <= MOST_HUNDREDTHS,
    "a percentage from 0 to 100 with two decimals at most",
    { type: "string" }
  ),
  (percent2) => ({ text: percent2, hundredths: hundredthsOf(percent2) })
);
function hundredthsOf(percent2) {
  const [, whole2, decimals = ""] = PERCENT2.exec(percent2) ?? [];
  return whole2 === void 0 ? MOST_HUNDREDTHS + 1n : BigInt(whole2 + decimals.padEnd(2, "0"));
}
var DECIMAL2 = /^\d{1,4}(?:\.\d{1,3})?$/;
var RATE = changed(
  guarded(
    (input) => typeof input === "string" && DECIMAL2.test(input) && Number(input) > 0,
    REMOTE_RATE.words,
    { type: "string" }
  ),
  Number
);

// src/cli/compare-flags.ts
var NAMED3 = /^(\w[\w-]*)=(\w+)$/;
var AS = changed(
  text2({ pattern: NAMED3, words: "a name and the name of a variable, such as owner=OWNER_TOKEN" }),
  (given) => {
    const [, name = "", variable = ""] = NAMED3.exec(given) ?? [];
    return [name, variable];
  }
);
var FILE3 = text2({ minLength: 1, words: "a file" });
var COMPARE_FLAGS = [
  {
    name: "to",
    kind: "value",
    variable: "WALDUR_MOCK_COMPARE_TO",
    placeholder: "<url>",
    reads: REMOTE_ADDRESS,
    help: "where the Waldur is, such as https://waldur.example.com"
  },
  {
    name: "token-env",
    kind: "value",
    variable: "WALDUR_MOCK_COMPARE_TOKEN_ENV",
    placeholder: "<name>",
    reads: text2({ minLength: 1, words: "the name of a variable" }),
    help: "the variable that has the token of the user who asks"
  },
  {
    name: "as",
    kind: "list",
    variable: "WALDUR_MOCK_COMPARE_AS",
    placeholder: "<n>=<name>",
    reads: AS,
    help: "another user who asks too, by the variable with the token: owner=OWNER_TOKEN; repeat it"
  },
  {
    name: "customer",
    kind: "list",
    variable: "WALDUR_MOCK_COMPARE_CUSTOMER",
    placeholder: "<uuid>",
    reads: PULL_UUID,
    help: "only what belongs to this organization; repeat it (all that the user sees); one for --write"
  },
  {
    name: "limit",
    kind: "value",
    variable: "WALDUR_MOCK_COMPARE_LIMIT",
    placeholder: "<n>",
    reads: digits(PULL_LIMIT),
    help: "most rows of a table in the sample, without those that others refer to (200)"
  },
  {
    name: "refusals",
    kind: "on",
    variable: "WALDUR_MOCK_COMPARE_REFUSALS",
    help: "send writes too that a server must refuse before it changes anything"
  },
  {
    name: "write",
    kind: "on",
    variable: "WALDUR_MOCK_COMPARE_WRITE",
    help: "write rows of its own in the organization of --customer, and delete them"
  },
  {
    name: "yes",
    kind: "value",
    variable: "WALDUR_MOCK_COMPARE_YES",
    placeholder: "<host>",
    reads: text2({ minLength: 1, words: "the host of --to" }),
    help: "the host of --to once more: without it, --write is for this machine alone"
  },
  {
    name: "rate",
    kind: "value",
    variable: "WALDUR_MOCK_COMPARE_RATE",
    placeholder: "<n>",
    reads: RATE,
    help: "most requests a second (no limit; two at one moment in any case)"
  },
  {
    name: "insecure",
    kind: "on",
    variable: "WALDUR_MOCK_COMPARE_INSECURE",
    help: "take any certificate"
  },
  {
    name: "format",
    kind: "value",
    variable: "WALDUR_MOCK_COMPARE_FORMAT",
    placeholder: "<name>",
    reads: oneOf(COMPARE_FORMATS),
    help: `one of ${COMPARE_FORMATS.join(", ")} (human)`
  },
  {
    name: "output",
    kind: "value",
    variable: "WALDUR_MOCK_COMPARE_OUTPUT",
    placeholder: "<path>",
    reads: FILE3,
    help: "write the report there (standard output)"
  },
  {
    name: "write-contract",
    kind: "value",
    variable: "WALDUR_MOCK_COMPARE_WRITE_CONTRACT",
    placeholder: "<path>",
    reads: FILE3,
    help: "write the contract that fits there, as --contract of start takes it"
  },
  {
    name: "record",
    kind: "value",
    variable: "WALDUR_MOCK_COMPARE_RECORD",
    placeholder: "<path>",
    reads: FILE3,
    help: "write the exchanges that drift there, anonymised, to be played again"
  }
];

// src/cli/contract-flags.ts
var CONTRACT_FLAGS = [
  {
    name: "contract",
    kind: "value",
    variable: "WALDUR_MOCK_CONTRACT",
    placeholder: "<name>",
    help: `one of ${CONTRACT.choices.join(", ")}, or a JSON file such as ./contract.json (${USUAL_CONTRACT})`
  },
  {
    name: "contract-set",
    kind: "list",
    variable: "WALDUR_MOCK_CONTRACT_SET",
    placeholder: "<n>=<v>",
    help: "change one difference of the contract, such as absent_relation=null; repeat it"
  }
];

// src/cli/coverage-flags.ts
var USUAL_FORMAT = "markdown";
var FORMAT2 = oneOf(["json", "markdown", "junit"]);
var COVERAGE_FLAGS = [
  {
    name: "format",
    kind: "value",
    variable: "WALDUR_MOCK_COVERAGE_FORMAT",
    placeholder: "<name>",
    reads: FORMAT2,
    help: `${FORMAT2.words} (${USUAL_FORMAT})`
  },
  {
    name: "output",
    kind: "value",
    variable: "WALDUR_MOCK_COVERAGE_OUTPUT",
    placeholder: "<path>",
    reads: text2({ minLength: 1, words: "a file" }),
    help: "write the report there (standard output)"
  },
  {
    name: "fail-under",
    kind: "value",
    variable: "WALDUR_MOCK_COVERAGE_FAIL_UNDER",
    placeholder: "<percent>",
    reads: PERCENTAGE,
    help: "end with 1 when less than that is covered, such as 80 or 80.25 (0)"
  }
];

// src/server/guard/host-name.ts
import { isIP } from "node:net";
var AUTHORITY3 = /^(?:\[[\da-f:.]+\]|[\w.-]+)(?::\d{1,5})?$/i;
var MAPPED_LOOPBACK = /^\[::ffff:7f[\da-f]{2}:[\da-f]{1,4}\]$/;
var LABEL2 = /^[\w-]+$/;
function readHost(text6) {
  const url2 = AUTHORITY3.test(text6) ? urlOf2(`http://${text6}`) : void 0;
  if (!url2) return void 0;
  const { hostname, host } = url2;
  return { kind: kindOf3(hostname), name: hostname, authority: host };
}
function kindOf3(name) {
  const isIPv63 = name.startsWith("[");
  if (isIPv63) return name === "[::1]" || MAPPED_LOOPBACK.test(name) ? "loopback" : "address";
  if (isIP(name) === 4) return name.startsWith("127.") ? "loopback" : "address";
  const relative = name.replace(/\.$/, "");
  if (relative === "localhost" || /^[\w.-]+\.localhost$/.test(relative)) return "loopback";
  return LABEL2.test(name) ? "label" : "name";
}

// src/server/guard/origin.ts
var SCHEME3 = /^[a-z][a-z\d+.-]*$/;
function readOrigin(text6) {
  const lower = text6.toLowerCase();
  const cut = lower.indexOf("://");
  const [scheme, authority] = [lower.slice(0, Math.max(cut, 0)), lower.slice(cut + 3)];
  if (!SCHEME3.test(scheme) || !AUTHORITY3.test(authority)) return void 0;
  if (scheme !== "http" && scheme !== "https") return { text: lower, host: void 0 };
  const url2 = urlOf2(lower);
  return url2 && { text: url2.origin, host: readHost(url2.host) };
}

// src/server/guard/guard-options.ts
var HOST_WORDS = "a host name without a port, such as mock.example.com or .example.com";
var ORIGIN_WORDS = "an origin, such as https://app.example.com";
var ALLOWED_HOST = refined(text2({ words: HOST_WORDS }), (host) => {
  const read4 = readHost(host.replace(/^\./, ""));
  return read4 !== void 0 && !host.includes(":") ? void 0 : `must be ${HOST_WORDS}`;
});
var ADMIN_ORIGIN = refined(
  text2({ words: ORIGIN_WORDS }),
  (origin) => readOrigin(origin) === void 0 ? `must be ${ORIGIN_WORDS}` : void 0
);
var ADMIN_TOKEN = text2({
  pattern: /^[\x21-\x7e]{1,1000}$/,
  words: "a text of 1 to 1000 visible ASCII characters without blanks"
});

// src/cli/guard-flags.ts
var ADMIN_TOKEN_FLAG = {
  name: "admin-token",
  kind: "value",
  variable: "WALDUR_MOCK_ADMIN_TOKEN",
  placeholder: "<token>",
  reads: ADMIN_TOKEN,
  isSecret: true,
  help: "what the control plane asks for (nothing); others see a flag, and no variable"
};
var GUARD_FLAGS = [
  {
    name: "allowed-hosts",
    kind: "list",
    variable: "WALDUR_MOCK_ALLOWED_HOSTS",
    placeholder: "<name>",
    reads: ALLOWED_HOST,
    help: "host name that the control plane is reached by too; .example.com is all below it; repeat it"
  },
  {
    name: "admin-origins",
    kind: "list",
    variable: "WALDUR_MOCK_ADMIN_ORIGINS",
    placeholder: "<origin>",
    reads: ADMIN_ORIGIN,
    help: "origin whose pages may use the control plane, such as https://app.example.com; repeat it"
  },
  ADMIN_TOKEN_FLAG,
  {
    name: "require-sandbox",
    kind: "on",
    variable: "WALDUR_MOCK_REQUIRE_SANDBOX",
    help: "refuse API requests that name no sandbox, with 421"
  }
];

// src/cli/export-flags.ts
var EXPORT_FLAGS = [
  {
    name: "url",
    kind: "value",
    variable: "WALDUR_MOCK_URL",
    placeholder: "<url>",
    reads: guarded(isHttpUrl, "an http or https URL", { type: "string" }),
    help: "where the server is, such as http://127.0.0.1:8000; it may be that of a sandbox"
  },
  {
    name: "sandbox",
    kind: "value",
    variable: "WALDUR_MOCK_EXPORT_SANDBOX",
    placeholder: "<name>",
    reads: SANDBOX_NAME,
    help: "the sandbox whose state it is (that of the URL)"
  },
  { ...ADMIN_TOKEN_FLAG, help: "what the control plane of that server asks for (nothing)" },
  {
    name: "output",
    kind: "value",
    variable: "WALDUR_MOCK_EXPORT_OUTPUT",
    placeholder: "<path>",
    reads: text2({ minLength: 1, words: "a file" }),
    help: "write the fixtures there (standard output)"
  }
];

// src/values/text-end.ts
function withoutEnd(text6, sign) {
  let end2 = text6.length;
  while (end2 > 0 && text6[end2 - 1] === sign) end2 -= 1;
  return text6.slice(0, end2);
}

// src/server/urls.ts
function withoutEndSlashes(origin) {
  return withoutEnd(origin, "/");
}
var HOST2 = /^(?:[\w.~!$&'()*+,;=-]+|\[[\da-f:.]+\])(?::\d+)?$/;
var URI_PATH = /^(?:[\w.~:/@!$&'()*+,;=-]|%[\da-f]{2})*$/i;
function originOf(text6) {
  const url2 = httpUrlOf(text6);
  if (!url2) return void 0;
  const { username, password, host, pathname, search, hash } = url2;
  if (search !== "" || hash !== "") return void 0;
  if (!HOST2.test(host) || !URI_PATH.test(username + password + pathname)) return void 0;
  url2.search = "";
  url2.hash = "";
  return withoutEndSlashes(url2.href);
}

// src/server/elsewhere-options.ts
var isStubs = (input) => typeof input === "string" || Array.isArray(input);
var isUpstream = (input) => typeof input === "string" && originOf(input) !== void 0 && !/^[^/]*\/\/[^/]*@/.test(input);
var STUBS = guarded(isStubs, "a list of stubs, or the path of a file with one", {});
var UPSTREAM = guarded(
  isUpstream,
  "an http or https URL without user, query or fragment",
  {
    type: "string"
  }
);
var UPSTREAM_TOKEN = ADMIN_TOKEN;

// src/server/options.ts
var MAX_DELAY_MS = 2 ** 31 - 1;
var DELAY2 = whole({ min: 0, max: MAX_DELAY_MS });
var isSource = (input) => typeof input === "string" || typeof input === "object" && input !== null;
var isFixtures = (input) => Array.isArray(input) ? input.every(isSource) : isSource(input);
var isRange = (input) => Array.isArray(input) && input.length === 2 && input.every((bound2) => DELAY2.read(bound2).valid) && input[0] <= input[1];
var isOrigin = (input) => typeof input === "string" && originOf(input) !== void 0;
var isListener3 = (input) => typeof input === "function";
var OPTIONS = {
  fixtures: guarded(isFixtures, "a path, a document, or a list of them", {}),
  scenario: oneOf(SCENARIO_NAMES),
  stubs: STUBS,
  upstream: UPSTREAM,
  upstreamToken: UPSTREAM_TOKEN,
  contract: CONTRACT,
  auth: oneOf(["strict", "off"]),
  randomSeed: SEED,
  now: TIME_TEXT,
  publicUrl: guarded(isOrigin, "an http or https URL without query or fragment", {
    type: "string"
  }),
  delayMs: union(
    [DELAY2, guarded(isRange, "a range", { type: "array" })],
    "milliseconds, or a range of them such as [50, 200]"
  ),
  cors: FLAG2,
  admin: FLAG2,
  showSecrets: FLAG2,
  allowedHosts: list(ALLOWED_HOST, { words: "a list of host names" }),
  adminOrigins: list(ADMIN_ORIGIN, { words: "a list of origins" }),
  adminToken: ADMIN_TOKEN,
  requireSandbox: FLAG2,
  sandboxTtlSeconds: IDLE_SECONDS,
  onEvent: guarded(isListener3, "a function", {}),
  requestEvents: FLAG2,
  port: whole({ min: 0, max: 65535, words: "a number from 0 to 65535" }),
  host: text2({ minLength: 1, words: "an address such as 127.0.0.1" }),
  keepAlive: FLAG2,
  ...ofLimits((limit) => whole(limit))
};
var SCHEMA6 = object(allOptional(OPTIONS), {
  words: "an object such as { port: 8000 }",
  stranger: () => "is no option"
});

// src/cli/elsewhere-flags.ts
var ELSEWHERE_FLAGS = [
  {
    name: "stubs",
    kind: "value",
    variable: "WALDUR_MOCK_STUBS",
    placeholder: "<path>",
    help: 'file with answers to what the mock does not serve, {"stubs": [...]}'
  },
  {
    name: "upstream",
    kind: "value",
    variable: "WALDUR_MOCK_UPSTREAM",
    placeholder: "<url>",
    reads: UPSTREAM,
    help: "Waldur that is asked what neither the mock nor a stub answers (none)"
  },
  {
    name: "upstream-token-env",
    kind: "value",
    variable: "WALDUR_MOCK_UPSTREAM_TOKEN_ENV",
    placeholder: "<name>",
    help: "variable with the token it is asked with (the client's own goes on)"
  }
];

// src/cli/flags.ts
var USUAL3 = {
  port: 8e3,
  host: "127.0.0.1",
  auth: "strict",
  randomSeed: 1,
  logFormat: "pretty",
  logLevel: "info"
};
var LOG_FORMAT = oneOf(["pretty", "json"]);
var LOG_LEVEL = oneOf(["silent", "error", "info"]);
var OWN_FLAGS = [
  {
    name: "port",
    short: "p",
    kind: "value",
    variable: "WALDUR_MOCK_PORT",
    sharedVariable: "PORT",
    placeholder: "<n>",
    reads: digits(OPTIONS.port),
    help: `port to listen on; 0 is any free one (${USUAL3.port})`
  },
  {
    name: "host",
    short: "H",
    kind: "value",
    variable: "WALDUR_MOCK_HOST",
    sharedVariable: "HOST",
    placeholder: "<host>",
    reads: OPTIONS.host,
    help: `address to listen on (${USUAL3.host})`
  },
  {
    name: "fixtures",
    short: "f",
    kind: "list",
    variable: "WALDUR_MOCK_FIXTURES",
    placeholder: "<path>",
    excludes: "empty",
    help: "fixture file or folder; repeat it, or use commas in the variable (a small world of our own)"
  },
  {
    name: "scenario",
    kind: "value",
    variable: "WALDUR_MOCK_SCENARIO",
    placeholder: "<name>",
    reads: OPTIONS.scenario,
    help: "a shipped world made for one question, such as payment-awaiting-link"
  },
  {
    name: "empty",
    kind: "on",
    variable: "WALDUR_MOCK_EMPTY",
    excludes: "fixtures",
    help: "start with users to log in as, and nothing else"
  },
  ...ELSEWHERE_FLAGS,
  ...CONTRACT_FLAGS,
  {
    name: "auth",
    kind: "value",
    variable: "WALDUR_MOCK_AUTH",
    placeholder: "<mode>",
    reads: OPTIONS.auth,
    help: `strict, or off: every request is one of staff (${USUAL3.auth})`
  },
  {
    name: "public-url",
    kind: "value",
    variable: "WALDUR_MOCK_PUBLIC_URL",
    placeholder: "<url>",
    reads: OPTIONS.publicUrl,
    help: "origin of hyperlinks (that of each request)"
  },
  {
    name: "random-seed",
    kind: "value",
    variable: "WALDUR_MOCK_RANDOM_SEED",
    placeholder: "<seed>",
    reads: OPTIONS.randomSeed,
    help: `seed of new uuids and all else that is random (${USUAL3.randomSeed})`
  },
  {
    name: "now",
    kind: "value",
    variable: "WALDUR_MOCK_NOW",
    placeholder: "<time>",
    reads: OPTIONS.now,
    help: "freeze the clock at an ISO 8601 time (the real time)"
  },
  {
    name: "delay",
    kind: "value",
    variable: "WALDUR_MOCK_DELAY",
    placeholder: "<ms>",
    reads: MILLISECONDS2,
    help: "milliseconds every answer waits, or a range such as 50-200 (0)"
  },
  {
    name: "cors",
    kind: "value",
    variable: "WALDUR_MOCK_CORS",
    placeholder: "<mode>",
    reads: SWITCH2,
    help: `${SWITCH2.words}: cross-origin headers (on)`
  },
  {
    name: "log-format",
    kind: "value",
    variable: "WALDUR_MOCK_LOG_FORMAT",
    placeholder: "<name>",
    reads: LOG_FORMAT,
    help: `${LOG_FORMAT.words} (${USUAL3.logFormat})`
  },
  {
    name: "log-level",
    kind: "value",
    variable: "WALDUR_MOCK_LOG_LEVEL",
    placeholder: "<name>",
    reads: LOG_LEVEL,
    help: `${LOG_LEVEL.words} (${USUAL3.logLevel})`
  },
  {
    name: "quiet",
    kind: "on",
    variable: "WALDUR_MOCK_QUIET",
    help: "say where it listens and what goes wrong, not every request"
  },
  {
    name: "no-admin",
    kind: "on",
    variable: "WALDUR_MOCK_NO_ADMIN",
    help: `serve nothing under ${ADMIN_PATH}`
  },
  ...GUARD_FLAGS,
  {
    name: "show-secrets",
    kind: "on",
    variable: "WALDUR_MOCK_SHOW_SECRETS",
    help: "show passwords, tokens and cookies in the log and in the journal"
  },
  {
    name: "port-file",
    kind: "value",
    variable: "WALDUR_MOCK_PORT_FILE",
    placeholder: "<path>",
    help: "write the port there as soon as it is open"
  }
];
var LIMIT_FLAGS = Object.values(LIMITS2).map((limit) => ({
  name: limit.flag,
  kind: "value",
  variable: limitVariable(limit),
  placeholder: "<n>",
  reads: digits(whole(limit)),
  help: `most ${limit.what} (${limit.usual})`
}));
var FLAGS = [
  ...OWN_FLAGS,
  ...LIMIT_FLAGS
];

// src/cli/init-flags.ts
var RUNNERS = ["jest", "vitest", "pytest", "none"];
var RUNNER = oneOf(RUNNERS);
var INIT_FLAGS = [
  {
    name: "runner",
    kind: "value",
    variable: "WALDUR_MOCK_INIT_RUNNER",
    placeholder: "<name>",
    reads: RUNNER,
    help: `${RUNNER.words} (the one that the project has)`
  },
  {
    name: "folder",
    kind: "value",
    variable: "WALDUR_MOCK_INIT_FOLDER",
    placeholder: "<path>",
    reads: text2({ minLength: 1, words: "a folder" }),
    help: "the root of the project (the current folder)"
  }
];

// src/cli/watch-flags.ts
var INTERVAL = whole({ min: 10, max: 864e5, unit: " of milliseconds" });
var WATCH_FLAGS = [
  {
    name: "watch",
    kind: "on",
    variable: "WALDUR_MOCK_WATCH",
    help: "load the fixtures anew when they change; a reset comes back to the new ones"
  },
  {
    name: "watch-poll-ms",
    kind: "value",
    variable: "WALDUR_MOCK_WATCH_POLL_MS",
    placeholder: "<ms>",
    reads: digits(INTERVAL),
    help: "watch by looking that often, where no events come: volumes of Docker, network drives"
  }
];

// src/cli/open-flags.ts
var OPEN_FLAGS = [
  {
    name: "open",
    kind: "on",
    variable: "WALDUR_MOCK_OPEN",
    help: "open the inspector in the browser"
  }
];
var START_FLAGS = [...OPEN_FLAGS, ...WATCH_FLAGS];

// src/cli/pact-flags.ts
var NAME7 = text2({ minLength: 1, maxLength: 200, words: "a name of 1 to 200 characters" });
var PACT_FLAGS = [
  {
    name: "pact",
    kind: "value",
    variable: "WALDUR_MOCK_PACT",
    placeholder: "<path>",
    reads: text2({ minLength: 1, words: "a file" }),
    help: "add what the command uses of the API to that file of Pact"
  },
  {
    name: "consumer",
    kind: "value",
    variable: "WALDUR_MOCK_CONSUMER",
    placeholder: "<name>",
    reads: NAME7,
    help: "whose file it is; --pact needs it"
  },
  {
    name: "provider",
    kind: "value",
    variable: "WALDUR_MOCK_PROVIDER",
    placeholder: "<name>",
    reads: NAME7,
    help: "what the file calls the API (waldur)"
  }
];

// src/cli/pull-flags.ts
var KEEP = {
  ...list(PULL_KEEP),
  choices: KEPT_KINDS,
  words: `one or more of ${KEPT_KINDS.join(", ")}, with commas between them`,
  read: (input) => list(PULL_KEEP).read(String(input).split(","))
};
var KEEP_FIELDS = {
  ...list(PULL_FIELD),
  words: "names of fields, with commas between them",
  read: (input) => list(PULL_FIELD).read(String(input).split(","))
};
var PULL_FLAGS = [
  {
    name: "from",
    kind: "value",
    variable: "WALDUR_MOCK_PULL_FROM",
    placeholder: "<url>",
    reads: REMOTE_ADDRESS,
    help: "where the Waldur is, such as https://waldur.example.com"
  },
  {
    name: "token-env",
    kind: "value",
    variable: "WALDUR_MOCK_PULL_TOKEN_ENV",
    placeholder: "<name>",
    reads: text2({ minLength: 1, words: "the name of a variable" }),
    help: "the variable that has the token of the user whose rows they are"
  },
  {
    name: "out",
    kind: "value",
    variable: "WALDUR_MOCK_PULL_OUT",
    placeholder: "<folder>",
    reads: text2({ minLength: 1, words: "a folder" }),
    help: "where pulled.json is written, or replaced"
  },
  {
    name: "customer",
    kind: "list",
    variable: "WALDUR_MOCK_PULL_CUSTOMER",
    placeholder: "<uuid>",
    reads: PULL_UUID,
    help: "only what belongs to this organization; repeat it (all that the user sees)"
  },
  {
    name: "path",
    kind: "list",
    variable: "WALDUR_MOCK_PULL_PATH",
    placeholder: "<path>",
    reads: PULL_PATH,
    help: "what else becomes a stub: /api/projects/, or all like /api/marketplace-*; repeat it"
  },
  {
    name: "keep-fields",
    kind: "value",
    variable: "WALDUR_MOCK_PULL_KEEP_FIELDS",
    placeholder: "<names>",
    reads: KEEP_FIELDS,
    help: "fields of those stubs whose texts are not replaced: state,type (none)"
  },
  {
    name: "limit",
    kind: "value",
    variable: "WALDUR_MOCK_PULL_LIMIT",
    placeholder: "<n>",
    reads: digits(PULL_LIMIT),
    help: "most rows of a table, without those that others refer to (200)"
  },
  {
    name: "keep",
    kind: "value",
    variable: "WALDUR_MOCK_PULL_KEEP",
    placeholder: "<kinds>",
    reads: KEEP,
    help: "what is not replaced: uuids, sums, dates, with commas between them (nothing)"
  },
  {
    name: "rate",
    kind: "value",
    variable: "WALDUR_MOCK_PULL_RATE",
    placeholder: "<n>",
    reads: RATE,
    help: "most requests a second (no limit; two at one moment in any case)"
  },
  {
    name: "insecure",
    kind: "on",
    variable: "WALDUR_MOCK_PULL_INSECURE",
    help: "take any certificate"
  }
];

// src/cli/commands.ts
var flagsNamed = (...names) => FLAGS.filter(({ name }) => names.includes(name));
var withoutSharedVariable = ({ sharedVariable, ...flag }) => flag;
var START3 = {
  name: "start",
  usage: "[start] [flags]",
  summary: "serve until stopped",
  operands: "none",
  flags: [...FLAGS, ...START_FLAGS],
  examples: [
    "start --port 8001 --fixtures ./fixtures --watch",
    "start --port 0 --log-format json --scenario payment-awaiting-link"
  ]
};
var COMMANDS = [
  START3,
  {
    name: "init",
    usage: "init [flags]",
    summary: "write fixtures and a first test into a project",
    operands: "none",
    flags: INIT_FLAGS,
    examples: ["init", "init --runner vitest --folder ./client"]
  },
  {
    name: "validate",
    usage: "validate <fixtures\u2026>",
    summary: "check fixture files and folders",
    operands: "all",
    flags: flagsNamed("fixtures"),
    examples: ["validate ./fixtures", "validate world.json more.json"]
  },
  {
    name: "export",
    usage: "export --url <url> [flags]",
    summary: "write the state of a running server as fixtures",
    operands: "none",
    flags: EXPORT_FLAGS,
    examples: [
      "export --url http://127.0.0.1:8000 --output world.json",
      "export --url http://127.0.0.1:8000 --sandbox checkout > world.json"
    ]
  },
  {
    name: "pull",
    usage: "pull --from <url> [flags]",
    summary: "write rows of a real Waldur as fixtures, anonymised",
    operands: "none",
    flags: PULL_FLAGS,
    examples: [
      "pull --from https://waldur.example.com --token-env WALDUR_TOKEN --out ./fixtures",
      "pull --from https://waldur.example.com --token-env WALDUR_TOKEN --out ./fixtures --keep dates"
    ]
  },
  {
    name: "compare",
    usage: "compare --to <url> [flags]",
    summary: "tell in what a real Waldur and the mock differ",
    operands: "none",
    flags: [...CONTRACT_FLAGS, ...COMPARE_FLAGS],
    examples: [
      "compare --to https://waldur.example.com --token-env WALDUR_TOKEN --write-contract contract.json",
      "compare --to https://waldur.example.com --token-env WALDUR_TOKEN --format junit --output drift.xml"
    ]
  },
  {
    name: "health",
    usage: "health [flags]",
    summary: "ask a running server how it is",
    operands: "none",
    flags: flagsNamed("port", "host", "no-admin"),
    examples: ["health --port 8001"]
  },
  {
    name: "exec",
    usage: "exec [flags] -- <command\u2026>",
    summary: "run a command with a server of its own on a free port, at WALDUR_MOCK_URL",
    operands: "after --",
    flags: [...FLAGS.map(withoutSharedVariable), ...PACT_FLAGS],
    examples: [
      "exec -- npm test",
      "exec --fixtures ./fixtures --log-level info -- pytest",
      "exec --pact pacts/checkout-waldur.json --consumer checkout -- npm test"
    ]
  },
  {
    name: "coverage",
    usage: "coverage merge [flags] <files\u2026>",
    summary: `add up what GET ${ADMIN_PATH}/coverage/counts gave to several workers`,
    operands: "all",
    actions: ["merge"],
    flags: COVERAGE_FLAGS,
    examples: ["coverage merge --format junit --output coverage.xml --fail-under 80 counts-*.json"]
  },
  {
    name: "schema",
    usage: "schema <contract|fixtures>",
    summary: "print the JSON Schema of contract files or of fixtures",
    operands: "all",
    actions: ["contract", "fixtures"],
    flags: [],
    examples: ["schema contract > contract.schema.json"]
  },
  {
    name: "help",
    usage: "help [command]",
    summary: "tell of all commands, or of one",
    operands: "all",
    flags: [],
    examples: ["help exec"]
  }
];

// src/cli/help.ts
var EXIT_CODES = `Exit codes: 0 stopped or fine, 1 failed at run time or covered too little, 2 wrong usage, 3 fixtures or counts with problems,
4 drift found by compare;
exec ends as its command does, with 127 where there is none of that name.`;

// test/readme/command-section.ts
var HEAD3 = ["flag", "variable", ""];
function commandSection() {
  const rows = COMMANDS.map((command) => [code(command.usage), command.summary, flagsOf(command)]);
  return [
    ...tableOf(["command", "what it does", "flags"], rows),
    "",
    "## Flags of the server",
    "",
    "The default stands in brackets.",
    "",
    ...tableOf(HEAD3, FLAGS.map(rowOf2)),
    "",
    ...COMMANDS.flatMap(ownTable),
    "## Exit codes",
    "",
    EXIT_CODES,
    "",
    "## Examples",
    "",
    "```sh",
    ...COMMANDS.flatMap(
      ({ examples }) => examples.map((each2) => `npx waldur-payments-mock ${each2}`)
    ),
    "```"
  ].join("\n");
}
function ownFlags({ flags }) {
  return flags.filter((flag) => !FLAGS.some(({ variable }) => variable === flag.variable));
}
function flagsOf(command) {
  const own2 = ownFlags(command);
  const shared = command.flags.filter((flag) => !own2.includes(flag));
  const told6 = [
    ...shared.length === FLAGS.length ? ["[those of the server](#flags-of-the-server)"] : shared.map(({ name }) => code(`--${name}`)),
    ...own2.length > 0 ? [`[its own](#flags-of-${command.name})`] : []
  ];
  return told6.join(", ") || "none";
}
function ownTable(command) {
  const own2 = ownFlags(command);
  if (own2.length === 0) return [];
  return [`## Flags of ${command.name}`, "", ...tableOf(HEAD3, own2.map(rowOf2)), ""];
}
function rowOf2({ name, short, placeholder: placeholder3, variable, help }) {
  const value = placeholder3 === void 0 ? "" : ` ${placeholder3}`;
  const flag = code(`--${name}${value}`);
  return [short === void 0 ? flag : `${flag}, ${code(`-${short}`)}`, code(variable), help];
}

// test/readme/fixture-section.ts
var OF_ALL = ["$id", "uuid"];
var IGNORED = "Part of API answers; ignored.";
function fixtureSection() {
  const { $defs, properties } = fixturesSchema();
  const generate2 = isObject2(properties) ? properties["generate"] : void 0;
  return [
    ...membersOf4($defs).flatMap(([key2, row2]) => rowLines(key2, row2)),
    "### generate",
    "",
    "Rows to be made, at most:",
    "",
    ...tableOf(
      ["member", "is"],
      membersOf4(Object(generate2).properties).map(([name, schema]) => [code(name), kindOf2(schema)])
    )
  ].join("\n");
}
function rowLines(key2, row2) {
  const required4 = listOf4(isObject2(row2) ? row2["required"] : void 0);
  const members = membersOf4(isObject2(row2) ? row2["properties"] : void 0);
  const isIgnored = (schema) => isObject2(schema) && schema["description"] === IGNORED;
  const rows = members.filter(([name, schema]) => !OF_ALL.includes(name) && !isIgnored(schema)).map(([name, schema]) => [
    code(name),
    kindOf2(schema),
    [required4.includes(name) ? "Required." : "", isObject2(schema) ? schema["description"] : ""].filter(Boolean).join(" ")
  ]);
  const ignored = members.filter(([, schema]) => isIgnored(schema)).map(([name]) => code(name));
  return [
    `### ${key2}`,
    "",
    ...tableOf(["field", "is", ""], rows),
    "",
    ...ignored.length > 0 ? [`Taken from API answers, and ignored: ${ignored.join(", ")}.`, ""] : []
  ];
}

// test/readme/operation-section.ts
async function operationSection() {
  const api = await OpenApi.served();
  const rows = api.operations("/api").map((each2) => [
    code(`${each2.method} ${each2.path}`),
    code(each2.id),
    OPERATION_CLAIMS[each2.id]?.says ?? each2.summary,
    fieldsOf(api, each2),
    api.statuses(each2).filter((status2) => status2.startsWith("2")).join(", ")
  ]);
  return tableOf(["method and path", "operation", "what it does", "body", "success"], rows).join(
    "\n"
  );
}
function fieldsOf(api, { operation: operation2 }) {
  const content = membersOf4(api.at(operation2, "requestBody", "content"));
  const schemas = content.map(([, media4]) => api.at(media4, "schema"));
  const fields3 = new Set(
    schemas.flatMap((schema) => membersOf4(api.at(schema, "properties")).map(([name]) => name))
  );
  const required4 = new Set(schemas.flatMap((schema) => listOf4(api.at(schema, "required"))));
  return Array.from(fields3, (name) => required4.has(name) ? `**${code(name)}**` : code(name)).join(
    ", "
  );
}

// test/readme/option-section.ts
import { readFileSync as readFileSync6 } from "node:fs";
var INTERFACES = [
  ["src/server/options.ts", "ServerOptions", "Both functions take:"],
  ["src/server/options.ts", "ListenOptions", "`startMockServer` takes these too:"],
  [
    "src/server/elsewhere-options.ts",
    "ElsewhereOptions",
    "Who answers what the mock does not serve:"
  ],
  ["src/server/guard/guard-options.ts", "GuardOptions", "Who may use the control plane:"],
  ["src/values/limits.ts", "LimitOptions", "Limits on what clients can pile up:"]
];
function optionSection(root) {
  return INTERFACES.flatMap(([file3, name, title]) => {
    const members = membersIn(readFileSync6(new URL(file3, root), "utf8"), name);
    const rows = members.map(({ name: name2, type, says }) => [code(name2), code(type), says]);
    return [title, "", ...tableOf(["option", "type", ""], rows), ""];
  }).join("\n");
}
function membersIn(source, name) {
  const [, body = ""] = new RegExp(`interface ${name}\\b[^{]*\\{\\n(.*?)\\n\\}`, "s").exec(source) ?? [];
  const found3 = Array.from(
    body.matchAll(/\/\*\*\s+(.*?)\s+\*\/\s+readonly (\w+)\?: ([^;]+);/gs),
    ([, says = "", member = "", type = ""]) => ({
      name: member,
      type,
      says: says.replace(/\n\s*\*/g, "")
    })
  );
  const all2 = body.match(/^ {2}readonly \w+/gm) ?? [];
  if (found3.length === 0 || found3.length < all2.length) {
    throw new Error(`A member of ${name} has no comment.`);
  }
  return found3;
}

// test/readme/sections.ts
var begin = (name) => `<!-- ${name}: written by \`npm run format\` -->`;
var end = (name) => `<!-- end of ${name} -->`;
function withSection(document2, name, text6) {
  const { before, after } = around(document2, name);
  return `${before}
${text6.trim()}
${after}`;
}
function around(document2, name) {
  const [from, to] = [document2.indexOf(begin(name)), document2.indexOf(end(name))];
  if (from < 0 || to < from) throw new Error(`There must be ${begin(name)} and then ${end(name)}.`);
  return { before: document2.slice(0, from + begin(name).length), after: document2.slice(to) };
}

// test/readme/speed-section.ts
import { readFileSync as readFileSync7 } from "node:fs";
var PAGE5 = "test/benchmark/README.md";
function figuresIn(page2) {
  const found3 = page2.split(/^## Node\.js v/m).slice(1);
  if (found3.length === 0) throw new Error(`${PAGE5} has no figures.`);
  return found3.map((part) => {
    const tables2 = part.split(/\n\n/).filter((block) => block.startsWith("|"));
    const [requests = [], others = []] = tables2.map((block) => block.split("\n").map(cellsOf2));
    const column = requests[0]?.indexOf("to Express") ?? -1;
    return {
      node: /^\d+/.exec(part)?.[0] ?? "",
      rows: new Map(others.slice(2).map(([name = "", ...cells]) => [name, cells])),
      toExpress: requests.slice(2).map((cells) => Number(cells[column]?.replace("\xD7", "")))
    };
  });
}
var cellsOf2 = (line) => line.slice(1, line.lastIndexOf("|")).split("|").map((cell) => cell.trim());
var none2 = { node: "", rows: /* @__PURE__ */ new Map(), toExpress: [] };
function speedSection(root) {
  const all2 = figuresIn(readFileSync7(new URL(PAGE5, root), "utf8"));
  const each2 = (told6) => all2.map((figures) => `${told6(figures)} on Node.js ${figures.node}`).join(", ");
  const cell = ({ rows }, name, at3) => rows.get(name)?.[at3] ?? "?";
  const start = "start to first answer";
  return [
    "Ratios compare the mock with bare Express 5: above 1 the mock is better. That of requests is a median, with its range.",
    `Processor time of a request: ${each2(rangeOf)}.`,
    `Start to first answer: ${each2((one3) => `${cell(one3, start, 0)} (${cell(one3, start, 2)})`)}.`,
    `A reset of a million payments takes ${cell(all2[0] ?? none2, "reset, untouched, of 1,000,000", 0)}. [All figures, and how to measure](${PAGE5}).`
  ].join("\n");
}
function rangeOf({ toExpress }) {
  const sorted2 = toExpress.toSorted((a, b) => a - b);
  const [least = 0, middle = 0, most = 0] = [0, sorted2.length >> 1, sorted2.length - 1].map(
    (at3) => sorted2[at3]
  );
  const times2 = (ratio) => `\xD7 ${ratio.toFixed(2)}`;
  return `${times2(middle)} (${times2(least)} to ${times2(most)})`;
}

// test/readme/pages.ts
var PAGES2 = {
  "README.md": {
    fidelity: (root) => ledgerSummary(readLedger(root)),
    speed: speedSection
  },
  "src/admin/README.md": { operations: adminSection, presets: presetSection },
  "src/cli/README.md": { commands: commandSection },
  "src/fixtures/README.md": { rows: fixtureSection },
  "src/server/README.md": { options: optionSection },
  "src/waldur/README.md": { operations: operationSection, contracts: contractSection },
  "test/fidelity/README.md": { ledger: (root) => ledgerSection(readLedger(root)) }
};
async function writtenPage(root, path2) {
  let document2 = readFileSync8(new URL(path2, root), "utf8");
  for (const [name, write2] of Object.entries(PAGES2[path2] ?? {})) {
    document2 = withSection(document2, name, await write2(root));
  }
  return document2;
}
async function writePages(root) {
  const changed2 = [];
  for (const path2 of Object.keys(PAGES2)) {
    const written3 = await writtenPage(root, path2);
    const file3 = new URL(path2, root);
    if (written3 === readFileSync8(file3, "utf8")) continue;
    writeFileSync(file3, written3);
    changed2.push(path2);
  }
  return changed2;
}
export {
  PAGES2 as PAGES,
  writePages,
  writtenPage
};

/** Takes escapes off a text, those of URLs, of JSON and of XML, and knows where each of its characters stood. */
import { XML_ENTITIES } from '../xml-entities.ts';

/** A text without escapes. */
export interface Peeled {
  readonly text: string;
  /** Where one of its characters, or its end, stands in the text that it was. */
  readonly placeOf: (at: number) => number;
}

const ESCAPE =
  /(?:%[0-9a-f]{2})+|\\u[0-9a-f]{4}|\\["\\/bfnrt]|&(?:amp|apos|gt|lt|quot|#\d{1,7}|#x[0-9a-f]{1,6});/gi;
/** What an escape begins with. */
const SIGNS = /[%\\&]/;
const SHORT: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };
const LAST_CODE = 0x10_ff_ff;

/** The text with so many layers of escapes taken off; undefined where it has not so many. */
export function peeled(text: string, layers: number): Peeled | undefined {
  let [plain, placeOf]: [string, Peeled['placeOf']] = [text, (at) => at];
  for (let layer = 0; layer < layers; layer += 1) {
    const next = peeledOnce(plain);
    if (!next) return undefined;
    const outer = placeOf;
    plain = next.text;
    placeOf = (at) => outer(next.placeOf(at));
  }
  return { text: plain, placeOf };
}

function peeledOnce(text: string): Peeled | undefined {
  if (!SIGNS.test(text)) return undefined;
  const places: number[] = [];
  let [plain, from] = ['', 0];
  const keep = (to: number): void => {
    plain += text.slice(from, to);
    for (let at = from; at < to; at += 1) places.push(at);
  };
  for (const { 0: escaped, index } of text.matchAll(ESCAPE)) {
    keep(index);
    for (const [written, start] of charactersOf(escaped)) {
      plain += written;
      for (const _unit of written.split('')) places.push(index + start);
    }
    from = index + escaped.length;
  }
  if (from === 0) return undefined;
  keep(text.length);
  return { text: plain, placeOf: (at) => places[at] ?? text.length };
}

/** What an escape says, character by character, and where each of them begins in it. */
function charactersOf(escaped: string): readonly (readonly [written: string, start: number])[] {
  if (escaped[0] === '%') return charactersIn(Buffer.from(escaped.replaceAll('%', ''), 'hex'));
  if (escaped[0] === '&') return [[entityOf(escaped.slice(1, -1).toLowerCase()), 0]];
  const [, letter = ''] = escaped;
  const isCode = escaped.length > 2;
  const code = Number.parseInt(escaped.slice(2), 16);
  return [[isCode ? String.fromCharCode(code) : (SHORT[letter] ?? letter), 0]];
}

/** What no character has as its number stands for nothing that could be looked for. */
function entityOf(name: string): string {
  if (!name.startsWith('#')) return XML_ENTITIES.get(name) ?? '';
  const isHex = name.startsWith('#x');
  const code = Number.parseInt(name.slice(isHex ? 2 : 1), isHex ? 16 : 10);
  return String.fromCodePoint(Math.min(code, LAST_CODE));
}

/** Bytes that are no UTF-8 stand for themselves. */
function charactersIn(bytes: Buffer): readonly (readonly [written: string, start: number])[] {
  const found: (readonly [string, number])[] = [];
  for (let at = 0; at < bytes.length; ) {
    const first = bytes[at] ?? 0;
    const length = first < 0xc2 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    const read = bytes.toString('utf8', at, at + length);
    const isRead = !read.includes('\ufffd');
    found.push([isRead ? read : String.fromCharCode(first), at * '%00'.length]);
    at += isRead ? length : 1;
  }
  return found;
}

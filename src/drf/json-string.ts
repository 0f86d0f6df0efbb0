// Decides where a JSON string ends, and what its escapes stand for.

import { decodeError } from './json-error.ts';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const HEX = /^[0-9a-fA-F]{4}$/;
const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ['\\', '\\'],
  ['/', '/'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);

/** The value of a string, and the UTF-16 index after its closing quote. */
export interface ScannedString {
  readonly value: string;
  readonly end: number;
}

/**
 * Reads the string whose opening quote stands at `quote`. Surrogates are kept, joined or lone. Throws JsonDecodeError.
 * Source: CPython 3.11 Modules/_json.c scanstring_unicode, strict.
 */
export function scanString(text: string, quote: number): ScannedString {
  let value = '';
  let from = quote + 1;
  for (;;) {
    const stop = stopOf(text, from);
    const code = text.charCodeAt(stop);
    if (code === QUOTE) return { value: value + text.slice(from, stop), end: stop + 1 };
    if (Number.isNaN(code)) throw decodeError('Unterminated string starting at', text, quote);
    if (code !== BACKSLASH) throw decodeError('Invalid control character at', text, stop);
    value += text.slice(from, stop);
    const letter = text.charAt(stop + 1);
    if (letter === '') throw decodeError('Unterminated string starting at', text, quote);
    if (letter === 'u') {
      value += unicodeEscape(text, stop + 1);
      from = stop + 6;
    } else {
      const plain = ESCAPES.get(letter);
      if (plain === undefined) throw decodeError('Invalid \\escape', text, stop);
      value += plain;
      from = stop + 2;
    }
  }
}

/** The index of the next quote, backslash or control character, or the text's length. */
function stopOf(text: string, from: number): number {
  let index = from;
  for (; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === QUOTE || code === BACKSLASH || code <= 0x1f) break;
  }
  return index;
}

/** Four digits that end the text are refused too: CPython wants one more character, be it the closing quote. */
function unicodeEscape(text: string, letter: number): string {
  const digits = text.slice(letter + 1, letter + 5);
  if (!HEX.test(digits) || letter + 5 >= text.length) {
    throw decodeError('Invalid \\uXXXX escape', text, letter);
  }
  return String.fromCharCode(Number.parseInt(digits, 16));
}

// Decides whether bytes are UTF-8, and what Python says when they are not.

// jsdom has none of its own.
import { TextDecoder } from 'node:util';

/** Whether a text has half of a surrogate pair, which no UTF-8 can hold: Python raises where it is to be encoded. */
export function hasLoneSurrogate(text: string): boolean {
  return !text.isWellFormed();
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * The text of the bytes, with a byte order mark if there is one, or CPython's error text. A sequence that the end cuts
 * off is dropped in silence. Source: Python 3.11 codecs.getreader('utf-8')(stream).read().
 */
export function decodeUtf8(
  bytes: Uint8Array,
): { readonly text: string } | { readonly error: string } {
  try {
    return { text: decoder.decode(bytes) };
  } catch {
    return decodeStrictly(bytes);
  }
}

function decodeStrictly(bytes: Uint8Array): { readonly text: string } | { readonly error: string } {
  let at = 0;
  while (at < bytes.length) {
    const sequence = sequenceAt(bytes, at);
    if (sequence.kind === 'cut') break;
    if (sequence.kind !== 'whole') return { error: errorText(bytes, at, sequence) };
    at += sequence.length;
  }
  return { text: decoder.decode(bytes.subarray(0, at)) };
}

interface Sequence {
  readonly kind: 'whole' | 'cut' | 'invalid start byte' | 'invalid continuation byte';
  /** Bytes that belong together; for an error, the bytes it names. */
  readonly length: number;
}

/** Source: CPython 3.11 Objects/stringlib/codecs.h utf8_decode. */
function sequenceAt(bytes: Uint8Array, at: number): Sequence {
  const lead = bytes[at] ?? 0;
  if (lead < 0x80) return { kind: 'whole', length: 1 };
  if (lead < 0xc2 || lead > 0xf4) return { kind: 'invalid start byte', length: 1 };
  const length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  for (let index = 1; index < length; index += 1) {
    const next = bytes[at + index];
    if (next === undefined) return { kind: 'cut', length: index };
    const [low, high] = index === 1 ? secondByteRange(lead) : [0x80, 0xbf];
    if (next >= low && next <= high) continue;
    // The first half of an encoded surrogate at the very end counts as cut off, as in unicode_decode_utf8.
    const halfSurrogate = lead === 0xed && index === 1 && at + 2 === bytes.length;
    if (halfSurrogate && next >= 0xa0 && next <= 0xbf) return { kind: 'cut', length: 2 };
    return { kind: 'invalid continuation byte', length: index };
  }
  return { kind: 'whole', length };
}

/** Overlong forms, surrogates and what lies beyond U+10FFFF are ruled out by the second byte. Source: RFC 3629. */
function secondByteRange(lead: number): readonly [number, number] {
  if (lead === 0xe0) return [0xa0, 0xbf];
  if (lead === 0xed) return [0x80, 0x9f];
  if (lead === 0xf0) return [0x90, 0xbf];
  return lead === 0xf4 ? [0x80, 0x8f] : [0x80, 0xbf];
}

function errorText(bytes: Uint8Array, at: number, { kind, length }: Sequence): string {
  if (length > 1) {
    return `'utf-8' codec can't decode bytes in position ${at}-${at + length - 1}: ${kind}`;
  }
  const byte = (bytes[at] ?? 0).toString(16).padStart(2, '0');
  return `'utf-8' codec can't decode byte 0x${byte} in position ${at}: ${kind}`;
}

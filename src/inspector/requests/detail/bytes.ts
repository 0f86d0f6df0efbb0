/** The bytes of a recorded body, and what they are as text. */
import type { JournalEntry } from '../../client/shapes.ts';

export type Body = JournalEntry['request']['body'];
type Headers = JournalEntry['request']['headers'];

export function bytesOf(body: NonNullable<Body>): Uint8Array<ArrayBuffer> {
  if (body.encoding === 'utf-8') return new Uint8Array(new TextEncoder().encode(body.text));
  return Uint8Array.from(atob(body.text), (char) => char.charCodeAt(0));
}

/** One character a byte, so that places in it are places in the bytes. */
export function latin1(bytes: Uint8Array): string {
  let text = '';
  const step = 8192;
  for (let from = 0; from < bytes.length; from += step) {
    text += String.fromCharCode(...bytes.subarray(from, from + step));
  }
  return text;
}

/** Undefined for bytes that are no UTF-8. */
export function utf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** The first value of a header, whatever its case. */
export function headerOf(headers: Headers, name: string): string | undefined {
  return headers.find(([each]) => each.toLowerCase() === name)?.[1];
}

/** `1 byte`, `512 bytes`, `1.5 KiB`. */
export function sizeText(bytes: number): string {
  if (bytes < 1024) return bytes === 1 ? '1 byte' : `${bytes} bytes`;
  const kib = bytes / 1024;
  return kib < 1024 ? `${kib.toFixed(1)} KiB` : `${(kib / 1024).toFixed(1)} MiB`;
}

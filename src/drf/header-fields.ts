/** Which names and values HTTP takes as the headers of an answer, and how any text becomes one that it takes. */
import type { HeaderPair } from '../values/header-pairs.ts';
import { percentEncodedText } from './text.ts';

export type HeaderFields = Readonly<Record<string, string>>;
/** A list goes out as a line for each of its values. */
export type HeaderLines = Readonly<Record<string, string | string[]>>;

/** What a connection is about, and not an answer: the server's own affair. Source: RFC 9110, 6.4, 6.6.2 and 7.6.1. */
const RESERVED: readonly string[] = [
  'connection',
  'content-length',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
];
/** Source: RFC 9110, 5.1 and 5.5, of which Node takes one byte a character. */
const NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
const VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;
const PLAIN = /^[\t\x20-\x7e]*$/;
const UNSENDABLE = /[^\t\x20-\x7e\x80-\xff]+/g;

export function isHeaderName(name: string): boolean {
  return NAME.test(name);
}

/** True for a header that no answer may set: the message could not be read any more, or Node would not send it. */
export function isReserved(name: string): boolean {
  return RESERVED.includes(name.toLowerCase());
}

export function isHeaderValue(value: unknown): value is string {
  return typeof value === 'string' && VALUE.test(value);
}

/** True where every value is ASCII, which is the same bytes in every encoding. */
export function arePlain(headers: HeaderLines): boolean {
  for (const name in headers) if (!PLAIN.test(String(headers[name] ?? ''))) return false;
  return true;
}

/** All lines of an answer, those of a name together. */
export function linesOf({
  headers,
  repeats,
}: {
  readonly headers: HeaderFields;
  readonly repeats?: readonly HeaderPair[];
}): HeaderLines {
  if (!repeats) return headers;
  const lines: Record<string, string | string[]> = { ...headers };
  for (const [name, value] of repeats) lines[name] = [lines[name] ?? [], value].flat();
  return lines;
}

/**
 * All of them in a list of their own, the later ones in the place of the earlier. Spread into one literal they would cost ten
 * times as much: V8 gives what comes of several objects a shape of its own each time.
 */
export function joinHeaders(...lists: readonly (HeaderFields | undefined)[]): HeaderFields {
  const joined: Record<string, string> = {};
  for (const list of lists) for (const name in list) joined[name] = list[name] ?? '';
  return joined;
}

/** The same with the length of the body behind them. */
export function withLength(
  headers: HeaderLines,
  length: number,
): Record<string, string | string[] | number> {
  const all: Record<string, string | string[] | number> = {};
  for (const name in headers) all[name] = headers[name] ?? '';
  all['Content-Length'] = length;
  return all;
}

/** The same headers, what HTTP does not take percent-encoded as UTF-8: control characters, and all beyond Latin-1. */
export function sendable(
  headers: Readonly<Record<string, string | string[] | number>>,
): HeaderLines {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.map(sendableText) : sendableText(String(value)),
    ]),
  );
}

/** Of one value. */
export function sendableText(value: string): string {
  return value.replace(UNSENDABLE, percentEncodedText);
}

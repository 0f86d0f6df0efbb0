/** Which names and values HTTP takes as the headers of an answer, and how any text becomes one that it takes. */
import { percentEncodedText } from './text.ts';

export type HeaderFields = Readonly<Record<string, string>>;

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

/** Why this is no header for an answer; undefined where it is one. */
export function headerProblem(name: string, value: unknown): string | undefined {
  if (!NAME.test(name)) return 'is no name of a header';
  if (RESERVED.includes(name.toLowerCase())) return 'is set by the server itself';
  const isText = typeof value === 'string' && VALUE.test(value);
  return isText ? undefined : 'must be a text without control characters, one byte a character';
}

/** True where every value is ASCII, which goes out as it is: nearly always. */
export function arePlain(headers: HeaderFields): boolean {
  for (const name in headers) if (!PLAIN.test(headers[name] ?? '')) return false;
  return true;
}

/** The same headers, what HTTP does not take percent-encoded as UTF-8: control characters, and all beyond Latin-1. */
export function sendable(headers: HeaderFields): HeaderFields {
  const entries = Object.entries(headers);
  return Object.fromEntries(
    entries.map(([name, value]) => [name, value.replace(UNSENDABLE, percentEncodedText)]),
  );
}

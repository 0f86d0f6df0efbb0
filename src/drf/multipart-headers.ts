/** What the headers of one multipart part mean to Django: a field, a file, or nothing. */
import { strip } from '../values/python-text.ts';
import { unescapeHtml } from './character-references.ts';
import { type Charset, UTF_8 } from './charset.ts';
import { parseHeaderParameters } from './media-type.ts';
import { PARSE } from './refusals.ts';
import { utf8Text } from './text.ts';

/** Whether the content of a part is Base64: the one transfer encoding that Django undoes. */
export interface Encoded {
  readonly isBase64: boolean;
}

/**
 * `skipped` is a part that Django passes over: no name at all, or unreadable headers. Two kinds of files it counts, and drops:
 * of one that is `lost` nothing is left of its file's name, and one that is `unnamed` has an empty name, and is decoded first.
 */
export type PartKind =
  | { readonly kind: 'field'; readonly name: string }
  | { readonly kind: 'file'; readonly name: string; readonly fileName: string }
  | { readonly kind: 'lost' }
  | { readonly kind: 'unnamed' }
  | { readonly kind: 'skipped' };

const SKIPPED: PartKind = { kind: 'skipped' };
const LOST: PartKind = { kind: 'lost' };
const UNNAMED: PartKind = { kind: 'unnamed' };

/**
 * Reads the lines between a boundary and the blank line.
 * @throws ApiException for a parameter in a character set that Python does not know
 * Source: Django 4.2 http/multipartparser.parse_boundary_stream.
 */
export function partKind(head: Uint8Array, charset: Charset = UTF_8): PartKind & Encoded {
  const lines = headerLines(head);
  // A line's parameters are read before it is known whether it is a header, and the one that counts.
  for (const line of lines) if (line.includes('*')) parseHeaderParameters(line, refuseCharset);
  const headers = headersIn(lines);
  const disposition = headers.get('content-disposition');
  if (disposition === undefined) return { ...SKIPPED, isBase64: false };
  const [, parameters] = parseHeaderParameters(disposition);
  const [encoding] = parseHeaderParameters(headers.get('content-transfer-encoding') ?? '');
  return {
    ...fromDisposition(parameters['name'], parameters['filename'] ?? '', charset),
    isBase64: encoding === 'base64',
  };
}

/** @throws ApiException 400, or the server's fault: Django catches no LookupError */
function refuseCharset(charset: string): never {
  throw PARSE.unknown_charset.error({ charset });
}

/** By lower-case name, which a blank behind it makes another one; the last one counts where a part has several. */
export function partHeaders(head: Uint8Array): ReadonlyMap<string, string> {
  return headersIn(headerLines(head));
}

/** What is no UTF-8 is as good as empty. */
function headerLines(head: Uint8Array): readonly string[] {
  const lines = Buffer.from(head).toString('latin1').split('\r\n');
  return lines.map((line) => strip(utf8Text(Buffer.from(line, 'latin1')) ?? ''));
}

function headersIn(lines: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    lines.flatMap((line) => {
      const colon = line.indexOf(':');
      const name = line.slice(0, Math.max(colon, 0)).toLowerCase();
      return colon < 0 ? [] : [[name, line.slice(colon + 1)] as const];
    }),
  );
}

/**
 * An empty file name makes a field of the part. The names are read in the character set of the body, though the header was read
 * as UTF-8. Source: BEHAVIOUR 5, `proof`; Django MultiPartParser._parse (force_str of bytes).
 */
function fromDisposition(
  sentName: string | undefined,
  sentFileName: string,
  charset: Charset,
): PartKind {
  if (sentName === undefined) return SKIPPED;
  const read = (sent: string): string =>
    charset === UTF_8 ? sent : charset.lenient(Buffer.from(sent, 'utf8'));
  const name = read(asciiStrip(sentName));
  if (sentFileName === '') return { kind: 'field', name };
  const fileName = sanitizedFileName(read(sentFileName));
  if (fileName === '') return LOST;
  return name === '' ? UNNAMED : { kind: 'file', name, fileName };
}

/** As Python strips bytes. */
function asciiStrip(text: string): string {
  const isBlank = (at: number): boolean => '\t\n\v\f\r '.includes(text.charAt(at) || 'x');
  let [start, end] = [0, text.length];
  while (isBlank(start)) start += 1;
  while (end > start && isBlank(end - 1)) end -= 1;
  return text.slice(start, end);
}

/** The last component of a path, printable characters only; empty where that leaves no name. Source: MultiPartParser.sanitize_file_name. */
function sanitizedFileName(sent: string): string {
  const parts = unescapeHtml(sent).split(/[/\\]/);
  const name = (parts.at(-1) ?? '').replace(/[^ \P{Z}]|\p{C}/gu, '');
  return name === '.' || name === '..' ? '' : name;
}

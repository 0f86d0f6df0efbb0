/** What the headers of one multipart part mean to Django: a field, a file, or nothing. */
import { strip } from '../values/python-text.ts';
import { parseHeaderParameters } from './media-type.ts';
import { utf8Text } from './text.ts';

/** `skipped` is a part that Django passes over: no name, unreadable headers, or a file name of which nothing is left. */
export type PartKind =
  | { readonly kind: 'field'; readonly name: string }
  | { readonly kind: 'file'; readonly name: string; readonly fileName: string }
  | { readonly kind: 'skipped' };

const SKIPPED: PartKind = { kind: 'skipped' };

/** Reads the lines between a boundary and the blank line. Source: Django http/multipartparser.parse_boundary_stream. */
export function partKind(head: Uint8Array): PartKind {
  const lines = Buffer.from(head).toString('latin1').split('\r\n');
  // The last one counts where a part has several.
  for (const line of lines.reverse()) {
    const text = utf8Text(Buffer.from(line, 'latin1')) ?? '';
    const colon = text.indexOf(':');
    if (colon < 0 || strip(text.slice(0, colon)).toLowerCase() !== 'content-disposition') continue;
    const [, parameters] = parseHeaderParameters(text.slice(colon + 1));
    return fromDisposition(parameters['name'], parameters['filename'] ?? '');
  }
  return SKIPPED;
}

/** An empty file name makes a field of the part. Source: BEHAVIOUR 5, `proof`. */
function fromDisposition(name: string | undefined, sentFileName: string): PartKind {
  if (name === undefined) return SKIPPED;
  if (sentFileName === '') return { kind: 'field', name: strip(name) };
  const fileName = sanitizedFileName(sentFileName);
  return fileName === '' ? SKIPPED : { kind: 'file', name: strip(name), fileName };
}

/** The last component of a path, printable characters only; empty where that leaves no name. Source: MultiPartParser.sanitize_file_name. */
function sanitizedFileName(sent: string): string {
  const parts = unescapeHtml(sent).split(/[/\\]/);
  const name = (parts.at(-1) ?? '').replace(/[^ \P{Z}]|\p{C}/gu, '');
  return name === '.' || name === '..' ? '' : name;
}

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** Numeric character references and the five names that every XML has. Source: Python html.unescape, less its other names. */
function unescapeHtml(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]+));/gi, (whole, ten, hex, name) => {
    const code = ten ? Number.parseInt(ten, 10) : Number.parseInt(hex ?? '', 16);
    if (Number.isNaN(code)) return ENTITIES.get(name) ?? whole;
    return isCharacter(code) ? String.fromCodePoint(code) : '\ufffd';
  });
}

function isCharacter(code: number): boolean {
  return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
}

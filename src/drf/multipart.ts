/** Multipart bodies as Django cuts them: where a part ends, what it is, and what of it is read. */
import type { Charset } from './charset.ts';
import { formTooLarge, MAX_FILES, MAX_TEXT_BYTES } from './form-limits.ts';
import { lenientBase64 } from './lenient-base64.ts';
import { type PartKind, partKind } from './multipart-headers.ts';
import { MAX_FIELDS } from './query-dict.ts';
import { PARSE } from './refusals.ts';
import type { MultipartPart } from './request.ts';
import { UploadedFile } from './uploaded-file.ts';

const BLANK_LINE = '\r\n\r\n';
const CR = 13;
const LF = 10;
/** Bytes within which the headers of a part must end. Source: Django http/multipartparser.Parser. */
const MAX_HEAD_BYTES = 1024;

type NamedPart = Extract<PartKind, { readonly name: string }>;

/** A part as Django cuts it, the headers already read and the transfer encoding undone. */
export interface CutPart {
  readonly kind: NamedPart;
  readonly content: Buffer;
  /** Bytes of the whole body that it stands in. */
  readonly bodyBytes: number;
}

/** What is read of a part: a text, or a file. */
export function partOf(part: CutPart, bytes: Buffer, charset: Charset): MultipartPart {
  const { kind, bodyBytes } = part;
  return kind.kind === 'field'
    ? [kind.name, charset.lenient(bytes)]
    : [kind.name, new UploadedFile(kind.fileName, bytes, bodyBytes)];
}

/**
 * Cuts at the boundary wherever it stands, line end before it or not, and passes over what has no name.
 * @throws ApiException 400 for a file whose Base64 cannot be decoded, and for too many parts or too much text
 * Source: Django http/multipartparser.BoundaryIter, parse_boundary_stream.
 */
export function cutParts(body: Buffer, boundary: string, charset?: Charset): readonly CutPart[] {
  const delimiter = Buffer.from(`--${boundary}`, 'latin1');
  const parts: CutPart[] = [];
  let [texts, textBytes, files] = [0, 0, 0];
  for (let start = 0; start < body.length; ) {
    const found = body.indexOf(delimiter, start);
    const end = found < 0 ? body.length : found;
    const piece = body.subarray(start, found < 0 ? end : beforeLineEnd(body, start, end));
    start = end + delimiter.length;
    const part = readPart(piece, charset);
    if (!part) continue;
    const { kind, content, sentBytes } = part;
    if (kind.kind === 'field') {
      texts += 1;
      textBytes += sentBytes + kind.name.length + 2;
    } else files += 1;
    const isTooMuch = texts > MAX_FIELDS || textBytes > MAX_TEXT_BYTES || files > MAX_FILES;
    if (isTooMuch) throw formTooLarge();
    // A file is complete once anything follows its boundary; a text is taken as far as it goes.
    const isComplete = kind.kind === 'field' || start < body.length;
    if (isComplete && 'name' in kind) parts.push({ kind, content, bodyBytes: body.length });
  }
  return parts;
}

function beforeLineEnd(body: Buffer, start: number, end: number): number {
  const beforeLf = end > start && body[end - 1] === LF ? end - 1 : end;
  return beforeLf > start && body[beforeLf - 1] === CR ? beforeLf - 1 : beforeLf;
}

interface ReadPart {
  readonly kind: Exclude<PartKind, { readonly kind: 'skipped' }>;
  readonly content: Buffer;
  /** Bytes of the content before anything was undone. */
  readonly sentBytes: number;
}

function readPart(piece: Buffer, charset: Charset | undefined): ReadPart | undefined {
  const headEnd = piece.subarray(0, MAX_HEAD_BYTES).indexOf(BLANK_LINE);
  if (headEnd < 0) return undefined;
  const kind = partKind(piece.subarray(0, headEnd), charset);
  if (kind.kind === 'skipped') return undefined;
  const content = piece.subarray(headEnd + BLANK_LINE.length);
  const sentBytes = content.length;
  return { kind, content: kind.isBase64 ? decodedBase64(content, kind.kind) : content, sentBytes };
}

/** @throws ApiException 400 for a file that cannot be decoded; a text is taken as it is then. Source: MultiPartParser._parse. */
function decodedBase64(content: Buffer, kind: ReadPart['kind']['kind']): Buffer {
  const decoded = lenientBase64(content);
  const isFile = kind === 'file' || kind === 'unnamed';
  if (decoded === undefined && isFile) throw PARSE.base64.error();
  return decoded ?? content;
}

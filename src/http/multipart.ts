/** Multipart bodies: multer takes them apart, and what each part is called is decided as Django does. */
import type { Writable } from 'node:stream';
import type { Request as ExpressRequest, Response as ExpressResponse } from 'express';
import type { Charset } from '../drf/charset.ts';
import { lenientBase64 } from '../drf/lenient-base64.ts';
import { type PartKind, partKind } from '../drf/multipart-headers.ts';
import { PARSE } from '../drf/refusals.ts';
import type { MultipartPart } from '../drf/request.ts';
import { UploadedFile } from '../drf/uploaded-file.ts';

declare module 'multer' {
  interface Options {
    /** Feeds a body that has been read already. Source: multer's README, 2.5; its types do not have it yet. */
    streamHandler?: (req: ExpressRequest, busboy: Writable) => void;
  }
}

const BLANK_LINE = '\r\n\r\n';
const CR = 13;
const LF = 10;
/** Bytes within which the headers of a part must end. Source: Django http/multipartparser.Parser. */
const MAX_HEAD_BYTES = 1024;

export interface PartOptions {
  readonly boundary: string;
  /** In which texts are read. */
  readonly charset: Charset;
}

/** A part as Django cuts it, the headers already read and the transfer encoding undone. */
interface CutPart {
  readonly kind: Exclude<PartKind, { readonly kind: 'skipped' }>;
  readonly content: Buffer;
}

/**
 * The parts of a body in their order. Where a body breaks off, its last part ends.
 *
 * busboy, under multer, differs from Django in where a part ends, in what makes it a file, in names that repeat or hold
 * brackets, and in character sets. So multer gets a body written anew, in which every part has its number for a name, and
 * the number leads back to Django's reading of it. Source: BEHAVIOUR 5 (`proof`) and 6; CLIENTS 9.
 */
export async function readParts(
  req: ExpressRequest,
  res: ExpressResponse,
  body: Buffer,
  { boundary, charset }: PartOptions,
): Promise<readonly MultipartPart[]> {
  const parts = cutParts(body, boundary);
  const numbered = numberParts(parts, boundary);
  // busboy finds the boundary in the header by rules of its own.
  const quoted = boundary.replace(/["\\]/g, '\\$&');
  // A copy, for what was sent is written down elsewhere.
  req.headers = { ...req.headers, 'content-type': `multipart/form-data; boundary="${quoted}"` };
  // On the first use: a server that gets no upload starts without it.
  const { default: multer } = await import('multer');
  const upload = multer({
    storage: multer.memoryStorage(),

    streamHandler: (_req, busboy) => void busboy.end(numbered),
  }).any();
  await new Promise<void>((resolve) => upload(req, res, () => resolve()));
  const files = Array.isArray(req.files) ? req.files : [];
  const fileBytes: ReadonlyMap<string, Buffer> = new Map(
    files.map(({ fieldname, buffer }) => [fieldname, buffer]),
  );
  return parts.flatMap(({ kind }, number): readonly MultipartPart[] => {
    const bytes = fileBytes.get(String(number));
    if (bytes === undefined) return [];
    return kind.kind === 'field'
      ? [[kind.name, charset.lenient(bytes)]]
      : [[kind.name, new UploadedFile(kind.fileName, bytes)]];
  });
}

/**
 * Cuts at the boundary wherever it stands, line end before it or not, and passes over what has no name.
 * Source: Django http/multipartparser.BoundaryIter, parse_boundary_stream.
 */
function cutParts(body: Buffer, boundary: string): readonly CutPart[] {
  const delimiter = Buffer.from(`--${boundary}`, 'latin1');
  const parts: CutPart[] = [];
  for (let start = 0; start < body.length; ) {
    const found = body.indexOf(delimiter, start);
    const end = found < 0 ? body.length : found;
    const part = readPart(body.subarray(start, found < 0 ? end : beforeLineEnd(body, start, end)));
    // A file that the body ends in is never complete; a text is taken as far as it goes.
    if (part && (found >= 0 || part.kind.kind === 'field')) parts.push(part);
    start = end + delimiter.length;
  }
  return parts;
}

function beforeLineEnd(body: Buffer, start: number, end: number): number {
  const beforeLf = end > start && body[end - 1] === LF ? end - 1 : end;
  return beforeLf > start && body[beforeLf - 1] === CR ? beforeLf - 1 : beforeLf;
}

function readPart(piece: Buffer): CutPart | undefined {
  const headEnd = piece.subarray(0, MAX_HEAD_BYTES).indexOf(BLANK_LINE);
  if (headEnd < 0) return undefined;
  const kind = partKind(piece.subarray(0, headEnd));
  if (kind.kind === 'skipped') return undefined;
  const content = piece.subarray(headEnd + BLANK_LINE.length);
  return { kind, content: kind.isBase64 ? decodedBase64(content, kind.kind) : content };
}

/** @throws ApiException 400 for a file that cannot be decoded; a text is taken as it is then. Source: MultiPartParser._parse. */
function decodedBase64(content: Buffer, kind: 'field' | 'file'): Buffer {
  const decoded = lenientBase64(content);
  if (decoded === undefined && kind === 'file') throw PARSE.base64.error();
  return decoded ?? content;
}

function numberParts(parts: readonly CutPart[], boundary: string): Buffer {
  const pieces = parts.flatMap(({ content }, number) => [
    Buffer.from(`--${boundary}\r\n${headOf(number)}\r\n\r\n`, 'latin1'),
    content,
    Buffer.from('\r\n', 'latin1'),
  ]);
  return Buffer.concat([...pieces, Buffer.from(`--${boundary}--\r\n`, 'latin1')]);
}

/** All parts go through as files: of a text, too, the bytes are wanted. */
function headOf(number: number): string {
  return `Content-Disposition: form-data; name="${number}"; filename="file"`;
}

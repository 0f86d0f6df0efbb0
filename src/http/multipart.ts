/** Multipart bodies: multer takes them apart, and what each part is called is decided as Django does. */
import type { Writable } from 'node:stream';
import type { Request as ExpressRequest, Response as ExpressResponse } from 'express';
import { type PartKind, partKind } from '../drf/multipart-headers.ts';
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

/** A part as Django cuts it, the headers already read. */
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
  boundary: string,
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
    limits: { fieldSize: Number.POSITIVE_INFINITY },
    streamHandler: (_req, busboy) => void busboy.end(numbered),
  }).any();
  await new Promise<void>((resolve) => upload(req, res, () => resolve()));
  const fields: Readonly<Record<string, unknown>> = { ...req.body };
  const files = Array.isArray(req.files) ? req.files : [];
  const fileBytes: ReadonlyMap<string, Buffer> = new Map(
    files.map(({ fieldname, buffer }) => [fieldname, buffer]),
  );
  return parts.flatMap(({ kind }, number) => {
    const part = asPart(kind, fields[number], fileBytes.get(String(number)));
    return part === undefined ? [] : [part];
  });
}

function asPart(
  kind: CutPart['kind'],
  text: unknown,
  bytes: Buffer | undefined,
): MultipartPart | undefined {
  if (kind.kind === 'field' && typeof text === 'string') return [kind.name, text];
  if (kind.kind === 'file' && bytes) return [kind.name, new UploadedFile(kind.fileName, bytes)];
  return undefined;
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
    if (part) parts.push(part);
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
  return { kind, content: piece.subarray(headEnd + BLANK_LINE.length) };
}

function numberParts(parts: readonly CutPart[], boundary: string): Buffer {
  const pieces = parts.flatMap(({ kind, content }, number) => [
    Buffer.from(`--${boundary}\r\n${headOf(number, kind)}\r\n\r\n`, 'latin1'),
    content,
    Buffer.from('\r\n', 'latin1'),
  ]);
  return Buffer.concat([...pieces, Buffer.from(`--${boundary}--\r\n`, 'latin1')]);
}

function headOf(number: number, { kind }: PartKind): string {
  const disposition = `Content-Disposition: form-data; name="${number}"`;
  return kind === 'file' ? `${disposition}; filename="file"` : disposition;
}

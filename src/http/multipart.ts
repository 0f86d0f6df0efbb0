/** Multipart bodies: multer takes them apart, and what each part is called is decided as Django does. */
import type { Writable } from 'node:stream';
import type { Request as ExpressRequest, Response as ExpressResponse } from 'express';
import multer from 'multer';

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

/**
 * The parts of a body in their order. A body that breaks off gives the parts before the break.
 *
 * busboy, under multer, differs from Django in what makes a part a file, in names that repeat or hold brackets, and in
 * character sets. So every part goes to multer under its number, and the number leads back to Django's reading of it.
 * Source: BEHAVIOUR 5 (`proof`) and 6; CLIENTS 9.
 */
export async function readParts(
  req: ExpressRequest,
  res: ExpressResponse,
  body: Buffer,
  boundary: string,
): Promise<readonly MultipartPart[]> {
  const { numbered, kinds } = numberParts(body, boundary);
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
  return kinds.flatMap((kind, number) => {
    const part = asPart(kind, fields[number], fileBytes.get(String(number)));
    return part === undefined ? [] : [part];
  });
}

function asPart(
  kind: PartKind,
  text: unknown,
  bytes: Buffer | undefined,
): MultipartPart | undefined {
  if (kind.kind === 'field' && typeof text === 'string') return [kind.name, text];
  if (kind.kind === 'file' && bytes) return [kind.name, new UploadedFile(kind.fileName, bytes)];
  return undefined;
}

/** The same body with the headers of each part replaced by its number, and what each part is to Django. */
function numberParts(
  body: Buffer,
  boundary: string,
): { readonly numbered: Buffer; readonly kinds: readonly PartKind[] } {
  const delimiter = Buffer.from(`--${boundary}`, 'latin1');
  const pieces: Buffer[] = [];
  const kinds: PartKind[] = [];
  let copied = 0;
  let found = body.indexOf(delimiter);
  while (found >= 0) {
    const lineEnd = body.indexOf('\r\n', found + delimiter.length);
    const headEnd = lineEnd < 0 ? -1 : body.indexOf(BLANK_LINE, lineEnd);
    if (headEnd < 0) break;
    const isDelimiter =
      found === 0 || body.subarray(found - 2, found).toString('latin1') === '\r\n';
    if (isDelimiter && isBlank(body.subarray(found + delimiter.length, lineEnd))) {
      const kind = partKind(body.subarray(lineEnd + 2, headEnd));
      pieces.push(body.subarray(copied, lineEnd + 2), headOf(kinds.length, kind));
      kinds.push(kind);
      copied = headEnd;
    }
    found = body.indexOf(delimiter, Math.max(copied, found + 1));
  }
  pieces.push(body.subarray(copied));
  return { numbered: Buffer.concat(pieces), kinds };
}

function isBlank(bytes: Buffer): boolean {
  return /^[ \t]*$/.test(bytes.toString('latin1'));
}

function headOf(number: number, { kind }: PartKind): Buffer {
  const disposition = `Content-Disposition: form-data; name="${number}"`;
  return Buffer.from(kind === 'file' ? `${disposition}; filename="file"` : disposition, 'latin1');
}

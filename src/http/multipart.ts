/** Multipart bodies: multer takes them apart, and what each part is called is decided as Django does. */
import type { Writable } from 'node:stream';
import type { Request as ExpressRequest, Response as ExpressResponse } from 'express';
import type { Charset } from '../drf/charset.ts';
import { type CutPart, cutParts, partOf } from '../drf/multipart.ts';
import type { MultipartPart } from '../drf/request.ts';

declare module 'multer' {
  interface Options {
    /** Feeds a body that has been read already. Source: multer's README, 2.5; its types do not have it yet. */
    streamHandler?: (req: ExpressRequest, busboy: Writable) => void;
  }
}

export interface PartOptions {
  readonly boundary: string;
  /** In which texts are read. */
  readonly charset: Charset;
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
  const parts = cutParts(body, boundary, charset);
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
  return parts.flatMap((part, number): readonly MultipartPart[] => {
    const bytes = fileBytes.get(String(number));
    return bytes === undefined ? [] : [partOf(part, bytes, charset)];
  });
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

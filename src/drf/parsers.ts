/** Reads a body into data: JSON, urlencoded and multipart, and nothing else. */
import { isAscii } from '../values/python-text.ts';
import { type Charset, UTF_8 } from './charset.ts';
import { formTooLarge } from './form-limits.ts';
import { decodeJson, type JsonValue } from './json-decoder.ts';
import { charsetOf, mediaTypeMatches, parseMediaType } from './media-type.ts';
import { cutParts, partOf } from './multipart.ts';
import { JSON_TYPE } from './negotiation.ts';
import { hasTooManyFields, QueryDict } from './query-dict.ts';
import { ApiException } from './refusal.ts';
import { PARSE } from './refusals.ts';
import type { MultipartPart, Request } from './request.ts';
import { parsePairs } from './text.ts';
import { UploadedFile } from './uploaded-file.ts';

/** What a client sent: a JSON value of any kind, or the fields of a form. An empty body is an empty one of either. */
export type RequestData =
  | { readonly kind: 'json'; readonly value: JsonValue }
  | { readonly kind: 'form'; readonly fields: QueryDict<string | UploadedFile> };

export const PARSED_TYPES = [
  JSON_TYPE,
  'application/x-www-form-urlencoded',
  'multipart/form-data',
] as const;
const [, FORM_TYPE, MULTIPART_TYPE] = PARSED_TYPES;

const NOTHING: RequestData = { kind: 'json', value: Object.freeze(Object.create(null)) };

/**
 * @throws ApiException 415 for a type that is not read, 400 for a body that cannot be; a page for too many fields.
 * Source: DRF request.Request._parse and parsers; BEHAVIOUR 6.
 */
export function parse(request: Request): Promise<RequestData> {
  return request.body.bytes().then((bytes) => parseBytes(request, bytes));
}

/** The same of bytes that are there, for whoever wants to know what was sent; undefined where that cannot be told at once. */
export function readAtOnce(
  headers: Request['headers'],
  bytes: Uint8Array,
): RequestData | undefined {
  const type = parseMediaType(headers['content-type'] ?? '');
  const charset = charsetOf(headers['content-type']);
  if (mediaTypeMatches(JSON_TYPE, type)) {
    const decoded = decodeJson(bytes, charset);
    return 'error' in decoded ? undefined : { kind: 'json', value: decoded.value };
  }
  if (mediaTypeMatches(MULTIPART_TYPE, type)) {
    return partsAtOnce(bytes, type.parameters['boundary'], charset ?? UTF_8);
  }
  if (!mediaTypeMatches(FORM_TYPE, type)) return undefined;
  const raw = Buffer.from(bytes).toString('latin1');
  if (hasTooManyFields(raw)) return undefined;
  return { kind: 'form', fields: new QueryDict(parsePairs(raw, charset)) };
}

function partsAtOnce(
  bytes: Uint8Array,
  boundary: string | undefined,
  charset: Charset,
): RequestData | undefined {
  if (!isBoundary(boundary)) return undefined;
  try {
    const cut = cutParts(Buffer.from(bytes), boundary, charset);
    return formOf(cut.map((part) => partOf(part, part.content, charset)));
  } catch (error) {
    if (error instanceof ApiException) return undefined;
    throw error;
  }
}

function parseBytes(request: Request, bytes: Uint8Array): RequestData | Promise<RequestData> {
  const header = request.headers['content-type'] ?? '';
  if (header === JSON_TYPE && bytes.length > 0) return parseJson(bytes);
  const type = parseMediaType(header);
  const isForm =
    `${type.main}/${type.sub}` === FORM_TYPE || `${type.main}/${type.sub}` === MULTIPART_TYPE;
  if (bytes.length === 0) return isForm ? { kind: 'form', fields: new QueryDict() } : NOTHING;
  const parsed = PARSED_TYPES.find((offered) => mediaTypeMatches(offered, type));
  switch (parsed) {
    case JSON_TYPE:
      return parseJson(bytes, charsetOf(header));
    case FORM_TYPE:
      return parseForm(bytes, charsetOf(header));
    case MULTIPART_TYPE:
      return parseMultipart(request, header, type.parameters['boundary']);
    default:
      throw PARSE.media_type.error({ media_type: header });
  }
}

function parseJson(bytes: Uint8Array, charset?: Charset): RequestData {
  const decoded = decodeJson(bytes, charset);
  if ('error' in decoded) {
    throw (decoded.isTooDeep ? PARSE.nesting : PARSE.json).error({ fault: decoded.error });
  }
  return { kind: 'json', value: decoded.value };
}

function parseForm(bytes: Uint8Array, charset: Charset | undefined): RequestData {
  const raw = Buffer.from(bytes).toString('latin1');
  if (hasTooManyFields(raw)) throw formTooLarge();
  return { kind: 'form', fields: new QueryDict(parsePairs(raw, charset)) };
}

async function parseMultipart(
  request: Request,
  header: string,
  boundary: string | undefined,
): Promise<RequestData> {
  // DRF chose the parser whatever the case; the parser is Django's, which looks again.
  if (!header.startsWith('multipart/')) throw PARSE.content_type.error({ content_type: header });
  if (!isAscii(header)) throw PARSE.non_ascii.error({ content_type: header });
  if (!isBoundary(boundary)) {
    throw PARSE.boundary.error({ boundary: boundary ?? 'None' });
  }
  return formOf(await request.body.parts(boundary, charsetOf(header) ?? UTF_8));
}

function formOf(parts: readonly MultipartPart[]): RequestData {
  return { kind: 'form', fields: new QueryDict([...parts].sort(filesLast)) };
}

/** Django looks files up after fields, so that a file wins over a text part of the same name. */
function filesLast([, a]: MultipartPart, [, b]: MultipartPart): number {
  return Number(a instanceof UploadedFile) - Number(b instanceof UploadedFile);
}

function isBoundary(boundary: string | undefined): boundary is string {
  return boundary !== undefined && /^[ -~]{0,200}[!-~]$/.test(boundary);
}

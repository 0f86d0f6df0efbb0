/** Every error that stops a request, with its status and its text: one catalogue. */
import type { ErrorTree } from '../values/validated.ts';
import type { JsonOutput } from './json-encoder.ts';

/** Source: DRF exceptions; the texts are pinned by BEHAVIOUR 2, 3, 6, 8, 9, 10, 11. */
export const EXCEPTIONS = {
  parse_error: { status: 400, text: 'Malformed request.' },
  not_authenticated: { status: 401, text: 'Authentication credentials were not provided.' },
  authentication_failed: { status: 401, text: 'Incorrect authentication credentials.' },
  permission_denied: { status: 403, text: 'You do not have permission to perform this action.' },
  not_found: { status: 404, text: 'Not found.' },
  method_not_allowed: { status: 405, text: 'Method "{method}" not allowed.' },
  not_acceptable: { status: 406, text: 'Could not satisfy the request Accept header.' },
  conflict: { status: 409, text: 'Conflict.' },
  unsupported_media_type: {
    status: 415,
    text: 'Unsupported media type "{media_type}" in request.',
  },
} as const satisfies Record<string, { status: number; text: string }>;

export type ExceptionCode = keyof typeof EXCEPTIONS | 'invalid';

/** Stops the request; becomes an answer in one place, `exception-handler.ts`. */
export class ApiException extends Error {
  readonly code: ExceptionCode;
  readonly status: number;
  /** The whole JSON body. */
  readonly body: JsonOutput;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    code: ExceptionCode,
    status: number,
    body: JsonOutput,
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(`${status} ${code}`);
    this.code = code;
    this.status = status;
    this.body = body;
    this.headers = headers;
  }
}

/** One of the catalogue's, with its own text or a closer one. */
export function apiException(code: keyof typeof EXCEPTIONS, text?: string): ApiException {
  const { status, text: standard } = EXCEPTIONS[code];
  const headers: Record<string, string> = status === 401 ? { 'WWW-Authenticate': 'Token' } : {};
  return new ApiException(code, status, { detail: text ?? standard }, headers);
}

export function methodNotAllowed(method: string): ApiException {
  return apiException(
    'method_not_allowed',
    EXCEPTIONS.method_not_allowed.text.replace('{method}', () => method),
  );
}

export function unsupportedMediaType(mediaType: string): ApiException {
  return apiException(
    'unsupported_media_type',
    EXCEPTIONS.unsupported_media_type.text.replace('{media_type}', () => mediaType),
  );
}

/** 400 with the errors as the body: a dictionary by field, or a bare list. */
export function validationError(errors: ErrorTree): ApiException {
  return new ApiException('invalid', 400, errors);
}

/** Stops the request with one of Django's own bare pages, which no API client can read. */
export class BarePage extends Error {
  readonly status: BarePageStatus;
  /** Why, for people: sent as `X-Mock-Note`. */
  readonly note: string | undefined;

  constructor(status: BarePageStatus, note?: string) {
    super(`${status} ${BARE_PAGES[status].title}`);
    this.status = status;
    this.note = note;
  }
}

/** Titles and paragraphs of Django's pages with DEBUG off. Source: Django views/defaults; BEHAVIOUR 6, 10, 14. */
export const BARE_PAGES = {
  400: { title: 'Bad Request (400)', paragraph: '' },
  404: {
    title: 'Not Found',
    paragraph: 'The requested resource was not found on this server.',
  },
  413: { title: 'Request Entity Too Large (413)', paragraph: '' },
  500: { title: 'Server Error (500)', paragraph: '' },
} as const satisfies Record<number, { title: string; paragraph: string }>;

export type BarePageStatus = keyof typeof BARE_PAGES;

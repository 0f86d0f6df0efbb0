/** What stops a request, and the answer it becomes. Source: BEHAVIOUR 2, 3, 6, 8 to 11 and 14. */
import { describe, expect, it } from '@jest/globals';
import { barePage, handleException } from '../../src/drf/exception-handler.ts';
import {
  ApiException,
  apiException,
  BARE_PAGES,
  BarePage,
  EXCEPTIONS,
  methodNotAllowed,
  unsupportedMediaType,
  validationError,
} from '../../src/drf/exceptions.ts';
import { thrownBy } from './outcome.ts';

const CATALOGUE = [
  ['parse_error', 400, 'Malformed request.'],
  ['not_authenticated', 401, 'Authentication credentials were not provided.'],
  ['authentication_failed', 401, 'Incorrect authentication credentials.'],
  ['permission_denied', 403, 'You do not have permission to perform this action.'],
  ['not_found', 404, 'Not found.'],
  ['method_not_allowed', 405, 'Method "{method}" not allowed.'],
  ['not_acceptable', 406, 'Could not satisfy the request Accept header.'],
  ['conflict', 409, 'Conflict.'],
  ['unsupported_media_type', 415, 'Unsupported media type "{media_type}" in request.'],
] as const;

describe('apiException', () => {
  it.each(CATALOGUE)('%s is %i %j', (code, status, text) => {
    const exception = apiException(code);
    expect(exception).toBeInstanceOf(ApiException);
    expect(exception).toMatchObject({ code, status, body: { detail: text } });
    expect(exception.message).toBe(`${status} ${code}`);
    expect(exception.headers).toEqual(status === 401 ? { 'WWW-Authenticate': 'Token' } : {});
  });

  it('has no other entry', () => {
    expect(Object.keys(EXCEPTIONS)).toEqual(CATALOGUE.map(([code]) => code));
  });

  it('takes a closer text', () => {
    expect(apiException('not_found', 'Invalid page.').body).toEqual({ detail: 'Invalid page.' });
  });
});

describe('exceptions that quote', () => {
  it.each(['PUT', 'BREW', '$&', '{method}'])('methodNotAllowed quotes %s', (method) => {
    expect(methodNotAllowed(method)).toMatchObject({
      status: 405,
      body: { detail: `Method "${method}" not allowed.` },
    });
  });

  it.each(['', 'text/plain', '$`', '{media_type}'])('unsupportedMediaType quotes %j', (type) => {
    expect(unsupportedMediaType(type)).toMatchObject({
      status: 415,
      body: { detail: `Unsupported media type "${type}" in request.` },
    });
  });
});

describe('handleException', () => {
  it.each([
    [apiException('not_found'), 404, {}, { detail: 'Not found.' }],
    [
      apiException('not_authenticated', 'Invalid token.'),
      401,
      { 'WWW-Authenticate': 'Token' },
      { detail: 'Invalid token.' },
    ],
    [validationError({ sum: ['x'] }), 400, {}, { sum: ['x'] }],
    [validationError(['Link exists.']), 400, {}, ['Link exists.']],
  ])('answers %s', (error, status, headers, value) => {
    expect(handleException(error)).toEqual({ status, headers, body: { kind: 'json', value } });
  });

  it.each([
    [400, 'Bad Request (400)', ''],
    [404, 'Not Found', 'The requested resource was not found on this server.'],
    [413, 'Request Entity Too Large (413)', ''],
    [500, 'Server Error (500)', ''],
  ] as const)('answers a bare %i with its page', (status, title, paragraph) => {
    const text = `\n<!doctype html>\n<html lang="en">\n<head>\n  <title>${title}</title>\n</head>\n<body>\n  <h1>${title}</h1><p>${paragraph}</p>\n</body>\n</html>\n`;
    expect(handleException(new BarePage(status))).toEqual({
      status,
      headers: { 'Content-Type': 'text/html; charset=utf-8' },
      body: { kind: 'text', text },
    });
    expect(new BarePage(status).message).toBe(`${status} ${title}`);
    expect(BARE_PAGES).toHaveProperty(String(status), { title, paragraph });
  });

  it('tells people why', () => {
    expect(handleException(new BarePage(500, 'No sum.')).headers).toEqual({
      'Content-Type': 'text/html; charset=utf-8',
      'X-Mock-Note': 'No sum.',
    });
    expect(barePage(500)).toEqual(handleException(new BarePage(500)));
  });

  it.each([new Error('x'), 'x', undefined])('throws %s on', (error) => {
    const run = () => handleException(error);
    expect(run).toThrow();
    expect(thrownBy(run)).toBe(error);
  });
});

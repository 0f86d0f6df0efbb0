/** Refusals as values, what stops a request, and the answer it becomes. Source: BEHAVIOUR 2, 3, 6, 8 to 11 and 14. */

import { describe, expect, it } from '@jest/globals';
import { defineRefusals } from '../../src/drf/define-refusals.ts';
import { barePage, handleException, refusalPage } from '../../src/drf/exception-handler.ts';
import { DECIMAL } from '../../src/drf/messages.ts';
import { pageOf } from '../../src/drf/pages.ts';
import { ApiException, validationError } from '../../src/drf/refusal.ts';
import {
  AUTHENTICATION,
  LOOKUP,
  METHOD,
  NEGOTIATION,
  PARSE,
  PERMISSION,
  REQUEST,
} from '../../src/drf/refusals.ts';
import { answerTo, thrownBy } from './outcome.ts';

const CATALOGUE = [
  [AUTHENTICATION.not_authenticated, 401, 'Authentication credentials were not provided.'],
  [PERMISSION.denied, 403, 'You do not have permission to perform this action.'],
  [LOOKUP.not_found, 404, 'Not found.'],
  [NEGOTIATION.not_acceptable, 406, 'Could not satisfy the request Accept header.'],
] as const;

const CATS = defineRefusals(
  'cats',
  { status: 400, shape: 'list', step: 'validate', source: 'own' },
  {
    too_many: { text: 'No more than {n} cats, not {sent}.', what: 'too many cats' },
    asleep: { text: 'Zzz.', what: 'a cat sleeps', status: 409, shape: 'non_field' },
  },
);

describe('a refusal', () => {
  it.each(CATALOGUE)('%# is %i %j', (refusal, status, text) => {
    const exception = refusal.error();
    expect(exception).toBeInstanceOf(ApiException);
    expect(exception).toMatchObject({ code: refusal.name, status });
    expect(answerTo(exception)).toEqual({ detail: text });
    expect(exception.message).toBe(`${status} ${refusal.name}`);
    expect(exception.headers).toEqual(status === 401 ? { 'WWW-Authenticate': 'Token' } : {});
  });

  it('has a name, and what its group has where it does not say otherwise', () => {
    expect(CATS.too_many).toMatchObject({ name: 'cats.too_many', code: 'too_many', status: 400 });
    expect(CATS.asleep).toMatchObject({ name: 'cats.asleep', status: 409, shape: 'non_field' });
  });

  it('puts its parameters in, and keeps them until then', () => {
    const detail = CATS.too_many.detail({ n: 9, sent: '{n}' });
    expect(detail).toMatchObject({ refusal: CATS.too_many, parameters: { n: 9, sent: '{n}' } });
    expect(detail.text).toBe('No more than 9 cats, not {n}.');
  });

  it('stands where its shape says', () => {
    const { too_many, asleep } = CATS;
    expect(answerTo(too_many.error({ n: 1, sent: 2 }))).toEqual(['No more than 1 cats, not 2.']);
    expect(answerTo(asleep.error())).toEqual({ non_field_errors: ['Zzz.'] });
  });

  it('is the same message each time where there is nothing to put in', () => {
    expect(CATS.asleep.detail()).toBe(CATS.asleep.detail());
  });
});

describe('refusals that quote', () => {
  it.each(['PUT', 'BREW', '$&', '{method}'])('a method %s', (method) => {
    const error = METHOD.not_allowed.error({ method });
    expect(error.status).toBe(405);
    expect(answerTo(error)).toEqual({ detail: `Method "${method}" not allowed.` });
  });

  it.each(['', 'text/plain', '$`', '{media_type}'])('a media type %j', (type) => {
    const error = PARSE.media_type.error({ media_type: type });
    expect(error.status).toBe(415);
    expect(answerTo(error)).toEqual({ detail: `Unsupported media type "${type}" in request.` });
  });
});

const NO_NUMBER = DECIMAL.invalid.detail();

describe('handleException', () => {
  it.each([
    [LOOKUP.not_found.error(), 404, {}, { detail: 'Not found.' }],
    [
      AUTHENTICATION.invalid_token.error(),
      401,
      { 'WWW-Authenticate': 'Token' },
      { detail: 'Invalid token.' },
    ],
    [validationError({ sum: [NO_NUMBER] }), 400, {}, { sum: [NO_NUMBER.text] }],
    [validationError([NO_NUMBER]), 400, {}, [NO_NUMBER.text]],
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
    expect(barePage(status)).toEqual({
      status,
      headers: { 'Content-Type': 'text/html; charset=utf-8' },
      body: { kind: 'text', text },
    });
    expect(pageOf(status)).toEqual({ title, paragraph });
  });

  it('tells people why', () => {
    expect(handleException(REQUEST.host.error())).toEqual(barePage(400, REQUEST.host.text));
    expect(refusalPage(REQUEST.host).headers).toEqual({
      'Content-Type': 'text/html; charset=utf-8',
      'X-Mock-Note': REQUEST.host.text,
    });
    expect(handleException(REQUEST.no_such_page.error())).toEqual(barePage(404));
  });

  it('has no page of another status', () => {
    const { tea } = defineRefusals(
      'tea',
      { status: 418, shape: 'page', step: 'act', source: 'own' },
      { tea: { text: '', what: 'a teapot' } },
    );
    expect(() => handleException(tea.error())).toThrow(RangeError);
  });

  it.each([new Error('x'), 'x', undefined])('throws %s on', (error) => {
    const run = () => handleException(error);
    expect(run).toThrow();
    expect(thrownBy(run)).toBe(error);
  });
});

/** What clients accept. Source: BEHAVIOUR 1, 10 and 11; the cases of negotiation.json. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { negotiate } from '../../src/drf/negotiation.ts';
import { ApiException } from '../../src/drf/refusal.ts';
import { thrownBy } from './outcome.ts';
import { makeRequest } from './request.ts';

const accepting = (accept: string) => makeRequest({ headers: { accept } });

describe('negotiate', () => {
  it.each([
    '*/*',
    'application/json',
    'application/*',
    'APPLICATION/JSON',
    'application/json; charset=utf-8',
    'application/json;q=0',
    'text/html, application/json',
    'text/html,*/*;q=0.1',
    'application/json, text/plain, */*',
  ])('answers %j compactly', (accept) => {
    expect(negotiate(accepting(accept), undefined)).toEqual({ indent: 0 });
  });

  it('takes an absent header for anything', () => {
    expect(negotiate(makeRequest(), undefined)).toEqual({ indent: 0 });
  });

  it.each([
    'text/html',
    'application/xml',
    'text/plain',
    'image/*',
    'image/png',
    'application/vnd.api+json',
    'text/html, application/xhtml+xml',
    'nonsense',
    'application/jsonx',
    '',
    ' ',
    ',',
  ])('refuses %j', (accept) => {
    expect(thrownBy(() => negotiate(accepting(accept), undefined))).toMatchObject({
      code: 'negotiation.not_acceptable',
      status: 406,
      body: { detail: { text: 'Could not satisfy the request Accept header.' } },
    });
  });

  it.each([
    ['application/json; indent=4', 4],
    ['application/json;indent=1', 1],
    ['application/json; indent=8', 8],
    ['application/json; indent=9', 8],
    ['application/json; indent=99999999999999999999', 8],
    ['application/json; indent="2"', 2],
    ['application/json; indent=+2', 2],
    ['application/json; indent=0', 0],
    ['application/json; indent=-4', 0],
    ['application/json; indent=x', 0],
    ['application/json; indent=', 0],
    ['application/json; indent=2.5', 0],
    ['*/*; indent=3', 3],
    ['application/*; indent=3', 3],
    ['application/json, application/json; indent=5', 5],
    ['application/json; indent=5, */*; indent=2', 5],
    // Of those that are equally specific, the first.
    ['application/json; indent=5, application/json; indent=2', 5],
    ['*/*; indent=2, application/json', 0],
    ['text/html; indent=5, application/json', 0],
  ])('indents %j by %i', (accept, indent) => {
    expect(negotiate(accepting(accept), undefined)).toEqual({ indent });
  });

  it.each([
    ['format=json', undefined],
    ['format=', undefined],
    ['', 'json'],
    ['format=xml', 'json'],
    ['format=xml&format=json', undefined],
  ])('knows the format in %j with the suffix %j', (query, suffix) => {
    expect(negotiate(makeRequest({ query }), suffix)).toEqual({ indent: 0 });
  });

  it.each([
    ['format=xml', undefined],
    ['format=JSON', undefined],
    ['format=json&format=api', undefined],
    ['', 'xml'],
    ['format=json', 'api'],
  ])('knows no format in %j with the suffix %j', (query, suffix) => {
    const request = makeRequest({ query, headers: { accept: 'text/html' } });
    expect(thrownBy(() => negotiate(request, suffix))).toMatchObject({
      status: 404,
      body: { detail: { text: 'Not found.' } },
    });
  });

  it('gives 0 to 8 blanks or an ApiException for any header', () => {
    const piece = fc.constantFrom(
      'application/json',
      '*/*',
      'x',
      ';',
      ',',
      'indent=',
      '12',
      '"',
      '=',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const request = accepting(pieces.join(''));
        const thrown = thrownBy(() => {
          const { indent } = negotiate(request, undefined);
          expect(indent).toBeGreaterThanOrEqual(0);
          expect(indent).toBeLessThanOrEqual(8);
        });
        expect(thrown === undefined || thrown instanceof ApiException).toBe(true);
      }),
    );
  });
});

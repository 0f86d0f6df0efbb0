/** Answers before the socket, and the hyperlinks in them. Source: BEHAVIOUR 1 and 10. */
import { describe, expect, it } from '@jest/globals';
import { emptyReply, jsonReply, withHeaders } from '../../src/drf/reply.ts';
import { createReverse } from '../../src/drf/reverse.ts';
import { makeRequest } from './request.ts';

describe('replies', () => {
  it('are 200 with JSON unless told otherwise', () => {
    const body = { kind: 'json', value: { a: 1 } };
    expect(jsonReply({ a: 1 })).toEqual({ status: 200, headers: {}, body });
    expect(jsonReply({ a: 1 }, 201, { Location: '/' })).toEqual({
      status: 201,
      headers: { Location: '/' },
      body,
    });
  });

  it('may be empty', () => {
    expect(emptyReply(204)).toEqual({ status: 204, headers: {}, body: { kind: 'none' } });
    expect(emptyReply(301, { Location: '/' }).headers).toEqual({ Location: '/' });
  });

  it('let later headers win', () => {
    const reply = withHeaders(emptyReply(200, { A: '1', B: '2' }), { B: '3', C: '4' });
    expect(reply.headers).toEqual({ A: '1', B: '3', C: '4' });
  });
});

describe('createReverse', () => {
  it.each([
    ['', undefined, '', '/api/payments/a1/'],
    ['', 'json', '', '/api/payments/a1.json'],
    ['format=json', undefined, '', '/api/payments/a1/?format=json'],
    ['format=json&page=2', 'json', '', '/api/payments/a1.json?format=json'],
    ['format=', undefined, '', '/api/payments/a1/?format='],
    ['format=a%26b+c', undefined, '', '/api/payments/a1/?format=a%26b+c'],
    ['', undefined, '/__sandbox/one', '/__sandbox/one/api/payments/a1/'],
  ])('with %j and suffix %j under %j gives %s', (query, suffix, prefix, path) => {
    const reverse = createReverse(makeRequest({ query, prefix }), suffix);
    expect(reverse('payments', 'a1')).toBe(`http://mock.test${path}`);
  });
});

/** What a description of a fault may say, what is wrong with it otherwise, and where. */
import { describe, expect, it } from '@jest/globals';
import { site } from '../../../src/resources/index.ts';
import { Faults } from '../../../src/sandbox/faults/faults.ts';
import { thrownProblems } from '../../thrown-problems.ts';
import { operation, requestOf } from './occasion.ts';

const problemsOf = (description: unknown) =>
  thrownProblems(() => new Faults(site).add(description));
const withRespond = (respond: unknown) => problemsOf({ operation: 'payments_list', respond });

/** The answer that a `respond` gives. */
function answerOf(respond: unknown) {
  const faults = new Faults(site);
  faults.add({ operation: 'payments_list', respond });
  const strike = faults.strike(operation('payments_list'));
  return strike?.respond?.(requestOf('GET', '/api/payments/'));
}

const API_HEADERS = {
  'Content-Type': 'application/json',
  Allow: 'GET, POST, HEAD, OPTIONS',
  Vary: 'Accept-Language, Cookie',
  'Content-Language': 'en',
  'X-Frame-Options': 'DENY',
};
const NOTE = { 'X-Mock-Note': 'fault fault-1' };
const MISSING = 'is missing, as are transport and delayMs: give at least one of the three';

describe('a description', () => {
  it.each([null, undefined, 7, 'x', []])('is refused when it is %p', (description) => {
    expect(problemsOf(description)).toEqual([
      { pointer: '', message: 'must be an object that describes a fault' },
    ]);
  });

  it.each([
    [{ operation: 'payment_list' }, '/operation', 'did you mean "payments_list"?'],
    [{ operation: 'nonsense' }, '/operation', 'there is no operation "nonsense": there are '],
    [{ operation: undefined }, '/operation', 'must be the id of an operation, or * for all'],
    [{ times: -1 }, '/times', 'must be a whole number from 1, or null for ever'],
    [{ times: 1.5 }, '/times', 'must be a whole number from 1, or null for ever'],
    [{ skip: '1' }, '/skip', 'must be a whole number from 0 on'],
    [{ skip: null }, '/skip', 'must be a whole number from 0 on'],
    [{ when: 'aftercommit' }, '/when', 'did you mean "afterCommit"?'],
    [{ when: 'afterwork' }, '/when', 'did you mean "afterWork"?'],
    [{ when: 1 }, '/when', 'must be one of beforeWork, afterWork, before, afterCommit'],
    [{ transport: 'slow' }, '/transport', 'must be one of reset, stall, truncate, slowBody'],
    [{ delayMs: 600_001 }, '/delayMs', 'must be a whole number of milliseconds from 0 to 600000'],
    [{ time: 1 }, '/time', 'is unknown: did you mean "times"?'],
    [{ 'a/b~c': 1 }, '/a~1b~0c', 'is unknown: there are operation, matches, times, '],
    [{ respond: undefined }, '/respond', MISSING],
    [{ respond: undefined, delayMs: 0 }, '/respond', MISSING],
    [{ respond: 'tokn_expired' }, '/respond', 'did you mean "token_expired"?'],
    [{ respond: 'x' }, '/respond', 'no preset "x": GET /__admin/faults/presets lists them'],
    [{ respond: 503 }, '/respond', 'must be the name of a preset, or an object'],
  ])('is refused with %p', (more, pointer, message) => {
    const found = problemsOf({ operation: 'payments_list', respond: 'not_found', ...more });
    expect(found).toEqual([{ pointer, message: expect.stringContaining(message) }]);
  });

  it('is told of all that is wrong at once', () => {
    const text = '{"operation":"x","times":"y","respond":{"status":1,"x":2},"z":3,"__proto__":4}';
    expect(problemsOf(JSON.parse(text))).toMatchObject([
      { pointer: '/operation' },
      { pointer: '/times' },
      { pointer: '/respond/status' },
      { pointer: '/respond/x' },
      { pointer: '/z' },
      { pointer: '/__proto__' },
    ]);
  });

  it.each([{ respond: 'not_found' }, { transport: 'reset' }, { delayMs: 1 }])(
    'is enough with %p',
    (more) => {
      const faults = new Faults(site);
      expect(faults.add({ operation: '*', ...more })).toMatchObject({ id: 'fault-1' });
    },
  );
});

describe('respond', () => {
  it('takes a preset by name, in an object too', () => {
    expect(answerOf({ preset: 'not_found' })).toEqual(answerOf('not_found'));
  });

  it('lets a preset have other headers, whatever the case of their names', () => {
    const { headers } = answerOf({
      preset: 'service_unavailable',
      headers: { 'Retry-After': '2', server: 'other' },
    }) ?? { headers: {} };
    expect(headers).toEqual({
      'Content-Type': 'text/html',
      'Retry-After': '2',
      server: 'other',
      ...NOTE,
    });
  });

  it('lets throttled have its own time', () => {
    expect(answerOf({ preset: 'throttled', retryAfterSeconds: 9 })?.headers).toMatchObject({
      'Retry-After': '9',
    });
    expect(answerOf('throttled')?.headers).toMatchObject({ 'Retry-After': '5' });
  });

  it('sends JSON with the headers of the API', () => {
    expect(answerOf({ status: 418, body: { sum: [0.5] } })).toEqual({
      status: 418,
      headers: { ...API_HEADERS, ...NOTE },
      body: { kind: 'text', text: '{"sum":[0.5]}' },
    });
  });

  it('sends text as it is, plain unless its header says otherwise', () => {
    const plain = answerOf({ status: 500, body: '<p>õ</p>' });
    expect(plain).toEqual({
      status: 500,
      headers: { 'Content-Type': 'text/plain; charset=utf-8', ...NOTE },
      body: { kind: 'text', text: '<p>õ</p>' },
    });
    const html = answerOf({ status: 500, body: '', headers: { 'content-type': 'text/html' } });
    expect(html?.headers).toEqual({ 'content-type': 'text/html', ...NOTE });
  });

  it('sends no body where none is given, and null where that is given', () => {
    expect(answerOf({ status: 204 })).toEqual({
      status: 204,
      headers: NOTE,
      body: { kind: 'none' },
    });
    expect(answerOf({ status: 200, body: null })?.body).toEqual({ kind: 'text', text: 'null' });
  });

  const cycle: Record<string, unknown> = {};
  cycle['self'] = cycle;

  it.each([
    [{}, '/respond/status', 'must be a whole number from 200 to 599'],
    [{ status: 101 }, '/respond/status', 'must be a whole number from 200 to 599'],
    [{ status: 204, body: {} }, '/respond/body', 'must be left out: 204 has no body'],
    [{ status: 200, body: cycle }, '/respond/body', 'must be JSON or a text'],
    [{ status: 200, body: () => 1 }, '/respond/body', 'must be JSON or a text'],
    [{ status: 200, headers: [] }, '/respond/headers', 'must be an object of texts'],
    [{ status: 200, headers: { 'a b': '' } }, '/respond/headers/a b', 'is no name of a header'],
    [
      { status: 200, headers: { A: 1 } },
      '/respond/headers/A',
      'must be a text without control characters',
    ],
    [{ status: 200, headers: { A: 'x\r\ny' } }, '/respond/headers/A', 'without control characters'],
    [
      { status: 200, headers: { 'content-length': '1' } },
      '/respond/headers/content-length',
      'is set by the server itself',
    ],
    [{ status: 200, bdy: 1 }, '/respond/bdy', 'is unknown: did you mean "body"?'],
    [{ preset: 7 }, '/respond/preset', 'must be the name of a preset'],
    [{ preset: 'conflct' }, '/respond/preset', 'did you mean "conflict"?'],
    [
      { preset: 'conflict', status: 409 },
      '/respond/status',
      'is unknown: there are preset, headers, retryAfterSeconds',
    ],
    [
      { preset: 'conflict', retryAfterSeconds: 1 },
      '/respond/retryAfterSeconds',
      'belongs to throttled alone',
    ],
    [
      { preset: 'throttled', retryAfterSeconds: -1 },
      '/respond/retryAfterSeconds',
      'must be a whole number of seconds from 0 to 86400',
    ],
  ])('refuses %p', (respond, pointer, message) => {
    expect(withRespond(respond)).toEqual([{ pointer, message: expect.stringContaining(message) }]);
  });
});

/** What the judge of all answers lets pass, and what not: shown on a document of a few operations. */
import { describe, expect, it } from '@jest/globals';
import type { Exchange } from '../recording/exchange.ts';
import { Judge } from './judge.ts';
import { exchange, SMALL_DOCUMENT } from './small-document.ts';

function judged(given: Exchange) {
  const judge = new Judge();
  judge.learn('small', SMALL_DOCUMENT);
  return { problems: judge.problemsOf(given), hits: judge.takeHits() };
}

const JSON_TYPE = { 'content-type': 'application/json' };
const DETAIL = { headers: JSON_TYPE, json: { detail: 'No.' } };
const THING = { headers: JSON_TYPE, json: { name: 'one' } };
const PAGE = {
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: Buffer.from('<h1>Not Found</h1>'),
};
const EMPTY = { headers: {}, body: Buffer.alloc(0) };
const UUID = 'A1B2C3D4-e5f6-7890-abcd-ef1234567890';

describe('the judge lets pass', () => {
  it.each<[string, Parameters<typeof exchange>[0], string]>([
    ['an answer as documented', {}, 'things_list 200'],
    ['a query', { target: '/api/things/?a=/b/' }, 'things_list 200'],
    ['a sandbox', { target: '/__sandbox/a-1/api/things/' }, 'things_list 200'],
    ['a mounted app', { mount: '/mock', target: '/mock/api/things/' }, 'things_list 200'],
    ['an absolute target', { target: 'http://a.b:1/api/things/?c' }, 'things_list 200'],
    ['percent-encoded letters', { target: '/api/th%69ngs/' }, 'things_list 200'],
    ['a percent-encoded slash', { ...THING, target: '/api%2Fthings/x/' }, 'things_retrieve 200'],
    ['a format suffix', { target: '/api/things.json' }, 'things_list 200'],
    ['a suffix before the slash', { target: '/api/things.json/' }, 'things_list 200'],
    ['any form of a uuid', { ...THING, target: `/api/things/${UUID}/` }, 'things_retrieve 200'],
    [
      'bytes that are no UTF-8',
      { ...DETAIL, target: '/api/things/%ff/', status: 404 },
      'things_retrieve 404',
    ],
    ['HEAD without a body', { ...EMPTY, headers: JSON_TYPE, method: 'HEAD' }, 'things_count 200'],
    [
      'an answer without a body',
      { ...EMPTY, method: 'DELETE', target: '/api/things/x/', status: 204 },
      'things_destroy 204',
    ],
    [
      'a path of the control plane',
      { ...EMPTY, method: 'PUT', target: '/__admin/snapshots/a.b/', status: 204 },
      'admin_snapshots_take 204',
    ],
    [
      'an unknown path of the control plane',
      { headers: JSON_TYPE, target: '/__admin/x', status: 404, json: { errors: [] } },
      'AdminNotFound 404',
    ],
    [
      'a missing slash',
      { ...EMPTY, headers: { location: '/' }, target: '/api/things', status: 301 },
      'Redirect 301',
    ],
    ['a page for no path', { ...PAGE, target: '/nowhere/', status: 404 }, 'NotFoundPage 404'],
    ['another method', { ...DETAIL, method: 'PATCH', status: 405 }, 'MethodNotAllowed 405'],
    [
      'another method without a token',
      { ...DETAIL, method: 'PATCH', status: 401 },
      'NotAuthenticated 401',
    ],
    [
      'a known fault of the server',
      {
        ...PAGE,
        method: 'DELETE',
        target: '/api/things/x/',
        status: 500,
        headers: { ...PAGE.headers, 'x-mock-note': 'A known fault of the server: x' },
      },
      'things_destroy 500, ServerErrorPage 500',
    ],
    [
      'a preflight',
      {
        ...EMPTY,
        method: 'OPTIONS',
        target: '/x',
        requestHeaders: { 'access-control-request-method': 'PUT' },
      },
      'Preflight 200',
    ],
    [
      'a sandbox that is gone',
      { ...DETAIL, requestHeaders: { 'x-mock-sandbox': 'a' }, status: 410 },
      'SandboxGone 410',
    ],
  ])('%s', (_what, parts, hit) => {
    const hits = hit.split(', ').map((each) => `small ${each}`);
    expect(judged(exchange(parts))).toEqual({ problems: [], hits });
  });

  it('what a fault on demand answers, without counting it', () => {
    const headers = { 'x-mock-note': 'fault fault-1' };
    expect(judged(exchange({ status: 299, headers }))).toEqual({ problems: [], hits: [] });
  });
});

describe('the judge refuses', () => {
  it.each<[string, Parameters<typeof exchange>[0], string]>([
    ['an undocumented status', { status: 418 }, 'is not documented for things_list'],
    [
      'a status of another operation',
      { ...DETAIL, status: 404 },
      'is not documented for things_list',
    ],
    [
      'a list member of the wrong type',
      { json: [{ name: 1 }] },
      'the body at "/0/name" must be string {"type":"string"} (things_list)',
    ],
    ['a missing member', { json: [{}] }, "must have required property 'name'"],
    ['a member too many', { json: [{ name: '', x: 1 }] }, '"additionalProperty":"x"'],
    [
      'a date that is none',
      { json: [{ name: '', made: '2023-02-30' }] },
      'must match format "date"',
    ],
    ['a body that is no JSON', { body: Buffer.from('[') }, 'is no JSON: ['],
    ['no body where there is one', { body: Buffer.alloc(0) }, 'is no JSON'],
    [
      'a body where there is none',
      { headers: {}, method: 'DELETE', target: '/api/things/x/', status: 204 },
      'has a body that is not documented',
    ],
    [
      'another content type',
      { headers: { 'content-type': 'text/plain', 'x-result-count': '1' } },
      'has the content type text/plain: documented is application/json',
    ],
    ['no content type', { headers: { 'x-result-count': '1' } }, 'has the content type none'],
    ['a missing header', { headers: JSON_TYPE }, 'lacks the header x-result-count'],
    [
      'a header too many',
      { headers: { ...JSON_TYPE, 'x-result-count': '1', etag: '""' } },
      'has the header etag, which is not documented',
    ],
    [
      'a header of another kind',
      { headers: { ...JSON_TYPE, 'x-result-count': 'many' } },
      'the header x-result-count at "" must be integer',
    ],
    [
      'a header with another value',
      { headers: { ...JSON_TYPE, 'x-result-count': '1', allow: 'GET' } },
      'the header allow at "" must be equal to constant',
    ],
    [
      'a page where the path is known',
      { ...PAGE, status: 404 },
      'is not documented for things_list',
    ],
    [
      'a redirect of a whole path',
      { ...EMPTY, headers: { location: '/' }, status: 301 },
      'is not documented for things_list',
    ],
    [
      'a page that says something else',
      { ...PAGE, body: Buffer.from('oops'), target: '/x/', status: 404 },
      'the body at "" must match pattern',
    ],
    [
      'a method of no operation that is answered',
      { method: 'PATCH' },
      'is not documented for a path or a method of no operation',
    ],
    [
      'a known fault of the server where there is none',
      {
        ...PAGE,
        status: 500,
        headers: { ...PAGE.headers, 'x-mock-note': 'A known fault of the server: x' },
      },
      'is not documented for things_list',
    ],
    [
      'an error that no note calls a known one',
      { ...PAGE, status: 500 },
      'is a fault of the mock itself',
    ],
    [
      'a fault of the mock itself',
      {
        ...PAGE,
        status: 500,
        headers: { ...PAGE.headers, 'x-mock-note': 'A fault of the mock itself, not of the API.' },
      },
      'is a fault of the mock itself',
    ],
  ])('%s', (_what, parts, problem) => {
    const { problems, hits } = judged(exchange(parts));
    expect(problems.join('\n')).toContain(problem);
    expect(problems[0]).toMatch(/^small: [A-Z]+ \/\S* was answered \d+, which /);
    expect(hits).toEqual([]);
  });

  it('an exchange of a contract that it does not know, with an error of its own', () => {
    expect(() => judged(exchange({ contract: 'other' }))).toThrow('no document of other');
  });
});

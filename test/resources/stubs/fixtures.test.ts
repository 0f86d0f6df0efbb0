/** Stubs in fixture documents: all that may be wrong with them, and that they come back as they went. */
import { describe, expect, it } from '@jest/globals';
import { createMockServer } from '../../../src/index.ts';
import { load, problemsIn } from '../../fixtures/loading.ts';

const problemsOf = (...stubs: readonly unknown[]) =>
  problemsIn({ stubs }).map((text) => text.replace(/^\/stubs\/([^:]*): /, '$1 '));

describe('stubs in a document', () => {
  it('are exported as they are read, with what was left out', () => {
    const stub = {
      uuid: '57000000-0000-4000-8000-000000000001',
      method: 'POST',
      path: '/api/hooks/{uuid}/',
      query: { a: '1', b: 'true' },
      role: 'owner',
      status: 201,
      headers: { 'X-A': 'b' },
      body: { list: [1, 1.5, -0.25, null, true, 'x', { deep: [] }], big: 1e21 },
      file: null,
    };
    const server = createMockServer({
      fixtures: [{ stubs: [{ ...stub, query: { a: 1, b: true } }, { path: '/x/' }] } as never],
    });
    const { stubs } = server.state();
    expect(stubs).toHaveLength(2);
    expect(stubs[0]).toEqual(stub);
    expect(stubs[1]).toMatchObject({
      method: 'GET',
      query: {},
      role: null,
      status: 200,
      body: null,
    });
    const again = createMockServer({ fixtures: server.state() });
    expect(JSON.stringify(again.state())).toBe(JSON.stringify(server.state()));
  });

  it('are told all that is wrong with them at once', () => {
    expect(
      problemsOf({
        method: 'FETCH',
        path: 'projects',
        query: { a: [] },
        role: 'ownr',
        status: 99,
        headers: { 'Content-Length': '1', 'a b': 'x' },
        body: undefined,
        bdy: 1,
      }),
    ).toEqual([
      '0/method must be one of GET, POST, PUT, PATCH, DELETE',
      '0/path must be a path such as /api/projects/{uuid}/, without a query',
      '0/query/a must be text, a number, true or false',
      '0/role must be one of everybody, staff, owner, manager, support, project_manager, project_admin: did you mean "owner"?',
      '0/status must be a whole number from 200 to 599',
      '0/headers/Content-Length is set by the server itself',
      '0/headers/a b is no name of a header',
      '0/bdy unknown key "bdy": did you mean "body"?',
    ]);
  });

  it.each([
    ['/api/a{b}/', '0/path has the segment "a{b}": a parameter is a whole segment such as {uuid}'],
    ['/api/x/?a=1', '0/path must be a path such as /api/projects/{uuid}/, without a query'],
    ['/__admin/x', '0/path must not begin with /__: that is the mock itself'],
    [`/${'x/'.repeat(30)}`, '0/path must have at most 20 segments'],
  ])('have no path such as %s', (path, problem) => {
    expect(problemsOf({ path })).toEqual([problem]);
  });

  it.each([
    '/',
    '/api/',
    '/api/payments/',
    '/api/payments/{uuid}/',
    '/api/payments/{id}/link_to_invoice/',
    '/api/customers/{uuid}/',
    '/api/configuration/{x}/',
    '/api/media/{a}/{b}/',
    '/api/users/me/',
  ])('are none for %s, which the mock serves', (path) => {
    expect(problemsOf({ path })).toEqual([
      '0/path is a path that the mock serves itself, so this stub would never answer: change rows in its place, or set a fault',
    ]);
  });

  it.each([
    '/api/projects/',
    '/api/projects/{uuid}/',
    '/api/customers/{uuid}/users/',
    '/api/customers/countries/',
    '/api/payments/{uuid}/approve/',
    '/api/{resource}/{uuid}/',
    '/health/',
  ])('may be for %s, which it does not', (path) => {
    expect(problemsOf({ path })).toEqual([]);
  });

  it('may be for what only a newer contract serves', () => {
    expect(problemsOf({ path: '/api/invoices/{uuid}/items/' })).toEqual([]);
  });

  it('must be told apart, whatever their parameters are called', () => {
    expect(
      problemsOf(
        { path: '/a/{x}/', query: { b: 1, a: 2 } },
        { path: '/a/{y}/', query: { a: '2', b: '1' } },
        { path: '/a/{y}/', query: { a: '2' } },
        { path: '/a/{y}/', method: 'POST' },
        { path: '/a/{y}/', role: 'staff' },
      ),
    ).toEqual([
      '1/path cannot be told apart from /stubs/0: method, path, query and role are the same',
    ]);
    const server = createMockServer({ fixtures: { stubs: [{ path: '/a/' }] } });
    expect(() => server.stubs.add({ path: '/a/' })).toThrow(
      '/path cannot be told apart from a row that was there before: method, path, query and role are the same',
    );
  });

  it('have one body, or none where the status has none', () => {
    const file = { name: 'a.txt', base64: '' };
    expect(
      problemsOf(
        { path: '/a/', body: 1, file },
        { path: '/b/', status: 204, body: {} },
        { path: '/c/', status: 304, file: { name: 'c.txt', base64: '' } },
      ),
    ).toEqual([
      '0/file must be left out: there is a body, and an answer has one',
      '1/body must be left out: 204 has no body',
      '2/file must be left out: 304 has no body',
    ]);
  });

  it('are so many at most', () => {
    const many = Array.from({ length: 10_002 }, (_, index) => ({ path: `/${index}/` }));
    expect(problemsOf(...many)).toEqual(['10000 is one too many: there may be 10000 stubs']);
    expect(load({ a: { stubs: many.slice(2) } }).problems).toEqual([]);
  });

  it('count by their bytes as files do', () => {
    const body = 'x'.repeat(3000);
    expect(() =>
      createMockServer({
        maxRowBytes: 5000,
        fixtures: {
          stubs: [
            { path: '/a/', body },
            { path: '/b/', body },
          ],
        },
      }),
    ).toThrow(/maxRowBytes/);
  });
});

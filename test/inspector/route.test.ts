/** What stands in the URLs of the page, and where the page is. */
import { describe, expect, it } from '@jest/globals';
import { adminOf, pageOf, placeOf, prefixOf } from '../../src/inspector/client/place.ts';
import {
  dataHash,
  nextOrder,
  readDataRoute,
  rowsPath,
} from '../../src/inspector/data/data-route.ts';
import { chosenIn, pathOf } from '../../src/inspector/requests/chosen.ts';
import { hashOf, readRoute, VIEWS } from '../../src/inspector/route.ts';

describe('readRoute', () => {
  it.each(VIEWS)('reads what hashOf writes of %s', (view) => {
    const path = ['a/b', 'ü %', '12'];
    const query = { q: 'a=b&c', status: '4xx' };
    expect(readRoute(hashOf(view, path, query))).toEqual({ view, path, query });
  });

  it.each(['', '#', '#/', '#/nowhere', '#/constructor/1?x=1', '#/%E0%A4%A'])(
    'takes %j for the first view',
    (hash) => {
      expect(readRoute(hash)).toEqual({ view: 'requests', path: [], query: {} });
    },
  );

  it('keeps a step that is not well encoded, and leaves out what is empty', () => {
    expect(readRoute('#/data/%zz').path).toEqual(['%zz']);
    expect(hashOf('data', [], { q: '', o: undefined })).toBe('#/data');
  });
});

describe('placeOf', () => {
  const origin = 'http://127.0.0.1:8000';
  it.each([
    ['/__admin/', 'default', '', '/__admin', ''],
    ['/__admin', 'default', '', '/__admin', ''],
    [
      '/__sandbox/refunds/__admin/',
      'refunds',
      '/__sandbox/refunds',
      '/__sandbox/refunds/__admin',
      '',
    ],
    [
      '/mock/__sandbox/a.b/__admin/',
      'a.b',
      '/mock/__sandbox/a.b',
      '/mock/__sandbox/a.b/__admin',
      '/mock',
    ],
    ['/mock/__admin/', 'default', '/mock', '/mock/__admin', '/mock'],
  ])('of %s is the sandbox %s', (path, sandbox, prefix, admin, root) => {
    expect(placeOf(origin, path)).toEqual({ origin, sandbox, prefix, admin, root });
  });

  it('leads to the pages of other sandboxes, and back', () => {
    const place = placeOf(origin, '/mock/__sandbox/a/__admin/');
    expect(pageOf(place, 'b')).toBe('/mock/__sandbox/b/__admin/');
    expect(pageOf(place, 'default')).toBe('/mock/__admin/');
    expect(adminOf(place, 'a')).toBe(place.admin);
    expect(prefixOf(place.root, 'a')).toBe(place.prefix);
  });
});

describe('the URL of a request', () => {
  it.each([
    [['12'], { sandbox: 'own', sequence: 12 }],
    [['other', '12'], { sandbox: 'other', sequence: 12 }],
    [[], undefined],
    [['x'], undefined],
    [['a', 'b', '1'], undefined],
  ])('%j is %j', (path, chosen) => {
    expect(chosenIn(path, 'own')).toEqual(chosen);
  });

  it('names another sandbox alone', () => {
    expect(pathOf({ sandbox: 'own', sequence: 1 }, 'own')).toEqual([1]);
    expect(pathOf({ sandbox: 'other', sequence: 1 }, 'own')).toEqual(['other', 1]);
  });
});

describe('the URL of rows', () => {
  const route = {
    table: 'payments',
    key: 'abc',
    search: 'a b',
    order: '-sum',
    changed: 'any',
    where: { profile: 'x&y' },
  };

  it('is read as it was written', () => {
    expect(readDataRoute(readRoute(dataHash(route)))).toEqual(route);
  });

  it('asks the server for a page of the same rows', () => {
    expect(rowsPath(route, 200, 100)).toBe(
      '/tables/payments?offset=200&limit=100&search=a+b&o=-sum&changed=any&profile=x%26y',
    );
  });

  it('turns the order of a column, and takes it away', () => {
    expect(nextOrder('', 'sum')).toBe('sum');
    expect(nextOrder('sum', 'sum')).toBe('-sum');
    expect(nextOrder('-sum', 'sum')).toBe('');
    expect(nextOrder('-sum', 'uuid')).toBe('uuid');
  });
});

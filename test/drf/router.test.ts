/** The URL table. Source: BEHAVIOUR 10; DRF routers; the cases of routing.json. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Router } from '../../src/drf/router.ts';
import { anyText } from '../any-text.ts';

const router = new Router([
  {
    basename: 'payments',
    hasList: true,
    actions: ['link_to_invoice', 'unlink_from_invoice'],
    takesSuffix: true,
  },
  { basename: 'media', hasList: false, actions: [], takesSuffix: false },
  { basename: '/api-auth/password/', hasList: false, actions: [], takesSuffix: false },
]);

describe('Router.resolve', () => {
  it.each(['/', '/api/'])('takes %s for the root', (path) => {
    expect(router.resolve(path)).toEqual({ kind: 'root', basename: '', suffix: undefined });
  });

  it.each([
    ['/api/payments/', undefined],
    ['/api/payments.json', 'json'],
    ['/api/payments.json/', 'json'],
    ['/api/payments.xml', 'xml'],
    ['/api/payments.7z', '7z'],
  ])('takes %s for a list', (path, suffix) => {
    expect(router.resolve(path)).toEqual({ kind: 'list', basename: 'payments', suffix });
  });

  it.each([
    ['/api/payments/a1/', 'a1', undefined],
    ['/api/payments/{a-1}/', '{a-1}', undefined],
    ['/api/payments/urn:uuid:a/', 'urn:uuid:a', undefined],
    ['/api/payments/õ €/', 'õ €', undefined],
    ['/api/payments/__proto__/', '__proto__', undefined],
    ['/api/payments/a1.json', 'a1', 'json'],
    ['/api/payments/a1.json/', 'a1', 'json'],
    ['/api/payments/a1.b/', 'a1', 'b'],
  ])('takes %s for a detail', (path, lookup, suffix) => {
    expect(router.resolve(path)).toEqual({ kind: 'detail', basename: 'payments', lookup, suffix });
  });

  it.each([
    ['/api/payments/a1/link_to_invoice/', 'link_to_invoice', undefined],
    ['/api/payments/a1/unlink_from_invoice/', 'unlink_from_invoice', undefined],
    ['/api/payments/a1/link_to_invoice.json', 'link_to_invoice', 'json'],
  ])('takes %s for an action', (path, action, suffix) => {
    expect(router.resolve(path)).toEqual({
      kind: 'action',
      basename: 'payments',
      lookup: 'a1',
      action,
      suffix,
    });
  });

  it.each([
    '',
    'api/payments/',
    '/api',
    '/api/payments',
    '/api/payments/a1',
    '/api/payments/a1/link_to_invoice',
    '/api//payments/',
    '//api/payments/',
    '/api/payments//',
    '/api/payments/a1//',
    '/api/payments//link_to_invoice/',
    '/API/payments/',
    '/api/Payments/',
    '/api/payments/a1/Link_to_invoice/',
    '/api/payments/a1/link-to-invoice/',
    '/api/payments/a1/nothing/',
    '/api/payments/a1/link_to_invoice/more/',
    '/api/payments/a1/constructor/',
    '/api/payments/a.b.json',
    '/api/payments/.json',
    '/api/.json',
    '/api/payments.',
    '/api/payments.JSON',
    '/api/payments.json//',
    '/api/payments/\n',
    '/api/nowhere/',
    '/api/__proto__/',
    '/nowhere',
    '/payments/',
    '/api/media/',
    '/api/media/a1.json',
    '/api/api-auth/password/',
    '/api-auth/password',
  ])('knows no %j', (path) => {
    expect(router.resolve(path)).toBeUndefined();
  });

  it('knows details without a list', () => {
    expect(router.resolve('/api/media/a1/')).toMatchObject({ kind: 'detail', lookup: 'a1' });
  });

  it('knows a route that stands alone by its whole path', () => {
    expect(router.resolve('/api-auth/password/')).toMatchObject({ kind: 'single' });
  });

  it('gives back the lookup of any detail, and never throws', () => {
    fc.assert(
      fc.property(anyText({ minLength: 1 }), (text) => {
        const match = router.resolve(`/api/payments/${text}/`);
        const isDetail = !/[/.]/.test(text);
        expect(match?.kind === 'detail' && match.lookup === text).toBe(isDetail);
      }),
    );
  });
});

describe('a route that stands alone', () => {
  const alone = { hasList: false, actions: [] } as const;
  const site = new Router([
    { ...alone, basename: '/api/', takesSuffix: true },
    { ...alone, basename: '/api/users/me/', takesSuffix: true },
    { ...alone, basename: '/api/version/', takesSuffix: false, takesRest: true },
    { ...alone, basename: 'users', takesSuffix: true },
  ]);

  it.each([
    ['/api/users/me.json', '/api/users/me/', 'json'],
    ['/api/users/me.xml/', '/api/users/me/', 'xml'],
    ['/api/.json', '/api/', 'json'],
    ['/api/version/', '/api/version/', undefined],
    ['/api/version/x', '/api/version/', undefined],
    ['/api/version/x.json/\n/', '/api/version/', undefined],
    ['/api/version//', '/api/version/', undefined],
  ])('is at %j', (path, basename, suffix) => {
    expect(site.resolve(path)).toEqual({ kind: 'single', basename, suffix });
  });

  it.each([
    '/api/version',
    '/api/version.json',
    '/api/users/me/.json',
    '/api/users/me//',
    '/api.json',
  ])('is not at %j', (path) => {
    expect(site.resolve(path)).toBeUndefined();
  });

  it('leaves other words in its place to the route of rows', () => {
    expect(site.resolve('/api/users/ME/')).toMatchObject({ kind: 'detail', lookup: 'ME' });
  });

  it('tells of what goes on by a pattern without an end', () => {
    expect(site.patterns()).toContain('^api/version/');
  });
});

describe('Router.patterns', () => {
  it('tells of every route in order', () => {
    expect(router.patterns()).toEqual([
      '^api/payments/$',
      '^api/payments/(?P<uuid>[^/.]+)/$',
      '^api/payments/(?P<uuid>[^/.]+)/link_to_invoice/$',
      '^api/payments/(?P<uuid>[^/.]+)/unlink_from_invoice/$',
      '^api/media/(?P<uuid>[^/.]+)/$',
      '^api-auth/password/$',
    ]);
  });
});

/** The page at `/`. Source: BEHAVIOUR 23. */
import { describe, expect, it } from '@jest/globals';
import { CONTRACTS, createClient } from '../client.ts';

describe.each(CONTRACTS)('/ (%s)', (contract) => {
  const api = createClient({ contract });
  const FRAME = {
    'content-type': 'text/html; charset=utf-8',
    vary: 'Accept-Language, Cookie',
    'content-language': 'en',
    'x-frame-options': 'DENY',
  };

  it.each([
    ['anonymous', {}],
    ['expired', { Accept: 'application/pdf' }],
    [
      'staff',
      { 'X-Impersonated-User-Uuid': '0a000000-0000-4000-8000-000000000003', Range: 'bytes=0-1' },
    ],
  ])('is a page for %s', async (as, headers) => {
    for (const method of ['GET', 'HEAD'] as const) {
      const answer = await api.send({ as, method, path: '/?format=xml', headers: { ...headers } });
      expect(answer.status).toBe(200);
      expect(answer.headers).toMatchObject(FRAME);
      expect(answer.headers['allow']).toBeUndefined();
      expect(answer.headers['x-impersonator-uuid']).toBeUndefined();
    }
  });

  it('says which methods it has, and nothing else', async () => {
    const { status, headers, text } = await api.send({ method: 'OPTIONS', path: '/' });
    expect([status, text, headers['allow']]).toEqual([200, '', 'GET, HEAD, OPTIONS']);
    expect(headers).toMatchObject(FRAME);
  });

  it.each(['POST', 'PUT', 'PATCH', 'DELETE'] as const)(
    'refuses %s for want of a cookie',
    async (method) => {
      const { status, headers, text } = await api.send({ method, path: '/' });
      expect(status).toBe(403);
      expect(headers).toMatchObject(FRAME);
      expect(text).toContain('CSRF verification failed. Request aborted.');
    },
  );

  it.each(['//', '/api/media/%2F', '/%2F', '/%20', '/;x', '/index.html', '/favicon.ico', '/.'])(
    'is not at %s',
    async (path) => {
      expect((await api.get(path)).status).toBe(404);
    },
  );
});

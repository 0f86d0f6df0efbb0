/** What an app shell asks for before anybody has logged in. */
import { describe, expect, it } from '@jest/globals';
import { createClient } from '../../client.ts';

const api = createClient();

describe('GET /api/configuration/', () => {
  it('gives the settings that a front end starts with', async () => {
    const answer = await api.get('/api/configuration/', 'anonymous');
    expect(answer.json).toMatchObject({
      WALDUR_CORE: { USER_MANDATORY_FIELDS: [], CURRENCY_NAME: 'EUR' },
      LANGUAGES: [['en', 'English']],
      LANGUAGE_CODE: 'en',
      FEATURES: { customer: { payments_for_staff_only: false } },
    });
  });
});

describe('GET /api/roles/', () => {
  it('lists the roles with their permissions', async () => {
    const { json, headers } = await api.get('/api/roles/', 'anonymous');
    expect(json.map(({ name }: { name: string }) => name)).toEqual([
      'CUSTOMER.OWNER',
      'CUSTOMER.MANAGER',
      'CUSTOMER.SUPPORT',
      'PROJECT.MANAGER',
      'PROJECT.ADMIN',
    ]);
    expect(
      json.every(({ permissions }: { permissions: unknown }) => Array.isArray(permissions)),
    ).toBe(true);
    expect(headers['x-result-count']).toBe('5');
  });
});

describe('GET /api/version/', () => {
  it('gives a version', async () => {
    expect((await api.get('/api/version/', 'anonymous')).json.version).toMatch(/^\d+\.\d+\.\d+$/);
  });
});

describe('an open view', () => {
  const paths = ['/api/configuration/', '/api/roles/', '/api/version/'];

  it.each(paths)('refuses a bad token all the same: %s', async (path) => {
    const headers = { Authorization: 'Token x' };
    const answer = await api.send({ as: 'anonymous', path, headers });
    expect([answer.status, answer.json]).toEqual([401, { detail: 'Invalid token.' }]);
  });

  it.each(paths)('refuses other methods with 405: %s', async (path) => {
    const answer = await api.send({ as: 'anonymous', method: 'POST', path, json: {} });
    expect([answer.status, answer.headers['allow']]).toEqual([405, 'GET, HEAD, OPTIONS']);
  });

  it.each(paths)('describes itself: %s', async (path) => {
    const answer = await api.send({ as: 'anonymous', method: 'OPTIONS', path });
    expect(answer.json).toMatchObject({ description: '', renders: ['application/json'] });
  });
});

/** What an app shell asks for before anybody has logged in. Source: BEHAVIOUR 20. */
import { describe, expect, it } from '@jest/globals';
import { createClient, ORIGIN } from '../../client.ts';

const PATH = '/api/configuration/';
const api = createClient();
const askedBy = (headers: Record<string, string>, method: 'GET' | 'OPTIONS' | 'POST' = 'GET') =>
  api.send({ as: 'anonymous', method, path: PATH, headers });

describe('GET /api/configuration/', () => {
  it('gives the settings of a server with nothing set', async () => {
    const { json } = await api.get(PATH, 'anonymous');
    expect(Object.keys(json).slice(0, 4)).toEqual([
      'FEATURES',
      'LANGUAGES',
      'LANGUAGE_CODE',
      'WALDUR_CORE',
    ]);
    expect(json).toMatchObject({
      FEATURES: {
        customer: { payments_for_staff_only: false },
        rancher: { volume_mount_point: false },
      },
      LANGUAGE_CODE: 'en',
      WALDUR_CORE: {
        CURRENCY_NAME: 'EUR',
        USER_MANDATORY_FIELDS: ['first_name', 'last_name', 'email'],
        HOMEPORT_SENTRY_TRACES_SAMPLE_RATE: 0.01,
        LOGIN_LOGO: `${ORIGIN}/api/icons/login_logo/`,
        FAVICON: `${ORIGIN}/api/icons/favicon/`,
      },
      WALDUR_GOOGLE: {},
    });
  });

  it('tells the languages that refusals are answered in', async () => {
    const { json } = await api.get(PATH, 'anonymous');
    const codes = json.LANGUAGES.map(([code]: [string]) => code);
    expect([codes.length, json.LANGUAGES[0], json.LANGUAGES[6]]).toEqual([
      14,
      ['en', 'English'],
      ['de', 'Deutsch'],
    ]);
    expect(json.WALDUR_CORE.LANGUAGE_CHOICES).toBe(codes.join());
    for (const code of codes) {
      const { headers } = await askedBy({ 'Accept-Language': code });
      expect(headers['content-language']).toBe(code);
    }
  });

  it.each([
    '/api/configuration/x',
    '/api/configuration/x/y/',
    '/api/configuration//',
    `${PATH}?format=json`,
  ])('is the same at %s', async (path) => {
    const [same, there] = [await api.get(PATH), await api.get(path)];
    expect([there.status, there.json]).toEqual([200, same.json]);
  });

  it.each([
    ['/api/configuration', 301],
    ['/api/configurations/', 404],
    ['/api/configuration.json', 404],
  ])('is not at %s: %i', async (path, status) => {
    expect((await api.get(path)).status).toBe(status);
  });

  it.each([
    ['HEAD', 405],
    ['POST', 405],
    ['DELETE', 405],
  ] as const)('refuses %s with %i', async (method, status) => {
    const answer = await api.send({ as: 'anonymous', method, path: PATH });
    expect([answer.status, answer.headers['allow']]).toEqual([status, 'GET, OPTIONS']);
  });

  it.each(['GET', 'OPTIONS', 'POST'] as const)('refuses a bad token first: %s', async (method) => {
    const answer = await askedBy({ Authorization: 'Token x' }, method);
    expect([answer.status, answer.json]).toEqual([401, { detail: 'Invalid token.' }]);
  });

  it('describes itself', async () => {
    const { json } = await askedBy({}, 'OPTIONS');
    expect([json.name, json.description, json.actions]).toEqual([
      'Configuration Detail',
      '',
      undefined,
    ]);
  });
});

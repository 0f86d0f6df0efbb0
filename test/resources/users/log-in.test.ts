/** Logging in, and who one is then. Source: BEHAVIOUR 22. */
import { beforeEach, describe, expect, it } from '@jest/globals';
import { createClient } from '../../client.ts';
import { TEXT } from '../refusals.ts';

const NOW = '2024-01-01T00:00:00Z';

const BLANK = ['This field may not be blank.'];
const NO_TEXT = ['Not a valid string.'];
const STAFF = { username: 'staff', password: 'secret' };

const api = createClient({
  now: NOW,
  fixtures: {
    users: [
      { username: 'staff', token: 'staff-token', password: 'secret', is_staff: true },
      {
        username: 'owner',
        token: 'owner-token',
        password: 'päss word',
      },
      { username: 'tokenless', password: 'secret' },
      {
        username: 'expired',
        token: 'old',
        password: 'secret',
        token_lifetime: 60,
        token_created: '2020-01-01',
      },
      { username: 'gone', token: 'gone-token', password: 'secret', is_active: false },
      { username: 'passwordless', token: 'other' },
      { username: 'numeric', token: 'number-token', password: '1' },
    ],
  },
});

const logIn = (json: unknown) =>
  api.send({ as: 'anonymous', method: 'POST', path: '/api-auth/password/', json });
const tokenOf = async (username: string, password: string) =>
  (await logIn({ username, password })).json.token;
const withToken = (token: string) =>
  api.send({
    as: 'anonymous',
    path: '/api/users/me/',
    headers: { Authorization: `Token ${token}` },
  });

beforeEach(() => api.reset());

describe('POST /api-auth/password/', () => {
  it('gives the token of the fixtures for the right password', async () => {
    const answer = await logIn({ username: 'owner', password: 'päss word' });
    expect([answer.status, answer.json]).toEqual([200, { token: 'owner-token' }]);
  });

  it.each([
    ['a form', { form: { username: ' staff ', password: 'secret' } }],
    [
      'multipart',
      {
        parts: [
          { name: 'username', value: 'staff' },
          { name: 'password', value: 'secret' },
        ],
      },
    ],
    ['what is behind the path', { path: '/api-auth/password/x', json: STAFF }],
    ['a password of another scheme', { json: STAFF, headers: { Authorization: 'Basic x' } }],
    ['more than it asks for', { json: { ...STAFF, more: 1 } }],
  ])('takes %s', async (_what, ask) => {
    const post = { as: 'anonymous', method: 'POST', path: '/api-auth/password/' } as const;
    expect((await api.send({ ...post, ...ask })).json).toEqual({ token: 'staff-token' });
  });

  it('reads nothing of the query, and lets nobody act as somebody else', async () => {
    const path = '/api-auth/password/?username=staff&password=secret';
    const headers = { 'X-Impersonated-User-Uuid': '0a000000-0000-4000-8000-000000000002' };
    const answer = await api.send({ method: 'POST', path, headers, json: {} });
    expect([answer.status, answer.headers['x-impersonator-uuid']]).toEqual([400, undefined]);
  });

  it('takes a number as its text', async () => {
    expect(await tokenOf('numeric', '1')).toBe('number-token');
    const answer = await logIn({ username: 'numeric', password: 1 });
    expect(answer.json).toEqual({ token: 'number-token' });
  });

  it.each(['tokenless', 'expired'])(
    'makes a token that works for a user who has none: %s',
    async (name) => {
      const token = await tokenOf(name, 'secret');
      expect(token).toMatch(/^[0-9a-f]{40}$/);
      expect((await withToken(token)).json).toMatchObject({ username: name, token });
    },
  );

  it('lets the old token of an expired user die', async () => {
    await tokenOf('expired', 'secret');
    expect((await withToken('old')).json).toEqual({ detail: 'Invalid token.' });
  });

  it.each([
    ['a wrong password', { username: 'staff', password: 'x' }],
    ['an unknown user', { username: 'nobody', password: 'x' }],
    ['an inactive user', { username: 'gone', password: 'secret' }],
    ['a user without a password', { username: 'passwordless', password: 'null' }],
  ])('refuses %s with 401', async (_what, credentials) => {
    const answer = await logIn(credentials);
    expect([answer.status, answer.json]).toEqual([401, { detail: 'Invalid username/password.' }]);
    expect(answer.headers['www-authenticate']).toBeUndefined();
  });

  it.each([
    [{}, { username: TEXT.required, password: TEXT.required }],
    [
      { username: '', password: null },
      { username: BLANK, password: TEXT.null },
    ],
    [
      { username: ' \t', password: true },
      { username: BLANK, password: NO_TEXT },
    ],
    [
      { username: ['staff'], password: {} },
      { username: NO_TEXT, password: NO_TEXT },
    ],
    [
      { username: 'x'.repeat(129), password: 'a\0' },
      {
        username: ['Ensure this field has no more than 128 characters.'],
        password: ['Null characters are not allowed.'],
      },
    ],
    [{ username: 'staff', password: '\ud800' }, { password: [expect.stringContaining('U+D800')] }],
    [null, { non_field_errors: ['No data provided'] }],
    [[], { non_field_errors: ['Invalid data. Expected a dictionary, but got list.'] }],
  ])('refuses %j with 400', async (body, errors) => {
    const answer = await logIn(body);
    expect([answer.status, answer.json]).toEqual([400, errors]);
  });

  it.each(['POST', 'OPTIONS', 'GET'] as const)(
    'refuses a bad token with 401: %s',
    async (method) => {
      const ask = { as: 'anonymous', method, path: '/api-auth/password/', json: STAFF } as const;
      for (const [token, text] of [
        ['nobody', 'Invalid token.'],
        ['gone-token', 'User inactive or deleted.'],
        ['old', 'Token has expired.'],
      ] as const) {
        const answer = await api.send({ ...ask, headers: { Authorization: `Token ${token}` } });
        expect([answer.status, answer.json]).toEqual([401, { detail: text }]);
        expect(answer.headers['www-authenticate']).toBe('Token');
      }
    },
  );

  it('tells who acts as somebody else, and logs in whom the body names', async () => {
    const { json } = await api.get('/api/users/me/?field=uuid', 'owner');
    const answer = await api.send({
      method: 'POST',
      path: '/api-auth/password/',
      headers: { 'X-Impersonated-User-Uuid': json.uuid },
      json: STAFF,
    });
    expect([answer.status, answer.json]).toEqual([200, { token: 'staff-token' }]);
    expect(answer.headers['x-impersonator-uuid']).toMatch(/^[0-9a-f-]{32,36}$/);
  });

  it('has no GET', async () => {
    const answer = await api.get('/api-auth/password/', 'anonymous');
    expect([answer.status, answer.headers['allow']]).toEqual([405, 'POST, OPTIONS']);
  });

  it('describes itself to anybody', async () => {
    const { json } = await api.send({
      as: 'anonymous',
      method: 'OPTIONS',
      path: '/api-auth/password/',
    });
    expect(json).toMatchObject({
      name: 'Obtain Auth Token',
      description: expect.stringMatching(
        /^Api view loosely based on DRF's default ObtainAuthToken,\n/,
      ),
    });
    expect(json.actions).toBeUndefined();
  });
});

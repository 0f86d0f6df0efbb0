/** Logging in, and who one is then. */
import { beforeEach, describe, expect, it } from '@jest/globals';
import { createClient, ORIGIN } from '../../client.ts';
import { TEXT } from '../refusals.ts';

const NOW = '2024-01-01T00:00:00Z';
const OWNER = '0a000000-0000-4000-8000-000000000002';
const ACME = 'ca000000-0000-4000-8000-000000000001';
const OCEAN = 'dd000000-0000-4000-8000-000000000001';

const api = createClient({
  now: NOW,
  fixtures: {
    customers: [{ uuid: ACME, $id: 'acme', name: 'Acme' }],
    projects: [{ uuid: OCEAN, $id: 'ocean', name: 'Ocean', customer: 'acme' }],
    users: [
      { username: 'staff', token: 'staff-token', password: 'secret', is_staff: true },
      {
        uuid: OWNER,
        username: 'owner',
        token: 'owner-token',
        password: 'päss word',
        full_name: 'Olivia Owner',
        email: 'olivia@example.com',
        roles: [
          { customer: 'acme', role: 'owner' },
          { project: 'ocean', role: 'project_admin' },
        ],
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

  it('takes a form', async () => {
    const form = { username: 'staff', password: 'secret' };
    const answer = await api.send({
      as: 'anonymous',
      method: 'POST',
      path: '/api-auth/password/',
      form,
    });
    expect(answer.json).toEqual({ token: 'staff-token' });
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
  });

  it.each([
    [{}, { username: TEXT.required, password: TEXT.required }],
    [
      { username: '', password: null },
      { username: ['This field may not be blank.'], password: TEXT.null },
    ],
  ])('refuses %j with 400', async (body, errors) => {
    const answer = await logIn(body);
    expect([answer.status, answer.json]).toEqual([400, errors]);
  });

  it('has no GET', async () => {
    const answer = await api.get('/api-auth/password/', 'anonymous');
    expect([answer.status, answer.headers['allow']]).toEqual([405, 'POST, OPTIONS']);
  });
});

describe('GET /api/users/me/', () => {
  it('tells who asks, with the roles and their scopes', async () => {
    const answer = await api.get('/api/users/me/', 'owner');
    expect(answer.json).toEqual({
      url: `${ORIGIN}/api/users/${OWNER}/`,
      uuid: OWNER,
      username: 'owner',
      full_name: 'Olivia Owner',
      email: 'olivia@example.com',
      is_staff: false,
      is_support: false,
      is_active: true,
      token: 'owner-token',
      token_lifetime: null,
      agreement_date: '2024-01-01T00:00:00.000000Z',
      permissions: [
        {
          role_name: 'CUSTOMER.OWNER',
          role_description: 'Organization owner',
          scope_type: 'customer',
          scope_uuid: ACME,
          scope_name: 'Acme',
          customer_uuid: ACME,
          customer_name: 'Acme',
        },
        {
          role_name: 'PROJECT.ADMIN',
          role_description: 'System administrator',
          scope_type: 'project',
          scope_uuid: OCEAN,
          scope_name: 'Ocean',
          customer_uuid: ACME,
          customer_name: 'Acme',
        },
      ],
    });
  });

  it('refuses a caller without a token', async () => {
    const answer = await api.get('/api/users/me/', 'anonymous');
    expect([answer.status, answer.json]).toEqual([401, TEXT.notAuthenticated]);
  });
});

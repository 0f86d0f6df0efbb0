/** Single users. Source: BEHAVIOUR 18; who sees whom was not recorded. */
import { describe, expect, it } from '@jest/globals';
import { CONTRACTS, createClient } from '../../client.ts';
import { TEXT } from '../refusals.ts';

const UUID = {
  staff: '0a000000-0000-4000-8000-000000000001',
  owner: '0a000000-0000-4000-8000-000000000003',
  manager: '0a000000-0000-4000-8000-000000000004',
  other: '0a000000-0000-4000-8000-000000000008',
  inactive: '0a000000-0000-4000-8000-000000000012',
  nobody: '0a000000-0000-4000-8000-000000000099',
} as const;
const NO_USER = { detail: 'No User matches the given query.' };
const pathOf = (user: string) => `/api/users/${user}/`;

describe.each(CONTRACTS)('/api/users/{uuid}/ (%s)', (contract) => {
  const api = createClient({ contract });

  it.each([
    ['owner', 'staff', 200],
    ['owner', 'support', 200],
    ['owner', 'owner', 200],
    ['manager', 'owner', 200],
    ['manager', 'project_manager', 200],
    ['other', 'owner', 404],
    ['staff', 'owner', 404],
    ['owner', 'stranger', 404],
    ['inactive', 'owner', 404],
    ['inactive', 'support', 200],
    ['nobody', 'staff', 404],
  ] as const)('shows %s to %s: %i', async (user, as, status) => {
    const { status: actual, json } = await api.get(pathOf(UUID[user]), as);
    expect(actual).toBe(status);
    expect(json).toEqual(
      status === 404 ? NO_USER : expect.objectContaining({ uuid: api.wire(UUID[user]) }),
    );
  });

  it.each([
    ['staff', true],
    ['support', false],
    ['owner', true],
    ['manager', false],
  ])('shows the token of an owner to %s: %s', async (as, isShown) => {
    const { json } = await api.get(pathOf(UUID.owner), as);
    expect(['token' in json, 'token_lifetime' in json]).toEqual([isShown, isShown]);
  });

  it('is what the URL of a user leads to', async () => {
    const { json } = await api.get('/api/users/me/', 'owner');
    expect((await api.get(new URL(json.url).pathname, 'owner')).json).toEqual(json);
  });

  it.each(['ME', 'abc', UUID.nobody])('finds no user %s', async (user) => {
    for (const method of ['GET', 'PUT', 'PATCH'] as const) {
      const answer = await api.send({ method, path: pathOf(user), json: {} });
      expect([method, answer.status, answer.json]).toEqual([method, 404, NO_USER]);
    }
    expect((await api.get(pathOf(user), 'anonymous')).status).toBe(401);
  });

  it.each([
    ['PUT', 'nobody', 'owner', 404],
    ['PUT', 'nobody', 'anonymous', 401],
    ['POST', 'nobody', 'owner', 404],
    ['POST', 'nobody', 'staff', 405],
    ['DELETE', 'nobody', 'staff', 404],
    ['DELETE', 'nobody', 'owner', 403],
    ['PATCH', 'manager', 'owner', 403],
    ['PATCH', 'owner', 'owner', 405],
    ['PATCH', 'owner', 'staff', 405],
  ] as const)('refuses %s of %s to %s with %i', async (method, user, as, status) => {
    const answer = await api.send({ method, as, path: pathOf(UUID[user]), json: {} });
    expect(answer.status).toBe(status);
    const texts = {
      401: TEXT.notAuthenticated,
      403: TEXT.denied,
      404: NO_USER,
      405: { detail: `Method "${method}" not allowed.` },
    };
    expect(answer.json).toEqual(texts[status]);
  });

  it.each(['ME', UUID.owner])('describes itself: %s', async (user) => {
    const { json, headers } = await api.send({
      method: 'OPTIONS',
      as: 'owner',
      path: pathOf(user),
    });
    expect([json.name, json.actions]).toEqual(['User Instance', undefined]);
    expect(headers['allow']).toBe('GET, PUT, PATCH, DELETE, HEAD, OPTIONS');
  });

  it('has no list here, as a note says', async () => {
    const { status, headers } = await api.get('/api/users/');
    expect([status, headers['x-mock-note']]).toEqual([
      404,
      'A real server has this; this mock does not.',
    ]);
  });
});

it('hides staff users from others who have a role where they have one', async () => {
  const roles = [{ customer: 'ca000000-0000-4000-8000-000000000001', role: 'owner' }] as const;
  const api = createClient({
    fixtures: {
      customers: [{ uuid: roles[0].customer }],
      users: [
        { username: 'colleague', uuid: UUID.staff, is_staff: true, roles },
        { username: 'support', token: 'support-token', is_support: true },
        { username: 'owner', token: 'owner-token', roles },
      ],
    },
  });
  expect((await api.get(pathOf(UUID.staff), 'owner')).json).toEqual(NO_USER);
  expect((await api.get(pathOf(UUID.staff), 'support')).status).toBe(200);
});

import { beforeEach, describe, expect, it } from '@jest/globals';
import { CONTRACTS, createClient, world } from '../client.ts';
import { MISSING, USER } from '../resources/base-world.ts';

const PATH = '/api/payments/';
const STAFF = '3d48afe9ea4cf9eb331d49de35a453e8ccdbf033';
const NO_CREDENTIALS = 'Authentication credentials were not provided.';

describe('the Authorization header', () => {
  const api = createClient();
  const send = (headers: Record<string, string>, path = PATH) =>
    api.send({ as: 'anonymous', path, headers });

  it.each([
    `Token ${STAFF}`,
    `token ${STAFF}`,
    `TOKEN ${STAFF}`,
    `Token   ${STAFF}  `,
    `Token\t${STAFF}`,
  ])('lets in %j', async (header) => {
    const { status, headers } = await send({ Authorization: header });
    expect([status, headers['x-result-count']]).toEqual([200, '29']);
    expect(headers['www-authenticate']).toBeUndefined();
  });

  it.each([
    ['', NO_CREDENTIALS],
    [`Bearer ${STAFF}`, NO_CREDENTIALS],
    [`Basic ${Buffer.from('staff:staff').toString('base64')}`, NO_CREDENTIALS],
    [STAFF, NO_CREDENTIALS],
    [`Token:${STAFF}`, NO_CREDENTIALS],
    ['Token nonsense', 'Invalid token.'],
    [`Token ${STAFF.toUpperCase()}`, 'Invalid token.'],
    [`Token "${STAFF}"`, 'Invalid token.'],
    ['Token', 'Invalid token. No credentials provided.'],
    ['Token  ', 'Invalid token. No credentials provided.'],
    [`Token ${STAFF} ${STAFF}`, 'Invalid token. Token string should not contain spaces.'],
    ['Token a b c', 'Invalid token. Token string should not contain spaces.'],
    ['Token \xff\xfe', 'Invalid token header. Token string should not contain invalid characters.'],
    ['Token t\xc3\xb5end', 'Invalid token.'],
  ])('keeps out %j: %s', async (header, detail) => {
    const { status, headers, json } = await send({ Authorization: header });
    expect([status, json]).toEqual([401, { detail }]);
    expect(headers).toMatchObject({
      'www-authenticate': 'Token',
      allow: 'GET, POST, HEAD, OPTIONS',
    });
  });

  it.each([
    ['no header', {}, PATH],
    ['a token in the query', {}, `${PATH}?x-auth-token=${STAFF}`],
    ['a header of another name', { 'x-auth-token': STAFF }, PATH],
    ['a session cookie', { Cookie: 'sessionid=abc; csrftoken=def' }, PATH],
  ])('keeps out %s', async (_what, headers, path) => {
    const { status, json } = await send({ ...headers }, path);
    expect([status, json]).toEqual([401, { detail: NO_CREDENTIALS }]);
  });

  it.each([
    ['inactive', 'User inactive or deleted.'],
    ['inactive_owner', 'User inactive or deleted.'],
    ['expired', 'Token has expired.'],
  ])('keeps out the user %s', async (as, detail) => {
    const { status, json } = await api.get(PATH, as);
    expect([status, json]).toEqual([401, { detail }]);
  });
});

describe('the lifetime of a token', () => {
  const token = { token: 'x', token_lifetime: 3600, token_created: '2024-01-01T00:00:00Z' };
  const users = [
    { username: 'mortal', is_active: true, ...token },
    { username: 'late', is_active: false, ...token, token: 'y' },
    { username: 'immortal', ...token, token: 'z', token_lifetime: null },
  ];
  const api = createClient({ fixtures: { users }, now: '2024-01-01T00:30:00Z' });

  beforeEach(() => api.reset());

  it.each([
    ['2024-01-01T00:00:00Z', 200],
    ['2024-01-01T01:00:00Z', 200],
    ['2024-01-01T01:00:00.000001Z', 401],
    ['2024-01-01T01:00:01Z', 401],
    ['2025-01-01T00:00:00Z', 401],
  ])('is over at %s: %i', async (now, status) => {
    api.clock.freeze(now);
    expect((await api.get(PATH, 'mortal')).status).toBe(status);
  });

  it('ends while the clock is advanced, and begins anew with a reset', async () => {
    api.clock.advance(31 * 60 * 1000);
    expect((await api.get(PATH, 'mortal')).json).toEqual({ detail: 'Token has expired.' });
    api.reset();
    expect((await api.get(PATH, 'mortal')).status).toBe(200);
  });

  it('begins anew with every request that is let in, refused or not', async () => {
    for (const path of [PATH, `${PATH}?date_of_payment=x`, `${PATH}abc/`]) {
      api.clock.advance(29 * 60 * 1000);
      expect((await api.get(path, 'mortal')).status).not.toBe(401);
    }
    api.clock.advance(61 * 60 * 1000);
    expect((await api.get(PATH, 'mortal')).status).toBe(401);
  });

  it('never ends without a lifetime', async () => {
    api.clock.freeze('2999-01-01T00:00:00Z');
    expect((await api.get(PATH, 'immortal')).status).toBe(200);
  });

  it('counts for less than being inactive', async () => {
    api.clock.freeze('2999-01-01T00:00:00Z');
    expect((await api.get(PATH, 'late')).json).toEqual({ detail: 'User inactive or deleted.' });
  });
});

/** Adds users to the world. */
const withUsers = (...users: object[]): object => {
  const base: { users?: object[] } = world('base');
  return { ...base, users: [...(base.users ?? []), ...users] };
};

describe('two schemes in one header', () => {
  const api = createClient();
  const asked = (Authorization: string, path = '/api/payments/') =>
    api.send({ as: 'anonymous', path, headers: { Authorization } });

  it.each(['Bearer Token X', 'bearer  token X', 'Bearer Token '])(
    'are refused as the server does, with a note on %s',
    async (header) => {
      const { status, json, headers } = await asked(header.replace(/ $/, ' x y'));
      expect([status, headers['www-authenticate']]).toEqual([401, 'Token']);
      expect(json).toEqual({ detail: 'Authentication credentials were not provided.' });
      expect(headers['x-mock-note']).toBe(
        'The header is "Bearer Token X", which no Waldur takes: TypeScript clients from 8.0.9 on make it of auth: "Token X". ' +
          'Leave auth away, and set headers: { Authorization: "Token X" }.',
      );
    },
  );

  it.each(['Bearer X', 'Basic Token X', 'X', ''])('are not what %s is', async (header) => {
    const { status, headers } = await asked(header);
    expect([status, headers['x-mock-note']]).toEqual([401, undefined]);
  });

  it('are nobody where nobody has to say who calls', async () => {
    const { status, headers } = await asked('Bearer Token X', '/api/roles/');
    expect([status, headers['x-mock-note']]).toEqual([200, undefined]);
  });
});

describe.each(CONTRACTS)('impersonation (%s)', (contract) => {
  const api = createClient({ contract });
  const send = (uuid: string, as = 'staff', ask = {}) =>
    api.send({ as, path: PATH, headers: { 'X-Impersonated-User-Uuid': uuid }, ...ask });
  const header = 'x-impersonator-uuid';

  beforeEach(() => api.reset());

  it.each([
    ['dashed', USER.owner],
    ['32 hex digits', USER.owner.replaceAll('-', '')],
    ['capitals', USER.owner.toUpperCase()],
  ])('acts as the user that staff name by %s, and names the impersonator', async (_form, uuid) => {
    const { status, headers } = await send(uuid);
    expect([status, headers['x-result-count']]).toEqual([200, '25']);
    expect(headers[header]).toBe(api.wire(USER.staff));
  });

  it('takes the rights of staff away too, and says so on errors', async () => {
    const { status, headers } = await send(USER.owner, 'staff', { method: 'POST', json: {} });
    expect([status, headers[header]]).toEqual([403, api.wire(USER.staff)]);
  });

  it.each([
    ['an unknown uuid', MISSING],
    ['what is no uuid', 'owner'],
    ['nothing', ''],
  ])('is ignored for %s', async (_what, uuid) => {
    const { status, headers } = await send(uuid);
    expect([status, headers['x-result-count'], headers[header]]).toEqual([200, '29', undefined]);
  });

  it.each(['{', '{}', 'urn:uuid:', '-'])('takes a uuid with %j in front', async (front) => {
    expect((await send(front + USER.owner)).headers[header]).toBe(api.wire(USER.staff));
  });

  it('acts as an inactive user too, with the rights of one', async () => {
    const inactiveStaff = { username: 'gone', is_staff: true, is_active: false, token: 'gone' };
    const uuid = '0a000000-0000-4000-8000-0000000000aa';
    api.seed(withUsers({ ...inactiveStaff, uuid }));
    const { status } = await send(uuid, 'staff', { method: 'POST', json: {} });
    expect(status).toBe(400);
    expect((await api.get(PATH, 'gone')).status).toBe(401);
  });

  it('renews the token of the user acted as, and no other', async () => {
    const mortal = { token_lifetime: 60, token_created: '2024-01-01T00:00:00Z' };
    const uuid = '0a000000-0000-4000-8000-0000000000ab';
    api.seed(
      withUsers(
        { username: 'boss', is_staff: true, token: 'boss', ...mortal },
        { username: 'late', token: 'late', uuid, ...mortal },
      ),
    );
    api.clock.freeze('2024-01-01T00:00:59Z');
    expect((await send(uuid, 'boss')).headers[header]).toBeDefined();
    api.clock.freeze('2024-01-01T00:01:58Z');
    expect((await api.get(PATH, 'late')).status).toBe(200);
    expect((await api.get(PATH, 'boss')).status).toBe(401);
  });

  it('refuses to act as a user without a token', async () => {
    const uuid = '0a000000-0000-4000-8000-0000000000ac';
    api.seed(withUsers({ username: 'mute', uuid, token: null }));
    const { status, json } = await send(uuid);
    expect([status, json]).toEqual([
      403,
      { detail: 'Unable to impersonate user which does not have an active session.' },
    ]);
  });

  it.each([
    [`${PATH}?format=json`, 200, true],
    [`${PATH}abc/`, 404, true],
    [`${PATH}?format=xml`, 404, false],
    ['/api/payments', 301, false],
    ['/api/nowhere/', 404, false],
  ])('is told on %s, %i: %s', async (path, status, isTold) => {
    const answer = await send(USER.owner, 'staff', { path });
    expect([answer.status, answer.headers[header] !== undefined]).toEqual([status, isTold]);
  });

  it.each(['owner_b', 'support'])('is ignored for %s, who is no staff', async (as) => {
    const { status, headers } = await send(USER.owner, as);
    expect([status, headers[header]]).toEqual([200, undefined]);
    expect(headers['x-result-count']).toBe((await api.get(PATH, as)).headers['x-result-count']);
  });
});

describe('a server with auth off', () => {
  const api = createClient({ auth: 'off' });

  beforeEach(() => api.reset());

  it.each([
    ['no token', {}],
    ['a bad token', { Authorization: 'Token nonsense' }],
    ['another scheme', { Authorization: 'Bearer x' }],
    ['an inactive user', api.as('inactive').headers],
    ['an owner', api.as('owner').headers],
  ])('takes a request with %s for one of staff', async (_what, headers) => {
    const list = await api.send({ as: 'anonymous', path: PATH, headers: { ...headers } });
    expect([list.status, list.headers['x-result-count']]).toEqual([200, '29']);
    const path = `${PATH}a1b2c3d4-e5f6-7890-abcd-ef1234567890/`;
    const destroy = { as: 'anonymous', method: 'DELETE', path, headers: { ...headers } } as const;
    expect((await api.send(destroy)).status).toBe(204);
  });

  it('works without any user', async () => {
    api.seed({});
    expect((await api.get(PATH, 'anonymous')).status).toBe(200);
    api.seed(world('base'));
  });
});

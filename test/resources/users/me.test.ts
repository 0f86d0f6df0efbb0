/** The user who asks. Source: BEHAVIOUR 18. */
import { describe, expect, it } from '@jest/globals';
import { CONTRACTS, createClient, ORIGIN, world } from '../../client.ts';
import { TEXT } from '../refusals.ts';

const PATH = '/api/users/me/';
const NOW = '2024-01-01T00:00:00.000000Z';
const OWNER = '0a000000-0000-4000-8000-000000000077';
const ACME = 'ca000000-0000-4000-8000-000000000077';
const OCEAN = 'dd000000-0000-4000-8000-000000000077';
const STAFF_KEYS = ['description', 'is_staff', 'is_active', 'is_support'];

const fixtures = {
  customers: [{ uuid: ACME, $id: 'acme', name: 'Acme' }],
  projects: [{ uuid: OCEAN, $id: 'ocean', name: 'Ocean', customer: 'acme' }],
  users: [
    { username: 'boss', token: 'boss-token', is_staff: true, description: 'Runs it' },
    {
      uuid: OWNER,
      username: 'Olivia O.',
      token: 'owner-token',
      full_name: 'Olivia van Owner',
      email: 'olivia@example.com',
      agreement_date: '2023-05-05T05:05:05Z',
      civil_number: '1',
      affiliations: ['staff@acme.example', ''],
      roles: [
        { project: 'ocean', role: 'project_admin' },
        { customer: 'acme', role: 'owner' },
      ],
    },
  ],
} as const;

describe.each(CONTRACTS)('/api/users/me/ (%s)', (contract) => {
  const base = createClient({ contract });
  const api = createClient({ contract, now: NOW, fixtures });
  const send = (method: 'HEAD' | 'POST' | 'PUT' | 'DELETE' | 'OPTIONS', as: string, path = PATH) =>
    base.send({ method, as, path });

  it('tells who asks, with the roles and their scopes', async () => {
    const { json } = await api.get(PATH, 'Olivia O.');
    const granted = {
      user_uuid: api.wire(OWNER),
      user_name: 'Olivia van Owner',
      user_slug: 'olivia-o',
      created: NOW,
      expiration_time: null,
    };
    const expected = {
      url: api.url('users', OWNER),
      uuid: api.wire(OWNER),
      username: 'Olivia O.',
      slug: 'olivia-o',
      full_name: 'Olivia van Owner',
      native_name: '',
      job_title: '',
      email: 'olivia@example.com',
      phone_number: '',
      organization: '',
      civil_number: '1',
      token: 'owner-token',
      token_lifetime: 3600,
      registration_method: 'default',
      date_joined: NOW,
      agreement_date: '2023-05-05T05:05:05.000000Z',
      preferred_language: '',
      permissions: [
        {
          ...granted,
          role_name: 'PROJECT.ADMIN',
          role_description: 'Project administrator',
          role_uuid: api.wire('0e000000-0000-4000-8000-000000000008'),
          scope_type: 'project',
          scope_uuid: api.wire(OCEAN),
          scope_name: 'Ocean',
          customer_uuid: api.wire(ACME),
          customer_name: 'Acme',
        },
        {
          ...granted,
          role_name: 'CUSTOMER.OWNER',
          role_description: 'Organization owner',
          role_uuid: api.wire('0e000000-0000-4000-8000-000000000004'),
          scope_type: 'customer',
          scope_uuid: api.wire(ACME),
          scope_name: 'Acme',
        },
      ],
      requested_email: null,
      affiliations: ['staff@acme.example', ''],
      first_name: 'Olivia',
      last_name: 'van Owner',
      identity_provider_name: 'Local DB',
      identity_provider_label: 'Local DB',
      identity_provider_management_url: '',
      identity_provider_fields: [],
      image: null,
      identity_source: '',
    };
    expect(json).toEqual(expected);
    expect(Object.keys(json)).toEqual(Object.keys(expected));
  });

  it.each([
    ['boss', 'Runs it'],
    ['Olivia O.', undefined],
  ])('shows the keys of staff to %s: %s', async (as, description) => {
    const { json } = await api.get(PATH, as);
    expect(json.description).toBe(description);
    expect(STAFF_KEYS.filter((key) => key in json)).toEqual(description ? STAFF_KEYS : []);
  });

  it('shows them to support, too', async () => {
    const { json } = await base.get(PATH, 'support');
    expect([json.is_staff, json.is_support]).toEqual([false, true]);
  });

  it.each([
    ['field=uuid&field=username', 'support', ['uuid', 'username']],
    ['field=username&field=uuid', 'owner', ['uuid', 'username']],
    ['field=is_staff', 'support', ['is_staff']],
    ['field=is_staff', 'owner', []],
    ['field=is_staff&field=nothing&field=token', 'owner', ['token']],
  ])('picks by ?%s for %s: %j', async (query, as, keys) => {
    expect(Object.keys((await base.get(`${PATH}?${query}`, as)).json)).toEqual(keys);
  });

  it.each(['field=nothing', 'field=', 'field=uuid,username'])(
    'shows all for ?%s',
    async (query) => {
      const [all, picked] = [await base.get(PATH), await base.get(`${PATH}?${query}`)];
      expect(picked.json).toEqual(all.json);
    },
  );

  it('is whom a staff user acts as, with the token', async () => {
    const owner = (await base.get(PATH, 'owner')).json;
    const headers = { 'X-Impersonated-User-Uuid': owner.uuid };
    const answer = await base.send({ path: PATH, headers });
    expect(answer.json).toEqual(owner);
    expect(answer.headers['x-impersonator-uuid']).toBe((await base.get(PATH)).json.uuid);
  });

  it('tells the usual lifetime, though nothing ends by it', async () => {
    api.clock.advance(365 * 24 * 3_600_000);
    const { status, json } = await api.get(PATH, 'boss');
    expect([status, json.token_lifetime]).toEqual([200, 3600]);
    api.clock.reset();
  });

  it.each(['POST', 'PUT', 'DELETE'] as const)('refuses %s by role', async (method) => {
    const answers = await Promise.all(
      ['staff', 'support', 'owner', 'anonymous'].map((as) => send(method, as)),
    );
    expect(answers.map(({ status }) => status)).toEqual([405, 403, 403, 401]);
    expect(answers[1]?.json).toEqual(TEXT.denied);
  });

  it('describes itself', async () => {
    const { json, headers } = await send('OPTIONS', 'owner');
    expect([json.name, json.description, json.actions]).toEqual(['Me', '', undefined]);
    expect(headers['allow']).toBe('GET, HEAD, OPTIONS');
    expect((await send('OPTIONS', 'anonymous')).status).toBe(401);
  });

  it.each(['/api/users/me.json', '/api/users/me.json/'])(
    'is at %s what the contract says',
    async (path) => {
      const fault = contract === 'deployed' ? 500 : 200;
      const statuses = [
        (await base.get(path, 'owner')).status,
        (await send('HEAD', 'owner', path)).status,
        (await base.get(path, 'anonymous')).status,
        (await send('OPTIONS', 'owner', path)).status,
        (await send('POST', 'owner', path)).status,
      ];
      expect(statuses).toEqual([fault, fault, 401, 200, 403]);
    },
  );

  it.each([
    ['/api/users/me.xml', 'application/json'],
    ['/api/users/me/x/', 'text/html; charset=utf-8'],
    ['/api/users/me//', 'text/html; charset=utf-8'],
  ])('is not at %s: %s', async (path, type) => {
    const { status, headers } = await base.get(path);
    expect([status, headers['content-type']]).toEqual([404, type]);
  });
});

describe('a user of a fixture', () => {
  const api = createClient({ fixtures: world('empty') });
  const load = (user: object) => api.seed({ users: [{ token: 't', username: 'u', ...user }] });
  const me = async () =>
    (await api.send({ as: 'anonymous', path: PATH, headers: { Authorization: 'Token t' } })).json;

  it.each([
    [{ full_name: 'Ann Lee' }, ['Ann Lee', 'Ann', 'Lee']],
    [{ full_name: ' Ann  van Lee ' }, [' Ann  van Lee ', 'Ann', 'van Lee']],
    [{ full_name: 'Ann' }, ['Ann', 'Ann', '']],
    [{ first_name: 'Ann Marie', last_name: 'Lee' }, ['Ann Marie Lee', 'Ann Marie', 'Lee']],
    [{ full_name: 'Ann Marie Lee', last_name: 'Lee' }, ['Ann Marie Lee', 'Ann Marie', 'Lee']],
    [
      { full_name: 'Ann Marie Lee', first_name: 'Ann Marie' },
      ['Ann Marie Lee', 'Ann Marie', 'Lee'],
    ],
    [{ first_name: 'Ann' }, ['Ann', 'Ann', '']],
    [{ last_name: 'Lee' }, ['Lee', '', 'Lee']],
    [{}, ['', '', '']],
  ])('has of its names the rest, too: %j', async (names, expected) => {
    load(names);
    const { full_name, first_name, last_name } = await me();
    expect([full_name, first_name, last_name]).toEqual(expected);
    const state = api.state();
    api.seed(state);
    expect(api.state()).toEqual(state);
  });

  it.each([
    [{ affiliations: 'staff' }, '/users/0/affiliations: must be a list'],
    [{ affiliations: ['a', 1] }, '/users/0/affiliations/1: must be text'],
    [{ agreement_date: 'soon' }, '/users/0/agreement_date: must be a time'],
  ])('cannot have %j', (wrong, problem) => {
    expect(() => load(wrong)).toThrow(problem);
  });

  it('cannot have names that do not fit', () => {
    expect(() => load({ full_name: 'Bo Ek', first_name: 'Ann', last_name: 'Lee' })).toThrow(
      'must be first_name and last_name: "Ann Lee"',
    );
  });

  it('has an identity provider other than the server itself by its way of registration', async () => {
    load({ registration_method: 'eduteams' });
    expect((await me()).identity_provider_label).toBe('eduteams');
  });

  it('is loaded from its own answer', async () => {
    load({ full_name: 'Ann Lee', is_staff: true, job_title: 'Clerk', image: `${ORIGIN}/a.png` });
    const shown = await me();
    load(shown);
    expect(await me()).toEqual(shown);
  });
});

/** The filters of the list of organizations, and its order. Source: BEHAVIOUR 17. */
import { describe, expect, it } from '@jest/globals';
import { createClient } from '../../client.ts';
import { MISSING } from '../base-world.ts';
import { ORGANIZATIONS, WHOLE } from './organizations.ts';

const api = createClient({ contract: 'deployed', fixtures: ORGANIZATIONS });
const SHORT: Readonly<Record<string, string>> = {
  [WHOLE.name]: 'whole',
  'Plain 100%': 'plain',
  'Domain only': 'domain',
  Beta: 'beta',
};
const BY_NAME = ['beta', 'domain', 'plain', 'whole'];
const get = (query: string, as = 'staff') => api.get(`/api/customers/?field=name&${query}`, as);
const found = async (query: string, as = 'staff') =>
  (await get(query, as)).json.map(({ name }: { name: string }) => SHORT[name]);
const uuidOf = (
  list: 'users' | 'organization_groups' | 'organization_group_types',
  name: string,
) => {
  const rows: readonly { uuid?: string; username?: string; name?: string }[] =
    api.state()[list] ?? [];
  return rows.find((row) => row.username === name || row.name === name)?.uuid ?? '';
};

describe('GET /api/customers/ finds', () => {
  it.each([
    ['name=PLAIN', ['plain']],
    ['name=%20plain%20', ['plain']],
    ['name=100%25', ['plain']],
    ['name=100_', []],
    ['name=stra%C3%9Fe', ['whole']],
    ['name=STRASSE', []],
    ['name=', BY_NAME],
    ['name=%20%20', BY_NAME],
    ['name=beta&name=plain', ['plain']],
    ['native_name=%C3%95PPI', ['whole']],
    ['abbreviation=s', ['whole']],
    ['abbreviation=b&name=e', ['beta']],
    ['contact_details=XXX', ['whole']],
    ['name_exact=Beta', ['beta']],
    ['name_exact=%20Beta%20', ['beta']],
    ['name_exact=beta', []],
    ['name_exact=Bet', []],
    ['registration_code=Reg-9', ['whole']],
    ['registration_code=reg-9', []],
    ['agreement_number=Agr-1', ['whole']],
    ['agreement_number=Agr', []],
    ['backend_id=Crm-7', ['whole']],
    ['backend_id=', BY_NAME],
  ])('by text: %s', async (query, names) => {
    expect(await found(query)).toEqual(names);
  });

  it.each([
    ['query=plain', ['plain']],
    ['query=%C3%B5ppijad', ['whole']],
    ['query=sus', ['whole']],
    ['query=D.EXAMPLE', ['domain']],
    ['query=uni.', ['whole']],
    ['query=reg-9', ['whole']],
    ['query=Agr', ['whole']],
    ['query=AGR', ['beta']],
    ['query=agr', []],
    ['query=crm', []],
    [`query=${WHOLE.uuid}`, ['whole']],
    [`query=${WHOLE.uuid.replaceAll('-', '').toUpperCase()}`, ['whole']],
    [`query=${WHOLE.uuid.slice(0, 8)}`, []],
    ['query=%20plain%20', ['plain']],
    ['query=', BY_NAME],
  ])('in many places: %s', async (query, names) => {
    expect(await found(query)).toEqual(names);
  });

  it.each([
    ...['true', 'True', '2'].map((word) => [word, ['whole']] as const),
    ...['false', 'False', '3'].map((word) => [word, ['beta', 'domain', 'plain']] as const),
    ...['', 'TRUE', 'x', '1', '0', ' true', 'on'].map((word) => [word, BY_NAME] as const),
  ])('what is archived: %j', async (word, names) => {
    expect(await found(`archived=${encodeURIComponent(word)}`)).toEqual(names);
  });

  it.each([
    ['owner', 'true', ['beta', 'whole']],
    ['owner', 'True', ['beta', 'whole']],
    ['owner', '1', ['beta', 'whole']],
    ['owner', 'false', BY_NAME],
    ['owner', '', BY_NAME],
    ['owner', 'x', BY_NAME],
    ['owner', 'TRUE', BY_NAME],
    ['owner', '2', BY_NAME],
    ['owner', ' true', BY_NAME],
    ['twice', '1', ['whole']],
    ['worker', '1', []],
    ['staff', '1', []],
  ])('what %s owns: %j', async (as, word, names) => {
    expect(await found(`owned_by_current_user=${word}`, as)).toEqual(names);
  });

  it.each([
    ['staff', 'owner', BY_NAME],
    ['staff', 'worker', ['whole']],
    ['staff', 'gone', ['whole']],
    ['staff', 'stranger', []],
    ['owner', 'staff', BY_NAME],
    ['owner', 'support', BY_NAME],
    ['twice', 'owner', ['whole']],
    ['worker', 'staff', ['whole']],
  ])('for %s what %s may see', async (as, whom, names) => {
    const uuid = uuidOf('users', whom);
    expect(await found(`user_uuid=${uuid}`, as)).toEqual(names);
    expect(await found(`user_uuid=${uuid.replaceAll('-', '').toUpperCase()}`, as)).toEqual(names);
  });

  it.each([
    ['user_uuid=x', []],
    [`user_uuid=${MISSING}`, []],
    ['user_uuid=', BY_NAME],
  ])('nobody that is not there: %s', async (query, names) => {
    expect(await found(query)).toEqual(names);
  });

  it('by group and by type of group, any of those that are named', async () => {
    const group = (name: string) =>
      `organization_group_uuid=${uuidOf('organization_groups', name)}`;
    const type = uuidOf('organization_group_types', 'Science').replaceAll('-', '');
    expect(await found(group('Labs'))).toEqual(['whole']);
    expect(await found(`${group('Labs')}&${group('All of them')}`)).toEqual(['domain', 'whole']);
    expect(await found(`organization_group_type_uuid=${type}`)).toEqual(['whole']);
    expect(await found('organization_group_name=ALL')).toEqual(['domain']);
    expect(await found('organization_group_type_name=sci')).toEqual(['whole']);
    expect(await found('organization_group_name=x')).toEqual([]);
  });

  it.each([
    ['has_resources', []],
    ['has_resources=', []],
    ['has_resources=false', []],
    ['is_service_provider=true', []],
    ['is_service_provider=True', []],
    ['is_service_provider=', BY_NAME],
    ['is_service_provider=false', BY_NAME],
    ['is_service_provider=x', BY_NAME],
    ['is_call_managing_organization=true', []],
    ['is_call_managing_organization=false', BY_NAME],
    ['is_call_managing_organization=x', BY_NAME],
    [`service_provider_uuid=${MISSING}`, []],
    ['service_provider_uuid=x', BY_NAME],
    ['service_provider_uuid=', BY_NAME],
    ['accounting_is_running=false', BY_NAME],
    ['accounting_is_running=x', BY_NAME],
  ])('nothing of a marketplace: %s', async (query, names) => {
    expect(await found(query)).toEqual(names);
  });

  it.each(['uuid=x', 'email=x', 'country=XX', 'search=beta', 'ordering=-name'])(
    'all by what is no filter: %s',
    async (query) => {
      expect(await found(query)).toEqual(BY_NAME);
    },
  );

  it('none but those that the user sees', async () => {
    expect(await found('name=a', 'twice')).toEqual(['whole']);
  });
});

describe('a bad filter of organizations', () => {
  const choice = (value: string) => [
    `Select a valid choice. ${value} is not one of the available choices.`,
  ];
  it.each([
    ['organization_group_uuid=x', { organization_group_uuid: choice('x') }],
    ['organization_group_uuid=', { organization_group_uuid: choice('') }],
    [
      'organization_group_type_uuid=x&organization_group_type_uuid=y',
      { organization_group_type_uuid: choice('x') },
    ],
    [`organization_group_uuid=${MISSING}`, { organization_group_uuid: choice(MISSING) }],
    [
      'name=%00&query=a%00&organization_group_uuid=x',
      {
        name: ['Null characters are not allowed.'],
        query: ['Null characters are not allowed.'],
        organization_group_uuid: choice('x'),
      },
    ],
  ])('is refused, with all that is wrong: %s', async (query, body) => {
    for (const path of ['', `${WHOLE.uuid}/`]) {
      const answer = await api.get(`/api/customers/${path}?${query}`);
      expect([answer.status, answer.json]).toEqual([400, body]);
    }
  });

  it('is told of those that are there, though the first is', async () => {
    const there = uuidOf('organization_groups', 'Labs');
    const answer = await get(`organization_group_uuid=${there}&organization_group_uuid=y`);
    expect([answer.status, answer.json]).toEqual([400, { organization_group_uuid: choice('y') }]);
  });
});

describe('GET /api/customers/{uuid}/', () => {
  it.each([
    ['name=beta', 404],
    ['archived=true', 200],
    ['has_resources=', 404],
    ['o=nope', 200],
  ])('is narrowed by filters: %s', async (query, status) => {
    expect((await api.get(`/api/customers/${WHOLE.uuid}/?${query}`)).status).toBe(status);
  });
});

describe('the order of organizations', () => {
  const MADE = ['whole', 'plain', 'domain', 'beta'];
  it.each([
    ['o=name', BY_NAME],
    ['o=-name', [...BY_NAME].reverse()],
    ['o=', BY_NAME],
    ['o=,', BY_NAME],
    ['o=nope', BY_NAME],
    ['o=-', BY_NAME],
    ['o=--name', BY_NAME],
    ['o=uuid,email,-nope', BY_NAME],
    ['o=nope,-name', [...BY_NAME].reverse()],
    ['o=%20-name%20', [...BY_NAME].reverse()],
    ['o=-%20name', BY_NAME],
    ['o=name&o=-name', [...BY_NAME].reverse()],
    ['o=-name&o=', BY_NAME],
    // Those that are equal stand as they were made.
    ['o=native_name', ['plain', 'domain', 'beta', 'whole']],
    ['o=-native_name', ['whole', 'plain', 'domain', 'beta']],
    ['o=abbreviation', ['plain', 'domain', 'beta', 'whole']],
    ['o=abbreviation,-name', ['plain', 'domain', 'beta', 'whole']],
    ['o=contact_details,name', ['beta', 'domain', 'plain', 'whole']],
    ['o=-registration_code', ['whole', 'plain', 'domain', 'beta']],
    ['o=agreement_number', ['plain', 'domain', 'beta', 'whole']],
    // Of those made in one moment, the first is the oldest.
    ['o=created', MADE],
    ['o=-created', ['beta', 'domain', 'plain', 'whole']],
    ['o=accounting_start_date', MADE],
    ['o=-accounting_start_date', ['beta', 'domain', 'plain', 'whole']],
  ])('by %s', async (query, names) => {
    expect(await found(query)).toEqual(names);
    expect(await found(query, 'owner')).toEqual(names);
  });
});

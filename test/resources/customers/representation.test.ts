/** The whole of an organization, to each who sees it. */
import { beforeEach, describe, expect, it } from '@jest/globals';
import { CONTRACTS, createClient, ORIGIN } from '../../client.ts';
import { CUSTOMER, PROFILE } from '../base-world.ts';
import { ORGANIZATIONS, WHOLE } from './organizations.ts';

describe.each(CONTRACTS)('an organization (%s)', (contract) => {
  const api = createClient({ contract, fixtures: ORGANIZATIONS });
  const { wire } = api;
  const named = (name: string) => `/api/customers/?name_exact=${encodeURIComponent(name)}`;
  const find = async (name: string, as = 'staff') => (await api.get(named(name), as)).json[0];
  const uuidOf = (list: string, name: string) => {
    const rows: unknown = Reflect.get(api.state(), list);
    const found = Array.isArray(rows) ? rows.find((row) => row.name === name) : undefined;
    return wire(found.uuid);
  };

  it('shows all that a fixture may set, in the order of the server', async () => {
    const [labs, all, science] = [
      uuidOf('organization_groups', 'Labs'),
      uuidOf('organization_groups', 'All of them'),
      uuidOf('organization_group_types', 'Science'),
    ];
    const uuid = wire(WHOLE.uuid);
    const { $id: _id, latitude: _latitude, ...own } = WHOLE;
    const found = await find(WHOLE.name);
    const shown = { ...found, projects: [] };
    expect(shown).toEqual({
      ...own,
      url: `${ORIGIN}/api/customers/${uuid}/`,
      uuid,
      organization_group: `${ORIGIN}/api/organization-groups/${labs}/`,
      organization_group_name: 'Labs',
      organization_group_uuid: labs,
      organization_group_parent_name: 'All of them',
      organization_group_parent_uuid: all,
      organization_group_type_name: 'Science',
      organization_group_type_uuid: science,
      display_name: 'SuS',
      projects: [],
      image: `${ORIGIN}/api/media/${wire(WHOLE.image.uuid)}/`,
      projects_count: 2,
      users_count: 4,
      country_name: 'Bosnia and Herzegovina',
      latitude: 59,
      payment_profiles: [],
      is_service_provider: false,
      call_managing_organization_uuid: null,
    });
    expect(Object.keys(found)).toEqual(KEYS);
    expect((await api.get(named(WHOLE.name))).text).toContain(
      '"latitude":59.0,"longitude":-24.75,',
    );
  });

  it('shows what the server makes of a fixture that says nothing', async () => {
    const { uuid: _uuid, url: _url, created, ...rest } = await find('Plain 100%');
    expect(rest).toEqual({
      ...Object.fromEntries(TEXTS.map((name) => [name, ''])),
      organization_group: null,
      display_name: 'Plain 100%',
      projects: [],
      image: null,
      blocked: false,
      archived: false,
      default_tax_percent: '0.00',
      accounting_start_date: created,
      projects_count: 0,
      users_count: 1,
      sponsor_number: null,
      country_name: null,
      name: 'Plain 100%',
      slug: 'plain-100',
      latitude: null,
      longitude: null,
      payment_profiles: [],
      is_service_provider: false,
      call_managing_organization_uuid: null,
    });
  });

  it('tells no type and no parent of a group that has none', async () => {
    const shown = await find('Domain only');
    expect(Object.keys(shown).filter((key) => key.startsWith('organization_group'))).toEqual([
      'organization_group',
      'organization_group_name',
      'organization_group_uuid',
    ]);
    expect(shown.display_name).toBe('Domain only (d.example)');
  });

  it('downloads its image', async () => {
    const { image } = await find(WHOLE.name);
    expect((await api.get(image.replace(ORIGIN, ''), 'anonymous')).text).toBe('A');
  });

  it.each([
    ['staff', '', ['Ocean', 'Sky']],
    ['support', '', ['Ocean', 'Sky']],
    ['owner', '', ['Ocean', 'Sky']],
    ['twice', '', ['Ocean', 'Sky']],
    ['worker', '', ['Sky']],
    ['staff', '?query=', ['Ocean', 'Sky']],
    ['worker', '?show_all_projects=true', ['Sky']],
  ])('shows %s the projects that they may see, asked for with %j', async (as, query, names) => {
    const { json } = await api.get(`/api/customers/${WHOLE.uuid}/${query}`, as);
    expect(json.projects.map(({ name }: { name: string }) => name)).toEqual(names);
    expect(json.projects_count).toBe(2);
  });

  it('shows of a project what leads to it', async () => {
    const { projects } = await find(WHOLE.name);
    expect(projects[0]).toEqual({
      url: expect.stringContaining('/api/projects/'),
      uuid: uuidOf('projects', 'Ocean'),
      name: 'Ocean',
      image: null,
      resource_count: 0,
      end_date: '2030-01-31',
    });
  });

  it('shows those projects alone that a query finds too, unless all are asked for', async () => {
    const path = `/api/customers/${WHOLE.uuid}/?field=projects&query=s`;
    const names = async (more: string) =>
      (await api.get(path + more)).json.projects.map(({ name }: { name: string }) => name);
    expect(await names('')).toEqual(['Sky']);
    expect(await names('&show_all_projects=True')).toEqual(['Ocean', 'Sky']);
    expect(await names('&show_all_projects=1')).toEqual(['Sky']);
  });

  it('shows nothing of a group that is picked and missing', async () => {
    const { json } = await api.get('/api/customers/?field=organization_group_name&o=created');
    expect(json).toEqual([
      { organization_group_name: 'Labs' },
      {},
      { organization_group_name: 'All of them' },
      {},
    ]);
  });
});

describe('the profiles within an organization', () => {
  const api = createClient({ contract: 'deployed' });
  const path = `/api/customers/${CUSTOMER.alpha}/?field=payment_profiles`;
  const order = async () =>
    (await api.get(path)).json.payment_profiles.map(({ uuid }: { uuid: string }) => uuid);

  beforeEach(() => api.reset());

  it('come as they were last written', async () => {
    const [active, old] = [api.wire(PROFILE.active), api.wire(PROFILE.old)];
    expect(await order()).toEqual([active, old]);
    await api.send({ method: 'PATCH', path: `/api/payment-profiles/${PROFILE.active}/` });
    expect(await order()).toEqual([old, active]);
    await api.send({ method: 'POST', path: `/api/payment-profiles/${PROFILE.old}/enable/` });
    expect(await order()).toEqual([active, old]);
  });
});

const TEXTS = [
  ...['backend_id', 'native_name', 'abbreviation', 'contact_details', 'agreement_number'],
  ...['email', 'phone_number', 'access_subnets', 'registration_code', 'homepage', 'domain'],
  ...['vat_code', 'postal', 'address', 'bank_name', 'bank_account', 'country'],
];

const KEYS = [
  ...['url', 'uuid', 'created', 'organization_group', 'organization_group_name'],
  ...['organization_group_uuid', 'organization_group_parent_name'],
  ...['organization_group_parent_uuid', 'organization_group_type_name'],
  ...['organization_group_type_uuid', 'display_name', 'projects', 'backend_id', 'image'],
  ...['blocked', 'archived', 'default_tax_percent', 'accounting_start_date', 'projects_count'],
  ...['users_count', 'sponsor_number', 'country_name', 'name', 'slug', 'native_name'],
  ...['abbreviation', 'contact_details', 'agreement_number', 'email', 'phone_number'],
  ...['access_subnets', 'registration_code', 'homepage', 'domain', 'vat_code', 'postal'],
  ...['address', 'bank_name', 'bank_account', 'latitude', 'longitude', 'country'],
  ...['payment_profiles', 'is_service_provider', 'call_managing_organization_uuid'],
];

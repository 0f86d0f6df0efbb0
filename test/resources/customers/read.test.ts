import { beforeEach, describe, expect, it } from '@jest/globals';
import { CONTRACTS, createClient } from '../../client.ts';
import { CUSTOMER, MISSING, PROFILE } from '../base-world.ts';
import { itRefuses, TEXT } from '../refusals.ts';

const PATH = '/api/customers/';
const noCustomer = { detail: 'No Customer matches the given query.' };

describe.each(CONTRACTS)('GET /api/customers/ (%s)', (contract) => {
  const api = createClient({ contract });
  const { wire, url } = api;

  beforeEach(() => api.reset());

  it('answers the keys that clients of payments read', async () => {
    const { status, json } = await api.get(`${PATH}${CUSTOMER.alpha}/`);
    expect(status).toBe(200);
    expect(json).toMatchObject({
      url: url('customers', CUSTOMER.alpha),
      uuid: wire(CUSTOMER.alpha),
      name: 'Alpha Organization',
      slug: 'alpha',
      abbreviation: 'ALPHA',
      email: 'alpha@example.com',
      phone_number: '',
      country: 'EE',
      country_name: 'Estonia',
      address: 'Ülikooli 18',
      postal: '50090',
      bank_name: '',
      bank_account: '',
    });
    expect(json.created).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/);
  });

  it.each([
    ['staff', [PROFILE.active, PROFILE.old]],
    ['support', [PROFILE.active, PROFILE.old]],
    ['owner', [PROFILE.active]],
    ['owner_ab', [PROFILE.active]],
  ])('shows %s the payment profiles of the organization that they may see', async (as, uuids) => {
    const { json } = await api.get(`${PATH}${CUSTOMER.alpha}/`, as);
    const profiles = [];
    for (const uuid of uuids) {
      profiles.push((await api.get(`/api/payment-profiles/${uuid}/`, as)).json);
    }
    expect(json.payment_profiles).toEqual(profiles);
  });

  it.each(['manager', 'customer_support', 'project_manager', 'project_admin'])(
    'shows %s no payment profiles',
    async (as) => {
      const { status, json } = await api.get(`${PATH}${CUSTOMER.alpha}/`, as);
      expect([status, json.payment_profiles]).toEqual([200, null]);
    },
  );

  it.each([
    ...([
      ['staff', 3],
      ['support', 3],
      ['owner', 1],
      ['owner_b', 1],
      ['owner_ab', 2],
    ] as const),
    ...([
      ['project_manager', 1],
      ['project_admin', 1],
      ['stranger', 0],
    ] as const),
  ])('lists the %s %i organizations by name', async (as, count) => {
    const { headers, json } = await api.get(PATH, as);
    expect(headers['x-result-count']).toBe(String(count));
    const names = json.map(({ name }: { name: string }) => name);
    expect(names).toEqual([...names].sort());
    expect(names).toHaveLength(count);
  });

  it('selects fields', async () => {
    const { json } = await api.get(`${PATH}?field=name&field=uuid`);
    expect(json[2]).toEqual({ uuid: wire(CUSTOMER.gamma), name: 'Gamma Organization' });
  });

  it('has no name for no country', async () => {
    const { json } = await api.get(`${PATH}${CUSTOMER.beta}/?field=country&field=country_name`);
    expect(json.country).toBe('');
  });

  itRefuses(api, { path: `${PATH}${CUSTOMER.alpha}/` }, [
    ['a request without token', { as: 'anonymous' }, 401, TEXT.notAuthenticated],
    ['an unknown uuid', { path: `${PATH}${MISSING}/` }, 404, noCustomer],
    ['what is no uuid', { path: `${PATH}abc/` }, 404, noCustomer],
    ['another owner', { as: 'owner_b' }, 404, noCustomer],
    ['a stranger', { as: 'stranger' }, 404, noCustomer],
  ]);
});

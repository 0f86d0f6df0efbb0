/** What OPTIONS tells of organizations, and which methods are refused. Source: BEHAVIOUR 10 and 17. */
import { describe, expect, it } from '@jest/globals';
import { CONTRACTS, createClient, type Method } from '../../client.ts';
import { CUSTOMER } from '../base-world.ts';

const LIST = '/api/customers/';
const DETAIL = `${LIST}${CUSTOMER.alpha}/`;
const STAFF_ONLY = [
  ...['organization_group', 'blocked', 'archived', 'default_tax_percent', 'accounting_start_date'],
  ...['sponsor_number', 'slug', 'agreement_number', 'access_subnets', 'domain'],
];

describe.each(CONTRACTS)('OPTIONS on organizations (%s)', (contract) => {
  const api = createClient({ contract });
  const told = async (path: string, as = 'staff') =>
    (await api.send({ method: 'OPTIONS', path, as })).json;

  it('tells a field with its limits and what it is for', async () => {
    const { name, actions } = await told(LIST);
    expect(name).toBe('Customer List');
    expect(actions.POST).toMatchObject({
      name: { type: 'string', required: true, read_only: false, label: 'Name', max_length: 150 },
      uuid: { type: 'string', required: false, read_only: true, label: 'Uuid' },
      image: { type: 'image upload', read_only: false, label: 'Image', max_length: 100 },
      email: { type: 'email', label: 'Email address', max_length: 75 },
      latitude: { type: 'float', required: false, read_only: false, label: 'Latitude' },
      default_tax_percent: { min_value: 0, max_value: 200, max_digits: 4, decimal_places: 2 },
      backend_id: { help_text: 'Organization identifier in another application.' },
      accounting_start_date: { type: 'datetime', label: 'Start date of accounting' },
      sponsor_number: { help_text: 'External ID of the sponsor covering the costs', min_value: 0 },
      access_subnets: {
        help_text:
          'Enter a comma separated list of IPv4 or IPv6 CIDR addresses from where connection to self-service is allowed.',
      },
      vat_code: { help_text: 'VAT number', max_length: 20 },
      payment_profiles: { type: 'field', read_only: true },
    });
    expect(Object.keys(actions.POST)).toHaveLength(45);
    expect(actions.POST.contact_details).not.toHaveProperty('max_length');
    expect(actions.POST.country.choices).toHaveLength(39);
    expect(actions.POST.country.choices.at(-1)).toEqual({
      value: 'EU',
      display_name: 'European Union',
    });
  });

  it.each(['owner', 'support', 'stranger'])(
    'tells %s that what staff alone may write is read-only',
    async (as) => {
      const [mine, theirs] = [await told(LIST), await told(LIST, as)].map(
        ({ actions }) => actions.POST,
      );
      const differing = Object.keys(mine).filter(
        (name) => mine[name].read_only !== theirs[name].read_only,
      );
      expect(differing).toEqual(STAFF_ONLY);
      const opened = STAFF_ONLY.map((name) => [name, { ...theirs[name], read_only: false }]);
      expect({ ...theirs, ...Object.fromEntries(opened) }).toEqual(mine);
    },
  );

  it('tells of PUT to those who see the organization', async () => {
    const [owner, stranger] = [await told(DETAIL, 'owner'), await told(DETAIL, 'stranger')];
    expect([owner.name, Object.keys(owner.actions)]).toEqual(['Customer Instance', ['PUT']]);
    expect([stranger.name, stranger.actions]).toEqual(['Customer Instance', undefined]);
  });

  it.each<[Method, string, string, string]>([
    ['POST', LIST, 'staff', 'GET, POST, HEAD, OPTIONS'],
    ['PATCH', LIST, 'owner', 'GET, POST, HEAD, OPTIONS'],
    ['DELETE', LIST, 'stranger', 'GET, POST, HEAD, OPTIONS'],
    ['PUT', DETAIL, 'staff', 'GET, PUT, PATCH, DELETE, HEAD, OPTIONS'],
    ['PATCH', DETAIL, 'owner', 'GET, PUT, PATCH, DELETE, HEAD, OPTIONS'],
    ['DELETE', DETAIL, 'staff', 'GET, PUT, PATCH, DELETE, HEAD, OPTIONS'],
    ['POST', DETAIL, 'stranger', 'GET, PUT, PATCH, DELETE, HEAD, OPTIONS'],
  ])(
    'refuses %s of %s to %s, and tells what a real server has',
    async (method, path, as, allow) => {
      const before = api.state();
      const answer = await api.send({ method, path, as, json: { name: 'x' } });
      expect([answer.status, answer.headers['allow']]).toEqual([405, allow]);
      expect(answer.json).toEqual({ detail: `Method "${method}" not allowed.` });
      expect(api.state()).toEqual(before);
    },
  );

  it.each<[Method, string]>([
    ['POST', LIST],
    ['DELETE', DETAIL],
    ['OPTIONS', LIST],
  ])('asks who it is before it refuses %s of %s', async (method, path) => {
    expect((await api.send({ method, path, as: 'anonymous' })).status).toBe(401);
  });
});

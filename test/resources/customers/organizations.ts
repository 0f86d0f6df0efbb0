/** A world of organizations that differ in all that is asked for, and of who sees them. */

import type { FixtureDocument } from '../../../src/index.ts';

/** Every field that a real server lets clients write, each with a value that is not its default. */
export const WHOLE = {
  $id: 'whole',
  uuid: 'ca000000-0000-4000-8000-000000000001',
  name: 'Straße & Söhne',
  created: '2024-01-02T03:04:05.000000Z',
  organization_group: 'labs',
  backend_id: 'Crm-7',
  image: {
    uuid: 'ed000000-0000-4000-8000-000000000001',
    name: 'customers/logo.txt',
    base64: 'QQ==',
  },
  blocked: true,
  archived: true,
  default_tax_percent: '22.50',
  accounting_start_date: '2024-02-03T04:05:06.000000Z',
  sponsor_number: 12,
  slug: 'own-slug',
  native_name: 'Õppijad',
  abbreviation: 'SuS',
  contact_details: 'x'.repeat(400),
  agreement_number: 'Agr-1',
  email: 'a@b.example',
  phone_number: '+372 5',
  access_subnets: '10.0.0.0/8, 2001:db8::/32',
  registration_code: 'Reg-9',
  homepage: 'https://b.example/',
  domain: 'uni.example',
  vat_code: 'EE1',
  postal: '50090',
  address: 'Ülikooli 18',
  bank_name: 'Bank',
  bank_account: 'EE38',
  latitude: 59,
  longitude: -24.75,
  country: 'BA',
};

type Roles = NonNullable<NonNullable<FixtureDocument['users']>[number]['roles']>;

const role = (username: string, roles: Roles, more: object = {}) => ({
  username,
  token: `token-of-${username}`,
  roles,
  ...more,
});

export const ORGANIZATIONS: FixtureDocument = {
  organization_group_types: [{ $id: 'science', name: 'Science' }],
  organization_groups: [
    { $id: 'all', name: 'All of them' },
    { $id: 'labs', name: 'Labs', type: 'science', parent: 'all' },
  ],
  // Their names stand in another order than they do.
  customers: [
    WHOLE,
    { $id: 'plain', name: 'Plain 100%' },
    { $id: 'domain', name: 'Domain only', domain: 'd.example', organization_group: 'all' },
    { $id: 'beta', name: 'Beta', abbreviation: 'B', agreement_number: 'AGR-2' },
  ],
  projects: [
    { $id: 'one', name: 'Ocean', customer: 'whole', end_date: '2030-01-31' },
    { $id: 'two', name: 'Sky', customer: 'whole' },
    { $id: 'other', name: 'Ocean too', customer: 'beta' },
  ],
  users: [
    role('staff', [], { is_staff: true }),
    role('support', [], { is_support: true }),
    role('owner', [
      { customer: 'whole', role: 'owner' },
      { customer: 'plain', role: 'support' },
      { customer: 'beta', role: 'owner' },
      { customer: 'domain', role: 'manager' },
    ]),
    role('twice', [
      { customer: 'whole', role: 'owner' },
      { project: 'one', role: 'project_admin' },
    ]),
    role('worker', [{ project: 'two', role: 'project_manager' }]),
    role('gone', [{ project: 'one', role: 'project_admin' }], { is_active: false }),
    role('stranger', []),
  ],
};

/** Fixture documents for tests of the command and the server: a small world, and one with thirty mistakes. */

import type { FixtureDocument } from '../../src/index.ts';

export const ACME = '0c000000-0000-4000-8000-000000000001';
export const PROFILE = '0f000000-0000-4000-8000-000000000001';
export const PAYMENT = '0b000000-0000-4000-8000-000000000001';

/** A staff user, an owner, one organization with its profile, and a payment. */
export const WORLD = {
  users: [
    { username: 'staff', token: 'staff-token', is_staff: true },
    { username: 'owner', token: 'owner-token', roles: [{ customer: 'acme', role: 'owner' }] },
    { username: 'nobody', token: null },
  ],
  customers: [{ $id: 'acme', uuid: ACME, name: 'Acme' }],
  payment_profiles: [{ uuid: PROFILE, organization: 'acme', payment_type: 'invoices' }],
  payments: [
    {
      uuid: PAYMENT,
      profile: PROFILE,
      date_of_payment: '2023-10-01',
      sum: '100.00',
      created: '2023-10-01T10:00:00Z',
    },
  ],
} as const satisfies FixtureDocument;

export const MISTAKES = 30;

/** A payment an entry, each with a sum that is none. */
export const BROKEN_WORLD = {
  ...WORLD,
  payments: Array.from({ length: MISTAKES }, (_, index) => ({
    profile: PROFILE,
    date_of_payment: '2023-10-01',
    sum: `a lot ${index}`,
  })),
};

/** What a compiler says of fixture documents: every table, and what may go wrong in one. */
import {
  createMockServer,
  type FixtureDocument,
  OptionError,
  startMockServer,
} from '../../../src/index.ts';

export const whole: FixtureDocument = {
  $schema: './node_modules/waldur-payments-mock/dist/fixtures.schema.json',
  customers: [{ $id: 'acme', name: 'Acme', country: 'EE', url: 'of an answer, and ignored' }],
  projects: [{ customer: 'acme', name: 'Oceans' }],
  users: [
    { username: 'staff', token: 'secret', is_staff: true, token_lifetime: null },
    {
      username: 'owner',
      roles: [
        { customer: 'acme', role: 'owner' },
        { project: 'Oceans', role: 'project_admin' },
      ],
    },
  ],
  payment_profiles: [
    {
      $id: 'p',
      organization: 'acme',
      payment_type: 'fixed_price',
      is_active: null,
      attributes: {},
    },
  ],
  invoices: [{ $id: 'i', customer: 'acme', state: 'paid', year: 2024, month: 2, items: [] }],
  media: [{ $id: 'receipt', name: 'a.txt', base64: 'eA==' }],
  payments: [
    { profile: 'p', sum: '1.00', invoice: 'i', proof: 'receipt', $moved: true },
    { profile: 'p', proof: { name: 'b.txt', base64: 'eA==' } },
    { profile: 'p', proof: null },
  ],
  generate: { seed: 7, payments: 500 },
};
createMockServer({ fixtures: whole });
createMockServer({ fixtures: ['default', './fixtures', whole] });
startMockServer({ fixtures: 'edge-cases' });

// @ts-expect-error: there is no such table
createMockServer({ fixtures: { payment: [] } });
// @ts-expect-error: there is no such column
createMockServer({ fixtures: { payments: [{ profile: 'p', summ: '1.00' }] } });
// @ts-expect-error: a payment has a profile
createMockServer().seed({ payments: [{ sum: '1.00' }] });
// @ts-expect-error: an amount is text
createMockServer().seed({ payments: [{ profile: 'p', sum: 1 }] });
// @ts-expect-error: there is no such state
createMockServer().seed({ invoices: [{ customer: 'acme', state: 'payed' }] });
// @ts-expect-error: there is no such role
createMockServer().seed({ users: [{ roles: [{ customer: 'acme', role: 'boss' }] }] });
// @ts-expect-error: there is no such kind of rows to be made
createMockServer().seed({ generate: { payment: 500 } });
// @ts-expect-error: there is no such way of paying
createMockServer().seed({ payment_profiles: [{ organization: 'acme', payment_type: 'fixed' }] });
// @ts-expect-error: a file has no such member
createMockServer().seed({ payments: [{ profile: 'p', proof: { nam: 'a' } }] });
// @ts-expect-error: there is no such table in the second one
createMockServer({ fixtures: ['default', { paymnts: [] }] });

export { OptionError };

import { beforeEach, describe, expect, it } from '@jest/globals';
import { type Ask, CONTRACTS, createClient } from '../client.ts';
import { CUSTOMER, INVOICE, PAYMENT, PROFILE } from '../resources/base-world.ts';

const payment = `/api/payments/${PAYMENT.unlinked}/`;
const profile = `/api/payment-profiles/${PROFILE.active}/`;
const good = { profile, date_of_payment: '2023-10-01', sum: '1' };
const goodProfile = {
  name: 'New',
  organization: `/api/customers/${CUSTOMER.gamma}/`,
  payment_type: 'invoices',
};

/** Status for each kind of user: sees everything and writes, sees everything, sees their own, sees nothing of it. */
const OPERATIONS: readonly [operation: string, ask: Ask, statuses: readonly number[]][] = [
  ['payments_list', { path: '/api/payments/' }, [200, 200, 200, 200]],
  ['payments_list by HEAD', { method: 'HEAD', path: '/api/payments/' }, [200, 200, 200, 200]],
  ['payments_retrieve', { path: payment }, [200, 200, 200, 404]],
  ['payments_retrieve by HEAD', { method: 'HEAD', path: payment }, [200, 200, 200, 404]],
  ['payments_create', { method: 'POST', path: '/api/payments/', json: good }, [201, 403, 403, 403]],
  ['payments_update', { method: 'PUT', path: payment, json: good }, [200, 403, 403, 403]],
  ['payments_partial_update', { method: 'PATCH', path: payment, json: {} }, [200, 403, 403, 403]],
  ['payments_destroy', { method: 'DELETE', path: payment }, [204, 403, 403, 403]],
  [
    'payments_link_to_invoice',
    {
      method: 'POST',
      path: `${payment}link_to_invoice/`,
      json: { invoice: `/api/invoices/${INVOICE.october}/` },
    },
    [200, 403, 403, 403],
  ],
  [
    'payments_unlink_from_invoice',
    { method: 'POST', path: `/api/payments/${PAYMENT.linked}/unlink_from_invoice/` },
    [200, 403, 403, 403],
  ],
  ['payments_metadata', { method: 'OPTIONS', path: payment }, [200, 200, 200, 200]],
  ['payment_profiles_list', { path: '/api/payment-profiles/' }, [200, 200, 200, 200]],
  ['payment_profiles_retrieve', { path: profile }, [200, 200, 200, 404]],
  [
    'payment_profiles_create',
    { method: 'POST', path: '/api/payment-profiles/', json: goodProfile },
    [201, 403, 403, 403],
  ],
  [
    'payment_profiles_update',
    { method: 'PUT', path: profile, json: { ...goodProfile, is_active: null } },
    [200, 403, 403, 403],
  ],
  [
    'payment_profiles_partial_update',
    { method: 'PATCH', path: profile, json: {} },
    [200, 403, 403, 403],
  ],
  [
    'payment_profiles_destroy',
    { method: 'DELETE', path: `/api/payment-profiles/${PROFILE.betaOld}/` },
    [204, 403, 403, 403],
  ],
  ['payment_profiles_enable', { method: 'POST', path: `${profile}enable/` }, [200, 403, 403, 403]],
  ['invoices_list', { path: '/api/invoices/' }, [200, 200, 200, 200]],
  ['invoices_retrieve', { path: `/api/invoices/${INVOICE.october}/` }, [200, 200, 200, 404]],
  [
    'invoices_paid',
    { method: 'POST', path: `/api/invoices/${INVOICE.created}/paid/` },
    [200, 403, 403, 403],
  ],
  ['customers_list', { path: '/api/customers/' }, [200, 200, 200, 200]],
];

const USERS = [
  [0, 'staff'],
  [0, 'staff_support'],
  [1, 'support'],
  [2, 'owner'],
  [2, 'manager'],
  [2, 'customer_support'],
  [2, 'owner_ab'],
  [3, 'project_manager'],
  [3, 'project_admin'],
  [3, 'owner_b'],
  [3, 'stranger'],
] as const;

describe.each(CONTRACTS)('permissions (%s)', (contract) => {
  const api = createClient({ contract });
  const stateText = () => JSON.stringify(api.state());

  beforeEach(() => api.reset());

  const matrix = OPERATIONS.flatMap(([operation, ask, statuses]) =>
    USERS.map(([kind, as]) => [operation, as, statuses[kind] ?? 0, ask] as const),
  );
  it.each(matrix)('%s by %s is %i', async (_operation, as, status, ask) => {
    const before = status >= 400 ? stateText() : '';
    const answer = await api.send({ ...ask, as });
    expect(answer.status).toBe(status);
    if (status === 403) {
      expect(answer.json).toEqual({ detail: 'You do not have permission to perform this action.' });
    }
    if (status >= 400) expect(stateText()).toBe(before);
  });

  it.each(
    OPERATIONS.flatMap(([operation, ask]) =>
      ['anonymous', 'inactive', 'expired'].map((as) => [operation, as, ask] as const),
    ),
  )('%s by %s is 401', async (_operation, as, ask) => {
    const before = stateText();
    const { status, headers } = await api.send({ ...ask, as });
    expect([status, headers['www-authenticate']]).toEqual([401, 'Token']);
    expect(stateText()).toBe(before);
  });
});

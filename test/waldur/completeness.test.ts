import { describe, expect, it } from '@jest/globals';
import { resources } from '../../src/resources/index.ts';
import { CONTRACT_NAMES, contractOf } from '../../src/waldur/contract.ts';
import { CONTRACTS } from '../client.ts';

/** Every operation with the route that it stands on, as `POST /api/payments/{uuid}/link_to_invoice/`. */
function operations(): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const view of resources.flatMap((resource) => resource.view ?? [])) {
    const { basename, hasList, actions } = view.routes;
    const at = { basename, suffix: undefined, lookup: 'x' };
    const routes = [
      ...(hasList ? [[`/api/${basename}/`, { ...at, kind: 'list' }] as const] : []),
      [`/api/${basename}/{uuid}/`, { ...at, kind: 'detail' }] as const,
      ...actions.map(
        (action) =>
          [`/api/${basename}/{uuid}/${action}/`, { ...at, kind: 'action', action }] as const,
      ),
    ];
    for (const [path, match] of routes) {
      for (const [method, { operation }] of view.route(match).endpoints) {
        if (operation === undefined) continue;
        const { id } = operation;
        found.set(id, [...(found.get(id) ?? []), `${method} ${path}`]);
      }
    }
  }
  return found;
}

/** Source: the published page; src/waldur/README.md#operations. */
const PUBLISHED = {
  payments_list: 'GET /api/payments/',
  payments_create: 'POST /api/payments/',
  payments_retrieve: 'GET /api/payments/{uuid}/',
  payments_update: 'PUT /api/payments/{uuid}/',
  payments_partial_update: 'PATCH /api/payments/{uuid}/',
  payments_destroy: 'DELETE /api/payments/{uuid}/',
  payments_link_to_invoice: 'POST /api/payments/{uuid}/link_to_invoice/',
  payments_unlink_from_invoice: 'POST /api/payments/{uuid}/unlink_from_invoice/',
} as const;
const NEIGHBOURS = {
  payment_profiles_list: 'GET /api/payment-profiles/',
  payment_profiles_create: 'POST /api/payment-profiles/',
  payment_profiles_retrieve: 'GET /api/payment-profiles/{uuid}/',
  payment_profiles_update: 'PUT /api/payment-profiles/{uuid}/',
  payment_profiles_partial_update: 'PATCH /api/payment-profiles/{uuid}/',
  payment_profiles_destroy: 'DELETE /api/payment-profiles/{uuid}/',
  payment_profiles_enable: 'POST /api/payment-profiles/{uuid}/enable/',
  invoices_list: 'GET /api/invoices/',
  invoices_retrieve: 'GET /api/invoices/{uuid}/',
  invoices_paid: 'POST /api/invoices/{uuid}/paid/',
  customers_list: 'GET /api/customers/',
  customers_retrieve: 'GET /api/customers/{uuid}/',
  media_retrieve: 'GET /api/media/{uuid}/',
} as const;

describe('the operations', () => {
  const found = operations();

  it.each(Object.entries({ ...PUBLISHED, ...NEIGHBOURS }))('%s is %s', (operation, route) => {
    expect(found.get(operation)).toEqual([route]);
  });

  it('of payments are the published ones and no other', () => {
    const ofPayments = [...found.keys()].filter((operation) => operation.startsWith('payments_'));
    expect(ofPayments.sort()).toEqual(Object.keys(PUBLISHED).sort());
  });

  it('stand on one route each, under a name of their resource', () => {
    for (const [operation, routes] of found) {
      const [, basename = ''] = /^\w+ \/api\/([\w-]+)\//.exec(routes[0] ?? '') ?? [];
      expect(routes).toHaveLength(1);
      expect(operation).toMatch(new RegExp(`^${basename.replaceAll('-', '_')}_[a-z_]+$`));
    }
  });
});

describe('the contracts', () => {
  it('are the presets, under their own names', () => {
    expect(CONTRACT_NAMES).toEqual([...CONTRACTS, 'current']);
    for (const name of CONTRACT_NAMES) expect(contractOf(name).label).toBe(name);
  });
});

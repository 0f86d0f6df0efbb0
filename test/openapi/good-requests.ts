/** For each operation of the document one request that it does: with this a refusal needs one fault alone. */
import type { Ask } from '../client.ts';
import { CUSTOMER, INVOICE, MEDIA, PAYMENT, PROFILE } from '../resources/base-world.ts';
import type { DocumentedOperation } from './contract-document.ts';

/** A request, and what is asked before it so that it can be done. */
export type GoodRequest = Omit<Ask, 'path'> & {
  readonly path?: string;
  readonly before?: readonly Ask[];
};

const PASSWORD_USER = { username: 'reader', password: 'secret' };
/** Has one payment, and is refused to be deleted for that: more are too much for the server. */
export const ONCE_USED_PROFILE = 'fc000000-0000-4000-8000-000000000005';

/** What the world `base` lacks for some of the answers. */
export const MORE_ROWS = {
  users: [PASSWORD_USER],
  payment_profiles: [
    { uuid: ONCE_USED_PROFILE, name: 'Once', organization: CUSTOMER.gamma, is_active: null },
  ],
  stubs: [{ uuid: '57000000-0000-4000-8000-000000000001', path: '/api/hooks-email/' }],
  payments: [{ profile: ONCE_USED_PROFILE, date_of_payment: '2024-03-01', sum: '1.00' }],
};

const REFERENCES: Readonly<Record<string, string>> = {
  '/api/customers/': CUSTOMER.alpha,
  '/api/payment-profiles/': PROFILE.active,
  '/api/invoices/': INVOICE.created,
  '/api/media/': MEDIA.receipt,
  '/api/payments/': PAYMENT.unlinked,
  '/api/users/': '0a000000-0000-4000-8000-000000000003',
  '/api/roles/': '0e000000-0000-4000-8000-000000000004',
};
/** What stands for the names in paths of the control plane. */
const NAMES: Readonly<Record<string, string>> = {
  '/__admin/snapshots/{name}': 'kept',
  '/__admin/snapshots/{name}/restore': 'kept',
  '/__admin/sandboxes/{name}': 'other',
  '/__admin/faults/{id}': 'fault-1',
  '/__admin/tables/{table}': 'payments',
  '/__admin/stubs/{uuid}': '57000000-0000-4000-8000-000000000001',
  '/__admin/docs/{file}': 'swagger-ui.css',
  '/__admin/inspector/{file}': 'inspector.js',
};

const payment = {
  profile: `/api/payment-profiles/${PROFILE.active}/`,
  date_of_payment: '2024-03-01',
  sum: '1.00',
};
const profile = {
  name: 'New',
  organization: `/api/customers/${CUSTOMER.gamma}/`,
  payment_type: 'invoices',
};
const keep: Ask = { method: 'PUT', path: '/__admin/snapshots/kept' };
const sandbox: Ask = { method: 'POST', path: '/__admin/sandboxes', json: { name: 'other' } };
const fault = { operation: 'payments_list', respond: { preset: 'not_found' } };
const stub = { path: '/api/hooks-web/', body: [] };
const pattern = { operation: 'payments_list' };

/** The first request of a sandbox that is never reset. */
const SEEN: GoodRequest = {
  before: [{ path: '/__sandbox/seen/api/payments/' }],
  path: '/__sandbox/seen/__admin/requests/1',
};

const GOOD: Readonly<Record<string, GoodRequest>> = {
  payment_profiles_create: { json: profile },
  payment_profiles_update: {
    json: { ...profile, organization: `/api/customers/${CUSTOMER.alpha}/` },
  },
  payment_profiles_partial_update: { json: { name: 'New' } },
  payment_profiles_destroy: { path: `/api/payment-profiles/${PROFILE.betaOld}/` },
  invoices_set_backend_id: { json: { backend_id: '1' } },
  invoices_set_payment_url: { json: { payment_url: 'https://pay.example.com/1' } },
  invoices_set_reference_number: { json: { reference_number: '1' } },
  payments_create: { json: payment },
  payments_update: { json: payment },
  payments_partial_update: { json: { sum: '2.00' } },
  payments_link_to_invoice: { json: { invoice: `/api/invoices/${INVOICE.october}/` } },
  payments_unlink_from_invoice: { path: `/api/payments/${PAYMENT.linked}/unlink_from_invoice/` },
  api_auth_password: { as: 'anonymous', json: PASSWORD_USER },
  admin_state_replace: { json: {} },
  admin_state_add: { json: {} },
  admin_snapshot: { before: [keep] },
  admin_snapshot_head: { before: [keep] },
  admin_snapshot_drop: { before: [keep] },
  admin_snapshot_restore: { before: [keep] },
  admin_sandbox_create: { json: { name: 'other' } },
  admin_sandbox_drop: { before: [sandbox] },
  admin_clock_set: { json: { mode: 'frozen' } },
  admin_clock_advance: { json: { ms: 1000 } },
  admin_requests_count: { json: pattern },
  admin_requests_verify: { json: { matches: pattern, times: 0 } },
  admin_requests_wait: { json: { matches: pattern, timeoutMs: 0 } },
  admin_requests_har_select: { json: pattern },
  admin_events: { path: '/__admin/events?timeoutMs=0' },
  admin_events_head: { path: '/__admin/events?timeoutMs=0' },
  admin_requests_pact: { path: '/__admin/requests/pact?consumer=shop' },
  admin_requests_pact_head: { path: '/__admin/requests/pact?consumer=shop' },
  admin_pact_provider_state: { json: { state: 'payment-awaiting-link' } },
  admin_fault_add: { json: fault },
  admin_row_add: { json: { profile: PROFILE.active } },
  admin_row_change: { json: { sum: '3.00' } },
  admin_contract_set: { json: { invoice_items: 'served' } },
  admin_request: SEEN,
  admin_request_head: SEEN,
  admin_request_metadata: { path: '/__admin/requests/1' },
  admin_fault_switch: {
    before: [{ method: 'POST', path: '/__admin/faults', json: fault }],
    json: { isActive: false },
  },
  admin_stub_add: { json: stub },
  admin_stubs_replace: { json: [stub] },
  admin_fault_remove: { before: [{ method: 'POST', path: '/__admin/faults', json: fault }] },
};

/** The request for an operation, with its method and a path that leads somewhere. */
export function goodRequest({ id, method, template }: DocumentedOperation): Ask & GoodRequest {
  const verb = METHODS.find((each) => each === method);
  if (verb === undefined) throw new RangeError(`A client has no method ${method}.`);
  return { path: samplePath(template), ...GOOD[id], method: verb };
}

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;

/** The template with something that is there in the place of its parameter. */
export function samplePath(template: string): string {
  if (template === '/__admin/tables/{table}/{key}') {
    return `/__admin/tables/payments/${PAYMENT.unlinked}`;
  }
  const [start = ''] = template.split('{');
  return template.replace(/\{[^}]*\}/, REFERENCES[start] ?? NAMES[template] ?? '');
}

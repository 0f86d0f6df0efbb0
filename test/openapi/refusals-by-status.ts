/** For each status of refusal: the fault that has to be laid over a good request, and what is answered then. */
import { expect } from '@jest/globals';
import type { Ask } from '../client.ts';
import { INVOICE, PAYMENT, PROFILE } from '../resources/base-world.ts';
import { TEXT } from '../resources/refusals.ts';
import type { DocumentedOperation } from './contract-document.ts';
import { ONCE_USED_PROFILE, samplePath } from './good-requests.ts';

/** Bodies that are longer are refused. */
export const MAX_BODY_BYTES = 2000;
/** So small that a request or two reach them, and large enough for everything else here. */
export const LIMITS = {
  ...{ maxBodyBytes: MAX_BODY_BYTES, maxRows: 2000, maxSnapshots: 1, maxFaults: 2, maxWaiters: 1 },
} as const;
/** Together with what is there, more than the limit; alone, less. */
const MANY_ROWS = { generate: { customers: LIMITS.maxRows - 1 } };
/** After it there is room for some rows, but not for so many. It changes another sandbox. */
const FULL = '/__sandbox/full/__admin';
const NEARLY_FULL: Ask = {
  method: 'PATCH',
  path: `${FULL}/state`,
  json: { generate: { users: LIMITS.maxRows - 160 } },
};
const TOO_MANY_STUBS = {
  path: `${FULL}/stubs`,
  json: Array.from({ length: 110 }, (_, index) => ({ path: `/${index}` })),
};

export interface Refusal {
  /** Sent first, one after the other. */
  readonly before?: readonly Ask[];
  /** Sent then, and waited for at the end alone. */
  readonly meanwhile?: Ask;
  readonly fault: Partial<Ask>;
  /** A text is part of a page; anything else is JSON. */
  readonly body: string | object;
}

const BAD_UUID = ['Enter a valid UUID.'];
const BAD_CHOICE = ['Select a valid choice. x is not one of the available choices.'];
/** A filter of each resource that can be wrong; it restricts every operation on its rows. */
const BAD_FILTERS: Readonly<Record<string, readonly [name: string, told: readonly string[]]>> = {
  customers: ['organization_group_uuid', BAD_CHOICE],
  'payment-profiles': ['organization_uuid', BAD_UUID],
  invoices: ['customer_uuid', BAD_UUID],
  payments: ['profile_uuid', BAD_UUID],
};
/** Operations that no filter restricts, with what an empty body lacks. */
const LACKS: Readonly<Record<string, readonly string[]>> = {
  payment_profiles_create: ['name', 'organization', 'payment_type'],
  payments_create: ['profile', 'date_of_payment'],
  api_auth_password: ['username', 'password'],
};
const required = (names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, TEXT.required]));

/** 400, by operation in the control plane: anything wrong, and where it is. */
const BAD_ORDERS: Readonly<Record<string, readonly [fault: Partial<Ask>, pointer: string]>> = {
  admin_reset: [{ json: { keep: 'all' } }, '/keep'],
  admin_state_replace: [{ json: { payment: [] } }, '/payment'],
  admin_state_add: [{ json: { payment: [] } }, '/payment'],
  admin_sandbox_create: [{ json: { name: '?' } }, '/name'],
  admin_clock_set: [{ json: { mode: 'fast' } }, '/mode'],
  admin_clock_advance: [{ json: {} }, '/ms'],
  admin_requests: [{ path: '/__admin/requests?limit=x' }, '/limit'],
  admin_requests_summaries: [{ path: '/__admin/requests/summaries?limit=x' }, '/limit'],
  admin_requests_clear: [{ path: '/__admin/requests?limit=x' }, '/limit'],
  admin_requests_count: [{ json: { x: 1 } }, '/x'],
  admin_requests_verify: [{ json: { matches: {}, x: 1 } }, '/x'],
  admin_requests_wait: [{ json: { matches: {}, x: 1 } }, '/x'],
  admin_requests_har: [{ path: '/__admin/requests/har?limit=x' }, '/limit'],
  admin_requests_har_select: [{ json: { x: 1 } }, '/x'],
  admin_requests_pact: [{ path: '/__admin/requests/pact?consumer=' }, '/consumer'],
  admin_pact_provider_state: [{ json: { state: 'x' } }, '/state'],
  admin_fault_add: [{ json: { operation: 'x', delayMs: 1 } }, '/operation'],
  admin_fault_presets: [{ path: '/__admin/faults/presets?operation=x' }, '/operation'],
  admin_fault_switch: [{ json: { isActive: 'no' } }, '/isActive'],
  admin_events: [{ path: '/__admin/events?timeoutMs=x' }, '/timeoutMs'],
  admin_table: [{ path: '/__admin/tables/payments?limit=x' }, '/limit'],
  admin_row_add: [{ json: { profile: PROFILE.active, sum: 5 } }, '/sum'],
  admin_row_change: [{ json: { sum: 5 } }, '/sum'],
  admin_changes: [{ path: '/__admin/changes?limit=x' }, '/limit'],
  admin_users: [{ path: '/__admin/users?limit=x' }, '/limit'],
  admin_contract_set: [{ json: { uuid: 'x' } }, '/uuid'],
  admin_stub_add: [{ json: { path: 'x' } }, '/path'],
  admin_stubs_replace: [{ json: [{ path: '/x' }, { path: 'y' }] }, '/1/path'],
  admin_coverage: [{ path: '/__admin/coverage?format=x' }, ''],
  admin_openapi: [{ path: '/__admin/openapi.json?contract=x' }, ''],
};

/** 409, by operation. Source: BEHAVIOUR 13. */
const CONFLICTS: Readonly<Record<string, Refusal>> = {
  payment_profiles_destroy: {
    fault: { path: `/api/payment-profiles/${ONCE_USED_PROFILE}/` },
    body: { detail: 'Cannot delete payment profile with existing payments' },
  },
  admin_row_change: {
    fault: { path: `/__admin/tables/invoices/${INVOICE.betaPaid}`, json: { state: 'pending' } },
    body: { errors: [{ pointer: '' }] },
  },
  admin_row_remove: {
    fault: { path: `/__admin/tables/payment_profiles/${PROFILE.active}` },
    body: { errors: [{ pointer: '' }] },
  },
  invoices_paid: {
    fault: { path: `/api/invoices/${INVOICE.october}/paid/` },
    body: { detail: 'Valid states for operation: Created.' },
  },
};

/** 401 of the login, which asks for no token. */
const WRONG_PASSWORD: Refusal = {
  fault: { json: { username: 'reader', password: 'x' } },
  body: { detail: 'Invalid username/password.' },
};

const FAULT = { operation: 'payments_list', delayMs: 1 };
const BEYOND = {
  errors: [{ pointer: '', message: expect.stringMatching(/ raises the limit\.$/) }],
};

/** Takes as many rows in as there may be: of each number what there is room for. */
const FILLED: readonly Ask[] = [
  ...[1024, 512, 256, 128, 64, 32, 16, 8, 4, 2, 1].map((customers) => ({ customers })),
  // A customer comes with a profile: one row may be left.
  { users: 1 },
].map((generate) => ({ method: 'PATCH', path: '/__admin/state', json: { generate } }));

const SOMEBODY_WAITS: Omit<Refusal, 'body'> = {
  meanwhile: {
    method: 'POST',
    path: '/__admin/requests/wait',
    json: { matches: { status: 599 }, timeoutMs: 500 },
  },
  fault: {},
};

/** 429, by operation: a limit that is reached with what is there. */
const TOO_MANY: Readonly<Record<string, Omit<Refusal, 'body'>>> = {
  admin_state_replace: { fault: { json: MANY_ROWS } },
  admin_state_add: { fault: { json: MANY_ROWS } },
  admin_sandbox_create: { fault: { json: { name: 'many', fixtures: MANY_ROWS } } },
  admin_pact_provider_state: { fault: { json: { params: { fixtures: MANY_ROWS } } } },
  admin_snapshot_take: {
    before: [{ method: 'PUT', path: '/__admin/snapshots/before-checkout' }],
    fault: { path: '/__admin/snapshots/another' },
  },
  admin_row_add: { before: FILLED, fault: {} },
  admin_row_change: { before: FILLED, fault: { json: { proof: { base64: 'AAAA' } } } },
  admin_fault_add: {
    before: [{ method: 'POST', path: '/__admin/faults', json: [FAULT, FAULT] }],
    fault: { json: FAULT },
  },
  admin_stub_add: { before: [NEARLY_FULL], fault: TOO_MANY_STUBS },
  admin_stubs_replace: { before: [NEARLY_FULL], fault: TOO_MANY_STUBS },
  admin_requests_wait: SOMEBODY_WAITS,
  admin_events: SOMEBODY_WAITS,
};

/** 500, by operation; of the others a filter, or a suffix of an action. Source: BEHAVIOUR 14. */
const SERVER_FAULTS: Readonly<Record<string, Partial<Ask>>> = {
  payments_create: {
    json: { profile: `/api/payment-profiles/${PROFILE.active}/`, date_of_payment: '2024-03-01' },
  },
  api_auth_password: {
    ...{ json: undefined, raw: '['.repeat(1000), headers: { 'Content-Type': 'application/json' } },
  },
  payments_update: { json: { profile: 'http://[bad/' } },
  payments_partial_update: { json: { profile: 'http://[bad/' } },
  payment_profiles_create: { json: { organization: 'http://[bad/' } },
  payment_profiles_update: { json: { organization: 'http://[bad/' } },
  payment_profiles_partial_update: { json: { organization: 'http://[bad/' } },
  payment_profiles_destroy: { path: `/api/payment-profiles/${PROFILE.active}/` },
  payments_unlink_from_invoice: {
    path: `/api/payments/${PAYMENT.linked}/unlink_from_invoice.json`,
  },
};

/** The filter by link of each resource that has one; it fails on what is no URL to Python, for whatever finds rows by filters. */
const LINK_FILTERS: Readonly<Record<string, string>> = {
  payments: 'profile',
  payment_profiles: 'organization',
  invoices: 'customer',
};
const FINDING = /^(\w+)_(?:list|retrieve|count|destroy)(?:_head|_metadata)?$/;

function serverFault(id: string, path: string): Partial<Ask> {
  const filter = LINK_FILTERS[FINDING.exec(id)?.[1] ?? ''];
  const breaking = filter === undefined ? path.replace(/\/$/, '.json') : `${path}?${filter}=//[x`;
  return SERVER_FAULTS[id] ?? { path: breaking };
}

const BROWSER = { headers: { Accept: 'text/html' } };
/** Of a client that has it, whatever it is. */
const KNOWN = { ...BROWSER.headers, 'If-None-Match': '*' };
const KEPT: Readonly<Record<string, string>> = {
  admin_index: '/__admin/',
  admin_index_head: '/__admin/',
};

/** @throws RangeError for a status that nothing here provokes: it has to be written down */
export function refusalOf(operation: DocumentedOperation, status: number, path: string): Refusal {
  const { id, template } = operation;
  const isAdmin = template.startsWith('/__admin');
  const long = { raw: ' '.repeat(MAX_BODY_BYTES + 1), json: undefined };
  switch (status) {
    // No refusals, but answers that have to be asked for in their own ways, too.
    case 302:
      return { fault: BROWSER, body: '' };
    case 304:
      return { fault: { ...BROWSER, path: KEPT[id] ?? path, headers: KNOWN }, body: '' };
    case 400:
      return isAdmin ? badOrder(id) : badRequest(operation, path);
    case 401:
      if (id === 'api_auth_password') return WRONG_PASSWORD;
      return {
        fault: { as: 'anonymous', headers: { Authorization: 'Token nobody' } },
        body: { detail: 'Invalid token.' },
      };
    case 403:
      return { fault: { as: 'owner' }, body: TEXT.denied };
    case 404:
      return isAdmin
        ? {
            fault: { path: path.replace(/(?<=\w\/)[\w.-]+(?=$|\/restore)/, 'none') },
            body: { errors: [{ pointer: '' }] },
          }
        : { fault: { path: `${path}?format=xml` }, body: { detail: 'Not found.' } };
    case 406:
      return { fault: { headers: { Accept: 'image/png' } }, body: TEXT.notAcceptable };
    case 409:
      return id === 'admin_sandbox_create'
        ? { fault: { json: { name: 'default' } }, body: { errors: [{ pointer: '/name' }] } }
        : known(CONFLICTS[id], operation, status);
    case 413:
      if (id === 'admin_snapshot_take') {
        const fault = { path: `/__admin/snapshots/${'x'.repeat(201)}` };
        return { fault, body: { errors: [{ pointer: '' }] } };
      }
      return { fault: long, body: isAdmin ? { errors: [{ pointer: '' }] } : '413' };
    case 415:
      return {
        fault: { raw: 'x', json: undefined, headers: { 'Content-Type': 'text/plain' } },
        body: TEXT.plainText,
      };
    case 429:
      return { ...known(TOO_MANY[id.replace(/_head$/, '')], operation, status), body: BEYOND };
    case 500:
      return {
        fault: serverFault(id, samplePath(template)),
        body: TEXT.serverErrorPage,
      };
    default:
      return known<Refusal>(undefined, operation, status);
  }
}

function known<T>(found: T | undefined, { id }: DocumentedOperation, status: number): T {
  if (found === undefined) throw new RangeError(`Nothing provokes ${status} from ${id}.`);
  return found;
}

function badOrder(id: string): Refusal {
  const [fault, pointer] = BAD_ORDERS[id.replace(/_head$/, '')] ?? [];
  if (fault === undefined) throw new RangeError(`Nothing provokes 400 from ${id}.`);
  return { fault, body: { errors: [{ pointer }] } };
}

function badRequest({ id, template }: DocumentedOperation, path: string): Refusal {
  const lacks = LACKS[id];
  if (lacks) return { fault: { json: {} }, body: required(lacks) };
  const [, , resource = ''] = template.split('/');
  const [filter, told] = BAD_FILTERS[resource] ?? ['', BAD_UUID];
  return { fault: { path: `${path}?${filter}=x` }, body: { [filter]: told } };
}

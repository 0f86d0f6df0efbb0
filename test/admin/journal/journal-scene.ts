/** A journal with requests in it, and the routes over it, without a server. */

import type { AdminCall, AdminRoute, Controlled } from '../../../src/admin/admin-route.ts';
import { adminError } from '../../../src/admin/admin-route.ts';
import { expectationRoutes } from '../../../src/admin/expectation-routes.ts';
import { journalRoutes } from '../../../src/admin/journal-routes.ts';
import { decodeJson } from '../../../src/drf/json-decoder.ts';
import { encodeJson } from '../../../src/drf/json-encoder.ts';
import type { Operation } from '../../../src/drf/operation.ts';
import type { RequestData } from '../../../src/drf/parsers.ts';
import { parseQuery } from '../../../src/drf/query-dict.ts';
import { type Reply, textOf } from '../../../src/drf/reply.ts';
import type { JournalEntry } from '../../../src/sandbox/journal/entry.ts';
import { Journal } from '../../../src/sandbox/journal/journal.ts';
import { Waiters } from '../../../src/sandbox/journal/wait.ts';
import { createClock } from '../../../src/values/clock.ts';
import { ProblemError } from '../../../src/values/schema/problem-error.ts';
import { makeRequest, type RequestParts } from '../../drf/request.ts';

const operation = (id: string, method: string, more: Partial<Operation> = {}): Operation => ({
  ...{ id, method, path: '/api/payments/', query: [], fields: [], readOnlyFields: [] },
  statuses: [200],
  ...more,
});

export const LIST = operation('payments_list', 'GET', { query: ['page', 'profile_uuid'] });
export const CREATE = operation('payments_create', 'POST', {
  fields: ['profile', 'date_of_payment', 'sum', 'proof'],
  readOnlyFields: ['uuid', 'url'],
});
/** Reads no body. */
export const ACTION = operation('payments_mark_as_paid', 'POST');

const ROUTES = [...journalRoutes, ...expectationRoutes];

const clock = createClock();

/** A request that is being answered. */
export interface OpenEntry {
  readonly onActor: (username: string | null) => void;
  readonly onBody: (data: RequestData) => void;
  /** Ends the entry and gives it; a second time gives the same one. */
  readonly close: (status: number | null, fault: string | null) => JournalEntry;
}

/** A request as the server would hand it in, still open. */
export function open(
  journal: Journal,
  asked: Operation | undefined = LIST,
  parts: RequestParts = {},
): OpenEntry {
  const request = makeRequest({ method: asked?.method ?? 'GET', ...parts });
  const recorded = journal.open(request, asked, clock.stamp());
  return {
    onActor: (username) => recorded.onActor(username),
    onBody: (data) => recorded.onBody(data),
    close: (status, fault) => {
      if (fault !== null) recorded.onFault(fault);
      journal.end(recorded, status);
      return recorded.entry();
    },
  };
}

export function jsonData(text: string): RequestData {
  const decoded = decodeJson(Buffer.from(text));
  if ('error' in decoded) throw new Error(decoded.error);
  return { kind: 'json', value: decoded.value };
}

/** A `payments_create` by staff, answered. */
export function create(journal: Journal, body: unknown, status = 201): JournalEntry {
  const entry = open(journal, CREATE);
  entry.onActor('staff');
  entry.onBody(jsonData(JSON.stringify(body)));
  return entry.close(status, null);
}

/** A `payments_list`, answered. */
export function list(journal: Journal, query = ''): JournalEntry {
  return open(journal, LIST, { query }).close(200, null);
}

/** Asks a route of the journal; `path` may have a query. */
export async function ask(
  journal: Journal,
  method: AdminRoute['method'],
  path: string,
  body?: unknown,
) {
  const [name = '', query = ''] = path.split('?');
  const route = ROUTES.find((one) => one.method === method && one.path === name);
  if (route === undefined) throw new Error(`no route ${method} ${name}`);
  const sandbox: unknown = Object.assign(Object.create(null), {
    operations: [LIST, CREATE, ACTION],
    journal,
    waiters: new Waiters(),
  });
  const controlled: Controlled = Object.assign(Object.create(null), { sandbox });
  const call: AdminCall = {
    ...controlled,
    parameters: {},
    query: parseQuery(query),
    headers: {},
    target: undefined,
    routes: ROUTES,
    base: 'http://mock.test',
    prefix: '/__admin',
    body,
    connection: undefined,
  };
  const reply = await acted(route, call);
  const { body: answered } = reply;
  const text = answered.kind === 'json' ? encodeJson(answered.value) : (textOf(answered) ?? 'null');
  return { status: reply.status, body: JSON.parse(text) };
}

/** A refusal is answered as `handleAdmin` answers it. */
async function acted(route: AdminRoute, call: AdminCall): Promise<Reply> {
  try {
    return await route.act(call);
  } catch (error) {
    if (error instanceof ProblemError) return adminError(400, error.problems);
    throw error;
  }
}

/** A journal with a list, two payments made and a refusal: sequences 1 to 4. */
export function busyJournal(): Journal {
  const journal = new Journal();
  list(journal, 'page=2&profile_uuid=a&profile_uuid=b');
  create(journal, { sum: '100.00', profile: { uuid: 'p', tags: ['x', 'y'] } });
  create(journal, { sum: '200.00', profile: null, uuid: 'mine' });
  create(journal, { sum: 'x' }, 400);
  return journal;
}

/** What others read of the journal, and the states that a verifier of Pact asks for. */
import { emptyReply, type Reply } from '../drf/reply.ts';
import { readFilters, selected } from '../sandbox/journal/filters.ts';
import { requestPattern } from '../sandbox/journal/pattern.ts';
import { harOf } from '../sandbox/portable/har.ts';
import { PACT_NAMES } from '../sandbox/portable/pact-names.ts';
import { PROVIDER_STATE_ORDER, putProviderState } from '../sandbox/portable/provider-states.ts';
import { demand } from '../values/schema/problem-error.ts';
import { type AdminCall, type AdminRoute, adminError, answers, pieceReply } from './admin-route.ts';
import { filterParameters } from './journal-schemas.ts';
import { HAR, PACT, pactParameters } from './portable-schemas.ts';

export const portableRoutes: readonly AdminRoute[] = [
  {
    method: 'GET',
    path: '/requests/har',
    body: 'none',
    tellsOfPast: true,
    schema: {
      id: 'admin_requests_har',
      summary: 'The requests as an HTTP archive',
      query: filterParameters,
      answers: () => answers(200, HAR),
      refuses: [400],
    },
    act: har,
  },
  {
    method: 'POST',
    path: '/requests/har',
    body: 'required',
    tellsOfPast: true,
    schema: {
      id: 'admin_requests_har_select',
      summary: 'Requests like a pattern as an HTTP archive',
      body: () => requestPattern().json(),
      example: { operation: 'payments_create' },
      answers: () => answers(200, HAR),
      refuses: [400],
    },
    act: ({ sandbox, body }) => pieceReply(sandbox.journal.har(Object(body))),
  },
  {
    method: 'GET',
    path: '/requests/pact',
    body: 'none',
    tellsOfPast: true,
    schema: {
      id: 'admin_requests_pact',
      summary: 'What a client has used, as a file of Pact',
      query: pactParameters,
      answers: () => answers(200, PACT),
      refuses: [400],
    },
    act: pact,
  },
  {
    method: 'POST',
    path: '/pact/provider-states',
    body: 'required',
    schema: {
      id: 'admin_pact_provider_state',
      summary: 'Put a state in place for a verifier of Pact',
      body: PROVIDER_STATE_ORDER.json,
      example: { state: 'payment-awaiting-link', action: 'setup' },
      answers: () => answers(204),
      refuses: [400, 429],
    },
    act: provide,
  },
];

function har({ sandbox, query }: AdminCall): Reply {
  const operations = sandbox.operations.map(({ id }) => id);
  const read = readFilters(query, operations);
  if (!read.valid) return adminError(400, read.problems);
  return pieceReply(harOf(selected(sandbox.journal.entries(), read.value).requests));
}

function pact({ sandbox, query }: AdminCall): Reply {
  const given = query.names().map((name) => {
    const [value, ...more] = query.getList(name);
    return [name, more.length > 0 ? [value, ...more] : value] as const;
  });
  return pieceReply(sandbox.journal.pact(demand(PACT_NAMES, Object.fromEntries(given))));
}

function provide({ sandbox, body }: AdminCall): Reply {
  putProviderState(sandbox, body);
  return emptyReply(204);
}

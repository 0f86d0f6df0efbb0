/** The routes of the journal: look, forget, count, verify, wait. */
import { emptyReply, type Reply } from '../drf/reply.ts';
import type { JournalEntry } from '../sandbox/journal/entry.ts';
import { requestExpectation } from '../sandbox/journal/expectation.ts';
import { readFilters, selected } from '../sandbox/journal/filters.ts';
import { forgottenLike, forgottenOf } from '../sandbox/journal/forgotten.ts';
import { matches, mayBeLike } from '../sandbox/journal/match-pattern.ts';
import { requestPattern } from '../sandbox/journal/pattern.ts';
import { type RequestSummary, summaryOf } from '../sandbox/journal/summary.ts';
import { verify } from '../sandbox/journal/verify.ts';
import { waitForRequests, waitOrder } from '../sandbox/journal/wait.ts';
import { pointerStep } from '../values/json-pointer.ts';
import { demand } from '../values/schema/problem-error.ts';
import {
  type AdminCall,
  type AdminRoute,
  adminError,
  answers,
  pieceReply,
  plainReply,
} from './admin-route.ts';
import {
  COUNTED,
  ENTRY,
  filterParameters,
  JOURNAL,
  SUMMARIES,
  TOTALS,
  VERIFICATION,
  WAIT_OUTCOME,
} from './journal-schemas.ts';
import { operationsOf } from './operations-of.ts';

export const journalRoutes: readonly AdminRoute[] = [
  {
    method: 'GET',
    path: '/requests',
    body: 'none',
    schema: {
      id: 'admin_requests',
      summary: 'The requests of the API, oldest first',
      query: filterParameters,
      answers: () => answers(200, JOURNAL),
      refuses: [400],
    },
    act: list,
  },
  {
    method: 'DELETE',
    path: '/requests',
    body: 'none',
    schema: {
      id: 'admin_requests_clear',
      summary: 'Forget all requests',
      answers: () => answers(204),
      refuses: [400],
    },
    act: clear,
  },
  {
    method: 'POST',
    path: '/requests/count',
    body: 'required',
    schema: {
      id: 'admin_requests_count',
      summary: 'How many requests are like a pattern',
      body: () => requestPattern().json(),
      example: { operation: 'payments_create', status: 201 },
      answers: () => answers(200, COUNTED),
      refuses: [400],
    },
    act: count,
  },
  {
    method: 'GET',
    path: '/requests/summaries',
    body: 'none',
    schema: {
      id: 'admin_requests_summaries',
      summary: 'The requests of the API in a line each, oldest first',
      query: filterParameters,
      answers: () => answers(200, SUMMARIES),
      refuses: [400],
    },
    act: summaries,
  },
  {
    method: 'GET',
    path: '/requests/totals',
    body: 'none',
    schema: {
      id: 'admin_requests_totals',
      summary: 'How many requests of each kind there were',
      answers: () => answers(200, TOTALS),
    },
    act: totals,
  },
  {
    method: 'POST',
    path: '/requests/verify',
    body: 'required',
    schema: {
      id: 'admin_requests_verify',
      summary: 'Whether the requests are as expected',
      body: () => requestExpectation().json(),
      example: { matches: { operation: 'payments_create' }, times: 1 },
      answers: () => answers(200, VERIFICATION),
      refuses: [400],
    },
    act: check,
  },
  {
    method: 'POST',
    path: '/requests/wait',
    body: 'required',
    schema: {
      id: 'admin_requests_wait',
      summary: 'Wait for requests',
      body: () => waitOrder().json(),
      example: { matches: { operation: 'payments_create' }, timeoutMs: 1000 },
      answers: () => answers(200, WAIT_OUTCOME),
      refuses: [400, 429],
    },
    act: wait,
  },
  {
    method: 'GET',
    path: '/requests/:sequence',
    body: 'none',
    schema: {
      id: 'admin_request',
      names: { sequence: '1' },
      summary: 'One request',
      answers: () => answers(200, ENTRY),
      refuses: [404],
    },
    act: show,
  },
];

/** `total` is how many the filters let through, whatever the limit. */
function list(call: AdminCall): Reply {
  return listed(call, (requests) => requests);
}

function summaries(call: AdminCall): Reply {
  return listed(call, (requests) => requests.map(summaryOf));
}

function listed(
  { sandbox, query }: AdminCall,
  shown: (requests: readonly JournalEntry[]) => readonly (JournalEntry | RequestSummary)[],
): Reply {
  const { journal } = sandbox;
  const read = readFilters(query, operationsOf(sandbox));
  if (!read.valid) return adminError(400, read.problems);
  const { requests, total } = selected(journal.entries(), read.value);
  return pieceReply({ requests: shown(requests), total, ...journal.forgotten() });
}

function show({ sandbox, parameters: { sequence: given = '' } }: AdminCall): Reply {
  const entry = /^\d+$/.test(given) ? sandbox.journal.entry(Number(given)) : undefined;
  if (entry) return pieceReply(entry);
  const message = `there is no request "${given}": it is forgotten, or still to come`;
  return adminError(404, [{ pointer: '', message }]);
}

/** Takes no filter, and says so rather than to forget more than was asked for. */
function clear({ sandbox, query }: AdminCall): Reply {
  const message = 'does not go with DELETE, which forgets all requests';
  const problems = query.names().map((name) => ({ pointer: pointerStep(name), message }));
  if (problems.length > 0) return adminError(400, problems);
  sandbox.journal.clear();
  return emptyReply(204);
}

function count({ sandbox, body }: AdminCall): Reply {
  const pattern = demand(requestPattern(operationsOf(sandbox)), body);
  const entries = sandbox.journal.entries();
  const found = entries.filter((entry) => matches(pattern, entry)).length;
  const { certain, possible } = forgottenLike(pattern, forgottenOf(entries));
  const cut = entries.filter((entry) => mayBeLike(pattern, entry)).length;
  return plainReply({ count: found + certain, unknown: possible - certain + cut });
}

function check({ sandbox, body }: AdminCall): Reply {
  const expectation = demand(requestExpectation(operationsOf(sandbox)), body);
  return plainReply(verify(sandbox.journal.entries(), expectation));
}

function totals({ sandbox: { journal } }: AdminCall): Reply {
  const { dropped, limits } = journal.forgotten();
  return plainReply({ totals: journal.totals(), dropped, limits });
}

async function wait({ sandbox, body, connection }: AdminCall): Promise<Reply> {
  const order = demand(waitOrder(operationsOf(sandbox)), body);
  const { journal, waiters } = sandbox;
  const leave = waiters.enter(JSON.stringify(body).length);
  const gone = new AbortController();
  connection?.onClose(() => gone.abort());
  try {
    return pieceReply(await waitForRequests(journal, order, gone.signal));
  } finally {
    leave();
  }
}

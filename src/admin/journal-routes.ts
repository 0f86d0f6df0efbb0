/** The routes of the journal: look, and forget. What is asked of it stands in `expectation-routes.ts`. */
import { emptyReply, type Reply } from '../drf/reply.ts';
import type { JournalEntry } from '../sandbox/journal/entry.ts';
import { readFilters, selected } from '../sandbox/journal/filters.ts';
import { straysOf } from '../sandbox/journal/known-names.ts';
import { type RequestSummary, summaryOf } from '../sandbox/journal/summary.ts';
import { pointerStep } from '../values/json-pointer.ts';
import {
  type AdminCall,
  type AdminRoute,
  adminError,
  answers,
  pieceReply,
  plainReply,
} from './admin-route.ts';
import { ENTRY, filterParameters, JOURNAL, SUMMARIES, TOTALS } from './journal-schemas.ts';
import { operationsOf } from './operations-of.ts';

export const journalRoutes: readonly AdminRoute[] = [
  {
    method: 'GET',
    path: '/requests',
    body: 'none',
    tellsOfPast: true,
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
    method: 'GET',
    path: '/requests/summaries',
    body: 'none',
    tellsOfPast: true,
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
    tellsOfPast: true,
    schema: {
      id: 'admin_requests_totals',
      summary: 'How many requests of each kind there were',
      answers: () => answers(200, TOTALS),
    },
    act: totals,
  },
  {
    method: 'GET',
    path: '/requests/:sequence',
    body: 'none',
    tellsOfPast: true,
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
  return listed(call, (requests) => requests, astray);
}

function summaries(call: AdminCall): Reply {
  return listed(call, (requests) => requests.map(summaryOf));
}

/** For whoever judges by this list: what a misspelt name may have led elsewhere. Nothing, as a rule. */
function astray(requests: readonly JournalEntry[]): object {
  const strays = straysOf(requests).map(({ name, entries }) => ({ name, requests: entries() }));
  return strays.length === 0 ? {} : { strays };
}

function listed(
  { sandbox, query }: AdminCall,
  shown: (requests: readonly JournalEntry[]) => readonly (JournalEntry | RequestSummary)[],
  more: (all: readonly JournalEntry[]) => object = () => ({}),
): Reply {
  const { journal } = sandbox;
  const read = readFilters(query, operationsOf(sandbox));
  if (!read.valid) return adminError(400, read.problems);
  const all = journal.entries();
  const { requests, total } = selected(all, read.value);
  return pieceReply({ requests: shown(requests), total, ...journal.forgotten(), ...more(all) });
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

function totals({ sandbox: { journal } }: AdminCall): Reply {
  const { dropped, limits } = journal.forgotten();
  return plainReply({ totals: journal.totals(), dropped, limits });
}

/** What the routes of the journal do. */
import { emptyReply, type Reply } from '../drf/reply.ts';
import type { JournalEntry } from '../sandbox/journal/entry.ts';
import { requestExpectation } from '../sandbox/journal/expectation.ts';
import { readFilters, selected } from '../sandbox/journal/filters.ts';
import { forgottenLike, forgottenOf } from '../sandbox/journal/forgotten.ts';
import { known } from '../sandbox/journal/known-names.ts';
import { likenessOf } from '../sandbox/journal/likeness.ts';
import { requestPattern } from '../sandbox/journal/pattern.ts';
import { type RequestSummary, summaryOf } from '../sandbox/journal/summary.ts';
import { verify } from '../sandbox/journal/verify.ts';
import { waitForRequests, waitOrder } from '../sandbox/journal/wait.ts';
import { pointerStep } from '../values/json-pointer.ts';
import { demand } from '../values/schema/problem-error.ts';
import { type AdminCall, adminError, pieceReply, plainReply } from './admin-route.ts';
import { operationsOf } from './operations-of.ts';

/** `total` is how many the filters let through, whatever the limit. */
export function list(call: AdminCall): Reply {
  return listed(call, (requests) => requests);
}

export function summaries(call: AdminCall): Reply {
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

export function show({ sandbox, parameters: { sequence: given = '' } }: AdminCall): Reply {
  const entry = /^\d+$/.test(given) ? sandbox.journal.entry(Number(given)) : undefined;
  if (entry) return pieceReply(entry);
  const message = `there is no request "${given}": it is forgotten, or still to come`;
  return adminError(404, [{ pointer: '', message }]);
}

/** Takes no filter, and says so rather than to forget more than was asked for. */
export function clear({ sandbox, query }: AdminCall): Reply {
  const message = 'does not go with DELETE, which forgets all requests';
  const problems = query.names().map((name) => ({ pointer: pointerStep(name), message }));
  if (problems.length > 0) return adminError(400, problems);
  sandbox.journal.clear();
  return emptyReply(204);
}

export function count({ sandbox, body }: AdminCall): Reply {
  const entries = sandbox.journal.entries();
  const pattern = demand(known(requestPattern(operationsOf(sandbox)), entries), body);
  const { certain, possible } = forgottenLike(pattern, forgottenOf(entries));
  const judged = entries.map((entry) => likenessOf(pattern, entry));
  const found = judged.filter((likeness) => likeness === 'like').length;
  const unknown = judged.filter((likeness) => likeness !== 'unlike').length - found;
  return plainReply({ count: found + certain, unknown: possible - certain + unknown });
}

export function check({ sandbox, body }: AdminCall): Reply {
  const entries = sandbox.journal.entries();
  const expectation = demand(requestExpectation(operationsOf(sandbox), entries), body);
  return plainReply(verify(entries, expectation));
}

export function totals({ sandbox: { journal } }: AdminCall): Reply {
  const { dropped, limits } = journal.forgotten();
  return plainReply({ totals: journal.totals(), dropped, limits });
}

export async function wait({ sandbox, body, connection }: AdminCall): Promise<Reply> {
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

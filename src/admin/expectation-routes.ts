/** The routes that ask something of the journal: how many, whether as expected, and as soon as. */
import type { Reply } from '../drf/reply.ts';
import { astrayLike } from '../sandbox/journal/astray.ts';
import { requestExpectation } from '../sandbox/journal/expectation.ts';
import { forgottenLike, forgottenOf } from '../sandbox/journal/forgotten.ts';
import { known } from '../sandbox/journal/known-names.ts';
import { likenessOf } from '../sandbox/journal/likeness.ts';
import { requestPattern } from '../sandbox/journal/pattern.ts';
import { verify } from '../sandbox/journal/verify.ts';
import { waitForRequests, waitOrder } from '../sandbox/journal/wait.ts';
import { demand } from '../values/schema/problem-error.ts';
import { type AdminCall, type AdminRoute, answers, pieceReply, plainReply } from './admin-route.ts';
import { COUNTED, VERIFICATION, WAIT_OUTCOME } from './journal-schemas.ts';
import { operationsOf } from './operations-of.ts';

export const expectationRoutes: readonly AdminRoute[] = [
  {
    method: 'POST',
    path: '/requests/count',
    body: 'required',
    tellsOfPast: true,
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
    method: 'POST',
    path: '/requests/verify',
    body: 'required',
    tellsOfPast: true,
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
];

function count({ sandbox, body }: AdminCall): Reply {
  const entries = sandbox.journal.entries();
  const pattern = demand(known(requestPattern(operationsOf(sandbox)), entries), body);
  const { certain, possible } = forgottenLike(pattern, forgottenOf(entries));
  const judged = entries.map((entry) => likenessOf(pattern, entry));
  const found = judged.filter((likeness) => likeness === 'like').length;
  const unknown = judged.filter((likeness) => likeness !== 'unlike').length - found;
  const astray = astrayLike(pattern, entries).count;
  return plainReply({ count: found + certain, unknown: possible - certain + unknown + astray });
}

function check({ sandbox, body }: AdminCall): Reply {
  const entries = sandbox.journal.entries();
  const expectation = demand(requestExpectation(operationsOf(sandbox), entries), body);
  return plainReply(verify(entries, expectation));
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

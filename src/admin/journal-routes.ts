/** The routes of the journal: look, forget, count, verify, wait. */
import { requestExpectation } from '../sandbox/journal/expectation.ts';
import { requestPattern } from '../sandbox/journal/pattern.ts';
import { waitOrder } from '../sandbox/journal/wait.ts';
import { type AdminRoute, answers } from './admin-route.ts';
import { check, clear, count, list, show, summaries, totals, wait } from './journal-acts.ts';
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

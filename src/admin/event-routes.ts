/** The feed: what happens in the server, as server-sent events. */
import type { Reply } from '../drf/reply.ts';
import { constant } from '../drf/schema.ts';
import { isLike, patternFilters } from '../sandbox/journal/filters.ts';
import { digits, once, optional } from '../values/schema/changes.ts';
import { object } from '../values/schema/composites.ts';
import { demand, ProblemError } from '../values/schema/problem-error.ts';
import { whole } from '../values/schema/scalars.ts';
import { SANDBOX_NAME } from '../values/schema/settings.ts';
import type { AdminCall, AdminRoute } from './admin-route.ts';
import { operationsOf } from './operations-of.ts';
import { parametersOf } from './query-parameters.ts';

/** A day. */
const MAX_TIMEOUT_MS = 86_400_000;
const TIMEOUT = whole({
  min: 0,
  max: MAX_TIMEOUT_MS,
  words: `milliseconds, up to ${MAX_TIMEOUT_MS}`,
});
const MAX_REQUESTS = whole({ min: 1 });
/** What a request must be like to be told of, beside what an event itself is. */
function patternOf(operations: readonly string[]) {
  const { sandbox: _own, ...pattern } = patternFilters(operations);
  return pattern;
}
function filters(operations: readonly string[]) {
  return object({
    sandbox: optional(once(SANDBOX_NAME)),
    timeoutMs: optional(once(digits(TIMEOUT))),
    maxRequestsPerSecond: optional(once(digits(MAX_REQUESTS))),
    ...patternOf(operations),
  });
}
const EVENT_ID = /^\d{1,16}$/;
/** Proxies that gather what they pass on are told not to. Source: nginx.org, proxy_buffering. */
const HEADERS = { 'Content-Type': 'text/event-stream', 'X-Accel-Buffering': 'no' } as const;

export const eventRoutes: readonly AdminRoute[] = [
  {
    method: 'GET',
    path: '/events',
    body: 'none',
    schema: {
      id: 'admin_events',
      summary: 'What happens, as it happens: server-sent events',
      query: () => [
        ...parametersOf(object(patternOf([])).json()),
        {
          name: 'sandbox',
          in: 'query',
          description:
            "That sandbox's alone. A sandbox's own control plane tells of it alone anyway.",
          schema: SANDBOX_NAME.json(),
        },
        {
          name: 'timeoutMs',
          in: 'query',
          description: 'Ends after so many milliseconds; never unless told otherwise.',
          schema: TIMEOUT.json(),
        },
        {
          name: 'maxRequestsPerSecond',
          in: 'query',
          description:
            'Of what comes in a second so many requests are told, and of the rest how many they are, by `dropped`. All unless told otherwise.',
          schema: MAX_REQUESTS.json(),
        },
        {
          name: 'Last-Event-ID',
          in: 'header',
          description: 'What came after this one is told first, as far as it is kept.',
          schema: { type: 'string', pattern: EVENT_ID.source },
        },
      ],
      answers: () => [
        {
          status: 200,
          description:
            'Where a request is asked for, others are not told, nor one that the journal has dropped; other events are. Events named `request`, `aborted`, `changed`, `error` and `dropped`, each with an `id` and one line of JSON.',
          content: { 'text/event-stream': { type: 'string', minLength: 1 } },
          headers: { 'X-Accel-Buffering': { schema: constant('no'), required: true } },
        },
      ],
      refuses: [400, 429],
    },
    act: follow,
  },
];

/** A reader is one of the clients that wait, and leaves with its connection. */
function follow({
  sandbox,
  sandboxes,
  asked,
  query,
  headers,
  connection,
  events,
}: AdminCall): Reply {
  const read = demand(filters(operationsOf(sandbox)), query.lists());
  const { sandbox: wanted = asked, timeoutMs, maxRequestsPerSecond, ...pattern } = read;
  if (asked !== undefined && wanted !== asked) {
    const message = `this is the control plane of the sandbox ${asked}: ask that of the server, or of the other one`;
    throw new ProblemError([{ pointer: '/sandbox', message }]);
  }
  const after = lastEvent(headers['last-event-id']);
  const leave = sandbox.waiters.enter(0);
  const isWanted = (name: string, sequence: number): boolean => {
    const entry = sandboxes.find(name)?.journal.entry(sequence);
    return entry !== undefined && isLike(entry, pattern);
  };
  const isAll = Object.values(pattern).every((each) => each === undefined);
  const reader = events.open({
    ...{ sandbox: wanted, after, maxRequestsPerSecond },
    isWanted: isAll ? undefined : isWanted,
  });
  const timer = timeoutMs === undefined ? undefined : setTimeout(() => reader.end(), timeoutMs);
  timer?.unref();
  const end = (): void => {
    clearTimeout(timer);
    leave();
    reader.end();
  };
  if (connection) connection.onClose(end);
  else end();
  return { status: 200, headers: HEADERS, body: { kind: 'stream', pieces: reader } };
}

/** @throws ProblemError for a text that is no id; an empty one stands for none */
function lastEvent(id = ''): number | undefined {
  if (id === '') return undefined;
  if (EVENT_ID.test(id)) return Number(id);
  const message = `the header Last-Event-ID must be the id of an event, a whole number, not ${JSON.stringify(id.slice(0, 100))}`;
  throw new ProblemError([{ pointer: '', message }]);
}

/** What the routes of the journal answer, entries and outcomes, and what their list can be narrowed by. */
import { OUTCOMES, RECEIVED, STAGES } from '../drf/ending.ts';
import { STEPS } from '../drf/refusal-traits.ts';
import { nullable, objectSchema, type ParameterSchema, type Schema } from '../drf/schema.ts';
import { DATE_TIME } from '../drf/value-schema.ts';
import { ABORT_REASONS, ANSWERERS } from '../sandbox/journal/entry.ts';
import { requestFilters } from '../sandbox/journal/filters.ts';
import { LIMITS } from '../values/limits.ts';
import { parametersOf } from './query-parameters.ts';

const TEXT: Schema = { type: 'string' };
const COUNT: Schema = { type: 'integer', minimum: 0 };
const STATUS: Schema = { type: 'integer', minimum: 100, maximum: 599 };
const TEXTS: Schema = { type: 'array', items: TEXT };
/** Anything that is JSON. */
const ANY: Schema = { description: 'Any JSON.' };

const BODY: Schema = {
  title: 'MessageBody',
  ...objectSchema({
    encoding: { type: 'string', enum: ['utf-8', 'base64'] },
    text: TEXT,
    length: { type: 'integer', minimum: 1 },
    sha256: nullable({ type: 'string', pattern: '^[0-9a-f]{64}$' }),
  }),
};
const HEADER_PAIRS: Schema = {
  type: 'array',
  items: { ...TEXTS, minItems: 2, maxItems: 2 },
};

const MEMBERS = {
  sequence: { type: 'integer', minimum: 1 },
  at: DATE_TIME,
  realTime: DATE_TIME,
  traceparent: nullable(TEXT),
  operation: nullable(TEXT),
  sandbox: TEXT,
  method: TEXT,
  path: TEXT,
  query: { type: 'object', additionalProperties: { ...TEXTS, minItems: 1 } },
  actor: nullable(TEXT),
  headers: { type: 'object', additionalProperties: TEXT },
  body: ANY,
  ignored: objectSchema({ query: TEXTS, body: TEXTS, headers: TEXTS }),
  status: nullable(STATUS),
  answeredBy: nullable({ type: 'string', enum: [...ANSWERERS] }),
  durationMs: { type: ['number', 'null'], minimum: 0 },
  fault: nullable(TEXT),
  outcome: nullable({ type: 'string', enum: [...OUTCOMES] }),
  stage: nullable({ type: 'string', enum: [...STAGES] }),
  aborted: nullable({ type: 'string', enum: [...ABORT_REASONS] }),
  received: nullable({ type: 'string', enum: [...RECEIVED] }),
  refusals: {
    type: 'array',
    items: objectSchema({ name: TEXT, step: { type: 'string', enum: [...STEPS] } }),
  },
  request: objectSchema({
    httpVersion: TEXT,
    target: TEXT,
    headers: HEADER_PAIRS,
    body: nullable(BODY),
    isComplete: { type: 'boolean' },
  }),
  response: nullable(
    objectSchema({
      status: STATUS,
      statusText: TEXT,
      headers: HEADER_PAIRS,
      body: nullable(BODY),
    }),
  ),
} as const satisfies Readonly<Record<string, Schema>>;

export const ENTRY: Schema = { title: 'JournalEntry', ...objectSchema(MEMBERS) };
const ENTRIES: Schema = { type: 'array', items: ENTRY };

const { sequence, sandbox, at, method, path, operation, actor } = MEMBERS;
const { status, outcome, durationMs, fault } = MEMBERS;
const SUMMARY: Schema = {
  title: 'RequestSummary',
  ...objectSchema({
    ...{ sequence, sandbox, at, method, path, operation, actor },
    ...{ status, outcome, durationMs, fault },
    hasIgnored: { type: 'boolean' },
  }),
};

const TOTAL: Schema = {
  title: 'RequestTotal',
  ...objectSchema({
    operation: nullable(TEXT),
    method: TEXT,
    status: nullable(STATUS),
    actor: nullable(TEXT),
    count: { type: 'integer', minimum: 1 },
  }),
};
/** How many requests were dropped, how many of each kind, and by which limits. */
const FORGOTTEN = {
  dropped: COUNT,
  totals: { type: 'array', items: TOTAL },
  limits: { type: 'array', items: { type: 'string', enum: Object.keys(LIMITS) } },
} as const satisfies Readonly<Record<string, Schema>>;

const STRAYS: Schema = {
  description:
    'Sandboxes that requests alone have made, whose names are nearly the one that was asked.',
  type: 'array',
  minItems: 1,
  items: objectSchema({ name: TEXT, requests: ENTRIES }),
};
export const JOURNAL: Schema = objectSchema(
  { requests: ENTRIES, total: COUNT, ...FORGOTTEN, strays: STRAYS },
  ['strays'],
);
export const SUMMARIES: Schema = objectSchema({
  requests: { type: 'array', items: SUMMARY },
  total: COUNT,
  ...FORGOTTEN,
});
/** Of all requests, the dropped ones included. */
export const TOTALS: Schema = objectSchema(FORGOTTEN);
/** `unknown` are those that were dropped and may be like the pattern. */
export const COUNTED: Schema = objectSchema({ count: COUNT, unknown: COUNT });

const MISS: Schema = objectSchema({
  request: objectSchema({
    sequence: { type: 'integer', minimum: 1 },
    operation: nullable(TEXT),
    path: TEXT,
  }),
  differences: {
    type: 'array',
    minItems: 1,
    items: objectSchema({ pointer: TEXT, expected: ANY, actual: ANY }, ['expected', 'actual']),
  },
});

export const VERIFICATION: Schema = {
  title: 'Verification',
  anyOf: [
    objectSchema({ verified: { type: 'boolean', const: true } }),
    objectSchema(
      {
        verified: { type: 'boolean', const: false },
        undecided: { type: 'boolean', const: true },
        message: { type: 'string', minLength: 1 },
        nearestMiss: nullable(MISS),
      },
      ['undecided'],
    ),
  ],
};

export const WAIT_OUTCOME: Schema = {
  title: 'WaitOutcome',
  anyOf: [
    objectSchema({ matched: { type: 'boolean', const: true }, requests: ENTRIES }),
    objectSchema({
      matched: { type: 'boolean', const: false },
      requests: ENTRIES,
      message: constantStart('Waited '),
    }),
  ],
};

function constantStart(text: string): Schema {
  return { type: 'string', pattern: `^${text}` };
}

/** What the list can be narrowed by. */
export function filterParameters(): readonly ParameterSchema[] {
  return parametersOf(requestFilters().json());
}

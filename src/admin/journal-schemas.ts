/** What the journal's routes take and answer: entries, patterns, expectations and their outcomes. */
import { DATE_TIME } from '../drf/field-schema.ts';
import {
  constant,
  nullable,
  objectSchema,
  type ParameterSchema,
  type Schema,
} from '../drf/schema.ts';
import { ABORT_REASONS } from '../sandbox/journal/entry.ts';

const TEXT: Schema = { type: 'string' };
const COUNT: Schema = { type: 'integer', minimum: 0 };
const STATUS: Schema = { type: 'integer', minimum: 100, maximum: 599 };
const TEXTS: Schema = { type: 'array', items: TEXT };
/** Anything that is JSON. */
const ANY: Schema = { description: 'Any JSON.' };

const ENTRY: Schema = {
  title: 'JournalEntry',
  ...objectSchema({
    sequence: { type: 'integer', minimum: 1 },
    at: DATE_TIME,
    operation: nullable(TEXT),
    method: TEXT,
    path: TEXT,
    query: { type: 'object', additionalProperties: { ...TEXTS, minItems: 1 } },
    actor: nullable(TEXT),
    headers: { type: 'object', additionalProperties: TEXT },
    body: ANY,
    ignored: objectSchema({ query: TEXTS, body: TEXTS }),
    status: nullable(STATUS),
    durationMs: { type: ['number', 'null'], minimum: 0 },
    fault: nullable(TEXT),
    aborted: nullable({ type: 'string', enum: [...ABORT_REASONS] }),
  }),
};
const ENTRIES: Schema = { type: 'array', items: ENTRY };

export const JOURNAL: Schema = objectSchema({ requests: ENTRIES, total: COUNT, dropped: COUNT });

const PATTERN_MEMBERS = {
  operation: { description: 'As published; null for none.', type: ['string', 'null'] },
  method: TEXT,
  path: { description: 'A trailing `*` stands for any rest.', ...TEXT },
  status: nullable(STATUS),
  actor: { description: 'A username; null for anonymous.', type: ['string', 'null'] },
  query: {
    description: "A value is one of the parameter's, a list is all of them.",
    type: 'object',
    additionalProperties: { anyOf: [{ type: ['string', 'number', 'boolean'] }, TEXTS] },
  },
  body: { description: 'What of the body must be there and match, at any depth.' },
  ignoredNothing: { type: 'boolean', const: true },
} as const;

export const PATTERN: Schema = {
  title: 'RequestPattern',
  description: 'What is left out may be anything.',
  ...objectSchema(PATTERN_MEMBERS, Object.keys(PATTERN_MEMBERS)),
};

const TIMES: Schema = {
  anyOf: [COUNT, { ...objectSchema({ min: COUNT, max: COUNT }, ['min', 'max']), minProperties: 1 }],
};

export const EXPECTATION: Schema = {
  title: 'RequestExpectation',
  anyOf: [
    objectSchema({ matches: PATTERN, times: TIMES }, ['times']),
    objectSchema(
      { sequence: { type: 'array', items: PATTERN, minItems: 1 }, exact: { type: 'boolean' } },
      ['exact'],
    ),
  ],
};

const MISS: Schema = objectSchema({
  request: objectSchema({
    sequence: { type: 'integer', minimum: 1 },
    operation: nullable(TEXT),
    path: TEXT,
  }),
  differences: {
    type: 'array',
    minItems: 1,
    items: objectSchema({ pointer: TEXT, expected: ANY, actual: ANY }, ['actual']),
  },
});

export const VERIFICATION: Schema = {
  title: 'Verification',
  anyOf: [
    objectSchema({ verified: { type: 'boolean', const: true } }),
    objectSchema({
      verified: { type: 'boolean', const: false },
      message: { type: 'string', minLength: 1 },
      nearestMiss: nullable(MISS),
    }),
  ],
};

export const WAIT_ORDER: Schema = {
  title: 'WaitRequest',
  ...objectSchema(
    {
      matches: PATTERN,
      times: { type: 'integer', minimum: 1, default: 1 },
      timeoutMs: { type: 'integer', minimum: 0, maximum: 60_000, default: 5000 },
    },
    ['times', 'timeoutMs'],
  ),
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

const OR_NONE = 'Empty for requests that have none.';

/** What the list can be narrowed by. */
export const FILTER_PARAMETERS: readonly ParameterSchema[] = [
  { name: 'operation', in: 'query', description: OR_NONE, schema: TEXT },
  { name: 'method', in: 'query', schema: TEXT },
  { name: 'path', in: 'query', description: 'A trailing `*` stands for any rest.', schema: TEXT },
  {
    name: 'status',
    in: 'query',
    description: OR_NONE,
    schema: { anyOf: [STATUS, constant('')] },
  },
  { name: 'actor', in: 'query', description: OR_NONE, schema: TEXT },
  { name: 'since', in: 'query', description: 'Sequences above this one.', schema: COUNT },
  { name: 'limit', in: 'query', description: 'The newest so many.', schema: COUNT },
];

/** The routes of the contract coverage. */

import { emptyReply, type Reply } from '../drf/reply.ts';
import { objectSchema, type ResponseSchema, type Schema } from '../drf/schema.ts';
import { ELSEWHERE } from '../sandbox/coverage/coverage.ts';
import { COVERAGE_FORMATS, COVERAGE_TYPES, renderCoverage } from '../sandbox/coverage/render.ts';
import { report } from '../sandbox/coverage/report.ts';
import { oneOf } from '../values/schema/scalars.ts';
import {
  type AdminCall,
  type AdminRoute,
  adminError,
  answers,
  plainReply,
  readChoice,
} from './admin-route.ts';

const FORMAT = oneOf(COVERAGE_FORMATS);
const COUNT: Schema = { type: 'integer', minimum: 0 };
const HITS: Schema = { title: 'Hits', type: 'object', additionalProperties: COUNT };
/** What the mock does not serve. */
const ELSEWHERE_HITS: Schema = objectSchema({ stub: HITS, upstream: HITS }, ELSEWHERE);
const COUNTED = { statuses: HITS, query: HITS, fields: HITS, faults: HITS } as const;

const SHARE: Schema = {
  title: 'CoverageShare',
  ...objectSchema({
    covered: COUNT,
    total: COUNT,
    percent: { type: 'string', pattern: '^\\d{1,3}\\.\\d\\d$' },
  }),
};

export const COUNTS: Schema = {
  title: 'CoverageCounts',
  ...objectSchema(
    {
      operations: { type: 'object', additionalProperties: objectSchema(COUNTED) },
      elsewhere: ELSEWHERE_HITS,
    },
    ['elsewhere'],
  ),
};

const REPORT: Schema = {
  title: 'CoverageReport',
  ...objectSchema(
    {
      summary: objectSchema({
        operations: SHARE,
        statuses: SHARE,
        query: SHARE,
        fields: SHARE,
        total: SHARE,
      }),
      operations: {
        type: 'object',
        additionalProperties: objectSchema({
          method: { type: 'string' },
          path: { type: 'string' },
          coverage: SHARE,
          ...COUNTED,
          unexpected: HITS,
        }),
      },
      elsewhere: ELSEWHERE_HITS,
    },
    ['elsewhere'],
  ),
};

/** The report in each of its formats. */
export function reportResponse(): ResponseSchema {
  return {
    status: 200,
    description: 'The report, as `format` says.',
    content: {
      'application/json': REPORT,
      'text/markdown': { type: 'string', pattern: '^# Contract coverage: ' },
      'application/xml': { type: 'string', pattern: '^<\\?xml ' },
    },
  };
}

export const coverageRoutes: readonly AdminRoute[] = [
  {
    method: 'GET',
    path: '/coverage',
    body: 'none',
    tellsOfPast: true,
    schema: {
      id: 'admin_coverage',
      summary: 'What of the contract was exercised',
      query: () => [
        {
          name: 'format',
          in: 'query',
          schema: { ...FORMAT.json(), default: 'json' },
        },
      ],
      answers: () => [reportResponse()],
      refuses: [400],
    },
    act: show,
  },
  {
    method: 'DELETE',
    path: '/coverage',
    body: 'none',
    schema: {
      id: 'admin_coverage_clear',
      summary: 'Count from zero',
      answers: () => answers(204),
    },
    act: forget,
  },
  {
    method: 'GET',
    path: '/coverage/counts',
    body: 'none',
    tellsOfPast: true,
    schema: {
      id: 'admin_coverage_counts',
      summary: 'What was exercised alone, to be merged',
      answers: () => answers(200, COUNTS),
    },
    act: ({ sandbox }) => plainReply(sandbox.coverage.counts()),
  },
];

/** The report, as `?format=` says: `json`, `markdown` or `junit`. */
function show({ sandbox, query }: AdminCall): Reply {
  const read = readChoice(query, 'format', FORMAT, 'json');
  if (!read.valid) return adminError(400, read.problems);
  const format = read.value;
  const text = renderCoverage(report(sandbox.operations, sandbox.coverage.counts()), format);
  return {
    status: 200,
    headers: { 'Content-Type': COVERAGE_TYPES[format] },
    body: { kind: 'text', text },
  };
}

function forget({ sandbox }: AdminCall): Reply {
  sandbox.coverage.clear();
  return emptyReply(204);
}

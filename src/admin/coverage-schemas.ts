/** What the routes of the contract coverage answer. */
import { objectSchema, type ResponseSchema, type Schema } from '../drf/schema.ts';

const COUNT: Schema = { type: 'integer', minimum: 0 };
const HITS: Schema = { title: 'Hits', type: 'object', additionalProperties: COUNT };
const COUNTED = { statuses: HITS, query: HITS, fields: HITS } as const;

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
  ...objectSchema({ operations: { type: 'object', additionalProperties: objectSchema(COUNTED) } }),
};

const REPORT: Schema = {
  title: 'CoverageReport',
  ...objectSchema({
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
  }),
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

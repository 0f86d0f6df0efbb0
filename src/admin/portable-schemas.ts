/** What others read of the journal: an archive of HTTP, and a file of Pact, as far as a contract needs to know them. */

import { nullable, objectSchema, type ParameterSchema, type Schema } from '../drf/schema.ts';
import { DATE_TIME } from '../drf/value-schema.ts';
import { ANSWERERS } from '../sandbox/journal/entry.ts';
import { PACT_NAMES } from '../sandbox/portable/pact-names.ts';

const TEXT: Schema = { type: 'string' };
const SIZE: Schema = { type: 'integer', minimum: -1 };
const MS: Schema = { type: 'number', minimum: 0 };
const STATUS: Schema = { type: 'integer', minimum: 0, maximum: 599 };
/** Anything that is JSON. */
const ANY: Schema = { description: 'Any JSON.' };
const listOf = (items: Schema): Schema => ({ type: 'array', items });

const PAIRS = listOf({ title: 'HarPair', ...objectSchema({ name: TEXT, value: TEXT }) });

const POST_DATA = objectSchema(
  {
    mimeType: TEXT,
    params: listOf(
      objectSchema({ name: TEXT, value: TEXT, fileName: TEXT, contentType: TEXT }, [
        ...['value', 'fileName', 'contentType'],
      ]),
    ),
    text: TEXT,
    _encoding: TEXT,
    _sha256: TEXT,
  },
  ['params', '_encoding', '_sha256'],
);

const CONTENT = objectSchema(
  { size: SIZE, mimeType: TEXT, text: TEXT, encoding: TEXT, _sha256: TEXT },
  ['text', 'encoding', '_sha256'],
);

const COMMON = {
  httpVersion: TEXT,
  cookies: PAIRS,
  headers: PAIRS,
  headersSize: SIZE,
  bodySize: SIZE,
} as const;

const HAR_ENTRY: Schema = {
  title: 'HarEntry',
  ...objectSchema({
    startedDateTime: DATE_TIME,
    time: MS,
    request: objectSchema(
      { method: TEXT, url: TEXT, ...COMMON, queryString: PAIRS, postData: POST_DATA },
      ['postData'],
    ),
    response: objectSchema({
      ...{ status: STATUS, statusText: TEXT, ...COMMON, content: CONTENT, redirectURL: TEXT },
    }),
    cache: { type: 'object', maxProperties: 0 },
    timings: objectSchema({ send: MS, wait: MS, receive: MS }),
    _sequence: { type: 'integer', minimum: 1 },
    _operation: nullable(TEXT),
    _actor: nullable(TEXT),
    _sandbox: TEXT,
    _answeredBy: nullable({ type: 'string', enum: [...ANSWERERS] }),
    _fault: nullable(TEXT),
    _aborted: nullable(TEXT),
    _ignored: objectSchema({ query: listOf(TEXT), body: listOf(TEXT), headers: listOf(TEXT) }),
  }),
};

export const HAR: Schema = {
  title: 'Har',
  ...objectSchema({
    log: objectSchema({
      version: { type: 'string', const: '1.2' },
      creator: objectSchema({ name: TEXT, version: TEXT }),
      entries: listOf(HAR_ENTRY),
    }),
  }),
};

const NAMED = objectSchema({ name: TEXT });
const HEADERS: Schema = { type: 'object', additionalProperties: listOf(TEXT) };
const BODY = objectSchema({
  content: ANY,
  contentType: TEXT,
  encoded: {
    anyOf: [
      { type: 'string', const: 'base64' },
      { type: 'boolean', const: false },
    ],
  },
});
const STATE = objectSchema({ name: TEXT, params: { type: 'object', additionalProperties: ANY } });
const RULES = objectSchema({ body: { type: 'object', additionalProperties: ANY } });

const INTERACTION: Schema = {
  title: 'PactInteraction',
  ...objectSchema(
    {
      type: { type: 'string', const: 'Synchronous/HTTP' },
      key: TEXT,
      description: TEXT,
      providerStates: listOf(STATE),
      comments: objectSchema({ testname: TEXT }),
      request: objectSchema(
        { method: TEXT, path: TEXT, query: HEADERS, headers: HEADERS, body: BODY },
        ['query', 'headers', 'body'],
      ),
      response: objectSchema(
        { status: STATUS, headers: HEADERS, body: BODY, matchingRules: RULES },
        ['headers', 'body', 'matchingRules'],
      ),
    },
    ['comments'],
  ),
};

export const PACT: Schema = {
  title: 'Pact',
  ...objectSchema({
    consumer: NAMED,
    provider: NAMED,
    interactions: listOf(INTERACTION),
    metadata: { type: 'object', additionalProperties: ANY },
  }),
};

/** Who uses, and who is used. */
export function pactParameters(): readonly ParameterSchema[] {
  const names: Readonly<Record<string, Schema>> = Object(PACT_NAMES.json()['properties']);
  return Object.entries(names).map(([name, schema]) => ({
    name,
    in: 'query' as const,
    schema,
    ...(name === 'consumer' ? { example: 'checkout' } : {}),
  }));
}

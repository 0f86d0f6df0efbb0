/** The schemas of what Waldur's views answer, with the headers of every answer. */
import { constant, type HeaderSchema, type ResponseSchema, type Schema } from '../../drf/schema.ts';
import { FRAME_HEADERS as FRAME, LANGUAGE_HEADERS as LANGUAGE } from '../site/middleware.ts';
import type { Answer } from './endpoint.ts';

type Headers = Readonly<Record<string, HeaderSchema>>;

const always = (schema: Schema): HeaderSchema => ({ schema, required: true });

/** Headers that are always there, and always the same. */
function constantHeaders(headers: Readonly<Record<string, string>>): Headers {
  const entries = Object.entries(headers);
  return Object.fromEntries(entries.map(([name, text]) => [name, always(constant(text))]));
}

const LANGUAGE_TOLD: Headers = {
  'Content-Language': {
    description: 'The language of the answer, as a cookie or `Accept-Language` asks for it.',
    schema: { type: 'string', pattern: '^[a-z]{2}$' },
    required: true,
  },
};

/** All that a preflight has. */
export const VARY_HEADER: Headers = constantHeaders({ Vary: LANGUAGE.Vary });
export const LANGUAGE_HEADERS: Headers = { ...constantHeaders(LANGUAGE), ...LANGUAGE_TOLD };
export const FRAME_HEADERS: Headers = { ...constantHeaders(FRAME), ...LANGUAGE_TOLD };

/** What it means the document says of all answers at once. */
const IMPERSONATOR: Headers = {
  'X-impersonator-uuid': { schema: { type: 'string' }, required: false },
};

/** Those of a path, where which it is stays open. */
const METHODS_ALLOWED: Headers = {
  Allow: {
    description: 'The methods of the path, as its successes tell them too.',
    schema: { type: 'string', pattern: '^[A-Z]+(, [A-Z]+)*$' },
    required: true,
  },
};

/**
 * With the headers of every answer of a route: of refusals with the same `Allow`, so that routes share them; Django's own pages have
 * none. Source: BEHAVIOUR 10 and 11.
 */
export function framed(
  responses: readonly ResponseSchema[],
  { Allow: methods, ...headers }: Readonly<Record<string, string>>,
): readonly ResponseSchema[] {
  return responses.map((response) => {
    const isPage = response.content['text/html'] !== undefined;
    const isSuccess = response.status < 400 && methods !== undefined;
    const allow = isSuccess ? constantHeaders({ Allow: methods }) : METHODS_ALLOWED;
    const own = isPage
      ? FRAME_HEADERS
      : { ...allow, ...constantHeaders(headers), ...LANGUAGE_TOLD };
    // Whom nobody knows acts as nobody else.
    const acting = response.status === 401 ? {} : IMPERSONATOR;
    return { ...response, headers: { ...own, ...acting, ...response.headers } };
  });
}

interface Success {
  readonly description: string;
  /** Undefined where there is no body. */
  readonly schema?: Schema | undefined;
  readonly headers?: Headers | undefined;
}

/** A success with a JSON body, or without any. */
export function answer({ description, schema, headers = {} }: Success): Answer {
  const content = schema === undefined ? {} : { 'application/json': schema };
  return { description, content, headers };
}

export const COUNT_HEADER: HeaderSchema = {
  description: 'How many rows the whole list has.',
  schema: { type: 'string', pattern: '^\\d+$' },
  required: true,
};

/** Source: BEHAVIOUR 8. */
export const PAGE_HEADERS: Headers = {
  'X-Result-Count': COUNT_HEADER,
  Link: {
    description: 'The URLs of the first, previous, next and last page.',
    schema: {
      type: 'string',
      pattern:
        '^<[^>]+>; rel="first"(, <[^>]+>; rel="prev")?(, <[^>]+>; rel="next")?, <[^>]+>; rel="last"$',
    },
    required: true,
  },
};

/** The URL of a row that was made. */
export const LOCATION: Headers = {
  Location: { schema: { type: 'string', format: 'uri' }, required: true },
};

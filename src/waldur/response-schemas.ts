/** The schemas of what Waldur's views answer, success and refusals, with the headers of every answer. */
import { detailSchema, exceptionResponse, pageResponse, refusal } from '../drf/refusal-schemas.ts';
import { AUTHENTICATION, LOOKUP, PERMISSION } from '../drf/refusals.ts';
import {
  constant,
  type HeaderSchema,
  objectSchema,
  type ResponseSchema,
  type Schema,
} from '../drf/schema.ts';
import { FRAME_HEADERS as FRAME, LANGUAGE_HEADERS as LANGUAGE } from './middleware.ts';

type Headers = Readonly<Record<string, HeaderSchema>>;

const always = (schema: Schema): HeaderSchema => ({ schema, required: true });

/** Headers that are always there, and always the same. */
function constantHeaders(headers: Readonly<Record<string, string>>): Headers {
  const entries = Object.entries(headers);
  return Object.fromEntries(entries.map(([name, text]) => [name, always(constant(text))]));
}

export const LANGUAGE_HEADERS: Headers = constantHeaders(LANGUAGE);
export const FRAME_HEADERS: Headers = constantHeaders(FRAME);

const IMPERSONATOR: Headers = {
  'X-impersonator-uuid': {
    description: 'The staff user who acts as somebody else.',
    schema: { type: 'string' },
    required: false,
  },
};

/** With the headers of every answer of a route; Django's own pages have no `Allow`. Source: BEHAVIOUR 10 and 11. */
export function framed(
  responses: readonly ResponseSchema[],
  headers: Readonly<Record<string, string>>,
): readonly ResponseSchema[] {
  return responses.map((response) => {
    const isPage = response.content['text/html'] !== undefined;
    const own = isPage ? FRAME_HEADERS : { ...constantHeaders(headers), ...IMPERSONATOR };
    return { ...response, headers: { ...own, ...response.headers } };
  });
}

/** A success with a JSON body, or without any. */
export function answer(
  status: number,
  description: string,
  schema: Schema | undefined,
  headers: Headers = {},
): ResponseSchema {
  const content = schema === undefined ? {} : { 'application/json': schema };
  return { status, description, content, headers };
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

export const UNAUTHENTICATED = exceptionResponse(
  AUTHENTICATION.not_authenticated,
  'No token, or none that is any good.',
  { type: 'string', minLength: 1 },
);

export const FORBIDDEN = exceptionResponse(PERMISSION.denied, 'Writing takes a staff user.');

export const INVALID_PAGE = exceptionResponse(LOOKUP.invalid_page, 'The list has no such page.');

export function notFoundOf(model: string): ResponseSchema {
  const text = constant(LOOKUP.no_match.detail({ model }).text);
  return exceptionResponse(
    LOOKUP.no_match,
    'There is no such row, or none that this user sees.',
    text,
  );
}

/** A filter's link that leads nowhere. Source: BEHAVIOUR 7. */
export const UNRESOLVABLE = refusal(
  404,
  'A link in a filter is no path of the server.',
  objectSchema({
    tried: { type: 'array', items: { type: 'array', items: { type: 'string' } } },
    path: { type: 'string' },
  }),
);

/** A bare list of one text. */
export function stateRefusal(description: string, text: string): ResponseSchema {
  return refusal(400, description, {
    type: 'array',
    items: constant(text),
    minItems: 1,
    maxItems: 1,
  });
}

export const CONFLICT = refusal(409, 'The state of the row forbids it.', detailSchema());

export const SERVER_FAULT = pageResponse(500, 'A known fault of the server.', { noted: true });

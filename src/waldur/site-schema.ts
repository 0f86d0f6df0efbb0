/** What the site answers that belongs to no operation. Source: BEHAVIOUR 6, 10 and 14. */
import {
  exceptionResponse,
  NOT_ACCEPTABLE,
  pageResponse,
  UNKNOWN_FORMAT,
} from '../drf/refusal-schemas.ts';
import { METHOD } from '../drf/refusals.ts';
import type { HeaderSchema, ResponseSchema, Schema } from '../drf/schema.ts';
import type { Contract } from './contract.ts';
import { FRAME_HEADERS, LANGUAGE_HEADERS, UNAUTHENTICATED } from './response-schemas.ts';

const EMPTY_PAGE: ResponseSchema['content'] = { 'text/html': { type: 'string', maxLength: 0 } };

/** By the names under which the document has them. */
export function siteResponses({
  hasServerFaults,
}: Contract): Readonly<Record<string, ResponseSchema>> {
  return {
    Redirect: {
      status: 301,
      description: 'The final slash is missing, for every method; nothing is done.',
      content: EMPTY_PAGE,
      headers: {
        Location: text('^/[\\s\\S]*/(\\?[\\s\\S]*)?$'),
        ...LANGUAGE_HEADERS,
      },
    },
    Preflight: {
      status: 200,
      description: 'OPTIONS with `Access-Control-Request-Method`, at any path.',
      content: EMPTY_PAGE,
      headers: LANGUAGE_HEADERS,
    },
    NotFoundPage: framed(pageResponse(404, 'There is no such path.')),
    BadRequestPage: {
      ...pageResponse(
        400,
        'A `Host` that Django refuses, a query of more than 1000 parameters, a path that cannot be decoded.',
      ),
      // The last of them is refused before there is anything to add.
      headers: {
        ...sometimes(FRAME_HEADERS),
        'X-Mock-Note': { schema: { type: 'string' }, required: false },
      },
    },
    TooLargePage: framed(pageResponse(413, 'A body beyond the limit.', { noted: true })),
    MethodNotAllowed: ofRoute(
      exceptionResponse(METHOD.not_allowed, 'The path does not have this method.', {
        type: 'string',
        pattern: '^Method "[\\s\\S]*" not allowed\\.$',
      }),
    ),
    NotAuthenticated: ofRoute(UNAUTHENTICATED),
    UnknownFormat: ofRoute(UNKNOWN_FORMAT),
    NotAcceptable: ofRoute(NOT_ACCEPTABLE),
    ...(hasServerFaults
      ? {
          ServerErrorPage: framed(
            pageResponse(500, 'A known fault of the server.', { noted: true }),
          ),
        }
      : {}),
  };
}

/** What a route answers to a method that it does not have: some refusals come before that one. */
function ofRoute(response: ResponseSchema): ResponseSchema {
  const headers = { Allow: text('^[A-Z]+(, [A-Z]+)*$'), ...response.headers };
  return framed({ ...response, headers });
}

function framed(response: ResponseSchema): ResponseSchema {
  return { ...response, headers: { ...response.headers, ...FRAME_HEADERS } };
}

/** Headers that only some of the answers have. */
function sometimes(headers: Readonly<Record<string, HeaderSchema>>): typeof headers {
  const some = Object.entries(headers).map(([name, header]) => [
    name,
    { ...header, required: false },
  ]);
  return Object.fromEntries(some);
}

function text(pattern: string): HeaderSchema {
  const schema: Schema = { type: 'string', pattern };
  return { schema, required: true };
}

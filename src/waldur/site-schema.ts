/** What the site answers that belongs to no operation. Source: BEHAVIOUR 6, 10 and 14. */
import { exceptionResponse, pageResponse } from '../drf/refusal-schemas.ts';
import type { HeaderSchema, ResponseSchema, Schema } from '../drf/schema.ts';
import type { Contract } from './contract.ts';
import { FRAME_HEADERS, LANGUAGE_HEADERS } from './response-schemas.ts';

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
      headers: { Location: text('^/[^]*/(\\?[^]*)?$'), ...LANGUAGE_HEADERS },
    },
    Preflight: {
      status: 200,
      description: 'OPTIONS with `Access-Control-Request-Method`, at any path.',
      content: EMPTY_PAGE,
      headers: LANGUAGE_HEADERS,
    },
    NotFoundPage: framed(pageResponse(404, 'There is no such path.')),
    BadRequestPage: optional(framed(pageResponse(400, BAD_REQUEST, { noted: 'sometimes' }))),
    TooLargePage: framed(pageResponse(413, 'A body beyond the limit.', { noted: true })),
    MethodNotAllowed: framed({
      ...exceptionResponse('method_not_allowed', 'The path does not have this method.', {
        type: 'string',
        pattern: '^Method "[^]*" not allowed\\.$',
      }),
      headers: { Allow: text('^[A-Z]+(, [A-Z]+)*$') },
    }),
    ...(hasServerFaults
      ? {
          ServerErrorPage: framed(
            pageResponse(500, 'A known fault of the server.', { noted: true }),
          ),
        }
      : {}),
  };
}

const BAD_REQUEST = [
  'A `Host` that Django refuses, a query of more than 1000 parameters, or the name of a sandbox that cannot be decoded,',
  'which is refused before there is a header to add.',
].join(' ');

/** The same with headers that only some of these answers have. */
function optional({ headers = {}, ...response }: ResponseSchema): ResponseSchema {
  const some = Object.entries(headers).map(([name, header]) => [
    name,
    { ...header, required: false },
  ]);
  return { ...response, headers: Object.fromEntries(some) };
}

function framed(response: ResponseSchema): ResponseSchema {
  return { ...response, headers: { ...response.headers, ...FRAME_HEADERS } };
}

function text(pattern: string): HeaderSchema {
  const schema: Schema = { type: 'string', pattern };
  return { schema, required: true };
}

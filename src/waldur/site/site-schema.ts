/** What the site answers that belongs to no operation. Source: BEHAVIOUR 6, 10 and 14. */
import type { Refusal } from '../../drf/refusal.ts';
import { refusalResponses } from '../../drf/refusal-schemas.ts';
import {
  AUTHENTICATION,
  LOOKUP,
  METHOD,
  NEGOTIATION,
  PARSE,
  PERMISSION,
  REQUEST,
} from '../../drf/refusals.ts';
import type { HeaderSchema, ResponseSchema, Schema } from '../../drf/schema.ts';
import { NOTE_HEADER } from '../../values/own-paths.ts';
import type { Contract } from '../contract.ts';
import { ACTION_FAULTS, IMPERSONATION } from '../refusals.ts';
import { possible } from '../view-set/endpoint.ts';
import {
  FRAME_HEADERS,
  framed as framedByRoute,
  LANGUAGE_HEADERS,
  VARY_HEADER,
} from '../view-set/response-schemas.ts';
import { FRAME_HEADERS as FRAME } from './middleware.ts';
import { ROOT_METHODS } from './root-page.ts';

const EMPTY_PAGE: ResponseSchema['content'] = { 'text/html': { type: 'string', maxLength: 0 } };

/** By the names under which the document has them. */
/** Of the mock's own welcome alone. */
const OF_WELCOME = Object.fromEntries(
  ['Content-Security-Policy', 'X-Content-Type-Options', 'Cache-Control'].map((name) => [
    name,
    { schema: { type: 'string', minLength: 1 }, required: false },
  ]),
);

export function siteResponses(contract: Contract): Readonly<Record<string, ResponseSchema>> {
  const { no_such_page, not_in_this_mock, ...bad } = REQUEST;
  const { format_suffix } = ACTION_FAULTS;
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
      headers: VARY_HEADER,
    },
    RootPage: framed({
      status: 200,
      description:
        'GET and HEAD of `/`: a page for people. A browser gets our own, with what there is.',
      content: { 'text/html': { type: 'string' } },
      headers: OF_WELCOME,
    }),
    RootMethods: framed({
      status: 200,
      description: 'OPTIONS of `/`.',
      content: EMPTY_PAGE,
      headers: { Allow: text(`^${ROOT_METHODS.Allow}$`) },
    }),
    CsrfPage: framed({
      status: 403,
      description: 'Any other method of `/`: Django wants a cookie there, whoever calls.',
      content: { 'text/html': { type: 'string' } },
    }),
    NotFoundPage: framed({ ...one(no_such_page), headers: SOMETIMES_NOTED }),
    NotInThisMock: framed({
      ...one(not_in_this_mock),
      headers: { [NOTE_HEADER]: text(`^${not_in_this_mock.text}$`) },
    }),
    BadRequestPage: {
      ...one(...Object.values<Refusal>(bad)),
      // One of them is refused before there is anything to add.
      headers: {
        ...sometimes(FRAME_HEADERS),
        ...SOMETIMES_NOTED,
      },
    },
    TooLargePage: framed(one(PARSE.too_large)),
    MethodNotAllowed: ofRoute(one(METHOD.not_allowed)),
    NotImpersonated: ofRoute(one(...Object.values<Refusal>(IMPERSONATION))),
    NotPermitted: ofRoute(one(PERMISSION.denied)),
    NoSuchRow: ofRoute(one(LOOKUP.no_match)),
    NotAuthenticated: ofRoute(one(...Object.values<Refusal>(AUTHENTICATION))),
    UnknownFormat: ofRoute(one(NEGOTIATION.unknown_format)),
    NotAcceptable: ofRoute(one(NEGOTIATION.not_acceptable)),
    ...(contract.reproduces(format_suffix) ? { ServerErrorPage: framed(one(format_suffix)) } : {}),
  };
}

/** Refusals of one kind as one answer. */
function one(...refusals: readonly Refusal[]): ResponseSchema {
  const [response] = refusalResponses(refusals.map(possible));
  if (response === undefined) throw new RangeError('An answer takes a refusal.');
  return response;
}

/** What a route answers to a method that it does not have: some refusals come before that one. Source: BEHAVIOUR 3, 18 and 19. */
function ofRoute(response: ResponseSchema): ResponseSchema {
  const [whole = response] = framedByRoute([response], FRAME);
  return whole;
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

const SOMETIMES_NOTED = {
  [NOTE_HEADER]: { schema: { type: 'string' }, required: false },
} as const;

function text(pattern: string): HeaderSchema {
  const schema: Schema = { type: 'string', pattern };
  return { schema, required: true };
}

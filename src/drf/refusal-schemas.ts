/** The schemas of what can be refused, one for each kind of error. */
import type { Refusal } from './refusal.ts';
import { NEGOTIATION, PAGES, PARSE, type PageStatus } from './refusals.ts';
import {
  constant,
  escapePattern,
  objectSchema,
  type ResponseSchema,
  type Schema,
} from './schema.ts';

const JSON_TYPE = 'application/json';
const NOTE = {
  'X-Mock-Note': { schema: { type: 'string', minLength: 1 }, required: true },
} as const;

/** `{"detail": …}`. */
export function detailSchema(detail: Schema = { type: 'string' }): Schema {
  return objectSchema({ detail });
}

/** A refusal in JSON. */
export function refusal(status: number, description: string, schema: Schema): ResponseSchema {
  return { status, description, content: { [JSON_TYPE]: schema } };
}

/** One of the catalogue's, in its own words or closer ones. */
export function exceptionResponse(
  { status, text, headers }: Refusal,
  description: string,
  detail: Schema = constant(text),
): ResponseSchema {
  const refused = refusal(status, description, detailSchema(detail));
  const names = Object.entries(headers);
  if (names.length === 0) return refused;
  const always = names.map(([name, value]) => [name, { schema: constant(value), required: true }]);
  return { ...refused, headers: Object.fromEntries(always) };
}

/** One of Django's bare pages; `noted` where it always says why. */
export function pageResponse(
  status: PageStatus,
  description: string,
  { noted = false }: { readonly noted?: boolean } = {},
): ResponseSchema {
  const title = escapePattern(PAGES[status].title);
  const content = { 'text/html': { type: 'string', pattern: `<title>${title}<\\/title>` } };
  return { status, description, content, ...(noted ? { headers: NOTE } : {}) };
}

const MESSAGES: Schema = { type: 'array', items: { type: 'string' }, minItems: 1 };

/** `{"<name>": ["…"]}`, of one or more of the names. */
export function errorsByName(names: readonly string[]): Schema {
  return {
    type: 'object',
    properties: Object.fromEntries(names.map((name) => [name, MESSAGES])),
    additionalProperties: false,
    minProperties: 1,
  };
}

export const UNKNOWN_FORMAT = exceptionResponse(
  NEGOTIATION.unknown_format,
  'An unknown `?format=`.',
);
export const NOT_ACCEPTABLE = exceptionResponse(
  NEGOTIATION.not_acceptable,
  'The `Accept` header asks for no JSON.',
);

/** What `negotiate` refuses. */
export const NEGOTIATION_REFUSALS: readonly ResponseSchema[] = [UNKNOWN_FORMAT, NOT_ACCEPTABLE];

/** What `parse` refuses, whatever the fields are. */
export const PARSE_REFUSALS: readonly ResponseSchema[] = [
  exceptionResponse(PARSE.json, 'The body cannot be read.', {
    type: 'string',
    pattern: '^(JSON|Multipart form) parse error - ',
  }),
  pageResponse(400, 'More than 1000 form fields, or more than 100 files.', { noted: true }),
  pageResponse(413, 'A body beyond the limit.', { noted: true }),
  exceptionResponse(PARSE.media_type, 'A content type that is not read.', {
    type: 'string',
    pattern: '^Unsupported media type "[\\s\\S]*" in request\\.$',
  }),
];

/** What a serializer refuses. */
export function fieldRefusal(names: readonly string[]): ResponseSchema {
  return refusal(
    400,
    'Fields that are not as they must be, all at once.',
    errorsByName([...names, 'non_field_errors']),
  );
}

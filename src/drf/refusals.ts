/** What stops a request in Django and DRF, word for word. Other rooms add their own; `messages.ts` has what is collected. */
import { defineRefusals } from './define-refusals.ts';

/** DRF's words for any refusal of its own that finds nothing. Source: DRF exceptions.NotFound. */
const NOT_FOUND = 'Not found.';
const BAD_JSON = 'JSON parse error - {fault}';

/** Of a request that gets no further than Django's own middleware and URL table: bare pages. */
export const REQUEST = defineRefusals(
  'request',
  { status: 400, shape: 'page', step: 'route', source: 'Django core/handlers; BEHAVIOUR 6, 10' },
  {
    host: {
      text: 'Django refuses this Host header: letters, digits, dots and hyphens only, so no underscores.',
      what: 'a `Host` that Django refuses',
    },
    path: { text: '', what: 'a path that cannot be decoded' },
    no_such_page: {
      text: '',
      status: 404,
      what: 'the URL is none of the server',
      preset: 'no_such_page',
    },
    not_in_this_mock: {
      text: 'A real server has this; this mock does not.',
      status: 404,
      what: 'the URL is one of a real server that this mock does not serve',
    },
    too_many_parameters: { text: '', what: 'a query of more than 1000 parameters' },
  },
);

export const NEGOTIATION = defineRefusals(
  'negotiation',
  { status: 406, shape: 'detail', step: 'negotiate', source: 'DRF negotiation; BEHAVIOUR 11' },
  {
    unknown_format: { text: NOT_FOUND, status: 404, what: 'an unknown `?format=`' },
    not_acceptable: {
      text: 'Could not satisfy the request Accept header.',
      what: 'the `Accept` header asks for no JSON',
      preset: 'not_acceptable',
    },
  },
);

export const AUTHENTICATION = defineRefusals(
  'auth',
  {
    status: 401,
    shape: 'detail',
    step: 'authenticate',
    source: 'DRF authentication.TokenAuthentication; BEHAVIOUR 9',
    headers: { 'WWW-Authenticate': 'Token' },
    summary: 'no token, or none that is any good',
  },
  {
    not_authenticated: {
      text: 'Authentication credentials were not provided.',
      what: 'no token was sent',
      isNoted: true,
      preset: 'not_authenticated',
    },
    no_credentials: {
      text: 'Invalid token. No credentials provided.',
      what: 'the word `Token` stands alone',
    },
    spaces: {
      text: 'Invalid token. Token string should not contain spaces.',
      what: 'the token has blanks in it',
    },
    invalid_characters: {
      text: 'Invalid token header. Token string should not contain invalid characters.',
      what: 'the token is no UTF-8',
    },
    invalid_token: {
      text: 'Invalid token.',
      what: 'nobody has this token',
      isNoted: true,
      preset: 'invalid_token',
    },
    inactive_user: {
      text: 'User inactive or deleted.',
      what: 'the user of the token is inactive',
      preset: 'inactive_user',
    },
    token_expired: {
      text: 'Token has expired.',
      what: 'the token has outlived its time',
      preset: 'token_expired',
    },
  },
);

export const METHOD = defineRefusals(
  'method',
  { status: 405, shape: 'detail', step: 'method', source: 'DRF exceptions; BEHAVIOUR 10' },
  {
    not_allowed: {
      text: 'Method "{method}" not allowed.',
      what: 'the URL has no such method',
      preset: 'method_not_allowed',
    },
  },
);

export const PERMISSION = defineRefusals(
  'permission',
  { status: 403, shape: 'detail', step: 'permit', source: 'DRF exceptions; BEHAVIOUR 2' },
  {
    denied: {
      text: 'You do not have permission to perform this action.',
      what: 'the user may not do this',
      summary: 'it takes a staff user',
      preset: 'permission_denied',
    },
  },
);

/** Rows and pages of rows that are not there. */
export const LOOKUP = defineRefusals(
  'lookup',
  { status: 404, shape: 'detail', step: 'find', source: 'Django get_object_or_404; BEHAVIOUR 2' },
  {
    no_match: {
      text: 'No {model} matches the given query.',
      what: 'the row is not there, or not for this user',
    },
    not_found: { text: NOT_FOUND, what: 'there is no such file', source: 'BEHAVIOUR 12' },
    invalid_page: {
      text: 'Invalid page.',
      what: 'the list has no such page',
      source: 'DRF pagination; BEHAVIOUR 8',
      preset: 'invalid_page',
    },
  },
);

export const PARSE = defineRefusals(
  'parse',
  { status: 400, shape: 'detail', step: 'parse', source: 'DRF parsers; BEHAVIOUR 6' },
  {
    json: {
      text: BAD_JSON,
      example: { fault: 'Expecting value: line 1 column 1 (char 0)' },
      what: 'the body is no JSON',
      preset: 'parse_error',
    },
    nesting: {
      text: BAD_JSON,
      example: { fault: 'maximum recursion depth exceeded' },
      what: 'the JSON nests too deep',
    },
    unknown_charset: {
      text: 'Multipart form parse error - unknown encoding: {charset}',
      example: { charset: 'klingon' },
      what: 'a part is named in no character set',
    },
    non_ascii: {
      text: 'Multipart form parse error - Invalid non-ASCII Content-Type in multipart: {content_type}',
      example: { content_type: 'multipart/form-data; boundary=õ' },
      what: 'the type of a multipart body is no ASCII',
    },
    boundary: {
      text: 'Multipart form parse error - Invalid boundary in multipart: {boundary}',
      example: { boundary: 'None' },
      what: 'the multipart body has no boundary',
      preset: 'multipart_error',
    },
    content_type: {
      text: 'Multipart form parse error - Invalid Content-Type: {content_type}',
      example: { content_type: 'Multipart/Form-Data; boundary=x' },
      what: 'the type of a multipart body is not in lower case',
    },
    base64: {
      text: 'Multipart form parse error - Could not decode base64 data.',
      what: 'a file says that it is Base64, and is not',
    },
    media_type: {
      text: 'Unsupported media type "{media_type}" in request.',
      example: { media_type: 'text/plain' },
      status: 415,
      what: 'the `Content-Type` is none that is read',
      preset: 'unsupported_media_type',
    },
    too_many_fields: {
      text: 'Django reads at most {fields} fields, {files} files and, of parts, {bytes} bytes of text.',
      shape: 'page',
      what: 'Django refuses the request: more than 1000 form fields',
      summary: 'more than 1000 form fields, 100 files or 2.5 MiB of text',
      preset: 'bad_request',
    },
    too_large: {
      text: '{limit}',
      status: 413,
      shape: 'page',
      what: 'the body is beyond the limit, or the mock holds as much as it may',
    },
  },
);

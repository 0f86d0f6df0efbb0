/** Claims: our own tests of the texts that are in no recording. */
import type { TextClaims } from '../text-checks.ts';

const LONG_NUMBER = ['drf/json-decoder', 'refuses whole numbers of more than 4300 digits'] as const;

const MEDIA_TYPES = ['resources/media/mime-type', 'says %s of %j'] as const;
const MACHINE_TYPES = ['resources/media/program-types', 'says %s of %j'] as const;
const OTHER_CHARSETS = ['drf/parsers', 'refuses what is no JSON in %s: %j'] as const;

const HELP = ['resources/invoices/options', 'tells of %s as %s all fields under %s'] as const;
const OF_OPTIONS = [
  'resources/customers/options',
  'tells a field with its limits and what it is for',
] as const;

/** Words of the original that were read, not recorded. */
export const TEXT_CLAIMS: TextClaims = {
  'Organization identifier in another application.': OF_OPTIONS,
  'Start date of accounting': OF_OPTIONS,
  'External ID of the sponsor covering the costs': OF_OPTIONS,
  'Email address': OF_OPTIONS,
  'Enter a comma separated list of IPv4 or IPv6 CIDR addresses from where connection to self-service is allowed.':
    OF_OPTIONS,
  'VAT number': OF_OPTIONS,
  'Unable to impersonate user which does not have an active session.': [
    'waldur/authentication',
    'refuses to act as a user without a token',
  ],
  'Value must be valid JSON.': ['drf/fields', 'json'],
  'maximum recursion depth exceeded while decoding a JSON {kind} from a unicode string': [
    'drf/json-decoder',
    'refuses to nest without end, and never overflows the stack',
  ],
  'Multipart form parse error - unknown encoding: {charset}': [
    'waldur/contracts',
    'refuse %s, and fail as the server does',
  ],
  'Multipart form parse error - Invalid non-ASCII Content-Type in multipart: {content_type}': [
    'drf/parsers',
    'refuses a multipart type that is no ASCII, before it looks for the boundary',
  ],
  'Exceeds the limit ({MAX_INT_DIGITS} digits) for integer string conversion': LONG_NUMBER,
  'use sys.set_int_max_str_digits() to increase the limit': LONG_NUMBER,
  '{limit}: value has {length} digits; {advice}': LONG_NUMBER,
  '<?xml version=': MEDIA_TYPES,
  '-----BEGIN PGP MESSAGE-': MEDIA_TYPES,
  '-----BEGIN PGP PUBLIC KEY BLOCK-': MEDIA_TYPES,
  '-----BEGIN PGP PRIVATE KEY BLOCK-': MEDIA_TYPES,
  '-----BEGIN PGP SIGNATURE-': MEDIA_TYPES,
  'SQLite format 3': MACHINE_TYPES,
  'Standard Jet DB': MACHINE_TYPES,
  'Standard ACE DB': MACHINE_TYPES,
  'gimp xcf': MACHINE_TYPES,
  'ordinal not in range(128)': OTHER_CHARSETS,
  'character maps to <undefined>': OTHER_CHARSETS,
  'illegal multibyte sequence': OTHER_CHARSETS,
  'code point in surrogate code point range(0xd800, 0xe000)': OTHER_CHARSETS,
  'code point not in range(0x110000)': OTHER_CHARSETS,
  "'utf-32-{…}' codec can't decode bytes in position {at}-{…}: {why}": OTHER_CHARSETS,
  '{…} stream does not start with BOM': OTHER_CHARSETS,
  'invalid continuation byte': ['values/utf8', 'refuses %s'],
  "'utf-8' codec can't decode bytes in position {at}-{…}: {kind}": [
    'drf/json-decoder',
    'refuses bytes that are not UTF-8, and drops a sequence that the end cuts off',
  ],
  'Ensure that there are no more than {max_whole_digits} digits before the decimal point.': [
    'resources/payments/create',
    'refuses %s',
  ],
  'Not a valid string.': ['resources/invoices/set-text', 'a list'],
  'Null characters are not allowed.': ['drf/form-fields', 'refuses NUL'],
  'Surrogate characters are not allowed: U+{code_point}.': [
    'drf/fields',
    'text of at most 5 characters',
  ],
  'Ensure this value is less than or equal to {limit_value}.': [
    'drf/form-fields',
    'refuses %j for its size',
  ],
  'Date then invoice moved from state pending to created.': HELP,
  'URL for initiating payment via payment gateway.': HELP,
  'Reference number associated with the invoice.': HELP,
  'Enter a valid URL.': ['resources/invoices/set-text', 'refuses %s'],
  'The submitted file is empty.': ['resources/payments/proof', 'a file of no bytes'],
  'Invoice notification sending has been successfully scheduled.': [
    'resources/invoices/set-text',
    'answers that it is scheduled, and changes nothing',
  ],
  'The fields organization, is_active must make a unique set.': [
    'resources/payment-profiles/create',
    'a second active profile',
  ],
  'Payment profile has been enabled.': [
    'resources/payment-profiles/enable',
    'answers 200 with the same text in both contracts',
  ],
  'The active profile for this customer does not exist.': [
    'resources/invoices/paid',
    'a date where no profile is active',
  ],
  'Invalid username/password.': ['resources/users/log-in', 'refuses %s with 401'],
  'Username is locked out. Try in {minutes} minutes.': [
    'resources/users/lock',
    'locks a name after four failures, for the right password too',
  ],
  'Token has expired.': ['waldur/authentication', 'keeps out the user %s'],
};

const NOTE = ['waldur/notes', 'explains %s'] as const;
const TOO_LARGE = ['http/body-reader', 'is refused with 413 when it has more, %s'] as const;

/** Words of the mock itself, for people: a real server has none of them. */
const UNKNOWN_TOKEN = [
  'waldur/notes',
  'names the users of the world, and none of their tokens',
] as const;

const TWO_SCHEMES = [
  'waldur/authentication',
  'are refused as the server does, with a note on %s',
] as const;

export const NOTE_CLAIMS: TextClaims = {
  'A real server has this; this mock does not.': [
    'resources/site/api-root',
    'says of %s that it is a gap',
  ],
  'a link cannot be read that has brackets in its host and no IPv6 address in them, or half of a surrogate pair.':
    ['waldur/notes', 'explains %s'],
  'Nobody can log in: there are no users in the fixtures.': UNKNOWN_TOKEN,
  'The header is "Bearer Token X", which no Waldur takes: TypeScript clients from 8.0.9 on make it of auth: "Token X". ':
    TWO_SCHEMES,
  'Leave auth away, and set headers: { Authorization: "Token X" }.': TWO_SCHEMES,
  'No user of the fixtures has this token. There are {…}{more}.': UNKNOWN_TOKEN,
  'Request Entity Too Large (413)': TOO_LARGE,
  'The mock takes bodies of at most {maxBytes} bytes: {…}': TOO_LARGE,
  'A fault of the mock itself, not of the API. Please report it.': [
    'http/app',
    'where the handler %s is a 500 page with a note, and told',
  ],
  'the body was read before it came to the mock: mount the mock before whatever parses bodies, such as express.json()':
    [
      'http/strange-requests',
      'whose body another parser has read is told what to do, and says nothing of its body',
    ],
  'Django reads at most {fields} fields, {files} files and, of parts, {bytes} bytes of text.': [
    'drf/parsers',
    'answers %s with a bare 400 that says why',
  ],
  'A known fault of the server, reproduced: {note}': NOTE,
  'a payment without "sum" cannot be created. Nothing was stored.': NOTE,
  'deleting a row that several others refer to fails.': NOTE,
  'an extra operation cannot be asked for with a format suffix.': NOTE,
  'JSON that the database cannot hold is not refused: null, an infinite number, U+0000 or half of a surrogate pair.':
    NOTE,
  'a body fails its parser: too deep, or in no character set.': NOTE,
  'Django refuses this Host header: letters, digits, dots and hyphens only, so no underscores.':
    NOTE,
  'Django can make no file name of what was sent.': NOTE,
  'The file name has no room left for a free one.': NOTE,
};

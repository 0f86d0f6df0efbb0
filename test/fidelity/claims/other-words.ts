/** Sentences of the source that are no message of an answer, each with the reason why the ledger leaves them out. */
import type { OtherWords } from '../text-checks.ts';

const INSIDE = 'thrown or passed on inside, never answered';
const JOINED = 'put together of other texts';
const NAME = 'the name that OPTIONS gives a view, or what it says of one';
const NOTE = 'in the note that the mock adds for people';
const HEADER = 'a list of names in a header';

export const OTHER_WORDS: OtherWords = {
  files: [
    [
      /\/(affiliations-kind|fixture-row|full-name|roles-kind|storable)\.ts$/,
      'told to those who write fixtures',
    ],
    [/\/waldur\/model\/[a-z-]+\.ts$/, 'told to those who write fixtures'],
    [
      /\/(customers\/made-of|organization-groups\/index|projects\/fields|users\/fields)\.ts$/,
      'what fixtures leave out',
    ],
    [/\/customers\/countries\.ts$/, 'names of countries'],
    [/\/(customers\/percent|organization-groups\/index)\.ts$/, 'told to those who write fixtures'],
    [
      /\/(issuer-details|settings|system-roles|identity-provider|role-permissions)\.ts$/,
      'values that stand in answers',
    ],
    [/\/login-description\.ts$/, 'what OPTIONS says of the login, which the recordings have whole'],
    [
      /\/(media|payments|payment-profiles)\/(fields|file-kind)\.ts$/,
      'names of types, and what fixtures are told',
    ],
    [/\/http\/cors\.ts$/, HEADER],
    [/\/(csrf-page|root-page)\.ts$/, 'pages at `/`, which the conformance tests compare whole'],
    [/\/real-routes\.ts$/, 'names of resources'],
  ],
  texts: {
    '{status} {name}': INSIDE,
    'There is no page of status {status}.': INSIDE,
    '{value} is not a whole number': INSIDE,
    '{text} is no JSON: {…}': INSIDE,
    '{year}-{month} is no month.': INSIDE,
    'query parser': INSIDE,
    'The client went away.': INSIDE,
    'It was given up while its body came in.': INSIDE,
    'Content-Disposition: form-data; name="{number}"; filename="file"': INSIDE,
    '<?xml version="1.0" encoding="utf-8"?>\n': 'the beginning of an SVG',
    'Api Root': NAME,
    ', and {…} more': JOINED,
    '{inner}{…}: {…}': JOINED,
    '{words}: {position}': JOINED,
    '{field}: {note}': NOTE,
    'be paid': NOTE,
    '{…}: {…}': JOINED,
    'Obtain Auth Token': NAME,
    'Role List': NAME,
    'Role Instance': NAME,
    'User Instance': NAME,
    'Configuration Detail': NAME,
    'Version Detail': NAME,
    'Retrieve version of the application': NAME,
    '{…} List': NAME,
    '{…} Instance': NAME,
    'file upload': 'the type of a field in OPTIONS',
    'image upload': 'the type of a field in OPTIONS',
    'a country code such as "EE", or empty': 'told to those who write fixtures',
    'Accept-Language, Cookie': HEADER,
    '\n<!doctype html>\n<html lang="en">\n<head>\n  <title>{title}</title>\n</head>\n<body>\n  <h1>{title}</h1><p>{paragraph}</p>\n</body>\n</html>\n':
      'the page around a title and a paragraph',
  },
};

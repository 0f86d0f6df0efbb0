/** What a request is to look like: patterns. */

import { OUTCOMES } from '../../drf/ending.ts';
import { HTTP_METHODS } from '../../values/http-methods.ts';
import { hint, nearestName } from '../../values/nearest-name.ts';
import { isMembers } from '../../values/plain-json.ts';
import { changed, nullable, optional, refined, told } from '../../values/schema/changes.ts';
import { list, object, type RawMembers, record, union } from '../../values/schema/composites.ts';
import {
  constant,
  FLAG,
  guarded,
  NUMBER,
  oneOf,
  text,
  whole,
} from '../../values/schema/scalars.ts';
import type { Output, Problem, Schema } from '../../values/schema/schema.ts';
import { contradictions } from './contradictions.ts';
import { ANSWERERS } from './entry.ts';
import { PATH, strangeTo } from './path-pattern.ts';
import { refusalNames } from './refusal-names.ts';
import { JSON_PATTERN, TextMatch, type TextPattern, textPattern } from './text-pattern.ts';

export const STATUS = whole({ min: 100, max: 599 });
/** In capitals, however it was written. */
export const METHOD = refined(
  changed(text(), (method) => method.toUpperCase()),
  (method) =>
    HTTP_METHODS.includes(method)
      ? undefined
      : `is no method of HTTP${hint(nearestName(method, HTTP_METHODS))}`,
);

export const OUTCOME = oneOf(OUTCOMES);

/** A number or a truth value is what it looks like in a query. */
const QUERY_VALUE = changed(union([text(), NUMBER, FLAG], 'a plain value'), String);
const QUERY_WORDS =
  'text, a number, true, false, a list of texts, or { matches: a regular expression }';
const QUERY = record(
  union(
    [QUERY_VALUE, textPattern(), list(textPattern())],
    QUERY_WORDS,
    (input, [plain, match, all]) => {
      if (Array.isArray(input)) return all;
      if (isMembers(input)) return match;
      return ['string', 'number', 'boolean'].includes(typeof input) ? plain : undefined;
    },
  ),
);
/** Another name would never be there, and a test that expects none content for ever. Source: RFC 9110, 5.6.2. */
const HEADER_NAME = /^[\w!#$%&'*+.^`|~-]+$/;
/** What a header can hold as it comes. Source: RFC 9110, 5.5. */
const HEADER_TEXT = refined(text(), (value) =>
  value === value.trim() && /^[\t\x20-\xff]*$/.test(value)
    ? undefined
    : 'is no value of a header: blanks around it are not sent, and a character is one byte',
);
const HEADERS = record(
  nullable(
    union(
      [textPattern(HEADER_TEXT), list(textPattern(HEADER_TEXT))],
      'text, a list of texts, null or { matches: … }',
      (input, [one, all]) => (Array.isArray(input) ? all : one),
    ),
  ),
  { name: (name) => (HEADER_NAME.test(name) ? undefined : 'is no name of a header') },
);
const MILLISECONDS = guarded(
  (input): input is number => typeof input === 'number' && input >= 0,
  'a number from 0 on',
  { type: 'number', minimum: 0 },
);
const DURATION = object(
  { min: optional(MILLISECONDS), max: optional(MILLISECONDS) },
  {
    rules: ({ min, max }) =>
      typeof min === 'number' && typeof max === 'number' && min > max
        ? [{ pointer: '/max', message: `must be a number from ${min} on` }]
        : [],
  },
);

/** A text of a closed set: an expression that is found in none of them would never be found. */
function choicePattern(equal: Schema<string>, choices: readonly string[]): Schema<TextPattern> {
  return refined(textPattern(equal), (asked) => {
    const isPossible = !(asked instanceof TextMatch) || choices.some((each) => asked.isIn(each));
    return isPossible ? undefined : `is found in none of ${choices.join(', ')}`;
  });
}

/**
 * An operation as published. Where the operations are given, another one is refused: it would never match, and a test that
 * expects none of them would be content for ever.
 */
export function operationId(operations: readonly string[] | undefined): Schema<string> {
  return refined(text(), (id) =>
    operations === undefined || operations.includes(id)
      ? undefined
      : `is no operation of the API${hint(nearestName(id, operations))}`,
  );
}

/** A refusal of the API by its name; another one is refused where the operations are given, as `operationId` does. */
export function refusalName(operations: readonly string[] | undefined): Schema<string> {
  return refined(text(), (name) => {
    if (operations === undefined) return undefined;
    const names = refusalNames();
    return names.has(name)
      ? undefined
      : `is no refusal of the API${hint(nearestName(name, names))}`;
  });
}

/** Whatever is left out may be anything: the empty pattern matches every request. The operations are those of `operationId`. */
export function requestPattern(operations?: readonly string[]) {
  const members = {
    operation: described(
      'As published; null for none.',
      optional(nullable(operationId(operations))),
    ),
    method: optional(choicePattern(METHOD, HTTP_METHODS)),
    path: described('A trailing `*` stands for any rest.', optional(textPattern(PATH))),
    /** Null for a request that is not answered yet. */
    status: optional(nullable(STATUS)),
    actor: described('A username; null for anonymous.', optional(nullable(textPattern()))),
    sandbox: described('The name of the sandbox.', optional(textPattern())),
    outcome: described(
      '`answered`, `aborted`; null while it lasts.',
      optional(nullable(choicePattern(OUTCOME, OUTCOMES))),
    ),
    answeredBy: described(
      '`mock`, `stub`, `upstream` or `fault`; null for no answer.',
      optional(nullable(oneOf(ANSWERERS))),
    ),
    fault: described('The id of a fault; null for none.', optional(nullable(textPattern()))),
    refusal: described(
      'The name of what it was refused for, alone or among others; null for nothing.',
      optional(nullable(refusalName(operations))),
    ),
    durationMs: described('Both inclusive.', optional(DURATION)),
    headers: described(
      'By name; a list is all values of a header, null is none.',
      optional(HEADERS),
    ),
    query: described("A value is one of the parameter's, a list is all of them.", optional(QUERY)),
    body: described(
      'What of the body must be there and match, at any depth.',
      optional(JSON_PATTERN),
    ),
    wholeBody: described('All of the body, and nothing besides.', optional(JSON_PATTERN)),
    /** The API took notice of every query parameter and body field. */
    ignoredNothing: optional(constant(true, 'true, or left out')),
  };
  const pattern = object(members, {
    rules: (given) => [
      ...lostValues(given),
      ...contradictions(given),
      ...(operations ? strangeTo(given) : []),
    ],
  });
  const description = 'What is left out may be anything.';
  return told(pattern, { title: 'RequestPattern', description });
}

export type Pattern = Output<ReturnType<typeof requestPattern>>;
export type QueryPattern = NonNullable<Pattern['query']>;

/** Who names a member means to ask for something: where its value was lost, the pattern would ask for less. */
function lostValues(members: RawMembers): readonly Problem[] {
  return Object.keys(members)
    .filter((name) => members[name] === undefined)
    .map((name) => ({ pointer: `/${name}`, message: 'is undefined: leave it out, or say what' }));
}

function described<T>(description: string, schema: Schema<T>): Schema<T> {
  return told(schema, { description });
}

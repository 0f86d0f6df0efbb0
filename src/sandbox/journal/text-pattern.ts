/** A text of a pattern: one that must be equal, or an expression that must be found in it. */

import { type LinearPattern, linearPattern } from '../../values/pattern/linear-pattern.ts';
import { isList, isMembers, type PlainJson } from '../../values/plain-json.ts';
import { changed, refined } from '../../values/schema/changes.ts';
import { object, union } from '../../values/schema/composites.ts';
import { ProblemError } from '../../values/schema/problem-error.ts';
import { JSON_VALUE, text } from '../../values/schema/scalars.ts';
import { accepted, type Problem, type Schema, under } from '../../values/schema/schema.ts';
import { MASK } from '../../values/secrets/secret-names.ts';

/** An expression, and how it was written. */
export class TextMatch {
  readonly matches: string;
  readonly #pattern: LinearPattern;

  constructor(matches: string, pattern: LinearPattern) {
    this.matches = matches;
    this.#pattern = pattern;
  }

  isIn(text: string): boolean {
    return this.#pattern.test(text);
  }
}

export type TextPattern = string | TextMatch;

/** Any JSON, with expressions in the place of texts. */
export type JsonPattern =
  | Exclude<PlainJson, object>
  | TextMatch
  | readonly JsonPattern[]
  | { readonly [name: string]: JsonPattern };

const EXPRESSION =
  'A regular expression without look-around and back-references; it is found anywhere.';
const MATCH: Schema<TextMatch> = changed(
  object({
    matches: {
      ...refined(text(), (source) => faultOf(source)),
      isOptional: false,
      json: () => ({ type: 'string', description: EXPRESSION }),
    },
  }),
  ({ matches }) => compiled(matches),
);

/** A text of that schema, or `{"matches": "^PO-"}`. */
export function textPattern(equal: Schema<string> = text()): Schema<TextPattern> {
  return union([equal, MATCH], `${equal.words}, or { matches: a regular expression }`, (input) =>
    isMembers(input) ? MATCH : equal,
  );
}

function faultOf(source: string): string | undefined {
  const pattern = linearPattern(source);
  return 'fault' in pattern ? `must be a regular expression: ${pattern.fault}` : undefined;
}

function compiled(source: string): TextMatch {
  const pattern = linearPattern(source);
  if ('fault' in pattern) throw new TypeError(pattern.fault);
  return new TextMatch(source, pattern);
}

/** JSON in which an object with `matches` alone is an expression for the text in its place. */
export const JSON_PATTERN: Schema<JsonPattern> = {
  ...JSON_VALUE,
  read(input) {
    const read = JSON_VALUE.read(input);
    if (!read.valid) return read;
    const problems: Problem[] = [];
    const pattern = withMatches(read.value, [], problems);
    return problems.length > 0 ? { valid: false, problems } : accepted(pattern);
  },
};

function withMatches(
  value: PlainJson,
  path: readonly (string | number)[],
  problems: Problem[],
): JsonPattern {
  if (typeof value !== 'object' || value === null) return value;
  if (isList(value)) return value.map((item, at) => withMatches(item, [...path, at], problems));
  const { matches, ...more } = value;
  if (typeof matches === 'string' && Object.keys(more).length === 0) {
    const fault = faultOf(matches);
    if (fault === undefined) return compiled(matches);
    const here = [...path, 'matches'].reduceRight<readonly Problem[]>(
      (inner, name) => under(name, inner),
      [{ pointer: '', message: fault }],
    );
    problems.push(...here);
    return value;
  }
  const members = Object.entries(value).map(
    ([name, member]) => [name, withMatches(member, [...path, name], problems)] as const,
  );
  return Object.fromEntries(members);
}

/**
 * Whether a value is as expected. @throws ProblemError where nobody can tell, as the journal shows a secret in part alone,
 * or as a number is none that JSON carries: any answer could be false
 */
export function isLike(expected: unknown, actual: unknown, pointer: string): boolean {
  if (typeof actual === 'string') {
    if (actual.includes(MASK) && hides(expected, actual)) {
      throw new ProblemError([{ pointer, message: SECRET }]);
    }
    if (isInexact(expected) && Number(actual) === expected) {
      throw new ProblemError([{ pointer, message: INEXACT }]);
    }
  }
  if (expected instanceof TextMatch) return typeof actual === 'string' && expected.isIn(actual);
  return expected === actual;
}

/**
 * The member of a name, undefined where there is none. @throws ProblemError where a name that the journal shows in part could
 * be that one: a token may stand in the place of a name
 */
export function shownMember<T>(
  members: Readonly<Record<string, T>>,
  name: string,
  pointer: string,
): T | undefined {
  if (Object.hasOwn(members, name)) return members[name];
  const isHidden = Object.keys(members).some((each) => each.includes(MASK) && mayBe(each, name));
  if (isHidden) throw new ProblemError([{ pointer, message: SECRET }]);
  return undefined;
}

/** Whether a name has all that a masked one shows, in its order. */
function mayBe(masked: string, name: string): boolean {
  const [start = '', ...parts] = masked.split(MASK);
  if (!name.startsWith(start)) return false;
  let from = start.length;
  for (const part of parts) {
    const at = name.indexOf(part, from);
    if (at < 0) return false;
    from = at + part.length;
  }
  return name.endsWith(parts.at(-1) ?? '');
}

const SECRET =
  `is a secret, of which the journal shows a part: write it as it is shown there ("${MASK}…"), ` +
  'or start the mock with showSecrets (--show-secrets)';
const INEXACT = 'is a number of more digits than JSON keeps: write it as text, as the journal does';

/** A mask alone may stand for any value but null. */
function hides(expected: unknown, actual: string): boolean {
  if (expected instanceof TextMatch) return true;
  if (typeof expected === 'string') return !expected.includes(MASK);
  return actual === MASK && expected !== null && expected !== undefined;
}

function isInexact(expected: unknown): boolean {
  return Number.isInteger(expected) && !Number.isSafeInteger(expected);
}

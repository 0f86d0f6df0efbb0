/** Schemas of single values: text, numbers, truth values, closed sets, any JSON. */
import { choiceWords, mustBeOneOf } from '../nearest-name.ts';
import { isPlainJson, MAX_DEPTH, type PlainJson } from '../plain-json.ts';
import type { JsonSchema } from './json-schema.ts';
import { accepted, refused, type Schema } from './schema.ts';

/** Of what a guard lets through; `json` says the same to others. */
export function guarded<T>(
  is: (input: unknown) => input is T,
  words: string,
  json: JsonSchema,
): Schema<T> {
  return {
    words,
    read: (input) => (is(input) ? accepted(input) : refused(`must be ${words}`)),
    json: () => json,
  };
}

export interface TextOptions {
  readonly words?: string;
  /** Means the same in JavaScript and, without its flags, in JSON Schema. */
  readonly pattern?: RegExp;
  /** In characters, as Unicode counts them. */
  readonly minLength?: number;
  readonly maxLength?: number;
}

export function text({ words = 'text', pattern, ...lengths }: TextOptions = {}): Schema<string> {
  const { minLength = 0, maxLength = Number.POSITIVE_INFINITY } = lengths;
  const is = (input: unknown): input is string => {
    if (typeof input !== 'string') return false;
    const length = minLength === 0 && maxLength > input.length ? 0 : [...input].length;
    return length >= minLength && length <= maxLength && (pattern?.test(input) ?? true);
  };
  const json = { type: 'string', ...(pattern && { pattern: pattern.source }), ...lengths };
  return guarded(is, words, json);
}

export interface WholeOptions {
  readonly min: number;
  /** Without it, as far as whole numbers are exact. */
  readonly max?: number;
  /** For people: ` of milliseconds`. */
  readonly unit?: string;
  readonly words?: string;
}

export function whole({ min, max: given, unit = '', words }: WholeOptions): Schema<number> {
  const max = given ?? Number.MAX_SAFE_INTEGER;
  const range = max === Number.MAX_SAFE_INTEGER ? `${min} on` : `${min} to ${max}`;
  const is = (input: unknown): input is number =>
    typeof input === 'number' && Number.isInteger(input) && input >= min && input <= max;
  return guarded(is, words ?? `a whole number${unit} from ${range}`, {
    type: 'integer',
    minimum: min,
    maximum: max,
  });
}

/** Any number that JSON can have. */
export const NUMBER: Schema<number> = guarded(
  (input): input is number => typeof input === 'number' && Number.isFinite(input),
  'a number',
  { type: 'number' },
);

export const FLAG: Schema<boolean> = guarded(
  (input): input is boolean => typeof input === 'boolean',
  'true or false',
  { type: 'boolean' },
);

/** Any JSON that is no danger to the stack. */
export const JSON_VALUE: Schema<PlainJson> = guarded(
  (input): input is PlainJson => isPlainJson(input),
  `JSON, and nested no deeper than ${MAX_DEPTH}`,
  { description: 'Any JSON.' },
);

/** One of a closed set of texts. */
export function oneOf<const Choice extends string>(
  choices: readonly Choice[],
): Schema<Choice> & { readonly choices: readonly Choice[] } {
  return {
    words: choiceWords(choices),
    choices,
    read(input) {
      const found = choices.find((choice) => choice === input);
      return found === undefined ? refused(mustBeOneOf(choices, input)) : accepted(found);
    },
    json: () => ({ type: 'string', enum: [...choices] }),
  };
}

/** Always the same value. */
export function constant<const Value extends string | true>(
  value: Value,
  words = String(value),
): Schema<Value> {
  const json = { type: typeof value, const: value };
  return guarded((input): input is Value => input === value, words, json);
}

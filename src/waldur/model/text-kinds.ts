/** The kinds of text: any, addresses, such that match a pattern, and closed sets. */
import { type FieldInput, refusing } from '../../drf/field.ts';
import { readChoice, readText } from '../../drf/fields.ts';
import { cleanChoices, cleanText, type ParameterValues } from '../../drf/form-fields.ts';
import { FILTER } from '../../drf/messages.ts';
import { MAX_URL, readUrl } from '../../drf/url-field.ts';
import { mustBeOneOf } from '../../values/nearest-name.ts';
import { codePointLength } from '../../values/python-text.ts';
import { byCodeUnit } from '../../values/text-order.ts';
import { hasLoneSurrogate } from '../../values/utf8.ts';
import { invalid, valid } from '../../values/validated.ts';
import { storable } from '../fixture/storable.ts';
import { failAs, JSON_FAULTS } from '../refusals.ts';
import type { Call } from '../site/call.ts';
import type { Kind, WritableKind } from './kind.ts';
import { choicesParameter, textParameter } from './parameter-schemas.ts';
import { queryOf } from './query.ts';

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const NO_CONTROLS = /^[^\u0000-\u001f\u007f]*$/;

const { unstorable } = JSON_FAULTS;

const textQuery = queryOf({ clean: cleanText, schema: textParameter, isText: true });

export interface TextOptions {
  /** In code points, as the database counts them; infinite where there is no bound. */
  readonly maxLength?: number;
  /** Whether it may be empty: everywhere, where a fixture says so, or nowhere. */
  readonly allowBlank?: 'always' | 'in documents' | 'never';
  /** False for what stands in headers: no control characters then, in documents. */
  readonly allowControls?: boolean;
  /** What OPTIONS calls it. */
  readonly type?: 'string' | 'email' | 'slug' | 'url';
}

/** Text, which starts empty. */
export function text({
  maxLength = 255,
  allowBlank = 'always',
  allowControls = true,
  type = 'string',
}: TextOptions = {}): WritableKind<string> {
  const onWire = allowBlank === 'always';
  const minLength = allowBlank === 'never' ? { minLength: 1 } : {};
  const printable = allowControls ? {} : { pattern: NO_CONTROLS.source };
  const isBounded = Number.isFinite(maxLength);
  return {
    info: { type, ...(isBounded && { max_length: maxLength }) },
    reading: {
      allowNull: false,
      allowBlank: onWire,
      toInternalValue: readText({ maxLength, allowBlank: onWire }),
    },
    initial: '',
    isLarge: maxLength > 255,
    inDocuments: {
      schema: { type: 'string', ...minLength, ...(isBounded && { maxLength }), ...printable },
      read: (input) => {
        if (typeof input !== 'string') return invalid('must be text');
        if (input === '' && allowBlank === 'never') return invalid('must not be empty');
        const isTooLong = input.length > maxLength && codePointLength(input) > maxLength;
        if (isTooLong) return invalid(`must have at most ${maxLength} characters`);
        const kept = storable(input);
        if (!kept.valid || allowControls || NO_CONTROLS.test(input)) return kept;
        return invalid('must have no control characters');
      },
    },
    query: textQuery,
    compare: byCodeUnit,
  };
}

/** An absolute URL, or none, which is what it starts with; in documents any text. */
export const webAddress: WritableKind<string> = {
  ...text(),
  info: { type: 'url', max_length: MAX_URL },
  schema: () => ({ type: 'string', maxLength: 255 }),
  reading: {
    allowNull: false,
    allowBlank: true,
    toInternalValue: readUrl({ allowBlank: true }),
    schema: () => ({
      anyOf: [{ type: 'string', format: 'uri', maxLength: MAX_URL }, { const: '' }],
    }),
  },
};

/** Text that matches a pattern; `wanted` says in words what that is. Starts empty, whatever the pattern says of that. */
export function pattern(pattern: RegExp, wanted: string, type = 'string'): Kind<string> {
  return {
    info: { type },
    schema: () => ({ type: 'string', pattern: pattern.source }),
    initial: '',
    inDocuments: {
      schema: { type: 'string', pattern: pattern.source },
      read: (input) =>
        typeof input === 'string' && pattern.test(input)
          ? storable(input)
          : invalid(`must be ${wanted}`),
    },
    query: textQuery,
    compare: byCodeUnit,
  };
}

/** One of a closed set of texts. */
export function choice<Choice extends string>(choices: readonly Choice[]): WritableKind<Choice> {
  const read = readChoice(choices);
  const toInternalValue = refusing(
    [...(read.refusals ?? []), unstorable.any],
    (input: FieldInput, { world }: Call) => {
      // The refusal would repeat it, and cannot be sent then; in a list or an object Python escapes it.
      const isFault = typeof input === 'string' && hasLoneSurrogate(input);
      if (isFault) failAs(unstorable, world.contract);
      return read(input);
    },
  );
  return {
    info: { type: 'choice', choices: choices.map((value) => ({ value, display_name: value })) },
    schema: () => ({ type: 'string', enum: [...choices] }),
    reading: { allowNull: false, toInternalValue },
    inDocuments: {
      schema: { enum: [...choices] },
      read: (input) => {
        const found = choices.find((candidate) => candidate === input);
        return found === undefined ? invalid(mustBeOneOf(choices, input)) : valid(found);
      },
    },
    query: queryOf({
      clean: refusing([FILTER.choice.any], (values: ParameterValues) =>
        cleanChoices(values, choices),
      ),
      schema: () => choicesParameter(choices),
      exact: (rows, member, chosen) => (chosen.length === 0 ? rows : rows.whereIn(member, chosen)),
    }),
    compare: byCodeUnit,
  };
}

/** The same, each with its name for people, which OPTIONS tells. */
export function namedChoice<Choice extends string>(
  names: Readonly<Record<Choice, string>>,
): WritableKind<Choice> {
  const choices: Choice[] = [];
  for (const value in names) choices.push(value);
  const named = choices.map((value) => ({ value, display_name: names[value] }));
  return { ...choice(choices), info: { type: 'choice', choices: named } };
}

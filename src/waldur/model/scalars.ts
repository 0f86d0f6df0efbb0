/** The kinds of plain values: text, choices, booleans, numbers, dates and moments. */

import { refusing } from '../../drf/field.ts';
import { DATE, decimalSchema } from '../../drf/field-schema.ts';
import { readChoice, readDate, readDecimal, readText } from '../../drf/fields.ts';
import {
  cleanBoolean,
  cleanChoices,
  cleanDate,
  cleanNumber,
  cleanText,
  type ParameterValues,
} from '../../drf/form-fields.ts';
import { FILTER } from '../../drf/messages.ts';
import { type CalendarDate, PLAIN_DATE, parsePlainDate } from '../../values/calendar-date.ts';
import {
  compareDecimals,
  type Decimal,
  decimal as decimalOf,
  parseDecimal,
  precisionOf,
  quantize,
  rescale,
  withoutNegativeZero,
} from '../../values/decimal.ts';
import { type Instant, parseInstant } from '../../values/instant.ts';
import { codePointLength, floatText } from '../../values/python-text.ts';
import { byCodeUnit } from '../../values/text-order.ts';
import { invalid, type Validated, valid } from '../../values/validated.ts';
import {
  booleanParameter,
  choicesParameter,
  dateParameter,
  numberParameter,
  textParameter,
} from '../parameter-schemas.ts';
import type { Kind, WritableKind } from './kind.ts';
import { queryOf } from './query.ts';

const textQuery = queryOf({ clean: cleanText, schema: textParameter });

export interface TextOptions {
  /** In code points, as the database counts them. */
  readonly maxLength?: number;
  /** Whether it may be empty: everywhere, where a fixture says so, or nowhere. */
  readonly allowBlank?: 'always' | 'in documents' | 'never';
  /** What OPTIONS calls it. */
  readonly type?: 'string' | 'email' | 'slug';
}

/** Text, which starts empty. */
export function text({
  maxLength = 255,
  allowBlank = 'always',
  type = 'string',
}: TextOptions = {}): WritableKind<string> {
  const onWire = allowBlank === 'always';
  const minLength = allowBlank === 'never' ? { minLength: 1 } : {};
  return {
    info: { type, max_length: maxLength },
    reading: {
      allowNull: false,
      allowBlank: onWire,
      toInternalValue: readText({ maxLength, allowBlank: onWire }),
    },
    initial: '',
    inDocuments: {
      schema: { type: 'string', ...minLength, maxLength },
      read: (input) => {
        if (typeof input !== 'string') return invalid('must be text');
        if (input === '' && allowBlank === 'never') return invalid('must not be empty');
        const isTooLong = input.length > maxLength && codePointLength(input) > maxLength;
        return isTooLong ? invalid(`must have at most ${maxLength} characters`) : valid(input);
      },
    },
    query: textQuery,
    compare: byCodeUnit,
  };
}

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
          ? valid(input)
          : invalid(`must be ${wanted}`),
    },
    query: textQuery,
    compare: byCodeUnit,
  };
}

/** One of a closed set of texts. */
export function choice<Choice extends string>(choices: readonly Choice[]): WritableKind<Choice> {
  return {
    info: { type: 'choice', choices: choices.map((value) => ({ value, display_name: value })) },
    schema: () => ({ type: 'string', enum: [...choices] }),
    reading: { allowNull: false, toInternalValue: readChoice(choices) },
    inDocuments: {
      schema: { enum: [...choices] },
      read: (input) => {
        const found = choices.find((candidate) => candidate === input);
        return found === undefined ? invalid(`must be one of ${choices.join(', ')}`) : valid(found);
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

export const boolean: Kind<boolean> = {
  info: { type: 'boolean' },
  inDocuments: {
    schema: { type: 'boolean' },
    read: (input) => (typeof input === 'boolean' ? valid(input) : invalid('must be true or false')),
  },
  query: queryOf({ clean: cleanBoolean, schema: booleanParameter }),
  compare: (a, b) => Number(a) - Number(b),
};

/** A whole number between two bounds. */
export function integer(minimum: number, maximum: number): Kind<number> {
  return {
    info: { type: 'integer' },
    inDocuments: {
      schema: { type: 'integer', minimum, maximum },
      read: (input) =>
        typeof input === 'number' && Number.isInteger(input) && input >= minimum && input <= maximum
          ? valid(input)
          : invalid(`must be a whole number from ${minimum} to ${maximum}`),
    },
    query: queryOf({
      clean: cleanNumber,
      schema: numberParameter,
      exact: (rows, member, asked) =>
        rows.filter((row) => compareDecimals(decimalOf(String(row[member]), 0), asked) === 0),
    }),
    compare: (a, b) => a - b,
  };
}

const dateQuery = queryOf({
  clean: cleanDate,
  schema: dateParameter,
  order: (held, asked) => byCodeUnit(String(held), asked),
});

/** A calendar date, `YYYY-MM-DD`. */
export const date: WritableKind<CalendarDate> = {
  info: { type: 'date' },
  schema: () => DATE,
  reading: { allowNull: false, toInternalValue: readDate },
  inDocuments: {
    // Whether there is such a day, a schema cannot say.
    schema: { type: 'string', format: 'date', pattern: PLAIN_DATE.source },
    read: (input) => {
      const found = typeof input === 'string' ? parsePlainDate(input) : undefined;
      return found === undefined ? invalid('must be a date such as "2023-10-01"') : valid(found);
    },
  },
  query: dateQuery,
  compare: byCodeUnit,
};

/** How a moment looks. Source: parseInstant. */
const INSTANT_PATTERN =
  '^\\d{4}-\\d\\d-\\d\\d([Tt ]\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?([Zz]|[+-]\\d\\d:\\d\\d)?)?$';

/** A moment in ISO 8601; without an offset it is UTC. */
export const instant: Kind<Instant> = {
  info: { type: 'datetime' },
  inDocuments: {
    schema: { type: 'string', pattern: INSTANT_PATTERN },
    read: (input) => {
      const found = typeof input === 'string' ? parseInstant(input) : undefined;
      return found === undefined
        ? invalid('must be a time such as "2023-10-01T10:00:00Z"')
        : valid(found);
    },
  },
  compare: byCodeUnit,
};

/** An amount of at most so many digits in all, and so many of them after the point; in documents as text, so that it never passes through a float. */
export function decimal(maxDigits: number, places: number): WritableKind<Decimal> {
  const whole = maxDigits - places;
  return {
    info: { type: 'decimal', max_digits: maxDigits, decimal_places: places },
    schema: () => decimalSchema(whole, places),
    reading: { allowNull: false, toInternalValue: readDecimal(maxDigits, places) },
    initial: rescale(decimalOf('0', 0), places),
    inDocuments: {
      schema: { type: 'string', pattern: `^-?0*\\d{1,${whole}}(\\.\\d{1,${places}})?$` },
      read: amountReader(whole, places),
    },
    query: queryOf({ clean: cleanNumber, schema: numberParameter }),
    compare: compareDecimals,
  };
}

function amountReader(whole: number, places: number): (input: unknown) => Validated<Decimal> {
  // As amounts are nearly always written: read without taking them apart.
  const usual = new RegExp(`^-?(0|[1-9]\\d{0,${whole - 1}})\\.\\d{${places}}$`);
  return (input) => {
    if (typeof input === 'number') {
      return invalid(`must be text, such as "${amountText(input, places)}"`);
    }
    if (typeof input === 'string' && usual.test(input)) {
      return valid(withoutNegativeZero(decimalOf(input, places)));
    }
    const isAmount = typeof input === 'string' && /^-?\d+(\.\d+)?$/.test(input);
    const parsed = isAmount ? parseDecimal(input) : undefined;
    if (parsed?.kind !== 'finite') return invalid('must be an amount as text, such as "100.00"');
    const precision = precisionOf(parsed);
    return precision.whole > whole || precision.decimals > places
      ? invalid(`must have at most ${whole} digits before the point and ${places} after it`)
      : valid(withoutNegativeZero(quantize(parsed, places)));
  };
}

/** A number as the amount that was meant; a plain example where it is none. */
function amountText(input: number, places: number): string {
  const parsed = parseDecimal(floatText(input));
  const isAmount = parsed?.kind === 'finite' && Math.abs(input) < 1e15;
  return isAmount ? quantize(parsed, places) : '100.00';
}

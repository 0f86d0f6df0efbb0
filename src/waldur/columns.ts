/** The kinds of fixture columns, each with its reading and its JSON Schema. */

import { type CalendarDate, PLAIN_DATE, parsePlainDate } from '../values/calendar-date.ts';
import {
  type Decimal,
  decimal,
  parseDecimal,
  precisionOf,
  quantize,
  withoutNegativeZero,
} from '../values/decimal.ts';
import { type Instant, parseInstant } from '../values/instant.ts';
import { mustBeOneOf } from '../values/nearest-name.ts';
import { codePointLength, floatText } from '../values/python-text.ts';
import { invalid, type Validated, valid } from '../values/validated.ts';
import type { Column, RowContext, Schema } from './fixture-column.ts';
import { storable } from './storable.ts';

type Fallback<Value> = (context: RowContext) => Value;

/** A column from its schema and the reading of what is there. */
export function column<Value>(
  schema: Schema,
  read: Column<Value>['read'],
  fallback: Fallback<Value>,
): Column<Value> {
  return { schema, read, fallback, required: false, isReference: false };
}

/** A column that every row must have. */
export function requiredColumn<Value>(schema: Schema, read: Column<Value>['read']): Column<Value> {
  return {
    schema,
    read,
    required: true,
    isReference: false,
    fallback: () => {
      throw new Error('A required column has no fallback.');
    },
  };
}

/** The same column, with null as a value and as what is assumed. */
export function nullable<Value>({
  schema,
  read,
  isReference,
}: Column<Value>): Column<Value | null> {
  const either = column<Value | null>(
    { anyOf: [schema, { type: 'null' }] },
    (input, context) => (input === null ? valid(null) : read(input, context)),
    () => null,
  );
  return { ...either, isReference };
}

/** Text of at most so many characters, as the database counts them: code points. */
export function textColumn(fallback: Fallback<string>, maxLength = 255): Column<string> {
  return column({ type: 'string', maxLength }, readText(maxLength), fallback);
}

/** The same, and at least one character. */
export function filledTextColumn(fallback: Fallback<string>, maxLength = 255): Column<string> {
  const read = readText(maxLength);
  return column(
    { type: 'string', minLength: 1, maxLength },
    (input) => (input === '' ? invalid('must not be empty') : read(input)),
    fallback,
  );
}

function readText(maxLength: number): (input: unknown) => Validated<string> {
  return (input) => {
    if (typeof input !== 'string') return invalid('must be text');
    const isTooLong = input.length > maxLength && codePointLength(input) > maxLength;
    if (isTooLong) return invalid(`must have at most ${maxLength} characters`);
    return storable(input);
  };
}

/** Text that matches a pattern; `wanted` says in words what that is. */
export function patternColumn(
  pattern: RegExp,
  wanted: string,
  fallback: Fallback<string>,
): Column<string> {
  return column(
    { type: 'string', pattern: pattern.source },
    (input) =>
      typeof input === 'string' && pattern.test(input)
        ? storable(input)
        : invalid(`must be ${wanted}`),
    fallback,
  );
}

export function booleanColumn(fallback: boolean): Column<boolean> {
  return column(
    { type: 'boolean' },
    (input) => (typeof input === 'boolean' ? valid(input) : invalid('must be true or false')),
    () => fallback,
  );
}

/** A whole number between two bounds. */
export function integerColumn(
  minimum: number,
  maximum: number,
  fallback: Fallback<number>,
): Column<number> {
  return column(
    { type: 'integer', minimum, maximum },
    (input) =>
      typeof input === 'number' && Number.isInteger(input) && input >= minimum && input <= maximum
        ? valid(input)
        : invalid(`must be a whole number from ${minimum} to ${maximum}`),
    fallback,
  );
}

export function choiceColumn<Choice extends string>(
  choices: readonly Choice[],
  fallback: Choice,
): Column<Choice> {
  return column(
    { enum: [...choices] },
    (input) => {
      const choice = choices.find((candidate) => candidate === input);
      return choice === undefined ? invalid(mustBeOneOf(choices, input)) : valid(choice);
    },
    () => fallback,
  );
}

/** A calendar date, `YYYY-MM-DD`. */
export function dateColumn(fallback: Fallback<CalendarDate>): Column<CalendarDate> {
  return column(DATE_SCHEMA, readDate, fallback);
}

/** How a date looks; whether there is such a day, a schema cannot say. */
export const DATE_SCHEMA = { type: 'string', format: 'date', pattern: PLAIN_DATE.source } as const;

function readDate(input: unknown): Validated<CalendarDate> {
  const date = typeof input === 'string' ? parsePlainDate(input) : undefined;
  return date === undefined ? invalid('must be a date such as "2023-10-01"') : valid(date);
}

/** How a moment looks. Source: parseInstant. */
const INSTANT_PATTERN =
  '^\\d{4}-\\d\\d-\\d\\d([Tt ]\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?([Zz]|[+-]\\d\\d:\\d\\d)?)?$';

/** A moment in ISO 8601; without an offset it is UTC. */
export function instantColumn(fallback: Fallback<Instant>): Column<Instant> {
  return column(
    { type: 'string', pattern: INSTANT_PATTERN },
    (input) => {
      const instant = typeof input === 'string' ? parseInstant(input) : undefined;
      return instant === undefined
        ? invalid('must be a time such as "2023-10-01T10:00:00Z"')
        : valid(instant);
    },
    fallback,
  );
}

/** A number as the amount that was meant; a plain example where it is none. */
function amountText(input: number, places: number): string {
  const parsed = parseDecimal(floatText(input));
  const isAmount = parsed?.kind === 'finite' && Math.abs(input) < 1e15;
  return isAmount ? quantize(parsed, places) : '100.00';
}

/** An amount as text, so that it never passes through a float. */
export function decimalColumn(
  maxDigits: number,
  places: number,
  fallback: Decimal,
): Column<Decimal> {
  const whole = maxDigits - places;
  // As amounts are nearly always written: read without taking them apart.
  const usual = new RegExp(`^-?(0|[1-9]\\d{0,${whole - 1}})\\.\\d{${places}}$`);
  return column(
    { type: 'string', pattern: `^-?0*\\d{1,${whole}}(\\.\\d{1,${places}})?$` },
    (input) => {
      if (typeof input === 'number')
        return invalid(`must be text, such as "${amountText(input, places)}"`);
      if (typeof input === 'string' && usual.test(input)) {
        return valid(withoutNegativeZero(decimal(input, places)));
      }
      const isAmount = typeof input === 'string' && /^-?\d+(\.\d+)?$/.test(input);
      const parsed = isAmount ? parseDecimal(input) : undefined;
      if (parsed?.kind !== 'finite') return invalid('must be an amount as text, such as "100.00"');
      const precision = precisionOf(parsed);
      return precision.whole > whole || precision.decimals > places
        ? invalid(`must have at most ${whole} digits before the point and ${places} after it`)
        : valid(withoutNegativeZero(quantize(parsed, places)));
    },
    () => fallback,
  );
}

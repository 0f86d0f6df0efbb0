/** The kinds of fixture columns, each with its reading and its JSON Schema. */

import { JsonFloat, type JsonValue } from '../drf/json-decoder.ts';
import { type CalendarDate, parseIsoDate } from '../values/calendar-date.ts';
import {
  type Decimal,
  parseDecimal,
  precisionOf,
  quantize,
  withoutNegativeZero,
} from '../values/decimal.ts';
import { type Instant, parseInstant } from '../values/instant.ts';
import { floatText } from '../values/python-text.ts';
import type { Uuid } from '../values/uuid.ts';
import { invalid, type Validated, valid } from '../values/validated.ts';
import type { Column, RowContext, Schema } from './fixture.ts';

type Fallback<Value> = (context: RowContext) => Value;

/** A column from its schema and the reading of what is there. */
export function column<Value>(
  schema: Schema,
  read: Column<Value>['read'],
  fallback: Fallback<Value>,
): Column<Value> {
  return { schema, read, fallback, required: false };
}

/** A column that every row must have. */
export function requiredColumn<Value>(schema: Schema, read: Column<Value>['read']): Column<Value> {
  return {
    schema,
    read,
    required: true,
    fallback: () => {
      throw new Error('A required column has no fallback.');
    },
  };
}

/** The same column, with null as a value and as what is assumed. */
export function nullable<Value>({ schema, read }: Column<Value>): Column<Value | null> {
  return column<Value | null>(
    { anyOf: [schema, { type: 'null' }] },
    (input, context) => (input === null ? valid(null) : read(input, context)),
    () => null,
  );
}

export function textColumn(fallback: Fallback<string>, maxLength = 255): Column<string> {
  return column({ type: 'string', maxLength }, readText(maxLength), fallback);
}

function readText(maxLength: number): (input: unknown) => Validated<string> {
  return (input) => {
    if (typeof input !== 'string') return invalid('must be text');
    return input.length > maxLength
      ? invalid(`must have at most ${maxLength} characters`)
      : valid(input);
  };
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
      return choice === undefined ? invalid(`must be one of ${choices.join(', ')}`) : valid(choice);
    },
    () => fallback,
  );
}

/** A calendar date, `YYYY-MM-DD`. */
export function dateColumn(fallback: Fallback<CalendarDate>): Column<CalendarDate> {
  return column({ type: 'string', format: 'date' }, readDate, fallback);
}

function readDate(input: unknown): Validated<CalendarDate> {
  const isDate = typeof input === 'string' && /^\d{4}-\d\d-\d\d$/.test(input);
  const date = isDate ? parseIsoDate(input) : undefined;
  return date === undefined ? invalid('must be a date such as "2023-10-01"') : valid(date);
}

/** A moment in ISO 8601; without an offset it is UTC. */
export function instantColumn(fallback: Fallback<Instant>): Column<Instant> {
  return column(
    { type: 'string' },
    (input) => {
      const instant = typeof input === 'string' ? parseInstant(input) : undefined;
      return instant === undefined
        ? invalid('must be a time such as "2023-10-01T10:00:00Z"')
        : valid(instant);
    },
    fallback,
  );
}

/** An amount as text, so that it never passes through a float. */
export function decimalColumn(
  maxDigits: number,
  places: number,
  fallback: Decimal,
): Column<Decimal> {
  const whole = maxDigits - places;
  return column(
    { type: 'string', pattern: `^-?\\d{1,${whole}}(\\.\\d{1,${places}})?$` },
    (input) => {
      if (typeof input === 'number')
        return invalid(`must be text: write "${floatText(input)}" in quotes`);
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

/** A reference to another row: its uuid, its alias, or its API URL. */
export function referenceColumn<Name extends string>(table: Name): Column<Uuid<Name>> {
  return requiredColumn({ type: 'string', minLength: 1 }, (input, { find }) =>
    typeof input === 'string' && input !== ''
      ? find(table, input)
      : invalid('must be the uuid, alias or URL of a row'),
  );
}

/** Any JSON object, kept as it is. */
export function objectColumn(): Column<JsonValue> {
  return column(
    { type: 'object' },
    (input) =>
      typeof input === 'object' && input !== null && !Array.isArray(input)
        ? valid(fromPlainJson(input))
        : invalid('must be an object'),
    () => Object.freeze(Object.create(null)),
  );
}

/** What `JSON.parse` gives, as the API keeps it: whole numbers apart from others. */
export function fromPlainJson(value: unknown): JsonValue {
  if (typeof value === 'number') {
    return Number.isInteger(value) ? BigInt(value) : new JsonFloat(floatText(value));
  }
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value.map(fromPlainJson);
  if (typeof value !== 'object' || value === null) return null;
  const members = Object.entries(value).map(([name, member]) => [name, fromPlainJson(member)]);
  return Object.assign(Object.create(null), Object.fromEntries(members));
}

/** The way back, for export. */
export function toPlainJson(value: JsonValue): unknown {
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof JsonFloat) return Number(value.text);
  if (Array.isArray(value)) return value.map(toPlainJson);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, toPlainJson(member)]),
  );
}

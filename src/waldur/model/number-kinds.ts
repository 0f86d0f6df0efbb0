/** The kinds of numbers and truth: booleans, whole numbers and amounts. */

import { readDecimal } from '../../drf/fields.ts';
import { cleanBoolean, cleanNumber } from '../../drf/form-fields.ts';
import { JsonFloat } from '../../drf/json-decoder.ts';
import { decimalSchema } from '../../drf/value-schema.ts';
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
import { ceilingOf, floorOf, truncated } from '../../values/decimal-bounds.ts';
import { floatText } from '../../values/python-text.ts';
import { invalid, type Validated, valid } from '../../values/validated.ts';
import type { Kind, WritableKind } from './kind.ts';
import { booleanParameter, numberParameter } from './parameter-schemas.ts';
import { queryOf } from './query.ts';

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
      // A fraction is dropped. Source: Django IntegerField.get_prep_value.
      exact: (rows, member, asked) => rows.where(member, truncated(asked)),
    }),
    compare: (a, b) => a - b,
  };
}

/** Any number, as a float of the server's. */
export const float: Kind<number> = {
  info: { type: 'float' },
  show: (value) => new JsonFloat(floatText(value)),
  inDocuments: {
    schema: { type: 'number' },
    read: (input) =>
      typeof input === 'number' && Number.isFinite(input)
        ? valid(input)
        : invalid('must be a number'),
  },
  compare: (a, b) => a - b,
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
    query: queryOf({
      clean: cleanNumber,
      schema: numberParameter,
      exact: (rows, member, asked) => {
        const amount = floorOf(asked, places);
        return amount === ceilingOf(asked, places)
          ? rows.where(member, amount)
          : rows.whereIn(member, []);
      },
    }),
    compare: compareDecimals,
    sortKey: unitsOf,
  };
}

/** In units of the last place, of which all values of a field have as many: exact, whatever the size. */
function unitsOf(amount: Decimal): number | bigint {
  if (amount.length > 16) return BigInt(amount.replace('.', ''));
  let units = 0;
  // Digit by digit: a tenth of what it takes to cut the point out of each of very many.
  for (let at = 0; at < amount.length; at += 1) {
    const digit = amount.charCodeAt(at) - 48;
    if (digit >= 0) units = units * 10 + digit;
  }
  return amount.startsWith('-') ? -units : units;
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

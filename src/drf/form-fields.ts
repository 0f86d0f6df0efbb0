/** How filters read query parameters: Django's form fields, one function each. Absent and empty mean no filter. */
import { type CalendarDate, parseDateFormats } from '../values/calendar-date.ts';
import { type FiniteDecimal, parseDecimal } from '../values/decimal.ts';
import { isMoreThan } from '../values/decimal-bounds.ts';
import { floatText, strip } from '../values/python-text.ts';
import { parseUuid, type Uuid } from '../values/uuid.ts';
import { invalid, valid } from '../values/validated.ts';
import { refusing } from './field.ts';
import { ENGLISH, type Language } from './language/language.ts';
import { FILTER } from './messages.ts';
import type { Checked } from './refusal.ts';

/** All values of one parameter, in their order. */
export type ParameterValues = readonly string[];

function last(values: ParameterValues): string | undefined {
  const value = values.at(-1);
  return value === '' ? undefined : value;
}

/** A day in one of the formats of the language; blanks alone are none. */
export const cleanDate = refusing(
  [FILTER.date.detail()],
  (
    values: ParameterValues,
    { dateInputFormats }: Language = ENGLISH,
  ): Checked<CalendarDate | undefined> => {
    const text = last(values);
    if (text === undefined) return valid(undefined);
    const date = parseDateFormats(strip(text), dateInputFormats);
    return date === undefined ? invalid(FILTER.date.detail()) : valid(date);
  },
);

/** A uuid in any form that Python reads. */
export const cleanUuid = refusing(
  [FILTER.uuid.detail()],
  <Name extends string>(values: ParameterValues): Checked<Uuid<Name> | undefined> => {
    const text = strip(last(values) ?? '');
    if (text === '') return valid(undefined);
    const uuid = parseUuid<Name>(text);
    return uuid === undefined ? invalid(FILTER.uuid.detail()) : valid(uuid);
  },
);

/** Trimmed text without NUL. */
export const cleanText = refusing(
  [FILTER.null_characters.detail()],
  (values: ParameterValues): Checked<string | undefined> => {
    const text = strip(last(values) ?? '');
    if (text.includes('\0')) return invalid(FILTER.null_characters.detail());
    return valid(text === '' ? undefined : text);
  },
);

/** The largest number that a filter takes, which is a float. Source: django-filter NumberFilter.get_max_validator. */
const MAX_NUMBER = 1e50;
const TOO_LARGE = FILTER.max_value.detail({ limit_value: floatText(MAX_NUMBER) });

/** A finite number, of any precision. Source: Django forms.DecimalField. */
export const cleanNumber = refusing(
  [FILTER.number.detail(), TOO_LARGE],
  (values: ParameterValues): Checked<FiniteDecimal | undefined> => {
    const text = last(values);
    if (text === undefined) return valid(undefined);
    const parsed = parseDecimal(strip(text));
    if (parsed?.kind !== 'finite') return invalid(FILTER.number.detail());
    return isMoreThan(parsed, BigInt(MAX_NUMBER)) ? invalid(TOO_LARGE) : valid(parsed);
  },
);

/** Any number of values of a closed set. */
export function cleanChoices<Choice extends string>(
  values: ParameterValues,
  choices: readonly Choice[],
): Checked<readonly Choice[]> {
  const chosen: Choice[] = [];
  for (const value of values) {
    const choice = choices.find((candidate) => candidate === value);
    if (choice === undefined) return invalid(FILTER.choice.detail({ value: value }));
    chosen.push(choice);
  }
  return valid(chosen);
}

/** `true`, `false`, `1` or `0` in any case; anything else is no filter. Source: django-filter BooleanWidget. */
export function cleanBoolean(values: ParameterValues): Checked<boolean | undefined> {
  const text = last(values)?.toLowerCase();
  if (text === 'true' || text === '1') return valid(true);
  return valid(text === 'false' || text === '0' ? false : undefined);
}

/** As Django writes a flag, or a page does, or by its digit; anything else is no filter. Source: Django forms.NullBooleanField. */
export function cleanPlainBoolean(values: ParameterValues): Checked<boolean | undefined> {
  const text = last(values);
  if (text === 'true' || text === 'True' || text === '1') return valid(true);
  return valid(text === 'false' || text === 'False' || text === '0' ? false : undefined);
}

/** As a select of unknown, yes and no sends it; anything else is no filter. Source: Django forms.NullBooleanSelect. */
export function cleanNullBoolean(values: ParameterValues): Checked<boolean | undefined> {
  const text = last(values);
  if (text === 'true' || text === 'True' || text === '2') return valid(true);
  return valid(text === 'false' || text === 'False' || text === '3' ? false : undefined);
}

/** One key of an ordering, `-` before it for the other way. */
export interface OrderingTerm<Key extends string> {
  readonly key: Key;
  readonly descending: boolean;
}

/** `o=a,-b`; the last of several parameters counts, empty keys do not. No keys at all are no order at all. Source: django-filter OrderingFilter. */
export function cleanOrdering<Key extends string>(
  values: ParameterValues,
  keys: readonly Key[],
): Checked<readonly OrderingTerm<Key>[] | undefined> {
  const terms: OrderingTerm<Key>[] = [];
  const asked = last(values);
  if (asked === undefined) return valid(undefined);
  for (const text of asked.split(',')) {
    if (text === '') continue;
    const descending = text.startsWith('-');
    const key = keys.find((candidate) => candidate === (descending ? text.slice(1) : text));
    if (key === undefined) return invalid(FILTER.choice.detail({ value: text }));
    terms.push({ key, descending });
  }
  return valid(terms);
}

/** `o=a, -b`; the last of several parameters counts, keys that are unknown do not. Source: DRF filters.OrderingFilter. */
export function knownOrdering<Key extends string>(
  values: ParameterValues,
  keys: readonly Key[],
): Checked<readonly OrderingTerm<Key>[] | undefined> {
  const terms = (last(values) ?? '').split(',').flatMap((part) => {
    const text = strip(part);
    const descending = text.startsWith('-');
    const key = keys.find((candidate) => candidate === (descending ? text.slice(1) : text));
    return key === undefined ? [] : [{ key, descending }];
  });
  return valid(terms.length === 0 ? undefined : terms);
}

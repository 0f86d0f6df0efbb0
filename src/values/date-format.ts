// Decides how a text is read by a date format of Python's strptime.

import { type Civil, isCivil } from './civil.ts';
import { asciiDigits, BLANKS } from './python-text.ts';

const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
] as const;
const SHORT_MONTHS: readonly string[] = MONTHS.map((name) => name.slice(0, 3));
const LONG_MONTHS: readonly string[] = MONTHS;

/** Source: Python 3.11 _strptime.TimeRE, C locale; `\p{Nd}` is Python's `\d`. */
const DIRECTIVES: { readonly [letter: string]: string } = {
  Y: '(?<Y>\\p{Nd}{4})',
  y: '(?<y>\\p{Nd}{2})',
  m: '(?<m>1[0-2]|0[1-9]|[1-9])',
  d: '(?<d>3[0-1]|[1-2]\\p{Nd}|0[1-9]|[1-9]| [1-9])',
  b: `(?<b>${SHORT_MONTHS.join('|')})`,
  B: `(?<B>${LONG_MONTHS.toSorted((a, b) => b.length - a.length).join('|')})`,
  '%': '%',
};

/**
 * The day that the whole text names in one format of `%Y %y %m %d %b %B`, undefined if it does not match. Parts that
 * the format leaves out are 1900 and 1. Throws RangeError for another directive. Source: Python 3.11 _strptime.
 */
export function parseDateFormat(text: string, format: string): Civil | undefined {
  const match = patternOf(format).exec(text);
  // Python matches a prefix first and compares lengths afterwards: no second try with a shorter day.
  if (match === null || match[0].length !== text.length) return undefined;
  const { Y, y, m, d = '1', b, B } = match.groups ?? {};
  const civil = { year: yearFrom(Y, y), month: monthFrom(m, b, B), day: numberOf(d) };
  return isCivil(civil) ? civil : undefined;
}

function yearFrom(full: string | undefined, short: string | undefined): number {
  if (short !== undefined) return numberOf(short) + (numberOf(short) <= 68 ? 2000 : 1900);
  return full === undefined ? 1900 : numberOf(full);
}

function monthFrom(
  month: string | undefined,
  short: string | undefined,
  long: string | undefined,
): number {
  if (long !== undefined) return LONG_MONTHS.indexOf(long.toLowerCase()) + 1;
  if (short !== undefined) return SHORT_MONTHS.indexOf(short.toLowerCase()) + 1;
  return month === undefined ? 1 : numberOf(month);
}

function numberOf(digits: string): number {
  return Number(asciiDigits(digits));
}

/** What a text in that format looks like. @throws RangeError for a directive that there is not */
export function patternOf(format: string): RegExp {
  const source = format
    .replace(/[\\.^$*+?(){}[\]|/]/g, '\\$&')
    .replace(new RegExp(`[${BLANKS}]+`, 'g'), `[${BLANKS}]+`)
    .replace(/%(.?)/gs, (_, letter: string) => directive(letter, format));
  return new RegExp(`^${source}`, 'iu');
}

function directive(letter: string, format: string): string {
  const source = DIRECTIVES[letter];
  if (source === undefined) throw new RangeError(`No directive "%${letter}" in "${format}"`);
  return source;
}

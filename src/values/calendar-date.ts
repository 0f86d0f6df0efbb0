// Decides which texts are a calendar date, and what comes so many days later.

import type { Brand } from './brand.ts';
import {
  civilFromDays,
  civilText,
  daysFromCivil,
  isCivil,
  isLeapYear,
  USUAL_DAY,
} from './civil.ts';
import { parseDateFormat } from './date-format.ts';
import { asciiDigits } from './python-text.ts';

/** A day of the years 0001 to 9999 as `YYYY-MM-DD`, without a time zone; text order is time order. */
export type CalendarDate = Brand<string, 'calendar-date'>;

const FIRST_DATE = '0001-01-01' as CalendarDate;
const LAST_DATE = '9999-12-31' as CalendarDate;

/** The date of these parts (month and day from 1), undefined if there is no such day. */
export function calendarDate(year: number, month: number, day: number): CalendarDate | undefined {
  const civil = { year, month, day };
  return isCivil(civil) ? (civilText(civil) as CalendarDate) : undefined;
}

/** The year, 1 to 9999. */
export function yearOf(date: CalendarDate): number {
  return Number(date.slice(0, 4));
}

/** The month, 1 to 12. */
export function monthOf(date: CalendarDate): number {
  return Number(date.slice(5, 7));
}

/** The date so many days later, or earlier if negative; beyond the years 1 to 9999 the first or the last one. */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  const civil = { year: yearOf(date), month: monthOf(date), day: Number(date.slice(8)) };
  return dateFromDays(daysFromCivil(civil) + days) ?? (days < 0 ? FIRST_DATE : LAST_DATE);
}

function dateFromDays(days: number): CalendarDate | undefined {
  const { year, month, day } = civilFromDays(days);
  return calendarDate(year, month, day);
}

/** How a plain date looks. */
export const PLAIN_DATE = /^\d{4}-\d\d-\d\d$/;
const USUAL = new RegExp(`^${USUAL_DAY}$`);

/** The date of a text in this form alone, undefined if there is no such day. */
export function parsePlainDate(text: string): CalendarDate | undefined {
  if (USUAL.test(text)) return text as CalendarDate;
  if (!PLAIN_DATE.test(text)) return undefined;
  return calendarDate(Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8)));
}

const ISO_WEEK = /^(\d{4})-W(\d{2})(?:-(\d))?$/;
const BASIC_WEEK = /^(\d{4})W(\d{2})$/;
/** The C parser checks the length (8 or 10 bytes) and not the end: two bytes after a basic date go unread. */
const BASIC_DATE = /^(\d{4})(\d{2})(\d{2})(?:[^\u0080-\uffff]{2})?$/;
const BASIC_WEEKDAY = /^(\d{4})W(\d{2})(\d)(?:[^\u0080-\uffff]{2})?$/;
const DJANGO_DATE = /^(\d{4})-(\d{1,2})-(\d{1,2})\n?$/;

/**
 * The date of an ISO 8601 text: plain, basic or week date (`2023-W40-7`), or with short month and day (`2023-1-5`);
 * undefined where the server refuses. Source: Django 4.2 parse_date on Python 3.11; BEHAVIOUR 5, date_of_payment.
 */
export function parseIsoDate(text: string): CalendarDate | undefined {
  if (PLAIN_DATE.test(text)) return parsePlainDate(text);
  // Two-byte characters of UTF-8 count as two: C reads the bytes.
  const bytes = text.replace(/[\u0080-\u07ff]/g, '\0\0');
  const week = ISO_WEEK.exec(bytes) ?? BASIC_WEEK.exec(bytes) ?? BASIC_WEEKDAY.exec(bytes);
  if (week !== null) return weekDate(Number(week[1]), Number(week[2]), Number(week[3] ?? '1'));
  const day = BASIC_DATE.exec(bytes) ?? DJANGO_DATE.exec(asciiDigits(text));
  return day === null ? undefined : calendarDate(Number(day[1]), Number(day[2]), Number(day[3]));
}

/** Source: CPython 3.11 Modules/_datetimemodule.c iso_to_ymd. */
function weekDate(year: number, week: number, weekday: number): CalendarDate | undefined {
  const newYear = daysFromCivil({ year, month: 1, day: 1 });
  // Monday is 0; 1970-01-01 was a Thursday.
  const first = (((newYear + 3) % 7) + 7) % 7;
  const weeks = first === 3 || (first === 2 && isLeapYear(year)) ? 53 : 52;
  if (year < 1 || week < 1 || week > weeks || weekday < 1 || weekday > 7) return undefined;
  const firstMonday = newYear - first + (first > 3 ? 7 : 0);
  return dateFromDays(firstMonday + (week - 1) * 7 + weekday - 1);
}

/**
 * The date that the whole text names in the first format that matches (`%Y %y %m %d %b %B`, English names), undefined
 * if none does. Source: Python 3.11 datetime.strptime, as Django 4.2 forms.DateField tries its formats.
 */
export function parseDateFormats(
  text: string,
  formats: readonly string[],
): CalendarDate | undefined {
  for (const format of formats) {
    const civil = parseDateFormat(text, format);
    if (civil !== undefined) return calendarDate(civil.year, civil.month, civil.day);
  }
  return undefined;
}

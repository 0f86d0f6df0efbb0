// Decides how a moment in time is written, read and moved.

import type { Brand } from './brand.ts';
import type { CalendarDate } from './calendar-date.ts';
import {
  civilAt,
  civilFromDays,
  civilText,
  daysFromCivil,
  digitsAt,
  isCivil,
  twoDigits,
} from './civil.ts';

/** A UTC moment of the years 1 to 9999 as `YYYY-MM-DDTHH:MM:SS.ffffffZ`; text order is time order. */
export type Instant = Brand<string, 'instant'>;

const MICROS_PER_DAY = 86_400_000_000;
const MS_PER_DAY = 86_400_000;
const ISO =
  /^(\d{4})-(\d\d)-(\d\d)(?:[Tt ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d+))?)?(?:[Zz]|([+-])(\d\d):(\d\d))?)?$/;

/** As it is nearly always written: all its parts, and no offset. */
const USUAL = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{3}|\.\d{6})?Z$/;

/**
 * The moment of an ISO 8601 text with `T` or a blank, `Z`, `±HH:MM` or nothing (UTC); a bare date is midnight. Digits
 * after the sixth of the fraction are cut. Undefined for anything else.
 */
export function parseInstant(text: string): Instant | undefined {
  if (USUAL.test(text)) return usualInstant(text);
  const match = ISO.exec(text);
  if (match === null) return undefined;
  const part = (index: number): number => Number(match[index] ?? '0');
  const civil = { year: part(1), month: part(2), day: part(3) };
  const isTime = isTimeOfDay(part(4), part(5), part(6)) && isTimeOfDay(part(9), part(10), 0);
  if (!isCivil(civil) || !isTime) return undefined;
  const offset = (part(9) * 60 + part(10)) * (match[8] === '-' ? -1 : 1);
  const seconds = (part(4) * 60 + part(5) - offset) * 60 + part(6);
  const micros = Number((match[7] ?? '').slice(0, 6).padEnd(6, '0'));
  return instantOf(daysFromCivil(civil), seconds * 1_000_000 + micros);
}

/** Needs no more than the rest of its six decimals. */
function usualInstant(text: string): Instant | undefined {
  const time = [digitsAt(text, 11, 2), digitsAt(text, 14, 2), digitsAt(text, 17, 2)] as const;
  if (!isCivil(civilAt(text)) || !isTimeOfDay(...time)) return undefined;
  if (text.length === LENGTH) return text as Instant;
  return `${text.slice(0, -1)}${text.length === SECONDS_LENGTH ? '.000000Z' : '000Z'}` as Instant;
}

const LENGTH = 'YYYY-MM-DDTHH:MM:SS.ffffffZ'.length;
const SECONDS_LENGTH = 'YYYY-MM-DDTHH:MM:SSZ'.length;

function isTimeOfDay(hour: number, minute: number, second: number): boolean {
  return hour < 24 && minute < 60 && second < 60;
}

/** The moment so many microseconds after the start of a day; undefined outside the years 1 to 9999. */
function instantOf(days: number, microsOfDay: number): Instant | undefined {
  const carried = Math.floor(microsOfDay / MICROS_PER_DAY);
  const micros = microsOfDay - carried * MICROS_PER_DAY;
  const civil = civilFromDays(days + carried);
  if (!isCivil(civil)) return undefined;
  const seconds = Math.floor(micros / 1_000_000);
  const hour = twoDigits(Math.floor(seconds / 3600));
  const minute = twoDigits(Math.floor(seconds / 60) % 60);
  const fraction = String(micros % 1_000_000).padStart(6, '0');
  return `${civilText(civil)}T${hour}:${minute}:${twoDigits(seconds % 60)}.${fraction}Z` as Instant;
}

function daysOf(instant: Instant): number {
  const [year = 0, month = 0, day = 0] = instant.slice(0, 10).split('-').map(Number);
  return daysFromCivil({ year, month, day });
}

function microsOf(instant: Instant): number {
  const [hour = 0, minute = 0] = instant.slice(11, 16).split(':').map(Number);
  const micros = Number(instant.slice(17, 19)) * 1_000_000 + Number(instant.slice(20, 26));
  return (hour * 60 + minute) * 60_000_000 + micros;
}

function orThrow(instant: Instant | undefined): Instant {
  if (instant === undefined) throw new RangeError('The moment lies outside the years 1 to 9999');
  return instant;
}

/** The moment so many milliseconds after 1970-01-01T00:00Z. Throws RangeError outside the years 1 to 9999. */
export function instantFromEpochMs(ms: number): Instant {
  const days = Math.floor(ms / MS_PER_DAY);
  return orThrow(instantOf(days, Math.round((ms - days * MS_PER_DAY) * 1000)));
}

/** Milliseconds since 1970-01-01T00:00Z, with a fraction where the moment has microseconds. */
export function epochMs(instant: Instant): number {
  return daysOf(instant) * MS_PER_DAY + microsOf(instant) / 1000;
}

/** The moment so many seconds later, exact to the microsecond. Throws RangeError outside the years 1 to 9999. */
export function addSeconds(instant: Instant, seconds: number): Instant {
  const days = Math.floor(seconds / 86_400);
  const micros = Math.round((seconds - days * 86_400) * 1_000_000);
  return orThrow(instantOf(daysOf(instant) + days, microsOf(instant) + micros));
}

/** The day of a moment, in UTC. */
export function dateOf(instant: Instant): CalendarDate {
  return instant.slice(0, 'YYYY-MM-DD'.length) as CalendarDate;
}

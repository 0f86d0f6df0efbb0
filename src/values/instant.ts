// Decides how a moment in time is written, read and moved.

import type { Brand } from './brand.ts';
import type { CalendarDate } from './calendar-date.ts';
import { civilFromDays, civilText, daysFromCivil, isCivil, twoDigits, USUAL_DAY } from './civil.ts';

/** A UTC moment of the years 1 to 9999 as `YYYY-MM-DDTHH:MM:SS.ffffffZ`; text order is time order. */
export type Instant = Brand<string, 'instant'>;

/** The first and the last moment that there are. */
export const FIRST_INSTANT = '0001-01-01T00:00:00.000000Z' as Instant;
export const LAST_INSTANT = '9999-12-31T23:59:59.999999Z' as Instant;

const MICROS_PER_DAY = 86_400_000_000;
const MS_PER_DAY = 86_400_000;
const ISO =
  /^(\d{4})-(\d\d)-(\d\d)(?:[Tt ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d+))?)?(?:[Zz]|([+-])(\d\d):(\d\d))?)?$/;

/** As it is nearly always written, and beyond doubt: with all its parts, no offset, and a day that every month has. */
const USUAL = new RegExp(
  `^${USUAL_DAY}T(?:[01]\\d|2[0-3])(?::[0-5]\\d){2}(?:\\.\\d{3}|\\.\\d{6})?Z$`,
);
const LENGTH = 'YYYY-MM-DDTHH:MM:SS.ffffffZ'.length;
const SECONDS_LENGTH = 'YYYY-MM-DDTHH:MM:SSZ'.length;

/**
 * The moment of an ISO 8601 text with `T` or a blank, `Z`, `±HH:MM` or nothing (UTC); a bare date is midnight. Digits
 * after the sixth of the fraction are cut. Undefined for anything else.
 */
export function parseInstant(text: string): Instant | undefined {
  if (USUAL.test(text)) return withMicros(text);
  const match = ISO.exec(text);
  if (match === null) return undefined;
  const part = (index: number): number => Number(match[index] ?? '0');
  const civil = { year: part(1), month: part(2), day: part(3) };
  const inRange = part(4) < 24 && part(5) < 60 && part(6) < 60 && part(9) < 24 && part(10) < 60;
  if (!isCivil(civil) || !inRange) return undefined;
  const offset = (part(9) * 60 + part(10)) * (match[8] === '-' ? -1 : 1);
  const seconds = (part(4) * 60 + part(5) - offset) * 60 + part(6);
  const micros = Number((match[7] ?? '').slice(0, 6).padEnd(6, '0'));
  return instantOf(daysFromCivil(civil), seconds * 1_000_000 + micros);
}

/** A usual one needs no more than the rest of its six decimals. */
function withMicros(text: string): Instant {
  if (text.length === LENGTH) return text as Instant;
  const rest = text.length === SECONDS_LENGTH ? '.000000Z' : '000Z';
  // Joined, it is one flat text from the start; a chain would have to be copied once more to be compared.
  return [text.slice(0, -1), rest].join('') as Instant;
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

/** The moment so many milliseconds after 1970-01-01T00:00Z; beyond the years 1 to 9999 the first or the last one. */
export function instantFromEpochMs(ms: number): Instant {
  const days = Math.floor(ms / MS_PER_DAY);
  return instantOf(days, Math.round((ms - days * MS_PER_DAY) * 1000)) ?? edge(ms);
}

/** Milliseconds since 1970-01-01T00:00Z, with a fraction where the moment has microseconds. */
export function epochMs(instant: Instant): number {
  return daysOf(instant) * MS_PER_DAY + microsOf(instant) / 1000;
}

/** The moment so many seconds later, exact to the microsecond; undefined outside the years 1 to 9999. */
export function movedBy(instant: Instant, seconds: number): Instant | undefined {
  const days = Math.floor(seconds / 86_400);
  const micros = Math.round((seconds - days * 86_400) * 1_000_000);
  return instantOf(daysOf(instant) + days, microsOf(instant) + micros);
}

/** Likewise, but time stops at its edges: the last moment of the year 9999, the first one of the year 1. */
export function addSeconds(instant: Instant, seconds: number): Instant {
  return movedBy(instant, seconds) ?? edge(seconds);
}

/** Where time ends in a direction. */
function edge(direction: number): Instant {
  return direction < 0 ? FIRST_INSTANT : LAST_INSTANT;
}

/** The day of a moment, in UTC. */
export function dateOf(instant: Instant): CalendarDate {
  return instant.slice(0, 'YYYY-MM-DD'.length) as CalendarDate;
}

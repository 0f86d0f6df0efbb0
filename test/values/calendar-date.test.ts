/** Which texts are a date; expectations made with Python 3.11 date.fromisoformat and Django 4.2 parse_date. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  addDays,
  type CalendarDate,
  calendarDate,
  monthOf,
  parseDateFormats,
  parseIsoDate,
  parsePlainDate,
  yearOf,
} from '../../src/values/calendar-date.ts';

function date(text: string): CalendarDate {
  const parsed = parseIsoDate(text);
  if (parsed === undefined) throw new Error(`${text} is no date`);
  return parsed;
}

const dates = fc
  .integer({ min: 0, max: 3_652_058 })
  .map((days) => addDays(date('0001-01-01'), days));

describe('parseIsoDate', () => {
  it.each([
    ['2023-10-01', '2023-10-01'],
    ['2023-1-5', '2023-01-05'],
    ['20231001', '2023-10-01'],
    ['2023-W40', '2023-10-02'],
    ['2023W40', '2023-10-02'],
    ['2023-W40-7', '2023-10-08'],
    ['2023W407', '2023-10-08'],
    ['2020-W53-5', '2021-01-01'],
    ['2015-W53', '2015-12-28'],
    ['0001-W01-1', '0001-01-01'],
    ['2024-02-29', '2024-02-29'],
    ['0001-01-01', '0001-01-01'],
    ['9999-12-31', '9999-12-31'],
    ['2023-10-01\n', '2023-10-01'],
    ['２０２３-１０-０１', '2023-10-01'],
    ['20231001xx', '2023-10-01'],
    ['20231001é', '2023-10-01'],
    ['2023W40199', '2023-10-02'],
  ])('reads %j as %s', (text, expected) => {
    expect(parseIsoDate(text)).toBe(expected);
  });

  it.each([
    '',
    '2023',
    '2023-10',
    '2023-10-01T00:00:00',
    '2023-10-01 ',
    ' 2023-10-01',
    '2023-10-01\n\n',
    '2023/10/01',
    '01.10.2023',
    '2023-274',
    '2023-02-29',
    '1900-02-29',
    '2023-13-01',
    '2023-00-01',
    '2023-10-00',
    '2023-10-32',
    '0000-01-01',
    '10000-01-01',
    '2023-W53',
    '2014-W53',
    '2023-W00',
    '2023-W40-0',
    '2023-W40-8',
    '2023W40-7',
    '2023-W407',
    '9999-W52-7',
    '0000-W52',
    '2023w40',
    '2023-1001',
    '20231001x',
    '20231001€',
    '20231001𝟗',
    '２０２３１００１',
  ])('refuses %j', (text) => {
    expect(parseIsoDate(text)).toBeUndefined();
  });

  it('reads a plain date as the day of its parts, whichever they are', () => {
    const two = fc.nat({ max: 33 }).map((number) => String(number).padStart(2, '0'));
    const year = fc.constantFrom('0000', '0001', '1900', '2000', '2023', '2024', '9999');
    fc.assert(
      fc.property(year, two, two, (year, month, day) => {
        const text = `${year}-${month}-${day}`;
        const expected = calendarDate(Number(year), Number(month), Number(day));
        expect([parseIsoDate(text), parsePlainDate(text)]).toEqual([expected, expected]);
      }),
    );
  });
});

describe('parseDateFormats', () => {
  const formats = ['%Y-%m-%d', '%m/%d/%Y', '%m/%d/%y', '%b %d, %Y', '%d %B %Y'];

  it.each([
    ['2023-10-01', '2023-10-01'],
    ['2023-1-5', '2023-01-05'],
    ['10/25/2006', '2006-10-25'],
    ['10/25/68', '2068-10-25'],
    ['1/5/69', '1969-01-05'],
    ['OCT 25, 2006', '2006-10-25'],
    ['Sep  5, 2006', '2006-09-05'],
    ['25 october\u20032006', '2006-10-25'],
    ['2023-10-1٣', '2023-10-13'],
    ['10/ 5/06', '2006-10-05'],
  ])('reads %j as %s', (text, expected) => {
    expect(parseDateFormats(text, formats)).toBe(expected);
  });

  it.each([
    '',
    '2023-10-01 ',
    '2023-13-01',
    '2023-2-30',
    '2023-1-٣',
    'ſep 5, 2006',
    '25 oct 2006',
    '0000-01-01',
  ])('refuses %j', (text) => {
    expect(parseDateFormats(text, formats)).toBeUndefined();
  });

  it('leaves out parts, quotes percent signs and points, and refuses unknown directives', () => {
    expect(parseDateFormats('%x. 5', ['%%x. %m'])).toBe('1900-05-01');
    expect(parseDateFormats('%xx 5', ['%%x. %m'])).toBeUndefined();
    expect(() => parseDateFormats('1', ['%H'])).toThrow(RangeError);
  });
});

describe('calendar arithmetic', () => {
  it.each([
    ['2023-12-31', 1, '2024-01-01'],
    ['2024-02-28', 1, '2024-02-29'],
    ['2023-03-01', -1, '2023-02-28'],
    ['2000-03-01', -1, '2000-02-29'],
    ['0001-01-01', 3_652_058, '9999-12-31'],
  ])('moves %s by %d days to %s', (from, days, to) => {
    expect(addDays(date(from), days)).toBe(to);
  });

  it('stops at the first day of the year 1 and at the last one of the year 9999', () => {
    expect(addDays(date('9999-12-02'), 30)).toBe('9999-12-31');
    expect(addDays(date('9999-12-31'), 1e12)).toBe('9999-12-31');
    expect(addDays(date('0001-01-01'), -1)).toBe('0001-01-01');
  });

  it('agrees with its parts, its text order and its own inverse', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: 0, max: 400 }), (day, step) => {
        expect(calendarDate(yearOf(day), monthOf(day), Number(day.slice(8)))).toBe(day);
        expect(parseIsoDate(day.replaceAll('-', ''))).toBe(day);
        const earlier = day > '0003' ? addDays(day, -step) : day;
        expect(earlier <= day).toBe(true);
        expect(addDays(earlier, day > '0003' ? step : 0)).toBe(day);
      }),
    );
  });

  it('knows no impossible day', () => {
    expect(calendarDate(2023, 2, 29)).toBeUndefined();
    expect(calendarDate(2023, 0, 1)).toBeUndefined();
    expect(calendarDate(10000, 1, 1)).toBeUndefined();
  });
});

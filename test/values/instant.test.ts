/** How moments are read, written and moved. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  addSeconds,
  epochMs,
  FIRST_INSTANT,
  type Instant,
  instantFromEpochMs,
  LAST_INSTANT,
  movedBy,
  parseInstant,
} from '../../src/values/instant.ts';

function instant(text: string): Instant {
  const parsed = parseInstant(text);
  if (parsed === undefined) throw new Error(`${text} is no moment`);
  return parsed;
}

describe('parseInstant', () => {
  it.each([
    ['2023-10-01T10:00:00Z', '2023-10-01T10:00:00.000000Z'],
    ['2023-10-01 10:00:00', '2023-10-01T10:00:00.000000Z'],
    ['2023-10-01T10:00:00.5Z', '2023-10-01T10:00:00.500000Z'],
    ['2023-10-01T10:00:00.123456789Z', '2023-10-01T10:00:00.123456Z'],
    ['2023-10-01T01:30:00+02:00', '2023-09-30T23:30:00.000000Z'],
    ['2023-12-31T23:30:00-01:30', '2024-01-01T01:00:00.000000Z'],
    ['2023-10-01T10:00Z', '2023-10-01T10:00:00.000000Z'],
    ['2023-10-01', '2023-10-01T00:00:00.000000Z'],
  ])('reads %s as %s', (text, expected) => {
    expect(parseInstant(text)).toBe(expected);
  });

  it.each([
    '',
    'now',
    '2023-10-01T',
    '2023-13-01',
    '2023-02-29T00:00:00Z',
    '2023-10-01T24:00:00Z',
    '2023-10-01T10:60:00Z',
    '2023-10-01T10:00:60Z',
    '2023-10-01T10:00:00+24:00',
    '2023-10-01T10:00:00.Z',
    '0001-01-01T00:00:00+01:00',
  ])('refuses %j', (text) => {
    expect(parseInstant(text)).toBeUndefined();
  });

  it('reads the usual form as it reads one with an offset of nothing', () => {
    const two = (max: number) => fc.nat({ max }).map((number) => String(number).padStart(2, '0'));
    const year = fc.constantFrom('0000', '0001', '1900', '2000', '2023', '2024', '9999');
    const fraction = fc.constantFrom('', '.5', '.250', '.123456', '.1234567');
    const parts = fc.tuple(year, two(13), two(32), two(25), two(61), two(61), fraction);
    fc.assert(
      fc.property(parts, ([year, month, day, hour, minute, second, fraction]) => {
        const text = `${year}-${month}-${day}T${hour}:${minute}:${second}${fraction}`;
        expect(parseInstant(`${text}Z`)).toBe(parseInstant(`${text}+00:00`));
      }),
    );
  });
});

describe('instant arithmetic', () => {
  it('counts milliseconds since 1970 as the machine does', () => {
    fc.assert(
      fc.property(fc.integer({ min: -6e13, max: 2.5e14 }), (ms) => {
        const moment = instantFromEpochMs(ms);
        expect(moment).toBe(new Date(ms).toISOString().replace('Z', '000Z'));
        expect(epochMs(moment)).toBe(ms);
      }),
    );
  });

  it('moves by seconds, exact to the microsecond', () => {
    expect(addSeconds(instant('2023-12-31T23:59:59.999999Z'), 0.000001)).toBe(
      '2024-01-01T00:00:00.000000Z',
    );
    expect(addSeconds(instant('9999-01-01T00:00:00.000001Z'), -86_400)).toBe(
      '9998-12-31T00:00:00.000001Z',
    );
  });

  it('stops at the first moment of the year 1 and at the last one of the year 9999', () => {
    for (const far of [86_400, 1e12, Number.MAX_SAFE_INTEGER, 1e300, Number.POSITIVE_INFINITY]) {
      expect(movedBy(instant('9999-12-31'), far)).toBeUndefined();
      expect(addSeconds(instant('9999-12-31'), far)).toBe(LAST_INSTANT);
      expect(addSeconds(instant('0001-01-01'), -far)).toBe(FIRST_INSTANT);
      expect(instantFromEpochMs(far * 1e12)).toBe(LAST_INSTANT);
      expect(instantFromEpochMs(-far * 1e12)).toBe(FIRST_INSTANT);
    }
    expect(parseInstant(LAST_INSTANT)).toBe(LAST_INSTANT);
    expect(parseInstant(FIRST_INSTANT)).toBe(FIRST_INSTANT);
  });
});

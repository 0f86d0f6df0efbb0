/** Hours as people write them into the clock's form. */
import { describe, expect, it } from '@jest/globals';
import { atField, awayText, HOUR_MS, msOfHours } from '../../src/inspector/clock/hours.ts';

describe('hours ahead', () => {
  it.each([
    ['1', HOUR_MS],
    [' -1.5 ', -1.5 * HOUR_MS],
    ['0', 0],
    ['0.0000001', 0],
  ])('%j are so many milliseconds', (text, ms) => expect(msOfHours(text)).toBe(ms));

  it.each(['', '  ', 'x', '1h', 'Infinity'])('%j are none', (text) =>
    expect(msOfHours(text)).toBeUndefined(),
  );
});

describe('the way from real time', () => {
  it.each([
    [26 * HOUR_MS, '1 d 2 h ahead'],
    [-1.5 * HOUR_MS, '1 h 30 min behind'],
    [24 * HOUR_MS + 1000, '1 d 1 s ahead'],
    [90_000, '1 min 30 s ahead'],
    [-250, '250 ms behind'],
    [0, undefined],
  ])('of %j milliseconds is said as %j', (ms, words) => expect(awayText(ms)).toBe(words));
});

describe('what is wrong with the clock', () => {
  const problems = [
    { pointer: '/offsetMs', message: 'must be a number of milliseconds' },
    { pointer: '/mode', message: 'must be a mode' },
  ];

  it('stands at the field of the form, in its own words', () => {
    expect(atField(problems, 'offsetMs', 'hours', 'must be a number of hours')).toEqual([
      { pointer: '/hours', message: 'must be a number of hours' },
      problems[1],
    ]);
  });

  it('is said in the words of the server where the form has none', () => {
    expect(atField(problems, 'mode', 'now')).toEqual([
      problems[0],
      { pointer: '/now', message: 'must be a mode' },
    ]);
  });
});

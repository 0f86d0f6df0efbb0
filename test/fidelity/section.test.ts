/** How evidence is counted and shown. */
import { describe, expect, it } from '@jest/globals';
import { cellOf, fits } from './evidence.ts';
import { patternOf } from './product-texts.ts';

describe('cellOf', () => {
  it.each([
    [{ recorded: 12, page: true, tests: 0 }, 'both (12)'],
    [{ recorded: 3, page: false, tests: 2 }, 'recorded (3), own test'],
    [{ recorded: 0, page: true, tests: 1 }, 'page, own test'],
    [{ recorded: 0, page: false, tests: 1 }, 'own test'],
    [{ recorded: 0, page: false, tests: 0 }, 'none'],
  ])('shows %j as %s', (evidence, cell) => {
    expect(cellOf(evidence)).toBe(cell);
  });
});

describe('fits', () => {
  it.each([
    ['a/b', 'a/b', true],
    ['a/*', 'a/b-c', true],
    ['*/b*', 'a/bc', true],
    ['a/b', 'a/bc', false],
    ['a.b', 'axb', false],
    ['q-page=', 'q-page=1', false],
  ])('%s, %s: %s', (pattern, name, expected) => {
    expect(fits(pattern, name)).toBe(expected);
  });
});

describe('patternOf', () => {
  it.each([
    ['Not {n} of {…}.', 'Not 5 of many.', true],
    ['Not {n} of {…}.', 'Not 5 of many', false],
    ['(a|b) {n}', '(a|b) 1', true],
    ['Invalid token.', 'Invalid token. No credentials provided.', false],
  ])('%j, %j: %s', (text, told, expected) => {
    expect(patternOf(text).test(told)).toBe(expected);
  });
});

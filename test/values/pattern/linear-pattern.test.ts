/** Patterns of strangers match as JavaScript's do, and take no longer the worse they are. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { linearPattern } from '../../../src/values/pattern/linear-pattern.ts';

function tested(source: string, text: string): boolean {
  const pattern = linearPattern(source);
  if ('fault' in pattern) throw new Error(pattern.fault);
  return pattern.test(text);
}

const PIECES = [
  'a',
  'b',
  '.',
  '[ab]',
  '[^a]',
  '\\d',
  '\\W',
  '(ab|b)',
  '(?:a|)',
  '^',
  '$',
  '\\b',
  '[a-c-]',
  '\\.',
  '[\\d\\s]',
];
const COUNTS = ['', '', '*', '+', '?', '{2}', '{1,3}', '{0,}', '*?'];
const source = fc
  .array(fc.tuple(fc.constantFrom(...PIECES), fc.constantFrom(...COUNTS)), { maxLength: 5 })
  .map((parts) =>
    parts.map(([piece, count]) => (/^[\^$]|\\b$/.test(piece) ? piece : piece + count)).join(''),
  );

describe('a pattern', () => {
  it('matches what JavaScript matches', () => {
    fc.assert(
      fc.property(
        source,
        fc.string({ unit: fc.constantFrom(...'aabbc1. \n-é') }),
        (written, text) => {
          expect([written, text, tested(written, text)]).toEqual([
            ...[written, text],
            new RegExp(written, 'u').test(text),
          ]);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it.each(['(a+)+$', '^(a|a)*$', '(a*)*b', '(.*)*x', '^a{0,45}a{0,45}$'])(
    '%s is done in a moment, whatever it is given',
    (written) => {
      const before = performance.now();
      expect(tested(written, `${'a'.repeat(20_000)}!`)).toBe(false);
      expect(performance.now() - before).toBeLessThan(5000);
    },
  );

  it.each([
    ['(', 'a group has no end at character 2'],
    ['a)', 'a ) has no beginning at character 2'],
    ['[a', 'a class has no end at character 3'],
    ['*', 'nothing to repeat at character 2'],
    ['a**', 'nothing to repeat at character 3'],
    ['(?=a)', 'groups that look around, or have a name, are not known at character 3'],
    ['(a)\\1', '\\1 is not known at character 6'],
    ['\\', '\\ stands at the end at character 2'],
    ['[b-a]', 'a range must not be backwards at character 5'],
    ['a{2,1}', 'a count must not be backwards at character 7'],
    ['a{', '{ must be written \\{, or stand before a count at character 2'],
    ['\\xg0', 'hexadecimal digits are missing at character 5'],
    ['(a{100}){100}', 'it has more than 200 states'],
    ['x'.repeat(1001), 'it has more than 1000 characters'],
    ['('.repeat(60) + ')'.repeat(60), 'it is nested too deep at character 52'],
  ])('%s is refused', (written, fault) => {
    expect(linearPattern(written)).toEqual({ fault });
  });
});

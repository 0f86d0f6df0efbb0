import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyCase } from '../../src/values/any-case.ts';

describe('anyCase', () => {
  it.each([
    ['org', 'Alpha Organization', true],
    ['ÕI', 'Mõis', true],
    ['σ', 'ΟΔΟΣ', true],
    ['ς', 'ΟΔΟΣ', true],
    ['%', 'a100%', true],
    ['_', 'ab', false],
    ['ß', 'Straße', true],
    ['SS', 'Straße', false],
    ['ᾼδησ', 'ᾳδης', true],
    ['ΑΙ', 'ᾳ', false],
    ['ΐ', 'ΐ', true],
    ['', '', true],
    ['ab', 'a b', false],
  ])('looks for %j in %j: %j', (part, text, isThere) => {
    expect(anyCase(part)(text)).toBe(isThere);
  });

  it('finds every part of a text, in small and in capital letters', () => {
    const text = fc.string({ unit: fc.constantFrom(...'aZõÕ %_ж') });
    fc.assert(
      fc.property(text, text, text, (before, part, after) => {
        const whole = before + part + after;
        expect(anyCase(part.toUpperCase())(whole)).toBe(true);
        expect(anyCase(part.toLowerCase())(whole)).toBe(true);
      }),
    );
  });
});

import { describe, expect, it } from '@jest/globals';
import { countryName } from '../../../src/resources/customers/countries.ts';

describe('countryName', () => {
  it.each([
    ['EE', 'Estonia'],
    ['DE', 'Germany'],
    ['', null],
    ['ee', null],
    ['XX', null],
    ['EST', null],
  ])('says of %j %j', (code, name) => {
    expect(countryName(code)).toBe(name);
  });
});

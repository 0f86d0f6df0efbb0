/** How a language is asked for: the header with its weights, the cookie, and what is left of a code that nobody knows. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  knownVariant,
  languageCookie,
  parseAcceptLanguage,
} from '../../../src/drf/language/accept-language.ts';

const LONG = `${'xx,'.repeat(165)}de`;

describe('parseAcceptLanguage', () => {
  it.each([
    ['de', ['de']],
    ['DE-at', ['de-at']],
    ['de;q=0.8,en', ['en', 'de']],
    ['de;Q=0.1, et;q=0.2', ['et', 'de']],
    ['et;q=0,de', ['de', 'et']],
    ['de , et\t,\x85ru ; q=1.000', ['de', 'et', 'ru']],
    ['de;q=0.,et;q=1.', ['et', 'de']],
    ['*;q=0.1, de;q=0.05', ['*', 'de']],
    ['de,', ['de']],
    ['it-IT-x-foo', ['it-it-x-foo']],
    ['es-419', ['es-419']],
    [`${LONG},${'x'.repeat(9)}`, [...Array(165).fill('xx'), 'de']],
  ])('reads %j, most wanted first', (header, ranges) => {
    expect(parseAcceptLanguage(header)).toEqual(ranges);
  });

  it.each(
    [
      ...['', ',', ',de', 'de,,et', 'de et', 'de; et', 'de|et', 'fr_CA', 'de_DE,et', '-de', 'de-'],
      ...['abcdefghi', 'õ, de', '1de', 'de-abcdefghi', 'de--at', '**', '*-de'],
      ...['x', '.9', '1.001', '0.1234', '-1', '""', '"0.5"', '1.1', '', '2', '0,5', ' 1'].map(
        (q) => `et,de;q=${q}`,
      ),
      ...[
        'de;q=1;q=1',
        'de;level=1',
        'de;q =1',
        'de;q=1;',
        'x'.repeat(501),
        `de${' '.repeat(500)}`,
      ],
    ].map((header) => [header]),
  )('finds nothing in %j', (header) => {
    expect(parseAcceptLanguage(header)).toEqual([]);
  });

  const tag = fc.stringMatching(/^[a-z]{1,8}(-[a-z0-9]{1,8}){0,2}$/);
  const weighted = fc.record({ tag, thousandths: fc.integer({ min: 0, max: 1000 }) });

  it('keeps every range of a well-formed header, in the order of the weights', () => {
    fc.assert(
      fc.property(fc.array(weighted, { minLength: 1, maxLength: 12 }), (asked) => {
        const header = asked
          .map(({ tag: each, thousandths }) => `${each};q=${(thousandths / 1000).toFixed(3)}`)
          .join(', ');
        const sorted = asked.toSorted((a, b) => b.thousandths - a.thousandths);
        expect(parseAcceptLanguage(header)).toEqual(sorted.map((each) => each.tag));
      }),
    );
  });

  it('reads blanks around commas and before parameters as none, and case as none', () => {
    const blank = fc.constantFrom('', ' ', '\t', '  ');
    fc.assert(
      fc.property(fc.array(tag, { minLength: 1, maxLength: 5 }), blank, blank, (tags, a, b) => {
        const plain = tags.join(',');
        const loose = tags.map((each) => `${each.toUpperCase()}${a};${b}q=1`).join(`${a},${b}`);
        expect(parseAcceptLanguage(loose)).toEqual(parseAcceptLanguage(plain));
      }),
    );
  });

  it('takes a header whole or not at all, whatever is in it', () => {
    const piece = fc.constantFrom('de', 'et', ',', ';', 'q=', '0.5', '1', '-', '*', ' ', '_', '.');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const header = pieces.join('').trim();
        const parts = header.replace(/\s*,$/, '').split(/\s*,\s*/);
        const isWhole = parts.every((part) =>
          /^(\*|[a-z]{1,8}(-[a-z0-9]{1,8})*)(\s*;\s*q=(0(\.\d{0,3})?|1(\.0{0,3})?))?$/.test(part),
        );
        expect(parseAcceptLanguage(header)).toHaveLength(isWhole ? parts.length : 0);
      }),
    );
  });
});

describe('knownVariant', () => {
  const known = (code: string) => ['de', 'it', 'nb', 'de-ch'].includes(code);

  it.each([
    ['de', 'de'],
    ['DE', 'de'],
    ['de-AT', 'de'],
    ['de-CH-1996', 'de-ch'],
    ['it-IT-x-foo', 'it'],
    ['de-', 'de'],
    ['de--', 'de'],
    [`de${'-x'.repeat(400)}`, 'de'],
  ])('of %j is %s', (code, variant) => {
    expect(knownVariant(code, known)).toBe(variant);
  });

  it.each([
    ...['', 'sr-Latn-RS', 'no', 'nn', 'zh-hans', 'pt-br', 'sr@latin', 'de@euro', 'de_AT', '../de'],
    ...['%64e', '-de', ' de', 'de'.repeat(300)],
  ])('of %j is none', (code) => {
    expect(knownVariant(code, known)).toBeUndefined();
  });
});

describe('languageCookie', () => {
  it.each([
    ['django_language=de', 'de'],
    [' django_language = cs ', 'cs'],
    ['a=b; django_language=de; c', 'de'],
    ['django_language=de; django_language=et', 'et'],
    ['django_language="de"', 'de'],
    ['django_language="\\144e"', 'de'],
    ['django_language="\\d\\e"', 'de'],
    ['django_language="de', '"de'],
    ['django_language="', '"'],
    ['django_language=%64e', '%64e'],
    ['django_language=', ''],
    ['django_language=a=b', 'a=b'],
    ['django_language=\u00c2\u00a0de', 'de'],
  ])('of %j is %j', (header, value) => {
    expect(languageCookie(header)).toBe(value);
  });

  it.each([
    '',
    'Django_Language=de',
    'django_language',
    'xdjango_language=de',
    'a=django_language',
  ])('is not in %j', (header) => {
    expect(languageCookie(header)).toBeUndefined();
  });
});

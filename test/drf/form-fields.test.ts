/** How filters read their parameters. Source: BEHAVIOUR 7 and 13; Django forms, django-filter 24.3. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  cleanBoolean,
  cleanChoices,
  cleanDate,
  cleanNullBoolean,
  cleanNumber,
  cleanOrdering,
  cleanPlainBoolean,
  cleanText,
  cleanUuid,
  knownOrdering,
} from '../../src/drf/form-fields.ts';
import { anyText } from '../any-text.ts';

const taken = (value: unknown) => ({ valid: true, value });
const refused = (message: string) => ({
  valid: false,
  errors: [expect.objectContaining({ text: message })],
});

const HEX = 'fb000000000040008000000000000003';
const DASHED = 'fb000000-0000-4000-8000-000000000003';

describe('cleanDate', () => {
  it.each([
    '2023-10-01',
    '2023-10-1',
    '10/01/2023',
    '10/1/23',
    'Oct 1 2023',
    'oct 01 2023',
    'Oct 1, 2023',
    '1 Oct 2023',
    '1 Oct, 2023',
    'October 1 2023',
    'October 1, 2023',
    '1 October 2023',
    '1 OCTOBER, 2023',
    ' 2023-10-01 ',
    '２０２３-10-01',
  ])('reads %j', (text) => {
    expect(cleanDate([text])).toEqual(taken('2023-10-01'));
  });

  it.each([
    ['10/01/68', '2068-10-01'],
    ['10/01/69', '1969-10-01'],
    ['0001-01-01', '0001-01-01'],
    ['9999-12-31', '9999-12-31'],
  ])('reads %s as %s', (text, date) => {
    expect(cleanDate([text])).toEqual(taken(date));
  });

  it.each([
    ' ',
    'oops',
    '20231001',
    '2023-W40',
    '01.10.2023',
    '13/01/2023',
    '2023-02-29',
    '2023-10-01T00:00',
    '0000-01-01',
    'Okt 1 2023',
    '2023/10/01',
  ])('refuses %j', (text) => {
    expect(cleanDate([text])).toEqual(refused('Enter a valid date.'));
  });
});

describe('cleanUuid', () => {
  it.each([
    HEX,
    DASHED,
    DASHED.toUpperCase(),
    `{${DASHED}}`,
    `urn:uuid:${DASHED}`,
    ` ${HEX} `,
    [...HEX].join('-'),
    'fb00000000004000-8000000000000003',
  ])('reads %j', (text) => {
    expect(cleanUuid([text])).toEqual(taken(HEX));
  });

  it.each([
    'abc',
    '0',
    'null',
    HEX.slice(1),
    `${HEX}0`,
    'g'.repeat(32),
    `(${HEX})`,
    `${HEX.slice(1)}\0`,
  ])('refuses %j', (text) => {
    expect(cleanUuid([text])).toEqual(refused('Enter a valid UUID.'));
  });

  it('takes blanks for no filter', () => {
    expect(cleanUuid([' '])).toEqual(taken(undefined));
  });
});

describe('cleanText', () => {
  it.each([
    ['x', 'x'],
    [' /api/x/ ', '/api/x/'],
    [' ', undefined],
  ])('reads %j as %j', (text, value) => {
    expect(cleanText([text])).toEqual(taken(value));
  });

  it('refuses NUL', () => {
    expect(cleanText(['a\0'])).toEqual(refused('Null characters are not allowed.'));
  });
});

describe('cleanNumber', () => {
  const number = (digits: string, exponent: bigint, negative = false) => ({
    kind: 'finite',
    negative,
    digits,
    exponent,
  });

  it.each([
    ['5', number('5', 0n)],
    [' -1.50 ', number('150', -2n, true)],
    ['1e2', number('1', 2n)],
    ['1_000', number('1000', 0n)],
    ['.00000000001', number('1', -11n)],
    ['1e50', number('1', 50n)],
    ['1e-400', number('1', -400n)],
    ['-1e400', number('1', 400n, true)],
    ['0e400', number('0', 400n)],
    [String(BigInt(1e50)), number(String(BigInt(1e50)), 0n)],
  ])('reads %j', (text, value) => {
    expect(cleanNumber([text])).toEqual(taken(value));
  });

  it.each(
    [' ', 'x', '1,5', '0x10', '1 000', 'NaN', '-sNaN1', 'Infinity', '-inf', '1\0'].concat([
      '1e99999999999999999999',
    ]),
  )('refuses %j', (text) => {
    expect(cleanNumber([text])).toEqual(refused('Enter a number.'));
  });

  it.each(
    ['1.1e50', '1e51', '1e400', '9'.repeat(51), String(BigInt(1e50) + 1n)].concat([
      `${BigInt(1e50)}.0001`,
    ]),
  )('refuses %j for its size', (text) => {
    expect(cleanNumber([text])).toEqual(
      refused('Ensure this value is less than or equal to 1e+50.'),
    );
  });
});

describe('cleanChoices', () => {
  const states = ['paid', 'pending'] as const;

  it('takes all of them, in their order', () => {
    expect(cleanChoices(['pending', 'paid', 'pending'], states)).toEqual(
      taken(['pending', 'paid', 'pending']),
    );
    expect(cleanChoices([], states)).toEqual(taken([]));
  });

  it.each([
    [['bogus'], 'bogus'],
    [['paid', 'PAID', 'x'], 'PAID'],
    [[' paid'], ' paid'],
    [[''], ''],
    [['constructor'], 'constructor'],
  ])('refuses %j for the first that is none', (values, first) => {
    expect(cleanChoices(values, states)).toEqual(
      refused(`Select a valid choice. ${first} is not one of the available choices.`),
    );
  });
});

describe('cleanBoolean', () => {
  it.each([
    ['true', true],
    ['True', true],
    ['TRUE', true],
    ['1', true],
    ['false', false],
    ['FALSE', false],
    ['0', false],
    ['bogus', undefined],
    ['yes', undefined],
    [' true', undefined],
    ['', undefined],
  ])('reads %j as %s', (text, value) => {
    expect(cleanBoolean([text])).toEqual(taken(value));
  });
});

describe('cleanOrdering', () => {
  const keys = ['name', 'created'] as const;
  const up = (key: string) => ({ key, descending: false });
  const down = (key: string) => ({ key, descending: true });

  it.each([
    ['name', [up('name')]],
    ['-name', [down('name')]],
    ['created,-name', [up('created'), down('name')]],
    ['name,-name', [up('name'), down('name')]],
    ['name,', [up('name')]],
    [',,name', [up('name')]],
    [',', []],
  ])('reads %j', (text, terms) => {
    expect(cleanOrdering([text], keys)).toEqual(taken(terms));
  });

  it.each([
    ['bogus', 'bogus'],
    ['name,bogus,worse', 'bogus'],
    ['--name', '--name'],
    ['-', '-'],
    ['Name', 'Name'],
    ['name, created', ' created'],
  ])('refuses %j', (text, first) => {
    expect(cleanOrdering([text], keys)).toEqual(
      refused(`Select a valid choice. ${first} is not one of the available choices.`),
    );
  });
});

describe('every form field', () => {
  const cleaners = { cleanDate, cleanUuid, cleanText, cleanNumber, cleanBoolean };

  it.each(Object.entries(cleaners))('%s takes absent and empty for no filter', (_, clean) => {
    expect([clean([]), clean(['']), clean(['x', ''])]).toEqual([
      taken(undefined),
      taken(undefined),
      taken(undefined),
    ]);
  });

  it('reads an empty ordering as none', () => {
    expect([cleanOrdering([], ['a']), cleanOrdering(['a', ''], ['a'])]).toEqual([
      taken(undefined),
      taken(undefined),
    ]);
  });

  it('counts the last of several values', () => {
    expect(cleanDate(['oops', '2023-10-01'])).toEqual(taken('2023-10-01'));
    expect(cleanUuid([HEX, 'x'])).toEqual(refused('Enter a valid UUID.'));
    expect(cleanText(['a\0', 'b'])).toEqual(taken('b'));
    expect(cleanBoolean(['true', '0'])).toEqual(taken(false));
    expect(cleanOrdering(['x', 'a'], ['a'])).toEqual(taken([{ key: 'a', descending: false }]));
  });

  it('gives a value or one message for any text', () => {
    fc.assert(
      fc.property(fc.array(anyText(), { maxLength: 3 }), (values) => {
        for (const clean of Object.values(cleaners)) {
          const outcome = clean(values);
          expect(outcome.valid ? 1 : Object.keys(outcome.errors).length).toBe(1);
        }
      }),
    );
  });
});

// The source of Django's NullBooleanField: the words are compared as they stand.
describe('cleanPlainBoolean', () => {
  it.each([
    ...['true', 'True', '1'].map((word) => [word, true] as const),
    ...['false', 'False', '0'].map((word) => [word, false] as const),
    ...['', 'TRUE', 'tRue', '2', '3', ' true', 'on'].map((word) => [word, undefined] as const),
  ])('%j is %j', (word, flag) => {
    expect(cleanPlainBoolean(['x', word])).toEqual(taken(flag));
  });
});

describe('cleanNullBoolean', () => {
  it.each([
    ...['true', 'True', '2'].map((word) => [word, true] as const),
    ...['false', 'False', '3'].map((word) => [word, false] as const),
    ...['', 'TRUE', '1', '0', ' true', 'x'].map((word) => [word, undefined] as const),
  ])('takes %j for %j', (word, flag) => {
    expect(cleanNullBoolean(['x', word])).toEqual(taken(flag));
  });
});

describe('knownOrdering', () => {
  const read = (...values: string[]) => knownOrdering(values, ['name', 'created']);
  const [up, down] = [
    { key: 'name', descending: false },
    { key: 'name', descending: true },
  ];

  it.each([
    ['name', [up]],
    ['-name', [down]],
    [' -name ', [down]],
    ['nope,-name,', [down]],
    ['name,-name', [up, down]],
    ['created, name', [{ key: 'created', descending: false }, up]],
  ])('reads %j', (text, terms) => {
    expect(read('created', text)).toEqual(taken(terms));
  });

  it.each(['', ',', 'nope', '- name', '--name', 'NAME'])('finds no key in %j', (text) => {
    expect(read('name', text)).toEqual(taken(undefined));
  });
});

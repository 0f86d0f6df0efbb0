/** The plain fields, each as a table. Source: BEHAVIOUR 5 and 13; DRF 3.15 fields; expectations made with Python 3.11. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  readChoice,
  readDate,
  readDecimal,
  readJson,
  readJsonText,
  readNullableBoolean,
  readText,
} from '../../src/drf/fields.ts';
import { UploadedFile } from '../../src/drf/uploaded-file.ts';
import { describeField } from './describe-field.ts';
import { json } from './json-input.ts';
import { told } from './outcome.ts';

const file = new UploadedFile('1.txt', Buffer.from('1'));

const WRONG_DATE = 'Date has wrong format. Use one of these formats instead: YYYY-MM-DD.';

describeField('date', readDate, {
  valid: [
    ['"2023-10-01"', '2023-10-01'],
    ['"2023-1-5"', '2023-01-05'],
    ['"0001-01-01"', '0001-01-01'],
    ['"9999-12-31"', '9999-12-31'],
    ['"2024-02-29"', '2024-02-29'],
    ['"20231001"', '2023-10-01'],
    ['"2023-W40"', '2023-10-02'],
    ['"2023-W40-7"', '2023-10-08'],
    ['"2023-10-01\\n"', '2023-10-01'],
    ['"２０２３-１０-０１"', '2023-10-01'],
    ['"2023\\u002d10-01"', '2023-10-01'],
  ],
  invalid: [
    ['""', WRONG_DATE],
    ['"x"', WRONG_DATE],
    ['"null"', WRONG_DATE],
    ['" 2023-10-01"', WRONG_DATE],
    ['"2023-10-01 "', WRONG_DATE],
    ['"2023-10-01T00:00:00"', WRONG_DATE],
    ['"2023-10-01T00:00:00Z"', WRONG_DATE],
    ['"2023-10-01 00:00"', WRONG_DATE],
    ['"2023-10-01T"', WRONG_DATE],
    ['"2023-10-01Z"', WRONG_DATE],
    ['"01-10-2023"', WRONG_DATE],
    ['"10/01/2023"', WRONG_DATE],
    ['"2023/10/01"', WRONG_DATE],
    ['"2023.10.01"', WRONG_DATE],
    ['"2023-274"', WRONG_DATE],
    ['"2023-10"', WRONG_DATE],
    ['"2023"', WRONG_DATE],
    ['"2023-02-29"', WRONG_DATE],
    ['"2023-13-01"', WRONG_DATE],
    ['"0000-01-01"', WRONG_DATE],
    ['"10000-01-01"', WRONG_DATE],
    ['20231001', WRONG_DATE],
    ['2023.5', WRONG_DATE],
    ['true', WRONG_DATE],
    ['["2023-10-01"]', WRONG_DATE],
    ['{}', WRONG_DATE],
    [file, WRONG_DATE],
  ],
  outputs: [['2023-10-01', '"2023-10-01"']],
});

const NO_NUMBER = 'A valid number is required.';
const DIGITS = 'Ensure that there are no more than 10 digits in total.';
const PLACES = 'Ensure that there are no more than 2 decimal places.';
const WHOLE = 'Ensure that there are no more than 8 digits before the decimal point.';
const TOO_LARGE = 'String value too large.';

describeField('decimal of 10 digits and 2 places', readDecimal(10, 2), {
  valid: [
    ['"200.00"', '200.00'],
    ['200', '200.00'],
    ['0', '0.00'],
    ['-50.25', '-50.25'],
    ['"+3"', '3.00'],
    ['"007.50"', '7.50'],
    ['".5"', '0.50'],
    ['"5."', '5.00'],
    ['"1e2"', '100.00'],
    ['1e2', '100.00'],
    ['"12e-1"', '1.20'],
    ['1.000', '1.00'],
    ['1.10', '1.10'],
    ['" 12.30 "', '12.30'],
    ['"\\t1\\n"', '1.00'],
    ['"\\u00a01"', '1.00'],
    ['"1_000"', '1000.00'],
    ['"١٢"', '12.00'],
    ['"99999999.99"', '99999999.99'],
    ['-99999999.99', '-99999999.99'],
    ['"-0"', '-0.00'],
    ['-0.0', '-0.00'],
    ['-0', '0.00'],
    [`"${'0'.repeat(999)}1"`, '1.00'],
  ],
  invalid: [
    ['""', NO_NUMBER],
    ['" "', NO_NUMBER],
    ['"abc"', NO_NUMBER],
    ['"1,5"', NO_NUMBER],
    ['"1 000"', NO_NUMBER],
    ['"$5"', NO_NUMBER],
    ['"0x10"', NO_NUMBER],
    ['"--1"', NO_NUMBER],
    ['"1.2.3"', NO_NUMBER],
    ['"½"', NO_NUMBER],
    ['"∞"', NO_NUMBER],
    ['"1. 5"', NO_NUMBER],
    ['"NaN"', NO_NUMBER],
    ['"sNaN"', NO_NUMBER],
    ['"-nan123"', NO_NUMBER],
    ['"Infinity"', NO_NUMBER],
    ['"-inf"', NO_NUMBER],
    ['1e400', NO_NUMBER],
    ['true', NO_NUMBER],
    ['false', NO_NUMBER],
    ['[]', NO_NUMBER],
    ['["1.00"]', NO_NUMBER],
    ['{}', NO_NUMBER],
    [file, NO_NUMBER],
    ['"1.000"', PLACES],
    ['1.234', PLACES],
    ['"0.001"', PLACES],
    ['1e-3', PLACES],
    ['"123456789"', WHOLE],
    ['1234567890', WHOLE],
    ['"1e8"', WHOLE],
    ['1e9', DIGITS],
    ['"100000000.00"', DIGITS],
    ['"12345678901"', DIGITS],
    ['12345678.901', DIGITS],
    [`"${'0'.repeat(1000)}1"`, TOO_LARGE],
    [`"${'x'.repeat(1001)}"`, TOO_LARGE],
    [`"  ${'1'.repeat(1000)}  "`, DIGITS],
  ],
  outputs: [
    ['200.00', '"200.00"'],
    ['-0.50', '"-0.50"'],
  ],
});

const NO_TEXT = 'Not a valid string.';

describeField('text of at most 5 characters', readText({ maxLength: 5 }), {
  valid: [
    ['"a"', 'a'],
    ['" a b "', 'a b'],
    ['"12345"', '12345'],
    ['"😀😀😀😀😀"', '😀😀😀😀😀'],
    ['12', '12'],
    ['1.50', '1.5'],
    ['"null"', 'null'],
  ],
  invalid: [
    ['""', 'This field may not be blank.'],
    ['" \\t\\u3000"', 'This field may not be blank.'],
    ['"123456"', 'Ensure this field has no more than 5 characters.'],
    ['123456', 'Ensure this field has no more than 5 characters.'],
    ['true', NO_TEXT],
    ['[]', NO_TEXT],
    ['{}', NO_TEXT],
    [file, NO_TEXT],
    ['"a\\u0000"', 'Null characters are not allowed.'],
    ['"\\ud83d"', 'Surrogate characters are not allowed: U+D83D.'],
    [
      '"\\u0000\\udc00\\ud800abc"',
      'Ensure this field has no more than 5 characters.',
      'Null characters are not allowed.',
      'Surrogate characters are not allowed: U+DC00.',
    ],
  ],
  outputs: [['õ "x"', '"õ \\"x\\""']],
});

describeField('text that may be blank', readText({ maxLength: 5, allowBlank: true }), {
  valid: [
    ['""', ''],
    ['"  "', ''],
    ['"a"', 'a'],
  ],
  invalid: [['[]', NO_TEXT]],
});

const notOneOf = (input: string): string => `"${input}" is not a valid choice.`;

describeField('choice', readChoice(['fixed_price', 'invoices', '1', 'True']), {
  valid: [
    ['"invoices"', 'invoices'],
    ['1', '1'],
    ['"1"', '1'],
    ['true', 'True'],
  ],
  invalid: [
    ['""', notOneOf('')],
    ['"Invoices"', notOneOf('Invoices')],
    ['" invoices"', notOneOf(' invoices')],
    ['1.0', notOneOf('1.0')],
    ['false', notOneOf('False')],
    ['["invoices", null]', notOneOf("['invoices', None]")],
    ['{"a": "it\'s"}', notOneOf("{'a': \"it's\"}")],
    [file, notOneOf('1.txt')],
  ],
  outputs: [['invoices', '"invoices"']],
});

const NO_BOOLEAN = 'Must be a valid boolean.';

describeField('nullable boolean', readNullableBoolean, {
  valid: [
    ...['true', '1', '1.0', '1e0', '"true"', '"True"', '"TRUE"', '"t"', '"T"', '"y"', '"Y"']
      .concat(['"yes"', '"Yes"', '"yEs"', '"on"', '"On"', '"oN"', '"1"', '"tRUE"'])
      .map((sent) => [sent, true] as const),
    ...['false', '0', '-0', '0.0', '-0.0', '0e5', '"false"', '"False"', '"FALSE"', '"f"', '"F"']
      .concat(['"n"', '"N"', '"no"', '"No"', '"nO"', '"off"', '"Off"', '"oFF"', '"0"'])
      .map((sent) => [sent, false] as const),
    ['"null"', null],
    ['"Null"', null],
    ['"nULL"', null],
    ['""', null],
  ],
  invalid: [
    '"maybe"',
    '"none"',
    '"enabled"',
    '"1.0"',
    '"0.0"',
    '" true"',
    '2',
    '-1',
    '1.5',
    '1e400',
  ]
    .concat(['"None"', '[]', '[true]', '{}'])
    .map((sent) => [sent, NO_BOOLEAN] as const),
  outputs: [
    [true, 'true'],
    [false, 'false'],
  ],
});

const NO_JSON = 'Value must be valid JSON.';

describeField('json', readJson, {
  valid: [
    ['"x"', 'x'],
    ['12345678901234567890', 12345678901234567890n],
    ['[true, null]', [true, null]],
  ],
  invalid: [file, '1e400', '-1e400', '[{"a": [1e400]}]'].map((sent) => [sent, NO_JSON] as const),
  outputs: [
    [[1n, { a: null }], '[1,{"a":null}]'],
    [json('{"__proto__": 1.50}'), '{"__proto__":1.5}'],
  ],
});

describeField('json as text', readJsonText, {
  valid: [
    ['"5"', 5n],
    ['"5.0"', json('5.0')],
    ['" [true, null] "', [true, null]],
    ['"null"', null],
    ['"\\"x\\""', 'x'],
    ['"1e400"', json('1e400')],
    ['"\\"\\\\u0000\\""', '\0'],
    [new UploadedFile('[1]', Buffer.from('')), [1n]],
  ],
  invalid: [
    file,
    '""',
    '" "',
    '"x"',
    '"{"',
    '"NaN"',
    '"Infinity"',
    '"[1,]"',
    '"\\ufeff1"',
    '"1 2"',
  ].map((sent) => [sent, NO_JSON] as const),
});

describe('boolean of a file', () => {
  it('is none', () => {
    expect(told(readNullableBoolean(file))).toEqual({ valid: false, errors: [NO_BOOLEAN] });
  });
});

describe('decimal', () => {
  const read = readDecimal(10, 2);
  const cents = fc.bigInt({ min: -9_999_999_999n, max: 9_999_999_999n });
  const textOf = (amount: bigint): string => {
    const digits = (amount < 0n ? -amount : amount).toString().padStart(3, '0');
    return `${amount < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
  };

  it('gives back every amount that fits, sent as text or as a number', () => {
    fc.assert(
      fc.property(cents, (amount) => {
        const text = textOf(amount);
        expect(read(text)).toEqual({ valid: true, value: text });
        expect(read(json(text))).toEqual({ valid: true, value: text });
      }),
    );
  });

  it('takes its own answers, and never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0129.-+eE_ nN') }), (text) => {
        const outcome = read(text);
        if (outcome.valid) expect(read(outcome.value)).toEqual(outcome);
        else expect(outcome.errors).toHaveLength(1);
      }),
    );
  });
});

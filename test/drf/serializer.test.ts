/** Serializers: bodies in, rows out. Source: BEHAVIOUR 1, 5 and 6; DRF 3.15 Serializer and Field. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { optionalField, readOnlyField, requiredField } from '../../src/drf/field.ts';
import {
  readDate,
  readDecimal,
  readJson,
  readJsonText,
  readNullableBoolean,
  readText,
} from '../../src/drf/fields.ts';
import { readFile } from '../../src/drf/file-field.ts';
import { encodeJson } from '../../src/drf/json-encoder.ts';
import { HYPERLINK } from '../../src/drf/messages.ts';
import type { RequestData } from '../../src/drf/parsers.ts';
import { QueryDict } from '../../src/drf/query-dict.ts';
import {
  type Fields,
  isDictionary,
  represent,
  validate,
  validatePartial,
} from '../../src/drf/serializer.ts';
import { UploadedFile } from '../../src/drf/uploaded-file.ts';
import { invalid, valid } from '../../src/values/validated.ts';
import { json } from './json-input.ts';
import { told } from './outcome.ts';

interface Row {
  readonly uuid: string;
  readonly date: string;
  readonly note?: string;
}

const nothing = () => null;

/** One field of every kind that the rules for blanks tell apart. */
const fields = {
  uuid: readOnlyField(({ uuid }: Row) => uuid, 'string'),
  profile: requiredField(
    { type: 'field' },
    {
      allowNull: false,
      blankIsNull: true,
      toInternalValue: (input) =>
        input === 'known' ? valid('row') : invalid(HYPERLINK.no_match.detail()),
    },
    nothing,
  ),
  date: requiredField(
    { type: 'date' },
    { allowNull: false, toInternalValue: readDate },
    ({ date }: Row) => date,
  ),
  sum: optionalField(
    { type: 'decimal' },
    { allowNull: false, toInternalValue: readDecimal(10, 2) },
    nothing,
  ),
  proof: optionalField(
    { type: 'file upload' },
    { allowNull: true, toInternalValue: readFile(100) },
    nothing,
  ),
  active: optionalField(
    { type: 'boolean' },
    { allowNull: true, absent: true, toInternalValue: readNullableBoolean },
    nothing,
  ),
  note: optionalField(
    { type: 'string' },
    {
      allowNull: false,
      allowBlank: true,
      toInternalValue: readText({ maxLength: 9, allowBlank: true }),
    },
    ({ note }: Row) => note,
  ),
  data: optionalField(
    { type: 'field' },
    { allowNull: false, toInternalValue: readJson, fromForm: readJsonText },
    nothing,
  ),
} satisfies Fields<Row, undefined>;

const jsonData = (text: string): RequestData => ({ kind: 'json', value: json(text) });
const formData = (values: Readonly<Record<string, string | UploadedFile>>): RequestData => ({
  kind: 'form',
  fields: new QueryDict(Object.entries(values)),
});

const GOOD = { profile: 'known', date: '2023-10-01' };
const READ = { profile: 'row', date: '2023-10-01', active: true };
const REQUIRED = ['This field is required.'];
const NULL = ['This field may not be null.'];
const WRONG_DATE = ['Date has wrong format. Use one of these formats instead: YYYY-MM-DD.'];
const NO_JSON = ['Value must be valid JSON.'];
const NO_NUMBER = ['A valid number is required.'];
const NO_FILE = ['The submitted data was not a file. Check the encoding type on the form.'];

describe('validate, of JSON', () => {
  const read = (values: object) => validate(fields, jsonData(JSON.stringify(values)), undefined);

  it.each([
    ['the required alone', {}, {}],
    ['null where it is allowed', { proof: null, active: null }, { proof: null, active: null }],
    ['blank text', { note: '' }, { note: '' }],
    ["JSON that looks like a form's", { data: '{}' }, { data: '{}' }],
    ['all', { sum: 5, active: 'yes', note: ' x ' }, { sum: '5.00', active: true, note: 'x' }],
    ['read-only and unknown names', { uuid: [1], SUM: 'x', other: {} }, {}],
  ])('takes %s', (_, more, value) => {
    expect(read({ ...GOOD, ...more })).toEqual({ valid: true, value: { ...READ, ...value } });
  });

  it.each([
    ['nothing', {}, { profile: REQUIRED, date: REQUIRED }],
    ['null', { ...GOOD, profile: null, sum: null }, { profile: NULL, sum: NULL }],
    ['a blank relation', { ...GOOD, profile: '' }, { profile: NULL }],
    ['a blank date', { ...GOOD, date: '' }, { date: WRONG_DATE }],
    ['a blank sum', { ...GOOD, sum: '' }, { sum: NO_NUMBER }],
    ['a blank proof', { ...GOOD, proof: '' }, { proof: NO_FILE }],
    ['a null note', { ...GOOD, note: null }, { note: NULL }],
    ['null for JSON', { ...GOOD, data: null }, { data: NULL }],
  ])('refuses %s', (_, values, errors) => {
    expect(told(read(values))).toEqual({ valid: false, errors });
  });

  it('tells all errors at once, in the order of the fields', () => {
    const outcome = read({ note: [], proof: 1, sum: 'x', date: 'x', profile: 'x' });
    expect(outcome.valid === false && Object.keys(outcome.errors)).toEqual([
      'profile',
      'date',
      'sum',
      'proof',
      'note',
    ]);
  });

  it.each([
    ['null', 'No data provided'],
    ['[]', 'Invalid data. Expected a dictionary, but got list.'],
    ['[{}]', 'Invalid data. Expected a dictionary, but got list.'],
    ['"x"', 'Invalid data. Expected a dictionary, but got str.'],
    ['""', 'Invalid data. Expected a dictionary, but got str.'],
    ['5', 'Invalid data. Expected a dictionary, but got int.'],
    ['5.0', 'Invalid data. Expected a dictionary, but got float.'],
    ['false', 'Invalid data. Expected a dictionary, but got bool.'],
  ])('refuses %s, which is no object, whole or in part', (text, message) => {
    const refused = { valid: false, errors: { non_field_errors: [message] } };
    expect(told(validate(fields, jsonData(text), undefined))).toEqual(refused);
    expect(told(validatePartial(fields, jsonData(text), undefined))).toEqual(refused);
  });

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
    'reads nothing out of a key named %s',
    (key) => {
      const text = `{"${key}": {"profile": "known", "date": "2023-10-01"}}`;
      expect(validate(fields, jsonData(text), undefined)).toMatchObject({ valid: false });
    },
  );

  it('finds no field in what all objects inherit', () => {
    const inherited = optionalField(
      { type: 'string' },
      { allowNull: false, toInternalValue: readText({ maxLength: 9 }) },
      nothing,
    );
    expect(validate({ toString: inherited }, jsonData('{}'), undefined)).toEqual({
      valid: true,
      value: {},
    });
  });

  it('lets the last of two equal keys win', () => {
    const data = jsonData('{"profile":"x","date":"x","date":"2023-10-01","profile":"known"}');
    expect(validate(fields, data, undefined)).toEqual({ valid: true, value: READ });
  });
});

describe('validate, of a form', () => {
  const read = (values: Readonly<Record<string, string | UploadedFile>>) =>
    validate(fields, formData(values), undefined);
  const proof = new UploadedFile('a.pdf', Buffer.from('x'));

  it.each([
    ['the required alone', {}, {}],
    ['a blank sum as none', { sum: '' }, {}],
    ['a blank proof as null', { proof: '' }, { proof: null }],
    ['a blank boolean as null', { active: '' }, { active: null }],
    ['blank text as blank', { note: '' }, { note: '' }],
    ['a file', { proof, active: 'off' }, { proof, active: false }],
    ['unknown names', { uuid: 'x', ['__proto__']: 'x' }, {}],
    ['JSON as text', { data: ' {"a": [5, "5"]} ' }, { data: { a: [5n, '5'] } }],
    ['null as text', { data: 'null' }, { data: null }],
  ])('takes %s', (_, more, value) => {
    expect(read({ ...GOOD, ...more })).toEqual({ valid: true, value: { ...READ, ...value } });
  });

  it.each([
    ['nothing', {}, { profile: REQUIRED, date: REQUIRED }],
    ['blanks', { profile: '', date: '', sum: '', proof: '' }, { profile: NULL, date: WRONG_DATE }],
    [
      'the word null',
      { profile: 'null', date: 'null', sum: 'null', proof: 'null' },
      {
        profile: ['Invalid hyperlink - No URL match.'],
        date: WRONG_DATE,
        sum: NO_NUMBER,
        proof: NO_FILE,
      },
    ],
    ['a blank for JSON', { ...GOOD, data: '' }, { data: NO_JSON }],
    [
      'files for text',
      { profile: proof, date: proof, sum: proof, note: proof, data: proof },
      {
        profile: ['Invalid hyperlink - No URL match.'],
        date: WRONG_DATE,
        sum: NO_NUMBER,
        note: ['Not a valid string.'],
        data: NO_JSON,
      },
    ],
  ])('refuses %s', (_, values, errors) => {
    expect(told(read(values))).toEqual({ valid: false, errors });
  });
});

describe('validatePartial', () => {
  it.each([
    ['no field of JSON', jsonData('{}'), {}],
    ['unknown and read-only names', jsonData('{"uuid": 1, "x": 2}'), {}],
    ['one field of JSON', jsonData('{"sum": "1"}'), { sum: '1.00' }],
    ['null where it is allowed', jsonData('{"proof": null}'), { proof: null }],
    ['no field of a form', formData({}), {}],
    ['JSON as the text of a form', formData({ data: '5' }), { data: 5n }],
    ['a blank sum of a form', formData({ sum: '' }), {}],
    ['a blank proof of a form', formData({ proof: '' }), { proof: null }],
  ])('takes %s', (_, data, value) => {
    expect(validatePartial(fields, data, undefined)).toEqual({ valid: true, value });
  });

  it.each([
    ['null', jsonData('{"date": null}'), { date: NULL }],
    ['a blank relation of a form', formData({ profile: '' }), { profile: NULL }],
    ['a blank date of a form', formData({ date: '' }), { date: WRONG_DATE }],
    ['two mistakes', jsonData('{"sum": [], "date": 1}'), { date: WRONG_DATE, sum: NO_NUMBER }],
  ])('refuses %s', (_, data, errors) => {
    expect(told(validatePartial(fields, data, undefined))).toEqual({ valid: false, errors });
  });
});

describe('any JSON', () => {
  it('gives values or messages, never a throw', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        for (const read of [validate, validatePartial]) {
          expect(typeof read(fields, jsonData(text), undefined).valid).toBe('boolean');
        }
      }),
    );
  });
});

describe('represent', () => {
  it('shows the fields in their order, and leaves out what is undefined', () => {
    const shown = represent(fields, { date: '2023-10-01', uuid: 'a1' }, undefined);
    expect(encodeJson(shown)).toBe(
      '{"uuid":"a1","profile":null,"date":"2023-10-01","sum":null,"proof":null,"active":null,"data":null}',
    );
  });

  it('hands the context to every field', () => {
    const url = readOnlyField((row: Row, base: string) => base + row.uuid);
    expect(represent({ url }, { uuid: 'a1', date: '' }, '/api/')).toEqual({ url: '/api/a1' });
  });
});

describe('isDictionary', () => {
  it.each([
    ['{}', true],
    ['{"a":1}', true],
    ['[]', false],
    ['null', false],
    ['1.5', false],
    ['"x"', false],
  ])('%s: %s', (text, expected) => {
    expect(isDictionary(json(text))).toBe(expected);
  });

  it('takes no file for one', () => {
    expect(isDictionary(new UploadedFile('a', Buffer.from('x')))).toBe(false);
  });
});

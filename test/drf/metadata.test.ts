/** What OPTIONS tells. Source: BEHAVIOUR 10; the cases of methods.json. */
import { describe, expect, it } from '@jest/globals';
import { labelOf, optionalField, readOnlyField, requiredField } from '../../src/drf/field.ts';
import { encodeJson } from '../../src/drf/json-encoder.ts';
import { metadata } from '../../src/drf/metadata.ts';
import { valid } from '../../src/values/validated.ts';

const reading = { allowNull: false, toInternalValue: () => valid(null) };
const nothing = () => null;

/** The payment's fields, as the transcripts describe them. */
const fields = {
  uuid: readOnlyField(nothing, 'string'),
  url: readOnlyField(nothing),
  profile: requiredField({ type: 'field' }, reading, nothing),
  date_of_payment: requiredField({ type: 'date' }, reading, nothing),
  sum: optionalField({ type: 'decimal', max_digits: 10, decimal_places: 2 }, reading, nothing),
  proof: optionalField({ type: 'file upload', max_length: 100 }, reading, nothing),
  invoice: readOnlyField(nothing),
  invoice_uuid: readOnlyField(nothing),
  invoice_period: readOnlyField(nothing),
  customer_uuid: readOnlyField(nothing),
};

const HEAD =
  '"description":"","renders":["application/json"],' +
  '"parses":["application/json","application/x-www-form-urlencoded","multipart/form-data"]';
const FIELDS =
  '"uuid":{"type":"string","required":false,"read_only":true,"label":"Uuid"},' +
  '"url":{"type":"field","required":false,"read_only":true,"label":"Url"},' +
  '"profile":{"type":"field","required":true,"read_only":false,"label":"Profile"},' +
  '"date_of_payment":{"type":"date","required":true,"read_only":false,"label":"Date of payment"},' +
  '"sum":{"type":"decimal","required":false,"read_only":false,"label":"Sum","max_digits":10,"decimal_places":2},' +
  '"proof":{"type":"file upload","required":false,"read_only":false,"label":"Proof","max_length":100},' +
  '"invoice":{"type":"field","required":false,"read_only":true,"label":"Invoice"},' +
  '"invoice_uuid":{"type":"field","required":false,"read_only":true,"label":"Invoice uuid"},' +
  '"invoice_period":{"type":"field","required":false,"read_only":true,"label":"Invoice period"},' +
  '"customer_uuid":{"type":"field","required":false,"read_only":true,"label":"Customer uuid"}';

describe('metadata', () => {
  it.each([
    ['Payment List', 'POST', `{"name":"Payment List",${HEAD},"actions":{"POST":{${FIELDS}}}}`],
    [
      'Payment Instance',
      'PUT',
      `{"name":"Payment Instance",${HEAD},"actions":{"PUT":{${FIELDS}}}}`,
    ],
    ['Payment Instance', undefined, `{"name":"Payment Instance",${HEAD}}`],
  ] as const)('tells of the %s under %s', (name, method, text) => {
    expect(encodeJson(metadata(fields, { name, method }))).toBe(text);
  });

  it('tells of what a field says besides in one order, and of choices only where they can be chosen', () => {
    const choices = [{ value: 'a', display_name: 'A' }];
    const limits = { max_value: 9, min_value: 1, max_length: 5, min_length: 2, help_text: 'Help.' };
    const kind = requiredField({ type: 'choice', ...limits, choices }, reading, nothing);
    const told = { ...readOnlyField(nothing), told: { type: 'choice', choices } };
    const { actions } = metadata({ kind, told }, { name: 'X', method: 'POST' });
    expect(encodeJson(actions ?? null)).toBe(
      '{"POST":{"kind":{"type":"choice","required":true,"read_only":false,"label":"Kind",' +
        '"help_text":"Help.","min_length":2,"max_length":5,"min_value":1,"max_value":9,' +
        '"choices":[{"value":"a","display_name":"A"}]},' +
        '"told":{"type":"choice","required":false,"read_only":true,"label":"Told"}}}',
    );
  });

  it('tells of a field what it says to tell', () => {
    const told = { required: true, read_only: false, label: 'Organization' };
    const customer = { ...readOnlyField(nothing), told };
    const { actions } = metadata({ customer }, { name: 'X', method: 'POST' });
    expect(encodeJson(actions ?? null)).toBe(
      '{"POST":{"customer":{"type":"field","required":true,"read_only":false,"label":"Organization"}}}',
    );
  });

  it('tells all but staff that what staff alone may write is read-only, without its choices', () => {
    const choices = [{ value: 'a', display_name: 'A' }];
    const open = { choices, read_only: false, writableBy: 'staff' } as const;
    const state = readOnlyField(nothing, 'choice', undefined, open);
    const told = [true, false].map((isStaff) => {
      const { actions } = metadata({ state }, { name: 'X', method: 'POST', isStaff });
      return actions;
    });
    const shown = { type: 'choice', required: false, label: 'State' };
    expect(told).toEqual([
      { POST: { state: { ...shown, read_only: false, choices } } },
      { POST: { state: { ...shown, read_only: true } } },
    ]);
  });

  it('tells of choices last, and takes a label that is given', () => {
    const choices = [{ value: 'invoices', display_name: 'Monthly invoices' }];
    const kind = requiredField({ type: 'choice', choices, label: 'Kind' }, reading, nothing);
    const { actions } = metadata({ kind }, { name: 'X', method: 'POST' });
    expect(encodeJson(actions ?? null)).toBe(
      '{"POST":{"kind":{"type":"choice","required":true,"read_only":false,"label":"Kind",' +
        '"choices":[{"value":"invoices","display_name":"Monthly invoices"}]}}}',
    );
  });
});

describe('labelOf', () => {
  it.each([
    ['sum', 'Sum'],
    ['date_of_payment', 'Date of payment'],
    ['vatCode', 'Vatcode'],
    ['', ''],
  ])('of %j is %j', (name, label) => {
    expect(labelOf(name)).toBe(label);
  });
});

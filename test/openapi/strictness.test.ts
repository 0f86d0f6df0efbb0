/** The schemas refuse answers that are nearly right. */
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { ValidateFunction } from 'ajv/dist/2020.js';
import { CONTRACTS, compiler, documentOf, type OpenApi, operationsOf } from './documents.ts';

type Row = Readonly<Record<string, unknown>>;

const JSON_TYPE = 'application/json';

/** Schema and example of a success. */
function success(document: OpenApi, id: string) {
  const found = operationsOf(document).find(([, , { operationId }]) => operationId === id);
  const [, response] = Object.entries(found?.[2].responses ?? {})[0] ?? [];
  const media = response?.content?.[JSON_TYPE];
  if (media === undefined) throw new Error(`${id} answers no JSON.`);
  return media;
}

describe.each(CONTRACTS)('by the contract %s', (contract) => {
  let document: OpenApi;
  let compile: (schema: object) => ValidateFunction;
  beforeAll(async () => {
    document = await documentOf(contract);
    compile = compiler(document);
  });

  it.each(['payments_retrieve', 'payments_create', 'payment_profiles_retrieve'])(
    'every field of %s must be there, nothing else, and of its own kind',
    (id) => {
      const { schema, example } = success(document, id);
      const validate = compile(schema);
      const row: Row = Object(example);
      expect(validate(row)).toBe(true);
      expect(validate({ ...row, surplus: 1 })).toBe(false);
      for (const name of Object.keys(row)) {
        const { [name]: _, ...rest } = row;
        const mayBeAbsent = contract === 'deployed' && name === 'invoice_uuid';
        expect([name, validate(rest)]).toEqual([name, mayBeAbsent]);
        // Attributes may be any JSON.
        if (name === 'attributes') continue;
        expect([name, validate({ ...row, [name]: { wrong: true } })]).toEqual([name, false]);
      }
    },
  );

  it.each(['customers_retrieve', 'invoices_retrieve', 'customers_list', 'invoices_list'])(
    'what ?field= picks of %s are fields that there are',
    (id) => {
      const { schema, example } = success(document, id);
      const validate = compile(schema);
      const [row = {}]: readonly Row[] = Array.isArray(example) ? example : [Object(example)];
      const answer = (shown: Row) => (Array.isArray(example) ? [shown] : shown);
      const { url, name, number } = row;
      const picked = name === undefined ? { url, number } : { url, name };
      expect([validate(answer(row)), validate(answer(picked))]).toEqual([true, true]);
      // Of an organization, all that is picked may be missing.
      const mayBeEmpty = id.startsWith('customers');
      expect([validate(answer({})), validate(answer({ surplus: 1 }))]).toEqual([mayBeEmpty, false]);
    },
  );

  it.each([
    ['sum', ['100', '100.0', '1e2', '100.000', '123456789.00', '']],
    ['date_of_payment', ['2023-10-1', '2023-10-01T00:00:00', '2023-13-01', '']],
    ['uuid', ['A1B2C3D4-E5F6-7890-ABCD-EF1234567890', 'a1b2c3d4', '']],
    ['url', ['/api/payments/a1b2c3d4-e5f6-7890-abcd-ef1234567890/', 'http://x/api/payments/', '']],
    ['invoice_period', ['2023-10', '13-2023', '']],
    ['proof', ['', 'receipt.txt', 'http://x/media/receipt.txt']],
  ])('a payment has no %s like %j', (name, wrong) => {
    const { schema, example } = success(document, 'payments_retrieve');
    const validate = compile(schema);
    const accepted = wrong.filter((value) => validate({ ...Object(example), [name]: value }));
    expect(accepted).toEqual([]);
  });

  it('whether a payment is linked shows in all fields of the invoice, or in none', () => {
    const { schema, example } = success(document, 'payments_list');
    const validate = compile(schema);
    const rows: readonly Row[] = Object(example);
    const linked = rows.find(({ invoice }) => invoice !== null) ?? {};
    const unlinked = rows.find(({ invoice }) => invoice === null) ?? {};
    expect([validate([linked]), validate([unlinked])]).toEqual([true, true]);
    const { invoice_uuid: uuid, invoice_period: period, ...rest } = linked;
    const wrong = [
      { ...rest, invoice_period: period },
      { ...linked, invoice_uuid: null },
      { ...linked, invoice_period: null },
      { ...linked, invoice: null },
      { ...unlinked, invoice_uuid: uuid },
      { ...unlinked, invoice_period: period },
      { ...unlinked, invoice: rest['invoice'] },
    ];
    expect(wrong.filter((row) => validate([row]))).toEqual([]);
    expect('invoice_uuid' in unlinked).toBe(contract === 'documented');
  });

  it('a payment of the other contract is none', async () => {
    const other = await documentOf(contract === 'documented' ? 'deployed' : 'documented');
    const validate = compile(success(document, 'payments_retrieve').schema);
    expect(validate(success(other, 'payments_retrieve').example)).toBe(false);
  });

  it.each([
    [
      'payments_create',
      '400',
      [{}, [], { url: ['x'] }, { sum: 'x' }, { sum: [] }, { detail: 'x' }],
    ],
    ['payments_list', '400', [{}, { sum: ['x'] }, { page: ['x'] }, { non_field_errors: ['x'] }]],
    ['payments_link_to_invoice', '400', [['Something else.'], { sum: ['x'] }]],
    ['payments_retrieve', '404', [{ detail: 'Gone.' }, { detail: 'Invalid page.' }, {}]],
    ['payments_destroy', '403', [{ detail: 'No.' }, { detail: null }]],
  ])('%s does not refuse with %s and what others say', (id, status, bodies) => {
    const found = operationsOf(document).find(([, , { operationId }]) => operationId === id);
    const media = found?.[2].responses[status]?.content?.[JSON_TYPE];
    const validate = compile(media?.schema ?? {});
    expect(bodies.filter((body: unknown) => validate(body))).toEqual([]);
  });

  it('every value of an answer of the API is described', () => {
    const silent = Object.entries(document.components.schemas).flatMap(([name, schema]) =>
      Object.entries(Object(schema['properties'])).flatMap(([property, each]) =>
        Object.keys(Object(each)).length === 0 ? [`${name}.${property}`] : [],
      ),
    );
    expect(silent).toEqual([]);
  });
});

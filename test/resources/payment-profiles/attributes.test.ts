/** The attributes of payment profiles: JSON, and JSON as the text of a form. Source: BEHAVIOUR 13 and 14. */
import { beforeEach, describe, expect, it } from '@jest/globals';
import { type Ask, CONTRACTS, createClient } from '../../client.ts';
import { CUSTOMER, PROFILE } from '../base-world.ts';

const PATH = `/api/payment-profiles/${PROFILE.active}/`;
const NO_JSON = ['Value must be valid JSON.'];
const asJson = { 'Content-Type': 'application/json' };
type Sent = Pick<Ask, 'form' | 'parts' | 'raw' | 'headers'>;

const inForms = [
  ['a form', (attributes: string) => ({ form: { attributes } })],
  ['multipart', (attributes: string) => ({ parts: [{ name: 'attributes', value: attributes }] })],
] as const satisfies readonly (readonly [string, (attributes: string) => Sent])[];
const inJson = (attributes: string): Sent => ({
  raw: `{"attributes": ${attributes}}`,
  headers: asJson,
});

/** What the server fails on, by what it comes in. */
const UNSTORABLE: readonly (readonly [string, Sent])[] = [
  ...[
    'null',
    ' null\n',
    '1e400',
    '{"a": [-1e999]}',
    '"\\u0000"',
    '{"a\\u0000": 1}',
    '["\\udc00"]',
  ].flatMap((text) =>
    inForms.map(([name, bodyOf]) => [`${text} in ${name}`, bodyOf(text)] as const),
  ),
  ...[
    '"\\u0000"',
    '["a\\u0000b"]',
    '{"a": {"\\u0000": 1}}',
    '"\\ud800"',
    '[[{"\\udfffx": []}]]',
  ].map((text) => [`${text} in JSON`, inJson(text)] as const),
];

describe.each(CONTRACTS)('attributes of payment profiles (%s)', (contract) => {
  const api = createClient({ contract });
  const patch = (body: Sent) => api.send({ method: 'PATCH', path: PATH, ...body });

  beforeEach(() => api.reset());

  describe.each(inForms)('in %s', (_, bodyOf) => {
    it.each([
      ['5', '5'],
      ['5.0', '5.0'],
      [' {} ', '{}'],
      ['{"a": null, "a": [true]}', '{"a":[true]}'],
      ['""', '""'],
      ['"5"', '"5"'],
      ['true', 'true'],
      ['[]', '[]'],
      ['"õ\\ud83d\\ude00"', '"õ😀"'],
    ])('are JSON as text: %s', async (text, shown) => {
      const answer = await patch(bodyOf(text));
      expect(answer.status).toBe(200);
      expect(answer.text).toContain(`"attributes":${shown},`);
      expect((await api.get(PATH)).text).toBe(answer.text);
    });

    it.each(['', ' ', 'x', '{', "{'a': 1}", 'NaN', '-Infinity', '[1,]', 'None', '\ufeff{}'])(
      'are refused where they are none: %j',
      async (text) => {
        const before = api.state();
        const answer = await patch(bodyOf(text));
        expect([answer.status, answer.json]).toEqual([400, { attributes: NO_JSON }]);
        expect(api.state()).toEqual(before);
      },
    );
  });

  it('stay where a form says nothing of them, and are empty in a new profile', async () => {
    const whole = {
      name: 'W',
      organization: `/api/customers/${CUSTOMER.alpha}/`,
      payment_type: 'invoices',
    };
    const before = (await api.get(PATH)).json.attributes;
    const put = await api.send({ method: 'PUT', path: PATH, form: whole });
    expect(put.json.attributes).toEqual(before);
    const form = { ...whole, is_active: 'null' };
    const made = await api.send({ method: 'POST', path: '/api/payment-profiles/', form });
    expect([made.status, made.json.attributes]).toEqual([201, {}]);
  });

  it('are the name of a file that is sent in their place', async () => {
    const file = (fileName: string) =>
      patch({ parts: [{ name: 'attributes', fileName, value: 'x' }] });
    expect((await file('5')).json.attributes).toBe(5);
    expect((await file('a.json')).json).toEqual({ attributes: NO_JSON });
  });

  it.each([
    ['1e16', '1e+16', '10000000000000000'],
    ['[-1.5e300]', '[-1.5e+300]', `[-15${'0'.repeat(299)}]`],
    ['{"a": 12345678901234567000.0}', '{"a":1.2345678901234567e+19}', '{"a":12345678901234567000}'],
    ['-0.0', '-0.0', '0.0'],
    ['[1e2, 1e-7, 9999999999999998.0]', '[100.0,1e-07,9999999999999998.0]', undefined],
  ])('come back as the database writes numbers: %s', async (sent, answered, stored = answered) => {
    const answer = await patch(inJson(sent));
    expect(answer.text).toContain(`"attributes":${answered},`);
    expect((await api.get(PATH)).text).toContain(`"attributes":${stored},`);
  });

  it.each(['1e400', '[-1e400]', '{"a": {"b": 1e999}}'])(
    'are refused in JSON as %s',
    async (text) => {
      const answer = await patch(inJson(text));
      expect([answer.status, answer.json]).toEqual([400, { attributes: NO_JSON }]);
    },
  );

  it.each([
    ['de', 'Wert muss gültiges JSON sein.'],
    ['fr-CA', 'La valeur doit être un JSON valide.'],
    ['lt', 'Value must be valid JSON.'],
    ['ru', 'Value must be valid JSON.'],
  ])('says in %s what is no JSON', async (language, text) => {
    const headers = { 'Accept-Language': language };
    const answer = await patch({ form: { attributes: '[' }, headers });
    expect(answer.json).toEqual({ attributes: [text] });
  });

  it('are refused in JSON as NaN, with the whole body', async () => {
    const answer = await patch(inJson('NaN'));
    expect(answer.json.detail).toMatch(/^JSON parse error - /);
  });

  it.each(UNSTORABLE)('that cannot be stored change nothing: %s', async (_, body) => {
    const before = api.state();
    const answer = await patch(body);
    const isPage = contract === 'deployed';
    expect(answer.status).toBe(isPage ? 500 : 400);
    if (isPage) expect(answer.headers['x-mock-note']).toMatch(/reproduced: JSON that the database/);
    else expect(answer.json).toEqual({ attributes: NO_JSON });
    expect(api.state()).toEqual(before);
  });

  it('that cannot be stored are found when all else is good', async () => {
    const form = { attributes: 'null', payment_type: 'x' };
    const answer = await patch({ form });
    expect(answer.json.payment_type).toEqual(['"x" is not a valid choice.']);
    const second = await api.send({
      method: 'PATCH',
      path: `/api/payment-profiles/${PROFILE.old}/`,
      form: { attributes: '"\\u0000"', is_active: 'true' },
    });
    expect(second.status).toBe(400);
  });
});

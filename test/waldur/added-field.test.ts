/** A field is one line: a copy of the source gets one, and everything follows. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { exportFixtures } from '../../src/fixtures/export-fixtures.ts';
import { load } from '../fixtures/loading.ts';
import { copySource } from './source-copy.ts';

const copy = copySource();
afterAll(copy.remove);

/** The text of a declaration up to its last field, whatever that is. */
function wholeDeclaration(file: string, name: string): string {
  const source = readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
  const [text = name] =
    new RegExp(`^export const ${name} = \\{\\n.*?^(?=\\};)`, 'ms').exec(source) ?? [];
  return text;
}

/** After a line of the declaration, one more. */
const ADDED = [
  {
    file: 'src/resources/invoices/fields.ts',
    after: wholeDeclaration('src/resources/invoices/fields.ts', 'invoiceFields'),
    line: "  cost_center: readOnly(text({ maxLength: 8 }), { filters: ['exact'], ordering: true, sample: ({ faker }) => faker().company.name().slice(0, 8) }),\n",
  },
  {
    file: 'src/resources/payment-profiles/fields.ts',
    after: "  organization: required(relation(customers, CUSTOMERS), { filters: ['exact'] }),\n",
    line: '  contact_name: optional(text({ maxLength: 8 })),\n',
  },
];

const PROFILE = 'fa000000-0000-4000-8000-000000000001';
const WORLD = {
  customers: [{ $id: 'acme' }],
  invoices: [
    { customer: 'acme', year: 2023, month: 2, cost_center: 'B' },
    { customer: 'acme', year: 2023, month: 1, cost_center: 'A' },
    { customer: 'acme', year: 2022, month: 1 },
  ],
  payment_profiles: [{ uuid: PROFILE, organization: 'acme', contact_name: 'Ada' }],
};
const TOO_LONG = {
  customers: [{ $id: 'acme' }],
  invoices: [{ customer: 'acme', cost_center: '123456789' }],
};

/** What a copy with both lines answers, from a process of its own. */
const SCRIPT = `
import { createMockServer, fixturesSchema, startMockServer } from './dist/library.mjs';
const server = await startMockServer({ fixtures: ${JSON.stringify(WORLD)}, auth: 'off', port: 0 });
const body = async (path, init) => (await fetch(server.url + path, init)).json();
const send = (method, value) => body('/api/payment-profiles/${PROFILE}/', {
  method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(value),
});
const { components } = await body('/__admin/openapi.json');
let problems = '';
try { createMockServer({ fixtures: ${JSON.stringify(TOO_LONG)} }); } catch (error) { problems = error.message; }
const centers = (rows) => rows.map((row) => row.cost_center);
const told = {
  keys: Object.keys((await body('/api/invoices/'))[0]),
  listed: centers(await body('/api/invoices/')),
  filtered: centers(await body('/api/invoices/?cost_center=A')),
  ordered: centers(await body('/api/invoices/?o=cost_center')),
  invoiceSchema: components.schemas.InvoiceSelection.properties.cost_center,
  fixtureSchema: fixturesSchema().$defs.invoices.properties.cost_center,
  options: (await body('/api/payment-profiles/', { method: 'OPTIONS' })).actions.POST.contact_name,
  bodySchema: components.schemas.PaymentProfileRequest.properties.contact_name,
  refused: await send('PATCH', { contact_name: '123456789' }),
  changed: (await send('PATCH', { contact_name: ' Grace ' })).contact_name,
  problems,
};
const { invoices, payment_profiles } = await body('/__admin/state');
told.exported = [centers(invoices), payment_profiles.map((row) => row.contact_name)];
await server.close();
const generated = async (seed) => {
  const made = await startMockServer({ fixtures: { generate: { seed, invoices: 5 } }, auth: 'off', port: 0 });
  const rows = await (await fetch(made.url + '/api/invoices/')).json();
  await made.close();
  return rows.map(({ cost_center, price }) => [cost_center, price]);
};
told.generated = [await generated(7), await generated(7), await generated(8)];
console.log(JSON.stringify(told));
`;

let told: Readonly<Record<string, unknown>> = {};

beforeAll(() => {
  for (const { file, after, line } of ADDED) copy.insert(file, after, line);
  told = copy.run(SCRIPT);
}, 60_000);

describe('a text field that is added by one line', () => {
  it('compiles', () => {
    expect(copy.compile()).toBe('');
  }, 60_000);

  it('is served, filtered and ordered by', () => {
    expect(told).toMatchObject({
      listed: ['B', 'A', ''],
      filtered: ['A'],
      ordered: ['', 'A', 'B'],
    });
    expect(Object(told['keys']).at(-1)).toBe('cost_center');
  });

  it('is described in OPTIONS, in OpenAPI, and in the schema of fixtures', () => {
    expect(told).toMatchObject({
      options: {
        type: 'string',
        required: false,
        read_only: false,
        label: 'Contact name',
        max_length: 8,
      },
      invoiceSchema: { type: 'string' },
      bodySchema: { type: 'string', maxLength: 8 },
      fixtureSchema: { type: 'string', maxLength: 8 },
    });
  });

  it('is validated, in fixtures and in bodies, and written', () => {
    expect(told).toMatchObject({
      problems: expect.stringContaining('/invoices/0/cost_center: must have at most 8 characters'),
      refused: { contact_name: ['Ensure this field has no more than 8 characters.'] },
      changed: 'Grace',
    });
  });

  it('is made up in generated rows, alike for one seed, and moves no other field', () => {
    const [one, again, other]: readonly (readonly [center: string, price: string])[][] = Object(
      told['generated'],
    );
    expect(again).toEqual(one);
    expect(other).not.toEqual(one);
    expect(one?.map(([center]) => center.length > 2)).toEqual([true, true, true, true, true]);
    const { store } = load({ 'a.json': { generate: { seed: 7, invoices: 5 } } });
    const before: readonly { readonly price: string }[] = Object(exportFixtures(store)).invoices;
    expect(one?.map(([, price]) => price)).toEqual(before.map(({ price }) => price));
  });

  it('is exported', () => {
    expect(told['exported']).toEqual([['B', 'A', ''], ['Grace']]);
  });
});

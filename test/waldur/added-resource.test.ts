/** The worked example of a resource in src/README.md: a copy of the source gets what stands there, and all else follows. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { copySource } from './source-copy.ts';

/** The part of the text, from its name to the next one. */
const [, EXAMPLE = ''] =
  /^\*\*A resource\.\*\*(.*?)^\*\*/ms.exec(
    readFileSync(new URL('../../src/README.md', import.meta.url), 'utf8'),
  ) ?? [];
/** File → its code: the whole of it, or the lines to add. */
const CODE = new Map(
  Array.from(
    EXAMPLE.matchAll(/^`([\w./-]+)`[^\n]*\n(?:[^`\n][^\n]*\n)*\n```\w+\n(.*?)^```$/gms),
    ([, file = '', code = '']) => [new URL(file, 'file:///src/').pathname.slice(1), code],
  ),
);
const [IMPORT = '', ENTRY = ''] = (CODE.get('src/resources/index.ts') ?? '').split(/^(?= )/m);

const copy = copySource();
afterAll(copy.remove);

const ACME = 'ca000000-0000-4000-8000-000000000001';
const BETA = 'ca000000-0000-4000-8000-000000000002';
const WORLD = {
  users: [
    { username: 'staff', token: 'staff', is_staff: true },
    { username: 'owner', token: 'owner', roles: [{ customer: ACME, role: 'owner' }] },
    { username: 'stranger', token: 'stranger' },
  ],
  customers: [
    { uuid: ACME, name: 'Acme' },
    { uuid: BETA, name: 'Beta' },
  ],
  customer_credits: [
    { customer: ACME, value: '20.00' },
    { customer: BETA, value: '10.00' },
  ],
};
const MISTAKES = { customer_credits: [{ customer: 'nobody', value: '1.234', sum: '1.00' }] };

/** What the copy answers, from a process of its own. */
const SCRIPT = `
import { createMockServer, fixturesSchema, startMockServer } from './dist/library.mjs';
const server = await startMockServer({ fixtures: ${JSON.stringify(WORLD)}, port: 0 });
const ask = async (path, user = 'staff', { method = 'GET', json, base = server.url } = {}) => {
  const answer = await fetch(base + path, {
    method,
    headers: { authorization: 'Token ' + user, ...(json ? { 'content-type': 'application/json' } : {}) },
    ...(json ? { body: JSON.stringify(json) } : {}),
  });
  const text = await answer.text();
  return { status: answer.status, allow: answer.headers.get('allow'), location: answer.headers.get('location'), body: text && JSON.parse(text) };
};
const values = ({ body }) => body.map(({ value }) => value);
const path = '/api/customer-credits/';
const told = {
  listed: await ask(path),
  seen: [values(await ask(path, 'owner')), values(await ask(path, 'stranger'))],
  filtered: values(await ask(path + '?customer=/api/customers/${BETA}/')),
  ordered: values(await ask(path + '?o=value')),
  anonymous: (await ask(path, 'nobody')).status,
  missing: await ask(path + 'cc000000-0000-4000-8000-000000000009/'),
  deleted: (await ask(path + 'cc000000-0000-4000-8000-000000000009/', 'staff', { method: 'DELETE' })).status,
  described: await ask(path, 'owner', { method: 'OPTIONS' }),
  forbidden: (await ask(path, 'owner', { method: 'POST', json: {} })).status,
  refused: await ask(path, 'staff', { method: 'POST', json: { customer: '/api/customers/none/', value: 'x' } }),
  made: await ask(path, 'staff', { method: 'POST', json: { customer: '/api/customers/${ACME}/', value: '5' } }),
};
told.retrieved = (await ask(new URL(told.made.location).pathname, 'owner')).body;
const { body: openapi } = await ask('/__admin/openapi.json');
told.paths = Object.keys(openapi.paths).filter((each) => each.startsWith(path));
told.schema = JSON.parse(JSON.stringify(openapi.components.schemas.CustomerCredit), (_, each) =>
  each?.$ref ? openapi.components.schemas[each.$ref.split('/').at(-1)] : each);
told.creating = openapi.paths[path].post.operationId;
told.fixtureSchema = fixturesSchema().$defs.customer_credits.properties;
try { createMockServer({ fixtures: ${JSON.stringify(MISTAKES)} }); } catch (error) { told.problems = error.message; }
const state = (await ask('/__admin/state')).body;
told.exported = state.customer_credits.map(({ value }) => value);
const again = await startMockServer({ fixtures: state, port: 0 });
told.loaded = values(await ask(path, 'staff', { base: again.url }));
await again.close();
told.journal = server.requests.entries().map(({ operation }) => operation);
told.coverage = server.coverage.counts();
await server.close();
const usual = await startMockServer({ port: 0 });
const { parameters } = openapi.paths[path + '{uuid}/'];
const named = ({ $ref = '' }) => openapi.components.parameters[$ref.split('/').at(-1)];
const { example } = parameters.map((each) => named(each) ?? each).find(({ name }) => name === 'uuid');
told.example = (await ask(path + example + '/', 'YOUR_API_TOKEN', { base: usual.url })).body.value;
await usual.close();
console.log(JSON.stringify(told));
`;

let told: Readonly<Record<string, unknown>> = {};

beforeAll(() => {
  for (const file of ['fields', 'index'].map((name) => `src/resources/credits/${name}.ts`)) {
    copy.write(file, CODE.get(file) ?? '');
  }
  const index = 'src/resources/index.ts';
  copy.insert(index, "import { createCustomers } from './customers/index.ts';\n", IMPORT);
  copy.insert(index, '  customerResource,\n', ENTRY);
  const world = 'fixtures/default.json';
  copy.insert(world, '  "$schema": "../dist/fixtures.schema.json",\n', CODE.get(world) ?? '');
  told = copy.run(SCRIPT);
}, 60_000);

describe('the worked example of a resource', () => {
  it('touches the files that it names, and no other', () => {
    expect(copy.changed()).toEqual([...CODE.keys()].sort());
    expect([IMPORT, ENTRY]).toEqual([
      expect.stringMatching(/^import /),
      expect.stringMatching(/^ /),
    ]);
  });

  it('compiles', () => {
    expect(copy.compile()).toBe('');
  }, 60_000);
});

describe('a resource that is added like this', () => {
  it('is served to those who may see it, filtered and ordered by', () => {
    expect(told).toMatchObject({
      listed: { status: 200, body: [{ value: '20.00' }, { value: '10.00' }] },
      seen: [['20.00'], []],
      filtered: ['10.00'],
      ordered: ['10.00', '20.00'],
      anonymous: 401,
      missing: {
        status: 404,
        body: { detail: 'No CustomerCredit matches the given query.' },
      },
    });
  });

  it('has the methods that it declares', () => {
    expect(told).toMatchObject({ deleted: 405, listed: { allow: 'GET, POST, HEAD, OPTIONS' } });
  });

  it('is created by staff, and validated', () => {
    expect(told).toMatchObject({
      forbidden: 403,
      refused: {
        status: 400,
        body: {
          customer: ['Invalid hyperlink - Object does not exist.'],
          value: ['A valid number is required.'],
        },
      },
      made: { status: 201, body: { value: '5.00' } },
      retrieved: { value: '5.00' },
    });
  });

  it('is described in OPTIONS, in OpenAPI, and in the schema of fixtures', () => {
    expect(told).toMatchObject({
      described: {
        body: { name: 'Customer Credit List', actions: { POST: { value: { type: 'decimal' } } } },
      },
      paths: ['/api/customer-credits/', '/api/customer-credits/{uuid}/'],
      creating: 'customer_credits_create',
      schema: { properties: { value: { type: 'string' } } },
      fixtureSchema: { customer: {}, value: { type: 'string' } },
    });
  });

  it('is seeded, with all problems at once, and exported to what loads again', () => {
    const { problems } = told;
    expect(problems).toContain('/customer_credits/0/customer');
    expect(problems).toContain('/customer_credits/0/value');
    expect(problems).toContain('/customer_credits/0/sum');
    expect(told).toMatchObject({
      exported: ['20.00', '10.00', '5.00'],
      loaded: ['20.00', '10.00', '5.00'],
      example: '250.00',
    });
  });

  it('is journaled and covered under the names of its operations', () => {
    expect(told['journal']).toContain('customer_credits_create');
    expect(told['coverage']).toEqual({
      operations: {
        customer_credits_list: {
          faults: {},
          fields: {},
          query: { customer: 1, o: 1 },
          statuses: { 200: 5, 401: 1 },
        },
        customer_credits_create: {
          faults: {},
          fields: { customer: 2, value: 2 },
          query: {},
          statuses: { 201: 1, 400: 1, 403: 1 },
        },
        customer_credits_retrieve: {
          faults: {},
          fields: {},
          query: {},
          statuses: { 200: 1, 404: 1 },
        },
      },
    });
  });
});

/** Forms that are made of the schemas of the control plane, and read so that the control plane takes what was written. */
import { beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { createMockServer } from '../../src/index.ts';
import { schemaName } from '../../src/inspector/data/schema-name.ts';
import {
  type FormField,
  fieldsOf,
  otherProblems,
  problemsAt,
  readForm,
  textOf,
} from '../../src/inspector/form/form-fields.ts';
import type { Schemas } from '../../src/inspector/form/json-schema.ts';

const { app } = createMockServer();
let schemas: Schemas = {};
beforeAll(async () => {
  const { body } = await request(app).get('/__admin/openapi.json?part=control-plane');
  schemas = body.components.schemas;
});

const fields = (name: string) => fieldsOf(schemas[name] ?? {}, schemas);
const field = (name: string, member: string): FormField => {
  const found = fields(name).find((each) => each.name === member);
  if (found === undefined) throw new Error(`${name} has no field ${member}.`);
  return found;
};

describe('fieldsOf', () => {
  it.each([
    ['PaymentsFixture', 'profile', { kind: 'text', isRequired: true, isNullable: false }],
    ['PaymentsFixture', 'invoice', { kind: 'text', isRequired: false, isNullable: true }],
    ['PaymentProfilesFixture', 'payment_type', { kind: 'choice', isNullable: false }],
    ['PaymentProfilesFixture', 'is_active', { kind: 'choice', options: ['true', 'false', 'null'] }],
    ['CustomersFixture', 'blocked', { kind: 'choice', options: ['true', 'false'] }],
    ['CustomersFixture', 'sponsor_number', { kind: 'number', isNullable: true }],
    ['UsersFixture', 'roles', { kind: 'json' }],
    ['FaultRequest', 'operation', { kind: 'text', isRequired: true }],
    ['FaultRequest', 'respond', { kind: 'text-or-json' }],
    ['FaultRequest', 'matches', { kind: 'json' }],
    ['FaultRequest', 'times', { kind: 'number', isNullable: true, usual: '1' }],
    ['FaultRequest', 'transport', { kind: 'choice' }],
    [
      'SandboxRequest',
      'fixtures',
      { kind: 'text-or-json', options: ['default', 'empty', 'edge-cases'] },
    ],
    ['SandboxRequest', 'randomSeed', { kind: 'text' }],
    ['SandboxRequest', 'ttlSeconds', { kind: 'number' }],
  ])('of %s %s is %j', (name, member, wanted) => {
    expect(field(name, member)).toMatchObject(wanted);
  });

  it('leaves out what fixtures ignore', () => {
    expect(fields('PaymentsFixture').map(({ name }) => name)).not.toContain('customer_uuid');
  });

  it('knows the schema of every table', async () => {
    const { body } = await request(app).get('/__admin/tables');
    const names: readonly string[] = body.tables.map(({ name }: { name: string }) =>
      schemaName(name),
    );
    expect(names.length).toBeGreaterThan(5);
    expect(names.filter((name) => fields(name).length === 0)).toEqual([]);
  });
});

describe('readForm', () => {
  it('reads each row as it was shown', async () => {
    const { body } = await request(app).get('/__admin/state');
    for (const table of ['customers', 'users', 'payment_profiles', 'invoices', 'payments']) {
      const own = fields(schemaName(table));
      for (const row of body[table]) {
        const shown = own.flatMap((each) =>
          Object.hasOwn(row, each.name) ? [[each.name, textOf(each, row[each.name])]] : [],
        );
        const read = readForm(own, Object.fromEntries(shown));
        expect(read.problems).toEqual([]);
        for (const [name, value] of Object.entries(read.value))
          expect([name, value]).toEqual([name, row[name]]);
      }
    }
  });

  it('sends what is no number as it is, for the server to refuse', () => {
    const times = field('FaultRequest', 'times');
    const read = (text: string) => readForm([times], { times: text }).value;
    expect([read('3'), read('x'), read('')]).toEqual([
      { times: 3 },
      { times: 'x' },
      { times: null },
    ]);
  });

  it('tells a name from JSON', () => {
    const respond = field('FaultRequest', 'respond');
    const read = (text: string) => readForm([respond], { respond: text });
    expect(read(' bad_gateway ').value).toEqual({ respond: 'bad_gateway' });
    expect(read('{"status": 418}').value).toEqual({ respond: { status: 418 } });
    expect(read('{"status": ').problems).toEqual([
      { pointer: '/respond', message: 'must be JSON' },
    ]);
    expect(read('').value).toEqual({});
  });

  it('makes null of an empty field that may be it, and a text of any other', () => {
    const both = [field('PaymentsFixture', 'invoice'), field('CustomersFixture', 'name')];
    expect(readForm(both, { invoice: '', name: '' }).value).toEqual({ invoice: null, name: '' });
    const active = field('PaymentProfilesFixture', 'is_active');
    expect(readForm([active], { is_active: 'null' }).value).toEqual({ is_active: null });
    expect(readForm([active], { is_active: '' }).value).toEqual({});
  });
});

describe('what is wrong', () => {
  it('stands at its field, or above all of them', () => {
    const problems = [
      { pointer: '/sum', message: 'a' },
      { pointer: '/roles/0/role', message: 'b' },
      { pointer: '', message: 'c' },
      { pointer: '/a~1b', message: 'd' },
    ];
    expect(problemsAt(problems, 'roles')).toEqual([problems[1]]);
    expect(problemsAt(problems, 'a/b')).toEqual([problems[3]]);
    expect(otherProblems(problems, [field('PaymentsFixture', 'sum')])).toEqual(problems.slice(1));
  });
});

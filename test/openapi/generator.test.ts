/** The generator on small declarations: what a resource says of itself is in the document, without a word about it there. */
import { describe, expect, it } from '@jest/globals';
import { readOnlyField, requiredField, throughField } from '../../src/drf/field.ts';
import { representationSchema } from '../../src/drf/field-schema.ts';
import { readText } from '../../src/drf/fields.ts';
import { anyOf, nullable, objectSchema, type ResponseSchema } from '../../src/drf/schema.ts';
import { type Types, withReferences } from '../../src/openapi/components.ts';
import { openApiDocument } from '../../src/openapi/document.ts';
import { responsesObject } from '../../src/openapi/response-objects.ts';
import type { User } from '../../src/resources/users/fields.ts';
import { users } from '../../src/resources/users/fields.ts';
import { contractOf } from '../../src/waldur/contract.ts';
import { readOnly } from '../../src/waldur/model/field.ts';
import { key } from '../../src/waldur/model/relations.ts';
import { serializerOf } from '../../src/waldur/model/serializer.ts';
import type { Call } from '../../src/waldur/site/call.ts';
import { isStaff } from '../../src/waldur/site/permissions.ts';
import { defineViewSet } from '../../src/waldur/view-set/view-set.ts';

const NAME = requiredField(
  { type: 'string', max_length: 20 },
  { allowNull: false, toInternalValue: readText({ maxLength: 20 }) },
  ({ username }: User) => username,
);

const { uuid: UUID } = serializerOf({ uuid: readOnly(key('users')) });

/** A resource that the product does not have. */
const credits = defineViewSet<User, { uuid: typeof UUID; name: typeof NAME }>({
  basename: 'credits',
  operationPrefix: 'credits',
  model: 'Credit',
  fields: { uuid: UUID, name: NAME },
  visible: ({ world }: Call) => world.store.table(users).select(),
  filters: [],
  examples: { row: 'a1b2c3d4-e5f6-7890-abcd-ef1234567890' },
  actions: {
    spend: {
      permission: isStaff,
      description: 'All of it.',
      answer: () => undefined,
      act: () => ({ status: 200, headers: {}, body: { kind: 'none' } }),
    },
  },
});

describe('a resource that is added', () => {
  const { paths, components }: Record<string, unknown> = openApiDocument({
    title: 'Credits',
    notes: [],
    contract: 'documented',
    routes: credits.all().map((route) => route.schema(contractOf('documented'))),
    otherResponses: {},
    base: '',
    version: '0',
    exampleOf: () => undefined,
  });

  it('stands in the document with all of its routes and methods', () => {
    const methods = Object.entries(Object(paths)).map(([path, item]) => [
      path,
      Object.values(Object(item)).flatMap((each) => Object(each).operationId ?? []),
    ]);
    expect(Object.fromEntries(methods)).toEqual({
      '/api/credits/': ['credits_list', 'credits_count', 'credits_list_metadata'],
      '/api/credits/{uuid}/': [
        'credits_retrieve',
        'credits_retrieve_head',
        'credits_retrieve_metadata',
      ],
      '/api/credits/{uuid}/spend/': ['credits_spend', 'credits_spend_metadata'],
    });
  });

  it('gives its rows a type, made of its fields', () => {
    expect(Object(components).schemas.Credit).toEqual(
      objectSchema({
        uuid: { type: 'string', pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' },
        name: { type: 'string', maxLength: 20 },
      }),
    );
  });
});

describe('types', () => {
  it('are named once, and referred to, however deep they stand', () => {
    const types: Types = new Map();
    const inner = { title: 'Inner', ...objectSchema({ title: { type: 'string' } }) };
    const outer = { title: 'Outer', ...objectSchema({ all: { type: 'array', items: inner } }) };
    expect(withReferences(nullable(outer), types)).toEqual({
      anyOf: [{ $ref: '#/components/schemas/Outer' }, { type: 'null' }],
    });
    expect([...types.keys()].sort()).toEqual(['Inner', 'Outer']);
    expect(types.get('Outer')?.schema['properties']).toEqual({
      all: { type: 'array', items: { $ref: '#/components/schemas/Inner' } },
    });
  });

  it('are not looked for in values', () => {
    const schema = { const: { title: 'Value' }, enum: [{ title: 'Value' }] };
    expect(withReferences(schema, new Map())).toEqual(schema);
  });

  it('of one title are one, or an error', () => {
    const types: Types = new Map();
    withReferences({ title: 'A', type: 'string' }, types);
    expect(withReferences({ title: 'A', type: 'string' }, types)).toHaveProperty('$ref');
    expect(() => withReferences({ title: 'A', type: 'null' }, types)).toThrow('called A');
  });
});

describe('answers of one status', () => {
  const header = { X: { schema: { type: 'string' }, required: true } };
  const json = (schema: object): ResponseSchema['content'] => ({
    'application/json': { ...schema },
  });

  it('are alternatives, whose headers must be there where each has them', () => {
    const refused = { status: 400, description: 'A.', content: json({ type: 'array' }) };
    const page = { status: 400, description: 'B.', content: { 'text/html': {} } };
    const answers = responsesObject(
      [
        { ...refused, headers: { ...header, Y: header.X } },
        { ...refused, description: 'C.', content: json({ type: 'object' }), headers: header },
        { ...page, headers: header },
        { status: 200, description: 'D.', content: {} },
      ],
      new Map(),
    );
    expect(Object.keys(answers)).toEqual(['200', '400']);
    expect(answers).toEqual({
      '200': { description: 'D.' },
      '400': {
        description: 'A. C. B.',
        headers: {
          X: { required: true, schema: { type: 'string' } },
          Y: { schema: { type: 'string' } },
        },
        content: {
          'application/json': { schema: { anyOf: [{ type: 'array' }, { type: 'object' }] } },
          'text/html': { schema: {} },
        },
      },
    });
  });

  it('count once where they are equal', () => {
    const text = { type: 'string' };
    expect(anyOf([text, text])).toBe(text);
    expect(anyOf([{ type: 'string' }, { type: 'null' }, { type: 'string' }])).toEqual({
      anyOf: [{ type: 'string' }, { type: 'null' }],
    });
  });
});

describe('fields behind relations', () => {
  const name = readOnlyField(() => 'x', 'string');
  const behind = (relation: string, whenNull: null | undefined) =>
    throughField({ name: relation, whenNull: () => whenNull }, name);

  it('of several relations have a rule for each', () => {
    const schema = representationSchema(
      {
        a: readOnlyField(
          () => null,
          'field',
          () => ({ type: ['string', 'null'] }),
        ),
        b: readOnlyField(
          () => null,
          'field',
          () => ({ type: ['string', 'null'] }),
        ),
        a_name: behind('a', null),
        b_name: behind('b', undefined),
      },
      contractOf('documented'),
    );
    expect(schema['required']).toEqual(['a', 'b', 'a_name']);
    expect(schema['allOf']).toMatchObject([
      { if: { properties: { a: { type: 'null' } } }, else: { required: ['a_name'] } },
      { if: { properties: { b: { type: 'null' } } }, else: { required: ['b_name'] } },
    ]);
  });
});

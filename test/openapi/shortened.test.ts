/** Examples leave out what says nothing new, and still fit; schemas that write out all but texts hold these themselves. */
import { describe, expect, it } from '@jest/globals';
import { constant, constantTable, objectSchema } from '../../src/drf/schema.ts';
import { shortened } from '../../src/openapi/shortened.ts';
import { isWrittenOut, withOpenTexts } from '../../src/openapi/written-out.ts';
import { onlyValue } from './only-value.ts';

const ROW = { type: 'object', properties: { id: { type: 'integer' }, of: {} } };
const LIST = { type: 'array', items: ROW };

describe('an example', () => {
  it.each([
    ['a list of one look', LIST, [{ id: 1 }, { id: 2 }, { id: 3 }], [{ id: 1 }]],
    [
      'a list of several looks',
      LIST,
      [{ id: 1 }, { id: 2 }, { id: 3, of: null }, { id: 4, of: 'x' }],
      [{ id: 1 }, { id: 3, of: null }],
    ],
    [
      'a list in a list',
      { type: 'array', items: { anyOf: [{ type: 'null' }, objectSchema({ all: LIST })] } },
      [{ all: [{ id: 1 }, { id: 2, of: 1 }] }],
      [{ all: [{ id: 1 }] }],
    ],
    ['a list that may not be short', { ...LIST, minItems: 2 }, [{ id: 1 }, { id: 2 }], undefined],
    ['a list without a schema', {}, [1, 2, 3], undefined],
    ['no list', { type: 'array', items: {} }, 'text', undefined],
    ['an empty list', LIST, [], undefined],
    [
      'a table',
      { additionalProperties: { type: 'integer' } },
      { a: 1, b: 2, c: 3 },
      { a: 1, b: 2 },
    ],
    [
      'known members',
      { allOf: [objectSchema({ a: {}, b: {}, c: {} })] },
      { a: 1, b: 2, c: 3 },
      undefined,
    ],
  ])('of %s', (_, schema, value, expected: unknown = value) => {
    expect(shortened(value, schema)).toEqual(expected);
  });
});

describe('a schema that writes out', () => {
  it.each([
    ['what one of several values is', { enum: [1, 2] }, true],
    ['a table', constantTable({ a: [1, null], b: { c: 'x' } }), true],
    [
      'members under patterns of one name',
      { patternProperties: { '^a$': { const: 1 } }, additionalProperties: false },
      true,
    ],
    [
      'members under other patterns',
      { patternProperties: { '^a': { const: 1 } }, additionalProperties: false },
      false,
    ],
    ['nothing', { type: 'string' }, false],
  ])('%s', (_, schema, expected) => {
    expect(isWrittenOut(schema)).toBe(expected);
  });

  it('all but texts holds them as examples, where they stand', () => {
    const schema = objectSchema({
      a: constant('x'),
      b: objectSchema({ c: constant('y'), d: { type: 'string' } }),
    });
    const value = { a: 'x', b: { c: 'y', d: 'z' } };
    const filled = withOpenTexts(schema, value);
    expect(onlyValue(filled)).toEqual(value);
    expect(filled).toMatchObject({ properties: { b: { properties: { d: { examples: ['z'] } } } } });
  });

  it.each([
    [
      'more than texts',
      objectSchema({ a: constant('x'), b: { type: 'integer' } }),
      { a: 'x', b: 1 },
    ],
    ['everything', objectSchema({ token: { type: 'string' } }), { token: 'x' }],
    ['other members', { properties: { a: constant('x') } }, { a: 'x' }],
    ['a type of its own', { title: 'A', ...objectSchema({ a: constant('x') }) }, { a: 'x' }],
  ])('but leaves open %s holds none', (_, schema, value) => {
    expect(withOpenTexts(schema, value)).toBeUndefined();
  });

  it('tells of a table which kinds there are in it', () => {
    expect(constantTable({ a: true, b: [['x', null], []], c: {} })).toMatchObject({
      allOf: [
        {
          type: 'object',
          additionalProperties: {
            anyOf: [
              { type: 'boolean' },
              {
                type: 'array',
                items: {
                  anyOf: [
                    { type: 'array', items: { anyOf: [{ type: 'string' }, { type: 'null' }] } },
                    { type: 'array', items: {} },
                  ],
                },
              },
              { type: 'object', additionalProperties: {} },
            ],
          },
        },
      ],
    });
  });
});

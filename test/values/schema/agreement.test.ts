/** Reader and JSON Schema take the same values: of schemas that are made by chance, and of those that the server has. */
import { describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { GENERATE_BLOCK } from '../../../src/fixtures/generate-block.ts';
import { faultDescription } from '../../../src/sandbox/faults/read-fault.ts';
import { requestExpectation } from '../../../src/sandbox/journal/expectation.ts';
import { requestPattern } from '../../../src/sandbox/journal/pattern.ts';
import { waitOrder } from '../../../src/sandbox/journal/wait.ts';
import { RESET_ORDER, SANDBOX_ORDER } from '../../../src/sandbox/orders.ts';
import { nullable, optional, withDefault } from '../../../src/values/schema/changes.ts';
import { list, object, record, union } from '../../../src/values/schema/composites.ts';
import type { JsonSchema } from '../../../src/values/schema/json-schema.ts';
import {
  constant,
  FLAG,
  JSON_VALUE,
  NUMBER,
  oneOf,
  text,
  whole,
} from '../../../src/values/schema/scalars.ts';
import { lineOf, type Schema } from '../../../src/values/schema/schema.ts';

/** Own members alone, as the readers take them. */
const ajv = new Ajv2020({ strict: false, ownProperties: true });

const range = fc
  .tuple(fc.integer({ min: -5, max: 5 }), fc.nat(5))
  .map(([min, more]) => ({ min, max: min + more }));
const lengths = fc
  .tuple(fc.nat(2), fc.nat(2))
  .map(([minLength, more]) => ({ minLength, maxLength: minLength + more }));
const scalar: fc.Arbitrary<Schema<unknown>> = fc.oneof(
  range.map(whole),
  lengths.map(text),
  fc.constantFrom<Schema<unknown>>(
    ...[NUMBER, FLAG, JSON_VALUE, oneOf(['a', 'b']), oneOf(['a', 'b', 'c'])],
    ...[constant('a'), constant(true), whole({ min: 0 }), text({ pattern: /^[ab]+$/ })],
  ),
);
/** Of members; Ajv passes over one named `__proto__`, so that it cannot judge it. */
const MEMBERS = ['a', 'b', 'toString'] as const;
const NAMES = [...MEMBERS, '__proto__'] as const;
const { schema: anySchema } = fc.letrec<{ schema: Schema<unknown> }>((tie) => {
  const inner = tie('schema');
  return {
    schema: fc.oneof(
      { maxDepth: 3, depthSize: 'small' },
      scalar,
      inner.map((item) => list(item)),
      inner.map((item) => list(item, { minItems: 1 })),
      inner.map((item) => record(item)),
      inner.map((item) => nullable(item)),
      fc.tuple(inner, inner).map((both) => union(both, 'either')),
      fc
        .dictionary(fc.constantFrom(...MEMBERS), inner, { maxKeys: 3 })
        .map((members) => object(members)),
      fc
        .tuple(inner, inner)
        .map(([a, b]) => object({ a: optional(a), b: withDefault<unknown, unknown>(b, 1) })),
    ),
  };
});

const leaf = fc.oneof(
  fc.constantFrom<unknown>(null, true, false, '', 'a', 'b', 'c', 'ab', '😀', 0, 1, 0.5, 2 ** 53),
  fc.integer({ min: -6, max: 11 }),
);
const { value: anyValue } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    leaf,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...NAMES), tie('value'), { maxKeys: 3 }),
  ),
}));

/** An expectation costs more than all that is compared here: there is one only where they disagree. */
function expectAgreement(value: unknown, isTaken: boolean, isValid: boolean): void {
  if (isTaken !== isValid) expect({ value, isTaken }).toEqual({ value, isTaken: isValid });
}

describe('a schema of any make', () => {
  it('takes null beside the one value that there is', () => {
    const validate = ajv.compile(nullable(constant(true)).json());
    expect([validate(null), validate(true), validate(false)]).toEqual([true, true, false]);
  });

  it('has a member named __proto__ like any other', () => {
    const schema = object(Object.fromEntries([['__proto__', FLAG]]));
    expect(schema.read(JSON.parse('{"__proto__": true}')).valid).toBe(true);
    expect(schema.read(JSON.parse('{"__proto__": 1}')).valid).toBe(false);
    expect(schema.read({}).valid).toBe(false);
  });

  it('names a type once that several alternatives have', () => {
    expect(union([FLAG, FLAG, NUMBER], 'either').json()).toEqual({ type: ['boolean', 'number'] });
  });

  it('takes what its JSON Schema takes, and nothing else', () => {
    const seen = { taken: 0, refused: 0 };
    fc.assert(
      fc.property(anySchema, fc.array(anyValue, { minLength: 5, maxLength: 20 }), (schema, all) => {
        const validate = ajv.compile(schema.json());
        for (const value of all) {
          const read = schema.read(value);
          seen[read.valid ? 'taken' : 'refused'] += 1;
          expectAgreement(value, read.valid, validate(value));
          if (!read.valid && read.problems.length === 0) expect(value).toBe('refused for a reason');
        }
      }),
      { numRuns: 150 },
    );
    expect(Math.min(seen.taken, seen.refused)).toBeGreaterThan(50);
  });

  it('tells what is wrong with every member at once', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string(), { minLength: 1, maxLength: 6 }), (names) => {
        const members = Object.fromEntries(names.map((name) => [name, FLAG]));
        const wrong = Object.fromEntries(names.map((name) => [name, 'x']));
        const read = object(members).read(wrong);
        expect(!read.valid && read.problems.length).toBe(names.length);
      }),
    );
  });
});

/** Mistakes that JSON Schema does not tell of: rules between members, names of operations, times. */
const FOREIGN =
  /no operation|no refusal|is missing, as are|belongs to throttled|must be left out: |such as 2023|give one of them|must be a regular expression: |not known before/;
const HEADERS = /is no name of a header|by the server itself|same header|control characters/;
/** What no request could ever be like. */
const IMPOSSIBLE =
  /is no method of HTTP|is none of \w+, which has|begins with a slash|is found in none of|durationMs\/max must be a number from/;
/** What no request is at once. */
const CONTRARY =
  /is null of no request|is there once a request is over|is there with a status alone|is otherwise in wholeBody|is met by any number/;
const RULES = new RegExp(
  `${FOREIGN.source}|${HEADERS.source}|${IMPOSSIBLE.source}|${CONTRARY.source}|/times/max must be a whole number from [1-9]\\d* on$`,
);

const OPERATION = { id: 'a', method: 'GET', path: '/', query: [], fields: [] };
const OURS: Readonly<Record<string, Schema<unknown>>> = {
  'a pattern': requestPattern(),
  'an expectation': requestExpectation(),
  'a wait': waitOrder(),
  'a fault': faultDescription([{ ...OPERATION, readOnlyFields: [], statuses: [] }]),
  'a reset': RESET_ORDER,
  'a sandbox': SANDBOX_ORDER,
  'a generate block': GENERATE_BLOCK,
};
const WORDS = fc.constantFrom<unknown>(
  ...['a', '*', 'payments_list', 'GET', 'journal', 'state', 'throttled', 'not_found', 'before'],
  ...['reset', 'payment-awaiting-link', '2023-10-01', null, true, false, 0, 1, 5, 404, -1, 0.5],
);
const OUR_NAMES = [
  ...['operation', 'method', 'path', 'status', 'actor', 'query', 'body', 'ignoredNothing'],
  ...['matches', 'times', 'sequence', 'exact', 'min', 'max', 'timeoutMs', 'skip', 'when'],
  ...['respond', 'transport', 'delayMs', 'preset', 'headers', 'retryAfterSeconds', 'keep', 'name'],
  ...['fixtures', 'scenario', 'seed', 'now', 'ttlSeconds', 'users', 'payments', 'nonsense'],
];

/** Values that look like what a schema describes: mostly right, sometimes not. */
function near(schema: unknown): fc.Arbitrary<unknown> {
  const { type, properties, required: names, anyOf, items, ...more }: JsonSchema = Object(schema);
  const { enum: choices, const: value, minimum, additionalProperties: rest } = more;
  const odd = fc.oneof(WORDS, fc.dictionary(fc.constantFrom(...OUR_NAMES), WORDS, { maxKeys: 2 }));
  const types: readonly unknown[] = [type].flat();
  const right: fc.Arbitrary<unknown>[] = [];
  if (Array.isArray(anyOf)) right.push(...anyOf.map(near));
  if (Array.isArray(choices)) right.push(fc.constantFrom<unknown>(...choices));
  if (value !== undefined) right.push(fc.constant(value));
  else if (types.includes('string')) right.push(fc.constantFrom('a', '*', 'GET', '2023-10-01'));
  if (types.includes('boolean')) right.push(fc.boolean());
  if (types.includes('number')) right.push(fc.constantFrom(0.5, 7));
  if (types.includes('null')) right.push(fc.constant(null));
  if (rest !== undefined && rest !== false) {
    right.push(fc.dictionary(fc.constantFrom('X-A', 'X-B'), near(rest), { maxKeys: 2 }));
  }
  if (types.includes('integer')) right.push(fc.integer({ min: Number(minimum), max: 500 }));
  if (types.includes('array')) right.push(fc.array(near(items), { maxLength: 2 }));
  if (properties !== undefined) {
    const members = Object.entries(Object(properties)).map(([name, each]) => [name, near(each)]);
    const shape: Record<string, fc.Arbitrary<unknown>> = Object.fromEntries(members);
    const requiredKeys: string[] = Array.isArray(names) ? names : [];
    right.push(fc.record(shape, { requiredKeys }));
  }
  const weighted = right.map((arbitrary) => ({ arbitrary, weight: 30 }));
  return fc.oneof(...weighted, { arbitrary: odd, weight: right.length > 0 ? 1 : 30 });
}

describe.each(Object.entries(OURS))('%s', (_name, schema) => {
  it('is taken where its JSON Schema takes it, but for rules that no JSON Schema tells', () => {
    const validate = ajv.compile(schema.json());
    const seen = { taken: 0, refused: 0 };
    fc.assert(
      fc.property(near(schema.json()), (value) => {
        const read = schema.read(value);
        seen[read.valid ? 'taken' : 'refused'] += 1;
        const isRule = !read.valid && read.problems.every((each) => RULES.test(lineOf(each)));
        if (!isRule) expectAgreement(value, read.valid, validate(value));
      }),
      // So many that some are right by chance, of the schema with the most members too.
      { numRuns: 2500 },
    );
    expect(Math.min(seen.taken, seen.refused)).toBeGreaterThan(5);
  });
});

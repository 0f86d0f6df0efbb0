/** Each kind of schema: what it takes and gives, what it refuses with which problems, and that its JSON Schema says the same. */
import { describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import {
  allOptional,
  changed,
  digits,
  nullable,
  optional,
  refined,
  required,
  told,
  withDefault,
} from '../../../src/values/schema/changes.ts';
import { kinds, list, object, record, union } from '../../../src/values/schema/composites.ts';
import { demand, OptionError, ProblemError } from '../../../src/values/schema/problem-error.ts';
import {
  constant,
  FLAG,
  JSON_VALUE,
  NUMBER,
  oneOf,
  text,
  whole,
} from '../../../src/values/schema/scalars.ts';
import { lineOf, type Output, problemsOf, type Schema } from '../../../src/values/schema/schema.ts';
import { IDLE_SECONDS, INSTANT, SEED, TIME_TEXT } from '../../../src/values/schema/settings.ts';

const ajv = new Ajv2020({ allErrors: true, strict: false });
const validatorOf = (schema: Schema<unknown>) => ajv.compile(schema.json());
const linesOf = (schema: Schema<unknown>, input: unknown) =>
  problemsOf(schema.read(input)).map(lineOf);

const COUNT = whole({ min: 0 });
const PERSON = object({
  name: text({ minLength: 1 }),
  age: optional(COUNT),
  tags: withDefault(list(text()), []),
  mood: optional(nullable(oneOf(['glad', 'sad', 'calm']))),
});
const CLOCK = kinds('mode', {
  real: object({ mode: constant('real') }),
  offset: object({ mode: constant('offset'), ms: whole({ min: -5, max: 5 }) }),
});

interface Table {
  readonly schema: Schema<unknown>;
  /** Input and what is read. */
  readonly valid: readonly (readonly [input: unknown, value: unknown])[];
  /** Input and problems, one a line. */
  readonly invalid: readonly (readonly [input: unknown, ...lines: readonly string[]])[];
  /** What is refused is no JSON, of which JSON Schema has nothing to say. */
  readonly isAnything?: boolean;
}

const TABLES: Readonly<Record<string, Table>> = {
  text: {
    schema: text(),
    valid: [
      ['', ''],
      ['a', 'a'],
    ],
    invalid: [
      [5, 'must be text'],
      [null, 'must be text'],
      [['a'], 'must be text'],
    ],
  },
  'text of a pattern and a length': {
    schema: text({ pattern: /^[a-z😀]*$/u, minLength: 2, maxLength: 3, words: 'two or three' }),
    valid: [
      ['ab', 'ab'],
      ['😀😀😀', '😀😀😀'],
    ],
    invalid: [
      ['a', 'must be two or three'],
      ['😀', 'must be two or three'],
      ['abcd', 'must be two or three'],
      ['AB', 'must be two or three'],
    ],
  },
  'whole numbers': {
    schema: whole({ min: 1, max: 9, unit: ' of seconds' }),
    valid: [
      [1, 1],
      [9, 9],
    ],
    invalid: [
      [0, 'must be a whole number of seconds from 1 to 9'],
      [10, 'must be a whole number of seconds from 1 to 9'],
      [1.5, 'must be a whole number of seconds from 1 to 9'],
      ['1', 'must be a whole number of seconds from 1 to 9'],
    ],
  },
  'whole numbers without an end': {
    schema: COUNT,
    valid: [[2 ** 53 - 1, 2 ** 53 - 1]],
    invalid: [
      [-1, 'must be a whole number from 0 on'],
      [2 ** 53, 'must be a whole number from 0 on'],
    ],
  },
  numbers: {
    schema: NUMBER,
    valid: [[0.5, 0.5]],
    invalid: [['0.5', 'must be a number']],
  },
  flags: {
    schema: FLAG,
    valid: [[false, false]],
    invalid: [
      [0, 'must be true or false'],
      ['true', 'must be true or false'],
    ],
  },
  'one of two': {
    schema: oneOf(['strict', 'off']),
    valid: [['off', 'off']],
    invalid: [
      ['strct', 'must be strict or off: did you mean "strict"?'],
      ['toString', 'must be strict or off'],
      [{ strict: 1 }, 'must be strict or off'],
    ],
  },
  'one of many': {
    schema: oneOf(['a1', 'b1', 'c1']),
    valid: [['c1', 'c1']],
    invalid: [['zzz', 'must be one of a1, b1, c1']],
  },
  constants: {
    schema: constant(true, 'true, or left out'),
    valid: [[true, true]],
    invalid: [[false, 'must be true, or left out']],
  },
  'any JSON': {
    schema: JSON_VALUE,
    valid: [
      [null, null],
      [{ a: [1, 'x', { b: true }] }, { a: [1, 'x', { b: true }] }],
    ],
    invalid: [[Number.NaN, 'must be JSON, and nested no deeper than 1000']],
    isAnything: true,
  },
  lists: {
    schema: list(COUNT, { minItems: 1 }),
    valid: [
      [
        [1, 2],
        [1, 2],
      ],
    ],
    invalid: [
      [[], 'must be a list, and not empty'],
      [{ 0: 1 }, 'must be a list, and not empty'],
      [['x', 1, -1], '/0 must be a whole number from 0 on', '/2 must be a whole number from 0 on'],
    ],
  },
  records: {
    schema: record(COUNT),
    valid: [
      [{}, {}],
      [{ 'a/b': 1 }, { 'a/b': 1 }],
    ],
    invalid: [
      [[], 'must be an object'],
      [null, 'must be an object'],
      [
        { 'a/b': 'x', 'c~d': -1 },
        '/a~1b must be a whole number from 0 on',
        '/c~0d must be a whole number from 0 on',
      ],
    ],
  },
  objects: {
    schema: PERSON,
    valid: [
      [{ name: 'A' }, { name: 'A', tags: [] }],
      [
        { name: 'A', age: 1, tags: ['x'], mood: null },
        { name: 'A', age: 1, tags: ['x'], mood: null },
      ],
    ],
    invalid: [
      [5, 'must be an object'],
      [[{ name: 'A' }], 'must be an object'],
      [{}, '/name must be text'],
      [
        { agee: 1, age: 'x', tags: [5, 'a', 6], mood: 'sadd', zzzzzzzz: 1 },
        '/agee is unknown: did you mean "age"?',
        '/age must be a whole number from 0 on',
        '/tags/0 must be text',
        '/tags/2 must be text',
        '/mood must be one of glad, sad, calm: did you mean "sad"?',
        '/zzzzzzzz is unknown: there are name, age, tags, mood',
        '/name must be text',
      ],
    ],
  },
  'objects of several kinds': {
    schema: CLOCK,
    valid: [
      [
        { mode: 'offset', ms: 5 },
        { mode: 'offset', ms: 5 },
      ],
    ],
    invalid: [
      [null, 'must be an object'],
      [{}, '/mode must be real or offset'],
      [{ mode: 'ofset', ms: 5 }, '/mode must be real or offset: did you mean "offset"?'],
      [{ mode: 'toString' }, '/mode must be real or offset'],
      [{ mode: 'real', ms: 5 }, '/ms is unknown: there are mode'],
      [{ mode: 'offset', ms: 6 }, '/ms must be a whole number from -5 to 5'],
    ],
  },
  'one of several schemas': {
    schema: union([FLAG, list(FLAG)], 'a flag or flags'),
    valid: [
      [true, true],
      [[true], [true]],
    ],
    invalid: [
      ['x', 'must be a flag or flags'],
      [[1], 'must be a flag or flags'],
    ],
  },
  seeds: {
    schema: SEED,
    valid: [
      [7, 7],
      ['seven', 'seven'],
    ],
    invalid: [[null, 'must be a number or a text']],
  },
  'idle times': {
    schema: IDLE_SECONDS,
    valid: [[1, 1]],
    invalid: [[0, 'must be a whole number of seconds from 1 to 2592000']],
  },
};

describe.each(Object.entries(TABLES))('%s', (_name, { schema, valid, invalid, isAnything }) => {
  it.each(valid)('take %j', (input, value) => {
    expect(schema.read(input)).toEqual({ valid: true, value });
    expect(validatorOf(schema)(input)).toBe(true);
  });

  it.each(invalid.map(([input, ...lines]) => [input, lines] as const))(
    'refuse %j',
    (input, lines) => {
      expect(linesOf(schema, input)).toEqual(lines);
      expect(validatorOf(schema)(input)).toBe(isAnything === true);
    },
  );
});

describe('a schema made of another one', () => {
  it('reads what is left out as nothing, as a default, or as a mistake of its own', () => {
    const schema = object({
      a: optional(COUNT),
      b: withDefault(COUNT, 5),
      c: required(COUNT),
    });
    expect(schema.read({ c: 1 })).toEqual({ valid: true, value: { b: 5, c: 1 } });
    expect(schema.read({ a: undefined, c: 1 })).toEqual({ valid: true, value: { b: 5, c: 1 } });
    expect(linesOf(schema, {})).toEqual(['/c is required']);
    expect(schema.json()).toMatchObject({
      required: ['c'],
      properties: { b: { type: 'integer', default: 5 } },
    });
    expect(allOptional({ a: COUNT }).a.isOptional).toBe(true);
  });

  it('narrows, changes and tells', () => {
    const even = refined(COUNT, (value) => (value % 2 === 0 ? undefined : 'must be even'));
    expect([linesOf(even, 1), linesOf(even, 'x'), linesOf(even, 2)]).toEqual([
      ['must be even'],
      ['must be a whole number from 0 on'],
      [],
    ]);
    expect(changed(even, String).read(2)).toEqual({ valid: true, value: '2' });
    const renamed = told(even, { words: 'two, or four', title: 'Even' });
    expect([linesOf(renamed, 1), renamed.json()]).toEqual([
      ['must be two, or four'],
      { title: 'Even', type: 'integer', minimum: 0, maximum: 2 ** 53 - 1 },
    ]);
    expect(digits(COUNT).read('12')).toEqual({ valid: true, value: 12 });
    expect(['', '-1', '1e3', ' 1', '0x1'].map((each) => digits(COUNT).read(each).valid)).toEqual(
      new Array(5).fill(false),
    );
  });

  it('reads times as moments, or as they were written', () => {
    const late = '2023-10-01 10:00+02:00';
    expect(INSTANT.read(late)).toEqual({ valid: true, value: '2023-10-01T08:00:00.000000Z' });
    expect(TIME_TEXT.read(late)).toEqual({ valid: true, value: late });
    for (const schema of [INSTANT, TIME_TEXT]) {
      expect(linesOf(schema, '2023-02-30')).toEqual([
        'must be a time such as 2023-10-01T10:00:00Z',
      ]);
    }
  });
});

describe('an object', () => {
  it('judges rules between members whatever else is wrong, and knows names that belong elsewhere', () => {
    const schema = object(
      { min: optional(COUNT), max: optional(COUNT) },
      {
        elsewhere: { exact: 'goes with sequence' },
        rules: ({ min, max }) =>
          Number(min) > Number(max) ? [{ pointer: '/max', message: 'is too small' }] : [],
      },
    );
    expect(linesOf(schema, { min: 3, max: 2, exact: true, mix: 1 })).toEqual([
      '/exact goes with sequence',
      '/mix is unknown: did you mean "min"?',
      '/max is too small',
    ]);
  });

  it.each(['__proto__', 'toString', 'constructor', 'hasOwnProperty'])(
    'takes no inherited member for its own, and %s for a stranger',
    (name) => {
      const own: unknown = JSON.parse(`{"name": "A", ${JSON.stringify(name)}: {"age": 5}}`);
      expect(linesOf(PERSON, own)).toEqual([
        `/${name} is unknown: there are name, age, tags, mood`,
      ]);
      const read = record(COUNT).read(JSON.parse(`{${JSON.stringify(name)}: 1}`));
      expect(read.valid && Object.entries(read.value)).toEqual([[name, 1]]);
      expect(PERSON.read(Object.create({ name: 'A' })).valid).toBe(false);
    },
  );

  it('is no list, date, map or class of the language', () => {
    for (const input of [[], new Date(0), new Map(), () => 1, 'x', null]) {
      expect(linesOf(PERSON, input)).toEqual(['must be an object']);
    }
  });

  it('has a type that a compiler knows', () => {
    const person: Output<typeof PERSON> = { name: 'A', tags: [] };
    const clock: Output<typeof CLOCK> = { mode: 'offset', ms: 1 };
    // @ts-expect-error: there is no such mood
    const wrong: Output<typeof PERSON> = { name: 'A', tags: [], mood: 'angry' };
    expect([PERSON.read(person).valid, CLOCK.read(clock).valid, PERSON.read(wrong).valid]).toEqual([
      true,
      true,
      false,
    ]);
  });
});

describe('any JSON', () => {
  it('is bounded in depth, and ends circles', () => {
    const circle: unknown[] = [];
    circle.push(circle);
    const deep: unknown = JSON.parse('['.repeat(2000) + ']'.repeat(2000));
    for (const input of [circle, deep, Number.NaN, () => 1, new Date(0)]) {
      expect(linesOf(JSON_VALUE, input)).toEqual(['must be JSON, and nested no deeper than 1000']);
    }
  });
});

describe('a call with a mistake', () => {
  it('throws all problems at once, a line each', () => {
    const call = () => demand(PERSON, { age: -1, tagz: [] });
    expect(call).toThrow(ProblemError);
    expect(call).toThrow(TypeError);
    expect(call).toThrow(
      [
        '/age must be a whole number from 0 on',
        '/tagz is unknown: did you mean "tags"?',
        '/name must be text',
      ].join('\n'),
    );
    expect(demand(COUNT, 5)).toBe(5);
    expect(new OptionError([{ pointer: '/a', message: 'is none' }])).toMatchObject({
      name: 'OptionError',
      message: '/a is none',
      problems: [{ pointer: '/a', message: 'is none' }],
    });
  });
});

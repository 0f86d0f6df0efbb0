/** Shows that names out of place, casts, lasting state and misshapen files are found, and their innocent likes are not. */
import { describe, expect, it } from '@jest/globals';
import { checkCasts } from './casts.ts';
import { checkConfinedNames } from './confined-names.ts';
import { checkLength, checkNames, checkOpeningComment } from './file-shape.ts';
import { checkModuleState } from './module-state.ts';
import { sourceFile } from './source-file.ts';

const file = (text: string, path = 'src/drf/a.ts') => [sourceFile(path, text)];

describe('confined names', () => {
  const CLOCK = /^src\/values\/clock\.ts$/;
  const HOMES = { process: /^src\/cli\//, Date: CLOCK, 'Math.random': CLOCK, randomUUID: CLOCK };

  it.each([
    'process.exit(1);',
    'const { env } = process;',
    'const shared = { process };',
    'globalThis.process.exit(1);',
    "globalThis['process'].exit(1);",
    "import process from 'node:process';",
    'const now = new Date();',
    'export const f = (at: Date) => at;',
    'Date.now();',
    'Math.random();',
    "Math['random']();",
    "import { randomUUID } from 'node:crypto';",
    "import { randomUUID as fresh } from 'node:crypto';",
  ])('are found in: %s', (text) => {
    expect(checkConfinedNames(file(`// é\n${text}`), HOMES)).toContainEqual(
      expect.stringMatching(/^src\/drf\/a\.ts:2 uses /),
    );
  });

  it.each([
    'job.process();',
    'const job = { process: 1 };',
    'class Job { process() { return this.process(); } }',
    "const text = 'process Date';",
    'Math.floor(1.5); row.random();',
  ])('are not seen in: %s', (text) => {
    expect(checkConfinedNames(file(text), HOMES)).toEqual([]);
  });

  it('are allowed at home', () => {
    expect(checkConfinedNames(file('Date.now();', 'src/values/clock.ts'), HOMES)).toEqual([]);
  });
});

describe('casts', () => {
  it.each(['const a = b as string;', 'const a = <string>b;', 'f(b as unknown as string);'])(
    'are found in: %s',
    (text) => {
      expect(checkCasts(file(text), /^src\/values\//)).not.toEqual([]);
    },
  );

  it.each([
    "const a = ['b'] as const satisfies readonly string[];",
    "import { a as b } from './a.ts'; export { b as c };",
  ])('are not seen in: %s', (text) => {
    expect(checkCasts(file(text), /^src\/values\//)).toEqual([]);
  });

  it('are allowed at home', () => {
    expect(checkCasts(file('const a = b as A;', 'src/values/a.ts'), /^src\/values\//)).toEqual([]);
  });
});

describe('lasting state', () => {
  it.each([
    'let count = 0;',
    'export let count = 0;',
    'var count = 0;',
    'const rows = new Map();',
    'const rows: Map<string, string> = new Map();',
    'export const seen = Object.freeze({ all: new Set() });',
    'const texts: WeakMap<object, string> = new WeakMap();',
    'const list: string[] = []; export const add = (a: string) => list.push(a);',
    'const list: string[] = []; export function add(a: string) { list[0] = a; }',
    'const box = { count: 0 }; export const next = () => box.count++;',
    'const box = { count: 0 }; export const next = () => { box.count += 1; };',
    'const box = {}; export const drop = (a: string) => delete box[a];',
    'class Box { static #count = 0; }',
  ])('is found in: %s', (text) => {
    expect(checkModuleState(file(text))).toHaveLength(1);
  });

  it.each([
    'const rows: ReadonlyMap<string, string> = new Map([]);',
    "const names: ReadonlySet<string> = new Set(['a']);",
    'export const create = () => new Map();',
    'export function create() { let count = 0; count += 1; return new Set([count]); }',
    'export class Table { readonly #rows = new Map(); static readonly kind = 1; }',
    'const table = [1, 2] as const; export const sorted = () => [...table].sort();',
    'const digits = /[0-9]/y; export const at = (index: number) => { digits.lastIndex = index; };',
    'declare const count: number;',
  ])('is not seen in: %s', (text) => {
    expect(checkModuleState(file(text))).toEqual([]);
  });
});

describe('the shape of files', () => {
  it.each([
    'src/drf/Fields.ts',
    'src/drf/list_fields.ts',
    'src/drf/utils.ts',
    'src/drf/date-helpers.ts',
    'src/drf/index.ts',
    'src/resources/payments/actions/index.ts',
  ])('refuses the name %s', (path) => {
    expect(checkNames([{ path }])).toHaveLength(1);
  });

  it.each(['src/index.ts', 'src/resources/payments/index.ts', 'src/drf/list-fields.ts'])(
    'allows the name %s',
    (path) => {
      expect(checkNames([{ path }])).toEqual([]);
    },
  );

  it('counts lines, not the last line break', () => {
    expect(checkLength(file('a;\n'.repeat(3)), 3)).toEqual([]);
    expect(checkLength(file('a;\n'.repeat(4)), 3)).toEqual([
      'src/drf/a.ts:4 has 4 lines, more than 3',
    ]);
  });

  it('wants a comment first, or right after the line that names the interpreter', () => {
    expect(checkOpeningComment(file('/** What. */'))).toEqual([]);
    expect(checkOpeningComment(file('#!/usr/bin/env node\n// What.'))).toEqual([]);
    expect(checkOpeningComment(file("import './b.ts';\n// What."))).toHaveLength(1);
  });
});

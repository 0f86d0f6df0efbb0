/**
 * No regular expression of the product takes more than linear time. Apart from the other rules, for the checker takes longer
 * than all of them: `npm run test:package`.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { DATE_INPUT_FORMATS } from '../../src/drf/language/language.ts';
import { loadCatalogue } from '../../src/drf/language/load-catalogue.ts';
import { patternOf } from '../../src/values/date-format.ts';
import { checkPatterns } from './patterns.ts';
import { isPlainlyLinear } from './plainly-linear.ts';
import { sourceFile } from './source-file.ts';

/** Patterns that are made at run time, from what is known beforehand: ASCII digits stand for all. */
const MADE_AT_RUN_TIME = {
  'src/values/date-format.ts': [
    ...DATE_INPUT_FORMATS,
    ...Object.values(loadCatalogue().dateInputFormats).flat(),
  ].map((format) => {
    const { source, flags } = patternOf(format);
    return { source: source.replaceAll('\\p{Nd}', '\\d'), flags };
  }),
};

const PATIENCE_MS = 600_000;

const source = new URL('../../src/', import.meta.url);
const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => name.replaceAll('\\', '/'))
  .map((name) => sourceFile(`src/${name}`, readFileSync(new URL(name, source), 'utf8')));

describe('the source', () => {
  it(
    'has no regular expression that takes more than linear time',
    () => {
      expect(checkPatterns(files, MADE_AT_RUN_TIME)).toEqual([]);
    },
    PATIENCE_MS,
  );
});

/** Each in a file of its own, all judged in one go: the checker takes a second to load. */
const NOT_LINEAR = [
  'const a = /^(a+)+$/;',
  String.raw`text.replace(/\/+$/, '');`,
  String.raw`const a = /\/api\/media\/([^/?]+)\/?(\?.*)?$/;`,
  String.raw`const a = /^\s*(.*?)\s*=\s*(.*?)\s*$/;`,
  "const a = new RegExp('(a|a)*$');",
  `const A = 'a*'; const b = RegExp(\`^\${A}\${A}$\`, 'i');`,
  "const schema = { type: 'string', pattern: '^(a*)*$' };",
  'const make = (text: string) => new RegExp(text);',
];
const LINEAR = [
  'const a = /^[a-z]+$/;',
  'const a = /(?:%[0-9a-f]{2})+/gi;',
  `const A = 'a-z'; const b = new RegExp(\`^[\${A}]+$\`, 'u');`,
  `const make = (most: number) => new RegExp(\`^a{1,\${most}}$\`);`,
  "const schema = { pattern: '^a*$' };",
];
const MADE = 'const make = (text: string) => new RegExp(text);';
const pathOf = (text: string) => `src/drf/${[...NOT_LINEAR, ...LINEAR].indexOf(text)}.ts`;

describe('regular expressions that are not linear', () => {
  let faults: readonly string[];
  beforeAll(() => {
    const texts = [...NOT_LINEAR, ...LINEAR].map((text) => sourceFile(pathOf(text), text));
    const made = ['src/drf/made-well.ts', 'src/drf/made-badly.ts'] as const;
    faults = checkPatterns([...texts, ...made.map((path) => sourceFile(path, MADE))], {
      [made[0]]: [/^a+$/],
      [made[1]]: [/^a+$/, /a+$/],
    });
  }, PATIENCE_MS);
  const faultsIn = (path: string) => faults.filter((fault) => fault.startsWith(path));

  it.each(NOT_LINEAR)('are found in: %s', (text) => {
    expect(faultsIn(pathOf(text))).toHaveLength(1);
  });

  it.each(LINEAR)('are not seen in: %s', (text) => {
    expect(faultsIn(pathOf(text))).toEqual([]);
  });

  it('may be made at run time where it is known of what', () => {
    expect(faultsIn('src/drf/made-well.ts')).toEqual([]);
    expect(faultsIn('src/drf/made-badly.ts')).toHaveLength(1);
  });
});

describe('the form of a pattern', () => {
  it.each([
    ...[/abc{2,9}|x?/, /^a+$/, /^a+b+c/, /^[^:]*:.*/, /^(?:a+;|b+;)c+$/, /name=([^;]+)/, /a*/y],
    ...[/^(?:a+b|c){0,2}$/, /^(?:\d{1,3}\.){3}x$/, /^a+(?:b?c)$/, /^a+[b-z]+$/],
  ])('tells that this is linear: %s', (pattern) => {
    expect(isPlainlyLinear(pattern.source, pattern.flags)).toBe(true);
  });

  it.each([
    ...[/a+$/, /\/+$/, /a+b/, /^a+b/m, /(a+)+/, /^(a*)*$/, /^a*a*$/, /^a*[ab]*b+/, /x(?:a+|a)b/],
    ...[/^a+(?:a?b)c*/, /^a+B?a+/i, /^(?:a+){2}b/, /^a+A+$/i, /^(?:a*b*)*/, /a+\b/, /^|a+$/],
    ...[/^(a?){30}$/, /^a*(?=b)/, /^(a)\1+$/, /^\p{L}+$/u, /^\s+ x*$/, /^.+\n?.+$/s],
  ])('does not tell it of this one: %s', (pattern) => {
    expect(isPlainlyLinear(pattern.source, pattern.flags)).toBe(false);
  });
});

/**
 * No regular expression of the product takes more than linear time. Apart from the other rules, for the checker takes longer
 * than all of them: `npm run test:package`.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { DATE_INPUT_FORMATS } from '../../src/drf/language/language.ts';
import { loadCatalogue } from '../../src/drf/language/load-catalogue.ts';
import { patternOf } from '../../src/values/date-format.ts';
import { checkPatterns } from './patterns.ts';
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

const file = (text: string, path = 'src/drf/a.ts') => [sourceFile(path, text)];

describe('regular expressions that are not linear', () => {
  it.each([
    'const a = /^(a+)+$/;',
    String.raw`text.replace(/\/+$/, '');`,
    String.raw`const a = /\/api\/media\/([^/?]+)\/?(\?.*)?$/;`,
    String.raw`const a = /^\s*(.*?)\s*=\s*(.*?)\s*$/;`,
    "const a = new RegExp('(a|a)*$');",
    `const A = 'a*'; const b = RegExp(\`^\${A}\${A}$\`, 'i');`,
    "const schema = { type: 'string', pattern: '^(a*)*$' };",
    'const make = (text: string) => new RegExp(text);',
  ])('are found in: %s', (text) => {
    expect(checkPatterns(file(text))).toHaveLength(1);
  });

  it.each([
    'const a = /^[a-z]+$/;',
    'const a = /(?:%[0-9a-f]{2})+/gi;',
    `const A = 'a-z'; const b = new RegExp(\`^[\${A}]+$\`, 'u');`,
    `const make = (most: number) => new RegExp(\`^a{1,\${most}}$\`);`,
    "const schema = { pattern: '^a*$' };",
  ])('are not seen in: %s', (text) => {
    expect(checkPatterns(file(text))).toEqual([]);
  });

  it('may be made at run time where it is known of what', () => {
    const made = (...patterns: RegExp[]) =>
      checkPatterns(file('const make = (text: string) => new RegExp(text);'), {
        'src/drf/a.ts': patterns,
      });
    expect(made(/^a+$/)).toEqual([]);
    expect(made(/^a+$/, /a+$/)).toHaveLength(1);
  });
});

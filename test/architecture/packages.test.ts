/** Shows that a package out of place, or loaded too early, is found. */
import { describe, expect, it } from '@jest/globals';
import { checkLoadedLate, checkPackages } from './packages.ts';
import { sourceFile } from './source-file.ts';

const HOMES = { express: /^src\/http\//, '@a/b': /^src\/fixtures\// };

const breaches = (path: string, text: string) =>
  checkPackages([sourceFile(path, text)], HOMES, ['express', '@a/b']);

describe('the homes of packages', () => {
  it.each([
    ['a package at home', 'src/http/a.ts', "import express from 'express';"],
    ['a part of a package at home', 'src/fixtures/a.ts', "import { c } from '@a/b/c';"],
    ["Node's own modules", 'src/drf/a.ts', "import { join } from 'node:path';"],
  ])('allow %s', (_, path, text) => {
    expect(breaches(path, text)).toEqual([]);
  });

  it.each([
    ['elsewhere', "import express from 'express';"],
    ['elsewhere, for its types', "import type { Express } from 'express';"],
    ['elsewhere, a part of it', "import { c } from '@a/b/c';"],
    ['that is not installed with ours', "import { c } from 'left-pad';"],
  ])('refuse a package %s', (_, text) => {
    expect(breaches('src/drf/a.ts', text)).toHaveLength(1);
  });
});

describe('loading late', () => {
  const late = (loader: string) =>
    checkLoadedLate(
      [
        sourceFile('src/index.ts', "import './server.ts';"),
        sourceFile('src/server.ts', loader),
        sourceFile('src/generate.ts', "import { c } from '@a/b/c';"),
      ],
      ['src/index.ts'],
      '@a/b',
    );

  it('allows import() and types', () => {
    expect(late("import type { G } from './generate.ts'; import('./generate.ts');")).toEqual([]);
  });

  it('refuses a chain of ordinary imports, and shows it', () => {
    expect(late("export * from './generate.ts';")).toEqual([
      'src/generate.ts:1 loads @a/b at start: src/index.ts → src/server.ts → src/generate.ts; reach it through import()',
    ]);
  });
});

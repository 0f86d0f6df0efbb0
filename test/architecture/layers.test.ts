/** Shows that the layer table refuses what it should, on small sources. */
import { describe, expect, it } from '@jest/globals';
import { checkLayers } from './layers.ts';
import { sourceFile } from './source-file.ts';

const LAYERS = {
  folders: {
    values: [],
    drf: ['values'],
    resources: ['drf'],
    fixtures: ['resources/index'],
    http: ['drf (types)'],
  },
  topFiles: { 'index.ts': ['drf'] },
};

const breaches = (path: string, text: string) => checkLayers([sourceFile(path, text)], LAYERS);

describe('the layer table', () => {
  it.each([
    ['its own folder', 'src/drf/a.ts', "import { b } from './b.ts';"],
    ['a layer below', 'src/drf/a.ts', "import { b } from '../values/b.ts';"],
    ['a layer below, from a top file', 'src/index.ts', "export { b } from './drf/b.ts';"],
    [
      'types where only types are allowed',
      'src/http/a.ts',
      "import type { B } from '../drf/b.ts';",
    ],
    ['names marked as types', 'src/http/a.ts', "import { type B } from '../drf/b.ts';"],
    ['a parent resource', 'src/resources/a/x.ts', "import { b } from '../b/index.ts';"],
    ['the doors, from the list', 'src/resources/index.ts', "import { b } from './b/index.ts';"],
    ['the list of resources', 'src/fixtures/a.ts', "import { b } from '../resources/index.ts';"],
    ['packages, which others judge', 'src/values/a.ts', "import { b } from 'express';"],
  ])('allows %s', (_, path, text) => {
    expect(breaches(path, text)).toEqual([]);
  });

  it.each([
    ['import', "import { b } from '../drf/b.ts';"],
    ['type import', "import type { B } from '../drf/b.ts';"],
    ['export from', "export { b } from '../drf/b.ts';"],
    ['export all', "export * from '../drf/b.ts';"],
    ['late import', "const b = () => import('../drf/b.ts');"],
    ['type expression', "type B = import('../drf/b.ts').B;"],
  ])('refuses to turn back by %s, and says where', (_, text) => {
    expect(breaches('src/values/a.ts', `// Opening.\n\n${text}`)).toEqual([
      'src/values/a.ts:3 imports ../drf/b.ts: values may not import drf',
    ]);
  });

  it.each([
    ['values where only types are allowed', 'src/http/a.ts', "import { b } from '../drf/b.ts';"],
    ['the inside of a sibling', 'src/resources/a/x.ts', "import { b } from '../b/model.ts';"],
    ['the list, from a resource', 'src/resources/a/x.ts', "import { b } from '../index.ts';"],
    ['the inside, from the list', 'src/resources/index.ts', "import { b } from './b/model.ts';"],
    ['one resource by name', 'src/fixtures/a.ts', "import { b } from '../resources/b/index.ts';"],
    ['files outside src', 'src/drf/a.ts', "import { b } from '../../test/b.ts';"],
    ['a computed name', 'src/drf/a.ts', 'const b = (name: string) => import(name);'],
  ])('refuses %s', (_, path, text) => {
    expect(breaches(path, text)).toHaveLength(1);
  });

  it('refuses a folder that the table does not know', () => {
    expect(breaches('src/extras/a.ts', '')).toEqual([
      'src/extras/a.ts:1 stands outside the layers: extras is not in the table',
    ]);
  });
});

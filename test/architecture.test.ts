/** Holds the layers, and the house rules that no compiler checks, against every file in `src/`. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { checkCasts } from './architecture/casts.ts';
import { checkConfinedNames } from './architecture/confined-names.ts';
import { checkFileCycles, checkResourceCycles } from './architecture/cycles.ts';
import { checkLength, checkNames, checkOpeningComment } from './architecture/file-shape.ts';
import { checkLayers } from './architecture/layers.ts';
import { checkModuleState } from './architecture/module-state.ts';
import { checkLoadedLate, checkPackages } from './architecture/packages.ts';
import { sourceFile } from './architecture/source-file.ts';

/** What each folder may import besides itself. Resources see each other's `index.ts`, in one direction. */
const FOLDERS = {
  vocabulary: [],
  values: [],
  store: ['values'],
  drf: ['values'],
  waldur: ['drf', 'store', 'values'],
  resources: ['waldur', 'drf', 'store', 'values'],
  openapi: ['drf'],
  fixtures: [
    ...['waldur', 'store', 'values', 'vocabulary', 'resources/index', 'waldur'],
    'package-root.ts',
  ],
  http: ['drf', 'waldur (types)', 'values'],
  sandbox: [
    ...['drf', 'store', 'fixtures', 'values', 'vocabulary', 'resources/index', 'waldur'],
    'package-root.ts',
  ],
  admin: ['sandbox', 'drf', 'fixtures', 'values', 'waldur', 'package-root.ts'],
  server: [
    ...[
      'http',
      'admin',
      'sandbox',
      'openapi',
      'fixtures',
      'resources/index',
      'waldur',
      'drf',
      'store',
      'values',
      'vocabulary',
    ],
    'package-root.ts',
  ],
  remote: [
    ...['server', 'sandbox', 'fixtures', 'resources/index', 'waldur', 'drf', 'store', 'values'],
    'vocabulary',
  ],
  testing: ['server', 'sandbox', 'values', 'vocabulary'],
  cli: ['remote', 'server', 'values', 'package-root.ts'],
  // For browsers: it asks the control plane, and shares types with it alone.
  inspector: ['sandbox (types)'],
};

const TOP_FILES = {
  'index.ts': ['remote', 'server', 'sandbox', 'testing', 'fixtures', 'values', 'vocabulary'],
  'package-root.ts': [],
};

const PACKAGES = {
  express: /^src\/http\//,
  multer: /^src\/http\//,
  'https-proxy-agent': /^src\/remote\/client\//,
  '@jest/globals': /^src\/testing\/jest\.ts$/,
  vitest: /^src\/testing\/vitest\.ts$/,
  preact: /^src\/inspector\//,
  '@preact/signals': /^src\/inspector\//,
  '@faker-js/faker': /^src\/(fixtures\/(generate[^/]*|load-faker)|resources\/[^/]+\/factory)\.ts$/,
};

const CLOCK = /^src\/values\/clock\.ts$/;
const CLOCK_OR_RANDOM = /^src\/values\/(clock|random)\.ts$/;
const CLI = /^src\/cli\//;
/** A runner's global set-up reaches its workers through variables alone. */
const CLI_OR_RUNNER = /^src\/(cli\/|testing\/runner-environment\.ts$)/;
/** The one file of the server that warns whoever runs the process: of a listener that fails, which nobody else could be told. */
const WARNING = /^src\/server\/event-listener\.ts$/;
/** The files that may load something in a way that imports do not show: what is dear to load, when it is first needed. */
const LOADER = /^src\/(values\/(hashing|require-late)|cli\/compile-cache)\.ts$/;
/** Node.js 20 answers it wrongly: src/values/url.ts. */
const NOWHERE = /^(?!)/;

/** Written by `.build/vocabulary.mjs`: as long as the tables are. */
const WRITTEN = /^src\/vocabulary\/(?!names\.ts$)/;

const NAMES = {
  createRequire: LOADER,
  getBuiltinModule: LOADER,
  'URL.canParse': NOWHERE,
  hrtime: CLOCK,
  process: CLI_OR_RUNNER,
  'node:process': CLI,
  emitWarning: WARNING,
  console: CLI,
  Date: CLOCK,
  'performance.now': CLOCK,
  'Math.random': CLOCK_OR_RANDOM,
  'crypto.randomUUID': CLOCK_OR_RANDOM,
  randomUUID: CLOCK_OR_RANDOM,
  randomBytes: CLOCK_OR_RANDOM,
};

const MOST_LINES = 200;

const root = new URL('../', import.meta.url);
const paths = readdirSync(new URL('src/', root), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.includes('.') && !/(?:^|[\\/])(?:tsconfig\.json|README\.md)$/.test(name))
  .map((name) => `src/${name.replaceAll('\\', '/')}`)
  .sort();
const files = paths
  .filter((path) => /\.tsx?$/.test(path))
  .map((path) => sourceFile(path, readFileSync(new URL(path, root), 'utf8')));

describe('architecture', () => {
  it('lets each folder import only the layers below it', () => {
    expect(checkLayers(files, { folders: FOLDERS, topFiles: TOP_FILES })).toEqual([]);
  });

  it('has no circle of imports, between files or between resources', () => {
    expect([...checkFileCycles(files), ...checkResourceCycles(files)]).toEqual([]);
  });

  it('imports express and multer in http alone, faker in the generator and the factories', () => {
    expect(checkPackages(files, PACKAGES, Object.keys(PACKAGES))).toEqual([]);
  });

  it.each(['@faker-js/faker', 'multer'])('loads %s only when it is needed', (late) => {
    const entries = ['index', 'cli/main', 'testing/jest', 'testing/vitest'].map(
      (name) => `src/${name}.ts`,
    );
    expect(checkLoadedLate(files, entries, late)).toEqual([]);
  });

  it('asks a server how it is without loading one', () => {
    expect(checkLoadedLate(files, ['src/cli/main.ts', 'src/cli/health.ts'], 'express')).toEqual([]);
  });

  it('touches the process in cli alone, the clock and chance in their own files', () => {
    expect(checkConfinedNames(files, NAMES)).toEqual([]);
  });

  it('asserts no type outside values', () => {
    expect(checkCasts(files, /^src\/values\//)).toEqual([]);
  });

  it('keeps nothing that changes at the top level of a module', () => {
    expect(checkModuleState(files)).toEqual([]);
  });

  it(`names files in kebab-case, opens each with a comment, and ends it within ${MOST_LINES} lines`, () => {
    expect([
      ...checkNames(paths.map((path) => ({ path }))),
      ...checkOpeningComment(files),
      ...checkLength(
        files.filter(({ path }) => !WRITTEN.test(path)),
        MOST_LINES,
      ),
    ]).toEqual([]);
  });
});

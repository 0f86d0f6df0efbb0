/** `init`: which files it writes for which project, and that it writes over none. That their tests pass is in test/consumers. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { commandNamed } from '../../src/cli/commands.ts';
import { INIT_FLAGS } from '../../src/cli/init-flags.ts';
import { runInProcess } from './fake-host.ts';
import { useTemporaryFolder } from './temporary-folder.ts';

const folder = useTemporaryFolder();
const read = (name: string) => readFileSync(folder.path(name), 'utf8');
const init = (...args: readonly string[]) =>
  runInProcess(['init', '--folder', folder.path('.'), ...args]);
const wrote = (path: string) => `wrote ${folder.path(path)}`;
const next = (command: string) => `Next, in ${folder.path('.')}: ${command}`;

type Files = Readonly<Record<string, unknown>>;
const manifest = (content: object): Files => ({ 'package.json': content });
const needs = (...names: readonly string[]) => ({
  devDependencies: Object.fromEntries(names.map((name) => [name, '*'])),
});

const JEST = ['test/waldur.test.js', 'npx jest test/waldur.test.js'] as const;
const JEST_MODULE = [
  JEST[0],
  'NODE_OPTIONS=--experimental-vm-modules npx jest test/waldur.test.js',
] as const;
const VITEST = ['test/waldur.test.js', 'npx vitest run test/waldur.test.js'] as const;
const VITEST_TS = ['test/waldur.test.ts', 'npx vitest run test/waldur.test.ts'] as const;
const PYTEST = ['tests/test_waldur.py', 'pytest tests/test_waldur.py'] as const;

describe('init', () => {
  it.each<[string, Files, readonly [path: string, command: string]]>([
    ['jest', manifest(needs('jest')), JEST],
    ['@jest/globals', manifest({ dependencies: { '@jest/globals': '*' } }), JEST],
    ['settings of Jest in the manifest', manifest({ jest: {} }), JEST],
    ['a file of settings of Jest', { 'jest.config.ts': '' }, JEST],
    ['jest in ES modules', manifest({ type: 'module', ...needs('jest') }), JEST_MODULE],
    ['vitest', manifest(needs('vitest')), VITEST],
    ['a file of settings of Vitest', { 'vitest.config.mts': '' }, VITEST],
    ['vitest with TypeScript', { ...manifest(needs('vitest')), 'tsconfig.json': {} }, VITEST_TS],
    ['both', manifest(needs('jest', 'vitest')), VITEST],
    [
      'both, and jest is what npm test calls',
      manifest({ ...needs('jest', 'vitest'), scripts: { test: 'jest --ci' } }),
      JEST,
    ],
    ['pytest.ini', { 'pytest.ini': '' }, PYTEST],
    ['conftest.py', { 'conftest.py': '' }, PYTEST],
    ['pytest among the requirements', { 'requirements-dev.txt': 'pytest>=8\n' }, PYTEST],
    ['pytest in pyproject.toml', { 'pyproject.toml': '[tool.pytest.ini_options]' }, PYTEST],
    ['Jest beside pytest', { ...manifest(needs('jest')), 'pytest.ini': '' }, JEST],
  ])('finds %s, and writes a test for it', async (_what, files, [path, command]) => {
    for (const [name, content] of Object.entries(files)) folder.write(name, content);
    const { exitCode, out, err } = await init();
    expect([exitCode, err]).toEqual([0, '']);
    expect(out).toBe([wrote('fixtures/waldur.json'), wrote(path), next(command)].join('\n'));
    expect(read(path)).toContain('fa000000-0000-4000-8000-000000000001');
  });

  it.each<[string, Files]>([
    ['an empty folder', {}],
    ['a manifest that is no JSON', { 'package.json': '{' }],
    ['a manifest that is no object', { 'package.json': '[]' }],
    ['Python without pytest', { 'pyproject.toml': '[project]' }],
  ])('writes fixtures alone in %s, and says how to start with them', async (_what, files) => {
    for (const [name, content] of Object.entries(files)) folder.write(name, content);
    const { exitCode, out } = await init();
    expect([exitCode, out.split('\n')]).toEqual([
      0,
      [
        wrote('fixtures/waldur.json'),
        'No Jest, Vitest or pytest was found: --runner names the one that you will have.',
        next('npx waldur-payments-mock start --fixtures fixtures/waldur.json'),
      ],
    ]);
    expect(readdirSync(folder.path('fixtures'))).toEqual(['waldur.json']);
  });

  it('writes for another runner where one is named, and for none', async () => {
    folder.write('package.json', needs('jest'));
    const { out } = await runInProcess(['init'], {
      WALDUR_MOCK_INIT_RUNNER: 'vitest',
      WALDUR_MOCK_INIT_FOLDER: folder.path('.'),
    });
    expect(out).toContain(next(VITEST[1]));
    expect(read(VITEST[0])).toContain("from 'waldur-payments-mock/vitest'");
    folder.write('none/package.json', needs('jest'));
    const none = await runInProcess(['init', '--folder', folder.path('none'), '--runner', 'none']);
    expect(none.out.split('\n')).toHaveLength(2);
    expect(existsSync(folder.path('none/test'))).toBe(false);
  });

  it('writes fixtures that are valid, commented, and name a schema that editors find', async () => {
    folder.write('node_modules/waldur-payments-mock/dist/fixtures.schema.json', {});
    folder.write('packages/client/package.json', {});
    const client = folder.path('packages/client');
    await runInProcess(['init', '--folder', client]);
    const file = `${client}/fixtures/waldur.json`;
    const { $schema, $comment, ...tables } = JSON.parse(readFileSync(file, 'utf8'));
    expect($schema).toBe('../../../node_modules/waldur-payments-mock/dist/fixtures.schema.json');
    expect($comment).not.toEqual([]);
    const rows: readonly (readonly object[])[] = Object.values(tables);
    for (const list of rows) expect(list[0]).toHaveProperty('$comment');
    expect(await runInProcess(['validate', file])).toMatchObject({ exitCode: 0 });
    await init();
    expect(JSON.parse(read('fixtures/waldur.json')).$schema).toBe(
      '../node_modules/waldur-payments-mock/dist/fixtures.schema.json',
    );
  });

  it.each([['fixtures/waldur.json'], ['test/waldur.test.js']])(
    'writes nothing where %s is there, and says so with 1',
    async (path) => {
      folder.write('package.json', needs('jest'));
      folder.write(path, 'mine');
      const { exitCode, out, err } = await init();
      expect([exitCode, out, err]).toEqual([
        1,
        '',
        `${folder.path(path)} is there already: move it away. Nothing was written.`,
      ]);
      expect(read(path)).toBe('mine');
      expect(readdirSync(folder.path('.')).sort()).toEqual(
        ['package.json', path.split('/')[0]].sort(),
      );
    },
  );

  it.each<[readonly string[], string]>([
    [
      ['--runner', 'jset'],
      'must be one of jest, vitest, pytest, none, not "jset": did you mean "jest"?',
    ],
    [['--folder', '/no/such'], 'There is no folder /no/such.'],
    [['--runer', 'jest'], 'Unknown flag --runer. Did you mean --runner?'],
    [['here'], 'Unexpected argument here.'],
  ])('is wrong usage with 2: %j', async (args, message) => {
    const { exitCode, err } = await runInProcess(['init', ...args]);
    expect([exitCode, err]).toEqual([2, expect.stringContaining(message)]);
    expect(err).toContain('Try waldur-payments-mock init --help.');
  });

  it('has its own help', async () => {
    const { out } = await runInProcess(['init', '--help']);
    for (const { name } of INIT_FLAGS) expect(out).toContain(`--${name} `);
    expect(commandNamed('init')?.flags).toBe(INIT_FLAGS);
  });
});

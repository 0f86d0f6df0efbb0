/** What `init` writes passes where it is run by the command that it tells, in projects that installed the tarball. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { type Ended, root, runIn, useInstallation } from '../package/installed-project.ts';

const installation = useInstallation();
const PATIENCE_MS = 150_000;

const JEST = join(root, 'node_modules/jest/bin/jest.js');
const VITEST = join(root, 'node_modules/vitest/vitest.mjs');
const hasPytest = spawnSync('python3', ['-c', 'import pytest'], { stdio: 'ignore' }).status === 0;

/** A project after `init`, and the command that it told. */
async function initialized(manifest: object, more: Readonly<Record<string, string>> = {}) {
  const files = { 'package.json': JSON.stringify(manifest), ...more };
  const project = installation.project(files, 'devDependencies' in manifest ? ['vitest'] : []);
  const command = installation.command(project);
  const { status, output } = await runIn(project, command, ['init']);
  expect([status, output]).toEqual([0, expect.stringMatching(/^wrote fixtures\/waldur\.json\n/)]);
  const validated = await runIn(project, command, ['validate', 'fixtures']);
  expect(validated.status).toBe(0);
  const [, told = ''] = /^Next: (.*)$/m.exec(output) ?? [];
  return { project, command, told };
}

function expectTwo({ status, output }: Ended, passed: RegExp): void {
  expect([status, output]).toEqual([0, expect.stringMatching(passed)]);
}

describe('the first test that init writes', () => {
  it.each([
    ['CommonJS', {}, 'npx jest test/waldur.test.js'],
    [
      'ES modules',
      { type: 'module' },
      'NODE_OPTIONS=--experimental-vm-modules npx jest test/waldur.test.js',
    ],
  ])(
    'passes in Jest, in %s',
    async (_kind, manifest, command) => {
      const { project, told } = await initialized({ jest: {}, ...manifest });
      expect(told).toBe(command);
      const args = ['--experimental-vm-modules', '--no-warnings', JEST, 'test/waldur.test.js'];
      const ended = await runIn(project, process.execPath, args.slice('type' in manifest ? 0 : 2));
      expectTwo(ended, /Tests: +2 passed, 2 total/);
    },
    PATIENCE_MS,
  );

  it.each([
    ['JavaScript', 'js', {}],
    ['TypeScript', 'ts', { 'tsconfig.json': '{}' }],
  ])(
    'passes in Vitest, in %s',
    async (_language, ending, files) => {
      const { project, told } = await initialized({ devDependencies: { vitest: '*' } }, files);
      expect(told).toBe(`npx vitest run test/waldur.test.${ending}`);
      const args = [VITEST, 'run', `test/waldur.test.${ending}`];
      expectTwo(
        await runIn(project, process.execPath, args, { NO_COLOR: '1' }),
        /Tests +2 passed \(2\)/,
      );
    },
    PATIENCE_MS,
  );

  (hasPytest ? it : it.skip)(
    'passes in pytest',
    async () => {
      const { project, told, command } = await initialized({}, { 'pytest.ini': '[pytest]\n' });
      expect(told).toBe('pytest tests/test_waldur.py');
      const args = ['-B', '-m', 'pytest', 'tests/test_waldur.py'];
      const environment = {
        WALDUR_MOCK_COMMAND: `'${command}'`,
        PYTEST_DISABLE_PLUGIN_AUTOLOAD: '1',
      };
      expectTwo(await runIn(project, 'python3', args, environment), /2 passed/);
    },
    PATIENCE_MS,
  );
});

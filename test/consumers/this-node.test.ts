/** The helpers in projects that installed the tarball, in this Node; `test/consumers` has more of it, in every Node. */
import { join } from 'node:path';
import { describe, it } from '@jest/globals';
import { root, runIn, useInstallation } from '../package/installed-project.ts';
import { COMMONJS, expectSuccess, modules } from '../package/runner-projects.ts';

const installation = useInstallation();

const JEST = join(root, 'node_modules/jest/bin/jest.js');
const VITEST = join(root, 'node_modules/vitest/vitest.mjs');
const PATIENCE_MS = 150_000;

describe('the example suites', () => {
  it(
    'pass in Jest without configuration, by a server that exec starts',
    async () => {
      const project = installation.project(COMMONJS);
      const args = ['exec', '--', process.execPath, JEST];
      const environment = { EXPECTED: 'shared' };
      const ended = await runIn(project, installation.command(project), args, environment);
      expectSuccess(ended, /Tests: +7 passed, 7 total/);
    },
    PATIENCE_MS,
  );

  it(
    'pass in Vitest, with a server for each file',
    async () => {
      const project = installation.project(modules('vitest'), ['vitest']);
      const environment = { EXPECTED: 'own', NO_COLOR: '1' };
      const ended = await runIn(project, process.execPath, [VITEST, 'run'], environment);
      expectSuccess(ended, /Tests +6 passed \(6\)/);
    },
    PATIENCE_MS,
  );
});

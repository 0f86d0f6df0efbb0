/**
 * The examples that are not held elsewhere, in projects that installed the package. Playwright is real, and needs no browser
 * here; Cypress and Testcontainers have stand-ins, as the program of the one and the Docker of the other are not everywhere.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { root, runIn } from '../package/installed-project.ts';
import { COMMAND, consumer, inModules } from './consumer.ts';

const STAND_INS = fileURLToPath(new URL('stand-ins/', import.meta.url));
const PATIENCE_MS = 150_000;
/** npx finds the command of the folder above, as all that is installed. */
const PATH = [dirname(COMMAND), process.env['PATH']].join(delimiter);

/** A project with all files of an example. */
function exampleProject(name: string, more: Readonly<Record<string, string>> = {}): string {
  const folder = join(root, 'test/examples', name);
  const files = readdirSync(folder).map((file) => [file, readFileSync(join(folder, file), 'utf8')]);
  return consumer({ 'package.json': '{}', ...Object.fromEntries(files), ...more });
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

describe('the example of Playwright', () => {
  it(
    'passes: it starts the mock, and each worker has a sandbox',
    async () => {
      const project = exampleProject('playwright');
      const environment = { PATH, WALDUR_PORT: String(await freePort()), NO_COLOR: '1' };
      const playwright = inModules('@playwright/test/cli.js');
      const args = [playwright, 'test', '--workers=2'];
      const { status, output } = await runIn(project, process.execPath, args, environment);
      expect({ status, output }).toEqual({
        status: 0,
        output: expect.stringMatching(/^ +3 passed/m),
      });
    },
    PATIENCE_MS,
  );
});

describe('the example of Cypress', () => {
  it(
    'passes with what exec tells it, in what stands in for Cypress',
    async () => {
      const project = exampleProject('cypress');
      const args = ['exec', '--', process.execPath, join(STAND_INS, 'cypress.cjs')];
      const { status, output } = await runIn(project, COMMAND, args, { PATH });
      expect({ status, output }).toEqual({
        status: 0,
        output: expect.stringMatching(/^2 passing$/m),
      });
    },
    PATIENCE_MS,
  );
});

describe('the examples of Testcontainers', () => {
  it(
    'pass in Node.js, in what stands in for the library',
    async () => {
      const project = exampleProject('testcontainers-node', {
        'node_modules/testcontainers/index.js': readFileSync(
          join(STAND_INS, 'testcontainers.cjs'),
          'utf8',
        ),
      });
      const environment = { PATH, STAND_IN_COMMAND: COMMAND };
      const args = ['--test', '--test-reporter=tap'];
      const { status, output } = await runIn(project, process.execPath, args, environment);
      expect({ status, output }).toEqual({
        status: 0,
        output: expect.stringMatching(/^# pass 1$/m),
      });
    },
    PATIENCE_MS,
  );

  const itHasPytest = spawnSync('pytest', ['--version']).status === 0 ? it : it.skip;
  itHasPytest(
    'pass in Python, in what stands in for the library (skipped where there is no pytest)',
    async () => {
      const project = exampleProject('testcontainers-python');
      const { status, output } = await runIn(project, 'pytest', ['-q', '-p', 'no:cacheprovider'], {
        ...{ PATH, HOME: project, STAND_IN_COMMAND: COMMAND, PYTHONPATH: STAND_INS },
        ...{ PYTEST_DISABLE_PLUGIN_AUTOLOAD: '1', PYTHONDONTWRITEBYTECODE: '1' },
      });
      expect({ status, output }).toEqual({
        status: 0,
        output: expect.stringMatching(/^1 passed/m),
      });
    },
    PATIENCE_MS,
  );
});

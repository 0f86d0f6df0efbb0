/**
 * The examples run as they stand: Python's here, the others in projects that installed the package (test/consumers). The
 * files of compose, GitHub and GitLab are held to the image in test/image/snippets.test.ts.
 */
import { execFile, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { linkedProject } from '../cli/linked-project.ts';
import { recordingEnvironment } from '../recording/spawn-environment.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const CLI = here('../../dist/cli.js');
const MOST_LINES = 60;
const PATIENCE_MS = 60_000;

/** Whether Python runs that script, and with success. */
const pythonCan = (script: string): boolean =>
  spawnSync('python3', ['-c', script], { stdio: 'ignore' }).status === 0;

const COMMAND = { WALDUR_MOCK_COMMAND: `'${process.execPath}' '${CLI}'` };

const NODE = process.execPath;

const run = (
  args: readonly string[],
  cwd = here('pytest'),
  command: object = COMMAND,
  program = 'python3',
) =>
  promisify(execFile)(program, [...(program === NODE ? [] : ['-B']), ...args], {
    cwd,
    env: {
      PATH: process.env['PATH'],
      HOME: cwd,
      ...recordingEnvironment(),
      PYTEST_DISABLE_PLUGIN_AUTOLOAD: '1',
      ...command,
    },
  });

describe('the Python example', () => {
  const itIsThere = pythonCan('') ? it : it.skip;
  const itHasPytest = pythonCan('import pytest') ? it : it.skip;

  itIsThere(
    'passes by itself (skipped where there is no python3)',
    async () => {
      const { stdout } = await run(['test_payments.py']);
      expect(stdout.match(/passed$/gm)).toHaveLength(2);
    },
    PATIENCE_MS,
  );

  itHasPytest(
    'passes under pytest (skipped where there is none)',
    async () => {
      const { stdout } = await run(['-m', 'pytest', '-q', '-p', 'no:cacheprovider']);
      expect(stdout).toContain('2 passed');
    },
    PATIENCE_MS,
  );

  itHasPytest(
    'passes under pytest that exec runs, with the server of exec',
    async () => {
      const args = [CLI, 'exec', '--', 'python3', '-B', '-m', 'pytest', '-q', '-p'];
      const noCommand = { WALDUR_MOCK_COMMAND: 'false' };
      const { stdout } = await run([...args, 'no:cacheprovider'], here('pytest'), noCommand, NODE);
      expect(stdout).toContain('2 passed');
    },
    PATIENCE_MS,
  );

  itIsThere(
    'passes with the command that npx finds, and leaves nothing behind',
    async () => {
      const project = linkedProject();
      try {
        // Whoever it had left behind would hold the pipe that this waits for.
        const { stdout } = await run([here('pytest/test_payments.py')], project.folder, {});
        expect(stdout.match(/passed$/gm)).toHaveLength(2);
      } finally {
        project.remove();
      }
    },
    PATIENCE_MS,
  );

  it('needs the standard library alone, and few lines', () => {
    const conftest = readFileSync(here('pytest/conftest.py'), 'utf8');
    expect(conftest.trimEnd().split('\n').length).toBeLessThanOrEqual(MOST_LINES);
    const imported = Array.from(conftest.matchAll(/^import ([a-z]+)/gm), ([, name]) => name);
    expect(imported).toEqual(['contextlib', 'json', 'os', 'shlex', 'subprocess', 'urllib']);
  });
});

describe('the examples', () => {
  it('are these', () => {
    expect(
      readdirSync(here('.'), { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => name)
        .sort(),
    ).toEqual([
      ...['compose', 'cypress', 'github', 'gitlab', 'jest', 'playwright', 'pytest'],
      ...['testcontainers-node', 'testcontainers-python', 'vitest'],
    ]);
    expect(existsSync(join(here('jest'), 'payments.test.js'))).toBe(true);
  });
});

/** A test that provokes an answer which is not documented fails for it, and no other; so does a file in its last hook. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';

interface Outcome {
  readonly statuses: readonly string[];
  readonly messages: string;
}

const root = fileURLToPath(new URL('../../', import.meta.url));
const PATIENCE_MS = 60_000;
const PROBLEM =
  'documented: GET /api/things/?name=wrong was answered 200, which the body at "/0/name"';

/** Runs the fixture in a Jest of its own, which leaves nothing behind in the folder of this run. */
async function runFixture(environment: Readonly<Record<string, string>>): Promise<Outcome> {
  const args = ['--no-warnings', 'node_modules/jest/bin/jest.js'];
  const picked = ['--json', '--runInBand', '--testMatch=<rootDir>/test/recording/*.fixture.ts'];
  const env = { PATH: process.env['PATH'], ...environment };
  const stdout = await new Promise<string>((resolve) => {
    execFile(process.execPath, [...args, ...picked], { cwd: root, env }, (_error, out) =>
      resolve(out),
    );
  });
  const [file] = JSON.parse(stdout).testResults;
  const statuses = file.assertionResults.map(({ status }: { status: string }) => status);
  return { statuses, messages: file.message };
}

describe('a file in which answers are recorded', () => {
  it(
    'has the test fail that provoked what is not documented',
    async () => {
      const { statuses, messages } = await runFixture({});
      expect(statuses).toEqual(['passed', 'passed', 'failed', 'passed']);
      expect(messages).toContain(PROBLEM);
    },
    PATIENCE_MS,
  );

  it(
    'fails itself for what its last hook provoked',
    async () => {
      const { statuses, messages } = await runFixture({ LATE: 'yes' });
      expect(statuses).not.toContain('passed');
      expect(messages).toContain(PROBLEM);
    },
    PATIENCE_MS,
  );
});

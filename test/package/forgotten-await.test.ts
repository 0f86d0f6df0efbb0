/** A matcher without `await`, in a client's own Jest and Vitest: the test that forgets it fails, and no other one. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { runIn, useInstallation } from './installed-project.ts';
import { SHARE_IN_JEST } from './runner-projects.ts';

const installation = useInstallation();

const TESTS = `
const server = useMockServer();
const list = () => fetch(server.url + '/api/payments/', { headers: server.as('staff').headers });
const later = () => new Promise((resolve) => setTimeout(resolve, 100));

test('fails: forgets', async () => {
  expect(server).toHaveReceived('payments_create'); // line of the first
});
test('passes: stands behind it', async () => {
  await later();
  await expect(server).not.toHaveReceived('payments_create');
});
test('fails: forgets and goes on', async () => {
  expect(server).toHaveReceived('payments_create');
  await later();
});
test('fails: forgets in a plain function', () => {
  expect(server).toHaveReceived('payments_create');
});
test('passes: stands behind that', later);
test('fails: forgets, negated', async () => {
  await list();
  expect(server).not.toHaveReceived('payments_list');
});
test('fails: forgets, of the other matcher', async () => {
  await list();
  expect(server).not.toHaveIgnoredNothing();
});
test('asks: forgets what holds', async () => {
  expect(server).not.toHaveReceived('payments_create');
});
test('passes: returns it', () => expect(server).not.toHaveReceived('payments_create'));
test('passes: waits for several', async () => {
  await list();
  await Promise.all([
    expect(server).toHaveReceived('payments_list'),
    expect(server).toHaveIgnoredNothing(),
  ]);
});
test('passes: expects it to fail', async () => {
  const assert = async () => await expect(server).toHaveReceived('payments_create');
  await expect(assert()).rejects.toThrow('Expected at least 1');
});
`;
const head = (runner: 'jest' | 'vitest') => `
import { expect, test } from '${runner === 'jest' ? '@jest/globals' : 'vitest'}';
import { useMockServer } from 'waldur-payments-mock/${runner}';${TESTS}`;
const COMMONJS = {
  'package.json': '{}',
  'a.test.js': `\n\nconst { useMockServer } = require('waldur-payments-mock/jest');${TESTS}`,
};
const MODULES = {
  'package.json': JSON.stringify({ type: 'module', jest: { transform: {} } }),
  'vitest.config.js': `export default { test: { globalSetup: process.env.EXPECTED === 'shared'
    ? ['waldur-payments-mock/vitest/global-setup'] : [] } };`,
};

interface Outcome {
  readonly title: string;
  readonly status: string;
  readonly failureMessages: readonly string[];
}

const JEST = [join('node_modules', 'jest', 'bin', 'jest.js'), '--json', '--outputFile=result.json'];
const ES_MODULES = ['--experimental-vm-modules', '--no-warnings'];
const VITEST = [
  join('node_modules', 'vitest', 'vitest.mjs'),
  'run',
  '--reporter=json',
  '--outputFile=result.json',
];

/** By title, of a project in which these files and tools are. */
async function outcomes(
  files: Readonly<Record<string, string>>,
  tools: readonly string[],
  args: readonly string[],
  kind: string,
): Promise<readonly Outcome[]> {
  const project = installation.project(files, tools);
  const { status, output } = await runIn(project, process.execPath, args, { EXPECTED: kind });
  const result = JSON.parse(readFileSync(join(project, 'result.json'), 'utf8'));
  expect({ status, output }).toMatchObject({ status: 1 });
  return result.testResults[0].assertionResults;
}

const JEST_TOOLS = ['jest', '@jest/globals'];
const RUNS: readonly (readonly [string, string, () => Promise<readonly Outcome[]>])[] = [
  ['Jest', 'own', () => outcomes(COMMONJS, JEST_TOOLS, JEST, 'own')],
  ['Jest', 'shared', () => outcomes(COMMONJS, JEST_TOOLS, [...JEST, ...SHARE_IN_JEST], 'shared')],
  [
    'Jest with ES modules',
    'shared',
    () => {
      const args = [...ES_MODULES, ...JEST, ...SHARE_IN_JEST];
      return outcomes({ ...MODULES, 'a.test.js': head('jest') }, JEST_TOOLS, args, 'shared');
    },
  ],
  ...(['own', 'shared'] as const).map((kind) => {
    const files = { ...MODULES, 'a.test.js': head('vitest') };
    return ['Vitest', kind, () => outcomes(files, ['vitest'], VITEST, kind)] as const;
  }),
];

describe('a matcher without await', () => {
  it.each(RUNS)(
    'fails its own test in %s with a server that is %s',
    async (_, kind, run) => {
      const told = await run();
      const expected = told.map(({ title }) => {
        const isFine = title.startsWith('passes') || (title.startsWith('asks') && kind === 'own');
        return [title, isFine ? 'passed' : 'failed'];
      });
      expect(told.map(({ title, status }) => [title, status])).toEqual(expected);
      expect(expected).toHaveLength(11);
      for (const { title, failureMessages } of told) {
        if (!title.startsWith('fails')) continue;
        expect(failureMessages.join('\n')).toMatch(/a\.test\.js:\d+/);
        const missing =
          kind === 'own' ? /^(?!.*await is missing)/s : /await is missing: expect\(server\)/;
        expect(failureMessages.join('\n')).toMatch(missing);
      }
      const [first] = told;
      const line = TESTS.split('\n').findIndex((text) => text.includes('line of the first')) + 3;
      expect(first?.failureMessages.join('\n')).toMatch(new RegExp(`a\\.test\\.js:${line}`));
    },
    120_000,
  );
});

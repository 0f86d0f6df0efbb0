/** The helpers in projects that installed the tarball: the example suites pass in every runner, which ends by itself. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { type Ended, root, runIn, useInstallation } from './installed-project.ts';

const installation = useInstallation();

const JEST = join(root, 'node_modules/jest/bin/jest.js');
const VITEST = join(root, 'node_modules/vitest/vitest.mjs');
const SHARE_IN_JEST = [
  '--globalSetup=waldur-payments-mock/jest/global-setup',
  '--globalTeardown=waldur-payments-mock/jest/global-teardown',
] as const;
const PATIENCE_MS = 90_000;

const example = (path: string) => readFileSync(join(root, 'test/examples', path), 'utf8');
/** The Vitest example as one for Jest in ES-module mode: the same but for what is imported. */
const forJest = (text: string) =>
  text.replace("'vitest'", "'@jest/globals'").replace('payments-mock/vitest', 'payments-mock/jest');

/** A server that nobody closes, with a connection that is kept open. */
const FORGOTTEN = `
test('a server that nobody closes', async () => {
  const server = await startMockServer();
  const agent = new http.Agent({ keepAlive: true });
  const status = await new Promise((resolve, reject) => {
    const sent = http.get(server.url + '/api/version/', { agent }, (response) => {
      response.resume().on('end', () => resolve(response.statusCode));
    });
    sent.on('error', reject);
  });
  expect(status).toBeLessThan(500);
});
`;
/** Says where the helper's server is: in a sandbox of the shared one, or in this process. */
const WHERE = `
const server = useMockServer();
test('has a server of the expected kind', () => {
  const isShared = process.env.EXPECTED === 'shared';
  const path = new URL(server.url).pathname;
  expect(path.replace(/\\d+/g, 'n')).toBe(isShared ? '/__sandbox/worker-n' : '/');
});
`;

const COMMONJS = {
  'package.json': '{}',
  'payments-client.js': example('jest/payments-client.js'),
  'payments.test.js': example('jest/payments.test.js'),
  'where.test.js': `const { useMockServer } = require('waldur-payments-mock/jest');${WHERE}`,
  'forgotten.test.js': `const http = require('node:http');
    const { startMockServer } = require('waldur-payments-mock');${FORGOTTEN}`,
};

const modules = (runner: 'jest' | 'vitest') => ({
  'package.json': JSON.stringify({ type: 'module', jest: { transform: {} } }),
  'vitest.config.js': `export default { test: { globalSetup: process.env.EXPECTED === 'shared'
    ? ['waldur-payments-mock/vitest/global-setup'] : [] } };`,
  'payments.test.js':
    runner === 'jest'
      ? forJest(example('vitest/payments.test.js'))
      : example('vitest/payments.test.js'),
  'where.test.js': `import { expect, test } from '${runner === 'jest' ? '@jest/globals' : 'vitest'}';
    import { useMockServer } from 'waldur-payments-mock/${runner}';${WHERE}`,
  'forgotten.test.js': `import http from 'node:http';
    import { expect, test } from '${runner === 'jest' ? '@jest/globals' : 'vitest'}';
    import { startMockServer } from 'waldur-payments-mock';${FORGOTTEN}`,
});

/** It passed, and nothing had to stop it or complained that it did not end. */
function expectSuccess({ status, output }: Ended, tests: RegExp): void {
  expect(output).toMatch(tests);
  expect(output).not.toMatch(/did not exit|open handle|force exit|hanging|close timed out/i);
  expect(status).toBe(0);
}

const node = (project: string, args: readonly string[], kind: 'own' | 'shared') =>
  runIn(project, process.execPath, args, { EXPECTED: kind, NO_COLOR: '1' });

describe('Jest in CommonJS', () => {
  it(
    'passes with a server for each file, and with one for all workers',
    async () => {
      const project = installation.project(COMMONJS);
      const runs = [
        node(project, [JEST], 'own'),
        node(project, [JEST, ...SHARE_IN_JEST, '--maxWorkers=2'], 'shared'),
      ];
      for (const ended of await Promise.all(runs))
        expectSuccess(ended, /Tests: +7 passed, 7 total/);
    },
    PATIENCE_MS,
  );
});

describe('Jest in ES-module mode', () => {
  it(
    'passes with a server for each file, and with one for all workers',
    async () => {
      const project = installation.project(modules('jest'));
      const jest = ['--experimental-vm-modules', '--no-warnings', JEST];
      const runs = [
        node(project, jest, 'own'),
        node(project, [...jest, ...SHARE_IN_JEST, '--runInBand'], 'shared'),
      ];
      for (const ended of await Promise.all(runs))
        expectSuccess(ended, /Tests: +6 passed, 6 total/);
    },
    PATIENCE_MS,
  );
});

const describeVitest = existsSync(VITEST) ? describe : describe.skip;

describeVitest('Vitest', () => {
  it.each(['threads', 'forks'])(
    'passes with %s, with a server for each file and with one for all workers',
    async (pool) => {
      const project = installation.project(modules('vitest'), ['vitest']);
      const runs = (['own', 'shared'] as const).map((kind) =>
        node(project, [VITEST, 'run', `--pool=${pool}`], kind),
      );
      for (const ended of await Promise.all(runs)) expectSuccess(ended, /Tests +6 passed \(6\)/);
    },
    PATIENCE_MS,
  );
});

describe('exec', () => {
  it(
    'gives the helpers the server that they share',
    async () => {
      const project = installation.project(COMMONJS);
      const args = ['exec', '--', process.execPath, JEST];
      const ended = await runIn(project, installation.command(project), args, {
        EXPECTED: 'shared',
      });
      expectSuccess(ended, /Tests: +7 passed, 7 total/);
    },
    PATIENCE_MS,
  );
});

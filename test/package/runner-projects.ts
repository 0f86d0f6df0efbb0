/** Projects of clients for each test runner: the example suites, a server that nobody closes, and where a server is. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import { type Ended, root } from './installed-project.ts';

/** Arguments of Jest for one server that all workers share. */
export const SHARE_IN_JEST = [
  '--globalSetup=waldur-payments-mock/jest/global-setup',
  '--globalTeardown=waldur-payments-mock/jest/global-teardown',
] as const;

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

/** For Jest without any configuration. Seven tests. */
export const COMMONJS = {
  'package.json': '{}',
  'payments-client.js': example('jest/payments-client.js'),
  'payments.test.js': example('jest/payments.test.js'),
  'where.test.js': `const { useMockServer } = require('waldur-payments-mock/jest');${WHERE}`,
  'forgotten.test.js': `const http = require('node:http');
    const { startMockServer } = require('waldur-payments-mock');${FORGOTTEN}`,
};

/** For a runner of ES modules. Six tests. */
export const modules = (runner: 'jest' | 'vitest') => ({
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
export function expectSuccess({ status, output }: Ended, tests: RegExp): void {
  expect(output).toMatch(tests);
  expect(output).not.toMatch(/did not exit|open handle|force exit|hanging|close timed out/i);
  expect(status).toBe(0);
}

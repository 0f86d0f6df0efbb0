/** The types of an installation, as the compiler of a client's project sees them: nothing is missing, in either module kind. */
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { root, runIn, useInstallation } from '../package/installed-project.ts';

const installation = useInstallation();

const TOOLS = ['@jest/globals', '@types/node', 'expect', 'vitest'];
const FLAGS = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2023'];

const USE = `
const server = useMockServer({ isolation: 'sandbox', contract: 'deployed' });
const url: string = server.url;
const awaited: Promise<void> = expect(server).toHaveReceived('payments_create', {
  times: { min: 1 }, body: { sum: '1.00' }, query: { page: 1 },
});
const negated: Promise<void> = expect(server).not.toHaveIgnoredNothing();
// @ts-expect-error: there is no such isolation
useMockServer({ isolation: 'full' });
`;
/** In the same process there is nothing to await. */
const OWN = `
import { createMockServer } from 'waldur-payments-mock';
const atOnce: void = expect(createMockServer()).toHaveReceived('payments_list');
`;

describe('the types of the helpers', () => {
  it('are complete for Jest and Vitest, imported and required', async () => {
    const project = installation.project(
      {
        'package.json': '{}',
        'jest.mts': `import { expect } from '@jest/globals';
          import { useMockServer } from 'waldur-payments-mock/jest';${USE}${OWN}`,
        'jest.cts': `import { expect } from '@jest/globals';
          import { useMockServer } from 'waldur-payments-mock/jest';
          import setUp, { createGlobalSetup } from 'waldur-payments-mock/jest/global-setup';
          import tearDown from 'waldur-payments-mock/jest/global-teardown';${USE}${OWN}
          const all: (() => Promise<void>)[] = [setUp, createGlobalSetup({}), tearDown];`,
        'vitest.mts': `import { expect } from 'vitest';
          import { useMockServer } from 'waldur-payments-mock/vitest';
          import { setup } from 'waldur-payments-mock/vitest/global-setup';${USE}${OWN}
          const stop: Promise<() => Promise<void>> = setup();`,
      },
      TOOLS,
    );
    const compiler = join(root, 'node_modules/typescript/bin/tsc');
    const files = ['jest.mts', 'jest.cts', 'vitest.mts'];
    const args = [compiler, ...FLAGS, '--types', 'node', ...files];
    expect(await runIn(project, process.execPath, args)).toEqual({ status: 0, output: '' });
  }, 60_000);
});

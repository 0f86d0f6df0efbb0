/** The types of an installation, as the compiler of a client's project sees them: nothing is missing, in either module kind. */
import { readdirSync, readFileSync } from 'node:fs';
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
  times: { min: 1 }, body: { sum: '1.00' }, query: { format: 'json' },
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

/** What the compiler says of each name, right and misspelled, as it is tested against the sources. */
const TYPE_TESTS = new URL('../vocabulary/types/', import.meta.url);
const IMPORTED = `
import { createMockServer, fixturesFromJson } from 'waldur-payments-mock';
import world from './world.json' with { type: 'json' };
// @ts-expect-error: an import knows no names
createMockServer({ fixtures: world });
createMockServer({ fixtures: fixturesFromJson(world) });
`;
const WORLD = {
  invoices: [{ $id: 'a', customer: 'acme', state: 'paid' }, { customer: 'acme' }],
  users: [{ username: 'owner', roles: [{ customer: 'acme', role: 'owner' }] }, { is_staff: true }],
};

function typeTests(): Readonly<Record<string, string>> {
  const tests = readdirSync(TYPE_TESTS).flatMap((name) => {
    const text = readFileSync(new URL(name, TYPE_TESTS), 'utf8')
      .replaceAll(/'[./]+src\/index\.ts'/g, "'waldur-payments-mock'")
      .replaceAll(/'[./]+src\/testing\/(\w+)\.ts'/g, "'waldur-payments-mock/$1'");
    const base = name.replace(/\.test-d\.ts$/, '-types');
    // Vitest is an ES module alone.
    const endings = base === 'vitest-types' ? ['mts'] : ['mts', 'cts'];
    return endings.map((ending) => [`${base}.${ending}`, text] as const);
  });
  return Object.fromEntries(tests);
}

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

  it('find each misspelling, and nothing else, imported and required', async () => {
    const tests = { ...typeTests(), 'imported.mts': IMPORTED };
    expect(Object.keys(tests)).toHaveLength(8);
    const files = { 'package.json': '{}', 'world.json': JSON.stringify(WORLD), ...tests };
    const project = installation.project(files, TOOLS);
    const compiler = join(root, 'node_modules/typescript/bin/tsc');
    for (const exact of ['true', 'false']) {
      const flags = ['--resolveJsonModule', '--exactOptionalPropertyTypes', exact];
      const args = [compiler, ...FLAGS, ...flags, '--types', 'node', ...Object.keys(tests)];
      expect(await runIn(project, process.execPath, args)).toEqual({ status: 0, output: '' });
    }
  }, 120_000);
});

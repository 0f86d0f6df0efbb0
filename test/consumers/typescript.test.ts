/** Strict TypeScript that checks the libraries too, with each module setting: it compiles, and what comes out runs. */
import { describe, expect, it } from '@jest/globals';
import { consumer, NODES, run, TYPESCRIPT } from './consumer.ts';

const PROGRAM = `
import {
  createMockServer, FixtureError, startMockServer,
  type Actor, type FixtureProblem, type MockServer, type ServerOptions, type StartedMockServer,
} from 'waldur-payments-mock';

async function main(): Promise<void> {
  const options: ServerOptions = { contract: 'deployed', now: '2023-10-01T10:00:00Z' };
  await using server: StartedMockServer = await startMockServer(options);
  const { headers }: Actor = server.as('staff');
  const { status } = await fetch(server.url + '/api/payments/', { headers });
  const mock: MockServer = createMockServer();
  let problems: readonly FixtureProblem[] = [];
  try {
    // @ts-expect-error: payments are a list
    mock.seed({ payments: 5 });
    // @ts-expect-error: likewise
    createMockServer({ fixtures: { payments: 5 } });
  } catch (error) {
    if (error instanceof FixtureError) problems = error.problems;
  }
  console.log(status, problems.length);
}
// @ts-expect-error: there is no such contract
const wrong: ServerOptions = { contract: 'documentd' };
void wrong;
void main();
`;
/** Compiled, and not run: these load in their runners alone. */
const HELPERS = `
import { useMockServer, type TestServer } from 'waldur-payments-mock/jest';
import setUp, { createGlobalSetup } from 'waldur-payments-mock/jest/global-setup';
import tearDown from 'waldur-payments-mock/jest/global-teardown';
import { type TestServer as InVitest, useMockServer as inVitest } from 'waldur-payments-mock/vitest';
import { setup } from 'waldur-payments-mock/vitest/global-setup';
export const server: TestServer = useMockServer({ isolation: 'sandbox' });
export const another: InVitest = inVitest();
export const all: (() => Promise<unknown>)[] = [setUp, createGlobalSetup({}), tearDown, setup];
`;

const SETTINGS = {
  strict: true,
  exactOptionalPropertyTypes: true,
  skipLibCheck: false,
  target: 'es2022',
  lib: ['es2023', 'esnext.disposable'],
  types: ['node'],
  outDir: 'out',
  rootDir: '.',
};
const project = (settings: object, files: Readonly<Record<string, string>>) => ({
  'package.json': '{ "type": "module" }',
  'tsconfig.json': JSON.stringify({ compilerOptions: { ...SETTINGS, ...settings } }),
  ...files,
});
const BOTH = { 'a.mts': PROGRAM, 'b.cts': PROGRAM, 'c.mts': HELPERS, 'd.cts': HELPERS };

describe('TypeScript', () => {
  it.each([
    ['nodenext', { module: 'nodenext' }, BOTH, ['a.mjs', 'b.cjs']],
    ['node16', { module: 'node16', moduleResolution: 'node16' }, BOTH, ['a.mjs', 'b.cjs']],
    [
      'bundler',
      { module: 'esnext', moduleResolution: 'bundler' },
      { 'a.ts': PROGRAM, 'c.ts': HELPERS },
      ['a.js'],
    ],
  ])(
    'compiles with %s, and what it writes runs in every Node',
    async (_, settings, files, written) => {
      const folder = consumer(project(settings, files));
      expect(await run('22', folder, [TYPESCRIPT])).toEqual({ status: 0, output: '' });
      for (const major of NODES) {
        for (const file of written) {
          expect(await run(major, folder, [`out/${file}`])).toEqual({
            status: 0,
            output: '200 1\n',
          });
        }
      }
    },
  );
});

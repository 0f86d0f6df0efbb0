/** The helpers in every runner and every Node: the example suites pass, and the runner ends by itself. */
import { describe, expect, it } from '@jest/globals';
import { COMMONJS, expectSuccess, modules, SHARE_IN_JEST } from '../package/runner-projects.ts';
import { COMMAND, consumer, JEST, NODES, run, VITEST } from './consumer.ts';

const OWN = { EXPECTED: 'own' };
const SHARED = { EXPECTED: 'shared' };

describe.each(NODES)('in Node %s', (major) => {
  it('Jest without configuration passes with a server for each file', async () => {
    const project = consumer(COMMONJS);
    expectSuccess(await run(major, project, [JEST], OWN), /Tests: +7 passed, 7 total/);
  });

  it('Jest without configuration passes with a server for all workers', async () => {
    const project = consumer(COMMONJS);
    const args = [JEST, ...SHARE_IN_JEST, '--maxWorkers=2'];
    expectSuccess(await run(major, project, args, SHARED), /Tests: +7 passed, 7 total/);
  });

  it('Jest without configuration passes with the server that exec starts', async () => {
    const project = consumer(COMMONJS);
    const args = [COMMAND, 'exec', '--', 'node', JEST];
    expectSuccess(await run(major, project, args, SHARED), /Tests: +7 passed, 7 total/);
  });

  it.each([
    ['for each file', OWN, []],
    ['for all workers', SHARED, [...SHARE_IN_JEST, '--runInBand']],
  ])('Jest in ES-module mode passes with a server %s', async (_, kind, more) => {
    const project = consumer(modules('jest'));
    const args = ['--experimental-vm-modules', '--no-warnings', JEST, ...more];
    expectSuccess(await run(major, project, args, kind), /Tests: +6 passed, 6 total/);
  });

  it.each([
    ['threads', 'for each file', OWN],
    ['forks', 'for all workers', SHARED],
  ])('Vitest with %s passes with a server %s', async (pool, _, kind) => {
    const project = consumer(modules('vitest'));
    const args = [VITEST, 'run', `--pool=${pool}`];
    expectSuccess(await run(major, project, args, kind), /Tests +6 passed \(6\)/);
  });

  it('requiring the helper for Vitest says what Vitest says of that', async () => {
    const project = consumer({ 'program.js': "require('waldur-payments-mock/vitest');" });
    const { status, output } = await run(major, project, ['program.js']);
    expect([status, output]).toEqual([1, expect.stringContaining('Vitest cannot be imported')]);
  });
});

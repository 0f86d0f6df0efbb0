/** One server for all workers: the global set-ups, and `useMockServer` with a sandbox of a server that it did not start. */

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { useMockServer } from '../../src/testing/jest.ts';
import { createGlobalSetup } from '../../src/testing/jest-global-setup.ts';
import tearDown from '../../src/testing/jest-global-teardown.ts';
import { sharedSupply } from '../../src/testing/sandbox-supply.ts';
import { openSandbox } from '../../src/testing/test-server.ts';
import { setup } from '../../src/testing/vitest-global-setup.ts';
import { vouched } from '../../src/values/vouched.ts';
import { PAYMENT, post } from './requests.ts';

const WORLD = { users: [{ username: 'only', token: 'only-token', is_staff: true }] };
const WORKER = process.env['JEST_WORKER_ID'];

const address = (): string | undefined => process.env['WALDUR_MOCK_URL'];

beforeAll(createGlobalSetup({ now: '2023-10-01T10:00:00Z' }));

describe('a file that shares the server', () => {
  const server = useMockServer();
  const second = useMockServer({ scenario: 'payment-awaiting-link', fixtures: WORLD });

  it('has a sandbox named by its worker', () => {
    expect(server.url).toBe(`${address()}/__sandbox/worker-${WORKER}`);
  });

  it('gets another one for each further call, with fixtures of its own', async () => {
    expect(second.url).toBe(`${address()}/__sandbox/worker-${WORKER}-2`);
    expect(second.as('only').token).toBe('only-token');
    expect(() => server.as('only')).toThrow(RangeError);
  });

  it('stays inside its sandbox, hyperlinks included', async () => {
    const answer = await post(server, '/api/payments/', PAYMENT);
    const { url } = Object(await answer.json());
    expect(url).toMatch(server.url);
    await expect(server).toHaveReceived('payments_create', { times: 1 });
    await expect(second).not.toHaveReceived('payments_create');
  });

  it('starts each test afresh', async () => {
    await expect(server).not.toHaveReceived('payments_create');
  });
});

describe('a file that wants a sandbox for every test', () => {
  const server = useMockServer({ isolation: 'sandbox', fixtures: ['default'], randomSeed: 7 });

  it.each([1, 2])('gets one from the shared server: test %i', async () => {
    expect(server.url).toMatch(`${address()}/__sandbox/worker-${WORKER}`);
    expect((await post(server, '/api/payments/', PAYMENT)).status).toBe(201);
    await expect(server).toHaveReceived('payments_create', { times: 1 });
  });
});

describe('sandboxes of the shared server', () => {
  it('take fixtures by name or as a list, beside a scenario', async () => {
    const supply = sharedSupply(address() ?? '', 'lists', {
      scenario: 'payment-awaiting-link',
      fixtures: [WORLD],
    });
    const url = await supply.take();
    expect((await openSandbox(url)).as('only').token).toBe('only-token');
    await supply.drop(url);
    await supply.close();
    await expect(openSandbox(url)).rejects.toThrow('410');
  });

  it('refuse options that only a server has', () => {
    expect(() => sharedSupply('http://x', '1', { contract: 'deployed', delayMs: 5 })).toThrow(
      'contract, delayMs belongs to the server at http://x',
    );
  });

  it('tell of fixtures that do not load', async () => {
    const broken = { payments: [{ sum: 5 }] };
    const supply = sharedSupply(address() ?? '', 'broken', { fixtures: vouched(broken) });
    await expect(supply.take()).rejects.toThrow('/fixtures/payments/0/');
  });
});

describe('the global set-ups', () => {
  it('leave a server alone that runs already', async () => {
    const before = address();
    const stop = await setup();
    expect(address()).toBe(before);
    await stop();
    expect((await fetch(`${before}/__admin/health`)).status).toBe(200);
  });
});

afterAll(async () => {
  const url = address();
  await tearDown();
  expect(address()).toBeUndefined();
  await expect(openSandbox(url ?? '')).rejects.toThrow('does not answer');
  // Once more, as where no set-up was.
  await tearDown();
  const stop = await setup();
  expect(address()).toMatch(/^http:/);
  await stop();
});

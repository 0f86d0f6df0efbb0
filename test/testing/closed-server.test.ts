/** The helpers where the control plane asks for a token, or the API for the name of a sandbox: they know both by themselves. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { useMockServer } from '../../src/testing/jest.ts';
import { createGlobalSetup } from '../../src/testing/jest-global-setup.ts';
import tearDown from '../../src/testing/jest-global-teardown.ts';
import { openSandbox } from '../../src/testing/test-server.ts';
import { PAYMENT, post } from './requests.ts';

const adminToken = 'open-sesame';
const stateOf = (url: string) => fetch(`${url}/__admin/state`);

describe('a server of the file itself', () => {
  const server = useMockServer({ adminToken, requireSandbox: true });

  it('is closed to others, and open to the test', async () => {
    expect((await stateOf(server.url)).status).toBe(401);
    expect((await post(server, '/api/payments/', PAYMENT)).status).toBe(201);
    await expect(server).toHaveReceived('payments_create', { times: 1 });
    await server.seed({ users: [] });
    expect(await server.state()).toMatchObject({ users: [] });
  });

  it('is reset by its token, in a sandbox that has a name', async () => {
    expect(server.url).toMatch(/\/__sandbox\/test$/);
    await expect(server).not.toHaveReceived('payments_create');
    expect((await fetch(`${new URL(server.url).origin}/api/payments/`)).status).toBe(421);
  });
});

describe('a server of all workers', () => {
  beforeAll(createGlobalSetup({ adminToken }));
  afterAll(tearDown);

  describe('hands its token on', () => {
    const server = useMockServer({ isolation: 'sandbox' });

    it('to each worker, by a variable', async () => {
      expect(process.env['WALDUR_MOCK_ADMIN_TOKEN']).toBe(adminToken);
      expect((await stateOf(server.url)).status).toBe(401);
      await server.faults.add({ operation: 'payments_create', respond: 'bad_gateway' });
      expect((await post(server, '/api/payments/', PAYMENT)).status).toBe(502);
    });

    it('and opens to whoever gives it', async () => {
      await expect(openSandbox(server.url)).rejects.toThrow(/answers 401:\n.*--admin-token/);
      const opened = await openSandbox(server.url, adminToken);
      expect(opened.as('staff').token).toBe('YOUR_API_TOKEN');
    });
  });
});

describe('afterwards', () => {
  it('no variable is left', () => {
    expect(process.env['WALDUR_MOCK_URL']).toBeUndefined();
    expect(process.env['WALDUR_MOCK_ADMIN_TOKEN']).toBeUndefined();
  });
});

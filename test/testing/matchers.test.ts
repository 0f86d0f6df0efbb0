/** The matchers: when they pass, and what they say when they don't. */

import { describe, expect, it } from '@jest/globals';
import { startMockServer } from '../../src/index.ts';
import { matchers, type OperationId, useMockServer } from '../../src/testing/jest.ts';
import { vouched } from '../../src/values/vouched.ts';
import { get, PAYMENT, post } from './requests.ts';

const server = useMockServer();

/** The message of an assertion that fails, as it does at once where the server is in the same process. */
async function messageOf(assert: () => Promise<void>): Promise<string> {
  try {
    await assert();
    return 'It passed.';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

describe('toHaveReceived', () => {
  it('passes for one request or more of an operation', async () => {
    await expect(server).not.toHaveReceived('payments_create');
    await post(server, '/api/payments/', PAYMENT);
    await expect(server).toHaveReceived('payments_create');
    await expect(server).not.toHaveReceived('payments_list');
  });

  it('holds the body, the query and the count against them', async () => {
    await post(server, '/api/payments/', PAYMENT);
    await get(server, '/api/payments/?page=1&page_size=5');
    await expect(server).toHaveReceived('payments_create', { times: 1, body: { sum: '100.00' } });
    await expect(server).not.toHaveReceived('payments_create', { times: 2 });
    await expect(server).toHaveReceived('payments_list', { query: { page_size: 5 } });
    await expect(server).not.toHaveReceived('payments_list', { query: { page: '2' } });
    await expect(server).toHaveReceived('payments_destroy', { times: 0 });
    await expect(server).toHaveReceived('payments_list', { times: { min: 1, max: 1 } });
  });

  it('says what was received instead, and in what the nearest differs', async () => {
    await post(server, '/api/payments/', PAYMENT);
    await get(server, '/api/payments/?page=1');
    const message = await messageOf(() =>
      expect(server).toHaveReceived('payments_create', { body: { sum: '1.00' } }),
    );
    expect(message).toContain(
      'expect(server).toHaveReceived("payments_create", {"body":{"sum":"1.00"}})',
    );
    expect(message).toMatch(/Nearest is #\d+ payments_create, but for/);
    expect(message).toContain('/body/sum: expected "1.00", received "100.00"');
    expect(message).toMatch(/#\d+ payments_create POST \/api\/payments\/ 201 by staff \{"profile"/);
    expect(message).toMatch(/#\d+ payments_list GET \/api\/payments\/\?page=1 200 by staff$/m);
  });

  it('shows the newest of many requests, and long bodies shortened', async () => {
    for (let round = 0; round < 25; round += 1) await get(server, '/api/payments/');
    await post(server, '/api/payments/', { ...PAYMENT, sum: '1'.repeat(300) });
    const message = await messageOf(() => expect(server).toHaveReceived('payments_destroy'));
    expect(message).toContain('… 6 earlier ones');
    expect(message).toContain('1…');
  });

  it('says that nothing was received', async () => {
    const message = await messageOf(() => expect(server).toHaveReceived('payments_list'));
    expect(message).toContain('The server has received no request.');
  });

  it('says which requests there were not to be', async () => {
    await get(server, '/api/nowhere/');
    await get(server, '/api/payments/');
    const message = await messageOf(() => expect(server).not.toHaveReceived('payments_list'));
    expect(message).toContain('expect(server).not.toHaveReceived("payments_list", {})');
    expect(message).toMatch(/#\d+ GET \/api\/nowhere\/ 404/);
  });

  it('refuses an operation that the API does not have, also where none is expected', async () => {
    const assert = () => expect(server).not.toHaveReceived(vouched<OperationId>('payment_create'));
    expect(await messageOf(assert)).toMatch(/payments_create/);
  });

  it('refuses what has no requests', () => {
    expect(() => expect({}).toHaveReceived('payments_list')).toThrow('must be given a mock server');
  });

  it.each([5, null, [], 'times'])('refuses options that are none: %j', (options) => {
    const assertion = expect(server);
    const call = () =>
      Reflect.apply(assertion.toHaveReceived, assertion, ['payments_list', options]);
    expect(call).toThrow('takes options such as { times: 1 }, not');
  });
});

describe('toHaveIgnoredNothing', () => {
  it('passes while the API takes notice of everything', async () => {
    await post(server, '/api/payments/', PAYMENT);
    await expect(server).toHaveIgnoredNothing();
    const message = await messageOf(() => expect(server).not.toHaveIgnoredNothing());
    expect(message).toContain('Nothing was ignored.');
  });

  it('names the parameters and fields that were ignored', async () => {
    await post(server, '/api/payments/', { ...PAYMENT, summ: '2.00' });
    await get(server, '/api/payments/?colour=red');
    const message = await messageOf(() => expect(server).toHaveIgnoredNothing());
    expect(message).toMatch(/#\d+ payments_create: body "summ"/);
    expect(message).toMatch(/#\d+ payments_list: query "colour"/);
    await expect(server).not.toHaveIgnoredNothing();
  });
});

describe('matchers on a server in the same process', () => {
  it('throw from the call, awaited or not', async () => {
    expect(() => void expect(server).toHaveReceived('payments_list')).toThrow('Expected');
    await get(server, '/api/payments/');
    expect(() => void expect(server).not.toHaveReceived('payments_list')).toThrow('There are');
    expect(() => void expect(server).not.toHaveIgnoredNothing()).toThrow('Nothing was ignored');
    const passed = expect(server).toHaveReceived('payments_list');
    expect(passed).toBeInstanceOf(Promise);
    await Promise.all([passed, expect(server).toHaveIgnoredNothing()]);
  });

  it('judge at once', async () => {
    expect.extend({ ...matchers });
    const own = await startMockServer();
    await get(own, '/api/payments/');
    expect(own).toHaveReceived('payments_list', { times: 1 });
    expect(own.sandbox('other')).not.toHaveReceived('payments_list');
    expect(() => expect(own).toHaveReceived('payments_create')).toThrow('Expected');
    expect(own).toHaveIgnoredNothing();
    await own.close();
  });
});

/** The library's handle and the test helper's have the same names for the same things, and they do the same. */

import { describe, expect, it } from '@jest/globals';
import { createMockServer, type FaultRequest, startMockServer } from '../../src/index.ts';
import { useMockServer } from '../../src/testing/jest.ts';
import { vouched } from '../../src/values/vouched.ts';
import { PAYMENT, post } from './requests.ts';

const PARTS = ['requests', 'faults', 'stubs', 'tables', 'clock', 'coverage'] as const;
const FAULT: FaultRequest = { operation: 'payments_create', respond: { status: 503 } };

describe('what a test calls', () => {
  const helper = useMockServer();
  const handle = createMockServer();

  it.each(PARTS)('has no member of `%s` that the library has not', (part) => {
    const names = Object.keys(helper[part]);
    expect(names.filter((name) => typeof Reflect.get(handle[part], name) !== 'function')).toEqual(
      [],
    );
    expect(names.length).toBeGreaterThan(2);
  });

  it('has no other member that the library has not', () => {
    const others = Object.keys(helper).filter((name) => !(name in handle));
    // A server without a socket has no address.
    expect(others).toEqual(['url']);
  });

  it('forgets faults and coverage by `clear`, and by `reset`', async () => {
    for (const name of ['clear', 'reset'] as const) {
      await helper.faults.add(FAULT);
      await post(helper, '/api/payments/', PAYMENT);
      expect(await helper.faults.list()).toMatchObject([{ id: 'fault-1', hits: 1 }]);
      expect(Object.keys((await helper.coverage.counts()).operations)).toEqual(['payments_create']);
      await helper.faults[name]();
      await helper.coverage[name]();
      await helper.requests[name]();
      expect(await helper.faults.list()).toEqual([]);
      expect((await helper.coverage.counts()).operations).toEqual({});
      expect(await helper.requests.entries()).toEqual([]);
    }
  });
});

describe('the handle of a server in this process', () => {
  it('waits for requests as the helper does', async () => {
    await using server = await startMockServer();
    const waiting = server.requests.wait({ operation: 'payments_create', status: 201 });
    await post(server, '/api/payments/', PAYMENT);
    expect(await waiting).toEqual([expect.objectContaining({ method: 'POST', actor: 'staff' })]);
    await expect(
      server.requests.wait({ operation: 'payments_list' }, { times: 2, timeoutMs: 1 }),
    ).rejects.toThrow('Waited 1 ms for 2 requests like payments_list, and 0 came');
    await expect(server.requests.wait(vouched({ operation: 'payment_create' }))).rejects.toThrow(
      'payments_create',
    );
  });

  it.each(['clear', 'reset'] as const)('forgets by `%s`, at once', async (name) => {
    await using server = await startMockServer();
    server.faults.add(FAULT);
    await post(server, '/api/payments/', PAYMENT);
    for (const part of [server.faults, server.requests, server.coverage]) part[name]();
    expect(server.faults.list()).toEqual([]);
    expect(server.requests.entries()).toEqual([]);
    expect(server.coverage.counts()).toEqual({ operations: {} });
  });
});

/** `useMockServer` with a server of its own: what its members do, and what keeps one test from the next. */

import { describe, expect, it } from '@jest/globals';
import { type FaultRequest, useMockServer } from '../../src/testing/jest.ts';
import type { TestServer } from '../../src/testing/test-server.ts';
import { vouched } from '../../src/values/vouched.ts';
import { PAYMENT, post } from './requests.ts';

const count = async (server: TestServer): Promise<number> =>
  Object((await server.state())['payments']).length;

describe('the server of a file', () => {
  const server = useMockServer({ now: '2023-10-01T10:00:00Z' });
  const urls = new Set<string>();

  it('answers under its URL, to the users of the fixtures', async () => {
    urls.add(server.url);
    const before = await count(server);
    const answer = await post(server, '/api/payments/', PAYMENT);
    expect(answer.status).toBe(201);
    expect(await count(server)).toBe(before + 1);
    expect(await server.requests.entries()).toHaveLength(1);
  });

  it('is as at its start in the next test, under the same URL', async () => {
    urls.add(server.url);
    expect(urls.size).toBe(1);
    expect(await server.requests.entries()).toEqual([]);
  });

  it('takes another world, of which it knows the users, until the next reset', async () => {
    await server.seed({ users: [{ username: 'only', token: 'only-token', is_staff: true }] });
    expect(server.as('only')).toEqual({
      token: 'only-token',
      headers: { Authorization: 'Token only-token' },
    });
    expect(() => server.as('staff')).toThrow('There is no user "staff". There are: only.');
    await server.reset({ keep: ['state'] });
    expect(server.as('only').token).toBe('only-token');
    await server.reset();
    expect(server.as('staff').token).toBe('YOUR_API_TOKEN');
  });

  it('says what is wrong with a world that does not load', async () => {
    const broken = { payments: [{ sum: 5 }] };
    await expect(server.seed(vouched(broken))).rejects.toThrow(/\/payments\/0\/\w+ /);
  });

  it('remembers states and comes back to them', async () => {
    const before = await count(server);
    await server.snapshot('before');
    await post(server, '/api/payments/', PAYMENT);
    await server.restore('before');
    expect(await count(server)).toBe(before);
    await expect(server.restore('never')).rejects.toThrow('"never"');
  });

  it('shows and edits rows one by one', async () => {
    const { tables } = server;
    const { rows, total } = await tables.rows('payments', { o: '-sum', limit: 2 });
    expect([rows.length, total]).toEqual([2, await count(server)]);
    const key = rows[0]?.key ?? '';
    const changed = await tables.change('payments', key, { sum: '4321.00' });
    expect(changed.row.sum).toBe('4321.00');
    const found = await tables.rows('payments', { sum: ['4321.00', '4321.01'] });
    expect(found.rows.map((each) => each.key)).toEqual([key]);
    expect(await tables.row('payments', key)).toMatchObject({
      ...{ change: 'changed', row: { sum: '4321.00' }, seed: { sum: rows[0]?.row.sum } },
    });
    const added = await tables.add('customers', { name: 'Brand new' });
    await tables.remove('customers', added.key);
    await expect(tables.row('customers', added.key)).rejects.toThrow(added.key);
    const touched = (await tables.list()).filter((table) => table.changed.changed > 0);
    expect(touched.map(({ name }) => name)).toEqual(['payments']);
    expect(Object.keys(await tables.changes({ limit: 1 }))).not.toHaveLength(0);
  });

  it('answers by another contract until the next reset', async () => {
    const uuid = async (): Promise<string> => {
      const answer = await fetch(`${server.url}/api/payments/`, server.as('staff'));
      return String(Object(await answer.json())[0].uuid);
    };
    expect(await uuid()).toContain('-');
    await server.setContract('deployed');
    expect(await uuid()).not.toContain('-');
    await server.reset();
    expect(await uuid()).toContain('-');
  });

  it('has a clock that moves when told', async () => {
    const start = await server.clock.now();
    await server.clock.advance(60_000);
    expect(await server.clock.now()).toMatch('2023-10-01T10:01:00');
    await server.clock.freeze('2024-02-29T00:00:00Z');
    expect(await server.clock.now()).toMatch('2024-02-29T00:00:00');
    await server.clock.reset();
    expect(await server.clock.now()).toBe(start);
    await server.clock.setOffset(0);
    expect(await server.clock.now()).not.toBe(start);
  });

  it('waits for requests, forgets them, and counts what they covered', async () => {
    const waiting = server.requests.wait({ operation: 'payments_create', status: 201 });
    await post(server, '/api/payments/', PAYMENT);
    expect(await waiting).toEqual([expect.objectContaining({ method: 'POST', actor: 'staff' })]);
    expect(await server.coverage.counts()).toMatchObject({
      operations: { payments_create: { statuses: { 201: expect.any(Number) } } },
    });
    await server.requests.clear();
    expect(await server.requests.entries()).toEqual([]);
    await expect(
      server.requests.wait({ operation: 'payments_list' }, { timeoutMs: 1 }),
    ).rejects.toThrow('payments_list');
  });

  it('fails on demand, as often as told', async () => {
    const fault: FaultRequest = { operation: 'payments_create', respond: { status: 503 } };
    const id = await server.faults.add(fault);
    expect((await post(server, '/api/payments/', PAYMENT)).status).toBe(503);
    await server.faults.remove(id);
    expect((await post(server, '/api/payments/', PAYMENT)).status).toBe(201);
    await server.faults.add(fault);
    await server.faults.clear();
    expect((await post(server, '/api/payments/', PAYMENT)).status).toBe(201);
    await expect(server.faults.add(vouched({ operation: 'payment_create' }))).rejects.toThrow(
      'payments_create',
    );
  });
});

describe('a new sandbox for every test', () => {
  const server = useMockServer({ isolation: 'sandbox' });
  const urls: string[] = [];

  it.each([1, 2])('has a URL of its own: test %i', async () => {
    urls.push(server.url);
    expect(new Set(urls).size).toBe(urls.length);
    expect((await post(server, '/api/payments/', PAYMENT)).status).toBe(201);
    expect(await server.requests.entries()).toHaveLength(1);
  });

  it('is gone in the next test', async () => {
    const [first = ''] = urls;
    const late = await fetch(`${first}/api/payments/`, { headers: server.as('staff').headers });
    expect(late.status).toBe(410);
  });
});

describe('outside of its tests', () => {
  const server = useMockServer();
  const early = catchError(() => server.url);

  it('says that it does not run yet', () => {
    expect(early).toContain('runs from beforeAll to afterAll');
  });

  it('refuses an isolation that is none', () => {
    const isolation: unknown = 'full';
    expect(catchError(() => Reflect.apply(useMockServer, undefined, [{ isolation }]))).toContain(
      'isolation must be reset or sandbox, not full.',
    );
  });
});

function catchError(act: () => unknown): string {
  try {
    return String(act());
  } catch (error) {
    return String(error);
  }
}

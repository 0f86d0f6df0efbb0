/** A handle of a sandbox that was dropped meanwhile: it tells of the present one of that name, or of none. */
import { expect, it } from '@jest/globals';
import { startMockServer } from '../../src/index.ts';

const LISTED = { matches: { operation: 'payments_list' } } as const;

async function scene() {
  const server = await startMockServer();
  const admin = async (method: string, path: string, body?: unknown) => {
    const headers = { 'Content-Type': 'application/json' };
    const more = body === undefined ? {} : { headers, body: JSON.stringify(body) };
    const { status } = await fetch(`${server.url}/__admin/sandboxes${path}`, { method, ...more });
    expect(status).toBeLessThan(300);
  };
  const list = () => fetch(`${server.url}/__sandbox/c/api/payments/`);
  return { server, admin, list };
}

it('throws for all that it could do, where there is none', async () => {
  const { server, admin, list } = await scene();
  await using _closed = server;
  const handle = server.sandbox('c');
  const { requests } = handle;
  await list();
  await admin('DELETE', '/c');
  const gone = 'There is no sandbox "c" to be had. The sandbox "c" is gone: it was deleted.';
  for (const use of [
    () => handle.requests.verify({ ...LISTED, times: 0 }),
    () => handle.reset(),
    () => handle.clock.now(),
    () => handle.as('staff'),
    () => handle.contract,
    () => handle.state(),
  ]) {
    expect(use).toThrow(gone);
  }
  // What was taken out of it before claims nothing either.
  expect(() => requests.verify({ ...LISTED, times: 1 })).toThrow('was dropped');
  expect(() => requests.entries()).toThrow('was dropped');
  await expect(requests.wait(LISTED.matches)).rejects.toThrow('was dropped');
});

it('is of the present one where its name is in use again', async () => {
  const { server, admin, list } = await scene();
  await using _closed = server;
  const handle = server.sandbox('c');
  const { reset, clock } = handle;
  await admin('DELETE', '/c');
  await admin('POST', '', { name: 'c' });
  await list();
  expect(handle.requests.verify({ ...LISTED, times: 1 })).toEqual({ verified: true });
  expect(handle.requests).toBe(server.sandbox('c').requests);
  clock.freeze('2023-10-01T10:00:00Z');
  expect(server.sandbox('c').clock.now()).toMatch(/^2023-10-01T10:00:00/);
  reset();
  expect(handle.requests.verify({ ...LISTED, times: 0 })).toEqual({ verified: true });
});

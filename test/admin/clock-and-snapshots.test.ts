/** The clock, named snapshots, and a reset that keeps something, over the control plane. */
import { beforeEach, describe, expect, it } from '@jest/globals';
import { type Client, createClient } from '../client.ts';
import { PROFILE } from '../resources/base-world.ts';

const api: Client = createClient({ now: '2024-01-01T00:00:00Z' });
const admin = (method: 'GET' | 'PUT' | 'POST' | 'DELETE', path: string, json?: unknown) =>
  api.send({
    as: 'anonymous',
    method,
    path: `/__admin/${path}`,
    ...(json === undefined ? {} : { json }),
  });
const create = () =>
  api.send({
    method: 'POST',
    path: '/api/payments/',
    json: {
      profile: `/api/payment-profiles/${PROFILE.active}/`,
      date_of_payment: '2024-01-01',
      sum: '1.00',
    },
  });
const count = async () => (await api.get('/api/payments/')).headers['x-result-count'];

beforeEach(() => api.reset());

describe('/__admin/clock', () => {
  it('tells the time, and whether it stands still', async () => {
    expect((await admin('GET', 'clock')).json).toEqual({
      now: '2024-01-01T00:00:00.000000Z',
      frozen: true,
      offsetMs: null,
    });
  });

  it('stands still at a time, advances, and goes back with a reset', async () => {
    await admin('PUT', 'clock', { mode: 'frozen', now: '2030-05-05T05:05:05Z' });
    const advanced = await admin('POST', 'clock/advance', { ms: 1500 });
    expect(advanced.json).toMatchObject({ now: '2030-05-05T05:05:06.500000Z' });
    await admin('POST', 'reset');
    expect((await admin('GET', 'clock')).json).toMatchObject({
      now: '2024-01-01T00:00:00.000000Z',
    });
  });

  it.each([
    [{ mode: 'real' }, 0],
    [{ mode: 'offset', offsetMs: 86_400_000 }, 86_400_000],
  ])('runs with %j', async (body, aheadMs) => {
    const { json } = await admin('PUT', 'clock', body);
    const now = Date.now();
    expect(Math.abs(new Date(json.now).getTime() - now - aheadMs)).toBeLessThan(60_000);
    expect(json).toMatchObject({ frozen: false, offsetMs: aheadMs });
  });

  it.each([
    ['PUT', 'clock', {}, '/mode'],
    ['PUT', 'clock', [], ''],
    ['PUT', 'clock', { mode: 'frozen', now: 'noon' }, '/now'],
    ['PUT', 'clock', { mode: 'frozen', offsetMs: 5 }, '/offsetMs'],
    ['PUT', 'clock', { mode: 'real', now: '2024-01-01' }, '/now'],
    ['PUT', 'clock', { mode: 'offset' }, '/offsetMs'],
    ['PUT', 'clock', { mode: 'offset', offsetMs: 1e300 }, '/offsetMs'],
    ['POST', 'clock/advance', { ms: '1' }, '/ms'],
    ['POST', 'clock/advance', null, ''],
  ] as const)('refuses %s %s with %j', async (method, path, body, pointer) => {
    const answer = await admin(method, path, body);
    expect([answer.status, answer.json.errors[0].pointer]).toEqual([400, pointer]);
    expect((await admin('GET', 'clock')).json).toMatchObject({
      now: '2024-01-01T00:00:00.000000Z',
    });
  });

  it.each(['advance', 'offset'])(
    'refuses to be moved out of the years that there are by %s',
    async (how) => {
      const ms = 31_000_000_000_000;
      const body = how === 'advance' ? { ms } : { mode: 'offset', offsetMs: ms };
      await admin('PUT', 'clock', { mode: 'frozen', now: '9999-01-01T00:00:00Z' });
      const answer = await admin(
        how === 'advance' ? 'POST' : 'PUT',
        how === 'advance' ? 'clock/advance' : 'clock',
        body,
      );
      expect([200, 400]).toContain(answer.status);
      expect((await admin('GET', 'clock')).status).toBe(200);
      expect((await create()).status).toBe(201);
    },
  );
});

describe('/__admin/snapshots', () => {
  it('remembers a state and comes back to it', async () => {
    await admin('PUT', 'snapshots/before');
    await create();
    expect((await admin('POST', 'snapshots/before/restore')).status).toBe(204);
    expect(await count()).toBe('29');
    expect((await admin('GET', 'snapshots')).json.snapshots).toContain('before');
  });

  it('shows a remembered state as a fixture document that loads', async () => {
    await create();
    await admin('PUT', 'snapshots/after');
    api.reset();
    const { json } = await admin('GET', 'snapshots/after');
    expect((await admin('PUT', 'state', json)).status).toBe(204);
    expect(await count()).toBe('30');
  });

  it('forgets one', async () => {
    await admin('PUT', 'snapshots/short');
    expect((await admin('DELETE', 'snapshots/short')).status).toBe(204);
    const answer = await admin('POST', 'snapshots/short/restore');
    expect([answer.status, answer.json.errors[0].message]).toEqual([
      404,
      expect.stringContaining('no snapshot "short"'),
    ]);
  });

  it.each([
    ['GET', 'snapshots/none'],
    ['DELETE', 'snapshots/none'],
  ] as const)('answers 404 to %s %s', async (method, path) => {
    expect((await admin(method, path)).status).toBe(404);
  });
});

describe('POST /__admin/reset', () => {
  it('puts back state, journal, faults and clock', async () => {
    await create();
    await admin('POST', 'clock/advance', { ms: 1000 });
    await admin('POST', 'faults', {
      operation: 'payments_list',
      respond: 'server_error',
      times: null,
    });
    expect((await admin('POST', 'reset', {})).status).toBe(204);
    expect([api.requests.entries(), api.faults.list(), await count(), api.clock.now()]).toEqual([
      [],
      [],
      '29',
      '2024-01-01T00:00:00.000000Z',
    ]);
  });

  it('keeps what it is told to keep', async () => {
    await create();
    await admin('POST', 'clock/advance', { ms: 1000 });
    await admin('POST', 'faults', { operation: 'payments_destroy', respond: 'server_error' });
    await admin('POST', 'reset', { keep: ['journal', 'faults', 'clock'] });
    expect([
      api.requests.entries().length,
      api.faults.list().length,
      api.clock.now(),
      await count(),
    ]).toEqual([1, 1, '2024-01-01T00:00:01.000000Z', '29']);
  });

  it('keeps the state alone', async () => {
    await create();
    await admin('POST', 'reset', { keep: ['state'] });
    expect([api.requests.entries(), await count()]).toEqual([[], '30']);
  });

  it.each([
    [{ keep: 'journal' }, '/keep'],
    [{ keep: ['jornal'] }, '/keep/0'],
    [{ kep: [] }, '/kep'],
    [[], ''],
  ])('refuses %j', async (body, pointer) => {
    await create();
    const answer = await admin('POST', 'reset', body);
    expect([answer.status, answer.json.errors[0].pointer]).toEqual([400, pointer]);
    expect(await count()).toBe('30');
  });
});

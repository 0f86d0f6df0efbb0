/** How requests end, as the journal and the events tell it: on every way out, with all that there is to say. */
import { connect, type Socket } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import type {
  JournalEntry,
  ServerEvent,
  ServerOptions,
  StartedMockServer,
} from '../../src/index.ts';
import { startMockServer } from '../../src/index.ts';
import { world } from '../client.ts';
import { PROFILE } from '../resources/base-world.ts';

const BODY = JSON.stringify({
  profile: `/api/payment-profiles/${PROFILE.active}/`,
  date_of_payment: '2023-10-01',
  sum: '1.00',
});
const CREATE = 'payments_create';
const DELAY_MS = 150;

const started: StartedMockServer[] = [];
afterEach(async () => {
  for (const server of started.splice(0)) await server.close();
});

async function scene(options: ServerOptions = {}) {
  const events: ServerEvent[] = [];
  const onEvent = (event: ServerEvent) => void (event.event === 'changed' || events.push(event));
  const server = await startMockServer({ fixtures: world('base'), onEvent, ...options });
  started.push(server);
  return { server, events };
}
type Scene = Awaited<ReturnType<typeof scene>>;

/** Longer than a busy machine takes for megabytes on their way. */
const PATIENCE_MS = 25_000;

async function until(isSo: () => boolean): Promise<void> {
  const end = Date.now() + PATIENCE_MS;
  while (!isSo() && Date.now() < end) await setTimeout(2);
  expect(isSo()).toBe(true);
}

const head = ({ server }: Scene, method = 'POST', path = '/api/payments/') =>
  `${method} ${path} HTTP/1.1\r\nHost: h\r\nAuthorization: ${server.as('staff').headers.Authorization}\r\n`;
const create = (at: Scene) =>
  `${head(at)}Content-Type: application/json\r\nContent-Length: ${BODY.length}\r\n\r\n${BODY}`;

/** A connection on which something was sent, and all that comes back on it. */
function send({ server }: Scene, text: string): { socket: Socket; ended: Promise<string> } {
  const socket = connect(server.port, '127.0.0.1');
  const chunks: Buffer[] = [];
  socket.on('data', (chunk) => chunks.push(chunk)).on('error', () => undefined);
  const ended = new Promise<string>((resolve) => {
    socket.on('close', () => resolve(Buffer.concat(chunks).toString('latin1')));
  });
  socket.write(text);
  return { socket, ended };
}

const entries = ({ server }: Scene) => server.requests.entries();
const payments = ({ server }: Scene) => server.state().payments?.length ?? 0;

/** The only request, once it is over; the event says the same of it. */
async function over(at: Scene): Promise<JournalEntry> {
  await until(() => at.events.length > 0 && entries(at)[0]?.outcome !== null);
  const [entry] = entries(at);
  if (!entry) throw new Error('Nothing came.');
  expect(entry.durationMs).toBeGreaterThan(0);
  const { outcome, stage, received, status, fault } = entry;
  const [event, ...more] = at.events;
  expect(more).toEqual([]);
  expect(event).toMatchObject({
    event: outcome === 'answered' ? 'request' : 'aborted',
    ...{ method: entry.method, outcome, received, status, durationMs: expect.any(Number) },
    ...(stage === null ? {} : { stage }),
    ...(fault === null ? {} : { fault }),
  });
  return entry;
}

describe('an answer', () => {
  it.each(['GET', 'POST', 'HEAD', 'OPTIONS'])(
    'to %s that nothing holds up is received',
    async (method) => {
      const at = await scene();
      send(at, method === 'POST' ? create(at) : `${head(at, method)}\r\n`);
      expect(await over(at)).toMatchObject({
        ...{ outcome: 'answered', stage: null, received: 'all', aborted: null, fault: null },
      });
    },
  );

  it('that waits is received late, and its work done before', async () => {
    const at = await scene({ delayMs: DELAY_MS });
    const before = payments(at);
    send(at, create(at));
    await until(() => payments(at) > before);
    expect(entries(at)).toMatchObject([{ outcome: null, received: null, durationMs: null }]);
    const entry = await over(at);
    expect(entry).toMatchObject({ outcome: 'answered', received: 'delayed', status: 201 });
    expect(entry.durationMs).toBeGreaterThan(DELAY_MS - 20);
  });

  it('of a clock that stands still is moved by the delay after its work, and not held up', async () => {
    const at = await scene({ delayMs: 5000, now: '2024-01-01T00:00:00Z' });
    send(at, create(at));
    expect(await over(at)).toMatchObject({ received: 'all', at: '2024-01-01T00:00:00.000000Z' });
    expect(at.server.clock.now()).toContain('00:00:05');
  });

  it('so long that the network takes it in parts is over when all of it is out, or is lost', async () => {
    const at = await scene();
    at.server.faults.add({
      operation: 'payments_list',
      times: 0,
      respond: { status: 200, body: 'x'.repeat(5_000_000) },
    });
    const asked = `${head(at, 'GET')}\r\n`.repeat(6);
    const last = () => entries(at).at(-1);
    const { socket } = send(at, asked);
    socket.pause();
    await until(() => entries(at).length === 6);
    await setTimeout(50);
    expect(last()).toMatchObject({ outcome: null, durationMs: null, fault: 'fault-1' });
    socket.resume();
    await until(() => at.events.length === 6);
    expect(last()).toMatchObject({ outcome: 'answered', received: 'all' });
    const { socket: other } = send(at, asked);
    other.pause();
    await until(() => entries(at).length === 12);
    await setTimeout(50);
    other.destroy();
    await until(() => at.events.length === 12);
    expect(last()).toMatchObject({ outcome: 'aborted', stage: 'answer', aborted: 'client' });
  });

  it('of the mock itself that no sandbox gives is told as well', async () => {
    const at = await scene();
    await fetch(`${at.server.url}/__sandbox/%zz/api/payments/`);
    await fetch(`${at.server.url}/__sandbox/${'n'.repeat(200)}/api/payments/`);
    await until(() => at.events.length > 1);
    expect(at.events).toMatchObject([
      { event: 'request', outcome: 'answered', received: 'all', status: 400 },
      { event: 'request', outcome: 'answered', received: 'all', status: 400 },
    ]);
  });

  it('is told to all, though one of those who listen to the journal fails', async () => {
    const at = await scene();
    at.server.requests.subscribe(() => {
      throw new Error('a listener');
    });
    const { socket } = send(at, create(at));
    await until(() => at.events.length > 0);
    expect(at.events).toMatchObject([{ event: 'error' }]);
    expect(entries(at)).toMatchObject([{ outcome: 'answered', status: 201 }]);
    socket.destroy();
  });
});

describe('a client that goes away', () => {
  it('in the upload has changed nothing', async () => {
    const at = await scene();
    const before = payments(at);
    const { socket } = send(at, create(at).slice(0, -10));
    await until(() => entries(at).length > 0);
    socket.destroy();
    expect(await over(at)).toMatchObject({
      ...{ outcome: 'aborted', stage: 'upload', received: 'nothing', aborted: 'client' },
      ...{ status: null, response: null, fault: null },
    });
    expect(payments(at)).toBe(before);
  });

  it.each([
    ['the delay of the server', { delayMs: 60_000 }, undefined],
    ['the delay of a fault', {}, { delayMs: 60_000 }],
    ['an answer that stalls', {}, { transport: 'stall' }],
  ] as const)('in %s has done its work', async (_, options, fault) => {
    const at = await scene(options);
    if (fault) at.server.faults.add({ operation: CREATE, ...fault });
    const before = payments(at);
    const { socket } = send(at, create(at));
    await until(() => payments(at) > before);
    socket.destroy();
    expect(await over(at)).toMatchObject({
      ...{ outcome: 'aborted', stage: 'waiting', received: 'nothing', aborted: 'client' },
      ...{ status: null, response: null, fault: fault ? 'fault-1' : null },
    });
    expect(payments(at)).toBe(before + 1);
  });

  it.each(['beforeWork', 'before'] as const)(
    'before the work, where a fault waits %s, has not',
    async (when) => {
      const at = await scene();
      at.server.faults.add({ operation: CREATE, delayMs: DELAY_MS, when });
      const before = payments(at);
      const { socket } = send(at, create(at));
      await until(() => entries(at).length > 0);
      socket.destroy();
      expect(await over(at)).toMatchObject({ stage: 'waiting', fault: 'fault-1' });
      await setTimeout(2 * DELAY_MS);
      expect(payments(at)).toBe(before);
    },
  );

  it('and tries again after 300 of 800 ms has paid twice', async () => {
    const at = await scene();
    at.server.faults.add({ operation: CREATE, delayMs: 800 });
    const before = payments(at);
    const pay = () =>
      fetch(`${at.server.url}/api/payments/`, {
        method: 'POST',
        headers: { ...at.server.as('staff').headers, 'Content-Type': 'application/json' },
        body: BODY,
        signal: AbortSignal.timeout(300),
      });
    expect((await pay().catch(pay)).status).toBe(201);
    expect(payments(at)).toBe(before + 2);
    await until(() => entries(at).every(({ outcome }) => outcome !== null));
    expect(entries(at)).toMatchObject([
      { outcome: 'aborted', stage: 'waiting', received: 'nothing' },
      { outcome: 'answered', received: 'all' },
    ]);
  });

  it('has ended all that it asked on one connection, the answers in the queue too', async () => {
    const at = await scene({ delayMs: [0, 60_000] });
    const { socket } = send(at, `${head(at, 'GET')}\r\n`.repeat(15));
    await until(() => entries(at).length === 15);
    socket.destroy();
    await until(() => at.events.length === 15);
    expect(entries(at).filter(({ outcome }) => outcome === 'aborted').length).toBeGreaterThan(10);
    expect(entries(at).filter(({ durationMs }) => durationMs === null)).toEqual([]);
  });
});

describe('a fault of the connection', () => {
  const CUT = { outcome: 'aborted', stage: 'answer', aborted: 'fault' } as const;

  it.each([
    ['reset', 'afterWork', { ...CUT, received: 'nothing', status: null, response: null }, 1],
    ['reset', 'beforeWork', { ...CUT, received: 'nothing', status: null, response: null }, 0],
    ['truncate', 'afterWork', { ...CUT, received: 'part', status: 201 }, 1],
    ['slowBody', 'afterWork', { outcome: 'answered', received: 'delayed', status: 201 }, 1],
  ] as const)('%s %s is told like all others', async (transport, when, ending, done) => {
    const at = await scene();
    at.server.faults.add({ operation: CREATE, transport, when });
    const before = payments(at);
    send(at, create(at));
    expect(await over(at)).toMatchObject({
      ...ending,
      fault: 'fault-1',
      actor: 'staff',
    });
    expect(payments(at)).toBe(before + done);
  });

  it('that breaks off an answer without a body leaves nothing of it', async () => {
    const at = await scene();
    at.server.faults.add({ operation: 'payments_list', transport: 'truncate' });
    send(at, `${head(at, 'HEAD')}\r\n`);
    expect(await over(at)).toMatchObject({ ...CUT, received: 'nothing', status: null });
  });

  it('that stalls shows while it does', async () => {
    const at = await scene();
    at.server.faults.add({ operation: CREATE, transport: 'stall' });
    send(at, create(at));
    await until(() => entries(at)[0]?.actor === 'staff');
    expect(entries(at)).toMatchObject([{ outcome: null, durationMs: null, fault: 'fault-1' }]);
  });
});

describe('coverage', () => {
  it('has the answers that faults have made apart, and nothing of those that nobody heard', async () => {
    const at = await scene();
    const { faults, coverage } = at.server;
    faults.add({ operation: CREATE, respond: 'permission_denied' });
    faults.add({ operation: CREATE, respond: 'bad_gateway', when: 'afterWork' });
    faults.add({ operation: CREATE, transport: 'reset' });
    faults.add({ operation: CREATE, delayMs: 1 });
    for (let count = 1; count <= 4; count += 1) {
      send(at, create(at));
      await until(() => at.events.length === count);
    }
    expect(coverage.counts().operations[CREATE]).toEqual({
      statuses: { 201: 1 },
      query: {},
      fields: { profile: 1, date_of_payment: 1, sum: 1 },
      faults: { 403: 1, 502: 1 },
    });
  });
});

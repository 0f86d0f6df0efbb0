/** What a reset, a seed, a restore, a drop and a close do to requests that have begun and are not over. */
import { connect, type Socket } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { JournalEntry, ServerEvent, StartedMockServer } from '../../src/index.ts';
import { startMockServer } from '../../src/index.ts';
import { world } from '../client.ts';
import { PROFILE } from '../resources/base-world.ts';

const DELAY_MS = 300;
/** When a write in its delay would long be done. */
const LONG_AFTER_MS = 400;
const NAME = 'before';
const BODY = JSON.stringify({
  profile: `/api/payment-profiles/${PROFILE.active}/`,
  date_of_payment: '2023-10-01',
  sum: '1.00',
});

type Sandbox = ReturnType<StartedMockServer['sandbox']>;

const started: StartedMockServer[] = [];
afterEach(async () => {
  for (const server of started.splice(0)) await server.close();
});

interface Scene {
  readonly server: StartedMockServer;
  readonly sandbox: Sandbox;
  readonly events: ServerEvent[];
  readonly heard: JournalEntry[];
  /** Of the sandbox itself, also once its name is nobody's any more. */
  readonly tables: Sandbox['tables'];
}

async function scene(delayMs = 0): Promise<Scene> {
  const events: ServerEvent[] = [];
  const server = await startMockServer({
    fixtures: world('base'),
    delayMs,
    onEvent: (event) => void (event.event === 'changed' || events.push(event)),
  });
  started.push(server);
  const sandbox = server.sandbox('a');
  sandbox.snapshot(NAME);
  const heard: JournalEntry[] = [];
  sandbox.requests.subscribe((entry) => void heard.push(entry));
  const { tables } = sandbox;
  return { server, sandbox, events, heard, tables };
}

/** How each comes about; the first three put back the rows that the sandbox began with. */
const ENDS = {
  reset: ({ sandbox }: Scene) => sandbox.reset(),
  seed: ({ sandbox }: Scene) => sandbox.seed(world('base')),
  restore: ({ sandbox }: Scene) => sandbox.restore(NAME),
  drop: ({ server }: Scene) => fetch(`${server.url}/__admin/sandboxes/a`, { method: 'DELETE' }),
  close: ({ server }: Scene) => server.close(),
} as const satisfies Record<string, (scene: Scene) => unknown>;
const REASONS = ['reset', 'seed', 'restore', 'drop', 'close'] as const;
/** A dropped or closed sandbox is as it was left: what was done is in it. */
const isLeft = (reason: string): boolean => reason === 'drop' || reason === 'close';

/** A `payments_create` by staff; `sent` is how much of its body is sent. */
async function post(
  { server, sandbox }: Scene,
  sent = BODY.length,
): Promise<{ readonly socket: Socket; readonly ended: Promise<string> }> {
  const socket = connect(server.port, '127.0.0.1');
  const chunks: Buffer[] = [];
  socket.on('data', (chunk) => chunks.push(chunk)).on('error', () => undefined);
  const ended = new Promise<string>((resolve) => {
    socket.on('close', () => resolve(Buffer.concat(chunks).toString('latin1')));
  });
  const { Authorization } = sandbox.as('staff').headers;
  socket.write(
    `POST ${sandbox.prefix}/api/payments/ HTTP/1.1\r\nHost: h\r\nAuthorization: ${Authorization}\r\n` +
      `Content-Type: application/json\r\nContent-Length: ${BODY.length}\r\n\r\n${BODY.slice(0, sent)}`,
  );
  while (sandbox.requests.entries().length === 0) await setTimeout(2);
  return { socket, ended };
}

/** The payments that there are. */
const rows = ({ tables }: Scene) => tables.list().find(({ name }) => name === 'payments')?.rows;

/** The events, once there is one: a client may hear of its end before the server does. */
async function told({ events }: Scene): Promise<readonly ServerEvent[]> {
  while (events.length === 0) await setTimeout(2);
  return events;
}

describe.each(REASONS)('%s', (reason) => {
  it('loses the answer of a write in its delay, whose row is in the state of before', async () => {
    const at = await scene(DELAY_MS);
    const before = rows(at);
    const { ended } = await post(at);
    while (rows(at) === before) await setTimeout(2);
    await ENDS[reason](at);
    const lost = { stage: 'waiting', received: 'nothing', status: null } as const;
    expect(at.heard).toMatchObject([
      { ...lost, operation: 'payments_create', outcome: 'aborted', fault: null, aborted: reason },
    ]);
    expect(at.events).toMatchObject([{ ...lost, event: 'aborted', method: 'POST' }]);
    expect(await ended).toBe('');
    await setTimeout(LONG_AFTER_MS);
    expect(rows(at) === before).toBe(!isLeft(reason));
    expect([at.heard.length, at.events.length]).toEqual([1, 1]);
  });

  it('ends a write whose body is still coming in', async () => {
    const at = await scene();
    const before = rows(at);
    const { socket, ended } = await post(at, 20);
    await ENDS[reason](at);
    socket.write(BODY.slice(20));
    expect(await ended).toBe('');
    expect(rows(at)).toBe(before);
    expect(at.heard).toMatchObject([{ status: null, stage: 'upload', aborted: reason }]);
    expect(await told(at)).toMatchObject([{ event: 'aborted', stage: 'upload' }]);
  });

  it.each(['beforeWork', 'afterWork'] as const)(
    'ends a write that a fault holds up %s',
    async (when) => {
      const at = await scene();
      const before = rows(at);
      at.sandbox.faults.add({ operation: 'payments_create', when, delayMs: DELAY_MS });
      const { ended } = await post(at);
      await ENDS[reason](at);
      expect(await ended).toBe('');
      await setTimeout(LONG_AFTER_MS);
      expect(rows(at) === before).toBe(when === 'beforeWork' || !isLeft(reason));
      const lost = { stage: 'waiting', received: 'nothing', fault: 'fault-1' } as const;
      expect(at.heard).toMatchObject([{ ...lost, status: null, aborted: reason }]);
      expect(await told(at)).toMatchObject([lost]);
    },
  );

  it.each(['stall', 'slowBody'] as const)('ends an answer with the fault %s', async (transport) => {
    const at = await scene();
    const before = rows(at);
    at.sandbox.faults.add({ operation: 'payments_create', transport });
    const { ended } = await post(at);
    while (rows(at) === before) await setTimeout(2);
    await setTimeout(20);
    await ENDS[reason](at);
    expect(await ended).not.toMatch(/\}$/);
    expect(rows(at) === before).toBe(!isLeft(reason));
    const lost =
      transport === 'stall'
        ? ({ stage: 'waiting', received: 'nothing', status: null } as const)
        : ({ stage: 'answer', received: 'part', status: 201 } as const);
    expect(at.heard).toMatchObject([{ ...lost, fault: 'fault-1', aborted: reason }]);
    expect(await told(at)).toMatchObject([{ ...lost, event: 'aborted', fault: 'fault-1' }]);
  });
});

describe('what is in flight', () => {
  it('stays named in a journal that is kept', async () => {
    const at = await scene(DELAY_MS);
    const { ended } = await post(at);
    at.sandbox.reset({ keep: ['journal'] });
    expect(at.sandbox.requests.entries()).toMatchObject([{ outcome: 'aborted' }]);
    await ended;
    expect(at.sandbox.requests.entries()).toMatchObject([{ status: null, aborted: 'reset' }]);
  });

  it('is left alone by rows that are added, by a seed that is refused, and by another sandbox', async () => {
    const at = await scene(DELAY_MS);
    const { ended, socket } = await post(at);
    expect(() => at.sandbox.seed({ payments: [{ profile: 'none', sum: 'a lot' }] })).toThrow();
    const added = await fetch(`${at.server.url}${at.sandbox.prefix}/__admin/state`, {
      method: 'PATCH',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ customers: [{ name: 'New' }] }),
    });
    at.server.reset();
    while (at.heard.length === 0) await setTimeout(2);
    socket.end();
    expect([added.status, (await ended).slice(0, 12)]).toEqual([204, 'HTTP/1.1 201']);
    expect(at.heard).toMatchObject([{ status: 201, aborted: null, received: 'delayed' }]);
  });

  it('is named when its client leaves while it sends', async () => {
    const at = await scene();
    const before = rows(at);
    const { socket } = await post(at, 20);
    socket.destroy();
    while (at.heard.length === 0) await setTimeout(2);
    expect(at.heard).toMatchObject([{ status: null, stage: 'upload', aborted: 'client' }]);
    expect(rows(at)).toBe(before);
  });

  it('does not end what comes after: the next request is answered', async () => {
    const at = await scene();
    const { ended } = await post(at, 20);
    at.sandbox.reset();
    await ended;
    const { socket, ended: next } = await post(at);
    while (at.heard.length < 2) await setTimeout(2);
    socket.end();
    expect((await next).slice(0, 12)).toBe('HTTP/1.1 201');
  });
});

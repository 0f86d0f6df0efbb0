/** `GET /__admin/events`: what readers are told over a socket, of which sandboxes, and from when on. */
import { afterEach, describe, expect, it } from '@jest/globals';
import {
  type ServerEvent,
  type ServerOptions,
  type StartedMockServer,
  startMockServer,
} from '../../../src/index.ts';
import { type EventStream, readEvents } from './read-events.ts';

const started: StartedMockServer[] = [];
const streams: EventStream[] = [];
afterEach(async () => {
  for (const stream of streams.splice(0)) stream.leave();
  for (const server of started.splice(0)) await server.close();
});

async function start(options: ServerOptions = {}): Promise<StartedMockServer> {
  const server = await startMockServer({ now: '2023-10-01T10:00:00Z', ...options });
  started.push(server);
  return server;
}

async function read(server: StartedMockServer, path = '/__admin/events', headers = {}) {
  const stream = await readEvents(server.url + path, headers);
  streams.push(stream);
  return stream;
}

const list = (server: StartedMockServer, path = '/api/payments/') =>
  fetch(server.url + path, { headers: server.as('staff').headers });

describe('GET /__admin/events', () => {
  it('tells of a request what the listener is told, masked, as soon as it is over', async () => {
    const heard: ServerEvent[] = [];
    const server = await start({ onEvent: (event) => heard.push(event) });
    const stream = await read(server);
    expect([stream.status, stream.headers.get('content-type')]).toEqual([200, 'text/event-stream']);
    expect(stream.headers.get('cache-control')).toBe('no-store');
    await list(server, '/api/payments/?pge=2&token=secret-token-value');
    const event = await stream.next();
    const { event: name, ...told } = heard[0] ?? {};
    expect(event).toEqual({
      id: expect.stringMatching(/^\d+$/),
      event: name,
      data: { ...told, fault: null },
    });
    expect(event?.data).toMatchObject({
      ...{ sequence: 1, sandbox: 'default', method: 'GET', operation: 'payments_list' },
      ...{ actor: 'staff', status: 200, outcome: 'answered', received: 'all', hasIgnored: true },
      ...{ at: '2023-10-01T10:00:00.000000Z', durationMs: expect.any(Number) },
    });
    expect(JSON.stringify(event)).not.toContain('secret-token-value');
    const [entry] = server.requests.entries();
    expect(entry).toMatchObject({
      sequence: event?.data['sequence'],
      durationMs: event?.data['durationMs'],
    });
  });

  it('tells of the requests that are like a pattern, and of all else', async () => {
    const server = await start();
    const pattern = encodeURIComponent('{"query": {"page_size": "2"}}');
    const asked = await read(server, `/__admin/events?operation=payments_list&matches=${pattern}`);
    const [none, refused] = [
      await read(server, '/__admin/events?actor=&status=401'),
      await read(server, '/__admin/events?refusal=auth.invalid_token'),
    ];
    await list(server, '/api/payments/');
    await list(server, '/api/invoices/?page_size=2');
    await list(server, '/__sandbox/a/api/payments/?page_size=2');
    await fetch(`${server.url}/api/payments/`, { headers: { Authorization: 'Token unknown' } });
    await list(server, '/api/payments/?page_size=2');
    server.clock.advance(1000);
    const paths = async (stream: EventStream) => {
      const told: unknown[] = [];
      for (let event = await stream.next(); event; event = await stream.next()) {
        const { path, sandbox, what } = { ...event.data };
        if (what === 'clock') return told;
        told.push(event.event === 'changed' ? what : `${sandbox} ${path}`);
      }
      return [...told, 'the end'];
    };
    expect(await paths(asked)).toEqual([
      'sandboxes',
      'a /__sandbox/a/api/payments/?page_size=2',
      'default /api/payments/?page_size=2',
    ]);
    expect(await paths(none)).toEqual(['sandboxes', 'default /api/payments/']);
    expect(await paths(refused)).toEqual(['sandboxes', 'default /api/payments/']);
  });

  it('tells of one that was cut off, and of the fault that did it', async () => {
    const server = await start();
    const stream = await read(server);
    server.faults.add({ operation: 'payments_list', transport: 'reset' });
    expect(await stream.next()).toMatchObject({ event: 'changed', data: { what: 'faults' } });
    await expect(list(server)).rejects.toThrow();
    expect(await stream.next()).toMatchObject({
      event: 'aborted',
      data: {
        outcome: 'aborted',
        stage: 'answer',
        fault: 'fault-1',
        status: null,
        hasIgnored: false,
      },
    });
  });

  it('tells of a request that names no sandbox, but not to those who hear of one', async () => {
    const server = await start({ requireSandbox: true });
    const [all, one] = [await read(server), await read(server, '/__admin/events?sandbox=a')];
    await list(server);
    await list(server, '/__sandbox/a/api/payments/');
    expect((await all.next())?.data).toMatchObject({
      ...{ sandbox: 'default', sequence: 1, status: 421 },
    });
    // A client may ask again after 421, as `fetch` does.
    expect((await all.nextOf('changed')).data).toEqual({ what: 'sandboxes', sandbox: 'a' });
    expect((await all.next())?.data).toMatchObject({ sandbox: 'a', sequence: 1 });
    expect(await one.next()).toMatchObject({ event: 'changed', data: { what: 'sandboxes' } });
    expect((await one.next())?.data).toMatchObject({ sandbox: 'a', sequence: 1 });
  });

  it('tells of what is changed by other ways than requests, each part by its name', async () => {
    const server = await start();
    const stream = await read(server);
    server.reset({ keep: ['clock'] });
    server.clock.advance(1);
    server.snapshot('before');
    server.restore('before');
    server.seed({});
    server.faults.clear();
    server.requests.clear();
    const admin = `${server.url}/__admin`;
    const json = { 'Content-Type': 'application/json' };
    await fetch(`${admin}/snapshots/before`, { method: 'DELETE' });
    const body = JSON.stringify({ customers: [{ name: 'A' }] });
    await fetch(`${admin}/state`, { method: 'PATCH', headers: json, body });
    await fetch(`${admin}/sandboxes`, { method: 'POST', headers: json, body: '{"name":"b"}' });
    await fetch(`${admin}/sandboxes/b`, { method: 'DELETE' });
    const told: unknown[] = [];
    while (told.length < 13) told.push((await stream.nextOf('changed')).data);
    const ofDefault = (...parts: string[]) => parts.map((what) => ({ what, sandbox: 'default' }));
    expect(told).toEqual([
      ...ofDefault('state', 'journal', 'faults', 'clock', 'snapshots', 'state', 'state'),
      ...ofDefault('faults', 'journal', 'snapshots', 'state'),
      ...Array(2).fill({ what: 'sandboxes', sandbox: 'b' }),
    ]);
  });

  it('tells nothing of what was refused and so changed nothing', async () => {
    const server = await start();
    const stream = await read(server);
    const json = { 'Content-Type': 'application/json' };
    for (const path of ['/state', '/faults', '/snapshots/none/restore']) {
      const method = path === '/state' ? 'PUT' : 'POST';
      const body = '{"customers":[{}],"operation":"none"}';
      expect(
        (await fetch(`${server.url}/__admin${path}`, { method, headers: json, body })).ok,
      ).toBe(false);
    }
    server.clock.advance(1);
    expect((await stream.next())?.data).toEqual({ what: 'clock', sandbox: 'default' });
  });

  it("is a sandbox's own under its control plane, by path or header", async () => {
    const server = await start();
    const own = [
      await read(server, '/__sandbox/a/__admin/events'),
      await read(server, '/__admin/events', { 'X-Mock-Sandbox': 'a' }),
      await read(server, '/__sandbox/a/__admin/events?sandbox=a'),
    ];
    await list(server, '/__sandbox/b/api/payments/');
    await list(server, '/__sandbox/a/api/payments/');
    for (const stream of own) {
      expect((await stream.nextOf('request')).data).toMatchObject({ sandbox: 'a', sequence: 1 });
    }
  });

  it.each([
    ['/__admin/events?sandbox=a/b', {}, '/sandbox', /must be 1 to 100 letters/],
    ['/__admin/events?operation=payments_lst', {}, '/operation', /payments_list/],
    ['/__admin/events?matches={', {}, '/matches', /must be JSON/],
    ['/__admin/events?sandbx=a', {}, '/sandbx', /did you mean "?sandbox/i],
    ['/__sandbox/a/__admin/events?sandbox=b', {}, '/sandbox', /control plane of the sandbox a/],
    ['/__admin/events?maxRequestsPerSecond=0', {}, '/maxRequestsPerSecond', /whole number from 1/],
    ['/__admin/events?maxRequestsPerSecond=2.5', {}, '/maxRequestsPerSecond', /whole number from/],
    ['/__admin/events?maxRequestPerSecond=2', {}, '/maxRequestPerSecond', /maxRequestsPerSecond/],
    ['/__admin/events?timeoutMs=-1', {}, '/timeoutMs', /must be milliseconds, up to 86400000/],
    ['/__admin/events', { 'Last-Event-ID': '1.5' }, '', /Last-Event-ID must be the id/],
  ])('refuses %s with 400', async (path, headers, pointer, message) => {
    const server = await start();
    const response = await fetch(server.url + path, { headers });
    expect([response.status, await response.json()]).toEqual([
      400,
      { errors: [{ pointer, message: expect.stringMatching(message) }] },
    ]);
  });

  it('goes on behind the last event that a reader had', async () => {
    const server = await start();
    const first = await read(server);
    await list(server);
    const { id } = await first.nextOf('request');
    first.leave();
    await list(server, '/api/invoices/');
    const again = await read(server, '/__admin/events', { 'Last-Event-ID': id });
    expect(await again.next()).toMatchObject({
      id: String(Number(id) + 1),
      event: 'request',
      data: { operation: 'invoices_list' },
    });
  });

  it('says how many are not to be had any more, and gives every request an id, told or not', async () => {
    const server = await start();
    const probe = await read(server);
    await list(server);
    const { id } = await probe.nextOf('request');
    const late = await start();
    for (const path of ['/api/payments/', '/api/invoices/']) await list(late, path);
    // That of a server before: all that there was is gone.
    const stream = await read(late, '/__admin/events', { 'Last-Event-ID': id });
    const dropped = await stream.next();
    expect(dropped).toMatchObject({ event: 'dropped', data: { count: 2 } });
    await list(late);
    expect((await stream.next())?.id).toBe(String(Number(dropped?.id) + 1));
  });

  it('tells of so many requests a second, and of how many more, up to which id', async () => {
    const heard: ServerEvent[] = [];
    const server = await start({ onEvent: (event) => heard.push(event) });
    const stream = await read(server, '/__admin/events?maxRequestsPerSecond=2');
    for (const n of [1, 2, 3, 4, 5]) await list(server, `/api/payments/?page=${n}`);
    const [first, second, dropped] = [
      await stream.next(),
      await stream.next(),
      await stream.next(),
    ];
    expect([first?.data['sequence'], second?.data['sequence']]).toEqual([1, 2]);
    expect(dropped).toEqual({
      ...{ event: 'dropped', data: { count: 3 } },
      id: String(Number(second?.id) + 3),
    });
    // The journal has them, and the listener is told as ever.
    const path = `${server.url}/__admin/requests/summaries?since=2`;
    expect(await (await fetch(path)).json()).toMatchObject({ total: 3 });
    expect(heard).toHaveLength(5);
    await list(server);
    expect(await stream.next()).toMatchObject({
      ...{ event: 'request', data: { sequence: 6 } },
      id: String(Number(dropped?.id) + 1),
    });
  });

  it('counts of the requests that are like a pattern alone, where it is to tell of so many', async () => {
    const server = await start();
    const stream = await read(server, '/__admin/events?maxRequestsPerSecond=1&status=401');
    const refused = () => fetch(`${server.url}/api/payments/`);
    for (const ask of [list, list, refused, list, refused, refused]) await ask(server);
    expect((await stream.next())?.data).toMatchObject({ sequence: 3, status: 401 });
    expect(await stream.next()).toMatchObject({ event: 'dropped', data: { count: 2 } });
  });

  it('ends for all readers when the server closes', async () => {
    const server = await start();
    const all = [await read(server), await read(server)];
    const ended = Promise.all(all.map(({ next }) => next()));
    await server.close();
    expect(await ended).toEqual([undefined, undefined]);
  });

  it('ends after so long, where that is asked for', async () => {
    const server = await start({ maxWaiters: 1 });
    for (const timeoutMs of [0, 1, 20]) {
      const stream = await read(server, `/__admin/events?timeoutMs=${timeoutMs}`);
      expect([stream.status, await stream.next()]).toEqual([200, undefined]);
    }
  });

  it('counts as a client that waits, for as long as it is there', async () => {
    const server = await start({ maxWaiters: 1 });
    const first = await read(server);
    const refused = await fetch(`${server.url}/__admin/events`);
    expect([refused.status, JSON.stringify(await refused.json())]).toEqual([
      429,
      expect.stringContaining('maxWaiters'),
    ]);
    first.leave();
    for (;;) {
      const again = await read(server);
      if (again.status === 200) break;
    }
    const head = await fetch(`${server.url}/__admin/events`, { method: 'HEAD' });
    expect(head.status).toBe(429);
  });

  it('has the head alone for HEAD, and leaves at once', async () => {
    const server = await start({ maxWaiters: 1 });
    for (const _time of [1, 2, 3]) {
      const head = await fetch(`${server.url}/__admin/events`, { method: 'HEAD' });
      expect([head.status, head.headers.get('content-type')]).toEqual([200, 'text/event-stream']);
    }
  });

  it('is behind the token of the control plane', async () => {
    const server = await start({ adminToken: 'sesame' });
    expect((await fetch(`${server.url}/__admin/events`)).status).toBe(401);
    const stream = await read(server, '/__admin/events', { Authorization: 'Bearer sesame' });
    expect(stream.status).toBe(200);
  });
});

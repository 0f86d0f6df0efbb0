/** What waiting costs: one judgement for each waiter and request, and nothing once the client has gone. */
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type StartedMockServer, startMockServer } from '../../../src/index.ts';
import { Journal } from '../../../src/sandbox/journal/journal.ts';
import { waitForRequests } from '../../../src/sandbox/journal/wait.ts';
import { create, list } from './journal-scene.ts';

describe('waiters', () => {
  it('read the journal once, however many requests come', async () => {
    const journal = new Journal();
    for (let count = 0; count < 1000; count += 1) list(journal);
    let reads = 0;
    const entries = journal.entries.bind(journal);
    journal.entries = () => {
      reads += 1;
      return entries();
    };
    const order = { matches: { operation: 'payments_create' }, times: 500, timeoutMs: 60_000 };
    const waiting = Array.from({ length: 50 }, () => waitForRequests(journal, order));
    for (let count = 0; count < 500; count += 1) {
      list(journal);
      create(journal, {});
    }
    for (const { requests } of await Promise.all(waiting)) expect(requests).toHaveLength(500);
    expect(reads).toBe(50);
  });

  it('find what a look at the journal would find, whatever comes, goes and is reset', async () => {
    const step = fc.constantFrom('create', 'list', 'reset');
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 40 }),
        fc.integer({ min: 1, max: 5 }),
        async (steps, times) => {
          const journal = new Journal({ capacity: 6 });
          const wanted = () =>
            journal.entries().filter(({ operation }) => operation === 'payments_create');
          const order = { matches: { operation: 'payments_create' }, times, timeoutMs: 60_000 };
          const controller = new AbortController();
          const waiting = waitForRequests(journal, order, controller.signal);
          let expected: readonly unknown[] | undefined;
          for (const each of steps) {
            if (each === 'create') create(journal, {});
            else if (each === 'list') list(journal);
            else journal.reset();
            if (wanted().length >= times) expected ??= wanted();
          }
          controller.abort();
          expect((await waiting).requests).toEqual(expected ?? wanted());
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('five hundred clients that gave up waiting', () => {
  let server: StartedMockServer;
  beforeAll(async () => {
    server = await startMockServer();
  });
  afterAll(() => server.close());

  const waiters = async (): Promise<number> => {
    const answer: unknown = await (await fetch(`${server.url}/__admin/health`)).json();
    return Object(answer).limits.waiters.number;
  };

  it('are forgotten with their connections', async () => {
    const body = JSON.stringify({ matches: { status: 599 }, timeoutMs: 60_000 });
    const head = `POST /__admin/requests/wait HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n`;
    const sockets = await Promise.all(
      Array.from({ length: 500 }, async () => {
        const socket = connect(server.port, '127.0.0.1');
        await once(socket, 'connect');
        socket.write(head + body);
        return socket;
      }),
    );
    while ((await waiters()) < 500) await setTimeout(10);
    for (const socket of sockets) socket.destroy();
    while ((await waiters()) > 0) await setTimeout(10);
    expect(await waiters()).toBe(0);
  });
});

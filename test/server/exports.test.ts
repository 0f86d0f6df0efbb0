/** What is exported is one moment's, whole and to the byte, however large it is and however long it takes. */
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it } from '@jest/globals';
import { type ServerOptions, type StartedMockServer, startMockServer } from '../../src/index.ts';

const LARGE = {
  generate: { seed: 7, customers: 3, users: 5, invoices: 50, payments: 20_000 },
} as const;

const started: StartedMockServer[] = [];
afterEach(async () => {
  for (const server of started.splice(0)) await server.close();
});

async function start(options: ServerOptions): Promise<StartedMockServer> {
  const server = await startMockServer({ now: '2024-01-15T12:00:00Z', auth: 'off', ...options });
  started.push(server);
  return server;
}

async function open(url: string): Promise<IncomingMessage> {
  const [response] = await once(get(url), 'response');
  return response;
}

async function textOf(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

describe('an export', () => {
  it.each([
    ['default', 'with its length', {}],
    ['large', 'in chunks', { fixtures: LARGE }],
  ])('of the %s world is the state to the byte, %s', async (name, _, options) => {
    const server = await start(options);
    const text = JSON.stringify(server.state());
    server.snapshot('a');
    for (const path of ['state', 'snapshots/a']) {
      const response = await open(`${server.url}/__admin/${path}`);
      expect((await textOf(response)) === text).toBe(true);
      const length = name === 'large' ? undefined : String(Buffer.byteLength(text));
      expect(response.headers['content-length']).toBe(length);
    }
  });

  it('of the journal is its entries to the byte, a large body included', async () => {
    const server = await start({});
    const body = JSON.stringify({ sum: 'ö"\n'.repeat(100_000), profile: [{ a: null }] });
    const headers = { 'Content-Type': 'application/json' };
    await fetch(`${server.url}/api/payments/`, { method: 'POST', headers, body });
    await fetch(`${server.url}/api/payments/?page=1`);
    const response = await open(`${server.url}/__admin/requests`);
    const requests = server.requests.entries();
    const text = JSON.stringify({ requests, total: 2, dropped: 0, totals: [], limits: [] });
    expect((await textOf(response)) === text).toBe(true);
  });

  it('is of the moment when it was asked for, whatever happens while it goes out', async () => {
    const server = await start({ fixtures: LARGE });
    const before = JSON.stringify(server.state());
    const response = await open(`${server.url}/__admin/state`);
    const [row] = JSON.parse(before).payments.slice(-1);
    const removed = await fetch(`${server.url}/api/payments/${row.uuid}/`, { method: 'DELETE' });
    server.seed({});
    expect([removed.status, (await textOf(response)) === before]).toEqual([204, true]);
  });

  it('ends with its client, and nobody is told of an error', async () => {
    const events: string[] = [];
    const server = await start({
      fixtures: LARGE,
      onEvent: ({ event }) => void events.push(event),
    });
    const response = await open(`${server.url}/__admin/state`);
    response.destroy();
    await once(response, 'close');
    expect((await fetch(`${server.url}/__admin/health`)).status).toBe(200);
    expect(events).toEqual([]);
  });

  it('takes no memory beside the state: eight files of 20 MB, in a process with a heap of 64', async () => {
    const script = fileURLToPath(new URL('./large-export.mjs', import.meta.url));
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--max-old-space-size=64', '--expose-gc', script],
      // Not recorded: that would keep and write out all of the answer.
      { timeout: 80_000 },
    );
    const { bytes, grownMegabytes, statuses } = JSON.parse(stdout);
    expect(statuses).toEqual(Array(8).fill(201));
    // Base64 is four characters for three bytes.
    expect(bytes).toBeGreaterThan((8 * 20 * 1024 * 1024 * 4) / 3);
    expect(grownMegabytes).toBeLessThan(60);
  }, 90_000);
});

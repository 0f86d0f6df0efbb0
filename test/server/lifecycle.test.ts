/** The life of a listening server: its port, its end, and what it leaves behind. */
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it } from '@jest/globals';
import { type StartedMockServer, startMockServer } from '../../src/index.ts';
import { recordingEnvironment } from '../recording/spawn-environment.ts';
import { WORLD } from './documents.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const started = new Set<StartedMockServer>();

afterEach(async () => {
  for (const server of started) await server.close();
  started.clear();
});

async function start(...given: Parameters<typeof startMockServer>): Promise<StartedMockServer> {
  const [options] = given;
  const server = await startMockServer({ fixtures: WORLD, ...options });
  started.add(server);
  return server;
}

const statusOf = async (url: string) => (await fetch(`${url}/api/payments/`)).status;

describe('startMockServer', () => {
  it('resolves when it listens, on a port of its own', async () => {
    const [first, second] = await Promise.all([start(), start()]);
    expect(first.url).toBe(`http://127.0.0.1:${first.port}`);
    expect(first.port).not.toBe(second.port);
    expect([await statusOf(first.url), await statusOf(second.url)]).toEqual([401, 401]);
  });

  it('listens where it is told to', async () => {
    const { port } = await start();
    for (const server of started) await server.close();
    const again = await start({ port });
    expect(again.port).toBe(port);
    const everywhere = await start({ host: '0.0.0.0' });
    expect(everywhere.url).toBe(`http://127.0.0.1:${everywhere.port}`);
  });

  it('rejects with the system’s error, which names the port, when that is taken', async () => {
    const { port } = await start();
    await expect(start({ port })).rejects.toMatchObject({ code: 'EADDRINUSE', port });
  });

  it('rejects with the problems of its fixtures, and opens nothing', async () => {
    const fixtures = { payments: [{ profile: 'none', sum: 'a lot' }] };
    await expect(startMockServer({ fixtures })).rejects.toMatchObject({ name: 'FixtureError' });
  });
});

describe('close', () => {
  it('ends open connections, frees the port, and does no harm twice', async () => {
    const { port, url, close } = await start();
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => undefined);
    socket.write('GET /__admin/health HTTP/1.1\r\nHost: localhost\r\n\r\n');
    await once(socket, 'data');
    const ended = once(socket, 'close');
    await Promise.all([close(), close()]);
    await ended;
    await close();
    await expect(statusOf(url)).rejects.toThrow();
  });

  it('cuts off an answer that is still waiting', async () => {
    const { url, close } = await start({ delayMs: 60_000 });
    const waiting = statusOf(url).catch(() => 'cut off');
    await fetch(`${url}/__admin/health`);
    await close();
    expect(await waiting).toBe('cut off');
  });

  it('happens by itself at the end of a block with `await using`', async () => {
    let url = '';
    {
      await using server = await startMockServer({ fixtures: WORLD });
      url = server.url;
      expect(await statusOf(url)).toBe(401);
    }
    await expect(statusOf(url)).rejects.toThrow();
  });

  it('may be forgotten: the process ends all the same, after its last answer', async () => {
    const script = `
      import { startMockServer } from './dist/index.mjs';
      const server = await startMockServer({ fixtures: {}, delayMs: 20 });
      const response = await fetch(server.url + '/api/payments/');
      console.log(response.status);`;
    const args = ['--input-type=module', '-e', script];
    const { stdout } = await promisify(execFile)(process.execPath, args, {
      cwd: root,
      env: { ...process.env, ...recordingEnvironment() },
      timeout: 10_000,
    });
    expect(stdout).toBe('401\n');
  });

  it('ends a process that was kept alive on purpose, and only then', async () => {
    const script = `
      const { startMockServer } = require('./dist/index.js');
      startMockServer({ fixtures: {}, keepAlive: true }).then((server) => {
        setTimeout(() => { console.log('alive'); void server.close(); }, 50).unref();
      });`;
    const { stdout } = await promisify(execFile)(process.execPath, ['-e', script], {
      cwd: root,
      env: { ...process.env, ...recordingEnvironment() },
      timeout: 10_000,
    });
    expect(stdout).toBe('alive\n');
  });
});

/** The built command as a process: what it announces, how signals end it, and its exit codes. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { BROKEN_WORLD, MISTAKES, WORLD } from '../server/documents.ts';
import { useBuiltCommand } from './built-command.ts';
import { useTemporaryFolder } from './temporary-folder.ts';

/** How long a stop may take. Source: src/README.md#what-is-promised-outside. */
const STOP_MS = 1000;

const folder = useTemporaryFolder();
const launch = useBuiltCommand();
const sockets = new Set<Socket>();

afterEach(() => {
  for (const socket of sockets) socket.destroy();
  sockets.clear();
});

/** Starts with the small world and waits until it listens. */
async function start(...args: readonly string[]) {
  const world = folder.write('world.json', WORLD);
  const command = launch(['start', '--port', '0', '--log-format', 'json', '-f', world, ...args]);
  const listening = JSON.parse(await command.firstLine);
  return { ...command, listening };
}

/** A connection that has sent some text; with an answer to wait for where the text is a whole request. */
async function open(port: number, text: string): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  sockets.add(socket);
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  socket.write(text);
  if (text.endsWith('\r\n\r\n')) await once(socket, 'data');
  return socket;
}

const WHOLE = 'GET /api/payments/ HTTP/1.1\r\nHost: localhost\r\nConnection: keep-alive\r\n\r\n';

describe('a started command', () => {
  it('announces itself in its first line, as JSON', async () => {
    const { listening, pid } = await start();
    const { port } = listening;
    const url = `http://127.0.0.1:${port}`;
    const pages = { inspector: `${url}/__admin/`, console: `${url}/__admin/docs` };
    expect(listening).toEqual({ event: 'listening', url, port, pid, ...pages });
    const response = await fetch(`${listening.url}/api/payments/`, {
      headers: { Authorization: 'Token staff-token' },
    });
    expect([response.status, await response.json()]).toEqual([200, [expect.anything()]]);
  });

  it.each(['SIGTERM', 'SIGINT'] as const)(
    'ends within a second and with 0 on %s, with connections idle, kept alive and half way',
    async (signal) => {
      const command = await start('--delay', '5000');
      await Promise.all([
        open(command.listening.port, ''),
        open(command.listening.port, WHOLE.replace('/api/payments/', '/__admin/health')),
        open(command.listening.port, WHOLE.slice(0, -2)),
      ]);
      const waiting = fetch(`${command.listening.url}/api/payments/`).catch(() => 'cut off');
      const sent = performance.now();
      command.signal(signal);
      expect(await command.ended).toBe(0);
      expect(performance.now() - sent).toBeLessThan(STOP_MS);
      expect(await waiting).toBe('cut off');
      expect(command.out().trimEnd().split('\n').at(-1)).toBe(
        JSON.stringify({ event: 'closed', signal }),
      );
      expect(command.err()).toBe('');
    },
  );

  it('ends at once on a second signal', async () => {
    const command = await start();
    const sent = performance.now();
    command.signal('SIGINT');
    command.signal('SIGTERM');
    // It depends on how far the first one got.
    expect([0, 1, 'SIGTERM', 'SIGINT']).toContain(await command.ended);
    expect(performance.now() - sent).toBeLessThan(STOP_MS);
  });

  it('lives on when nobody reads what it says any more', async () => {
    const { listening, stopReading, signal, ended } = await start();
    stopReading();
    for (let round = 0; round < 3; round += 1) {
      expect((await fetch(`${listening.url}/api/payments/`)).status).toBe(401);
    }
    signal('SIGTERM');
    expect(await ended).toBe(0);
  });

  it('fails with 1 and names the port when that is taken', async () => {
    const { listening } = await start();
    const second = launch(['--port', String(listening.port), '-f', folder.path('world.json')]);
    expect(await second.ended).toBe(1);
    expect(second.err()).toContain(`Port ${listening.port} on 127.0.0.1 is taken`);
  });
});

describe('a command that cannot start', () => {
  it('ends with 2 on an unknown flag, and says which', async () => {
    const { ended, out, err } = launch(['start', '--prot', '0']);
    expect(await ended).toBe(2);
    expect([out(), err()]).toEqual(['', expect.stringContaining('--prot. Did you mean --port?')]);
  });

  it('ends with 3 on a fixture file with thirty mistakes, and lists all of them', async () => {
    const path = folder.write('broken.json', BROKEN_WORLD);
    const { ended, out, err } = launch(['start', '--port', '0', '--fixtures', path]);
    expect(await ended).toBe(3);
    expect(out()).toBe('');
    expect(err().match(/\/payments\/\d+\/sum/g)).toHaveLength(MISTAKES);
    expect(err()).not.toMatch(/^ +at /m);
  });
});

describe('validate and health', () => {
  it('end by themselves with 0', async () => {
    const { listening } = await start();
    const commands = [
      launch(['validate', folder.path('world.json')]),
      launch(['health'], { PORT: String(listening.port) }),
    ];
    expect(await Promise.all(commands.map(({ ended }) => ended))).toEqual([0, 0]);
  });
});

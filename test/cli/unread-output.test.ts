/** What nobody reads keeps no command from answering, nor from ending, and takes no memory. */
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from '@jest/globals';
import { MAX_WAITING_BYTES } from '../../src/cli/line-writer.ts';
import { WORLD } from '../server/documents.ts';
import { type BuiltCommand, useBuiltCommand } from './built-command.ts';
import { useTemporaryFolder } from './temporary-folder.ts';

/** A stop takes a second at most; on a machine that does much else, not for ever. */
const STOP_MS = 5000;
/** What the pipe and the test's own side of it hold besides, with room to spare. */
const PIPE_BYTES = 1024 * 1024;

const folder = useTemporaryFolder();
const launch = useBuiltCommand();
const agent = new Agent({ keepAlive: true, maxSockets: 8 });
afterAll(() => agent.destroy());

/** Starts with the small world; its first line has been read. */
async function start() {
  const world = folder.write('world.json', WORLD);
  const command = launch(['start', '--port', '0', '--log-format', 'json', '-f', world]);
  const { url } = JSON.parse(await command.firstLine);
  return { ...command, url: String(url) };
}

/** Sends so many requests, each of which is told in a line that has at least so many bytes. */
async function send(url: string, count: number, bytes = 1): Promise<void> {
  const path = `${url}/api/payments/?${'x'.repeat(bytes)}`;
  const answers = Array.from({ length: count }, async () => {
    const request = get(path, { agent });
    const [response] = await once(request, 'response');
    return text(response);
  });
  expect(await Promise.all(answers)).toHaveLength(count);
}

/** Sends the signal, and gives how the command ended, or that it did not. */
async function stop({ signal, exited }: BuiltCommand) {
  signal('SIGTERM');
  return Promise.race([exited, wait(STOP_MS, 'did not end', { ref: false })]);
}

async function until(isSo: () => boolean): Promise<void> {
  const end = performance.now() + STOP_MS;
  while (!isSo()) {
    if (performance.now() > end) throw new Error(`It did not come to be: ${isSo}`);
    await wait(20);
  }
}

describe('a server whose output nobody reads', () => {
  it('ends with 0 on SIGTERM after 2,000 requests', async () => {
    const command = await start();
    command.pauseReading();
    await send(command.url, 2000, 500);
    expect(await stop(command)).toBe(0);
  });

  it('ends with 0 on SIGTERM when the reader has gone', async () => {
    const command = await start();
    command.stopReading();
    await send(command.url, 2000);
    expect(await stop(command)).toBe(0);
  });

  it('drops what is too much, and tells how many lines those were when the reader is back', async () => {
    const [count, bytes] = [1500, 10_000];
    const command = await start();
    command.pauseReading();
    await send(command.url, count, bytes);
    command.resumeReading();
    await until(() => command.out().includes('"dropped"'));
    await send(command.url, 1);
    await until(() => command.out().includes('/?x"'));
    expect(await stop(command)).toBe(0);
    await command.ended;
    const lines = command
      .out()
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    const events = lines.map(({ event }) => event);
    const kept = events.indexOf('dropped') - 2;
    expect(events).toEqual([
      'listening',
      'loaded',
      ...Array.from({ length: kept }, () => 'request'),
      'dropped',
      'request',
      'closed',
    ]);
    expect(lines[kept + 2]).toEqual({ event: 'dropped', lines: count - kept });
    expect(kept * bytes).toBeLessThan(MAX_WAITING_BYTES + PIPE_BYTES);
  });

  it('ends with 0 on SIGTERM behind | head -1', async () => {
    const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
    const script =
      '{ "$0" "$1" start --port 0 --log-format json; echo "ended with $?" >&2; } | head -1';
    const shell = launch(
      ['-c', script, process.execPath, cli],
      { PATH: process.env['PATH'] },
      'sh',
    );
    const { url, pid } = JSON.parse(await shell.firstLine);
    await send(url, 100);
    process.kill(pid, 'SIGTERM');
    expect(await Promise.race([shell.ended, wait(STOP_MS, 'did not end', { ref: false })])).toBe(0);
    expect(shell.err()).toBe('ended with 0\n');
  });
});

describe('exec whose output nobody reads', () => {
  // The one finds its standard error blocking, as programs do; Node.js makes it another for itself and for us.
  it.each([
    ['a program', 'sh', ['-c', 'exec sleep 60']],
    ['Node.js', process.execPath, ['-e', 'process.stderr; setInterval(() => {}, 1000)']],
  ])('answers, and ends as its command does on SIGTERM, beside %s', async (_, program, args) => {
    const port = folder.path('port');
    const flags = ['--log-level', 'info', '--port-file', port];
    const command = launch(['exec', ...flags, '--', program, ...args], {
      PATH: process.env['PATH'],
    });
    command.pauseReading();
    await until(() => existsSync(port) && readFileSync(port, 'utf8') !== '');
    await send(`http://127.0.0.1:${readFileSync(port, 'utf8').trim()}`, 2000, 500);
    expect(await stop(command)).toBe(128 + 15);
  });

  it('has told all by its end where somebody reads', async () => {
    const script = `(async () => {
      for (let i = 0; i < 50; i += 1) await fetch(process.env.WALDUR_MOCK_URL + '/api/payments/');
    })()`;
    const args = ['exec', '--log-level', 'info', '--', process.execPath, '-e', script];
    const { ended, err } = launch(args);
    expect(await ended).toBe(0);
    expect(err().match(/^401 GET /gm)).toHaveLength(50);
  });
});

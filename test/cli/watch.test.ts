/** `start --watch`: what counts as a change, and what becomes of it. Everything is waited for by the line that tells it. */
import {
  appendFileSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { afterEach, describe, expect, it } from '@jest/globals';
import { PAYMENT, WORLD } from '../server/documents.ts';
import { useBuiltCommand } from './built-command.ts';
import { type RunningCommand, runInProcess, startInProcess } from './fake-host.ts';
import { useTemporaryFolder } from './temporary-folder.ts';

const STAFF = { Authorization: 'Token staff-token' };
const folder = useTemporaryFolder();
const startBuilt = useBuiltCommand();
const started = new Set<RunningCommand>();

afterEach(async () => {
  for (const { stop } of started) stop();
  await Promise.all([...started].map(({ exitCode }) => exitCode));
  started.clear();
});

/** Starts with the files watched, and waits until they are. */
async function watching(...args: readonly string[]) {
  const command = startInProcess(['start', '--port', '0', '--log-format', 'json', ...args]);
  started.add(command);
  const { url } = JSON.parse(await command.firstLine);
  await command.told(/"event":"loaded"/);
  const reload = async () => JSON.parse(await command.told(/"event":"reloaded"/));
  const failure = async () => JSON.parse(await command.told(/"event":"error"/)).message;
  return { ...command, url: String(url), reload, failure };
}

/** The small world, its payment of another sum. */
const worldOf = (sum: string) => ({
  ...WORLD,
  payments: WORLD.payments.map((payment) => ({ ...payment, sum })),
});

async function sumAt(url: string): Promise<string> {
  const response = await fetch(`${url}/api/payments/${PAYMENT}/`, { headers: STAFF });
  return JSON.parse(await response.text()).sum;
}

const reset = (url: string) => fetch(`${url}/__admin/reset`, { method: 'POST' });

describe.each([
  ['by events', ['--watch']],
  ['by looking', ['--watch-poll-ms', '10']],
])('start --watch, %s', (_how, flags) => {
  it('loads a changed file anew, says so in a line, and resets to it', async () => {
    const file = folder.write('world.json', worldOf('1.00'));
    const { url, reload } = await watching(...flags, '--fixtures', file);
    const reloaded = reload();
    folder.write('world.json', worldOf('2.00'));
    expect(await reloaded).toEqual({
      event: 'reloaded',
      fixtures: [file],
      rows: expect.objectContaining({ users: 3, payments: 1, invoices: 0 }),
    });
    expect(await sumAt(url)).toBe('2.00');
    const seed = { ...worldOf('7.00') };
    await fetch(`${url}/__admin/state`, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(seed),
    });
    expect(await sumAt(url)).toBe('7.00');
    await reset(url);
    expect(await sumAt(url)).toBe('2.00');
  });

  it('sees a file that another one is renamed over, time and again', async () => {
    const file = folder.write('world.json', worldOf('1.00'));
    const { url, reload } = await watching(...flags, '--fixtures', file);
    for (const sum of ['2.00', '3.00']) {
      const reloaded = reload();
      renameSync(folder.write('.world.json.swp', worldOf(sum)), file);
      await reloaded;
      expect(await sumAt(url)).toBe(sum);
    }
  });

  it('sees files that come into a folder and leave it', async () => {
    const { payments, ...rest } = WORLD;
    folder.write('worlds/a.json', rest);
    const worlds = folder.path('worlds');
    const { reload } = await watching(...flags, '--fixtures', worlds);
    const grown = reload();
    const more = folder.write('worlds/b.json', { payments });
    expect(await grown).toMatchObject({ fixtures: [`${worlds}/a.json`, more] });
    const shrunk = reload();
    rmSync(more);
    expect(await shrunk).toMatchObject({ fixtures: [`${worlds}/a.json`] });
    const entered = reload();
    const entry = folder.write('worlds/default.json', WORLD);
    expect(await entered).toMatchObject({ fixtures: [entry] });
  });

  it('keeps the world and tells the problems where the new one is bad, and goes on watching', async () => {
    const file = folder.write('world.json', worldOf('1.00'));
    const { url, reload, failure } = await watching(...flags, '--fixtures', file);
    const failed = failure();
    folder.write('world.json', worldOf('a lot'));
    expect(await failed).toMatch(
      /^The fixtures have a problem:\n.*\/payments\/0\/sum .*\nNothing was loaded: the world is as it was\.$/,
    );
    expect(await sumAt(url)).toBe('1.00');
    await reset(url);
    expect(await sumAt(url)).toBe('1.00');
    const reloaded = reload();
    folder.write('world.json', worldOf('3.00'));
    await reloaded;
    expect(await sumAt(url)).toBe('3.00');
  });

  it('finds a folder again that was away', async () => {
    const file = folder.write('deep/er/world.json', worldOf('1.00'));
    const { url, reload, failure } = await watching(...flags, '--fixtures', file);
    const failed = failure();
    rmSync(folder.path('deep'), { recursive: true });
    expect(await failed).toMatch(/ENOENT/);
    const reloaded = reload();
    folder.write('deep/er/world.json', worldOf('4.00'));
    await reloaded;
    expect(await sumAt(url)).toBe('4.00');
  });

  it('follows links, as volumes of Kubernetes have them', async () => {
    folder.write('v1/world.json', worldOf('1.00'));
    folder.write('v2/world.json', worldOf('2.00'));
    mkdirSync(folder.path('mounted'));
    symlinkSync(folder.path('v1'), folder.path('mounted/..data'));
    symlinkSync('..data/world.json', folder.path('mounted/world.json'));
    const { url, reload } = await watching(...flags, '--fixtures', folder.path('mounted'));
    const swapped = reload();
    symlinkSync(folder.path('v2'), folder.path('mounted/..new'));
    renameSync(folder.path('mounted/..new'), folder.path('mounted/..data'));
    await swapped;
    expect(await sumAt(url)).toBe('2.00');
  });
});

describe('start --watch', () => {
  it('gives new sandboxes the new world, and leaves alone those that there are', async () => {
    const file = folder.write('world.json', worldOf('1.00'));
    const { url, reload } = await watching('--watch', '--fixtures', file);
    expect(await sumAt(`${url}/__sandbox/old`)).toBe('1.00');
    const reloaded = reload();
    folder.write('world.json', worldOf('2.00'));
    await reloaded;
    expect(await sumAt(`${url}/__sandbox/old`)).toBe('1.00');
    expect(await sumAt(`${url}/__sandbox/new`)).toBe('2.00');
  });

  it('tells people in words what it has loaded', async () => {
    const file = folder.write('more.json', { customers: [{ name: 'More' }] });
    const command = startInProcess([
      '--port',
      '0',
      '--watch',
      '-f',
      file,
      '--scenario=every-invoice-state',
    ]);
    started.add(command);
    expect(await command.told(/^ +world /m)).toMatch(
      new RegExp(`^ +world +every-invoice-state, ${file}: \\d+ customers, .*\\d+ payments$`, 'm'),
    );
  });

  it.each([
    [[], {}],
    [['--fixtures', 'empty'], {}],
    [['--scenario', 'hundred-payments'], {}],
    [['--watch-poll-ms', '100'], {}],
    [[], { WALDUR_MOCK_WATCH: 'true' }],
  ])('is wrong usage where there is no file to watch: %j %j', async (args, environment) => {
    const watch = Object.keys(environment).length > 0 ? [] : ['--watch'];
    const { exitCode, err } = await runInProcess(
      ['start', '--port=0', ...watch, ...args],
      environment,
    );
    expect([exitCode, err]).toEqual([
      2,
      '--watch needs files or folders to watch: --fixtures <path>.\nTry waldur-payments-mock start --help.',
    ]);
  });

  it.each(['5', 'soon', '1e3'])('refuses --watch-poll-ms %s', async (value) => {
    const { exitCode, err } = await runInProcess(['start', '--watch-poll-ms', value, '-f', 'x']);
    expect([exitCode, err]).toEqual([
      2,
      expect.stringContaining(
        '--watch-poll-ms (WALDUR_MOCK_WATCH_POLL_MS) must be a whole number of milliseconds from 10',
      ),
    ]);
  });

  it('belongs to start alone, and a misspelt one is told', async () => {
    const exec = await runInProcess(['exec', '--watch', '--', 'true']);
    expect([exec.exitCode, exec.err]).toEqual([
      2,
      expect.stringContaining('Unknown flag --watch. It is one of start.'),
    ]);
    const misspelt = await runInProcess(['start', '--wacth']);
    expect(misspelt.err).toContain('Unknown flag --wacth. Did you mean --watch?');
  });

  it.each([[['--watch']], [['--watch-poll-ms', '10']]])(
    'ends with the server: %j keeps no process',
    async (flags) => {
      const file = folder.write('world.json', worldOf('1.00'));
      const args = ['start', '--port', '0', '--fixtures', file, ...flags];
      const command = startBuilt(args);
      await command.firstLine;
      appendFileSync(file, ' ');
      command.signal('SIGTERM');
      expect(await command.ended).toBe(0);
    },
  );

  it('writes nothing into the files', async () => {
    const file = folder.write('world.json', worldOf('1.00'));
    const { reload } = await watching('--watch', '--fixtures', file);
    const reloaded = reload();
    const text = JSON.stringify(worldOf('2.00'));
    writeFileSync(file, text);
    await reloaded;
    expect(readFileSync(file, 'utf8')).toBe(text);
  });
});

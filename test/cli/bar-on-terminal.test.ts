/** The bar of `pull` and `compare` on a real pseudo terminal, which Python gives: skipped where there is none. */
import { execFile, spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { startMockServer } from '../../src/index.ts';
import { recordingEnvironment } from '../recording/spawn-environment.ts';
import { useBuiltCommand } from './built-command.ts';
import { useTemporaryFolder } from './temporary-folder.ts';

jest.setTimeout(120_000);

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const CLI = here('../../dist/cli.js');
const hasPty = spawnSync('python3', ['-c', 'import pty'], { stdio: 'ignore' }).status === 0;
const itHasTerminal = hasPty ? it : it.skip;

const folder = useTemporaryFolder();
const spawnCommand = useBuiltCommand();
const open: AsyncDisposable[] = [];
afterEach(async () => {
  for (const each of open.splice(0)) await each[Symbol.asyncDispose]();
});

interface Seen {
  readonly exitCode: number;
  readonly raw: string;
  /** Lines, as they stand there at the end. */
  readonly screen: readonly string[];
}

const WALDUR_TOKEN = 'YOUR_API_TOKEN';

async function argumentsOf(command: 'pull' | 'compare'): Promise<readonly string[]> {
  const server = await startMockServer({ contract: 'deployed' });
  open.push(server);
  const from = command === 'pull' ? '--from' : '--to';
  const more =
    command === 'pull'
      ? ['--out', folder.path('new/pulled')]
      : ['--contract', 'deployed', '--write-contract', folder.path('new/own.json')];
  return [command, from, server.url, '--token-env', 'WALDUR_TOKEN', ...more];
}

/** `stopAt`: Ctrl-C is typed when that has come; never, where it is empty. */
async function onTerminal(
  args: readonly string[],
  { columns = 80, stopAt = '', ...environment }: Readonly<Record<string, string | number>> = {},
): Promise<Seen> {
  const command = [
    here('on-terminal.py'),
    `${columns}`,
    `${stopAt}`,
    process.execPath,
    CLI,
    ...args,
  ];
  const env = { PATH: process.env['PATH'], TERM: 'xterm', ...recordingEnvironment(), WALDUR_TOKEN };
  const { stdout } = await promisify(execFile)('python3', ['-B', ...command], {
    env: Object.fromEntries(
      Object.entries({ ...env, ...environment }).map(([name, value]) => [name, `${value}`]),
    ),
    maxBuffer: 64 * 1024 * 1024,
  });
  return JSON.parse(stdout);
}

/** A bar, or what is left of one. */
const BAR = /[#.]{5}/;
const CLEAR = '\r\u001b[K';

describe('on a pseudo terminal', () => {
  itHasTerminal.each([
    ['pull', 120, /^field +rows {2}is$/],
    ['pull', 40, /^field {35}$/],
    ['compare', 140, /^http:.* over .* requests$/],
    ['compare', 40, /^http:.* over /],
  ] as const)('the bar of %s in %d columns is gone at the end', async (command, columns, first) => {
    const { exitCode, raw, screen } = await onTerminal(await argumentsOf(command), { columns });
    expect([exitCode, screen[0]]).toEqual([0, expect.stringMatching(first)]);
    expect(raw.split(CLEAR).filter((line) => BAR.test(line)).length).toBeGreaterThan(3);
    expect(screen.filter((line) => BAR.test(line))).toEqual([]);
    expect(raw.endsWith('\r\n')).toBe(true);
  });

  itHasTerminal('no colour is asked for, and no bar where no cursor moves', async () => {
    const bare = await onTerminal(await argumentsOf('pull'), { NO_COLOR: 1 });
    expect(bare.raw.replaceAll(CLEAR, '')).not.toContain('\u001b');
    const dumb = await onTerminal(await argumentsOf('pull'), { TERM: 'dumb' });
    expect([dumb.exitCode, dumb.raw.includes('\u001b'), BAR.test(dumb.raw)]).toEqual([
      ...[0, false, false],
    ]);
  });

  itHasTerminal.each([
    ['pull', 'customers', 'The pull was stopped, and nothing was written.'],
    ['compare', ' 9 of', 'The comparison was stopped, and no report was written.'],
  ] as const)('Ctrl-C ends %s with 1, and leaves one line', async (command, stopAt, words) => {
    const args = [...(await argumentsOf(command)), ...(command === 'pull' ? ['--rate', '2'] : [])];
    const { exitCode, raw, screen } = await onTerminal(args, { stopAt });
    expect([exitCode, screen.filter((line) => line !== '')]).toEqual([1, [words]]);
    expect(raw.endsWith(`${words}\r\n`)).toBe(true);
    expect(readdirSync(folder.path('.'))).toEqual([]);
  });

  itHasTerminal('Ctrl-C while it writes is answered in a line of its own', async () => {
    const customer = 'ca000000-0000-4000-8000-000000000002';
    const args = [...(await argumentsOf('compare')), '--write', '--customer', customer];
    const { exitCode, screen } = await onTerminal(args, { stopAt: 'write            .' });
    expect([exitCode, screen.filter((line) => line !== '')]).toEqual([
      1,
      [
        'Stopping: what was written is removed first.',
        'The comparison was stopped, and no report was written.',
      ],
    ]);
  });
});

it.each(['pull', 'compare'] as const)('no bar of %s where there is no terminal', async (name) => {
  const command = spawnCommand(await argumentsOf(name), { WALDUR_TOKEN });
  expect([await command.ended, command.err()]).toEqual([0, '']);
  expect(command.out()).not.toContain('\u001b');
});

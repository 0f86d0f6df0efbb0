/** What becomes of a server when those end that it was started by: real processes, through npm and without it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it, jest } from '@jest/globals';
import { recordingEnvironment } from '../recording/spawn-environment.ts';
import { linkedProject } from './linked-project.ts';

const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
/** Some looks at the parents, on a busy machine: how long a server stays that must stay. */
const A_WHILE_MS = 1500;
const PATIENCE_MS = 50_000;
jest.setTimeout(2 * PATIENCE_MS);
/** Enough for Node.js to start with. */
const FEW_DESCRIPTORS = 40;
/** From the start of npx on. */
const STOPPED_AFTER_MS = [100, 300, 500, 700, 900, 1200];

const project = linkedProject({
  mock: 'waldur-payments-mock start',
  background: 'waldur-payments-mock start --port 0 --log-format json & true',
});
const options = {
  cwd: project.folder,
  env: { PATH: process.env['PATH'], HOME: project.folder, ...recordingEnvironment() },
};
const FLAGS = ['--port', '0', '--log-format', 'json'];
const NPX = ['npx', 'waldur-payments-mock', 'start', ...FLAGS];
const DIRECT = [process.execPath, CLI, 'start', ...FLAGS];
/** What a shell is given: the same, and where its lines go. */
const quoted = (words: readonly string[]) => words.map((word) => `'${word}'`).join(' ');

/** The pids of servers and of those that started them, which must not stay when a test has failed. */
const pids = new Set<number>();
afterAll(() => {
  for (const pid of pids) if (isThere(pid)) process.kill(pid, 'SIGKILL');
  project.remove();
});

interface Run {
  readonly child: ChildProcess;
  /** All that it wrote so far, and those that it started. */
  readonly read: () => string;
}

/** Its output goes to a file, so that nothing depends on a pipe. */
function run([program = '', ...args]: readonly string[]): Run {
  const { descriptor, read } = project.file();
  const child = spawn(program, args, { ...options, stdio: ['ignore', descriptor, descriptor] });
  if (child.pid !== undefined) pids.add(child.pid);
  return { child, read };
}

/** Starts something that starts a server, whose line has been read. */
async function start(command: readonly string[]): Promise<Run & { url: string; pid: number }> {
  const { child, read } = run(command);
  const line = await until(() => /^\{"event":"listening".*\}$/m.exec(read())?.[0]);
  const { url, pid } = JSON.parse(line);
  pids.add(pid);
  return { child, read, url, pid };
}

async function until<T>(find: () => T | undefined): Promise<T> {
  const end = performance.now() + PATIENCE_MS;
  for (;;) {
    const found = find();
    if (found !== undefined) return found;
    if (performance.now() > end) throw new Error(`It did not come to be: ${find}`);
    await wait(20);
  }
}

/** A zombie, which nobody has asked how it ended, is not there. */
function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return process.platform !== 'linux' || !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

const gone = (pid: number) => until(() => (isThere(pid) ? undefined : 'gone'));

interface Case {
  readonly when: string;
  readonly command: readonly string[];
  readonly signal?: NodeJS.Signals;
}

/** What became of each, side by side: they wait more than they work. */
const all = (cases: readonly Case[], play: (each: Case) => Promise<unknown>) =>
  Promise.all(cases.map(async (each) => `${each.when}: ${await play(each)}`));

/** A program that starts this, and stays. */
const starter = (command: readonly string[], detached = false) => [
  process.execPath,
  '-e',
  `require('node:child_process').spawn(${JSON.stringify(command[0])}, ${JSON.stringify(command.slice(1))},
    { stdio: 'inherit', detached: ${detached} }); setInterval(() => {}, 1000);`,
];

describe('a server ends', () => {
  const script = ['npm', 'run', '--silent', 'mock', '--', ...FLAGS];
  // Each through a second command, so that not even the shell of `sh -c` hands its process over.
  const inShell = ['sh', '-c', `${quoted(NPX)}; true`];
  const cases: readonly Case[] = [
    { when: 'npx is told to stop', command: NPX, signal: 'SIGTERM' },
    { when: 'npx is killed', command: NPX },
    { when: 'npm run is told to stop', command: script, signal: 'SIGTERM' },
    { when: 'the shell that runs npx is told to stop', command: inShell, signal: 'SIGTERM' },
    { when: 'the program above npx is killed', command: starter(NPX) },
    { when: 'the program above a shell and npx is killed', command: starter(inShell) },
    { when: 'the program above it is killed', command: starter(DIRECT) },
  ];

  it('when whoever started it, or stands between, has ended', async () => {
    const ended = await all(cases, async ({ command, signal = 'SIGKILL' }) => {
      const { child, pid } = await start(command);
      child.kill(signal);
      return gone(pid);
    });
    expect(ended).toEqual(cases.map(({ when }) => `${when}: gone`));
  });

  it('whenever npx is told to stop, while it is starting too, and lets go of the pipe', async () => {
    const [program = '', ...args] = NPX;
    const stopped = async (moment: (out: Readable) => Promise<unknown>) => {
      const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'ignore'] });
      // To the end of the pipe, which all hold that have been started.
      const told = text(child.stdout);
      await moment(child.stdout);
      child.kill('SIGTERM');
      return told;
    };
    const [atLast] = await Promise.all([
      stopped((out) => once(out, 'data')),
      ...STOPPED_AFTER_MS.map((ms) => stopped(() => wait(ms))),
    ]);
    expect(atLast).toMatch(/"closed","signal":"SIGTERM"\}\n$/);
  });

  it('with the command beside it, when npx exec is told to stop', async () => {
    const command = 'console.log(process.pid); setInterval(() => {}, 1000)';
    const npx = ['npx', 'waldur-payments-mock', 'exec', '--', process.execPath, '-e', command];
    const { child, read } = run(npx);
    const pid = Number(await until(() => /^\d+$/m.exec(read())?.[0]));
    pids.add(pid);
    child.kill('SIGTERM');
    expect(await gone(pid)).toBe('gone');
  });

  it('and says why, when that was a program', async () => {
    const { child, pid, read } = await start(starter(DIRECT));
    child.kill('SIGKILL');
    await gone(pid);
    expect(read()).toContain(`(pid ${child.pid}) started this and has ended: so does this.`);
  });
});

describe('a server stays', () => {
  const file = project.write('start.sh', `${quoted(NPX)} &\n`);
  const cases: readonly Case[] = [
    { when: 'a script has started it by &', command: ['sh', file] },
    { when: 'a command has, by &', command: ['sh', '-c', `${quoted(NPX)} & true`] },
    { when: 'a command has, by nohup', command: ['sh', '-c', `nohup ${quoted(NPX)} & true`] },
    { when: 'a command has, without npx', command: ['sh', '-c', `${quoted(DIRECT)} & true`] },
    { when: 'npm run has, by &', command: ['npm', 'run', '--silent', 'background'] },
    { when: 'a program has, detached', command: starter(NPX, true), signal: 'SIGKILL' },
  ];

  it('when those have ended that let go of it', async () => {
    const stayed = await all(cases, async ({ command, signal }) => {
      const { child, url, pid } = await start(command);
      if (signal !== undefined) child.kill(signal);
      await until(() => child.exitCode ?? child.signalCode ?? undefined);
      return stays(url, pid);
    });
    expect(stayed).toEqual(cases.map(({ when }) => `${when}: 200`));
  });

  it('while the program that started it is there', async () => {
    const { child, url, pid } = await start(starter(NPX));
    expect(await stays(url, pid)).toBe(200);
    child.kill('SIGKILL');
  });

  it('when it has no file descriptor left to look at anybody with', async () => {
    const command = ['sh', '-c', `ulimit -n ${FEW_DESCRIPTORS}; ${quoted(DIRECT)}; true`];
    const { child, url, pid } = await start(starter(command));
    const { hostname, port } = new URL(url);
    const sockets = Array.from({ length: 2 * FEW_DESCRIPTORS }, () =>
      connect(Number(port), hostname).on('error', () => undefined),
    );
    await wait(A_WHILE_MS);
    for (const socket of sockets) socket.destroy();
    expect(await stays(url, pid)).toBe(200);
    child.kill('SIGKILL');
  });

  async function stays(url: string, pid: number): Promise<number> {
    await wait(A_WHILE_MS);
    const { status } = await fetch(`${url}/__admin/health`);
    process.kill(pid, 'SIGTERM');
    await gone(pid);
    return status;
  }
});

/** Starts the built command as a process of its own, and ends by its id every one that is still there. */
import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterEach } from '@jest/globals';
import { recordingEnvironment } from '../recording/spawn-environment.ts';

const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

/** How a process ended: an exit code, or the signal that killed it. */
export type Ending = number | NodeJS.Signals;

export interface BuiltCommand {
  readonly pid: number;
  /** All that it wrote so far. */
  readonly out: () => string;
  readonly err: () => string;
  /** The first whole line on standard output. */
  readonly firstLine: Promise<string>;
  /** How it ended, when all that it wrote has been read. */
  readonly ended: Promise<Ending>;
  /** The same, whatever is left to read. */
  readonly exited: Promise<Ending>;
  readonly signal: (name: NodeJS.Signals) => void;
  /** Leaves both of its outputs, as `| head -1` does with one of them. */
  readonly stopReading: () => void;
  /** Reads nothing for a while, and then on. */
  readonly pauseReading: () => void;
  readonly resumeReading: () => void;
}

/**
 * To be called once in a test file; gives the starter, with nothing in the environment but what it is told
 * and what has its answers judged. `program` is
 * the installed command where that is what is tested.
 */
export function useBuiltCommand() {
  const running = new Set<BuiltCommand>();
  afterEach(async () => {
    for (const command of running) {
      command.signal('SIGKILL');
      command.resumeReading();
    }
    await Promise.all([...running].map(({ ended }) => ended));
    running.clear();
  });
  return (
    args: readonly string[],
    environment: Readonly<Record<string, string | undefined>> = {},
    program?: string,
  ): BuiltCommand => {
    const [file, own] = program === undefined ? [process.execPath, [CLI]] : [program, []];
    const command = asCommand(
      spawn(file, [...own, ...args], {
        env: { ...recordingEnvironment(), ...environment },
        stdio: ['ignore', 'pipe', 'pipe'],
      }),
    );
    running.add(command);
    return command;
  };
}

function asCommand(child: ChildProcess): BuiltCommand {
  const { pid, stdout, stderr } = child;
  if (pid === undefined || stdout === null || stderr === null) throw new Error('It did not start.');
  let [out, err] = ['', ''];
  stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  const firstLine = new Promise<string>((resolve, reject) => {
    stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
      if (out.includes('\n')) resolve(out.slice(0, out.indexOf('\n')));
    });
    child.once('close', () => reject(new Error(`It ended before its first line. ${err}`)));
  });
  const streams = [stdout, stderr];
  const endingAt = (event: 'close' | 'exit') =>
    new Promise<Ending>((resolve) => {
      child.once(event, (code, signal) => resolve(code ?? signal ?? 'SIGKILL'));
    });
  // Most tests ask for one of the two alone.
  firstLine.catch(() => undefined);
  return {
    pid,
    out: () => out,
    err: () => err,
    firstLine,
    ended: endingAt('close'),
    exited: endingAt('exit'),
    signal: (name) => void child.kill(name),
    stopReading: () => streams.forEach((stream) => void stream.destroy()),
    pauseReading: () => streams.forEach((stream) => void stream.pause()),
    resumeReading: () => streams.forEach((stream) => void stream.resume()),
  };
}

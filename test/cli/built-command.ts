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
  readonly ended: Promise<Ending>;
  readonly signal: (name: NodeJS.Signals) => void;
  /** Stops reading its standard output, as `| head -1` does. */
  readonly stopReading: () => void;
}

/**
 * To be called once in a test file; gives the starter, with nothing in the environment but what it is told
 * and what has its answers judged. `program` is
 * the installed command where that is what is tested.
 */
export function useBuiltCommand() {
  const running = new Set<BuiltCommand>();
  afterEach(async () => {
    for (const command of running) command.signal('SIGKILL');
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
  // Most tests ask for one of the two alone.
  firstLine.catch(() => undefined);
  return {
    pid,
    out: () => out,
    err: () => err,
    firstLine,
    ended: new Promise((resolve) => {
      child.once('close', (code, signal) => resolve(code ?? signal ?? 'SIGKILL'));
    }),
    signal: (name) => void child.kill(name),
    stopReading: () => void stdout.destroy(),
  };
}

/** A process that is none: it notes what the command says, and stops when told. */
import { once } from 'node:events';
import { run } from '../../src/cli/run.ts';
import type { Sink } from '../../src/cli/sink.ts';
import type { Host } from '../../src/cli/start.ts';

/** A number that no process has. */
export const FAKE_PID = 4_194_304;

export interface RunningCommand {
  readonly out: readonly string[];
  readonly err: readonly string[];
  /** Resolves with the first line on standard output; rejects when the command ends without one. */
  readonly firstLine: Promise<string>;
  readonly exitCode: Promise<number>;
  /** Resolves with the next line of either output that looks like that: the first one after that which it gave last. */
  readonly told: (pattern: RegExp) => Promise<string>;
  readonly stop: (signal?: string) => void;
  /** For each time that it gave memory back, how many lines it had written. */
  readonly releases: readonly number[];
  /** The pages that it has opened in the browser. */
  readonly opened: readonly string[];
}

/** A sink with a reader who takes all at once: what was written is in the list. */
export function listSink(lines: string[], onWrite: () => void = () => undefined): Sink {
  return {
    write(text) {
      lines.push(text);
      onWrite();
    },
    waitingBytes: () => 0,
    taken: () => Promise.resolve(),
  };
}

/** Runs the command in this process. Without `start` it ends by itself; else by `stop`. */
export function startInProcess(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): RunningCommand {
  const out: string[] = [];
  const err: string[] = [];
  const releases: number[] = [];
  const opened: string[] = [];
  const events = new EventTarget();
  const all: string[] = [];
  let given = 0;
  const hear = (lines: readonly string[]) => () => {
    all.push(lines.at(-1) ?? '');
    events.dispatchEvent(new Event('any'));
  };
  const told = async (pattern: RegExp): Promise<string> => {
    for (;;) {
      const index = all.findIndex((line, at) => at >= given && pattern.test(line));
      if (index >= 0) {
        given = index + 1;
        return all[index] ?? '';
      }
      await once(events, 'any');
    }
  };
  const spoken = once(events, 'line').then(() => out[0] ?? '');
  let stop: (signal: string) => void = () => undefined;
  const signalled = new Promise<string>((resolve) => {
    stop = resolve;
  });
  const host: Host = {
    environment,
    pid: FAKE_PID,
    out: listSink(out, () => {
      hear(out)();
      events.dispatchEvent(new Event('line'));
    }),
    err: listSink(err, hear(err)),
    errBesideCommand: async () => ({ ...listSink(err), end: async () => undefined }),
    stopped: () => signalled,
    served: () => undefined,
    open: async (url, failed) => {
      opened.push(url);
      if (environment['FAKE_BROWSER'] === 'none') failed('there is no browser');
    },
    releaseMemory: async () => void releases.push(out.length),
  };
  const exitCode = run(args, host);
  const ended = exitCode.then((code) => {
    if (out.length > 0) return '';
    throw new Error(`It ended with ${code} and without a line. ${err.join('\n')}`);
  });
  const firstLine = Promise.race([spoken, ended]);
  // Some tests want no line at all.
  firstLine.catch(() => undefined);
  return {
    out,
    err,
    firstLine,
    exitCode,
    told,
    stop: (signal = 'SIGTERM') => stop(signal),
    releases,
    opened,
  };
}

/** Runs a command that ends by itself. */
export async function runInProcess(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<{ readonly exitCode: number; readonly out: string; readonly err: string }> {
  const { out, err, exitCode } = startInProcess(args, environment);
  return { exitCode: await exitCode, out: out.join('\n'), err: err.join('\n') };
}

#!/usr/bin/env node
/** The entry point of the command: the only file that touches its own process. */
import type { Writable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { keepCompiled } from './compile-cache.ts';
import { fatalText, wantedFormat } from './fatal.ts';
import { readProcessTable } from './process-table.ts';
import type { ProgressTerminal } from './progress-bar.ts';
import { run } from './run.ts';
import { servedAddress } from './served-address.ts';
import { createSink, READER_GRACE_MS } from './sink.ts';
import type { Host } from './start.ts';
import { starterEnded } from './starter.ts';
import { openAgain } from './terminal.ts';

const STOP_SIGNALS = ['SIGTERM', 'SIGINT'] as const;

/**
 * Tells of the first signal, once it is listened for; another one ends the process at once. Whoever started us and has gone
 * can send none any more: their end is one.
 */
function createStop() {
  let isStopping = false;
  let tell: (signal: string) => void = () => undefined;
  const signalled = new Promise<string>((resolve) => {
    tell = resolve;
  });
  const listen = (): Promise<string> => {
    for (const signal of STOP_SIGNALS) {
      process.on(signal, () => {
        if (isStopping) process.exit(1);
        isStopping = true;
        tell(signal);
      });
    }
    void starterEnded(self, readProcessTable).then((reason) => {
      if (reason !== undefined) err.write(fatalText(reason, wantedFormat(args, process.env)));
      tell('SIGTERM');
    });
    return signalled;
  };
  return { signalled, listen };
}

/** Far more than the shipped worlds take: for those nothing is done, nor loaded. */
const LARGE_BYTES = 128 * 1024 * 1024;

async function releaseMemory(): Promise<void> {
  if (process.memoryUsage.rss() < LARGE_BYTES) return;
  const { collectGarbage } = await import('./collect-garbage.ts');
  collectGarbage();
}

keepCompiled(process.env);
const args = process.argv.slice(2);
const self = {
  pid: process.pid,
  parent: () => process.ppid,
  npmScript: process.env['npm_lifecycle_script'],
};
const stop = createStop();
const unblocked = (stream: NodeJS.WriteStream, descriptor: number): Writable =>
  (stream.isTTY && openAgain(descriptor)) || stream;
const out = createSink(unblocked(process.stdout, 1));
const terminal = unblocked(process.stderr, 2);
const err = createSink(terminal);
const progress: ProgressTerminal = {
  columns: () => process.stderr.columns,
  write: (text) => new Promise((resolve) => terminal.write(text, () => resolve())),
};

const host: Host = {
  environment: process.env,
  pid: process.pid,
  out,
  err,
  async errBesideCommand() {
    const { createRelay } = await import('./relay.ts');
    return createRelay(err, process.execPath);
  },
  ...(process.stderr.isTTY && process.env['TERM'] !== 'dumb' ? { progress } : {}),
  stopped: stop.listen,
  served() {
    return servedAddress({ script: process.argv[1] ?? '', isFromOutside: process.ppid === 0 });
  },
  async open(url, failed) {
    const { openBrowser } = await import('./open-browser.ts');
    openBrowser(url, process.platform, failed);
  },
  releaseMemory,
};

/** What is left to write keeps the process, as `validate | less` wants it; not for long where somebody wants it to stop. */
async function end(exitCode: number): Promise<void> {
  process.exitCode = exitCode;
  await stop.signalled;
  await wait(READER_GRACE_MS, undefined, { ref: false });
  process.exit();
}

void run(args, host).then(end);

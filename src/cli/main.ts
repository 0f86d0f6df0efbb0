#!/usr/bin/env node
/** The entry point of the command: the only file that touches the process. */
import { run } from './run.ts';
import type { Host } from './start.ts';

const STOP_SIGNALS = ['SIGTERM', 'SIGINT'] as const;

/** The first signal is told; another one ends the process at once. */
function stopped(): Promise<string> {
  return new Promise((resolve) => {
    let isStopping = false;
    for (const signal of STOP_SIGNALS) {
      process.on(signal, () => {
        if (isStopping) process.exit(1);
        isStopping = true;
        resolve(signal);
      });
    }
  });
}

/** Far more than the shipped worlds take: for those nothing is done, nor loaded. */
const LARGE_BYTES = 128 * 1024 * 1024;

async function releaseMemory(): Promise<void> {
  if (process.memoryUsage.rss() < LARGE_BYTES) return;
  const { collectGarbage } = await import('./collect-garbage.ts');
  collectGarbage();
}

const host: Host = {
  environment: process.env,
  pid: process.pid,
  out: (line) => void process.stdout.write(`${line}\n`),
  err: (line) => void process.stderr.write(`${line}\n`),
  stopped,
  releaseMemory,
};

// A reader that leaves after the first line ends the output, not the server.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

void run(process.argv.slice(2), host).then((exitCode) => {
  process.exitCode = exitCode;
});

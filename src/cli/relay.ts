/** Decides how our lines reach a standard error that is shared with a command which we run. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fstatSync } from 'node:fs';
import { createSink, READER_GRACE_MS, type Sink } from './sink.ts';

/** A sink for as long as the command runs. */
export interface Relay extends Sink {
  /** Resolves when all is written, or when nobody has read it for as long as we wait. */
  readonly end: () => Promise<void>;
}

const STDERR = 2;

/** Says that it is there, and copies its standard input, waiting for the reader: that is all that it does. */
const COPY = `const { readSync, writeSync } = require('node:fs');
writeSync(1, 'ready');
const [chunk, clock] = [Buffer.alloc(65536), new Int32Array(new SharedArrayBuffer(4))];
for (let size = readSync(0, chunk); size > 0; size = readSync(0, chunk)) {
  for (let at = 0; at < size; ) {
    try {
      at += writeSync(${STDERR}, chunk, at, size - at);
    } catch (error) {
      if (error.code !== 'EAGAIN') process.exit();
      Atomics.wait(clock, 0, 0, 20);
    }
  }
}`;

/**
 * A pipe that is passed on to a command becomes a blocking one for us too (libuv sees to it that programs find it as they
 * expect it): one write that nobody reads would stop the server for ever. So a process of its own does the writing,
 * from the first line on; it is ended when it would keep us. A file or a terminal takes its lines itself.
 */
export function createRelay(stderr: Sink, nodePath: string): Relay {
  const kind = fstatSync(STDERR);
  if (!kind.isFIFO() && !kind.isSocket()) return { ...stderr, end: async () => undefined };
  let copying: ReturnType<typeof startCopy> | undefined;
  return {
    write(text) {
      copying ??= startCopy(nodePath);
      copying.sink.write(text);
    },
    waitingBytes: () => copying?.sink.waitingBytes() ?? 0,
    taken: async () => copying?.sink.taken(),
    end: async () => copying?.end(),
  };
}

/** Signals of the terminal are for the command: the copy has a group of its own. */
function startCopy(nodePath: string) {
  const copy = spawn(nodePath, ['-e', COPY], {
    stdio: ['pipe', 'pipe', 'inherit'],
    detached: true,
    env: {},
  });
  const ended = once(copy, 'exit').catch(() => undefined);
  const ready = once(copy.stdout, 'data').catch(() => undefined);
  return {
    sink: createSink(copy.stdin),
    async end(): Promise<void> {
      copy.stdin.end();
      // The time that it takes to start is not the reader's.
      await Promise.race([ready, ended]);
      const grace = setTimeout(() => copy.kill('SIGKILL'), READER_GRACE_MS);
      await ended;
      clearTimeout(grace);
    },
  };
}

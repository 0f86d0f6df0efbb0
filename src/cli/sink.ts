/** Decides what becomes of text whose reader is slow, or gone: it waits, and how many bytes do is known. */
import type { Writable } from 'node:stream';

/** How long the end waits for a reader, in milliseconds: whoever reads has all by then, and a stop takes a second at most. */
export const READER_GRACE_MS = 300;

export interface Sink {
  /** Writes a line, or several, and ends the last one. */
  readonly write: (text: string) => void;
  /** Bytes that were written and that nobody has taken. */
  readonly waitingBytes: () => number;
  /** Resolves as soon as nothing waits any more: it was taken, or the reader has gone. */
  readonly taken: () => Promise<void>;
}

/**
 * What is written to a file or a terminal is taken at once; a pipe takes its fill (64 kB) and then waits for its reader.
 * Source: nodejs.org, "A note on process I/O".
 */
export function createSink(stream: Writable): Sink {
  let waiting = 0;
  let listeners: (() => void)[] = [];
  // A reader that leaves ends the output, not the server.
  stream.on('error', () => undefined);
  const settle = (bytes: number): void => {
    waiting -= bytes;
    if (waiting > 0) return;
    const told = listeners;
    listeners = [];
    for (const tell of told) tell();
  };
  return {
    write(text) {
      const bytes = Buffer.from(`${text}\n`);
      waiting += bytes.length;
      stream.write(bytes, () => settle(bytes.length));
    },
    waitingBytes: () => waiting,
    taken: () =>
      new Promise((resolve) => {
        if (waiting === 0) resolve();
        else listeners.push(resolve);
      }),
  };
}

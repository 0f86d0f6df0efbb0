/** Decides which lines are written together, and which are dropped because nobody reads. */
import type { Sink } from './sink.ts';

/** How much may wait for a reader; lines beyond are dropped and counted. */
export const MAX_WAITING_BYTES = 1024 * 1024;

/** How long a line may wait for others, in milliseconds, and how many bytes of them: one write for many of them. */
const GATHER_MS = 20;
const GATHER_BYTES = 64 * 1024;

export interface LineWriter {
  /** Writes a line soon, together with others. */
  readonly gather: (line: string) => void;
  /** Writes what is gathered. */
  readonly flush: () => void;
  /** The last lines: those that were gathered, how many were dropped, and this one, whoever reads. What comes later is not written. */
  readonly end: (line?: string) => void;
}

/**
 * Once a line is dropped, so are those after it, until the reader is back and has taken all that waits: it finds how many
 * are missing in one line, where they are missing. `dropped` writes that line.
 */
export function createLineWriter(sink: Sink, dropped: (lines: number) => string): LineWriter {
  let gathered: string[] = [];
  let gatheredBytes = 0;
  let missing = 0;
  let isEnded = false;
  const flush = (): void => {
    if (gathered.length > 0) sink.write(gathered.join('\n'));
    gathered = [];
    gatheredBytes = 0;
  };
  const tellMissing = (): void => {
    if (missing > 0) sink.write(dropped(missing));
    missing = 0;
  };
  const drop = (): void => {
    if (missing === 0) {
      flush();
      void sink.taken().then(tellMissing);
    }
    missing += 1;
  };
  return {
    gather(line) {
      if (isEnded) return undefined;
      const bytes = Buffer.byteLength(line) + 1;
      const wouldWait = sink.waitingBytes() + gatheredBytes + bytes;
      if (missing > 0 || wouldWait > MAX_WAITING_BYTES) return drop();
      if (gathered.length === 0) setTimeout(flush, GATHER_MS);
      gathered.push(line);
      gatheredBytes += bytes;
      if (gatheredBytes >= GATHER_BYTES) flush();
    },
    flush,
    end(line) {
      isEnded = true;
      flush();
      tellMissing();
      if (line !== undefined) sink.write(line);
    },
  };
}

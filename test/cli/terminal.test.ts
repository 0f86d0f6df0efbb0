/** Writing to what is full without blocking; a named pipe stands for the terminal, which tests do not have. */
import { execFileSync } from 'node:child_process';
import { closeSync, constants, openSync, readSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { createSink } from '../../src/cli/sink.ts';
import { openAgain } from '../../src/cli/terminal.ts';
import { useTemporaryFolder } from './temporary-folder.ts';

const folder = useTemporaryFolder();
/** More than a pipe holds. */
const TEXT = 'x'.repeat(300_000);

/** What there is to read now. */
function readAll(descriptor: number): string {
  const chunk = Buffer.alloc(TEXT.length * 2);
  try {
    return chunk.toString('utf8', 0, readSync(descriptor, chunk));
  } catch {
    return '';
  }
}

describe('a descriptor that is opened again', () => {
  it('blocks nobody while it is full, and has all when it is read', async () => {
    const path = folder.path('pipe');
    execFileSync('mkfifo', [path]);
    const reader = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    const writer = openSync(path, constants.O_WRONLY);
    const stream = openAgain(writer);
    if (stream === undefined) throw new Error('It could not be opened.');
    const sink = createSink(stream);
    sink.write(TEXT);
    await wait(100);
    expect(sink.waitingBytes()).toBe(TEXT.length + 1);
    let read = '';
    while (read.length <= TEXT.length) {
      read += readAll(reader);
      await wait(5);
    }
    await sink.taken();
    expect(read === `${TEXT}\n`).toBe(true);
    closeSync(reader);
    sink.write('nobody there');
    await sink.taken();
    expect(sink.waitingBytes()).toBe(0);
    closeSync(writer);
  });

  it('is none where there is nothing to open', () => {
    expect(openAgain(987_654)).toBeUndefined();
  });
});

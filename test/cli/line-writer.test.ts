/** Which lines are written together, and which are dropped and counted. */
import { PassThrough, Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { createLineWriter, MAX_WAITING_BYTES } from '../../src/cli/line-writer.ts';
import { createSink } from '../../src/cli/sink.ts';

/** A stream that takes one chunk, and the others when it is told to. */
function createSlowReader() {
  const chunks: string[] = [];
  let goOn: () => void = () => undefined;
  const stream = new Writable({
    write(chunk, _, done) {
      chunks.push(String(chunk));
      goOn = done;
    },
  });
  const sink = createSink(stream);
  return {
    sink,
    read: async () => {
      for (const all = sink.taken().then(() => 'all'); ; goOn()) {
        if ((await Promise.race([all, wait(1, 'more')])) === 'all') return;
      }
    },
    lines: () => chunks.join('').trimEnd().split('\n'),
  };
}

const LINE = 'x'.repeat(9999);
const FIT = Math.floor(MAX_WAITING_BYTES / (LINE.length + 1));
const createWriter = (sink: Parameters<typeof createLineWriter>[0]) =>
  createLineWriter(sink, (lines) => `${lines} dropped`);

describe('lines that nobody reads', () => {
  it('wait as far as the bound goes, and are dropped beyond and counted where they are missing', async () => {
    const { sink, read, lines } = createSlowReader();
    const writer = createWriter(sink);
    for (let each = 0; each < 3 * FIT; each += 1) writer.gather(LINE);
    expect(sink.waitingBytes()).toBe(FIT * (LINE.length + 1));
    // Less than what is missing would fit: a gap has one end.
    writer.gather('short');
    await read();
    writer.gather('after');
    writer.flush();
    await read();
    const kept = Array.from({ length: FIT }, () => LINE);
    expect(lines()).toEqual([...kept, `${2 * FIT + 1} dropped`, 'after']);
    expect(sink.waitingBytes()).toBe(0);
  });

  it('are counted again for each gap', async () => {
    const { sink, read, lines } = createSlowReader();
    const writer = createWriter(sink);
    for (let gap = 0; gap < 2; gap += 1) {
      for (let each = 0; each < FIT + 5; each += 1) writer.gather(LINE);
      await read();
      await read();
    }
    expect(lines().filter((line) => line !== LINE)).toEqual(['5 dropped', '5 dropped']);
  });

  it('are told of at the end, whose own line is always written', async () => {
    const { sink, read, lines } = createSlowReader();
    const writer = createWriter(sink);
    for (let each = 0; each < FIT + 2; each += 1) writer.gather(LINE);
    writer.end('closed');
    await read();
    expect(lines().slice(FIT)).toEqual(['2 dropped', 'closed']);
  });

  it('are dropped where one alone is too much', async () => {
    const { sink, read, lines } = createSlowReader();
    const writer = createWriter(sink);
    writer.gather('first');
    writer.gather('x'.repeat(MAX_WAITING_BYTES));
    await read();
    await read();
    expect(lines()).toEqual(['first', '1 dropped']);
  });
});

describe('lines that somebody reads', () => {
  it('are all there, written together', async () => {
    const stream = new PassThrough();
    const read = text(stream);
    const writes: number[] = [];
    const sink = createSink(stream);
    const write = (lines: string) => {
      writes.push(lines.split('\n').length);
      sink.write(lines);
    };
    const writer = createWriter({ ...sink, write });
    for (let each = 0; each < 20_000; each += 1) {
      writer.gather(`line ${each}`);
      if (each % 5000 === 4999) await wait(1);
    }
    writer.end();
    stream.end();
    expect((await read).match(/^line \d+$/gm)).toHaveLength(20_000);
    expect(writes.length).toBeLessThan(20);
  });
});

describe('a reader who has gone', () => {
  it('takes nothing, and keeps nobody waiting', async () => {
    const stream = new PassThrough();
    const sink = createSink(stream);
    stream.destroy(new Error('EPIPE'));
    sink.write('line');
    await sink.taken();
    expect(sink.waitingBytes()).toBe(0);
  });
});

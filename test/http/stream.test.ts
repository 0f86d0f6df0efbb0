/** An answer that is made while it goes out: with back-pressure, and only as long as somebody reads. */
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import request from 'supertest';
import type { Reply } from '../../src/drf/reply.ts';
import { createSignal, makeApp, serve } from './serve.ts';

const PIECE = 'x'.repeat(65_536);

/** What was made of an answer. */
interface Making {
  made: number;
  isOver: boolean;
}

function reply(count: number, making: Making, failsAt = Number.POSITIVE_INFINITY): Reply {
  const pieces = {
    *[Symbol.iterator]() {
      try {
        for (; making.made < count; making.made += 1) {
          if (making.made === failsAt) throw new Error('broken');
          yield PIECE;
        }
      } finally {
        making.isOver = true;
      }
    },
  };
  return {
    status: 200,
    headers: { 'Content-Type': 'text/plain' },
    body: { kind: 'pieces', pieces },
  };
}

const scene = (count: number, failsAt?: number) => {
  const making: Making = { made: 0, isOver: false };
  return { making, ...makeApp(() => reply(count, making, failsAt)) };
};

describe('an answer in pieces', () => {
  it.each([0, 1])('of %d has its length like any other, also for HEAD', async (count) => {
    const { app } = scene(count);
    const answer = await request(app).get('/x');
    expect([answer.text.length, answer.headers['content-length']]).toEqual([
      count * PIECE.length,
      String(count * PIECE.length),
    ]);
    const head = await request(scene(count).app).head('/x');
    expect(head.headers['content-length']).toBe(answer.headers['content-length']);
  });

  it('goes out whole, in chunks', async () => {
    const { app, making } = scene(50);
    const answer = await request(app).get('/x');
    expect(answer.text).toBe(PIECE.repeat(50));
    expect(answer.headers).toMatchObject({ 'transfer-encoding': 'chunked' });
    expect(making).toEqual({ made: 50, isOver: true });
  });

  it('is not made for HEAD', async () => {
    const { app, making } = scene(50);
    const answer = await request(app).head('/x');
    expect(answer.status).toBe(200);
    expect(making.made).toBe(1);
  });

  it('waits for a client that does not read, and ends with it', async () => {
    const { app, making, told } = scene(1_000_000);
    const served = await serve(app);
    const socket = await served.open();
    socket.write('GET /x HTTP/1.1\r\nHost: h\r\n\r\n');
    await once(socket, 'data');
    socket.pause();
    await setTimeout(300);
    const before = making.made;
    await setTimeout(100);
    expect(making.made).toBe(before);
    expect(making.made).toBeLessThan(1000);
    socket.destroy();
    while (!making.isOver) await setTimeout(2);
    await served.close();
    expect(making.made).toBe(before);
    expect(told).toEqual({ errors: [], answers: ['GET /x null'] });
  });

  it('is not begun for a client that has left before', async () => {
    const left = createSignal();
    const making: Making = { made: 0, isOver: false };
    const { app, told } = makeApp(async () => {
      await left.given;
      return reply(1000, making);
    });
    const served = await serve(app);
    const socket = await served.open();
    socket.write('GET /x HTTP/1.1\r\nHost: h\r\n\r\n');
    await setTimeout(50);
    socket.destroy();
    while (told.answers.length === 0) await setTimeout(2);
    left.give(undefined);
    await setTimeout(20);
    await served.close();
    expect(making.made).toBe(0);
    expect(told).toEqual({ errors: [], answers: ['GET /x null'] });
  });

  it('lets others be answered meanwhile', async () => {
    const { app } = scene(2000);
    const served = await serve(app);
    const socket = await served.open();
    socket.write('GET /x HTTP/1.1\r\nHost: h\r\n\r\n');
    await once(socket, 'data');
    let isEnded = false;
    socket.on('data', () => undefined).on('close', () => (isEnded = true));
    const other = await served.exchange('DELETE /missing HTTP/1.0\r\nHost: h\r\n\r\n');
    expect([other.slice(0, 12), isEnded]).toEqual(['HTTP/1.1 200', false]);
    socket.destroy();
    await served.close();
  });

  it('loses its connection where the making fails, and tells of the error', async () => {
    const { app, making, told } = scene(50, 20);
    const served = await serve(app);
    const answer = await served.exchange('GET /x HTTP/1.1\r\nHost: h\r\n\r\n');
    await served.close();
    expect(answer).not.toMatch(/0\r\n\r\n$/);
    expect(making.isOver).toBe(true);
    expect(told.errors).toMatchObject([{ message: 'broken' }]);
  });
});

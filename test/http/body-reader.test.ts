/** Bodies that are too large, that break off, and that are asked for too late. Source: observed of Node 20. */
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { emptyReply } from '../../src/drf/reply.ts';
import { RequestAborted } from '../../src/drf/request.ts';
import {
  answerJson,
  createSignal,
  makeApp,
  type Served,
  serve,
  type Told,
  tellParts,
  tellSize,
} from './serve.ts';

const LIMIT = 1000;
const HEAD = 'POST /x HTTP/1.1\r\nHost: h\r\n';
const CLOSE = 'Connection: close\r\n';

const declared = (bytes: number, more = '') =>
  `${HEAD}${more}Content-Length: ${bytes}\r\n\r\n${'x'.repeat(bytes)}`;

function chunked(sizes: readonly number[], more = ''): string {
  const chunks = sizes.map((size) => `${size.toString(16)}\r\n${'x'.repeat(size)}\r\n`);
  return `${HEAD}${more}Transfer-Encoding: chunked\r\n\r\n${chunks.join('')}0\r\n\r\n`;
}

describe('a body of a limited server', () => {
  let served: Served;
  let told: Told;

  beforeEach(async () => {
    const made = makeApp(tellSize, { maxBodyBytes: LIMIT });
    told = made.told;
    served = await serve(made.app);
  });

  afterEach(() => served.close());

  it.each([
    ['declared', declared(LIMIT, CLOSE)],
    ['in one chunk', chunked([LIMIT], CLOSE)],
    ['in many chunks', chunked(Array(100).fill(LIMIT / 100), CLOSE)],
  ])('is read when it has the size allowed, %s', async (_, sent) => {
    const answer = await served.exchange(sent);
    expect(answer).toMatch(/^HTTP\/1\.1 200 [\s\S]*\{"bytes":1000\}$/);
  });

  it.each([
    ['declared', declared(LIMIT + 1, CLOSE)],
    ['declared and large', declared(2_000_000, CLOSE)],
    ['declared and never sent', `${HEAD}${CLOSE}Content-Length: 99999\r\n\r\n`],
    ['in one chunk', chunked([LIMIT + 1], CLOSE)],
    ['in many chunks', chunked(Array(101).fill(LIMIT / 100), CLOSE)],
    ['in large chunks', chunked(Array(100).fill(20_000), CLOSE)],
  ])('is refused with 413 when it has more, %s', async (_, sent) => {
    const answer = await served.exchange(sent);
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    expect(answer).toContain(
      '\r\nX-Mock-Note: The mock takes bodies of at most 1000 bytes: the option maxBodyBytes ',
    );
    expect(answer).toContain('<h1>Request Entity Too Large (413)</h1>');
    expect(told).toMatchObject({ errors: [], answers: ['POST /x 413'] });
  });

  it.each([
    ['declared', declared(LIMIT + 1)],
    ['in chunks', chunked([LIMIT, LIMIT, LIMIT])],
  ])('leaves the connection fit for the next request when it was refused, %s', async (_, sent) => {
    const answer = await served.exchange(sent + declared(3, CLOSE));
    expect(answer.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 413', 'HTTP/1.1 200']);
    expect(answer).toMatch(/\{"bytes":3\}$/);
  });

  it('that never ends is refused while it comes in', async () => {
    const socket = await served.open();
    socket.on('error', () => undefined);
    socket.write(`${HEAD}Transfer-Encoding: chunked\r\n\r\n`);
    for (let sent = 0; sent < 20; sent += 1) socket.write(`400\r\n${'x'.repeat(0x400)}\r\n`);
    const [answer] = await once(socket, 'data');
    socket.destroy();
    expect(String(answer)).toMatch(/^HTTP\/1\.1 413 /);
  });
});

describe('a client that leaves', () => {
  it.each([
    ['amid a declared body', `${HEAD}Content-Length: 100\r\n\r\nxxx`],
    ['amid a chunk', `${HEAD}Transfer-Encoding: chunked\r\n\r\n64\r\nxxx`],
    ['between chunks', `${HEAD}Transfer-Encoding: chunked\r\n\r\n3\r\nxxx\r\n`],
    ['before its body', `${HEAD}Content-Length: 100\r\n\r\n`],
  ])('%s is no error, and no answer', async (_, sent) => {
    const outcome = createSignal<unknown>();
    const begun = createSignal();
    const { app, told } = makeApp(async (request) => {
      begun.give(undefined);
      try {
        return await tellSize(request);
      } catch (error) {
        outcome.give(error);
        throw error;
      }
    });
    const served = await serve(app);
    const socket = await served.open();
    socket.on('error', () => undefined);
    socket.write(sent);
    await begun.given;
    socket.destroy();
    expect(await outcome.given).toBeInstanceOf(RequestAborted);
    const next = await served.exchange(declared(3, CLOSE));
    await served.close();
    expect(next).toMatch(/\{"bytes":3\}$/);
    expect(told).toEqual({ errors: [], answers: ['POST /x null', 'POST /x 200'] });
  });

  it('amid a multipart body is no error either', async () => {
    const outcome = createSignal<unknown>();
    const { app, told } = makeApp(async (request) => {
      try {
        return await tellParts('b')(request);
      } catch (error) {
        outcome.give(error);
        throw error;
      }
    });
    const served = await serve(app);
    const socket = await served.open();
    socket.write(
      `${HEAD}Content-Type: multipart/form-data; boundary=b\r\nContent-Length: 999\r\n\r\n--b\r\nContent`,
      () => socket.destroy(),
    );
    expect(await outcome.given).toBeInstanceOf(RequestAborted);
    await served.close();
    expect(told.errors).toEqual([]);
  });

  it('before its answer is no error', async () => {
    const begun = createSignal();
    const gone = createSignal();
    const { app, told } = makeApp(async () => {
      begun.give(undefined);
      await gone.given;
      return answerJson({});
    });
    const served = await serve(app);
    const socket = await served.open();
    socket.write(declared(0));
    await begun.given;
    socket.destroy();
    await once(socket, 'close');
    gone.give(undefined);
    await served.close();
    expect(told.errors).toEqual([]);
  });
});

describe('a body that nobody reads', () => {
  it('does not count against the limit', async () => {
    const { app } = makeApp(() => emptyReply(204), { maxBodyBytes: LIMIT });
    const served = await serve(app);
    const answer = await served.exchange(declared(LIMIT * 9, CLOSE));
    await served.close();
    expect(answer).toMatch(/^HTTP\/1\.1 204 /);
  });
});

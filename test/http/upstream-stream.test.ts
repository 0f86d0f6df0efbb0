/** Long bodies go through as they come, in both directions, and no faster than the other side takes them. */
import { once } from 'node:events';
import { type ClientRequest, createServer, type IncomingMessage, request } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type ServerOptions, type StartedMockServer, startMockServer } from '../../src/index.ts';

type Handle = Parameters<typeof createServer>[1];

const MEGABYTE = 1024 * 1024;
const closing: (() => unknown)[] = [];
let handle: Handle;
let there = createServer();

beforeEach(async () => {
  there = createServer((req, res) => handle?.(req, res));
  there.listen(0, '127.0.0.1');
  await once(there, 'listening');
});

afterEach(async () => {
  for (const close of closing.splice(0)) await close();
  there.closeAllConnections();
  await new Promise((resolve) => there.close(resolve));
});

async function mock(options: ServerOptions = {}): Promise<StartedMockServer> {
  const upstream = `http://127.0.0.1:${Object(there.address()).port}`;
  const server = await startMockServer({ fixtures: {}, upstream, ...options });
  closing.push(() => server.close());
  return server;
}

function ask(server: StartedMockServer, method = 'GET', headers = {}): ClientRequest {
  const sent = request(server.url, { method, path: '/api/other/', agent: false, headers });
  closing.push(() => sent.on('error', () => undefined).destroy());
  return sent;
}

async function headOf(sent: ClientRequest): Promise<IncomingMessage> {
  const [answer] = await once(sent, 'response');
  return answer;
}

async function bodyOf(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk);
  return Buffer.concat(chunks);
}

interface Arrived {
  readonly req: IncomingMessage;
  readonly closed: Promise<unknown>;
}

/** A request that gets no answer, as soon as it comes in. */
function arrival(): Promise<Arrived> {
  return new Promise((resolve) => {
    handle = (req) => {
      const closed = new Promise((close) => req.once('close', close));
      resolve({ req: req.on('error', () => undefined).resume(), closed });
    };
  });
}

/** The newest entry, once its request is over. */
async function ended(server: StartedMockServer) {
  for (;;) {
    const entry = server.requests.entries().at(-1);
    if (entry?.durationMs !== null && entry !== undefined) return entry;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

describe('an answer', () => {
  it('that is a stream of events comes event by event', async () => {
    const told = new Promise<(text: string) => void>((resolve) => {
      handle = (_req, res) => {
        res.writeHead(200, { 'Content-Type': 'text/event-stream' }).flushHeaders();
        resolve((text) => void (text === '' ? res.end() : res.write(text)));
      };
    });
    const server = await mock({ maxBodyBytes: 10 });
    const answer = await headOf(ask(server).end());
    expect([answer.headers['transfer-encoding'], answer.headers['content-length']]).toEqual([
      'chunked',
      undefined,
    ]);
    const tell = await told;
    for (const event of ['data: 1\n\n', 'data: 2\n\n']) {
      tell(event);
      const [chunk] = await once(answer, 'data');
      expect(String(chunk)).toBe(event);
    }
    tell('');
    await once(answer, 'end');
    expect((await ended(server)).response?.body?.text).toBe('data: 1\n\ndata: 2\n\n');
  });

  it('that is long comes as it was, and the journal keeps its beginning', async () => {
    const long = Buffer.alloc(3 * MEGABYTE, 'long ');
    handle = (_req, res) => void res.writeHead(200, { 'Content-Length': long.length }).end(long);
    const server = await mock();
    const answer = await headOf(ask(server).end());
    expect(answer.headers['content-length']).toBe(String(long.length));
    expect((await bodyOf(answer)).equals(long)).toBe(true);
    const { response, aborted } = await ended(server);
    expect([response?.body?.length, response?.body?.text.length, aborted]).toEqual([
      long.length,
      65_536,
      null,
    ]);
    expect(response?.body?.sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it('comes no faster than it is taken', async () => {
    let sent = 0;
    handle = (_req, res) => {
      const more = (): void => {
        while (sent < 60 * MEGABYTE) {
          sent += MEGABYTE;
          if (!res.write(Buffer.alloc(MEGABYTE))) return void res.once('drain', more);
        }
        res.end();
      };
      more();
    };
    const server = await mock();
    const answer = await headOf(ask(server).end());
    let before = -1;
    while (before !== sent) {
      before = sent;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    expect(sent).toBeLessThan(40 * MEGABYTE);
    expect(await bodyOf(answer)).toHaveLength(60 * MEGABYTE);
  });

  it('that is broken off after its head was sent loses its connection', async () => {
    handle = (_req, res) => {
      res.writeHead(200, { 'Content-Length': MEGABYTE });
      res.write('half', () => res.destroy());
    };
    const server = await mock();
    const answer = await headOf(ask(server).end());
    await expect(bodyOf(answer)).rejects.toThrow('aborted');
    expect(await ended(server)).toMatchObject({
      ...{ status: 200, answeredBy: 'upstream', aborted: 'upstream', received: 'part' },
    });
  });

  it('that says it is too long is refused', async () => {
    handle = (_req, res) => void res.writeHead(200, { 'Content-Length': MEGABYTE }).end('x');
    const server = await mock({ maxBodyBytes: MEGABYTE - 1 });
    const answer = await headOf(ask(server).end());
    expect([answer.statusCode, String(await bodyOf(answer))]).toEqual([
      502,
      expect.stringContaining('answers more than 1048575 bytes'),
    ]);
  });

  it('without a body keeps the length that it tells, and gets none', async () => {
    handle = ({ method }, res) => {
      const told = method === 'HEAD' ? { 'Content-Length': 1234 } : {};
      res.writeHead(method === 'HEAD' ? 200 : 304, told).end();
    };
    const server = await mock();
    const lengths = [];
    for (const method of ['HEAD', 'GET']) {
      const { statusCode, headers } = await headOf(ask(server, method).end());
      lengths.push([statusCode, headers['content-length'], headers['transfer-encoding']]);
    }
    expect(lengths).toEqual([
      [200, '1234', undefined],
      [304, undefined, undefined],
    ]);
  });
});

describe('a request', () => {
  it('with a long body goes on while it comes in, and the journal keeps its beginning', async () => {
    const got = new Promise<{ readonly req: IncomingMessage; readonly body: Promise<Buffer> }>(
      (resolve) => {
        handle = (req, res) => {
          const body = bodyOf(req);
          void body.then(() => res.end('taken'));
          resolve({ req, body });
        };
      },
    );
    const server = await mock();
    const sent = ask(server, 'POST', { 'Content-Length': 3 * MEGABYTE });
    sent.write(Buffer.alloc(MEGABYTE, 'a'));
    const { req, body } = await got;
    expect([req.headers['content-length'], req.complete]).toEqual([String(3 * MEGABYTE), false]);
    sent.end(Buffer.alloc(2 * MEGABYTE, 'b'));
    expect(String(await bodyOf(await headOf(sent)))).toBe('taken');
    expect(await body).toHaveLength(3 * MEGABYTE);
    const { request: kept } = await ended(server);
    expect([kept.body?.length, kept.body?.text.length, kept.isComplete]).toEqual([
      3 * MEGABYTE,
      65_536,
      true,
    ]);
  });

  it('in pieces goes on in pieces, whatever its method', async () => {
    handle = async (req, res) => {
      const { 'transfer-encoding': coding, 'content-length': length } = req.headers;
      res.end(JSON.stringify([coding, length ?? null, String(await bodyOf(req))]));
    };
    const server = await mock();
    for (const method of ['POST', 'DELETE']) {
      const sent = ask(server, method, { 'Transfer-Encoding': 'chunked' });
      sent.write('one ');
      const answer = await headOf(sent.end('two'));
      expect(JSON.parse(String(await bodyOf(answer)))).toEqual(['chunked', null, 'one two']);
    }
  });

  it('without a body says so', async () => {
    handle = (req, res) => {
      const { 'transfer-encoding': coding, 'content-length': length } = req.headers;
      res.end(JSON.stringify([coding ?? null, length ?? null]));
    };
    const server = await mock();
    const told = [];
    for (const method of ['POST', 'DELETE', 'GET']) {
      const answer = await headOf(ask(server, method).end());
      told.push(JSON.parse(String(await bodyOf(answer))));
    }
    expect(told).toEqual([
      [null, '0'],
      [null, null],
      [null, null],
    ]);
  });

  it('that is answered before all of it is there gets that answer', async () => {
    handle = (_req, res) => void res.writeHead(413).end('too much');
    const server = await mock();
    const sent = ask(server, 'PUT', { 'Content-Length': 9 * MEGABYTE });
    sent.write(Buffer.alloc(MEGABYTE));
    const answer = await headOf(sent);
    expect([answer.statusCode, String(await bodyOf(answer))]).toEqual([413, 'too much']);
    sent.end(Buffer.alloc(8 * MEGABYTE));
    expect(await ended(server)).toMatchObject({ status: 413, answeredBy: 'upstream' });
  });

  it('that grows too long is refused, and given up there', async () => {
    const got = arrival();
    const server = await mock({ maxBodyBytes: 1000 });
    const sent = ask(server, 'POST', { 'Transfer-Encoding': 'chunked' });
    sent.write('x'.repeat(900));
    const { req, closed } = await got;
    sent.end('x'.repeat(900));
    expect((await headOf(sent)).statusCode).toBe(413);
    await closed;
    expect([req.complete, (await ended(server)).request.body?.length]).toEqual([false, 1800]);
  });

  it('whose client leaves in the middle is given up there', async () => {
    const got = arrival();
    const server = await mock();
    const sent = ask(server, 'POST', { 'Content-Length': MEGABYTE });
    sent.on('error', () => undefined).write(Buffer.alloc(1000));
    const { req, closed } = await got;
    sent.destroy();
    await closed;
    expect([req.complete, (await ended(server)).aborted]).toEqual([false, 'client']);
  });
});

/** How an answer is mistreated on a real socket. */
import { createServer, type Server } from 'node:http';
import { connect, type Socket } from 'node:net';
import { performance } from 'node:perf_hooks';
import { afterEach, describe, expect, it } from '@jest/globals';
import { emptyReply, type Reply, type TransportFault } from '../../src/drf/reply.ts';
import { makeApp } from './serve.ts';

const BODY = '0123456789'.repeat(4);

const open: Server[] = [];
afterEach(() => {
  for (const server of open.splice(0)) server.close().closeAllConnections();
});

/** A server that mistreats its answers, and its port. */
async function listen(reply: Reply): Promise<{ readonly server: Server; readonly port: number }> {
  const server = createServer(makeApp(() => reply).app);
  open.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('There is no port.');
  return { server, port: address.port };
}

const answer = (transport: TransportFault, text = BODY): Reply => ({
  status: 200,
  headers: { 'Content-Type': 'text/plain' },
  body: { kind: 'text', text },
  transport,
});

interface Received {
  readonly text: string;
  /** The code of the error that ended it, or the way it ended without one. */
  readonly end: string;
  /** Pieces in which it came. */
  readonly pieces: number;
}

/** Sends a request and gives what comes back until the connection ends. */
async function exchange(port: number, method = 'GET', body = ''): Promise<Received> {
  const socket = await dial(port);
  const received = until(socket);
  const head = `${method} / HTTP/1.1\r\nHost: h\r\nConnection: close\r\nContent-Length: ${body.length}`;
  socket.write(`${head}\r\n\r\n${body}`);
  return received;
}

function dial(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => resolve(socket));
    socket.once('error', reject);
  });
}

function until(socket: Socket): Promise<Received> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let end = 'FIN';
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('error', (error) => {
      end = 'code' in error ? String(error.code) : error.message;
    });
    socket.on('close', () => {
      resolve({ text: Buffer.concat(chunks).toString(), end, pieces: chunks.length });
    });
  });
}

describe('reset', () => {
  it('ends the connection with RST, and no byte goes out', async () => {
    const { port } = await listen(answer('reset'));
    expect(await exchange(port)).toEqual({ text: '', end: 'ECONNRESET', pieces: 0 });
  });

  it('does so while the client still sends', async () => {
    const { port } = await listen(answer('reset'));
    const { text, end } = await exchange(port, 'POST', 'x'.repeat(1_000_000));
    expect([text, /ECONNRESET|EPIPE/.test(end)]).toEqual(['', true]);
  });

  it('ends a connection plainly that is none of TCP', async () => {
    const { server } = await listen(answer('reset'));
    server.prependListener('connection', (socket: Socket) => {
      socket.resetAndDestroy = () => {
        throw new TypeError('This handle type cannot be sent');
      };
    });
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    expect(await exchange(port)).toEqual({ text: '', end: 'FIN', pieces: 0 });
  });
});

describe('stall', () => {
  const SILENCE_MS = 150;

  it('answers nothing, until the client leaves', async () => {
    const { server, port } = await listen(answer('stall'));
    const socket = await dial(port);
    const received = until(socket);
    socket.write('GET / HTTP/1.1\r\nHost: h\r\n\r\n');
    await new Promise((resolve) => setTimeout(resolve, SILENCE_MS));
    expect(socket.bytesRead).toBe(0);
    expect(socket.closed).toBe(false);
    socket.end();
    expect(await received).toMatchObject({ text: '', end: 'FIN' });
    await new Promise((resolve) => server.close(resolve));
    expect(server.listening).toBe(false);
  });

  it('ends when the server does', async () => {
    const { server, port } = await listen(answer('stall'));
    const received = exchange(port);
    await new Promise((resolve) => server.once('request', resolve));
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await closed;
    expect((await received).text).toBe('');
  });
});

describe('truncate', () => {
  it('announces the whole body, sends half of it, and ends', async () => {
    const { port } = await listen(answer('truncate'));
    const { text } = await exchange(port);
    const [head = '', body] = text.split('\r\n\r\n');
    expect(head).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    expect(head).toContain('\r\nContent-Length: 40');
    expect(body).toBe(BODY.slice(0, 20));
  });

  it('of a single byte sends the head alone', async () => {
    const { port } = await listen(answer('truncate', 'x'));
    const { text } = await exchange(port);
    expect(text).toMatch(/^HTTP\/1\.1 200 OK\r\n[\s\S]*Content-Length: 1\r\n[\s\S]*\r\n\r\n$/);
  });

  it('sends its half to a client that sent a body, which nobody has read', async () => {
    const { port } = await listen(answer('truncate'));
    const { text } = await exchange(port, 'POST', 'x'.repeat(10_000));
    expect(text.split('\r\n\r\n')[1]).toBe(BODY.slice(0, 20));
  });

  it('of an answer without a body sends nothing', async () => {
    const { port } = await listen({ ...emptyReply(204), transport: 'truncate' });
    expect((await exchange(port)).text).toBe('');
  });

  it('of an answer to HEAD sends nothing', async () => {
    const { port } = await listen(answer('truncate'));
    expect((await exchange(port, 'HEAD')).text).toBe('');
  });

  it('is what fetch takes for a broken answer', async () => {
    const { port } = await listen(answer('truncate'));
    const response = await fetch(`http://127.0.0.1:${port}/`);
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow();
  });
});

describe('slowBody', () => {
  it('sends the whole body in pieces over a second', async () => {
    const { port } = await listen(answer('slowBody'));
    const start = performance.now();
    const { text, pieces } = await exchange(port);
    const elapsedMs = performance.now() - start;
    expect(text.split('\r\n\r\n')[1]).toBe(BODY);
    expect(pieces).toBeGreaterThan(5);
    expect(elapsedMs).toBeGreaterThan(900);
    expect(elapsedMs).toBeLessThan(10_000);
  });

  it('of an answer without a body is that answer', async () => {
    const { port } = await listen({ ...emptyReply(204), transport: 'slowBody' });
    expect((await exchange(port)).text).toMatch(/^HTTP\/1\.1 204 No Content\r\n/);
  });

  it('stops when the client leaves', async () => {
    const { server, port } = await listen(answer('slowBody'));
    const socket = await dial(port);
    socket.on('error', () => undefined);
    socket.write('GET / HTTP/1.1\r\nHost: h\r\n\r\n');
    await new Promise((resolve) => socket.once('data', resolve));
    socket.destroy();
    await new Promise((resolve) => server.close(resolve));
    expect(server.listening).toBe(false);
  });
});

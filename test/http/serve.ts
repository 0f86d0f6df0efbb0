/** Puts an app on a socket, for what supertest cannot send: broken, endless and cut-off requests. */
import { createServer } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { UTF_8 } from '../../src/drf/charset.ts';
import { handleException } from '../../src/drf/exception-handler.ts';
import type { JsonOutput } from '../../src/drf/json-encoder.ts';
import { jsonReply, type Reply } from '../../src/drf/reply.ts';
import type { Request } from '../../src/drf/request.ts';
import { UploadedFile } from '../../src/drf/uploaded-file.ts';
import { type AppOptions, createApp } from '../../src/http/app.ts';

/** What an app told of while it ran. */
export interface Told {
  readonly errors: unknown[];
  readonly answers: string[];
}

/** An app around one handler, whose known errors become answers as the lifecycle makes them. */
export function makeApp(
  handle: (request: Request) => Reply | Promise<Reply>,
  options: Partial<AppOptions> = {},
) {
  const told: Told = { errors: [], answers: [] };
  const app = createApp({
    api: async (request) => {
      try {
        return await handle(request);
      } catch (error) {
        return handleException(error);
      }
    },
    admin: async () => jsonReply({}, 404),
    hasAdmin: options.admin !== undefined,
    refused: () => undefined,
    publicUrl: undefined,
    maxBodyBytes: 1_000_000,
    cors: false,
    onError: (error) => void told.errors.push(error),
    listener:
      () =>
      ({ method, path }) =>
      ({ outcome }, status) =>
        void told.answers.push(`${method} ${path} ${outcome === 'answered' ? status : null}`),
    ...options,
  });
  return { app, told };
}

/** An answer that supertest reads back. */
export function answerJson(value: JsonOutput): Reply {
  return jsonReply(value, 200, { 'Content-Type': 'application/json' });
}

/** Answers with the size of the body. */
export async function tellSize({ body }: Request): Promise<Reply> {
  return answerJson({ bytes: (await body.bytes()).length });
}

/** Answers with the parts of a multipart body: `[name, text]`, or `[name, file name, text of the file]`. */
export function tellParts(boundary: string) {
  return async ({ body }: Request): Promise<Reply> => {
    const parts = await body.parts(boundary, UTF_8);
    return answerJson(
      parts.map(([name, value]) =>
        value instanceof UploadedFile
          ? [name, value.name, Buffer.from(value.bytes).toString()]
          : [name, value],
      ),
    );
  };
}

/** Something that will happen, and the word that it has. */
export interface Signal<T> {
  readonly given: Promise<T>;
  readonly give: (value: T) => void;
}

export function createSignal<T = undefined>(): Signal<T> {
  let give: (value: T) => void = () => undefined;
  const given = new Promise<T>((resolve) => {
    give = resolve;
  });
  return { given, give };
}

export interface Served {
  /** Sends bytes as they are and gives all that comes back until the connection ends. */
  readonly exchange: (sent: string | Buffer) => Promise<string>;
  /** A socket to do anything with. */
  readonly open: () => Promise<Socket>;
  readonly close: () => Promise<void>;
}

function openAt(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => resolve(socket));
    socket.once('error', reject);
  });
}

/** The same as `exchange`, with whatever listens on a port of this machine. */
export async function exchangeAt(port: number, sent: string | Buffer): Promise<string> {
  const socket = await openAt(port);
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(Buffer.concat(chunks).toString('latin1')));
    socket.write(sent);
  });
}

/** Serves an app on a free port of this machine. */
export async function serve(app: ReturnType<typeof createApp>): Promise<Served> {
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const port = portOf(server.address());
  return {
    open: () => openAt(port),
    exchange: (sent) => exchangeAt(port, sent),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('No port to listen on');
  return address.port;
}

/** A client of a mock server, for tests: supertest over its app, calling as a named user of a recorded world. */
import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import supertest from 'supertest';
import { createMockServer, type MockServer, type ServerOptions } from '../src/index.ts';

/** Origin of every hyperlink: what the client sends as `Host`. */
export const ORIGIN = 'http://waldur.test';
const { host: HOST } = new URL(ORIGIN);
/** For `describe.each`. */
export const CONTRACTS = ['documented', 'deployed'] as const;

export type Method = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS';

/** Each method under the name that supertest has for it. */
const VERBS = {
  GET: 'get',
  HEAD: 'head',
  POST: 'post',
  PUT: 'put',
  PATCH: 'patch',
  DELETE: 'delete',
  OPTIONS: 'options',
} as const satisfies Record<Method, string>;

/** A part of a multipart body; one with a file name is a file. */
export interface Part {
  readonly name: string;
  readonly value?: string;
  readonly fileName?: string;
  readonly bytes?: Uint8Array;
  readonly type?: string;
}

/** A request. At most one of `json`, `form`, `parts` and `raw` is its body. */
export interface Ask {
  /** A user of the world, or `anonymous`. Default `staff`. */
  readonly as?: string;
  /** Default GET. */
  readonly method?: Method;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly form?: Readonly<Record<string, string>>;
  readonly parts?: readonly Part[];
  readonly raw?: string | Uint8Array;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly bytes: Buffer;
  readonly text: string;
  /** The body read as JSON. @throws SyntaxError for any other */
  // biome-ignore lint/suspicious/noExplicitAny: a test says by its expectations what it holds
  readonly json: any;
}

export interface Client extends MockServer {
  readonly send: (ask: Ask) => Promise<Answer>;
  readonly get: (path: string, as?: string) => Promise<Answer>;
  /** A uuid as this contract has it on the wire. */
  readonly wire: (uuid: string) => string;
  /** The absolute URL of a row as this contract has it in answers. */
  readonly url: (basename: string, uuid: string) => string;
}

/** A recorded world, as a fixture document of its own. */
export function world(name: 'base' | 'empty' | 'ten' | 'many'): object {
  const file = new URL(`./conformance/worlds/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** A server with the world `base`, unless the options name another one, and its client. */
export function createClient(options: ServerOptions = {}): Client {
  const server = createMockServer({ fixtures: world('base'), allowedHosts: [HOST], ...options });
  const agent = supertest(server.app);
  const wire = (uuid: string) =>
    server.contract === 'documented' ? uuid : uuid.replaceAll('-', '');

  const send = async (ask: Ask): Promise<Answer> => {
    const { as = 'staff', method = 'GET', path, headers = {} } = ask;
    const { type, content } = bodyOf(ask);
    const request = agent[VERBS[method]](path)
      .set('Host', new URL(ORIGIN).host)
      .set(as === 'anonymous' ? {} : server.as(as).headers)
      .set(type === undefined ? {} : { 'Content-Type': type })
      .set(headers)
      .serialize((body) => body)
      .buffer(true)
      .parse(collect);
    const response = await (content === undefined ? request : request.send(content));
    const bytes: Buffer = Buffer.isBuffer(response.body) ? response.body : Buffer.alloc(0);
    const text = bytes.toString('utf8');
    return {
      status: response.status,
      headers: response.headers,
      bytes,
      text,
      get json() {
        return JSON.parse(text);
      },
    };
  };
  return {
    ...server,
    send,
    get: (path, as = 'staff') => send({ path, as }),
    wire,
    url: (basename, uuid) => `${ORIGIN}/api/${basename}/${wire(uuid)}/`,
  };
}

function bodyOf({ path, json, form, parts, raw }: Ask): {
  readonly type?: string;
  readonly content?: Buffer;
} {
  if (json !== undefined) {
    return { type: 'application/json', content: Buffer.from(JSON.stringify(json)) };
  }
  if (form !== undefined) {
    const content = Buffer.from(new URLSearchParams({ ...form }).toString());
    return { type: 'application/x-www-form-urlencoded', content };
  }
  if (parts !== undefined) {
    return { type: 'multipart/form-data; boundary=limit', content: multipart(parts) };
  }
  if (raw === undefined) return {};
  // The control plane takes JSON alone, and says so before it looks at a body.
  const type = path.includes('/__admin') ? { type: 'application/json' } : {};
  return { ...type, content: Buffer.from(raw) };
}

/** A multipart body with the boundary `limit`. */
export function multipart(parts: readonly Part[]): Buffer {
  const pieces = parts.flatMap(({ name, value = '', fileName, bytes, type }) => [
    `--limit\r\nContent-Disposition: form-data; name="${name}"`,
    fileName === undefined ? '' : `; filename="${fileName}"`,
    type === undefined ? '' : `\r\nContent-Type: ${type}`,
    '\r\n\r\n',
    bytes ?? value,
    '\r\n',
  ]);
  return Buffer.concat([...pieces, '--limit--\r\n'].map((piece) => Buffer.from(piece)));
}

/** The bytes of a response, whatever its type: supertest's own readers go by type. */
function collect(response: unknown, done: (error: Error | null, body: Buffer) => void): void {
  if (!(response instanceof Readable)) throw new TypeError('A response is a stream.');
  const chunks: Buffer[] = [];
  response.on('data', (chunk: Buffer) => chunks.push(chunk));
  response.on('end', () => done(null, Buffer.concat(chunks)));
}

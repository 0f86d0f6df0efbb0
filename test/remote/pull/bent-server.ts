/** A mock behind a proxy of a test that may answer in its place, or change what it answers. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type ServerOptions, startMockServer } from '../../../src/index.ts';
import { type AnsweringServer, answering } from '../answering-server.ts';

export interface BentAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

export interface BentRequest {
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  /** How many requests came before. */
  readonly index: number;
  readonly response: ServerResponse;
}

/** Undefined lets the mock answer; `done` says that the bend has answered by itself. */
export type Bend = (request: BentRequest) => BentAnswer | 'done' | undefined;

/** `change`: what becomes of the JSON of an answer of the mock. */
export async function bentServer(
  options: ServerOptions,
  bend: Bend,
  change: (json: unknown, target: string) => unknown = (json) => json,
): Promise<AnsweringServer> {
  const mock = await startMockServer(options);
  let index = 0;
  const forward = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method = '', url: target = '' } = request;
    const bent = bend({ method, target, index, response });
    index += 1;
    if (bent === 'done') return;
    if (bent !== undefined) {
      response.writeHead(
        bent.status ?? 200,
        bent.headers ?? { 'Content-Type': 'application/json' },
      );
      response.end(bent.body);
      return;
    }
    const authorization = request.headers.authorization;
    const answer = await fetch(mock.url + target, {
      method,
      redirect: 'manual',
      headers: authorization === undefined ? {} : { Authorization: authorization },
    });
    const type = answer.headers.get('content-type') ?? '';
    const bytes = Buffer.from(await answer.arrayBuffer());
    const isJson = type === 'application/json' && method === 'GET' && answer.status === 200;
    const body = isJson ? JSON.stringify(change(JSON.parse(bytes.toString()), target)) : bytes;
    const kept = ['content-type', 'link', 'x-result-count', 'location', 'content-disposition'];
    const headers = [...answer.headers].filter(([name]) => kept.includes(name));
    response.writeHead(answer.status, Object.fromEntries(headers)).end(body);
  };
  const server = await answering((request, response) => {
    void forward(request, response).catch((error: unknown) =>
      response.destroy(Error(String(error))),
    );
  });
  return {
    url: server.url,
    asked: server.asked,
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]();
      await mock.close();
    },
  };
}

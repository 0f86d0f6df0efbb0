/** A mock behind a proxy that bends what it answers, in one way. */
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { ServerOptions } from '../../../src/index.ts';
import { createSocketlessMock, type SocketlessMock } from '../../../src/server/socketless-mock.ts';
import { type AnsweringServer, answering } from '../answering-server.ts';

export interface Asked {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
}

export interface Answer {
  readonly status: number;
  readonly headers: Record<string, string | readonly string[] | undefined>;
  readonly body: string;
}

/** As it goes over the wire: compressed, it is bytes. */
export interface Packed extends Omit<Answer, 'body'> {
  readonly body: string | Uint8Array;
}

/** What the client gets: another answer, none because the connection ends, or none at all. */
export type Bent = Answer | 'cut' | 'silence';

export interface Bending {
  /** What the mock is asked, in the place of what came. */
  readonly before?: (asked: Asked) => Partial<Asked>;
  readonly after?: (answer: Answer, asked: Asked) => Bent;
  /** What a proxy makes of that. */
  readonly pack?: (answer: Answer) => Packed;
}

/**
 * @param remembers asks the mock once for what several comparisons read: for tests that change nothing. Before the bend, which
 * is given the mock's own answer each time.
 */
export async function bendingProxy(
  options: ServerOptions,
  { before = () => ({}), after = (answer) => answer, pack = (answer) => answer }: Bending,
  remembers = false,
): Promise<AnsweringServer> {
  const mock = createSocketlessMock(options);
  const known = new Map<string, Promise<Answer>>();
  const answerTo = (asked: Asked, request: IncomingMessage): Promise<Answer> => {
    const send = () => onward(mock, asked, request);
    if (!remembers || !/^(GET|HEAD|OPTIONS)$/.test(asked.method)) return send();
    const key = JSON.stringify(asked);
    const answer = known.get(key) ?? send();
    known.set(key, answer);
    return answer;
  };
  const proxy = await answering((request, response) => {
    const came = {
      method: request.method ?? '',
      path: request.url ?? '',
      headers: request.headers,
    };
    const { method, path, headers } = { ...came, ...before(came) };
    answerTo({ method, path, headers }, request).then(
      (answer) => {
        const bent = after(answer, came);
        give(response, typeof bent === 'string' ? bent : pack(bent), method);
      },
      () => response.destroy(),
    );
  });
  return {
    url: proxy.url,
    asked: proxy.asked,
    async [Symbol.asyncDispose]() {
      await proxy[Symbol.asyncDispose]();
      mock.close();
    },
  };
}

/** Asks with the body that came. */
async function onward(
  mock: SocketlessMock,
  { method, path, headers: came }: Asked,
  request: IncomingMessage,
): Promise<Answer> {
  const headers = Object.fromEntries(
    Object.entries(came).map(([name, value]) => [name, String(value)]),
  );
  const body = await buffer(request);
  const answer = await mock.ask({ method, target: path, headers, body });
  const told = answer.headers.map(([name, value]) => [name.toLowerCase(), value] as const);
  return {
    status: answer.status,
    headers: Object.fromEntries(told),
    body: Buffer.from(answer.body).toString(),
  };
}

function give(response: ServerResponse, bent: Packed | 'cut' | 'silence', method: string): void {
  if (bent === 'silence') return;
  if (bent === 'cut') {
    response.writeHead(200, { 'Content-Length': 1000 });
    response.write('{"uuid": ');
    setImmediate(() => response.destroy());
    return;
  }
  const { status, headers, body } = bent;
  const kept = Object.entries(headers).flatMap(([name, value]) =>
    value === undefined || /^(content-length|connection|keep-alive|transfer-encoding)$/.test(name)
      ? []
      : [[name, value] as const],
  );
  for (const [name, value] of kept) response.setHeader(name, value);
  response.statusCode = status;
  if (method === 'HEAD') response.end();
  else response.end(body);
}

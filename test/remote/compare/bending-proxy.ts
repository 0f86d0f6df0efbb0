/** A mock behind a proxy that bends what it answers, in one way. */
import { request as ask, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import { type ServerOptions, startMockServer } from '../../../src/index.ts';
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

/** What the client gets: another answer, none because the connection ends, or none at all. */
export type Bent = Answer | 'cut' | 'silence';

export interface Bending {
  /** What the mock is asked, in the place of what came. */
  readonly before?: (asked: Asked) => Partial<Asked>;
  readonly after?: (answer: Answer, asked: Asked) => Bent;
}

export async function bendingProxy(
  options: ServerOptions,
  { before = () => ({}), after = (answer) => answer }: Bending,
): Promise<AnsweringServer> {
  const mock = await startMockServer(options);
  const proxy = await answering((request, response) => {
    const came = {
      method: request.method ?? '',
      path: request.url ?? '',
      headers: request.headers,
    };
    const { method, path, headers } = { ...came, ...before(came) };
    const onward = ask(mock.url + path, { method, headers, agent: false }, (answer) => {
      const pieces: Buffer[] = [];
      answer.on('data', (piece: Buffer) => pieces.push(piece));
      answer.on('end', () => {
        const body = Buffer.concat(pieces).toString();
        const { statusCode: status = 0 } = answer;
        give(response, after({ status, headers: { ...answer.headers }, body }, came), method);
      });
    });
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  });
  return {
    url: proxy.url,
    asked: proxy.asked,
    async [Symbol.asyncDispose]() {
      await proxy[Symbol.asyncDispose]();
      await mock.close();
    },
  };
}

function give(response: ServerResponse, bent: Bent, method: string): void {
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

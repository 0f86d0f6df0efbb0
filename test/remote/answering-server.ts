/** A server of a test on a free port of this machine, that answers as the test says. */
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

export interface AnsweringServer extends AsyncDisposable {
  /** No slash at the end. */
  readonly url: string;
  /** What it was asked, in order: method and target, with the headers. */
  readonly asked: readonly {
    readonly line: string;
    readonly headers: IncomingMessage['headers'];
  }[];
}

/** Open until it is disposed of, with all its connections. */
export async function answering(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
  onConnect?: (request: IncomingMessage, socket: Socket) => void,
): Promise<AnsweringServer> {
  const asked: { line: string; headers: IncomingMessage['headers'] }[] = [];
  const listener: RequestListener = (request, response) => {
    asked.push({ line: `${request.method} ${request.url}`, headers: request.headers });
    answer(request, response);
  };
  // A client that waits between its tries would meet the end of a connection that idled.
  const server = createServer({ keepAliveTimeout: 0 }, listener);
  const tunnels = new Set<Socket>();
  server.on('connect', (request: IncomingMessage, socket: Socket) => {
    asked.push({ line: `${request.method} ${request.url}`, headers: request.headers });
    tunnels.add(socket);
    socket.on('error', () => undefined);
    onConnect?.(request, socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${address.port}`,
    asked,
    async [Symbol.asyncDispose]() {
      for (const socket of tunnels) socket.destroy();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

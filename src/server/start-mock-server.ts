/** A mock server that listens. */
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createHttpServer } from '../http/http-server.ts';
import { withMembers } from '../values/with-members.ts';
import { ALLOWED_HOST } from './guard/guard-options.ts';
import { assemble, type MockServer, type SandboxHandle } from './mock-server.ts';
import { checkedOptions, type ListenOptions, type ServerOptions } from './options.ts';
import { urlHost } from './urls.ts';

export interface StartedMockServer extends MockServer, AsyncDisposable {
  /** No slash at the end: `http://127.0.0.1:41234`. */
  readonly url: string;
  readonly port: number;
  sandbox(name: string): SandboxHandle & { readonly url: string };
  /** A line for a shell that asks for the payments as somebody of the present users, with the token: `curl -H "Authorization: Token …" …`. */
  firstRequest(): string;
  /** Stops listening and ends open connections and requests in flight at once. More than one call does no harm. */
  close(): Promise<void>;
}

/**
 * Resolves when the fixtures are loaded and the port is open.
 * @throws OptionError, FixtureError; the system's own error for a port that cannot be had
 */
export async function startMockServer(
  options: ServerOptions & ListenOptions = {},
): Promise<StartedMockServer> {
  const { port = 0, host = '127.0.0.1', keepAlive = false, ...rest } = checkedOptions(options);
  const { mock, endRequests, onUnread, firstRequest } = assemble({
    ...rest,
    ...reachedBy(host, rest),
  });
  const server = createHttpServer(mock.app, onUnread);
  const { port: actual } = await listen(server, port, host);
  if (!keepAlive) letProcessEnd(server);
  const url = `http://${urlHost(host)}:${actual}`;
  const close = async (): Promise<void> => {
    endRequests();
    server.close();
    server.closeAllConnections();
  };
  const { sandbox } = mock;
  return withMembers(mock, {
    url,
    sandbox(name: string) {
      const handle = sandbox(name);
      return withMembers(handle, { url: url + handle.prefix });
    },
    port: actual,
    firstRequest: () => firstRequest(url),
    close,
    [Symbol.asyncDispose]: close,
  });
}

/** The name that it listens on is one that the control plane is reached by. */
function reachedBy(host: string, { allowedHosts = [] }: ServerOptions): ServerOptions {
  return ALLOWED_HOST.read(host).valid ? { allowedHosts: [...allowedHosts, host] } : {};
}

function listen(server: Server, port: number, host: string): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      const address = server.address();
      if (typeof address === 'object' && address !== null) resolve(address);
      else reject(new Error('The server listens on no port.'));
    });
  });
}

/** A server, or a connection, that nobody closed does not keep the process alive. */
function letProcessEnd(server: Server): void {
  server.unref();
  server.on('connection', (socket) => socket.unref());
}

/** A mock with the inspector as it was built. */
import { once } from 'node:events';
import { connect } from 'node:net';
import { finished } from 'node:stream/promises';
import { type ServerOptions, type StartedMockServer, startMockServer } from '../../../src/index.ts';

/** Below the project's root. */
export const BUILT = new URL('../../../dist/inspector/', import.meta.url);

const STAFF = { Authorization: 'Token YOUR_API_TOKEN' } as const;
export const PROFILE = '/api/payment-profiles/a1b2c3d4-e5f6-7890-abcd-ef1234567890/';

export interface Served {
  readonly mock: StartedMockServer;
  readonly url: string;
  /** The page, at a route of it: `#/requests`. */
  readonly page: (hash?: string) => string;
  /** Asks the API; a body is sent as JSON. */
  readonly ask: (
    path: string,
    body?: unknown,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<number>;
  /** Asks for so many lists at once, on one connection: however slow the machine, they come within a second. */
  readonly flood: (count: number) => Promise<void>;
  /** Asks the control plane. */
  readonly admin: (path: string, method?: string, body?: unknown) => Promise<unknown>;
  readonly stop: () => Promise<void>;
}

/** @param port one that was used before, where the server comes back */
export async function serve(options: ServerOptions = {}, port = 0): Promise<Served> {
  const mock = await startMockServer({ ...options, port });
  const { url } = mock;
  const json = (body: unknown): RequestInit =>
    body === undefined ? {} : { body: JSON.stringify(body), method: 'POST' };
  const typed = (body: unknown) =>
    body === undefined ? {} : { 'Content-Type': 'application/json' };
  return {
    mock,
    url,
    page: (hash = '') => `${url}/__admin/${hash}`,
    async ask(path, body, headers = {}) {
      const init = { ...json(body), headers: { ...STAFF, ...typed(body), ...headers } };
      const response = await fetch(url + path, init);
      await response.text();
      return response.status;
    },
    async flood(count) {
      const { hostname, port: at } = new URL(url);
      const socket = connect(Number(at), hostname);
      await once(socket, 'connect');
      const head = (n: number): string =>
        [
          `GET /api/payments/?page_size=1&n=${n} HTTP/1.1`,
          ...[`Host: ${hostname}`, `Authorization: ${STAFF.Authorization}`],
          ...(n === count ? ['Connection: close'] : []),
          '\r\n',
        ].join('\r\n');
      socket.write(Array.from({ length: count }, (_, n) => head(n + 1)).join(''));
      await finished(socket.resume());
    },
    async admin(path, method = 'GET', body) {
      const init = { ...json(body), method, headers: typed(body) };
      const response = await fetch(`${url}/__admin${path}`, init);
      const text = await response.text();
      return text === '' ? undefined : JSON.parse(text);
    },
    stop: () => mock.close(),
  };
}

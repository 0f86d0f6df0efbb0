/** The inspector as it was built, before a mock of its own, under the policy that it has to live with. */
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createMockServer, type MockServer, type ServerOptions } from '../../../src/index.ts';

/** Below the project's root. */
export const BUILT = new URL('../../../dist/inspector/', import.meta.url);
export const POLICY = "default-src 'self'";

const TYPES: Readonly<Record<string, string>> = {
  'index.html': 'text/html; charset=utf-8',
  'inspector.js': 'text/javascript; charset=utf-8',
  'inspector.css': 'text/css; charset=utf-8',
  'icon.svg': 'image/svg+xml',
};
const PAGE = /^(?:\/__sandbox\/[^/]+)?\/__admin\/(?:inspector\/([\w.]+))?$/;
const STAFF = { Authorization: 'Token YOUR_API_TOKEN' } as const;
export const PROFILE = '/api/payment-profiles/a1b2c3d4-e5f6-7890-abcd-ef1234567890/';

export interface Served {
  readonly mock: MockServer;
  readonly url: string;
  /** The page, at a route of it: `#/requests`. */
  readonly page: (hash?: string) => string;
  /** Asks the API; a body is sent as JSON. */
  readonly ask: (
    path: string,
    body?: unknown,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<number>;
  /** Asks the control plane. */
  readonly admin: (path: string, method?: string, body?: unknown) => Promise<unknown>;
  readonly stop: () => Promise<void>;
}

/** @param port one that was used before, where the server comes back */
export async function serve(options: ServerOptions = {}, port = 0): Promise<Served> {
  const mock = createMockServer(options);
  const server = createServer((req, res) => {
    const [path = ''] = (req.url ?? '').split('?');
    const [isPage, name = 'index.html'] = PAGE.exec(path) ?? [];
    const type = TYPES[name];
    if (isPage === undefined || type === undefined) {
      mock.app(req, res);
      return;
    }
    res.setHeader('Content-Type', type);
    res.setHeader('Content-Security-Policy', POLICY);
    res.end(readFileSync(new URL(name, BUILT)));
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${portOf(server)}`;
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
    async admin(path, method = 'GET', body) {
      const init = { ...json(body), method, headers: typed(body) };
      const response = await fetch(`${url}/__admin${path}`, init);
      const text = await response.text();
      return text === '' ? undefined : JSON.parse(text);
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

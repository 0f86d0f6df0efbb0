/** Where a test file gets its sandboxes from: a server of its own, or one that all workers share. */

import type { JournalEntry } from '../sandbox/journal/verify.ts';
import { createMockServer } from '../server/mock-server.ts';
import type { ListenOptions, ServerOptions } from '../server/options.ts';
import { startMockServer } from '../server/start-mock-server.ts';
import { sandboxPrefix } from '../values/own-paths.ts';
import { ControlPlaneError, createControlPlane } from './control-plane.ts';

/** What a server is started with, but what the helper decides itself. */
export type SupplyOptions = Omit<ServerOptions & ListenOptions, 'admin' | 'keepAlive'>;

export interface SandboxSupply {
  /** The URL of a sandbox that is as it was at the start, and that nobody else uses. */
  readonly take: () => Promise<string>;
  readonly drop: (url: string) => Promise<void>;
  /** What the sandbox at a URL was asked, where it is in this process; undefined where it has to be asked for that. */
  readonly entries: (url: string) => readonly JournalEntry[] | undefined;
  /** What the control plane asks for; undefined where it asks for nothing. */
  readonly token: string | undefined;
  /** Ends what was started here. */
  readonly close: () => Promise<void>;
}

const CONFLICT = 409;
/** Options of a sandbox; the others are the server's. */
const SANDBOX_OPTIONS: readonly string[] = ['fixtures', 'scenario', 'randomSeed', 'now'];

/**
 * A server in this process. Where one sandbox is enough, that is the server's own: its URL has no path then, and clients
 * that put one in its place still find the API.
 */
export async function startSupply(
  options: SupplyOptions,
  count: 'one' | 'many',
): Promise<SandboxSupply> {
  const server = await startMockServer({ ...options, admin: true });
  const close = () => server.close();
  const token = options.adminToken;
  if (count === 'many' || options.requireSandbox === true) {
    const entries = (url: string) => server.sandbox(nameIn(url)).requests.entries();
    return { ...supplyOf(server.url, token, 'test', {}), entries, token, close };
  }
  const entries = () => server.requests.entries();
  return { take: async () => server.url, drop: async () => undefined, entries, token, close };
}

/**
 * The server at a URL; `worker` is in the names of its sandboxes. `adminToken` is the one that it was given.
 * @throws TypeError for an option that only whoever started that server can give
 */
export function sharedSupply(
  url: string,
  worker: string,
  { adminToken: token, ...options }: SupplyOptions,
): SandboxSupply {
  const others = Object.keys(options).filter((name) => !SANDBOX_OPTIONS.includes(name));
  if (others.length > 0) {
    const told = `${others.join(', ')} belongs to the server at ${url}`;
    throw new TypeError(`${told}, which runs already: give it to whatever started that.`);
  }
  const supply = supplyOf(url, token, `worker-${worker}`, orderOf(options));
  return { ...supply, entries: () => undefined, token, close: async () => undefined };
}

/** Of a sandbox's URL. */
function nameIn(url: string): string {
  return url.slice(url.lastIndexOf('/') + 1);
}

function supplyOf(
  origin: string,
  token: string | undefined,
  base: string,
  order: object,
): Pick<SandboxSupply, 'take' | 'drop'> {
  const url = origin.endsWith('/') ? origin.slice(0, -1) : origin;
  const ask = createControlPlane(url, token);
  let count = 0;
  return {
    async take() {
      for (;;) {
        count += 1;
        const name = count === 1 ? base : `${base}-${count}`;
        try {
          await ask('POST', '/sandboxes', { ...order, name });
          return url + sandboxPrefix(name);
        } catch (error) {
          // Another call in this file has it, or a file that did not come to its end.
          if (!(error instanceof ControlPlaneError && error.status === CONFLICT)) throw error;
        }
      }
    },
    drop: async (sandbox) => {
      await ask('DELETE', `/sandboxes/${nameIn(sandbox)}`);
    },
  };
}

/** The body of `POST /__admin/sandboxes`, which takes one document and no files: these are read here. */
function orderOf({ fixtures, scenario, randomSeed, now }: SupplyOptions): object {
  const rest = { randomSeed, now };
  const isDocument = typeof fixtures === 'object' && !Array.isArray(fixtures);
  if (fixtures === undefined || isDocument) return { ...rest, fixtures, scenario };
  const options = scenario === undefined ? { fixtures } : { fixtures, scenario };
  return { ...rest, fixtures: createMockServer(options).state() };
}

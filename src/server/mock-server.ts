/** A mock server: sandboxes behind an Express app, with or without a socket. */
import type { RequestListener } from 'node:http';
import type { Controls } from '../admin/controls.ts';
import { handleAdmin } from '../admin/handle-admin.ts';
import { createApp } from '../http/app.ts';
import { resources, singleViews } from '../resources/index.ts';
import { stopwatch } from '../values/clock.ts';
import { parseInstant } from '../values/instant.ts';
import { CONTRACTS, type ContractName } from '../waldur/contract.ts';
import { createSite } from '../waldur/site.ts';
import { type Actor, actorOf } from './actors.ts';
import { createDelay } from './delay.ts';
import { FixtureError } from './fixture-error.ts';
import { checkOptions, type ServerOptions } from './options.ts';
import { readFixtures } from './read-fixtures.ts';
import { Sandbox, type SandboxSnapshot } from './sandbox.ts';
import { createServerClock, type ServerClock } from './server-clock.ts';
import { packageVersion } from './version.ts';

/** Largest body that is taken unless told otherwise: 64 MiB, enough for a fixture of 100,000 payments. */
const MAX_BODY_BYTES = 64 * 1024 * 1024;

export interface MockServer {
  /** An Express app: for supertest, or to mount in another one. */
  readonly app: RequestListener;
  readonly contract: ContractName;
  readonly clock: ServerClock;
  /** Back to the fixtures that the server started with, snapshots and all else kept. */
  reset(): void;
  /** Puts a fixture document in the place of the state. @throws FixtureError; nothing changes then */
  seed(document: object): void;
  /** The state as a fixture document that loads again. */
  state(): Record<string, unknown>;
  /** Remembers the state under a name. */
  snapshot(name: string): void;
  /** Back to a remembered state. @throws RangeError for an unknown name */
  restore(name: string): void;
  /** What a client needs to call as a user of the fixtures. @throws RangeError for an unknown one */
  as(username: string): Actor;
}

/**
 * Makes a server without a socket.
 * @throws OptionError for options that make no sense; FixtureError with every problem of the fixtures
 */
export function createMockServer(options: ServerOptions = {}): MockServer {
  checkOptions(options);
  const { contract = 'documented', auth = 'strict', now, randomSeed = 1, onEvent } = options;
  const site = createSite(resources, singleViews);
  const sandbox = new Sandbox({
    site,
    contract: CONTRACTS[contract],
    auth,
    randomSeed,
    now: now === undefined ? undefined : parseInstant(now),
  });
  const problems = sandbox.load(readFixtures(options.fixtures, options.scenario), 'replace');
  if (problems.length > 0) throw new FixtureError(problems);
  sandbox.keepAsSeed();
  const delay = createDelay(options.delayMs ?? 0, sandbox.world.random);
  const snapshots = new Map<string, SandboxSnapshot>();
  const controls = createControls(sandbox, contract);
  return {
    app: createApp({
      publicUrl: options.publicUrl?.replace(/\/+$/, ''),
      maxBodyBytes: options.maxBodyBytes ?? MAX_BODY_BYTES,
      cors: options.cors ?? true,
      admin: options.admin === false ? undefined : (request) => handleAdmin(request, controls),
      api: async (request) => {
        await delay();
        return site.handle(request, sandbox.world);
      },
      onError: (error) => onEvent?.({ event: 'error', message: describe(error) }),
      onRequest: (method, path) => {
        const elapsedMs = stopwatch();
        return (status) =>
          onEvent?.({ event: 'request', method, path, status, durationMs: elapsedMs() });
      },
    }),
    contract,
    clock: createServerClock(sandbox.world.clock),
    reset: () => sandbox.reset(),
    seed(document) {
      const found = sandbox.load([{ name: 'fixtures', content: document }], 'replace');
      if (found.length > 0) throw new FixtureError(found);
    },
    state: () => sandbox.state(),
    snapshot: (name) => void snapshots.set(name, sandbox.snapshot()),
    restore(name) {
      const snapshot = snapshots.get(name);
      if (!snapshot) {
        const known = [...snapshots.keys()].join(', ') || 'none';
        throw new RangeError(`There is no snapshot "${name}". There are: ${known}.`);
      }
      sandbox.restore(snapshot);
    },
    as: (username) => actorOf(username, sandbox.world.store),
  };
}

function createControls(sandbox: Sandbox, contract: ContractName): Controls {
  return {
    health: () => ({ status: 'ok', version: packageVersion(), contract }),
    reset: () => sandbox.reset(),
    state: () => sandbox.state(),
    load: (content, mode) => sandbox.load([{ name: 'body', content }], mode),
  };
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

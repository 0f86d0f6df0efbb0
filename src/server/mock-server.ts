/** A mock server: sandboxes behind an Express app, with or without a socket. */
import type { RequestListener } from 'node:http';
import { handleAdmin } from '../admin/handle-admin.ts';
import type { FixtureSource } from '../fixtures/load-fixtures.ts';
import { createApp } from '../http/app.ts';
import type { Handler } from '../http/handler.ts';
import type { OnUnread } from '../http/unread.ts';
import { type Capabilities, capabilitiesOf } from '../sandbox/capabilities.ts';
import { Holdings } from '../sandbox/holdings.ts';
import type { PactNames } from '../sandbox/portable/pact-document.ts';
import { type PactRecorder, recordPact } from '../sandbox/portable/pact-recorder.ts';
import { Sandbox } from '../sandbox/sandbox.ts';
import { DEFAULT_SANDBOX } from '../sandbox/sandbox-name.ts';
import type { SandboxOptions } from '../sandbox/sandbox-options.ts';
import { Sandboxes } from '../sandbox/sandboxes.ts';
import { seedAnew, seededSandbox } from '../sandbox/seed.ts';
import { createClock } from '../values/clock.ts';
import { type Limits, limitsOf } from '../values/limits.ts';
import { sandboxPrefix } from '../values/own-paths.ts';
import { withMembers } from '../values/with-members.ts';
import type { ContractName } from '../waldur/contract.ts';
import type { Differences } from '../waldur/differences.ts';
import { doorsTo } from './doors.ts';
import { firstRequest } from './first-request.ts';
import { createGuard } from './guard/guard.ts';
import { keepDocuments } from './kept-documents.ts';
import { checkedOptions, type ServerOptions } from './options.ts';
import { readFixtures, readStubs } from './read-fixtures.ts';
import { cameOf, tellOfRequests } from './request-events.ts';
import { sandboxOptionsOf } from './sandbox-settings.ts';
import { eventsOf } from './server-events.ts';
import { originOf } from './urls.ts';
import { createWelcome } from './welcome.ts';

const IDLE_SECONDS = 3600;

/** A sandbox as the library hands it out. */
export interface SandboxHandle extends Capabilities {
  readonly name: string;
  /** Before every path of this sandbox: empty for the default one, `/__sandbox/<name>` otherwise. */
  readonly prefix: string;
  /** The preset that it answers by. */
  readonly contract: ContractName;
  /** The value of each difference between contracts. */
  readonly differences: Differences;
}

/** The server's own members are those of its default sandbox. */
export interface MockServer extends SandboxHandle {
  /** An Express app: for supertest, or to mount in another one. */
  readonly app: RequestListener;
  /** A sandbox by its name, made of the server's fixtures on first use. @throws OptionError for a name that is none */
  sandbox(name: string): SandboxHandle;
  /** What it began with. */
  readonly loaded: LoadedFixtures;
  /**
   * Reads the fixtures of its options anew, and puts them in the place of the state and of the seed: a reset comes back to them,
   * and new sandboxes are made of them. Those that there are keep their worlds; journal, faults, clock and snapshots stay. What
   * is in flight ends as by `reset`. @throws FixtureError, or an error that names a limit; nothing has changed then
   */
  reload(): LoadedFixtures;
  /**
   * Records from now on what clients use of all sandboxes, whatever is reset or dropped meanwhile.
   * @throws ProblemError for names that are none
   */
  recordPact(names: PactNames): PactRecorder;
}

/** What a server has read its rows from, and how many there are of each table. */
export interface LoadedFixtures {
  /** Names of shipped worlds and scenarios, files, `fixtures` for a document. */
  readonly fixtures: readonly string[];
  readonly rows: Readonly<Record<string, number>>;
}

/**
 * Makes a server without a socket.
 * @throws OptionError for options that make no sense; FixtureError with every problem of the fixtures
 */
export function createMockServer(options: ServerOptions = {}): MockServer {
  return assemble(options).mock;
}

/** A server, and what ends it. */
interface Assembled {
  readonly mock: MockServer;
  /** Ends the requests in flight in all its sandboxes: none of them changes anything any more. */
  readonly endRequests: () => void;
  /** What the app answers by under the API. */
  readonly api: Handler;
  readonly limits: Limits;
  readonly onUnread: OnUnread;
  readonly firstRequest: (url: string) => string;
}

/** @throws as `createMockServer` */
export function assemble(given: ServerOptions): Assembled {
  const options = checkedOptions(given);
  const holdings = new Holdings(limitsOf(options));
  const { limits } = holdings;
  const sandboxOptions = { ...sandboxOptionsOf(options, limits.maxBodyBytes), holdings };
  const read = () => [...readFixtures(options.fixtures, options.scenario), ...readStubs(options)];
  const documents = read();
  const standard = seededSandbox(sandboxOptions, documents);
  const loadedFrom = (sources: readonly FixtureSource[]): LoadedFixtures => {
    const rows = standard.world.store.sizes();
    return { fixtures: sources.map(({ name }) => name), rows };
  };
  const fork = (changes: Partial<SandboxOptions> = {}) =>
    new Sandbox({ ...sandboxOptions, ...changes }, ...standard.seedStore());
  const sandboxes = new Sandboxes(standard, {
    cap: limits.maxSandboxes,
    ttlSeconds: options.sandboxTtlSeconds ?? IDLE_SECONDS,
    clock: createClock(),
    fork,
  });
  holdings.watch(() => sandboxes.all());
  const { cors = true, requireSandbox = false } = options;
  const doors = doorsTo(sandboxes, standard, requireSandbox);
  const publicUrl = options.publicUrl === undefined ? undefined : originOf(options.publicUrl);
  const guard = createGuard({ ...options, cors, publicUrl });
  const events = eventsOf(options, sandboxes);
  const tellOfRequest = tellOfRequests(events.tellRequest, standard);
  const welcome = createWelcome({ ...options, publicUrl });
  const openApi = keepDocuments();
  const api: Handler = (request, name) => {
    const sandbox = doors.forApi(request, name);
    if (!('world' in sandbox)) return sandbox;
    const answer = doors.noted(request, sandbox.handle(request), sandbox);
    return welcome(request, answer, sandbox, name);
  };
  const app = createApp({
    api,
    publicUrl,
    maxBodyBytes: limits.maxBodyBytes,
    cors,
    hasAdmin: options.admin !== false,
    admin: (request, asked) =>
      guard(request, () => {
        const sandbox = doors.forAdmin(request, asked);
        if (!('world' in sandbox)) return sandbox;
        return handleAdmin(request, { sandbox, sandboxes, openApi, events, asked });
      }),
    refused: doors.refuse,
    onError: (error) =>
      events.tell({ event: 'error', message: standard.secrets.text(describe(error)) }),
    listener: () => (events.hearsRequest() ? tellOfRequest : undefined),
  });
  // For those who watch requests from outside: which contract an app answers by.
  Object.defineProperty(app.locals, 'contract', { get: () => standard.world.contract.label });
  const mock: MockServer = withMembers(
    handleOf(DEFAULT_SANDBOX, () => standard),
    {
      app,
      loaded: loadedFrom(documents),
      reload() {
        const changed = read();
        seedAnew(standard, changed);
        return loadedFrom(changed);
      },
      recordPact: (names: PactNames) => recordPact(sandboxes, names),
      sandbox(name: string) {
        doors.open(name);
        return handleOf(name, () => doors.open(name));
      },
    },
  );
  const endRequests = (): void => {
    sandboxes.endRequests();
    events.close();
  };
  const onUnread: OnUnread = (request, reply, reason) => {
    const taken = doors.refuseUnread(request, reply);
    if (taken && events.hearsRequest()) tellOfRequest(cameOf(request))(taken, reply.status, reason);
  };
  return {
    ...{ mock, endRequests, api, limits, onUnread },
    firstRequest: (url) => firstRequest(standard.world, url),
  };
}

function handleOf(name: string, present: () => Sandbox): SandboxHandle {
  const prefix = name === DEFAULT_SANDBOX ? '' : sandboxPrefix(name);
  return withMembers(capabilitiesOf(present), {
    ...{ name, prefix },
    get contract() {
      return present().world.contract.name;
    },
    get differences() {
      return present().world.contract.differences;
    },
  });
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

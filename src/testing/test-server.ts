/**
 * What a test sees of its server: what the library can do with a sandbox, and the table from that to what the control
 * plane is asked.
 */
import type { Capabilities } from '../sandbox/capabilities.ts';
import { actorOf, RESET_PARTS, type ResetPart } from '../sandbox/client-side.ts';
import type { FaultRequest } from '../sandbox/faults/fault-request.ts';
import { type Asked, listIn, members } from './asked.ts';
import { entriesIn } from './asked-entries.ts';
import { type AskedStubs, stubsOf } from './asked-stubs.ts';
import { type AskedTables, tablesOf } from './asked-tables.ts';
import { type ControlPlane, createControlPlane } from './control-plane.ts';

/** All but the address and the users go over HTTP, and so are to be awaited. */
export interface TestServer
  extends Pick<Capabilities, 'as'>,
    Asked<Capabilities, 'seed' | 'state' | 'snapshot' | 'restore' | 'setContract'> {
  /** Where the API is, without a slash at the end. It may have a path: `http://127.0.0.1:41234/__sandbox/worker-1`. */
  readonly url: string;
  /** Back to the start in all but what is kept: `state`, `journal`, `faults`, `clock`. */
  reset(options?: { readonly keep?: readonly ResetPart[] }): Promise<void>;
  readonly requests: Asked<
    Capabilities['requests'],
    'entries' | 'totals' | 'verify' | 'wait' | 'clear' | 'reset' | 'har' | 'pact'
  >;
  readonly faults: TestFaults;
  readonly stubs: AskedStubs;
  readonly tables: AskedTables;
  readonly clock: Asked<
    Capabilities['clock'],
    'now' | 'freeze' | 'advance' | 'setOffset' | 'reset'
  >;
  readonly coverage: Asked<Capabilities['coverage'], 'counts' | 'clear' | 'reset'>;
}

/** Errors on demand. */
export interface TestFaults
  extends Asked<Capabilities['faults'], 'list' | 'setActive' | 'clear' | 'reset'> {
  /** From a description such as `{ operation: 'payments_create', respond: …, times: 1 }`; gives its id. */
  add(fault: FaultRequest): Promise<string>;
  remove(id: string): Promise<void>;
}

/** By username; null for a user without a token. */
type Tokens = ReadonlyMap<string, string | null>;

/** Where the members of a test's server ask. */
interface Place {
  readonly url: string;
  readonly ask: ControlPlane;
  /** Those of the sandbox as it was found. */
  readonly seeded: Tokens;
  tokens: Tokens;
}

/** A test's server that can move: from one sandbox to the next, while the test holds one and the same object. */
export interface MovableServer {
  readonly server: TestServer;
  /** From now on it is the sandbox at a URL; undefined: none, and whoever uses it is told so. */
  readonly move: (url: string | undefined, token?: string) => Promise<void>;
}

export function createMovableServer(): MovableServer {
  let place: Place | undefined;
  const here = (): Place => {
    if (place) return place;
    throw new Error('The mock server runs from beforeAll to afterAll: use it in tests and hooks.');
  };
  return {
    server: serverAt(here),
    async move(url, token) {
      place = url === undefined ? undefined : await placeAt(url, token);
    },
  };
}

/** The sandbox at a URL, whose control plane may ask for a token. @throws ControlPlaneError where there is none */
export async function openSandbox(url: string, token?: string): Promise<TestServer> {
  const place = await placeAt(url, token);
  return serverAt(() => place);
}

/** Looks once at the users that are there, so that a test need not wait for their tokens. */
async function placeAt(url: string, token: string | undefined): Promise<Place> {
  const ask = createControlPlane(url, token);
  const seeded = await readTokens(ask);
  return { url, ask, seeded, tokens: seeded };
}

function serverAt(here: () => Place): TestServer {
  const ask: ControlPlane = async (...asked) => here().ask(...asked);
  return {
    get url() {
      return here().url;
    },
    as(username) {
      const { tokens } = here();
      return actorOf(username, tokens.get(username), () => [...tokens.keys()]);
    },
    async reset({ keep = [] } = {}) {
      const place = here();
      await place.ask('POST', '/reset', { keep });
      if (!keep.includes('state')) place.tokens = place.seeded;
    },
    seed: (document) => changeUsers(here(), 'PUT', '/state', document),
    state: async () => Object(await ask('GET', '/state')),
    snapshot: async (name) => void (await ask('PUT', snapshotPath(name))),
    setContract: async (contract) => void (await ask('PUT', '/contract', contract)),
    restore: (name) => changeUsers(here(), 'POST', `${snapshotPath(name)}/restore`),
    requests: requestsOf(ask, () => here().tokens.values()),
    faults: faultsOf(ask),
    stubs: stubsOf(ask),
    tables: tablesOf(ask),
    clock: clockOf(ask),
    coverage: coverageOf(ask),
  };
}

/** Asks for what may put other users in the place of those that are known. */
async function changeUsers(place: Place, ...asked: Parameters<ControlPlane>): Promise<void> {
  await place.ask(...asked);
  place.tokens = await readTokens(place.ask);
}

function snapshotPath(name: string): string {
  return `/snapshots/${encodeURIComponent(name)}`;
}

function requestsOf(
  ask: ControlPlane,
  tokens: () => Iterable<string | null>,
): TestServer['requests'] {
  const clear = async () => void (await ask('DELETE', '/requests'));
  return {
    async entries() {
      return entriesIn(await ask('GET', '/requests'), tokens());
    },
    totals: async () => listIn(await ask('GET', '/requests/totals'), 'totals'),
    verify: async (expectation) => Object(await ask('POST', '/requests/verify', expectation)),
    async wait(pattern, limits = {}) {
      const answer = await ask('POST', '/requests/wait', { matches: pattern, ...limits });
      const { matched, message } = members(answer);
      if (matched === true) return listIn(answer, 'requests');
      throw new Error(String(message));
    },
    har: async (pattern = {}) => Object(await ask('POST', '/requests/har', pattern)),
    pact: async (names) =>
      Object(await ask('GET', `/requests/pact?${new URLSearchParams({ ...names })}`)),
    ...{ clear, reset: clear },
  };
}

function faultsOf(ask: ControlPlane): TestServer['faults'] {
  const clear = async () => void (await ask('DELETE', '/faults'));
  return {
    add: async (fault) => String(members(await ask('POST', '/faults', fault))['id']),
    remove: async (id) => void (await ask('DELETE', `/faults/${encodeURIComponent(id)}`)),
    setActive: async (id, isActive) =>
      Object(await ask('PATCH', `/faults/${encodeURIComponent(id)}`, { isActive })),
    list: async () => listIn(await ask('GET', '/faults'), 'faults'),
    ...{ clear, reset: clear },
  };
}

function coverageOf(ask: ControlPlane): TestServer['coverage'] {
  const clear = async () => void (await ask('DELETE', '/coverage'));
  return { counts: async () => Object(await ask('GET', '/coverage/counts')), clear, reset: clear };
}

function clockOf(ask: ControlPlane): TestServer['clock'] {
  return {
    now: async () => String(members(await ask('GET', '/clock'))['now']),
    freeze: async (now) => void (await ask('PUT', '/clock', { mode: 'frozen', now })),
    advance: async (ms) => void (await ask('POST', '/clock/advance', { ms })),
    setOffset: async (offsetMs) => void (await ask('PUT', '/clock', { mode: 'offset', offsetMs })),
    reset: () => resetOnly(ask, 'clock'),
  };
}

async function resetOnly(ask: ControlPlane, part: ResetPart): Promise<void> {
  await ask('POST', '/reset', { keep: RESET_PARTS.filter((each) => each !== part) });
}

async function readTokens(ask: ControlPlane): Promise<Tokens> {
  const { users } = members(await ask('GET', '/state'));
  const rows: readonly unknown[] = Array.isArray(users) ? users : [];
  return new Map(
    rows.map(members).map(({ username, token }) => {
      return [String(username), typeof token === 'string' ? token : null];
    }),
  );
}

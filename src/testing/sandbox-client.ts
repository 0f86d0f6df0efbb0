/** One sandbox, driven over its control plane. */
import type { Actor } from '../sandbox/actors.ts';
import type { JournalEntry } from '../sandbox/journal/verify-requests.ts';
import { type ControlPlane, createControlPlane } from './control-plane.ts';
import type { TestClock, TestFaults, TestRequests, TestServer } from './test-server.ts';

/** What a reset puts back. */
const PARTS = ['state', 'journal', 'faults', 'clock'] as const;

/** By username; null for a user without a token. */
type Tokens = ReadonlyMap<string, string | null>;

/** Looks once at the users that are there, so that a test need not wait for their tokens. */
export async function openSandbox(url: string): Promise<TestServer> {
  const ask = createControlPlane(url);
  const seeded = await readTokens(ask);
  let tokens = seeded;
  return {
    url,
    as: (username) => actorOf(username, tokens),
    async reset({ keep = [] } = {}) {
      await ask('POST', '/reset', { keep });
      if (!keep.includes('state')) tokens = seeded;
    },
    async seed(document) {
      await ask('PUT', '/state', document);
      tokens = await readTokens(ask);
    },
    state: async () => members(await ask('GET', '/state')),
    snapshot: async (name) => void (await ask('PUT', `/snapshots/${encodeURIComponent(name)}`)),
    async restore(name) {
      await ask('POST', `/snapshots/${encodeURIComponent(name)}/restore`);
      tokens = await readTokens(ask);
    },
    requests: requestsOf(ask),
    faults: faultsOf(ask),
    clock: clockOf(ask),
    coverage: { counts: () => ask('GET', '/coverage/counts') },
  };
}

function requestsOf(ask: ControlPlane): TestRequests {
  return {
    entries: async () => entriesIn(await ask('GET', '/requests')),
    async wait(pattern, limits = {}) {
      const answer = await ask('POST', '/requests/wait', { matches: pattern, ...limits });
      const { matched, message } = members(answer);
      if (matched === true) return entriesIn(answer);
      throw new Error(String(message));
    },
    clear: async () => void (await ask('DELETE', '/requests')),
  };
}

function faultsOf(ask: ControlPlane): TestFaults {
  return {
    add: async (fault) => String(members(await ask('POST', '/faults', fault))['id']),
    remove: async (id) => void (await ask('DELETE', `/faults/${encodeURIComponent(id)}`)),
    clear: () => resetOnly(ask, 'faults'),
  };
}

function clockOf(ask: ControlPlane): TestClock {
  return {
    now: async () => String(members(await ask('GET', '/clock'))['now']),
    freeze: async (now) => void (await ask('PUT', '/clock', { mode: 'frozen', now })),
    advance: async (ms) => void (await ask('POST', '/clock/advance', { ms })),
    setOffset: async (offsetMs) => void (await ask('PUT', '/clock', { mode: 'offset', offsetMs })),
    reset: () => resetOnly(ask, 'clock'),
  };
}

async function resetOnly(ask: ControlPlane, part: (typeof PARTS)[number]): Promise<void> {
  await ask('POST', '/reset', { keep: PARTS.filter((each) => each !== part) });
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

/** Says the same as the server's own `as`. */
function actorOf(username: string, tokens: Tokens): Actor {
  const token = tokens.get(username);
  if (token === undefined) {
    const known = [...tokens.keys()].join(', ') || 'none';
    throw new RangeError(`There is no user "${username}". There are: ${known}.`);
  }
  if (token === null) throw new RangeError(`The user "${username}" has no token.`);
  return { token, headers: { Authorization: `Token ${token}` } };
}

function entriesIn(answer: unknown): readonly JournalEntry[] {
  const { requests } = members(answer);
  return Array.isArray(requests) ? requests : [];
}

function members(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

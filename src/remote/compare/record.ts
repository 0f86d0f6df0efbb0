/** Writes down what drifts, as the conformance tests play it: over a world of its own, in which nothing tells whose rows they were. */
import { startMockServer } from '../../server/start-mock-server.ts';
import { secretBytes } from '../../values/random.ts';
import type { ContractSet } from '../../waldur/contract.ts';
import { createMapping } from '../pull/mapped.ts';
import { KEY_BYTES, pullByKey } from '../pull/pull-fixtures.ts';
import type { CompareOptions } from './compare-options.ts';
import { createDisguise, type Disguise, keptWords, pairKey } from './disguise.ts';
import type { Judged } from './judge.ts';
import { LINKS } from './place-difference.ts';
import { playOver } from './play-over.ts';
import { stepOf } from './record-step.ts';
import { rowsIn, type Sample, type SampleRow } from './sample.ts';

/** What two files hold. */
export interface Recording {
  /** Cases of a request and its answer each; what was written is one case of many. */
  readonly cases: readonly RecordedCase[];
  /** The rows that they are about, as fixtures. */
  readonly world: object;
}

interface RecordedCase {
  readonly name: string;
  readonly why: string;
  readonly world: string;
  readonly steps: readonly object[];
}

const OWN_TOKEN = 'recorded-token';
/** Every row of the sample. */
const MOST = 10_000;
/**
 * `worldName`: by which the player finds the world. Undefined where nothing drifts.
 * @throws RemoteError where the private mock cannot be asked, which is a fault of ours
 */
export async function recordingOf(
  judged: readonly Judged[],
  sample: Sample,
  contract: ContractSet,
  { token, as = {} }: CompareOptions,
  worldName: string,
): Promise<Recording | undefined> {
  // In a record every address is that of the player.
  const drifting = judged.filter(
    ({ told: { verdict, differences } }) =>
      verdict === 'drift' && differences.some(({ place }) => place !== LINKS),
  );
  if (drifting.length === 0) return undefined;
  const key = secretBytes(KEY_BYTES);
  const callers = [['user', token] as const, ...Object.entries(as)];
  const world = await disguisedWorld(sample, contract, callers, key);
  const disguise = disguiseOf(judged, sample, world.document, key);
  const users = new Map([...world.usernames, ['nobody', 'anonymous']]);
  const plain = await playOver(world.document, world.usernames, contract, judged, disguise);
  const step = (each: Judged): readonly object[] =>
    stepOf(each, plain.get(judged.indexOf(each)), disguise, users);
  const singles = drifting
    .filter(({ probe }) => probe.phase !== 'write')
    .map((each) => caseOf(each, step(each), worldName, disguise));
  const written = judged.filter(({ probe }) => probe.phase === 'write');
  const [first] = drifting.filter(({ probe }) => probe.phase === 'write');
  const flow = first ? [caseOf(first, written.flatMap(step), worldName, disguise)] : [];
  return {
    cases: [...singles.filter(({ steps }) => steps.length > 0), ...flow],
    world: world.document,
  };
}

function caseOf(
  { told: { rule, differences, caller }, probe }: Judged,
  steps: readonly object[],
  world: string,
  disguise: Disguise,
): RecordedCase {
  const { method, path } = probe.request;
  const places = differences.map(({ place }) => place).join(', ');
  const name = `${method} ${disguise.path(path)} ${caller}`;
  return { name, why: `${rule}: ${places}`, world, steps };
}

interface DisguisedWorld {
  readonly document: object;
  /** By the names of callers. */
  readonly usernames: ReadonlyMap<string, string>;
}

/** Pulled as any server's rows are, from a mock that holds the sample. */
async function disguisedWorld(
  { document }: Sample,
  contract: ContractSet,
  callers: readonly (readonly [name: string, token: string])[],
  key: Uint8Array,
): Promise<DisguisedWorld> {
  const mock = await startMockServer({ contract, fixtures: document, keepAlive: true });
  try {
    return await disguised(mock.url, callers, key);
  } finally {
    await mock.close();
  }
}

async function disguised(
  from: string,
  callers: readonly (readonly [name: string, token: string])[],
  key: Uint8Array,
): Promise<DisguisedWorld> {
  const usernames = new Map<string, string>();
  const users: SampleRow[] = [];
  let rows: object = {};
  for (const [name, token] of callers) {
    const { fixtures } = await pullByKey({ from, token, limit: MOST }, key);
    if (users.length === 0) rows = fixtures;
    const known = new Set(rowsIn(rows, 'customers').map(({ uuid }) => uuid));
    for (const { roles, ...user } of rowsIn(fixtures, 'users')) {
      const kept = Array.isArray(roles)
        ? roles.filter((role: unknown) => known.has(Object(role).customer))
        : [];
      const own = `${OWN_TOKEN}-${name}`;
      usernames.set(name, String(user['username']));
      if (users.every(({ username }) => username !== user['username'])) {
        users.push({ ...user, token: own, roles: kept });
      }
    }
  }
  return { document: { ...rows, users }, usernames };
}

function disguiseOf(
  judged: readonly Judged[],
  sample: Sample,
  world: object,
  key: Uint8Array,
): Disguise {
  const mapping = createMapping(key, []);
  const pairs = new Map<string, string>();
  for (const table of Object.keys(world)) {
    const others = rowsIn(world, table);
    sample.rows(table).forEach((row, at) => {
      for (const [name, value] of Object.entries(row)) {
        const other = others[at]?.[name];
        if (isLeaf(value) && isLeaf(other)) pairs.set(pairKey(name, String(value)), String(other));
      }
    });
  }
  const plain = judged.flatMap(({ mock }) => (mock ? [JSON.stringify(mock.seen)] : []));
  return createDisguise(mapping, pairs, keptWords(plain, JSON.stringify(sample.document)));
}

const isLeaf = (value: unknown): value is string | number =>
  typeof value === 'string' || typeof value === 'number';

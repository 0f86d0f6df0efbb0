/** The state that a request met, as a file of Pact names it: with all that puts it in place again. */
import { SCENARIO_NAMES } from '../../fixtures/default-documents.ts';
import { exportFixtures } from '../../fixtures/export-fixtures.ts';
import type { Store, StoreSnapshot } from '../../store/store.ts';
import { sha256Of } from '../../values/hashing.ts';
import { isSameState, MOST_TOLD_ROWS } from '../held-states.ts';
import type { Secrets } from '../secrets/secrets.ts';
import type { Seed, Snapshots } from '../snapshots.ts';
import type { PactProviderState } from './pact-document.ts';

const SHOWN = 8;

/** What a sandbox knows by name. */
export interface NamedStates {
  readonly world: { readonly store: Store };
  readonly snapshots: Snapshots;
  readonly seed: Seed;
  readonly secrets: Pick<Secrets, 'of'>;
}

/** Undefined for a state that is too large to be told. */
export function providerState(
  snapshot: StoreSnapshot,
  { world, snapshots, seed, secrets }: NamedStates,
): PactProviderState | undefined {
  if (seed.name !== undefined && isSameState(snapshot, seed.store)) return shippedState(seed.name);
  const then = world.store.fork(snapshot);
  if (then.count() > MOST_TOLD_ROWS) return undefined;
  const fixtures = withoutSecrets(then, secrets);
  const name = snapshots
    .names()
    .find((each) => isSameState(snapshots.get(each)?.store ?? { tables: new Map() }, snapshot));
  if (name !== undefined) {
    return { name: `the snapshot ${name}`, params: { snapshot: name, fixtures } };
  }
  const hash = sha256Of(Buffer.from(JSON.stringify(fixtures))).slice(0, SHOWN);
  return { name: `the fixtures ${hash}`, params: { fixtures } };
}

function shippedState(name: string): PactProviderState {
  return SCENARIO_NAMES.some((each) => each === name)
    ? { name: `the scenario ${name}`, params: { scenario: name } }
    : { name: `the world ${name}`, params: { fixtures: name } };
}

/** Users without their tokens and passwords: the one who calls gets those of the interaction. Stubs may answer with anything. */
function withoutSecrets(store: Store, secrets: Pick<Secrets, 'of'>): object {
  const { $schema: _, users = [], stubs, ...others } = exportFixtures(store);
  const open = users.map(({ token: _token, password: _password, ...user }) => user);
  return {
    users: open,
    ...others,
    ...(stubs && { stubs: secrets.of({}, {}, stubs).value(stubs) }),
  };
}

/** The control plane's view of a server: one sandbox, and those beside it. */

import { documentToWrite } from '../fixtures/export-fixtures.ts';
import type {
  Controls,
  SandboxControls,
  SandboxesControls,
  SandboxInfo,
  Snapshots,
} from '../sandbox/controls.ts';
import { refuseManyGenerated } from '../sandbox/generated-rows.ts';
import type { MakeToOrder } from '../sandbox/make-to-order.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';
import { SANDBOX_ORDER } from '../sandbox/sandbox-order.ts';
import type { KeptInfo, Sandboxes } from '../sandbox/sandboxes.ts';
import { demand } from '../values/schema/problem-error.ts';
import { CONTRACT_NAMES, type ContractName } from '../waldur/contract.ts';
import { packageVersion } from './version.ts';

/** What the controls of all sandboxes of a server have in common. */
export interface ServerControls {
  readonly sandboxes: Sandboxes;
  readonly contract: ContractName;
  readonly make: MakeToOrder;
  readonly openApi: (contract: ContractName, base: string) => Promise<unknown>;
}

export function createControls(
  sandbox: Sandbox,
  { sandboxes, contract, make, openApi }: ServerControls,
): Controls {
  return {
    health: () => ({
      ...{ status: 'ok', version: packageVersion(), contract },
      limits: sandbox.holdings.told(sandbox, sandboxes.droppedNames),
    }),
    sandbox: sandboxControls(sandbox),
    sandboxes: sandboxesControls(sandboxes, make),
    openApi: (wanted, base) => openApi(nameOf(wanted) ?? contract, base),
    contracts: CONTRACT_NAMES,
  };
}

function nameOf(wanted: string | undefined): ContractName | undefined {
  return CONTRACT_NAMES.find((name) => name === wanted);
}

function sandboxControls(sandbox: Sandbox): SandboxControls {
  return {
    operations: sandbox.site.operations,
    clock: sandbox.world.clock,
    journal: sandbox.journal,
    waiters: sandbox.waiters,
    faults: sandbox.faults,
    coverage: sandbox.coverage,
    reset: (keep) => sandbox.reset(keep),
    state: () => sandbox.stateToWrite(),
    load(content, mode) {
      refuseManyGenerated([{ name: 'body', content }], sandbox.holdings.limits);
      return sandbox.load([{ name: 'body', content }], mode);
    },
    snapshots: snapshotControls(sandbox),
  };
}

function snapshotControls(sandbox: Sandbox): Snapshots {
  const { snapshots, world } = sandbox;
  return {
    names: () => [...snapshots.keys()],
    take: (name) => sandbox.remember(name),
    document(name) {
      const snapshot = snapshots.get(name);
      if (!snapshot) return undefined;
      const store = world.store.fork();
      store.restore(snapshot.store);
      return documentToWrite(store);
    },
    restore(name) {
      const snapshot = snapshots.get(name);
      if (snapshot) sandbox.restore(snapshot);
      return snapshot !== undefined;
    },
    drop: (name) => sandbox.forget(name),
  };
}

function sandboxesControls(sandboxes: Sandboxes, make: MakeToOrder): SandboxesControls {
  return {
    list: () => sandboxes.list().map(infoOf),
    drop: (name) => sandboxes.drop(name),
    create(body) {
      const order = demand(SANDBOX_ORDER, body);
      const { name, ttlSeconds } = order;
      if (sandboxes.has(name)) return 'conflict';
      const made = make(order);
      if (!('world' in made)) return made;
      sandboxes.add(name, made, ttlSeconds);
      const info = sandboxes.list().find((each) => each.name === name);
      return info ? infoOf(info) : 'conflict';
    },
  };
}

function infoOf({ name, sandbox, ttlSeconds, idleSeconds }: KeptInfo): SandboxInfo {
  const requests = sandbox.journal.held.number + sandbox.journal.dropped;
  return { name, sizes: sandbox.world.store.sizes(), requests, idleSeconds, ttlSeconds };
}
